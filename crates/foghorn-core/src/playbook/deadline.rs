//! Regulatory clocks as a playbook file says them: what must be reported, to whom, how long after which event.
//!
//! Presets to be checked with counsel; none of it is legal advice. Not here: when one runs out (`crate::deadlines`).

use serde::{Deserialize, Serialize};

use crate::ids::StakeholderId;
use crate::span::Span;

/// A report that is due some time after a named event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
