//! Looking after the folder: backup, verify, rebuild.

use std::path::Path;

use foghorn_core::StreamId;
use foghorn_core::figures::FigureRow;
use foghorn_store::{StoreError, Summary, Verified};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::folds::Folded;
use crate::project::{dues, project, summary};
use crate::table::Nothing;

/// Asks for one consistent copy of the whole log.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Backup {
    /// The file; never overwritten.
    pub path: String,
}

/// Where the copy is.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BackupDone {
    /// The file.
    pub path: String,
}

/// What checking every hash and every projection found.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct VerifyReport {
    /// How many entries were checked.
    pub entries: u64,
    /// In how many streams.
    pub streams: u64,
    /// How many have no text any more.
    pub without_body: u64,
    /// What is wrong, in sentences; empty: nothing.
    pub defects: Vec<String>,
    /// What to do about it, in sentences.
    pub next_steps: Vec<String>,
    /// True where nothing is wrong.
    pub clean: bool,
}

/// What was made anew.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Rebuilt {
    /// How many incidents.
    pub incidents: usize,
}

/// Copies the log into a file.
pub(crate) fn backup(app: &App, backup: Backup) -> Result<BackupDone, Failure> {
    if backup.path.trim().is_empty() {
        return Err(Failure::new("unwritable", "Name the file to write; a blank is no name."));
    }
    let path = std::path::absolute(&backup.path)
        .map_err(|error| Failure::new("unwritable", format!("{} cannot be written: {error}.", backup.path)))?;
    // These speak of the place that was chosen, not of the data folder.
    app.store().backup_to(&path).map_err(|error| match error {
        StoreError::ReadOnly => {
            Failure::new("unwritable", format!("{} may not be written. Choose another place.", path.display()))
        }
        StoreError::Io { source, .. } => {
            Failure::new("unwritable", format!("{} cannot be written: {source}.", path.display()))
        }
        error => error.into(),
    })?;
    Ok(BackupDone { path: backup.path })
}

/// Checks every id, hash and count, and that each projection equals its fold.
pub(crate) fn verify(app: &App, _: Nothing) -> Result<VerifyReport, Failure> {
    let verified = app.store().verify()?;
    let mut defects: Vec<String> = verified.defects.iter().map(ToString::to_string).collect();
    defects.extend(verified.forks.iter().map(ToString::to_string));
    defects.extend(verified.gaps.iter().map(ToString::to_string));
    let mut next_steps = next_steps(&verified, app.folder());
    let of_the_log = defects.len();
    app.store().read(|reading| {
        let mut clocks = reading.dues()?;
        for stream in reading.streams()? {
            let folded = Folded::whole(&stream, reading.entries(&stream)?);
            let mut standing: Vec<_> = clocks.extract_if(.., |due| due.stream == stream).collect();
            let mut folded_dues = dues(&folded.incident);
            standing.sort_by(|a, b| a.stakeholder.cmp(&b.stakeholder));
            folded_dues.sort_by(|a, b| a.stakeholder.cmp(&b.stakeholder));
            if !is_as_folded(reading.summary(&stream)?, &folded) || standing != folded_dues {
                defects.push(format!("{stream}: what lists show differs from its log"));
            }
        }
        Ok::<_, Failure>(())
    })?;
    if defects.len() > of_the_log {
        next_steps.push("Make lists and clocks anew: foghorn rebuild.".to_owned());
    }
    Ok(VerifyReport {
        entries: verified.entries,
        streams: verified.streams,
        without_body: verified.without_body,
        clean: defects.is_empty(),
        defects,
        next_steps,
    })
}

/// What to do about what a look at the log found.
fn next_steps(verified: &Verified, folder: &Path) -> Vec<String> {
    let folder = folder.display();
    let mut steps = Vec::new();
    if !verified.defects.is_empty() {
        steps.push(format!(
            "A damaged disk does this, or a changed file. Export the log, and copy {folder} to a safe place. Then close \
             Foghorn, move {folder}/live out of the folder, start it again, so that it goes on with the newest \
             snapshot, and import the export: what is sound comes back."
        ));
    }
    if !verified.forks.is_empty() {
        steps.push(
            "Two copies of one data folder wrote under one name. Nothing is lost, both records are kept: go on with one \
             of the two, and import the other's export there."
                .to_owned(),
        );
    }
    if !verified.gaps.is_empty() {
        steps.push(
            "Entries are missing: import an export of the laptop that wrote them; importing adds only what is not here."
                .to_owned(),
        );
    }
    steps
}

/// Makes every projection anew from the log.
pub(crate) fn rebuild(app: &App, _: Nothing) -> Result<Rebuilt, Failure> {
    let incidents = app.store().write(|tx| {
        tx.drop_projections()?;
        let streams = tx.streams()?;
        for stream in &streams {
            let folded = Folded::whole(stream, tx.entries(stream)?);
            project(tx, &folded)?;
        }
        Ok::<_, Failure>(streams.len())
    })?;
    app.folds().clear();
    app.changed(Vec::new());
    Ok(Rebuilt { incidents })
}

/// Whether a summary says what the log says. Figures that an older version did not make yet are no defect.
fn is_as_folded(standing: Option<Summary>, folded: &Folded) -> bool {
    let Some(standing) = standing else { return false };
    let mut as_folded = summary(folded);
    if !standing.card.starts_with(FigureRow::BEGINNING) {
        as_folded.card.clone_from(&standing.card);
    }
    standing == as_folded
}

/// After a restore or a salvage streams may stand without a summary, or with one of an older day: they get theirs when
/// the folder is opened.
pub(crate) fn finish_projections(app: &App) -> Result<(), Failure> {
    let behind: Vec<StreamId> = app.store().read(|reading| reading.unprojected())?;
    if behind.is_empty() {
        return Ok(());
    }
    app.store().write(|tx| {
        for stream in &behind {
            let folded = Folded::whole(stream, tx.entries(stream)?);
            project(tx, &folded)?;
        }
        Ok(())
    })
}
