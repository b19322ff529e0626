//! Several values put right in one act: all of them, or, where one is refused, none.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, ChangeSeverity, ChangeStatus, Decision, Retitle, StateStart, Verb};
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::{Severity, Status};

/// Sets title, start, severity and status, whichever are given.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Set {
    /// What is broken, in one line.
    #[ts(optional)]
    pub title: Option<String>,
    /// When the impact began.
    #[ts(optional)]
    pub since: Option<When>,
    /// How bad it is; the same one confirms it.
    #[ts(optional)]
    pub severity: Option<Severity>,
    /// Where it stands.
    #[ts(optional)]
    pub status: Option<Status>,
    /// When severity and status changed; now where missing.
    #[ts(optional)]
    pub at: Option<When>,
    /// Why severity and status changed, where that is worth writing down.
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Verb for Set {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let Self { title, since, severity, status, at, reason } = self;
        let mut decision = Decision::default();
        if let Some(title) = title {
            decision = decision.with(Retitle { title }.decide(incident, actor)?);
        }
        if let Some(since) = since {
            decision = decision.with(StateStart { since: Some(since) }.decide(incident, actor)?);
        }
        if let Some(severity) = severity {
            let change = ChangeSeverity { severity, at: at.clone(), reason: reason.clone() };
            decision = decision.with(change.decide(incident, actor)?);
        }
        if let Some(status) = status {
            decision = decision.with(ChangeStatus { status, at, reason }.decide(incident, actor)?);
        }
        if decision.what.is_empty() { Err(Refusal::Nothing) } else { Ok(decision) }
    }
}
