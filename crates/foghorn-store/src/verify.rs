//! Verifying: every id, every hash, every count and every link of the log, named where something is wrong.

use std::collections::HashMap;

use foghorn_core::{EntryId, Flaw, ReplicaId, StreamId};

use crate::error::StoreError;
use crate::reading::Reading;
use crate::rows::{kept, select_kept};

/// What a look at the whole log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: u64,
    /// How many streams.
    pub streams: u64,
    /// How many entries have no body: expunged, or taken in without it.
    pub without_body: u64,
    /// What was tampered with or broken.
    pub defects: Vec<Defect>,
    /// Where two folders counted under one name.
    pub forks: Vec<Fork>,
    /// Where entries are missing.
    pub gaps: Vec<Gap>,
}

/// One entry that is not what it claims to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// A hash does not fit.
    #[error("entry {entry} of {stream}: {flaw}")]
    Flawed {
        /// Where.
        stream: StreamId,
        /// Which.
        entry: EntryId,
        /// What is wrong.
        flaw: Flaw,
    },
    /// It names another entry before it than the one that stands there.
    #[error("entry {entry} of {stream}: it does not follow on the entry before it")]
    Unlinked {
        /// Where.
        stream: StreamId,
        /// Which.
        entry: EntryId,
    },
    /// The stream's own note of its highest hlc is too low, so a new entry could be ordered wrongly.
    #[error("{stream}: its order is noted wrongly")]
    Head {
        /// Where.
        stream: StreamId,
    },
}

/// One place in the count of a replica that is taken more than once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{stream}: replica {replica} wrote its entry {n} more than once")]
pub struct Fork {
    /// Where.
    pub stream: StreamId,
    /// Who.
    pub replica: ReplicaId,
    /// Which place.
    pub n: u64,
}

/// Places in the count of a replica that nothing stands in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{stream}: of replica {replica} the entries {from} to {to} are missing")]
pub struct Gap {
    /// Where.
    pub stream: StreamId,
    /// Who.
    pub replica: ReplicaId,
    /// The first that is missing.
    pub from: u64,
    /// The last that is missing.
    pub to: u64,
}

impl Verified {
    /// True where every entry is what it claims to be, none is missing, and no place is taken twice.
    pub fn is_clean(&self) -> bool {
        self.defects.is_empty() && self.forks.is_empty() && self.gaps.is_empty()
    }
}

impl Reading<'_> {
    /// Checks the whole log; takes seconds for a million entries.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let mut verified = Verified::default();
        let mut chain = Chain::default();
        let mut highest: HashMap<StreamId, i64> = HashMap::new();
        let mut statement =
            self.connection().prepare_cached(select_kept!("ORDER BY e.stream, e.replica, e.n, e.id"))?;
        for kept in statement.query_map([], kept)? {
            let entry = kept?.entry;
            let header = &entry.header;
            verified.entries += 1;
            verified.without_body += u64::from(entry.body.is_none());
            if let Err(flaw) = entry.check() {
                verified.defects.push(Defect::Flawed { stream: header.stream.clone(), entry: header.id, flaw });
            }
            let top = highest.entry(header.stream.clone()).or_insert(header.hlc);
            *top = header.hlc.max(*top);
            chain.follow(header, &mut verified);
        }
        verified.streams = highest.len() as u64;
        let mut heads = self
            .connection()
            .prepare_cached("SELECT s.id, h.highest_hlc FROM heads h JOIN streams s ON s.key = h.stream")?;
        for head in heads.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))? {
            let (stream, noted) = head?;
            let stream = StreamId::new(stream);
            if highest.get(&stream).is_some_and(|highest| *highest > noted) {
                verified.defects.push(Defect::Head { stream });
            }
        }
        Ok(verified)
    }
}

/// The entries of one replica in one stream, followed by their count.
#[derive(Default)]
struct Chain {
    of: Option<(StreamId, ReplicaId)>,
    n: u64,
    /// The ids that stand at `n`: more than one in a fork.
    here: Vec<EntryId>,
    /// The ids that stand at `n - 1`; empty after a gap.
    before: Vec<EntryId>,
}

impl Chain {
    fn follow(&mut self, header: &foghorn_core::Header, verified: &mut Verified) {
        let same =
            self.of.as_ref().is_some_and(|(stream, replica)| *stream == header.stream && *replica == header.replica);
        if !same {
            *self = Self { of: Some((header.stream.clone(), header.replica.clone())), ..Self::default() };
        }
        if same && header.n == self.n {
            if self.here.len() == 1 {
                let (stream, replica) = (header.stream.clone(), header.replica.clone());
                verified.forks.push(Fork { stream, replica, n: header.n });
            }
        } else {
            self.before = std::mem::take(&mut self.here);
            if header.n > self.n + 1 {
                self.before.clear();
                let (stream, replica) = (header.stream.clone(), header.replica.clone());
                verified.gaps.push(Gap { stream, replica, from: self.n + 1, to: header.n - 1 });
            }
            self.n = header.n;
        }
        self.here.push(header.id);
        let linked = match header.n {
            1 => header.prev == EntryId::NONE,
            _ => self.before.is_empty() || self.before.contains(&header.prev),
        };
        if !linked {
            verified.defects.push(Defect::Unlinked { stream: header.stream.clone(), entry: header.id });
        }
    }
}
