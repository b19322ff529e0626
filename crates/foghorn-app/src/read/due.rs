//! Every clock that says something now, for scripts: `foghorn due`; and apart from them what is to be done by a time.

use std::sync::Arc;

use foghorn_core::checklists::checklists;
use foghorn_core::clocks::Stage;
use foghorn_core::deadlines::{Running, deadlines};
use foghorn_core::incident::Incident;
use foghorn_core::reminders::snoozed_until;
use foghorn_core::when::Here;
use foghorn_core::{At, StakeholderId};
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;

/// Asks for clocks.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ShowDue {
    /// Only this incident's.
    #[ts(optional)]
    pub incident: Option<String>,
}

/// One clock; instants are UTC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueClock {
    /// `INC-7`.
    pub incident: String,
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// When a word is due; `None` only for `never-told`.
    pub due_at: Option<chrono::DateTime<chrono::Utc>>,
    /// What the clock says.
    pub stage: Stage,
    /// The standing promise.
    pub promised_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Quiet until then.
    pub snoozed_until: Option<chrono::DateTime<chrono::Utc>>,
}

/// Something that is to be done by a time; instants are UTC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DueThing {
    /// `INC-7`.
    pub incident: String,
    /// What it is.
    pub kind: DueKind,
    /// Its name for the acts on it: an item, the act of an ask or a decision, a report's short name.
    pub id: String,
    /// Who was asked, or whose it is, where somebody is named.
    pub who: Option<String>,
    /// What.
    pub what: String,
    /// By when.
    pub due_at: chrono::DateTime<chrono::Utc>,
    /// True where that is over.
    pub late: bool,
}

/// What is to be done by a time.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// What somebody was asked for.
    Ask,
    /// Somebody who is being rung, until the next one is.
    Ring,
    /// A thing of a checklist.
    Item,
    /// A report.
    Report,
    /// A decision to be looked at again.
    Decision,
}

/// What is to be done by a time, what is due next first.
pub(crate) fn due_todo(app: &App, ask: ShowDue) -> Result<Vec<DueThing>, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let mut things = Vec::new();
        for (folded, reference) in incidents(app, reading, &ask)? {
            things.extend(things_of(&folded.incident, &reference, &here));
        }
        things.sort_by_key(|thing| thing.due_at);
        Ok(things)
    })
}

fn things_of(incident: &Incident, reference: &str, here: &Here) -> Vec<DueThing> {
    let thing = |kind, id: String, who: Option<&str>, what: &str, due_at: At, late: bool| DueThing {
        incident: reference.to_owned(),
        kind,
        id,
        who: who.map(str::to_owned),
        what: what.to_owned(),
        due_at,
        late,
    };
    let asks = incident.asks.iter().filter(|ask| ask.end.is_none()).map(|ask| {
        thing(DueKind::Ask, ask.act.to_string(), Some(&ask.who), &ask.what, ask.due_at, here.now > ask.due_at)
    });
    let lists = checklists(incident);
    let items = lists.iter().flat_map(|list| &list.things).filter(|open| open.is_open()).filter_map(|open| {
        let late = open.is_late(here.now);
        Some(thing(DueKind::Item, open.id.to_string(), open.owner, &open.item.text, open.due_at?, late))
    });
    let reports = deadlines(incident, here.zone).into_iter().filter(Running::is_open).filter_map(|open| {
        let (due_at, deadline) = (open.due_at?, open.deadline);
        Some(thing(DueKind::Report, deadline.id.clone(), None, &deadline.name, due_at, here.now > due_at))
    });
    // Of a decision it is the coming time that counts: nobody says that it was looked at again.
    let decisions = incident.decisions().filter_map(|(act, decided)| {
        let at = decided.revisit_at.filter(|at| *at > here.now)?;
        let what = incident.decided(act).unwrap_or_default();
        Some(thing(DueKind::Decision, act.to_string(), decided.by.as_deref(), what, at, false))
    });
    let rings = incident.rings.iter().filter_map(|ring| {
        let ringing = ring.ringing().filter(|_| ring.end.is_none())?;
        let (until, late) = (ringing.until, here.now > ringing.until);
        Some(thing(DueKind::Ring, ring.act.to_string(), Some(&ringing.step.who), &ring.scheme, until, late))
    });
    asks.chain(rings).chain(items).chain(reports).chain(decisions).collect()
}

/// The incident that was named, or each that this laptop reminds of, with its reference: one that somebody else has taken
/// over is theirs to look after.
fn incidents(app: &App, reading: &Reading<'_>, ask: &ShowDue) -> Result<Vec<(Arc<Folded>, String)>, Failure> {
    let streams = match &ask.incident {
        Some(given) => vec![find(reading, given)?],
        None => reading.live_summaries()?.into_iter().map(|summary| summary.stream).collect(),
    };
    let replica = reading.replica()?;
    let mut incidents = Vec::with_capacity(streams.len());
    for stream in streams {
        let folded = app.folds().read(reading, &stream)?;
        if ask.incident.is_none() && folded.incident.command.watching(&replica).is_some() {
            continue;
        }
        let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
        incidents.push((folded, reference));
    }
    Ok(incidents)
}

/// Every clock with a stage, what is due next first.
pub(crate) fn due(app: &App, ask: ShowDue) -> Result<Vec<DueClock>, Failure> {
    let now = app.now();
    app.store().read(|reading| {
        let mut clocks = Vec::new();
        for (folded, reference) in incidents(app, reading, &ask)? {
            let incident = &folded.incident;
            let stages = incident.stages();
            clocks.extend(incident.clocks().iter().filter_map(|clock| {
                Some(DueClock {
                    incident: reference.clone(),
                    stakeholder: clock.stakeholder.clone(),
                    due_at: clock.due.map(|due| due.at),
                    stage: clock.stage(&stages, now)?,
                    promised_at: clock.standing_promise().map(|promise| promise.at),
                    snoozed_until: snoozed_until(incident, clock, now),
                })
            }));
        }
        clocks.sort_by_key(|clock| (clock.due_at.is_none(), clock.due_at));
        Ok(clocks)
    })
}
