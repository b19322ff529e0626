//! What was typed into the timeline's quick line: a note, a decision, an observation, or an ask.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, AskFor, Decision, Note, Verb};
use crate::incident::Incident;
use crate::quick_line::{QuickLine, read};
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::NoteKind;

/// Does what the quick line says.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LogLine {
    /// As it was typed.
    pub line: String,
    /// When it happened, for what is written down; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for LogLine {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        match read(&self.line, incident, &actor.here) {
            QuickLine::Ask { who, what, minutes, .. } if self.at.is_none() => {
                AskFor { who, what, minutes }.decide(incident, actor)
            }
            QuickLine::Ask { .. } => Err(Refusal::AskedBefore),
            QuickLine::Decision { text, why, decided_by, revisit_at } => {
                let note = Some(NoteKind::Decision);
                Note { text, note, at: self.at, why, decided_by, revisit_at }.decide(incident, actor)
            }
            QuickLine::Note { note, text } => {
                Note { text, note: Some(note), at: self.at, ..Note::default() }.decide(incident, actor)
            }
        }
    }
}
