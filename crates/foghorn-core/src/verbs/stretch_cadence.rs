//! The cadence of a long incident: a multiple of the interval, which still states the next time.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::CadenceStretched;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Stretches the cadence, or sets it back with 1.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StretchCadence {
    /// How many times the playbook's interval, 1 to 8.
    pub factor: u32,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

impl Verb for StretchCadence {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        if !(1..=8).contains(&self.factor) {
            return Err(Refusal::Factor(self.factor));
        }
        if incident.stretched.current().copied().unwrap_or(1) == self.factor {
            return Err(Refusal::Already(format!("{} times the interval", self.factor)));
        }
        let stretched = CadenceStretched { factor: self.factor, reason: reason(self.reason.as_deref())? };
        Ok(Decision::one(actor.when(None)?, stretched))
    }
}
