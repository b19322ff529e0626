//! The entries that an import makes of one source record: everything in them is derived from the record, so that two
//! laptops that import the same history hold it once.

use foghorn_core::{
    ActId, At, AuthorId, Body, Entry, EntryId, Event, Hash, Header, ReplicaId, Said, StreamId, to_second,
};
use sha2::{Digest, Sha256};

/// The name in place of a writer's: nobody wrote these entries here.
const IMPORT: &str = "import";

/// The version of the events' fields that is written.
const VERSION: u32 = 1;

/// One replica's entries of one stream, growing at the end.
pub(crate) struct Strand {
    stream: StreamId,
    replica: ReplicaId,
    seed: [u8; 32],
    last_hlc: i64,
    entries: Vec<Entry>,
}

impl Strand {
    /// The strand of a record: `source` names where it comes from, `id` is the record's own there.
    pub(crate) fn new(source: &[&str], id: &str) -> Self {
        let seed = derive(&[&derive_text(source), id.as_bytes()]);
        Self {
            stream: StreamId::new(as_uuid(&derive(&[b"stream", &seed]))),
            replica: ReplicaId::new(format!("import-{}", &hex(&derive_text(source))[..16])),
            seed,
            last_hlc: i64::MIN,
            entries: Vec::new(),
        }
    }

    /// The act that the record's part of this name makes.
    pub(crate) fn act(&self, part: &str) -> ActId {
        ActId::new(as_uuid(&derive(&[b"act", &self.seed, part.as_bytes()])))
    }

    /// Appends an event that was written down at `recorded_at`.
    pub(crate) fn push(&mut self, act: &ActId, recorded_at: At, happened_at: At, event: impl Into<Event>) {
        let event = event.into();
        let n = self.entries.len() as u64 + 1;
        let salt = hex(&derive(&[b"salt", &self.seed, &n.to_be_bytes()]))[..32].to_owned();
        let kind = event.kind().to_owned();
        let body = Body { salt, json: Said { author: None, event }.encode() };
        let hlc = recorded_at.timestamp_micros().max(self.last_hlc.saturating_add(1));
        let mut header = Header {
            id: EntryId::NONE,
            stream: self.stream.clone(),
            replica: self.replica.clone(),
            n,
            prev: self.entries.last().map_or(EntryId::NONE, |entry| entry.header.id),
            act: act.clone(),
            hlc,
            recorded_at: to_second(recorded_at),
            happened_at: to_second(happened_at),
            by: AuthorId::new(IMPORT),
            kind,
            version: VERSION,
            body_hash: body.hash(),
        };
        header.id = header.seal();
        self.last_hlc = hlc;
        self.entries.push(Entry { header, body: Some(body) });
    }

    /// The entries, in their order.
    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

/// SHA-256 over parts, each with its length before it.
fn derive(parts: &[&[u8]]) -> [u8; 32] {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

fn derive_text(parts: &[&str]) -> [u8; 32] {
    derive(&parts.iter().map(|part| part.as_bytes()).collect::<Vec<_>>())
}

fn hex(digest: &[u8; 32]) -> String {
    Hash(*digest).to_string()
}

/// A digest in the shape of the ids that are minted here: a UUID of version 8, "made in a way of one's own" (RFC 9562).
fn as_uuid(digest: &[u8; 32]) -> String {
    let hex = hex(digest);
    let variant = ['8', '9', 'a', 'b'][usize::from(digest[8] >> 6)];
    format!("{}-{}-8{}-{variant}{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}
