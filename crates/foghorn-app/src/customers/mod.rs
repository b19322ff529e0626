//! Customers who hear one by one: who is on the list, what was written to them, what they answered, what comes next.
//!
//! Personal data stays out of the log: the list is a file beside it (`list`), and the log knows a customer by the row.
//! Letters are a draft whose blanks the rows fill (`letters`), saved for whoever sends them (`files`). Here: what the
//! screen shows, and the sentences of the timeline. Not here: what was done about them (`foghorn_core::verbs`).

pub(crate) mod files;
pub(crate) mod letters;
pub(crate) mod list;

use chrono::{DateTime, Utc};
use foghorn_core::StreamId;
use foghorn_core::event::Event;
use foghorn_core::incident::{CustomerStory, Customers as Listed, Incident};
use foghorn_core::when::Here;
use foghorn_exchange::customers::{Customers, Field};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::workshop::keep::{DraftCard, cards};
use crate::workshop::standing;

/// So many are shown at once.
const SHOWN: usize = 100;

/// Asks for customers.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ShowCustomers {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Words that must stand in one of the cells each.
    #[serde(default)]
    #[ts(optional)]
    pub find: Option<String>,
    /// Only some of them.
    #[serde(default)]
    #[ts(optional)]
    pub only: Option<CustomersOnly>,
    /// How many to leave out before the first.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<usize>,
}

/// Some of the customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CustomersOnly {
    /// Nobody approved their letter.
    Unapproved,
    /// Nothing was written to them.
    Unwritten,
    /// They were written to and have not answered.
    Unanswered,
    /// It did not put things right for them.
    NotContent,
    /// Something comes next for them.
    NextStep,
}

/// Customers of an incident.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomersView {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What is broken.
    pub title: String,
    /// How many there are, and how far it came with them.
    pub counts: CustomerCounts,
    /// Why the list is not here, where the log knows one, in a sentence.
    pub missing: Option<String>,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// How many were asked for in all.
    pub found: usize,
    /// Those that were asked for, in the order of the list, from `from` on.
    pub customers: Vec<CustomerRow>,
    /// Open drafts with a blank that the list fills, last saved first.
    pub letters: Vec<DraftCard>,
    /// Who approves unless said otherwise; may be empty.
    pub me: String,
}

/// How far it came with customers one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub(crate) struct CustomerCounts {
    /// How many are on the list.
    pub total: usize,
    /// Whose letter somebody approved.
    pub approved: usize,
    /// To whom a letter was sent.
    pub written: usize,
    /// Whose letter is approved and not sent.
    pub waiting: usize,
    /// Who answered.
    pub answered: usize,
    /// For whom it put things right, as they said.
    pub content: usize,
    /// For whom it did not.
    pub not_content: usize,
    /// For whom something comes next.
    pub next_steps: usize,
}

/// One customer.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomerRow {
    /// The row of the list, counted from 1; what names them for ever.
    pub row: u32,
    /// Who.
    pub name: String,
    /// Where letters go; empty: not known.
    pub address: String,
    /// What they pay for.
    pub plan: String,
    /// What happened to them.
    pub happened: String,
    /// Every other cell that says something, as `column: cell`.
    pub more: Vec<String>,
    /// True where somebody approved their letter.
    pub approved: bool,
    /// True where a letter was sent.
    pub written: bool,
    /// When they last answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// Whether it put things right for them, as they last said.
    pub content: Option<bool>,
    /// What they last said.
    pub note: Option<String>,
    /// What comes next.
    pub next: Option<String>,
    /// By when.
    pub next_due_at: Option<DateTime<Utc>>,
    /// True where that is over.
    pub late: bool,
}

/// Customers, as they were asked for.
pub(crate) fn customers(app: &App, ask: ShowCustomers) -> Result<CustomersView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let listed = &incident.customers;
        let list = list::list(app, &stream, listed)?;
        let mut view = CustomersView {
            reference: shown_reference(reading, &incident.reference, &stream)?,
            title: incident.title_now().to_owned(),
            counts: counts(listed),
            missing: missing(listed, list.is_some()),
            columns: Vec::new(),
            found: 0,
            customers: Vec::new(),
            letters: Vec::new(),
            me: app.known(reading)?.settings.me.trim().to_owned(),
            incident: stream.clone(),
        };
        let Some(list) = list else { return Ok(view) };
        let found = found(&list, listed, &ask);
        view.columns = list.columns().to_vec();
        view.found = found.len();
        let shown = found.into_iter().skip(ask.from.unwrap_or(0)).take(SHOWN);
        let approved = listed.approved();
        view.customers = shown
            .map(|row| CustomerRow { approved: approved.contains(row), ..shown_row(&list, listed, row, &here) })
            .collect();
        for card in cards(app, reading, Some(&stream))? {
            if letters::is_letter(&standing(reading, &card.draft)?.kept.text, &list) {
                view.letters.push(card);
            }
        }
        Ok(view)
    })
}

/// How far it came.
pub(crate) fn counts(listed: &Listed) -> CustomerCounts {
    let said = |content| listed.stories.values().filter(|story| story.content() == Some(content)).count();
    let approved = listed.approved();
    CustomerCounts {
        total: usize::try_from(listed.total()).unwrap_or(usize::MAX),
        approved: approved.len(),
        written: listed.written.len(),
        waiting: approved.without(&listed.written).len(),
        answered: listed.answered().count(),
        content: said(true),
        not_content: said(false),
        next_steps: listed.next_steps().len(),
    }
}

/// What an event of the log says about customers, in a sentence; `None`: it is about something else.
pub(crate) fn said(incident: &Incident, event: &Event, here: &Here) -> Option<String> {
    let note = |note: &Option<String>| note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    let many = |count: usize| if count == 1 { "1 letter".to_owned() } else { format!("{count} letters") };
    Some(match event {
        Event::CustomersListed(listed) if listed.added == 1 => "1 customer put on the list".to_owned(),
        Event::CustomersListed(listed) => format!("{} customers put on the list", listed.added),
        Event::CustomersForgotten(_) => {
            format!("The list of {} customers was destroyed", incident.customers.total())
        }
        Event::LettersApproved(approved) => {
            format!("{} approved {} to customers, rows {}", approved.by, many(approved.rows.len()), approved.rows)
        }
        Event::LettersPosted(posted) => format!("{} to customers sent, rows {}", many(posted.rows.len()), posted.rows),
        Event::CustomerAnswered(answered) => {
            let how = match answered.content {
                Some(true) => " and is content",
                Some(false) => " and is not content",
                None => "",
            };
            format!("Customer {} answered{how}{}", answered.row, note(&answered.note))
        }
        Event::CustomerStepSet(set) => {
            format!("Next for customer {}: {}, by {}", set.row, set.what, here.said(set.due_at))
        }
        Event::CustomerStepDone(done) => format!("Next step for customer {} done{}", done.row, note(&done.note)),
        _ => return None,
    })
}

fn missing(listed: &Listed, is_here: bool) -> Option<String> {
    match (listed.total(), &listed.forgotten) {
        (0, _) => None,
        (_, Some(_)) => Some("The list was destroyed. What became of each row stays in the log.".to_owned()),
        (total, None) => (!is_here).then(|| list::elsewhere(total).message),
    }
}

/// The rows that were asked for, in the order of the list; of next steps what is due next first.
fn found(list: &Customers, listed: &Listed, ask: &ShowCustomers) -> Vec<u32> {
    let words: Vec<String> =
        ask.find.as_deref().unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    let says = |row: u32| {
        let Some(cells) = list.row(row).filter(|_| !words.is_empty()) else { return words.is_empty() };
        let all = cells.iter().collect::<Vec<_>>().join("\n").to_lowercase();
        words.iter().all(|word| all.contains(word))
    };
    let story = |row: u32| listed.stories.get(&row);
    let answered = |row: u32| story(row).is_some_and(|story| !story.answers.is_empty());
    let approved = listed.approved();
    let total = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let rows: Vec<u32> = match ask.only {
        None => (1..=total).collect(),
        Some(CustomersOnly::Unapproved) => (1..=total).filter(|row| !approved.contains(*row)).collect(),
        Some(CustomersOnly::Unwritten) => (1..=total).filter(|row| !listed.written.contains(*row)).collect(),
        Some(CustomersOnly::Unanswered) => listed.written.iter().filter(|row| !answered(*row)).collect(),
        Some(CustomersOnly::NotContent) => {
            let not = |(row, story): (&u32, &CustomerStory)| (story.content() == Some(false)).then_some(*row);
            listed.stories.iter().filter_map(not).collect()
        }
        Some(CustomersOnly::NextStep) => listed.next_steps().into_iter().map(|(row, _)| row).collect(),
    };
    rows.into_iter().filter(|row| *row <= total && says(*row)).collect()
}

fn shown_row(list: &Customers, listed: &Listed, row: u32, here: &Here) -> CustomerRow {
    let known = [Field::Name, Field::Address, Field::Plan, Field::Happened].map(|field| list.column(field));
    let others = list.columns().iter().enumerate().filter(|(column, _)| !known.contains(&Some(*column)));
    let more = others.map(|(column, name)| (name, list.cell(row, column))).filter(|(_, cell)| !cell.is_empty());
    let story = listed.stories.get(&row);
    let answer = story.and_then(|story| story.answers.last());
    let next = story.and_then(|story| story.next.as_ref());
    CustomerRow {
        row,
        name: list.value(row, Field::Name).to_owned(),
        address: list.value(row, Field::Address).to_owned(),
        plan: list.value(row, Field::Plan).to_owned(),
        happened: list.value(row, Field::Happened).to_owned(),
        more: more.map(|(name, cell)| format!("{name}: {cell}")).collect(),
        approved: false,
        written: listed.written.contains(row),
        answered_at: answer.map(|answer| answer.stamp.at),
        content: story.and_then(CustomerStory::content),
        note: answer.and_then(|answer| answer.note.clone()),
        next: next.map(|next| next.what.clone()),
        next_due_at: next.map(|next| next.due_at),
        late: next.is_some_and(|next| here.now > next.due_at),
    }
}
