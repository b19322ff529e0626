//! What a person sees through the door: commands with their payloads as JSON, and what they answer or refuse.
//!
//! One program with a module a subject, because linking the app a dozen times would take longer than all of it runs.

#![expect(clippy::unwrap_used, reason = "what fails here is a failing test")]

#[path = "door/support.rs"]
mod support;

#[path = "door/acts.rs"]
mod acts;
#[path = "door/beside.rs"]
mod beside;
#[path = "door/contacts.rs"]
mod contacts;
#[path = "door/expunging.rs"]
mod expunging;
#[path = "door/figures.rs"]
mod figures;
#[path = "door/follow_ups.rs"]
mod follow_ups;
#[path = "door/grid.rs"]
mod grid;
#[path = "door/handing_over.rs"]
mod handing_over;
#[path = "door/history.rs"]
mod history;
#[path = "door/hostile.rs"]
mod hostile;
#[path = "door/laptop.rs"]
mod laptop;
#[path = "door/laws.rs"]
mod laws;
#[path = "door/library.rs"]
mod library;
#[path = "door/linking.rs"]
mod linking;
#[path = "door/looking_back.rs"]
mod looking_back;
#[path = "door/making_good.rs"]
mod making_good;
#[path = "door/matters.rs"]
mod matters;
#[path = "door/merging.rs"]
mod merging;
#[path = "door/merging_much.rs"]
mod merging_much;
#[path = "door/one_by_one.rs"]
mod one_by_one;
#[path = "door/payloads.rs"]
mod payloads;
#[path = "door/playbooks.rs"]
mod playbooks;
#[path = "door/postmortem.rs"]
mod postmortem;
#[path = "door/reassurance.rs"]
mod reassurance;
#[path = "door/report.rs"]
mod report;
#[path = "door/similar.rs"]
mod similar;
#[path = "door/suggested.rs"]
mod suggested;
#[path = "door/ticking.rs"]
mod ticking;
#[path = "door/todo.rs"]
mod todo;
#[path = "door/undoing.rs"]
mod undoing;
#[path = "door/workshop.rs"]
mod workshop;
