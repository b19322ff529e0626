//! Undo: one's own last act, by retraction.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Actor, Decision, Verb};
use crate::event::Retracted;
use crate::ids::AuthorId;
use crate::incident::{ActTrace, Incident};
use crate::refusal::Refusal;

/// Takes one's own last act back.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Undo {
    /// The answer to the question that undoing a sent update asks.
    #[ts(optional)]
    pub sent: Option<SentWas>,
}

/// What was wrong with an update that was recorded as sent; "the record is wrong" is a correction, not an undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SentWas {
    /// It was not posted: the record is taken back.
    NotPosted,
}

impl Verb for Undo {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let trace = undo_target(incident, &actor.id).ok_or(Refusal::NothingToUndo)?;
        if incident.update(&trace.act).is_some() && self.sent.is_none() {
            return Err(Refusal::SentUndo);
        }
        if incident.is_declaration(&trace.act)
            && incident.acts.iter().any(|other| other.act != trace.act && !other.is_undo())
        {
            return Err(Refusal::DeclaredUndo);
        }
        Ok(Decision::one(actor.when(None)?, Retracted { act: trace.act.clone(), why: None, undo: true }))
    }
}

/// The act that undo would take back: the actor's newest living one that is no step of undo itself.
pub fn undo_target<'a>(incident: &'a Incident, me: &AuthorId) -> Option<&'a ActTrace> {
    incident
        .acts
        .iter()
        .rev()
        .find(|trace| &trace.by == me && trace.live && !trace.is_undo() && trace.kind != "expunged")
}
