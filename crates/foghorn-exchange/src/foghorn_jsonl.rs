//! Foghorn's own export: the entries of the log, one JSON object a line, the same bytes out as in.
//!
//! Here: writing and reading one entry, with every check that needs nothing but the line. Not here: whether an entry
//! fits the log that it is added to (foghorn-store).

use chrono::{DateTime, SecondsFormat};
use foghorn_core::{ActId, At, AuthorId, Body, Entry, EntryId, Hash, Header, ReplicaId, StreamId};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::fault::LineFault;
use crate::lines::{LONGEST_LINE, too_long};

/// The version of the line format; a newer one is refused.
pub const VERSION: u32 = 1;

/// The names in a header are ids and kinds, not texts.
const LONGEST_NAME: usize = 200;

/// A line, in the order in which its fields are written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    foghorn: u32,
    id: EntryId,
    stream: StreamId,
    replica: ReplicaId,
    n: u64,
    prev: EntryId,
    act: ActId,
    hlc: i64,
    recorded_at: String,
    happened_at: String,
    by: AuthorId,
    kind: String,
    version: u32,
    body_hash: Hash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<WrittenBody>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenBody {
    salt: String,
    json: String,
}

#[derive(Deserialize)]
struct Versioned {
    foghorn: u32,
}

/// The order of entries in an export: stream by stream, each in the fold's order.
pub fn export_order(entry: &Entry) -> (&StreamId, i64, &ReplicaId, EntryId) {
    let (hlc, replica, id) = entry.header.order();
    (&entry.header.stream, hlc, replica, id)
}

/// One entry as one line, without the line's end; instants as precise as the id covers them.
pub fn write_entry(entry: &Entry) -> String {
    let header = &entry.header;
    let line = WrittenEntry {
        foghorn: VERSION,
        id: header.id,
        stream: header.stream.clone(),
        replica: header.replica.clone(),
        n: header.n,
        prev: header.prev,
        act: header.act.clone(),
        hlc: header.hlc,
        recorded_at: header.recorded_at.to_rfc3339_opts(SecondsFormat::Millis, true),
        happened_at: header.happened_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        by: header.by.clone(),
        kind: header.kind.clone(),
        version: header.version,
        body_hash: header.body_hash,
        body: entry.body.as_ref().map(|body| WrittenBody { salt: body.salt.clone(), json: body.json.clone() }),
    };
    // Serializing plain structs of strings and numbers into memory has no way to fail.
    serde_json::to_string(&line).unwrap_or_default()
}

/// Reads one line and checks that nothing in it was altered.
///
/// # Errors
/// What is wrong with the line; the others may be fine.
pub fn read_entry(line_no: usize, line: &str) -> Result<Entry, LineFault> {
    let fault = |reason: String| LineFault::new(line_no, reason);
    if line.len() > LONGEST_LINE {
        return Err(fault(too_long()));
    }
    let written: WrittenEntry = serde_json::from_str(line).map_err(|error| newer(line_no, line, &error))?;
    if written.foghorn != VERSION {
        return Err(newer_version(line_no, written.foghorn));
    }
    let names = [
        ("stream", written.stream.as_str()),
        ("replica", written.replica.as_str()),
        ("act", written.act.as_str()),
        ("by", written.by.as_str()),
        ("kind", &written.kind),
    ];
    for (field, name) in names {
        if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(fault(format!(
                "its {field} must be a name of 1 to {LONGEST_NAME} bytes without control characters"
            )));
        }
    }
    if written.n == 0 || i64::try_from(written.n).is_err() {
        return Err(fault(format!("its n is {}, which is no number in a row that begins with 1", written.n)));
    }
    let body = written.body.map(|body| Body { salt: body.salt, json: body.json });
    if let Some(reason) = body.as_ref().and_then(wrong_body) {
        return Err(fault(reason.to_owned()));
    }
    let header = Header {
        id: written.id,
        stream: written.stream,
        replica: written.replica,
        n: written.n,
        prev: written.prev,
        act: written.act,
        hlc: written.hlc,
        recorded_at: instant(&written.recorded_at, "recorded_at", SecondsFormat::Millis).map_err(fault)?,
        happened_at: instant(&written.happened_at, "happened_at", SecondsFormat::Secs).map_err(fault)?,
        by: written.by,
        kind: written.kind,
        version: written.version,
        body_hash: written.body_hash,
    };
    let entry = Entry { header, body };
    entry.check().map_err(|flaw| fault(format!("the entry was altered: {flaw}")))?;
    Ok(entry)
}

/// Only the one spelling that is written is read, so that what comes in goes out as the same bytes.
fn instant(text: &str, field: &str, precision: SecondsFormat) -> Result<At, String> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
        .filter(|at| at.to_rfc3339_opts(precision, true) == text)
        .ok_or_else(|| {
            let example = DateTime::UNIX_EPOCH.to_rfc3339_opts(precision, true);
            format!("its {field} must be an instant in UTC, written like {example}")
        })
}

fn wrong_body(body: &Body) -> Option<&'static str> {
    if body.salt.len() != 32 || !body.salt.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some("the salt of its body must be 32 hexadecimal digits");
    }
    let object = body.json.starts_with('{') && serde_json::from_str::<IgnoredAny>(&body.json).is_ok();
    if object { None } else { Some("its body is not a JSON object") }
}

/// A line that does not read may be one of a later format: then say that.
fn newer(line_no: usize, line: &str, error: &serde_json::Error) -> LineFault {
    match serde_json::from_str::<Versioned>(line) {
        Ok(Versioned { foghorn }) if foghorn != VERSION => newer_version(line_no, foghorn),
        _ => LineFault::json(line_no, error),
    }
}

fn newer_version(line_no: usize, version: u32) -> LineFault {
    let reason =
        format!("it is in version {version} of the format, and this Foghorn reads version {VERSION}; update Foghorn");
    LineFault::new(line_no, reason)
}
