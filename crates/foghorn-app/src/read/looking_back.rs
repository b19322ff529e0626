//! Looking back: an incident as of an instant, with today's knowledge, and as it was known at one.

use foghorn_core::event::Event;
use foghorn_core::incident::{Incident, Record};
use foghorn_core::{ActId, At};

use super::timeline::happened_at;
use crate::folds::Folded;

/// Which looking back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lens {
    /// What happened by then, with today's knowledge.
    AsOf,
    /// What was written down by then.
    KnownAt,
}

/// The incident at an instant. Putting right and taking back are no happenings but today's knowledge of earlier ones:
/// as of an instant they count whenever they were done, and show no line of their own.
pub(crate) fn looked_back(folded: &Folded, at: At, lens: Lens) -> Folded {
    let declaring = folded.records.iter().find(|record| record.header.kind == "declared").map(|r| &r.header.act);
    let by_then = |record: &&Record| match lens {
        Lens::AsOf => is_amendment(record, declaring) || happened_at(&folded.incident, record) <= at,
        Lens::KnownAt => record.header.recorded_at <= at,
    };
    let mut records: Vec<_> = folded.records.iter().filter(by_then).cloned().collect();
    if lens == Lens::AsOf {
        // An update that reached some later than others had reached only those by then.
        for record in &mut records {
            match record.said.as_mut().map(|said| &mut said.event) {
                Some(Event::UpdateSent(sent)) => sent.update.deliveries.retain(|delivery| delivery.posted_at <= at),
                Some(Event::UpdateCorrected(corrected)) => {
                    corrected.update.deliveries.retain(|delivery| delivery.posted_at <= at);
                }
                _ => {}
            }
        }
    }
    let incident = Incident::fold(folded.incident.id.clone(), &records);
    if lens == Lens::AsOf {
        records.retain(|record| record.header.happened_at <= at || !is_amendment(record, declaring));
    }
    Folded::new(folded.seq, records, incident)
}

/// True for what says nothing but how an earlier act should be read. Retracting the declaration is more than that: it
/// withdraws the incident.
fn is_amendment(record: &Record, declaring: Option<&ActId>) -> bool {
    match record.said.as_ref().map(|said| &said.event) {
        Some(Event::NoteCorrected(_) | Event::UpdateCorrected(_)) => true,
        Some(Event::Retracted(retracted)) => declaring != Some(&retracted.act),
        _ => false,
    }
}
