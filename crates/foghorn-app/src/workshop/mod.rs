//! The workshop: a message from its first version to the approved one.
//!
//! Here: what the app keeps of a draft (`DraftText`), and finding it again; opening and writing anew (`open`), keeping
//! versions (`keep`), the review of every key press (`review`), copies for other programs (`copies`), approving
//! (`approve`), the postmortem, which is to nobody (`document`). A draft is open until an update of its name is recorded as sent, or every letter that was approved of it: that stands in the log, so that taking
//! the record back opens it again. Not here: how a message is worded (foghorn-drafts), what is wrong with it
//! (foghorn-review), and the record of what was sent (`foghorn_core::verbs::Send`).

pub(crate) mod approve;
pub(crate) mod copies;
pub(crate) mod document;
pub(crate) mod facts;
pub(crate) mod keep;
pub(crate) mod open;
pub(crate) mod review;
mod utf16;

use foghorn_core::incident::Incident;
use foghorn_core::{At, DraftId, Overruled};
use foghorn_drafts::Draft;
use foghorn_store::{DraftVersion, Reading, StoreError, Write};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// One version of a draft, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DraftText {
    /// The text as it stands.
    pub(crate) text: String,
    /// True where it was written from the facts, false where somebody typed.
    pub(crate) made: Made,
    /// What was written from the facts, and what it was written from.
    pub(crate) written: Draft,
    /// Errors of the review that are let stand.
    #[serde(default)]
    pub(crate) overruled: Vec<Overruled>,
}

/// How a version came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Made {
    /// From the facts, by a template.
    Written,
    /// By a pause in typing.
    Typed,
}

/// A draft as it stands: its newest version.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) version: DraftVersion,
    pub(crate) kept: DraftText,
}

impl Standing {
    /// Reads a version; `None` where a newer Foghorn wrote it in a form that this one does not know.
    pub(crate) fn read(version: DraftVersion) -> Option<Self> {
        let kept = serde_json::from_str(&version.json).ok()?;
        Some(Self { version, kept })
    }

    /// The version as it is kept when only its content is another.
    fn with(&self, kept: &DraftText) -> DraftVersion {
        let json = serde_json::to_string(kept).unwrap_or_default();
        DraftVersion { base: self.version.version, json, ..self.version.clone() }
    }
}

/// The newest version of a draft.
///
/// # Errors
/// `no-draft`.
pub(crate) fn standing(reading: &Reading<'_>, draft: &DraftId) -> Result<Standing, Failure> {
    // Asked at every key press: older versions are not read for it.
    reading.draft(draft)?.and_then(Standing::read).ok_or_else(|| {
        Failure::new("no-draft", "There is no such draft any more: it was discarded, or lies in another data folder.")
    })
}

/// Forgets a draft with all its versions, and remembers that: a brief that still has them does not bring them back.
pub(crate) fn discard(tx: &mut Write<'_>, draft: &DraftId) -> Result<(), StoreError> {
    if let Some(version) = tx.draft(draft)? {
        tx.local_set(&discarded_key(draft), &version.saved_at.to_rfc3339())?;
        tx.discard_draft(draft)?;
    }
    Ok(())
}

/// When the newest version was saved of a draft that was discarded here; what is newer was written elsewhere since.
pub(crate) fn discarded(reading: &Reading<'_>, draft: &DraftId) -> Result<Option<At>, StoreError> {
    Ok(reading.local_get(&discarded_key(draft))?.and_then(|at| at.parse().ok()))
}

fn discarded_key(draft: &DraftId) -> String {
    format!("discarded/{draft}")
}

/// True until an update is recorded as sent that was written as this draft; of a document, until this text is published.
pub(crate) fn is_open(incident: &Incident, standing: &Standing) -> bool {
    if let Some(audience) = document::audience_of(standing.kept.written.occasion) {
        return !document::is_published(incident, &standing.kept.text, audience);
    }
    let draft = &standing.version.draft;
    if incident.customers.are_posted(draft) {
        return false;
    }
    let of = |update: &foghorn_core::incident::Update| {
        update.sent.proof.as_ref().and_then(|proof| proof.draft.as_ref()) == Some(draft)
    };
    !incident.updates.iter().any(of)
}
