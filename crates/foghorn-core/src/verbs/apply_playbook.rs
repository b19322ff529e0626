//! Applying another playbook in the middle of it; what changes is told before (`playbook_change`).

use super::{Actor, Decision, Verb};
use crate::event::PlaybookApplied;
use crate::incident::Incident;
use crate::playbook::Playbook;
use crate::refusal::Refusal;

/// Puts another playbook in force, or the same one as its file says now.
#[derive(Clone, Debug)]
pub struct ApplyPlaybook {
    /// Which, by value.
    pub playbook: Playbook,
}

impl Verb for ApplyPlaybook {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        if incident.playbook.current().is_some_and(|in_force| **in_force == self.playbook) {
            return Err(Refusal::Already(format!("under the playbook {}", self.playbook.name)));
        }
        Ok(Decision::one(actor.when(None)?, PlaybookApplied { playbook: self.playbook }))
    }
}
