//! Connections: one that writes, a few that read, all with the same pragmas.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;

/// Readers kept open between questions; more are opened where more threads ask at once.
const IDLE_READERS: usize = 3;

/// Opens the log for writing; the file must exist (0600, see `folder`).
pub(crate) fn writer(path: &Path) -> Result<Connection, StoreError> {
    let connection = plain(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What is expunged is overwritten with zeros, not only forgotten.
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "recursive_triggers", "ON")?;
    connection.pragma_update(None, "cache_size", -8192)?;
    Ok(connection)
}

/// Opens the log for reading only.
pub(crate) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let connection = plain(path)?;
    connection.pragma_update(None, "query_only", "ON")?;
    Ok(connection)
}

/// Opens a file of which nothing is known yet: closing it leaves its bytes, and its WAL, as they were.
pub(crate) fn onlooker(path: &Path) -> Result<Connection, StoreError> {
    let connection = reader(path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(connection)
}

/// Opens an existing file with the settings that hold everywhere.
pub(crate) fn plain(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_handler(Some(wait_a_little))?;
    connection.set_prepared_statement_cache_capacity(96);
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    Ok(connection)
}

/// Folds the WAL back and cuts it off, so that nothing which was overwritten still stands there.
pub(crate) fn cut_wal(connection: &Connection) -> Result<(), StoreError> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreError::Busy) } else { Ok(()) }
}

/// Takes a lock whose holder may have panicked: transactions roll back when dropped, so what it guards is sound.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Five seconds in steps of one millisecond. SQLite's own busy_timeout waits in steps of up to 100 ms, and so sleeps
/// through the short pauses that an import in another process leaves for acts.
fn wait_a_little(attempts: i32) -> bool {
    thread::sleep(Duration::from_millis(1));
    attempts < 5_000
}

/// A few connections that only read. In WAL mode they never wait for the writer.
pub(crate) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, idle: Mutex::new(Vec::new()) }
    }

    /// Lends a connection inside one read transaction: everything that `ask` sees is of one moment.
    pub(crate) fn ask<T, E: From<StoreError>>(&self, ask: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let idle = lock(&self.idle).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => reader(&self.path)?,
        };
        let answer = {
            let _moment = connection.unchecked_transaction().map_err(StoreError::from)?;
            ask(&connection)
        };
        let mut idle = lock(&self.idle);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
        answer
    }
}
