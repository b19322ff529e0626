//! Questions and their answers: one snapshot made for one screen each, and nothing that a screen does not show.

pub mod aftermath;
pub mod archive;
pub mod board;
pub(crate) mod brief;
pub mod clock;
pub mod command;
pub mod desk;
pub mod due;
pub mod figures;
pub mod follow_ups;
pub mod grid;
pub mod incident;
pub(crate) mod library;
pub mod line;
pub mod links;
mod looking_back;
pub mod making_good;
pub mod offers;
pub mod playbooks;
pub mod postmortem;
pub mod prove;
pub mod report;
pub mod similar;
pub mod suggested;
pub mod timeline;
pub mod todo;
pub mod word;
