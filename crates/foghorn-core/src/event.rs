//! Everything that can happen, once: the events of the log.
//!
//! Here: one struct an event (made by the macro of `kinds`), in the past tense, carrying what it needs by value. Fields are only ever added, each
//! with a default; what cannot be said by adding becomes a new kind and a line in `upcast`. Kinds that this version
//! does not know survive as [`Event::Unknown`]. Not here: what events add up to (`incident`, `clocks`), nor when
//! they may be appended (`verbs`).

#[macro_use]
mod kinds;
mod body;
mod parts;
mod sent;

use serde::{Deserialize, Serialize};

use self::body::{decode, encode};
use crate::entry::At;
use crate::ids::{ActId, DraftId, EntryId, ItemId, StakeholderId, StreamId};
use crate::playbook::{Item, Playbook, Stakeholder};
use crate::rows::Rows;
use crate::words::{
    Aspect, Audience, Fact, Kind, LessonKind, NoteKind, OfferStep, Reassurance, Role, Severity, Status, Tie,
};

pub use body::{Said, Unknown};
pub use parts::{FollowUp, RingStep};
pub use sent::{Delivery, Overruled, Promise, Proof, SentUpdate};

events! {
    /// An incident began its life here; `happened_at` is declared_at, where the clocks start.
    Declared = "declared" {
        /// `INC-7`, unique in the folder that declared it.
        reference: String,
        /// One line: what is broken.
        title: String,
        /// Real, drill or maintenance; imported for somebody's record.
        kind: Kind,
        /// How bad; SEV2 where nobody said.
        severity: Severity,
        /// False where nobody said how bad it is.
        severity_confirmed: bool,
        /// When the impact began, where known; never starts a clock.
        started_at: Option<At>,
        /// Where it stood when it was declared; investigating but for imports.
        #[serde(default = "investigating")]
        status: Status,
    }
    /// A playbook was applied: what it says is copied here, so that a later edit of the file changes nothing.
    PlaybookApplied = "playbook-applied" {
        /// The whole of it, by value.
        playbook: Playbook,
    }
    /// Where the record comes from, for imported history.
    HistoryImported = "history-imported" {
        /// The format, for instance `statuspage-jsonl`.
        source: String,
        /// The source's own id of the record.
        source_id: String,
        /// Its page, where it has one.
        url: Option<String>,
        /// What was affected, in the source's words.
        components: Vec<String>,
        /// The source's word for how bad it was.
        impact: Option<String>,
        /// What is wrong with the record, in sentences ("ends before it begins").
        flaws: Vec<String>,
    }
    /// Imported history was taken over as a live incident; its clocks run from then on.
    TakenOver = "taken-over" {}
    /// The title was put right.
    Retitled = "retitled" {
        /// One line: what is broken.
        title: String,
    }
    /// When the impact began was stated anew.
    StartStated = "start-stated" {
        /// `None`: not known after all.
        started_at: Option<At>,
    }
    /// The incident moved to another status; also resolved, closed, withdrawn, and open again.
    StatusChanged = "status-changed" {
        /// The new one.
        status: Status,
        /// Why, where the act asks for it (withdrawing, reopening, closing early).
        reason: Option<String>,
    }
    /// The severity was raised, lowered or confirmed.
    SeverityChanged = "severity-changed" {
        /// The new one.
        severity: Severity,
        /// Why, where somebody said.
        reason: Option<String>,
    }
    /// A line of the fact sheet was stated.
    FactStated = "fact-stated" {
        /// Which line.
        fact: Fact,
        /// What is true now; empty: nothing is known any more.
        text: String,
        /// How that is known: the query, the backup that was read, who looked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<String>,
    }
    /// Somebody took a role, or it became free.
    RoleAssigned = "role-assigned" {
        /// Which.
        role: Role,
        /// `None`: nobody.
        person: Option<String>,
    }
    /// A line of the timeline: note, decision or observation.
    Noted = "noted" {
        /// Which of the three.
        note: NoteKind,
        /// What was written.
        text: String,
        /// Why, for a decision.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// Who decided, where that is said; else whoever wrote it down.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decided_by: Option<String>,
        /// When a decision is to be looked at again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        revisit_at: Option<At>,
    }
    /// A line of the timeline was put right.
    NoteCorrected = "note-corrected" {
        /// The act that wrote the line.
        note: ActId,
        /// What it should say.
        text: String,
        /// When it happened, where that was wrong.
        at: Option<At>,
    }
    /// A message was sent; `happened_at` is the first posting.
    UpdateSent = "update-sent" {
        /// The whole of it.
        update: SentUpdate,
    }
    /// The record of a message was wrong, or its text followed later: the whole record anew.
    UpdateCorrected = "update-corrected" {
        /// The act that recorded it.
        of: ActId,
        /// The whole of it.
        update: SentUpdate,
    }
    /// A draft was approved, as it stood: what was approved is kept here by value.
    DraftApproved = "draft-approved" {
        /// Which.
        draft: DraftId,
        /// For whom it is.
        stakeholder: StakeholderId,
        /// What it is for: `progress`, `apology`.
        occasion: String,
        /// The text that was approved.
        text: String,
        /// Its SHA-256, in hex.
        sha256: String,
        /// Who approved it, by name.
        by: String,
        /// Errors of the review that were let stand.
        #[serde(default)]
        overruled: Vec<Overruled>,
    }
    /// Sentences on cause, fault, data and compensation wait from here on for a named person.
    LegalHoldPlaced = "legal-hold-placed" {
        /// Why.
        reason: String,
    }
    /// Somebody named let them be said again.
    LegalHoldLifted = "legal-hold-lifted" {
        /// Who, by name.
        by: String,
        /// Why.
        reason: Option<String>,
    }
    /// Somebody named approved what customers are offered.
    CompensationApproved = "compensation-approved" {
        /// What is offered.
        what: String,
        /// Who, by name.
        by: String,
    }
    /// An offer went a step on its way, or was dropped; its approval is an event of its own.
    CompensationMoved = "compensation-moved" {
        /// The offer, word for word: what names it.
        what: String,
        /// Where it is now.
        step: OfferStep,
        /// By whom, where somebody said so.
        by: Option<String>,
        /// To whom, how, or why it was dropped.
        note: Option<String>,
    }
    /// Customers were put on the list of those who hear one by one. The list itself lies beside the log.
    CustomersListed = "customers-listed" {
        /// How many came in.
        added: u32,
        /// How many rows the list has with them.
        total: u32,
        /// The SHA-256 of the list, in hex.
        sha256: String,
    }
    /// The list of customers was destroyed; what is in the log names none of them.
    CustomersForgotten = "customers-forgotten" {}
    /// Letters to customers were approved: one text, whose blanks each customer's row fills.
    LettersApproved = "letters-approved" {
        /// The draft that they are written from.
        draft: DraftId,
        /// Its text, with the blanks.
        text: String,
        /// Whose letters, by the rows of the list.
        rows: Rows,
        /// The SHA-256 over the letters in the order of the rows, in hex.
        sha256: String,
        /// Who approved them, by name.
        by: String,
        /// Errors of the review that were let stand.
        #[serde(default)]
        overruled: Vec<Overruled>,
    }
    /// Letters to customers were sent; `happened_at` is when.
    LettersPosted = "letters-posted" {
        /// To whom, by the rows of the list.
        rows: Rows,
    }
    /// A customer answered.
    CustomerAnswered = "customer-answered" {
        /// Who, by the row of the list.
        row: u32,
        /// Whether it put things right for them, where they said so.
        content: Option<bool>,
        /// What they said.
        note: Option<String>,
    }
    /// Something comes next for a customer.
    CustomerStepSet = "customer-step-set" {
        /// For whom, by the row of the list.
        row: u32,
        /// What, as an order.
        what: String,
        /// By when.
        due_at: At,
    }
    /// What was to come next for a customer was done.
    CustomerStepDone = "customer-step-done" {
        /// For whom, by the row of the list.
        row: u32,
        /// What came of it.
        note: Option<String>,
    }
    /// Something special about the incident was stated, or taken back; some checklists are for that.
    AspectStated = "aspect-stated" {
        /// Which.
        aspect: Aspect,
        /// False: it is not so after all.
        holds: bool,
    }
    /// Something was done.
    ItemDone = "item-done" {
        /// What.
        item: ItemId,
        /// What came of it, where somebody said.
        note: Option<String>,
    }
    /// Something need not be done here.
    ItemSkipped = "item-skipped" {
        /// What.
        item: ItemId,
        /// Why.
        reason: String,
    }
    /// Something that was done or skipped is to be done after all.
    ItemReopened = "item-reopened" {
        /// What.
        item: ItemId,
        /// Why, where somebody said.
        reason: Option<String>,
    }
    /// Something more is to be done.
    ItemAdded = "item-added" {
        /// The short name of its list.
        checklist: String,
        /// The whole of it, by value.
        item: Item,
    }
    /// Somebody took something on, or gave it back.
    ItemGiven = "item-given" {
        /// What.
        item: ItemId,
        /// `None`: nobody.
        owner: Option<String>,
    }
    /// The event from which a report's time runs came to pass; `happened_at` is when.
    DeadlineTriggered = "deadline-triggered" {
        /// The short name of the deadline.
        deadline: String,
    }
    /// The report was made; `happened_at` is when.
    DeadlineMet = "deadline-met" {
        /// The short name of the deadline.
        deadline: String,
        /// Where it went, or under which number.
        note: Option<String>,
    }
    /// Somebody was asked for something, by a time.
    Asked = "asked" {
        /// Who.
        who: String,
        /// For what.
        what: String,
        /// By when.
        due_at: At,
    }
    /// What was asked for came.
    AskAnswered = "ask-answered" {
        /// The act that asked.
        ask: ActId,
        /// What came, where somebody said.
        answer: Option<String>,
    }
    /// They have longer.
    AskExtended = "ask-extended" {
        /// The act that asked.
        ask: ActId,
        /// Until when.
        due_at: At,
        /// Why, where somebody said.
        reason: Option<String>,
    }
    /// It is not needed any more.
    AskDropped = "ask-dropped" {
        /// The act that asked.
        ask: ActId,
        /// Why.
        reason: String,
    }
    /// Somebody is being rung by a call scheme; `happened_at` is when the first of them was.
    RingBegan = "ring-began" {
        /// Its name: a stakeholder's, or any other group's.
        scheme: String,
        /// Whom to ring, in this order, by value: a later change of the contacts changes nothing.
        steps: Vec<RingStep>,
    }
    /// They did not answer; the next one is rung from then on.
    RingUnanswered = "ring-unanswered" {
        /// The act that began it.
        ring: ActId,
        /// Who did not answer.
        who: String,
    }
    /// Somebody answered.
    RingAnswered = "ring-answered" {
        /// The act that began it.
        ring: ActId,
        /// Who.
        who: String,
        /// What they said, where somebody wrote it down.
        note: Option<String>,
    }
    /// Nobody needs to be rung any more.
    RingDropped = "ring-dropped" {
        /// The act that began it.
        ring: ActId,
        /// Why.
        reason: String,
    }
    /// Command was handed over; whoever gave it goes on until they say that the other has it.
    HandedOver = "handed-over" {
        /// To whom, by name.
        to: String,
        /// What the next commander should know beside the rest.
        note: Option<String>,
        /// What is to be reached.
        objectives: Option<String>,
        /// When it is reached.
        exit_criteria: Option<String>,
    }
    /// Somebody took command, or took it back.
    CommandAccepted = "command-accepted" {
        /// Who, by name.
        person: String,
        /// The act that handed it over, where it was known here.
        handover: Option<ActId>,
    }
    /// Whoever handed over said that the other has it: the laptop that wrote this only watches from here on.
    HandoverConfirmed = "handover-confirmed" {
        /// The act that handed it over.
        handover: ActId,
    }
    /// Another incident has to do with this one; the same stands in its log, seen from there.
    IncidentLinked = "incident-linked" {
        /// Its stream.
        other: StreamId,
        /// Its reference where this was written.
        reference: String,
        /// Its title then.
        title: String,
        /// What it is to this one.
        tie: Tie,
    }
    /// It has nothing to do with this one after all.
    IncidentUnlinked = "incident-unlinked" {
        /// Its stream.
        other: StreamId,
        /// Why, where somebody said.
        reason: Option<String>,
    }
    /// Something is to be done after it, so that the next one hurts less.
    FollowUpAdded = "follow-up-added" {
        /// The whole of it.
        follow_up: FollowUp,
    }
    /// It was put right: the whole of it anew.
    FollowUpChanged = "follow-up-changed" {
        /// The act that added it.
        of: ActId,
        /// The whole of it.
        follow_up: FollowUp,
    }
    /// It was done.
    FollowUpDone = "follow-up-done" {
        /// The act that added it.
        of: ActId,
        /// What came of it.
        note: Option<String>,
    }
    /// It will not be done.
    FollowUpDropped = "follow-up-dropped" {
        /// The act that added it.
        of: ActId,
        /// Why.
        reason: String,
    }
    /// It is to be done after all.
    FollowUpReopened = "follow-up-reopened" {
        /// The act that added it.
        of: ActId,
        /// Why, where somebody said.
        reason: Option<String>,
    }
    /// Something was learned.
    LessonStated = "lesson-stated" {
        /// What sort.
        lesson: LessonKind,
        /// In a sentence.
        text: String,
        /// Why that was so, and why that in turn.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        whys: Vec<String>,
    }
    /// The postmortem has another date.
    PostmortemMoved = "postmortem-moved" {
        /// By when.
        due_at: At,
        /// Why.
        reason: String,
    }
    /// The postmortem can be read: what it says is kept here by value.
    PostmortemPublished = "postmortem-published" {
        /// By whom.
        audience: Audience,
        /// Its text.
        text: String,
        /// Its SHA-256, in hex.
        sha256: String,
        /// Where.
        place: Option<String>,
    }
    /// A round of reassurance was settled: those who were told of the incident heard how it stands, or need not.
    ReassuranceSettled = "reassurance-settled" {
        /// Which.
        round: Reassurance,
        /// False: nobody needs to hear.
        told: bool,
        /// How they heard, or why they need not.
        note: Option<String>,
    }
    /// A stakeholder was added in the middle of it.
    StakeholderAdded = "stakeholder-added" {
        /// The whole of it, by value.
        stakeholder: Stakeholder,
    }
    /// A stakeholder no longer needs to hear.
    StakeholderDropped = "stakeholder-dropped" {
        /// Whom.
        stakeholder: StakeholderId,
        /// Why.
        reason: String,
    }
    /// No further words until a stated time.
    Held = "held" {
        /// For whom; empty: everybody.
        stakeholders: Vec<StakeholderId>,
        /// Its end.
        until: At,
        /// Why.
        reason: String,
        /// Whether stakeholders were told of it.
        told: bool,
    }
    /// A hold ended early.
    HoldReleased = "hold-released" {
        /// For whom; empty: everybody.
        stakeholders: Vec<StakeholderId>,
    }
    /// "I know, remind me": quietens one clock, never moves it.
    Snoozed = "snoozed" {
        /// Whose clock.
        stakeholder: StakeholderId,
        /// When it nags again.
        until: At,
        /// `None`: no reason given.
        reason: Option<String>,
    }
    /// The cadence was stretched for a long incident, or set back (factor 1).
    CadenceStretched = "cadence-stretched" {
        /// How many times the playbook's interval.
        factor: u32,
        /// Why.
        reason: Option<String>,
    }
    /// An earlier act was taken back; can itself be retracted.
    Retracted = "retracted" {
        /// The act.
        act: ActId,
        /// Why, where somebody said.
        why: Option<String>,
        /// True for Ctrl+Z and for redo, which walk back and forth over acts.
        #[serde(default)]
        undo: bool,
    }
    /// The body of one entry was removed for good.
    Expunged = "expunged" {
        /// Which entry.
        entry: EntryId,
        /// Why.
        why: String,
    }
}

impl HistoryImported {
    /// True where the record ends before it begins: no length of it means anything. Imports say it in one frozen sentence.
    pub fn ends_before_it_begins(&self) -> bool {
        self.flaws.iter().any(|flaw| flaw.starts_with("The record ends (") && flaw.contains(") before it begins ("))
    }
}

impl Noted {
    /// A line that says nothing beside its text.
    pub fn plain(note: NoteKind, text: impl Into<String>) -> Self {
        Self { note, text: text.into(), why: None, decided_by: None, revisit_at: None }
    }
}

fn investigating() -> Status {
    Status::Investigating
}
