//! Giving somebody a role.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line};
use crate::event::RoleAssigned;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Role;

/// Gives somebody a role, or frees it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AssignRole {
    /// Which.
    pub role: Role,
    /// Who; missing: nobody.
    #[serde(default)]
    #[ts(optional)]
    pub person: Option<String>,
    /// Since when; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for AssignRole {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let person = match self.person.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(name) => Some(line("the name", name)?),
        };
        if incident.person(self.role) == person.as_deref() {
            return Err(Refusal::Already(person.unwrap_or_else(|| "nobody".to_owned())));
        }
        Ok(Decision::one(at, RoleAssigned { role: self.role, person }))
    }
}
