//! Projections: what the app works out from an incident and hands over, so that board and archive need no fold.
//!
//! They are written in the transaction of the act that changed them, and can be dropped and made anew. Not here: what
//! the values mean, and pages of many of them (`archive`).

use foghorn_core::{At, Kind, Severity, StakeholderId, Status, StreamId};
use rusqlite::{OptionalExtension, Row, ToSql, params};

use crate::append::stream_head;
use crate::error::StoreError;
use crate::reading::Reading;
use crate::rows::{milliseconds, optional_milliseconds, stream_key};
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
             m.resolved_at, m.updated_at, m.updates, m.open, m.live, m.up_to_seq, c.json, m.stream \
             FROM summaries m JOIN streams s ON s.key = m.stream JOIN cards c ON c.stream = m.stream ",
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
        let mut statement = self.connection().prepare_cached(select_summary!("WHERE s.id = ?1"))?;
        Ok(statement.query_row([stream.as_str()], summary).optional()?)
    }

    /// The incidents of the board: open, or with a running clock. As quick among ten thousand as among ten.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn live_summaries(&self) -> Result<Vec<Summary>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, m.reference, m.number, m.kind, m.title, m.severity, m.status, m.started_at, m.declared_at, \
             m.resolved_at, m.updated_at, m.updates, m.open, m.live, m.up_to_seq, c.json, m.stream \
             FROM summaries m INDEXED BY summaries_on_board JOIN streams s ON s.key = m.stream \
             JOIN cards c ON c.stream = m.stream WHERE m.open = 1 OR m.live = 1 ORDER BY m.stream",
        )?;
        Ok(statement.query_map([], summary)?.collect::<Result<_, _>>()?)
    }

    /// Streams that have entries but no summary: after a restore or a salvage, until the app wrote one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn streams_without_summary(&self) -> Result<Vec<StreamId>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id FROM streams s WHERE NOT EXISTS (SELECT 1 FROM summaries m WHERE m.stream = s.key) \
             ORDER BY s.key",
        )?;
        let rows = statement.query_map([], |row| Ok(row.get_ref(0)?.as_str()?.into()))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every clock that stands written down, by due time.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn dues(&self) -> Result<Vec<DueRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT s.id, d.stakeholder, d.due_at, d.set_at, d.json FROM dues d JOIN streams s ON s.key = d.stream \
             ORDER BY d.due_at, d.stream, d.stakeholder",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(DueRow {
                stream: row.get_ref(0)?.as_str()?.into(),
                stakeholder: row.get_ref(1)?.as_str()?.into(),
                due_at: milliseconds(row, 2)?,
                set_at: milliseconds(row, 3)?,
                json: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
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
        let values: [&dyn ToSql; 16] = [
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
        ];
        // Most acts leave alone what the indexes are made of, and so need not write the indexes' pages.
        let in_place = connection
            .prepare_cached(
                "UPDATE summaries SET kind = ?5, title = ?6, severity = ?7, status = ?8, started_at = ?9, \
                 resolved_at = ?10, updated_at = ?11, updates = ?12, up_to_seq = ?15, sought = ?16 \
                 WHERE stream = ?1 AND reference = ?2 COLLATE BINARY AND number IS ?3 AND declared_at = ?4 \
                 AND open = ?13 AND live = ?14",
            )?
            .execute(values)?;
        if in_place == 0 {
            connection
                .prepare_cached(
                    "INSERT INTO summaries (stream, reference, number, declared_at, kind, title, severity, status, \
                     started_at, resolved_at, updated_at, updates, open, live, up_to_seq, sought) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
                     ON CONFLICT (stream) DO UPDATE SET reference = ?2, number = ?3, declared_at = ?4, kind = ?5, \
                     title = ?6, severity = ?7, status = ?8, started_at = ?9, resolved_at = ?10, updated_at = ?11, \
                     updates = ?12, open = ?13, live = ?14, up_to_seq = ?15, sought = ?16",
                )?
                .execute(values)?;
        }
        connection
            .prepare_cached(
                "INSERT INTO cards (stream, json) VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET json = ?2",
            )?
            .execute(params![stream, summary.card])?;
        Ok(())
    }

    /// Writes down the clocks of an incident, in place of those before.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn put_dues(&mut self, stream: &StreamId, dues: &[DueRow]) -> Result<(), StoreError> {
        let connection = self.connection();
        let Some(key) = stream_key(connection, stream.as_str())? else { return Ok(()) };
        connection.prepare_cached("DELETE FROM dues WHERE stream = ?1")?.execute([key])?;
        let mut insert = connection.prepare_cached(
            "INSERT INTO dues (stream, stakeholder, due_at, set_at, json) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for due in dues {
            let (due_at, set_at) = (due.due_at.timestamp_millis(), due.set_at.timestamp_millis());
            insert.execute(params![key, due.stakeholder.as_str(), due_at, set_at, due.json])?;
        }
        Ok(())
    }

    /// Drops every summary and clock; the app makes them anew from the log.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn drop_projections(&mut self) -> Result<(), StoreError> {
        Ok(self.connection().execute_batch("DELETE FROM dues; DELETE FROM cards; DELETE FROM summaries;")?)
    }
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
    text.as_str()?.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, text.data_type(), Box::new(error))
    })
}
