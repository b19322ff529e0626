//! Taking imported history over as a live incident.

use super::{Actor, Decision, Verb};
use crate::event::{PlaybookApplied, TakenOver};
use crate::incident::Incident;
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::words::Kind;

/// Starts the clocks of an imported record.
#[derive(Clone, Debug)]
pub struct TakeOver {
    /// Which playbook: imported history brings none of its own.
    pub playbook: Playbook,
}

impl Verb for TakeOver {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if incident.taken_over_at.is_some() || !matches!(incident.kind, Kind::Imported | Kind::Maintenance) {
            return Err(Refusal::NotImported);
        }
        let now = actor.when(None)?;
        // The playbook comes first: its stakeholders are in play when the clocks start.
        let decision = Decision::one(now, PlaybookApplied { playbook: self.playbook }).and(now, TakenOver {});
        Ok(if incident.status_now().is_open() {
            decision
        } else {
            decision.noting(format!("It is {}: reopen it where clocks should run.", incident.status_now()))
        })
    }
}
