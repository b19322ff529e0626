//! Customers who hear one by one: what was written to them, what they answered, what comes next.
//!
//! Names and addresses are on this laptop alone, in a list beside the log; the log knows a customer by the row. Here: what
//! the events add up to. Not here: the list, and the letters (foghorn-app).

use std::collections::BTreeMap;

use crate::entry::{At, Header};
use crate::event::{CustomersListed, Event, LettersApproved};
use crate::history::Stamp;
use crate::ids::DraftId;
use crate::rows::Rows;

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Customers {
    /// What was put on the list, in the order of the log.
    pub listed: Vec<(Stamp, CustomersListed)>,
    /// When the list was destroyed, where it was since it was last added to.
    pub forgotten: Option<Stamp>,
    /// Letters that were approved, in the order of the log.
    pub approvals: Vec<(Stamp, LettersApproved)>,
    /// Who was written to.
    pub written: Rows,
    /// Who answered, and what comes next; by row.
    pub stories: BTreeMap<u32, CustomerStory>,
}

/// What became of one customer's letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerStory {
    /// What they said, in the order of the log.
    pub answers: Vec<CustomerAnswer>,
    /// What comes next; `None`: nothing.
    pub next: Option<NextStep>,
}

/// What a customer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAnswer {
    /// When, and its place in the log.
    pub stamp: Stamp,
    /// Whether it put things right for them, where they said so.
    pub content: Option<bool>,
    /// What they said, where somebody noted it.
    pub note: Option<String>,
}

/// What comes next for a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What, as an order.
    pub what: String,
    /// By when.
    pub due_at: At,
}

impl Customers {
    /// How many rows the list has.
    pub fn total(&self) -> u32 {
        self.listed.iter().map(|(_, listed)| listed.total).max().unwrap_or(0)
    }

    /// Whose letters somebody named approved.
    pub fn approved(&self) -> Rows {
        self.approvals.iter().fold(Rows::default(), |rows, (_, approved)| rows.and(&approved.rows))
    }

    /// True where letters were approved of this draft, and all of them were sent.
    pub fn are_posted(&self, draft: &DraftId) -> bool {
        let approved = self.approvals.iter().filter(|(_, approved)| &approved.draft == draft);
        let rows = approved.fold(Rows::default(), |rows, (_, approved)| rows.and(&approved.rows));
        !rows.is_empty() && rows.without(&self.written).is_empty()
    }

    /// Who answered.
    pub fn answered(&self) -> impl Iterator<Item = (u32, &CustomerStory)> {
        self.stories.iter().map(|(row, story)| (*row, story)).filter(|(_, story)| !story.answers.is_empty())
    }

    /// What comes next, for whom, what is due next first.
    pub fn next_steps(&self) -> Vec<(u32, &NextStep)> {
        let mut steps: Vec<_> =
            self.stories.iter().filter_map(|(row, story)| Some((*row, story.next.as_ref()?))).collect();
        steps.sort_by_key(|(row, next)| (next.due_at, *row));
        steps
    }

    /// Takes an event in; false where it is about no customer.
    pub(super) fn take(&mut self, header: &Header, event: &Event) -> bool {
        let stamp = || Stamp::of(header, header.happened_at);
        match event {
            Event::CustomersListed(listed) => {
                self.forgotten = None;
                self.listed.push((stamp(), listed.clone()));
            }
            Event::CustomersForgotten(_) => self.forgotten = Some(stamp()),
            Event::LettersApproved(approved) => self.approvals.push((stamp(), approved.clone())),
            Event::LettersPosted(posted) => self.written = self.written.and(&posted.rows),
            Event::CustomerAnswered(answered) => {
                let answer = CustomerAnswer { stamp: stamp(), content: answered.content, note: answered.note.clone() };
                self.stories.entry(answered.row).or_default().answers.push(answer);
            }
            Event::CustomerStepSet(set) => {
                let next = NextStep { what: set.what.clone(), due_at: set.due_at };
                self.stories.entry(set.row).or_default().next = Some(next);
            }
            Event::CustomerStepDone(done) => self.stories.entry(done.row).or_default().next = None,
            _ => return false,
        }
        true
    }
}

impl CustomerStory {
    /// Whether it put things right for them, as they last said.
    pub fn content(&self) -> Option<bool> {
        self.answers.iter().rev().find_map(|answer| answer.content)
    }
}
