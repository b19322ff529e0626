//! Messages that are being written: every version that was saved, until the draft is discarded.
//!
//! Here: keeping versions and giving them back. Not here: what a version holds (the app's JSON), and what becomes of a
//! draft (the log).

use chrono::SubsecRound;
use foghorn_core::{At, DraftId, StreamId};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::StoreError;
use crate::reading::Reading;
use crate::rows::milliseconds;
use crate::write::Write;

/// One version of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftVersion {
    /// Which draft.
    pub draft: DraftId,
    /// The incident that it is about.
    pub stream: StreamId,
    /// Counted from 1 within the draft; some may be missing, see [`Write::save_draft`].
    pub version: u32,
    /// The version that it grew from; 0: none.
    pub base: u32,
    /// When it was saved, to the millisecond.
    pub saved_at: At,
    /// The app's own.
    pub json: String,
}

/// The format of files that first had drafts.
pub(crate) const SINCE: u32 = 2;

const COLUMNS: &str = "SELECT draft, stream, version, base, saved_at, json FROM drafts ";

impl Reading<'_> {
    /// The newest version of each draft, of one incident or of all; last saved first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn drafts(&self, stream: Option<&StreamId>) -> Result<Vec<DraftVersion>, StoreError> {
        let sql = format!(
            "{COLUMNS} AS d WHERE (?1 IS NULL OR stream = ?1) \
             AND version = (SELECT max(version) FROM drafts WHERE draft = d.draft) ORDER BY seq DESC"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([stream.map(StreamId::as_str)], version)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest version of a draft; `None` where there is no such draft.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn draft(&self, draft: &DraftId) -> Result<Option<DraftVersion>, StoreError> {
        let sql = format!("{COLUMNS} WHERE draft = ?1 ORDER BY version DESC LIMIT 1");
        Ok(self.connection().prepare_cached(&sql)?.query_row([draft.as_str()], version).optional()?)
    }

    /// Every version of a draft that is kept, newest first; none where there is no such draft.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn draft_versions(&self, draft: &DraftId) -> Result<Vec<DraftVersion>, StoreError> {
        let sql = format!("{COLUMNS} WHERE draft = ?1 ORDER BY version DESC");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([draft.as_str()], version)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Write<'_> {
    /// Keeps one more version; `saved.version` is ignored, and the number that it got is the answer. With `instead`, that
    /// version goes: a pause in typing replaces the pause before it, so that an hour of writing is no thousand versions.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn save_draft(&mut self, saved: &DraftVersion, instead: Option<u32>) -> Result<u32, StoreError> {
        let connection = self.connection();
        let newest: u32 = connection
            .prepare_cached("SELECT coalesce(max(version), 0) FROM drafts WHERE draft = ?1")?
            .query_row([saved.draft.as_str()], |row| row.get(0))?;
        let version = newest + 1;
        insert(connection, "INSERT", &DraftVersion { version, ..saved.clone() })?;
        if let Some(gone) = instead {
            connection
                .prepare_cached("DELETE FROM drafts WHERE draft = ?1 AND version = ?2")?
                .execute(params![saved.draft.as_str(), gone])?;
        }
        Ok(version)
    }

    /// Forgets a draft with all its versions; true where there was one.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn discard_draft(&mut self, draft: &DraftId) -> Result<bool, StoreError> {
        let gone =
            self.connection().prepare_cached("DELETE FROM drafts WHERE draft = ?1")?.execute([draft.as_str()])?;
        Ok(gone > 0)
    }
}

/// Makes a copy forget the drafts about an incident: one of them may quote what was expunged from it.
pub(crate) fn forget(connection: &Connection, stream: &str) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM drafts WHERE stream = ?1", [stream])?;
    Ok(())
}

/// Adds what a damaged file still gives of its drafts, as far as it can be read.
pub(crate) fn add_readable(source: &Connection, target: &Connection) -> rusqlite::Result<()> {
    let Ok(mut statement) = source.prepare(&format!("{COLUMNS} ORDER BY seq")) else { return Ok(()) };
    let Ok(rows) = statement.query_map([], version) else { return Ok(()) };
    for saved in rows.map_while(Result::ok) {
        insert(target, "INSERT OR IGNORE", &saved)?;
    }
    Ok(())
}

fn insert(connection: &Connection, how: &str, saved: &DraftVersion) -> rusqlite::Result<()> {
    let sql =
        format!("{how} INTO drafts (draft, stream, version, base, saved_at, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    let (draft, stream) = (saved.draft.as_str(), saved.stream.as_str());
    let saved_at = saved.saved_at.trunc_subsecs(3).timestamp_millis();
    let row = params![draft, stream, saved.version, saved.base, saved_at, saved.json];
    connection.prepare_cached(&sql)?.execute(row)?;
    Ok(())
}

fn version(row: &Row<'_>) -> rusqlite::Result<DraftVersion> {
    Ok(DraftVersion {
        draft: row.get_ref(0)?.as_str()?.into(),
        stream: row.get_ref(1)?.as_str()?.into(),
        version: row.get(2)?,
        base: row.get(3)?,
        saved_at: milliseconds(row, 4)?,
        json: row.get(5)?,
    })
}
