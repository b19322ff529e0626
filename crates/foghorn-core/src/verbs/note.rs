//! A line of the timeline: a note, an observation, or a decision with who decided, why, and when to look at it again.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, reason, text};
use crate::event::Noted;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::NoteKind;

/// Logs a note, decision or observation.
#[derive(Clone, Debug, Default, Deserialize, TS)]
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
    /// Why, for a decision.
    #[serde(default)]
    #[ts(optional)]
    pub why: Option<String>,
    /// Who decided; who writes it down where missing.
    #[serde(default)]
    #[ts(optional)]
    pub decided_by: Option<String>,
    /// When the decision is to be looked at again.
    #[serde(default)]
    #[ts(optional)]
    pub revisit_at: Option<When>,
}

impl Verb for Note {
    fn decide(self, _incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let decided_by = match self.decided_by.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(name) => Some(line("who decided", name)?),
        };
        let noted = Noted {
            note: self.note.unwrap_or(NoteKind::Note),
            text: text("the note", &self.text)?,
            why: reason(self.why.as_deref())?,
            decided_by,
            revisit_at: self.revisit_at.as_ref().map(|at| at.coming(&actor.here)).transpose()?,
        };
        let of_a_decision = noted.why.is_some() || noted.decided_by.is_some() || noted.revisit_at.is_some();
        if of_a_decision && noted.note != NoteKind::Decision {
            return Err(Refusal::OnlyDecisions);
        }
        Ok(Decision::one(at, noted))
    }
}
