//! Foghorn's rules, pure: what can happen (`event`), what it adds up to (`incident`), when somebody must hear
//! (`clocks`), and which acts make sense (`verbs`).
//!
//! Nothing here reads a clock, a file, the environment or a random number: time, ids and bytes are arguments.
#![warn(missing_docs)]

pub mod aftermath;
pub mod checklists;
pub mod clocks;
pub mod contacts;
pub mod deadlines;
pub mod entry;
pub mod event;
pub mod figures;
pub mod history;
pub mod ids;
pub mod incident;
pub mod length;
pub mod playbook;
pub mod playbook_change;
pub mod promise_text;
pub mod quick_line;
pub mod reassurance;
pub mod refusal;
pub mod reminders;
pub mod roles;
pub mod rows;
pub mod sla;
pub mod span;
pub mod verbs;
pub mod when;
pub mod words;

pub use entry::{At, Body, Entry, Flaw, Hash, Header, Unwritten, to_second};
pub use event::{Delivery, Event, Overruled, Promise, Proof, Said, SentUpdate};
pub use ids::{ActId, AuthorId, Channel, DraftId, EntryId, ItemId, ReplicaId, StakeholderId, StreamId};
pub use playbook::{
    Approval, Checklist, CompensationModel, Deadline, Item, Playbook, Preferred, Rhythm, Stages, Stakeholder,
};
pub use rows::Rows;
pub use span::Span;
pub use words::{
    Aspect, Audience, Fact, FollowUpKind, Kind, LessonKind, NoteKind, OfferStep, Phase, Reassurance, Role, Severity,
    Status, Tie,
};
