//! What a text says, read before it is recorded as sent: its promise, and whether that one needs a reason.
//!
//! Not here: a text to start from (`suggested`).

use chrono::{DateTime, Utc};
use foghorn_core::clocks::next_after_word;
use foghorn_core::promise_text::{PromiseRead, read_promise};
use foghorn_core::when::{Here, When};
use foghorn_core::{Severity, StakeholderId, Status, to_second};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;

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
        })
    })
}
