//! Projections: what lists and the ticker need of an incident without folding it, worked out from the fold.

use foghorn_core::aftermath::open_follow_ups;
use foghorn_core::incident::Incident;
use foghorn_core::{Status, StreamId};
use foghorn_store::{DueRow, StoreError, Summary, Write};

use crate::folds::Folded;

/// Writes down an incident's summary and clocks, in the transaction of the act that changed them.
pub(crate) fn project(tx: &mut Write<'_>, folded: &Folded) -> Result<(), StoreError> {
    tx.project(&summary(folded), &dues(&folded.incident))
}

/// What lists show of an incident.
pub(crate) fn summary(folded: &Folded) -> Summary {
    let incident = &folded.incident;
    let status = incident.status_now();
    Summary {
        stream: incident.id.clone(),
        reference: incident.reference.clone(),
        number: incident.reference.strip_prefix("INC-").and_then(|number| number.parse().ok()),
        kind: incident.kind,
        title: incident.title_now().to_owned(),
        severity: incident.severity_now(),
        status,
        started_at: incident.started(),
        declared_at: incident.declared_at(),
        resolved_at: incident.resolved_at(),
        updated_at: folded.updated_at,
        updates: incident.updates.len() as u64,
        open: !status.is_over() && (incident.source.is_none() || incident.is_live()),
        // A closed incident is looked after for its follow-ups, too.
        live: incident.clocks().iter().any(|clock| clock.due.is_some())
            || (status == Status::Closed && !open_follow_ups(incident).is_empty()),
        up_to_seq: folded.seq,
        card: folded.figures().to_owned(),
    }
}

/// The clocks that have a due time.
pub(crate) fn dues(incident: &Incident) -> Vec<DueRow> {
    let row = |clock: &foghorn_core::clocks::Clock| {
        clock.due.map(|due| DueRow {
            stream: incident.id.clone(),
            stakeholder: clock.stakeholder.clone(),
            due_at: due.at,
            set_at: due.set_at,
            json: serde_json::to_string(&due.because).unwrap_or_default(),
        })
    };
    incident.clocks().iter().filter_map(row).collect()
}

/// `INC-7-3f`: the form of a reference that is unique where a merge made two of it.
pub(crate) fn long_reference(reference: &str, stream: &StreamId) -> String {
    format!("{reference}-{}", tail(stream))
}

/// What tells two streams of one reference apart: the last characters of the id.
pub(crate) fn tail(stream: &StreamId) -> &str {
    let id = stream.as_str();
    let from = id.char_indices().rev().nth(3).map_or(0, |(index, _)| index);
    &id[from..]
}
