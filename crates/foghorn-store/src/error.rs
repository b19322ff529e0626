//! What can go wrong on disk, each as one sentence that says what to do.

use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi;

thread_local! {
    /// Whether a statement of this thread met damage since somebody asked last.
    static MET_DAMAGE: Cell<bool> = const { Cell::new(false) };
}

/// Whether a statement of this thread met damage since this was asked last. Whoever asks through a store turns its errors
/// into his own, and what they were is not to be seen any more.
pub(crate) fn met_damage() -> bool {
    MET_DAMAGE.replace(false)
}

/// Why the store could not do what it was asked. Nothing half-done stays: a failed write is rolled back.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room left; nothing was written.
    #[error("The disk is full, so nothing was saved. Free some space and try again; what was saved before is safe.")]
    DiskFull,
    /// The folder or the file may not be written.
    #[error("Foghorn may not write in its data folder. Make it writable for you, or choose another with --data-dir.")]
    ReadOnly,
    /// Another process held the write lock for more than five seconds.
    #[error("Another Foghorn has been writing for more than 5 seconds. Try again; if it lasts, close the other one.")]
    Busy,
    /// The file has a format that only a newer version knows; it was not touched.
    #[error("{path} was written by a newer Foghorn (format {found}, this one knows {known}). Update Foghorn; nothing was changed.", path = path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format that this version knows.
        known: u32,
    },
    /// The file belongs to another program; it was not touched.
    #[error("{path} is not Foghorn's: another program made it. Move it away, or choose another folder with --data-dir.", path = path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged; the next start sets it aside and opens the newest snapshot.
    #[error(
        "The data file is damaged ({what}). Restart Foghorn: it sets the file aside and opens the newest snapshot."
    )]
    Damaged {
        /// What SQLite said.
        what: String,
    },
    /// The file was renamed or restored by another process while this one had it open.
    #[error("The data folder was restored while Foghorn was open. Restart Foghorn to go on with the restored one.")]
    Replaced,
    /// Setting aside or restoring needs the folder for itself.
    #[error("Another Foghorn has this folder open. Close it and try again.")]
    InUse,
    /// Backups never overwrite.
    #[error("{path} exists already. Choose another name; nothing was overwritten.", path = path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// What should be restored is no sound copy of a log.
    #[error("{path} cannot be restored: {why}. Choose another snapshot; nothing was changed.", path = path.display())]
    NoCopy {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The system refused a file.
    #[error("{path} could not be used: {source}. Check the folder and try again.", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// SQLite refused a statement: a broken law of the log, or a mistake in Foghorn.
    #[error("The log refused a write: {0}. Nothing was saved; please report this.")]
    Refused(rusqlite::Error),
}

impl StoreError {
    /// For `map_err` on file operations: names the file, and tells full disks and forbidden folders apart.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { path: path.to_owned(), source },
        }
    }
}

impl StoreError {
    pub(crate) fn damaged(what: String) -> Self {
        MET_DAMAGE.set(true);
        Self::Damaged { what }
    }

    /// A value that is not what its column holds was written over: nothing that Foghorn writes has no text in a text.
    fn of_a_value(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Self::damaged(error.to_string()),
            _ => Self::Refused(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(code) = error.sqlite_error() else { return Self::of_a_value(error) };
        match (code.code, code.extended_code) {
            // Growing the shared memory of the WAL fails like this where there is no room for it.
            (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => Self::DiskFull,
            (ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen, _) => Self::ReadOnly,
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _) => Self::damaged(error.to_string()),
            _ => Self::Refused(error),
        }
    }
}
