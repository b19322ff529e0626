//! Long imports: whole streams in short transactions with pauses between, so that acts beside them hardly wait.
//!
//! One thread checks and prepares ahead of the one that writes, so that a transaction only writes. Cancelled or cut
//! short, what is in stays in, whole streams of it; repeating completes.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
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

/// When a transaction takes in no further stream; with the commit after it, and on a busy machine, that makes up to 15 ms.
const STINT: Duration = Duration::from_millis(7);

/// How long a writer of another process finds the door open, at least: it tries once a millisecond.
const PAUSE: Duration = Duration::from_millis(3);

/// How long writers of this process, who are seen waiting, are let go first, at most.
const COURTESY: Duration = Duration::from_millis(15);

/// The length of the WAL, in pages, at which it is folded back: between two transactions, not in somebody's act.
const FOLD_BACK_AT: i64 = 2_000;

/// So many streams are checked and held ahead of the transaction that takes them in.
const AHEAD: usize = 64;

/// A transaction begins with so many entries at hand, where so many are left: each has its price.
const ENOUGH: usize = 1_500;

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
    pub prepare: &'a (dyn Fn(&[Entry]) -> P + Sync),
    /// Called for each stream that got entries, in the transaction that added them: the place to write its summary.
    pub project: &'a mut Project<'a, P, E>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Streams that are in.
    pub streams: usize,
    /// Entries that are in: added, or here already.
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
        batches: impl IntoIterator<Item = Vec<Entry>, IntoIter: Send>,
        slowly: Slowly<'_, P, E>,
    ) -> Result<Imported, E>
    where
        P: Send,
        E: From<StoreError>,
    {
        let Slowly { cancel, stopwatch, on_progress, prepare, project } = slowly;
        let folding = Folding::begin(self)?;
        let batches = batches.into_iter();
        thread::scope(|scope| {
            let (ready, waiting) = sync_channel(AHEAD);
            let checking = scope.spawn(move || check_ahead(batches, prepare, &ready));
            // Dropped when this ends, however it ends: then the other thread has nobody to hand anything to, and ends too.
            let mut queue = Queue { waiting, ready: VecDeque::new() };
            let mut imported = Imported::default();
            while queue.gather() {
                if cancel.load(Ordering::Relaxed) {
                    imported.cancelled = true;
                    break;
                }
                let began = stopwatch();
                let step = self.write(|write| {
                    let mut step = Imported::default();
                    // `began` counts the wait for the lock as well: where somebody else writes, stints get shorter.
                    while let Some(Checked { entries, prepared }) = queue.next() {
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
                imported.streams += step.streams;
                imported.added += step.added;
                imported.already += step.already;
                imported.bodies_filled += step.bodies_filled;
                let paused = stopwatch();
                folding.fold_back()?;
                on_progress(Progress { streams: imported.streams, entries: imported.added + imported.already });
                let so_far = || stopwatch().saturating_sub(paused);
                while so_far() < PAUSE || (self.is_waited_for() && so_far() < COURTESY) {
                    thread::sleep(Duration::from_micros(500));
                }
            }
            drop(queue);
            imported.refused = checking.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok(imported)
        })
    }
}

/// A stream that was checked, and what the app prepared for it.
struct Checked<P> {
    entries: Vec<Entry>,
    prepared: P,
}

/// Checks and prepares stream after stream until nobody wants more; answers with the places of what was refused.
fn check_ahead<P>(
    batches: impl Iterator<Item = Vec<Entry>>,
    prepare: &(dyn Fn(&[Entry]) -> P + Sync),
    ready: &SyncSender<Checked<P>>,
) -> Vec<(usize, Flaw)> {
    let (mut place, mut refused) = (0, Vec::new());
    for batch in batches {
        let mut entries = Vec::with_capacity(batch.len());
        for mut entry in batch {
            match check(&entry) {
                Ok(()) => {
                    as_kept(&mut entry.header);
                    entries.push(entry);
                }
                Err(flaw) => refused.push((place, flaw)),
            }
            place += 1;
        }
        let prepared = prepare(&entries);
        if ready.send(Checked { entries, prepared }).is_err() {
            break;
        }
    }
    refused
}

/// Streams on their way from one thread to the other.
struct Queue<P> {
    waiting: Receiver<Checked<P>>,
    ready: VecDeque<Checked<P>>,
}

impl<P> Queue<P> {
    /// Waits until there is enough for a transaction, or nothing more comes; false where nothing is left.
    fn gather(&mut self) -> bool {
        let mut held: usize = self.ready.iter().map(|checked| checked.entries.len()).sum();
        while held < ENOUGH {
            let Ok(checked) = self.waiting.recv() else { break };
            held += checked.entries.len();
            self.ready.push_back(checked);
        }
        !self.ready.is_empty()
    }

    /// The next stream that is at hand; inside a transaction nobody waits for one.
    fn next(&mut self) -> Option<Checked<P>> {
        self.ready.pop_front().or_else(|| self.waiting.try_recv().ok())
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
