//! Checklists as a playbook file says them: what must not be forgotten, in which phase, for whom, by when.
//!
//! Not here: which of them an incident has, and how far they are done (`crate::checklists`).

use serde::{Deserialize, Serialize};

use crate::ids::StakeholderId;
use crate::span::Span;
use crate::words::{Aspect, Phase, Role, Severity};

/// What must be done in a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// Its short name, unique in the playbook.
    pub id: String,
    /// Its title on the screen.
    pub title: String,
    /// When it is for.
    pub phase: Phase,
    /// Whom it is about; shown beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<StakeholderId>,
    /// At which severities; none: at all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub severities: Vec<Severity>,
    /// Only where all of these have been stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Aspect>,
    /// What is to be done, in its order.
    #[serde(rename = "item", default)]
    pub items: Vec<Item>,
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its short name, unique in its list.
    pub id: String,
    /// What is to be done, as an order: "Brief support before customers ask".
    pub text: String,
    /// Why, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whose it is, until somebody is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role>,
    /// By when, counted from the beginning of its phase; none: whenever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Span>,
    /// Where more about it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
