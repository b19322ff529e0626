//! Long imports: whole streams in short transactions with pauses between, so that acts beside them hardly wait.
//!
//! Everything is checked outside the transactions. Cancelled or cut short, what is in stays in, whole streams of it;
//! repeating completes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use foghorn_core::{Entry, Flaw, StreamId};
use rusqlite::Connection;

use crate::connection::{self, lock};
use crate::error::StoreError;
use crate::merge::{as_kept, check};
use crate::rows::Kept;
use crate::store::Store;
use crate::write::Write;

/// When a transaction takes in no further stream; with the commit after it, and on a busy machine, that makes up to 20 ms.
const STINT: Duration = Duration::from_millis(10);

/// How long a writer beside the import finds the door open, at least.
const PAUSE: Duration = Duration::from_millis(5);

/// The length of the WAL, in pages, at which it is folded back: between two transactions, not in somebody's act.
const FOLD_BACK_AT: i64 = 2_000;

/// So many entries are checked and held ahead of the transaction that takes them in.
const AHEAD: usize = 4_000;

/// What the app does with the entries that a stream got, in the transaction that added them, and with what it prepared.
pub type Project<'a, P, E> = dyn FnMut(&mut Write<'_>, &StreamId, Vec<Kept>, P) -> Result<(), E> + 'a;

/// How an import goes on, and how it is watched.
pub struct Slowly<'a, P, E> {
    /// Set to true, it stops after the transaction that is under way.
    pub cancel: &'a AtomicBool,
    /// The time since any fixed moment; it must not jump with the wall clock.
    pub stopwatch: &'a dyn Fn() -> Duration,
    /// Called between transactions.
    pub on_progress: &'a mut dyn FnMut(Progress),
    /// Called for each stream before its transaction: the place for what takes long and needs its entries alone.
    pub prepare: &'a dyn Fn(&[Entry]) -> P,
    /// Called for each stream that got entries, in the transaction that added them: the place to write its summary.
    pub project: &'a mut Project<'a, P, E>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Streams that are in.
    pub streams: usize,
    /// Entries that were looked at: added, here already, or refused.
    pub entries: usize,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many streams it came to.
    pub streams: usize,
    /// How many entries were not here before.
    pub added: usize,
    /// How many were.
    pub already: usize,
    /// Of those, how many had no body here and have one now.
    pub bodies_filled: usize,
    /// The places, counted over all streams, of those that do not hash to what they claim.
    pub refused: Vec<(usize, Flaw)>,
    /// It was cancelled before its end.
    pub cancelled: bool,
}

impl Store {
    /// Takes in whole streams, one batch each.
    ///
    /// # Errors
    /// What `project` answered, or why the disk refused; streams of earlier transactions stay in.
    pub fn take_in_slowly<P, E>(
        &self,
        batches: impl IntoIterator<Item = Vec<Entry>>,
        slowly: Slowly<'_, P, E>,
    ) -> Result<Imported, E>
    where
        E: From<StoreError>,
    {
        let Slowly { cancel, stopwatch, on_progress, prepare, project } = slowly;
        let folding = Folding::begin(self)?;
        let mut imported = Imported::default();
        let mut source = Ahead { batches: batches.into_iter(), prepare, place: 0, refused: Vec::new() };
        let mut ready = Vec::new();
        source.fill(&mut ready);
        while !ready.is_empty() {
            if cancel.load(Ordering::Relaxed) {
                imported.cancelled = true;
                break;
            }
            let began = stopwatch();
            let mut streams = ready.drain(..);
            let step = self.write(|write| {
                let mut step = Imported::default();
                // `began` counts the wait for the lock as well: where somebody else writes, stints get shorter.
                for (entries, prepared) in streams.by_ref() {
                    let taken_in = write.take_in_checked(entries)?;
                    step.streams += 1;
                    step.added += taken_in.added.len();
                    step.already += taken_in.already;
                    step.bodies_filled += taken_in.bodies_filled;
                    if let Some(first) = taken_in.added.first() {
                        let stream = first.entry.header.stream.clone();
                        project(write, &stream, taken_in.added, prepared)?;
                    }
                    if stopwatch().saturating_sub(began) >= STINT {
                        break;
                    }
                }
                Ok::<_, E>(step)
            })?;
            ready = streams.collect();
            imported.streams += step.streams;
            imported.added += step.added;
            imported.already += step.already;
            imported.bodies_filled += step.bodies_filled;
            // The pause is not idle: what needs no lock is done in it.
            let paused = stopwatch();
            folding.fold_back()?;
            source.fill(&mut ready);
            let entries = imported.added + imported.already + source.refused.len();
            on_progress(Progress { streams: imported.streams, entries });
            thread::sleep(PAUSE.saturating_sub(stopwatch().saturating_sub(paused)));
        }
        imported.refused = source.refused;
        Ok(imported)
    }
}

/// Streams that are checked but not yet in.
struct Ahead<'a, I, P> {
    batches: I,
    prepare: &'a dyn Fn(&[Entry]) -> P,
    place: usize,
    refused: Vec<(usize, Flaw)>,
}

impl<I: Iterator<Item = Vec<Entry>>, P> Ahead<'_, I, P> {
    fn fill(&mut self, ready: &mut Vec<(Vec<Entry>, P)>) {
        let mut held: usize = ready.iter().map(|(entries, _)| entries.len()).sum();
        while held < AHEAD {
            let Some(batch) = self.batches.next() else { return };
            let mut sound = Vec::with_capacity(batch.len());
            for mut entry in batch {
                match check(&entry) {
                    Ok(()) => {
                        as_kept(&mut entry.header);
                        sound.push(entry);
                    }
                    Err(flaw) => self.refused.push((self.place, flaw)),
                }
                self.place += 1;
            }
            held += sound.len().max(1);
            let prepared = (self.prepare)(&sound);
            ready.push((sound, prepared));
        }
    }
}

/// Folds the WAL back between transactions, instead of in whichever commit makes it long: that could be an act's.
struct Folding<'a> {
    store: &'a Store,
    connection: Connection,
}

impl<'a> Folding<'a> {
    fn begin(store: &'a Store) -> Result<Self, StoreError> {
        let connection = connection::plain(&store.folder.database())?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        lock(store.writer()).pragma_update(None, "wal_autocheckpoint", 0)?;
        Ok(Self { store, connection })
    }

    fn fold_back(&self) -> Result<(), StoreError> {
        // Not the length of the file: that stays what it was when the WAL begins anew.
        let pages: i64 = self.connection.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get(1))?;
        if pages >= FOLD_BACK_AT {
            self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        }
        Ok(())
    }
}

impl Drop for Folding<'_> {
    fn drop(&mut self) {
        // SQLite's default; where this fails, the WAL of this one process is folded back when it closes.
        if let Err(error) = lock(self.store.writer()).pragma_update(None, "wal_autocheckpoint", 1_000) {
            tracing::warn!(%error, "the log goes on without automatic checkpoints");
        }
    }
}
