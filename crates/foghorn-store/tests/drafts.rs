//! Drafts: versions that are kept until they are discarded, also through damage, copies and expunging.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use std::fs;
use std::io::Write as _;

use common::*;
use foghorn_core::StreamId;
use foghorn_store::{DraftVersion, OpenNews, Store};

fn save(store: &Store, draft: &str, stream: &str, base: u32, json: &str, instead: Option<u32>) -> u32 {
    let saved = DraftVersion {
        draft: draft.into(),
        stream: stream.into(),
        version: 0,
        base,
        saved_at: noon(),
        json: json.to_owned(),
    };
    store.write(|write| write.save_draft(&saved, instead)).unwrap()
}

fn newest(store: &Store, stream: Option<&str>) -> Vec<(String, u32, String)> {
    let stream = stream.map(StreamId::from);
    let drafts = store.read(|reading| reading.drafts(stream.as_ref())).unwrap();
    drafts.into_iter().map(|saved| (saved.draft.to_string(), saved.version, saved.json)).collect()
}

fn versions(store: &Store, draft: &str) -> Vec<(u32, u32, String)> {
    let versions = store.read(|reading| reading.draft_versions(&draft.into())).unwrap();
    versions.into_iter().map(|saved| (saved.version, saved.base, saved.json)).collect()
}

#[test]
fn versions_are_counted_and_the_newest_stands() {
    let mut desk = Desk::new();
    let store = desk.open();
    assert_eq!(save(&store, "a", "inc-a", 0, "one", None), 1);
    assert_eq!(save(&store, "b", "inc-b", 0, "other", None), 1);
    assert_eq!(save(&store, "a", "inc-a", 1, "two", None), 2);
    assert_eq!(newest(&store, None), [("a".to_owned(), 2, "two".to_owned()), ("b".to_owned(), 1, "other".to_owned())]);
    assert_eq!(newest(&store, Some("inc-b")), [("b".to_owned(), 1, "other".to_owned())]);
    assert_eq!(versions(&store, "a"), [(2, 1, "two".to_owned()), (1, 0, "one".to_owned())]);
}

#[test]
fn a_pause_may_take_the_place_of_the_one_before_and_its_number_is_not_used_again() {
    let mut desk = Desk::new();
    let store = desk.open();
    save(&store, "a", "inc-a", 0, "one", None);
    save(&store, "a", "inc-a", 1, "two", None);
    assert_eq!(save(&store, "a", "inc-a", 2, "three", Some(2)), 3);
    assert_eq!(versions(&store, "a"), [(3, 2, "three".to_owned()), (1, 0, "one".to_owned())]);
}

#[test]
fn a_version_never_changes_and_a_discarded_draft_is_gone() {
    let mut desk = Desk::new();
    let store = desk.open();
    save(&store, "a", "inc-a", 0, "one", None);
    let refused = desk.raw().execute("UPDATE drafts SET json = 'x'", []).unwrap_err().to_string();
    assert_eq!(refused, "a version of a draft never changes");
    assert!(store.write(|write| write.discard_draft(&"a".into())).unwrap());
    assert!(!store.write(|write| write.discard_draft(&"a".into())).unwrap());
    assert_eq!(newest(&store, None), []);
}

#[test]
fn a_file_of_the_format_before_gets_its_drafts_and_keeps_a_copy() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "written before");
    drop(store);
    desk.back_to_two_tables();
    let raw = desk.raw();
    raw.execute_batch("DROP TABLE drafts; PRAGMA user_version = 1;").unwrap();
    drop(raw);
    let opened = desk.try_open().unwrap();
    assert!(matches!(opened.news[0], OpenNews::Migrated { from: 1, .. }), "{:?}", opened.news);
    assert_eq!(save(&opened.store, "a", "inc-a", 0, "one", None), 1);
}

#[test]
fn drafts_are_read_out_of_a_damaged_file_as_far_as_it_gives_them() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "it broke");
    save(&store, "a", "inc-a", 0, "in the snapshot", None);
    store.snapshot(noon()).unwrap();
    save(&store, "a", "inc-a", 1, "after the snapshot", None);
    drop(store);
    // An index's page is broken, which a thorough look finds; the drafts stand elsewhere.
    let raw = desk.raw();
    let root: u64 = raw
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'heads_by_number'", [], |row| row.get(0))
        .unwrap();
    let page: u64 = raw.pragma_query_value(None, "page_size", |row| row.get(0)).unwrap();
    drop(raw);
    let mut file = fs::OpenOptions::new().write(true).open(desk.database()).unwrap();
    std::io::Seek::seek(&mut file, std::io::SeekFrom::Start((root - 1) * page)).unwrap();
    file.write_all(&vec![0xAA; usize::try_from(page).unwrap()]).unwrap();
    drop(file);
    fs::write(desk.path().join("live/suspect"), "").unwrap();
    let opened = desk.try_open().unwrap();
    assert!(opened.news.iter().any(|news| matches!(news, OpenNews::SalvagedFrom { .. })), "{:?}", opened.news);
    assert_eq!(newest(&opened.store, None), [("a".to_owned(), 2, "after the snapshot".to_owned())]);
}

#[test]
fn snapshots_forget_the_drafts_of_an_incident_that_a_text_was_removed_from() {
    let mut desk = Desk::new();
    let store = desk.open();
    let secret = note(&store, "inc-a", "the password is hunter2");
    save(&store, "a", "inc-a", 0, "quotes hunter2", None);
    save(&store, "b", "inc-b", 0, "another incident", None);
    let snapshot = store.snapshot(noon()).unwrap();
    store.write(|write| write.expunge(&"inc-a".into(), secret.entry.header.id)).unwrap();
    drop(store);
    let store = desk.open();
    assert_eq!(newest(&store, Some("inc-a")).len(), 1, "the draft itself is for its writer to discard");
    let copy = rusqlite::Connection::open(&snapshot.path).unwrap();
    let left: Vec<String> = copy
        .prepare("SELECT json FROM drafts")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(left, ["another incident"]);
}
