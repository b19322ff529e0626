//! One clock while the walk goes on: its parts, and what a raise, a lowering, a word or silence does to them.
//!
//! Here: rules that need only this clock and its own row of the playbook. Not here: what concerns the incident or a
//! partner's clock, and which part decides (`walk`).

use std::collections::BTreeMap;

use super::{Because, Clock, Due, Fate, Hold, Promised, Word, after, minute_end, minutes_late};
use crate::entry::At;
use crate::event::Promise;
use crate::ids::{Channel, StakeholderId};
use crate::playbook::{Rhythm, Stakeholder};
use crate::span::Span;
use crate::words::{Severity, Status};

/// A raise that no word has answered yet.
pub(super) struct Raise {
    pub(super) at: At,
    pub(super) from: Severity,
    pub(super) due: At,
    /// A hold was set after it; one that comes after the hold calls for a word in spite of it.
    pub(super) held: bool,
}

/// One clock while the walk goes on.
#[derive(Default)]
pub(super) struct Running {
    pub(super) row: Option<Stakeholder>,
    /// Has a clock by itself at severities with a rhythm: not waiting to be added, not dropped.
    pub(super) joined: bool,
    /// Was told, perhaps, but no longer needs to hear: only what was promised stands.
    pub(super) dropped: bool,
    /// From when a first word is counted, while it is owed one.
    pub(super) counted_from: Option<At>,
    /// What the cadence asks for: first word, interval, or first word after reopening.
    pub(super) cadence: Option<Due>,
    pub(super) raises: Vec<Raise>,
    pub(super) change: Option<Due>,
    /// The first change of status, severity or impact after the last word.
    pub(super) untold_since: Option<At>,
    /// The partner was told without them.
    pub(super) left_out: Option<Due>,
    /// A hold was set after that.
    pub(super) left_out_held: bool,
    pub(super) last_word: Option<Due>,
    pub(super) never_told: bool,
    pub(super) hold: Option<Hold>,
    pub(super) words: Vec<Word>,
    /// The promise of the latest word; of words in one second, the earlier promise.
    pub(super) latest_promise: Option<Promise>,
    pub(super) promises: Vec<Promised>,
    pub(super) incomplete: Vec<Channel>,
    pub(super) raised_at: Option<At>,
    /// The status that the latest word told, since the last reopening.
    pub(super) told_status: Option<Status>,
}

impl Running {
    pub(super) fn rhythm(&self, severity: Severity) -> Rhythm {
        self.row.as_ref().and_then(|row| row.cadence.get(&severity)).copied().unwrap_or_default()
    }

    /// Words are held back from now on; what called for one before is held back too.
    pub(super) fn put_on_hold(&mut self, hold: Hold) {
        self.hold = Some(hold);
        self.left_out_held = true;
        self.raises.iter_mut().for_each(|raise| raise.held = true);
    }

    /// Raises that no hold keeps back: none is in force, or they came after it.
    pub(super) fn raises_in_force(&self) -> impl Iterator<Item = Due> {
        let in_force = self.raises.iter().filter(|raise| self.hold.is_none() || !raise.held);
        in_force.map(|raise| Due { at: raise.due, set_at: raise.at, because: Because::Raised })
    }

    /// A word to the partner alone that no hold keeps back.
    pub(super) fn left_out_in_force(&self) -> Option<Due> {
        self.left_out.filter(|_| self.hold.is_none() || !self.left_out_held)
    }

    /// With whom it hears.
    pub(super) fn partner(&self) -> Option<&StakeholderId> {
        self.row.as_ref().and_then(|row| row.with.as_ref())
    }

    /// Was told anything, and was not dropped.
    pub(super) fn told(&self) -> bool {
        !self.words.is_empty() && !self.dropped
    }

    /// Whether a channel counts as told.
    pub(super) fn counts(&self, channel: &Channel) -> bool {
        self.row.as_ref().is_none_or(|row| row.required.is_empty() || row.required.contains(channel))
    }

    /// What the cadence asks for after the latest word: nothing where its promise decides, because it is not later
    /// than the interval or has a reason to be.
    pub(super) fn next_word(&self, severity: Severity, status: Status, stretched: u32) -> Option<Due> {
        let word = self.words.last().filter(|_| self.joined && self.partner().is_none())?;
        let span = interval(self.rhythm(severity), status, stretched)?;
        let due = Due { at: after(word.at, span), set_at: word.at, because: Because::Interval };
        let decides = |promise: &Promise| promise.at <= due.at || promise.reason.is_some();
        (!self.latest_promise.as_ref().is_some_and(decides)).then_some(due)
    }

    pub(super) fn raise(&mut self, at: At, from: Severity, to: Severity) {
        self.raised_at = Some(at);
        if !self.joined {
            return;
        }
        let Some(first) = self.rhythm(to).first else { return };
        let included = self.rhythm(from).is_regular() || self.cadence.is_some();
        if !included && self.words.is_empty() {
            self.counted_from = Some(at);
            self.cadence = first_word(Some(first), at, Because::FirstWord);
        } else {
            self.raises.push(Raise { at, from, due: after(at, first), held: false });
        }
    }

    /// Debts stay; what is not due yet is counted anew; a raise taken back before its due time leaves nothing.
    pub(super) fn lower(&mut self, at: At, to: Severity, status: Status, stretched: u32) {
        let rhythm = self.rhythm(to);
        self.raises.retain_mut(|raise| {
            if raise.due <= at {
                return true;
            }
            // What is left of a raise that is taken back in part counts with the severity that is left.
            let Some(first) = rhythm.first.filter(|_| to.worse_than(raise.from)) else { return false };
            raise.due = after(raise.at, first).max(at);
            true
        });
        if let Some(change) = self.change
            && change.at > at
        {
            self.change = None;
        }
        let Some(due) = self.cadence.filter(|due| due.at > at) else { return };
        let anew = match (due.because, self.words.last()) {
            (Because::Interval, Some(word)) => interval(rhythm, status, stretched).map(|span| after(word.at, span)),
            _ => rhythm.first.and_then(|first| self.counted_from.map(|from| after(from, first))),
        };
        self.cadence = moved(due, anew.map(|anew| anew.max(at)), at);
    }

    /// Another playbook describes it. Promises, holds and debts stay; what is not due yet is counted anew from where it was
    /// counted before, never earlier than the change; whoever had no rhythm before is newly included.
    pub(super) fn becomes(&mut self, at: At, row: &Stakeholder, severity: Severity, status: Status, stretched: u32) {
        if self.row.as_ref() == Some(row) {
            return;
        }
        let was_included = self.rhythm(severity).is_regular() || self.cadence.is_some();
        let had_partner = self.partner().is_some();
        self.row = Some(row.clone());
        if !status.is_open() {
            return;
        }
        let rhythm = self.rhythm(severity);
        self.raises.retain_mut(|raise| {
            let anew = rhythm.first.map(|first| after(raise.at, first).max(at));
            let stays = raise.due <= at;
            raise.due = anew.filter(|_| !stays).unwrap_or(raise.due);
            stays || anew.is_some()
        });
        // What is not due yet is owed anew where the new rhythm has it so.
        self.change = self.change.filter(|change| change.at <= at);
        self.cadence = match self.cadence {
            Some(debt) if debt.at <= at => Some(debt),
            Some(due) => {
                let anew = match (due.because, self.words.last()) {
                    (Because::Interval, Some(_)) if self.partner().is_some() => None,
                    (Because::Interval, Some(word)) => {
                        interval(rhythm, status, stretched).map(|span| after(word.at, span))
                    }
                    _ => rhythm.first.map(|first| after(self.counted_from.unwrap_or(at), first)),
                };
                moved(due, anew.map(|anew| anew.max(at)), at)
            }
            None if !was_included => {
                self.counted_from = Some(at);
                first_word(rhythm.first, at, Because::FirstWord)
            }
            None if had_partner && self.partner().is_none() => {
                let next = self.next_word(severity, status, stretched);
                next.map(|due| Due { at: due.at.max(at), set_at: at, ..due })
            }
            None => None,
        };
    }

    /// The playbook in force asks for no more words to it. What was promised stands; whoever was told anything still hears
    /// of the end.
    pub(super) fn leave(&mut self) {
        self.joined = false;
        self.answer();
        self.never_told = false;
        self.hold = None;
        self.row = self.row.take().map(|row| Stakeholder { with: None, cadence: BTreeMap::new(), ..row });
    }

    /// A word discharges every promise made before its second.
    pub(super) fn discharge(&mut self, at: At) {
        for promise in &mut self.promises {
            if promise.fate == Fate::Standing && promise.made_at < at {
                promise.fate =
                    if at <= minute_end(promise.at) { Fate::Kept } else { Fate::Late(minutes_late(promise.at, at)) };
            }
        }
    }

    /// A word answers what was owed.
    pub(super) fn answer(&mut self) {
        self.raises.clear();
        self.change = None;
        self.untold_since = None;
        self.left_out = None;
        self.counted_from = None;
        self.cadence = None;
    }

    /// Nothing is owed any more but standing promises.
    pub(super) fn silence(&mut self) {
        self.answer();
        self.last_word = None;
        self.never_told = false;
        self.hold = None;
        self.told_status = None;
    }

    pub(super) fn finish(
        self,
        stakeholder: StakeholderId,
        due: Option<Due>,
        severity: Severity,
        status: Status,
    ) -> Clock {
        let ended = matches!(status, Status::Resolved | Status::Withdrawn);
        let rhythm = self.rhythm(severity);
        let runs = self.joined && status.is_open() && (rhythm.is_regular() || rhythm.after_change.is_some());
        Clock {
            stakeholder,
            joined: self.joined,
            runs,
            in_play: runs || due.is_some() || !self.words.is_empty() || self.never_told,
            ending: ended && due.is_some(),
            never_told: self.never_told && status == Status::Resolved,
            row: self.row,
            due,
            words: self.words,
            promises: self.promises,
            hold: self.hold,
            incomplete: self.incomplete,
            raised_at: self.raised_at,
        }
    }
}

/// A due time moved by an act: the wait runs from the act where the time really changed.
pub(super) fn moved(before: Due, to: Option<At>, at: At) -> Option<Due> {
    to.map(|to| if to == before.at { before } else { Due { at: to, set_at: at, because: before.because } })
}

/// A word that is due so long after what calls for it.
pub(super) fn first_word(first: Option<Span>, from: At, because: Because) -> Option<Due> {
    first.map(|first| Due { at: after(from, first), set_at: from, because })
}

pub(super) fn interval(rhythm: Rhythm, status: Status, stretched: u32) -> Option<Span> {
    rhythm.interval(status).map(|span| span.times(stretched))
}
