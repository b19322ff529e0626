//! A legal hold: sentences on cause, fault, data and compensation wait until somebody named lifts it. The clocks run on.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, not_over, reason, text};
use crate::event::{LegalHoldLifted, LegalHoldPlaced};
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Places a legal hold, for questions of integrity or personal data.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PlaceLegalHold {
    /// Why.
    pub reason: String,
}

/// Lifts it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LiftLegalHold {
    /// Who lifts it, by name.
    pub by: String,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Verb for PlaceLegalHold {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        if incident.legal_hold_now().is_some() {
            return Err(Refusal::Already("under a legal hold".to_owned()));
        }
        let reason = text("the reason", &self.reason)?;
        Ok(Decision::one(actor.when(None)?, LegalHoldPlaced { reason }))
    }
}

impl Verb for LiftLegalHold {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if incident.legal_hold_now().is_none() {
            return Err(Refusal::NoLegalHold);
        }
        let by = line("the name of who lifts it", &self.by)?;
        let reason = reason(self.reason.as_deref())?;
        Ok(Decision::one(actor.when(None)?, LegalHoldLifted { by, reason }))
    }
}
