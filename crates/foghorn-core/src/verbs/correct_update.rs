//! Putting the record of a sent message right, or adding the text that followed later.

use serde::Deserialize;
use ts_rs::TS;

use super::send::{deliveries, first_posting, notes, promise, proof, sent_text};
use super::{Actor, Decision, DeliverySaid, PromiseSaid, Verb};
use crate::event::{SentUpdate, UpdateCorrected};
use crate::ids::ActId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::{Severity, Status};

/// The record of a sent message, as it should have been.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CorrectUpdate {
    /// The act that recorded it.
    pub of: ActId,
    /// Its final text; what the record has where missing.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// To whom, where, when; what the record has where missing.
    #[serde(default)]
    #[ts(optional)]
    pub deliveries: Option<Vec<DeliverySaid>>,
    /// When it was posted, where a delivery does not say.
    #[serde(default)]
    #[ts(optional)]
    pub posted_at: Option<When>,
    /// The status that it told.
    #[serde(default)]
    #[ts(optional)]
    pub tells_status: Option<Status>,
    /// The severity that it told.
    #[serde(default)]
    #[ts(optional)]
    pub tells_severity: Option<Severity>,
    /// The next update that it promised; what the record has where missing.
    #[serde(default)]
    #[ts(optional)]
    pub promise: Option<PromiseSaid>,
    /// True: it promised nothing.
    #[serde(default)]
    #[ts(optional)]
    pub no_promise: Option<bool>,
}

impl Verb for CorrectUpdate {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let record = &incident.update(&self.of).ok_or(Refusal::NoAct)?.sent;
        let posted = first_posting(&record.deliveries)?;
        let deliveries = match (&self.deliveries, &self.posted_at) {
            (Some(said), at) => {
                let unless = When::new(posted.to_rfc3339());
                deliveries(incident, actor, said, Some(at.as_ref().unwrap_or(&unless)))?
            }
            (None, Some(at)) => {
                let at = actor.when(Some(at))?;
                record.deliveries.iter().map(|d| crate::Delivery { posted_at: at, ..d.clone() }).collect()
            }
            (None, None) => record.deliveries.clone(),
        };
        let first = first_posting(&deliveries)?;
        let promise = match (self.no_promise, self.promise) {
            (Some(true), _) => None,
            (_, Some(said)) => Some(promise(said, actor, first)?),
            (_, None) => record.promise.clone(),
        };
        let text = sent_text(self.text.as_deref())?.or_else(|| record.text.clone());
        let update = SentUpdate {
            proof: match text == record.text {
                true => record.proof.clone(),
                // Another text has another hash, and another approval or none; what was said about it stays.
                false => proof(incident, text.as_deref(), record.proof.clone().unwrap_or_default()),
            },
            text,
            status: self.tells_status.or(record.status),
            severity: self.tells_severity.or(record.severity),
            promise,
            deliveries,
        };
        if update == *record {
            return Err(Refusal::Already("recorded like that".to_owned()));
        }
        let mut decision = Decision { notes: notes(incident, &update), ..Decision::default() };
        decision = decision.and(actor.when(None)?, UpdateCorrected { of: self.of, update });
        Ok(decision)
    }
}
