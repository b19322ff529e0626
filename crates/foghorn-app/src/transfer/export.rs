//! Export: the entries themselves as JSON lines, which import back to the same log, byte for byte.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use foghorn_exchange::foghorn_jsonl::write_entry;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;

/// Asks to write incidents into a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Export {
    /// The file; never overwritten.
    pub path: String,
    /// `INC-7`, or a stream's id; all incidents where missing.
    #[serde(default)]
    #[ts(optional)]
    pub incident: Option<String>,
}

/// What an export wrote.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ExportDone {
    /// The file.
    pub path: String,
    /// How many incidents.
    pub incidents: usize,
    /// How many entries.
    pub entries: usize,
}

/// Writes incidents into a file: complete, or not there at all.
pub(crate) fn export(app: &App, export: Export) -> Result<ExportDone, Failure> {
    if export.path.trim().is_empty() {
        return Err(Failure::new("unwritable", "Name the file to write; a blank is no name."));
    }
    let path = PathBuf::from(&export.path);
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let message = format!("{} exists already. Choose another name; nothing was overwritten.", path.display());
            Failure::new("exists", message)
        }
        _ => Failure::new("unwritable", format!("{} cannot be written: {error}.", path.display())),
    };
    let file = File::create_new(&path).map_err(failed)?;
    let mut out = BufWriter::new(file);
    let written = write_streams(app, export.incident.as_deref(), &mut out)
        .and_then(|done| out.flush().map_err(failed).map(|()| done))
        .and_then(|done| out.get_ref().sync_all().map_err(failed).map(|()| done));
    match written {
        Ok((incidents, entries)) => Ok(ExportDone { path: export.path, incidents, entries }),
        Err(failure) => {
            // Half an export must not be taken for a whole one; that it cannot be removed changes nothing about that.
            std::fs::remove_file(&path).ok();
            Err(failure)
        }
    }
}

fn write_streams(app: &App, incident: Option<&str>, out: &mut impl Write) -> Result<(usize, usize), Failure> {
    app.store().read(|reading| {
        let mut streams = match incident {
            Some(given) => vec![find(reading, given)?],
            None => reading.streams()?,
        };
        streams.sort();
        let mut entries = 0;
        for stream in &streams {
            let mut kept = reading.entries(stream)?;
            kept.sort_by(|a, b| a.entry.header.order().cmp(&b.entry.header.order()));
            for kept in &kept {
                writeln!(out, "{}", write_entry(&kept.entry))
                    .map_err(|error| Failure::new("unwritable", format!("The export stopped: {error}.")))?;
            }
            entries += kept.len();
        }
        Ok((streams.len(), entries))
    })
}
