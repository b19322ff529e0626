//! Appending an act of this folder: here its entries get their count, their place in the order, and their hashes.

use foghorn_core::{
    ActId, At, AuthorId, Body, Entry, EntryId, Header, ReplicaId, Said, StreamId, Unwritten, to_second,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::rows::{Kept, insert, to_millisecond};
use crate::summary::{DueRow, Summary};
use crate::write::Write;

/// The version of the events' fields that this Foghorn writes; fields are only ever added.
const VERSION: u32 = 1;

/// What one act appends to one stream.
pub struct Act<'a> {
    /// Where to.
    pub stream: StreamId,
    /// Groups the entries; the unit of undo.
    pub act: ActId,
    /// Who wrote it down; opaque, it stands in the header.
    pub by: AuthorId,
    /// Their name; it stands in the body.
    pub author: Option<String>,
    /// The raw wall clock, UTC.
    pub now: At,
    /// The same in microseconds since 1970, for the order.
    pub wall_micros: i64,
    /// What happened.
    pub what: Vec<Unwritten>,
    /// Makes a fresh salt for each body.
    pub salt: &'a mut dyn FnMut() -> String,
}

impl Write<'_> {
    /// Appends an act. The hlc of each entry is the wall clock, or one more than the stream's highest.
    ///
    /// # Errors
    /// Where the disk refuses; then nothing of this transaction stays.
    pub fn append(&mut self, act: Act<'_>) -> Result<Vec<Kept>, StoreError> {
        let connection = self.connection();
        let (appended, head) = insert_all(connection, act)?;
        head.raise(connection)?;
        Ok(appended)
    }

    /// The same with what the app works out from it, which stands in the same row as the head of the stream.
    ///
    /// # Errors
    /// What `work_out` answered, or where the disk refuses; then nothing of this transaction stays.
    pub fn append_and_project<T, E: From<StoreError>>(
        &mut self,
        act: Act<'_>,
        work_out: impl FnOnce(&Self, Vec<Kept>) -> Result<(T, Summary, Vec<DueRow>), E>,
    ) -> Result<T, E> {
        let (appended, head) = insert_all(self.connection(), act)?;
        let (answer, summary, dues) = work_out(self, appended)?;
        head.raise_and_project(self.connection(), &summary, &dues).map_err(StoreError::from)?;
        Ok(answer)
    }
}

/// Writes the entries of an act; the head of the stream is still to be raised.
fn insert_all(connection: &Connection, act: Act<'_>) -> Result<(Vec<Kept>, Head), StoreError> {
    let Reached { replica, replica_key, mut head, mut n, mut prev } = reached(connection, act.stream.as_str())?;
    let mut appended = Vec::with_capacity(act.what.len());
    for Unwritten { happened_at, event } in act.what {
        n += 1;
        head.highest_hlc = act.wall_micros.max(head.highest_hlc.saturating_add(1));
        let said = Said { author: act.author.clone(), event };
        let body = Body { salt: (act.salt)(), json: said.encode() };
        let mut header = Header {
            id: EntryId::NONE,
            stream: act.stream.clone(),
            replica: replica.clone(),
            n,
            prev,
            act: act.act.clone(),
            hlc: head.highest_hlc,
            recorded_at: to_millisecond(act.now),
            happened_at: to_second(happened_at),
            by: act.by.clone(),
            kind: said.event.kind().to_owned(),
            version: VERSION,
            body_hash: body.hash(),
        };
        header.id = header.seal();
        prev = header.id;
        head.last_seq = insert(connection, head.stream, replica_key, &header, Some(&body))?;
        appended.push(Kept { seq: head.last_seq, entry: Entry { header, body: Some(body) } });
    }
    Ok((appended, head))
}

/// What an act goes on from.
struct Reached {
    /// The name under which this folder writes.
    replica: ReplicaId,
    replica_key: i64,
    head: Head,
    /// How far this folder has counted there, and the id of that entry.
    n: u64,
    prev: EntryId,
}

/// Looks all of it up in one question: each costs an act some microseconds.
fn reached(connection: &Connection, stream: &str) -> Result<Reached, StoreError> {
    let known = connection
        .prepare_cached(
            "SELECT i.replica, i.own, h.stream, h.highest_hlc, \
             (SELECT n FROM entries WHERE stream = h.stream AND replica = i.own ORDER BY n DESC LIMIT 1), \
             (SELECT id FROM entries WHERE stream = h.stream AND replica = i.own ORDER BY n DESC LIMIT 1) \
             FROM identity i, streams s JOIN heads h ON h.stream = s.key WHERE s.id = ?1",
        )?
        .query_row([stream], |row| {
            Ok(Reached {
                replica: row.get_ref(0)?.as_str()?.into(),
                replica_key: row.get(1)?,
                head: Head { stream: row.get(2)?, highest_hlc: row.get(3)?, last_seq: 0 },
                n: row.get::<_, Option<u64>>(4)?.unwrap_or(0),
                prev: row.get::<_, Option<_>>(5)?.map_or(EntryId::NONE, EntryId),
            })
        })
        .optional()?;
    match known {
        Some(known) => Ok(known),
        None => {
            stream_head(connection, stream)?;
            reached(connection, stream)
        }
    }
}

/// The number of a replica in this file; it gets one where it has none.
pub(crate) fn replica_key(connection: &Connection, replica: &str) -> rusqlite::Result<i64> {
    let known = connection
        .prepare_cached("SELECT key FROM replicas WHERE id = ?1")?
        .query_row([replica], |row| row.get(0))
        .optional()?;
    match known {
        Some(key) => Ok(key),
        None => connection.prepare_cached("INSERT INTO replicas (id) VALUES (?1)")?.insert([replica]),
    }
}

/// How far a stream has come.
pub(crate) struct Head {
    /// The number of the stream in this file.
    pub(crate) stream: i64,
    /// The highest hlc of its entries.
    pub(crate) highest_hlc: i64,
    /// Its newest arrival number; 0 where nothing arrived.
    pub(crate) last_seq: i64,
}

impl Head {
    /// Notes it in the stream's row.
    pub(crate) fn raise(&self, connection: &Connection) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "UPDATE heads SET highest_hlc = max(highest_hlc, ?2), last_seq = max(last_seq, ?3) WHERE stream = ?1",
            )?
            .execute(params![self.stream, self.highest_hlc, self.last_seq])?;
        Ok(())
    }
}

/// The number of a stream in this file, and its highest hlc; it is made where it is new.
pub(crate) fn stream_head(connection: &Connection, stream: &str) -> rusqlite::Result<(i64, i64)> {
    let known = connection
        .prepare_cached(
            "SELECT h.stream, h.highest_hlc FROM streams s JOIN heads h ON h.stream = s.key WHERE s.id = ?1",
        )?
        .query_row([stream], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        Some(head) => Ok(head),
        None => {
            let key = connection.prepare_cached("INSERT INTO streams (id) VALUES (?1)")?.insert([stream])?;
            connection.prepare_cached("INSERT INTO heads (stream) VALUES (?1)")?.execute([key])?;
            Ok((key, 0))
        }
    }
}
