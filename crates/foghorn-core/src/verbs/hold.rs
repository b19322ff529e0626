//! A hold: no further words until a stated time, because of a stated reason.

use chrono::TimeDelta;
use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, all_known, text};
use crate::event::Held;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;

/// Holds words back.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PutOnHold {
    /// For whom; missing: everybody.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholders: Option<Vec<StakeholderId>>,
    /// Its end, at most 24 h ahead.
    pub until: When,
    /// Why.
    pub reason: String,
    /// Whether stakeholders were told of it.
    #[serde(default)]
    #[ts(optional)]
    pub told: Option<bool>,
}

impl Verb for PutOnHold {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        let now = actor.when(None)?;
        let until = self.until.coming(&actor.here)?;
        if until <= now {
            return Err(Refusal::HoldOver);
        }
        if until - now > TimeDelta::hours(24) {
            return Err(Refusal::HoldTooLong);
        }
        let stakeholders = all_known(incident, self.stakeholders)?;
        let reason = text("the reason", &self.reason)?;
        let chosen = |id: &StakeholderId| stakeholders.is_empty() || stakeholders.contains(id);
        if !incident.clocks().iter().any(|clock| clock.due.is_some() && chosen(&clock.stakeholder)) {
            return Err(Refusal::NothingToHold);
        }
        let held = Held { stakeholders, until, reason, told: self.told.unwrap_or(false) };
        let promised: Vec<_> = incident
            .clocks()
            .iter()
            .filter(|clock| held.stakeholders.is_empty() || held.stakeholders.contains(&clock.stakeholder))
            .filter(|clock| clock.standing_promise().is_some_and(|promise| promise.at < until))
            .map(|clock| clock.name().to_owned())
            .collect();
        let decision = Decision::one(now, held);
        Ok(if promised.is_empty() {
            decision
        } else {
            decision.noting(format!("A printed promise comes first, and stands: {}.", promised.join(", ")))
        })
    }
}
