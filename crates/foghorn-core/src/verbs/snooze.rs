//! "I know, remind me", and "I am on it": quietens one clock, and leaves a trace.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, known, reason};
use crate::event::Snoozed;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::span::Span;

/// Quietens a clock; never moves it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SnoozeClock {
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// For so many minutes; the playbook's snooze where missing.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// True: "I am on it".
    #[serde(default)]
    #[ts(optional)]
    pub on_it: Option<bool>,
}

impl Verb for SnoozeClock {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let stakeholder = known(incident, &self.stakeholder)?;
        if let Some(clock) = incident.clock(&stakeholder).filter(|clock| clock.due.is_none()) {
            return Err(Refusal::NoClock(clock.name().to_owned()));
        }
        let stages = incident.stages();
        let at_most = stages.quiet_at_most.as_seconds().div_ceil(60).max(1);
        let asked = match self.minutes {
            Some(0) => return Err(Refusal::Minutes(0, at_most)),
            Some(minutes) => Span::minutes(minutes.min(at_most)).min(stages.quiet_at_most),
            None => stages.snooze,
        };
        let now = actor.when(None)?;
        let said = reason(self.reason.as_deref())?;
        let why = said.or_else(|| self.on_it.unwrap_or(false).then(|| "I am on it".to_owned()));
        let decision = Decision::one(now, Snoozed { stakeholder, until: now + asked.delta(), reason: why });
        Ok(match self.minutes {
            Some(minutes) if minutes > at_most => {
                decision.noting(format!("Quiet for {at_most} minutes: never more in a row."))
            }
            _ => decision,
        })
    }
}
