//! What another playbook would change about an incident, before it is applied; and what the one in force offers to those
//! who were hurt.
//!
//! Not here: finding the difference (`foghorn_core::playbook_change`), and applying it (`write`).

use chrono::{DateTime, Utc};
use foghorn_core::clocks::minute_end;
use foghorn_core::incident::Incident;
use foghorn_core::playbook_change::{
    self, Beat, CadenceMoves, Difference, DueMoves, ListMoves, ReportMoves, Way, WhoMoves,
};
use foghorn_core::when::{Here, minutes_said};
use foghorn_core::{Approval, Playbook, Severity, Span, StakeholderId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::library::playbook_page::PlaybookCompensation;
use crate::table::PlaybookOn;

/// What a playbook would change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlaybookDifference {
    /// `INC-7`.
    pub reference: String,
    /// The playbook in force.
    pub from: Option<String>,
    /// The other one.
    pub to: String,
    /// For whom the other one is, and where its numbers come from.
    pub about: String,
    /// True where it is in force already, as its file says now: there is nothing to apply.
    pub in_force: bool,
    /// True where the incident would be as it is, though the playbook is another.
    pub nothing: bool,
    /// The severity now.
    pub severity: Severity,
    /// Who comes and who goes.
    pub stakeholders: Vec<WhoChanges>,
    /// How often those who stay would hear.
    pub cadences: Vec<CadenceChange>,
    /// Words that would be due at another time.
    pub dues: Vec<DueChange>,
    /// Checklists that apply now or would apply then.
    pub lists: Vec<ListChange>,
    /// Reports.
    pub deadlines: Vec<ReportChange>,
    /// Whose words need approval, where that changes.
    pub approval: Option<ApprovalChange>,
}

/// Which way something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeWay {
    /// It is new.
    Comes,
    /// It is not there any more.
    Goes,
    /// It stays, otherwise.
    Changes,
}

/// A stakeholder that comes or goes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WhoChanges {
    /// Who.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// Whether they come or go.
    pub way: ChangeWay,
    /// True where they were told anything: who goes still hears of the end.
    pub told: bool,
}

/// A beat of a cadence that changes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CadenceChange {
    /// Whose.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// At which severity.
    pub severity: Severity,
    /// `first word`, `investigating`, `identified`, `monitoring` or `after a change`.
    pub beat: String,
    /// What it is, `15 min`; none: there is none.
    pub before: Option<String>,
    /// What it would be.
    pub after: Option<String>,
}

/// A word that would be due at another time.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueChange {
    /// To whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// When it is due; none: no word is.
    pub before: Option<DateTime<Utc>>,
    /// When it would be.
    pub after: Option<DateTime<Utc>>,
    /// True where it would be due at once, or is overdue.
    pub at_once: bool,
}

/// A checklist that comes, goes or changes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListChange {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What becomes of it.
    pub way: ChangeWay,
    /// What there would be to do beside what there is.
    pub come: Vec<String>,
    /// What would not be on it any more.
    pub go: Vec<String>,
    /// How many of its things are settled already and stay so.
    pub kept: usize,
}

/// A report that comes, goes, or is due at another time.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReportChange {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub way: ChangeWay,
    /// When it is due; none: it does not run.
    pub before: Option<DateTime<Utc>>,
    /// When it would be.
    pub after: Option<DateTime<Utc>>,
}

/// Whose words need approval, in a sentence each.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ApprovalChange {
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
}

/// Asks what may be offered.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowCompensations {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// What a playbook would change about an incident.
pub(crate) fn playbook_difference(app: &App, ask: PlaybookOn) -> Result<PlaybookDifference, Failure> {
    let library = app.library_now()?;
    let playbook = library.playbook(&ask.playbook)?;
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let here = app.here(reading)?;
        let difference = playbook_change::difference(incident, playbook, here.now, here.zone);
        let in_force = incident.playbook.current();
        Ok(PlaybookDifference {
            reference: shown_reference(reading, &incident.reference, &stream)?,
            from: in_force.map(|playbook| playbook.name.clone()),
            to: playbook.name.clone(),
            about: playbook.about.clone(),
            in_force: in_force.is_some_and(|in_force| **in_force == *playbook),
            ..shown(incident, playbook, difference, &here)
        })
    })
}

/// What the playbook in force offers to those who were hurt, once somebody has approved it.
pub(crate) fn compensations(app: &App, ask: ShowCompensations) -> Result<Vec<PlaybookCompensation>, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let in_force = folded.incident.playbook.current();
        Ok(in_force.into_iter().flat_map(|playbook| &playbook.compensations).map(Into::into).collect())
    })
}

fn shown(incident: &Incident, playbook: &Playbook, difference: Difference, here: &Here) -> PlaybookDifference {
    let name = |id: &StakeholderId| {
        let row = incident.stakeholder(id).or_else(|| playbook.stakeholder(id));
        row.map_or_else(|| id.to_string(), |row| row.name.clone())
    };
    PlaybookDifference {
        reference: String::new(),
        from: None,
        to: String::new(),
        about: String::new(),
        in_force: false,
        nothing: difference.is_empty(),
        severity: incident.severity_now(),
        stakeholders: difference.stakeholders.into_iter().map(who).collect(),
        cadences: difference.cadences.into_iter().map(cadence).collect(),
        dues: difference.dues.into_iter().map(|due| due_change(due, here)).collect(),
        lists: difference.lists.into_iter().map(list).collect(),
        deadlines: difference.deadlines.into_iter().map(report).collect(),
        approval: difference
            .approval
            .map(|(before, after)| ApprovalChange { before: approval(&before, name), after: approval(&after, name) }),
    }
}

fn who(WhoMoves { stakeholder, name, way, told }: WhoMoves) -> WhoChanges {
    WhoChanges { stakeholder, name, way: change_way(way), told }
}

fn cadence(moves: CadenceMoves) -> CadenceChange {
    let beat = match moves.beat {
        Beat::First => "first word",
        Beat::Investigating => "investigating",
        Beat::Identified => "identified",
        Beat::Monitoring => "monitoring",
        Beat::AfterChange => "after a change",
    };
    CadenceChange {
        stakeholder: moves.stakeholder,
        name: moves.name,
        severity: moves.severity,
        beat: beat.to_owned(),
        before: moves.before.map(length),
        after: moves.after.map(length),
    }
}

fn due_change(DueMoves { stakeholder, name, before, after }: DueMoves, here: &Here) -> DueChange {
    DueChange { stakeholder, name, before, after, at_once: after.is_some_and(|at| at <= minute_end(here.now)) }
}

fn list(ListMoves { id, title, way, come, go, kept }: ListMoves) -> ListChange {
    ListChange { id, title, way: change_way(way), come, go, kept }
}

fn report(ReportMoves { id, name, way, before, after }: ReportMoves) -> ReportChange {
    ReportChange { id, name, way: change_way(way), before, after }
}

fn approval(approval: &Approval, name: impl Fn(&StakeholderId) -> String) -> String {
    if approval.is_never() {
        return "no word needs approval".to_owned();
    }
    let at = approval.severities.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let whom = approval.stakeholders.iter().map(name).collect::<Vec<_>>().join(", ");
    format!("at {at} words to {}", if whom.is_empty() { "anybody" } else { &whom })
}

fn change_way(way: Way) -> ChangeWay {
    match way {
        Way::Comes => ChangeWay::Comes,
        Way::Goes => ChangeWay::Goes,
        Way::Changes => ChangeWay::Changes,
    }
}

/// A playbook of seconds is said in seconds.
fn length(span: Span) -> String {
    match span.as_seconds() {
        seconds if seconds % 60 == 0 => minutes_said(u64::from(seconds / 60)),
        seconds => format!("{seconds} s"),
    }
}
