//! An entry as a row: its header, and its body where it has one.

use chrono::{DateTime, SubsecRound};
use foghorn_core::{At, Body, Entry, EntryId, Hash, Header};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::migrate;

/// An entry as it stands in this folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The local arrival number, 1, 2, 3 …; never leaves this folder.
    pub seq: i64,
    /// The entry.
    pub entry: Entry,
}

/// The format of files that first had header and body in one row.
pub(crate) const SINCE: u32 = 3;

/// `SELECT` of whole entries, to be followed by what narrows it down; the columns are those that [`kept`] reads.
macro_rules! select_kept {
    ($tail:literal) => {
        concat!(
            "SELECT e.seq, e.id, s.id, r.id, e.n, e.prev, e.act, e.hlc, e.recorded_at, e.happened_at, e.written_by, \
             e.kind, e.version, e.body_hash, e.salt, e.json \
             FROM entries e JOIN streams s ON s.key = e.stream JOIN replicas r ON r.key = e.replica ",
            $tail
        )
    };
}
pub(crate) use select_kept;

/// Reads a row of [`select_kept`].
pub(crate) fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let body = match row.get::<_, Option<String>>(14)? {
        Some(salt) => Some(Body { salt, json: row.get(15)? }),
        None => None,
    };
    let header = Header {
        id: EntryId(row.get(1)?),
        stream: row.get_ref(2)?.as_str()?.into(),
        replica: row.get_ref(3)?.as_str()?.into(),
        n: row.get(4)?,
        prev: EntryId(row.get(5)?),
        act: row.get_ref(6)?.as_str()?.into(),
        hlc: row.get(7)?,
        recorded_at: milliseconds(row, 8)?,
        happened_at: seconds(row, 9)?,
        by: row.get_ref(10)?.as_str()?.into(),
        kind: row.get(11)?,
        version: row.get(12)?,
        body_hash: Hash(row.get(13)?),
    };
    Ok(Kept { seq: row.get(0)?, entry: Entry { header, body } })
}

/// Lets a file of an older format be read as one of today's, without a change to the file.
pub(crate) fn read_as_today(connection: &Connection) -> Result<(), StoreError> {
    if migrate::format(connection)? >= SINCE {
        return Ok(());
    }
    // The view is the connection's own, but one that only reads may not even have that.
    let query_only: bool = connection.pragma_query_value(None, "query_only", |row| row.get(0))?;
    connection.pragma_update(None, "query_only", false)?;
    connection.execute_batch(
        "CREATE TEMP VIEW IF NOT EXISTS entries AS \
         SELECT h.*, b.salt, b.json FROM headers h LEFT JOIN bodies b ON b.seq = h.seq",
    )?;
    Ok(connection.pragma_update(None, "query_only", query_only)?)
}

/// Inserts an entry and answers with its arrival number.
pub(crate) fn insert(
    connection: &Connection,
    stream: i64,
    replica: i64,
    header: &Header,
    body: Option<&Body>,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO entries (id, stream, replica, n, prev, act, hlc, recorded_at, happened_at, written_by, kind, \
             version, body_hash, salt, json) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .insert(params![
            header.id.0,
            stream,
            replica,
            header.n,
            header.prev.0,
            header.act.as_str(),
            header.hlc,
            header.recorded_at.timestamp_millis(),
            header.happened_at.timestamp(),
            header.by.as_str(),
            header.kind,
            header.version,
            header.body_hash.0,
            body.map(|body| &body.salt),
            body.map(|body| &body.json),
        ])
}

/// Gives an entry that has no body the one that belongs to it.
pub(crate) fn fill_body(connection: &Connection, seq: i64, body: &Body) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE entries SET salt = ?2, json = ?3 WHERE seq = ?1")?
        .execute(params![seq, body.salt, body.json])?;
    Ok(())
}

/// The number of a stream in this file, where it has one.
pub(crate) fn stream_key(connection: &Connection, stream: &str) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached("SELECT key FROM streams WHERE id = ?1")?.query_row([stream], |row| row.get(0)).optional()
}

/// An instant as the log keeps recorded_at; what is finer than a millisecond is not part of an entry's id.
pub(crate) fn to_millisecond(at: At) -> At {
    at.trunc_subsecs(3)
}

/// An instant kept as milliseconds since 1970.
pub(crate) fn milliseconds(row: &Row<'_>, column: usize) -> rusqlite::Result<At> {
    let value = row.get(column)?;
    DateTime::from_timestamp_millis(value).ok_or(rusqlite::Error::IntegralValueOutOfRange(column, value))
}

/// An instant kept as milliseconds since 1970, where there is one.
pub(crate) fn optional_milliseconds(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<At>> {
    row.get::<_, Option<i64>>(column)?.map(|_| milliseconds(row, column)).transpose()
}

fn seconds(row: &Row<'_>, column: usize) -> rusqlite::Result<At> {
    let value = row.get(column)?;
    DateTime::from_timestamp(value, 0).ok_or(rusqlite::Error::IntegralValueOutOfRange(column, value))
}
