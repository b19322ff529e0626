//! Approving what customers are offered: until then no message may promise it.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, text};
use crate::event::CompensationApproved;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Approves an offer; a later approval replaces it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ApproveCompensation {
    /// What is offered.
    pub what: String,
    /// Who approves it, by name.
    pub by: String,
}

impl Verb for ApproveCompensation {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let what = text("the offer", &self.what)?;
        let by = line("the name of who approves", &self.by)?;
        let approved = CompensationApproved { what, by };
        if incident.compensation.current() == Some(&approved) {
            return Err(Refusal::Already("approved like that".to_owned()));
        }
        Ok(Decision::one(actor.when(None)?, approved))
    }
}
