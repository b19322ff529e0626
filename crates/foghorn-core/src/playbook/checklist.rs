//! Checklists as a playbook file says them: what must not be forgotten, in which phase, for whom, by when.
//!
//! Not here: which of them an incident has, and how far they are done (`crate::checklists`).

use serde::{Deserialize, Serialize};

use super::Stakeholder;
use crate::ids::StakeholderId;
use crate::span::Span;
use crate::words::{Aspect, Phase, Role, Severity};

/// What must be done in a phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields)]
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

/// What is wrong with the checklists of a playbook: a word of the file where it is, and a sentence.
pub(super) fn check(checklists: &[Checklist], stakeholders: &[Stakeholder]) -> Result<(), (String, String)> {
    for (index, list) in checklists.iter().enumerate() {
        let fault = |message: String| Err((format!("\"{}\"", list.id), message));
        if !is_short_name(&list.id) {
            return fault(format!(
                "the id \u{201c}{}\u{201d} may have small letters, digits and hyphens only",
                list.id
            ));
        }
        if checklists[..index].iter().any(|other| other.id == list.id) {
            return fault(format!("the checklist \u{201c}{}\u{201d} stands here twice", list.id));
        }
        if list.items.is_empty() {
            return fault(format!("the checklist \u{201c}{}\u{201d} has no item", list.id));
        }
        if let Some(whom) = &list.stakeholder
            && !stakeholders.iter().any(|row| &row.id == whom)
        {
            return fault(format!("{} is about \u{201c}{whom}\u{201d}, who is not in this playbook", list.id));
        }
        for (index, item) in list.items.iter().enumerate() {
            let fault = |message: String| Err((format!("\"{}\"", item.id), message));
            if !is_short_name(&item.id) {
                return fault(format!(
                    "the id \u{201c}{}\u{201d} may have small letters, digits and hyphens only",
                    item.id
                ));
            }
            if list.items[..index].iter().any(|other| other.id == item.id) {
                return fault(format!("the item \u{201c}{}\u{201d} stands twice in {}", item.id, list.id));
            }
            if item.text.trim().is_empty() {
                return fault(format!("the item \u{201c}{}\u{201d} says nothing to do", item.id));
            }
            if item.link.as_ref().is_some_and(|link| !link.starts_with("https://") && !link.starts_with("http://")) {
                return fault(format!("the link of \u{201c}{}\u{201d} is no web address", item.id));
            }
        }
    }
    Ok(())
}

pub(super) fn is_short_name(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
