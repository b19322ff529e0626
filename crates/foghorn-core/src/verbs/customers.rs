//! Customers one by one: who is on the list, whose letters are approved and sent, what they answered, what comes next.
//!
//! What was sent and what was answered are facts: never refused, only remarked on.

use serde::Deserialize;
use ts_rs::TS;

use super::aftermath::by;
use super::{Actor, Decision, Verb, line, reason, text};
use crate::event::{
    CustomerAnswered, CustomerStepDone, CustomerStepSet, CustomersForgotten, CustomersListed, LettersApproved,
    LettersPosted, Overruled,
};
use crate::ids::DraftId;
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::rows::Rows;
use crate::when::When;

/// Records that customers were put on the list.
#[derive(Clone, Debug)]
pub struct ListCustomers {
    /// How many came in.
    pub added: u32,
    /// How many rows the list has with them.
    pub total: u32,
    /// The SHA-256 of the list, in hex.
    pub sha256: String,
}

/// Records that the list was destroyed.
#[derive(Clone, Copy, Debug)]
pub struct ForgetCustomers;

/// Approves letters: the text with its blanks, for each of these rows.
#[derive(Clone, Debug)]
pub struct ApproveLetters {
    /// The draft that they are written from.
    pub draft: DraftId,
    /// Its text.
    pub text: String,
    /// Whose letters.
    pub rows: Rows,
    /// The SHA-256 over all of them, in hex.
    pub sha256: String,
    /// Who approves them, by name.
    pub by: String,
    /// Errors of the review that were let stand.
    pub overruled: Vec<Overruled>,
}

/// Records that letters were sent.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PostLetters {
    /// To whom: `1-20,25`. Where missing, to everybody whose letter is approved and not sent.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub rows: Option<Rows>,
    /// When; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

/// Records what a customer answered, and what comes next.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AnswerCustomer {
    /// Whose answer, by the row of the list.
    pub row: u32,
    /// Whether it put things right for them, where they said so.
    #[serde(default)]
    #[ts(optional)]
    pub content: Option<bool>,
    /// What they said.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// What comes next, as an order.
    #[serde(default)]
    #[ts(optional)]
    pub next: Option<String>,
    /// By when.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<When>,
    /// When they answered; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<When>,
}

/// Sets what comes next for a customer, in place of what was to come.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetCustomerStep {
    /// For whom, by the row of the list.
    pub row: u32,
    /// What, as an order.
    pub next: String,
    /// By when.
    pub due: When,
}

/// Records that what was to come next was done.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DoCustomerStep {
    /// For whom, by the row of the list.
    pub row: u32,
    /// What came of it.
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

impl Verb for ListCustomers {
    fn decide(self, _: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let listed = CustomersListed { added: self.added, total: self.total, sha256: self.sha256 };
        Ok(Decision::one(actor.when(None)?, listed))
    }
}

impl Verb for ForgetCustomers {
    fn decide(self, _: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        Ok(Decision::one(actor.when(None)?, CustomersForgotten {}))
    }
}

impl Verb for ApproveLetters {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        on_the_list(incident, &self.rows)?;
        let approved = LettersApproved {
            draft: self.draft,
            text: text("the letter", &self.text)?,
            rows: self.rows,
            sha256: self.sha256,
            by: line("the name of who approves", &self.by)?,
            overruled: self.overruled,
        };
        Ok(Decision::one(actor.when(None)?, approved))
    }
}

impl Verb for PostLetters {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let approved = incident.customers.approved();
        let rows = match self.rows {
            Some(rows) => rows,
            None => approved.without(&incident.customers.written),
        };
        on_the_list(incident, &rows)?;
        let bare = rows.without(&approved).len();
        let decision = Decision::one(actor.when(self.at.as_ref())?, LettersPosted { rows });
        Ok(match bare {
            0 => decision,
            1 => decision.noting("1 of them was approved by nobody; that stands in the record."),
            many => decision.noting(format!("{many} of them were approved by nobody; that stands in the record.")),
        })
    }
}

impl Verb for AnswerCustomer {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        on_the_list(incident, &Rows::span(self.row, self.row))?;
        let answered = CustomerAnswered { row: self.row, content: self.content, note: reason(self.note.as_deref())? };
        let decision = Decision::one(actor.when(self.at.as_ref())?, answered);
        match (self.next.filter(|next| !next.trim().is_empty()), self.due) {
            (None, None) => Ok(decision),
            (None, Some(_)) => Err(Refusal::Empty("what comes next")),
            (Some(_), None) => Err(Refusal::Empty("by when it comes next")),
            (Some(next), Some(due)) => {
                Ok(decision.with(SetCustomerStep { row: self.row, next, due }.decide(incident, actor)?))
            }
        }
    }
}

impl Verb for SetCustomerStep {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        on_the_list(incident, &Rows::span(self.row, self.row))?;
        let what = line("what comes next", &self.next)?;
        let set = CustomerStepSet { row: self.row, what, due_at: by(&self.due, actor)? };
        Ok(Decision::one(actor.when(None)?, set))
    }
}

impl Verb for DoCustomerStep {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let open = incident.customers.stories.get(&self.row).is_some_and(|story| story.next.is_some());
        if !open {
            return Err(Refusal::NoNextStep(self.row));
        }
        let done = CustomerStepDone { row: self.row, note: reason(self.note.as_deref())? };
        Ok(Decision::one(actor.when(None)?, done))
    }
}

/// Refuses rows that the list does not have, and none at all.
fn on_the_list(incident: &Incident, rows: &Rows) -> Result<(), Refusal> {
    let total = incident.customers.total();
    match rows.last() {
        None => Err(Refusal::NoRows),
        Some(last) if last > total => Err(Refusal::NoSuchRow { row: last, total }),
        Some(_) => Ok(()),
    }
}
