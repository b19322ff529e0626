//! Appending an act of this folder: here its entries get their count, their place in the order, and their hashes.

use foghorn_core::{
    ActId, At, AuthorId, Body, Entry, EntryId, Header, ReplicaId, Said, StreamId, Unwritten, to_second,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::identity;
use crate::rows::{Kept, insert_body, insert_header, to_millisecond};
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
        let (replica, replica_key) = own_name(connection)?;
        let (stream_key, mut highest) = stream_head(connection, act.stream.as_str())?;
        let (mut n, mut prev) = last_own(connection, stream_key, replica_key)?;
        let mut appended = Vec::with_capacity(act.what.len());
        for Unwritten { happened_at, event } in act.what {
            n += 1;
            highest = act.wall_micros.max(highest.saturating_add(1));
            let said = Said { author: act.author.clone(), event };
            let body = Body { salt: (act.salt)(), json: said.encode() };
            let mut header = Header {
                id: EntryId::NONE,
                stream: act.stream.clone(),
                replica: replica.clone(),
                n,
                prev,
                act: act.act.clone(),
                hlc: highest,
                recorded_at: to_millisecond(act.now),
                happened_at: to_second(happened_at),
                by: act.by.clone(),
                kind: said.event.kind().to_owned(),
                version: VERSION,
                body_hash: body.hash(),
            };
            header.id = header.seal();
            prev = header.id;
            let seq = insert_header(connection, stream_key, replica_key, &header)?;
            insert_body(connection, seq, &body)?;
            appended.push(Kept { seq, entry: Entry { header, body: Some(body) } });
        }
        if let Some(last) = appended.last() {
            raise_head(connection, stream_key, highest, last.seq)?;
        }
        Ok(appended)
    }
}

/// The name under which this folder writes, and its number.
fn own_name(connection: &Connection) -> Result<(ReplicaId, i64), StoreError> {
    let known = connection
        .prepare_cached("SELECT i.replica, r.key FROM identity i JOIN replicas r ON r.id = i.replica")?
        .query_row([], |row| Ok((row.get_ref(0)?.as_str()?.into(), row.get(1)?)))
        .optional()?;
    if let Some(own) = known {
        return Ok(own);
    }
    let replica = identity::replica(connection)?;
    let key = replica_key(connection, replica.as_str())?;
    Ok((replica, key))
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

/// Notes what a stream has reached.
pub(crate) fn raise_head(connection: &Connection, stream: i64, hlc: i64, seq: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE heads SET highest_hlc = max(highest_hlc, ?2), last_seq = max(last_seq, ?3) WHERE stream = ?1",
        )?
        .execute(params![stream, hlc, seq])?;
    Ok(())
}

fn last_own(connection: &Connection, stream: i64, replica: i64) -> rusqlite::Result<(u64, EntryId)> {
    let last = connection
        .prepare_cached("SELECT n, id FROM headers WHERE stream = ?1 AND replica = ?2 ORDER BY n DESC LIMIT 1")?
        .query_row(params![stream, replica], |row| Ok((row.get(0)?, EntryId(row.get(1)?))))
        .optional()?;
    Ok(last.unwrap_or((0, EntryId::NONE)))
}
