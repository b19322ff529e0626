//! The message that a word starts from, as a playbook file prefers it.
//!
//! Templates and occasions are names here: what they are is foghorn-drafts' business. Not here: choosing where nothing is
//! preferred.

use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};

use super::Playbook;
use super::faults::Lines;
use crate::ids::StakeholderId;

/// One preference; it is for all that it leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferred {
    /// For whom; none: for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<StakeholderId>,
    /// On which occasion, `first-word`; none: on each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// The template's name: `any/holding-statement`.
    pub template: String,
}

impl Playbook {
    /// The template that is preferred for a stakeholder and an occasion; what names both counts before what names the
    /// stakeholder alone, and that before what names the occasion alone.
    pub fn preferred(&self, stakeholder: &StakeholderId, occasion: &str) -> Option<&str> {
        let is_meant = |one: &&Preferred| {
            one.stakeholder.as_ref().is_none_or(|whom| whom == stakeholder)
                && one.occasion.as_deref().is_none_or(|known| known == occasion)
        };
        let rank = |one: &&Preferred| (one.stakeholder.is_none(), one.occasion.is_none());
        self.preferred.iter().filter(is_meant).min_by_key(rank).map(|one| one.template.as_str())
    }
}

/// The lines of a file's preferences, in their order: what they name is checked where templates are known.
pub fn lines_of_preferred(text: &str) -> Vec<usize> {
    let (root, _) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    let all = root.get_ref().get("prefer").and_then(|value| match value.get_ref() {
        DeValue::Array(all) => Some(all),
        _ => None,
    });
    all.into_iter().flat_map(|all| all.iter()).map(|one| lines.line(one.span().start)).collect()
}
