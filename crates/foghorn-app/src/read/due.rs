//! Every clock that says something now, for scripts: `foghorn due`.

use foghorn_core::StakeholderId;
use foghorn_core::clocks::Stage;
use foghorn_core::reminders::snoozed_until;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};

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

/// Every clock with a stage, what is due next first.
pub(crate) fn due(app: &App, ask: ShowDue) -> Result<Vec<DueClock>, Failure> {
    let now = app.now();
    app.store().read(|reading| {
        let streams = match &ask.incident {
            Some(given) => vec![find(reading, given)?],
            None => reading.live_summaries()?.into_iter().map(|summary| summary.stream).collect(),
        };
        let mut clocks = Vec::new();
        for stream in streams {
            let folded = app.folds().read(reading, &stream)?;
            let incident = &folded.incident;
            let reference = shown_reference(reading, &incident.reference, &stream)?;
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
