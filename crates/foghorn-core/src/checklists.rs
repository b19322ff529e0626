//! Checklists of an incident: which of its playbook's lists apply, since when, and how far they are done.
//!
//! A pure reading of the fold, as the clocks are: the playbook stands in the log by value, so nothing is copied when a list
//! begins to apply, and a later edit of the file changes nothing. A list applies from the moment when its phase has begun,
//! its severity was reached, all that it is for has been stated and a playbook has it; it stays when the severity is
//! lowered, and goes when what it is for is taken back. Where another playbook is applied, what is done stays done by its
//! id, and what is new counts from then. Not here: the acts on items (`verbs`), and reminding of them.

use std::collections::BTreeSet;

use crate::entry::At;
use crate::ids::{ItemId, StakeholderId};
use crate::incident::{Incident, ItemFate};
use crate::playbook::{Checklist, Item, Playbook};
use crate::words::{Kind, Phase, Status};

/// The list of things that belong to none of the playbook's.
pub const MORE: &str = "more";

/// A list that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied<'a> {
    /// Its short name.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its phase; `None` for what was added beside all lists.
    pub phase: Option<Phase>,
    /// Whom it is about.
    pub stakeholder: Option<&'a StakeholderId>,
    /// Since when it applies.
    pub since: At,
    /// What is to be done: the playbook's, then what was added.
    pub things: Vec<Thing<'a>>,
}

/// One thing of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing<'a> {
    /// Its id.
    pub id: ItemId,
    /// What its playbook, or whoever added it, says.
    pub item: &'a Item,
    /// By when; none: whenever.
    pub due_at: Option<At>,
    /// What became of it; `None`: it is open.
    pub fate: Option<&'a ItemFate>,
    /// When that was, and who wrote it down.
    pub settled: Option<(At, Option<&'a str>)>,
    /// Who took it on.
    pub owner: Option<&'a str>,
}

impl Thing<'_> {
    /// True where it is still to be done.
    pub fn is_open(&self) -> bool {
        matches!(self.fate, None | Some(ItemFate::Open { .. }))
    }

    /// True where it is still to be done and its time is over; a printed minute lasts to its end.
    pub fn is_late(&self, now: At) -> bool {
        self.is_open() && self.due_at.is_some_and(|due| now > crate::clocks::minute_end(due))
    }
}

/// The lists that apply, in the order of their phases and of the playbook.
pub fn checklists(incident: &Incident) -> Vec<Applied<'_>> {
    let playbook = incident.playbook.current();
    let lists = playbook.iter().flat_map(|playbook| &playbook.checklists);
    let mut applied: Vec<Applied<'_>> = lists
        .filter_map(|list| {
            let since = applies_since(incident, list)?;
            let since_item = |item: &Item| since.max(listed_since(incident, &list.id, Some(&item.id)).unwrap_or(since));
            let things = list.items.iter().map(|item| thing(incident, &list.id, since_item(item), item));
            Some(Applied {
                id: &list.id,
                title: &list.title,
                phase: Some(list.phase),
                stakeholder: list.stakeholder.as_ref(),
                since,
                things: things.collect(),
            })
        })
        .collect();
    applied.sort_by_key(|list| list.phase);
    for (stamp, list, item) in &incident.items_added {
        let place = match applied.iter().position(|applied| applied.id == list) {
            Some(place) => place,
            None => match applied.iter().position(|applied| applied.id == MORE) {
                Some(place) => place,
                None => {
                    applied.push(Applied {
                        id: MORE,
                        title: "More to do",
                        phase: None,
                        stakeholder: None,
                        since: stamp.at,
                        things: Vec::new(),
                    });
                    applied.len() - 1
                }
            },
        };
        let applied = &mut applied[place];
        let added = thing(incident, list, stamp.at, item);
        if applied.things.iter().all(|thing| thing.id != added.id) {
            applied.things.push(added);
        }
    }
    applied
}

/// One thing of the lists that apply.
pub fn thing_of<'a>(incident: &'a Incident, id: &ItemId) -> Option<Thing<'a>> {
    checklists(incident).into_iter().flat_map(|list| list.things).find(|thing| &thing.id == id)
}

/// The id of a thing in a list.
pub fn item_id(list: &str, item: &str) -> ItemId {
    ItemId::new(format!("{list}/{item}"))
}

fn thing<'a>(incident: &'a Incident, list: &str, since: At, item: &'a Item) -> Thing<'a> {
    let id = item_id(list, &item.id);
    let story = incident.items.get(&id);
    let settled = story.and_then(|story| story.fate.latest());
    Thing {
        due_at: item.due.and_then(|due| since.checked_add_signed(due.delta())),
        fate: settled.map(|settled| &settled.value),
        settled: settled.map(|settled| (settled.stamp.at, settled.author.as_deref())),
        owner: story.and_then(|story| story.owner.current()).and_then(Option::as_deref),
        id,
        item,
    }
}

/// Since when a list applies; `None`: it does not.
fn applies_since(incident: &Incident, list: &Checklist) -> Option<At> {
    let mut since = phase_began(incident, list.phase)?.max(listed_since(incident, &list.id, None)?);
    if !list.severities.is_empty() {
        let reached = |severity| list.severities.contains(severity);
        let first = incident.severity.all().iter().find(|stated| reached(&stated.value.0))?;
        since = since.max(first.stamp.at);
    }
    for aspect in &list.when {
        let history = incident.aspects.get(aspect).filter(|history| history.current() == Some(&true))?;
        let first = history.all().iter().find(|stated| stated.value)?;
        since = since.max(first.stamp.at);
    }
    Some(since)
}

/// Since when the playbooks in force have a list of this id, or an item in it, without a break.
fn listed_since(incident: &Incident, list: &str, item: Option<&str>) -> Option<At> {
    let has = |playbook: &Playbook| {
        let found = playbook.checklists.iter().find(|other| other.id == list);
        found.is_some_and(|found| item.is_none_or(|item| found.items.iter().any(|other| other.id == item)))
    };
    incident.playbook.all().iter().rev().take_while(|stated| has(&stated.value)).last().map(|stated| stated.stamp.at)
}

/// What is to be done under this id, also where the playbook in force does not have it any more.
pub fn item_of<'a>(incident: &'a Incident, id: &ItemId) -> Option<&'a Item> {
    let listed = incident.playbook.all().iter().rev().flat_map(|stated| &stated.value.checklists);
    let listed = listed.flat_map(|list| list.items.iter().map(|item| (list.id.as_str(), item)));
    let added = incident.items_added.iter().map(|(_, list, item)| (list.as_str(), item));
    listed.chain(added).find(|(list, item)| &item_id(list, &item.id) == id).map(|(_, item)| item)
}

/// When a phase began; `None`: it has not.
fn phase_began(incident: &Incident, phase: Phase) -> Option<At> {
    let declared = incident.declared.as_ref()?.at;
    let first = |reached: &[Status]| {
        let all = incident.status.all().iter();
        all.filter(|stated| reached.contains(&stated.value.0)).map(|stated| stated.stamp.at.max(declared)).min()
    };
    match phase {
        Phase::FirstMinutes | Phase::During => Some(declared),
        Phase::Recovery => first(&[Status::Monitoring, Status::Resolved, Status::Closed]),
        Phase::Aftermath => first(&[Status::Resolved, Status::Closed]),
        Phase::BeforeNext => (incident.kind == Kind::Maintenance).then_some(declared),
    }
}

/// How many things there are, how many of them are settled, and how many are late.
pub fn progress(lists: &[Applied<'_>], now: At) -> (usize, usize, usize) {
    let things = || lists.iter().flat_map(|list| &list.things);
    let settled = things().filter(|thing| !thing.is_open()).count();
    let late = things().filter(|thing| thing.is_late(now)).map(|thing| &thing.id).collect::<BTreeSet<_>>().len();
    (things().count(), settled, late)
}
