//! Removing the body of one entry for good: a pasted secret, personal data on request.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::event::{Declared, DraftApproved, Expunged, SentUpdate, UpdateSent};
use crate::ids::EntryId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::words::Status;

/// Removes a body; the header stays and still verifies.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Expunge {
    /// Which entry.
    pub entry: EntryId,
    /// Why; do not repeat the secret here.
    pub why: String,
}

impl Expunge {
    /// Entries that hold the same text and go with it: approvals of the update.
    pub fn also(&self, incident: &Incident) -> Vec<EntryId> {
        let update = incident.updates.iter().find(|update| update.stamp.entry == self.entry);
        let proof = update.and_then(|update| update.sent.proof.as_ref());
        let same = |approved: &DraftApproved| {
            proof.is_some_and(|proof| approved.sha256 == proof.sha256 || proof.draft.as_ref() == Some(&approved.draft))
        };
        let approvals = incident.approvals.iter().filter(|(_, approved)| same(approved));
        approvals.map(|(stamp, _)| stamp.entry).collect()
    }
}

impl Verb for Expunge {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let why = text("the reason", &self.why)?;
        let mut decision = Decision::one(actor.when(None)?, Expunged { entry: self.entry, why });
        // That a word was posted, and what it promised, is no secret: it is recorded again without its text.
        if let Some(update) = incident.updates.iter().find(|update| update.stamp.entry == self.entry) {
            // Nor does its hash stay, by which a short secret could be guessed.
            let sent = SentUpdate { text: None, proof: None, ..update.sent.clone() };
            decision = decision.and(update.stamp.at, UpdateSent { update: sent });
        }
        if let Some(declared) = incident.declared.as_ref().filter(|declared| declared.entry == self.entry) {
            let retitled = incident.title.latest().filter(|title| title.stamp.entry != self.entry);
            let again = Declared {
                reference: incident.reference.clone(),
                title: retitled.map_or_else(|| "(removed)".to_owned(), |title| title.value.clone()),
                kind: incident.kind,
                severity: incident.severity_now(),
                severity_confirmed: incident.severity_confirmed(),
                started_at: incident.started(),
                status: Status::Investigating,
            };
            decision = decision.and(declared.at, again);
        }
        Ok(decision)
    }
}
