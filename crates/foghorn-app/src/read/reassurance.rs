//! Reassurance, as the screen of what comes after shows it: what was changed, and the rounds with who has not heard.
//!
//! Not here: when a round is due (`foghorn_core::reassurance`).

use chrono::{DateTime, Utc};
use foghorn_core::incident::{FollowUpEnd, Incident};
use foghorn_core::reassurance::{Round, changed, rounds};
use foghorn_core::{At, Reassurance, StakeholderId};
use serde::Serialize;
use ts_rs::TS;

/// What those who were told of an incident hear long after it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReassuranceView {
    /// What was done so that it does not happen again.
    pub changed: Vec<ChangedThing>,
    /// The rounds, what is due first on top.
    pub rounds: Vec<RoundView>,
}

/// Something that was done so that it does not happen again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedThing {
    /// What, as an order.
    pub text: String,
    /// When it was done.
    pub done_at: DateTime<Utc>,
    /// What came of it.
    pub note: Option<String>,
}

/// A round of reassurance.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundView {
    /// Which.
    pub round: Reassurance,
    /// What it is about: `what we changed`.
    pub name: String,
    /// By when they should hear.
    pub due_at: DateTime<Utc>,
    /// A word from then on counts for it.
    pub since: DateTime<Utc>,
    /// `to-come`, `open`, `late`, `told`, `not-needed`.
    pub state: String,
    /// Who was told of the incident and has had no word since.
    pub unaware: Vec<UnawareView>,
    /// When somebody settled it.
    pub settled_at: Option<DateTime<Utc>>,
    /// How they heard, or why they need not.
    pub note: Option<String>,
}

/// Who has had no word since a round began.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UnawareView {
    /// Who.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
}

/// What is to be said long after an incident, as of `now`.
pub(crate) fn reassurance(incident: &Incident, now: At) -> ReassuranceView {
    let done = changed(incident).into_iter().filter_map(|story| {
        let (done_at, FollowUpEnd::Done(note)) = story.end.as_ref()? else { return None };
        Some(ChangedThing { text: story.follow_up.text.clone(), done_at: *done_at, note: note.clone() })
    });
    ReassuranceView {
        changed: done.collect(),
        rounds: rounds(incident).into_iter().map(|round| view(incident, round, now)).collect(),
    }
}

/// What a round is about, in words.
pub(crate) fn said(round: Reassurance) -> &'static str {
    match round {
        Reassurance::Changed => "what we changed",
        Reassurance::Days30 => "30 days after",
        Reassurance::Days90 => "90 days after",
    }
}

fn view(incident: &Incident, round: Round, now: At) -> RoundView {
    let state = match &round.settled {
        Some(settled) if settled.told => "told",
        Some(_) => "not-needed",
        None if now < round.since => "to-come",
        None if round.unaware.is_empty() => "told",
        None if now < round.due_at => "open",
        None => "late",
    };
    let name = |id: &StakeholderId| incident.stakeholder(id).map_or_else(|| id.to_string(), |row| row.name.clone());
    let unaware = if round.settled.is_some() { Vec::new() } else { round.unaware };
    RoundView {
        round: round.round,
        name: said(round.round).to_owned(),
        due_at: round.due_at,
        since: round.since,
        state: state.to_owned(),
        unaware: unaware.into_iter().map(|stakeholder| UnawareView { name: name(&stakeholder), stakeholder }).collect(),
        settled_at: round.settled.as_ref().map(|settled| settled.at),
        note: round.settled.and_then(|settled| settled.note),
    }
}
