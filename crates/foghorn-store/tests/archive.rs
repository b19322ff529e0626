//! The archive and the board: the right rows, newest first, page by page.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use common::*;
use foghorn_core::{Severity, Status, StreamId};
use foghorn_store::{ArchiveQuery, Store};

fn with_incidents(desk: &mut Desk) -> Store {
    let store = desk.open();
    store
        .write(|write| {
            for number in 1..=25_u64 {
                let title = if number % 5 == 0 { "Checkout fails für Ärzte" } else { "Login is slow" };
                let stream = format!("0193-{number:02}");
                note_in(write, &stream, title)?;
                let mut summary = summary(&stream, number, title);
                summary.severity = if number > 20 { Severity::Sev1 } else { Severity::Sev3 };
                summary.status = if number == 25 { Status::Monitoring } else { Status::Closed };
                summary.open = number == 25;
                summary.live = number >= 24;
                summary.card = format!("{{\"number\":{number}}}");
                write.project(&summary, &[])?;
            }
            Ok::<_, foghorn_store::StoreError>(())
        })
        .unwrap();
    store
}

fn numbers(rows: &[foghorn_store::Summary]) -> Vec<u64> {
    rows.iter().filter_map(|summary| summary.number).collect()
}

#[test]
fn pages_run_from_the_newest_to_the_oldest() {
    let mut desk = Desk::new();
    let store = with_incidents(&mut desk);
    let mut query = ArchiveQuery { limit: 10, ..ArchiveQuery::default() };
    let mut seen = Vec::new();
    loop {
        let page = store.archive(&query).unwrap();
        assert_eq!(page.total, 25);
        seen.extend(numbers(&page.rows));
        let Some(next) = page.next else { break };
        query.before = Some(next.to_string().parse().unwrap());
    }
    assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
    assert!("elsewhere".parse::<foghorn_store::Cursor>().is_err());
}

#[test]
fn a_filter_narrows_it_down() {
    let mut desk = Desk::new();
    let store = with_incidents(&mut desk);
    let ask = |query: ArchiveQuery| numbers(&store.archive(&ArchiveQuery { limit: 100, ..query }).unwrap().rows);
    let all = ArchiveQuery::default;
    assert_eq!(ask(ArchiveQuery { text: "ÄRZTE check".to_owned(), ..all() }), [25, 20, 15, 10, 5]);
    assert_eq!(ask(ArchiveQuery { text: "inc-7".to_owned(), ..all() }), [7]);
    assert_eq!(ask(ArchiveQuery { text: "%".to_owned(), ..all() }), [0; 0]);
    assert_eq!(ask(ArchiveQuery { text: "'; DROP TABLE headers; --".to_owned(), ..all() }), [0; 0]);
    assert_eq!(ask(ArchiveQuery { severity: Some(Severity::Sev1), ..all() }), [25, 24, 23, 22, 21]);
    let closed_and_bad =
        ArchiveQuery { status: Some(Status::Closed), severity: Some(Severity::Sev1), text: "login".into(), ..all() };
    assert_eq!(ask(closed_and_bad), [24, 23, 22, 21]);
    let page = store.archive(&ArchiveQuery { text: "checkout".to_owned(), limit: 2, ..all() }).unwrap();
    assert_eq!((page.total, numbers(&page.rows), page.next.is_some()), (5, vec![25, 20], true));
}

#[test]
fn titles_are_found_by_one_letter() {
    let mut desk = Desk::new();
    let store = with_incidents(&mut desk);
    assert_eq!(numbers(&store.titles("ä", 3).unwrap()), [25, 20, 15]);
    assert_eq!(numbers(&store.titles("L", 2).unwrap()), [24, 23]);
    assert_eq!(numbers(&store.titles("o", 2).unwrap()), [0; 0], "words are found by their beginning");
}

#[test]
fn the_board_holds_what_is_open_or_has_a_clock() {
    let mut desk = Desk::new();
    let store = with_incidents(&mut desk);
    let board = store.live_summaries().unwrap();
    assert_eq!(numbers(&board), [24, 25]);
    assert_eq!(board[1].card, "{\"number\":25}");
}

#[test]
fn an_incident_is_found_by_what_people_call_it() {
    let mut desk = Desk::new();
    let store = with_incidents(&mut desk);
    let find = |text: &str| store.find_reference(text).unwrap();
    assert_eq!(find("inc-7"), [StreamId::from("0193-07")]);
    assert_eq!(find(" INC-7 "), [StreamId::from("0193-07")]);
    assert_eq!(find("0193-12"), [StreamId::from("0193-12")]);
    assert_eq!(find("0193-2").len(), 6, "a beginning that fits several offers them");
    assert_eq!(find("0193"), [], "a few characters are a slip of the finger");
    assert_eq!(find("INC-99"), []);
    assert_eq!(find(""), []);
    assert_eq!(find("%"), []);
    assert_eq!(store.next_number().unwrap(), 26);
    assert_eq!(store.streams().unwrap().len(), 25);

    // A merge brings a second INC-7: both are offered.
    store
        .write(|write| {
            note_in(write, "0194-other", "x").and_then(|_| write.project(&summary("0194-other", 7, "x"), &[]))
        })
        .unwrap();
    assert_eq!(find("INC-7"), [StreamId::from("0193-07"), StreamId::from("0194-other")]);
}
