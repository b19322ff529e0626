//! Words that stand in many texts, as bits: one for each arrival number of a piece of the index.
//!
//! A question of common words alone ("we have deployed the fix") would go through long lists to find the few texts that
//! have them all; with bits that is a handful of ANDs, and a rare word beside them is looked for alone. The bits are
//! worked out of the index itself once a piece is full, and go with it. Not here: the index and its pieces (`search`).

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::StoreError;
use crate::search::PIECE;

/// A word, or the beginning of one, is common in a piece where this part of its texts has it.
const ONE_IN: i64 = 128;

/// A set of arrival numbers within one piece.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    fn none() -> Self {
        Self(vec![0; usize::try_from(PIECE / 64).unwrap_or(0)])
    }

    /// Reads what [`bytes`](Self::bytes) wrote.
    fn of_bytes(bytes: &[u8]) -> Self {
        let mut bits = Self::none();
        if bytes.len() < bits.0.len() * 8 {
            let (places, _) = bytes.as_chunks::<2>();
            places.iter().for_each(|place| bits.add_place(usize::from(u16::from_le_bytes(*place))));
        } else {
            let (words, _) = bytes.as_chunks::<8>();
            bits.0.iter_mut().zip(words).for_each(|(bits, word)| *bits = u64::from_le_bytes(*word));
        }
        bits
    }

    /// Every bit, or the places of those that are set where that is shorter.
    fn bytes(&self) -> Vec<u8> {
        let places: Vec<u8> =
            self.places().filter_map(|place| u16::try_from(place).ok()).flat_map(u16::to_le_bytes).collect();
        if places.len() < self.0.len() * 8 {
            places
        } else {
            self.0.iter().flat_map(|word| word.to_le_bytes()).collect()
        }
    }

    fn count(&self) -> i64 {
        self.0.iter().map(|word| i64::from(word.count_ones())).sum()
    }

    fn add(&mut self, seq: i64) {
        self.add_place(place_of(seq));
    }

    fn add_place(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    /// Which are set, the greatest first.
    fn places(&self) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate().rev().filter(|(_, word)| **word != 0);
        words.flat_map(|(at, word)| (0..64).rev().filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit))
    }

    pub(crate) fn has(&self, seq: i64) -> bool {
        let place = place_of(seq);
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Those that are in both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
        self
    }

    /// The arrival numbers before `before`, the newest first.
    pub(crate) fn newest_first(&self, piece: i64, before: i64) -> impl Iterator<Item = i64> {
        let seq = move |place| piece * PIECE + 1 + i64::try_from(place).unwrap_or_default();
        self.places().map(seq).filter(move |seq| *seq < before)
    }
}

fn place_of(seq: i64) -> usize {
    usize::try_from((seq - 1).rem_euclid(PIECE)).unwrap_or(0)
}

/// Makes room for them in a new index.
pub(crate) fn begin(index: &Connection) -> rusqlite::Result<()> {
    index.execute_batch(
        "CREATE TABLE common (piece INTEGER NOT NULL, word TEXT NOT NULL, bits BLOB NOT NULL, UNIQUE (piece, word)) STRICT",
    )
}

/// Drops those of a piece.
pub(crate) fn forget(index: &Connection, piece: i64) -> rusqlite::Result<()> {
    index.execute("DELETE FROM common WHERE piece = ?1", [piece])?;
    Ok(())
}

/// The texts of a piece that have a word (or, where it ends with `*`, one that begins so); `None` where it is not
/// common there.
pub(crate) fn of(index: &Connection, piece: i64, word: &str) -> rusqlite::Result<Option<Bits>> {
    index
        .prepare_cached("SELECT bits FROM common WHERE piece = ?1 AND word = ?2")?
        .query_row(params![piece, word], |row| Ok(Bits::of_bytes(row.get_ref(0)?.as_blob()?)))
        .optional()
}

/// The name under which a word of a question stands here; `None` for one that the index might cut up or spell
/// otherwise.
pub(crate) fn key(word: &str, begins: bool) -> Option<String> {
    let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| word.to_ascii_lowercase() + if begins { "*" } else { "" })
}

/// Works out the common words and beginnings of a piece that is full.
pub(crate) fn note(index: &Connection, piece: i64) -> Result<(), StoreError> {
    let mut words = Vec::new();
    // Texts that have a word with this beginning, counted once for each such word.
    let mut beginnings: HashMap<String, i64> = HashMap::new();
    index.execute_batch(&format!("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, words_{piece}, row)"))?;
    {
        let mut terms = index.prepare("SELECT term, doc FROM temp.terms")?;
        let mut terms = terms.query([])?;
        while let Some(row) = terms.next()? {
            let (word, texts) = (row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get::<_, i64>(1)?);
            let plain = word.bytes().take_while(u8::is_ascii_alphanumeric).count();
            for end in 2..=plain {
                match beginnings.get_mut(&word[..end]) {
                    Some(sum) => *sum += texts,
                    None => drop(beginnings.insert(word[..end].to_owned(), texts)),
                }
            }
            if texts * ONE_IN >= PIECE && plain == word.len() {
                words.push((word.to_owned(), texts));
            }
        }
    }
    index.execute_batch("DROP TABLE temp.terms")?;
    let mut keep = index.prepare("INSERT INTO common (piece, word, bits) VALUES (?1, ?2, ?3)")?;
    let mut whole: HashMap<&str, (i64, Bits)> = HashMap::new();
    for (word, texts) in &words {
        let bits = looked_up(index, piece, &format!("\"{word}\""))?;
        keep.execute(params![piece, word, bits.bytes()])?;
        whole.insert(word, (*texts, bits));
    }
    let mut beginnings: Vec<_> = beginnings.into_iter().filter(|(_, sum)| sum * ONE_IN >= PIECE).collect();
    beginnings.sort_unstable();
    // The longer of two beginnings often has the same texts; then they need not be looked up again.
    let mut shorter: Option<(String, i64, Bits)> = None;
    for (beginning, sum) in beginnings {
        let same = shorter.take().filter(|(before, of_it, _)| *of_it == sum && beginning.starts_with(before.as_str()));
        let only = whole.get(beginning.as_str()).filter(|(texts, _)| *texts == sum);
        let bits = match (same, only) {
            (Some((_, _, bits)), _) => bits,
            (None, Some((_, bits))) => bits.clone(),
            (None, None) => looked_up(index, piece, &format!("\"{beginning}\" *"))?,
        };
        if bits.count() * ONE_IN >= PIECE {
            keep.execute(params![piece, format!("{beginning}*"), bits.bytes()])?;
        }
        shorter = Some((beginning, sum, bits));
    }
    Ok(())
}

fn looked_up(index: &Connection, piece: i64, question: &str) -> rusqlite::Result<Bits> {
    let mut bits = Bits::none();
    let mut statement =
        index.prepare_cached(&format!("SELECT rowid FROM words_{piece} WHERE words_{piece} MATCH ?1"))?;
    let mut rows = statement.query([question])?;
    while let Some(row) = rows.next()? {
        bits.add(row.get(0)?);
    }
    Ok(bits)
}
