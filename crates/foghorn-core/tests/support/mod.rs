//! What scenarios are written in. Not here: a single expectation.

pub(crate) mod clockface;
pub(crate) mod log;
pub(crate) mod scenario;
