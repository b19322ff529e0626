//! Changing the status while the incident is open, and resolving it.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::StatusChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Status;

/// Changes the status; resolved is one of them.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ChangeStatus {
    /// The new one.
    pub status: Status,
    /// When it changed; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
    /// Why, where that is worth writing down.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Verb for ChangeStatus {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let before = incident.status.at(at).map_or(incident.status_now(), |(status, _)| *status);
        if before == self.status {
            return Err(Refusal::Already(before.to_string()));
        }
        match self.status {
            Status::Closed => return super::Close { reason: self.reason, at: self.at }.decide(incident, actor),
            Status::Withdrawn => {
                let why = self.reason.unwrap_or_default();
                return super::Withdraw { reason: why, at: self.at }.decide(incident, actor);
            }
            open if open.is_open() && !before.is_open() => return Err(Refusal::Over(before.to_string())),
            Status::Resolved if before.is_over() => return Err(Refusal::Over(before.to_string())),
            _ => {}
        }
        let changed = StatusChanged { status: self.status, reason: reason(self.reason.as_deref())? };
        let decision = Decision::one(at, changed);
        Ok(match incident.status.latest() {
            Some(latest) if latest.stamp.at > at => decision
                .noting(format!("Written down as history: since then it has become {}, and stays so.", latest.value.0)),
            _ => decision,
        })
    }
}
