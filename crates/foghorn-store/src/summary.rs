//! Projections: what the app works out from an incident and hands over, so that board and archive need no fold.
//!
//! They are written in the transaction of the act that changed them, and can be dropped and made anew. Not here: what
//! the values mean, and pages of many of them (`archive`).

use std::borrow::Cow;

use chrono::DateTime;
use foghorn_core::{At, Kind, Severity, StakeholderId, Status, StreamId};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde::{Deserialize, Serialize};

use crate::append::stream_head;
use crate::error::StoreError;
use crate::reading::Reading;
use crate::rows::{milliseconds, optional_milliseconds};
use crate::write::Write;

/// What lists show of an incident. Instants are UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Which incident.
    pub stream: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// The 7 of it; `None` where the reference is somebody else's.
    pub number: Option<u64>,
    /// Real, drill, maintenance or imported.
    pub kind: Kind,
    /// One line: what is broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// Where it stands.
    pub status: Status,
    /// When the impact began, where known.
    pub started_at: Option<At>,
    /// When it was declared.
    pub declared_at: At,
    /// When it was resolved, where it was.
    pub resolved_at: Option<At>,
    /// The newest happened_at.
    pub updated_at: At,
    /// How many updates were sent.
    pub updates: u64,
    /// The impact goes on.
    pub open: bool,
    /// At least one clock runs.
    pub live: bool,
    /// The arrival number of the newest entry that this was worked out from.
    pub up_to_seq: i64,
    /// JSON text that the app reads back.
    pub card: String,
}

/// One clock, as the app worked it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    /// Which incident.
    pub stream: StreamId,
    /// Who must hear.
    pub stakeholder: StakeholderId,
    /// By when.
    pub due_at: At,
    /// What set it, and when.
    pub set_at: At,
    /// JSON text that the app reads back.
    pub json: String,
}

/// `SELECT` of whole summaries, to be followed by what narrows it down; the columns are those that [`summary`] reads.
macro_rules! select_summary {
    ($tail:literal) => {
        concat!(
            "SELECT s.id, m.reference, m.number, m.kind, m.title, m.severity, m.status, m.started_at, m.declared_at, \
             m.resolved_at, m.updated_at, m.updates, m.open, m.live, m.up_to_seq, m.card, m.stream \
             FROM heads m JOIN streams s ON s.key = m.stream ",
            $tail
        )
    };
}
pub(crate) use select_summary;

impl Reading<'_> {
    /// The summary of an incident; `None` for a stream that has none.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn summary(&self, stream: &StreamId) -> Result<Option<Summary>, StoreError> {
        let mut statement =
            self.connection().prepare_cached(select_summary!("WHERE s.id = ?1 AND m.declared_at IS NOT NULL"))?;
        Ok(statement.query_row([stream.as_str()], summary).optional()?)
    }

    /// The incidents of the board: open, or with a running clock. As quick among ten thousand as among ten.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn live_summaries(&self) -> Result<Vec<Summary>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, m.reference, m.number, m.kind, m.title, m.severity, m.status, m.started_at, m.declared_at, \
             m.resolved_at, m.updated_at, m.updates, m.open, m.live, m.up_to_seq, m.card, m.stream \
             FROM heads m INDEXED BY heads_on_board JOIN streams s ON s.key = m.stream \
             WHERE m.open = 1 OR m.live = 1 ORDER BY m.stream",
        )?;
        Ok(statement.query_map([], summary)?.collect::<Result<_, _>>()?)
    }

    /// Every clock that stands written down, by due time.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn dues(&self) -> Result<Vec<DueRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, m.dues FROM heads m INDEXED BY heads_with_dues JOIN streams s ON s.key = m.stream \
             WHERE m.has_dues = 1",
        )?;
        let mut rows = statement.query([])?;
        let mut dues = Vec::new();
        while let Some(row) = rows.next()? {
            let stream = StreamId::new(row.get::<_, String>(0)?);
            for due in read_dues(row, 1)? {
                dues.push(due.of(&stream)?);
            }
        }
        dues.sort_by(|one, other| {
            (one.due_at, &one.stream, &one.stakeholder).cmp(&(other.due_at, &other.stream, &other.stakeholder))
        });
        Ok(dues)
    }
}

impl Write<'_> {
    /// Writes down the summary of an incident, in place of the one before.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn put_summary(&mut self, summary: &Summary) -> Result<(), StoreError> {
        let connection = self.connection();
        let (stream, _) = stream_head(connection, summary.stream.as_str())?;
        let milliseconds = |at: Option<At>| at.map(|at| at.timestamp_millis());
        let [declared_at, started_at, resolved_at, updated_at] =
            [Some(summary.declared_at), summary.started_at, summary.resolved_at, Some(summary.updated_at)]
                .map(milliseconds);
        let sought = sought(summary);
        let values: [&dyn ToSql; 17] = [
            &stream,
            &summary.reference,
            &summary.number,
            &declared_at,
            &summary.kind.as_str(),
            &summary.title,
            &summary.severity.as_str(),
            &summary.status.as_str(),
            &started_at,
            &resolved_at,
            &updated_at,
            &summary.updates,
            &summary.open,
            &summary.live,
            &summary.up_to_seq,
            &sought,
            &summary.card,
        ];
        // Most acts leave alone what the indexes are made of, and so need not write the indexes' pages.
        let in_place = connection
            .prepare_cached(
                "UPDATE heads SET title = ?6, started_at = ?9, resolved_at = ?10, updated_at = ?11, updates = ?12, \
                 up_to_seq = ?15, card = ?17 \
                 WHERE stream = ?1 AND reference = ?2 COLLATE BINARY AND number IS ?3 AND declared_at = ?4 \
                 AND kind = ?5 AND severity = ?7 AND status = ?8 AND open = ?13 AND live = ?14 AND sought = ?16",
            )?
            .execute(values)?;
        if in_place == 0 {
            connection
                .prepare_cached(
                    "UPDATE heads SET reference = ?2, number = ?3, declared_at = ?4, kind = ?5, title = ?6, \
                     severity = ?7, status = ?8, started_at = ?9, resolved_at = ?10, updated_at = ?11, updates = ?12, \
                     open = ?13, live = ?14, up_to_seq = ?15, sought = ?16, card = ?17 WHERE stream = ?1",
                )?
                .execute(values)?;
        }
        Ok(())
    }

    /// Writes down the clocks of an incident, in place of those before.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn put_dues(&mut self, stream: &StreamId, dues: &[DueRow]) -> Result<(), StoreError> {
        let connection = self.connection();
        let list: Vec<Due<'_>> = dues.iter().map(Due::from).collect();
        // Serializing plain texts and numbers into memory has no way to fail.
        let text = (!list.is_empty()).then(|| serde_json::to_string(&list).unwrap_or_default());
        let known = connection
            .prepare_cached(
                "SELECT h.stream, h.has_dues IS ?2, h.dues IS ?3 FROM streams s JOIN heads h ON h.stream = s.key \
                 WHERE s.id = ?1",
            )?
            .query_row(params![stream.as_str(), !list.is_empty(), text], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, bool>(2)?))
            })
            .optional()?;
        // Most acts move no due time; most of the rest leave alone what the index is made of.
        match known {
            None | Some((_, true, true)) => {}
            Some((key, true, false)) => {
                connection
                    .prepare_cached("UPDATE heads SET dues = ?2 WHERE stream = ?1")?
                    .execute(params![key, text])?;
            }
            Some((key, false, _)) => {
                connection
                    .prepare_cached("UPDATE heads SET dues = ?2, has_dues = ?3 WHERE stream = ?1")?
                    .execute(params![key, text, !list.is_empty()])?;
            }
        }
        Ok(())
    }

    /// Drops every summary and clock; the app makes them anew from the log.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn drop_projections(&mut self) -> Result<(), StoreError> {
        Ok(self.connection().execute_batch(UNPROJECT)?)
    }
}

/// Takes back everything that the app has projected.
const UNPROJECT: &str = "UPDATE heads SET reference = NULL, number = NULL, kind = NULL, title = NULL, severity = NULL, \
    status = NULL, started_at = NULL, declared_at = NULL, resolved_at = NULL, updated_at = NULL, updates = NULL, \
    open = NULL, live = NULL, up_to_seq = NULL, sought = NULL, has_dues = NULL, dues = NULL, card = NULL";

/// Takes back what was projected of one stream.
pub(crate) fn forget(connection: &Connection, stream: &str) -> rusqlite::Result<()> {
    let of_stream = format!("{UNPROJECT} WHERE stream = (SELECT key FROM streams WHERE id = ?1)");
    connection.execute(&of_stream, [stream])?;
    Ok(())
}

/// A clock as it stands in its row: stakeholder, due_at and set_at in milliseconds, the app's text.
#[derive(Serialize, Deserialize)]
struct Due<'a>(Cow<'a, str>, i64, i64, Cow<'a, str>);

impl<'a> From<&'a DueRow> for Due<'a> {
    fn from(due: &'a DueRow) -> Self {
        let (due_at, set_at) = (due.due_at.timestamp_millis(), due.set_at.timestamp_millis());
        Self(due.stakeholder.as_str().into(), due_at, set_at, due.json.as_str().into())
    }
}

impl Due<'_> {
    fn of(self, stream: &StreamId) -> rusqlite::Result<DueRow> {
        let instant =
            |value| DateTime::from_timestamp_millis(value).ok_or(rusqlite::Error::IntegralValueOutOfRange(1, value));
        Ok(DueRow {
            stream: stream.clone(),
            stakeholder: StakeholderId::new(self.0),
            due_at: instant(self.1)?,
            set_at: instant(self.2)?,
            json: self.3.into_owned(),
        })
    }
}

fn read_dues<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<Vec<Due<'a>>> {
    let text = row.get_ref(column)?;
    serde_json::from_str(text.as_str()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, text.data_type(), Box::new(error)))
}

/// Reads a row of [`select_summary`].
pub(crate) fn summary(row: &Row<'_>) -> rusqlite::Result<Summary> {
    Ok(Summary {
        stream: row.get_ref(0)?.as_str()?.into(),
        reference: row.get(1)?,
        number: row.get(2)?,
        kind: word(row, 3)?,
        title: row.get(4)?,
        severity: word(row, 5)?,
        status: word(row, 6)?,
        started_at: optional_milliseconds(row, 7)?,
        declared_at: milliseconds(row, 8)?,
        resolved_at: optional_milliseconds(row, 9)?,
        updated_at: milliseconds(row, 10)?,
        updates: row.get(11)?,
        open: row.get(12)?,
        live: row.get(13)?,
        up_to_seq: row.get(14)?,
        card: row.get(15)?,
    })
}

/// Reference and title in small letters, each word after one space: what a filter and a first letter are looked for in.
fn sought(summary: &Summary) -> String {
    let mut sought = String::with_capacity(summary.reference.len() + summary.title.len() + 2);
    for word in summary.reference.split_whitespace().chain(summary.title.split_whitespace()) {
        sought.push(' ');
        sought.push_str(&word.to_lowercase());
    }
    sought
}

fn word<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text = row.get_ref(column)?;
    text.as_str()?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, text.data_type(), Box::new(error)))
}
