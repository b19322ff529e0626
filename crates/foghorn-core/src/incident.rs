//! An incident: the fold of its log.
//!
//! Here: what the entries of one stream add up to, in any order and mixture: the fold never fails. Not here: when
//! somebody must hear (`clocks`, which walks over what is gathered here), and what may be done next (`verbs`).

mod aftermath;
mod apply;
mod command;
mod customers;
mod offers;
mod parts;
mod ring;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::clocks::{self, Clock};
use crate::entry::{At, Entry, Header};
use crate::event::{CompensationApproved, DraftApproved, Event, HistoryImported, Said};
use crate::history::{History, Stamp, Stated};
use crate::ids::{ActId, EntryId, ItemId, StakeholderId, StreamId};
use crate::playbook::{Item, Playbook, Stages, Stakeholder};
use crate::words::{Aspect, Fact, Kind, OfferStep, Role, Severity, Status};

pub use aftermath::{Aftermath, FollowUpEnd, FollowUpStory, Lesson};
pub use command::{Accepted, Command, Handover, Watching};
pub use customers::{CustomerAnswer, CustomerStory, Customers, NextStep};
pub use offers::{Offer, OfferMove};
pub use parts::{
    ActTrace, Ask, AskEnd, Correction, DeadlineStory, Decided, Holding, ItemFate, ItemStory, Joining, LegalHold, Link,
    Snooze, Update,
};
pub use ring::{Ring, RingEnd, Ringing};

/// An entry as the fold reads it.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its header.
    pub header: Header,
    /// What it says; `None` where the body was expunged or left out.
    pub said: Option<Said>,
}

/// One incident, as its log tells it.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Its stream.
    pub id: StreamId,
    /// `INC-7`; empty where the declaring entry is missing.
    pub reference: String,
    /// Real, drill, maintenance or imported.
    pub kind: Kind,
    /// When it was declared; `None` where the declaring entry is missing. Clocks start here.
    pub declared: Option<Stamp>,
    /// What is broken.
    pub title: History<String>,
    /// When the impact began.
    pub started_at: History<Option<At>>,
    /// Where it stands, with the reason where one was given.
    pub status: History<(Status, Option<String>)>,
    /// How bad, and whether somebody said so.
    pub severity: History<(Severity, bool)>,
    /// The fact sheet; an empty text: nothing is known any more.
    pub facts: BTreeMap<Fact, History<String>>,
    /// How each statement of a fact is known; `None`: nobody said.
    pub evidence: BTreeMap<Fact, History<Option<String>>>,
    /// Who does what.
    pub roles: BTreeMap<Role, History<Option<String>>>,
    /// The playbook in force.
    pub playbook: History<Arc<Playbook>>,
    /// How many times the playbook's interval.
    pub stretched: History<u32>,
    /// Messages that were sent, in the order of the log, as last corrected.
    pub updates: Vec<Update>,
    /// What is special about it.
    pub aspects: BTreeMap<Aspect, History<bool>>,
    /// What became of things to be done, and whose they are.
    pub items: BTreeMap<ItemId, ItemStory>,
    /// Things to be done that no playbook has: the list, and the thing; in the order of the log.
    pub items_added: Vec<(Stamp, String, Item)>,
    /// When the events came to pass from which reports' times run; and when the reports were made.
    pub deadlines: BTreeMap<String, DeadlineStory>,
    /// What people were asked for, in the order of the log.
    pub asks: Vec<Ask>,
    /// People being rung, in the order of the log.
    pub rings: Vec<Ring>,
    /// What was offered to those who were hurt, in the order in which it came up.
    pub offers: Vec<Offer>,
    /// Customers who hear one by one.
    pub customers: Customers,
    /// Who gave command to whom, and which laptops only watch.
    pub command: Command,
    /// What comes after it: follow-ups, what was learned, the postmortem.
    pub aftermath: Aftermath,
    /// Other incidents that have, or had, to do with it; `None`: not after all.
    pub links: BTreeMap<StreamId, History<Option<Link>>>,
    /// What was decided, in the order of the log, as first written; texts that were put right are in `corrections`.
    decisions: Vec<(ActId, Decided)>,
    /// Drafts that were approved, in the order of the log.
    pub approvals: Vec<(Stamp, DraftApproved)>,
    /// Whether sentences on cause, fault, data and compensation wait for somebody named.
    pub legal_hold: History<LegalHold>,
    /// What customers are offered, as approved.
    pub compensation: History<CompensationApproved>,
    /// Stakeholders that were added or dropped.
    pub joined: Vec<(Stamp, Joining)>,
    /// Holds and their releases.
    pub holds: Vec<(Stamp, Holding)>,
    /// Snoozes, in the order of the world.
    pub snoozes: Vec<Snooze>,
    /// Where imported history comes from.
    pub source: Option<HistoryImported>,
    /// When imported history was taken over.
    pub taken_over_at: Option<Stamp>,
    /// Texts of notes that were put right, by the act that wrote them, with the right time where that was wrong.
    pub corrections: BTreeMap<ActId, Correction>,
    /// The acts of the log, oldest first.
    pub acts: Vec<ActTrace>,
    /// How many events of unknown kinds were met.
    pub unknown: usize,
    declaring: Option<ActId>,
    traced: BTreeSet<ActId>,
    clocks: Vec<Clock>,
    /// Something was pushed that the clocks do not know yet.
    unsettled: bool,
}

impl Record {
    /// Reads an entry.
    pub fn read(entry: Entry) -> Self {
        let said = entry.said();
        Self { header: entry.header, said }
    }
}

impl Incident {
    /// Folds records that stand in the log's order (see [`Header::order`]).
    pub fn fold(id: StreamId, records: &[Record]) -> Self {
        let living = living(records);
        let mut incident = Self::empty(id);
        incident.declaring = records
            .iter()
            .find(|record| matches!(&record.said, Some(said) if matches!(said.event, Event::Declared(_))))
            .map(|record| record.header.act.clone());
        for (record, alive) in records.iter().zip(living) {
            incident.trace(record, alive);
            // Retracting a declaration shows the incident as withdrawn: what it was stays readable.
            if alive || incident.declaring.as_ref() == Some(&record.header.act) {
                incident.apply(record);
            }
        }
        incident.clocks = clocks::clocks(&incident);
        incident
    }

    /// Takes in a record that stands after all others and retracts nothing; the same as folding anew.
    pub fn push(&mut self, record: &Record) {
        if self.declaring.is_none() && matches!(&record.said, Some(said) if matches!(said.event, Event::Declared(_))) {
            self.declaring = Some(record.header.act.clone());
        }
        self.trace(record, true);
        self.apply(record);
        self.unsettled |= record.said.as_ref().is_some_and(|said| clocks::moved_by(&said.event));
    }

    /// Brings the clocks up to what was pushed; most acts, a note for one, leave them alone.
    pub fn settle(&mut self) {
        if std::mem::take(&mut self.unsettled) {
            self.clocks = clocks::clocks(self);
        }
    }

    /// The clocks, one per stakeholder, in the playbook's order.
    pub fn clocks(&self) -> &[Clock] {
        &self.clocks
    }

    /// The clock of one stakeholder.
    pub fn clock(&self, stakeholder: &StakeholderId) -> Option<&Clock> {
        self.clocks.iter().find(|clock| &clock.stakeholder == stakeholder)
    }

    /// When it was declared; the epoch where the declaring entry is missing, so that it sorts last.
    pub fn declared_at(&self) -> At {
        self.declared.as_ref().map_or(At::UNIX_EPOCH, |stamp| stamp.at)
    }

    /// Where it stands now.
    pub fn status_now(&self) -> Status {
        self.status.current().map_or(Status::Investigating, |(status, _)| *status)
    }

    /// How bad it is now.
    pub fn severity_now(&self) -> Severity {
        self.severity.current().map_or(Severity::Sev2, |(severity, _)| *severity)
    }

    /// Whether somebody said how bad it is.
    pub fn severity_confirmed(&self) -> bool {
        self.severity.current().is_some_and(|(_, confirmed)| *confirmed)
    }

    /// When the impact began, where known.
    pub fn started(&self) -> Option<At> {
        self.started_at.current().copied().flatten()
    }

    /// When it was resolved, where it is resolved, closed, or withdrawn after that.
    pub fn resolved_at(&self) -> Option<At> {
        let mut resolved = None;
        for stated in self.status.all() {
            match stated.value.0 {
                Status::Resolved => resolved = resolved.or(Some(stated.stamp.at)),
                Status::Closed | Status::Withdrawn => {}
                Status::Investigating | Status::Identified | Status::Monitoring => resolved = None,
            }
        }
        resolved
    }

    /// How what the fact sheet says on one line is known; `None` where nobody said.
    pub fn evidence(&self, fact: Fact) -> Option<&str> {
        self.fact(fact).and_then(|_| self.evidence.get(&fact)?.current()?.as_deref())
    }

    /// What the fact sheet says on one line; `None` where it says nothing.
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.get(&fact).and_then(History::current).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Who has a role.
    pub fn person(&self, role: Role) -> Option<&str> {
        self.roles.get(&role).and_then(History::current).and_then(Option::as_deref)
    }

    /// What is broken, in one line.
    pub fn title_now(&self) -> &str {
        self.title.current().map_or("(untitled)", String::as_str)
    }

    /// True where clocks run: real incidents and drills, and imported history that was taken over.
    pub fn is_live(&self) -> bool {
        matches!(self.kind, Kind::Real | Kind::Drill) || self.taken_over_at.is_some()
    }

    /// When the clocks speak, by the playbook in force.
    pub fn stages(&self) -> Stages {
        self.playbook.current().map_or_else(Stages::default, |playbook| playbook.stages.clone())
    }

    /// Every stakeholder that the incident knows by its playbooks or because it was added.
    pub fn stakeholder(&self, id: &StakeholderId) -> Option<&Stakeholder> {
        let described = || self.playbook.all().iter().rev().find_map(|stated| stated.value.stakeholder(id));
        self.added(id).or_else(described)
    }

    /// The same, unless only earlier playbooks know it.
    pub(crate) fn stakeholder_in_force(&self, id: &StakeholderId) -> Option<&Stakeholder> {
        self.added(id).or_else(|| self.playbook.current().and_then(|playbook| playbook.stakeholder(id)))
    }

    /// The same, as it was described at an instant.
    pub(crate) fn stakeholder_at(&self, id: &StakeholderId, at: At) -> Option<&Stakeholder> {
        if self.playbook.all().len() < 2 {
            return self.stakeholder(id);
        }
        let in_force = self.playbook.at(at).or_else(|| self.playbook.all().first().map(|stated| &stated.value));
        self.added(id)
            .or_else(|| in_force.and_then(|playbook| playbook.stakeholder(id)))
            .or_else(|| self.stakeholder(id))
    }

    /// A stakeholder as somebody added it.
    fn added(&self, id: &StakeholderId) -> Option<&Stakeholder> {
        self.joined.iter().rev().find_map(|(_, joining)| match joining {
            Joining::Added(stakeholder) if &stakeholder.id == id => Some(stakeholder),
            _ => None,
        })
    }

    /// The approval of a text, byte for byte, by its SHA-256; the latest of several.
    pub fn approval_of(&self, sha256: &str) -> Option<&(Stamp, DraftApproved)> {
        self.approvals.iter().rev().find(|(_, approved)| approved.sha256 == sha256)
    }

    /// Why a word to these stakeholders needs somebody's approval now (`SEV1, Press`); `None` where the playbook asks
    /// for none.
    pub fn approval_needed(&self, stakeholders: &[StakeholderId]) -> Option<String> {
        let (playbook, severity) = (self.playbook.current()?, self.severity_now());
        let asked: Vec<_> = stakeholders.iter().filter(|id| playbook.approval.asks(severity, id)).collect();
        let name = |id: &StakeholderId| self.stakeholder(id).map_or_else(|| id.to_string(), |row| row.name.clone());
        let names = asked.iter().map(|id| name(id)).collect::<Vec<_>>().join(", ");
        (!asked.is_empty()).then(|| format!("{severity}, {names}"))
    }

    /// Why sentences on cause, fault, data and compensation wait, and since when; `None` where nothing holds them.
    pub fn legal_hold_now(&self) -> Option<(&str, At)> {
        let latest = self.legal_hold.latest()?;
        match &latest.value {
            LegalHold::On { reason } => Some((reason, latest.stamp.at)),
            LegalHold::Lifted { .. } => None,
        }
    }

    /// What may be promised to those who were hurt: the offer that was approved last, of those that were not dropped since.
    pub fn offered(&self) -> Option<&Stated<CompensationApproved>> {
        let stands = |what: &str| {
            self.offers.iter().any(|offer| offer.what == what && offer.reached(OfferStep::Approved).is_some())
        };
        self.compensation.all().iter().rev().find(|approved| stands(&approved.value.what))
    }

    /// Other incidents that have to do with it.
    pub fn linked(&self) -> impl Iterator<Item = (&StreamId, &Link)> {
        self.links.iter().filter_map(|(other, history)| Some((other, history.current()?.as_ref()?)))
    }

    /// What was decided, in the order of the log, with the act that wrote it down.
    pub fn decisions(&self) -> impl Iterator<Item = (&ActId, &Decided)> {
        self.decisions.iter().map(|(act, decided)| (act, decided))
    }

    /// What a decision says, as last put right.
    pub fn decided<'a>(&'a self, act: &ActId) -> Option<&'a str> {
        let corrected = self.corrections.get(act).map(|correction| correction.text.as_str());
        corrected.or_else(|| self.decisions().find(|(own, _)| *own == act).map(|(_, decided)| decided.text.as_str()))
    }

    /// True for the act that declared it.
    pub fn is_declaration(&self, act: &ActId) -> bool {
        self.declaring.as_ref() == Some(act)
    }

    /// The update that an act recorded.
    pub fn update(&self, act: &ActId) -> Option<&Update> {
        self.updates.iter().find(|update| &update.act == act)
    }

    fn empty(id: StreamId) -> Self {
        Self {
            id,
            reference: String::new(),
            kind: Kind::Real,
            declared: None,
            title: History::default(),
            started_at: History::default(),
            status: History::default(),
            severity: History::default(),
            facts: BTreeMap::new(),
            evidence: BTreeMap::new(),
            roles: BTreeMap::new(),
            playbook: History::default(),
            stretched: History::default(),
            updates: Vec::new(),
            aspects: BTreeMap::new(),
            items: BTreeMap::new(),
            items_added: Vec::new(),
            deadlines: BTreeMap::new(),
            asks: Vec::new(),
            rings: Vec::new(),
            offers: Vec::new(),
            customers: Customers::default(),
            command: Command::default(),
            aftermath: Aftermath::default(),
            links: BTreeMap::new(),
            decisions: Vec::new(),
            approvals: Vec::new(),
            legal_hold: History::default(),
            compensation: History::default(),
            joined: Vec::new(),
            holds: Vec::new(),
            snoozes: Vec::new(),
            source: None,
            taken_over_at: None,
            corrections: BTreeMap::new(),
            acts: Vec::new(),
            unknown: 0,
            declaring: None,
            traced: BTreeSet::new(),
            clocks: Vec::new(),
            unsettled: false,
        }
    }

    fn trace(&mut self, record: &Record, live: bool) {
        // Acts of two laptops may lie in each other: an act is one, wherever its entries stand.
        if self.acts.last().is_some_and(|trace| trace.act == record.header.act)
            || !self.traced.insert(record.header.act.clone())
        {
            return;
        }
        let retracts = match &record.said {
            Some(Said { event: Event::Retracted(retracted), .. }) => Some((retracted.act.clone(), retracted.undo)),
            _ => None,
        };
        self.acts.push(ActTrace {
            act: record.header.act.clone(),
            by: record.header.by.clone(),
            kind: record.header.kind.clone(),
            live,
            retracts,
        });
    }
}

/// Which records live: one pass from newest to oldest decides, so a retraction can itself be retracted, and works on
/// earlier acts only.
fn living(records: &[Record]) -> Vec<bool> {
    let mut dead: BTreeSet<&ActId> = BTreeSet::new();
    let mut living = vec![true; records.len()];
    for (record, alive) in records.iter().zip(&mut living).rev() {
        *alive = !dead.contains(&record.header.act);
        if let Some(Said { event: Event::Retracted(retracted), .. }) = &record.said
            && *alive
            && retracted.act != record.header.act
        {
            dead.insert(&retracted.act);
        }
    }
    living
}

/// Sorts records into the log's order and drops what stands there twice.
pub fn in_log_order(records: &mut Vec<Record>) {
    records.sort_by(|a, b| a.header.order().cmp(&b.header.order()));
    records.dedup_by(|a, b| {
        let same: EntryId = b.header.id;
        a.header.id == same
    });
}
