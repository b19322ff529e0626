//! Removing the body of one entry for good: a pasted secret, personal data on request.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::event::Expunged;
use crate::ids::EntryId;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Removes a body; the header stays and still verifies.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Expunge {
    /// Which entry.
    pub entry: EntryId,
    /// Why; do not repeat the secret here.
    pub why: String,
}

impl Verb for Expunge {
    fn decide(self, _incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let why = text("the reason", &self.why)?;
        Ok(Decision::one(actor.when(None)?, Expunged { entry: self.entry, why }))
    }
}
