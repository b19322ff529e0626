//! The postmortem in the workshop: a draft about the incident, and not to anybody.
//!
//! It begins as the log tells it. Written anew it follows the log where nobody wrote, and keeps what somebody did. Not
//! here: how the log tells it (`read::postmortem`), how three texts become one (`foghorn_drafts::sections`).

use foghorn_core::incident::Incident;
use foghorn_core::when::Here;
use foghorn_core::{Audience, DraftId, StakeholderId, StreamId, to_second};
use foghorn_drafts::draft::blanks;
use foghorn_drafts::sections::{Merged, merge};
use foghorn_drafts::{Draft, Occasion};
use foghorn_store::{DraftVersion, Reading, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::{DraftView, view};
use super::{DraftText, Made, Standing};
use crate::app::{App, token};
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;
use crate::read::postmortem::told;

/// Opens the postmortem to write on, and begins it where nobody did.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct OpenPostmortem {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom; ourselves where missing.
    #[serde(default)]
    #[ts(optional)]
    pub audience: Option<Audience>,
}

/// What a draft about the incident has beside its text.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DocumentView {
    /// For whom it is.
    pub audience: Audience,
    /// Sections that the log tells otherwise by now, and that nobody wrote in: writing it anew takes them from there.
    pub renewed: Vec<String>,
    /// Sections that the log tells otherwise by now, and that stay as somebody wrote them.
    pub kept: Vec<String>,
    /// True where this very text was published.
    pub published: bool,
}

/// Opens the postmortem to write on.
pub(crate) fn open_postmortem(app: &App, ask: OpenPostmortem) -> Result<DraftView, Failure> {
    let audience = ask.audience.unwrap_or(Audience::Internal);
    let draft = DraftId::new(token());
    app.store().write(|tx| {
        let here = app.here(tx)?;
        let stream = find(tx, &ask.incident)?;
        if let Some(standing) = document(tx, &stream, audience)? {
            return view(app, tx, &standing, None);
        }
        let folded = app.folds().read(tx, &stream)?;
        let written = fresh(tx, &folded, audience, &here)?;
        let version = DraftVersion { draft, stream, version: 0, base: 0, saved_at: here.now, json: String::new() };
        let kept = DraftText { text: written.text.clone(), made: Made::Written, written, overruled: Vec::new() };
        let standing = save(tx, version, kept)?;
        view(app, tx, &standing, None)
    })
}

/// Writes a document anew; what was written by hand stays.
pub(super) fn rewritten(
    app: &App,
    tx: &mut Write<'_>,
    before: &Standing,
    audience: Audience,
) -> Result<Standing, Failure> {
    let here = app.here(tx)?;
    let folded = app.folds().read(tx, &before.version.stream)?;
    let written = fresh(tx, &folded, audience, &here)?;
    let text = merge(&before.kept.written.text, &before.kept.text, &written.text).text;
    let kept = DraftText { text, made: Made::Written, written, overruled: before.kept.overruled.clone() };
    let version = DraftVersion { base: before.version.version, saved_at: here.now, ..before.version.clone() };
    save(tx, version, kept)
}

/// What a document's screen needs to know; `None` for a message.
pub(super) fn beside(
    app: &App,
    reading: &Reading<'_>,
    folded: &Folded,
    kept: &DraftText,
) -> Result<Option<DocumentView>, Failure> {
    let Some(audience) = audience_of(kept.written.occasion) else { return Ok(None) };
    let here = app.here(reading)?;
    let now = fresh(reading, folded, audience, &here)?;
    let Merged { renewed, kept: by_hand, .. } = merge(&kept.written.text, &kept.text, &now.text);
    let published = is_published(&folded.incident, &kept.text, audience);
    Ok(Some(DocumentView { audience, renewed, kept: by_hand, published }))
}

/// The newest document of this sort about an incident.
pub(crate) fn document(
    reading: &Reading<'_>,
    stream: &StreamId,
    audience: Audience,
) -> Result<Option<Standing>, Failure> {
    let of_its_sort = |standing: &Standing| audience_of(standing.kept.written.occasion) == Some(audience);
    Ok(reading.drafts(Some(stream))?.into_iter().filter_map(Standing::read).find(of_its_sort))
}

/// For whom a document is; `None` for a message.
pub(crate) fn audience_of(occasion: Occasion) -> Option<Audience> {
    match occasion {
        Occasion::InternalPostmortem => Some(Audience::Internal),
        Occasion::PublicPostmortem => Some(Audience::Public),
        _ => None,
    }
}

/// Whether this very text was published.
pub(super) fn is_published(incident: &Incident, text: &str, audience: Audience) -> bool {
    let same = |text_then: &str| text_then.trim() == text.trim();
    incident.aftermath.published.iter().any(|(_, one)| one.audience == audience && same(&one.text))
}

/// The document as the log tells it now.
fn fresh(reading: &Reading<'_>, folded: &Folded, audience: Audience, here: &Here) -> Result<Draft, Failure> {
    let incident = &folded.incident;
    let reference = shown_reference(reading, &incident.reference, &incident.id)?;
    let text = told(folded, &reference, audience, here);
    // Whoever reads it knows what these readers know: that is what the review goes by.
    let (occasion, reader) = match audience {
        Audience::Internal => (Occasion::InternalPostmortem, "employees"),
        Audience::Public => (Occasion::PublicPostmortem, "customers"),
    };
    Ok(Draft {
        blanks: blanks(&text),
        text,
        stakeholder: StakeholderId::new(reader),
        occasion,
        template: String::new(),
        title: "Postmortem".to_owned(),
        channel: None,
        limit: None,
        written_at: to_second(here.now),
        zone: here.zone,
        promise_at: None,
        from: Vec::new(),
    })
}

fn save(tx: &mut Write<'_>, version: DraftVersion, kept: DraftText) -> Result<Standing, Failure> {
    let mut version = DraftVersion { json: serde_json::to_string(&kept).unwrap_or_default(), ..version };
    version.version = tx.save_draft(&version, None)?;
    Ok(Standing { version, kept })
}
