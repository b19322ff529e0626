//! What is to be done: the checklists that apply, the reports that run, what people were asked for.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use foghorn_core::checklists::{Applied, Thing, checklists, progress};
use foghorn_core::clocks::minute_end;
use foghorn_core::deadlines::{Running, deadlines};
use foghorn_core::incident::{Ask, Incident, ItemFate};
use foghorn_core::when::{Here, minutes_said};
use foghorn_core::{ActId, Aspect, At, Deadline, ItemId, Phase, Role, StakeholderId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::contacts::{RingView, rings};
use crate::failure::Failure;
use crate::find::{find, shown_reference};

/// Asks what is to be done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowTodo {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// What is to be done about one incident.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Todo {
    /// `INC-7`.
    pub reference: String,
    /// The checklists that apply, in the order of their phases.
    pub lists: Vec<TodoList>,
    /// How many things they have.
    pub things: usize,
    /// How many of them are done or skipped.
    pub settled: usize,
    /// How many are late.
    pub late: usize,
    /// Reports that the playbook knows.
    pub deadlines: Vec<DeadlineView>,
    /// What people were asked for and has not come, what is due next first.
    pub asks: Vec<AskView>,
    /// People being rung, one scheme after the other.
    pub rings: Vec<RingView>,
    /// What is special about the incident, as it was stated.
    pub aspects: Vec<AspectView>,
    /// When the next of all that becomes late by itself; `None`: nothing does.
    pub next_late_at: Option<DateTime<Utc>>,
}

/// A checklist.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodoList {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its phase; `None`: what was added beside all lists.
    pub phase: Option<Phase>,
    /// Whom it is about.
    pub stakeholder: Option<StakeholderId>,
    /// Since when it applies.
    pub since: DateTime<Utc>,
    /// What is to be done.
    pub things: Vec<TodoThing>,
}

/// One thing to be done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodoThing {
    /// `first-minutes/roles`.
    pub item: ItemId,
    /// What is to be done.
    pub text: String,
    /// Why.
    pub why: Option<String>,
    /// Whose it is, until somebody is named.
    pub role: Option<Role>,
    /// Who took it on.
    pub owner: Option<String>,
    /// Where more about it stands.
    pub link: Option<String>,
    /// By when.
    pub due_at: Option<DateTime<Utc>>,
    /// True where it is open and its time is over.
    pub late: bool,
    /// What became of it.
    pub state: ThingState,
    /// What came of it, or why it was skipped or opened again.
    pub note: Option<String>,
    /// When it was done, skipped or opened again.
    pub settled_at: Option<DateTime<Utc>>,
    /// Who wrote that down.
    pub settled_by: Option<String>,
}

/// What became of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ThingState {
    /// It is to be done.
    Open,
    /// It was done.
    Done,
    /// It need not be done here.
    Skipped,
}

/// A report that is due some time after an event. A preset: check with counsel.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeadlineView {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The event from which it runs.
    pub trigger: String,
    /// How long it runs from there: `4 h`, `4 working days`.
    pub runs: String,
    /// Who is told.
    pub stakeholder: StakeholderId,
    /// Where the number comes from.
    pub source: String,
    /// When the event came to pass.
    pub triggered_at: Option<DateTime<Utc>>,
    /// When the report is due.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub met_at: Option<DateTime<Utc>>,
    /// What was noted about it.
    pub note: Option<String>,
    /// True where it is due and was not made.
    pub late: bool,
}

/// What somebody was asked for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AskView {
    /// The act that asked.
    pub ask: ActId,
    /// Who.
    pub who: String,
    /// For what.
    pub what: String,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// By when.
    pub due_at: DateTime<Utc>,
    /// True where that is over.
    pub late: bool,
}

/// Something special, and whether it was stated.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct AspectView {
    /// Which.
    pub aspect: Aspect,
    /// Whether it holds.
    pub holds: bool,
}

/// What of an incident is late, beside words to stakeholders.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct LateView {
    /// How many asks.
    pub asks: usize,
    /// How many reports.
    pub reports: usize,
    /// How many things of the lists.
    pub things: usize,
    /// When the next of all that becomes late by itself; absent: nothing does.
    pub next_at: Option<DateTime<Utc>>,
}

/// What is to be done about an incident.
pub(crate) fn todo(app: &App, ask: ShowTodo) -> Result<Todo, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
        Ok(view(app, &folded.incident, reference, &app.here(reading)?))
    })
}

/// What is to be done, at the moment and in the zone of `here`.
pub(super) fn view(app: &App, incident: &Incident, reference: String, here: &Here) -> Todo {
    let lists = checklists(incident);
    let reports = deadlines(incident, here.zone);
    let (things, settled, late) = progress(&lists, here.now);
    let mut asks: Vec<&Ask> = incident.asks.iter().filter(|ask| ask.end.is_none()).collect();
    asks.sort_by_key(|ask| ask.due_at);
    let rings = rings(app, incident, here);
    let next_late_at = next_late_at(&lists, &reports, incident, here.now);
    let holds = |aspect| incident.aspects.get(&aspect).and_then(|history| history.current()) == Some(&true);
    Todo {
        reference,
        lists: lists.iter().map(|list| list_view(list, here)).collect(),
        things,
        settled,
        late,
        deadlines: reports.iter().map(|running| deadline_view(running, here)).collect(),
        asks: asks.into_iter().map(|ask| ask_view(ask, here)).collect(),
        rings,
        aspects: Aspect::ALL.iter().map(|aspect| AspectView { aspect: *aspect, holds: holds(*aspect) }).collect(),
        next_late_at,
    }
}

/// What of an incident is late, for where there is room for numbers alone.
pub(super) fn late(incident: &Incident, zone: Tz, now: At) -> LateView {
    if !incident.is_live() || incident.status_now().is_over() {
        return LateView::default();
    }
    let (lists, reports) = (checklists(incident), deadlines(incident, zone));
    let is_late = |running: &&Running<'_>| running.is_open() && running.due_at.is_some_and(|due| now > due);
    LateView {
        asks: incident.asks.iter().filter(|ask| ask.end.is_none() && now > ask.due_at).count(),
        reports: reports.iter().filter(is_late).count(),
        things: progress(&lists, now).2,
        next_at: next_late_at(&lists, &reports, incident, now),
    }
}

fn next_late_at(lists: &[Applied<'_>], reports: &[Running<'_>], incident: &Incident, now: At) -> Option<At> {
    let things = lists.iter().flat_map(|list| &list.things).filter(|thing| thing.is_open());
    let things = things.filter_map(|thing| thing.due_at.map(minute_end));
    let reports = reports.iter().filter(|running| running.is_open()).filter_map(|running| running.due_at);
    let rung = incident.rings.iter().filter_map(|ring| Some(ring.ringing()?.until));
    let asks = incident.asks.iter().filter(|ask| ask.end.is_none()).map(|ask| ask.due_at);
    let times = things.chain(reports).chain(asks).chain(rung);
    // Late is what lies a second behind.
    times.filter_map(|at| at.checked_add_signed(TimeDelta::seconds(1))).filter(|at| *at > now).min()
}

fn list_view(list: &Applied<'_>, here: &Here) -> TodoList {
    TodoList {
        id: list.id.to_owned(),
        title: list.title.to_owned(),
        phase: list.phase,
        stakeholder: list.stakeholder.cloned(),
        since: list.since,
        things: list.things.iter().map(|thing| thing_view(thing, here)).collect(),
    }
}

fn thing_view(thing: &Thing<'_>, here: &Here) -> TodoThing {
    let (state, note) = match thing.fate {
        None => (ThingState::Open, None),
        Some(ItemFate::Open { reason }) => (ThingState::Open, reason.clone()),
        Some(ItemFate::Done { note }) => (ThingState::Done, note.clone()),
        Some(ItemFate::Skipped { reason }) => (ThingState::Skipped, Some(reason.clone())),
    };
    TodoThing {
        item: thing.id.clone(),
        text: thing.item.text.clone(),
        why: thing.item.why.clone(),
        role: thing.item.owner,
        owner: thing.owner.map(str::to_owned),
        link: thing.item.link.clone(),
        due_at: thing.due_at,
        late: thing.is_late(here.now),
        state,
        note,
        settled_at: thing.settled.map(|(at, _)| at),
        settled_by: thing.settled.and_then(|(_, by)| by).map(str::to_owned),
    }
}

fn deadline_view(running: &Running<'_>, here: &Here) -> DeadlineView {
    DeadlineView {
        id: running.deadline.id.clone(),
        name: running.deadline.name.clone(),
        trigger: running.deadline.trigger.clone(),
        runs: runs(running.deadline),
        stakeholder: running.deadline.stakeholder.clone(),
        source: running.deadline.source.clone(),
        triggered_at: running.triggered_at,
        due_at: running.due_at,
        met_at: running.met.map(|(at, _)| at),
        note: running.met.and_then(|(_, note)| note).map(str::to_owned),
        late: running.is_open() && running.due_at.is_some_and(|due| here.now > due),
    }
}

fn runs(deadline: &Deadline) -> String {
    match (deadline.after, deadline.business_days) {
        (Some(after), _) if after.as_seconds() < 60 => format!("{} s", after.as_seconds()),
        (Some(after), _) => minutes_said(u64::from(after.as_seconds() / 60)),
        (None, Some(1)) => "1 working day".to_owned(),
        (None, days) => format!("{} working days", days.unwrap_or_default()),
    }
}

fn ask_view(ask: &Ask, here: &Here) -> AskView {
    AskView {
        ask: ask.act.clone(),
        who: ask.who.clone(),
        what: ask.what.clone(),
        asked_at: ask.stamp.at,
        due_at: ask.due_at,
        late: here.now > ask.due_at,
    }
}
