//! The one act: a message under its rules.
//!
//! Here: the order of things — parts of an apology, status, rules, overlaps — and the answer. Not here: what any rule
//! looks for.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::{Finding, Part, Place};
use crate::kinds::Draft;
use crate::message::{Around, Message};
use crate::rules::Rules;
use crate::status::Status;
use crate::text::{Language, Reading};

/// What the review says about a message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Review {
    /// Remarks, in the order of the text; what is missing comes first.
    pub findings: Vec<Finding>,
    /// The parts of an apology that are there, in the order of the six lights.
    pub parts: Vec<Part>,
    /// Where they stand.
    pub places: Vec<Place>,
    /// The status that the text shows.
    pub status: Status,
    /// English, or not; where not, only rules on time, secrets, facts and length have been asked.
    pub language: Language,
    /// School years needed to read it, by Flesch and Kincaid; `None` where it is too short, or not English.
    pub grade: Option<f32>,
    /// How many words it has.
    pub words: usize,
    /// How many sentences it has.
    pub sentences: usize,
}

/// Reviews a message; the same arguments always give the same answer.
pub fn review(rules: &Rules, message: &Message<'_>, around: &Around<'_>) -> Review {
    let reading = Reading::of(message.text);
    let is_withdrawn = around.incident.is_some_and(|known| known.status == foghorn_core::Status::Withdrawn);
    let status = Status::of(&reading, if is_withdrawn { "withdrawn" } else { message.occasion });
    let mut draft = Draft { reading: &reading, message, around, status, places: &[] };
    let places = places(rules, &draft);
    draft.places = &places;
    let mut parts: Vec<Part> = places.iter().map(|place| place.part).collect();
    parts.sort();
    parts.dedup();
    let findings =
        rules.all().iter().filter(|rule| rule.part().is_none()).flat_map(|rule| rule.findings(&draft)).collect();
    Review {
        findings: once(rules, findings),
        parts,
        places,
        status,
        language: reading.language,
        grade: reading.grade.filter(|_| reading.language == Language::English),
        words: reading.words,
        sentences: reading.sentences.len(),
    }
}

/// The parts of an apology. An explanation or a promise is a part of one only where there is regret.
fn places(rules: &Rules, draft: &Draft<'_>) -> Vec<Place> {
    let found = rules.all().iter().filter_map(|rule| rule.part().map(|part| (part, rule.findings(draft))));
    let mut places: Vec<Place> = found
        .flat_map(|(part, found)| found.into_iter().map(move |at| Place { part, start: at.start, end: at.end }))
        .collect();
    if !places.iter().any(|place| place.part == Part::Regret) {
        places.clear();
    }
    places.sort_by_key(|place| (place.start, place.end, place.part));
    places
}

/// Findings in order, each mistake once: a rule's own overlapping findings become one, and where a rule yields to
/// another, the other one speaks.
fn once(rules: &Rules, mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.start, b.end, &a.rule).cmp(&(b.start, a.end, &b.rule)));
    // Findings that stand nowhere are about the whole message.
    let touches = |a: &Finding, b: &Finding| (a.start < b.end && b.start < a.end) || (a.end == 0 && b.end == 0);
    let mut reaches: BTreeMap<_, Reach> = BTreeMap::new();
    for finding in &findings {
        reaches.entry(finding.rule.clone()).or_default().add(finding);
    }
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in &findings {
        let yields_to = rules.named(&finding.rule).map_or(&[][..], |rule| &rule.yields_to);
        let yields = yields_to.iter().any(|rule| reaches.get(rule).is_some_and(|reach| reach.touches(finding)));
        let same = kept.iter().rev().take(8).any(|other| other.rule == finding.rule && touches(finding, other));
        if !yields && !same {
            kept.push(finding.clone());
        }
    }
    kept.sort_by(|a, b| (a.start, a.end, &a.rule).cmp(&(b.start, b.end, &b.rule)));
    kept
}

/// Where one rule's findings stand, so that a text full of them is still gone through once.
#[derive(Default)]
struct Reach {
    /// Their beginnings, in order.
    starts: Vec<usize>,
    /// How far they reach up to each.
    furthest: Vec<usize>,
    /// One stands nowhere: it is about the whole message.
    nowhere: bool,
}

impl Reach {
    /// Adds a finding that begins no earlier than those before it.
    fn add(&mut self, finding: &Finding) {
        self.nowhere |= finding.end == 0;
        self.starts.push(finding.start);
        self.furthest.push(self.furthest.last().copied().unwrap_or(0).max(finding.end));
    }

    /// True where one of them overlaps with this finding, or both stand nowhere.
    fn touches(&self, finding: &Finding) -> bool {
        let before_its_end = self.starts.partition_point(|start| *start < finding.end);
        let overlaps = before_its_end.checked_sub(1).is_some_and(|last| self.furthest[last] > finding.start);
        overlaps || (self.nowhere && finding.end == 0)
    }
}
