//! What was offered to those who were hurt: from an idea to what they have.
//!
//! An offer is named by its words, because these are what somebody approved. Here: what the events add up to. Not here:
//! what a contract owes (`sla`), nor the models of playbooks (`playbook`).

use crate::entry::Header;
use crate::event::Event;
use crate::history::Stamp;
use crate::words::OfferStep;

/// An offer, and how far it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is offered, word for word.
    pub what: String,
    /// Every step, in the order of the log.
    pub steps: Vec<OfferMove>,
}

/// A step that an offer took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferMove {
    /// Which.
    pub step: OfferStep,
    /// When, and its place in the log.
    pub stamp: Stamp,
    /// By whom, where somebody said so.
    pub by: Option<String>,
    /// To whom, how, or why it was dropped.
    pub note: Option<String>,
}

impl Offer {
    /// The last time that it took this step, unless it was dropped since.
    pub fn reached(&self, step: OfferStep) -> Option<&OfferMove> {
        let since = self.steps.iter().rposition(|other| other.step == OfferStep::Dropped).map_or(0, |at| at + 1);
        self.steps[since..].iter().rev().find(|other| other.step == step)
    }

    /// True where it was dropped, and not taken up again.
    pub fn is_dropped(&self) -> bool {
        self.steps.last().is_some_and(|last| last.step == OfferStep::Dropped)
    }

    /// True where somebody approved it and nobody has it yet.
    pub fn is_owed(&self) -> bool {
        self.reached(OfferStep::Approved).is_some() && self.reached(OfferStep::Given).is_none()
    }
}

/// Takes an event in. An approval is also kept as what may be promised (`Incident::offered`).
pub(super) fn take(offers: &mut Vec<Offer>, header: &Header, event: &Event) {
    let (what, step, by, note) = match event {
        Event::CompensationApproved(approved) => (&approved.what, OfferStep::Approved, Some(approved.by.clone()), None),
        // An approval is an event of its own: whoever reads the log for it looks there.
        Event::CompensationMoved(moved) if moved.step != OfferStep::Approved => {
            (&moved.what, moved.step, moved.by.clone(), moved.note.clone())
        }
        _ => return,
    };
    let moved = OfferMove { step, stamp: Stamp::of(header, header.happened_at), by, note };
    match offers.iter_mut().find(|offer| &offer.what == what) {
        Some(offer) => offer.steps.push(moved),
        None => offers.push(Offer { what: what.clone(), steps: vec![moved] }),
    }
}
