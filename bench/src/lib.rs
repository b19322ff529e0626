//! What measuring needs and the product does not: times and their quantiles, goals and verdicts, the machine's name,
//! and a long history made of hand-written words.
//!
//! Not here: any measurement (`benches/goals`), and any part of Foghorn.

pub mod goal;
pub mod history;
pub mod machine;
pub mod report;
pub mod times;
