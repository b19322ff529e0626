//! Projections: what the app works out from an incident and hands over, so that board and archive need no fold.
//!
//! They are written in the transaction of the act that changed them, and can be dropped and made anew. Not here: what
//! the values mean, and pages of many of them (`archive`).

use std::borrow::Cow;

use chrono::DateTime;
use foghorn_core::{At, Kind, Severity, StakeholderId, Status, StreamId};
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use serde::{Deserialize, Serialize};

use crate::append::{Head, stream_head};
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
    /// Writes down the summary of an incident and its clocks, in place of those before.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn project(&mut self, summary: &Summary, dues: &[DueRow]) -> Result<(), StoreError> {
        let connection = self.connection();
        let (stream, highest_hlc) = stream_head(connection, summary.stream.as_str())?;
        Ok(Head { stream, highest_hlc, last_seq: 0 }.raise_and_project(connection, summary, dues)?)
    }

    /// Drops every summary and clock; the app makes them anew from the log.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn drop_projections(&mut self) -> Result<(), StoreError> {
        Ok(self.connection().execute_batch(UNPROJECT)?)
    }
}

impl Head {
    /// Notes how far the stream has come, and what was worked out from it: one row, one statement.
    pub(crate) fn raise_and_project(
        &self,
        connection: &Connection,
        summary: &Summary,
        dues: &[DueRow],
    ) -> rusqlite::Result<()> {
        let milliseconds = |at: Option<At>| at.map(|at| at.timestamp_millis());
        let [declared_at, started_at, resolved_at, updated_at] =
            [Some(summary.declared_at), summary.started_at, summary.resolved_at, Some(summary.updated_at)]
                .map(milliseconds);
        let sought = sought(summary);
        let has_dues = !dues.is_empty();
        let dues: Vec<Due<'_>> = dues.iter().map(Due::from).collect();
        // Serializing plain texts and numbers into memory has no way to fail.
        let dues = has_dues.then(|| serde_json::to_string(&dues).unwrap_or_default());
        let values: [&dyn ToSql; 21] = [
            &self.stream,
            &self.highest_hlc,
            &self.last_seq,
            &summary.title,
            &started_at,
            &resolved_at,
            &updated_at,
            &summary.updates,
            &summary.up_to_seq,
            &summary.card,
            &dues,
            &summary.reference,
            &summary.number,
            &declared_at,
            &summary.kind.as_str(),
            &summary.severity.as_str(),
            &summary.status.as_str(),
            &summary.open,
            &summary.live,
            &sought,
            &has_dues,
        ];
        /// What every act may change, and what the indexes are made of: most acts leave that alone, and so need not
        /// write the indexes' pages.
        const IN_PLACE: &str = "UPDATE heads SET highest_hlc = max(highest_hlc, ?2), last_seq = max(last_seq, ?3), \
            title = ?4, started_at = ?5, resolved_at = ?6, updated_at = ?7, updates = ?8, up_to_seq = ?9, card = ?10, \
            dues = ?11 WHERE stream = ?1 AND reference = ?12 COLLATE BINARY AND number IS ?13 AND declared_at = ?14 \
            AND kind = ?15 AND severity = ?16 AND status = ?17 AND open = ?18 AND live = ?19 AND sought = ?20 \
            AND has_dues = ?21";
        const WHOLE: &str = "UPDATE heads SET highest_hlc = max(highest_hlc, ?2), last_seq = max(last_seq, ?3), \
            title = ?4, started_at = ?5, resolved_at = ?6, updated_at = ?7, updates = ?8, up_to_seq = ?9, card = ?10, \
            dues = ?11, reference = ?12, number = ?13, declared_at = ?14, kind = ?15, severity = ?16, status = ?17, \
            open = ?18, live = ?19, sought = ?20, has_dues = ?21 WHERE stream = ?1";
        if connection.prepare_cached(IN_PLACE)?.execute(values)? == 0 {
            connection.prepare_cached(WHOLE)?.execute(values)?;
        }
        Ok(())
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

pub(crate) fn word<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text = row.get_ref(column)?;
    text.as_str()?
        .parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, text.data_type(), Box::new(error)))
}
