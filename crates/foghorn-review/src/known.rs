//! What the review may know of an incident: the facts that a message must agree with, for one stakeholder.
//!
//! A small copy, not the incident: rules compare words with facts and never walk a log, and a rule file's examples can
//! state the facts in a few lines of TOML. Not here: what nobody has recorded in the log yet.

use std::collections::BTreeMap;

use foghorn_core::incident::Incident;
use foghorn_core::words::Role;
use foghorn_core::{At, Fact, Severity, StakeholderId, Status, clocks};
use serde::Deserialize;

/// What is known of an incident, for the eyes of one stakeholder.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Where it stands.
    pub status: Status,
    /// How bad it is.
    pub severity: Severity,
    /// When the impact began: as stated, or else when it was declared.
    #[serde(default)]
    pub began: Option<At>,
    /// When it was resolved.
    #[serde(default)]
    pub ended: Option<At>,
    /// The fact sheet, as far as it says anything.
    #[serde(default)]
    pub facts: BTreeMap<Fact, String>,
    /// The text of the latest update to this stakeholder.
    #[serde(default)]
    pub last_word: Option<String>,
    /// What has changed since the latest update to this stakeholder, in words: "the impact".
    #[serde(default)]
    pub news: Vec<String>,
    /// Everything else that is on record in words: title, components, earlier updates, lines of the timeline.
    #[serde(default)]
    pub texts: Vec<String>,
    /// When something is on record: its start, its declaring, its changes, its updates, lines of the timeline.
    #[serde(default)]
    pub times: Vec<At>,
    /// Who has a role in it, by name.
    #[serde(default)]
    pub people: Vec<String>,
    /// When the cadence asks for the word after the one that is being written.
    #[serde(default)]
    pub next_due: Option<At>,
    /// True where somebody has approved what customers are offered.
    #[serde(default)]
    pub compensation_approved: bool,
    /// True where sentences on cause, fault, data and compensation wait for a named person.
    #[serde(default)]
    pub legal_hold: bool,
}

impl Known {
    /// What an incident knows, for a message to `stakeholder` that would be posted at `now`. Lines of the timeline are not
    /// in the fold, so the caller adds them to `texts` and `times`.
    pub fn of(incident: &Incident, stakeholder: &StakeholderId, now: At) -> Self {
        let facts = Fact::ALL.iter().filter_map(|fact| incident.fact(*fact).map(|text| (*fact, text.to_owned())));
        let told = incident.clock(stakeholder).and_then(clocks::Clock::told);
        let last_word = told.and_then(|word| incident.update(&word.update)).and_then(|update| update.sent.text.clone());
        Self {
            status: incident.status_now(),
            severity: incident.severity_now(),
            began: incident.started().or_else(|| incident.declared.as_ref().map(|stamp| stamp.at)),
            ended: incident.resolved_at(),
            facts: facts.collect(),
            last_word,
            news: told.map(|word| news(incident, word)).unwrap_or_default(),
            texts: texts(incident),
            times: times(incident),
            people: Role::ALL.iter().filter_map(|role| incident.person(*role)).map(str::to_owned).collect(),
            next_due: clocks::next_after_word(incident, stakeholder, now),
            compensation_approved: incident.offered().is_some(),
            legal_hold: incident.legal_hold_now().is_some(),
        }
    }

    /// The same, where the incident gets another status together with the message.
    #[must_use]
    pub fn told_as(&self, status: Status, now: At) -> Self {
        let mut known = Self { status, ..self.clone() };
        if status != self.status && self.last_word.is_some() {
            known.news.push(format!("the status (now {status})"));
        }
        if !status.is_open() {
            known.ended = known.ended.or(Some(now));
            known.next_due = None;
        }
        known
    }

    /// All that is on record in words.
    pub(crate) fn on_record(&self) -> impl Iterator<Item = &str> {
        self.facts.values().chain(&self.texts).map(String::as_str)
    }

    /// A line of the fact sheet.
    pub(crate) fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.get(&fact).map(String::as_str).filter(|text| !text.trim().is_empty())
    }
}

/// What stands otherwise now than when a word was posted. What we are doing is no news: it moves while all else stays.
fn news(incident: &Incident, word: &clocks::Word) -> Vec<String> {
    let mut news = Vec::new();
    let status = incident.status_now();
    let told = word.status.or_else(|| incident.status.at(word.at).map(|(status, _)| *status));
    if told.is_some_and(|told| told != status) {
        news.push(format!("the status (now {status})"));
    }
    let severity = incident.severity_now();
    if incident.severity.at(word.at).is_some_and(|(told, _)| *told != severity) {
        news.push(format!("the severity (now {severity})"));
    }
    let is_new = |fact: &Fact| {
        let told = incident.facts.get(fact).and_then(|history| history.at(word.at));
        told.map_or("", String::as_str).trim() != incident.fact(*fact).unwrap_or_default().trim()
    };
    let facts = Fact::ALL.iter().filter(|fact| is_new(fact));
    news.extend(facts.filter_map(|fact| named(*fact)).map(str::to_owned));
    news
}

/// A fact in a sentence, where its change is news.
fn named(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Impact => "the impact",
        Fact::Scope => "who is affected",
        Fact::Known => "what is known",
        Fact::Unknown => "what is not known",
        Fact::Workaround => "what people can do",
        Fact::DataSafety => "what is known about data",
        Fact::Estimate => "the estimate",
        Fact::Doing => return None,
    })
}

fn texts(incident: &Incident) -> Vec<String> {
    let components = incident.source.iter().flat_map(|source| source.components.iter().cloned());
    let updates = incident.updates.iter().filter_map(|update| update.sent.text.clone());
    let earlier = incident.facts.values().flat_map(|history| history.all().iter().map(|stated| stated.value.clone()));
    std::iter::once(incident.title_now().to_owned()).chain(components).chain(updates).chain(earlier).collect()
}

fn times(incident: &Incident) -> Vec<At> {
    let changes = incident.status.all().iter().map(|stated| stated.stamp.at);
    let weights = incident.severity.all().iter().map(|stated| stated.stamp.at);
    let posted =
        incident.updates.iter().flat_map(|update| update.sent.deliveries.iter().map(|delivery| delivery.posted_at));
    let promised = incident.updates.iter().filter_map(|update| update.sent.promise.as_ref().map(|promise| promise.at));
    let ends = [incident.started(), incident.declared.as_ref().map(|stamp| stamp.at), incident.resolved_at()];
    ends.into_iter().flatten().chain(changes).chain(weights).chain(posted).chain(promised).collect()
}
