//! Who gave command to whom: handing over, accepting, and saying that the other has it.
//!
//! Which laptops only watch follows from the log: the one that wrote the confirmation and took no command since. Not here:
//! who has command, which is a role over time (`History`), and whether a laptop reminds (foghorn-app).

use std::collections::BTreeMap;

use crate::entry::{At, Header};
use crate::event::{CommandAccepted, HandedOver, RoleAssigned};
use crate::history::Stamp;
use crate::ids::{ActId, AuthorId, ReplicaId};
use crate::words::Role;

/// Handovers in the order of the log, and the laptops that only watch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// Every handover, oldest first.
    pub handovers: Vec<Handover>,
    watching: BTreeMap<ReplicaId, Watching>,
}

/// Command was given to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The act that gave it.
    pub act: ActId,
    /// Its place in the log.
    pub stamp: Stamp,
    /// Who gave it.
    pub by: AuthorId,
    /// Their name, where they have one.
    pub author: Option<String>,
    /// To whom, by name; with note, objectives and exit criteria.
    pub given: HandedOver,
    /// The first acceptance after it.
    pub accepted: Option<Accepted>,
    /// When whoever gave it said that the other has it.
    pub confirmed_at: Option<At>,
}

/// Command was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// When.
    pub at: At,
    /// Who wrote it down; whoever gave it: it was taken back.
    pub by: AuthorId,
    /// By whom, by name.
    pub person: String,
}

/// A laptop only watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watching {
    /// Since when.
    pub since: At,
    /// Who said so.
    pub by: AuthorId,
    /// Who has command, by name.
    pub to: String,
}

impl Handover {
    /// True until somebody took command.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none()
    }

    /// True until whoever gave it said that the other has it, or took it back.
    pub fn is_unconfirmed(&self) -> bool {
        self.confirmed_at.is_none() && self.accepted.as_ref().is_none_or(|accepted| accepted.by != self.by)
    }
}

impl Command {
    /// The newest handover, where nobody took command since.
    pub fn open(&self) -> Option<&Handover> {
        self.handovers.last().filter(|handover| handover.is_open())
    }

    /// The newest handover by this author, where they have not said yet that the other has it.
    pub fn unconfirmed(&self, by: &AuthorId) -> Option<&Handover> {
        let newest = self.handovers.iter().rev().find(|handover| &handover.by == by);
        newest.filter(|handover| handover.is_unconfirmed())
    }

    /// Whether this laptop only watches, since when, and who has command.
    pub fn watching(&self, replica: &ReplicaId) -> Option<&Watching> {
        self.watching.get(replica)
    }

    /// Whether a laptop of this author only watches.
    pub fn watches(&self, author: &AuthorId) -> bool {
        self.watching.values().any(|watching| &watching.by == author)
    }

    /// What is to be reached, as said last.
    pub fn objectives(&self) -> Option<&str> {
        self.handovers.iter().rev().find_map(|handover| handover.given.objectives.as_deref())
    }

    /// When it is reached, as said last.
    pub fn exit_criteria(&self) -> Option<&str> {
        self.handovers.iter().rev().find_map(|handover| handover.given.exit_criteria.as_deref())
    }

    pub(super) fn handed_over(&mut self, header: &Header, author: Option<&str>, given: &HandedOver) {
        self.handovers.push(Handover {
            act: header.act.clone(),
            stamp: Stamp::of(header, header.happened_at),
            by: header.by.clone(),
            author: author.map(str::to_owned),
            given: given.clone(),
            accepted: None,
            confirmed_at: None,
        });
    }

    pub(super) fn accepted(&mut self, header: &Header, accepted: &CommandAccepted) {
        self.watching.remove(&header.replica);
        let (at, by, person) = (header.happened_at, header.by.clone(), accepted.person.clone());
        if let Some(handover) = self.handovers.last_mut().filter(|handover| handover.is_open()) {
            handover.accepted = Some(Accepted { at, by, person });
        } else if let Some(handover) = self.handovers.last_mut().filter(|handover| handover.by == by) {
            // Taken back after somebody else had it: nothing is left to confirm.
            handover.accepted = Some(Accepted { at, by, person });
        }
    }

    pub(super) fn confirmed(&mut self, header: &Header, handover: &ActId) {
        let Some(handover) = self.handovers.iter_mut().find(|other| &other.act == handover) else { return };
        handover.confirmed_at = Some(header.happened_at);
        let (since, by, to) = (header.happened_at, header.by.clone(), handover.given.to.clone());
        self.watching.insert(header.replica.clone(), Watching { since, by, to });
    }

    /// Whoever makes somebody commander on a laptop that only watched wants to be reminded there again.
    pub(super) fn assigned(&mut self, header: &Header, assigned: &RoleAssigned) {
        if assigned.role == Role::Commander {
            self.watching.remove(&header.replica);
        }
    }
}
