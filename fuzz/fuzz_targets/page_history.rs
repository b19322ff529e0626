//! What pages keep of the past in other forms: an answer of a status page, a file of a cState page. It is read or refused
//! with a reason; what is read becomes entries that hold, and folds.
#![no_main]

use foghorn_core::Entry;
use foghorn_core::figures::FigureRow;
use foghorn_core::incident::{Incident, Record, in_log_order};
use foghorn_exchange::{cstate, detect, statuspage_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    detect(text.as_bytes());
    if let Ok(page) = cstate::read("2026-11-21-cards", text) {
        assert_eq!(page.entries(), page.entries(), "the same file, other entries");
        holds(page.entries());
    }
    if let Ok(answer) = statuspage_json::read(text) {
        for record in answer.incidents.iter().flatten() {
            holds(answer.entries(record));
        }
    }
});

fn holds(entries: Vec<Entry>) {
    let Some(stream) = entries.first().map(|entry| entry.header.stream.clone()) else { return };
    for (entry, n) in entries.iter().zip(1..) {
        entry.check().expect("an entry that does not hold");
        assert_eq!(entry.header.n, n, "a number was left out");
    }
    let mut records: Vec<_> = entries.into_iter().map(Record::read).collect();
    in_log_order(&mut records);
    let incident = Incident::fold(stream, &records);
    assert!(incident.declared.is_some(), "an import that was never declared");
    let row = FigureRow::of(&incident);
    assert_eq!(FigureRow::read(&row.write()), Some(row), "a row of figures that cannot be read back");
}
