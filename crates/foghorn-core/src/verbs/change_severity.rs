//! Raising, lowering or confirming the severity.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::SeverityChanged;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Severity;

/// Changes the severity, or confirms it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ChangeSeverity {
    /// The new one; the same one confirms it.
    pub severity: Severity,
    /// When it changed; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
    /// Why, where that is worth writing down.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Verb for ChangeSeverity {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        let at = actor.when(self.at.as_ref())?;
        let before = incident.severity.at(at).or(incident.severity.current());
        if before == Some(&(self.severity, true)) {
            return Err(Refusal::Already(self.severity.to_string()));
        }
        Ok(Decision::one(at, SeverityChanged { severity: self.severity, reason: reason(self.reason.as_deref())? }))
    }
}
