//! Making a brief: one incident with its drafts, for the next commander's laptop; or the brief as a page to read.
//!
//! Handing over is the act and its file together: the file is reserved before the act, so that a name that is taken
//! refuses both. What the page says is worded in `read::brief`.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use foghorn_core::verbs::HandOver;
use foghorn_core::{ActId, Entry, StreamId, to_second};
use foghorn_exchange::brief_file::{self, Head, HeadIncident, WrittenDraft};
use foghorn_exchange::{LeftOut, redacted};
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::sealed;
use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::read::brief::{Form, brief_text};
use crate::write;

/// Hands over: the act, and the file for whoever takes over.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct HandOverOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// To whom.
    pub to: String,
    /// What they should know beside the rest.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// What is to be reached.
    #[serde(default)]
    #[ts(optional)]
    pub objectives: Option<String>,
    /// When it is reached.
    #[serde(default)]
    #[ts(optional)]
    pub exit_criteria: Option<String>,
    /// The file, see [`SaveBrief`]; none where missing: then the act stands alone.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
    /// See [`SaveBrief`].
    #[serde(default)]
    #[ts(optional)]
    pub passphrase: Option<String>,
    /// See [`SaveBrief`].
    #[serde(default)]
    #[ts(optional, type = "(\"contacts\" | \"names\" | \"notes\" | \"drafts\")[]")]
    pub without: Option<Vec<LeftOut>>,
}

/// What handing over did: a receipt, and the file.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct HandedOver {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// The act, for retracting it.
    pub act: ActId,
    /// What the actor should know about it, in sentences.
    pub notes: Vec<String>,
    /// The file.
    pub file: Option<BriefSaved>,
}

/// Asks for a brief as a file: `.foghorn` to be taken in, `.html` or `.md` to be read.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SaveBrief {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The file; never overwritten. Its ending says what it becomes.
    pub path: String,
    /// Encrypts a `.foghorn` file.
    #[serde(default)]
    #[ts(optional)]
    pub passphrase: Option<String>,
    /// What is left out of it.
    #[serde(default)]
    #[ts(optional, type = "(\"contacts\" | \"names\" | \"notes\" | \"drafts\")[]")]
    pub without: Option<Vec<LeftOut>>,
}

/// A brief that was written.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub(crate) struct BriefSaved {
    /// The file.
    pub path: String,
    /// How many entries are in it; 0 where it is a page to read.
    pub entries: usize,
    /// How many of them without their text.
    pub without_text: usize,
    /// How many versions of drafts.
    pub drafts: usize,
    /// True where a passphrase opens it.
    pub encrypted: bool,
}

/// What a brief becomes.
enum Kind {
    File,
    Page(Form),
}

/// A file that is there, empty, until the brief is in it; dropped before that, it goes.
struct Reserved {
    path: PathBuf,
    file: File,
    kind: Kind,
    done: bool,
}

/// Hands over.
pub(crate) fn hand_over(app: &App, on: HandOverOn) -> Result<HandedOver, Failure> {
    let HandOverOn { incident, to, note, objectives, exit_criteria, path, passphrase, without } = on;
    let path = path.filter(|path| !path.trim().is_empty());
    let passphrase = passphrase.filter(|passphrase| !passphrase.is_empty());
    let reserved = path.as_deref().map(|path| Reserved::at(path, passphrase.as_deref())).transpose()?;
    let receipt = write::act(app, &incident, HandOver { to, note, objectives, exit_criteria })?;
    let id = receipt.incident.to_string();
    let saved = reserved.map(|reserved| reserved.fill(app, &id, passphrase.as_deref(), &without.unwrap_or_default()));
    let file = saved.transpose().map_err(|failure| {
        let message = format!("The handover stands in the log, but its file does not: {}", failure.message);
        Failure::new(&failure.code, message)
    })?;
    Ok(HandedOver {
        incident: receipt.incident,
        reference: receipt.reference,
        act: receipt.act,
        notes: receipt.notes,
        file,
    })
}

/// Writes a brief.
pub(crate) fn save_brief(app: &App, ask: SaveBrief) -> Result<BriefSaved, Failure> {
    let passphrase = ask.passphrase.as_deref().filter(|passphrase| !passphrase.is_empty());
    let reserved = Reserved::at(&ask.path, passphrase)?;
    reserved.fill(app, &ask.incident, passphrase, &ask.without.unwrap_or_default())
}

impl Reserved {
    fn at(given: &str, passphrase: Option<&str>) -> Result<Self, Failure> {
        let path = PathBuf::from(given.trim());
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let kind = match ending.as_deref() {
            Some("foghorn") => Kind::File,
            Some("html" | "htm") => Kind::Page(Form::Html),
            Some("md") => Kind::Page(Form::Markdown),
            _ => {
                let message =
                    "Name the file .foghorn, for the laptop of whoever takes over, or .html or .md, to be read.";
                return Err(Failure::new("ending", message));
            }
        };
        if passphrase.is_some() && matches!(kind, Kind::Page(_)) {
            let message = "Only a .foghorn file can be encrypted; a page is read as it is.";
            return Err(Failure::new("not-encrypted", message));
        }
        match File::create_new(&path) {
            Ok(file) => Ok(Self { path, file, kind, done: false }),
            Err(error) => Err(unwritable(&path, &error)),
        }
    }

    fn fill(
        mut self,
        app: &App,
        incident: &str,
        passphrase: Option<&str>,
        without: &[LeftOut],
    ) -> Result<BriefSaved, Failure> {
        let (bytes, mut saved) = match self.kind {
            Kind::Page(form) => {
                let said = app.store().read(|reading| brief_text(app, reading, incident, without))?;
                (said.text(form).into_bytes(), BriefSaved::default())
            }
            Kind::File => app.store().read(|reading| bytes(app, reading, incident, without))?,
        };
        let bytes = match passphrase {
            Some(passphrase) => sealed::seal(&bytes, passphrase)?,
            None => bytes,
        };
        let written = self.file.write_all(&bytes).and_then(|()| self.file.sync_all());
        written.map_err(|error| unwritable(&self.path, &error))?;
        self.done = true;
        saved.path = self.path.display().to_string();
        saved.encrypted = passphrase.is_some();
        Ok(saved)
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        if !self.done {
            // Half a brief must not be taken for a whole one; that it cannot be removed changes nothing about that.
            std::fs::remove_file(&self.path).ok();
        }
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let message = format!("{} exists already. Choose another name; nothing was overwritten.", path.display());
            Failure::new("exists", message)
        }
        _ => Failure::new("unwritable", format!("{} cannot be written: {error}.", path.display())),
    }
}

/// The whole of one incident, with its drafts, as far as it is shared.
fn bytes(
    app: &App,
    reading: &Reading<'_>,
    incident: &str,
    without: &[LeftOut],
) -> Result<(Vec<u8>, BriefSaved), Failure> {
    let stream = find(reading, incident)?;
    let mut kept = reading.entries(&stream)?;
    kept.sort_by(|a, b| a.entry.header.order().cmp(&b.entry.header.order()));
    let entries: Vec<Entry> = kept.into_iter().map(|kept| redacted(kept.entry, without)).collect();
    let drafts = match without.contains(&LeftOut::Drafts) {
        true => Vec::new(),
        false => drafts(reading, &stream)?,
    };
    let summary = reading.summary(&stream)?;
    let reference = summary.as_ref().map_or("", |summary| &summary.reference);
    let me = app.known(reading)?.settings.me.trim().to_owned();
    let newest = entries.iter().map(|entry| entry.header.recorded_at).max();
    let head = Head {
        version: brief_file::VERSION,
        made_at: to_second(app.now()),
        made_by: Some(me).filter(|me| !me.is_empty() && !without.contains(&LeftOut::Names)),
        state_as_of: to_second(newest.unwrap_or_else(|| app.now())),
        left_out: without.to_vec(),
        incidents: vec![HeadIncident {
            reference: clip(shown_reference(reading, reference, &stream)?, 60),
            title: clip(summary.map(|summary| summary.title).unwrap_or_default(), 200),
            stream,
        }],
        entries: 0,
        drafts: 0,
    };
    let saved = BriefSaved {
        entries: entries.len(),
        without_text: entries.iter().filter(|entry| entry.body.is_none()).count(),
        drafts: drafts.len(),
        ..BriefSaved::default()
    };
    Ok((brief_file::write(&head, &entries, &drafts), saved))
}

/// Every version of every draft of an incident, oldest first.
fn drafts(reading: &Reading<'_>, stream: &StreamId) -> Result<Vec<WrittenDraft>, Failure> {
    let mut written = Vec::new();
    for newest in reading.drafts(Some(stream))? {
        let versions = reading.draft_versions(&newest.draft)?;
        written.extend(versions.into_iter().rev().map(|version| WrittenDraft {
            draft: version.draft,
            stream: version.stream,
            version: version.version,
            base: version.base,
            saved_at: version.saved_at,
            json: version.json,
        }));
    }
    Ok(written)
}
