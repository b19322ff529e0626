//! Ringing people one after the other: A; no answer in five minutes: B. The clock is ours, the telephone is not.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, not_over, reason, text};
use crate::event::{RingAnswered, RingBegan, RingDropped, RingStep, RingUnanswered};
use crate::ids::ActId;
use crate::incident::{Incident, Ring};
use crate::refusal::Refusal;

/// Begins to ring the people of a scheme, the first one now.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BeginRing {
    /// The scheme's name.
    pub scheme: String,
    /// Whom, in this order.
    pub steps: Vec<RingStep>,
}

/// Whoever is being rung did not answer: the next one is rung now.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NoAnswer {
    /// The act that began it, or the scheme's name; left out where only one is at work.
    #[serde(default)]
    #[ts(optional)]
    pub ring: Option<String>,
    /// Who, as the reader saw it: refused where somebody else is being rung by now.
    #[serde(default)]
    #[ts(optional)]
    pub who: Option<String>,
}

/// Somebody answered.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AnswerRing {
    /// The act that began it, or the scheme's name; left out where only one is at work.
    #[serde(default)]
    #[ts(optional)]
    pub ring: Option<String>,
    /// Who, where it was not the one being rung: people ring back.
    #[serde(default)]
    #[ts(optional)]
    pub who: Option<String>,
    /// What they said.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Nobody needs to be rung any more.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DropRing {
    /// The act that began it, or the scheme's name; left out where only one is at work.
    #[serde(default)]
    #[ts(optional)]
    pub ring: Option<String>,
    /// Why.
    pub reason: String,
}

impl Verb for BeginRing {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        let scheme = line("the call scheme", &self.scheme)?;
        if self.steps.is_empty() {
            return Err(Refusal::NobodyToRing(scheme));
        }
        let at = actor.when(None)?;
        let same = open(incident).find(|ring| ring.scheme.eq_ignore_ascii_case(&scheme));
        let over = match same {
            Some(ring) if !ring.is_exhausted() => {
                return Err(Refusal::Already(format!("ringing {}", ring.scheme)));
            }
            // From the beginning: the round that nobody answered is over.
            Some(ring) => Decision::one(at, RingDropped { ring: ring.act.clone(), reason: "rung again".to_owned() }),
            None => Decision::default(),
        };
        let step = |step: RingStep| Ok(RingStep { who: line("who is rung", &step.who)?, wait: step.wait });
        let steps = self.steps.into_iter().map(step).collect::<Result<_, Refusal>>()?;
        Ok(over.and(at, RingBegan { scheme, steps }))
    }
}

impl Verb for NoAnswer {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ring = meant(incident, self.ring.as_deref())?;
        let ringing = ring.ringing().ok_or_else(|| Refusal::AllRung(ring.scheme.clone()))?;
        let who = &ringing.step.who;
        if self.who.is_some_and(|seen| &seen != who) {
            return Err(Refusal::Already(format!("{who} who is being rung")));
        }
        let next = ring.steps.get(ring.unanswered.len() + 1);
        let note = match next {
            Some(next) => format!("Ring {} now; after {} without an answer the next one.", next.who, next.wait),
            None => format!("Everybody of {} was rung.", ring.scheme),
        };
        let unanswered = RingUnanswered { ring: ring.act.clone(), who: who.clone() };
        Ok(Decision::one(actor.when(None)?, unanswered).noting(note))
    }
}

impl Verb for AnswerRing {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ring = meant(incident, self.ring.as_deref())?;
        let who = match (self.who.as_deref(), ring.ringing()) {
            (None, Some(ringing)) => ringing.step.who.clone(),
            (None, None) => return Err(Refusal::AllRung(ring.scheme.clone())),
            (Some(who), _) => line("who answered", who)?,
        };
        let note = reason(self.note.as_deref())?;
        Ok(Decision::one(actor.when(None)?, RingAnswered { ring: ring.act.clone(), who, note }))
    }
}

impl Verb for DropRing {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let ring = meant(incident, self.ring.as_deref())?;
        let reason = text("the reason", &self.reason)?;
        Ok(Decision::one(actor.when(None)?, RingDropped { ring: ring.act.clone(), reason }))
    }
}

fn open(incident: &Incident) -> impl Iterator<Item = &Ring> {
    incident.rings.iter().filter(|ring| ring.end.is_none())
}

/// The scheme that is meant, of those at work.
fn meant<'a>(incident: &'a Incident, given: Option<&str>) -> Result<&'a Ring, Refusal> {
    let is_meant = |ring: &&Ring| {
        given.is_none_or(|given| ring.act == ActId::from(given) || ring.scheme.eq_ignore_ascii_case(given.trim()))
    };
    let mut meant = open(incident).filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(ring), None) => Ok(ring),
        _ => Err(Refusal::NoRing {
            open: open(incident).map(|ring| ring.scheme.as_str()).collect::<Vec<_>>().join(", "),
        }),
    }
}
