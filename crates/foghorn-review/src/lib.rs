//! The review: what is wrong with a message to stakeholders, where, and what to write instead.
//!
//! Here: rules that are files ([`Rules`]), the message and what surrounds it ([`Message`], [`Around`]), and the one act,
//! [`review()`]. A rule file says what it looks for in patterns (`kinds::existence` and its neighbours); what patterns
//! cannot say is code in `kinds`, one kind a file. Pure and deterministic: no clock, file, thread or environment.
//! Deliberately not here: what an incident is (foghorn-core, which knows nothing of the review), opening rule files and
//! overruling findings (foghorn-app).
#![warn(missing_docs)]

mod agreement;
mod cues;
mod examples;
mod finding;
mod kinds;
mod known;
mod message;
mod pattern;
mod position;
mod review;
mod rule;
mod rule_file;
mod rules;
mod said;
mod status;
mod text;

pub use finding::{Fault, Finding, Fix, Level, Part, Place};
pub use known::Known;
pub use message::{Around, INTERNAL_DOCUMENT, Message, PUBLIC_DOCUMENT};
pub use position::Position;
pub use review::{Review, review};
pub use rule::{Page, Rule};
pub use rule_file::{Example, Shows};
pub use rules::Rules;
pub use said::Said;
pub use status::Status;
pub use text::{Language, grade};
