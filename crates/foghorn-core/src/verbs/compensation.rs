//! What those who were hurt are offered: proposed, approved by somebody named, told, given; or dropped.
//!
//! Until it is approved no message may promise it. That it was told or given is a fact, approved or not: it is never
//! refused, only remarked on.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, reason, text};
use crate::event::{CompensationApproved, CompensationMoved};
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::OfferStep;

/// Approves an offer; a later approval replaces it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ApproveCompensation {
    /// What is offered.
    pub what: String,
    /// Who approves it, by name.
    pub by: String,
}

/// Takes an offer a step further, or drops it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MoveCompensation {
    /// What is offered, word for word.
    pub what: String,
    /// `proposed`, `told`, `given` or `dropped`.
    pub step: OfferStep,
    /// By whom.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
    /// To whom, how, or why it is dropped.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for ApproveCompensation {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let what = text("the offer", &self.what)?;
        let by = line("the name of who approves", &self.by)?;
        let approved = CompensationApproved { what, by };
        if incident.offered().is_some_and(|stated| stated.value == approved) {
            return Err(Refusal::Already("approved like that".to_owned()));
        }
        Ok(Decision::one(actor.when(None)?, approved))
    }
}

impl Verb for MoveCompensation {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let what = text("the offer", &self.what)?;
        let by = self.by.as_deref().filter(|by| !by.trim().is_empty()).map(|by| line("the name", by)).transpose()?;
        let note = reason(self.note.as_deref())?;
        let known = incident.offers.iter().find(|offer| offer.what == what && !offer.is_dropped());
        let mut remark = None;
        match self.step {
            OfferStep::Approved => return Err(Refusal::ApproveByName),
            OfferStep::Proposed if known.is_some() => return Err(Refusal::Already("proposed".to_owned())),
            OfferStep::Proposed => {}
            OfferStep::Dropped if known.is_none() => return Err(Refusal::NoOffer),
            OfferStep::Dropped if note.is_none() => return Err(Refusal::Empty("the reason why it is dropped")),
            OfferStep::Dropped => {}
            OfferStep::Told | OfferStep::Given => {
                let approved = known.and_then(|offer| offer.reached(OfferStep::Approved));
                remark =
                    approved.is_none().then(|| "Nobody approved this offer; that stands in the record.".to_owned());
            }
        }
        let moved = CompensationMoved { what, step: self.step, by, note };
        let decision = Decision::one(actor.when(self.at.as_ref())?, moved);
        Ok(match remark {
            Some(remark) => decision.noting(remark),
            None => decision,
        })
    }
}
