//! Putting the title right.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line};
use crate::event::Retitled;
use crate::incident::Incident;
use crate::refusal::Refusal;

/// Gives the incident another title.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Retitle {
    /// What is broken, in one line.
    pub title: String,
}

impl Verb for Retitle {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let title = line("the title", &self.title)?;
        if incident.title_now() == title {
            return Err(Refusal::Already("called that".to_owned()));
        }
        Ok(Decision::one(actor.when(None)?, Retitled { title }))
    }
}
