//! Failures: a stable word for programs, a sentence for people.

use foghorn_core::refusal::Refusal;
use foghorn_core::when::WhenError;
use foghorn_store::StoreError;
use serde::Serialize;
use ts_rs::TS;

use crate::clip::clip;

/// A sentence repeats what was given to it, and somebody may have given a megabyte.
const AT_MOST: usize = 1_000;

/// Why a command did nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// For programs to branch on.
    pub code: String,
    /// A sentence that a commander can act on.
    pub message: String,
}

impl Failure {
    /// A failure of this code and sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: clip(message.into(), AT_MOST) }
    }
}

/// A sentence begins with a capital and ends with a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let capital: String = chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if capital.ends_with(['.', '!', '?', ')']) { capital } else { capital + "." }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code(), sentence(&refusal.to_string()))
    }
}

impl From<WhenError> for Failure {
    fn from(error: WhenError) -> Self {
        Self::new("time", sentence(&error.to_string()))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::DiskFull => "disk-full",
            StoreError::ReadOnly => "read-only",
            StoreError::Busy => "busy",
            StoreError::Newer { .. } => "newer-version",
            StoreError::Foreign { .. } => "foreign",
            StoreError::Damaged { .. } => "damaged",
            StoreError::Replaced => "replaced",
            StoreError::InUse => "in-use",
            StoreError::Exists { .. } => "exists",
            StoreError::NoCopy { .. } => "no-copy",
            StoreError::Io { .. } => "io",
            StoreError::Refused(_) => "refused",
        };
        Self::new(code, error.to_string())
    }
}
