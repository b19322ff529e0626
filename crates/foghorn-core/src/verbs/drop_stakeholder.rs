//! A stakeholder no longer needs to hear; what was promised to it stands.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, known, text};
use crate::event::StakeholderDropped;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Takes a stakeholder's clock away.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DropStakeholder {
    /// Whose.
    pub stakeholder: StakeholderId,
    /// Why.
    pub reason: String,
}

impl Verb for DropStakeholder {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let stakeholder = known(incident, &self.stakeholder)?;
        if let Some(clock) = incident.clock(&stakeholder).filter(|clock| !clock.in_play) {
            return Err(Refusal::NoClock(clock.name().to_owned()));
        }
        let reason = text("the reason", &self.reason)?;
        Ok(Decision::one(actor.when(None)?, StakeholderDropped { stakeholder, reason }))
    }
}
