//! Kind `figure`: a share or a count that nothing on record has.
//!
//! The same figure may be said otherwise: "12 %" as "one in eight", "1,204 customers" as "about 1,200". Not here: times,
//! lengths, versions and codes, which are no claims on how many (`on_record` has the times).

use std::sync::LazyLock;

use foghorn_core::when::number as number_word;
use regex::Regex;

use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of, own};
use crate::rule_file::{Flaw, RuleFile};

#[derive(Debug)]
pub(super) struct Figure {
    /// Sentences that speak of what is to come, not of what is.
    unless: Option<Regex>,
}

impl Figure {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let unless = any_of(&file.front.unless, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        Ok(Self { unless })
    }
}

/// How many, or what share.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Amount {
    /// Per hundred.
    Share(f64),
    /// Of whatever is counted.
    Count(f64),
}

/// Figures this much apart, in parts of the figure, are the same one said roundly: "one in eight" for 12 %.
const ROUND: f64 = 0.06;

static SHARE: LazyLock<Regex> = LazyLock::new(|| own(r"(?<here>\d[\d.,]*) ?(?:%|percent|per cent)"));
static PART: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"(?:(?<one>one|1|two|2|three|3) (?:in|out of)(?: every)? (?<of>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d{1,4})|(?<word>half|a third|two thirds|a quarter|three quarters|a fifth|a tenth)(?: of)?)",
    )
});
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"(?<here>\d[\d,]*(?:\.\d+)?) ?(?<scale>k|m|thousand|million)? (?:[a-z-]+ ){0,2}?(?:customers?|users?|clients?|people|accounts?|organi[sz]ations|merchants?|payments?|orders?|requests?|messages?|e-?mails?|files?|records?|transactions?|jobs?|uploads?|tickets?|devices?|sites?|transfers?|calls?|builds?)",
    )
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| own(r"(?<here>\d[\d,]*(?:\.\d+)?) ?(?<scale>k|m|thousand|million)?"));

impl Check for Figure {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let Some(known) = draft.around.incident else { return };
        let mut on_record = Vec::new();
        for text in known.on_record() {
            on_record.extend(claims(text).into_iter().map(|(_, amount)| amount));
            // A count on record may stand without what is counted: "affected: 1204".
            on_record.extend(NUMBER.captures_iter(text).filter_map(|found| scaled(&found).map(Amount::Count)));
        }
        let coming = |place: usize| {
            let sentences = &draft.reading.sentences;
            let sentence = sentences.iter().find(|sentence| sentence.contains(&place));
            sentence.is_some_and(|sentence| {
                self.unless.as_ref().is_some_and(|unless| unless.is_match(&draft.reading.text[sentence.clone()]))
            })
        };
        for (span, amount) in claims(draft.reading.text) {
            if !coming(span.start) && !on_record.iter().any(|other| is_same(amount, *other)) {
                hits.push(Hit::at(span));
            }
        }
    }
}

/// The figures of a text, with their places.
fn claims(text: &str) -> Vec<(std::ops::Range<usize>, Amount)> {
    let mut found = Vec::new();
    for share in SHARE.captures_iter(text) {
        let value = share.name("here").and_then(|digits| number(digits.as_str()));
        found.extend(value.map(|value| (share.get_match().range(), Amount::Share(value))));
    }
    for part in PART.captures_iter(text) {
        let whole = part.name("of").and_then(|of| count_of(of.as_str()));
        let some = part.name("one").and_then(|one| count_of(one.as_str()));
        let share = match (some, whole) {
            (Some(some), Some(whole)) if whole > 0.0 => Some(100.0 * some / whole),
            _ => part.name("word").and_then(|word| share_of(word.as_str())),
        };
        found.extend(share.map(|share| (part.get_match().range(), Amount::Share(share))));
    }
    for count in COUNT.captures_iter(text) {
        found.extend(scaled(&count).map(|value| (count.get_match().range(), Amount::Count(value))));
    }
    found
}

fn scaled(found: &regex::Captures<'_>) -> Option<f64> {
    let value = number(found.name("here")?.as_str())?;
    Some(match found.name("scale").map(|scale| scale.as_str().to_ascii_lowercase()).as_deref() {
        Some("k" | "thousand") => value * 1e3,
        Some("m" | "million") => value * 1e6,
        _ => value,
    })
}

fn number(digits: &str) -> Option<f64> {
    digits.trim_end_matches(['.', ',']).replace(',', "").parse().ok()
}

fn count_of(word: &str) -> Option<f64> {
    let word = word.to_ascii_lowercase();
    number_word(&word).or_else(|| number(&word))
}

fn share_of(words: &str) -> Option<f64> {
    let words = words.split_whitespace().map(str::to_ascii_lowercase).collect::<Vec<_>>().join(" ");
    Some(match words.as_str() {
        "half" => 50.0,
        "a third" => 100.0 / 3.0,
        "two thirds" => 200.0 / 3.0,
        "a quarter" => 25.0,
        "three quarters" => 75.0,
        "a fifth" => 20.0,
        "a tenth" => 10.0,
        _ => return None,
    })
}

fn is_same(a: Amount, b: Amount) -> bool {
    match (a, b) {
        (Amount::Share(a), Amount::Share(b)) | (Amount::Count(a), Amount::Count(b)) => {
            (a - b).abs() <= ROUND * a.abs().max(b.abs())
        }
        _ => false,
    }
}
