//! Refusals: why an act makes no sense now, as sentences that a commander can act on.

use crate::when::WhenError;

/// Why an act was refused; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A text is missing.
    #[error("{0} is empty; write at least one word")]
    Empty(&'static str),
    /// A text is too long to be what it should be.
    #[error("{what} has {bytes} bytes; at most {most} fit. Shorten it, or put the long text into a note")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// A text has characters that cannot be kept.
    #[error("{0} has a NUL character, which cannot be stored; remove it")]
    Nul(&'static str),
    /// A time could not be read, or lies on the wrong side of now.
    #[error("{0}")]
    Time(#[from] WhenError),
    /// An act that changes several things names none.
    #[error("nothing to change: give a status, a severity, a title, or when the impact began")]
    Nothing,
    /// A status, severity or other value is what it was before.
    #[error("it is {0} already")]
    Already(String),
    /// The act needs an incident that is still open.
    #[error("it is {0}; reopen it first")]
    Over(String),
    /// The act needs an incident that is resolved or over.
    #[error("it is still {0}; there is nothing to reopen")]
    StillOpen(String),
    /// The act needs an incident that is resolved or withdrawn.
    #[error("it is still {0}; resolve or withdraw it first")]
    NotResolved(String),
    /// Somebody is owed a word.
    #[error("still owed a word: {0}. Tell them, or close it with a reason")]
    StillOwed(String),
    /// The stakeholder is not known here.
    #[error("no stakeholder \u{201c}{given}\u{201d} here{}; there are {known}. Name one of them, or add it first", meant(nearest.as_deref()))]
    NoStakeholder {
        /// What was given.
        given: String,
        /// Who may have been meant.
        nearest: Option<String>,
        /// Who there is.
        known: String,
    },
    /// The stakeholder has no clock that could be quietened or held.
    #[error("{0} has no clock running")]
    NoClock(String),
    /// Nobody that the hold is for has a clock running.
    #[error("no clock is running there, so there is nothing to hold")]
    NothingToHold,
    /// A hold is too long.
    #[error("a hold ends at most 24 h ahead; for a later time set a check-back before it and hold again")]
    HoldTooLong,
    /// A promise names a time before it was posted.
    #[error("the promised time {0} is not after the posting; give a time that was still to come")]
    PromiseBeforePosting(String),
    /// An update went to nobody.
    #[error("an update needs at least one stakeholder that it was posted to")]
    NobodyTold,
    /// Something is open that closing asks for.
    #[error("still open: {0}. Do that, or close it with a reason")]
    StillToDo(String),
    /// There is no such follow-up.
    #[error("no such follow-up in this incident")]
    NoFollowUp,
    /// There is no such round of reassurance.
    #[error(
        "no such round of reassurance here: the calendar's begin when it is resolved, the other when what prevents it is done"
    )]
    NoRound,
    /// The round has not begun.
    #[error("that round begins {0}; nothing said before then can settle it")]
    RoundToCome(String),
    /// An offer is approved by somebody named.
    #[error("an offer is approved by somebody named: approve it, and say who does")]
    ApproveByName,
    /// No such offer stands.
    #[error("no offer of these words stands here; take one of the list")]
    NoOffer,
    /// The list of customers has no such row.
    #[error("the list of customers has {}; there is no row {row}", rows_said(*total))]
    NoSuchRow {
        /// The row.
        row: u32,
        /// How many there are.
        total: u32,
    },
    /// No customer is meant.
    #[error("no customer is meant: name rows of the list, or approve letters that were not sent yet")]
    NoRows,
    /// Nothing is to come next for this customer.
    #[error("nothing is to come next for row {0} of the list")]
    NoNextStep(u32),
    /// An incident was tied to itself.
    #[error("an incident cannot be linked to itself; name another one")]
    LinkedToItself,
    /// One is tied to the other the other way round.
    #[error("{0} is tied to this one the other way round; unlink them first")]
    LinkedTheOtherWay(String),
    /// The incidents are not tied.
    #[error("these two incidents are not linked")]
    NotLinked,
    /// The act to be retracted or corrected is not there.
    #[error("no such act in this incident")]
    NoAct,
    /// The act was retracted before.
    #[error("that was retracted already")]
    RetractedAlready,
    /// There is nothing of one's own to take back.
    #[error("there is nothing of yours to undo here")]
    NothingToUndo,
    /// There is nothing to bring back.
    #[error("there is nothing to redo here")]
    NothingToRedo,
    /// Undoing a sent update needs an answer.
    #[error(
        "this was recorded as sent: was it not posted (take the record back), or is the record wrong (correct it)?"
    )]
    SentUndo,
    /// Undoing a declaration on which more was built would take all of it along.
    #[error("your last act here is the declaration, and more was written since; withdraw the incident, with a reason")]
    DeclaredUndo,
    /// Imported history is declared by nobody.
    #[error("imported history comes in by importing; declare a real incident, a drill or maintenance")]
    DeclaredImported,
    /// Imported history was taken over before, or is not imported.
    #[error("only imported history can be taken over, and only once")]
    NotImported,
    /// A factor for the cadence that makes no sense.
    #[error("the cadence can be stretched 1 to 8 times, not {0}")]
    Factor(u32),
    /// A snooze or interval that makes no sense.
    #[error("{0} minutes make no sense here; give 1 to {1}")]
    Minutes(u32, u32),
    /// A reason is needed.
    #[error("say why: {0}")]
    Reason(&'static str),
    /// An imported record without a live clock.
    #[error("this is imported history without live clocks; take it over first")]
    History,
    /// There is no such thing to be done here.
    #[error("there is nothing to be done called \u{201c}{0}\u{201d} here; the lists name what there is")]
    NoItem(String),
    /// There is no such list here.
    #[error("there is no checklist \u{201c}{0}\u{201d} here; leave it out to add to a list of its own")]
    NoChecklist(String),
    /// The playbook knows no such report.
    #[error("the playbook knows no deadline \u{201c}{given}\u{201d}{}", if known.is_empty() { "; it has none".to_owned() } else { format!("; it has {known}") })]
    NoDeadline {
        /// What was given.
        given: String,
        /// What there is.
        known: String,
    },
    /// The report's time does not run yet.
    #[error("the time of \u{201c}{0}\u{201d} does not run yet: state first when its event came to pass")]
    NotTriggered(String),
    /// No open ask is meant.
    #[error("nobody called \u{201c}{0}\u{201d} is asked for anything here")]
    NoAsk(String),
    /// More than one ask may be meant.
    #[error("{0} is asked for more than one thing; name it by the id that the list of asks shows")]
    WhichAsk(String),
    /// A call scheme without anybody.
    #[error("nobody is in the call scheme \u{201c}{0}\u{201d}; name somebody in the contacts first")]
    NobodyToRing(String),
    /// Nobody is being rung, or more than one scheme is at work.
    #[error("{}", if open.is_empty() { "nobody is being rung here".to_owned() } else { format!("which one? Being rung here: {open}") })]
    NoRing {
        /// The schemes at work.
        open: String,
    },
    /// Everybody of a scheme was rung.
    #[error("everybody of {0} was rung and nobody answered; ring from the beginning, or say why nobody needs to be")]
    AllRung(String),
    /// An ask that lies in the past.
    #[error("somebody is asked from now on; leave the time away, or write down as a note that they were asked")]
    AskedBefore,
    /// Only decisions have a why, somebody who decided, and a time to look again.
    #[error("only a decision says why, who decided and when it is looked at again; make it one")]
    OnlyDecisions,
    /// There is no legal hold to lift.
    #[error("there is no legal hold here")]
    NoLegalHold,
    /// There is no handover of one's own that waits for being confirmed.
    #[error("nothing that you handed over waits to be confirmed here; hand it over first")]
    NoHandover,
    /// A hold ends in the past.
    #[error("the end of a hold must be still to come")]
    HoldOver,
}

/// A question that follows a name that is not known.
fn meant(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!(" (did you mean {nearest}?)")).unwrap_or_default()
}

impl Refusal {
    /// A stable word for programs to branch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty(_) => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Nul(_) => "nul",
            Self::Time(_) => "time",
            Self::Nothing => "nothing",
            Self::Already(_) => "already",
            Self::Over(_) => "over",
            Self::StillOpen(_) => "still-open",
            Self::NotResolved(_) => "not-resolved",
            Self::StillOwed(_) => "still-owed",
            Self::NoStakeholder { .. } => "no-stakeholder",
            Self::NoClock(_) => "no-clock",
            Self::NothingToHold => "nothing-to-hold",
            Self::HoldTooLong => "hold-too-long",
            Self::PromiseBeforePosting(_) => "promise-before-posting",
            Self::NobodyTold => "nobody-told",
            Self::StillToDo(_) => "still-to-do",
            Self::NoFollowUp => "no-follow-up",
            Self::LinkedTheOtherWay(_) => "linked-the-other-way",
            Self::DeclaredUndo => "declared-undo",
            Self::NoRound => "no-round",
            Self::RoundToCome(_) => "round-to-come",
            Self::ApproveByName => "approve-by-name",
            Self::NoOffer => "no-offer",
            Self::LinkedToItself => "linked-to-itself",
            Self::NotLinked => "not-linked",
            Self::NoAct => "no-act",
            Self::RetractedAlready => "retracted-already",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::SentUndo => "sent-undo",
            Self::DeclaredImported => "declared-imported",
            Self::NotImported => "not-imported",
            Self::Factor(_) => "factor",
            Self::Minutes(..) => "minutes",
            Self::Reason(_) => "needs-reason",
            Self::History => "history",
            Self::NoItem(_) => "no-item",
            Self::NoChecklist(_) => "no-checklist",
            Self::NoDeadline { .. } => "no-deadline",
            Self::NotTriggered(_) => "not-triggered",
            Self::NoAsk(_) => "no-ask",
            Self::WhichAsk(_) => "which-ask",
            Self::AskedBefore => "asked-before",
            Self::OnlyDecisions => "only-decisions",
            Self::NoLegalHold => "no-legal-hold",
            Self::NoHandover => "no-handover",
            Self::HoldOver => "hold-over",
            Self::NobodyToRing(_) => "nobody-to-ring",
            Self::NoRing { .. } => "no-ring",
            Self::AllRung(_) => "all-rung",
            Self::NoSuchRow { .. } => "no-row",
            Self::NoRows => "no-customer",
            Self::NoNextStep(_) => "no-next-step",
        }
    }
}

fn rows_said(total: u32) -> String {
    match total {
        0 => "no rows yet".to_owned(),
        1 => "1 row".to_owned(),
        many => format!("{many} rows"),
    }
}
