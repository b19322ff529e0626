//! Merging is a union: any order, any number of times, the same log afterwards.

mod common;

use common::*;
use foghorn_core::{Body, Entry, EntryId, Flaw};
use proptest::prelude::*;

/// Entries of two replicas in two streams: some forked, some without their body.
fn logs() -> impl Strategy<Value = Vec<Entry>> {
    let line = (0..2_usize, 0..2_usize, any::<bool>(), "[a-c]{1,3}");
    proptest::collection::vec(line, 1..12).prop_map(|lines| {
        let mut heads = [[(0_u64, EntryId::NONE); 2]; 2];
        lines
            .into_iter()
            .map(|(stream, replica, with_body, text)| {
                let (n, prev) = heads[stream][replica];
                let mut entry = foreign(["inc-a", "inc-b"][stream], ["laptop", "phone"][replica], n + 1, prev, &text);
                // A text with two letters or more forks: the next entry takes the same place in the count.
                if text.len() < 2 {
                    heads[stream][replica] = (n + 1, entry.header.id);
                }
                if !with_body {
                    entry.body = None;
                }
                entry
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_any_repetition_give_the_same_log(
        one in logs(),
        other in logs(),
        order in any::<prop::sample::Index>(),
    ) {
        let mut straight = Desk::new();
        let mut crossed = Desk::new();
        let (straight, crossed) = (straight.open(), crossed.open());
        take_in(&straight, one.clone());
        take_in(&straight, other.clone());

        let mut shuffled: Vec<Entry> = other.iter().chain(&one).cloned().collect();
        let turn = order.index(shuffled.len());
        shuffled.rotate_left(turn);
        shuffled.reverse();
        take_in(&crossed, shuffled.clone());
        take_in(&crossed, shuffled.split_off(turn));
        let again = take_in(&crossed, one.clone());

        prop_assert_eq!(everything(&straight), everything(&crossed));
        prop_assert_eq!((again.added.len(), again.bodies_filled), (0, 0));
        let highest = |store: &foghorn_store::Store| {
            ["inc-a", "inc-b"].map(|stream| store.read(|reading| reading.highest_hlc(&stream.into())).unwrap())
        };
        prop_assert_eq!(highest(&straight), highest(&crossed));
        prop_assert!(straight.verify().unwrap().defects.is_empty());
    }
}

#[test]
fn a_body_is_filled_in_but_never_taken_away() {
    let mut desk = Desk::new();
    let store = desk.open();
    let whole = foreign_stream("inc-a", "other", &["the text"]);
    let redacted = vec![Entry { body: None, ..whole[0].clone() }];
    assert_eq!(take_in(&store, redacted.clone()).added.len(), 1);
    let filled = take_in(&store, whole.clone());
    assert_eq!((filled.added.len(), filled.already, filled.bodies_filled), (0, 1, 1));
    assert_eq!(take_in(&store, redacted).bodies_filled, 0);
    assert_eq!(everything(&store), whole);
}

#[test]
fn a_flawed_entry_is_left_out_and_keeps_no_other_out() {
    let mut desk = Desk::new();
    let store = desk.open();
    let mut entries = foreign_stream("inc-a", "other", &["one", "two", "three", "four"]);
    entries[0].header.kind = "retitled".to_owned();
    entries[2].body = Some(Body { salt: String::new(), json: "{\"event\":{\"text\":\"forged\"}}".to_owned() });
    entries[3].header.n = u64::MAX;
    entries[3].header.id = entries[3].header.seal();
    let taken_in = take_in(&store, entries);
    assert_eq!(taken_in.added.iter().map(|kept| text_of(&kept.entry).unwrap()).collect::<Vec<_>>(), ["two"]);
    assert_eq!(taken_in.refused, [(0, Flaw::Header), (2, Flaw::Body), (3, Flaw::Header)]);
    let gaps: Vec<String> = store.verify().unwrap().gaps.iter().map(ToString::to_string).collect();
    assert_eq!(gaps, ["inc-a: of replica other the entries 1 to 1 are missing"]);
}

#[test]
fn a_fork_stays_whole_and_is_named() {
    let mut desk = Desk::new();
    let store = desk.open();
    let first = foreign("inc-a", "twin", 1, EntryId::NONE, "both know this");
    let left = foreign("inc-a", "twin", 2, first.header.id, "left wrote on");
    let right = foreign("inc-a", "twin", 2, first.header.id, "right wrote on");
    let after = foreign("inc-a", "twin", 3, right.header.id, "and on");
    take_in(&store, vec![first, left, right, after]);
    let verified = store.verify().unwrap();
    assert_eq!(verified.entries, 4);
    assert_eq!(
        verified.forks.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["inc-a: replica twin wrote its entry 2 more than once"]
    );
    assert!(verified.defects.is_empty(), "each side links to its own: {:?}", verified.defects);
}

#[test]
fn meeting_our_own_name_in_anothers_log_makes_us_take_another() {
    let mut desk = Desk::new();
    let store = desk.open();
    let ours = note(&store, "inc-a", "ours").entry.header;
    let stolen = foreign("inc-a", ours.replica.as_str(), 2, ours.id, "written by a copy of this folder");
    assert_eq!(take_in(&store, vec![stolen]).added.len(), 1);
    let next = note(&store, "inc-a", "ours again").entry.header;
    assert_ne!(next.replica, ours.replica);
    assert_eq!(next.n, 1);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn two_laptops_that_exchange_everything_hold_the_same() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    let (one, other) = (one.open_as("one", noon()).unwrap().store, other.open_as("other", noon()).unwrap().store);
    // Both minted `replica-1` in this test; the second learns of it and goes on under its spare name.
    note(&one, "inc-a", "seen by one");
    note(&other, "inc-a", "seen by the other");
    take_in(&other, everything(&one));
    take_in(&one, everything(&other));
    assert_eq!(everything(&one), everything(&other));
    assert_eq!(everything(&one).len(), 2);
}
