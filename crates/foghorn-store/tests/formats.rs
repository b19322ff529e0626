//! Files of older formats: brought to today's whole, and still made to forget and still salvaged where they lie as
//! they were.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use common::*;
use foghorn_core::StreamId;
use foghorn_store::OpenNews;

/// A desk with two incidents, one entry of which was expunged, in format 2.
fn old_desk() -> Desk {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "it broke");
    let secret = note(&store, "inc-a", "the password is hunter2hunter2");
    note(&store, "inc-b", "something else");
    store.write(|write| write.expunge(&"inc-a".into(), secret.entry.header.id)).unwrap();
    store.write(|write| write.project(&summary("inc-a", 7, "Checkout fails"), &[])).unwrap();
    drop(store);
    desk.back_to_two_tables();
    desk
}

#[test]
fn an_older_log_comes_into_one_table_whole() {
    let mut desk = old_desk();
    let opened = desk.try_open().unwrap();
    let OpenNews::Migrated { from: 2, to: 3, snapshot } = &opened.news[0] else { panic!("{:?}", opened.news) };
    let store = opened.store;
    let entries = store.entries(&"inc-a".into()).unwrap();
    assert_eq!(entries.iter().map(|kept| text_of(&kept.entry)).collect::<Vec<_>>(), [Some("it broke".into()), None]);
    let verified = store.verify().unwrap();
    assert!(verified.is_clean() && (verified.entries, verified.without_body) == (3, 1), "{verified:?}");
    assert_eq!(store.summary(&"inc-a".into()).unwrap().unwrap().title, "Checkout fails");
    assert_eq!(note(&store, "inc-a", "and on it goes").seq, 4);
    assert!(snapshot.exists(), "the file as it was stays as a snapshot");
}

#[test]
fn what_is_expunged_later_leaves_the_snapshot_of_the_older_format_too() {
    let mut desk = old_desk();
    let store = desk.open();
    let snapshot = store.snapshots().unwrap().pop().unwrap().path;
    let bytes = |path: &std::path::Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    assert!(bytes(&snapshot).contains("something else"));
    let entry = store.entries(&"inc-b".into()).unwrap()[0].entry.header.id;
    assert!(store.write(|write| write.expunge(&"inc-b".into(), entry)).unwrap());
    assert!(!bytes(&snapshot).contains("something else"), "it still stands in the snapshot");
}

#[test]
fn a_damaged_log_of_the_older_format_is_salvaged() {
    let mut desk = old_desk();
    let path = desk.database();
    let raw = desk.raw();
    raw.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE").unwrap();
    // The heads are worked out from the log, but a file without their page is damaged all the same.
    let page: i64 =
        raw.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'heads'", [], |row| row.get(0)).unwrap();
    drop(raw);
    let mut bytes = std::fs::read(&path).unwrap();
    let at = (usize::try_from(page).unwrap() - 1) * 4096;
    bytes[at..at + 4096].fill(0xff);
    std::fs::write(&path, bytes).unwrap();
    let opened = desk.try_open().unwrap();
    assert!(matches!(opened.news[0], OpenNews::SalvagedFrom { missing_entries: 0, .. }), "{:?}", opened.news);
    let stream = StreamId::from("inc-b");
    assert_eq!(text_of(&opened.store.entries(&stream).unwrap()[0].entry).as_deref(), Some("something else"));
    assert!(opened.store.verify().unwrap().is_clean());
}
