//! Acts: what may be done, one file each.
//!
//! Here: `decide(incident, actor) -> events`, or a refusal that says what to do. A decision reads the state and the
//! time it is given, and changes nothing. What is posted is a fact: recording it is never refused for being late,
//! odd or against the cadence. Not here: appending (foghorn-app).

mod add_stakeholder;
mod aftermath;
mod apply_playbook;
mod approve_draft;
mod asks;
mod assign_role;
mod change_severity;
mod change_status;
mod close;
mod compensation;
mod correct_note;
mod correct_update;
mod customers;
mod deadlines;
mod declare;
mod drop_stakeholder;
mod expunge;
mod hand_over;
mod hold;
mod items;
mod legal_hold;
mod link;
mod log_line;
mod note;
mod reassurance;
mod redo;
mod release_hold;
mod reopen;
mod retitle;
mod retract;
mod ring;
mod send;
mod set;
mod snooze;
mod state_fact;
mod state_start;
mod stretch_cadence;
mod take_over;
mod undo;
mod withdraw;

pub use add_stakeholder::AddStakeholder;
pub use aftermath::{
    AddFollowUp, ChangeFollowUp, DoFollowUp, DropFollowUp, MovePostmortem, PublishPostmortem, ReopenFollowUp,
    StateLesson,
};
pub use apply_playbook::ApplyPlaybook;
pub use approve_draft::ApproveDraft;
pub use asks::{AnswerAsk, AskFor, DropAsk, ExtendAsk};
pub use assign_role::AssignRole;
pub use change_severity::ChangeSeverity;
pub use change_status::ChangeStatus;
pub use close::Close;
pub use compensation::{ApproveCompensation, MoveCompensation};
pub use correct_note::CorrectNote;
pub use correct_update::CorrectUpdate;
pub use customers::{
    AnswerCustomer, ApproveLetters, DoCustomerStep, ForgetCustomers, ListCustomers, PostLetters, SetCustomerStep,
};
pub use deadlines::{MeetDeadline, TriggerDeadline};
pub use declare::{Declaration, Declare};
pub use drop_stakeholder::DropStakeholder;
pub use expunge::Expunge;
pub use hand_over::{AcceptCommand, ConfirmHandover, HandOver};
pub use hold::PutOnHold;
pub use items::{AddItem, DoItem, GiveItem, ReopenItem, SkipItem, StateAspect};
pub use legal_hold::{LiftLegalHold, PlaceLegalHold};
pub use link::{LinkTo, UnlinkFrom};
pub use log_line::LogLine;
pub use note::Note;
pub use reassurance::SettleReassurance;
pub use redo::{Redo, redo_target};
pub use release_hold::ReleaseHold;
pub use reopen::Reopen;
pub use retitle::Retitle;
pub use retract::Retract;
pub use ring::{AnswerRing, BeginRing, DropRing, NoAnswer};
pub use send::{DeliverySaid, PromiseSaid, Send};
pub use set::Set;
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

    /// What another act decides, in the same act.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.what.extend(other.what);
        self.notes.extend(other.notes);
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

const SHORT_NAME_AT_MOST: usize = 64;
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

/// The stakeholder that is meant: one that has a clock, or that the playbook keeps ready.
///
/// # Errors
/// [`Refusal::NoStakeholder`], with those that there are.
pub fn known(incident: &Incident, given: &StakeholderId) -> Result<StakeholderId, Refusal> {
    let id = stakeholder(given)?;
    if incident.clock(&id).is_some() {
        return Ok(id);
    }
    let known: Vec<_> = incident.clocks().iter().map(|clock| clock.stakeholder.as_str()).collect();
    let nearest = nearest(id.as_str(), known.iter().copied()).map(str::to_owned);
    Err(Refusal::NoStakeholder { given: given.to_string(), nearest, known: known.join(", ") })
}

/// The same for several.
fn all_known(incident: &Incident, given: Option<Vec<StakeholderId>>) -> Result<Vec<StakeholderId>, Refusal> {
    given.unwrap_or_default().iter().map(|given| known(incident, given)).collect()
}

/// A stakeholder's short name as it was typed, spelt like the playbook's.
fn stakeholder(given: &StakeholderId) -> Result<StakeholderId, Refusal> {
    Ok(StakeholderId::new(short_name("the stakeholder's short name", given.as_str())?))
}

/// A channel as it was typed: one short line, spelt like the playbook's.
fn channel(given: &Channel) -> Result<Channel, Refusal> {
    Ok(Channel::new(short_name("the channel", given.as_str())?))
}

/// `Acme  Bank` is `acme-bank`.
fn short_name(what: &'static str, typed: &str) -> Result<String, Refusal> {
    let typed = text_of(what, typed, SHORT_NAME_AT_MOST)?;
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    Ok(words.collect::<Vec<_>>().join("-").to_lowercase())
}

/// The known name that was most likely meant; `None` where none comes near.
pub(crate) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &str| strsim::damerau_levenshtein(typed, name);
    let (away, name) = known.map(|name| (distance(name), name)).min_by_key(|(away, _)| *away)?;
    // A third of the letters may be wrong; more is another word.
    (away * 3 <= name.chars().count().max(3)).then_some(name)
}

/// Refuses where the incident is closed or withdrawn.
fn not_over(incident: &Incident) -> Result<(), Refusal> {
    let status = incident.status_now();
    if status.is_over() { Err(Refusal::Over(status.to_string())) } else { Ok(()) }
}
