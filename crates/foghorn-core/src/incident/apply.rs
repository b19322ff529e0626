//! What each event means for the incident.
//!
//! Here: one arm an event, in the log's order; nothing here can fail. Not here: which records live, and what their
//! order is (`incident`).

use std::sync::Arc;

use super::{
    Ask, AskEnd, Correction, Decided, Holding, Incident, ItemFate, ItemStory, Joining, LegalHold, Link, Record, Snooze,
    Update, offers, ring,
};
use crate::entry::Header;
use crate::event::Event;
use crate::history::Stamp;
use crate::ids::{ActId, ItemId};
use crate::words::{NoteKind, Status};

impl Incident {
    pub(super) fn apply(&mut self, record: &Record) {
        let Some(said) = &record.said else { return };
        let header = &record.header;
        let author = said.author.as_deref();
        let stamp = || Stamp::of(header, header.happened_at);
        offers::take(&mut self.offers, header, &said.event);
        if self.aftermath.take(header, author, &said.event)
            || ring::take(&mut self.rings, header, &said.event)
            || self.customers.take(header, &said.event)
        {
            return;
        }
        match &said.event {
            Event::Declared(declared) => {
                if self.declared.is_some() {
                    return;
                }
                self.reference.clone_from(&declared.reference);
                self.kind = declared.kind;
                self.declared = Some(stamp());
                self.title.state(header, author, declared.title.clone());
                self.status.state(header, author, (declared.status, None));
                self.severity.state(header, author, (declared.severity, declared.severity_confirmed));
                if declared.started_at.is_some() {
                    self.started_at.state(header, author, declared.started_at);
                }
            }
            Event::PlaybookApplied(applied) => {
                self.playbook.state(header, author, Arc::new(applied.playbook.clone()));
            }
            Event::HistoryImported(imported) => self.source = Some(imported.clone()),
            Event::TakenOver(_) => self.taken_over_at = self.taken_over_at.take().or_else(|| Some(stamp())),
            Event::Retitled(retitled) => self.title.state(header, author, retitled.title.clone()),
            Event::StartStated(stated) => self.started_at.state(header, author, stated.started_at),
            Event::StatusChanged(changed) => {
                self.status.state(header, author, (changed.status, changed.reason.clone()));
            }
            Event::SeverityChanged(changed) => self.severity.state(header, author, (changed.severity, true)),
            Event::FactStated(stated) => {
                self.facts.entry(stated.fact).or_default().state(header, author, stated.text.clone());
                self.evidence.entry(stated.fact).or_default().state(header, author, stated.evidence.clone());
            }
            Event::RoleAssigned(assigned) => {
                self.command.assigned(header, assigned);
                self.roles.entry(assigned.role).or_default().state(header, author, assigned.person.clone());
            }
            Event::NoteCorrected(corrected) => {
                let at = corrected.at.or_else(|| self.corrections.get(&corrected.note).and_then(|c| c.at));
                self.corrections.insert(corrected.note.clone(), Correction { text: corrected.text.clone(), at });
            }
            Event::UpdateSent(sent) => self.updates.push(Update {
                act: header.act.clone(),
                stamp: stamp(),
                sent: sent.update.clone(),
                corrected: false,
            }),
            Event::UpdateCorrected(corrected) => {
                if let Some(update) = self.updates.iter_mut().find(|update| update.act == corrected.of) {
                    update.sent = corrected.update.clone();
                    update.corrected = true;
                }
            }
            Event::AspectStated(stated) => {
                self.aspects.entry(stated.aspect).or_default().state(header, author, stated.holds);
            }
            Event::ItemDone(done) => {
                self.item(&done.item).fate.state(header, author, ItemFate::Done { note: done.note.clone() });
            }
            Event::ItemSkipped(skipped) => {
                let reason = skipped.reason.clone();
                self.item(&skipped.item).fate.state(header, author, ItemFate::Skipped { reason });
            }
            Event::ItemReopened(reopened) => {
                let reason = reopened.reason.clone();
                self.item(&reopened.item).fate.state(header, author, ItemFate::Open { reason });
            }
            Event::ItemAdded(added) => {
                self.items_added.push((stamp(), added.checklist.clone(), added.item.clone()));
            }
            Event::ItemGiven(given) => self.item(&given.item).owner.state(header, author, given.owner.clone()),
            Event::DeadlineTriggered(triggered) => {
                self.deadlines.entry(triggered.deadline.clone()).or_default().triggered.state(header, author, ());
            }
            Event::DeadlineMet(met) => {
                self.deadlines.entry(met.deadline.clone()).or_default().met.state(header, author, met.note.clone());
            }
            Event::Asked(asked) => self.asks.push(Ask {
                act: header.act.clone(),
                stamp: stamp(),
                who: asked.who.clone(),
                what: asked.what.clone(),
                due_at: asked.due_at,
                end: None,
            }),
            Event::AskAnswered(answered) => {
                self.end_ask(&answered.ask, header, AskEnd::Answered { answer: answered.answer.clone() });
            }
            Event::AskExtended(extended) => {
                if let Some(ask) = self.asks.iter_mut().find(|ask| ask.act == extended.ask) {
                    ask.due_at = extended.due_at;
                }
            }
            Event::AskDropped(dropped) => {
                self.end_ask(&dropped.ask, header, AskEnd::Dropped { reason: dropped.reason.clone() });
            }
            Event::HandedOver(given) => self.command.handed_over(header, author, given),
            Event::CommandAccepted(accepted) => self.command.accepted(header, accepted),
            Event::HandoverConfirmed(confirmed) => self.command.confirmed(header, &confirmed.handover),
            Event::DraftApproved(approved) => self.approvals.push((stamp(), approved.clone())),
            Event::LegalHoldPlaced(placed) => {
                self.legal_hold.state(header, author, LegalHold::On { reason: placed.reason.clone() });
            }
            Event::LegalHoldLifted(lifted) => {
                let (by, reason) = (lifted.by.clone(), lifted.reason.clone());
                self.legal_hold.state(header, author, LegalHold::Lifted { by, reason });
            }
            Event::CompensationApproved(approved) => self.compensation.state(header, author, approved.clone()),
            Event::IncidentLinked(linked) => {
                let (reference, title) = (linked.reference.clone(), linked.title.clone());
                let link = Link { reference, title, tie: linked.tie };
                self.links.entry(linked.other.clone()).or_default().state(header, author, Some(link));
            }
            Event::IncidentUnlinked(unlinked) => {
                self.links.entry(unlinked.other.clone()).or_default().state(header, author, None);
            }
            Event::StakeholderAdded(added) => {
                self.joined.push((stamp(), Joining::Added(added.stakeholder.clone())));
            }
            Event::StakeholderDropped(dropped) => {
                self.joined.push((stamp(), Joining::Dropped(dropped.stakeholder.clone())));
            }
            Event::Held(held) => self.holds.push((
                stamp(),
                Holding::Held {
                    stakeholders: held.stakeholders.clone(),
                    until: held.until,
                    reason: held.reason.clone(),
                    told: held.told,
                },
            )),
            Event::HoldReleased(released) => {
                self.holds.push((stamp(), Holding::Released { stakeholders: released.stakeholders.clone() }));
            }
            Event::Snoozed(snoozed) => {
                let snooze =
                    Snooze { stakeholder: snoozed.stakeholder.clone(), at: header.happened_at, until: snoozed.until };
                let place = self.snoozes.partition_point(|other| other.at <= snooze.at);
                self.snoozes.insert(place, snooze);
            }
            Event::CadenceStretched(stretched) => self.stretched.state(header, author, stretched.factor.max(1)),
            Event::Retracted(retracted) => {
                if self.declaring.as_ref() == Some(&retracted.act) {
                    // A wall clock that was set back in between must not hide it behind the declaration.
                    let happened_at = header.happened_at.max(self.declared_at());
                    let header = Header { happened_at, ..header.clone() };
                    self.status.state(&header, author, (Status::Withdrawn, retracted.why.clone()));
                }
            }
            Event::Noted(noted) if noted.note == NoteKind::Decision => {
                self.decisions.push((header.act.clone(), Decided::read(noted, author)));
            }
            Event::Noted(_)
            | Event::Expunged(_)
            | Event::FollowUpAdded(_)
            | Event::FollowUpChanged(_)
            | Event::FollowUpDone(_)
            | Event::FollowUpDropped(_)
            | Event::FollowUpReopened(_)
            | Event::LessonStated(_)
            | Event::PostmortemMoved(_)
            | Event::PostmortemPublished(_)
            | Event::ReassuranceSettled(_)
            | Event::RingBegan(_)
            | Event::RingUnanswered(_)
            | Event::RingAnswered(_)
            | Event::RingDropped(_)
            | Event::CompensationMoved(_)
            | Event::CustomersListed(_)
            | Event::CustomersForgotten(_)
            | Event::LettersApproved(_)
            | Event::LettersPosted(_)
            | Event::CustomerAnswered(_)
            | Event::CustomerStepSet(_)
            | Event::CustomerStepDone(_) => {}
            Event::Unknown(_) => self.unknown += 1,
        }
    }

    fn item(&mut self, item: &ItemId) -> &mut ItemStory {
        self.items.entry(item.clone()).or_default()
    }

    fn end_ask(&mut self, ask: &ActId, header: &Header, end: AskEnd) {
        if let Some(ask) = self.asks.iter_mut().find(|other| &other.act == ask) {
            ask.end = Some((header.happened_at, end));
        }
    }
}
