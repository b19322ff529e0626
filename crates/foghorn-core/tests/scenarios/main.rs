//! Scenarios: section 3 of the domain, sentence by sentence. One module a paragraph; a test's name is its sentence in
//! short, and its snapshots are what a commander reads. Where the domain is silent, the name says what was chosen.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test stops where it is surprised")]

#[path = "../support/mod.rs"]
mod support;

mod aftermath;
mod answering;
mod applying;
mod asking;
mod checklists;
mod due;
mod figures;
mod handing_over;
mod hold;
mod imported;
mod long_incident;
mod lowered;
mod making_good;
mod matters;
mod one_by_one;
mod playbook_faults;
mod playbooks;
mod promises;
mod quiet;
mod raised;
mod reassurance;
mod reminders;
mod reopened;
mod resolved;
mod ringing;
mod sev4;
mod sla;
mod stages;
mod status_changed;
mod told;
mod undo;
mod withdrawn;
