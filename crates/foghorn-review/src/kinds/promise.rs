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
        let coming = || promised(draft, draft.around.now);
        match self {
            Self::Past => hits.extend(passed(draft).iter().map(|promise| Hit::at(promise.span.0..promise.span.1))),
            Self::Zoneless => hits.extend(coming().filter(|promise| !promise.zone_given).map(|promise| {
                let span = promise.span.0..promise.span.1;
                // It was read in the author's zone: written out, it means the same to everybody.
                let zone = promise.at.with_timezone(&draft.around.zone).format("%Z").to_string();
                let fix = zone
                    .bytes()
                    .all(|b| b.is_ascii_alphabetic())
                    .then(|| format!("{} {zone}", &draft.reading.text[span.clone()]));
                Hit { span, message: None, fix }
            })),
            Self::Twice => hits.extend(another(draft)),
            Self::Late => hits.extend(coming().and_then(|promise| late(draft, &promise))),
        }
    }
}

/// The promise in the message, as somebody reads it at `now`.
fn promised(draft: &Draft<'_>, now: At) -> Option<FoundPromise> {
    find_promise(draft.reading.text, &Here { zone: draft.around.zone, ..Here::utc(now) })
}

/// So many promises of one message are read: who makes more has other worries.
const MANY: usize = 6;

/// Each promise in the message, as somebody reads it at `now`, in the order of the text.
fn each_promised(draft: &Draft<'_>, now: At) -> Vec<FoundPromise> {
    let here = Here { zone: draft.around.zone, ..Here::utc(now) };
    let text = draft.reading.text;
    let (mut found, mut rest) = (Vec::new(), vec![(0, text.len())]);
    while let Some((from, until)) = rest.pop()
        && found.len() < MANY
    {
        let Some(mut promise) = find_promise(&text[from..until], &here) else { continue };
        promise.span = (from + promise.span.0, from + promise.span.1);
        rest.extend([(from, promise.span.0), (promise.span.1, until)]);
        found.push(promise);
    }
    found.sort_by_key(|promise| promise.span);
    found
}

/// The promises whose time was to come earlier today, and is not to come any more.
fn passed(draft: &Draft<'_>) -> Vec<FoundPromise> {
    let now = draft.around.now;
    let coming = each_promised(draft, now);
    let is_passed = |promise: &FoundPromise| {
        minute_end(promise.at) < now
            && promise.words.contains(|c: char| c == ':' || c.is_ascii_digit())
            && !is_length(promise)
            && !coming.iter().any(|other| other.span.0 < promise.span.1 && promise.span.0 < other.span.1)
    };
    let mut earlier = each_promised(draft, now - TimeDelta::hours(12));
    earlier.retain(is_passed);
    earlier
}

/// A promise of another time than the first one's.
fn another(draft: &Draft<'_>) -> Option<Hit> {
    let mut all = each_promised(draft, draft.around.now);
    // Read alone, a text may be a log of older updates.
    if draft.around.incident.is_some() {
        all.extend(passed(draft));
        all.sort_by_key(|promise| promise.span);
    }
    let (first, others) = all.split_first()?;
    let other = others.iter().find(|other| minute_end(other.at) != minute_end(first.at))?;
    let said =
        format!("Two times are promised, \u{201c}{}\u{201d} and \u{201c}{{match}}\u{201d}: keep one.", first.words);
    Some(Hit { span: other.span.0..other.span.1, message: Some(said), fix: None })
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
