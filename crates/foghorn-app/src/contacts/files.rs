//! Contacts of other programs, in and out: CSV and vCard, told apart by the file's ending.
//!
//! All is read and checked before anything is written: a file with a fault brings nothing in.

use std::path::Path;

use foghorn_core::contacts::{Contact, key};
use foghorn_exchange::LineFault;
use foghorn_exchange::contacts::{Read, read_cards, read_table, write_cards, write_table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change::change;
use crate::app::App;
use crate::failure::Failure;
use crate::text_file::{read_text, write_new};
use crate::workshop::copies::Saved;

/// So many faults are told; the others are counted.
const FAULTS_SHOWN: usize = 50;

/// Asks what a file of contacts would bring, or takes it in.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ContactsFile {
    /// The file: `.csv` or `.vcf`.
    pub path: String,
}

/// What a file of contacts brings.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContactsAbout {
    /// How many it has.
    pub contacts: usize,
    /// Names of those that are not here yet.
    pub new: Vec<String>,
    /// Names of those that it changes.
    pub changed: Vec<String>,
    /// How many are here just so.
    pub same: usize,
    /// Columns or properties that mean nothing here.
    pub left_out: Vec<String>,
    /// What is wrong, each with its line; any of them, and nothing is taken in.
    pub faults: Vec<String>,
    /// How many more are.
    pub more_faults: usize,
}

/// Writes contacts into a file.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ExportContacts {
    /// The file, `.csv` or `.vcf`; never overwritten.
    pub path: String,
    /// Only those of this group.
    #[serde(default)]
    #[ts(optional)]
    pub group: Option<String>,
}

/// So many faults are told when a file is refused.
const FAULTS_TOLD: usize = 12;

/// What a file would bring; nothing is written.
pub(crate) fn look_into_contacts(app: &App, file: ContactsFile) -> Result<ContactsAbout, Failure> {
    let read = read(&file)?;
    let library = app.library_now()?;
    Ok(about(&read, |name| library.contacts.named(name).cloned()))
}

/// Takes a file in: new contacts come in, and what it says of known ones replaces what stood there; what it does not
/// say stays.
pub(crate) fn import_contacts(app: &App, file: ContactsFile) -> Result<ContactsAbout, Failure> {
    let read = read(&file)?;
    let library = app.library_now()?;
    let about = about(&read, |name| library.contacts.named(name).cloned());
    if !about.faults.is_empty() {
        // All that somebody mends in one go; a file that is all wrong is looked at, not read.
        let told: Vec<_> = about.faults.iter().take(FAULTS_TOLD).map(ToString::to_string).collect();
        let more = about.faults.len() - told.len() + about.more_faults;
        let others = if more == 0 { String::new() } else { format!(" {more} more faults.") };
        return Err(Failure::new("contacts-file", format!("Nothing was taken in. {}{others}", told.join(" "))));
    }
    change(app, |known, own| {
        for contact in read.contacts {
            let before = known.named(&contact.name);
            let contact = before.map_or_else(|| contact.clone(), |before| over(before, &contact));
            if before != Some(&contact) {
                own.insert(key(&contact.name), contact);
            }
        }
        Ok(())
    })?;
    Ok(about)
}

/// Writes contacts into a file that is not there yet.
pub(crate) fn export_contacts(app: &App, ask: ExportContacts) -> Result<Saved, Failure> {
    let path = Path::new(ask.path.trim());
    let library = app.library_now()?;
    let group = ask.group.as_deref().map(str::trim).filter(|group| !group.is_empty());
    let of_group = |contact: &&Contact| group.is_none_or(|group| contact.place(group).is_some());
    let contacts = library.contacts.all.iter().filter(of_group);
    let text = if is_cards(path)? { write_cards(contacts) } else { write_table(contacts) };
    write_new(path, text.as_bytes())?;
    Ok(Saved { path: path.display().to_string() })
}

fn read(file: &ContactsFile) -> Result<Read, Failure> {
    let path = Path::new(file.path.trim());
    let is_cards = is_cards(path)?;
    let text = read_text(path)
        .map_err(|reason| Failure::new("contacts-file", format!("{} cannot be read: {reason}.", path.display())))?;
    Ok(if is_cards { read_cards(text.as_bytes()) } else { read_table(text.as_bytes()) })
}

fn is_cards(path: &Path) -> Result<bool, Failure> {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("csv" | "tsv" | "txt") => Ok(false),
        Some("vcf" | "vcard") => Ok(true),
        _ => Err(Failure::new("ending", "Name a file that ends in .csv (a table) or .vcf (vCards).")),
    }
}

fn about(read: &Read, known: impl Fn(&str) -> Option<Contact>) -> ContactsAbout {
    let mut about = ContactsAbout {
        contacts: read.contacts.len(),
        new: Vec::new(),
        changed: Vec::new(),
        same: 0,
        left_out: read.left_out.clone(),
        faults: read.faults.iter().take(FAULTS_SHOWN).map(LineFault::to_string).collect(),
        more_faults: read.faults.len().saturating_sub(FAULTS_SHOWN),
    };
    for contact in &read.contacts {
        match known(&contact.name) {
            None => about.new.push(contact.name.clone()),
            Some(before) if over(&before, contact) == before => about.same += 1,
            Some(_) => about.changed.push(contact.name.clone()),
        }
    }
    about
}

/// What is known of a contact, and over it what a file says.
fn over(before: &Contact, file: &Contact) -> Contact {
    let text = |old: &String, new: &String| if new.is_empty() { old.clone() } else { new.clone() };
    Contact {
        name: before.name.clone(),
        groups: if file.groups.is_empty() { before.groups.clone() } else { file.groups.clone() },
        role: text(&before.role, &file.role),
        organisation: text(&before.organisation, &file.organisation),
        phones: if file.phones.is_empty() { before.phones.clone() } else { file.phones.clone() },
        emails: if file.emails.is_empty() { before.emails.clone() } else { file.emails.clone() },
        zone: file.zone.or(before.zone),
        language: text(&before.language, &file.language),
        wait: file.wait.or(before.wait),
        contract: text(&before.contract, &file.contract),
        support: text(&before.support, &file.support),
        reviewed_on: file.reviewed_on.or(before.reviewed_on),
        note: text(&before.note, &file.note),
    }
}
