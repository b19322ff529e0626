//! Looking for words in everything said: an index in a file of its own, `search.db`.
//!
//! The file is disposable: lost, damaged or of another log, it is made anew from the log, batch by batch. It has its
//! own connections, so feeding it never holds up an act. The index is cut into pieces of 65,536 arrival numbers, asked
//! newest first: the newest hits come without touching the rest, and what was expunged leaves by making one piece anew
//! (an entry that is merely deleted from a full-text index leaves its words in the file). Not here: which text of an
//! entry is indexed (the app says), and titles by one letter (`archive`).

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use foghorn_core::{Entry, ReplicaId, StreamId};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::common_words::{self, Bits};
use crate::connection::{self, lock};
use crate::error::StoreError;
use crate::expunge::Pending;
use crate::folder;
use crate::lock::Turn;
use crate::store::Store;

/// How many arrival numbers a piece covers; a multiple of 64. Few in this crate's own tests, which need full ones.
pub(crate) const PIECE: i64 = if cfg!(test) { 64 } else { 65_536 };

/// The form of the index; another one is made anew.
const FORM: u32 = 2;

/// So many words of a question are looked for, and so much of each.
const MOST_WORDS: usize = 24;
const LONGEST_WORD: usize = 80;

/// An entry in which every word of the question stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its arrival number.
    pub seq: i64,
    /// Where it belongs.
    pub stream: StreamId,
    /// The entry.
    pub entry: Entry,
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Newest arrival first.
    pub hits: Vec<Hit>,
    /// Everything that arrived up to here was looked at.
    pub indexed_up_to: i64,
    /// So many entries are not indexed yet.
    pub behind: u64,
}

/// How far the index is after some feeding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Indexed {
    /// Everything that arrived up to here is indexed.
    pub up_to: i64,
    /// So many entries are not.
    pub remaining: u64,
}

impl Store {
    /// Indexes at most `limit` entries more; `text_of` says what can be found of each.
    ///
    /// # Errors
    /// Where the disk refuses. A damaged index is thrown away, and the next call begins anew.
    pub fn index_some(&self, limit: usize, text_of: &dyn Fn(&Entry) -> Option<String>) -> Result<Indexed, StoreError> {
        self.search.with(|index| {
            // The log is read inside the index's transaction: what is expunged meanwhile waits for it, then leaves.
            let transaction = index.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let last = self.max_seq()?;
            let pieces = Pieces::read(&transaction)?;
            if let Some((piece, after)) = pieces.next_to_feed(last) {
                let end = last.min((piece + 1) * PIECE);
                let room = usize::try_from(end - after).unwrap_or(limit).min(limit);
                let entries = self.read(|reading| reading.arrivals(after, room))?;
                let up_to = entries.last().map_or(end, |last| last.seq);
                feed(&transaction, piece, &entries, text_of)?;
                transaction.execute(
                    "INSERT INTO pieces (piece, up_to) VALUES (?1, ?2) ON CONFLICT (piece) DO UPDATE SET up_to = ?2",
                    params![piece, up_to],
                )?;
                if up_to == (piece + 1) * PIECE {
                    common_words::note(&transaction, piece)?;
                }
            }
            let pieces = Pieces::read(&transaction)?;
            transaction.commit()?;
            Ok(Indexed { up_to: pieces.up_to(last), remaining: pieces.behind(last) })
        })
    }

    /// The newest entries in which every word stands, the last one as the beginning of a word. Whatever is typed is
    /// looked for as words; a last word of one letter is not looked for before it has two (see `titles`).
    ///
    /// # Errors
    /// Where the log cannot be read. An index that cannot be read finds nothing, and says that it is behind by
    /// everything; a damaged one is thrown away and fed again.
    pub fn search(&self, query: &str, limit: usize, before_seq: Option<i64>) -> Result<Found, StoreError> {
        let last = self.max_seq()?;
        let question = question(query);
        let before = before_seq.unwrap_or(i64::MAX);
        let looked = self.search.with(|index| {
            let moment = index.transaction()?;
            let pieces = Pieces::read(&moment)?;
            let found =
                if question.is_empty() { Vec::new() } else { look(&moment, &pieces, &question, limit, before)? };
            Ok((found, pieces))
        });
        let (found, pieces) = match looked {
            Err(
                error @ (StoreError::Damaged { .. } | StoreError::DiskFull | StoreError::ReadOnly | StoreError::Busy),
            ) => {
                tracing::warn!(%error, "nothing is found by words for now");
                (Vec::new(), Pieces::default())
            }
            other => other?,
        };
        let mut hits = Vec::with_capacity(found.len());
        self.read(|reading| {
            for seq in found {
                // An entry that was expunged a moment ago is not shown, though the index may still know it.
                if let Some(kept) = reading.entry(seq)?.filter(|kept| kept.entry.body.is_some()) {
                    hits.push(Hit { seq, stream: kept.entry.header.stream.clone(), entry: kept.entry });
                }
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(Found { hits, indexed_up_to: pieces.up_to(last), behind: pieces.behind(last) })
    }
}

/// The index of one log. Opened when it is first needed.
pub(crate) struct Search {
    path: PathBuf,
    /// The log that the index must belong to, by the name under which that writes.
    lineage: ReplicaId,
    idle: Mutex<Vec<Connection>>,
}

impl Search {
    pub(crate) fn new(path: PathBuf, lineage: ReplicaId) -> Self {
        Self { path, lineage, idle: Mutex::new(Vec::new()) }
    }

    /// Removes the index; it is made anew.
    pub(crate) fn discard(path: &Path) -> Result<(), StoreError> {
        folder::with_sidecars(path).iter().try_for_each(|path| folder::remove(path))
    }

    /// The highest arrival number that an index knows of: a witness of what a damaged log once held.
    pub(crate) fn reaches(path: &Path) -> i64 {
        let Ok(index) = connection::onlooker(path) else { return 0 };
        index.query_row("SELECT coalesce(max(up_to), 0) FROM pieces", [], |row| row.get(0)).unwrap_or(0)
    }

    /// Makes the index forget entries: the pieces that they are in are dropped and made anew by the next feedings.
    pub(crate) fn forget(&self, pending: &[Pending]) -> Result<(), StoreError> {
        if !self.path.exists() {
            return Ok(());
        }
        self.with(|index| {
            let transaction = index.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for seq in pending.iter().filter_map(|pending| pending.seq) {
                let piece = piece_of(seq);
                if Pieces::read(&transaction)?.0.iter().any(|(known, up_to)| *known == piece && *up_to >= seq) {
                    transaction.execute_batch(&format!("DROP TABLE words_{piece}"))?;
                    transaction.execute("DELETE FROM pieces WHERE piece = ?1", [piece])?;
                    common_words::forget(&transaction, piece)?;
                }
            }
            transaction.commit()?;
            connection::cut_wal(index)
        })
    }

    /// Lends a connection; throws the index away where it turns out to be damaged.
    fn with<T>(&self, ask: impl FnOnce(&mut Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = lock(&self.idle).pop();
        let mut index = match idle {
            Some(index) => index,
            None => self.open()?,
        };
        let answer = ask(&mut index);
        if let Err(StoreError::Damaged { .. }) = answer {
            drop(index);
            lock(&self.idle).clear();
            let _turn = Turn::to_open_index(&self.path)?;
            Self::discard(&self.path)?;
        } else {
            lock(&self.idle).push(index);
        }
        answer
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let _turn = Turn::to_open_index(&self.path)?;
        match self.open_as_it_is() {
            Ok(Some(index)) => Ok(index),
            Ok(None) | Err(StoreError::Damaged { .. }) => {
                Self::discard(&self.path)?;
                self.open_as_it_is()?.ok_or(StoreError::Busy)
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the index, making it where it is missing; `None` where it is of another log or form.
    fn open_as_it_is(&self) -> Result<Option<Connection>, StoreError> {
        drop(folder::private_file(&self.path)?);
        let mut index = connection::plain(&self.path)?;
        index.pragma_update(None, "journal_mode", "WAL")?;
        index.pragma_update(None, "synchronous", "NORMAL")?;
        index.pragma_update(None, "secure_delete", "ON")?;
        let transaction = index.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let form: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if form == 0 {
            transaction.execute_batch(
                "CREATE TABLE of (lineage TEXT NOT NULL) STRICT; \
                 CREATE TABLE pieces (piece INTEGER PRIMARY KEY, up_to INTEGER NOT NULL) STRICT;",
            )?;
            common_words::begin(&transaction)?;
            transaction.execute("INSERT INTO of (lineage) VALUES (?1)", [self.lineage.as_str()])?;
            transaction.pragma_update(None, "user_version", FORM)?;
        } else if form != FORM {
            return Ok(None);
        }
        let lineage: Option<String> =
            transaction.query_row("SELECT lineage FROM of", [], |row| row.get(0)).optional()?;
        transaction.commit()?;
        Ok((lineage.as_deref() == Some(self.lineage.as_str())).then_some(index))
    }
}

/// The pieces of the index and how far each is fed, oldest first.
#[derive(Default)]
struct Pieces(Vec<(i64, i64)>);

impl Pieces {
    fn read(index: &Connection) -> Result<Self, StoreError> {
        let mut statement = index.prepare_cached("SELECT piece, up_to FROM pieces ORDER BY piece")?;
        let pieces = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(pieces.collect::<Result<_, _>>()?))
    }

    /// The oldest piece that lacks something, and the arrival number after which it does.
    fn next_to_feed(&self, last: i64) -> Option<(i64, i64)> {
        (0..=piece_of(last))
            .map(|piece| (piece, self.fed(piece)))
            .find(|(piece, fed)| *fed < last.min((piece + 1) * PIECE))
    }

    fn up_to(&self, last: i64) -> i64 {
        self.next_to_feed(last).map_or(last, |(_, fed)| fed)
    }

    fn behind(&self, last: i64) -> u64 {
        let missing = |piece: i64| last.min((piece + 1) * PIECE) - self.fed(piece);
        (0..=piece_of(last)).map(|piece| u64::try_from(missing(piece)).unwrap_or(0)).sum()
    }

    fn fed(&self, piece: i64) -> i64 {
        self.0.iter().find(|(known, _)| *known == piece).map_or(piece * PIECE, |(_, up_to)| *up_to)
    }
}

fn piece_of(seq: i64) -> i64 {
    (seq - 1).max(0) / PIECE
}

fn feed(
    index: &Connection,
    piece: i64,
    entries: &[crate::rows::Kept],
    text_of: &dyn Fn(&Entry) -> Option<String>,
) -> Result<(), StoreError> {
    // Contentless: the text itself stands in the log alone. No column sizes: hits are ranked by age.
    index.execute_batch(&format!(
        "CREATE VIRTUAL TABLE IF NOT EXISTS words_{piece} USING fts5 (text, content = '', columnsize = 0, \
         prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
    ))?;
    let mut insert = index.prepare_cached(&format!("INSERT INTO words_{piece} (rowid, text) VALUES (?1, ?2)"))?;
    for kept in entries.iter().filter(|kept| kept.entry.body.is_some()) {
        if let Some(text) = text_of(&kept.entry) {
            insert.execute(params![kept.seq, text])?;
        }
    }
    Ok(())
}

fn look(
    index: &Connection,
    pieces: &Pieces,
    question: &[Asked],
    limit: usize,
    before: i64,
) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    for (piece, _) in pieces.0.iter().rev().filter(|(piece, _)| piece * PIECE < before) {
        let mut common: Option<Bits> = None;
        let mut rare = String::new();
        for asked in question {
            let bits = match &asked.key {
                Some(key) => common_words::of(index, *piece, key)?,
                None => None,
            };
            match (bits, common.take()) {
                (Some(bits), Some(others)) => common = Some(others.and(&bits)),
                (Some(bits), None) => common = Some(bits),
                (None, others) => {
                    common = others;
                    rare.push_str(&asked.words);
                }
            }
        }
        let wanted = limit - found.len();
        match common {
            Some(common) if rare.is_empty() => found.extend(common.newest_first(*piece, before).take(wanted)),
            common => {
                let mut statement = index.prepare_cached(&format!(
                    "SELECT rowid FROM words_{piece} WHERE words_{piece} MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC"
                ))?;
                let mut rows = statement.query(params![rare, before])?;
                while found.len() < limit
                    && let Some(row) = rows.next()?
                {
                    let seq = row.get(0)?;
                    if common.as_ref().is_none_or(|common| common.has(seq)) {
                        found.push(seq);
                    }
                }
            }
        }
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

/// One word of a question.
struct Asked {
    /// For FTS5: a quoted string, so that nothing in it can be an operator.
    words: String,
    /// The name under which it may stand among the common words.
    key: Option<String>,
}

/// What was typed, as words; the last one as a beginning. Empty where nothing is left to look for.
fn question(typed: &str) -> Vec<Asked> {
    let words: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .collect();
    let mut question = Vec::with_capacity(words.len());
    for (place, word) in words.iter().enumerate() {
        let is_last = place + 1 == words.len();
        if is_last && word.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
            continue;
        }
        let quoted: String = word.chars().filter(|letter| *letter != '"').take(LONGEST_WORD).collect();
        // What was cut off is a beginning too.
        let begins = is_last || quoted.chars().count() == LONGEST_WORD;
        let key = common_words::key(&quoted, begins);
        question.push(Asked { words: format!("\"{quoted}\"{} ", if begins { " *" } else { "" }), key });
    }
    question
}

#[cfg(test)]
mod tests {
    //! That common words find what FTS5 alone finds; everything else is tested from outside, in `tests/`.

    use super::*;

    const WORDS: [&str; 12] =
        ["the", "then", "these", "fix", "fixed", "deployed", "we", "weather", "payments", "x1", "Größe", "naïve"];

    /// So many texts; the first words of the list stand in most of them, the last in few.
    fn index(texts: i64) -> Connection {
        let index = Connection::open_in_memory().unwrap();
        common_words::begin(&index).unwrap();
        for piece in 0..=piece_of(texts) {
            feed(&index, piece, &[], &|_| None).unwrap();
        }
        for seq in 1..=texts {
            let has = |(place, word): (usize, &&str)| {
                let often = 1 + i64::try_from(place).unwrap();
                (seq * 7_919 / 3 % (often * 2) == 0).then(|| word.to_string())
            };
            let text: Vec<String> = WORDS.iter().enumerate().filter_map(has).collect();
            let insert = format!("INSERT INTO words_{} (rowid, text) VALUES (?1, ?2)", piece_of(seq));
            index.execute(&insert, params![seq, text.join(" ")]).unwrap();
        }
        index
    }

    #[test]
    fn common_words_find_what_the_index_alone_finds() {
        let texts = 4 * PIECE + 20;
        let index = index(texts);
        let pieces = Pieces((0..=4).map(|piece| (piece, texts.min((piece + 1) * PIECE))).collect());
        let questions: Vec<String> = WORDS
            .iter()
            .flat_map(|one| WORDS.iter().map(move |other| format!("{one} {other}")))
            .flat_map(|typed| (2..typed.chars().count()).map(move |end| typed.chars().take(end).collect()))
            .chain(
                ["the we fi", "absent the", "the absent", "THE We", "the-then fix", "x1 \"the\" de"].map(String::from),
            )
            .collect();
        let ask = |limit, before| -> Vec<Vec<i64>> {
            let look = |typed: &String| look(&index, &pieces, &question(typed), limit, before).unwrap();
            questions.iter().map(look).collect()
        };
        let ways = [(usize::MAX, i64::MAX), (7, i64::MAX), (30, 2 * PIECE + 5), (3, 65)];
        let alone = ways.map(|(limit, before)| ask(limit, before));
        for piece in 0..4 {
            common_words::note(&index, piece).unwrap();
        }
        let noted: i64 = index.query_row("SELECT count(*) FROM common", [], |row| row.get(0)).unwrap();
        assert!(noted > 40, "{noted}");
        for ((limit, before), alone) in ways.into_iter().zip(alone) {
            for ((typed, with_bits), alone) in questions.iter().zip(ask(limit, before)).zip(alone) {
                assert_eq!(with_bits, alone, "“{typed}”, {limit} before {before}");
            }
        }
        common_words::forget(&index, 2).unwrap();
        assert!(common_words::of(&index, 2, "the").unwrap().is_none());
    }
}
