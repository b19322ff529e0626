//! Putting a line of the timeline right: its text, its time, or both.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::event::NoteCorrected;
use crate::ids::ActId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;

/// Corrects a note, decision or observation.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CorrectNote {
    /// The act that wrote the line.
    pub note: ActId,
    /// What it should say.
    pub text: String,
    /// When it happened, where that was wrong.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for CorrectNote {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if !incident.acts.iter().any(|trace| trace.act == self.note && trace.live && trace.kind == "noted") {
            return Err(Refusal::NoAct);
        }
        let at = self.at.as_ref().map(|at| actor.when(Some(at))).transpose()?;
        Ok(Decision::one(actor.when(None)?, NoteCorrected { note: self.note, text: text("the note", &self.text)?, at }))
    }
}
