//! What is wrong with a playbook file: every fault that can be told, each with its line.
//!
//! Not here: finding them (`read`).

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct PlaybookFault {
    /// Counted from 1, where known.
    pub line: Option<usize>,
    /// What, and what to write instead.
    pub message: String,
}

/// All faults of a file, in the order of its lines; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct PlaybookFaults(Vec<PlaybookFault>);

/// Nobody mends more at once, and a hostile file may have very many.
const AT_MOST: usize = 100;
/// So many are collected before they are sorted.
const COLLECTED_AT_MOST: usize = 10 * AT_MOST;

impl PlaybookFaults {
    /// Each of them.
    pub fn all(&self) -> &[PlaybookFault] {
        &self.0
    }
}

impl IntoIterator for PlaybookFaults {
    type Item = PlaybookFault;
    type IntoIter = std::vec::IntoIter<PlaybookFault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|begin| *begin <= offset).max(1)
    }
}

/// Faults while they are found.
pub(super) struct Found {
    pub(super) lines: Lines,
    faults: Vec<PlaybookFault>,
    /// Lines that are no TOML: what they would have said is not known, so nobody complains of it.
    broken: Vec<usize>,
}

impl Found {
    pub(super) fn in_text(text: &str) -> Self {
        Self { lines: Lines::of(text), faults: Vec::new(), broken: Vec::new() }
    }

    /// A line that is no TOML.
    pub(super) fn broken(&mut self, line: usize, message: String) {
        self.broken.push(line);
        self.push(line, message);
    }

    /// Something that stands there and is wrong.
    pub(super) fn wrong(&mut self, line: usize, message: String) {
        if !self.broken.contains(&line) {
            self.push(line, message);
        }
    }

    /// Something that does not stand there; in a broken file it may stand in what cannot be read.
    pub(super) fn missing(&mut self, line: usize, message: String) {
        if self.broken.is_empty() {
            self.push(line, message);
        }
    }

    fn push(&mut self, line: usize, message: String) {
        let fault = PlaybookFault { line: Some(line), message };
        if self.faults.len() < COLLECTED_AT_MOST && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// What was read, where nothing was wrong with it.
    pub(super) fn or<T>(mut self, read: Option<T>) -> Result<T, PlaybookFaults> {
        match read {
            Some(read) if self.faults.is_empty() => Ok(read),
            _ => {
                self.faults.sort_by_key(|fault| fault.line);
                if self.faults.len() > AT_MOST {
                    self.faults.truncate(AT_MOST);
                    let message = "there are more; mend these first".to_owned();
                    self.faults.push(PlaybookFault { line: None, message });
                }
                if self.faults.is_empty() {
                    let message = "this is no playbook".to_owned();
                    self.faults.push(PlaybookFault { line: None, message });
                }
                Err(PlaybookFaults(self.faults))
            }
        }
    }
}
