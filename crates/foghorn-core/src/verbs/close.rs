//! Closing: the aftermath is done. Refused while somebody is owed a word, or something is open that the aftermath asks for,
//! unless a reason is given. Follow-ups with an owner and a date may stay open: they go on reminding.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::aftermath::left;
use crate::event::StatusChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Status;

/// Closes the incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Close {
    /// Why, where somebody is still owed a word, or something is open.
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
        if reason.is_none() {
            let left = left(incident, actor.here.zone);
            if !left.words.is_empty() {
                return Err(Refusal::StillOwed(left.words.join(", ")));
            }
            if let Some(open) = left.said().filter(|_| status == Status::Resolved) {
                return Err(Refusal::StillToDo(open));
            }
        }
        Ok(Decision::one(at, StatusChanged { status: Status::Closed, reason }))
    }
}
