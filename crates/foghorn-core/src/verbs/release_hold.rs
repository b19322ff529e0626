//! Ending a hold early.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, all_known};
use crate::event::HoldReleased;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Lets the cadence count again.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReleaseHold {
    /// For whom; missing: everybody.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholders: Option<Vec<StakeholderId>>,
}

impl Verb for ReleaseHold {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let stakeholders = all_known(incident, self.stakeholders)?;
        let held = |id: &StakeholderId| stakeholders.is_empty() || stakeholders.contains(id);
        if !incident.clocks().iter().any(|clock| clock.hold.is_some() && held(&clock.stakeholder)) {
            return Err(Refusal::Already("without a hold".to_owned()));
        }
        Ok(Decision::one(actor.when(None)?, HoldReleased { stakeholders }))
    }
}
