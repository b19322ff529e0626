//! Keeping drafts: a version for each pause in typing, going back to an older one, what is let stand, discarding.

use chrono::{DateTime, Utc};
use foghorn_core::{At, DraftId, Overruled, StakeholderId, StreamId};
use foghorn_exchange::copies;
use foghorn_store::{DraftVersion, Reading};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::name_of;
use super::{DraftText, Made, Standing, discard, is_open, standing};
use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::table::Nothing;

/// The longest text that is kept, in bytes; as long as that of an update.
pub(crate) const AT_MOST: usize = 256 * 1024;

/// So much of a draft is shown where drafts are listed.
const FIRST_WORDS: usize = 80;

/// A pause in typing.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SaveDraft {
    /// Which draft.
    pub draft: DraftId,
    /// The text as it stands.
    pub text: String,
    /// The version that it grew from.
    pub base: u32,
}

/// What became of it.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DraftSaved {
    /// The number of the newest version; the one given where the text is what stands there already.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// True where somebody else saved another version after `base`: both are kept, this one is the newest.
    pub diverged: bool,
}

/// Lets an error of the review stand.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Overrule {
    /// Which draft.
    pub draft: DraftId,
    /// The rule.
    pub rule: String,
    /// The words that it is about; empty where something is missing.
    pub words: String,
    /// Why it stands; empty: it does not stand after all.
    pub reason: String,
}

/// Asks for one version.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ShowVersion {
    /// Which draft.
    pub draft: DraftId,
    /// Which version.
    pub version: u32,
}

/// One version of a draft.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OldVersion {
    /// Which.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// The text.
    pub text: String,
}

/// Names a draft.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct OfDraft {
    /// Which.
    pub draft: DraftId,
}

/// Asks for the drafts that are open.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub(crate) struct ShowDrafts {
    /// Of this incident only: `INC-7`, or a stream's id.
    #[ts(optional)]
    pub incident: Option<String>,
}

/// A draft in a list.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DraftCard {
    /// Which.
    pub draft: DraftId,
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// For whom it is.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// What it is for.
    pub occasion: String,
    /// What its template is called.
    pub title: String,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// How it begins.
    pub first_words: String,
    /// True where somebody approved this very text.
    pub approved: bool,
}

/// Keeps a version, unless the text is what stands there.
pub(crate) fn save_draft(app: &App, ask: SaveDraft) -> Result<DraftSaved, Failure> {
    if ask.text.len() > AT_MOST {
        let message = format!("The draft has {} bytes; at most {AT_MOST} fit. Shorten it.", ask.text.len());
        return Err(Failure::new("too-long", message));
    }
    if ask.text.contains('\0') {
        return Err(Failure::new("nul", "The draft has a NUL character, which cannot be stored; remove it."));
    }
    let now = app.now();
    app.store().write(|tx| {
        let Standing { version, kept } = standing(tx, &ask.draft)?;
        let diverged = ask.base < version.version;
        if kept.text == ask.text {
            return Ok(DraftSaved { version: version.version, saved_at: version.saved_at, diverged: false });
        }
        let instead =
            (!diverged && kept.made == Made::Typed && same_minute(version.saved_at, now)).then_some(version.version);
        let base = if diverged { ask.base } else { version.version };
        let before = Standing { version, kept };
        let kept = DraftText { text: ask.text.clone(), made: Made::Typed, ..before.kept.clone() };
        let saved = DraftVersion { base, saved_at: now, ..before.with(&kept) };
        let version = tx.save_draft(&saved, instead)?;
        Ok(DraftSaved { version, saved_at: now, diverged })
    })
}

/// Versions of one minute of typing are one step back.
fn same_minute(a: At, b: At) -> bool {
    a.timestamp().div_euclid(60) == b.timestamp().div_euclid(60)
}

/// Lets an error of the review stand, or takes that back; the answer is the version from which one types on.
pub(crate) fn overrule(app: &App, ask: Overrule) -> Result<DraftSaved, Failure> {
    let now = app.now();
    app.store().write(|tx| {
        let before = standing(tx, &ask.draft)?;
        let mut kept = before.kept.clone();
        kept.overruled.retain(|said| said.rule != ask.rule || said.words != ask.words);
        let reason = ask.reason.trim();
        if !reason.is_empty() {
            let (rule, words, reason) = (ask.rule.clone(), ask.words.clone(), reason.to_owned());
            kept.overruled.push(Overruled { rule, words, reason });
        }
        let mut version = before.version.version;
        if kept.overruled != before.kept.overruled {
            // The same text with another answer to the review is no step back of its own.
            version = tx.save_draft(&DraftVersion { saved_at: now, ..before.with(&kept) }, Some(version))?;
        }
        Ok(DraftSaved { version, saved_at: now, diverged: false })
    })
}

/// An older version's text.
pub(crate) fn draft_version(app: &App, ask: ShowVersion) -> Result<OldVersion, Failure> {
    app.store().read(|reading| {
        let versions = reading.draft_versions(&ask.draft)?;
        let found = versions.into_iter().find(|saved| saved.version == ask.version).and_then(Standing::read);
        let Standing { version, kept } = found
            .ok_or_else(|| Failure::new("no-version", "This version is not kept any more; take one of the list."))?;
        Ok(OldVersion { version: version.version, saved_at: version.saved_at, text: kept.text })
    })
}

/// Forgets a draft with all its versions; what was approved or sent of it stands in the log.
pub(crate) fn discard_draft(app: &App, ask: OfDraft) -> Result<Nothing, Failure> {
    app.store().write(|tx| discard(tx, &ask.draft).map_err(Failure::from))?;
    Ok(Nothing {})
}

/// The drafts that are open, last saved first.
pub(crate) fn drafts(app: &App, ask: ShowDrafts) -> Result<Vec<DraftCard>, Failure> {
    app.store().read(|reading| {
        let stream = ask.incident.as_deref().map(|incident| find(reading, incident)).transpose()?;
        cards(app, reading, stream.as_ref())
    })
}

/// The open drafts of one incident or of all.
pub(crate) fn cards(app: &App, reading: &Reading<'_>, stream: Option<&StreamId>) -> Result<Vec<DraftCard>, Failure> {
    let mut cards = Vec::new();
    for standing in reading.drafts(stream)?.into_iter().filter_map(Standing::read) {
        let folded = app.folds().read(reading, &standing.version.stream)?;
        let incident = &folded.incident;
        if incident.declared.is_none() || !is_open(incident, &standing) {
            continue;
        }
        let Standing { version, kept } = standing;
        let stakeholder = kept.written.stakeholder.clone();
        cards.push(DraftCard {
            reference: shown_reference(reading, &incident.reference, &version.stream)?,
            name: name_of(incident, &kept.written),
            approved: super::approve::approval_of(incident, &kept.text).is_some(),
            first_words: first_words(&kept.text),
            occasion: kept.written.occasion.to_string(),
            title: kept.written.title,
            saved_at: version.saved_at,
            draft: version.draft,
            incident: version.stream,
            stakeholder,
        });
    }
    Ok(cards)
}

fn first_words(text: &str) -> String {
    let said = copies::plain(copies::body(text));
    clip(said.split_whitespace().collect::<Vec<_>>().join(" "), FIRST_WORDS)
}
