//! The log refuses to be rewritten, and an act is whole or not there.

mod common;

use common::*;
use foghorn_core::{EntryId, StreamId};
use foghorn_store::StoreError;

#[test]
fn an_act_gets_its_count_its_place_and_its_hashes() {
    let mut desk = Desk::new();
    let store = desk.open();
    let first = note(&store, "inc-a", "it broke");
    let second = note(&store, "inc-a", "still broken");
    let elsewhere = note(&store, "inc-b", "something else");
    assert_eq!((first.seq, second.seq, elsewhere.seq), (1, 2, 3));
    assert_eq!((first.entry.header.n, second.entry.header.n, elsewhere.entry.header.n), (1, 2, 1));
    assert_eq!(second.entry.header.prev, first.entry.header.id);
    assert_eq!(elsewhere.entry.header.prev, EntryId::NONE);
    assert!(second.entry.header.hlc > first.entry.header.hlc, "the wall clock stood still, the order did not");
    assert_eq!(store.entries(&"inc-a".into()).unwrap(), [first.clone(), second.clone()]);
    assert_eq!(store.entries_after(&"inc-a".into(), first.seq).unwrap(), [second]);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn what_was_said_comes_back_byte_for_byte() {
    let mut desk = Desk::new();
    let store = desk.open();
    let hostile = "<img onerror=x> \u{202e}desrever\u{0} \u{1F4A9} \" ' ;--";
    let kept = note(&store, "inc-a", hostile);
    drop(store);
    let read = desk.open().entries(&"inc-a".into()).unwrap();
    assert_eq!(read, [kept]);
    assert_eq!(text_of(&read[0].entry).unwrap(), hostile);
}

#[test]
fn an_order_ahead_of_the_wall_clock_is_followed() {
    let mut desk = Desk::new();
    let store = desk.open();
    let mut ahead = foreign("inc-a", "other", 1, EntryId::NONE, "from a laptop whose clock runs ahead");
    ahead.header.hlc = i64::MAX / 2;
    ahead.header.id = ahead.header.seal();
    take_in(&store, vec![ahead.clone()]);
    assert_eq!(note(&store, "inc-a", "here").entry.header.hlc, ahead.header.hlc + 1);
}

#[test]
fn a_failed_act_leaves_nothing() {
    let mut desk = Desk::new();
    let store = desk.open();
    let failed = store.write(|write| {
        note_in(write, "inc-a", "half of an act")?;
        Err::<(), _>(StoreError::DiskFull)
    });
    assert!(failed.is_err());
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write(|write| -> Result<(), StoreError> {
            note_in(write, "inc-a", "half of another")?;
            panic!("in the middle of it")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(store.max_seq().unwrap(), 0);
    assert_eq!(note(&store, "inc-a", "a whole one").entry.header.n, 1);
}

#[test]
fn the_file_itself_refuses_to_be_rewritten() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "first");
    note(&store, "inc-a", "second");
    take_in(&store, foreign_stream("inc-a", "other", &["third, from another laptop"]));
    let raw = desk.raw();
    let copy = |of: i64, changes: &str| {
        format!(
            "INSERT OR REPLACE INTO entries SELECT {changes}, prev, act, hlc, recorded_at, happened_at, written_by, \
             kind, version, body_hash, salt, json FROM entries WHERE seq = {of}"
        )
    };
    for (attempt, refusal) in [
        ("UPDATE entries SET act = 'x' WHERE seq = 1".to_owned(), "never changes"),
        ("UPDATE OR REPLACE entries SET seq = 1 WHERE seq = 2".to_owned(), "never changes"),
        ("UPDATE entries SET rowid = 9 WHERE seq = 2".to_owned(), "never changes"),
        ("DELETE FROM entries".to_owned(), "never deleted"),
        (copy(3, "1, zeroblob(32), stream, replica, 2"), "never replaced"),
        (copy(3, "7, id, stream, replica, n"), "never replaced"),
        (copy(2, "NULL, zeroblob(32), stream, replica, 2"), "own entries count"),
        (copy(2, "NULL, zeroblob(32), stream, replica, 4"), "own entries count"),
        (copy(2, "NULL, zeroblob(32), stream, replica, 3"), "own entries count"), // right count, wrong link
        ("UPDATE entries SET json = '{}' WHERE seq = 1".to_owned(), "body never changes"),
        ("UPDATE entries SET salt = '' WHERE seq = 1".to_owned(), "body never changes"),
        ("UPDATE entries SET salt = NULL, json = NULL WHERE seq = 1".to_owned(), "only deleted by expunging"),
        ("UPDATE entries SET json = NULL WHERE seq = 1".to_owned(), "only deleted by expunging"),
        (copy(1, "1, id, stream, replica, n"), "never replaced"),
    ] {
        let refused = raw.execute(&attempt, []).expect_err(&attempt).to_string();
        assert!(refused.contains(refusal), "{attempt}: {refused}");
    }
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn verifying_names_what_was_tampered_with() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "the truth");
    let forged = note(&store, "inc-a", "more of it");
    let raw = desk.raw();
    raw.execute_batch("DROP TRIGGER bodies_never_change; UPDATE entries SET json = '{\"event\":{}}' WHERE seq = 2")
        .unwrap();
    let verified = store.verify().unwrap();
    assert_eq!((verified.entries, verified.streams), (2, 1));
    assert_eq!(
        verified.defects.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!("entry {} of inc-a: its body does not match its header", forged.entry.header.id)]
    );
}

#[test]
fn an_expunged_text_is_gone_and_never_comes_back() {
    let mut desk = Desk::new();
    let store = desk.open();
    let stream = StreamId::from("inc-a");
    note(&store, "inc-a", "all is well");
    let secret = note(&store, "inc-a", "the password is hunter2hunter2");
    let export = everything(&store);
    assert!(store.write(|write| write.expunge(&stream, secret.entry.header.id)).unwrap());
    assert!(!store.write(|write| write.expunge(&stream, secret.entry.header.id)).unwrap(), "it is gone already");

    assert_eq!(store.entries(&stream).unwrap()[1].entry.body, None);
    let taken_in = take_in(&store, export);
    assert_eq!((taken_in.already, taken_in.bodies_filled), (2, 0), "a merge does not bring it back");
    let verified = store.verify().unwrap();
    assert!(verified.is_clean() && verified.without_body == 1, "the header still verifies: {verified:?}");
    let raw = desk.raw();
    let refused =
        raw.execute("UPDATE entries SET salt = '', json = 'hunter2hunter2' WHERE seq = 2", []).unwrap_err().to_string();
    assert!(refused.contains("never comes back"), "{refused}");
    drop((raw, store));
    for name in desk.files_in("live") {
        let bytes = std::fs::read(desk.path().join("live").join(&name)).unwrap();
        assert!(!bytes.windows(14).any(|window| window == b"hunter2hunter2"), "the text still stands in {name}");
    }
}

#[test]
fn what_was_expunged_before_it_came_comes_without_its_body() {
    let mut desk = Desk::new();
    let store = desk.open();
    let entries = foreign_stream("inc-a", "other", &["fine", "secret"]);
    store.write(|write| write.expunge(&"inc-a".into(), entries[1].header.id)).unwrap();
    let taken_in = take_in(&store, entries);
    assert_eq!(taken_in.added.iter().map(|kept| kept.entry.body.is_some()).collect::<Vec<_>>(), [true, false]);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn settings_stay_in_their_folder() {
    let mut desk = Desk::new();
    let store = desk.open();
    assert_eq!(store.local_get("sound").unwrap(), None);
    store.write(|write| write.local_set("sound", "off")).unwrap();
    store.write(|write| write.local_set("shown/inc-a", "overdue")).unwrap();
    drop(store);
    let store = desk.open();
    assert_eq!(store.local_get("sound").unwrap().as_deref(), Some("off"));
    let shown = store.read(|reading| reading.local_with_prefix("shown/")).unwrap();
    assert_eq!(shown, [("shown/inc-a".to_owned(), "overdue".to_owned())]);
    store.write(|write| write.local_remove("sound")).unwrap();
    assert_eq!(store.local_get("sound").unwrap(), None);
}
