//! Acts of the aftermath: follow-ups, what was learned, the postmortem. Also on an incident that is closed: what is learned
//! late is learned all the same.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, reason, text};
use crate::deadlines::last_second;
use crate::entry::{At, sha256_hex};
use crate::event::{
    FollowUp, FollowUpAdded, FollowUpChanged, FollowUpDone, FollowUpDropped, FollowUpReopened, LessonStated,
    PostmortemMoved, PostmortemPublished,
};
use crate::ids::ActId;
use crate::incident::{FollowUpStory, Incident};
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::{Audience, FollowUpKind, LessonKind};

/// Something is to be done after it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AddFollowUp {
    /// What, as an order.
    pub text: String,
    /// What it is good for; prevention where missing.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<FollowUpKind>,
    /// Whose it is.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<String>,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<When>,
    /// What it is against.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<String>,
}

/// Puts a follow-up right; what is missing stays as it is.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ChangeFollowUp {
    /// The act that added it.
    pub follow_up: ActId,
    /// What, as an order.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// What it is good for.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<FollowUpKind>,
    /// Whose it is.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<String>,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<When>,
    /// What it is against.
    #[serde(default)]
    #[ts(optional)]
    pub cause: Option<String>,
}

/// It was done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DoFollowUp {
    /// The act that added it.
    pub follow_up: ActId,
    /// What came of it.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// It will not be done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DropFollowUp {
    /// The act that added it.
    pub follow_up: ActId,
    /// Why.
    pub reason: String,
}

/// It is to be done after all.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReopenFollowUp {
    /// The act that added it.
    pub follow_up: ActId,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// States what was learned.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StateLesson {
    /// What sort.
    pub lesson: LessonKind,
    /// In a sentence.
    pub text: String,
    /// Why that was so, and why that in turn.
    #[serde(default)]
    #[ts(optional)]
    pub whys: Option<Vec<String>>,
}

/// Sets another date for the postmortem.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MovePostmortem {
    /// By when.
    pub due: When,
    /// Why.
    pub reason: String,
}

/// Records that the postmortem can be read.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PublishPostmortem {
    /// By whom.
    pub audience: Audience,
    /// Its text.
    pub text: String,
    /// Where.
    #[serde(default)]
    #[ts(optional)]
    pub place: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

impl Verb for AddFollowUp {
    fn decide(self, _: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let follow_up = FollowUp {
            text: line("the follow-up", &self.text)?,
            kind: self.kind.unwrap_or(FollowUpKind::Prevent),
            owner: name(self.owner.as_deref())?,
            due_at: due(self.due.as_ref(), actor)?,
            cause: name(self.cause.as_deref())?,
        };
        let loose = follow_up.owner.is_none() || follow_up.due_at.is_none();
        let decision = Decision::one(actor.when(None)?, FollowUpAdded { follow_up });
        Ok(if loose {
            decision.noting("Give it an owner and a date: what everybody owns nobody does.")
        } else {
            decision
        })
    }
}

impl Verb for ChangeFollowUp {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let before = open(incident, &self.follow_up)?.follow_up.clone();
        let follow_up = FollowUp {
            text: self.text.as_deref().map_or(Ok(before.text.clone()), |text| line("the follow-up", text))?,
            kind: self.kind.unwrap_or(before.kind),
            owner: name(self.owner.as_deref())?.or_else(|| before.owner.clone()),
            due_at: due(self.due.as_ref(), actor)?.or(before.due_at),
            cause: name(self.cause.as_deref())?.or_else(|| before.cause.clone()),
        };
        if follow_up == before {
            return Err(Refusal::Already("so".to_owned()));
        }
        Ok(Decision::one(actor.when(None)?, FollowUpChanged { of: self.follow_up, follow_up }))
    }
}

impl Verb for DoFollowUp {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        open(incident, &self.follow_up)?;
        Ok(Decision::one(actor.when(None)?, FollowUpDone { of: self.follow_up, note: reason(self.note.as_deref())? }))
    }
}

impl Verb for DropFollowUp {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        open(incident, &self.follow_up)?;
        let reason = text("the reason", &self.reason)?;
        Ok(Decision::one(actor.when(None)?, FollowUpDropped { of: self.follow_up, reason }))
    }
}

impl Verb for ReopenFollowUp {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if story(incident, &self.follow_up)?.end.is_none() {
            return Err(Refusal::Already("open".to_owned()));
        }
        let reason = reason(self.reason.as_deref())?;
        Ok(Decision::one(actor.when(None)?, FollowUpReopened { of: self.follow_up, reason }))
    }
}

impl Verb for StateLesson {
    fn decide(self, _: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let whys = self.whys.unwrap_or_default();
        let whys = whys.iter().map(|why| line("the why", why)).collect::<Result<_, _>>()?;
        let stated = LessonStated { lesson: self.lesson, text: line("what was learned", &self.text)?, whys };
        Ok(Decision::one(actor.when(None)?, stated))
    }
}

impl Verb for MovePostmortem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if incident.resolved_at().is_none() {
            return Err(Refusal::NotResolved(incident.status_now().to_string()));
        }
        let due_at = by(&self.due, actor)?;
        Ok(Decision::one(actor.when(None)?, PostmortemMoved { due_at, reason: text("the reason", &self.reason)? }))
    }
}

impl Verb for PublishPostmortem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        if incident.resolved_at().is_none() {
            return Err(Refusal::NotResolved(incident.status_now().to_string()));
        }
        let at = actor.when(self.at.as_ref())?;
        let text = text("the postmortem", &self.text)?;
        let sha256 = sha256_hex(text.as_bytes());
        let place = name(self.place.as_deref())?;
        Ok(Decision::one(at, PostmortemPublished { audience: self.audience, text, sha256, place }))
    }
}

fn story<'a>(incident: &'a Incident, act: &ActId) -> Result<&'a FollowUpStory, Refusal> {
    incident.aftermath.follow_up(act).ok_or(Refusal::NoFollowUp)
}

fn open<'a>(incident: &'a Incident, act: &ActId) -> Result<&'a FollowUpStory, Refusal> {
    let story = story(incident, act)?;
    if story.end.is_some() { Err(Refusal::Already("settled".to_owned())) } else { Ok(story) }
}

/// One line where something was given; a blank is nothing.
fn name(given: Option<&str>) -> Result<Option<String>, Refusal> {
    given.filter(|given| !given.trim().is_empty()).map(|given| line("the name", given)).transpose()
}

fn due(given: Option<&When>, actor: &Actor) -> Result<Option<At>, Refusal> {
    given.map(|when| by(when, actor)).transpose()
}

/// A time that is to come; a day alone (`2026-12-01`) means its end.
pub(super) fn by(when: &When, actor: &Actor) -> Result<At, Refusal> {
    let day = NaiveDate::parse_from_str(when.as_str().trim(), "%Y-%m-%d").ok();
    match day.and_then(|day| last_second(day, actor.here.zone)).filter(|end| *end >= actor.here.now) {
        Some(end) => Ok(end),
        None => Ok(when.coming(&actor.here)?),
    }
}
