//! Taking imported history over as a live incident.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb};
use crate::event::TakenOver;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::words::Kind;

/// Starts the clocks of an imported record.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TakeOver {}

impl Verb for TakeOver {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if incident.taken_over_at.is_some() || !matches!(incident.kind, Kind::Imported | Kind::Maintenance) {
            return Err(Refusal::NotImported);
        }
        let decision = Decision::one(actor.when(None)?, TakenOver {});
        Ok(if incident.status_now().is_open() {
            decision
        } else {
            decision.noting(format!("It is {}: reopen it where clocks should run.", incident.status_now()))
        })
    }
}
