//! What an incident is made of, beside its values over time: messages, comings and goings, holds, acts.
//!
//! Here: the plain shapes that the fold fills. Not here: the filling (`incident`).

use crate::entry::At;
use crate::event::{Noted, SentUpdate};
use crate::history::{History, Stamp};
use crate::ids::{ActId, AuthorId, StakeholderId};
use crate::playbook::Stakeholder;
use crate::words::Tie;

/// A message that was sent, as last corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The act that recorded it.
    pub act: ActId,
    /// Its place in the log.
    pub stamp: Stamp,
    /// The record.
    pub sent: SentUpdate,
    /// True where a later act put it right.
    pub corrected: bool,
}

/// A stakeholder came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Came, with its cadence.
    Added(Stakeholder),
    /// Went.
    Dropped(StakeholderId),
}

/// A hold began or was released; for nobody in particular: for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Began.
    Held {
        /// For whom.
        stakeholders: Vec<StakeholderId>,
        /// Its end.
        until: At,
        /// Why.
        reason: String,
        /// Whether stakeholders were told.
        told: bool,
    },
    /// Ended early.
    Released {
        /// For whom.
        stakeholders: Vec<StakeholderId>,
    },
}

/// Another incident that has to do with this one, as it was called when that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// What it is to this one.
    pub tie: Tie,
}

/// Whether sentences on cause, fault, data and compensation wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LegalHold {
    /// They wait.
    On {
        /// Why.
        reason: String,
    },
    /// They may be said again.
    Lifted {
        /// Who said so, by name.
        by: String,
        /// Why, where it was said.
        reason: Option<String>,
    },
}

/// "I know, remind me."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snooze {
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// When it was given.
    pub at: At,
    /// Until when.
    pub until: At,
}

/// A note put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it should say.
    pub text: String,
    /// When it happened, where that was wrong.
    pub at: Option<At>,
}

/// One act of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActTrace {
    /// Which.
    pub act: ActId,
    /// By whom.
    pub by: AuthorId,
    /// The first entry's kind.
    pub kind: String,
    /// False where a later act retracted it.
    pub live: bool,
    /// What it takes back, where it is a retraction, and whether it is a step of undo or redo.
    pub retracts: Option<(ActId, bool)>,
}

impl ActTrace {
    /// True for a step of undo or redo.
    pub fn is_undo(&self) -> bool {
        self.retracts.as_ref().is_some_and(|(_, undo)| *undo)
    }
}

/// What became of one thing to be done, and whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemStory {
    /// Done, skipped, or open again; nothing yet: open.
    pub fate: History<ItemFate>,
    /// Who took it on.
    pub owner: History<Option<String>>,
}

/// What became of one thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemFate {
    /// It is to be done, again.
    Open {
        /// Why, where somebody said.
        reason: Option<String>,
    },
    /// It was done.
    Done {
        /// What came of it.
        note: Option<String>,
    },
    /// It need not be done here.
    Skipped {
        /// Why.
        reason: String,
    },
}

/// What became of a report that is due some time after an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeadlineStory {
    /// When the event came to pass.
    pub triggered: History<()>,
    /// When the report was made, with what was noted about it.
    pub met: History<Option<String>>,
}

/// Somebody was asked for something, by a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The act that asked.
    pub act: ActId,
    /// Its place in the log.
    pub stamp: Stamp,
    /// Who.
    pub who: String,
    /// For what.
    pub what: String,
    /// By when, as last extended.
    pub due_at: At,
    /// When and how it ended.
    pub end: Option<(At, AskEnd)>,
}

/// How an ask ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskEnd {
    /// What was asked for came.
    Answered {
        /// What came.
        answer: Option<String>,
    },
    /// It was not needed any more.
    Dropped {
        /// Why.
        reason: String,
    },
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What was decided, as first written.
    pub text: String,
    /// Why.
    pub why: Option<String>,
    /// By whom: as it was said, else whoever wrote it down.
    pub by: Option<String>,
    /// When it is to be looked at again.
    pub revisit_at: Option<At>,
}

impl Decided {
    pub(super) fn read(noted: &Noted, author: Option<&str>) -> Self {
        Self {
            text: noted.text.clone(),
            why: noted.why.clone(),
            by: noted.decided_by.clone().or_else(|| author.map(str::to_owned)),
            revisit_at: noted.revisit_at,
        }
    }
}
