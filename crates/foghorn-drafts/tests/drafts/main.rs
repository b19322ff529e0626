//! Drafts as a communications lead reads them: every template, the facts it is written from, and what becomes of it.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it is surprised")]

mod documented;
mod library;
mod new_since;
mod occasions;
mod stale;
mod story;
mod templates;
mod written;
