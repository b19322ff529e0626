//! Handing command over: giving it, taking it, and saying that the other has it. A spoken yes is enough for that.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, not_over, reason};
use crate::event::{CommandAccepted, HandedOver, HandoverConfirmed, RoleAssigned};
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::words::Role;

/// Gives command to somebody; this laptop goes on reminding until it is confirmed.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct HandOver {
    /// To whom.
    pub to: String,
    /// What they should know beside the rest.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// What is to be reached.
    #[serde(default)]
    #[ts(optional)]
    pub objectives: Option<String>,
    /// When it is reached.
    #[serde(default)]
    #[ts(optional)]
    pub exit_criteria: Option<String>,
}

/// Takes command, or takes it back.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct AcceptCommand {
    /// Who; whoever acts where missing.
    #[ts(optional)]
    pub person: Option<String>,
}

/// The other has it: this laptop only watches from here on.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ConfirmHandover {}

impl Verb for HandOver {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        let to = line("the name of who takes over", &self.to)?;
        let note = reason(self.note.as_deref())?;
        let objectives = reason(self.objectives.as_deref())?;
        let exit_criteria = reason(self.exit_criteria.as_deref())?;
        let decision = Decision::one(actor.when(None)?, HandedOver { to: to.clone(), note, objectives, exit_criteria });
        Ok(decision.noting(format!("This laptop goes on reminding until you confirm that {to} has it.")))
    }
}

impl Verb for AcceptCommand {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        let given = self.person.as_deref().filter(|name| !name.trim().is_empty()).or(actor.name.as_deref());
        let person = line("the name of who takes command", given.unwrap_or_default())?;
        let has_it = incident.person(Role::Commander) == Some(&person);
        let open = incident.command.open();
        if has_it && open.is_none() && !incident.command.watches(&actor.id) {
            return Err(Refusal::Already(format!("under the command of {person}")));
        }
        let now = actor.when(None)?;
        let handover = open.map(|handover| handover.act.clone());
        let decision = Decision::one(now, CommandAccepted { person: person.clone(), handover });
        Ok(if has_it {
            decision
        } else {
            decision.and(now, RoleAssigned { role: Role::Commander, person: Some(person) })
        })
    }
}

impl Verb for ConfirmHandover {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let handover = incident.command.unconfirmed(&actor.id).ok_or(Refusal::NoHandover)?;
        let mut decision = Decision::default();
        let to = handover.given.to.as_str();
        if incident.person(Role::Commander) != Some(to) {
            // True since it was handed over: whatever the other laptop wrote later counts more.
            let role = RoleAssigned { role: Role::Commander, person: Some(to.to_owned()) };
            decision = decision.and(handover.stamp.at, role);
        }
        let decision = decision.and(actor.when(None)?, HandoverConfirmed { handover: handover.act.clone() });
        Ok(decision.noting(format!("{to} has command; this laptop only watches from here on.")))
    }
}
