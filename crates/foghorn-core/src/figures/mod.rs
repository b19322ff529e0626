//! Figures that judge an incident: how fast, how long, and how well people were kept told.
//!
//! Here: one incident's figures, each with its state, because a silly number is worse than none; `row` is what many
//! incidents are added up from, `many` adds them up, `lanes` is the picture. All of it is a pure reading of the fold. Not here: the
//! reading grade of what was said (the review knows texts), and anything about single people: figures judge incidents.

mod lanes;
mod many;
mod row;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::checklists::{checklists, progress};
use crate::clocks::{Clock, Fate, judged_at};
use crate::entry::At;
use crate::event::Event;
use crate::ids::StakeholderId;
use crate::incident::{Incident, Joining};
use crate::words::{Kind, Status};

pub use lanes::{Lane, LanePhase, LanePromise, Lanes, lanes};
pub use many::{Asked, Bucket, Component, LeftOut, Many, Month, Objective, Silences, Spread, Weight, add_up};
pub use row::{FigureRow, Told};

/// A figure, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", content = "value", rename_all = "kebab-case")]
pub enum Figure<T> {
    /// This is it.
    Recorded(T),
    /// Not yet; why, in a few words.
    Pending(Cow<'static, str>),
    /// It makes no sense here; why.
    NotApplicable(Cow<'static, str>),
    /// The record contradicts itself; how.
    Invalid(Cow<'static, str>),
}

/// The figures of one incident. Lengths are in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// From the beginning of the impact to declaring.
    pub detect: Figure<i64>,
    /// From declaring to the first status, word or line of a person.
    pub acknowledge: Figure<i64>,
    /// From declaring to the first repair: monitoring or resolved.
    pub mitigate: Figure<i64>,
    /// From declaring to resolved.
    pub resolve: Figure<i64>,
    /// How long the impact lasted: from its beginning to resolved.
    pub impact: Figure<i64>,
    /// How each stakeholder was told.
    pub told: Vec<ToldFigures>,
    /// Words that counted, over all stakeholders; those that had a due time; and those of them that came by it.
    pub words: [usize; 3],
    /// Promises over all stakeholders: made, kept, late (also those that still wait for their word), standing.
    pub promises: [usize; 4],
    /// Whole minutes late, all promises together.
    pub promises_late_minutes: u32,
    /// Channels on which anything was posted.
    pub channels: usize,
    /// Errors of the review that were let stand, in everything that was sent.
    pub overruled: usize,
    /// Records of messages that were put right later.
    pub corrections: usize,
    /// Things of the lists: all, settled, late.
    pub things: [usize; 3],
}

/// How one stakeholder was told. Lengths are in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldFigures {
    /// Whom.
    pub stakeholder: StakeholderId,
    /// The name.
    pub name: String,
    /// From declaring, or from when they were added, to the first word.
    pub first_word: Figure<i64>,
    /// The longest time without a word, from declaring on to the end, or to the last word where that is later.
    pub silence: Figure<i64>,
    /// Words that counted.
    pub words: usize,
}

/// True for what may move a figure of [`FigureRow`]: most acts, a note for one, leave them alone.
pub fn moved_by(event: &Event) -> bool {
    crate::clocks::moved_by(event) || matches!(event, Event::StartStated(_) | Event::FollowUpAdded(_))
}

/// What a figure says where the record ends before it begins.
pub const BACKWARDS: &str = "the record ends before it begins";

/// A page's record knows no moment before its first message.
const BEGINS_WITH_A_WORD: &str = "imported history begins with its first message";

/// The figures of an incident as it stands.
pub fn figures(incident: &Incident, now: At) -> Figures {
    let declared = incident.declared_at();
    let resolved = incident.resolved_at();
    let open = incident.status_now().is_open();
    let backwards = incident.source.as_ref().is_some_and(crate::event::HistoryImported::ends_before_it_begins);
    let until = |from: Option<At>, to: Option<At>, pending: &'static str| match (from, to) {
        _ if backwards => Figure::Invalid(BACKWARDS.into()),
        (Some(from), Some(to)) => length(from, to),
        (None, _) => Figure::Pending("nobody has said when the impact began".into()),
        (_, None) if open => Figure::Pending(pending.into()),
        (_, None) => Figure::NotApplicable("it was withdrawn".into()),
    };
    let repaired = incident
        .status
        .all()
        .iter()
        .find(|stated| matches!(stated.value.0, Status::Monitoring | Status::Resolved))
        .map(|stated| stated.stamp.at.max(declared));
    let told: Vec<_> =
        incident.clocks().iter().filter(|clock| clock.in_play).map(|clock| told(incident, clock, now)).collect();
    let judged = || incident.clocks().iter().flat_map(|clock| &clock.words).filter_map(crate::clocks::Word::on_time);
    let promised = || incident.clocks().iter().flat_map(|clock| &clock.promises);
    let judging = judged_at(incident, now);
    let fates: Vec<Fate> = promised().map(|promise| promise.fate_at(judging)).collect();
    let fate = |wanted: fn(&Fate) -> bool| fates.iter().filter(|fate| wanted(fate)).count();
    let lists = checklists(incident);
    let (things, settled, late) = progress(&lists, now);
    let channels: BTreeSet<_> = incident
        .updates
        .iter()
        .flat_map(|update| update.sent.deliveries.iter().map(|delivery| &delivery.channel))
        .collect();
    Figures {
        detect: match incident.started() {
            _ if backwards => Figure::Invalid(BACKWARDS.into()),
            _ if incident.source.is_some() => Figure::NotApplicable(BEGINS_WITH_A_WORD.into()),
            Some(started) if started > declared => {
                Figure::NotApplicable("it was declared before the impact began".into())
            }
            Some(started) => length(started, declared),
            None => Figure::Pending("nobody has said when the impact began".into()),
        },
        acknowledge: acknowledge(incident),
        mitigate: until(Some(declared), repaired, "no repair is in place yet"),
        resolve: until(Some(declared), resolved, "it is not resolved yet"),
        impact: until(incident.started(), resolved, "it is not resolved yet"),
        words: [
            incident.clocks().iter().map(|clock| clock.words.len()).sum(),
            judged().count(),
            judged().filter(|on_time| *on_time).count(),
        ],
        promises: [
            fates.len(),
            fate(|fate| *fate == Fate::Kept),
            fate(|fate| matches!(fate, Fate::Late(_))),
            fate(|fate| *fate == Fate::Standing),
        ],
        promises_late_minutes: fates.iter().fold(0, |sum: u32, fate| match fate {
            Fate::Late(minutes) => sum.saturating_add(*minutes),
            Fate::Kept | Fate::Standing => sum,
        }),
        channels: channels.len(),
        overruled: incident
            .updates
            .iter()
            .filter_map(|update| update.sent.proof.as_ref())
            .map(|proof| proof.overruled.len())
            .sum(),
        corrections: incident.updates.iter().filter(|update| update.corrected).count(),
        things: [things, settled, late],
        told,
    }
}

/// The first thing that a person did after declaring, by the acts' own kinds.
fn acknowledge(incident: &Incident) -> Figure<i64> {
    if incident.kind == Kind::Imported {
        return Figure::NotApplicable("imported history does not say who took it up".into());
    }
    let declared = incident.declared_at();
    let statuses = incident.status.all().iter().skip(1).map(|stated| stated.stamp.at);
    let roles = incident.roles.values().flat_map(|role| role.all().iter().map(|stated| stated.stamp.at));
    let facts = incident.facts.values().flat_map(|fact| fact.all().iter().map(|stated| stated.stamp.at));
    let posted =
        incident.updates.iter().flat_map(|update| update.sent.deliveries.iter().map(|delivery| delivery.posted_at));
    match statuses.chain(roles).chain(facts).chain(posted).filter(|at| *at >= declared).min() {
        Some(at) => length(declared, at),
        None => Figure::Pending("nobody has done anything about it yet".into()),
    }
}

fn told(incident: &Incident, clock: &Clock, now: At) -> ToldFigures {
    let since = clock_began(incident, clock);
    let over = !incident.status_now().is_open();
    let first_word = match clock.words.first() {
        _ if incident.source.is_some() => Figure::NotApplicable(BEGINS_WITH_A_WORD.into()),
        Some(word) => length(since, word.at.max(since)),
        None if over && (clock.never_told || clock.runs) => Figure::Pending("they were never told".into()),
        None if clock.due.is_some() => Figure::Pending("they have not heard yet".into()),
        None => Figure::NotApplicable("no word is due to them".into()),
    };
    ToldFigures {
        stakeholder: clock.stakeholder.clone(),
        name: clock.name().to_owned(),
        silence: match gaps(incident, clock, now).into_iter().max() {
            Some(longest) => Figure::Recorded(longest),
            None if clock.words.is_empty() => Figure::NotApplicable("they have heard nothing".into()),
            None => Figure::Pending("they have heard once".into()),
        },
        first_word,
        words: clock.words.len(),
    }
}

/// From when a stakeholder should hear: declaring, or when somebody added it.
fn clock_began(incident: &Incident, clock: &Clock) -> At {
    let added = incident.joined.iter().rev().find_map(|(stamp, joining)| match joining {
        Joining::Added(stakeholder) if stakeholder.id == clock.stakeholder => Some(stamp.at),
        Joining::Added(_) | Joining::Dropped(_) => None,
    });
    added.unwrap_or_else(|| incident.declared_at()).max(incident.declared_at())
}

/// How long each silence was, in seconds: before the first word, between words, and from the last one to the end, or to now
/// where it is still open. Somebody who never heard has none: that is another figure.
pub(crate) fn gaps(incident: &Incident, clock: &Clock, now: At) -> Vec<i64> {
    let Some(last) = clock.words.last() else { return Vec::new() };
    let began = clock_began(incident, clock);
    let end = match incident.resolved_at() {
        Some(resolved) => resolved,
        None if incident.status_now().is_open() && incident.is_live() => now,
        None => last.at,
    };
    let mut points: Vec<At> = std::iter::once(began).chain(clock.words.iter().map(|word| word.at)).collect();
    if end > last.at {
        points.push(end);
    }
    points.windows(2).map(|two| (two[1] - two[0]).num_seconds().max(0)).collect()
}

fn length(from: At, to: At) -> Figure<i64> {
    match (to - from).num_seconds() {
        seconds if seconds < 0 => Figure::Invalid("it ends before it begins".into()),
        seconds => Figure::Recorded(seconds),
    }
}

impl<T: Copy> Figure<T> {
    /// The number, where there is one.
    pub fn recorded(&self) -> Option<T> {
        match self {
            Self::Recorded(value) => Some(*value),
            Self::Pending(_) | Self::NotApplicable(_) | Self::Invalid(_) => None,
        }
    }
}
