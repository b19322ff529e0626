//! Taking an act back by hand, whoever did it; a retraction can itself be retracted.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
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
}

impl Verb for Retract {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let trace = incident.acts.iter().find(|trace| trace.act == self.act).ok_or(Refusal::NoAct)?;
        if !trace.live {
            return Err(Refusal::RetractedAlready);
        }
        let why = reason(self.why.as_deref())?;
        Ok(Decision::one(actor.when(None)?, Retracted { act: self.act, why, undo: false }))
    }
}
