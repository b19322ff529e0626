//! The picture of an incident as numbers: one lane a stakeholder, with each word, silence, promise and lateness, on the
//! incident's phases. Drawing it is for whoever has a pen.

use chrono::TimeDelta;
use serde::Serialize;
use ts_rs::TS;

use super::clock_began;
use crate::clocks::{Clock, Fate, judged_at};
use crate::entry::At;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::words::Status;

/// The whole picture. Instants are UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Lanes {
    /// Where it begins: the impact, or declaring.
    #[ts(type = "string")]
    pub from: At,
    /// How far it tells: until now, or until its last word or status where it is over.
    #[ts(type = "string")]
    pub until: At,
    /// Where it ends: there, or with what was promised for soon after.
    #[ts(type = "string")]
    pub to: At,
    /// When it was declared.
    #[ts(type = "string")]
    pub declared_at: At,
    /// Where the incident stood, one after the other.
    pub phases: Vec<LanePhase>,
    /// Who heard when.
    pub lanes: Vec<Lane>,
}

/// A stretch in one status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LanePhase {
    /// Which; absent: before it was declared.
    pub status: Option<Status>,
    /// Since when.
    #[ts(type = "string")]
    pub from: At,
    /// Until when.
    #[ts(type = "string")]
    pub to: At,
}

/// One stakeholder's lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Lane {
    /// Whose.
    pub stakeholder: StakeholderId,
    /// The name.
    pub name: String,
    /// From when they should hear.
    #[ts(type = "string")]
    pub from: At,
    /// When each word was posted; `true` where it came after its due time.
    #[ts(type = "Array<[string, boolean]>")]
    pub words: Vec<(At, bool)>,
    /// Each promise.
    pub promises: Vec<LanePromise>,
    /// From when to when a word was overdue.
    #[ts(type = "Array<[string, string]>")]
    pub late: Vec<(At, At)>,
}

/// A promise in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LanePromise {
    /// When it was made.
    #[ts(type = "string")]
    pub made_at: At,
    /// By when.
    #[ts(type = "string")]
    pub at: At,
    /// Whole minutes late, by now where no word has come; 0: kept; absent: there is still time.
    pub late_minutes: Option<u32>,
    /// No word has come for it yet.
    pub open: bool,
}

/// A picture shows at least half of this beyond now, where somebody was promised a word for then.
const MARGIN: TimeDelta = TimeDelta::minutes(40);

/// The picture of an incident as it stands.
pub fn lanes(incident: &Incident, now: At) -> Lanes {
    let declared_at = incident.declared_at();
    let from = incident.started().unwrap_or(declared_at).min(declared_at);
    let lanes: Vec<Lane> = incident
        .clocks()
        .iter()
        .filter(|clock| clock.in_play && (clock.runs || clock.never_told || !clock.words.is_empty()))
        .map(|clock| lane(incident, clock, now))
        .collect();
    let words = lanes.iter().flat_map(|lane| lane.words.iter().map(|(at, _)| *at));
    let statuses = incident.status.all().iter().map(|stated| stated.stamp.at);
    let live = incident.status_now().is_open() && incident.is_live();
    let ends = words.chain(statuses).chain(live.then_some(now)).chain([declared_at]);
    let until = ends.max().unwrap_or(declared_at);
    // A promise for next week would leave no room for what happened.
    let far = until + (until - from).max(MARGIN) / 2;
    let standing = lanes.iter().flat_map(|lane| &lane.promises).filter(|promise| promise.late_minutes.is_none());
    let to = standing.map(|promise| promise.at).filter(|at| live && *at <= far).chain([until]).max().unwrap_or(until);
    let mut phases = Vec::new();
    if from < declared_at {
        phases.push(LanePhase { status: None, from, to: declared_at });
    }
    let stated = incident.status.all();
    for (place, status) in stated.iter().enumerate() {
        let began = status.stamp.at.max(declared_at);
        let ended = stated.get(place + 1).map_or(until, |next| next.stamp.at.max(declared_at));
        if ended > began {
            phases.push(LanePhase { status: Some(status.value.0), from: began, to: ended });
        }
    }
    Lanes { from, until, to, declared_at, phases, lanes }
}

fn lane(incident: &Incident, clock: &Clock, now: At) -> Lane {
    let judging = judged_at(incident, now);
    let late_word = |due: Option<At>, at: At| due.is_some_and(|due| at > crate::clocks::minute_end(due));
    let mut late: Vec<(At, At)> = clock
        .words
        .iter()
        .filter(|word| late_word(word.due_before, word.at))
        .filter_map(|word| Some((word.due_before?, word.at)))
        .collect();
    late.extend(clock.due.filter(|due| due.at < now).map(|due| (due.at, now)));
    Lane {
        stakeholder: clock.stakeholder.clone(),
        name: clock.name().to_owned(),
        from: clock_began(incident, clock),
        words: clock.words.iter().map(|word| (word.at, late_word(word.due_before, word.at))).collect(),
        promises: clock
            .promises
            .iter()
            .map(|promise| LanePromise {
                made_at: promise.made_at,
                at: promise.at,
                late_minutes: match promise.fate_at(judging) {
                    Fate::Standing => None,
                    Fate::Kept => Some(0),
                    Fate::Late(minutes) => Some(minutes),
                },
                open: promise.fate == Fate::Standing,
            })
            .collect(),
        late,
    }
}
