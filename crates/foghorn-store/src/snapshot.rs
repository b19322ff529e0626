//! Snapshots: full copies in `snapshots/<time>.db`, and copies to wherever the user says.
//!
//! Not here: the entries between two snapshots (`segment`), which of them are kept (`thin`), putting one back
//! (`restore`).

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use foghorn_core::At;

use crate::connection::lock;
use crate::copy;
use crate::error::StoreError;
use crate::folder::{self, Folder};
use crate::lock::Turn;
use crate::store::Store;

/// A full copy of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The file.
    pub path: PathBuf,
    /// When it was made, UTC.
    pub taken_at: At,
}

impl Store {
    /// True where the newest snapshot is a day old or older, and something was written since.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn snapshot_is_due(&self, now: At) -> Result<bool, StoreError> {
        let newest = list(&self.folder)?.pop();
        if newest.is_some_and(|newest| now - newest.taken_at < TimeDelta::days(1)) {
            return Ok(false);
        }
        self.read(|reading| {
            let covered: i64 = reading
                .connection()
                .query_row("SELECT snapshot_seq FROM identity", [], |row| row.get(0))
                .map_err(StoreError::from)?;
            Ok(reading.max_seq()? > covered)
        })
    }

    /// Takes a full copy of this moment into `snapshots/`. For a thread of its own: acts beside it do not wait.
    ///
    /// # Errors
    /// Where the disk refuses; then there is no snapshot, never half of one.
    pub fn snapshot(&self, now: At) -> Result<Snapshot, StoreError> {
        self.forget_expunged()?;
        let (snapshot, seq) = take(&self.folder, now)?;
        lock(self.writer())
            .execute("UPDATE identity SET snapshot_seq = ?1, segment_seq = max(segment_seq, ?1)", [seq])?;
        Ok(snapshot)
    }

    /// The snapshots of this folder, oldest first.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn snapshots(&self) -> Result<Vec<Snapshot>, StoreError> {
        list(&self.folder)
    }

    /// Copies the log of this moment into one new file; never overwrites.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where the file is there already, or where the disk refuses.
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        copy::copy(&self.folder.database(), path)?;
        folder::finish(path, path)
    }
}

/// Copies the log of a folder into its snapshots; answers with how far the copy goes.
pub(crate) fn take(folder: &Folder, now: At) -> Result<(Snapshot, i64), StoreError> {
    let _turn = Turn::to_copy(folder)?;
    let partial = folder.snapshots().join("snapshot.partial");
    for path in folder::with_sidecars(&partial) {
        folder::remove(&path)?;
    }
    let seq = copy::copy(&folder.database(), &partial)?;
    let path = free_name(folder, now);
    folder::finish(&partial, &path)?;
    Ok((Snapshot { path, taken_at: now }, seq))
}

/// The snapshots in a folder, oldest first.
pub(crate) fn list(folder: &Folder) -> Result<Vec<Snapshot>, StoreError> {
    let directory = folder.snapshots();
    let mut snapshots = Vec::new();
    for file in fs::read_dir(&directory).map_err(StoreError::at(&directory))? {
        let path = file.map_err(StoreError::at(&directory))?.path();
        if path.extension().is_none_or(|extension| extension != "db") {
            continue;
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if let Some(taken_at) = folder::read_stamp(stem.split('-').next().unwrap_or_default()) {
            snapshots.push(Snapshot { path, taken_at });
        }
    }
    snapshots.sort_by(|one, other| (one.taken_at, &one.path).cmp(&(other.taken_at, &other.path)));
    Ok(snapshots)
}

/// `<time>.db`, or `<time>-2.db` for the second of one second.
fn free_name(folder: &Folder, now: At) -> PathBuf {
    let stamp = folder::stamp(now);
    let plain = folder.snapshots().join(format!("{stamp}.db"));
    let numbered = (2_u32..).map(|number| folder.snapshots().join(format!("{stamp}-{number}.db")));
    std::iter::once(plain.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(plain)
}
