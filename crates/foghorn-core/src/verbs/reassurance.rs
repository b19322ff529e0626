//! Settling a round of reassurance, also on an incident that is closed.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::ReassuranceSettled;
use crate::incident::Incident;
use crate::reassurance::rounds;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Reassurance;

/// Settles a round: those who were told of the incident heard how it stands, or need not.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SettleReassurance {
    /// Which.
    pub round: Reassurance,
    /// False: nobody needs to hear; then the note says why.
    pub told: bool,
    /// How they heard, or why they need not.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for SettleReassurance {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let rounds = rounds(incident);
        let round = rounds.iter().find(|one| one.round == self.round).ok_or(Refusal::NoRound)?;
        if round.settled.is_some() {
            return Err(Refusal::Already("settled".to_owned()));
        }
        if at < round.since {
            return Err(Refusal::RoundToCome(actor.here.said(round.since)));
        }
        let note = reason(self.note.as_deref())?;
        if !self.told && note.is_none() {
            return Err(Refusal::Empty("the reason"));
        }
        Ok(Decision::one(at, ReassuranceSettled { round: self.round, told: self.told, note }))
    }
}
