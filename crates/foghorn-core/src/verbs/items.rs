//! Acts on things to be done: done, skipped with a reason, open again, taken on, and one more of them.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, line, not_over, reason, text};
use crate::checklists::{MORE, checklists, item_id, thing_of};
use crate::event::{AspectStated, ItemAdded, ItemDone, ItemGiven, ItemReopened, ItemSkipped, LegalHoldPlaced};
use crate::ids::ItemId;
use crate::incident::{Incident, ItemFate};
use crate::playbook::Item;
use crate::refusal::Refusal;
use crate::span::Span;
use crate::when::When;
use crate::words::{Aspect, Role};

/// Something was done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DoItem {
    /// Which.
    pub item: ItemId,
    /// What came of it.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

/// Something need not be done here.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SkipItem {
    /// Which.
    pub item: ItemId,
    /// Why.
    pub reason: String,
}

/// Something is to be done after all.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReopenItem {
    /// Which.
    pub item: ItemId,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Somebody takes something on.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GiveItem {
    /// Which.
    pub item: ItemId,
    /// Who; missing: nobody.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<String>,
}

/// Something more is to be done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AddItem {
    /// What, as an order.
    pub text: String,
    /// In which list; one of its own where missing.
    #[serde(default)]
    #[ts(optional)]
    pub checklist: Option<String>,
    /// By when, in minutes from now.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// Whose it is.
    #[serde(default)]
    #[ts(optional)]
    pub owner: Option<Role>,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub why: Option<String>,
}

/// States something special about the incident, or takes it back.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct StateAspect {
    /// Which.
    pub aspect: Aspect,
    /// False: it is not so after all.
    #[serde(default = "yes")]
    pub holds: bool,
    /// Since when; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

fn yes() -> bool {
    true
}

/// A day, in minutes: what is due later is no matter for a checklist.
const MINUTES_AT_MOST: u32 = 7 * 24 * 60;

impl Verb for DoItem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let at = actor.when(self.at.as_ref())?;
        match known(incident, &self.item)? {
            Some(ItemFate::Done { .. }) => Err(Refusal::Already("done".to_owned())),
            _ => Ok(Decision::one(at, ItemDone { item: self.item, note: reason(self.note.as_deref())? })),
        }
    }
}

impl Verb for SkipItem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let reason = text("the reason", &self.reason)?;
        match known(incident, &self.item)? {
            Some(ItemFate::Skipped { .. }) => Err(Refusal::Already("skipped".to_owned())),
            _ => Ok(Decision::one(actor.when(None)?, ItemSkipped { item: self.item, reason })),
        }
    }
}

impl Verb for ReopenItem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        match known(incident, &self.item)? {
            None | Some(ItemFate::Open { .. }) => Err(Refusal::Already("open".to_owned())),
            _ => {
                let reopened = ItemReopened { item: self.item, reason: reason(self.reason.as_deref())? };
                Ok(Decision::one(actor.when(None)?, reopened))
            }
        }
    }
}

impl Verb for GiveItem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        known(incident, &self.item)?;
        let owner = match self.owner.as_deref().map(str::trim) {
            None | Some("") => None,
            Some(name) => Some(line("the name", name)?),
        };
        let before = incident.items.get(&self.item).and_then(|story| story.owner.current()).cloned().flatten();
        if before == owner {
            return Err(Refusal::Already(owner.map_or_else(|| "nobody's".to_owned(), |name| format!("{name}'s"))));
        }
        Ok(Decision::one(actor.when(None)?, ItemGiven { item: self.item, owner }))
    }
}

impl Verb for AddItem {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        not_over(incident)?;
        if let Some(minutes) = self.minutes.filter(|minutes| *minutes == 0 || *minutes > MINUTES_AT_MOST) {
            return Err(Refusal::Minutes(minutes, MINUTES_AT_MOST));
        }
        let lists = checklists(incident);
        let checklist = match self.checklist {
            None => MORE.to_owned(),
            Some(list) if lists.iter().any(|known| known.id == list) => list,
            Some(list) => return Err(Refusal::NoChecklist(list)),
        };
        // Numbered over all that were ever added, taken back or not, so that an id never names two things.
        let taken = |id: &str| {
            let id = item_id(&checklist, id);
            incident.items.contains_key(&id) || lists.iter().flat_map(|list| &list.things).any(|thing| thing.id == id)
        };
        let first = incident.items_added.len() + 1;
        let id = (first..).map(|number| format!("added-{number}")).find(|id| !taken(id));
        let item = Item {
            id: id.unwrap_or_default(),
            text: line("what is to be done", &self.text)?,
            why: reason(self.why.as_deref())?,
            owner: self.owner,
            due: self.minutes.map(Span::minutes),
            link: None,
        };
        Ok(Decision::one(actor.when(None)?, ItemAdded { checklist, item }))
    }
}

impl Verb for StateAspect {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let before = incident.aspects.get(&self.aspect).and_then(|history| history.current()).copied();
        if before.unwrap_or(false) == self.holds {
            let said = if self.holds { "stated" } else { "not stated" };
            return Err(Refusal::Already(said.to_owned()));
        }
        let at = actor.when(self.at.as_ref())?;
        let stated = Decision::one(at, AspectStated { aspect: self.aspect, holds: self.holds });
        // Where personal data may be involved, nothing is said of cause, fault and data before somebody named lets it be
        // said; once that was decided, stating it again is no reason to hold it anew.
        let asks_counsel = self.aspect == Aspect::Data && self.holds && incident.legal_hold.latest().is_none();
        if !asks_counsel || incident.status_now().is_over() {
            return Ok(stated);
        }
        let held = LegalHoldPlaced { reason: "Personal or customers\u{2019} data is involved".to_owned() };
        Ok(stated.and(at, held).noting(
            "A legal hold is placed with it: sentences on cause, fault, data and compensation wait until somebody named lifts it.",
        ))
    }
}

/// What became of a thing that is on a list here.
fn known(incident: &Incident, item: &ItemId) -> Result<Option<ItemFate>, Refusal> {
    let thing = thing_of(incident, item).ok_or_else(|| Refusal::NoItem(item.to_string()))?;
    Ok(thing.fate.cloned())
}
