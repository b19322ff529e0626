//! A brief that somebody hands over: looked into first, then taken in as a whole. Nothing is written before all of it was
//! read, checked and found sound; then whole incidents go in, and the drafts after them. Repeating completes.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use foghorn_core::{DraftId, EntryId, StreamId};
use foghorn_exchange::brief_file::{self, BriefFile, WrittenDraft};
use foghorn_exchange::{Format, LeftOut, LineFault, detect};
use foghorn_store::{DraftVersion, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::drafts::{merge, missing};
use super::import::{ImportDone, Readout, into_log};
use super::sealed;
use crate::app::App;
use crate::failure::Failure;
use crate::find::shown_reference;
use crate::workshop::Standing;
use crate::workshop::keep::AT_MOST;

/// The longest brief that is read: far more than a hundred thousand entries.
const LARGEST: u64 = 256 << 20;

/// So many faults are repeated; the first one counts.
const FAULTS_SAID: usize = 3;

/// Asks what is in a brief, without taking it in.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct LookIntoBrief {
    /// The file.
    pub path: String,
    /// What opens it, where it is encrypted.
    #[serde(default)]
    #[ts(optional)]
    pub passphrase: Option<String>,
}

/// What a brief says about itself.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BriefAbout {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: Option<String>,
    /// Nothing that was written down later is in it.
    pub state_as_of: DateTime<Utc>,
    /// What was left out before it was shared.
    #[ts(type = "(\"contacts\" | \"names\" | \"notes\" | \"drafts\")[]")]
    pub left_out: Vec<LeftOut>,
    /// Its incidents.
    pub incidents: Vec<BriefIncident>,
}

/// One incident of a brief.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BriefIncident {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`; as it is called here, where it is here.
    pub reference: String,
    /// What is broken.
    pub title: String,
    /// How many entries the brief has of it.
    pub entries: usize,
    /// How many of them are not here.
    pub new_entries: usize,
    /// How many versions of drafts that are not here.
    pub new_drafts: usize,
}

/// True where the file should be a brief by its name.
pub(super) fn is_named_so(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("foghorn"))
}

/// True where the file is a brief, or should be one by its name: a damaged one must not pass for something else.
pub(super) fn is_brief(path: &Path, bytes: &[u8]) -> bool {
    is_named_so(path) || matches!(detect(bytes), Some(Format::FoghornBrief | Format::Encrypted))
}

/// What is in a brief, and how much of it is new here.
pub(crate) fn look_into_brief(app: &App, ask: LookIntoBrief) -> Result<BriefAbout, Failure> {
    let path = PathBuf::from(ask.path.trim());
    let file = read(&path, bytes_of(&path)?, ask.passphrase.as_deref())?;
    about(app, &file)
}

/// Takes a brief in.
pub(super) fn take_in_brief(
    app: &App,
    path: &Path,
    bytes: Vec<u8>,
    passphrase: Option<&str>,
) -> Result<ImportDone, Failure> {
    let file = read(path, bytes, passphrase)?;
    let told = about(app, &file)?;
    let BriefFile { incidents, drafts, .. } = file;
    let readout = Readout {
        format: Format::FoghornBrief.as_str(),
        streams: incidents.into_values().collect(),
        faults: Vec::new(),
    };
    let done = into_log(app, readout)?;
    if done.cancelled {
        return Ok(ImportDone { brief: Some(told), ..done });
    }
    let written = drafts.into_iter().map(|(_, draft)| draft).collect();
    let merged = app.store().write(|tx| merge(tx, written))?;
    app.changed(Vec::new());
    // As they are called now that they are here.
    let mut told = told;
    app.store().read(|reading| {
        for incident in &mut told.incidents {
            if let Some(summary) = reading.summary(&incident.incident)? {
                incident.reference = shown_reference(reading, &summary.reference, &incident.incident)?;
                incident.title = summary.title;
            }
        }
        Ok::<_, StoreError>(())
    })?;
    Ok(ImportDone { drafts: merged.drafts, diverged: merged.diverged, brief: Some(told), ..done })
}

/// The bytes of a brief.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new("unreadable", format!("{} cannot be read: {error}.", path.display()));
    let length = std::fs::metadata(path).map_err(unreadable)?.len();
    too_large(path, length)?;
    std::fs::read(path).map_err(unreadable)
}

fn too_large(path: &Path, length: u64) -> Result<(), Failure> {
    if length <= LARGEST {
        return Ok(());
    }
    let message = format!("{} has more than {} MiB; no brief is so large. {NOTHING}", path.display(), LARGEST >> 20);
    Err(Failure::new("too-large", message))
}

/// Opens a brief where it is encrypted, reads it, and checks everything that can be checked before the first write.
fn read(path: &Path, bytes: Vec<u8>, passphrase: Option<&str>) -> Result<BriefFile, Failure> {
    too_large(path, bytes.len() as u64)?;
    let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty());
    let bytes = match (detect(&bytes), passphrase) {
        (Some(Format::Encrypted), Some(passphrase)) => sealed::open(&bytes, passphrase)?,
        (Some(Format::Encrypted), None) => {
            let message = format!("{} is encrypted: give the passphrase that it was made with.", path.display());
            return Err(Failure::new("passphrase-needed", message));
        }
        _ => bytes,
    };
    let file = brief_file::read(&bytes).map_err(|faults| damaged(path, &faults))?;
    let faults: Vec<_> = file.drafts.iter().filter_map(|(line, draft)| fault_of(*line, draft)).collect();
    if faults.is_empty() { Ok(file) } else { Err(damaged(path, &faults)) }
}

/// What is wrong with a draft as this Foghorn keeps them.
fn fault_of(line: usize, written: &WrittenDraft) -> Option<LineFault> {
    let version = DraftVersion {
        draft: written.draft.clone(),
        stream: written.stream.clone(),
        version: written.version,
        base: written.base,
        saved_at: written.saved_at,
        json: written.json.clone(),
    };
    let reason = match Standing::read(version) {
        None => "its draft is in a form that this Foghorn does not know; update Foghorn".to_owned(),
        Some(standing) if standing.kept.text.len() > AT_MOST => {
            format!("its draft has {} bytes; at most {AT_MOST} fit", standing.kept.text.len())
        }
        Some(standing) if standing.kept.text.contains('\0') => "its draft has a NUL character".to_owned(),
        Some(_) => return None,
    };
    Some(LineFault::new(line, reason))
}

fn damaged(path: &Path, faults: &[LineFault]) -> Failure {
    let mut said: Vec<_> = faults.iter().take(FAULTS_SAID).map(ToString::to_string).collect();
    if faults.len() > FAULTS_SAID {
        said.push(format!("and {} more", faults.len() - FAULTS_SAID));
    }
    let message = format!("{} is no sound brief. {NOTHING} What is wrong: {}.", path.display(), said.join("; "));
    Failure::new("damaged-brief", message)
}

fn about(app: &App, file: &BriefFile) -> Result<BriefAbout, Failure> {
    let head = &file.head;
    // By incident, then by draft: a hostile file may have many of both.
    let mut drafts_of: HashMap<&StreamId, HashMap<&DraftId, Vec<&WrittenDraft>>> = HashMap::new();
    for (_, draft) in &file.drafts {
        drafts_of.entry(&draft.stream).or_default().entry(&draft.draft).or_default().push(draft);
    }
    let incidents = app.store().read(|reading| {
        let mut incidents = Vec::with_capacity(head.incidents.len());
        for named in &head.incidents {
            let here: HashSet<EntryId> =
                reading.entries(&named.stream)?.iter().map(|kept| kept.entry.header.id).collect();
            let entries = file.incidents.get(&named.stream).map(Vec::as_slice).unwrap_or_default();
            let mut new_drafts = 0;
            for (draft, versions) in drafts_of.get(&named.stream).into_iter().flatten() {
                new_drafts += missing(&reading.draft_versions(draft)?, versions.iter().copied());
            }
            let reference = match reading.summary(&named.stream)? {
                Some(summary) => shown_reference(reading, &summary.reference, &named.stream)?,
                None => named.reference.clone(),
            };
            incidents.push(BriefIncident {
                incident: named.stream.clone(),
                reference,
                title: named.title.clone(),
                entries: entries.len(),
                new_entries: entries.iter().filter(|entry| !here.contains(&entry.header.id)).count(),
                new_drafts,
            });
        }
        Ok::<_, StoreError>(incidents)
    })?;
    Ok(BriefAbout {
        made_at: head.made_at,
        made_by: head.made_by.clone(),
        state_as_of: head.state_as_of,
        left_out: head.left_out.clone(),
        incidents,
    })
}

const NOTHING: &str = "Nothing was taken in.";
