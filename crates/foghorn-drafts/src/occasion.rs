//! What a message is for: the occasions, by the names that files and the command line use, and which one it is now.
//!
//! Here: the closed list of messages and of documents, because the review and the clocks branch on it. Not here: in whose voice (a template says
//! that it stands for an occasion: the executives' brief stands for all of an incident's turns).

use foghorn_core::incident::Incident;
use foghorn_core::reassurance::rounds;
use foghorn_core::{At, Fact, Kind, StakeholderId, Status};
use serde::{Deserialize, Serialize};

use crate::changes::since_last_word;

macro_rules! occasions {
    (
        messages: $($(#[$doc:meta])* $message:ident = $text:literal),+;
        documents: $($(#[$about:meta])* $document:ident = $name:literal),+;
    ) => {
        /// What a text is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Occasion {
            $($(#[$doc])* #[serde(rename = $text)] $message,)+
            $($(#[$about])* #[serde(rename = $name)] $document,)+
        }

        impl Occasion {
            /// Every occasion of a message, in the order in which an incident meets them.
            pub const ALL: &'static [Self] = &[$(Self::$message),+];
            /// What is written about an incident, and not to a stakeholder: no template stands for it, no clock waits.
            pub const DOCUMENTS: &'static [Self] = &[$(Self::$document),+];

            /// Its name in files and on the command line.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$message => $text,)+
                    $(Self::$document => $name,)+
                }
            }

            /// True for a document about the incident, as against a message to somebody.
            pub fn is_document(self) -> bool {
                Self::DOCUMENTS.contains(&self)
            }
        }
    };
}

occasions! {
    messages:
    /// They have not heard anything yet.
    FirstWord = "first-word",
    /// Something changed since their last word.
    Progress = "progress",
    /// Nothing did, and that is still an update.
    NoChange = "no-change",
    /// The cause was found since their last word.
    Identified = "identified",
    /// The one new thing is what they can do meanwhile.
    Workaround = "workaround",
    /// A repair went in since their last word.
    Monitoring = "monitoring",
    /// It is over.
    Resolved = "resolved",
    /// It was a false alarm or a duplicate.
    Withdrawn = "withdrawn",
    /// Personal data or integrity may be involved: says nothing on cause, fault, data or compensation.
    HoldingStatement = "holding-statement",
    /// The public apology, once the cause is known.
    Apology = "apology",
    /// The apology to one who was hurt.
    ApologyIndividual = "apology-individual",
    /// The offer of what was approved for those who were hurt.
    Compensation = "compensation",
    /// What insiders need to know, to do and to say, at any turn: executives, board, support, employees.
    Brief = "brief",
    /// What a regulator is told.
    Notice = "notice",
    /// What a vendor is asked for.
    Escalation = "escalation",
    /// What the press may quote.
    Statement = "statement",
    /// A text message.
    Sms = "sms",
    /// A post on a social network.
    Social = "social",
    /// Planned work.
    Maintenance = "maintenance",
    /// What customers should do to stay safe.
    SecurityAdvice = "security-advice",
    /// An answer to something that was said in public.
    Reply = "reply",
    /// The full account is out.
    Postmortem = "postmortem",
    /// What was changed since, when that is done; and 30 and 90 days after.
    Reassurance = "reassurance";
    documents:
    /// The full account, for ourselves.
    InternalPostmortem = "internal-postmortem",
    /// The full account, for everybody.
    PublicPostmortem = "public-postmortem";
}

impl std::fmt::Display for Occasion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no occasion.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is not an occasion; use {allowed}", allowed = names())]
pub struct NotAnOccasion(pub String);

impl std::str::FromStr for Occasion {
    type Err = NotAnOccasion;

    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let wanted = text.trim();
        let found = Self::ALL.iter().copied().find(|occasion| occasion.as_str().eq_ignore_ascii_case(wanted));
        found.ok_or_else(|| NotAnOccasion(text.to_owned()))
    }
}

/// What a word to this stakeholder is for, as of `now`.
pub fn occasion_for(incident: &Incident, stakeholder: &StakeholderId, now: At) -> Occasion {
    match incident.status_now() {
        Status::Resolved | Status::Closed if waits_for_reassurance(incident, stakeholder, now) => {
            return Occasion::Reassurance;
        }
        Status::Resolved | Status::Closed => return Occasion::Resolved,
        Status::Withdrawn => return Occasion::Withdrawn,
        Status::Investigating | Status::Identified | Status::Monitoring => {}
    }
    let changes = since_last_word(incident, &[], stakeholder, now);
    if changes.told_at.is_none() {
        return if incident.kind == Kind::Maintenance { Occasion::Maintenance } else { Occasion::FirstWord };
    }
    match changes.status.as_ref().map(|moved| moved.now) {
        Some(Status::Identified) => Occasion::Identified,
        Some(Status::Monitoring) => Occasion::Monitoring,
        Some(_) => Occasion::Progress,
        None if changes.is_empty() => Occasion::NoChange,
        None if changes.is_only(Fact::Workaround) && incident.fact(Fact::Workaround).is_some() => Occasion::Workaround,
        None => Occasion::Progress,
    }
}

/// Whether they heard that it is over, and a round of reassurance runs that they have had no word in.
fn waits_for_reassurance(incident: &Incident, stakeholder: &StakeholderId, now: At) -> bool {
    let heard = |at: At| incident.clock(stakeholder).and_then(|clock| clock.told()).is_some_and(|word| word.at >= at);
    let mut running = rounds(incident).into_iter().filter(|round| round.since <= now && round.settled.is_none());
    incident.resolved_at().is_some_and(heard) && running.any(|round| round.unaware.contains(stakeholder))
}

fn names() -> String {
    Occasion::ALL.iter().map(|occasion| occasion.as_str()).collect::<Vec<_>>().join(", ")
}
