//! Tying two incidents: the same cause, a part, a duplicate. Written into both logs, each as it is seen from there.

use super::{Actor, Decision, Verb, Withdraw, reason};
use crate::event::{IncidentLinked, IncidentUnlinked};
use crate::ids::StreamId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::words::{Status, Tie};

/// Writes into one log what another incident is to it. A duplicate is withdrawn in the same act: its log stays, those who
/// were told of it are owed a last word.
#[derive(Clone, Debug)]
pub struct LinkTo {
    /// The other one.
    pub other: StreamId,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// What it is to this one.
    pub tie: Tie,
}

/// Writes into one log that another incident has nothing to do with it after all.
#[derive(Clone, Debug)]
pub struct UnlinkFrom {
    /// The other one.
    pub other: StreamId,
    /// Why.
    pub reason: Option<String>,
}

impl Verb for LinkTo {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if self.other == incident.id {
            return Err(Refusal::LinkedToItself);
        }
        let before = incident.links.get(&self.other).and_then(|history| history.current()?.as_ref());
        if before.is_some_and(|link| link.tie == self.tie) {
            return Err(Refusal::Already(format!("linked to {} so", self.reference)));
        }
        let whole = |tie: Tie| matches!(tie, Tie::PartOf | Tie::HasPart | Tie::DuplicateOf | Tie::HasDuplicate);
        if before.is_some_and(|link| link.tie.seen_from_there() == self.tie && whole(self.tie)) {
            return Err(Refusal::LinkedTheOtherWay(self.reference));
        }
        let withdrawn = match self.tie {
            Tie::DuplicateOf => {
                let reason = format!("duplicate of {}", self.reference);
                Withdraw { reason, at: None }.decide(incident, actor)?
            }
            Tie::SameCause | Tie::PartOf | Tie::HasPart | Tie::HasDuplicate => Decision::default(),
        };
        let linked = IncidentLinked { other: self.other, reference: self.reference, title: self.title, tie: self.tie };
        Ok(Decision::one(actor.when(None)?, linked).with(withdrawn))
    }
}

impl Verb for UnlinkFrom {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if !incident.linked().any(|(other, _)| *other == self.other) {
            return Err(Refusal::NotLinked);
        }
        let reason = reason(self.reason.as_deref())?;
        let tie = incident.linked().find(|(other, _)| **other == self.other).map(|(_, link)| link.tie);
        let decision = Decision::one(actor.when(None)?, IncidentUnlinked { other: self.other, reason });
        Ok(match tie {
            Some(Tie::DuplicateOf) if incident.status_now() == Status::Withdrawn => {
                decision.noting("It stays withdrawn, as it was for a duplicate; reopen it to go on with it.")
            }
            _ => decision,
        })
    }
}
