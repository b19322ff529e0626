//! Golden logs: one for each family of kinds, as this version wrote it. **The bytes of a golden log never change**;
//! what it adds up to (the `.txt` beside it) changes only with a line in the changelog.
//!
//! `UPDATE=1 cargo test -p foghorn-core --test golden` writes states anew, and logs that are not there yet; a log that
//! is there it never touches.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it is surprised")]

#[path = "../support/clockface.rs"]
#[allow(dead_code, reason = "a state shows less than a scenario does")]
mod clockface;
#[path = "../support/log.rs"]
#[allow(dead_code, reason = "golden logs need less of it than scenarios do")]
mod log;

mod families;
mod state;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use foghorn_core::{Entry, Event};

use crate::families::families;
use crate::log::fold;
use crate::state::state;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

#[allow(clippy::disallowed_methods, reason = "golden logs are files")]
fn read(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap_or_else(|_| panic!("{name} is missing: run with UPDATE=1"))
}

#[allow(clippy::disallowed_methods, reason = "only when asked to")]
fn write_if_asked(name: &str, text: &str, anew: bool) {
    if std::env::var_os("UPDATE").is_some() && (anew || !file(name).exists()) {
        std::fs::write(file(name), text).expect("the folder can be written");
    }
}

fn lines(entries: &[Entry]) -> String {
    entries.iter().map(|entry| serde_json::to_string(entry).expect("an entry is plain data") + "\n").collect()
}

fn entries(text: &str) -> Vec<Entry> {
    text.lines().map(|line| serde_json::from_str(line).expect("a golden line is an entry")).collect()
}

#[test]
fn the_bytes_of_golden_logs_never_change() {
    for (name, log) in families() {
        let name = format!("{name}.jsonl");
        write_if_asked(&name, &lines(&log.entries), false);
        assert_eq!(lines(&log.entries), read(&name), "{name}: this version would write it otherwise");
    }
}

#[test]
fn every_golden_entry_verifies_and_is_written_back_byte_for_byte() {
    for (name, _) in families() {
        let text = read(&format!("{name}.jsonl"));
        let entries = entries(&text);
        assert_eq!(lines(&entries), text, "{name}");
        for entry in &entries {
            assert_eq!(entry.check(), Ok(()), "{name}: {}", entry.header.id);
            if let (Some(body), Some(said)) = (&entry.body, entry.said()) {
                assert_eq!(said.encode(), body.json, "{name}: {}", entry.header.id);
            }
        }
    }
}

#[test]
fn golden_logs_add_up_to_what_they_always_did() {
    for (name, _) in families() {
        let entries = entries(&read(&format!("{name}.jsonl")));
        let stream = entries.first().expect("a golden log has entries").header.stream.clone();
        let state = state(&fold(&stream, &entries));
        let name = format!("{name}.txt");
        write_if_asked(&name, &state, true);
        assert_eq!(state, read(&name), "{name}");
    }
}

#[test]
fn every_kind_has_its_golden_entry() {
    let logs: Vec<_> = families().into_iter().flat_map(|(name, _)| entries(&read(&format!("{name}.jsonl")))).collect();
    let golden: BTreeSet<&str> = logs.iter().map(|entry| entry.header.kind.as_str()).collect();
    let missing: Vec<_> = Event::KINDS.iter().filter(|kind| !golden.contains(*kind)).collect();
    assert!(missing.is_empty(), "no golden entry of {missing:?}");
}
