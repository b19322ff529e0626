//! Closing: the aftermath is done. Refused while somebody is owed a word, unless a reason is given.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::StatusChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Status;

/// Closes the incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Close {
    /// Why, where somebody is still owed a word.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for Close {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let status = incident.status_now();
        if status == Status::Closed {
            return Err(Refusal::Already(status.to_string()));
        }
        if status.is_open() {
            return Err(Refusal::NotResolved(status.to_string()));
        }
        let at = actor.when(self.at.as_ref())?;
        let reason = reason(self.reason.as_deref())?;
        let owed: Vec<_> = incident
            .clocks()
            .iter()
            .filter(|clock| clock.due.is_some() || clock.never_told)
            .map(|clock| clock.name().to_owned())
            .collect();
        if reason.is_none() && !owed.is_empty() {
            return Err(Refusal::StillOwed(owed.join(", ")));
        }
        Ok(Decision::one(at, StatusChanged { status: Status::Closed, reason }))
    }
}
