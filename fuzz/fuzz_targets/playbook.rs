//! A playbook file: read, or refused with a line and a reason.
#![no_main]

use foghorn_core::Playbook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Playbook::read(text) {
    Ok(playbook) => assert!(playbook.stakeholders.iter().all(|row| playbook.stakeholder(&row.id).is_some())),
    Err(fault) => assert!(!fault.to_string().is_empty()),
});
