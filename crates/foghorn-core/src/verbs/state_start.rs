//! Stating when the impact began; starts no clock.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb};
use crate::event::StartStated;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;

/// States when the impact began.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StateStart {
    /// Since when; missing: not known after all.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<When>,
}

impl Verb for StateStart {
    fn decide(self, _incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let started_at = self.since.as_ref().map(|since| actor.when(Some(since))).transpose()?;
        Ok(Decision::one(actor.when(None)?, StartStated { started_at }))
    }
}
