//! Import: everything is read and checked first, then whole incidents go in, so that acts beside it hardly wait.
//!
//! Repeating adds nothing; a bad line is reported with its place and reason, and the rest goes in.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Duration;

use foghorn_core::{Entry, EntryId, Event, StreamId};
use foghorn_exchange::{Format, Line, detect, foghorn_jsonl};
use foghorn_store::{Kept, Slowly, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::brief_in::{BriefAbout, bytes_of, is_brief, is_named_so, take_in_brief};
use super::each_line::each_line;
use super::history;
use crate::app::App;
use crate::clock::stopwatch;
use crate::failure::Failure;
use crate::folds::Folded;
use crate::project::project;
use crate::wire::Changed;

/// Asks to take in a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Import {
    /// The file: a brief, Foghorn's own JSON lines, or a status page's history; or a folder of such histories.
    pub path: String,
    /// What opens it, where it is encrypted.
    #[serde(default)]
    #[ts(optional)]
    pub passphrase: Option<String>,
    /// Nothing but a brief is meant: anything else is refused before the first write.
    #[serde(default)]
    #[ts(optional)]
    pub only_brief: Option<bool>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ImportDone {
    /// `foghorn-brief`, `foghorn-jsonl`, `statuspage-jsonl`, `statuspage-json`, `cstate`, or `folder` where it held several.
    pub format: String,
    /// How many incidents the file has.
    pub incidents: usize,
    /// How many entries are new here.
    pub added: usize,
    /// How many were here already.
    pub already: usize,
    /// Lines that were left out, each with its place and reason.
    pub faults: Vec<String>,
    /// Incidents that were kept although something is wrong with them.
    pub marked: usize,
    /// True where it was cancelled; repeating completes it.
    pub cancelled: bool,
    /// How many texts came for entries that stood here without.
    pub filled: usize,
    /// How many drafts got versions that were not here before.
    pub drafts: usize,
    /// How many of them had grown apart: both texts are kept, as versions.
    pub diverged: usize,
    /// What a brief says about itself.
    pub brief: Option<BriefAbout>,
}

/// Reports are at most so long; the rest is counted.
const FAULTS_SHOWN: usize = 200;

/// Takes in a file.
pub(crate) fn import(app: &App, import: Import) -> Result<ImportDone, Failure> {
    app.cancelled().store(false, Ordering::SeqCst);
    let path = PathBuf::from(&import.path);
    let unreadable =
        |error: std::io::Error| Failure::new("unreadable", format!("{} cannot be read: {error}.", path.display()));
    let only_brief = import.only_brief.unwrap_or(false);
    let no_brief = || {
        let message = format!("{} is no brief; nothing was taken in.", path.display());
        Err(Failure::new("not-a-brief", message))
    };
    if path.is_dir() {
        if only_brief {
            return no_brief();
        }
        return into_log(app, history::folder(app, &path)?);
    }
    let bytes = if is_named_so(&path) { bytes_of(&path)? } else { std::fs::read(&path).map_err(unreadable)? };
    if is_brief(&path, &bytes) {
        return take_in_brief(app, &path, bytes, import.passphrase.as_deref());
    }
    if only_brief {
        return no_brief();
    }
    let read = match detect(&bytes) {
        Some(Format::FoghornJsonl) => Some(own(&bytes)),
        _ => history::file(app, &path, &bytes)?,
    };
    let Some(read) = read else {
        let message = format!(
            "{} is neither a brief, nor a Foghorn export, nor a status page's history in a form that is known; nothing was \
             taken in.",
            path.display()
        );
        return Err(Failure::new("unknown-format", message));
    };
    drop(bytes);
    into_log(app, read)
}

/// Takes in what was read, whole incidents at a time.
pub(super) fn into_log(app: &App, mut read: Readout) -> Result<ImportDone, Failure> {
    let total = u32::try_from(read.streams.len()).ok();
    let clock = stopwatch();
    let marked = read.streams.iter().filter(|entries| entries.iter().any(is_marked)).count();
    let incidents = read.streams.len();
    let ids: Vec<_> = read.streams.iter().filter_map(|entries| Some(entries.first()?.header.stream.clone())).collect();
    let imported = app.store().take_in_slowly(
        std::mem::take(&mut read.streams),
        Slowly {
            cancel: app.cancelled(),
            stopwatch: &clock,
            on_progress: &mut progress(app, total),
            prepare: &|entries: &[Entry]| Folded::ahead(entries),
            project: &mut taken_in,
        },
    )?;
    if imported.bodies_filled > 0 {
        project_anew(app, &ids)?;
    }
    // A merge may fill bodies of entries that were folded without them.
    app.folds().clear();
    app.changed(Vec::new());
    let mut faults = read.faults;
    faults.extend(imported.refused.iter().map(|(place, flaw)| format!("entry {}: {flaw}", place + 1)));
    if faults.len() > FAULTS_SHOWN {
        let more = faults.len() - FAULTS_SHOWN;
        faults.truncate(FAULTS_SHOWN);
        faults.push(format!("and {more} more"));
    }
    Ok(ImportDone {
        format: read.format.to_owned(),
        incidents,
        added: imported.added,
        already: imported.already,
        faults,
        marked,
        cancelled: imported.cancelled,
        filled: imported.bodies_filled,
        drafts: 0,
        diverged: 0,
        brief: None,
    })
}

/// After a stream got entries: bodies that another laptop expunged go here too, and the projections follow.
fn taken_in(tx: &mut Write<'_>, stream: &StreamId, added: Vec<Kept>, ahead: Option<Folded>) -> Result<(), Failure> {
    let expunged: Vec<EntryId> = added.iter().filter_map(expunges).collect();
    if !expunged.is_empty() {
        // Drafts hold the same texts; what they were written as is asked before it is gone.
        let incident = Folded::whole(stream, tx.entries(stream)?).incident;
        for draft in expunged.iter().filter_map(|entry| crate::write::draft_of(&incident, *entry)) {
            crate::workshop::discard(tx, &draft)?;
        }
    }
    for entry in &expunged {
        tx.expunge(stream, *entry)?;
    }
    let whole = added.iter().all(|kept| kept.entry.body.is_some()) && tx.count(stream)? == added.len();
    let folded = match ahead {
        // Most streams of an import are new: then what was added is all there is, and folded already.
        Some(mut folded) if whole && expunged.is_empty() && folded.records.len() == added.len() => {
            folded.seq = added.last().map_or(0, |kept| kept.seq);
            folded
        }
        _ => Folded::whole(stream, tx.entries(stream)?),
    };
    Ok(project(tx, &folded)?)
}

/// The entry whose text this one says was removed. Told by its kind first: reading what every entry says takes long.
fn expunges(kept: &Kept) -> Option<EntryId> {
    match (kept.entry.header.kind == "expunged").then(|| kept.entry.said())??.event {
        Event::Expunged(expunged) => Some(expunged.entry),
        _ => None,
    }
}

/// Bodies that were missing here came without a new entry, so that no stream told of it: lists follow afterwards.
fn project_anew(app: &App, streams: &[StreamId]) -> Result<(), Failure> {
    for stream in streams {
        app.store().write(|tx| {
            let folded = Folded::whole(stream, tx.entries(stream)?);
            project(tx, &folded)
        })?;
    }
    Ok(())
}

fn progress(app: &App, total: Option<u32>) -> impl FnMut(foghorn_store::Progress) + '_ {
    let clock = stopwatch();
    let mut told: Option<Duration> = None;
    move |progress| {
        // The first at once; then ten times a second is enough for an eye.
        if told.is_some_and(|told| clock().saturating_sub(told) < Duration::from_millis(100)) {
            return;
        }
        told = Some(clock());
        app.tell(&Changed::Progress {
            job: "import".to_owned(),
            done: u32::try_from(progress.streams).unwrap_or(u32::MAX),
            total,
            text: format!("{} entries", progress.entries),
        });
    }
}

/// What a file holds.
pub(super) struct Readout {
    pub(super) format: &'static str,
    /// The entries of each incident.
    pub(super) streams: Vec<Vec<Entry>>,
    /// Lines that were left out.
    pub(super) faults: Vec<String>,
}

fn own(bytes: &[u8]) -> Readout {
    let mut streams: BTreeMap<StreamId, Vec<Entry>> = BTreeMap::new();
    let read = |line: &Line| foghorn_jsonl::read_entry(line.number, &line.text);
    let faults = each_line(bytes, read, |_, entry| {
        streams.entry(entry.header.stream.clone()).or_default().push(entry);
    });
    Readout { format: Format::FoghornJsonl.as_str(), streams: streams.into_values().collect(), faults }
}

fn is_marked(entry: &Entry) -> bool {
    entry.header.kind == "history-imported"
        && matches!(entry.said().map(|said| said.event), Some(Event::HistoryImported(imported)) if !imported.flaws.is_empty())
}
