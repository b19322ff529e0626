//! The three kinds of the library, and how their files are called.
//!
//! Not here: what is in the files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of what users may replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LibraryKind {
    /// A rule of the review, or lists of words for the patterns of others.
    Rule,
    /// A message to be filled.
    Template,
    /// Stakeholders and their cadence.
    Playbook,
}

impl LibraryKind {
    /// All three.
    pub(crate) const ALL: [Self; 3] = [Self::Rule, Self::Template, Self::Playbook];

    /// The folder of its files.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Rule => "rules",
            Self::Template => "templates",
            Self::Playbook => "playbooks",
        }
    }

    /// How the names of its files end, without the dot.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Rule | Self::Template => "md",
            Self::Playbook => "toml",
        }
    }

    /// Its name in a sentence.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Template => "template",
            Self::Playbook => "playbook",
        }
    }
}
