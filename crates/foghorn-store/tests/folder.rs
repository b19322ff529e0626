//! The data folder in every state it is found in: new, copied, newer, foreign, read-only, full, shared.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use std::fs;

use common::*;
use foghorn_core::StreamId;
use foghorn_store::{MintedBecause, OpenNews, StoreError, TickerLock};

#[test]
fn a_new_folder_is_made_and_closed_to_others() {
    let mut desk = Desk::new();
    let opened = desk.try_open().unwrap();
    assert_eq!(opened.news, [OpenNews::Created, OpenNews::ReplicaMinted { why: MintedBecause::New }]);
    note(&opened.store, "inc-a", "it broke");
    index_all(&opened.store);
    opened.store.snapshot(noon()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&desk.path()), 0o700);
        for folder in ["live", "snapshots"] {
            assert_eq!(mode(&desk.path().join(folder)), 0o700, "{folder}");
            for file in desk.files_in(folder) {
                assert_eq!(mode(&desk.path().join(folder).join(&file)), 0o600, "{file}");
            }
        }
    }
    drop(opened);
    assert_eq!(desk.try_open().unwrap().news, [], "nothing to tell on a usual day");
}

#[cfg(unix)]
#[test]
fn a_folder_with_other_things_in_it_is_not_closed() {
    use std::os::unix::fs::PermissionsExt;
    let mut desk = Desk::new();
    fs::create_dir(desk.path()).unwrap();
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(desk.path().join("thesis.txt"), "not ours").unwrap();
    drop(desk.open());
    drop(desk.open());
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&desk.path()), mode(&desk.path().join("live"))), (0o755, 0o700));
}

#[test]
fn a_copied_folder_gets_a_name_of_its_own_and_never_reuses_a_number() {
    let mut desk = Desk::new();
    let store = desk.open();
    let before = note(&store, "inc-a", "before the copy").entry.header;
    drop(store);
    let kept_aside = desk.beside("kept-aside");
    fs::rename(desk.path(), &kept_aside).unwrap();
    copy_folder(&kept_aside, &desk.path());

    let opened = desk.try_open().unwrap();
    assert_eq!(opened.news, [OpenNews::ReplicaMinted { why: MintedBecause::Copied }]);
    let after = note(&opened.store, "inc-a", "in the copy").entry.header;
    assert_ne!(after.replica, before.replica);
    assert_eq!(after.n, 1);
    drop(opened);

    let opened = desk.open_as("that other laptop", noon()).unwrap();
    assert_eq!(opened.news, [OpenNews::ReplicaMinted { why: MintedBecause::OtherMachine }]);
    assert_eq!(note(&opened.store, "inc-a", "elsewhere").entry.header.n, 1);
    let verified = opened.store.verify().unwrap();
    assert!(verified.is_clean() && verified.entries == 3);
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_not_touched() {
    let mut desk = Desk::new();
    drop(desk.open());
    desk.raw().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(desk.database()).unwrap();
    let refused = desk.try_open().err().unwrap();
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused}");
    assert!(refused.to_string().ends_with("Update Foghorn; nothing was changed."), "{refused}");
    assert!(fs::read(desk.database()).unwrap() == before, "the bytes are as they were");
    assert_eq!(desk.files_in("snapshots"), [""; 0]);
}

#[test]
fn a_file_of_another_program_is_refused_and_not_touched() {
    let mut desk = Desk::new();
    fs::create_dir_all(desk.path().join("live")).unwrap();
    desk.raw().execute_batch("CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES ('cat');").unwrap();
    let before = fs::read(desk.database()).unwrap();
    let refused = desk.try_open().err().unwrap();
    assert!(matches!(refused, StoreError::Foreign { .. }), "{refused}");
    assert!(fs::read(desk.database()).unwrap() == before, "the bytes are as they were");
}

#[test]
fn two_processes_write_side_by_side_and_see_each_other() {
    let mut desk = Desk::new();
    let window = desk.open();
    let cli = desk.open();
    let before = window.data_version().unwrap();
    assert_eq!(window.data_version().unwrap(), before);
    let kept = note(&cli, "inc-a", "from the command line");
    assert_ne!(window.data_version().unwrap(), before);
    assert_eq!(window.entries_after(&"inc-a".into(), 0).unwrap(), [kept]);

    std::thread::scope(|scope| {
        for (store, who) in [(&window, "window"), (&cli, "cli")] {
            scope.spawn(move || {
                for number in 0..40 {
                    note(store, "inc-a", &format!("{who} {number}"));
                }
            });
        }
    });
    let verified = window.verify().unwrap();
    assert!(verified.is_clean() && verified.entries == 81, "{verified:?}");
}

#[test]
fn reading_does_not_wait_for_a_write_under_way() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "committed");
    store
        .write(|write| {
            note_in(write, "inc-a", "under way")?;
            assert_eq!(write.entries(&"inc-a".into())?.len(), 2, "the act sees its own entries");
            std::thread::scope(|scope| {
                let beside = scope.spawn(|| store.entries(&"inc-a".into()).unwrap().len());
                assert_eq!(beside.join().unwrap(), 1, "nobody else does yet");
            });
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn one_ticker_a_folder() {
    let desk = Desk::new();
    let first = TickerLock::take(&desk.path()).unwrap();
    assert!(first.is_some());
    assert!(TickerLock::take(&desk.path()).unwrap().is_none());
    drop(first);
    assert!(TickerLock::take(&desk.path()).unwrap().is_some());
}

#[test]
fn a_projection_is_written_with_its_act_and_read_back() {
    let mut desk = Desk::new();
    let store = desk.open();
    let stream = StreamId::from("inc-a");
    let mut expected = summary("inc-a", 7, "Checkout fails");
    expected.open = true;
    store
        .write(|write| {
            let kept = note_in(write, "inc-a", "declared")?;
            expected.up_to_seq = kept.seq;
            write.project(&expected, &[due("inc-a", "customers"), due("inc-a", "support")])
        })
        .unwrap();
    assert_eq!(store.summary(&stream).unwrap().as_ref(), Some(&expected));
    assert_eq!(store.dues().unwrap(), [due("inc-a", "customers"), due("inc-a", "support")]);
    assert_eq!(store.read(|reading| reading.unprojected()).unwrap(), []);

    note(&store, "inc-a", "and nobody told the summary");
    assert_eq!(store.read(|reading| reading.unprojected()).unwrap(), std::slice::from_ref(&stream));

    expected.title = "Checkout works again".to_owned();
    expected.open = false;
    expected.resolved_at = Some(noon());
    expected.number = None;
    expected.reference = "inc-7".to_owned();
    store.write(|write| write.project(&expected, &[])).unwrap();
    assert_eq!(store.summary(&stream).unwrap(), Some(expected));
    assert_eq!(store.dues().unwrap(), []);

    store.write(|write| write.drop_projections()).unwrap();
    assert_eq!(store.summary(&stream).unwrap(), None);
    assert_eq!(store.entries(&stream).unwrap().len(), 2, "the log stays");
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy_folder(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).unwrap();
        }
    }
}
