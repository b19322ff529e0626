//! Approving a draft: somebody named answers for this very text.
//!
//! Not here: whether the review's errors are mended or overruled, which the caller has asked before.

use crate::entry::{At, sha256_hex};
use crate::event::{DraftApproved, Overruled};
use crate::ids::{DraftId, StakeholderId};
use crate::incident::Incident;
use crate::refusal::Refusal;

use super::{Actor, Decision, Verb, line, text};

/// Approves a draft as it stands.
#[derive(Clone, Debug)]
pub struct ApproveDraft {
    /// Which.
    pub draft: DraftId,
    /// For whom it is.
    pub stakeholder: StakeholderId,
    /// What it is for.
    pub occasion: String,
    /// The text.
    pub text: String,
    /// Who approves it, by name.
    pub by: String,
    /// Errors of the review that were let stand.
    pub overruled: Vec<Overruled>,
}

impl Verb for ApproveDraft {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at: At = actor.when(None)?;
        let by = line("the name of who approves", &self.by)?;
        let text = text("the text", &self.text)?;
        let sha256 = sha256_hex(text.as_bytes());
        if incident.approval_of(&sha256).is_some_and(|(_, approved)| approved.by == by) {
            return Err(Refusal::Already(format!("approved by {by}")));
        }
        let Self { draft, stakeholder, occasion, overruled, .. } = self;
        Ok(Decision::one(at, DraftApproved { draft, stakeholder, occasion, text, sha256, by, overruled }))
    }
}
