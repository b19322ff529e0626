//! A line of a status page's history: it is read or refused with a reason; what is read becomes entries that hold, and
//! folds.
#![no_main]

use foghorn_core::incident::{Incident, Record, in_log_order};
use foghorn_exchange::statuspage_jsonl::read_line;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    let Ok(record) = read_line(1, line) else { return };
    let entries = record.entries();
    assert_eq!(entries, record.entries(), "the same record, other entries");
    let Some(stream) = entries.first().map(|entry| entry.header.stream.clone()) else { return };
    for (entry, n) in entries.iter().zip(1..) {
        entry.check().expect("an entry that does not hold");
        assert_eq!(entry.header.n, n, "a number was left out");
    }
    let mut records: Vec<_> = entries.into_iter().map(Record::read).collect();
    in_log_order(&mut records);
    assert!(Incident::fold(stream, &records).declared.is_some(), "an import that was never declared");
});
