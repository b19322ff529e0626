//! The window and the terminal on one folder: each sees what the other wrote, and nothing is lost between them.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::support::{Laptop, text};

#[test]
fn the_window_sees_what_the_terminal_wrote() {
    let window = Laptop::new();
    let terminal = window.beside();
    window.declare("Cards", "SEV1");
    window.show("INC-1");
    while window.app.poll_other_writers() {}
    let told = Arc::new(AtomicUsize::new(0));
    let heard = Arc::clone(&told);
    window.app.on_change(Box::new(move |_| {
        heard.fetch_add(1, Ordering::SeqCst);
    }));
    assert!(!window.app.poll_other_writers(), "nobody wrote");
    assert_eq!(told.load(Ordering::SeqCst), 0);

    terminal.ask("note", json!({ "incident": "INC-1", "text": "Seen from the terminal" }));
    terminal.ask("change-severity", json!({ "incident": "INC-1", "severity": "SEV2" }));
    terminal.declare("Login", "SEV3");
    assert!(window.app.poll_other_writers());
    assert_eq!(told.load(Ordering::SeqCst), 1, "the listeners are told once");
    assert!(!window.app.poll_other_writers());

    let board = window.ask("board", json!({}));
    let cards: Vec<_> = board["incidents"].as_array().unwrap().iter().map(|card| text(&card["title"])).collect();
    assert_eq!(cards, ["Cards", "Login"]);
    assert_eq!(board["incidents"][0]["severity"], "SEV2");
    assert!(window.timeline("INC-1").contains(&"Seen from the terminal".to_owned()));
    assert_eq!(window.show("INC-1"), terminal.show("INC-1"));
}

#[test]
fn an_act_of_the_window_is_told_once_and_not_taken_for_somebody_elses() {
    let window = Laptop::new();
    let terminal = window.beside();
    window.declare("Cards", "SEV1");
    while window.app.poll_other_writers() {}
    window.ask("note", json!({ "incident": "INC-1", "text": "Mine" }));
    assert!(!window.app.poll_other_writers(), "the act itself said that something changed");
    window.ask("note", json!({ "incident": "INC-1", "text": "Mine again" }));
    terminal.ask("note", json!({ "incident": "INC-1", "text": "Not mine" }));
    assert!(window.app.poll_other_writers(), "somebody wrote within the same second");
}

#[test]
fn a_text_that_another_process_brings_back_is_seen() {
    let (mine, yours) = (Laptop::new(), Laptop::new());
    mine.declare("Cards", "SEV1");
    mine.ask("note", json!({ "incident": "1", "text": "Only told in the whole export" }));
    let whole = mine.export();
    let without_text = |line: &str| match line.split_once(",\"body\":") {
        Some((header, _)) if header.contains("noted") => format!("{header}}}\n"),
        _ => format!("{line}\n"),
    };
    let redacted: String = whole.lines().map(without_text).collect();
    yours.import(&redacted);
    assert!(!yours.show("1").to_string().contains("Only told"));
    yours.beside().import(&whole);
    assert!(yours.show("1").to_string().contains("Only told"));
}

#[test]
fn both_undo_the_same_commanders_last_act() {
    let window = Laptop::new();
    let terminal = window.beside();
    window.declare("Cards", "SEV1");
    terminal.ask("note", json!({ "incident": "1", "text": "From the terminal" }));
    assert_eq!(window.show("1")["undo"]["label"], "From the terminal");
    window.ask("undo", json!({ "incident": "1" }));
    assert!(!terminal.timeline("1").contains(&"From the terminal".to_owned()));
    terminal.ask("redo", json!({ "incident": "1" }));
    assert!(window.timeline("1").contains(&"From the terminal".to_owned()));
}

#[test]
fn references_never_clash_and_no_concurrent_act_is_lost() {
    const EACH: usize = 15;
    let window = Laptop::new();
    let terminal = window.beside();
    window.declare("Shared", "SEV1");
    let references = std::thread::scope(|scope| {
        let threads: Vec<_> = [&window, &terminal, &window, &terminal]
            .into_iter()
            .enumerate()
            .map(|(thread, laptop)| {
                scope.spawn(move || {
                    let mut references = Vec::new();
                    for round in 0..EACH {
                        let note = format!("thread {thread} round {round}");
                        laptop.ask("note", json!({ "incident": "INC-1", "text": note }));
                        references.push(laptop.declare(&note, "SEV4"));
                        laptop.show("INC-1");
                    }
                    references
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(references.len(), 4 * EACH);
    assert_eq!(references.iter().collect::<BTreeSet<_>>().len(), 4 * EACH, "{references:?}");
    let said: BTreeSet<_> = window.timeline("INC-1").into_iter().collect();
    for thread in 0..4 {
        for round in 0..EACH {
            assert!(said.contains(&format!("thread {thread} round {round}")), "{thread} {round} is lost");
        }
    }
    assert_eq!(window.show("INC-1"), terminal.show("INC-1"));
    window.verify();
    drop(terminal);
    window.reopened().verify();
}

#[test]
fn only_one_of_two_windows_may_notify() {
    let window = Laptop::new();
    let second = window.beside();
    assert!(window.app.take_ticker_lock().unwrap());
    assert!(window.app.take_ticker_lock().unwrap(), "asking again changes nothing");
    assert!(!second.app.take_ticker_lock().unwrap());
    drop(window);
    assert!(second.app.take_ticker_lock().unwrap(), "the first has gone");
}

#[test]
fn a_search_index_that_lags_behind_says_so() {
    let window = Laptop::new();
    window.declare("Cards", "SEV1");
    window.app.keep_once().unwrap();
    let terminal = window.beside();
    terminal.ask("note", json!({ "incident": "1", "text": "Packets are lost in Frankfurt" }));
    assert_eq!(window.ask("search", json!({ "query": "Frankfurt" }))["behind"], 1);
    terminal.app.keep_once().unwrap();
    let found = window.ask("search", json!({ "query": "frankf" }));
    assert_eq!((&found["behind"], &found["hits"][0]["reference"]), (&json!(0), &json!("INC-1")));
}
