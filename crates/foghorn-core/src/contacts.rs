//! Contacts: people and addresses in groups, and whom to ring after whom.
//!
//! Here: what a contact is, the order of a call scheme, and when a contact was last looked at. Not here: the files
//! that hold them (foghorn-exchange reads, foghorn-app keeps), nor who was rung (`incident`).

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use crate::event::RingStep;
use crate::span::Span;

/// After so long without anybody looking at it a contact may be wrong: a quarter.
const STALE_AFTER: TimeDelta = TimeDelta::days(90);

/// How long to wait for somebody where nobody said: five minutes.
pub const WAIT: Span = Span::minutes(5);

/// Somebody, or some address, that can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name; one contact a name.
    pub name: String,
    /// The groups it is in: stakeholders by short name, or any other ("database on call").
    pub groups: Vec<Place>,
    /// What they do.
    pub role: String,
    /// For whom they work; a vendor's name.
    pub organisation: String,
    /// Telephone numbers, the one to try first first.
    pub phones: Vec<String>,
    /// Mail addresses, the one to try first first.
    pub emails: Vec<String>,
    /// Where they are.
    pub zone: Option<Tz>,
    /// In what language to write to them: `en`, `de`.
    pub language: String,
    /// After so long without an answer the next one is rung; unsaid: [`WAIT`].
    pub wait: Option<Span>,
    /// A vendor's contract.
    pub contract: String,
    /// A vendor's support, by number or address.
    pub support: String,
    /// When somebody last made sure that all this is right.
    pub reviewed_on: Option<NaiveDate>,
    /// What else to know.
    pub note: String,
}

/// A place in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The group.
    pub group: String,
    /// Who is rung first: from 1; `None`: not rung by turns.
    pub order: Option<u32>,
}

/// By what a contact is known, in whatever letters its name is typed.
pub fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Contact {
    /// True where nobody looked at it for 90 days, or ever.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.reviewed_on.is_none_or(|day| today - day > STALE_AFTER)
    }

    /// Its place in a group, if it is in it.
    pub fn place(&self, group: &str) -> Option<&Place> {
        self.groups.iter().find(|place| place.group.eq_ignore_ascii_case(group))
    }
}

/// Whom a group's call scheme rings, in this order: those with a place, by it, then by name.
pub fn call_order<'a>(contacts: &'a [Contact], group: &str) -> Vec<&'a Contact> {
    let placed = |contact: &'a Contact| Some((contact.place(group)?.order?, contact));
    let mut order: Vec<_> = contacts.iter().filter_map(placed).collect();
    order.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.name.cmp(&other.name)));
    order.into_iter().map(|(_, contact)| contact).collect()
}

/// The same as the log keeps it.
pub fn steps(contacts: &[Contact], group: &str) -> Vec<RingStep> {
    let step = |contact: &Contact| RingStep { who: contact.name.clone(), wait: contact.wait.unwrap_or(WAIT) };
    call_order(contacts, group).into_iter().map(step).collect()
}
