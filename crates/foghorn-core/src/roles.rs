//! Roles: what each of them does, which of them somebody should have, and which are nobody's.
//!
//! Here: the words of the cards that tell a newcomer what a role does, in one place for window and terminal. Not here:
//! giving somebody a role (`verbs`), and reminding of one that nobody has (`reminders`).

use crate::entry::At;
use crate::incident::Incident;
use crate::words::{Kind, Role, Severity};

/// The roles that somebody should have at a severity.
pub fn wanted(severity: Severity) -> &'static [Role] {
    match severity {
        Severity::Sev1 | Severity::Sev2 => &[Role::Commander, Role::Deputy, Role::Scribe, Role::Communications],
        Severity::Sev3 | Severity::Sev4 => &[Role::Commander],
    }
}

/// The roles that somebody should have now and nobody has, each with the instant since when that is so. Of exercises,
/// planned work and other people's records nobody asks that, and none of what is repaired already.
pub fn unfilled(incident: &Incident) -> Vec<(Role, At)> {
    if incident.kind != Kind::Real || !incident.status_now().is_open() {
        return Vec::new();
    }
    let empty = wanted(incident.severity_now()).iter().filter(|role| incident.person(**role).is_none());
    empty.map(|role| (*role, since(incident, *role))).collect()
}

/// Since when somebody should have a role that is nobody's: from declaring on, or since it became free, or since the
/// severity wants it.
fn since(incident: &Incident, role: Role) -> At {
    let freed = incident.roles.get(&role).and_then(|history| history.latest()).map(|stated| stated.stamp.at);
    let severities = incident.severity.all().iter().rev();
    let bad = severities.take_while(|stated| wanted(stated.value.0).contains(&role)).last();
    let wanted_since = bad.map(|stated| stated.stamp.at);
    [Some(incident.declared_at()), freed, wanted_since].into_iter().flatten().max().unwrap_or(incident.declared_at())
}

/// Its name, within a sentence.
pub fn name(role: Role) -> &'static str {
    match role {
        Role::Commander => "commander",
        Role::Deputy => "deputy",
        Role::Scribe => "scribe",
        Role::Communications => "communications lead",
        Role::Expert => "subject-matter expert",
        Role::Liaison => "customer liaison",
        Role::Sponsor => "executive sponsor",
    }
}

/// What the role does, in a few sentences for somebody who has it for the first time.
pub fn card(role: Role) -> &'static str {
    match role {
        Role::Commander => {
            "Decides: severity, status, what is tried next and what is not. Gives the work away and repairs nothing. Asks \
             for one thing at a time, of somebody by name, by a time. Hands over, aloud and in the log, before being tired."
        }
        Role::Deputy => {
            "Stands beside the commander: keeps the time, watches the clocks and what is still to be done, reminds of asks \
             that ran out, and takes over in a minute where that is needed."
        }
        Role::Scribe => {
            "Writes down what happens while it happens: what was seen, what was decided and why, who was asked for what. \
             Does nothing else: what nobody wrote down is lost for the next commander and for the review."
        }
        Role::Communications => {
            "Writes to every stakeholder and sees to it that each hears by its time, also where there is no news. Briefs \
             support before customers ask, and lets nobody promise a repair time that nobody knows."
        }
        Role::Expert => {
            "Knows the system and works on it. Says what was seen, what it may mean and how sure that is; changes nothing \
             without a word to the commander, and reports by the time that was asked for."
        }
        Role::Liaison => {
            "Talks with the customers that are hurt most, one by one: what it means for them, what they can do meanwhile. \
             Brings back what they see, and what they were told."
        }
        Role::Sponsor => {
            "Clears the way: money, people, a vendor's attention, a decision that needs an executive. Keeps the other \
             executives away from the call, and speaks to board and investors where that is due."
        }
    }
}
