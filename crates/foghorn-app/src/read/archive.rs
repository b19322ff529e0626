//! The archive: all incidents, and the full text of everything said.

use chrono::{DateTime, Utc};
use foghorn_core::{Entry, Kind, Severity, Status, StreamId};
use foghorn_store::{ArchiveQuery, Summary};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::shown_reference;

/// Asks for a window of all incidents, newest declared first.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ShowArchive {
    /// Part of a title or reference.
    #[ts(optional)]
    pub text: Option<String>,
    /// Only these.
    #[ts(optional)]
    pub status: Option<Status>,
    /// Only these.
    #[ts(optional)]
    pub severity: Option<Severity>,
    /// Only these.
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// Where the window begins, as the last one said.
    #[ts(optional)]
    pub cursor: Option<String>,
    /// How many rows; at most 200, 50 where missing.
    #[ts(optional)]
    pub limit: Option<usize>,
}

/// A window of the archive.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ArchiveWindow {
    /// The rows.
    pub rows: Vec<ArchiveRow>,
    /// How many match.
    pub total: usize,
    /// Where the next window begins.
    pub next: Option<String>,
}

/// One incident of the archive; the field names are those of `foghorn list --json`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ArchiveRow {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What was broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// Where it stands.
    pub status: Status,
    /// Real, drill, maintenance or imported.
    pub kind: Kind,
    /// When the impact began, where known.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was declared.
    pub declared_at: DateTime<Utc>,
    /// When it was resolved.
    pub resolved_at: Option<DateTime<Utc>>,
    /// How many updates were sent.
    pub updates: usize,
}

/// Asks for everything said that has these words, the last one as a prefix.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Search {
    /// The words.
    pub query: String,
    /// How many hits; at most 100, 30 where missing.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<usize>,
    /// Only hits written before this one, as the last answer said.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<String>,
}

/// What was found, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Found {
    /// The hits.
    pub hits: Vec<Hit>,
    /// Where the next hits begin.
    pub next: Option<String>,
    /// How many entries are not indexed yet.
    pub behind: u64,
    /// True where the query was too short for more than titles.
    pub titles_only: bool,
}

/// One hit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hit {
    /// Its incident.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// The incident's title.
    pub title: String,
    /// The event's kind.
    pub kind: String,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// The text around the hit, cut into plain and hit pieces.
    pub pieces: Vec<Piece>,
}

/// A piece of a hit's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// True where it is what was looked for.
    pub hit: bool,
}

const ROWS: usize = 50;
const ROWS_AT_MOST: usize = 200;
const HITS: usize = 30;
const HITS_AT_MOST: usize = 100;
/// How much of a text stands around a hit, in characters.
const AROUND: usize = 90;

/// A window of all incidents.
pub(crate) fn archive(app: &App, ask: ShowArchive) -> Result<ArchiveWindow, Failure> {
    let before = match &ask.cursor {
        Some(cursor) => Some(cursor.parse().map_err(|_| Failure::new("cursor", "That is no place in the archive."))?),
        None => None,
    };
    let query = ArchiveQuery {
        text: ask.text.unwrap_or_default(),
        status: ask.status,
        severity: ask.severity,
        kind: ask.kind,
        before,
        limit: ask.limit.unwrap_or(ROWS).clamp(1, ROWS_AT_MOST),
    };
    app.store().read(|reading| {
        let page = reading.archive(&query)?;
        let mut rows = Vec::with_capacity(page.rows.len());
        for summary in page.rows {
            let reference = shown_reference(reading, &summary.reference, &summary.stream)?;
            rows.push(row(summary, reference));
        }
        let total = usize::try_from(page.total).unwrap_or(usize::MAX);
        Ok(ArchiveWindow { rows, total, next: page.next.map(|cursor| cursor.to_string()) })
    })
}

/// Everything said that has these words.
pub(crate) fn search(app: &App, ask: Search) -> Result<Found, Failure> {
    let limit = ask.limit.unwrap_or(HITS).clamp(1, HITS_AT_MOST);
    let before = match &ask.before {
        Some(seq) => Some(seq.parse().map_err(|_| Failure::new("cursor", "That is no place in the findings."))?),
        None => None,
    };
    let query = ask.query.trim();
    if query.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return app.store().read(|reading| {
            let mut hits = Vec::new();
            for summary in reading.titles(query, limit)? {
                let reference = shown_reference(reading, &summary.reference, &summary.stream)?;
                hits.push(Hit {
                    incident: summary.stream,
                    reference,
                    kind: "title".to_owned(),
                    happened_at: summary.declared_at,
                    pieces: pieces(&summary.title, query),
                    title: summary.title,
                });
            }
            Ok(Found { hits, next: None, behind: 0, titles_only: true })
        });
    }
    let found = app.store().search(query, limit, before)?;
    app.store().read(|reading| {
        let next = found.hits.last().filter(|_| found.hits.len() == limit).map(|hit| hit.seq.to_string());
        let mut hits = Vec::with_capacity(found.hits.len());
        for hit in found.hits {
            let Some(summary) = reading.summary(&hit.stream)? else { continue };
            let reference = shown_reference(reading, &summary.reference, &hit.stream)?;
            let text = searchable(&hit.entry).unwrap_or_default();
            hits.push(Hit {
                incident: hit.stream,
                reference,
                title: summary.title,
                kind: hit.entry.header.kind.clone(),
                happened_at: hit.entry.header.happened_at,
                pieces: pieces(&text, query),
            });
        }
        Ok(Found { hits, next, behind: found.behind, titles_only: false })
    })
}

/// What the search finds an entry by: everything that was said in it.
pub(crate) fn searchable(entry: &Entry) -> Option<String> {
    use foghorn_core::Event;
    let said = entry.said()?;
    let text = match &said.event {
        Event::Declared(declared) => format!("{} {}", declared.reference, declared.title),
        Event::Retitled(retitled) => retitled.title.clone(),
        Event::FactStated(stated) => joined(&stated.text, stated.evidence.as_deref()),
        Event::Noted(noted) => noted.text.clone(),
        Event::NoteCorrected(corrected) => corrected.text.clone(),
        Event::UpdateSent(sent) => sent.update.text.clone()?,
        Event::UpdateCorrected(corrected) => corrected.update.text.clone()?,
        Event::DraftApproved(approved) => approved.text.clone(),
        Event::ItemDone(done) => done.note.clone()?,
        Event::ItemSkipped(skipped) => skipped.reason.clone(),
        Event::ItemReopened(reopened) => reopened.reason.clone()?,
        Event::ItemAdded(added) => added.item.text.clone(),
        Event::ItemGiven(given) => given.owner.clone()?,
        Event::DeadlineMet(met) => met.note.clone()?,
        Event::Asked(asked) => format!("{} {}", asked.who, asked.what),
        Event::AskAnswered(answered) => answered.answer.clone()?,
        Event::AskExtended(extended) => extended.reason.clone()?,
        Event::AskDropped(dropped) => dropped.reason.clone(),
        Event::HandedOver(given) => {
            let more = [&given.note, &given.objectives, &given.exit_criteria].into_iter().flatten();
            more.fold(given.to.clone(), |said, more| format!("{said} {more}"))
        }
        Event::CommandAccepted(accepted) => accepted.person.clone(),
        Event::LegalHoldPlaced(placed) => placed.reason.clone(),
        Event::LegalHoldLifted(lifted) => lifted.reason.clone()?,
        Event::CompensationApproved(approved) => approved.what.clone(),
        Event::CompensationMoved(moved) => joined(&moved.what, moved.note.as_deref()),
        Event::LettersApproved(approved) => approved.text.clone(),
        Event::CustomerAnswered(answered) => answered.note.clone()?,
        Event::CustomerStepSet(set) => set.what.clone(),
        Event::CustomerStepDone(done) => done.note.clone()?,
        Event::StatusChanged(changed) => changed.reason.clone()?,
        Event::SeverityChanged(changed) => changed.reason.clone()?,
        Event::RoleAssigned(assigned) => assigned.person.clone()?,
        Event::Held(held) => held.reason.clone(),
        Event::HistoryImported(imported) => imported.components.join(" "),
        Event::FollowUpAdded(added) => added.follow_up.text.clone(),
        Event::FollowUpChanged(changed) => changed.follow_up.text.clone(),
        Event::FollowUpDone(done) => done.note.clone()?,
        Event::FollowUpDropped(dropped) => dropped.reason.clone(),
        Event::FollowUpReopened(reopened) => reopened.reason.clone()?,
        Event::LessonStated(stated) => format!("{} {}", stated.text, stated.whys.join(" ")),
        Event::PostmortemMoved(moved) => moved.reason.clone(),
        Event::PostmortemPublished(published) => published.text.clone(),
        Event::ReassuranceSettled(settled) => settled.note.clone()?,
        Event::RingBegan(began) => {
            let names: Vec<_> = began.steps.iter().map(|step| step.who.as_str()).collect();
            format!("{} {}", began.scheme, names.join(" "))
        }
        Event::RingUnanswered(unanswered) => unanswered.who.clone(),
        Event::RingAnswered(answered) => format!("{} {}", answered.who, answered.note.as_deref().unwrap_or_default()),
        Event::RingDropped(dropped) => dropped.reason.clone(),
        Event::IncidentLinked(linked) => format!("{} {}", linked.reference, linked.title),
        Event::IncidentUnlinked(unlinked) => unlinked.reason.clone()?,
        Event::StakeholderAdded(added) => format!("{} added", added.stakeholder.name),
        Event::StakeholderDropped(dropped) => format!("{} dropped: {}", dropped.stakeholder, dropped.reason),
        Event::Snoozed(snoozed) => snoozed.reason.clone()?,
        Event::CadenceStretched(stretched) => stretched.reason.clone()?,
        Event::Retracted(retracted) => retracted.why.clone()?,
        Event::Expunged(expunged) => expunged.why.clone(),
        Event::PlaybookApplied(_)
        | Event::CustomersListed(_)
        | Event::CustomersForgotten(_)
        | Event::LettersPosted(_)
        | Event::TakenOver(_)
        | Event::StartStated(_)
        | Event::HoldReleased(_)
        | Event::AspectStated(_)
        | Event::HandoverConfirmed(_)
        | Event::DeadlineTriggered(_)
        | Event::Unknown(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

fn joined(text: &str, more: Option<&str>) -> String {
    more.map_or_else(|| text.to_owned(), |more| format!("{text} {more}"))
}

/// A text cut around the first hit, in plain and hit pieces. The words are found as the search finds them: at the
/// beginning of a word, in any case.
fn pieces(text: &str, query: &str) -> Vec<Piece> {
    let wanted: Vec<Vec<char>> = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().flat_map(char::to_lowercase).collect())
        .collect();
    let chars: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for start in 0..chars.len() {
        let begins = chars[start].is_alphanumeric() && (start == 0 || !chars[start - 1].is_alphanumeric());
        if !begins || spans.last().is_some_and(|(_, end)| start < *end) {
            continue;
        }
        let matches = |word: &&Vec<char>| {
            chars[start..].iter().flat_map(|c| c.to_lowercase()).take(word.len()).eq(word.iter().copied())
        };
        if let Some(word) = wanted.iter().filter(matches).max_by_key(|word| word.len()) {
            spans.push((start, (start + word.len()).min(chars.len())));
        }
    }
    let first = spans.first().map_or(0, |(start, _)| start.saturating_sub(AROUND / 3));
    let last = (first + AROUND * 2).min(chars.len());
    let mut pieces = Vec::new();
    let mut push = |from: usize, to: usize, hit: bool| {
        if from < to {
            pieces.push(Piece { text: chars[from..to].iter().collect(), hit });
        }
    };
    let mut at = first;
    for (start, end) in spans.into_iter().filter(|(start, end)| *start >= first && *end <= last) {
        push(at, start, false);
        push(start, end, true);
        at = end;
    }
    push(at, last, false);
    if first > 0 {
        pieces.insert(0, Piece { text: "…".to_owned(), hit: false });
    }
    if last < chars.len() {
        pieces.push(Piece { text: "…".to_owned(), hit: false });
    }
    pieces
}

fn row(summary: Summary, reference: String) -> ArchiveRow {
    ArchiveRow {
        incident: summary.stream,
        reference,
        title: summary.title,
        severity: summary.severity,
        status: summary.status,
        kind: summary.kind,
        started_at: summary.started_at,
        declared_at: summary.declared_at,
        resolved_at: summary.resolved_at,
        updates: usize::try_from(summary.updates).unwrap_or(usize::MAX),
    }
}
