//! Letters to customers one by one: a draft of the workshop whose blanks each customer's row fills, each of them read by
//! the review, approved in one go, saved as files for whoever sends them. Foghorn sends nothing.
//!
//! A blank of the draft that is called like a column is filled; another stays, and the review says so. Not here: the
//! list (`list`), the draft itself (`crate::workshop`).

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use foghorn_core::entry::sha256_hex;
use foghorn_core::verbs::ApproveLetters;
use foghorn_core::when::Here;
use foghorn_core::{DraftId, Overruled, Rows};
use foghorn_drafts::clean::{for_markdown, one_line};
use foghorn_drafts::draft::blanks;
use foghorn_exchange::customers::{Customers, Field};
use foghorn_review::Known;
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{elsewhere, list};
use crate::app::App;
use crate::clock::stopwatch;
use crate::failure::Failure;
use crate::find::find;
use crate::folds::Folded;
use crate::wire::Changed;
use crate::workshop::copies::subject;
use crate::workshop::facts::known_facts;
use crate::workshop::review::{DraftFinding, Open, review_letter};
use crate::workshop::{Standing, is_open, standing};
use crate::write::{self, Receipt};

/// So many letters with errors are shown; the others are counted.
const SHOWN: usize = 50;

/// Asks for one customer's letter.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ShowLetter {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The draft that it is written from; where missing, the text that was approved for this row, or else the newest
    /// whose blanks the list fills.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// Whose, by the row of the list.
    pub row: u32,
}

/// One customer's letter.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Letter {
    /// The draft that it is written from.
    pub draft: DraftId,
    /// Whose, by the row of the list.
    pub row: u32,
    /// Who.
    pub name: String,
    /// Where it goes; empty: not known.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Its text, Markdown.
    pub text: String,
    /// What the review says of it.
    pub findings: Vec<DraftFinding>,
}

/// Asks what is wrong with letters.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ReviewLetters {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The draft that they are written from; where missing, the newest whose blanks the list fills.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// Whose: `1-20,25`; where missing, everybody's.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub rows: Option<Rows>,
}

/// What is wrong with letters.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LettersReviewed {
    /// The draft that they are written from.
    pub draft: DraftId,
    /// Its newest version.
    pub version: u32,
    /// How many were read.
    pub read: usize,
    /// Whose have no error that nobody answered for: `1-16,18-20`.
    #[ts(type = "string")]
    pub clean: Rows,
    /// How many they are.
    pub clean_count: usize,
    /// Those that have, the first of them.
    pub faulty: Vec<FaultyLetter>,
    /// How many have.
    pub faulty_count: usize,
    /// Blanks of the draft that a column fills, with its name.
    pub filled: Vec<String>,
    /// Blanks of the draft that no column fills.
    pub unfilled: Vec<String>,
    /// True where it was broken off.
    pub cancelled: bool,
}

/// A letter with errors.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct FaultyLetter {
    /// Whose, by the row of the list.
    pub row: u32,
    /// Who.
    pub name: String,
    /// The rules that found them, with the words.
    pub errors: Vec<String>,
}

/// Approves letters.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ApproveLettersOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The draft that they are written from.
    pub draft: DraftId,
    /// The version that was looked at; another one is not approved.
    pub version: u32,
    /// Whose: `1-20,25`; where missing, everybody's.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub rows: Option<Rows>,
    /// Who approves them, by name.
    pub by: String,
}

/// What letters are made of: the list, the draft, and what they are held against.
pub(super) struct Desk {
    pub(super) list: Arc<Customers>,
    pub(super) standing: Standing,
    pub(super) folded: Arc<Folded>,
    here: Here,
    /// What letters are held against; a letter's own row comes to it while it is read.
    known: Known,
    pieces: Vec<Piece>,
}

/// A piece of the draft's text.
enum Piece {
    /// As it is.
    Text(String),
    /// A blank: the column that fills it, and the blank as it stands.
    Cell(usize, String),
}

impl Desk {
    /// Everything that letters are made of.
    pub(super) fn set(app: &App, incident: &str, draft: Option<&DraftId>) -> Result<Self, Failure> {
        app.store().read(|reading| {
            let stream = find(reading, incident)?;
            let folded = app.folds().read(reading, &stream)?;
            let listed = &folded.incident.customers;
            let list = list(app, &stream, listed)?.ok_or_else(|| match listed.total() {
                0 => Failure::new("no-customers", "Nobody is on the list of customers yet; take a file in first."),
                _ if listed.forgotten.is_some() => {
                    Failure::new("no-customers", "The list of customers was destroyed; take a file in first.")
                }
                total => elsewhere(total),
            })?;
            let standing = match draft {
                Some(draft) => standing(reading, draft)?,
                None => newest(reading, &folded, &list)?,
            };
            if standing.version.stream != stream {
                return Err(Failure::new("no-draft", "This draft is about another incident."));
            }
            let pieces = pieces(&standing.kept.text, &list);
            let here = app.here(reading)?;
            let known = known_facts(&folded, &standing.kept.written.stakeholder, &here);
            Ok(Self { list, standing, here, folded, known, pieces })
        })
    }

    /// The same with the text that was approved for a row, whatever became of the draft since; where none was, with the
    /// newest letter.
    fn as_approved(app: &App, incident: &str, row: u32) -> Result<Self, Failure> {
        let approved = app.store().read(|reading| {
            let folded = app.folds().read(reading, &find(reading, incident)?)?;
            let approvals = folded.incident.customers.approvals.iter().rev();
            Ok::<_, Failure>(approvals.map(|(_, one)| one).find(|one| one.rows.contains(row)).cloned())
        })?;
        let Some(approved) = approved else { return Self::set(app, incident, None) };
        let mut desk = Self::set(app, incident, Some(&approved.draft))?;
        desk.pieces = pieces(&approved.text, &desk.list);
        Ok(desk)
    }

    /// A customer's letter: what a row says is text, whatever is in it; where it says nothing the blank stays.
    pub(super) fn text(&self, row: u32) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Cell(column, blank) => match one_line(self.list.cell(row, *column)) {
                nothing if nothing.is_empty() => blank.clone(),
                said => for_markdown(&said),
            },
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The subject of a letter.
    pub(super) fn subject(&self, text: &str) -> String {
        subject(text, &self.standing.kept.written.title)
    }

    /// Everybody, or these.
    pub(super) fn rows(&self, given: Option<Rows>) -> Result<Rows, Failure> {
        let total = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let rows = given.unwrap_or_else(|| Rows::span(1, total));
        match rows.last() {
            Some(last) if last <= total => Ok(rows),
            Some(last) => Err(Failure::new("no-row", format!("The list has {total} rows; there is no row {last}."))),
            None => Err(Failure::new("no-row", "No customer is meant: name rows of the list.")),
        }
    }

    /// Whose letters are approved as they stand here.
    pub(super) fn approved(&self) -> Rows {
        let approvals = self.folded.incident.customers.approvals.iter();
        let of_this_text = approvals.filter(|(_, one)| one.text.trim() == self.standing.kept.text.trim());
        of_this_text.fold(Rows::default(), |rows, (_, one)| rows.and(&one.rows))
    }

    /// What the review says of a letter. What the row says is on record for it, as the fact sheet is for all.
    fn review(&mut self, app: &App, row: u32, text: &str) -> (Vec<DraftFinding>, Open) {
        let before = self.known.texts.len();
        self.known.texts.extend(self.list.row(row).into_iter().flatten().map(str::to_owned));
        let found = review_letter(app, &self.known, &self.here, text, &self.standing.kept);
        self.known.texts.truncate(before);
        found
    }
}

/// One customer's letter, with what the review says of it.
pub(crate) fn letter(app: &App, ask: ShowLetter) -> Result<Letter, Failure> {
    let mut desk = match &ask.draft {
        Some(draft) => Desk::set(app, &ask.incident, Some(draft))?,
        None => Desk::as_approved(app, &ask.incident, ask.row)?,
    };
    desk.rows(Some(Rows::span(ask.row, ask.row)))?;
    let text = desk.text(ask.row);
    Ok(Letter {
        draft: desk.standing.version.draft.clone(),
        row: ask.row,
        name: desk.list.value(ask.row, Field::Name).to_owned(),
        address: desk.list.value(ask.row, Field::Address).to_owned(),
        subject: desk.subject(&text),
        findings: desk.review(app, ask.row, &text).0,
        text,
    })
}

/// What is wrong with letters, each read by the review.
pub(crate) fn review_letters(app: &App, ask: ReviewLetters) -> Result<LettersReviewed, Failure> {
    let mut desk = Desk::set(app, &ask.incident, ask.draft.as_ref())?;
    let rows = desk.rows(ask.rows)?;
    let (filled, unfilled) = filled(&desk);
    let mut done = LettersReviewed {
        draft: desk.standing.version.draft.clone(),
        version: desk.standing.version.version,
        read: 0,
        clean: Rows::default(),
        clean_count: 0,
        faulty: Vec::new(),
        faulty_count: 0,
        filled,
        unfilled,
        cancelled: false,
    };
    let mut clean = Vec::with_capacity(rows.len());
    done.cancelled = !each(app, "review-letters", &rows, |row| {
        let text = desk.text(row);
        let (_, Open { errors, .. }) = desk.review(app, row, &text);
        done.read += 1;
        if errors.is_empty() {
            clean.push(row);
            return Ok(());
        }
        done.faulty_count += 1;
        if done.faulty.len() < SHOWN {
            let name = desk.list.value(row, Field::Name).to_owned();
            done.faulty.push(FaultyLetter { row, name, errors: errors.iter().map(said).collect() });
        }
        Ok(())
    })?;
    done.clean_count = clean.len();
    done.clean = clean.into_iter().collect();
    Ok(done)
}

/// Approves letters, unless the review has errors in one of them that nobody answered for.
pub(crate) fn approve_letters(app: &App, on: ApproveLettersOn) -> Result<Receipt, Failure> {
    let mut desk = Desk::set(app, &on.incident, Some(&on.draft))?;
    if desk.standing.version.version != on.version {
        let message = "The letter changed since you looked at it. Read it once more, then approve it.";
        return Err(Failure::new("draft-moved", message));
    }
    let rows = desk.rows(on.rows)?;
    let (mut hashes, mut let_stand, mut faulty) = (String::new(), Vec::<Overruled>::new(), Vec::new());
    let whole = each(app, "review-letters", &rows, |row| {
        let text = desk.text(row);
        let (_, open) = desk.review(app, row, &text);
        if !open.errors.is_empty() {
            faulty.push(row);
        }
        for stands in open.let_stand {
            if !let_stand.contains(&stands) {
                let_stand.push(stands);
            }
        }
        hashes.push_str(&sha256_hex(text.trim().as_bytes()));
        Ok(())
    })?;
    if !whole {
        return Err(Failure::new("cancelled", "This was broken off; no letter is approved."));
    }
    if !faulty.is_empty() {
        let faulty: Rows = faulty.into_iter().collect();
        let message = format!(
            "The review still finds errors in {} of the letters: rows {}. Mend the list or the letter, or approve the \
             others.",
            faulty.len(),
            shortened(&faulty)
        );
        return Err(Failure::new("unreviewed", message));
    }
    let approve = ApproveLetters {
        draft: on.draft,
        text: desk.standing.kept.text.clone(),
        rows,
        sha256: sha256_hex(hashes.as_bytes()),
        by: on.by,
        overruled: let_stand,
    };
    write::act(app, &on.incident, approve)
}

/// Does something for each row, telling how far it came; false where it was cancelled.
pub(super) fn each(
    app: &App,
    job: &str,
    rows: &Rows,
    mut work: impl FnMut(u32) -> Result<(), Failure>,
) -> Result<bool, Failure> {
    app.cancelled().store(false, Ordering::SeqCst);
    let (clock, total) = (stopwatch(), u32::try_from(rows.len()).ok());
    let mut told = Duration::ZERO;
    for (done, row) in rows.iter().enumerate() {
        if app.cancelled().load(Ordering::SeqCst) {
            return Ok(false);
        }
        // What is done before an eye sees it needs no bar.
        if clock().saturating_sub(told) > Duration::from_millis(200) {
            told = clock();
            let done = u32::try_from(done).unwrap_or(u32::MAX);
            app.tell(&Changed::Progress { job: job.to_owned(), done, total, text: "letters".to_owned() });
        }
        work(row)?;
    }
    Ok(true)
}

/// The newest open draft with a blank that the list fills.
fn newest(reading: &Reading<'_>, folded: &Folded, list: &Customers) -> Result<Standing, Failure> {
    let drafts = reading.drafts(Some(&folded.incident.id))?.into_iter().filter_map(Standing::read);
    let mut fitting = drafts.filter(|one| is_open(&folded.incident, one) && is_letter(&one.kept.text, list));
    fitting.next().ok_or_else(|| {
        let message = "No draft of this incident has a blank that the list fills. Write the letter first: an apology \
                       to one, with \u{27e6}name\u{27e7} where the name goes.";
        Failure::new("no-letter", message)
    })
}

/// True for a text with a blank that the list fills.
pub(super) fn is_letter(text: &str, list: &Customers) -> bool {
    blanks(text).iter().any(|blank| list.column_for(&blank.name).is_some())
}

fn pieces(text: &str, list: &Customers) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for blank in blanks(text) {
        let Some(column) = list.column_for(&blank.name) else { continue };
        pieces.push(Piece::Text(text.get(from..blank.start).unwrap_or_default().to_owned()));
        pieces.push(Piece::Cell(column, text.get(blank.start..blank.end).unwrap_or_default().to_owned()));
        from = blank.end;
    }
    pieces.push(Piece::Text(text.get(from..).unwrap_or_default().to_owned()));
    pieces
}

fn filled(desk: &Desk) -> (Vec<String>, Vec<String>) {
    let mut names: Vec<String> = blanks(&desk.standing.kept.text).into_iter().map(|blank| blank.name).collect();
    names.sort();
    names.dedup();
    let (filled, unfilled): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| desk.list.column_for(name).is_some());
    let column = |name: &String| {
        let column = desk.list.column_for(name).and_then(|column| desk.list.columns().get(column));
        format!("{name}: {}", column.map_or("", String::as_str))
    };
    (filled.iter().map(column).collect(), unfilled)
}

fn said(error: &Overruled) -> String {
    match error.words.trim() {
        "" => error.rule.clone(),
        words => format!("{}: {}", error.rule, crate::clip::clip(words.to_owned(), 60)),
    }
}

/// So many rows are named where they do not lie together.
fn shortened(rows: &Rows) -> String {
    const STRETCHES: usize = 8;
    let said = rows.to_string();
    let parts: Vec<&str> = said.split(',').collect();
    match parts.get(..STRETCHES) {
        Some(first) if parts.len() > STRETCHES => format!("{} and more", first.join(", ")),
        _ => parts.join(", "),
    }
}
