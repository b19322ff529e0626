//! Laws: what holds for every log, checked on random ones. The mixtures are wilder than any real log: entries of two
//! laptops in any order, unknown kinds, broken and missing bodies, times at both ends of the calendar.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test stops where it is surprised")]

#[path = "../support/log.rs"]
#[allow(dead_code, reason = "laws need less of it than scenarios do")]
mod log;

mod entries;
mod folding;
mod stages;
mod undoing;
mod wild;
