//! Asking somebody for something by a time: "Bob, check latency, 3 min". A small clock beside the big ones.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, not_over, reason, text};
use crate::event::{AskAnswered, AskDropped, AskExtended, Asked};
use crate::ids::ActId;
use crate::incident::{Ask, Incident};
use crate::refusal::Refusal;
use crate::span::Span;

/// Nobody waits longer for an answer during an incident: a day.
const MINUTES_AT_MOST: u32 = 24 * 60;

/// Asks somebody for something.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AskFor {
    /// Who.
    pub who: String,
    /// For what.
    pub what: String,
    /// How long they have.
    pub minutes: u32,
}

/// What was asked for came.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AnswerAsk {
    /// The act that asked, or who was asked, where only one of theirs is open.
    pub ask: ActId,
    /// What came.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<String>,
}

/// They have longer, counted from now.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExtendAsk {
    /// The act that asked, or who was asked, where only one of theirs is open.
    pub ask: ActId,
    /// How much longer.
    pub minutes: u32,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// It is not needed any more.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DropAsk {
    /// The act that asked, or who was asked, where only one of theirs is open.
    pub ask: ActId,
    /// Why.
    pub reason: String,
}

impl Verb for AskFor {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        let (who, what) = (line("who is asked", &self.who)?, line("what is asked for", &self.what)?);
        let at = actor.when(None)?;
        Ok(Decision::one(at, Asked { who, what, due_at: at + wait(self.minutes)? }))
    }
}

impl Verb for AnswerAsk {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ask = open(incident, &self.ask)?.act.clone();
        let answer = reason(self.answer.as_deref())?;
        Ok(Decision::one(actor.when(None)?, AskAnswered { ask, answer }))
    }
}

impl Verb for ExtendAsk {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ask = open(incident, &self.ask)?.act.clone();
        let at = actor.when(None)?;
        let due_at = at + wait(self.minutes)?;
        Ok(Decision::one(at, AskExtended { ask, due_at, reason: reason(self.reason.as_deref())? }))
    }
}

impl Verb for DropAsk {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ask = open(incident, &self.ask)?.act.clone();
        Ok(Decision::one(actor.when(None)?, AskDropped { ask, reason: text("the reason", &self.reason)? }))
    }
}

fn wait(minutes: u32) -> Result<chrono::TimeDelta, Refusal> {
    if (1..=MINUTES_AT_MOST).contains(&minutes) {
        Ok(Span::minutes(minutes).delta())
    } else {
        Err(Refusal::Minutes(minutes, MINUTES_AT_MOST))
    }
}

/// The open ask that is meant: by the act that asked, or by who was asked, where only one of theirs is open.
fn open<'a>(incident: &'a Incident, meant: &ActId) -> Result<&'a Ask, Refusal> {
    if let Some(ask) = incident.asks.iter().find(|ask| &ask.act == meant) {
        return if ask.end.is_some() { Err(Refusal::Already("settled".to_owned())) } else { Ok(ask) };
    }
    let name = meant.as_str().trim().to_lowercase();
    let mut theirs = incident.asks.iter().filter(|ask| ask.end.is_none() && ask.who.to_lowercase() == name);
    match (theirs.next(), theirs.next()) {
        (Some(ask), None) => Ok(ask),
        (Some(ask), Some(_)) => Err(Refusal::WhichAsk(ask.who.clone())),
        (None, _) => Err(Refusal::NoAsk(meant.to_string())),
    }
}
