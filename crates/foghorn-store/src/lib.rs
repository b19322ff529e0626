//! The log on disk: one SQLite file, its projections, its search, its snapshots. The only room that knows SQL.
//!
//! Here: appending, merging, reading, looking for words, keeping copies, and opening a folder in whatever state it is
//! found. Deliberately not here: what entries mean. The store never folds and never decides; foghorn-app loads, folds
//! and hands back projections as plain structs. Nothing here reads a clock or mints an id: both are arguments.

mod append;
mod archive;
mod common_words;
mod connection;
mod copy;
mod drafts;
mod error;
mod examine;
mod expunge;
mod folder;
mod identity;
mod lock;
mod merge;
mod migrate;
mod numbers;
mod open;
mod reading;
mod restore;
mod rows;
mod search;
mod segment;
mod slowly;
mod snapshot;
mod store;
mod summary;
mod thin;
mod verify;
mod write;

pub use append::Act;
pub use archive::{ArchiveQuery, Card, Cursor, NoCursor, Page};
pub use drafts::DraftVersion;
pub use error::StoreError;
pub use lock::TickerLock;
pub use merge::TakenIn;
pub use open::{MintedBecause, OpenNews, Opened};
pub use reading::Reading;
pub use rows::Kept;
pub use search::{Found, Hit, Indexed};
pub use slowly::{Imported, Progress, Project, Slowly};
pub use snapshot::Snapshot;
pub use store::Store;
pub use summary::{DueRow, Summary};
pub use verify::{Defect, Fork, Gap, Verified};
pub use write::Write;
