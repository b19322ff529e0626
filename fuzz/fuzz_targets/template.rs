//! A template file: it writes a message of a bounded length at each turn of an incident, or is a fault with its line.
#![no_main]

use foghorn_drafts::{Library, Origin, Turn, preview};
use libfuzzer_sys::fuzz_target;

/// What a message may hold, and more: whoever prints that much is refused.
const ENDLESS: usize = 4 << 20;

fuzz_target!(|file: &str| {
    let mut library = Library::default();
    library.add("customers/fuzzed.md", file, Origin::Yours);
    for fault in library.faults() {
        assert!(fault.line >= 1 && !fault.reason.is_empty(), "{fault:?}");
    }
    let Some(template) = library.named("customers/fuzzed") else {
        assert!(file.trim().is_empty() || !library.faults().is_empty(), "neither in force nor a fault: {file:?}");
        return;
    };
    for turn in [Turn::First, Turn::Open, Turn::Over] {
        match preview(template, turn) {
            Ok(written) => {
                assert!(written.text.len() < ENDLESS, "{} bytes", written.text.len());
                assert_eq!(preview(template, turn).as_ref(), Ok(&written), "the same facts, another message");
            }
            Err(fault) => assert!(!fault.reason.is_empty()),
        }
    }
});
