//! Questions to the log itself: entries, streams, references. All answers of one `Reading` are of one moment.
//!
//! Not here: the archive's pages (`archive`), projections (`summary`), words (`search`).

use foghorn_core::{ReplicaId, StreamId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::identity;
use crate::numbers;
use crate::rows::{Kept, kept, select_kept, stream_key};

/// So many streams are offered where a beginning of an id fits more than one.
const OFFERED: i64 = 10;

/// The beginning of an id means it from so many characters on: a slip of the finger must not name an incident.
const SHORTEST_BEGINNING: usize = 6;

/// One moment of the log.
pub struct Reading<'c> {
    connection: &'c Connection,
}

impl<'c> Reading<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    pub(crate) fn connection(&self) -> &'c Connection {
        self.connection
    }

    /// All entries of a stream, by arrival.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn entries(&self, stream: &StreamId) -> Result<Vec<Kept>, StoreError> {
        match stream_key(self.connection, stream.as_str())? {
            Some(key) => self.arrived(key, 0),
            None => Ok(Vec::new()),
        }
    }

    /// True where one of these entries has a body: a merge may bring one that was missing.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn any_body(&self, seqs: &[i64]) -> Result<bool, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE seq = ?1 AND json IS NOT NULL)")?;
        for seq in seqs {
            if statement.query_row([seq], |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The entries of a stream that arrived after `seq`, by arrival; quick where there are none.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn entries_after(&self, stream: &StreamId, seq: i64) -> Result<Vec<Kept>, StoreError> {
        let head: Option<(i64, i64)> = self
            .connection
            .prepare_cached(
                "SELECT h.stream, h.last_seq FROM streams s JOIN heads h ON h.stream = s.key WHERE s.id = ?1",
            )?
            .query_row([stream.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match head {
            Some((key, last_seq)) if last_seq > seq => self.arrived(key, seq),
            _ => Ok(Vec::new()),
        }
    }

    /// How many entries a stream has.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn count(&self, stream: &StreamId) -> Result<usize, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT count(*) FROM entries WHERE stream = (SELECT key FROM streams WHERE id = ?1)")?;
        Ok(statement.query_row([stream.as_str()], |row| row.get(0))?)
    }

    fn arrived(&self, stream: i64, after: i64) -> Result<Vec<Kept>, StoreError> {
        let mut entries = self
            .connection
            .prepare_cached(select_kept!("WHERE e.stream = ?1 AND e.seq > ?2"))?
            .query_map(params![stream, after], kept)?
            .collect::<Result<Vec<_>, _>>()?;
        // The index gives them by replica; sorting here is cheaper than making SQLite sort whole rows.
        entries.sort_unstable_by_key(|kept| kept.seq);
        Ok(entries)
    }

    /// The highest hlc of a stream; 0 where it has no entry.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn highest_hlc(&self, stream: &StreamId) -> Result<i64, StoreError> {
        let highest = self
            .connection
            .prepare_cached("SELECT h.highest_hlc FROM streams s JOIN heads h ON h.stream = s.key WHERE s.id = ?1")?
            .query_row([stream.as_str()], |row| row.get(0))
            .optional()?;
        Ok(highest.unwrap_or(0))
    }

    /// Hands over every entry, by arrival, one at a time; stops where `each` fails.
    ///
    /// # Errors
    /// What `each` answered, or where the file cannot be read.
    pub fn all_entries<E>(&self, mut each: impl FnMut(Kept) -> Result<(), E>) -> Result<(), E>
    where
        E: From<StoreError>,
    {
        let mut statement = self.connection.prepare_cached(select_kept!("ORDER BY e.seq")).map_err(StoreError::from)?;
        let rows = statement.query_map([], kept).map_err(StoreError::from)?;
        for row in rows {
            each(row.map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// At most `limit` entries that arrived after `seq`, of all streams, by arrival.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn arrivals(&self, seq: i64, limit: usize) -> Result<Vec<Kept>, StoreError> {
        let mut statement = self.connection.prepare_cached(select_kept!("WHERE e.seq > ?1 ORDER BY e.seq LIMIT ?2"))?;
        Ok(statement.query_map(params![seq, limit], kept)?.collect::<Result<_, _>>()?)
    }

    /// The entry with this arrival number.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn entry(&self, seq: i64) -> Result<Option<Kept>, StoreError> {
        let mut statement = self.connection.prepare_cached(select_kept!("WHERE e.seq = ?1"))?;
        Ok(statement.query_row([seq], kept).optional()?)
    }

    /// Every stream that has an entry, by first arrival.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn streams(&self) -> Result<Vec<StreamId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM streams ORDER BY key")?;
        Ok(statement.query_map([], stream_id)?.collect::<Result<_, _>>()?)
    }

    /// The streams whose summary is missing, or older than their newest entry: after a salvage, or where one has none.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn unprojected(&self) -> Result<Vec<StreamId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.id FROM heads h JOIN streams s ON s.key = h.stream \
             WHERE h.up_to_seq IS NULL OR h.up_to_seq < h.last_seq ORDER BY h.stream",
        )?;
        Ok(statement.query_map([], stream_id)?.collect::<Result<_, _>>()?)
    }

    /// The streams that somebody may mean: by reference (any case); where none has it, by id or the beginning of one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find_reference(&self, text: &str) -> Result<Vec<StreamId>, StoreError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let mut by_reference = self.connection.prepare_cached(
            "SELECT s.id FROM heads m JOIN streams s ON s.key = m.stream WHERE m.reference = ?1 \
             ORDER BY m.declared_at, m.stream",
        )?;
        let by_reference = by_reference.query_map([text], stream_id)?.collect::<Result<Vec<_>, _>>()?;
        if !by_reference.is_empty() {
            return Ok(by_reference);
        }
        if self.has_stream(text)? {
            return Ok(vec![StreamId::new(text)]);
        }
        if text.len() < SHORTEST_BEGINNING {
            return Ok(Vec::new());
        }
        // Everything that begins with the text lies between it and itself followed by the last character there is.
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM streams WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY id LIMIT ?2",
        )?;
        Ok(statement.query_map(params![text, OFFERED], stream_id)?.collect::<Result<_, _>>()?)
    }

    /// True where a stream has exactly this id.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn has_stream(&self, id: &str) -> Result<bool, StoreError> {
        Ok(stream_key(self.connection, id)?.is_some())
    }

    /// True where more than one incident has this reference: a merge can make two of it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn is_shared(&self, reference: &str) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) > 1 FROM heads WHERE reference = ?1")?;
        Ok(statement.query_row([reference], |row| row.get(0))?)
    }

    /// One more than the highest number of a reference here; 1 in an empty folder.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn next_number(&self) -> Result<u64, StoreError> {
        numbers::next(self.connection)
    }

    /// The arrival number of the newest entry; 0 in an empty folder. Nothing is ever deleted, so it is their count too.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn max_seq(&self) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT coalesce(max(seq), 0) FROM entries")?
            .query_row([], |row| row.get(0))?)
    }

    /// The name under which this folder writes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn replica(&self) -> Result<ReplicaId, StoreError> {
        identity::replica(self.connection)
    }

    /// A setting of this folder.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn local_get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM local WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// The settings of this folder whose key begins with `prefix`, by key.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn local_with_prefix(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT key, value FROM local WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key",
        )?;
        let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn stream_id(row: &rusqlite::Row<'_>) -> rusqlite::Result<StreamId> {
    Ok(StreamId::from(row.get_ref(0)?.as_str()?))
}
