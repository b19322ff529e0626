//! Beside others: an open window on the same folder, a reader that stops reading, many terminals at once.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use foghorn_app::{App, OpenOptions};
use serde_json::json;

use crate::support::Terminal;

#[test]
fn it_works_beside_an_open_window() {
    let terminal = Terminal::new();
    let window = App::open(OpenOptions { data_dir: Some(terminal.data()) }).unwrap();
    assert!(window.take_ticker_lock().unwrap());
    window.dispatch("declare", json!({ "title": "Cards", "severity": "SEV1" })).unwrap();
    window.poll_other_writers();
    terminal.says(&["note", "1", "Seen from the terminal"]);
    assert!(window.poll_other_writers(), "the window sees that somebody wrote");
    let view = window.dispatch("incident", json!({ "incident": "1" })).unwrap();
    assert_eq!(view["timeline"]["items"][0]["text"], "Seen from the terminal");
    window.dispatch("change-status", json!({ "incident": "1", "status": "identified" })).unwrap();
    assert_eq!(terminal.json(&["list"])[0]["status"], "identified");
}

#[test]
fn many_terminals_at_once_lose_nothing() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    let running: Vec<_> = (0..8)
        .map(|n| {
            let mut command = terminal.command(&["note", "1", &format!("note {n}.")]);
            command.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let shown = terminal.says(&["show", "1"]);
    for n in 0..8 {
        assert!(shown.contains(&format!("note {n}.")), "{shown}");
    }
    assert!(terminal.says(&["verify"]).contains("everything is sound"));
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let terminal = Terminal::new();
    let file = terminal.file("history.jsonl");
    // More than a pipe holds, so that the writing itself breaks.
    let line = |n: u32| {
        format!(r#"{{"id":"{n}","title":"{}","started_at":"2026-03-02T09:00:00Z","updates":[]}}"#, "x".repeat(300))
    };
    std::fs::write(&file, (0..600).map(|n| line(n) + "\n").collect::<String>()).unwrap();
    terminal.says(&["import", &file]);
    let mut child = terminal.command(&["list", "--all"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    let mut reader = BufReader::with_capacity(64, child.stdout.take().unwrap());
    reader.read_line(&mut first).unwrap();
    drop(reader);
    let mut complained = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complained).unwrap();
    assert_eq!((child.wait().unwrap().code(), complained.as_str()), (Some(0), ""));
    assert!(first.starts_with("INCIDENT"), "{first}");
}
