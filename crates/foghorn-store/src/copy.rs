//! Copies of the log: one consistent file each, and what all of them have in common.
//!
//! Here: making one, telling whether one is sound, and making all of them forget what was expunged. Not here: when
//! they are made (`snapshot`, `segment`) and put back (`restore`).

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use foghorn_core::Entry;
use rusqlite::backup::{Backup, StepResult};

use crate::connection;
use crate::drafts;
use crate::error::StoreError;
use crate::examine;
use crate::expunge::{self, Pending};
use crate::folder::{self, Folder};
use crate::identity;
use crate::migrate;
use crate::reading::Reading;
use crate::rows;
use crate::segment;
use crate::snapshot;
use crate::summary;

/// How often a step is tried again where a lock is in its way, a millisecond apart.
const PATIENCE: usize = 5_000;

/// Copies a log, in one step and so of one moment, into a new file that has no identity; answers with how far it goes.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<i64, StoreError> {
    drop(folder::new_private_file(to)?);
    let copied = fill(from, to);
    if copied.is_err() {
        for path in folder::with_sidecars(to) {
            folder::remove(&path)?;
        }
    }
    copied
}

fn fill(from: &Path, to: &Path) -> Result<i64, StoreError> {
    let source = connection::reader(from)?;
    let mut target = connection::plain(to)?;
    // The whole file is synced once, when it is finished.
    target.pragma_update(None, "synchronous", "OFF")?;
    {
        let backup = Backup::new(&source, &mut target)?;
        let mut attempts = 0;
        // In one step: a backup by pages begins anew with each write beside it, and may never finish.
        while backup.step(-1)? != StepResult::Done {
            attempts += 1;
            if attempts > PATIENCE {
                return Err(StoreError::Busy);
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.pragma_update(None, "secure_delete", "ON")?;
    identity::forget(&target)?;
    rows::read_as_today(&target)?;
    Reading::new(&target).max_seq()
}

/// Looks at every page of a copy.
pub(crate) fn sound(path: &Path) -> Result<(), StoreError> {
    let no_copy = |why: String| StoreError::NoCopy { path: path.to_owned(), why };
    match examine::look_at_header(path)? {
        examine::First::Ours => {}
        examine::First::Nothing => return Err(no_copy("there is no such file, or it is empty".to_owned())),
        examine::First::Broken(what) => return Err(no_copy(what)),
    }
    let connection = connection::onlooker(path)?;
    examine::every_page(&connection).map_err(|error| match error {
        StoreError::Damaged { what } => no_copy(what),
        other => other,
    })
}

/// Makes every snapshot and segment forget these bodies.
pub(crate) fn forget_in_copies(folder: &Folder, pending: &[Pending]) -> Result<(), StoreError> {
    for snapshot in snapshot::list(folder)? {
        match forget_in_snapshot(&snapshot.path, pending) {
            // A copy that cannot be read cannot give the text back either.
            Err(StoreError::Damaged { what }) => {
                tracing::warn!(path = %snapshot.path.display(), what, "a damaged snapshot was left as it is");
            }
            other => other?,
        }
    }
    for segment in segment::list(folder)? {
        forget_in_segment(&segment.path, pending)?;
    }
    Ok(())
}

fn forget_in_snapshot(path: &Path, pending: &[Pending]) -> Result<(), StoreError> {
    let mut connection = connection::plain(path)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    let holds_drafts = migrate::format(&connection)? >= drafts::SINCE;
    let transaction = connection.transaction()?;
    for Pending { entry, stream, .. } in pending {
        expunge::expunge(&transaction, stream, *entry)?;
        if holds_drafts {
            drafts::forget(&transaction, stream)?;
        }
        // What the app worked out from the text may still quote it; after a restoration it is worked out anew.
        summary::forget(&transaction, stream)?;
    }
    Ok(transaction.commit()?)
}

fn forget_in_segment(path: &Path, pending: &[Pending]) -> Result<(), StoreError> {
    let ids: Vec<String> = pending.iter().map(|pending| pending.entry.to_string()).collect();
    let at = StoreError::at;
    let text = fs::read_to_string(path).map_err(at(path))?;
    // An id may also stand in the body of the entry that tells of the expunging, and a line that names none is kept
    // as it is: only lines that may be meant are read.
    if !ids.iter().any(|id| text.contains(id)) {
        return Ok(());
    }
    let partial = path.with_extension("partial");
    folder::remove(&partial)?;
    let mut file = folder::new_private_file(&partial)?;
    for line in BufReader::new(text.as_bytes()).lines() {
        let line = line.map_err(at(path))?;
        let meant = ids.iter().any(|id| line.contains(id));
        let line = match serde_json::from_str::<Entry>(&line) {
            Ok(entry) if meant && pending.iter().any(|pending| pending.entry == entry.header.id) => {
                segment::line(&Entry { body: None, ..entry })
            }
            _ => line,
        };
        writeln!(file, "{line}").map_err(at(&partial))?;
    }
    drop(file);
    folder::finish(&partial, path)
}
