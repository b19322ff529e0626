//! A whole file of the log: an export, or a segment of a data folder. Each line is read or refused with its number; a
//! torn one costs no other.
#![no_main]

use foghorn_core::Entry;
use foghorn_exchange::{Format, Lines, detect, foghorn_jsonl, statuspage_jsonl};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = detect(bytes);
    let mut last = 0;
    for line in Lines::new(bytes) {
        let Ok(line) = line else { continue };
        assert!(line.number > last, "line {} after line {last}", line.number);
        last = line.number;
        let refused = match format {
            Some(Format::FoghornJsonl) => foghorn_jsonl::read_entry(line.number, &line.text).err(),
            Some(Format::StatuspageJsonl) => statuspage_jsonl::read_line(line.number, &line.text).err(),
            // Other formats have no lines, or a target of their own.
            Some(Format::FoghornBrief | Format::Encrypted | Format::StatuspageJson | Format::CState) | None => None,
        };
        if let Some(fault) = refused {
            assert!(fault.to_string().contains(&line.number.to_string()), "{fault}");
        }
    }
    // What the store reads back after damage: an entry is believed only where it proves itself.
    for line in bytes.split(|byte| *byte == b'\n') {
        let Ok(entry) = serde_json::from_slice::<Entry>(line) else { continue };
        if entry.check().is_ok() {
            let again = serde_json::to_string(&entry).expect("an entry that cannot be written");
            assert_eq!(serde_json::from_str::<Entry>(&again).ok().as_ref(), Some(&entry));
        }
    }
});
