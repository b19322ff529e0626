//! Examining a file before it is trusted.
//!
//! A start must not read a gigabyte, so it looks at what damage usually hits: the header, the length, the schema, the
//! first and the last rows of the log. After a crash every page of a small file is looked at too, and of any file in
//! which a running store met damage. A running app may look at every page in the background (`Store::check`).

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::connection;
use crate::error::StoreError;
use crate::folder::{self, Folder};
use crate::migrate::{self, APPLICATION_ID, FORMAT};
use crate::rows;

/// The largest file of which every page is looked at after a crash: some 20 ms.
const SMALL: u64 = 8 << 20;

/// What lies where the log should be.
pub(crate) enum Condition {
    /// Nothing, or a file into which nothing was ever written.
    Absent,
    /// A log.
    Sound,
    /// Something that was a log; in words what is wrong.
    Damaged(String),
}

/// What the first bytes of a file say.
pub(crate) enum First {
    /// There is no file, or an empty one.
    Nothing,
    /// It may be a log.
    Ours,
    /// It is no SQLite file, or cut short.
    Broken(String),
}

/// Looks at the log of a folder without changing it. `alone`: nobody else has it open, so a WAL is left from a crash.
pub(crate) fn examine(folder: &Folder, alone: bool) -> Result<Condition, StoreError> {
    let path = folder.database();
    match look_at_header(&path)? {
        First::Nothing => return Ok(Condition::Absent),
        First::Broken(what) => return Ok(Condition::Damaged(what)),
        First::Ours => {}
    }
    let [_, wal, _] = folder::with_sidecars(&path);
    let crashed = alone && std::fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0);
    let length = std::fs::metadata(&path).map_err(StoreError::at(&path))?.len();
    let thorough = folder.suspect().exists() || (crashed && length <= SMALL);
    match look_inside(&path, thorough) {
        Ok(condition) => Ok(condition),
        Err(StoreError::Damaged { what }) => Ok(Condition::Damaged(what)),
        Err(other) => Err(other),
    }
}

/// Reads the header of a file without SQLite, which might already change a file that is not ours to change.
pub(crate) fn look_at_header(path: &Path) -> Result<First, StoreError> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(First::Nothing),
        other => other.map_err(StoreError::at(path))?,
    };
    let length = file.metadata().map_err(StoreError::at(path))?.len();
    if length == 0 {
        return Ok(First::Nothing);
    }
    let mut header = [0_u8; 100];
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Ok(First::Broken("it is not a database".to_owned()));
    }
    // Offsets from https://www.sqlite.org/fileformat2.html#the_database_header
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    let (application, format) = (number(68), number(60));
    if application != APPLICATION_ID && (application != 0 || format != 0) {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    refuse_newer(path, format)?;
    let page = match u64::from(u16::from_be_bytes([header[16], header[17]])) {
        1 => 65_536,
        size => size,
    };
    // With a WAL beside it the file may rightly be shorter than its header says: a checkpoint writes page 1 first.
    let [_, wal, _] = folder::with_sidecars(path);
    let whole = std::fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) || length >= page * u64::from(number(28));
    if page < 512 || !whole {
        return Ok(First::Broken("it was cut short".to_owned()));
    }
    Ok(First::Ours)
}

/// Looks at every page, and that the indexes agree with the tables.
pub(crate) fn every_page(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA quick_check(1)")?;
    let what: String = statement.query_row([], |row| row.get(0))?;
    if what != "ok" {
        return Err(StoreError::damaged(what));
    }
    every_text(connection)
}

/// Looks whether every text is one: SQLite does not ask what stands in the pages that only continue a long one.
fn every_text(connection: &Connection) -> Result<(), StoreError> {
    let mut named =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")?;
    let tables: Vec<String> = named.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                if let ValueRef::Text(text) = row.get_ref(column)?
                    && std::str::from_utf8(text).is_err()
                {
                    return Err(StoreError::damaged(format!("a text of {table} is none")));
                }
            }
        }
    }
    Ok(())
}

fn look_inside(path: &Path, thorough: bool) -> Result<Condition, StoreError> {
    let connection = connection::onlooker(path)?;
    // The header of a crashed file may be older than its WAL; SQLite sees both.
    let format = migrate::format(&connection)?;
    refuse_newer(path, format)?;
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if format == 0 {
        let foreign = tables > 0;
        return if foreign { Err(StoreError::Foreign { path: path.to_owned() }) } else { Ok(Condition::Absent) };
    }
    let application: u32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    for edge in ["ASC", "DESC"] {
        let entries = if format < rows::SINCE { &["headers", "bodies"][..] } else { &["entries"] };
        for table in entries.iter().chain(&["heads"]) {
            let key = if *table == "heads" { "stream" } else { "seq" };
            let mut rows = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {key} {edge} LIMIT 3"))?;
            let mut rows = rows.query([])?;
            while rows.next()?.is_some() {}
        }
    }
    let mut heads = connection
        .prepare("SELECT count(*) FROM streams UNION ALL SELECT count(*) FROM heads WHERE declared_at IS NOT NULL")?;
    let mut heads = heads.query([])?;
    while heads.next()?.is_some() {}
    if thorough {
        every_page(&connection)?;
    }
    Ok(Condition::Sound)
}

fn refuse_newer(path: &Path, found: u32) -> Result<(), StoreError> {
    if found > FORMAT {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: FORMAT });
    }
    Ok(())
}
