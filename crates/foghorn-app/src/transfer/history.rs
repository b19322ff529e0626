//! What status pages kept of the past: a file, or a folder of files, as the entries of each incident.
//!
//! Here: records of whatever format, each with the place where it stands, no incident twice, and none that was changed at
//! its source since it was taken in. Not here: the formats (foghorn-exchange), and what happens to the entries (`import`).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use foghorn_core::{Entry, StreamId};
use foghorn_exchange::{Format, Line, cstate, detect, statuspage_json, statuspage_jsonl};
use foghorn_store::Kept;

use super::each_line::each_line;
use super::import::Readout;
use crate::app::App;
use crate::failure::Failure;

/// Folders within folders are looked into so deep.
const DEPTH: usize = 4;
/// A folder has at most so many files that are read: far more than any page has incidents.
const FILES: usize = 100_000;
/// No file in a folder may be longer, in bytes: 256 MiB.
const LONGEST: u64 = 256 * 1024 * 1024;

/// One file of a page's history; `None` where the format is none of theirs.
pub(super) fn file(app: &App, path: &Path, bytes: &[u8]) -> Result<Option<Readout>, Failure> {
    let mut records = Records::default();
    match records.read(path, bytes, "") {
        Some(format) => records.into_readout(app, format.as_str()).map(Some),
        None => Ok(None),
    }
}

/// Every file of a folder that holds a page's history: Markdown of cState, answers and histories of status pages.
pub(super) fn folder(app: &App, root: &Path) -> Result<Readout, Failure> {
    let mut files = Vec::new();
    collect(root, DEPTH, &mut files)?;
    files.sort();
    let (mut records, mut formats) = (Records::default(), Vec::new());
    for path in files {
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let long = std::fs::metadata(&path).is_ok_and(|about| about.len() > LONGEST);
        let bytes = if long { Err("it is longer than 256 MiB".to_owned()) } else { read(&path) };
        match bytes {
            Err(reason) => records.faults.push(format!("{name}: {reason}")),
            Ok(bytes) => match records.read(&path, &bytes, &name) {
                Some(format) if !formats.contains(&format) => formats.push(format),
                Some(_) => {}
                None => records.faults.push(format!("{name}: no history of a status page is in it")),
            },
        }
    }
    match formats.as_slice() {
        [] => Err(Failure::new(
            "unknown-format",
            format!("In {} lies no history of a status page; nothing was taken in.", root.display()),
        )),
        [format] => records.into_readout(app, format.as_str()),
        _ => records.into_readout(app, "folder"),
    }
}

/// The files whose endings say that a history may be in them. What begins with a dot or an underscore is the page's own.
fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable =
        |error: std::io::Error| Failure::new("unreadable", format!("{} cannot be read: {error}.", folder.display()));
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
        if entry.file_name().to_string_lossy().starts_with(['.', '_']) {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            collect(&path, depth - 1, files)?;
        } else if kind.is_file() && path.extension().is_some_and(is_history) {
            files.push(path);
        }
        if files.len() > FILES {
            let message = format!("{} holds more than {FILES} files; nothing was taken in.", folder.display());
            return Err(Failure::new("too-many", message));
        }
    }
    Ok(())
}

fn is_history(ending: &OsStr) -> bool {
    ["md", "json", "jsonl"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("it cannot be read: {error}"))
}

/// Records, by the incident that each becomes: their order, the place where each stands, and its entries.
#[derive(Default)]
struct Records {
    read: BTreeMap<StreamId, (usize, String, Vec<Entry>)>,
    faults: Vec<String>,
}

impl Records {
    /// Reads a file's records; `name` is put before each place where there are several files.
    fn read(&mut self, path: &Path, bytes: &[u8], name: &str) -> Option<Format> {
        let format = detect(bytes)?;
        let before = |place: String| if name.is_empty() { place } else { format!("{name}, {place}") };
        match format {
            Format::StatuspageJsonl => {
                let read = |line: &Line| Ok(statuspage_jsonl::read_line(line.number, &line.text)?.entries());
                let faults = each_line(bytes, read, |number, entries| {
                    self.add(before(format!("line {number}")), entries);
                });
                self.faults.extend(faults.into_iter().map(before));
            }
            Format::StatuspageJson => match text(bytes).and_then(statuspage_json::read) {
                Err(reason) => self.faults.push(before(reason)),
                Ok(answer) => {
                    for (index, record) in answer.incidents.iter().enumerate() {
                        match record {
                            Ok(record) => {
                                self.add(before(format!("incident {}", index + 1)), answer.entries(record));
                            }
                            Err(fault) => self.faults.push(before(fault.clone())),
                        }
                    }
                }
            },
            Format::CState => {
                let place = if name.is_empty() { file_name(path) } else { name.to_owned() };
                match text(bytes).and_then(|text| cstate::read(&stem(path), text)) {
                    Ok(page) => self.add(place, page.entries()),
                    Err(reason) => self.faults.push(format!("{place}: {reason}")),
                }
            }
            Format::FoghornJsonl | Format::FoghornBrief | Format::Encrypted => return None,
        }
        Some(format)
    }

    /// Takes a record in, unless another of its id stands before it.
    fn add(&mut self, place: String, entries: Vec<Entry>) {
        let Some(first) = entries.first() else { return };
        let order = self.read.len();
        match self.read.entry(first.header.stream.clone()) {
            Slot::Vacant(slot) => {
                slot.insert((order, place, entries));
            }
            Slot::Occupied(taken) if taken.get().2 == entries => {}
            Slot::Occupied(taken) => {
                let (_, other, _) = taken.get();
                let whose = if place.starts_with("line ") { "the file holds" } else { "there is" };
                self.faults.push(format!("{place}: {whose} another record of this id in {other}, which was taken"));
            }
        }
    }

    /// A record that was changed at its source after it was imported would stand here twice: the one here stays.
    fn into_readout(mut self, app: &App, format: &'static str) -> Result<Readout, Failure> {
        let mut records: Vec<_> = self.read.into_iter().collect();
        records.sort_by_key(|(_, (order, ..))| *order);
        let mut streams = Vec::with_capacity(records.len());
        app.store().read(|reading| {
            for (stream, (_, place, entries)) in records {
                if forks(&entries, &reading.entries(&stream)?) {
                    let sentence = "it was changed at its source since it was imported; the one here stays";
                    self.faults.push(format!("{place}: {sentence}"));
                } else {
                    streams.push(entries);
                }
            }
            Ok::<_, Failure>(())
        })?;
        Ok(Readout { format, streams, faults: self.faults })
    }
}

/// True where one of these entries would stand beside another of the same replica and number.
fn forks(entries: &[Entry], here: &[Kept]) -> bool {
    entries.iter().map(|entry| &entry.header).any(|new| {
        let headers = here.iter().map(|kept| &kept.entry.header);
        headers.into_iter().any(|old| old.replica == new.replica && old.n == new.n && old.id != new.id)
    })
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
