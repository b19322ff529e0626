//! What is wrong with a file of the library: the file, the line, the reason, and whether it counts all the same.

use serde::Serialize;
use ts_rs::TS;

use super::kind::LibraryKind;

/// What is wrong with a file of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct LibraryFault {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name; empty where the fault is the whole folder's.
    pub name: String,
    /// The file.
    pub file: String,
    /// Counted from 1; missing where the whole file is meant.
    pub line: Option<usize>,
    /// Why, and what to write instead.
    pub reason: String,
    /// True where the file is in force all the same: an example does not do what it shows.
    pub in_force: bool,
}

impl std::fmt::Display for LibraryFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}: line {line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}
