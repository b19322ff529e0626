//! `.foghorn`: what one commander hands to the next. A head, the entries of one incident or several as [`foghorn_jsonl`]
//! writes them, the drafts with their versions, and a seal over all of it; one JSON object a line.
//!
//! Here: writing and reading the whole of it, with every check that needs nothing but the file. A file is taken as a whole
//! or not at all: unlike an export it says how much it holds, so that a half of it is never taken for it. Not here:
//! whether its entries fit a log (foghorn-store), what a draft's version holds (foghorn-app), and passphrases.
//!
//! [`foghorn_jsonl`]: crate::foghorn_jsonl

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SecondsFormat};
use foghorn_core::entry::sha256_hex;
use foghorn_core::{At, DraftId, Entry, StreamId};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::fault::LineFault;
use crate::foghorn_jsonl::{read_entry, write_entry};
use crate::lines::{Line, Lines};
use crate::redaction::LeftOut;

/// The version of the file's format; a newer one is refused.
pub const VERSION: u32 = 1;

/// How every file begins.
pub(crate) const BEGINNING: &[u8] = b"{\"foghorn-brief\":";

/// So many faults are named; whoever made the file makes it anew, and nobody mends it line by line.
const FAULTS_AT_MOST: usize = 20;

/// Nobody hands over more incidents at once.
const INCIDENTS_AT_MOST: usize = 10_000;

/// Names in a head and of drafts are ids, not texts.
const LONGEST_NAME: usize = 200;
const LONGEST_TITLE: usize = 1_000;

/// What stands in the first line. Fields that this version does not know are passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of the format.
    #[serde(rename = "foghorn-brief")]
    pub version: u32,
    /// When the file was made, to the second.
    #[serde(with = "seconds")]
    pub made_at: At,
    /// By whom, by name; left out where names are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_by: Option<String>,
    /// When its newest entry was written down: nothing later is in it.
    #[serde(with = "seconds")]
    pub state_as_of: At,
    /// What was left out before it was shared.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// The incidents in it.
    pub incidents: Vec<HeadIncident>,
    /// How many entries follow.
    pub entries: usize,
    /// How many versions of drafts follow them.
    pub drafts: usize,
}

/// One incident of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadIncident {
    /// Its stream.
    pub stream: StreamId,
    /// `INC-7`, as whoever made the file calls it.
    pub reference: String,
    /// What is broken.
    pub title: String,
}

/// One version of a draft; `json` is what foghorn-app keeps of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenDraft {
    /// Which draft.
    pub draft: DraftId,
    /// The incident that it is about.
    pub stream: StreamId,
    /// Counted from 1 on the laptop that made the file.
    pub version: u32,
    /// The version that it grew from; 0: none.
    pub base: u32,
    /// When it was saved, to the millisecond.
    #[serde(with = "milliseconds")]
    pub saved_at: At,
    /// A JSON object as text, so that its bytes stay as they were.
    pub json: String,
}

/// A file that was read and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefFile {
    /// Its first line.
    pub head: Head,
    /// The entries of each incident.
    pub incidents: BTreeMap<StreamId, Vec<Entry>>,
    /// Versions of drafts, each with its line's number, in the order of the file.
    pub drafts: Vec<(usize, WrittenDraft)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    sha256: String,
}

#[derive(Deserialize)]
struct Versioned {
    #[serde(rename = "foghorn-brief")]
    version: u32,
}

/// The bytes of a file; its counts are taken from what it holds.
pub fn write(head: &Head, entries: &[Entry], drafts: &[WrittenDraft]) -> Vec<u8> {
    let head = Head { version: VERSION, entries: entries.len(), drafts: drafts.len(), ..head.clone() };
    let mut bytes = Vec::new();
    let mut line = |text: &str| {
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(b'\n');
    };
    line(&json(&head));
    entries.iter().for_each(|entry| line(&write_entry(entry)));
    drafts.iter().for_each(|draft| line(&json(draft)));
    let seal = Seal { sha256: sha256_hex(&bytes) };
    bytes.extend_from_slice(json(&seal).as_bytes());
    bytes.push(b'\n');
    bytes
}

/// Reads a whole file and checks all of it.
///
/// # Errors
/// What is wrong with it, each with its line, in the order of the file; then nothing of it may be taken in.
pub fn read(bytes: &[u8]) -> Result<BriefFile, Vec<LineFault>> {
    let mut lines = Lines::new(bytes);
    let one = |fault| vec![fault];
    let head = head(lines.next()).map_err(one)?;
    let known: BTreeSet<&StreamId> = head.incidents.iter().map(|incident| &incident.stream).collect();
    let mut file = BriefFile { head: head.clone(), incidents: BTreeMap::new(), drafts: Vec::new() };
    let mut faults = Vec::new();
    let promised = head.entries.saturating_add(head.drafts);
    let (mut read, mut last) = (0, 1);
    for line in lines {
        let line = match line {
            Ok(line) => line,
            Err(fault) => {
                (read, last) = (read + 1, fault.line);
                faults.push(fault);
                if faults.len() == FAULTS_AT_MOST {
                    return Err(faults);
                }
                continue;
            }
        };
        last = line.number;
        if read == promised {
            return sealed(bytes, &line, faults).map(|()| file);
        }
        if let Err(fault) = take(&mut file, &known, &head, read, &line) {
            faults.push(fault);
            if faults.len() == FAULTS_AT_MOST {
                return Err(faults);
            }
        }
        read += 1;
    }
    let reason = format!(
        "the file ends here, {read} of {promised} lines after its head and without its seal: a part of it is missing"
    );
    faults.push(LineFault::new(last, reason));
    Err(faults)
}

fn head(first: Option<Result<Line, LineFault>>) -> Result<Head, LineFault> {
    let line = first.unwrap_or_else(|| Err(LineFault::new(1, "the file is empty")))?;
    let fault = |reason: String| LineFault::new(line.number, reason);
    if let Ok(Versioned { version }) = serde_json::from_str(&line.text)
        && version != VERSION
    {
        return Err(fault(format!(
            "it is in version {version} of the format, and this Foghorn reads version {VERSION}; update Foghorn"
        )));
    }
    let head: Head = serde_json::from_str(&line.text).map_err(|error| LineFault::json(line.number, &error))?;
    if head.incidents.len() > INCIDENTS_AT_MOST {
        return Err(fault(format!("it names {} incidents; at most {INCIDENTS_AT_MOST} fit", head.incidents.len())));
    }
    for incident in &head.incidents {
        let texts = [(incident.stream.as_str(), LONGEST_NAME), (&incident.reference, LONGEST_NAME)];
        let bad = texts.into_iter().any(|(text, most)| text.len() > most || text.chars().any(char::is_control));
        if bad || incident.stream.as_str().is_empty() || incident.title.len() > LONGEST_TITLE {
            return Err(fault("it names an incident in more words than fit".to_owned()));
        }
    }
    Ok(head)
}

/// The line of an entry or, behind the entries, of a draft.
fn take(
    file: &mut BriefFile,
    known: &BTreeSet<&StreamId>,
    head: &Head,
    read: usize,
    line: &Line,
) -> Result<(), LineFault> {
    let fault = |reason: &str| Err(LineFault::new(line.number, reason));
    if read < head.entries {
        let entry = read_entry(line.number, &line.text)?;
        let stream = &entry.header.stream;
        if !known.contains(stream) {
            return fault("it belongs to an incident that the head does not name");
        }
        match file.incidents.get_mut(stream) {
            Some(entries) => entries.push(entry),
            None => drop(file.incidents.insert(stream.clone(), vec![entry])),
        }
        return Ok(());
    }
    let draft: WrittenDraft = serde_json::from_str(&line.text).map_err(|error| LineFault::json(line.number, &error))?;
    let name = draft.draft.as_str();
    if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
        return fault("its draft must be a name of 1 to 200 bytes without control characters");
    }
    if !known.contains(&draft.stream) {
        return fault("its draft is about an incident that the head does not name");
    }
    if draft.version == 0 || draft.base >= draft.version {
        return fault("its version must be 1 or more, and its base a version before it");
    }
    if !draft.json.starts_with('{') || serde_json::from_str::<IgnoredAny>(&draft.json).is_err() {
        return fault("what it holds is not a JSON object");
    }
    file.drafts.push((line.number, draft));
    Ok(())
}

/// The last line proves the bytes before it: heads and drafts have no hash of their own.
fn sealed(bytes: &[u8], line: &Line, mut faults: Vec<LineFault>) -> Result<(), Vec<LineFault>> {
    let end = bytes.trim_ascii_end().len();
    let start = bytes[..end].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let is_last = bytes[..start].iter().filter(|byte| **byte == b'\n').count() + 1 == line.number;
    match serde_json::from_str::<Seal>(&line.text) {
        Err(_) => faults
            .push(LineFault::new(line.number, "the file's seal should stand here: more follows than its head says")),
        Ok(_) if !is_last => faults.push(LineFault::new(line.number + 1, "something follows behind the file's seal")),
        // An entry that was altered is named by its own line: that says more.
        Ok(seal) if faults.is_empty() && seal.sha256 != sha256_hex(&bytes[..start]) => {
            let reason = "the file was altered after it was made: what stands before this line does not match its seal";
            faults.push(LineFault::new(line.number, reason));
        }
        Ok(_) => {}
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn json(line: &impl Serialize) -> String {
    // Serializing plain structs of strings and numbers into memory has no way to fail.
    serde_json::to_string(line).unwrap_or_default()
}

/// Only the one spelling that is written is read, so that what comes in goes out as the same bytes.
fn instant<'de, D: serde::Deserializer<'de>>(from: D, precision: SecondsFormat) -> Result<At, D::Error> {
    let text = String::deserialize(from)?;
    let at = DateTime::parse_from_rfc3339(&text).ok().map(|at| at.to_utc());
    at.filter(|at| at.to_rfc3339_opts(precision, true) == text)
        .ok_or_else(|| serde::de::Error::custom("an instant must be in UTC, written like 2026-11-21T13:05:00Z"))
}

macro_rules! instants {
    ($name:ident, $precision:expr) => {
        mod $name {
            use super::{At, SecondsFormat};

            pub(super) fn serialize<S: serde::Serializer>(at: &At, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&at.to_rfc3339_opts($precision, true))
            }

            pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<At, D::Error> {
                super::instant(from, $precision)
            }
        }
    };
}

instants!(seconds, SecondsFormat::Secs);
instants!(milliseconds, SecondsFormat::Millis);
