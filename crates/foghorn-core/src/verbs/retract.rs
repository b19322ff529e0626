//! Taking an act back by hand, whoever did it; a retraction can itself be retracted. What was sent cannot be unsaid, so
//! taking back its record asks the same question as undo does.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, SentWas, Verb, reason};
use crate::event::Retracted;
use crate::ids::ActId;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Retracts an act.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Retract {
    /// Which.
    pub act: ActId,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub why: Option<String>,
    /// The answer to the question that taking back a sent update asks.
    #[serde(default)]
    #[ts(optional)]
    pub sent: Option<SentWas>,
}

impl Verb for Retract {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let trace = incident.acts.iter().find(|trace| trace.act == self.act).ok_or(Refusal::NoAct)?;
        if !trace.live {
            return Err(Refusal::RetractedAlready);
        }
        if incident.update(&self.act).is_some() && self.sent.is_none() {
            return Err(Refusal::SentUndo);
        }
        let why = reason(self.why.as_deref())?;
        Ok(Decision::one(actor.when(None)?, Retracted { act: self.act, why, undo: false }))
    }
}
