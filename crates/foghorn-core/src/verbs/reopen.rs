//! Reopening: investigating again; everybody told, and everybody in play, is due a first word.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::StatusChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Status;

/// Opens the incident again.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Reopen {
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for Reopen {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let status = incident.status_now();
        if status.is_open() {
            return Err(Refusal::StillOpen(status.to_string()));
        }
        let at = actor.when(self.at.as_ref())?;
        let reopened = StatusChanged { status: Status::Investigating, reason: reason(self.reason.as_deref())? };
        Ok(Decision::one(at, reopened))
    }
}
