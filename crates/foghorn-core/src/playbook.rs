//! A playbook: stakeholders, their cadence, and the stages of a clock, as a file that users can replace.
//!
//! Here: the format (`assets/playbooks/*.toml`), its reading with line numbers, and its checks. Applying one copies
//! it into the log (`PlaybookApplied`). Not here: what a cadence means for a clock (`clocks`), and what an incident does
//! with checklists and deadlines (`checklists`, `deadlines`).

mod checklist;
mod deadline;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{Channel, StakeholderId};
use crate::span::Span;
use crate::words::{Severity, Status};

pub use checklist::{Checklist, Item};
pub use deadline::Deadline;

/// Cadence, stakeholders and stages for a kind of organisation or incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
}

/// A group that must be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[serde(deny_unknown_fields, default)]
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
#[serde(deny_unknown_fields)]
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

/// When a clock speaks; "get louder, not denser". The numbers are those of the domain's section on clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Stages {
    /// At most so long before the due time comes the heads-up; never more than a third of the wait.
    pub heads_up: Span,
    /// So long after the due time it is "due"; then "overdue".
    pub due_for: Span,
    /// When an overdue clock nags, counted from the due time.
    pub nags: Vec<Span>,
    /// After those, so many more …
    pub more_nags: u32,
    /// … so far apart …
    pub more_every: Span,
    /// … and then for ever so far apart.
    pub then_every: Span,
    /// Stages of one incident that fall within this share one notification.
    pub bundle: Span,
    /// What one click on "Snooze" and on "I am on it" gives.
    pub snooze: Span,
    /// Never more quiet in a row than this.
    pub quiet_at_most: Span,
    /// A key press in a draft quietens its own clock for so long.
    pub editing_quiet: Span,
    /// A change that people were not told of is due after this, where the severity has no rhythm of its own.
    pub after_change: Span,
    /// A word to a stakeholder that hears with another counts as "with" so long before the other's.
    pub with_before: Span,
    /// An unconfirmed severity is asked about once, after this.
    pub ask_severity: Span,
    /// A role that somebody should have is asked about once, after it was nobody's for so long.
    #[serde(skip_serializing_if = "is_usual_ask_roles")]
    pub ask_roles: Span,
    /// When an ask or a thing to be done that is late nags, counted from its due time; then no more.
    #[serde(skip_serializing_if = "is_usual_todo_nags")]
    pub todo_nags: Vec<Span>,
    /// So long before a report is due come its heads-ups, as far as its time ran by then.
    #[serde(skip_serializing_if = "is_usual_report_heads_up")]
    pub report_heads_up: Vec<Span>,
    /// When a report that is late nags, counted from its due time; then no more.
    #[serde(skip_serializing_if = "is_usual_report_nags")]
    pub report_nags: Vec<Span>,
    /// After this long the doubled cadence is offered.
    pub long_incident: Span,
    /// A handover is suggested after so long in command …
    pub suggest_handover: Span,
    /// … and warned about after so long.
    pub warn_handover: Span,
}

impl Default for Stages {
    fn default() -> Self {
        Self {
            heads_up: Span::minutes(5),
            due_for: Span::seconds(60),
            nags: vec![Span::minutes(2), Span::minutes(5), Span::minutes(10)],
            more_nags: 6,
            more_every: Span::minutes(10),
            then_every: Span::minutes(30),
            bundle: Span::seconds(60),
            snooze: Span::minutes(5),
            quiet_at_most: Span::minutes(15),
            editing_quiet: Span::seconds(90),
            after_change: Span::minutes(60),
            with_before: Span::minutes(5),
            ask_severity: Span::minutes(5),
            ask_roles: Span::minutes(10),
            todo_nags: vec![Span::minutes(5), Span::minutes(15)],
            report_heads_up: vec![Span::minutes(24 * 60), Span::minutes(4 * 60), Span::minutes(60)],
            report_nags: vec![Span::minutes(5), Span::minutes(60), Span::minutes(4 * 60), Span::minutes(24 * 60)],
            long_incident: Span::minutes(120),
            suggest_handover: Span::minutes(60),
            warn_handover: Span::minutes(180),
        }
    }
}

// What came later is written down only where a file says otherwise, so that older versions read what most files say.
fn is_usual_ask_roles(span: &Span) -> bool {
    *span == Stages::default().ask_roles
}

fn is_usual_todo_nags(nags: &[Span]) -> bool {
    nags == Stages::default().todo_nags
}

fn is_usual_report_heads_up(spans: &[Span]) -> bool {
    spans == Stages::default().report_heads_up
}

fn is_usual_report_nags(nags: &[Span]) -> bool {
    nags == Stages::default().report_nags
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

/// What is wrong with a playbook file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct PlaybookFault {
    /// Counted from 1, where known.
    pub line: Option<usize>,
    /// What, and what to write instead.
    pub message: String,
}

impl Playbook {
    /// Reads and checks a playbook file.
    ///
    /// # Errors
    /// The first fault, with its line where the reader knows it.
    pub fn read(text: &str) -> Result<Self, PlaybookFault> {
        let playbook: Self = toml::from_str(text).map_err(|error| PlaybookFault {
            line: error.span().map(|span| line_of(text, span.start)),
            message: error.message().to_owned(),
        })?;
        playbook.check().map_err(|(needle, message)| PlaybookFault { line: line_with(text, &needle), message })?;
        Ok(playbook)
    }

    /// The stakeholder of this id.
    pub fn stakeholder(&self, id: &StakeholderId) -> Option<&Stakeholder> {
        self.stakeholders.iter().find(|stakeholder| &stakeholder.id == id)
    }

    fn check(&self) -> Result<(), (String, String)> {
        let mut seen = BTreeSet::new();
        if let Some(unknown) = self.approval.stakeholders.iter().find(|id| self.stakeholder(id).is_none()) {
            let message = format!("words to \u{201c}{unknown}\u{201d} need approval, who is not in this playbook");
            return Err((format!("\"{unknown}\""), message));
        }
        if self.approval.severities.is_empty() && !self.approval.stakeholders.is_empty() {
            let message = "approval names stakeholders, but no severities at which it is asked for".to_owned();
            return Err(("[approval]".to_owned(), message));
        }
        for stakeholder in &self.stakeholders {
            let id = stakeholder.id.as_str();
            let fault = |message: String| Err((format!("\"{id}\""), message));
            if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
                return fault(format!("the id \u{201c}{id}\u{201d} may have small letters, digits and hyphens only"));
            }
            if !seen.insert(id) {
                return fault(format!("the stakeholder \u{201c}{id}\u{201d} stands here twice"));
            }
            if let Some(required) = stakeholder.required.iter().find(|c| !stakeholder.channels.contains(c)) {
                return fault(format!("{id} requires \u{201c}{required}\u{201d}, which is not among its channels"));
            }
            if let Some(with) = &stakeholder.with {
                let target = self.stakeholder(with);
                if target.is_none() {
                    return fault(format!("{id} hears with \u{201c}{with}\u{201d}, who is not in this playbook"));
                }
                if target.is_some_and(|target| target.with.is_some()) {
                    return fault(format!("{id} hears with {with}, who hears with somebody else; name that one"));
                }
            }
        }
        checklist::check(&self.checklists, &self.stakeholders)?;
        deadline::check(&self.deadlines, &self.stakeholders)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn line_with(text: &str, needle: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(needle)).map(|index| index + 1)
}
