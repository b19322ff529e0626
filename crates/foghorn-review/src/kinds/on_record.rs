//! Kind `on-record`: a time of day, already past, at which nothing is on record.
//!
//! Compared to the minute, whatever the day: a message rarely says it. A time to come is a promise or a plan, the time of
//! writing is nobody's record, and neither is looked at here, unless it is told as past: "since 15:40 UTC" at 15:08 UTC.

use std::sync::LazyLock;

use chrono::{Datelike, Month, NaiveDate, Timelike};
use foghorn_core::At;
use foghorn_core::when::{Here, When, WhenError};
use regex::Regex;

use super::{Check, Draft, Hit, tail};
use crate::pattern::own;

#[derive(Debug)]
pub(super) struct OnRecord;

static TIME: LazyLock<Regex> = LazyLock::new(|| own(r"(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[ap]\.?m)?"));
static ZONE: LazyLock<Regex> = LazyLock::new(|| own(r"(?-i:UTC|GMT|CES?T|BST|[ECMP][SD]T)"));
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    own(&format!(r"(?:(?<day>\d{{1,2}}) (?<month>{MONTH})|(?<earlier>{MONTH}) (?<later>\d{{1,2}}))"))
});
/// A promise that is over, or a plan: other rules read those.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"(?:will|shall|(?:we|it|they|i)'ll|next (?:\w+ ){0,2}?(?:update|word|news)|going to|expect\w*|plan\w*|scheduled|eta|until|tomorrow)[^.;!?\n]{0,80}?[\s(*_]$",
    )
});
/// Words before a time that tell it as past.
static SINCE: LazyLock<Regex> = LazyLock::new(|| own(r"since[\s(*_]$"));
/// So many bytes before a time hold all that [`ANNOUNCED`] may reach over.
const ANNOUNCING: usize = 600;
/// A zone this many bytes after a time may still be its own: "between 14:05 and 15:10 UTC".
const REACH: usize = 40;

impl Check for OnRecord {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let Some(known) = draft.around.incident else { return };
        let here = Here { zone: draft.around.zone, ..Here::utc(draft.around.now) };
        let mut on_record: Vec<u32> = known.times.iter().map(|at| minute(*at)).collect();
        on_record.extend(known.on_record().flat_map(|text| times(text, &here)).map(|(_, at)| minute(at)));
        on_record.push(minute(draft.around.now));
        let text = draft.reading.text;
        let unknown = times(text, &here).into_iter().filter(|(_, at)| !on_record.contains(&minute(*at)));
        hits.extend(
            unknown
                .filter(|(span, _)| !ANNOUNCED.is_match(tail(&text[..span.start], ANNOUNCING)))
                .map(|(span, _)| Hit::at(span)),
        );
        let early = TIME.find_iter(text).filter(|found| SINCE.is_match(tail(&text[..found.start()], REACH)));
        hits.extend(early.filter(|found| instant(text, found, &here).is_some_and(|read| read.is_err())).map(|found| {
            Hit {
                span: found.range(),
                message: Some(
                    "\u{201c}{match}\u{201d} is still to come, and this tells it as past: look at the clock.".into(),
                ),
                fix: None,
            }
        }));
    }
}

/// The past times of a text, with their places.
fn times(text: &str, here: &Here) -> Vec<(std::ops::Range<usize>, At)> {
    let read = |found: regex::Match<'_>| {
        let at = instant(text, &found, here)?.ok()?;
        (!is_to_come(&text[..found.start()], here.now)).then_some((found.range(), at))
    };
    TIME.find_iter(text).filter_map(read).collect()
}

/// A time of day in a text as an instant that is past, or why it is none.
fn instant(text: &str, found: &regex::Match<'_>, here: &Here) -> Option<Result<At, WhenError>> {
    let until = (0..=(found.end() + REACH).min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let zone = ZONE.find(text.get(found.end()..until)?).map_or("", |zone| zone.as_str());
    Some(When::new(format!("{} {zone}", found.as_str())).past(here))
}

/// Whether the words before a time name a day after today's.
fn is_to_come(before: &str, now: At) -> bool {
    let Some(date) = DATE.captures_iter(tail(before, REACH)).last() else { return false };
    let named = |group| date.name(group).map(|part| part.as_str());
    let day = named("day").or(named("later")).and_then(|day| day.parse().ok());
    let month = named("month").or(named("earlier")).and_then(|month| month.parse::<Month>().ok());
    let date =
        day.zip(month).and_then(|(day, month)| NaiveDate::from_ymd_opt(now.year(), month.number_from_month(), day));
    date.is_some_and(|date| date > now.date_naive())
}

/// The minute of the day, in UTC.
fn minute(at: At) -> u32 {
    at.hour() * 60 + at.minute()
}
