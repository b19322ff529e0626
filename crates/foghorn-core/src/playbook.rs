//! A playbook: stakeholders, their cadence, what must be done and reported, as a file that users can replace.
//!
//! Here: the format (`assets/playbooks/*.toml`, docs/playbooks.md) and, beside it, its reading with all faults
//! (`read`, `section`, `faults`). Applying one copies it into the log (`PlaybookApplied`); there a field that this version
//! does not know is left alone, so that a later version may add some. Not here: what a cadence means for a clock
//! (`clocks`), what an incident does with checklists and deadlines (`checklists`, `deadlines`), and what changes where
//! another one is applied (`playbook_change`).

mod checklist;
mod compensation;
mod contracts;
mod deadline;
mod faults;
mod preferred;
mod read;
mod section;
mod stages;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{Channel, StakeholderId};
use crate::sla::Contract;
use crate::span::Span;
use crate::words::{Severity, Status};

pub use checklist::{Checklist, Item};
pub use compensation::CompensationModel;
pub use deadline::Deadline;
pub use faults::{PlaybookFault, PlaybookFaults};
pub use preferred::{Preferred, lines_of_preferred};
pub use stages::Stages;

/// Cadence, stakeholders and stages for a kind of organisation or incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playbook {
    /// Its name: the file's name without the ending.
    pub name: String,
    /// One sentence: for whom, and where its numbers come from.
    pub about: String,
    /// What each severity means here; shown beside its name.
    #[serde(default)]
    pub severities: BTreeMap<Severity, String>,
    /// When a clock speaks.
    #[serde(default)]
    pub stages: Stages,
    /// Whose word needs somebody's approval before it goes out.
    #[serde(default, skip_serializing_if = "Approval::is_never")]
    pub approval: Approval,
    /// Who must hear.
    #[serde(rename = "stakeholder")]
    pub stakeholders: Vec<Stakeholder>,
    /// What must not be forgotten.
    #[serde(rename = "checklist", default, skip_serializing_if = "Vec::is_empty")]
    pub checklists: Vec<Checklist>,
    /// What must be reported, some time after a named event.
    #[serde(rename = "deadline", default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// The messages that words start from, where the playbook knows better ones than the occasions' own.
    #[serde(rename = "prefer", default, skip_serializing_if = "Vec::is_empty")]
    pub preferred: Vec<Preferred>,
    /// What those who were hurt may be offered, once somebody has approved it.
    #[serde(rename = "compensation", default, skip_serializing_if = "Vec::is_empty")]
    pub compensations: Vec<CompensationModel>,
    /// What contracts promise on how much the service is there.
    #[serde(rename = "sla", default, skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<Contract>,
}

/// A group that must be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stakeholder {
    /// Its short name in files and on the command line.
    pub id: StakeholderId,
    /// Its name on the screen.
    pub name: String,
    /// Where it can be told, in the order in which the screen lists them.
    pub channels: Vec<Channel>,
    /// The channels that count as told; empty: any.
    #[serde(default)]
    pub required: Vec<Channel>,
    /// Hears together with this stakeholder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<StakeholderId>,
    /// True: has no clock until somebody adds it to the incident.
    #[serde(default)]
    pub when_added: bool,
    /// How often it must hear, by severity; a severity that is not listed has no clock.
    #[serde(default)]
    pub cadence: BTreeMap<Severity, Rhythm>,
}

/// Which words are approved before they go out. Never a bar: what was posted without is recorded so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approval {
    /// At which severities; none: never.
    pub severities: Vec<Severity>,
    /// Words to whom; none: to everybody.
    pub stakeholders: Vec<StakeholderId>,
}

impl Approval {
    /// True where no word needs approval.
    pub fn is_never(&self) -> bool {
        self.severities.is_empty()
    }

    /// True where a word to this stakeholder needs approval at this severity.
    pub fn asks(&self, severity: Severity, stakeholder: &StakeholderId) -> bool {
        let whom = self.stakeholders.is_empty() || self.stakeholders.contains(stakeholder);
        whom && self.severities.contains(&severity)
    }
}

/// How often a stakeholder must hear at one severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// From declaring to the first word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Span>,
    /// From word to word while investigating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investigating: Option<Span>,
    /// From word to word while identified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identified: Option<Span>,
    /// From word to word while monitoring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monitoring: Option<Span>,
    /// From the first change not yet told to a word about it; for severities that have no regular rhythm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_change: Option<Span>,
}

impl Rhythm {
    /// The interval from word to word in a status; `None` where there is none.
    pub fn interval(&self, status: Status) -> Option<Span> {
        match status {
            Status::Investigating => self.investigating,
            Status::Identified => self.identified,
            Status::Monitoring => self.monitoring,
            Status::Resolved | Status::Closed | Status::Withdrawn => None,
        }
    }

    /// True where this rhythm makes a clock run by itself.
    pub fn is_regular(&self) -> bool {
        self.first.is_some() || self.investigating.is_some()
    }
}

impl Playbook {
    /// Reads and checks a playbook file.
    ///
    /// # Errors
    /// All that is wrong with it, each fault with its line where it has one.
    pub fn read(text: &str) -> Result<Self, PlaybookFaults> {
        read::read(text)
    }

    /// The stakeholder of this id.
    pub fn stakeholder(&self, id: &StakeholderId) -> Option<&Stakeholder> {
        self.stakeholders.iter().find(|stakeholder| &stakeholder.id == id)
    }
}
