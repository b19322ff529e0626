//! A log in memory, written as foghorn-app writes one: numbered, chained, sealed, on a clock that the test holds.

use foghorn_core::incident::{Incident, Record, in_log_order};
use foghorn_core::{ActId, At, AuthorId, Body, Entry, EntryId, Event, Header, ReplicaId, Said, StreamId, Unwritten};

/// One replica's part of one stream, and what it took in from others.
#[derive(Clone, Debug)]
pub(crate) struct Log {
    stream: StreamId,
    replica: ReplicaId,
    by: AuthorId,
    n: u64,
    prev: EntryId,
    hlc: i64,
    acts: usize,
    pub(crate) entries: Vec<Entry>,
}

impl Log {
    pub(crate) fn new(stream: &str, replica: &str) -> Self {
        Self {
            stream: stream.into(),
            replica: replica.into(),
            by: AuthorId::new(format!("author-{replica}")),
            n: 0,
            prev: EntryId::NONE,
            hlc: 0,
            acts: 0,
            entries: Vec::new(),
        }
    }

    /// Appends the events of one act, and answers with its id.
    pub(crate) fn act(&mut self, now: At, what: Vec<Unwritten>) -> ActId {
        self.acts += 1;
        let act = ActId::new(format!("{}-{}", self.replica, self.acts));
        for unwritten in what {
            self.append(now, &act, unwritten.happened_at, unwritten.event);
        }
        act
    }

    /// Appends one event to an act.
    pub(crate) fn append(&mut self, now: At, act: &ActId, happened_at: At, event: Event) {
        let kind = event.kind().to_owned();
        let json = Said { author: Some("Ann".to_owned()), event }.encode();
        self.append_body(now, act, happened_at, &kind, json);
    }

    /// Appends a body as it stands, of whatever kind.
    pub(crate) fn append_body(&mut self, now: At, act: &ActId, happened_at: At, kind: &str, json: String) {
        self.n += 1;
        self.hlc = now.timestamp_micros().max(self.hlc + 1);
        let body = Body { salt: format!("{:032x}", self.n), json };
        let mut header = Header {
            id: EntryId::NONE,
            stream: self.stream.clone(),
            replica: self.replica.clone(),
            n: self.n,
            prev: self.prev,
            act: act.clone(),
            hlc: self.hlc,
            recorded_at: now,
            happened_at,
            by: self.by.clone(),
            kind: kind.to_owned(),
            version: 1,
            body_hash: body.hash(),
        };
        header.id = header.seal();
        self.prev = header.id;
        self.entries.push(Entry { header, body: Some(body) });
    }

    /// Whose acts undo takes back here.
    pub(crate) fn author(&self) -> &AuthorId {
        &self.by
    }

    /// Writes after everything that the other has, as after a merge.
    pub(crate) fn hear(&mut self, other: &Self) {
        self.hlc = self.hlc.max(other.hlc);
    }

    /// The fold of everything here.
    pub(crate) fn fold(&self) -> Incident {
        fold(&self.stream, &self.entries)
    }
}

/// The fold of entries in any order, any number of times.
pub(crate) fn fold(stream: &StreamId, entries: &[Entry]) -> Incident {
    Incident::fold(stream.clone(), &records(entries))
}

/// Entries as the fold wants them.
pub(crate) fn records(entries: &[Entry]) -> Vec<Record> {
    let mut records: Vec<Record> = entries.iter().cloned().map(Record::read).collect();
    in_log_order(&mut records);
    records
}
