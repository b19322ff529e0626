//! Merging: entries of other folders and of imports, taken in as a set union.
//!
//! In any order, any number of times, the same entries stand there afterwards. A body is never replaced by its absence,
//! and one that was expunged here never comes back. Forks (one stream, replica and n with two ids) both stay.

use std::collections::HashMap;

use foghorn_core::{Entry, Flaw, Header, to_second};
use rusqlite::{Connection, OptionalExtension, params};

use crate::append::{Head, replica_key, stream_head};
use crate::error::StoreError;
use crate::identity;
use crate::rows::{Kept, fill_body, insert, stream_key, to_millisecond};
use crate::write::Write;

/// What a merge did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// The entries that were not here before, in the order in which they came.
    pub added: Vec<Kept>,
    /// How many were here already.
    pub already: usize,
    /// Of those, how many had no body here and have one now.
    pub bodies_filled: usize,
    /// The places of those that do not hash to what they claim, and were left out.
    pub refused: Vec<(usize, Flaw)>,
}

impl Write<'_> {
    /// Takes in entries; each is checked, and a flawed one keeps no other out.
    ///
    /// # Errors
    /// Where the disk refuses; then nothing of this transaction stays.
    pub fn take_in(&mut self, entries: Vec<Entry>) -> Result<TakenIn, StoreError> {
        let mut sound = Vec::with_capacity(entries.len());
        let mut refused = Vec::new();
        for (place, entry) in entries.into_iter().enumerate() {
            match check(&entry) {
                Ok(()) => sound.push(entry),
                Err(flaw) => refused.push((place, flaw)),
            }
        }
        let taken_in = self.take_in_checked(sound)?;
        Ok(TakenIn { refused, ..taken_in })
    }

    /// Takes in entries whose hashes were checked before the transaction began.
    pub(crate) fn take_in_checked(&mut self, entries: Vec<Entry>) -> Result<TakenIn, StoreError> {
        let connection = self.connection();
        let mut own = identity::replica(connection)?;
        let nothing_expunged = !connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM expunged)")?
            .query_row([], |row| row.get::<_, bool>(0))?;
        let mut replicas = HashMap::new();
        let mut stream: Option<Stream> = None;
        let mut taken_in = TakenIn { added: Vec::with_capacity(entries.len()), ..TakenIn::default() };
        for mut entry in entries {
            let at = match stream.take() {
                Some(known) if known.id == entry.header.stream.as_str() => stream.insert(known),
                before => {
                    flush(connection, before.as_ref())?;
                    stream.insert(Stream::find(connection, entry.header.stream.as_str())?)
                }
            };
            let replica = match replicas.get(&entry.header.replica) {
                Some(key) => *key,
                None => {
                    let key = replica_key(connection, entry.header.replica.as_str())?;
                    replicas.insert(entry.header.replica.clone(), key);
                    key
                }
            };
            let bears_body = |entry: &Entry| -> Result<bool, StoreError> {
                Ok(entry.body.is_some() && (nothing_expunged || !is_expunged(connection, entry)?))
            };
            let here = if at.cannot_have(replica, entry.header.n) {
                None
            } else {
                find(connection, at.head.stream, replica, &entry)?
            };
            if let Some((seq, has_body)) = here {
                taken_in.already += 1;
                if let Some(body) = entry.body.as_ref().filter(|_| !has_body)
                    && bears_body(&entry)?
                {
                    fill_body(connection, seq, body)?;
                    // The next segment goes back as far as this, else the body would wait for the next full snapshot.
                    connection.execute("UPDATE identity SET segment_seq = min(segment_seq, ?1 - 1)", [seq])?;
                    taken_in.bodies_filled += 1;
                }
                continue;
            }
            if entry.header.replica == own {
                // Somebody else counts under our name: a copy of this folder wrote on. From here on we use another.
                identity::take_spare(connection)?;
                own = identity::replica(connection)?;
            }
            as_kept(&mut entry.header);
            if !bears_body(&entry)? {
                entry.body = None;
            }
            let seq = insert(connection, at.head.stream, replica, &entry.header, entry.body.as_ref())?;
            at.head.highest_hlc = at.head.highest_hlc.max(entry.header.hlc);
            at.head.last_seq = seq;
            taken_in.added.push(Kept { seq, entry });
        }
        flush(connection, stream.as_ref())?;
        Ok(taken_in)
    }
}

/// Checks the hashes, and that the count fits into the file.
pub(crate) fn check(entry: &Entry) -> Result<(), Flaw> {
    entry.check()?;
    let counts = (1..=i64::MAX.unsigned_abs()).contains(&entry.header.n);
    if counts { Ok(()) } else { Err(Flaw::Header) }
}

/// Makes instants as precise as the log keeps them; what is finer is not part of the id.
pub(crate) fn as_kept(header: &mut Header) {
    header.recorded_at = to_millisecond(header.recorded_at);
    header.happened_at = to_second(header.happened_at);
}

/// The stream that the merge is at; its head is written back once, when the merge goes on to another.
struct Stream {
    id: String,
    head: Head,
    /// Not here before this merge, and so far one replica's entries came in the order of their count.
    is_new: bool,
    newest: Option<(i64, u64)>,
}

impl Stream {
    fn find(connection: &Connection, id: &str) -> Result<Self, StoreError> {
        let is_new = stream_key(connection, id)?.is_none();
        let (stream, highest_hlc) = stream_head(connection, id)?;
        Ok(Self { id: id.to_owned(), head: Head { stream, highest_hlc, last_seq: 0 }, is_new, newest: None })
    }

    /// True where the entry is surely not here: spares an import the look for each of its entries.
    fn cannot_have(&mut self, replica: i64, n: u64) -> bool {
        self.is_new &= self.newest.is_none_or(|(same, before)| same == replica && before < n);
        self.newest = Some((replica, n));
        self.is_new
    }
}

fn flush(connection: &Connection, stream: Option<&Stream>) -> Result<(), StoreError> {
    match stream {
        Some(stream) if stream.head.last_seq > 0 => Ok(stream.head.raise(connection)?),
        _ => Ok(()),
    }
}

/// The arrival number of an entry that is here, and whether its body is.
fn find(connection: &Connection, stream: i64, replica: i64, entry: &Entry) -> Result<Option<(i64, bool)>, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT seq, json IS NOT NULL FROM entries WHERE stream = ?1 AND replica = ?2 AND n = ?3 AND id = ?4",
        )?
        .query_row(params![stream, replica, entry.header.n, entry.header.id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

fn is_expunged(connection: &Connection, entry: &Entry) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM expunged WHERE id = ?1)")?
        .query_row([entry.header.id.0], |row| row.get(0))?)
}
