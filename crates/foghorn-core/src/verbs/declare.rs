//! Declaring: one line, and the clocks run.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, line};
use crate::event::{Declared, PlaybookApplied, RoleAssigned};
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::{Kind, Role, Severity, Status};

/// Declares an incident.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Declare {
    /// What is broken, in one line.
    pub title: String,
    /// How bad; SEV2, unconfirmed, where missing.
    #[ts(optional)]
    pub severity: Option<Severity>,
    /// Real where missing.
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// When it was declared, where that was not now; clocks start there.
    #[ts(optional)]
    pub at: Option<When>,
    /// When the impact began; starts no clock.
    #[ts(optional)]
    pub since: Option<When>,
    /// Who commands; who declares where missing.
    #[ts(optional)]
    pub commander: Option<String>,
    /// Which playbook; the setting's where missing.
    #[ts(optional)]
    pub playbook: Option<String>,
}

/// What declaring needs beside the payload, found inside the write.
pub struct Declaration<'a> {
    /// The next reference of the folder.
    pub reference: String,
    /// The playbook, by value.
    pub playbook: &'a Playbook,
}

impl Declare {
    /// Decides what a new stream begins with.
    ///
    /// # Errors
    /// A [`Refusal`] for an empty title or a time that is still to come.
    pub fn decide(self, given: Declaration<'_>, actor: &Actor) -> Result<Decision, Refusal> {
        let declared_at = actor.when(self.at.as_ref())?;
        let started_at = self.since.as_ref().map(|since| actor.when(Some(since))).transpose()?;
        let declared = Declared {
            reference: given.reference,
            title: line("the title", &self.title)?,
            kind: self.kind.unwrap_or(Kind::Real),
            severity: self.severity.unwrap_or(Severity::Sev2),
            severity_confirmed: self.severity.is_some(),
            started_at,
            status: Status::Investigating,
        };
        let commander = match self.commander {
            Some(name) => Some(line("the commander's name", &name)?),
            None => actor.name.clone(),
        };
        let mut decision =
            Decision::one(declared_at, declared).and(declared_at, PlaybookApplied { playbook: given.playbook.clone() });
        if commander.is_some() {
            decision = decision.and(declared_at, RoleAssigned { role: Role::Commander, person: commander });
        }
        if started_at.is_some_and(|started_at| started_at > declared_at) {
            decision =
                decision.noting("The impact is said to have begun after it was declared; please check both times.");
        }
        Ok(decision)
    }
}
