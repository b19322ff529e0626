//! The command line, as a person and as a script use it: the built program on throw-away folders.

#![expect(clippy::unwrap_used, reason = "what fails here is a failing test")]

#[path = "terminal/support.rs"]
mod support;

#[path = "terminal/beside.rs"]
mod beside;
#[path = "terminal/check.rs"]
mod check;
#[path = "terminal/commands.rs"]
mod commands;
#[path = "terminal/doing.rs"]
mod doing;
#[path = "terminal/exit_codes.rs"]
mod exit_codes;
#[path = "terminal/handing_over.rs"]
mod handing_over;
#[path = "terminal/help.rs"]
mod help;
#[path = "terminal/hostile.rs"]
mod hostile;
#[path = "terminal/laptop.rs"]
mod laptop;
#[path = "terminal/linking.rs"]
mod linking;
#[path = "terminal/one_by_one.rs"]
mod one_by_one;
#[path = "terminal/proof.rs"]
mod proof;
#[path = "terminal/reaching.rs"]
mod reaching;
#[path = "terminal/review.rs"]
mod review;
#[path = "terminal/scripts.rs"]
mod scripts;
#[path = "terminal/words.rs"]
mod words;
