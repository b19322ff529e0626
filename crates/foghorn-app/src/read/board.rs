//! The board: every incident that is not over, by what is due next.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use foghorn_core::incident::Incident;
use foghorn_core::{At, Fact, Kind, Role, Severity, Status, StreamId};
use foghorn_store::ArchiveQuery;
use serde::Serialize;
use ts_rs::TS;

use super::clock::{ClockView, PromiseCount, clocks, promises};
use super::command::{WatchingView, watching};
use super::links::{LinkView, links};
use super::todo::{LateView, late};
use crate::app::App;
use crate::failure::Failure;
use crate::find::shown_reference;
use crate::table::Nothing;

/// What the board shows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Board {
    /// When this was read.
    pub now: DateTime<Utc>,
    /// Incidents that are not over, what is due next first.
    pub incidents: Vec<Card>,
    /// How many records the archive holds; told where the board is empty, which is where somebody asks.
    pub archived: Option<usize>,
    /// The arrival number of the newest entry in it.
    pub up_to: i64,
}

/// One incident in a few lines.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Card {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What is broken.
    pub title: String,
    /// Real, drill, maintenance or imported.
    pub kind: Kind,
    /// How bad.
    pub severity: Severity,
    /// False where nobody said how bad.
    pub severity_confirmed: bool,
    /// Where it stands.
    pub status: Status,
    /// When the impact began, where known.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was declared.
    pub declared_at: DateTime<Utc>,
    /// When it was resolved, where it is.
    pub resolved_at: Option<DateTime<Utc>>,
    /// Who commands, where somebody does.
    pub commander: Option<String>,
    /// The fact sheet's impact.
    pub impact: Option<String>,
    /// The fact sheet's scope.
    pub scope: Option<String>,
    /// Every clock that is in play, what is due next first.
    pub clocks: Vec<ClockView>,
    /// Promises, all stakeholders together.
    pub promises: PromiseCount,
    /// How many updates were sent.
    pub updates: usize,
    /// True where its clocks run.
    pub live: bool,
    /// Where this laptop only watches it.
    pub watching: Option<WatchingView>,
    /// Other incidents that have to do with it.
    pub links: Vec<LinkView>,
    /// What is late beside words.
    pub late: LateView,
}

/// The board.
pub(crate) fn board(app: &App, _: Nothing) -> Result<Board, Failure> {
    let now = app.now();
    app.store().read(|reading| {
        let mut incidents = Vec::new();
        let (replica, zone) = (reading.replica()?, app.here(reading)?.zone);
        for summary in reading.live_summaries()? {
            // What is closed is looked after for its follow-ups alone.
            if summary.status == Status::Closed {
                continue;
            }
            let folded = app.folds().read(reading, &summary.stream)?;
            let reference = shown_reference(reading, &summary.reference, &summary.stream)?;
            incidents.push(card(&folded.incident, reference, watching(&folded, &replica), zone, now));
        }
        incidents.sort_by_key(|card| {
            let due = card.clocks.first().and_then(|clock| clock.due_at);
            (due.is_none(), due, std::cmp::Reverse(card.declared_at))
        });
        // Counting takes the longer the more there is: a board in use must not wait for it.
        let archived = match incidents.is_empty() {
            true => Some(reading.archive(&ArchiveQuery { limit: 1, ..ArchiveQuery::default() })?.total),
            false => None,
        };
        let archived = archived.map(|total| usize::try_from(total).unwrap_or(usize::MAX));
        Ok(Board { now, incidents, archived, up_to: reading.max_seq()? })
    })
}

/// One incident in a few lines.
pub(crate) fn card(incident: &Incident, reference: String, watching: Option<WatchingView>, zone: Tz, now: At) -> Card {
    Card {
        incident: incident.id.clone(),
        reference,
        title: incident.title_now().to_owned(),
        kind: incident.kind,
        severity: incident.severity_now(),
        severity_confirmed: incident.severity_confirmed(),
        status: incident.status_now(),
        started_at: incident.started(),
        declared_at: incident.declared_at(),
        resolved_at: incident.resolved_at(),
        commander: incident.person(Role::Commander).map(str::to_owned),
        impact: incident.fact(Fact::Impact).map(str::to_owned),
        scope: incident.fact(Fact::Scope).map(str::to_owned),
        clocks: clocks(incident, now),
        promises: promises(incident, now),
        updates: incident.updates.len(),
        live: incident.is_live(),
        watching,
        links: links(incident),
        late: late(incident, zone, now),
    }
}
