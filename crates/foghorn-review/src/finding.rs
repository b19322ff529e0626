//! What the review says: findings, the parts of an apology, and faults of rule files.
//!
//! Plain values that serialize as the terminal prints them. Offsets are bytes of the message's text, always at the
//! border of a character.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Must be mended or overruled before approval.
    Error,
    /// Should be mended.
    Warning,
    /// Worth a look.
    Hint,
}

/// One remark on a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's name, which is the name of the mistake.
    pub rule: String,
    /// How much it weighs.
    pub severity: Level,
    /// Where it begins; `start == end == 0` where something is missing, which stands nowhere.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is wrong, and what to write instead.
    pub message: String,
    /// What to put in its place, only where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A replacement that is right wherever the finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// Where the replaced text begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there afterwards.
    pub text: String,
}

/// A part of an apology; the order is the one in which the editor shows its six lights.
///
/// From Lewicki, Polin and Lount 2016, who found that ownership matters most and repair second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// "We are sorry."
    Regret,
    /// What happened; counts only beside regret.
    Explanation,
    /// "Our change caused it."
    Ownership,
    /// What will be better.
    Promise,
    /// What is given or mended for those who were hurt.
    Repair,
    /// Asking to be forgiven.
    Forgiveness,
}

/// Where a part of an apology stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Which part.
    pub part: Part,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Why a rule file, or a part of it, is not in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file as it was named to [`Rules::read`](crate::Rules::read).
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// A sentence.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}
