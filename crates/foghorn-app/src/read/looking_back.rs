//! Looking back: an incident as of an instant, with today's knowledge, and as it was known at one.

use std::sync::Arc;

use foghorn_core::event::Event;
use foghorn_core::incident::{Incident, Record};
use foghorn_core::when::{Here, When};
use foghorn_core::{ActId, At, to_second};
use foghorn_store::Reading;

use super::timeline::happened_at;
use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;

/// An incident as it is, or as it was.
pub(crate) struct Seen {
    pub(crate) folded: Arc<Folded>,
    pub(crate) reference: String,
    /// Where and when one looks; sentences are told as of now, so that a date stands wherever it is not today's.
    pub(crate) here: Here,
    /// Now, or the instant that is looked back to.
    pub(crate) at: At,
    pub(crate) looking_back: bool,
    /// When the newest of its entries happened or was written down: nothing is to be seen by looking later.
    pub(crate) newest_at: At,
    /// The arrival number of the newest entry in the log.
    pub(crate) up_to: i64,
}

/// Which looking back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lens {
    /// What happened by then, with today's knowledge.
    AsOf,
    /// What was written down by then.
    KnownAt,
}

/// The incident as it is, as of an instant, or as it was known at one.
pub(crate) fn see(
    app: &App,
    reading: &Reading<'_>,
    incident: &str,
    as_of: Option<&When>,
    known_at: Option<&When>,
) -> Result<Seen, Failure> {
    let here = app.here(reading)?;
    let back = chosen(as_of, known_at, &here)?;
    let stream = find(reading, incident)?;
    let folded = app.folds().read(reading, &stream)?;
    let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
    let up_to = reading.max_seq()?;
    let written = folded.records.last().map_or(folded.updated_at, |record| record.header.recorded_at);
    let newest_at = folded.updated_at.max(written).min(here.now);
    let Some((at, lens)) = back else {
        return Ok(Seen { folded, reference, at: here.now, here, looking_back: false, newest_at, up_to });
    };
    let then = looked_back(&folded, at, lens);
    if then.incident.declared.is_none() {
        let message = format!("{reference} was not declared by {}; look at a later time.", here.said(at));
        return Err(Failure::new("not-declared-yet", message));
    }
    Ok(Seen { folded: Arc::new(then), reference, here, at, looking_back: true, newest_at, up_to })
}

fn chosen(as_of: Option<&When>, known_at: Option<&When>, here: &Here) -> Result<Option<(At, Lens)>, Failure> {
    match (as_of, known_at) {
        (Some(_), Some(_)) => {
            let message = "Look back as of a time, or at what was known at it; not both.";
            Err(Failure::new("two-readings", message))
        }
        (Some(when), None) => Ok(Some((when.past(here)?, Lens::AsOf))),
        (None, Some(when)) => Ok(Some((when.past(here)?, Lens::KnownAt))),
        (None, None) => Ok(None),
    }
}

/// The incident at an instant. Putting right and taking back are no happenings but today's knowledge of earlier ones:
/// as of an instant they count whenever they were done, and show no line of their own.
fn looked_back(folded: &Folded, at: At, lens: Lens) -> Folded {
    let declaring = folded.records.iter().find(|record| record.header.kind == "declared").map(|r| &r.header.act);
    let by_then = |record: &&Record| match lens {
        Lens::AsOf => is_amendment(record, declaring) || happened_at(&folded.incident, record) <= at,
        // Looked back to is a whole second, and what was written down within it was known in it.
        Lens::KnownAt => to_second(record.header.recorded_at) <= at,
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
