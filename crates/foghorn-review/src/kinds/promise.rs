//! Kinds `promise-past`, `promise-zoneless`, `promise-late` and `promise-twice`: the promised time of the next word against the clock.
//!
//! A promise is what core reads as one, so that the review speaks of the time that the clock will keep.

use chrono::TimeDelta;
use foghorn_core::clocks::minute_end;
use foghorn_core::promise_text::{FoundPromise, find_promise};
use foghorn_core::when::Here;
use foghorn_core::{At, clocks};

use super::{Check, Draft, Hit};

#[derive(Clone, Copy, Debug)]
pub(super) enum Promise {
    /// It is over.
    Past,
    /// It has no zone.
    Zoneless,
    /// It comes later than the cadence asks.
    Late,
    /// Another time is promised as well.
    Twice,
}

impl Check for Promise {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let now = draft.around.now;
        let coming = promised(draft, now);
        hits.extend(match self {
            // What was to come earlier today and is not to come any more has passed.
            Self::Past if coming.is_none() => promised(draft, now - TimeDelta::hours(12))
                .filter(|promise| {
                    minute_end(promise.at) < now && promise.words.contains(|c: char| c == ':' || c.is_ascii_digit())
                })
                .filter(|promise| !is_length(promise))
                .map(|promise| Hit::at(promise.span.0..promise.span.1)),
            Self::Past => None,
            Self::Zoneless => coming.filter(|promise| !promise.zone_given).map(|promise| {
                let span = promise.span.0..promise.span.1;
                // It was read in the author's zone: written out, it means the same to everybody.
                let zone = promise.at.with_timezone(&draft.around.zone).format("%Z").to_string();
                let fix = zone
                    .bytes()
                    .all(|b| b.is_ascii_alphabetic())
                    .then(|| format!("{} {zone}", &draft.reading.text[span.clone()]));
                Hit { span, message: None, fix }
            }),
            Self::Twice => coming.and_then(|promise| another(draft, &promise)),
            Self::Late => coming.and_then(|promise| late(draft, &promise)),
        });
    }
}

/// The promise in the message, as somebody reads it at `now`.
fn promised(draft: &Draft<'_>, now: At) -> Option<FoundPromise> {
    find_promise(draft.reading.text, &Here { zone: draft.around.zone, ..Here::utc(now) })
}

/// A second promise of another time, in what stands before or after the first.
fn another(draft: &Draft<'_>, first: &FoundPromise) -> Option<Hit> {
    let text = draft.reading.text;
    let here = Here { zone: draft.around.zone, ..Here::utc(draft.around.now) };
    let rest = [(0, &text[..first.span.0]), (first.span.1, &text[first.span.1..])];
    let found = rest.into_iter().find_map(|(from, text)| find_promise(text, &here).map(|promise| (from, promise)));
    let (from, other) = found.filter(|(_, other)| minute_end(other.at) != minute_end(first.at))?;
    let said =
        format!("Two times are promised, \u{201c}{}\u{201d} and \u{201c}{{match}}\u{201d}: keep one.", first.words);
    Some(Hit { span: from + other.span.0..from + other.span.1, message: Some(said), fix: None })
}

/// "In 30 minutes" moves with its reader and is never over.
fn is_length(promise: &FoundPromise) -> bool {
    promise.zone_given
        && !promise.words.contains(':')
        && !promise.words.bytes().any(|b| b.is_ascii_uppercase() && b != b'N')
}

fn late(draft: &Draft<'_>, promise: &FoundPromise) -> Option<Hit> {
    let due = draft.around.incident?.next_due.filter(|due| minute_end(*due) < promise.at)?;
    let minutes = clocks::minutes_late(due, promise.at);
    let shown = due.with_timezone(&draft.around.zone).format("%H:%M %Z");
    let message = format!(
        "The cadence asks for a word by {shown}; this promise is {minutes} min later. Promise that time, or say why not."
    );
    Some(Hit { span: promise.span.0..promise.span.1, message: Some(message), fix: None })
}
