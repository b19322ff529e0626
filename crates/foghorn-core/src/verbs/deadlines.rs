//! Reports to regulators: the event from which the time runs, and the report itself.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason};
use crate::event::{DeadlineMet, DeadlineTriggered};
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;

/// The event came to pass from which a report's time runs.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TriggerDeadline {
    /// The short name of the deadline.
    pub deadline: String,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

/// The report was made.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MeetDeadline {
    /// The short name of the deadline.
    pub deadline: String,
    /// Where it went, or under which number.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for TriggerDeadline {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        known(incident, &self.deadline)?;
        if incident.deadlines.get(&self.deadline).is_some_and(|story| story.triggered.latest().is_some()) {
            return Err(Refusal::Already("running".to_owned()));
        }
        Ok(Decision::one(actor.when(self.at.as_ref())?, DeadlineTriggered { deadline: self.deadline }))
    }
}

impl Verb for MeetDeadline {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        known(incident, &self.deadline)?;
        let story = incident.deadlines.get(&self.deadline).filter(|story| story.triggered.latest().is_some());
        let Some(story) = story else { return Err(Refusal::NotTriggered(self.deadline)) };
        if story.met.latest().is_some() {
            return Err(Refusal::Already("reported".to_owned()));
        }
        let met = DeadlineMet { deadline: self.deadline, note: reason(self.note.as_deref())? };
        Ok(Decision::one(actor.when(self.at.as_ref())?, met))
    }
}

fn known(incident: &Incident, id: &str) -> Result<(), Refusal> {
    let known = crate::deadlines::known(incident);
    if known.iter().any(|deadline| deadline.id == id) {
        return Ok(());
    }
    let names = known.iter().map(|deadline| deadline.id.as_str()).collect::<Vec<_>>().join(", ");
    Err(Refusal::NoDeadline { given: id.to_owned(), known: names })
}
