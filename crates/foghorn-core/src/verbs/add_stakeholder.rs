//! Adding a stakeholder in the middle of it: one that the playbook keeps ready, or a new one.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line};
use crate::event::StakeholderAdded;
use crate::ids::{Channel, StakeholderId};
use crate::incident::Incident;
use crate::playbook::{Rhythm, Stakeholder};
use crate::refusal::Refusal;
use crate::span::Span;
use crate::when::When;
use crate::words::Severity;

const MINUTES_AT_MOST: u32 = 43_200;

/// Gives a stakeholder a clock.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AddStakeholder {
    /// Its short name: small letters, digits, hyphens.
    pub stakeholder: StakeholderId,
    /// Its name on the screen; the playbook's where missing.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Where it can be told; the playbook's, or email, where missing.
    #[serde(default)]
    #[ts(optional)]
    pub channels: Option<Vec<Channel>>,
    /// The channels that count as told; any where missing.
    #[serde(default)]
    #[ts(optional)]
    pub required: Option<Vec<Channel>>,
    /// Minutes to the first word; the playbook's where missing.
    #[serde(default)]
    #[ts(optional)]
    pub first_minutes: Option<u32>,
    /// Minutes from word to word; the playbook's where missing.
    #[serde(default)]
    #[ts(optional)]
    pub then_minutes: Option<u32>,
    /// Since when; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for AddStakeholder {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        super::not_over(incident)?;
        let at = actor.when(self.at.as_ref())?;
        let id = super::stakeholder(&self.stakeholder)?;
        if incident.clock(&id).is_some_and(|clock| clock.runs) {
            return Err(Refusal::Already("in play".to_owned()));
        }
        let ready = incident.stakeholder(&id);
        let mut stakeholder = ready.cloned().unwrap_or_else(|| Stakeholder {
            name: self.stakeholder.to_string(),
            id,
            channels: vec![Channel::new("email")],
            required: Vec::new(),
            with: None,
            when_added: false,
            cadence: std::collections::BTreeMap::new(),
        });
        stakeholder.when_added = false;
        if let Some(name) = &self.name {
            stakeholder.name = line("the name", name)?;
        }
        if let Some(channels) = &self.channels {
            stakeholder.channels = channels.iter().map(super::channel).collect::<Result<_, _>>()?;
        }
        if let Some(required) = &self.required {
            stakeholder.required = required.iter().map(super::channel).collect::<Result<_, _>>()?;
        }
        for channel in &stakeholder.required {
            if !stakeholder.channels.contains(channel) {
                stakeholder.channels.push(channel.clone());
            }
        }
        if self.first_minutes.is_some() || self.then_minutes.is_some() {
            let first = self.first_minutes.map(minutes).transpose()?;
            let then = self.then_minutes.map(minutes).transpose()?;
            for severity in Severity::ALL {
                let rhythm = stakeholder.cadence.entry(*severity).or_default();
                rhythm.first = first.or(rhythm.first);
                if then.is_some() {
                    *rhythm = Rhythm { investigating: then, identified: then, monitoring: then, ..*rhythm };
                }
            }
        }
        let runs = stakeholder.cadence.get(&incident.severity_now()).is_some_and(Rhythm::is_regular);
        let decision = Decision::one(at, StakeholderAdded { stakeholder });
        Ok(if runs {
            decision
        } else {
            decision.noting(
                "It has no cadence at this severity: say how many minutes to the first word, and from word to word.",
            )
        })
    }
}

fn minutes(minutes: u32) -> Result<Span, Refusal> {
    if (1..=MINUTES_AT_MOST).contains(&minutes) {
        Ok(Span::minutes(minutes))
    } else {
        Err(Refusal::Minutes(minutes, MINUTES_AT_MOST))
    }
}
