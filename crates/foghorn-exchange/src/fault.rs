//! What is wrong with one line of a file.

/// A line that was not taken in; the others are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct LineFault {
    /// Counted from 1.
    pub line: usize,
    /// A sentence.
    pub reason: String,
}

impl LineFault {
    /// A fault of that line.
    pub fn new(line: usize, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }

    /// What the JSON reader said, without its own count of lines.
    pub(crate) fn json(line: usize, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
        let what = if error.is_data() { "it does not have the fields of this format" } else { "it is not proper JSON" };
        Self::new(line, format!("{what}: {message} (column {})", error.column()))
    }
}
