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
/// What is counted.
const COUNTED: &str = "(?:customers?|users?|clients?|people|accounts?|organi[sz]ations|merchants?|payments?|orders?|requests?|messages?|e-?mails?|files?|records?|transactions?|jobs?|uploads?|tickets?|devices?|sites?|transfers?|calls?|builds?)";
const NUMBER_WORD: &str =
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty";
static PART: LazyLock<Regex> = LazyLock::new(|| {
    own(&format!(
        r"(?:(?<one>one|{NUMBER_WORD}|\d{{1,3}})(?<counted> (?:[a-z-]+ ){{0,2}}?{COUNTED})? (?:in|out of)(?: every)? (?<of>{NUMBER_WORD}|\d{{1,4}})|(?<word>{SHARE_WORD})(?: of)?)"
    ))
});
/// The words of a share.
const SHARE_WORD: &str = "(?:(?:one|a) )?half|(?:one|a|two)[ -]thirds?|(?:one|a|three)[ -]quarters?|(?:one|a|two|three|four)[ -]fifths?|(?:one|a|two|three|four|five|six|seven|eight|nine)[ -]tenths?";
/// What may follow the words of a share; after anything else "a third" is the one after the second.
static SHARE_GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    own(&format!(
        r"^ (?:of|the|our|your|all|are|is|was|were|has|have|had|can|cannot|could|do|does|did|fail\w*|still|now|at|or|and|more|less|who|that|{COUNTED})|^(?:[^\w\s'-]|\s*$)"
    ))
});
/// What is counted by "in": lengths of time, and places.
static OTHER_WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"^ (?:[a-z-]+ )?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|regions?|countries|places|data ?cent(?:er|re)s?|zones?|cities|languages|steps|parts|stages|waves|batches)",
    )
});
/// "One attempt to pay in three", on record: there it need not be told from other words.
static ONE_IN: LazyLock<Regex> = LazyLock::new(|| {
    own(&format!(
        r"(?<one>one|{NUMBER_WORD}|\d{{1,3}}) (?:[a-z-]+ ){{1,4}}?(?:in|out of)(?: every)? (?<of>{NUMBER_WORD}|\d{{1,4}})"
    ))
});
/// "Every third payment", on record.
static EVERY: LazyLock<Regex> =
    LazyLock::new(|| own("(?:every|each) (?<here>second|other|third|fourth|fifth|tenth) [a-z-]+"));
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    own(&format!(r"(?<here>\d[\d,]*(?:\.\d+)?) ?(?<scale>k|m|thousand|million)? (?:[a-z-]+ ){{0,2}}?{COUNTED}"))
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
            let shares = ONE_IN.captures_iter(text).filter_map(|found| one_in(&found));
            let every = EVERY.captures_iter(text).filter_map(|found| every(found.name("here")?.as_str()));
            on_record.extend(shares.chain(every).map(Amount::Share));
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
        let whole = part.get_match();
        let after = &text[whole.end()..];
        // "Two sites in three towns" is no share, nor is "a third time".
        let doubtful =
            part.name("counted").is_some() || part.name("word").is_some_and(|word| word.end() == whole.end());
        if OTHER_WHOLE.is_match(after) || (doubtful && !SHARE_GOES_ON.is_match(after)) {
            continue;
        }
        let share = part.name("word").map_or_else(|| one_in(&part), |word| share_of(word.as_str()));
        found.extend(share.map(|share| (whole.range(), Amount::Share(share))));
    }
    for count in COUNT.captures_iter(text) {
        found.extend(scaled(&count).map(|value| (count.get_match().range(), Amount::Count(value))));
    }
    found
}

/// So many in so many, per hundred.
fn one_in(part: &regex::Captures<'_>) -> Option<f64> {
    let (some, whole) = (count_of(part.name("one")?.as_str())?, count_of(part.name("of")?.as_str())?);
    (some < whole).then(|| 100.0 * some / whole)
}

/// One of so many, per hundred.
fn every(ordinal: &str) -> Option<f64> {
    part_of(&ordinal.to_ascii_lowercase()).map(|of| 100.0 / of)
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
    let words = words.to_ascii_lowercase();
    let (some, whole) = words.rsplit_once([' ', '-']).unwrap_or(("a", &words));
    let some = if matches!(some.trim(), "a" | "one") { 1.0 } else { number_word(some.trim())? };
    Some(100.0 * some / part_of(whole)?)
}

fn part_of(word: &str) -> Option<f64> {
    Some(match word.trim_end_matches('s') {
        "half" | "second" | "other" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "tenth" => 10.0,
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
