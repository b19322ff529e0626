//! Letters as files for whoever sends them: mails that a mail program opens, a folder of them; or one table for mail merge.
//!
//! Written one after the other, with how far it came; breaking off leaves what is written and says so. Nothing that is
//! there is written over.

use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use foghorn_core::{DraftId, Rows, to_second};
use foghorn_exchange::copies::{self, Mail, Mailbox};
use foghorn_exchange::customers::{Field, Merge};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::letters::{Desk, each};
use crate::app::App;
use crate::failure::Failure;
use crate::text_file::{create_new, unwritable, write_new};

/// In what form letters are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LettersAs {
    /// A folder of `.eml` files.
    Mails,
    /// One CSV: row, name, address, subject, text.
    Table,
}

/// Saves letters as files.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SaveLetters {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The draft that they are written from; where missing, the newest whose blanks the list fills.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// Whose: `1-20,25`; where missing, those that are approved and not sent, and everybody's where none is approved.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub rows: Option<Rows>,
    /// In what form.
    #[serde(rename = "as")]
    pub form: LettersAs,
    /// The folder, empty or not there yet; or the file, not there yet.
    pub path: String,
}

/// What was saved.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LettersSaved {
    /// Where.
    pub path: String,
    /// How many letters were written.
    pub written: usize,
    /// Of how many.
    pub of: usize,
    /// How many of them nobody approved as they stand.
    pub unapproved: usize,
    /// How many have no address.
    pub without_address: usize,
    /// True where it was broken off.
    pub cancelled: bool,
}

/// Saves letters as files.
pub(crate) fn save_letters(app: &App, ask: SaveLetters) -> Result<LettersSaved, Failure> {
    let desk = Desk::set(app, &ask.incident, ask.draft.as_ref())?;
    let approved = desk.approved();
    let to_send = approved.without(&desk.folded.incident.customers.written);
    let rows = desk.rows(ask.rows.or_else(|| Some(to_send).filter(|rows| !rows.is_empty())))?;
    let path = PathBuf::from(ask.path.trim());
    if path.as_os_str().is_empty() {
        return Err(Failure::new("empty", "Say where the letters shall be saved."));
    }
    let mut saved = LettersSaved {
        path: path.display().to_string(),
        written: 0,
        of: rows.len(),
        unapproved: rows.without(&approved).len(),
        without_address: 0,
        cancelled: false,
    };
    saved.cancelled = !match ask.form {
        LettersAs::Mails => mails(app, &desk, &rows, &path, &mut saved)?,
        LettersAs::Table => table(app, &desk, &rows, &path, &mut saved)?,
    };
    Ok(saved)
}

fn mails(app: &App, desk: &Desk, rows: &Rows, folder: &Path, saved: &mut LettersSaved) -> Result<bool, Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let mut there = fs::read_dir(folder).map_err(|error| unwritable(folder, &error))?;
    if there.next().is_some() {
        let message = format!("{} has files in it, which stay as they are; name an empty folder.", folder.display());
        return Err(Failure::new("exists", message));
    }
    let digits = desk.list.len().to_string().len();
    let now = to_second(app.now());
    each(app, "save-letters", rows, |row| {
        let (name, address) = (desk.list.value(row, Field::Name), desk.list.value(row, Field::Address));
        let text = desk.text(row);
        let to = Mailbox { name: name.to_owned(), address: address.to_owned() };
        let mail = Mail {
            from: None,
            to: if address.is_empty() { Vec::new() } else { vec![to] },
            subject: desk.subject(&text),
            markdown: copies::body(&text).to_owned(),
            date: now,
        };
        let file = folder.join(format!("{row:0digits$}-{}.eml", file_name(name)));
        write_new(&file, &copies::eml(&mail))?;
        saved.written += 1;
        saved.without_address += usize::from(address.is_empty());
        Ok(())
    })
}

fn table(app: &App, desk: &Desk, rows: &Rows, path: &Path, saved: &mut LettersSaved) -> Result<bool, Failure> {
    let broken = |error: io::Error| unwritable(path, &error);
    let mut merge = Merge::new(BufWriter::new(create_new(path)?)).map_err(broken)?;
    let whole = each(app, "save-letters", rows, |row| {
        let (name, address) = (desk.list.value(row, Field::Name), desk.list.value(row, Field::Address));
        let text = desk.text(row);
        merge.letter(row, name, address, &desk.subject(&text), copies::body(&text)).map_err(broken)?;
        saved.written += 1;
        saved.without_address += usize::from(address.is_empty());
        Ok(())
    })?;
    let file = merge.end().and_then(|buffer| buffer.into_inner().map_err(io::IntoInnerError::into_error));
    file.and_then(|file| file.sync_all()).map_err(|error| unwritable(path, &error))?;
    Ok(whole)
}

/// A customer's name as part of a file's: letters and digits, so that it is one on every system.
fn file_name(name: &str) -> String {
    const AT_MOST: usize = 40;
    let plain =
        name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
    let parts: String = plain.collect();
    let parts: Vec<&str> = parts.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").chars().take(AT_MOST).collect();
    if name.is_empty() { "customer".to_owned() } else { name }
}
