//! Acts: what may be done, one file each.
//!
//! Here: `decide(incident, actor) -> events`, or a refusal that says what to do. A decision reads the state and the
//! time it is given, and changes nothing. What is posted is a fact: recording it is never refused for being late,
//! odd or against the cadence. Not here: appending (foghorn-app).

mod add_stakeholder;
mod assign_role;
mod change_severity;
mod change_status;
mod close;
mod correct_note;
mod correct_update;
mod declare;
mod drop_stakeholder;
mod expunge;
mod hold;
mod note;
mod redo;
mod release_hold;
mod reopen;
mod retitle;
mod retract;
mod send;
mod snooze;
mod state_fact;
mod state_start;
mod stretch_cadence;
mod take_over;
mod undo;
mod withdraw;

pub use add_stakeholder::AddStakeholder;
pub use assign_role::AssignRole;
pub use change_severity::ChangeSeverity;
pub use change_status::ChangeStatus;
pub use close::Close;
pub use correct_note::CorrectNote;
pub use correct_update::CorrectUpdate;
pub use declare::{Declaration, Declare};
pub use drop_stakeholder::DropStakeholder;
pub use expunge::Expunge;
pub use hold::PutOnHold;
pub use note::Note;
pub use redo::{Redo, redo_target};
pub use release_hold::ReleaseHold;
pub use reopen::Reopen;
pub use retitle::Retitle;
pub use retract::Retract;
pub use send::{DeliverySaid, PromiseSaid, Send};
pub use snooze::SnoozeClock;
pub use state_fact::StateFact;
pub use state_start::StateStart;
pub use stretch_cadence::StretchCadence;
pub use take_over::TakeOver;
pub use undo::{SentWas, Undo, undo_target};
pub use withdraw::Withdraw;

use crate::entry::{At, Unwritten};
use crate::event::Event;
use crate::ids::{AuthorId, Channel, StakeholderId};
use crate::incident::Incident;
use crate::playbook::Stakeholder;
use crate::refusal::Refusal;
use crate::when::{Here, When};

/// Who acts, where and when.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Whose acts undo takes back.
    pub id: AuthorId,
    /// The actor's name, for roles that are taken by acting.
    pub name: Option<String>,
    /// The time, and the zone in which times are typed.
    pub here: Here,
}

/// What an act appends, and what the actor should know about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The events, in order.
    pub what: Vec<Unwritten>,
    /// Sentences for the actor.
    pub notes: Vec<String>,
}

/// An act on an incident.
pub trait Verb {
    /// Decides what to append.
    ///
    /// # Errors
    /// A [`Refusal`] where the act makes no sense now.
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal>;
}

impl Decision {
    /// One event.
    pub(crate) fn one(happened_at: At, event: impl Into<Event>) -> Self {
        Self::default().and(happened_at, event)
    }

    /// One event more.
    pub(crate) fn and(mut self, happened_at: At, event: impl Into<Event>) -> Self {
        self.what.push(Unwritten { happened_at, event: event.into() });
        self
    }

    /// A sentence more.
    pub(crate) fn noting(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

impl Actor {
    /// When something happened: now, or as typed.
    pub(crate) fn when(&self, at: Option<&When>) -> Result<At, Refusal> {
        match at {
            Some(when) => Ok(when.past(&self.here)?),
            None => Ok(crate::to_second(self.here.now)),
        }
    }
}

const LINE_AT_MOST: usize = 1_000;
const TEXT_AT_MOST: usize = 256 * 1024;

/// One line: not empty, without control characters, of a bearable length.
fn line(what: &'static str, text: &str) -> Result<String, Refusal> {
    let text = text_of(what, text, LINE_AT_MOST)?;
    Ok(text.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// A text of several lines: not empty, of a bearable length.
fn text(what: &'static str, text: &str) -> Result<String, Refusal> {
    text_of(what, text, TEXT_AT_MOST)
}

/// A reason, where one was given: empty is none.
fn reason(given: Option<&str>) -> Result<Option<String>, Refusal> {
    match given.map(str::trim) {
        None | Some("") => Ok(None),
        Some(given) => text("the reason", given).map(Some),
    }
}

fn text_of(what: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    if text.contains('\0') {
        return Err(Refusal::Nul(what));
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::Empty(what));
    }
    if trimmed.len() > most {
        return Err(Refusal::TooLong { what, bytes: trimmed.len(), most });
    }
    Ok(trimmed.to_owned())
}

/// The stakeholder, where the incident knows it.
fn known<'a>(incident: &'a Incident, id: &StakeholderId) -> Result<&'a Stakeholder, Refusal> {
    incident.stakeholder(id).ok_or_else(|| {
        let known = incident
            .playbook
            .current()
            .map(|playbook| playbook.stakeholders.iter().map(|row| row.id.to_string()).collect::<Vec<_>>().join(", "))
            .unwrap_or_default();
        Refusal::NoStakeholder { given: id.to_string(), known }
    })
}

/// A channel as it was typed: one short line, spelt like the playbook's.
fn channel(given: &Channel) -> Result<Channel, Refusal> {
    let typed = text_of("the channel", given.as_str(), 64)?;
    Ok(Channel::new(typed.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")))
}

/// Refuses where the incident is closed or withdrawn.
fn not_over(incident: &Incident) -> Result<(), Refusal> {
    let status = incident.status_now();
    if status.is_over() { Err(Refusal::Over(status.to_string())) } else { Ok(()) }
}
