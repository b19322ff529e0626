//! Redo: brings back what the last undo took, while nothing else was done since.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb};
use crate::event::Retracted;
use crate::ids::AuthorId;
use crate::incident::{ActTrace, Incident};
use crate::refusal::Refusal;

/// Brings back what undo took last.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Redo {}

impl Verb for Redo {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let trace = redo_target(incident, &actor.id).ok_or(Refusal::NothingToRedo)?;
        Ok(Decision::one(actor.when(None)?, Retracted { act: trace.act.clone(), why: None, undo: true }))
    }
}

/// The step of undo that redo would take back: the actor's newest living one, unless the actor did something else
/// after it.
pub fn redo_target<'a>(incident: &'a Incident, me: &AuthorId) -> Option<&'a ActTrace> {
    for trace in incident.acts.iter().rev().filter(|trace| &trace.by == me) {
        match &trace.retracts {
            // A redo retracts an undo: step over both, to the undo before.
            Some((target, true)) if incident.acts.iter().any(|other| &other.act == target && other.is_undo()) => {}
            Some((_, true)) if trace.live => return Some(trace),
            Some((_, true)) => {}
            _ => return None,
        }
    }
    None
}
