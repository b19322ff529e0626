//! A line of the timeline.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::event::Noted;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::NoteKind;

/// Logs a note, decision or observation.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Note {
    /// What to write down.
    pub text: String,
    /// A note where missing.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<NoteKind>,
    /// When it happened; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for Note {
    fn decide(self, _incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let noted = Noted { note: self.note.unwrap_or(NoteKind::Note), text: text("the note", &self.text)? };
        Ok(Decision::one(at, noted))
    }
}
