//! A `.foghorn` file: read whole or refused with the place of each fault; what is read is written back as the same file.
#![no_main]

use foghorn_core::Entry;
use foghorn_exchange::brief_file::{WrittenDraft, read, write};
use foghorn_exchange::{LeftOut, redacted};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = match read(bytes) {
        Ok(file) => file,
        Err(faults) => {
            assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line > 0));
            return;
        }
    };
    let entries: Vec<Entry> = file.incidents.values().flatten().cloned().collect();
    let drafts: Vec<WrittenDraft> = file.drafts.iter().map(|(_, draft)| draft.clone()).collect();
    let again = read(&write(&file.head, &entries, &drafts)).expect("what was read can be written");
    assert_eq!(again.incidents, file.incidents);
    assert_eq!(again.drafts.len(), drafts.len());
    // Whatever is left out, what stays still proves itself.
    let shared: Vec<Entry> = entries.into_iter().map(|entry| redacted(entry, LeftOut::ALL)).collect();
    assert!(shared.iter().all(|entry| entry.check().is_ok()));
    assert!(read(&write(&file.head, &shared, &[])).is_ok());
});
