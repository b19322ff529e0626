//! Snapshots, segments, and what comes back when the live file is damaged or gone.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use std::fs;
use std::io::{Seek, SeekFrom, Write as _};
use std::path::Path;

use chrono::TimeDelta;
use common::*;
use foghorn_core::event::Declared;
use foghorn_core::{Kind, Severity, Status, StreamId};
use foghorn_store::{OpenNews, Store, StoreError};

#[test]
fn a_snapshot_and_the_segments_after_it_are_the_whole_log() {
    let mut desk = Desk::new();
    let store = desk.open();
    assert!(!store.snapshot_is_due(noon()).unwrap(), "nothing to keep yet");
    note(&store, "inc-a", "first");
    assert!(store.snapshot_is_due(noon()).unwrap());
    let snapshot = store.snapshot(noon()).unwrap();
    assert!(!store.snapshot_is_due(noon() + TimeDelta::days(2)).unwrap(), "nothing changed since");
    assert_eq!(store.segment(noon()).unwrap(), None);
    note(&store, "inc-a", "second");
    assert!(!store.snapshot_is_due(noon() + TimeDelta::hours(23)).unwrap());
    assert!(store.snapshot_is_due(noon() + TimeDelta::days(1)).unwrap());
    let segment = store.segment(noon() + TimeDelta::minutes(10)).unwrap().unwrap();
    assert!(segment.ends_with("20260301T121000Z-2-2.jsonl"), "{segment:?}");
    assert_eq!(store.segment(noon() + TimeDelta::minutes(20)).unwrap(), None);
    note(&store, "inc-a", "written after the last segment");
    let before = everything(&store);
    let replica = store.replica().unwrap();
    drop(store);

    let opened = desk.restore(&snapshot.path).unwrap();
    let OpenNews::Restored { from, set_aside: Some(aside) } = &opened.news[0] else { panic!("{:?}", opened.news) };
    assert_eq!(from, &snapshot.path);
    assert!(aside.exists(), "the log that was in use is set aside, not deleted");
    let texts: Vec<_> =
        opened.store.entries(&"inc-a".into()).unwrap().iter().filter_map(|it| text_of(&it.entry)).collect();
    assert_eq!(texts, ["first", "second"]);
    assert_ne!(opened.store.replica().unwrap(), replica);
    assert_eq!(note(&opened.store, "inc-a", "written after restoring").entry.header.n, 1);
    take_in(&opened.store, before);
    let verified = opened.store.verify().unwrap();
    assert!(verified.is_clean() && verified.entries == 4, "what was lost joins without a fork: {verified:?}");
}

#[test]
fn nothing_is_restored_over_an_open_folder_or_from_a_broken_copy() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "first");
    let snapshot = store.snapshot(noon()).unwrap().path;
    assert!(matches!(desk.restore(&snapshot), Err(StoreError::InUse)));
    drop(store);
    let broken = desk.beside("broken.db");
    fs::write(&broken, "no copy").unwrap();
    for (from, why) in [(broken, "not a database"), (desk.beside("nowhere.db"), "no such file")] {
        let refused = desk.restore(&from).err().unwrap().to_string();
        assert!(refused.contains(why) && refused.contains("nothing was changed"), "{refused}");
    }
    assert_eq!(desk.open().max_seq().unwrap(), 1);
}

#[test]
fn a_backup_is_one_file_and_never_overwrites() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "first");
    let path = desk.beside("backup.db");
    store.backup_to(&path).unwrap();
    let refused = store.backup_to(&path).unwrap_err();
    assert!(matches!(refused, StoreError::Exists { .. }), "{refused}");
    drop(store);
    fs::remove_dir_all(desk.path()).unwrap();
    let opened = desk.restore(&path).unwrap();
    assert_eq!(opened.store.entries(&"inc-a".into()).unwrap().len(), 1);
}

#[test]
fn a_damaged_log_is_set_aside_and_what_can_be_had_is_put_together() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "in the snapshot");
    let snapshot = store.snapshot(noon()).unwrap();
    note(&store, "inc-a", "in the segment");
    store.segment(noon() + TimeDelta::minutes(10)).unwrap().unwrap();
    note(&store, "inc-a", "only in the live file");
    note(&store, "inc-a", "this too");
    index_all(&store);
    let replica = store.replica().unwrap();
    drop(store);
    // The header is gone, so nothing in the file can be read; only the index still knows how many there were.
    let mut file = fs::OpenOptions::new().write(true).open(desk.database()).unwrap();
    file.write_all(&[0xAA; 4096]).unwrap();
    drop(file);
    let damaged = fs::read(desk.database()).unwrap();

    let opened = desk.try_open().unwrap();
    let (aside, from, missing) = salvage_news(&opened.news);
    assert_eq!((from, missing), (Some(snapshot.path), 2));
    assert!(fs::read(aside.unwrap()).unwrap() == damaged, "set aside as it was");
    let texts: Vec<_> =
        opened.store.entries(&"inc-a".into()).unwrap().iter().filter_map(|it| text_of(&it.entry)).collect();
    assert_eq!(texts, ["in the snapshot", "in the segment"]);
    assert_ne!(opened.store.replica().unwrap(), replica);
    note(&opened.store, "inc-a", "and on it goes");
    assert!(opened.store.verify().unwrap().is_clean());
    index_all(&opened.store);
    assert_eq!(found(&opened.store, "segment"), ["in the segment"]);
    drop(opened);
    assert_eq!(desk.try_open().unwrap().news, [], "the next start is a usual one");
}

/// The header is gone, and with it every way into the file.
#[test]
fn a_file_that_tells_nothing_is_said_to_and_no_reference_is_given_twice() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "in the snapshot");
    let snapshot = store.snapshot(noon()).unwrap();
    let declared = |number: u64| Declared {
        reference: format!("INC-{number}"),
        title: "Cards fail".to_owned(),
        kind: Kind::Real,
        severity: Severity::Sev2,
        severity_confirmed: true,
        started_at: None,
        status: Status::Investigating,
    };
    for number in [3, 12, 7] {
        store.write(|write| event_in(write, "inc-b", declared(number).into())).unwrap();
    }
    drop(store);
    overwrite_with(&desk.database(), 0, &[0; 100]);

    let opened = desk.try_open().unwrap();
    let [OpenNews::SalvagedFrom { snapshot: from, missing_entries, unknown_after, .. }, ..] = &opened.news[..] else {
        panic!("{:?}", opened.news);
    };
    assert_eq!((from, *missing_entries, *unknown_after), (&Some(snapshot.path), 0, Some(noon())));
    assert_eq!(opened.store.next_number().unwrap(), 13, "people may still speak of INC-12");
}

#[test]
fn entries_that_a_damaged_file_still_gives_are_not_missing() {
    let mut desk = Desk::new();
    let store = desk.open();
    for number in 0..400 {
        note(&store, "inc-a", &format!("line {number} {}", "x".repeat(500)));
    }
    drop(store);
    let length = fs::metadata(desk.database()).unwrap().len();
    overwrite(&desk.database(), length / 2, 4_096);
    // A small file after a crash is looked at page by page; a mark of a running store has the same effect.
    fs::write(desk.path().join("live/suspect"), "").unwrap();

    let opened = desk.try_open().unwrap();
    let (aside, snapshot, missing) = salvage_news(&opened.news);
    assert!(aside.is_some() && snapshot.is_none());
    let saved = opened.store.max_seq().unwrap();
    assert!((300..400).contains(&saved), "most of them were still readable: {saved}");
    assert_eq!(missing, 400 - saved.unsigned_abs());
    let verified = opened.store.verify().unwrap();
    assert!(verified.defects.is_empty(), "{verified:?}");
}

#[test]
fn damage_met_while_running_is_looked_into_at_the_next_start() {
    let mut desk = Desk::new();
    let store = desk.open();
    for number in 0..400 {
        note(&store, "inc-a", &format!("line {number} {}", "x".repeat(500)));
    }
    store.check().unwrap();
    drop(store);
    let length = fs::metadata(desk.database()).unwrap().len();
    overwrite(&desk.database(), length / 2, 4_096);
    let opened = desk.try_open().unwrap();
    assert_eq!(opened.news, [], "a start does not read the whole file");
    let refused = opened.store.check().unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
    assert!(refused.to_string().contains("Restart Foghorn"), "{refused}");
    assert!(matches!(desk.try_open(), Err(StoreError::InUse)), "not while somebody writes into it");
    drop(opened);
    salvage_news(&desk.try_open().unwrap().news);
}

/// Whichever page is written over: the first start, or the one after somebody met the damage, sets the file aside. Nobody is
/// locked out.
#[test]
fn no_damaged_page_locks_anybody_out() {
    let mut whole = Desk::new();
    let store = whole.open();
    for number in 0..60 {
        let long = if number % 7 == 0 { "x".repeat(9_000) } else { "x".repeat(400) };
        note(&store, &format!("inc-{}", number % 5), &format!("line {number} {long}"));
    }
    store.write(|write| write.project(&summary("inc-1", 1, "Cards fail"), &[])).unwrap();
    drop(store);
    let bytes = fs::read(whole.database()).unwrap();
    let pages = bytes.len() / 4_096;
    assert!(pages > 30, "{pages} pages are too few to tell anything");
    for page in 0..pages {
        let mut desk = Desk::new();
        drop(desk.open());
        fs::write(desk.database(), &bytes).unwrap();
        let mut word = 0x9e37_79b9_7f4a_7c15_u64 ^ u64::try_from(page).unwrap();
        let mut noise = Vec::new();
        while noise.len() < 4_096 {
            word ^= word << 13;
            word ^= word >> 7;
            word ^= word << 17;
            noise.extend_from_slice(&word.to_le_bytes());
        }
        // The header of the first page is another test's.
        let (from, noise) = if page == 0 { (100, &noise[100..]) } else { (page * 4_096, &noise[..]) };
        overwrite_with(&desk.database(), u64::try_from(from).unwrap(), noise);

        let everything =
            |store: &Store| (0..5).try_for_each(|of| store.entries(&StreamId::new(format!("inc-{of}"))).map(drop));
        let mut opened = desk.try_open().unwrap_or_else(|error| panic!("page {page}: {error}"));
        if everything(&opened.store).is_err() || opened.store.check().is_err() {
            drop(opened);
            opened = desk.try_open().unwrap_or_else(|error| panic!("page {page}, the second start: {error}"));
            salvage_news(&opened.news);
        }
        everything(&opened.store).unwrap_or_else(|error| panic!("page {page}: {error}"));
        opened.store.check().unwrap_or_else(|error| panic!("page {page}: {error}"));
        note(&opened.store, "inc-1", "and on it goes");
    }
}

#[test]
fn a_file_that_was_cut_short_or_vanished_is_salvaged() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "kept");
    store.snapshot(noon()).unwrap();
    drop(store);
    let file = fs::OpenOptions::new().write(true).open(desk.database()).unwrap();
    file.set_len(8_192).unwrap();
    drop(file);
    let opened = desk.try_open().unwrap();
    assert_eq!(salvage_news(&opened.news).2, 0);
    drop(opened);
    fs::remove_file(desk.database()).unwrap();
    let opened = desk.try_open().unwrap();
    let (aside, snapshot, _) = salvage_news(&opened.news);
    assert!(aside.is_none() && snapshot.is_some());
    assert_eq!(opened.store.max_seq().unwrap(), 1);
}

#[test]
fn a_damaged_snapshot_is_passed_over_for_the_one_before() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "kept");
    let older = store.snapshot(noon()).unwrap().path;
    let newer = store.snapshot(noon() + TimeDelta::days(1)).unwrap().path;
    drop(store);
    overwrite(&newer, 0, 200);
    overwrite(&desk.database(), 0, 200);
    let (_, snapshot, _) = salvage_news(&desk.try_open().unwrap().news);
    assert_eq!(snapshot, Some(older));
}

#[test]
fn a_restoration_that_a_crash_cut_short_is_ended_by_the_next_opening() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "kept");
    drop(store);
    // Between the two renames: the new file is finished, the old one is out of the way.
    fs::rename(desk.database(), desk.path().join("live/restoring.db")).unwrap();
    let opened = desk.try_open().unwrap();
    assert_eq!(opened.store.max_seq().unwrap(), 1);
}

#[test]
fn two_processes_that_copy_at_once_leave_out_no_entry() {
    const ENTRIES: usize = 60;
    let mut desk = Desk::new();
    let (one, other) = (desk.open(), desk.open());
    let snapshot = one.snapshot(noon()).unwrap();
    std::thread::scope(|scope| {
        for (store, stream) in [(&one, "inc-a"), (&other, "inc-b")] {
            scope.spawn(move || {
                for number in 0..ENTRIES {
                    note(store, stream, &format!("line {number}"));
                    store.segment(noon() + TimeDelta::minutes(10)).unwrap();
                }
            });
        }
    });
    let all = everything(&one).len();
    drop((one, other));
    let restored = desk.restore(&snapshot.path).unwrap().store;
    assert_eq!((all, everything(&restored).len()), (2 * ENTRIES, 2 * ENTRIES));
}

#[test]
fn an_expunged_text_leaves_snapshots_and_segments() {
    let mut desk = Desk::new();
    let store = desk.open();
    let in_snapshot = note(&store, "inc-a", "first secret hunter2hunter2").entry.header.id;
    let snapshot = store.snapshot(noon()).unwrap().path;
    let in_segment = note(&store, "inc-a", "second secret hunter2hunter2").entry.header.id;
    note(&store, "inc-a", "harmless");
    store.segment(noon() + TimeDelta::minutes(10)).unwrap().unwrap();
    store.write(|write| write.project(&summary("inc-a", 1, "hunter2hunter2 in a title"), &[])).unwrap();
    store.snapshot(noon() + TimeDelta::minutes(20)).unwrap();
    store
        .write(|write| {
            write.expunge(&"inc-a".into(), in_snapshot)?;
            write.expunge(&"inc-a".into(), in_segment)
        })
        .unwrap();
    for name in desk.files_in("snapshots") {
        let bytes = fs::read(desk.path().join("snapshots").join(&name)).unwrap();
        assert!(!bytes.windows(14).any(|window| window == b"hunter2hunter2"), "the text still stands in {name}");
    }
    drop(store);
    let opened = desk.restore(&snapshot).unwrap();
    let entries = opened.store.entries(&"inc-a".into()).unwrap();
    assert_eq!(entries.iter().map(|kept| kept.entry.body.is_some()).collect::<Vec<_>>(), [false, false, true]);
    assert!(opened.store.verify().unwrap().is_clean());
}

#[test]
fn a_body_that_comes_later_is_in_the_next_segment() {
    let mut desk = Desk::new();
    let store = desk.open();
    let whole = foreign_stream("inc-a", "other", &["the text"]);
    let mut redacted = whole.clone();
    redacted[0].body = None;
    take_in(&store, redacted);
    let snapshot = store.snapshot(noon()).unwrap().path;
    take_in(&store, whole.clone());
    store.segment(noon() + TimeDelta::minutes(10)).unwrap().unwrap();
    drop(store);
    assert_eq!(everything(&desk.restore(&snapshot).unwrap().store), whole);
}

/// As the settings are without being set.
const KEPT: TimeDelta = TimeDelta::days(71);

#[test]
fn thinning_keeps_the_newest_and_the_segments_that_a_kept_snapshot_needs() {
    let mut desk = Desk::new();
    let store = desk.open();
    for day in 27..100_i64 {
        let now = noon() + TimeDelta::days(day);
        note(&store, "inc-a", &format!("day {day}"));
        store.segment(now - TimeDelta::hours(1)).unwrap();
        store.snapshot(now).unwrap();
    }
    let now = noon() + TimeDelta::days(99);
    store.snapshot(now).unwrap();
    let newest = store.snapshots().unwrap().pop().unwrap();
    let gone = store.thin(now, KEPT).unwrap();
    assert!(gone.iter().all(|path| !path.exists()));
    let left = store.snapshots().unwrap();
    assert!(left.contains(&newest));
    let ages: Vec<i64> = left.iter().map(|snapshot| (now - snapshot.taken_at).num_days()).collect();
    assert_eq!(ages, [64, 57, 50, 43, 36, 29, 22, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
    let segments = desk.files_in("snapshots").into_iter().filter(|name| name.ends_with(".jsonl")).count();
    assert_eq!(segments, 64, "those of the days after the oldest snapshot that was kept");
    assert_eq!(store.thin(now, KEPT).unwrap(), [] as [std::path::PathBuf; 0], "once is enough");
}

fn overwrite(path: &Path, from: u64, length: usize) {
    overwrite_with(path, from / 4_096 * 4_096, &vec![0xAA; length]);
}

fn overwrite_with(path: &Path, from: u64, bytes: &[u8]) {
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(from)).unwrap();
    file.write_all(bytes).unwrap();
}
