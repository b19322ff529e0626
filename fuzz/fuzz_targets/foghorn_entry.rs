//! A line of Foghorn's own export: it is read or refused with a reason; what is read is written as the same bytes again.
#![no_main]

use foghorn_core::incident::{Incident, Record};
use foghorn_exchange::foghorn_jsonl::{read_entry, write_entry};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    let Ok(entry) = read_entry(1, line) else { return };
    let written = write_entry(&entry);
    assert_eq!(read_entry(1, &written).as_ref(), Ok(&entry), "what was written reads otherwise");
    let stream = entry.header.stream.clone();
    Incident::fold(stream, &[Record::read(entry)]);
});
