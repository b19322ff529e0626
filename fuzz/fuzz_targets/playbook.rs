//! A playbook file: read, or refused with a line and a reason.
#![no_main]

use foghorn_core::Playbook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Playbook::read(text) {
    Ok(playbook) => assert!(playbook.stakeholders.iter().all(|row| playbook.stakeholder(&row.id).is_some())),
    Err(faults) => assert!(!faults.all().is_empty() && faults.all().iter().all(|fault| !fault.message.is_empty())),
});
