//! A rule's examples as its tests: `make test` runs the built-in ones, `foghorn check` a team's own.
//!
//! Each example is reviewed by all rules together, as a message would be, at noon UTC on 15 January 2026; only the rule's own
//! findings are looked at.

use chrono::TimeZone;
use chrono_tz::Tz;
use foghorn_core::At;

use crate::finding::Fault;
use crate::message::{Around, Message};
use crate::review::review;
use crate::rule::Rule;
use crate::rule_file::{Example, Shows};
use crate::rules::Rules;

impl Rules {
    /// Where rules do not do what their own examples show, with file and line.
    pub fn faults_of_examples(&self) -> Vec<Fault> {
        self.all().iter().flat_map(|rule| self.faults_of_its_examples(rule)).collect()
    }

    /// The same for one rule of these.
    pub fn faults_of_its_examples(&self, rule: &Rule) -> Vec<Fault> {
        rule.examples.iter().filter_map(|example| self.fault_of(rule, example)).collect()
    }

    fn fault_of(&self, rule: &Rule, example: &Example) -> Option<Fault> {
        let message = Message {
            text: &example.text,
            subject: &example.subject,
            occasion: &example.occasion,
            stakeholder: &example.stakeholder,
            channel: &example.channel,
        };
        let now = chrono::Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).single().unwrap_or(At::UNIX_EPOCH);
        let answer = review(self, &message, &Around { now, zone: Tz::UTC, incident: example.known.as_ref() });
        let found: Vec<(usize, usize)> = match rule.part() {
            Some(part) => {
                answer.places.iter().filter(|place| place.part == part).map(|place| (place.start, place.end)).collect()
            }
            None => {
                let own =
                    answer.findings.iter().filter(|finding| finding.rule == rule.name || rule.speaks_as(&finding.rule));
                own.map(|finding| (finding.start, finding.end)).collect()
            }
        };
        let nowhere = vec![(0, 0)];
        let (wanted, reason) = match example.shows {
            Shows::Flags if example.spans.is_empty() => (&nowhere, "it should say that something is missing"),
            Shows::Flags => (&example.spans, "it should flag what is marked, and nothing else"),
            Shows::Allows => (&example.spans, "it should allow this"),
            Shows::Misses => (&example.spans, "it finds what is noted as a miss; move the line to `flags`"),
        };
        let quote = |(start, end): &(usize, usize)| format!("\u{ab}{}\u{bb}", &example.text[*start..*end]);
        let all = || found.iter().map(quote).collect::<Vec<_>>().join(", ");
        (&found != wanted).then(|| Fault {
            file: rule.file.clone(),
            line: example.line,
            reason: format!("{reason}; it found {}", if found.is_empty() { "nothing".to_owned() } else { all() }),
        })
    }
}
