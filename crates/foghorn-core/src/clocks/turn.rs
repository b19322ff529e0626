//! What happened to clocks, in the order of the world.
//!
//! Here: gathering what the fold knows into one list, sorted by when it happened (the log's order decides ties), so
//! that a back-dated entry takes its place. Not here: what each turn does to a clock (`walk`).

use std::collections::BTreeMap;

use crate::entry::At;
use crate::event::{Event, Promise};
use crate::history::Stamp;
use crate::ids::{ActId, Channel, StakeholderId};
use crate::incident::{Holding, Incident, Joining, Update};
use crate::playbook::{Playbook, Stakeholder};
use crate::words::{Fact, Severity, Status};

/// Something that happened to clocks.
pub(super) enum Turn<'a> {
    Opened { severity: Severity, status: Status },
    Playbook(&'a Playbook),
    TakenOver,
    Severity(Severity),
    Status(Status),
    Impact,
    Word(Posted<'a>),
    Added(&'a Stakeholder),
    Dropped(&'a StakeholderId),
    Held { stakeholders: &'a [StakeholderId], until: At, reason: &'a str, told: bool },
    Released(&'a [StakeholderId]),
    Stretched(u32),
}

/// An update reached one stakeholder.
pub(super) struct Posted<'a> {
    pub(super) to: &'a StakeholderId,
    pub(super) update: &'a Update,
    /// False where no required channel was reached: a promise may stand, but nobody counts as told.
    pub(super) told: bool,
    /// Required channels that were not reached.
    pub(super) incomplete: Vec<Channel>,
    /// The promise, where it binds this stakeholder.
    pub(super) promise: Option<&'a Promise>,
}

impl Posted<'_> {
    pub(super) fn act(&self) -> &ActId {
        &self.update.act
    }
}

/// True where an event is, or changes, one of the turns below. What says nothing to clocks must stand here by name, so
/// that a new event is taken for one that does.
pub(crate) fn moved_by(event: &Event) -> bool {
    match event {
        Event::FactStated(stated) => stated.fact == Fact::Impact,
        Event::Noted(_)
        | Event::NoteCorrected(_)
        | Event::Retitled(_)
        | Event::StartStated(_)
        | Event::RoleAssigned(_)
        | Event::Snoozed(_)
        | Event::HandedOver(_)
        | Event::CommandAccepted(_)
        | Event::HandoverConfirmed(_)
        | Event::IncidentLinked(_)
        | Event::RingBegan(_)
        | Event::RingUnanswered(_)
        | Event::RingAnswered(_)
        | Event::RingDropped(_)
        | Event::FollowUpAdded(_)
        | Event::FollowUpChanged(_)
        | Event::FollowUpDone(_)
        | Event::FollowUpDropped(_)
        | Event::FollowUpReopened(_)
        | Event::LessonStated(_)
        | Event::PostmortemMoved(_)
        | Event::PostmortemPublished(_)
        | Event::ReassuranceSettled(_)
        | Event::IncidentUnlinked(_)
        | Event::DraftApproved(_)
        | Event::LegalHoldPlaced(_)
        | Event::LegalHoldLifted(_)
        | Event::CompensationApproved(_)
        | Event::CompensationMoved(_)
        | Event::CustomersListed(_)
        | Event::CustomersForgotten(_)
        | Event::LettersApproved(_)
        | Event::LettersPosted(_)
        | Event::CustomerAnswered(_)
        | Event::CustomerStepSet(_)
        | Event::CustomerStepDone(_)
        | Event::AspectStated(_)
        | Event::ItemDone(_)
        | Event::ItemSkipped(_)
        | Event::ItemReopened(_)
        | Event::ItemAdded(_)
        | Event::ItemGiven(_)
        | Event::DeadlineTriggered(_)
        | Event::DeadlineMet(_)
        | Event::Asked(_)
        | Event::AskAnswered(_)
        | Event::AskExtended(_)
        | Event::AskDropped(_)
        | Event::Unknown(_) => false,
        _ => true,
    }
}

/// Everything that happened, in the order of the world.
pub(super) fn turns(incident: &Incident) -> Vec<(Stamp, Turn<'_>)> {
    let Some(declared) = &incident.declared else { return Vec::new() };
    let mut turns = Vec::new();
    // What was back-dated to before the declaration is what it was declared with: declaring starts the clocks.
    let mut severity = incident.severity_now();
    for stated in incident.severity.all() {
        if stated.stamp <= *declared {
            severity = stated.value.0;
        } else {
            turns.push((stated.stamp.clone(), Turn::Severity(stated.value.0)));
        }
    }
    let mut status = Status::Investigating;
    for stated in incident.status.all() {
        if stated.stamp <= *declared {
            status = stated.value.0;
        } else {
            turns.push((stated.stamp.clone(), Turn::Status(stated.value.0)));
        }
    }
    turns.push((declared.clone(), Turn::Opened { severity, status }));
    turns.extend(
        incident.playbook.all().iter().map(|stated| (stated.stamp.clone(), Turn::Playbook(stated.value.as_ref()))),
    );
    turns.extend(incident.stretched.all().iter().map(|stated| (stated.stamp.clone(), Turn::Stretched(stated.value))));
    turns.extend(incident.taken_over_at.iter().map(|stamp| (stamp.clone(), Turn::TakenOver)));
    if let Some(impact) = incident.facts.get(&Fact::Impact) {
        let mut before: Option<&str> = None;
        for stated in impact.all() {
            if before != Some(stated.value.as_str()) {
                turns.push((stated.stamp.clone(), Turn::Impact));
            }
            before = Some(&stated.value);
        }
    }
    turns.extend(incident.joined.iter().map(|(stamp, joining)| {
        let turn = match joining {
            Joining::Added(stakeholder) => Turn::Added(stakeholder),
            Joining::Dropped(stakeholder) => Turn::Dropped(stakeholder),
        };
        (stamp.clone(), turn)
    }));
    turns.extend(incident.holds.iter().map(|(stamp, holding)| {
        let turn = match holding {
            Holding::Held { stakeholders, until, reason, told } => {
                Turn::Held { stakeholders, until: *until, reason, told: *told }
            }
            Holding::Released { stakeholders } => Turn::Released(stakeholders),
        };
        (stamp.clone(), turn)
    }));
    for update in &incident.updates {
        words(incident, update, &mut turns);
    }
    turns.sort_by(|(a, _), (b, _)| a.cmp(b));
    // An impact stated again, with nothing in between, leaves every clock as the one before it did.
    turns.dedup_by(|(_, again), (_, before)| matches!((again, before), (Turn::Impact, Turn::Impact)));
    turns
}

/// One turn for each stakeholder of an update, at the posting that counts for them.
fn words<'a>(incident: &'a Incident, update: &'a Update, turns: &mut Vec<(Stamp, Turn<'a>)>) {
    let mut reached: BTreeMap<&StakeholderId, Vec<(&Channel, At)>> = BTreeMap::new();
    for delivery in &update.sent.deliveries {
        reached.entry(&delivery.stakeholder).or_default().push((&delivery.channel, delivery.posted_at));
    }
    for (to, postings) in reached {
        // A playbook that is applied later does not change whether a word counted.
        let required = |at| incident.stakeholder_at(to, at).map_or(&[][..], |row| &row.required);
        let counts = |channel: &Channel, at| required(at).is_empty() || required(at).contains(channel);
        let counted = postings.iter().filter(|(channel, at)| counts(channel, *at)).map(|(_, at)| *at).min();
        let first = postings.iter().map(|(_, at)| *at).min();
        let Some(at) = counted.or(first) else { continue };
        let required = required(at);
        let incomplete = required.iter().filter(|c| !postings.iter().any(|(reached, _)| reached == c)).cloned();
        let promise = update.sent.promise.as_ref().filter(|promise| !promise.not_for.contains(to));
        let posted = Posted { to, update, told: counted.is_some(), incomplete: incomplete.collect(), promise };
        turns.push((Stamp { at, ..update.stamp.clone() }, Turn::Word(posted)));
    }
}
