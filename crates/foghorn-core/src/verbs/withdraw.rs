//! Withdrawing: a false alarm or a duplicate. Those who were told are owed a last word.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::event::StatusChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Status;

/// Withdraws the incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Withdraw {
    /// Why: false alarm, duplicate of which.
    pub reason: String,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for Withdraw {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        let at = actor.when(self.at.as_ref())?;
        let reason = Some(text("the reason", &self.reason)?);
        Ok(Decision::one(at, StatusChanged { status: Status::Withdrawn, reason }))
    }
}
