//! A desk to test Foghorn on: a display, a bus, a notification daemon, a data folder, the window and the terminal.
//!
//! Here: what the tests in `tests/*.rs` share, one noun a file. Not here: any test, and anything that the product
//! itself would do; what stands here sees Foghorn as a person sees it.

pub mod axe;
pub mod cli;
pub mod clock;
pub mod desk;
pub mod folder;
pub mod key;
pub mod notifications;
pub mod playbook;
pub mod process;
pub mod screens;
pub mod tree;
pub mod wait;
mod webdriver;
pub mod window;
