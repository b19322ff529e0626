//! Stating a fact: one line of the sheet that every message is written from.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, reason, text};
use crate::event::FactStated;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::Fact;

/// States a line of the fact sheet.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StateFact {
    /// Which line.
    pub fact: Fact,
    /// What is true; empty: nothing is known any more.
    pub text: String,
    /// How that is known: the query, the backup that was read, who looked.
    #[serde(default)]
    #[ts(optional)]
    pub evidence: Option<String>,
    /// As of when; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for StateFact {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        let said = if self.text.trim().is_empty() { String::new() } else { text("the fact", &self.text)? };
        if said.is_empty() && incident.fact(self.fact).is_none() {
            return Err(Refusal::Empty("the fact"));
        }
        let evidence = reason(self.evidence.as_deref())?.filter(|_| !said.is_empty());
        Ok(Decision::one(at, FactStated { fact: self.fact, text: said, evidence }))
    }
}
