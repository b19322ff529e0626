//! The incident screen: everything about one incident that fits one look, and the first window of its timeline.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use foghorn_core::history::{History, Stated};
use foghorn_core::incident::Incident;
use foghorn_core::roles::{self, wanted};
use foghorn_core::verbs::{redo_target, undo_target};
use foghorn_core::when::{Here, When};
use foghorn_core::{ActId, Channel, Delivery, EntryId, Fact, NoteKind, Promise, Role, Severity, StakeholderId, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Card, card};
use super::command::{CommandView, WatchingView, command, watching};
use super::grid::{Grid, grid};
use super::looking_back::{Seen, see};
use super::offers::{Offer, offers};
use super::timeline::{label, window};
use super::todo::{Todo, view as todo};
use crate::app::App;
use crate::failure::Failure;
use crate::find::find;

/// What the incident screen shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IncidentView {
    /// When this was read; the chosen instant where one looks back.
    pub now: DateTime<Utc>,
    /// True where this is a look back: nothing can be done here.
    pub looking_back: bool,
    /// When its newest entry happened or was written down: looking back is worth while up to then.
    pub newest_at: DateTime<Utc>,
    /// The head: title, severity, status, clocks.
    pub card: Card,
    /// Who knows what.
    pub grid: Grid,
    /// The fact sheet, every line of it.
    pub facts: Vec<FactView>,
    /// Who does what.
    pub roles: Vec<RoleView>,
    /// What was handed over, and waits to be confirmed or accepted.
    pub command: CommandView,
    /// What is to be done.
    pub todo: Todo,
    /// The newest window of the timeline.
    pub timeline: TimelineWindow,
    /// What the next Ctrl+Z takes back.
    pub undo: Option<UndoView>,
    /// What the next redo brings back.
    pub redo: Option<UndoView>,
    /// What the app would like to ask or offer now.
    pub offers: Vec<Offer>,
    /// Stakeholders of the playbook that have no clock yet and can be added.
    pub addable: Vec<Addable>,
    /// The playbook's word for each severity.
    pub severities: BTreeMap<Severity, String>,
    /// The playbook in force.
    pub playbook: Option<String>,
    /// How many times the playbook's interval is in force; 1 unless stretched.
    pub stretched: u32,
    /// For imported history: where it comes from and what is wrong with it.
    pub source: Option<SourceView>,
    /// Events of kinds that this version does not know.
    pub unknown_events: usize,
    /// The arrival number of the newest entry in the log when this was read.
    pub up_to: i64,
}

/// One line of the fact sheet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FactView {
    /// Which.
    pub fact: Fact,
    /// What is true now; `None`: not stated yet.
    pub text: Option<String>,
    /// As of when.
    pub stated_at: Option<DateTime<Utc>>,
    /// What it said before.
    pub before: Option<String>,
    /// How that is known, where somebody said so.
    pub evidence: Option<String>,
    /// How often it was stated.
    pub times: usize,
}

/// One statement of a fact, for its history.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FactStatement {
    /// What was said.
    pub text: String,
    /// How it was known, where somebody said so.
    pub evidence: Option<String>,
    /// As of when.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub author: Option<String>,
}

/// One role.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoleView {
    /// Which.
    pub role: Role,
    /// Who; `None`: nobody.
    pub person: Option<String>,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// True where somebody should have it at this severity.
    pub wanted: bool,
    /// What it does, in a few sentences.
    pub card: String,
}

/// A part of the timeline, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TimelineWindow {
    /// The lines.
    pub items: Vec<TimelineItem>,
    /// How many lines the whole timeline has.
    pub total: usize,
    /// Where the next window begins; `None`: this was the last.
    pub next: Option<usize>,
}

/// One line of the timeline.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TimelineItem {
    /// The act that wrote it.
    pub act: ActId,
    /// The entry itself, for expunging.
    pub entry: EntryId,
    /// What it is: `note`, `decision`, `observation`, `update`, or the event's kind.
    pub kind: String,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// True where it was written down more than a minute after it happened.
    pub backdated: bool,
    /// True where its writer's clock ran more than 10 minutes ahead of ours.
    pub ahead: bool,
    /// By whom.
    pub author: Option<String>,
    /// One sentence.
    pub text: String,
    /// True where a later act put it right.
    pub corrected: bool,
    /// Note, decision or observation: can be corrected in place.
    pub note: Option<NoteKind>,
    /// What stands beside a decision: why, who decided, when it is looked at again.
    pub about: Option<String>,
    /// The message, where this is one.
    pub update: Option<UpdateView>,
    /// True where its body was expunged.
    pub expunged: bool,
}

/// A message that was sent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UpdateView {
    /// Its text; `None`: follows later.
    pub text: Option<String>,
    /// To whom, where, when.
    pub deliveries: Vec<Delivery>,
    /// The status that it told.
    pub status: Option<Status>,
    /// The severity that it told.
    pub severity: Option<Severity>,
    /// What it promised.
    pub promise: Option<Promise>,
    /// What became of the promise.
    pub verdicts: Vec<Verdict>,
    /// SHA-256 of the text, in hexadecimal digits.
    pub text_sha256: Option<String>,
}

/// What became of a promise to one stakeholder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Verdict {
    /// To whom.
    pub stakeholder: StakeholderId,
    /// The stakeholder's name.
    pub name: String,
    /// By when.
    pub promised_at: DateTime<Utc>,
    /// `standing`, `kept` or `late`.
    pub state: String,
    /// Minutes late, where late.
    pub late_minutes: u32,
}

/// What Ctrl+Z would take back, or redo bring back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UndoView {
    /// The act.
    pub act: ActId,
    /// In a few words: "the note “rollback done”".
    pub label: String,
    /// True where it is a sent update: then the question is whether it was not posted, or the record is wrong.
    pub sent: bool,
}

/// A stakeholder without a clock.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Addable {
    /// Its short name.
    pub stakeholder: StakeholderId,
    /// Its name.
    pub name: String,
    /// Where it can be told.
    pub channels: Vec<Channel>,
}

/// Where imported history comes from.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SourceView {
    /// The format.
    pub source: String,
    /// Its page.
    pub url: Option<String>,
    /// What was affected.
    pub components: Vec<String>,
    /// The source's word for how bad it was.
    pub impact: Option<String>,
    /// What is wrong with the record.
    pub flaws: Vec<String>,
}

/// Asks for the incident screen; `as_of` and `known_at` look back, and exclude each other.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowIncident {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// What had happened by then, with today's knowledge.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<When>,
    /// What had been written down by then.
    #[serde(default)]
    #[ts(optional)]
    pub known_at: Option<When>,
}

/// Asks for a part of the timeline; looking back as [`ShowIncident`] does.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowTimeline {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// From which line on, newest = 0.
    pub from: usize,
    /// How many lines; at most 200.
    pub limit: usize,
    /// What had happened by then, with today's knowledge.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<When>,
    /// What had been written down by then.
    #[serde(default)]
    #[ts(optional)]
    pub known_at: Option<When>,
}

/// Asks for the history of one fact.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowFact {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which line of the fact sheet.
    pub fact: Fact,
}

const WINDOW: usize = 100;

/// The incident screen.
pub(crate) fn incident(app: &App, ask: ShowIncident) -> Result<IncidentView, Failure> {
    app.store().read(|reading| {
        let seen = see(app, reading, &ask.incident, ask.as_of.as_ref(), ask.known_at.as_ref())?;
        let watching = match seen.looking_back {
            true => None,
            false => watching(&seen.folded, &reading.replica()?),
        };
        let offers = match seen.looking_back || watching.is_some() {
            true => Vec::new(),
            false => offers(reading, &seen.folded.incident, seen.at)?,
        };
        Ok(view(app, seen, offers, watching))
    })
}

/// Every statement of one fact, newest first.
pub(crate) fn fact_history(app: &App, ask: ShowFact) -> Result<Vec<FactStatement>, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let facts = folded.incident.facts.get(&ask.fact).map(History::all).unwrap_or_default();
        let known = folded.incident.evidence.get(&ask.fact).map(History::all).unwrap_or_default();
        // Both were stated by the same events, so they stand in the same order.
        let stated = facts.iter().zip(known);
        Ok(stated.rev().map(|(fact, known)| statement(fact, known.value.clone())).collect())
    })
}

fn view(app: &App, seen: Seen, offers: Vec<Offer>, watching: Option<WatchingView>) -> IncidentView {
    let Seen { folded, reference, here, at: now, looking_back, newest_at, up_to } = seen;
    let incident = &folded.incident;
    let undo = undo_target(incident, app.author()).map(|trace| &trace.act);
    // A redo takes an undo back, and so brings back what that had taken.
    let redo = redo_target(incident, app.author()).and_then(|trace| trace.retracts.as_ref()).map(|(act, _)| act);
    let undo_view = |act: Option<&ActId>| {
        act.filter(|_| !looking_back).map(|act| UndoView {
            act: act.clone(),
            label: label(&folded, act, &here),
            sent: incident.update(act).is_some(),
        })
    };
    let playbook = incident.playbook.current();
    let todo = todo(app, incident, reference.clone(), &Here { now, zone: here.zone });
    IncidentView {
        now,
        looking_back,
        newest_at,
        grid: grid(incident),
        card: card(incident, reference, watching, here.zone, now),
        command: if looking_back { CommandView::default() } else { command(incident, app.author()) },
        facts: Fact::ALL.iter().map(|fact| fact_view(incident, *fact)).collect(),
        roles: Role::ALL.iter().map(|role| role_view(incident, *role)).collect(),
        todo,
        timeline: window(&folded, 0, WINDOW, &here),
        undo: undo_view(undo),
        redo: undo_view(redo),
        offers,
        addable: addable(incident),
        severities: playbook.map(|playbook| playbook.severities.clone()).unwrap_or_default(),
        playbook: playbook.map(|playbook| playbook.name.clone()),
        stretched: incident.stretched.current().copied().unwrap_or(1),
        source: incident.source.as_ref().map(|source| SourceView {
            source: source.source.clone(),
            url: source.url.clone(),
            components: source.components.clone(),
            impact: source.impact.clone(),
            flaws: source.flaws.clone(),
        }),
        unknown_events: incident.unknown,
        up_to,
    }
}

fn fact_view(incident: &Incident, fact: Fact) -> FactView {
    let history = incident.facts.get(&fact);
    let text = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
    FactView {
        fact,
        text: text(history.and_then(|history| history.current())),
        stated_at: history.and_then(|history| history.latest()).map(|stated| stated.stamp.at),
        before: text(history.and_then(|history| history.before())),
        evidence: incident.evidence(fact).map(str::to_owned),
        times: history.map_or(0, |history| history.all().len()),
    }
}

fn statement(stated: &Stated<String>, evidence: Option<String>) -> FactStatement {
    FactStatement {
        text: stated.value.clone(),
        evidence,
        happened_at: stated.stamp.at,
        recorded_at: stated.recorded_at,
        author: stated.author.clone(),
    }
}

pub(crate) fn role_view(incident: &Incident, role: Role) -> RoleView {
    let latest = incident.roles.get(&role).and_then(|history| history.latest());
    let person = latest.and_then(|stated| stated.value.clone());
    RoleView {
        role,
        since: latest.filter(|_| person.is_some()).map(|stated| stated.stamp.at),
        person,
        wanted: wanted(incident.severity_now()).contains(&role),
        card: roles::card(role).to_owned(),
    }
}

fn addable(incident: &Incident) -> Vec<Addable> {
    let Some(playbook) = incident.playbook.current() else { return Vec::new() };
    let without_clock = |id: &StakeholderId| incident.clock(id).is_none_or(|clock| !clock.in_play);
    let rows = playbook.stakeholders.iter().filter(|row| without_clock(&row.id));
    rows.map(|row| Addable { stakeholder: row.id.clone(), name: row.name.clone(), channels: row.channels.clone() })
        .collect()
}
