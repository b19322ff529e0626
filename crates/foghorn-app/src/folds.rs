//! Folded incidents, kept while they are looked at, and brought up to date by what arrived since.
//!
//! A fold here is never trusted without the log: each use asks the store for entries after the last one folded, so
//! another process's writes are always seen. Not here: projections (`project`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use foghorn_core::figures::{self, FigureRow};
use foghorn_core::incident::{Incident, Record, in_log_order};
use foghorn_core::{At, Entry, Event, StreamId};
use foghorn_store::{Kept, Reading, StoreError};

/// How many incidents are kept folded; the ones used longest ago go first.
const KEPT: usize = 128;

/// An incident with the records that it was folded from.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    /// The arrival number of the newest record.
    pub seq: i64,
    /// The arrival numbers of those that came without a body; a merge may bring it later.
    bodiless: Vec<i64>,
    /// The newest happened_at; kept, because an act on a long incident has no time to look for it.
    pub updated_at: At,
    /// Every record, in the log's order.
    pub records: Vec<Record>,
    /// What they add up to.
    pub incident: Incident,
    /// Its figures as a row, once somebody asked; most acts leave them alone.
    figures: OnceLock<String>,
}

/// The folds that are kept.
#[derive(Default)]
pub(crate) struct Folds {
    kept: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    used: u64,
    folds: HashMap<StreamId, (u64, Arc<Folded>)>,
}

impl Folds {
    /// The incident as it stands in this reading; kept for the next time.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub(crate) fn read(&self, reading: &Reading<'_>, stream: &StreamId) -> Result<Arc<Folded>, StoreError> {
        let folded = self.taken(reading, stream)?;
        self.put(stream, &folded);
        Ok(folded)
    }

    /// The same, taken off the shelf, so that a write can change it in place and puts it back when it is committed.
    ///
    /// # Errors
    /// Where the log cannot be read.
    pub(crate) fn taken(&self, reading: &Reading<'_>, stream: &StreamId) -> Result<Arc<Folded>, StoreError> {
        let shelved = self.shelf().folds.remove(stream).map(|(_, folded)| folded);
        let Some(mut folded) = shelved else { return Ok(Arc::new(Folded::whole(stream, reading.entries(stream)?))) };
        let arrived = reading.entries_after(stream, folded.seq)?;
        let filled = reading.any_body(&folded.bodiless)?;
        if filled || (!arrived.is_empty() && !Arc::make_mut(&mut folded).take_in(arrived)) {
            folded = Arc::new(Folded::whole(stream, reading.entries(stream)?));
        }
        Ok(folded)
    }

    /// The stream of this id, where its fold is kept: then it is in the log, and nobody need look.
    pub(crate) fn known(&self, id: &str) -> Option<StreamId> {
        let id = StreamId::from(id);
        self.shelf().folds.contains_key(&id).then_some(id)
    }

    /// Keeps a fold.
    pub(crate) fn put(&self, stream: &StreamId, folded: &Arc<Folded>) {
        let mut shelf = self.shelf();
        shelf.used += 1;
        let used = shelf.used;
        shelf.folds.insert(stream.clone(), (used, Arc::clone(folded)));
        if shelf.folds.len() > KEPT
            && let Some(oldest) = shelf.folds.iter().min_by_key(|(_, (used, _))| *used).map(|(id, _)| id.clone())
        {
            shelf.folds.remove(&oldest);
        }
    }

    /// Forgets every fold: after a merge, which may have changed any of them.
    pub(crate) fn clear(&self) {
        self.shelf().folds.clear();
    }

    fn shelf(&self) -> std::sync::MutexGuard<'_, Shelf> {
        // A panic while the shelf was locked leaves at worst a fold that is checked again by its seq.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Folded {
    /// Folds a whole stream.
    pub(crate) fn whole(stream: &StreamId, kept: Vec<Kept>) -> Self {
        let seq = kept.iter().map(|kept| kept.seq).max().unwrap_or(0);
        let bodiless = kept.iter().filter(|kept| kept.entry.body.is_none()).map(|kept| kept.seq).collect();
        let mut records: Vec<_> = kept.into_iter().map(|kept| Record::read(kept.entry)).collect();
        in_log_order(&mut records);
        let incident = Incident::fold(stream.clone(), &records);
        Self { bodiless, ..Self::new(seq, records, incident) }
    }

    /// Folds entries that are not in the log yet, all of one stream; `None` where there are none. What is in the log may
    /// be less or more: whoever takes them in looks.
    pub(crate) fn ahead(entries: &[Entry]) -> Option<Self> {
        let stream = entries.first()?.header.stream.clone();
        let read = |entry: &Entry| Record { header: entry.header.clone(), said: entry.said() };
        let mut records: Vec<_> = entries.iter().map(read).collect();
        in_log_order(&mut records);
        let incident = Incident::fold(stream, &records);
        Some(Self::new(0, records, incident))
    }

    /// What these records were folded to.
    pub(crate) fn new(seq: i64, records: Vec<Record>, incident: Incident) -> Self {
        let updated_at = records.iter().map(|record| record.header.happened_at).max().unwrap_or_default();
        Self { seq, bodiless: Vec::new(), updated_at, records, incident, figures: OnceLock::new() }
    }

    /// Its figures as a row of the projections.
    pub(crate) fn figures(&self) -> &str {
        self.figures.get_or_init(|| FigureRow::of(&self.incident).write())
    }

    /// Takes in what arrived; false where the stream must be read anew, because a body was removed.
    pub(crate) fn take_in(&mut self, arrived: Vec<Kept>) -> bool {
        let mut in_place = true;
        for kept in arrived {
            self.seq = self.seq.max(kept.seq);
            if kept.entry.body.is_none() {
                self.bodiless.push(kept.seq);
            }
            let record = Record::read(kept.entry);
            self.updated_at = self.updated_at.max(record.header.happened_at);
            match record.said.as_ref().map(|said| &said.event) {
                Some(Event::Expunged(_)) => return false,
                Some(Event::Retracted(_)) => in_place = false,
                Some(event) if figures::moved_by(event) => self.figures = OnceLock::new(),
                _ => {}
            }
            let last = self.records.last().is_none_or(|last| last.header.order() < record.header.order());
            in_place &= last;
            if in_place {
                self.incident.push(&record);
            }
            self.records.push(record);
        }
        if in_place {
            self.incident.settle();
        } else {
            in_log_order(&mut self.records);
            self.figures = OnceLock::new();
            self.incident = Incident::fold(self.incident.id.clone(), &self.records);
        }
        true
    }
}
