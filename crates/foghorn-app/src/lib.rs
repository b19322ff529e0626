//! The one door: every command once, for the window and for the terminal.
//!
//! Here: opening a data folder, the table of commands (`table`), acting (`write`), asking ([`read`]), the
//! ticker's questions ([`tick`]), moving logs in and out (`transfer`), who can be reached (`contacts`), who hears one by one (`customers`), reviewing messages ([`Reviewer`]) and checking a
//! team's own library ([`check`]), the last two without a data folder where none is needed. Handlers are plain functions; whoever
//! has a UI thread runs them off it. Deliberately not here: windows, notifications, and a word to anybody else.

mod app;
mod clip;
mod clock;
mod contacts;
mod customers;
mod data_dir;
mod failure;
mod find;
mod folds;
mod keeper;
mod library;
mod linking;
mod project;
pub mod read;
mod reviewer;
mod settings;
mod table;
mod text_file;
pub mod tick;
mod transfer;
pub mod wire;
mod workshop;
mod write;

pub use app::{App, OpenOptions};
pub use clock::Clock;
pub use data_dir::data_dir;
pub use failure::Failure;
pub use foghorn_core as core;
pub use foghorn_drafts as drafts;
pub use foghorn_exchange::{LeftOut, sarif};
pub use foghorn_review as review;
pub use keeper::Keeper;
pub use library::check::{Checked, check};
pub use reviewer::Reviewer;
pub use settings::Settings;
pub use table::{COMMANDS, dispatch};
pub use text_file::{read_text, read_text_from};
pub use wire::Changed;
pub use write::Receipt;
