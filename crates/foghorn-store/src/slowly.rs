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
use crate::merge::check;
use crate::rows::Kept;
use crate::store::Store;
use crate::write::Write;

/// When a transaction takes in no further stream; with the commit after it, and on a busy machine, that makes up to 20 ms.
const STINT: Duration = Duration::from_millis(10);

/// How long a writer beside the import finds the door open, at least.
const PAUSE: Duration = Duration::from_millis(5);

/// The length of the WAL, in pages, at which it is folded back: between two transactions, not in somebody's act.
const FOLD_BACK_AT: i64 = 4_000;

/// So many entries are checked and held ahead of the transaction that takes them in.
const AHEAD: usize = 4_000;

/// What the app does with the entries that a stream got, in the transaction that added them.
pub type Project<'a, E> = dyn FnMut(&mut Write<'_>, &StreamId, Vec<Kept>) -> Result<(), E> + 'a;

/// How an import goes on, and how it is watched.
pub struct Slowly<'a, E> {
    /// Set to true, it stops after the transaction that is under way.
    pub cancel: &'a AtomicBool,
    /// The time since any fixed moment; it must not jump with the wall clock.
    pub stopwatch: &'a dyn Fn() -> Duration,
    /// Called between transactions.
    pub on_progress: &'a mut dyn FnMut(Progress),
    /// Called for each stream that got entries, in the transaction that added them: the place to write its summary.
    pub project: &'a mut Project<'a, E>,
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
    pub fn take_in_slowly<E>(
        &self,
        batches: impl IntoIterator<Item = Vec<Entry>>,
        slowly: Slowly<'_, E>,
    ) -> Result<Imported, E>
    where
        E: From<StoreError>,
    {
        let Slowly { cancel, stopwatch, on_progress, project } = slowly;
        let folding = Folding::begin(self)?;
        let mut imported = Imported::default();
        let mut source = Ahead { batches: batches.into_iter(), place: 0, refused: Vec::new() };
        let mut ready: Vec<Vec<Entry>> = Vec::new();
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
                for entries in streams.by_ref() {
                    let taken_in = write.take_in_checked(entries)?;
                    step.streams += 1;
                    step.added += taken_in.added.len();
                    step.already += taken_in.already;
                    step.bodies_filled += taken_in.bodies_filled;
                    if let Some(first) = taken_in.added.first() {
                        let stream = first.entry.header.stream.clone();
                        project(write, &stream, taken_in.added)?;
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
struct Ahead<I> {
    batches: I,
    place: usize,
    refused: Vec<(usize, Flaw)>,
}

impl<I: Iterator<Item = Vec<Entry>>> Ahead<I> {
    fn fill(&mut self, ready: &mut Vec<Vec<Entry>>) {
        let mut held: usize = ready.iter().map(Vec::len).sum();
        while held < AHEAD {
            let Some(batch) = self.batches.next() else { return };
            let mut sound = Vec::with_capacity(batch.len());
            for entry in batch {
                match check(&entry) {
                    Ok(()) => sound.push(entry),
                    Err(flaw) => self.refused.push((self.place, flaw)),
                }
                self.place += 1;
            }
            held += sound.len().max(1);
            ready.push(sound);
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
        let [_, wal, _] = crate::folder::with_sidecars(&self.store.folder.database());
        let pages = std::fs::metadata(&wal).map_or(0, |wal| wal.len() / 4_096);
        if i64::try_from(pages).unwrap_or(i64::MAX) >= FOLD_BACK_AT {
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
