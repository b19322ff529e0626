//! What acts are compared with: one table of blobs in a bare SQLite file, WAL and `synchronous=FULL` like ours.

use std::path::Path;

use anyhow::Result;
use rusqlite::{Connection, params};

/// The bare file.
pub(crate) struct Raw {
    connection: Connection,
}

impl Raw {
    pub(crate) fn create(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(include_str!("raw/create.sql"))?;
        Ok(Self { connection })
    }

    /// One durable commit of these bytes.
    pub(crate) fn commit(&self, bytes: &[u8]) -> Result<()> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.connection.prepare_cached(include_str!("raw/insert.sql"))?.execute(params![bytes])?;
        self.connection.execute_batch("COMMIT")?;
        Ok(())
    }
}
