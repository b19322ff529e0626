//! A desk to test Foghorn on: a display, a bus, a notification daemon, a data folder, the window and the terminal.
//!
//! Here: what the tests in `tests/*.rs` share, one noun a file. Not here: any test, and anything that the product
//! itself would do; what stands here sees Foghorn as a person sees it.

pub mod aloud;
pub mod axe;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod desk;
pub mod disk;
pub mod folder;
pub mod frame;
pub mod key;
pub mod logind;
pub mod notifications;
pub mod playbook;
pub mod process;
pub mod screens;
pub mod stranger;
pub mod tray;
pub mod tree;
pub mod wait;
mod webdriver;
pub mod window;
