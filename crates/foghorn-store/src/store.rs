//! An open data folder: who reads, who writes, and that both may be asked from any thread.
//!
//! Here: the transaction around a write, the one moment around a read, and shortcuts for single questions. Not here:
//! the questions themselves (`reading`, `archive`, `summary`, `search`, `verify`).

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use foghorn_core::{ReplicaId, StreamId};
use rusqlite::{Connection, TransactionBehavior};

use crate::archive::{ArchiveQuery, Page};
use crate::connection::{self, Readers, lock};
use crate::error::{StoreError, met_damage};
use crate::folder::{self, Folder};
use crate::identity::Place;
use crate::lock::InUse;
use crate::reading::Reading;
use crate::rows::Kept;
use crate::search::Search;
use crate::summary::{DueRow, Summary};
use crate::verify::Verified;
use crate::write::Write;

/// The log of one data folder. Shared by reference between threads: reads never wait for the writer.
pub struct Store {
    pub(crate) folder: Folder,
    place: Place,
    writer: Mutex<Connection>,
    readers: Readers,
    /// Never writes, so that `data_version` speaks of everybody else's commits.
    watcher: Mutex<Connection>,
    commits: AtomicU64,
    /// How many threads want to write and may not yet.
    waiting: AtomicUsize,
    pub(crate) search: Search,
    _in_use: InUse,
}

impl Store {
    pub(crate) fn assemble(
        folder: Folder,
        place: Place,
        writer: Connection,
        search: Search,
        in_use: InUse,
    ) -> Result<Self, StoreError> {
        let path = folder.database();
        let watcher = Mutex::new(connection::reader(&path)?);
        let readers = Readers::new(path);
        let (writer, commits, waiting) = (Mutex::new(writer), AtomicU64::new(0), AtomicUsize::new(0));
        Ok(Self { folder, place, writer, readers, watcher, commits, waiting, search, _in_use: in_use })
    }

    /// Runs one write transaction: committed and on disk when this answers `Ok`, rolled back on `Err` and on panic.
    ///
    /// # Errors
    /// What `act` answered, or why the disk refused.
    pub fn write<T, E>(&self, act: impl FnOnce(&mut Write<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let (answer, expunged) = {
            self.waiting.fetch_add(1, Ordering::SeqCst);
            let mut writer = lock(&self.writer);
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            self.still_ours()?;
            let transaction = writer
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(|error| self.noted(error.into()))?;
            let mut write = Write::new(&transaction);
            met_damage();
            let answer = act(&mut write).inspect_err(|_| self.note_damage())?;
            let expunged = write.expunged;
            transaction.commit().map_err(|error| self.noted(error.into()))?;
            self.commits.fetch_add(1, Ordering::SeqCst);
            (answer, expunged)
        };
        if expunged && let Err(error) = self.forget_expunged() {
            // The act stands; what copies still hold is tried again with the next opening and the next snapshot.
            tracing::warn!(%error, "an expunged text could not yet be removed from every copy");
        }
        Ok(answer)
    }

    /// True where another thread of this process wants to write.
    pub(crate) fn is_waited_for(&self) -> bool {
        self.waiting.load(Ordering::SeqCst) > 0
    }

    /// Asks several questions of one moment.
    ///
    /// # Errors
    /// What `ask` answered, or why the file cannot be read.
    pub fn read<T, E>(&self, ask: impl FnOnce(&Reading<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        met_damage();
        self.readers.ask(|connection| ask(&Reading::new(connection))).inspect_err(|_| self.note_damage())
    }

    /// See [`Reading::entries`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn entries(&self, stream: &StreamId) -> Result<Vec<Kept>, StoreError> {
        self.look(|reading| reading.entries(stream))
    }

    /// See [`Reading::entries_after`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn entries_after(&self, stream: &StreamId, seq: i64) -> Result<Vec<Kept>, StoreError> {
        self.look(|reading| reading.entries_after(stream, seq))
    }

    /// See [`Reading::all_entries`].
    ///
    /// # Errors
    /// What `each` answered, or where the file cannot be read.
    pub fn all_entries<E: From<StoreError>>(&self, each: impl FnMut(Kept) -> Result<(), E>) -> Result<(), E> {
        self.read(|reading| reading.all_entries(each))
    }

    /// See [`Reading::streams`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn streams(&self) -> Result<Vec<StreamId>, StoreError> {
        self.look(|reading| reading.streams())
    }

    /// See [`Reading::find_reference`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find_reference(&self, text: &str) -> Result<Vec<StreamId>, StoreError> {
        self.look(|reading| reading.find_reference(text))
    }

    /// See [`Reading::next_number`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn next_number(&self) -> Result<u64, StoreError> {
        self.look(|reading| reading.next_number())
    }

    /// See [`Reading::max_seq`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn max_seq(&self) -> Result<i64, StoreError> {
        self.look(|reading| reading.max_seq())
    }

    /// See [`Reading::replica`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn replica(&self) -> Result<ReplicaId, StoreError> {
        self.look(|reading| reading.replica())
    }

    /// See [`Reading::local_get`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn local_get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.look(|reading| reading.local_get(key))
    }

    /// See [`Reading::summary`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn summary(&self, stream: &StreamId) -> Result<Option<Summary>, StoreError> {
        self.look(|reading| reading.summary(stream))
    }

    /// See [`Reading::live_summaries`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn live_summaries(&self) -> Result<Vec<Summary>, StoreError> {
        self.look(|reading| reading.live_summaries())
    }

    /// See [`Reading::dues`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn dues(&self) -> Result<Vec<DueRow>, StoreError> {
        self.look(|reading| reading.dues())
    }

    /// See [`Reading::archive`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn archive(&self, query: &ArchiveQuery) -> Result<Page<Summary>, StoreError> {
        self.look(|reading| reading.archive(query))
    }

    /// See [`Reading::titles`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn titles(&self, prefix: &str, limit: usize) -> Result<Vec<Summary>, StoreError> {
        self.look(|reading| reading.titles(prefix, limit))
    }

    /// See [`Reading::verify`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        self.look(|reading| reading.verify())
    }

    /// A number that changes whenever anybody, in this process or another, commits something. Takes microseconds.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        let watcher = lock(&self.watcher);
        Ok(watcher.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    /// How many transactions this process has committed: tells its own changes of [`data_version`](Self::data_version)
    /// from other people's.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Damaged logs that were set aside, the oldest first. Foghorn never changes them.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn set_aside(&self) -> Result<Vec<PathBuf>, StoreError> {
        self.folder.set_aside()
    }

    /// Looks at every page of the log: for a thread in the background, since it reads the whole file. Where it finds
    /// damage, the next start sets the file aside.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is.
    pub fn check(&self) -> Result<(), StoreError> {
        self.readers.ask(crate::examine::every_page).map_err(|error| self.noted(error))
    }

    /// Gives 2 MiB back to a full disk, so that the next act finds room; false where they were given back before.
    ///
    /// # Errors
    /// Where the file cannot be removed.
    pub fn release_ballast(&self) -> Result<bool, StoreError> {
        self.folder.release_ballast()
    }

    /// The connection that writes, for what is not one plain transaction.
    pub(crate) fn writer(&self) -> &Mutex<Connection> {
        &self.writer
    }

    fn look<T>(&self, ask: impl FnOnce(&Reading<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.read(ask).map_err(|error| self.noted(error))
    }

    /// Refuses to write into a file that was renamed or replaced meanwhile: nobody would ever read it again.
    fn still_ours(&self) -> Result<(), StoreError> {
        if self.place.still_holds(&self.folder.database()) { Ok(()) } else { Err(StoreError::Replaced) }
    }

    /// Leaves a mark where a question of this thread met damage, whatever became of the error.
    fn note_damage(&self) {
        if met_damage() {
            mark_suspect(&self.folder.suspect());
        }
    }

    /// Leaves a mark where a file turned out to be damaged, so that the next start looks at every page.
    fn noted(&self, error: StoreError) -> StoreError {
        if matches!(error, StoreError::Damaged { .. }) {
            mark_suspect(&self.folder.suspect());
        }
        error
    }
}

fn mark_suspect(path: &Path) {
    if let Err(error) = folder::write_private(path, b"") {
        tracing::warn!(%error, "the damage could not be noted");
    }
}

#[cfg(test)]
mod tests {
    //! What needs a hand on the connection itself; everything else is tested from outside, in `tests/`.

    use super::*;
    use foghorn_core::event::Noted;
    use foghorn_core::{NoteKind, Unwritten};

    #[test]
    fn a_full_disk_loses_nothing_and_the_ballast_gives_room() {
        let directory = tempfile::TempDir::new().unwrap();
        let store = open(directory.path());
        let pages: i64 = lock(store.writer()).pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        // SQLite's own limit stands for the disk's: it refuses with the same code.
        lock(store.writer()).pragma_update(None, "max_page_count", pages + 300).unwrap();
        let mut kept = 0;
        let refused = loop {
            match note(&store) {
                Ok(()) => kept += 1,
                Err(refused) => break refused,
            }
        };
        assert!(matches!(refused, StoreError::DiskFull), "{refused}");
        assert!(refused.to_string().contains("Free some space and try again"), "{refused}");
        assert!(kept > 0);
        assert_eq!(store.entries(&"inc-a".into()).unwrap().len(), kept, "what was saved is still read");
        assert!(store.release_ballast().unwrap());
        assert!(!store.release_ballast().unwrap(), "only once");
        lock(store.writer()).pragma_update(None, "max_page_count", pages + 10_000).unwrap();
        note(&store).unwrap();
        assert!(store.verify().unwrap().is_clean());
        drop(store);
        let store = open(directory.path());
        assert_eq!(store.entries(&"inc-a".into()).unwrap().len(), kept + 1);
        assert!(store.release_ballast().unwrap(), "filled again by the next opening");
    }

    #[test]
    fn a_file_that_was_replaced_is_not_written_any_more() {
        let directory = tempfile::TempDir::new().unwrap();
        let store = open(directory.path());
        note(&store).unwrap();
        std::fs::rename(store.folder.database(), directory.path().join("elsewhere")).unwrap();
        std::fs::write(store.folder.database(), "another file").unwrap();
        assert!(matches!(note(&store), Err(StoreError::Replaced)));
    }

    fn open(folder: &Path) -> Store {
        let now = chrono::DateTime::from_timestamp(1_772_366_400, 0).unwrap();
        Store::open(folder, "this laptop", &mut || ReplicaId::from("replica"), now).unwrap().store
    }

    fn note(store: &Store) -> Result<(), StoreError> {
        let now = chrono::DateTime::from_timestamp(1_772_366_400, 0).unwrap();
        let event = Noted::plain(NoteKind::Note, "x".repeat(200_000)).into();
        store.write(|write| {
            write.append(crate::append::Act {
                stream: "inc-a".into(),
                act: "an act".into(),
                by: "somebody".into(),
                author: None,
                now,
                wall_micros: now.timestamp_micros(),
                what: vec![Unwritten { happened_at: now, event }],
                salt: &mut String::new,
            })?;
            Ok(())
        })
    }
}
