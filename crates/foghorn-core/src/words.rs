//! The field's own words as types: severity, status, kind, fact, role.
//!
//! Here: closed lists that the clocks and the fold branch on. Not here: stakeholders and channels, which are open
//! lists that a playbook names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in files, on the wire and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words!(
    /// How bad it is; the order is from worst to mildest, so "raised" means a smaller value.
    Severity {
        /// Critical.
        Sev1 = "SEV1",
        /// Major; what an incident has when nobody said otherwise.
        Sev2 = "SEV2",
        /// Moderate.
        Sev3 = "SEV3",
        /// Minor.
        Sev4 = "SEV4",
    }
);

words!(
    /// Where an incident stands, in the public vocabulary of status pages, then `closed` or `withdrawn`.
    Status {
        /// Something is wrong and nobody knows yet what.
        Investigating = "investigating",
        /// The cause is known.
        Identified = "identified",
        /// A fix is in place and being watched.
        Monitoring = "monitoring",
        /// Service is back; the last word may still be owed.
        Resolved = "resolved",
        /// The aftermath is done.
        Closed = "closed",
        /// A false alarm or a duplicate; left out of figures.
        Withdrawn = "withdrawn",
    }
);

words!(
    /// What kind of record an incident is; imported history has no live clock until somebody takes it over.
    Kind {
        /// It really happened, here.
        Real = "real",
        /// An exercise, kept apart from real records.
        Drill = "drill",
        /// Planned work.
        Maintenance = "maintenance",
        /// Somebody's record of the past.
        Imported = "imported",
    }
);

words!(
    /// One line of the fact sheet, in the order in which it is read.
    Fact {
        /// What customers cannot do, in numbers.
        Impact = "impact",
        /// Who and where: regions, products, share.
        Scope = "scope",
        /// What we know.
        Known = "known",
        /// What we do not know yet.
        Unknown = "unknown",
        /// What we are doing now.
        Doing = "doing",
        /// What the reader can do meanwhile, and the alternatives.
        Workaround = "workaround",
        /// Whether data is safe: safe, unsafe or not known.
        DataSafety = "data-safety",
        /// When the repair may be done; optional, off by default.
        Estimate = "estimate",
    }
);

words!(
    /// When something must be done: the phases of an incident, as section 6 of the domain has them.
    Phase {
        /// From declaring on: the first word, roles, support.
        FirstMinutes = "first-minutes",
        /// From declaring on, for as long as it lasts.
        During = "during",
        /// From the first repair that is being watched on.
        Recovery = "recovery",
        /// From resolving on.
        Aftermath = "aftermath",
        /// Planned work, before it begins.
        BeforeNext = "before-next",
    }
);

words!(
    /// What is special about an incident, as somebody states it; some checklists are for that.
    Aspect {
        /// Personal or customers' data is involved, or may be.
        Data = "data",
        /// Something of a vendor failed.
        Vendor = "vendor",
        /// A regulator may have to be told.
        Regulated = "regulated",
        /// Somebody attacked, or may have.
        Security = "security",
        /// We move to a standby, or restore from a backup.
        Failover = "failover",
    }
);

words!(
    /// What a follow-up is good for.
    FollowUpKind {
        /// That it does not happen again.
        Prevent = "prevent",
        /// That it is seen sooner.
        Detect = "detect",
        /// That it hurts less, or shorter.
        Mitigate = "mitigate",
        /// That people are told better.
        Communicate = "communicate",
    }
);

words!(
    /// How far an offer to those who were hurt came.
    OfferStep {
        /// Somebody thought of it.
        Proposed = "proposed",
        /// Somebody named approved it: now a message may promise it.
        Approved = "approved",
        /// They know of it.
        Told = "told",
        /// They have it.
        Given = "given",
        /// It is not offered any more.
        Dropped = "dropped",
    }
);

words!(
    /// What was learned.
    LessonKind {
        /// What contributed to it, with what was behind that.
        Factor = "factor",
        /// What went well.
        WentWell = "went-well",
        /// Where we were lucky.
        Luck = "luck",
    }
);

words!(
    /// Which round of reassurance: when those who were told of an incident hear how it stands, long after.
    Reassurance {
        /// Everything that was to prevent it is done: what we changed.
        Changed = "changed",
        /// 30 days after it was resolved.
        Days30 = "30-days",
        /// 90 days after it was resolved.
        Days90 = "90-days",
    }
);

words!(
    /// For whom a postmortem is.
    Audience {
        /// For ourselves.
        Internal = "internal",
        /// For everybody.
        Public = "public",
    }
);

words!(
    /// What another incident is to this one.
    Tie {
        /// One thing broke both.
        SameCause = "same-cause",
        /// This one is a part of the other: what is said of the other holds here too.
        PartOf = "part-of",
        /// The other one is a part of this.
        HasPart = "has-part",
        /// This one is the other once more; it is withdrawn, and its log stays.
        DuplicateOf = "duplicate-of",
        /// The other one is this once more.
        HasDuplicate = "has-duplicate",
    }
);

words!(
    /// Who does what.
    Role {
        /// Decides.
        Commander = "commander",
        /// Stands beside the commander, and keeps time.
        Deputy = "deputy",
        /// Writes down.
        Scribe = "scribe",
        /// Writes to stakeholders.
        Communications = "communications",
        /// Knows the system.
        Expert = "expert",
        /// Talks with customers one by one.
        Liaison = "liaison",
        /// Clears the way.
        Sponsor = "sponsor",
    }
);

words!(
    /// What a line of the timeline is.
    NoteKind {
        /// Anything worth writing down.
        Note = "note",
        /// What was decided.
        Decision = "decision",
        /// What was seen.
        Observation = "observation",
    }
);

impl Tie {
    /// What this incident is to the other.
    #[must_use]
    pub fn seen_from_there(self) -> Self {
        match self {
            Self::SameCause => Self::SameCause,
            Self::PartOf => Self::HasPart,
            Self::HasPart => Self::PartOf,
            Self::DuplicateOf => Self::HasDuplicate,
            Self::HasDuplicate => Self::DuplicateOf,
        }
    }
}

impl Status {
    /// Investigating, identified or monitoring: the impact goes on, and stakeholders hear regularly.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::Monitoring)
    }

    /// Closed or withdrawn: what a commander no longer looks after.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn)
    }
}

impl Severity {
    /// True where `self` is worse than `other`.
    pub fn worse_than(self, other: Self) -> bool {
        self < other
    }
}

/// A word that is not on its list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{given}\u{201d} is not a {what}; use {allowed}")]
pub struct NotAWord {
    given: String,
    what: &'static str,
    allowed: String,
}

fn lookup<T: Copy + fmt::Display>(given: &str, what: &'static str, all: &[T]) -> Result<T, NotAWord> {
    let wanted = given.trim();
    all.iter().copied().find(|word| word.to_string().eq_ignore_ascii_case(wanted)).ok_or_else(|| {
        let allowed = all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        NotAWord { given: given.to_owned(), what, allowed }
    })
}

impl FromStr for Severity {
    type Err = NotAWord;

    /// Reads `SEV1`, `sev1` or `1`.
    fn from_str(text: &str) -> Result<Self, NotAWord> {
        let trimmed = text.trim();
        let full = if trimmed.len() == 1 { format!("SEV{trimmed}") } else { trimmed.to_owned() };
        lookup(&full, "severity", Self::ALL)
    }
}

macro_rules! read_word {
    ($name:ident, $what:literal) => {
        impl FromStr for $name {
            type Err = NotAWord;

            fn from_str(text: &str) -> Result<Self, NotAWord> {
                lookup(text, $what, Self::ALL)
            }
        }
    };
}

read_word!(Status, "status");
read_word!(Kind, "kind");
read_word!(Fact, "fact");
read_word!(Role, "role");
read_word!(NoteKind, "kind of note");
read_word!(Aspect, "aspect");
read_word!(FollowUpKind, "kind of follow-up");
read_word!(LessonKind, "kind of lesson");
read_word!(OfferStep, "step of an offer");
read_word!(Reassurance, "round of reassurance");
read_word!(Audience, "audience");
read_word!(Tie, "tie between incidents");
