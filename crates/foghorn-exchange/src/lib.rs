//! Other people's formats, in and out: bytes to entries and back, and messages as other programs take them (`copies`),
//! and what the review says of them as code scanning reads it ([`sarif`]).
//!
//! Here: one module a format, each pure and line by line, so that a file of any length needs the memory of its longest
//! line; what is wrong with a line is a [`LineFault`] and never stops the rest. Not here: opening files, writing to the
//! log, showing progress (foghorn-app), and what the entries mean (foghorn-core).

pub mod brief_file;
mod cells;
pub mod contacts;
pub mod copies;
pub mod cstate;
pub mod customers;
mod detect;
mod fault;
pub mod foghorn_jsonl;
mod lines;
mod redaction;
pub mod sarif;
pub mod statuspage_json;
pub mod statuspage_jsonl;
mod strand;
pub mod tickets;

pub use detect::{Format, detect};
pub use fault::LineFault;
pub use lines::{LONGEST_LINE, Line, Lines};
pub use redaction::{LeftOut, redacted};
