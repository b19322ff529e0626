//! Proof of what was sent: each text against the hash that was written down with it, and a copy against all of them.

use chrono::{DateTime, Utc};
use foghorn_core::entry::sha256_hex;
use foghorn_core::incident::Update;
use foghorn_core::{ActId, Delivery, Overruled, StreamId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};

/// Asks for the proof of an incident's updates.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Prove {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// A copy that somebody has; blank space around it does not count.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
}

/// What was sent, and what proves it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Proven {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// Every update, oldest first.
    pub updates: Vec<ProvenUpdate>,
    /// The hash of the copy.
    pub sha256_of_text: Option<String>,
    /// The updates whose text it is.
    pub matches: Vec<ActId>,
}

/// One update and its proof.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProvenUpdate {
    /// The act that recorded it.
    pub act: ActId,
    /// Its first posting.
    pub posted_at: DateTime<Utc>,
    /// To whom, where and when.
    pub to: Vec<Delivery>,
    /// The text's SHA-256 as it was written down; `None` where there is no text, or an older version recorded it.
    pub sha256: Option<String>,
    /// Whether the text still has that hash; `None` where there is nothing to compare.
    pub holds: Option<bool>,
    /// Who approved this very text.
    pub approved_by: Option<String>,
    /// Errors of the review that were let stand.
    pub overruled: Vec<Overruled>,
    /// Why it went out with errors or without approval, where it did.
    pub without: Option<String>,
}

/// The proof of an incident's updates.
pub(crate) fn prove(app: &App, ask: Prove) -> Result<Proven, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let sha256_of_text = ask.text.as_deref().map(|text| sha256_hex(text.trim().as_bytes()));
        let mut updates: Vec<&Update> = incident.updates.iter().collect();
        updates.sort_by_key(|update| posted_at(update));
        let is_it = |update: &&&Update| {
            let hash = update.sent.text.as_deref().map(|text| sha256_hex(text.as_bytes()));
            hash.is_some() && hash == sha256_of_text
        };
        Ok(Proven {
            reference: shown_reference(reading, &incident.reference, &stream)?,
            incident: stream,
            matches: updates.iter().filter(is_it).map(|update| update.act.clone()).collect(),
            updates: updates.into_iter().map(proven).collect(),
            sha256_of_text,
        })
    })
}

fn proven(update: &Update) -> ProvenUpdate {
    let proof = update.sent.proof.clone().unwrap_or_default();
    let sha256 = Some(proof.sha256).filter(|hash| !hash.is_empty());
    let of_text = update.sent.text.as_deref().map(|text| sha256_hex(text.as_bytes()));
    ProvenUpdate {
        act: update.act.clone(),
        posted_at: posted_at(update),
        to: update.sent.deliveries.clone(),
        holds: sha256.as_ref().zip(of_text).map(|(said, is)| *said == is),
        sha256,
        approved_by: proof.approved_by,
        overruled: proof.overruled,
        without: proof.without,
    }
}

fn posted_at(update: &Update) -> DateTime<Utc> {
    update.sent.deliveries.iter().map(|delivery| delivery.posted_at).min().unwrap_or(update.stamp.at)
}
