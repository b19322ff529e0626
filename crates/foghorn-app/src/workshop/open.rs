//! Opening a draft: the one that is being written, or a new one from the facts; and writing it anew from another
//! template. What changed since their last word, and what stands in the way of sending, come along.

use chrono::{DateTime, Utc};
use foghorn_core::incident::Incident;
use foghorn_core::verbs::known;
use foghorn_core::{Audience, Channel, DraftId, StakeholderId, StreamId, to_second};
use foghorn_drafts::{Draft, Occasion, Written, since_last_word};
use foghorn_store::{DraftVersion, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::approve::approval_of;
use super::document::{DocumentView, audience_of, beside, rewritten};
use super::keep::{DraftCard, cards};
use super::{DraftText, Made, Standing, is_open, standing};
use crate::app::{App, token};
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::read::suggested::{
    ChangedFact, MovedState, NotedLine, SuggestWord, WordChoice, choices, moves, occasion, said, written,
};

/// Opens a draft.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct OpenDraft {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// What it is for; where missing, whatever is being written, or else what the incident calls for.
    #[serde(default)]
    #[ts(optional)]
    pub occasion: Option<String>,
    /// From which template a new one is written.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
    /// This one.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// A new one, whatever is open.
    #[serde(default)]
    #[ts(optional)]
    pub anew: Option<bool>,
}

/// Writes a draft anew from the facts; the text before stays as a version.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct RewriteDraft {
    /// Which draft.
    pub draft: DraftId,
    /// From which template; the same where missing.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
    /// What it is for; where missing, what it was for, or what the template is for.
    #[serde(default)]
    #[ts(optional)]
    pub occasion: Option<String>,
}

/// A draft on the screen.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DraftView {
    /// Which.
    pub draft: DraftId,
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// The newest version.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Its text: Markdown, unless its channel shows text as it is.
    pub text: String,
    /// True where it is another than what was written from the facts.
    pub edited: bool,
    /// What it is for.
    pub occasion: String,
    /// The template's name; empty: the bare facts.
    pub template: String,
    /// What the template is called.
    pub title: String,
    /// Why the template that was meant could not be used, in a sentence.
    pub fault: Option<String>,
    /// Where it goes, where the template says.
    pub channel: Option<String>,
    /// Where they can be told.
    pub channels: Vec<Channel>,
    /// The next time that the text promised when it was written from the facts.
    pub promise_at: Option<DateTime<Utc>>,
    /// When their last word was posted.
    pub told_at: Option<DateTime<Utc>>,
    /// Facts that are other than they were told.
    pub changed: Vec<ChangedFact>,
    /// Title, status and severity, where they are other than they were told.
    pub moved: Vec<MovedState>,
    /// What was noted since, oldest first; of very many the newest.
    pub lines: Vec<NotedLine>,
    /// Every message that can be written to them, their own first.
    pub choices: Vec<WordChoice>,
    /// Versions to go back to, newest first.
    pub versions: Vec<VersionLine>,
    /// Whether it must be approved, and whether it is.
    pub approval: ApprovalView,
    /// What holds sentences on cause, fault, data and compensation back.
    pub legal_hold: Option<LegalHoldView>,
    /// What customers are offered, as approved.
    pub compensation: Option<OfferView>,
    /// Other open drafts of the incident.
    pub others: Vec<DraftCard>,
    /// What a document about the incident has beside its text; absent: it is a message to somebody.
    pub document: Option<DocumentView>,
    /// Who approves and overrules unless said otherwise; may be empty.
    pub me: String,
}

/// A version in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct VersionLine {
    /// Which.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// How many words it has.
    pub words: usize,
    /// What made it, where it is more than a pause in typing.
    pub what: Option<String>,
}

/// Whether a draft must be approved, and whether it is.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ApprovalView {
    /// Why, in a few words (`SEV1, Press`); `None`: the playbook asks for none.
    pub needed: Option<String>,
    /// The latest approval.
    pub given: Option<GivenApproval>,
}

/// An approval that was given.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct GivenApproval {
    /// By whom.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// True where it is of this very text; else the text was changed since.
    pub this_text: bool,
}

/// A legal hold.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LegalHoldView {
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What customers are offered.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OfferView {
    /// What.
    pub what: String,
    /// Who approved it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Opens the draft that is meant, and writes one where there is none.
pub(crate) fn open_draft(app: &App, ask: OpenDraft) -> Result<DraftView, Failure> {
    let library = app.library_now()?;
    let found = app.store().read(|reading| found(app, reading, &ask))?;
    if let Some(standing) = found {
        return app.store().read(|reading| view(app, reading, &standing, None));
    }
    let draft = DraftId::new(token());
    app.store().write(|tx| {
        let here = app.here(tx)?;
        let stream = find(tx, &ask.incident)?;
        let folded = app.folds().read(tx, &stream)?;
        let wanted = SuggestWord {
            incident: ask.incident.clone(),
            stakeholder: ask.stakeholder.clone(),
            occasion: ask.occasion.clone(),
            template: ask.template.clone(),
        };
        let written = written(&library.templates, &folded.incident, &wanted, &here)?;
        let fault = written.fault.as_ref().map(said);
        let version = DraftVersion { draft, stream, version: 0, base: 0, saved_at: here.now, json: String::new() };
        let standing = keep_written(tx, version, written, None)?;
        view(app, tx, &standing, fault)
    })
}

/// Writes a draft anew.
pub(crate) fn rewrite_draft(app: &App, ask: RewriteDraft) -> Result<DraftView, Failure> {
    let library = app.library_now()?;
    app.store().write(|tx| {
        let before = standing(tx, &ask.draft)?;
        if let Some(audience) = audience_of(before.kept.written.occasion) {
            let standing = rewritten(app, tx, &before, audience)?;
            return view(app, tx, &standing, None);
        }
        let here = app.here(tx)?;
        let folded = app.folds().read(tx, &before.version.stream)?;
        let written_before = &before.kept.written;
        let occasion = match (&ask.occasion, &ask.template) {
            (Some(occasion), _) => Some(occasion.clone()),
            (None, Some(_)) => None,
            (None, None) => Some(written_before.occasion.to_string()),
        };
        let same = || Some(written_before.template.clone()).filter(|name| !name.is_empty() && ask.occasion.is_none());
        let wanted = SuggestWord {
            incident: before.version.stream.to_string(),
            stakeholder: written_before.stakeholder.clone(),
            occasion,
            template: ask.template.clone().or_else(same),
        };
        let written = written(&library.templates, &folded.incident, &wanted, &here)?;
        let fault = written.fault.as_ref().map(said);
        let version = DraftVersion { base: before.version.version, saved_at: here.now, ..before.version.clone() };
        let standing = keep_written(tx, version, written, Some(&before.kept))?;
        view(app, tx, &standing, fault)
    })
}

/// Keeps what was written from the facts as a version.
fn keep_written(
    tx: &mut foghorn_store::Write<'_>,
    version: DraftVersion,
    written: Written,
    before: Option<&DraftText>,
) -> Result<Standing, Failure> {
    let overruled = before.map(|kept| kept.overruled.clone()).unwrap_or_default();
    let kept = DraftText { text: written.draft.text.clone(), made: Made::Written, written: written.draft, overruled };
    let mut version = DraftVersion { json: serde_json::to_string(&kept).unwrap_or_default(), ..version };
    version.version = tx.save_draft(&version, None)?;
    Ok(Standing { version, kept })
}

/// The open draft that is meant; `None`: one must be written.
fn found(app: &App, reading: &Reading<'_>, ask: &OpenDraft) -> Result<Option<Standing>, Failure> {
    if let Some(draft) = &ask.draft {
        return standing(reading, draft).map(Some);
    }
    let stream = find(reading, &ask.incident)?;
    let folded = app.folds().read(reading, &stream)?;
    let whom = known(&folded.incident, &ask.stakeholder)?;
    let for_what = ask.occasion.as_deref().map(occasion).transpose()?;
    if ask.anew == Some(true) {
        return Ok(None);
    }
    let is_meant = |standing: &Standing| {
        let written = &standing.kept.written;
        written.stakeholder == whom
            && for_what.is_none_or(|occasion: Occasion| written.occasion == occasion)
            && ask.template.as_ref().is_none_or(|template| &written.template == template)
            && is_open(&folded.incident, standing)
    };
    Ok(reading.drafts(Some(&stream))?.into_iter().filter_map(Standing::read).find(is_meant))
}

pub(super) fn view(
    app: &App,
    reading: &Reading<'_>,
    standing: &Standing,
    fault: Option<String>,
) -> Result<DraftView, Failure> {
    let (version, kept) = (&standing.version, &standing.kept);
    let here = app.here(reading)?;
    let folded = app.folds().read(reading, &version.stream)?;
    let (incident, written) = (&folded.incident, &kept.written);
    let stakeholder = written.stakeholder.clone();
    let row = incident.stakeholder(&stakeholder);
    let changes = since_last_word(incident, &folded.records, &stakeholder, to_second(here.now));
    let told_at = changes.told_at;
    let (moved, changed, lines) = moves(changes);
    let mut others = cards(app, reading, Some(&version.stream))?;
    others.retain(|card| card.draft != version.draft);
    let document = beside(app, reading, &folded, kept)?;
    let a_message = document.is_none();
    Ok(DraftView {
        draft: version.draft.clone(),
        incident: version.stream.clone(),
        reference: shown_reference(reading, &incident.reference, &version.stream)?,
        name: name_of(incident, written),
        version: version.version,
        saved_at: version.saved_at,
        edited: kept.text != written.text,
        occasion: written.occasion.to_string(),
        template: written.template.clone(),
        title: written.title.clone(),
        fault,
        channel: written.channel.clone(),
        channels: row.filter(|_| a_message).map(|row| row.channels.clone()).unwrap_or_default(),
        promise_at: written.promise_at,
        told_at,
        changed,
        moved,
        lines,
        choices: if a_message { choices(&app.library().templates, incident, &stakeholder) } else { Vec::new() },
        versions: versions(reading, &version.draft, incident)?,
        approval: approval(incident, &version.draft, &stakeholder, &kept.text),
        legal_hold: incident.legal_hold_now().map(|(reason, since)| LegalHoldView { reason: reason.to_owned(), since }),
        compensation: incident.offered().map(|stated| OfferView {
            what: stated.value.what.clone(),
            by: stated.value.by.clone(),
            at: stated.stamp.at,
        }),
        others,
        document,
        me: app.known(reading)?.settings.me.trim().to_owned(),
        text: kept.text.clone(),
        stakeholder,
    })
}

/// Whom a draft is for, as they are called.
pub(super) fn name_of(incident: &Incident, written: &Draft) -> String {
    match audience_of(written.occasion) {
        Some(Audience::Internal) => "Ourselves".to_owned(),
        Some(Audience::Public) => "Everybody".to_owned(),
        None => {
            let row = incident.stakeholder(&written.stakeholder);
            row.map_or_else(|| written.stakeholder.to_string(), |row| row.name.clone())
        }
    }
}

/// Whether a text to this stakeholder must be approved, and whether it is.
fn approval(incident: &Incident, draft: &DraftId, stakeholder: &StakeholderId, text: &str) -> ApprovalView {
    let of_this_text = approval_of(incident, text).map(|given| (given, true));
    let of_another =
        || incident.approvals.iter().rev().find(|(_, given)| &given.draft == draft).map(|given| (given, false));
    let given = of_this_text.or_else(of_another);
    ApprovalView {
        needed: incident.approval_needed(std::slice::from_ref(stakeholder)),
        given: given.map(|((stamp, given), this_text)| GivenApproval { by: given.by.clone(), at: stamp.at, this_text }),
    }
}

fn versions(reading: &Reading<'_>, draft: &DraftId, incident: &Incident) -> Result<Vec<VersionLine>, Failure> {
    let line = |Standing { version, kept }: Standing| VersionLine {
        version: version.version,
        saved_at: version.saved_at,
        words: kept.text.split_whitespace().count(),
        what: match approval_of(incident, &kept.text) {
            Some((_, given)) => Some(format!("approved by {}", given.by)),
            None if kept.made == Made::Written => Some(format!("written from the facts: {}", kept.written.title)),
            None => None,
        },
    };
    Ok(reading.draft_versions(draft)?.into_iter().filter_map(Standing::read).map(line).collect())
}
