//! An entry cannot be changed unnoticed, and what was said is read back.

use std::collections::BTreeSet;

use foghorn_core::{ActId, AuthorId, Entry, EntryId, Event, Flaw, Hash, ReplicaId, Said, StreamId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::log::Log;
use crate::wild::{at, event, kinds, noon};

fn entry(happened_at: foghorn_core::At, event: Event) -> Entry {
    let mut log = Log::new("incident", "a");
    log.append(noon(), &ActId::from("a-1"), happened_at, event);
    log.entries.remove(0)
}

/// The same entry with one field of its header changed.
fn tampered(entry: &Entry, field: usize) -> Entry {
    let mut entry = entry.clone();
    let header = &mut entry.header;
    match field {
        0 => header.id = EntryId([7; 32]),
        1 => header.stream = StreamId::from("another"),
        2 => header.replica = ReplicaId::from("b"),
        3 => header.n += 1,
        4 => header.prev = EntryId([7; 32]),
        5 => header.act = ActId::from("a-2"),
        6 => header.hlc += 1,
        7 => header.recorded_at += chrono::TimeDelta::milliseconds(1),
        8 => header.happened_at = noon() - chrono::TimeDelta::days(1),
        9 => header.by = AuthorId::from("somebody"),
        10 => header.kind.push('x'),
        11 => header.version += 1,
        _ => header.body_hash = Hash([7; 32]),
    }
    entry
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_changed_field_of_a_header_is_noticed(happened_at in at(), event in event()) {
        let entry = entry(happened_at, event);
        prop_assert_eq!(entry.check(), Ok(()));
        for field in 0..13 {
            prop_assert_eq!(tampered(&entry, field).check(), Err(Flaw::Header), "field {}", field);
        }
    }

    #[test]
    fn any_changed_byte_of_a_body_is_noticed(event in event(), place in any::<prop::sample::Index>(), salted in any::<bool>()) {
        let mut entry = entry(noon(), event);
        let body = entry.body.as_mut().expect("just written");
        let text = if salted { &mut body.salt } else { &mut body.json };
        let mut chars: Vec<char> = text.chars().collect();
        let place = place.index(chars.len());
        chars[place] = if chars[place] == '!' { '?' } else { '!' };
        *text = chars.into_iter().collect();
        prop_assert_eq!(entry.check(), Err(Flaw::Body));
        entry.body = None;
        prop_assert_eq!(entry.check(), Ok(()), "without its body the header still verifies");
    }

    #[test]
    fn an_entry_is_read_back_from_its_json_line(happened_at in at(), event in event()) {
        let entry = entry(happened_at, event);
        let line = serde_json::to_string(&entry).expect("an entry is plain data");
        let read: Entry = serde_json::from_str(&line).expect("what was written can be read");
        prop_assert_eq!(serde_json::to_string(&read).expect("an entry is plain data"), line);
        prop_assert_eq!(read, entry);
    }

    #[test]
    fn what_is_said_is_read_back_whatever_its_kind(event in event(), author in proptest::option::of("\\PC{0,8}")) {
        let said = Said { author, event };
        prop_assert_eq!(Said::decode(said.event.kind(), &said.encode()), said);
    }

    #[test]
    fn a_kind_that_this_version_does_not_know_survives_byte_for_byte(kind in "[a-z]{12}", json in "\\PC{0,40}") {
        let said = Said::decode(&kind, &json);
        prop_assert!(matches!(said.event, Event::Unknown(_)));
        prop_assert_eq!(said.event.kind(), kind);
        prop_assert_eq!(said.encode(), json);
    }
}

#[test]
fn the_random_events_are_of_every_kind() {
    let mut runner = TestRunner::deterministic();
    let made = kinds().into_iter().map(|kind| kind.new_tree(&mut runner).expect("a value").current().kind().to_owned());
    let known = Event::KINDS.iter().map(|kind| (*kind).to_owned());
    assert_eq!(made.collect::<BTreeSet<_>>(), known.collect::<BTreeSet<_>>());
}
