//! Messages written from an incident's facts: the first version of every word, in the voice of whoever it is for.
//!
//! Here: what a text may say (`sheet`), the templates and their language (`template`, `grammar`, `library`), writing a
//! draft and knowing what it was written from (`draft`, `render`), what is new since the last word (`changes`), which
//! sentences a new fact makes stale (`stale`), writing a document anew beside what was written by hand (`sections`), how a template reads without an incident (`preview`), and how long a text
//! is where it goes (`length`). Pure like foghorn-core: no clock, file, thread or environment; a user's files arrive as
//! text.
//!
//! Not here: whether a text is any good (the review), other people's formats (foghorn-exchange), and sending, which
//! Foghorn never does.
#![warn(missing_docs)]

pub mod changes;
pub mod clean;
pub mod draft;
mod grammar;
pub mod library;
pub mod occasion;
pub mod preview;
mod printed;
mod render;
pub mod sections;
pub mod sheet;
pub mod stale;
pub mod template;

pub use foghorn_core::length;

pub use changes::{Changes, since_last_word};
pub use draft::{Blank, Draft, Place, Used, Written, chosen, offered, write, write_from};
pub use library::{Fault, Library, Origin};
pub use occasion::{Occasion, occasion_for};
pub use preview::{Preview, Turn, preview};
pub use sheet::{Line, Sheet};
pub use stale::{Stale, stale};
pub use template::Template;
