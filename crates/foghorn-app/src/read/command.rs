//! Who has command, as this laptop sees it: whether it only watches, what waits to be confirmed or to be accepted.

use chrono::{DateTime, Utc};
use foghorn_core::incident::{Handover, Incident};
use foghorn_core::{ActId, AuthorId, ReplicaId};
use serde::Serialize;
use ts_rs::TS;

use crate::folds::Folded;

/// This laptop only watches the incident: it reminds nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WatchingView {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Who has command, as it was handed over.
    pub to: String,
    /// When the newest entry here was written down: what happened later is not known here.
    pub as_of: DateTime<Utc>,
}

/// Command, as this laptop sees it.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct CommandView {
    /// Handed over from here, and not confirmed yet that the other has it.
    pub unconfirmed: Option<HandoverView>,
    /// Handed over by somebody else, and nobody took it yet.
    pub offered: Option<HandoverView>,
    /// What is to be reached, as said last.
    pub objectives: Option<String>,
    /// When it is reached, as said last.
    pub exit_criteria: Option<String>,
}

/// A handover.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoverView {
    /// The act.
    pub act: ActId,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, where they gave their name.
    pub by: Option<String>,
    /// To whom.
    pub to: String,
    /// What was noted.
    pub note: Option<String>,
    /// When the other took it, where that came in.
    pub accepted_at: Option<DateTime<Utc>>,
}

/// Whether this laptop only watches.
pub(crate) fn watching(folded: &Folded, replica: &ReplicaId) -> Option<WatchingView> {
    let watching = folded.incident.command.watching(replica)?;
    let newest = folded.records.iter().map(|record| record.header.recorded_at).max();
    Some(WatchingView { since: watching.since, to: watching.to.clone(), as_of: newest.unwrap_or(watching.since) })
}

/// What waits, for whoever sits at this laptop.
pub(super) fn command(incident: &Incident, me: &AuthorId) -> CommandView {
    let command = &incident.command;
    CommandView {
        unconfirmed: command.unconfirmed(me).map(view),
        offered: command.open().filter(|handover| &handover.by != me).map(view),
        objectives: command.objectives().map(str::to_owned),
        exit_criteria: command.exit_criteria().map(str::to_owned),
    }
}

fn view(handover: &Handover) -> HandoverView {
    HandoverView {
        act: handover.act.clone(),
        at: handover.stamp.at,
        by: handover.author.clone(),
        to: handover.given.to.clone(),
        note: handover.given.note.clone(),
        accepted_at: handover.accepted.as_ref().map(|accepted| accepted.at),
    }
}
