//! Regulatory clocks as a playbook file says them: what must be reported, to whom, how long after which event.
//!
//! Presets to be checked with counsel; none of it is legal advice. Not here: when one runs out (`crate::deadlines`).

use serde::{Deserialize, Serialize};

use super::Stakeholder;
use super::checklist::is_short_name;
use crate::ids::StakeholderId;
use crate::span::Span;

/// A report that is due some time after a named event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Its short name, unique in the playbook.
    pub id: String,
    /// Its name on the screen: "DORA, initial notice".
    pub name: String,
    /// The event from which it runs, as a commander would state it: "classified as major".
    pub trigger: String,
    /// How long after that event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Span>,
    /// How many days on which offices work, instead: Monday to Friday, to the end of the day in the reader's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_days: Option<u32>,
    /// Who is told.
    pub stakeholder: StakeholderId,
    /// Where the number comes from.
    pub source: String,
}

/// What is wrong with the deadlines of a playbook.
pub(super) fn check(deadlines: &[Deadline], stakeholders: &[Stakeholder]) -> Result<(), (String, String)> {
    for (index, deadline) in deadlines.iter().enumerate() {
        let id = &deadline.id;
        let fault = |message: String| Err((format!("\"{id}\""), message));
        if !is_short_name(id) {
            return fault(format!("the id \u{201c}{id}\u{201d} may have small letters, digits and hyphens only"));
        }
        if deadlines[..index].iter().any(|other| &other.id == id) {
            return fault(format!("the deadline \u{201c}{id}\u{201d} stands here twice"));
        }
        if deadline.after.is_some() == deadline.business_days.is_some() {
            return fault(format!(
                "{id} runs either some time \u{201c}after\u{201d}, or so many \u{201c}business_days\u{201d}"
            ));
        }
        if !stakeholders.iter().any(|row| row.id == deadline.stakeholder) {
            return fault(format!("{id} is for \u{201c}{}\u{201d}, who is not in this playbook", deadline.stakeholder));
        }
    }
    Ok(())
}
