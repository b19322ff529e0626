//! Incidents before this one that look like it: how long they lasted, and what was said then.
//!
//! Here: which titles share words that few titles have, and which records name the same component; a handful, with the
//! words that they share, so that a reader can judge. Nothing is learned and nothing guessed: the same log gives the same
//! answer. Not here: repeated causes (they are known only afterwards).

mod alike;

use chrono::{DateTime, Utc};
use foghorn_core::incident::Incident;
use foghorn_core::{Severity, StreamId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::alike::Words;
use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::find::{find, shown_reference};

/// So many are shown.
const SHOWN: usize = 3;
/// So many of the likeliest titles are read whole.
const READ: usize = 12;
/// So many newest records of a component are looked at.
const OF_A_COMPONENT: usize = 20;
/// A message is shown so far, in characters.
const EXCERPT: usize = 280;

/// Asks which incidents before it look like this one.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowSimilar {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// An incident that looks like the one that was asked about.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Similar {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What was broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// When it was declared.
    pub declared_at: DateTime<Utc>,
    /// How long the impact lasted, in minutes; `None` where its record does not say, or says nonsense.
    pub minutes: Option<u64>,
    /// Why it is shown: words of both titles, and components of both.
    pub shared: Vec<String>,
    /// The first message to those outside, cut short.
    pub first_said: Option<String>,
    /// The last one.
    pub last_said: Option<String>,
    /// What was known of the cause.
    pub cause: Option<String>,
}

/// Incidents before this one that look like it, the likest first.
pub(crate) fn similar(app: &App, ask: ShowSimilar) -> Result<Vec<Similar>, Failure> {
    let (stream, own, components) = app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        Ok::<_, Failure>((stream, folded.incident.title_now().to_owned(), components(&folded.incident)))
    })?;
    let mut candidates = Vec::new();
    for component in &components {
        let found = app.store().search(component, OF_A_COMPONENT, None)?;
        let records = found.hits.into_iter().filter(|hit| hit.entry.header.kind == "history-imported");
        candidates.extend(records.map(|hit| hit.stream));
    }
    app.store().read(|reading| {
        let titles = reading.titles_of_the_past(&stream)?;
        let words = Words::of(titles.iter().map(|(_, title)| title.as_str()), &own);
        let mut likely: Vec<_> = titles.iter().filter_map(|(id, title)| Some((id, words.likeness(title)?))).collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1));
        candidates.extend(likely.iter().take(READ).map(|(id, _)| (*id).clone()));
        let mut similar: Vec<(f64, Similar)> = Vec::new();
        for id in candidates {
            if id == stream || similar.iter().any(|(_, other)| other.incident == id) {
                continue;
            }
            // Drills, planned work and false alarms teach nothing about how long a failure lasts.
            if !titles.iter().any(|(known, _)| *known == id) {
                continue;
            }
            let folded = app.folds().read(reading, &id)?;
            let incident = &folded.incident;
            let mut shared = words.shared(incident.title_now());
            let both: Vec<_> =
                self::components(incident).into_iter().filter(|name| alike::contains(&components, name)).collect();
            let likeness = words.likeness(incident.title_now()).unwrap_or(0.0) + 0.5 * alike::share(&both, &components);
            shared.extend(both);
            if likeness >= alike::ENOUGH {
                let reference = shown_reference(reading, &incident.reference, &id)?;
                similar.push((likeness, row(incident, reference, shared)));
            }
        }
        similar.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.declared_at.cmp(&a.1.declared_at)));
        Ok(similar.into_iter().take(SHOWN).map(|(_, row)| row).collect())
    })
}

/// What was affected: as its source says, or as the scope is stated, part by part.
fn components(incident: &Incident) -> Vec<String> {
    let imported = incident.source.iter().flat_map(|source| source.components.iter().cloned());
    let scope = incident.fact(foghorn_core::Fact::Scope).unwrap_or_default();
    let stated = scope.split([',', ';', '\n']).map(|part| part.trim().trim_end_matches('.').to_owned());
    imported.chain(stated).filter(|part| (3..=60).contains(&part.chars().count())).collect()
}

fn row(incident: &Incident, reference: String, shared: Vec<String>) -> Similar {
    let mut said: Vec<_> = incident
        .updates
        .iter()
        .filter_map(|update| {
            let posted_at = update.sent.deliveries.iter().map(|delivery| delivery.posted_at).min()?;
            Some((posted_at, update.sent.text.as_deref()?))
        })
        .collect();
    said.sort_by_key(|(posted_at, _)| *posted_at);
    let backwards = incident.source.as_ref().is_some_and(|source| source.ends_before_it_begins());
    let began = incident.started().unwrap_or(incident.declared_at());
    let minutes = incident.resolved_at().filter(|_| !backwards).map(|end| (end - began).num_minutes());
    let excerpt = |(_, text): &(_, &str)| clip((*text).to_owned(), EXCERPT);
    Similar {
        incident: incident.id.clone(),
        reference,
        title: incident.title_now().to_owned(),
        severity: incident.severity_now(),
        declared_at: incident.declared_at(),
        minutes: minutes.and_then(|minutes| u64::try_from(minutes).ok()).filter(|minutes| *minutes > 0),
        shared,
        first_said: said.first().map(excerpt),
        last_said: (said.len() > 1).then(|| said.last().map(excerpt)).flatten(),
        cause: incident.fact(foghorn_core::Fact::Known).map(|text| clip(text.to_owned(), EXCERPT)),
    }
}
