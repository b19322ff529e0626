//! What is left out of a file before it is shared: bodies go, headers stay, so that it still verifies and merges; a whole
//! copy fills them in later.
//!
//! Here: which entries a kind of redaction takes the body from. A body cannot be altered without breaking its hash, so it
//! goes whole. What somebody typed into a free text is not looked for. Kinds that this version does not know go with
//! each: nobody here can say what they hold. Not here: the words of a brief (foghorn-app).

use std::fmt;
use std::str::FromStr;

use foghorn_core::Entry;
use foghorn_core::event::{Event, Said};
use serde::{Deserialize, Serialize};

/// What can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// Whom to reach and where: stakeholders that were added, and contacts.
    Contacts,
    /// Whatever names a person, its writer included: of a team whose members gave their names, nearly all texts.
    Names,
    /// Notes, decisions and observations, and what was noted at a handover.
    Notes,
    /// Messages that are being written.
    Drafts,
}

impl LeftOut {
    /// Every kind, in the order in which people list them.
    pub const ALL: &'static [Self] = &[Self::Contacts, Self::Names, Self::Notes, Self::Drafts];

    /// The word in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contacts => "contacts",
            Self::Names => "names",
            Self::Notes => "notes",
            Self::Drafts => "drafts",
        }
    }

    /// True where an entry's body goes.
    fn takes(self, kind: &str, said: &Said) -> bool {
        if matches!(said.event, Event::Unknown(_)) {
            return self != Self::Drafts;
        }
        match self {
            Self::Contacts => matches!(said.event, Event::StakeholderAdded(_)) || kind.contains("contact"),
            Self::Names => said.author.is_some() || names_somebody(&said.event),
            Self::Notes => matches!(said.event, Event::Noted(_) | Event::NoteCorrected(_) | Event::HandedOver(_)),
            Self::Drafts => false,
        }
    }
}

fn names_somebody(event: &Event) -> bool {
    match event {
        Event::RoleAssigned(assigned) => assigned.person.is_some(),
        Event::ItemGiven(given) => given.owner.is_some(),
        Event::FollowUpAdded(added) => added.follow_up.owner.is_some(),
        Event::FollowUpChanged(changed) => changed.follow_up.owner.is_some(),
        Event::PostmortemPublished(_) | Event::RingBegan(_) | Event::RingUnanswered(_) | Event::RingAnswered(_) => true,
        Event::UpdateSent(sent) => sent.update.proof.as_ref().is_some_and(|proof| proof.approved_by.is_some()),
        Event::UpdateCorrected(put_right) => {
            put_right.update.proof.as_ref().is_some_and(|proof| proof.approved_by.is_some())
        }
        Event::Asked(_)
        | Event::DraftApproved(_)
        | Event::LegalHoldLifted(_)
        | Event::CompensationApproved(_)
        | Event::CompensationMoved(_)
        | Event::LettersApproved(_)
        | Event::HandedOver(_)
        | Event::CommandAccepted(_)
        | Event::StakeholderAdded(_) => true,
        _ => false,
    }
}

/// The entry as it is shared: without its body where one of the kinds takes it.
pub fn redacted(mut entry: Entry, left_out: &[LeftOut]) -> Entry {
    let kind = &entry.header.kind;
    if !left_out.is_empty() && entry.said().is_some_and(|said| left_out.iter().any(|what| what.takes(kind, &said))) {
        entry.body = None;
    }
    entry
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LeftOut {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().find(|what| what.as_str().eq_ignore_ascii_case(text.trim()));
        known.copied().ok_or_else(|| "it is contacts, names, notes or drafts".to_owned())
    }
}
