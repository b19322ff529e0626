//! Kind `next-update`: an open incident, and no time for the next word.
//!
//! The time is read as core reads promises, so that the review and the clock agree on what a promise is; `patterns` add
//! wordings that name a time for the next word without being a promise that a clock could keep.

use chrono::TimeDelta;
use foghorn_core::promise_text::{MissedBecause, PromiseRead, read_promise};
use foghorn_core::when::Here;
use regex::Regex;

use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, RuleFile};

#[derive(Debug)]
pub(super) struct NextUpdate {
    also: Option<Regex>,
}

impl NextUpdate {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let also = any_of(&file.front.patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        Ok(Self { also })
    }
}

impl Check for NextUpdate {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let text = draft.reading.text;
        let said = self.also.as_ref().is_some_and(|also| also.is_match(text));
        if draft.reading.words > 0 && !said && !promises(draft) {
            hits.push(Hit::default());
        }
    }
}

/// Whether the text names a time for the next word. A text read later than it was written still does: its time is taken
/// as coming, from half a day earlier too, and a date that is over was once to come. Whether a promise is over, or
/// has no zone, is for others to say (`promise`, `zoneless`).
fn promises(draft: &Draft<'_>) -> bool {
    let now = draft.around.now;
    [now, now - TimeDelta::hours(12)].into_iter().any(|now| {
        let here = Here { zone: draft.around.zone, ..Here::utc(now) };
        match read_promise(draft.reading.text, &here) {
            PromiseRead::Found(_) => true,
            PromiseRead::Missed(missed) => match missed.why {
                MissedBecause::Over(_) | MissedBecause::Zone(_) => true,
                // "Next update shortly" names none; "next update 14:30 or 15:00" does.
                MissedBecause::Time => missed.words.contains(|letter: char| letter.is_ascii_digit()),
            },
            PromiseRead::None => false,
        }
    })
}
