//! Clocks: when each stakeholder must hear, why, and what the clock says now.
//!
//! Here: the clock as others read it, and its stages. `turn` gathers what happened, `walk` replays it in the order
//! of the world and decides what is due, `running` is one clock on the way. Due times are a function of the log
//! alone: `now` decides only the stage, so a due time moves only by an act or a merge. Not here: which stage is worth
//! a notification (`reminders`).

mod running;
mod turn;
mod walk;

use chrono::TimeDelta;
use serde::Serialize;
use ts_rs::TS;

use crate::entry::At;
use crate::ids::{ActId, Channel, StakeholderId};
use crate::incident::Incident;
use crate::playbook::{Stages, Stakeholder};
use crate::span::Span;
use crate::words::Status;

pub(crate) use turn::moved_by;

/// Why a word is due when it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// A printed promise.
    Promise,
    /// Never told, counted from declaring (or from when they were added or included).
    FirstWord,
    /// The cadence's interval after the last word.
    Interval,
    /// The severity was raised, and they have not heard since.
    Raised,
    /// A hold decides; the clock is due at its end.
    Hold,
    /// Something changed that they were not told, at a severity without a rhythm.
    Change,
    /// They hear with somebody else, who is due then or was told without them.
    With,
    /// It is resolved or withdrawn, and they have not heard so.
    LastWord,
    /// It was reopened.
    Reopened,
}

/// What a clock says now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing to do yet.
    Calm,
    /// Soon.
    HeadsUp,
    /// Now.
    Due,
    /// Late, until a word.
    Overdue,
    /// A hold decides the due time.
    Held,
    /// Resolved or withdrawn: one last word is owed.
    LastWord,
    /// Resolved, and they were owed a first word that never came.
    NeverTold,
}

/// When a word is due, and what set that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The due time.
    pub at: At,
    /// When it was set: the wait runs from here.
    pub set_at: At,
    /// Why.
    pub because: Because,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// No word has come yet.
    Standing,
    /// A word came by then.
    Kept,
    /// Its minute is over: a word came, or it is looked at, so many whole minutes after the promised one.
    Late(u32),
}

/// A promise in one stakeholder's ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// The act that recorded the update which made it.
    pub update: ActId,
    /// When it was made.
    pub made_at: At,
    /// By when.
    pub at: At,
    /// What became of it.
    pub fate: Fate,
}

impl Promised {
    /// What has become of it by `now`: one whose minute is over without a word is late already, so many whole minutes by
    /// then. Ask with [`judged_at`], so that it is not late for ever.
    pub fn fate_at(&self, now: At) -> Fate {
        match self.fate {
            Fate::Standing if now > minute_end(self.at) => Fate::Late(minutes_late(self.at, now)),
            fate => fate,
        }
    }
}

/// When promises are judged, asked at `now`: once an incident is closed or withdrawn, nobody waits any more.
pub fn judged_at(incident: &Incident, now: At) -> At {
    let status = incident.status.latest().filter(|status| status.value.0.is_over());
    status.map_or(now, |over| over.stamp.at.min(now))
}

/// A word that counted as told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The act that recorded the update.
    pub update: ActId,
    /// When it was posted on the required channel that came first.
    pub at: At,
    /// The due time in force just before; `None` where nothing was due.
    pub due_before: Option<At>,
    /// The status that it told, or else the one told before.
    pub status: Option<Status>,
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When it was set.
    pub set_at: At,
    /// Its end.
    pub until: At,
    /// Why.
    pub reason: String,
    /// Whether stakeholders were told of it.
    pub told: bool,
}

/// One stakeholder's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Whose.
    pub stakeholder: StakeholderId,
    /// As the playbook (or who added it) describes it; `None` for somebody who was told and never described.
    pub row: Option<Stakeholder>,
    /// True where its own cadence may run: the playbook in force describes it, or somebody added it; at whatever severity.
    pub joined: bool,
    /// True while its own cadence runs: included at this severity, or added.
    pub runs: bool,
    /// True while the clock runs, or could: included at this severity, added, or told anything.
    pub in_play: bool,
    /// When a word is due; `None` where nothing is.
    pub due: Option<Due>,
    /// True where one last word is owed, or was said and a promise runs on.
    pub ending: bool,
    /// True after resolving, where a first word was owed and never came.
    pub never_told: bool,
    /// Words that counted, oldest first.
    pub words: Vec<Word>,
    /// Promises, oldest first.
    pub promises: Vec<Promised>,
    /// The hold in force.
    pub hold: Option<Hold>,
    /// Required channels that the latest update did not reach.
    pub incomplete: Vec<Channel>,
    /// The latest raise of severity; it ends a snooze.
    pub raised_at: Option<At>,
}

/// The last second of the minute in which an instant lies: "by 14:30" is kept through 14:30:59.
pub fn minute_end(at: At) -> At {
    let left = 59 - at.timestamp().rem_euclid(60);
    at.checked_add_signed(TimeDelta::seconds(left)).unwrap_or(At::MAX_UTC)
}

/// So long after an instant. A log may hold any instant: beyond the end of time it stays there.
pub(crate) fn after(at: At, wait: Span) -> At {
    at.checked_add_signed(wait.delta()).unwrap_or(At::MAX_UTC)
}

/// So long before an instant.
pub(crate) fn before(at: At, wait: Span) -> At {
    at.checked_sub_signed(wait.delta()).unwrap_or(At::MIN_UTC)
}

/// Whole minutes from the minute of `due` to the minute of `at`; 0 where it is not later.
pub fn minutes_late(due: At, at: At) -> u32 {
    let minutes = at.timestamp().div_euclid(60) - due.timestamp().div_euclid(60);
    u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)
}

/// Every clock of an incident, in the playbook's order, then who was added.
pub fn clocks(incident: &Incident) -> Vec<Clock> {
    walk::walk(incident)
}

/// When the cadence would ask for the next word to a stakeholder that hears at `posted_at`; `None` where it would
/// not.
pub fn next_after_word(incident: &Incident, stakeholder: &StakeholderId, posted_at: At) -> Option<At> {
    let row = incident.stakeholder_in_force(stakeholder)?;
    // Who hears with somebody hears when that one does.
    let row = row.with.as_ref().and_then(|with| incident.stakeholder_in_force(with)).unwrap_or(row);
    let rhythm = row.cadence.get(&incident.severity_now())?;
    let stretched = incident.stretched.current().copied().unwrap_or(1);
    rhythm.interval(incident.status_now()).map(|span| posted_at + span.times(stretched).delta())
}

impl Word {
    /// Whether it came by the due time in force; `None` where nothing was due.
    pub fn on_time(&self) -> Option<bool> {
        self.due_before.map(|due| self.at <= minute_end(due))
    }
}

impl Clock {
    /// The stakeholder's name.
    pub fn name(&self) -> &str {
        self.row.as_ref().map_or(self.stakeholder.as_str(), |row| &row.name)
    }

    /// The latest word that counted.
    pub fn told(&self) -> Option<&Word> {
        self.words.last()
    }

    /// The standing promise that ends first.
    pub fn standing_promise(&self) -> Option<&Promised> {
        self.promises.iter().filter(|promise| promise.fate == Fate::Standing).min_by_key(|promise| promise.at)
    }

    /// When the heads-up begins: at most `heads_up`, and at most a third of the wait, before the due time.
    pub fn heads_up_at(&self, stages: &Stages) -> Option<At> {
        self.due.map(|due| {
            let wait = (due.at - due.set_at).num_seconds().max(0);
            due.at - TimeDelta::seconds((wait / 3).min(i64::from(stages.heads_up.as_seconds())))
        })
    }

    /// What the clock says at `now`; `None` where it says nothing.
    pub fn stage(&self, stages: &Stages, now: At) -> Option<Stage> {
        let Some(due) = self.due else {
            return self.never_told.then_some(Stage::NeverTold);
        };
        if now >= after(due.at, stages.due_for) {
            return Some(Stage::Overdue);
        }
        if now >= due.at {
            return Some(Stage::Due);
        }
        if self.ending {
            return Some(Stage::LastWord);
        }
        if self.heads_up_at(stages).is_some_and(|at| now >= at) {
            return Some(Stage::HeadsUp);
        }
        Some(if due.because == Because::Hold { Stage::Held } else { Stage::Calm })
    }

    /// When the stage changes next by itself after `now`.
    pub fn next_stage_at(&self, stages: &Stages, now: At) -> Option<At> {
        let due = self.due?;
        let heads_up = self.heads_up_at(stages).unwrap_or(due.at);
        [heads_up, due.at, after(due.at, stages.due_for)].into_iter().find(|at| *at > now)
    }
}
