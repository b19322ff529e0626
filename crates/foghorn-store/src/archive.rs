//! The archive: pages of summaries, newest first, and titles by their first letters.
//!
//! Not here: full text over everything said (`search`).

use std::fmt;
use std::str::FromStr;

use foghorn_core::{At, Kind, Severity, Status, StreamId};
use rusqlite::{Row, ToSql, named_params, params};

use crate::error::StoreError;
use crate::reading::Reading;
use crate::rows::milliseconds;
use crate::summary::{Summary, select_summary, summary, word};

/// Which incidents, and how many at once. An empty query is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveQuery {
    /// Each of these words stands somewhere in reference or title, any case.
    pub text: String,
    /// Only those that stand there.
    pub status: Option<Status>,
    /// Only those so bad.
    pub severity: Option<Severity>,
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Go on after the page that ended here.
    pub before: Option<Cursor>,
    /// How many rows.
    pub limit: usize,
}

/// An incident's card, and what most filters ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which incident.
    pub stream: StreamId,
    /// Real, drill, maintenance or imported.
    pub kind: Kind,
    /// How bad.
    pub severity: Severity,
    /// Where it stands.
    pub status: Status,
    /// When it was declared; UTC.
    pub declared_at: At,
    /// JSON text that the app reads back.
    pub card: String,
}

/// Where a page ended; as text it crosses the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    declared_at: i64,
    stream: i64,
}

/// Some rows of a longer list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// How many rows there are on all pages together.
    pub total: u64,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
}

/// What of a title may be filtered by; a screen has no longer field.
const LONGEST_FILTER: usize = 200;

impl Reading<'_> {
    /// A page of the archive, by declared_at, newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn archive(&self, query: &ArchiveQuery) -> Result<Page<Summary>, StoreError> {
        let text: String = query.text.chars().take(LONGEST_FILTER).collect::<String>().to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let (status, severity, kind) =
            (query.status.map(Status::as_str), query.severity.map(Severity::as_str), query.kind.map(Kind::as_str));
        let mut filter = String::from(" WHERE m.declared_at IS NOT NULL");
        let mut values: Vec<(String, &dyn ToSql)> = Vec::new();
        let chosen = [("status", &status), ("severity", &severity), ("kind", &kind)];
        for (column, value) in chosen.into_iter().filter(|(_, value)| value.is_some()) {
            filter.push_str(&format!(" AND m.{column} = :{column}"));
            values.push((format!(":{column}"), value));
        }
        for (place, word) in words.iter().enumerate() {
            filter.push_str(&format!(" AND instr(m.sought, :word{place}) > 0"));
            values.push((format!(":word{place}"), word));
        }
        let total: u64 = self
            .connection()
            .prepare_cached(&format!("SELECT count(*) FROM heads m{filter}"))?
            .query_row(bound(&values).as_slice(), |row| row.get(0))?;
        if total == 0 {
            return Ok(Page { rows: Vec::new(), total, next: None });
        }
        if let Some(before) = &query.before {
            filter.push_str(" AND (m.declared_at, m.stream) < (:declared_at, :stream)");
            values.push((":declared_at".to_owned(), &before.declared_at));
            values.push((":stream".to_owned(), &before.stream));
        }
        // One row more than asked for tells whether there is a next page. On the first page SQLite need not look
        // for more rows than there are.
        let all = if query.before.is_some() { usize::MAX } else { usize::try_from(total).unwrap_or(usize::MAX) };
        let wanted = i64::try_from(query.limit.saturating_add(1).min(all)).unwrap_or(i64::MAX);
        values.push((":wanted".to_owned(), &wanted));
        let tail = format!("{filter} ORDER BY m.declared_at DESC, m.stream DESC LIMIT :wanted");
        let mut statement = self.connection().prepare_cached(&format!("{}{tail}", select_summary!("")))?;
        let mut found = statement
            .query_map(bound(&values).as_slice(), |row| {
                let summary = summary(row)?;
                let cursor = Cursor { declared_at: summary.declared_at.timestamp_millis(), stream: row.get(16)? };
                Ok((summary, cursor))
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let more = found.len() > query.limit;
        found.truncate(query.limit);
        let next = found.last().filter(|_| more).map(|(_, cursor)| *cursor);
        Ok(Page { rows: found.into_iter().map(|(summary, _)| summary).collect(), total, next })
    }

    /// The titles of all failures but one, to compare it with: real ones and imported ones, that were not withdrawn.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn titles_of_the_past(&self, but: &StreamId) -> Result<Vec<(StreamId, String)>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, m.title FROM heads m JOIN streams s ON s.key = m.stream WHERE m.declared_at IS NOT NULL \
             AND m.kind IN ('real', 'imported') AND m.status <> 'withdrawn' AND s.id <> ?1",
        )?;
        let rows =
            statement.query_map([but.as_str()], |row| Ok((StreamId::new(row.get::<_, String>(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What the app keeps of every incident beside its summary, with what most filters ask for. Nothing is sorted.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn cards(&self) -> Result<Vec<Card>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT m.kind, m.severity, m.status, m.declared_at, m.card, s.id FROM heads m JOIN streams s ON s.key = m.stream \
             WHERE m.declared_at IS NOT NULL",
        )?;
        let card = |row: &Row<'_>| {
            Ok(Card {
                kind: word(row, 0)?,
                severity: word(row, 1)?,
                status: word(row, 2)?,
                declared_at: milliseconds(row, 3)?,
                card: row.get(4)?,
                stream: row.get_ref(5)?.as_str()?.into(),
            })
        };
        Ok(statement.query_map([], card)?.collect::<Result<_, _>>()?)
    }

    /// Streams whose card does not begin so: an older version wrote it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn cards_of_old(&self, beginning: &str, limit: usize) -> Result<Vec<StreamId>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id FROM heads m JOIN streams s ON s.key = m.stream WHERE m.declared_at IS NOT NULL \
             AND substr(m.card, 1, length(?1)) <> ?1 LIMIT ?2",
        )?;
        let rows = statement.query_map(params![beginning, limit], |row| Ok(StreamId::new(row.get::<_, String>(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Incidents with a word in reference or title that begins with `prefix`, newest first: what one letter finds.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn titles(&self, prefix: &str, limit: usize) -> Result<Vec<Summary>, StoreError> {
        let prefix: String = prefix.trim().chars().take(LONGEST_FILTER).collect::<String>().to_lowercase();
        let mut statement = self.connection().prepare_cached(select_summary!(
            "WHERE m.declared_at IS NOT NULL AND instr(m.sought, ' ' || :prefix) > 0 ORDER BY m.declared_at DESC, m.stream DESC LIMIT :limit"
        ))?;
        let rows = statement.query_map(named_params! { ":prefix": prefix, ":limit": limit }, summary)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.declared_at, self.stream)
    }
}

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (declared_at, stream) = text.split_once('.').ok_or(NoCursor)?;
        Ok(Self {
            declared_at: declared_at.parse().map_err(|_| NoCursor)?,
            stream: stream.parse().map_err(|_| NoCursor)?,
        })
    }
}

/// A text that no page ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this list has no such place; begin again at its top")]
pub struct NoCursor;

fn bound<'a>(values: &'a [(String, &'a dyn ToSql)]) -> Vec<(&'a str, &'a dyn ToSql)> {
    values.iter().map(|(name, value)| (name.as_str(), *value)).collect()
}
