//! What a text says, read before it is recorded as sent: its promise, whether that one needs a reason, and what stands
//! behind it: errors of the review, approval.
//!
//! Not here: a text to start from (`suggested`).

use chrono::{DateTime, Utc};
use foghorn_core::clocks::next_after_word;
use foghorn_core::promise_text::{PromiseRead, read_promise};
use foghorn_core::when::{Here, When};
use foghorn_core::{DraftId, Overruled, Severity, StakeholderId, Status, to_second};
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;
use crate::folds::Folded;
use crate::workshop::approve::approval_of;
use crate::workshop::review::{Open, errors_of, open_errors};
use crate::workshop::{DraftText, standing};

/// Asks what a text says before it is recorded.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadWord {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The text.
    pub text: String,
    /// For whom.
    pub stakeholders: Vec<StakeholderId>,
    /// When it was or will be posted; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub posted_at: Option<When>,
    /// The promise as typed, where it was; else it is read from the text.
    #[serde(default)]
    #[ts(optional)]
    pub promise: Option<When>,
    /// The draft that it was written as.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// The status that the incident gets with this record; where missing, it stays as it is.
    #[serde(default)]
    #[ts(optional)]
    pub telling: Option<Status>,
}

/// What stands behind a text, before it is recorded as sent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WordProof {
    /// How many errors of the review nobody answered for.
    pub errors: usize,
    /// How many were let stand with a reason.
    pub overruled: Vec<Overruled>,
    /// Why it needs approval (`SEV1, Press`), where nobody approved this very text.
    pub approval_missing: Option<String>,
    /// Who approved this very text.
    pub approved_by: Option<String>,
}

/// What a text says.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WordRead {
    /// The promise, read from the text or as typed.
    pub promise_at: Option<DateTime<Utc>>,
    /// The words that make it, where it was read from the text.
    pub promise_words: Option<String>,
    /// True where the text's time had no zone, so that the local one was assumed.
    pub zone_assumed: bool,
    /// Why a promise that the text makes cannot be recorded as it stands, in a sentence.
    pub promise_missed: Option<String>,
    /// Why the promise as typed cannot be read.
    pub promise_fault: Option<String>,
    /// The earliest time that the cadence asks for after this word.
    pub cadence_at: Option<DateTime<Utc>>,
    /// True where the promise is later than the cadence: it moves the clock only with a reason.
    pub needs_reason: bool,
    /// The status in force, which the update tells unless said otherwise.
    pub status: Status,
    /// The severity in force.
    pub severity: Severity,
    /// What stands behind the text.
    pub proof: WordProof,
}

/// What a text says, before it is recorded as sent.
pub(crate) fn read_word(app: &App, ask: ReadWord) -> Result<WordRead, Failure> {
    let here = app.store().read(|reading| app.here(reading))?;
    let posted_at = match &ask.posted_at {
        Some(when) => when.past(&here)?,
        None => to_second(here.now),
    };
    let then = Here { now: posted_at, ..here };
    let (found, missed) = match read_promise(&ask.text, &then) {
        PromiseRead::Found(promise) => (Some(promise), None),
        PromiseRead::Missed(missed) => (None, Some(missed.said(&here))),
        PromiseRead::None => (None, None),
    };
    let (mut promise_at, mut promise_fault) = (found.as_ref().map(|found| found.at), None);
    if let Some(typed) = &ask.promise {
        match typed.coming(&then) {
            Ok(at) => promise_at = Some(at),
            Err(error) => promise_fault = Some(Failure::from(error).message),
        }
    }
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let next = |id: &StakeholderId| next_after_word(incident, id, posted_at);
        let cadence_at = ask.stakeholders.iter().filter_map(next).min();
        Ok(WordRead {
            promise_at,
            promise_words: found.as_ref().filter(|_| ask.promise.is_none()).map(|found| found.words.clone()),
            zone_assumed: ask.promise.is_none() && found.as_ref().is_some_and(|found| !found.zone_given),
            promise_missed: missed.filter(|_| ask.promise.is_none()),
            promise_fault,
            cadence_at,
            needs_reason: promise_at.zip(cadence_at).is_some_and(|(promise, cadence)| promise > cadence),
            status: incident.status_now(),
            severity: incident.severity_now(),
            proof: proof(app, reading, &folded, &then, &ask)?,
        })
    })
}

/// What stands behind a text. Nothing is asked of one that is still empty: it may follow later.
fn proof(app: &App, reading: &Reading<'_>, folded: &Folded, here: &Here, ask: &ReadWord) -> Result<WordProof, Failure> {
    let incident = &folded.incident;
    let open = match (&ask.draft, ask.stakeholders.first()) {
        _ if ask.text.trim().is_empty() => Open::default(),
        (Some(draft), _) => {
            let kept = standing(reading, draft)?.kept;
            open_errors(app, folded, here, &DraftText { text: ask.text.clone(), ..kept }, ask.telling)?
        }
        (None, Some(stakeholder)) => errors_of(app, folded, here, &ask.text, stakeholder, ask.telling),
        (None, None) => Open::default(),
    };
    let approved_by = approval_of(incident, &ask.text).map(|(_, given)| given.by.clone());
    let needed = incident.approval_needed(&ask.stakeholders);
    Ok(WordProof {
        errors: open.errors.len(),
        overruled: open.let_stand,
        approval_missing: needed.filter(|_| approved_by.is_none()),
        approved_by,
    })
}
