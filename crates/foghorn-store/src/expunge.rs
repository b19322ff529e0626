//! Expunging: one body removed for good; the header stays, and the log remembers never to take the body in again.
//!
//! Here: the log itself, and what is still to be forgotten elsewhere. Once the act is committed, snapshots and segments
//! (`copy`) and the index of words (`search`) follow; what a crash leaves undone there, the next opening does.

use foghorn_core::{EntryId, StreamId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::connection::{self, lock};
use crate::copy;
use crate::error::StoreError;
use crate::rows::{self, stream_key};
use crate::store::Store;
use crate::write::Write;

impl Write<'_> {
    /// Removes the body of an entry of this stream for good; true where there was one. An entry that is not here yet
    /// is remembered, and will come in without its body.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn expunge(&mut self, stream: &StreamId, entry: EntryId) -> Result<bool, StoreError> {
        self.expunged = true;
        Ok(expunge(self.connection(), stream.as_str(), entry)?)
    }
}

impl Store {
    /// Makes snapshots, segments and the index forget what was expunged and is not yet known to be gone there.
    pub(crate) fn forget_expunged(&self) -> Result<(), StoreError> {
        let pending = self.read(|reading| pending(reading.connection()))?;
        if pending.is_empty() {
            return Ok(());
        }
        copy::forget_in_copies(&self.folder, &pending)?;
        self.search.forget(&pending)?;
        let writer = lock(self.writer());
        connection::cut_wal(&writer)?;
        for Pending { entry, .. } in &pending {
            writer.execute("UPDATE expunged SET everywhere = 1 WHERE id = ?1", [entry.0])?;
        }
        Ok(())
    }
}

/// Notes that an entry is expunged and removes its body; also in copies, which may be of an older format.
pub(crate) fn expunge(connection: &Connection, stream: &str, entry: EntryId) -> rusqlite::Result<bool> {
    let format: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let (find, remove) = match format {
        rows::SINCE.. => (
            "SELECT seq FROM entries WHERE stream = ?1 AND id = ?2",
            "UPDATE entries SET salt = NULL, json = NULL WHERE seq = ?1 AND json IS NOT NULL",
        ),
        _ => ("SELECT seq FROM headers WHERE stream = ?1 AND id = ?2", "DELETE FROM bodies WHERE seq = ?1"),
    };
    let seq = match stream_key(connection, stream)? {
        Some(key) => {
            connection.prepare(find)?.query_row(params![key, entry.0], |row| row.get::<_, i64>(0)).optional()?
        }
        None => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO expunged (id, stream, seq) VALUES (?1, ?2, ?3) \
             ON CONFLICT (id) DO UPDATE SET seq = coalesce(seq, excluded.seq), everywhere = 0",
        )?
        .execute(params![entry.0, stream, seq])?;
    let Some(seq) = seq else { return Ok(false) };
    Ok(connection.execute(remove, [seq])? > 0)
}

/// An expunged body that copies or the index may still hold.
pub(crate) struct Pending {
    pub(crate) entry: EntryId,
    pub(crate) stream: String,
    pub(crate) seq: Option<i64>,
}

/// What was expunged here and is not yet known to be gone everywhere.
pub(crate) fn pending(connection: &Connection) -> Result<Vec<Pending>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, stream, seq FROM expunged WHERE everywhere = 0")?;
    let rows = statement
        .query_map([], |row| Ok(Pending { entry: EntryId(row.get(0)?), stream: row.get(1)?, seq: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
