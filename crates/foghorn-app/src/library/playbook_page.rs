//! What a playbook's page shows: who must hear and how often, what must be done and reported, what words start from and
//! what may be offered.
//!
//! Lengths of time are as the file writes them. Not here: what of it an incident has (`read::todo`).

use foghorn_core::playbook::CompensationModel;
use foghorn_core::{Checklist, Deadline, Item, Playbook, Preferred, Severity, Span, Stakeholder};
use serde::Serialize;
use ts_rs::TS;

use super::Library;
use crate::read::making_good::{ContractView, shown};

const HOUR: u32 = 3_600;

/// A playbook.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookPage {
    /// What each severity means.
    pub severities: Vec<Meaning>,
    /// Who must hear.
    pub stakeholders: Vec<PlaybookStakeholder>,
    /// At which severities words need somebody's approval; empty: never.
    pub approval_at: Vec<String>,
    /// Words to whom; empty: to everybody.
    pub approval_for: Vec<String>,
    /// What must be done.
    pub checklists: Vec<PlaybookChecklist>,
    /// What must be reported.
    pub deadlines: Vec<PlaybookDeadline>,
    /// What words start from.
    pub preferred: Vec<PlaybookPreferred>,
    /// What may be offered.
    pub compensations: Vec<PlaybookCompensation>,
    /// What contracts owe where the service was not there.
    pub contracts: Vec<ContractView>,
}

/// What a severity means.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Meaning {
    /// `SEV1` to `SEV4`.
    pub severity: String,
    /// In words.
    pub meaning: String,
}

/// One who must hear.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookStakeholder {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it can be told.
    pub channels: Vec<String>,
    /// Those of them that count as told; empty: any.
    pub required: Vec<String>,
    /// With whom it hears.
    pub with: Option<String>,
    /// True where it has no clock until somebody adds it.
    pub when_added: bool,
    /// How often, by severity.
    pub cadence: Vec<PlaybookRhythm>,
}

/// How often at one severity.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookRhythm {
    /// `SEV1` to `SEV4`.
    pub severity: String,
    /// To the first word.
    pub first: Option<String>,
    /// From word to word while investigating.
    pub investigating: Option<String>,
    /// While identified.
    pub identified: Option<String>,
    /// While monitoring.
    pub monitoring: Option<String>,
    /// After a change, where there is no regular rhythm.
    pub after_change: Option<String>,
}

/// What must be done in a phase.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookChecklist {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its phase.
    pub phase: String,
    /// Whom it is about.
    pub stakeholder: Option<String>,
    /// At which severities; empty: at all of them.
    pub severities: Vec<String>,
    /// What must have been stated.
    pub when: Vec<String>,
    /// What is to be done.
    pub items: Vec<PlaybookItem>,
}

/// One thing to be done.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookItem {
    /// Its short name.
    pub id: String,
    /// What.
    pub text: String,
    /// Why.
    pub why: Option<String>,
    /// Whose it is.
    pub owner: Option<String>,
    /// By when, from the beginning of its phase.
    pub due: Option<String>,
    /// Where more about it stands.
    pub link: Option<String>,
}

/// A report. A preset: check with counsel.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookDeadline {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The event from which it runs.
    pub trigger: String,
    /// How long after that: `4h`, or `4 business days`.
    pub after: String,
    /// Who is told.
    pub stakeholder: String,
    /// Where the number comes from.
    pub source: String,
}

/// What a word starts from.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookPreferred {
    /// For whom, by name; missing: for everybody.
    pub stakeholder: Option<String>,
    /// On which occasion; missing: on each.
    pub occasion: Option<String>,
    /// The template's name.
    pub template: String,
    /// What it is called on the screen; missing where there is no such template in force.
    pub title: Option<String>,
}

/// What may be offered, once somebody has approved it.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PlaybookCompensation {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is offered.
    pub offer: String,
    /// When it fits.
    pub fits: String,
}

impl From<&CompensationModel> for PlaybookCompensation {
    fn from(model: &CompensationModel) -> Self {
        let CompensationModel { id, name, offer, fits } = model.clone();
        Self { id, name, offer, fits }
    }
}

pub(super) fn playbook_page(library: &Library, playbook: &Playbook) -> PlaybookPage {
    let meaning =
        |(severity, meaning): (&Severity, &String)| Meaning { severity: words(severity), meaning: meaning.clone() };
    PlaybookPage {
        severities: playbook.severities.iter().map(meaning).collect(),
        stakeholders: playbook.stakeholders.iter().map(stakeholder).collect(),
        approval_at: playbook.approval.severities.iter().map(words).collect(),
        approval_for: playbook.approval.stakeholders.iter().map(words).collect(),
        checklists: playbook.checklists.iter().map(checklist).collect(),
        deadlines: playbook.deadlines.iter().map(deadline).collect(),
        preferred: playbook.preferred.iter().map(|one| preferred(library, playbook, one)).collect(),
        compensations: playbook.compensations.iter().map(Into::into).collect(),
        contracts: playbook.contracts.iter().map(shown).collect(),
    }
}

fn stakeholder(stakeholder: &Stakeholder) -> PlaybookStakeholder {
    let span = |span: Option<Span>| span.map(|span| words(&span));
    let cadence = stakeholder.cadence.iter().map(|(severity, rhythm)| PlaybookRhythm {
        severity: words(severity),
        first: span(rhythm.first),
        investigating: span(rhythm.investigating),
        identified: span(rhythm.identified),
        monitoring: span(rhythm.monitoring),
        after_change: span(rhythm.after_change),
    });
    PlaybookStakeholder {
        id: words(&stakeholder.id),
        name: stakeholder.name.clone(),
        channels: stakeholder.channels.iter().map(words).collect(),
        required: stakeholder.required.iter().map(words).collect(),
        with: stakeholder.with.as_ref().map(words),
        when_added: stakeholder.when_added,
        cadence: cadence.collect(),
    }
}

fn checklist(list: &Checklist) -> PlaybookChecklist {
    let item = |item: &Item| PlaybookItem {
        id: item.id.clone(),
        text: item.text.clone(),
        why: item.why.clone(),
        owner: item.owner.as_ref().map(words),
        due: item.due.as_ref().map(words),
        link: item.link.clone(),
    };
    PlaybookChecklist {
        id: list.id.clone(),
        title: list.title.clone(),
        phase: words(&list.phase),
        stakeholder: list.stakeholder.as_ref().map(words),
        severities: list.severities.iter().map(words).collect(),
        when: list.when.iter().map(words).collect(),
        items: list.items.iter().map(item).collect(),
    }
}

fn deadline(deadline: &Deadline) -> PlaybookDeadline {
    let after = match (deadline.after, deadline.business_days) {
        // As rules say them: 24 and 72 hours, not days.
        (Some(after), _) if after.as_seconds() % HOUR == 0 && after.as_seconds() <= 96 * HOUR => {
            format!("{}h", after.as_seconds() / HOUR)
        }
        (Some(after), _) => words(&after),
        (None, Some(1)) => "1 business day".to_owned(),
        (None, days) => format!("{} business days", days.unwrap_or_default()),
    };
    PlaybookDeadline {
        id: deadline.id.clone(),
        name: deadline.name.clone(),
        trigger: deadline.trigger.clone(),
        after,
        stakeholder: words(&deadline.stakeholder),
        source: deadline.source.clone(),
    }
}

fn preferred(library: &Library, playbook: &Playbook, preferred: &Preferred) -> PlaybookPreferred {
    let whom = preferred.stakeholder.as_ref();
    let name = whom.map(|id| playbook.stakeholder(id).map_or_else(|| words(id), |row| row.name.clone()));
    PlaybookPreferred {
        stakeholder: name,
        occasion: preferred.occasion.clone(),
        template: preferred.template.clone(),
        title: library.templates.named(&preferred.template).map(|template| template.title.clone()),
    }
}

fn words(said: &impl ToString) -> String {
    said.to_string()
}
