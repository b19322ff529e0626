//! Who may do what in a folder at the same time: one ticker, one opening, and whether anybody else is in.
//!
//! Advisory locks on files of their own; the system lets go of them when a process dies. Not here: SQLite's own locks,
//! which order the writes.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::StoreError;
use crate::folder::{self, Folder};

/// The right to notify: of two windows on one folder only the one that holds it rings. Dropping it lets go.
#[derive(Debug)]
pub struct TickerLock {
    _file: File,
}

impl TickerLock {
    /// Takes the right, or answers `None` where another process has it.
    ///
    /// # Errors
    /// Where the lock file cannot be made.
    pub fn take(folder: &Path) -> Result<Option<Self>, StoreError> {
        let folder = Folder::prepare(folder)?;
        Ok(try_exclusive(&folder.live().join("ticker.lock"))?.map(|file| Self { _file: file }))
    }
}

/// Held while a folder is being opened, migrated, salvaged or restored, so that two processes never do it at once.
pub(crate) struct Opening {
    _file: File,
}

impl Opening {
    /// Waits until no other process is opening the folder.
    pub(crate) fn wait(folder: &Folder) -> Result<Self, StoreError> {
        let path = folder.live().join("opening.lock");
        let file = folder::private_file(&path)?;
        file.lock().map_err(StoreError::at(&path))?;
        Ok(Self { _file: file })
    }
}

/// A turn at what only one may do at a time, among all threads and processes; named by a file. Dropping it ends it.
pub(crate) struct Turn {
    _file: File,
}

impl Turn {
    /// Copying entries into `snapshots`: two would write over each other's half-written file.
    pub(crate) fn to_copy(folder: &Folder) -> Result<Self, StoreError> {
        Self::wait(&folder.live().join("copying.lock"))
    }

    /// Opening the index, which may make it, or make it anew: two would meet in a file that is half made.
    pub(crate) fn to_open_index(index: &Path) -> Result<Self, StoreError> {
        Self::wait(&index.with_extension("lock"))
    }

    fn wait(path: &Path) -> Result<Self, StoreError> {
        let file = folder::private_file(path)?;
        file.lock().map_err(StoreError::at(path))?;
        Ok(Self { _file: file })
    }
}

/// Held, shared, by every open store. Call only while holding [`Opening`].
pub(crate) struct InUse {
    file: File,
}

impl InUse {
    /// Joins the users of the folder; true where nobody else is in, in which case nobody gets in before `Opening` ends.
    pub(crate) fn join(folder: &Folder) -> Result<(Self, bool), StoreError> {
        let path = folder.live().join("in-use.lock");
        if let Some(file) = try_exclusive(&path)? {
            return Ok((Self { file }, true));
        }
        let file = folder::private_file(&path)?;
        file.lock_shared().map_err(StoreError::at(&path))?;
        Ok((Self { file }, false))
    }

    /// Lets others in. Between the two calls nobody else can take the lock: that needs `Opening`.
    pub(crate) fn share(&self, folder: &Folder) -> Result<(), StoreError> {
        let path = folder.live().join("in-use.lock");
        self.file.unlock().and_then(|()| self.file.lock_shared()).map_err(StoreError::at(&path))
    }
}

fn try_exclusive(path: &Path) -> Result<Option<File>, StoreError> {
    let file = folder::private_file(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreError::at(path)(error)),
    }
}
