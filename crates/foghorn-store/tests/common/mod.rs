//! A data folder to try things on, and entries as another laptop would have written them.
#![allow(dead_code)] // each test file uses a part of it
#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use foghorn_core::{
    ActId, At, AuthorId, Body, Entry, EntryId, Event, Header, Kind, NoteKind, ReplicaId, Said, Severity, Status,
    StreamId, Unwritten, event::Noted,
};
use foghorn_store::{Act, DueRow, Kept, OpenNews, Opened, Store, StoreError, Summary, Write};
use rusqlite::Connection;
use tempfile::TempDir;

pub(crate) fn at(text: &str) -> At {
    text.parse::<DateTime<Utc>>().unwrap()
}

pub(crate) fn noon() -> At {
    at("2026-03-01T12:00:00Z")
}

/// A data folder that goes away with its test.
pub(crate) struct Desk {
    directory: TempDir,
    minted: u32,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { directory: TempDir::new().unwrap(), minted: 0 }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path().join("live/foghorn.db")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn open(&mut self) -> Store {
        self.try_open().unwrap().store
    }

    pub(crate) fn try_open(&mut self) -> Result<Opened, StoreError> {
        self.open_as("this laptop", noon())
    }

    pub(crate) fn open_as(&mut self, machine: &str, now: At) -> Result<Opened, StoreError> {
        let path = self.path();
        let minted = &mut self.minted;
        let mut mint = || {
            *minted += 1;
            ReplicaId::new(format!("replica-{minted}"))
        };
        Store::open(&path, machine, &mut mint, now)
    }

    pub(crate) fn restore(&mut self, from: &Path) -> Result<Opened, StoreError> {
        let path = self.path();
        let minted = &mut self.minted;
        let mut mint = || {
            *minted += 1;
            ReplicaId::new(format!("restored-{minted}"))
        };
        Store::restore(&path, from, "this laptop", &mut mint, noon())
    }

    /// The file as SQLite sees it, without the store.
    pub(crate) fn raw(&self) -> Connection {
        Connection::open(self.database()).unwrap()
    }

    /// Puts the log back into format 2, the last before header and body came into one row. The store must be closed.
    pub(crate) fn back_to_two_tables(&self) {
        let today = self.beside("today.db");
        std::fs::rename(self.database(), &today).unwrap();
        std::fs::write(self.database(), "").unwrap();
        let old = self.raw();
        let migrations = [include_str!("../../migrations/1-log.sql"), include_str!("../../migrations/2-drafts.sql")];
        old.execute_batch(&migrations.concat()).unwrap();
        old.execute_batch(&format!("PRAGMA user_version = 2; ATTACH '{}' AS today", today.display())).unwrap();
        for table in ["streams", "replicas", "expunged", "heads", "drafts", "local"] {
            old.execute_batch(&format!("INSERT INTO {table} SELECT * FROM today.{table}")).unwrap();
        }
        old.execute_batch(
            "INSERT INTO headers SELECT seq, id, stream, replica, n, prev, act, hlc, recorded_at, happened_at, \
             written_by, kind, version, body_hash FROM today.entries ORDER BY seq; \
             INSERT INTO bodies SELECT seq, salt, json FROM today.entries WHERE json IS NOT NULL",
        )
        .unwrap();
    }

    pub(crate) fn files_in(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.path().join(folder))
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn noted(text: &str) -> Event {
    Noted::plain(NoteKind::Note, text).into()
}

/// Writes one line into a stream, and waits until it is on disk.
pub(crate) fn note(store: &Store, stream: &str, text: &str) -> Kept {
    store.write(|write| note_in(write, stream, text)).unwrap()
}

pub(crate) fn note_in(write: &mut Write<'_>, stream: &str, text: &str) -> Result<Kept, StoreError> {
    event_in(write, stream, noted(text))
}

pub(crate) fn event_in(write: &mut Write<'_>, stream: &str, event: Event) -> Result<Kept, StoreError> {
    let kept = write.append(Act {
        stream: stream.into(),
        act: ActId::from("an act"),
        by: AuthorId::from("somebody"),
        author: Some("Ada".to_owned()),
        now: noon(),
        wall_micros: noon().timestamp_micros(),
        what: vec![Unwritten { happened_at: noon(), event }],
        salt: &mut || "00112233445566778899aabbccddeeff".to_owned(),
    })?;
    Ok(kept.into_iter().next().unwrap())
}

/// The next entry that another laptop writes after `prev`.
pub(crate) fn foreign(stream: &str, replica: &str, n: u64, prev: EntryId, text: &str) -> Entry {
    let said = Said { author: None, event: noted(text) };
    let body = Body { salt: format!("salt of {text:.20}"), json: said.encode() };
    let happened_at = noon() + TimeDelta::seconds(i64::try_from(n).unwrap_or(0));
    let mut header = Header {
        id: EntryId::NONE,
        stream: stream.into(),
        replica: replica.into(),
        n,
        prev,
        act: ActId::new(format!("act {n} of {replica}")),
        hlc: happened_at.timestamp_micros(),
        recorded_at: happened_at,
        happened_at,
        by: "somebody else".into(),
        kind: said.event.kind().to_owned(),
        version: 1,
        body_hash: body.hash(),
    };
    header.id = header.seal();
    Entry { header, body: Some(body) }
}

/// What another laptop wrote into a stream: one entry for each text.
pub(crate) fn foreign_stream(stream: &str, replica: &str, texts: &[&str]) -> Vec<Entry> {
    let mut prev = EntryId::NONE;
    let mut n = 0;
    texts
        .iter()
        .map(|text| {
            n += 1;
            let entry = foreign(stream, replica, n, prev, text);
            prev = entry.header.id;
            entry
        })
        .collect()
}

pub(crate) fn take_in(store: &Store, entries: Vec<Entry>) -> foghorn_store::TakenIn {
    store.write(|write| write.take_in(entries)).unwrap()
}

/// Every entry, in an order that does not depend on arrival.
pub(crate) fn everything(store: &Store) -> Vec<Entry> {
    let mut entries = Vec::new();
    store
        .all_entries(|kept| {
            entries.push(kept.entry);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    entries.sort_by_key(|entry| entry.header.id);
    entries
}

pub(crate) fn text_of(entry: &Entry) -> Option<String> {
    match entry.said()?.event {
        Event::Noted(noted) => Some(noted.text),
        _ => None,
    }
}

/// Indexes until nothing is left.
pub(crate) fn index_all(store: &Store) {
    while store.index_some(1_000, &text_of).unwrap().remaining > 0 {}
}

pub(crate) fn found(store: &Store, query: &str) -> Vec<String> {
    store.search(query, 20, None).unwrap().hits.iter().map(|hit| text_of(&hit.entry).unwrap()).collect()
}

pub(crate) fn summary(stream: &str, number: u64, title: &str) -> Summary {
    Summary {
        stream: StreamId::from(stream),
        reference: format!("INC-{number}"),
        number: Some(number),
        kind: Kind::Real,
        title: title.to_owned(),
        severity: Severity::Sev2,
        status: Status::Investigating,
        started_at: None,
        declared_at: noon() + TimeDelta::minutes(i64::try_from(number).unwrap()),
        resolved_at: None,
        updated_at: noon(),
        updates: 0,
        open: false,
        live: false,
        up_to_seq: 1,
        card: format!("{{\"title\":\"{title}\"}}"),
    }
}

pub(crate) fn due(stream: &str, stakeholder: &str) -> DueRow {
    DueRow {
        stream: stream.into(),
        stakeholder: stakeholder.into(),
        due_at: noon() + TimeDelta::minutes(15),
        set_at: noon(),
        json: "{}".to_owned(),
    }
}

pub(crate) fn salvage_news(news: &[OpenNews]) -> (Option<PathBuf>, Option<PathBuf>, u64) {
    let salvaged = news.iter().find_map(|news| match news {
        OpenNews::SalvagedFrom { set_aside, snapshot, missing_entries, .. } => {
            Some((set_aside.clone(), snapshot.clone(), *missing_entries))
        }
        _ => None,
    });
    salvaged.unwrap_or_else(|| panic!("no salvage in {news:?}"))
}
