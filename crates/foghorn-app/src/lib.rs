//! The one door: every command once, for the window and for the terminal.
//!
//! Here: opening a data folder, the table of commands (`table`), acting (`write`), asking ([`read`]), the
//! ticker's questions ([`tick`]), and moving logs in and out (`transfer`). Handlers are plain functions; whoever
//! has a UI thread runs them off it. Deliberately not here: windows, notifications, and a word to anybody else.

mod app;
mod clip;
mod clock;
mod data_dir;
mod failure;
mod find;
mod folds;
mod keeper;
mod library;
mod project;
pub mod read;
mod settings;
mod table;
pub mod tick;
mod transfer;
pub mod wire;
mod write;

pub use app::{App, OpenOptions};
pub use clock::Clock;
pub use data_dir::data_dir;
pub use failure::Failure;
pub use foghorn_core as core;
pub use keeper::Keeper;
pub use read::desk::Settings;
pub use table::{COMMANDS, dispatch};
pub use wire::Changed;
pub use write::Receipt;
