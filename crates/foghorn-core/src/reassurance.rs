//! Reassurance: when those who were told of an incident hear how it stands, long after it is over.
//!
//! Here: the rounds. One when everything that was to prevent it is done ("what we changed"), and two by the calendar, 30
//! and 90 days after it was resolved. Not here: reminding (`reminders`), the message (foghorn-drafts).

use chrono::TimeDelta;

use crate::entry::At;
use crate::ids::StakeholderId;
use crate::incident::{FollowUpEnd, FollowUpStory, Incident};
use crate::words::{FollowUpKind, Kind, Reassurance, Severity};

/// A word so many days before a round by the calendar counts for it.
const EARLY_DAYS: i64 = 7;
/// "What we changed" is due a day after the last of it was done.
const CHANGED_DAYS: i64 = 1;

/// A round of reassurance. Instants are UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub round: Reassurance,
    /// By when they should hear.
    pub due_at: At,
    /// A word from then on counts for it.
    pub since: At,
    /// Who was told of the incident and has had no word since, in the playbook's order.
    pub unaware: Vec<StakeholderId>,
    /// How somebody settled it; `None`: nobody did.
    pub settled: Option<Settled>,
}

/// How somebody settled a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// When.
    pub at: At,
    /// False: nobody needs to hear.
    pub told: bool,
    /// How, or why not.
    pub note: Option<String>,
}

impl Round {
    /// True until somebody settles it, or all who were told of the incident have had a word.
    pub fn is_open(&self) -> bool {
        self.settled.is_none() && !self.unaware.is_empty()
    }
}

/// What was done so that it does not happen again, in the order in which it was added.
pub fn changed(incident: &Incident) -> Vec<&FollowUpStory> {
    prevention(incident).filter(|story| matches!(story.end, Some((_, FollowUpEnd::Done(_))))).collect()
}

/// The rounds of an incident that is resolved and that somebody was told of, what is due first on top. The calendar counts
/// for SEV1 and SEV2, and wherever something is done for prevention; a drill and planned work have none.
pub fn rounds(incident: &Incident) -> Vec<Round> {
    let asked = incident.is_live() && incident.kind != Kind::Drill;
    let Some(resolved) = incident.resolved_at().filter(|_| asked) else { return Vec::new() };
    if incident.clocks().iter().all(|clock| clock.told().is_none()) {
        return Vec::new();
    }
    let mut rounds = Vec::new();
    let later = |from: At, days: i64| from.checked_add_signed(TimeDelta::days(days));
    if let Some(done) = prevention_done(incident, resolved)
        && let Some(due_at) = later(done, CHANGED_DAYS)
    {
        rounds.push(round(incident, Reassurance::Changed, due_at, done));
    }
    let grave = incident.severity_now().worse_than(Severity::Sev3);
    if grave || prevention(incident).next().is_some() {
        for (of, days) in [(Reassurance::Days30, 30), (Reassurance::Days90, 90)] {
            let span = later(resolved, days - EARLY_DAYS).zip(later(resolved, days));
            rounds.extend(span.map(|(since, due_at)| round(incident, of, due_at, since)));
        }
    }
    rounds.sort_by_key(|round| round.due_at);
    rounds
}

/// When the last of what was to prevent it ended; `None` while some of it is open, or where none of it was done.
fn prevention_done(incident: &Incident, resolved: At) -> Option<At> {
    if changed(incident).is_empty() {
        return None;
    }
    let ends: Option<Vec<At>> = prevention(incident).map(|story| story.end.as_ref().map(|(at, _)| *at)).collect();
    ends?.into_iter().max().map(|last| last.max(resolved))
}

fn prevention(incident: &Incident) -> impl Iterator<Item = &FollowUpStory> {
    incident.aftermath.follow_ups.iter().filter(|story| story.follow_up.kind == FollowUpKind::Prevent)
}

fn round(incident: &Incident, of: Reassurance, due_at: At, since: At) -> Round {
    let told_of_it = incident.clocks().iter().filter(|clock| clock.in_play && clock.told().is_some());
    let unaware = told_of_it.filter(|clock| clock.words.iter().all(|word| word.at < since));
    let settled = incident.aftermath.reassurances.iter().rev().find(|(stamp, it)| it.round == of && stamp.at >= since);
    Round {
        round: of,
        due_at,
        since,
        unaware: unaware.map(|clock| clock.stakeholder.clone()).collect(),
        settled: settled.map(|(stamp, it)| Settled { at: stamp.at, told: it.told, note: it.note.clone() }),
    }
}
