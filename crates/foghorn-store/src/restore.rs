//! Putting a log together again: from a copy, the segments, and what can still be read of a damaged file.
//!
//! The new file is built whole beside the old one; only then the old one is renamed (never deleted) and the new one
//! takes its name. A crash at any moment leaves either the old file, or a finished new one that the next opening puts
//! in place.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use foghorn_core::{At, EntryId, ReplicaId};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::connection;
use crate::copy;
use crate::drafts;
use crate::error::StoreError;
use crate::expunge;
use crate::folder::{self, Folder};
use crate::identity::{self, Place};
use crate::migrate;
use crate::numbers;
use crate::open::OpenNews;
use crate::reading::Reading;
use crate::rows::{self, Kept, kept, select_kept};
use crate::search::Search;
use crate::segment;
use crate::snapshot;
use crate::write::Write;

/// So many entries of a damaged file are asked for at once; where that fails, halves of it.
const STRIDE: i64 = 256;

/// Ends a restoration that a crash cut short between its two renames.
pub(crate) fn complete(folder: &Folder) -> Result<(), StoreError> {
    if !folder.database().exists() && folder.restoring().exists() {
        put_in_place(folder)?;
    }
    Ok(())
}

/// Sets a damaged log aside and makes a new one of the newest sound snapshot, all segments, and what the damaged file
/// still gives.
pub(crate) fn salvage(
    folder: &Folder,
    machine: &str,
    mint: &mut dyn FnMut() -> ReplicaId,
    now: At,
) -> Result<OpenNews, StoreError> {
    let damaged = folder.database();
    let newest = snapshot::list(folder)?.into_iter().rev().find(|snapshot| copy::sound(&snapshot.path).is_ok());
    let snapshot = newest.map(|snapshot| snapshot.path);
    let (mut missing_entries, mut unknown_after) = (0, None);
    Rebuilt::build(folder, snapshot.as_deref(), machine, mint, |rebuilt| {
        for segment in segment::list(folder)? {
            rebuilt.add_segment(&segment.path)?;
        }
        let end = rebuilt.add_readable(&damaged)?;
        missing_entries = rebuilt.missing(Search::reaches(&folder.search()).max(end.unwrap_or(0)))?;
        if end.is_none() {
            unknown_after = rebuilt.newest()?;
        }
        rebuilt.pass_over_numbers(&damaged)
    })?;
    let set_aside = set_aside(folder, "damaged", now)?;
    put_in_place(folder)?;
    Ok(OpenNews::SalvagedFrom { set_aside, snapshot, missing_entries, unknown_after })
}

/// Makes the union of a copy and the segments written since it was taken the log of this folder.
pub(crate) fn put_back(
    folder: &Folder,
    from: &Path,
    machine: &str,
    mint: &mut dyn FnMut() -> ReplicaId,
    now: At,
) -> Result<OpenNews, StoreError> {
    copy::sound(from)?;
    let taken_at = snapshot::list(folder)?.into_iter().find(|snapshot| snapshot.path == from).map(|it| it.taken_at);
    Rebuilt::build(folder, Some(from), machine, mint, |rebuilt| {
        for segment in segment::list(folder)? {
            // Of a copy from elsewhere nobody knows the age: the union with too many segments is still a union.
            if taken_at.is_none_or(|taken_at| segment.written_at >= taken_at) {
                rebuilt.add_segment(&segment.path)?;
            }
        }
        Ok(())
    })?;
    let set_aside = set_aside(folder, "before-restore", now)?;
    put_in_place(folder)?;
    Ok(OpenNews::Restored { from: from.to_owned(), set_aside })
}

/// A log in the making.
struct Rebuilt {
    path: PathBuf,
    connection: Connection,
}

impl Rebuilt {
    /// Builds a log that waits to be put in place. Where that fails, nothing of it stays: the disk may be full.
    fn build(
        folder: &Folder,
        copy: Option<&Path>,
        machine: &str,
        mint: &mut dyn FnMut() -> ReplicaId,
        add: impl FnOnce(&mut Self) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let path = folder.live().join("rebuilding.db");
        let built = Self::begin(path.clone(), copy, machine, mint).and_then(|mut rebuilt| {
            add(&mut rebuilt)?;
            rebuilt.end(folder)
        });
        if built.is_err() {
            folder::with_sidecars(&path).iter().try_for_each(|path| folder::remove(path))?;
        }
        built
    }

    fn begin(
        path: PathBuf,
        copy: Option<&Path>,
        machine: &str,
        mint: &mut dyn FnMut() -> ReplicaId,
    ) -> Result<Self, StoreError> {
        for leftover in folder::with_sidecars(&path) {
            folder::remove(&leftover)?;
        }
        let mut file = folder::new_private_file(&path)?;
        if let Some(copy) = copy {
            let mut copy = fs::File::open(copy).map_err(StoreError::at(copy))?;
            io::copy(&mut copy, &mut file).map_err(StoreError::at(&path))?;
        }
        drop(file);
        let mut connection = connection::plain(&path)?;
        // Nothing rests on this file before it is finished, and then it is synced whole.
        connection.pragma_update(None, "synchronous", "OFF")?;
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        migrate::migrate(&mut connection)?;
        identity::forget(&connection)?;
        identity::settle(&connection, &Place::of(&path, machine)?, mint)?;
        Ok(Self { path, connection })
    }

    fn add_segment(&mut self, segment: &Path) -> Result<(), StoreError> {
        let connection = &mut self.connection;
        segment::read(segment, |entries| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            Write::new(&transaction).take_in(entries)?;
            Ok(transaction.commit()?)
        })
    }

    /// Adds what a damaged file still gives: each entry proves itself by its hash. Answers with the highest arrival
    /// number, where that could be read.
    fn add_readable(&mut self, damaged: &Path) -> Result<Option<i64>, StoreError> {
        let Ok(source) = connection::onlooker(damaged) else { return Ok(None) };
        if let Err(error) = rows::read_as_today(&source) {
            tracing::warn!(%error, "nothing can be read of the damaged file");
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (entry, stream) in expunged(&source) {
            expunge::expunge(&transaction, &stream, entry)?;
        }
        drafts::add_readable(&source, &transaction)?;
        let ends = ["SELECT max(seq) FROM entries", "SELECT max(last_seq) FROM heads"];
        let end = ends
            .iter()
            .filter_map(|end| source.query_row(end, [], |row| row.get::<_, Option<i64>>(0)).ok().flatten())
            .max();
        let highest = end.unwrap_or(0);
        let mut write = Write::new(&transaction);
        let mut from = 1;
        while from <= highest {
            let mut entries = Vec::new();
            gather(&source, from, highest.min(from + STRIDE - 1), &mut entries);
            write.take_in(entries.into_iter().map(|kept| kept.entry).collect())?;
            from += STRIDE;
        }
        transaction.commit()?;
        Ok(end)
    }

    /// When the newest entry was written down; `None`: there is none.
    fn newest(&self) -> Result<Option<At>, StoreError> {
        let newest: Option<i64> =
            self.connection.query_row("SELECT max(recorded_at) FROM entries", [], |row| row.get(0))?;
        Ok(newest.and_then(At::from_timestamp_millis))
    }

    /// Gives no reference a second time: people may still speak of an incident that is missing now. Its number often stands
    /// in a page that no table leads to any more.
    fn pass_over_numbers(&self, damaged: &Path) -> Result<(), StoreError> {
        let [database, wal, _] = folder::with_sidecars(damaged);
        let highest = [database, wal].iter().filter_map(|file| highest_number(file)).max();
        match highest {
            Some(number) => numbers::pass_over(&self.connection, number),
            None => Ok(()),
        }
    }

    /// How many entries are known to have been there: by the highest arrival number that anything tells of, and by
    /// holes in the count of a replica.
    fn missing(&self, known: i64) -> Result<u64, StoreError> {
        let here = Reading::new(&self.connection).max_seq()?;
        let holes: u64 = self.connection.query_row(
            "SELECT coalesce(sum(top - there), 0) FROM \
             (SELECT max(n) AS top, count(DISTINCT n) AS there FROM entries GROUP BY stream, replica)",
            [],
            |row| row.get(0),
        )?;
        Ok(u64::try_from(known - here).unwrap_or(0).max(holes))
    }

    fn end(self, folder: &Folder) -> Result<(), StoreError> {
        self.connection.close().map_err(|(_, error)| StoreError::from(error))?;
        folder::finish(&self.path, &folder.restoring())
    }
}

/// The highest number of a reference, `INC-7`, in the bytes of a file; `None` where none is there, or the disk refuses.
fn highest_number(path: &Path) -> Option<u64> {
    const MARK: &[u8] = b"\"reference\":\"INC-";
    const DIGITS: usize = 10;
    let mut file = fs::File::open(path).ok()?;
    let (mut bytes, mut highest) = (Vec::new(), None);
    loop {
        // The end of a piece is read again with the next one: a mark may lie across.
        let keep = bytes.len().min(MARK.len() + DIGITS);
        bytes.drain(..bytes.len() - keep);
        if io::Read::take(&mut file, 1 << 20).read_to_end(&mut bytes).ok()? == 0 {
            return highest;
        }
        for (at, _) in bytes.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK) {
            let digits = bytes[at + MARK.len()..].iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit());
            let number = digits.fold(0, |number: u64, digit| number * 10 + u64::from(digit - b'0'));
            highest = highest.max(Some(number));
        }
    }
}

/// Reads as much of a stretch as can be read.
fn gather(source: &Connection, from: i64, to: i64, into: &mut Vec<Kept>) {
    let read = || -> rusqlite::Result<Vec<Kept>> {
        let mut statement = source.prepare_cached(select_kept!("WHERE e.seq BETWEEN ?1 AND ?2 ORDER BY e.seq"))?;
        statement.query_map(params![from, to], kept)?.collect()
    };
    match read() {
        Ok(entries) => into.extend(entries),
        Err(_) if from == to => {}
        Err(_) => {
            let middle = from + (to - from) / 2;
            gather(source, from, middle, into);
            gather(source, middle + 1, to, into);
        }
    }
}

fn expunged(source: &Connection) -> Vec<(EntryId, String)> {
    let read = || -> rusqlite::Result<Vec<_>> {
        let mut statement = source.prepare("SELECT id, stream FROM expunged")?;
        statement.query_map([], |row| Ok((EntryId(row.get(0)?), row.get(1)?)))?.collect()
    };
    read().unwrap_or_default()
}

/// Renames the log and what belongs to it: `foghorn.db.damaged-20261122T015602Z`, and the same with `-wal`.
fn set_aside(folder: &Folder, why: &str, now: At) -> Result<Option<PathBuf>, StoreError> {
    let database = folder.database();
    if !database.exists() {
        return Ok(None);
    }
    let stamp = folder::stamp(now);
    let name = |number: u32| match number {
        1 => folder.live().join(format!("foghorn.db.{why}-{stamp}")),
        _ => folder.live().join(format!("foghorn.db.{why}-{stamp}-{number}")),
    };
    let aside = (1..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1));
    let pairs = folder::with_sidecars(&database).into_iter().zip(folder::with_sidecars(&aside));
    // The log itself goes last: as long as it is there, a crash in between is found by the next opening as damage.
    for (from, to) in pairs.rev() {
        if from.exists() {
            fs::rename(&from, &to).map_err(StoreError::at(&from))?;
        }
    }
    folder::sync_directory(&folder.live())?;
    Ok(Some(aside))
}

fn put_in_place(folder: &Folder) -> Result<(), StoreError> {
    // The index counts by the arrival numbers of the file before.
    Search::discard(&folder.search())?;
    for leftover in folder::with_sidecars(&folder.database()) {
        folder::remove(&leftover)?;
    }
    fs::rename(folder.restoring(), folder.database()).map_err(StoreError::at(&folder.restoring()))?;
    folder::sync_directory(&folder.live())
}
