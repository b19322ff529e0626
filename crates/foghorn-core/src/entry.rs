//! An entry of the log: a header that is kept for ever, and a body that can be expunged.
//!
//! Here: what an entry is, how its id is computed and checked, how entries are ordered. Not here: what a body says
//! (`event`), and what the entries of a stream add up to (`incident`).

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::event::{Event, Said};
use crate::ids::{ActId, AuthorId, EntryId, ReplicaId, StreamId};

/// An instant in UTC; a zone is attached only for showing.
pub type At = DateTime<Utc>;

/// The instant to the second, as the log keeps what happened.
pub fn to_second(at: At) -> At {
    at.trunc_subsecs(0)
}

/// What stays of an entry whatever happens to its body. Instants are UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// SHA-256 over all the other fields; see [`Header::seal`].
    pub id: EntryId,
    /// The incident (or the directory) that the entry belongs to.
    pub stream: StreamId,
    /// Who counts in `n`.
    pub replica: ReplicaId,
    /// 1, 2, 3 … per stream and replica.
    pub n: u64,
    /// The id of this replica's entry before this one in the stream; [`EntryId::NONE`] before the first.
    pub prev: EntryId,
    /// The act that this entry is part of.
    pub act: ActId,
    /// Orders entries, and nothing else: microseconds of the wall clock, or one more than the stream's highest.
    pub hlc: i64,
    /// When it was written down: the raw wall clock, to the millisecond.
    pub recorded_at: At,
    /// When it happened in the world, to the second.
    pub happened_at: At,
    /// Who wrote it down.
    pub by: AuthorId,
    /// The name of the event, see [`Event::kind`].
    pub kind: String,
    /// The version of the event's fields.
    pub version: u32,
    /// SHA-256 over salt and text of the body.
    pub body_hash: Hash,
}

/// A SHA-256 digest that is not an entry's id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

/// What an entry says: JSON text, kept as the bytes that arrived, and a salt, so that a guess at an expunged text
/// cannot be checked against its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// 32 hexadecimal digits; derived from the source for imports.
    pub salt: String,
    /// The JSON object of the event.
    pub json: String,
}

/// One line of the log. `body` is `None` where it was expunged or left out of a redacted export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What stays.
    pub header: Header,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// The header does not hash to its id.
    #[error("its header does not match its id")]
    Header,
    /// The body does not hash to what the header says.
    #[error("its body does not match its header")]
    Body,
}

/// An entry that is about to be written: everything but what the write itself decides (`n`, `prev`, `hlc`, hashes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// When it happened in the world.
    pub happened_at: At,
    /// What happened.
    pub event: Event,
}

impl Body {
    /// SHA-256 over salt, a zero byte and text.
    pub fn hash(&self) -> Hash {
        let mut sha = Sha256::new();
        sha.update(self.salt.as_bytes());
        sha.update([0]);
        sha.update(self.json.as_bytes());
        Hash(sha.finalize().into())
    }
}

impl Header {
    /// The id that belongs to these fields: SHA-256 over each, with its length before it.
    pub fn seal(&self) -> EntryId {
        let mut sha = Sha256::new();
        let mut put = |bytes: &[u8]| {
            sha.update((bytes.len() as u64).to_be_bytes());
            sha.update(bytes);
        };
        put(b"foghorn entry 1");
        put(self.stream.as_str().as_bytes());
        put(self.replica.as_str().as_bytes());
        put(&self.n.to_be_bytes());
        put(&self.prev.0);
        put(self.act.as_str().as_bytes());
        put(&self.hlc.to_be_bytes());
        put(&self.recorded_at.timestamp_millis().to_be_bytes());
        put(&self.happened_at.timestamp().to_be_bytes());
        put(self.by.as_str().as_bytes());
        put(self.kind.as_bytes());
        put(&self.version.to_be_bytes());
        put(&self.body_hash.0);
        EntryId(sha.finalize().into())
    }

    /// The fold's order.
    pub fn order(&self) -> (i64, &ReplicaId, EntryId) {
        (self.hlc, &self.replica, self.id)
    }
}

impl Entry {
    /// Checks the id, and the body's hash where there is a body.
    ///
    /// # Errors
    /// The [`Flaw`] that was found first.
    pub fn check(&self) -> Result<(), Flaw> {
        if self.header.seal() != self.header.id {
            return Err(Flaw::Header);
        }
        match &self.body {
            Some(body) if body.hash() != self.header.body_hash => Err(Flaw::Body),
            _ => Ok(()),
        }
    }

    /// What the entry says and the name of who said it; `None` where the body is gone.
    pub fn said(&self) -> Option<Said> {
        self.body.as_ref().map(|body| Said::decode(&self.header.kind, &body.json))
    }
}

/// SHA-256 of a text's bytes, as 64 hexadecimal digits: what proves a sent text later.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Hash(Sha256::digest(bytes).into()).to_string()
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        crate::ids::digest_from_hex(&text)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("a hash is 64 hexadecimal digits"))
    }
}
