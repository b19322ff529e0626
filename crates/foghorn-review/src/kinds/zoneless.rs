//! Kind `zoneless`: a time of day without its zone.
//!
//! One zone may serve a range ("from 14:00 to 15:10 UTC") or a whole message ("all times in UTC"). Not here: whether
//! the zone is the right one.

use std::sync::LazyLock;

use regex::Regex;

use super::{Check, Draft, Hit, tail};
use crate::pattern::own;

#[derive(Debug)]
pub(super) struct Zoneless;

const TIME: &str = r"(?:(?:[01]?\d|2[0-4])[:\u{2236}][0-5]\d(?:[:][0-5]\d(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:[ap]m\b|[ap]\.m\.?)|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours)\b)";
const ZONE: &str = r"(?:UTC|GMT|Z|(?-i:[A-Z]{1,4}[SD]?T|MSK|NZ[SD]T|SGT|HKT|IST|Z|AoE)|(?:pacific|eastern|central|mountain|atlantic|coordinated|greenwich|british|indian|singapore|japan|china|india|uk|us|eu|local|[a-z]{3,12}(?:n|an|ean|ese|ish)|berlin|london|paris|sydney|tokyo|new york) (?:(?:standard|daylight|summer|mean|universal) )?time|(?:pacific|eastern)|(?:UTC|GMT)?\s?[+\u{2212}-]\d{1,2}(?::?\d\d)?|(?-i:ET|PT|CT|MT)|(?-i:[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+))";
const DATE: &str = r"(?:on|of|the|at|by|day|next|following|same|today|tomorrow|yesterday|\d{4}-\d\d-\d\d|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)";

struct Patterns {
    time: Regex,
    zone_follows: Regex,
    zone_before: Regex,
    zone_for_all: Regex,
    no_time_follows: Regex,
}

fn patterns() -> &'static Patterns {
    static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
        time: own(TIME),
        // Only what belongs to a range or a date may stand between a time and the zone that serves it.
        zone_follows: at_start(&format!(
            r"(?:[\s,;:/&()*\u{{2013}}\u{{2014}}\u{{2192}}>~-]|\b(?:to|and|until|till|through|or|about|around|approximately|{DATE}|{TIME})\b|{TIME}){{0,24}}?[\s(\[]*{ZONE}"
        )),
        zone_before: own(&format!(r"{ZONE}[\s):,]{{0,3}}")),
        zone_for_all: own(
            r"times? <3> (?:utc|gmt|(?-i:[ECMP][SD]?T|CES?T|BST|IST|AE[SD]T|JST))|[a-z]+ ?\((?:utc|gmt|(?-i:[ECMP][SD]?T|CES?T|BST|JST))\)|in (?:utc|gmt|(?-i:[ECMP][SD]T|CES?T|BST))|(?:all )?times (?:are |shown )?(?:in )?(?:us[/ ])?(?:pacific|eastern|central|mountain|utc|local)|timezone|time zone",
        ),
        no_time_follows: at_start(r"[:/%]\d|:[a-z]"),
    });
    &PATTERNS
}

/// A pattern that must match where it is asked.
fn at_start(pattern: &str) -> Regex {
    own(&format!("(?:^(?:{pattern}))"))
}

impl Check for Zoneless {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let (patterns, text) = (patterns(), draft.reading.text);
        if !patterns.time.is_match(text) || patterns.zone_for_all.is_match(text) {
            return;
        }
        for (span, sentence) in draft.reading.each_sentence() {
            for found in patterns.time.find_iter(sentence) {
                let (before, after) = (&sentence[..found.start()], &sentence[found.end()..]);
                let near = boundary(after, 120);
                let zoned = patterns.zone_follows.is_match(&after[..near]) || ends_with_zone(before, patterns);
                let within_other = before.ends_with([':', '/', '.', '-', '_', '$', '\u{20ac}', '\u{a3}'])
                    && !before.ends_with(". ")
                    || patterns.no_time_follows.is_match(&after[..near]);
                if !zoned && !within_other {
                    let end = found.start() + found.as_str().trim_end_matches('.').len();
                    hits.push(Hit::at(span.start + found.start()..span.start + end));
                }
            }
        }
    }
}

/// "UTC 14:30".
fn ends_with_zone(before: &str, patterns: &Patterns) -> bool {
    let near = tail(before, 24);
    patterns.zone_before.find_iter(near).last().is_some_and(|zone| zone.end() == near.len())
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
