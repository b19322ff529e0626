//! Changing the user's own table of contacts: one of them, or that somebody made sure of some.
//!
//! A table with a fault is never written over: what stands in the faulty line would be lost.

use std::collections::BTreeMap;
use std::path::PathBuf;

use foghorn_core::contacts::{Contact, key};
use foghorn_exchange::contacts::{CONTACTS_AT_MOST, Draft, contact_of, write_table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::today;
use crate::app::App;
use crate::failure::Failure;
use crate::library::contacts::Contacts;
use crate::library::saving;
use crate::text_file::TEXT_AT_MOST;

/// A contact as it is typed. An empty text: not known.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub(crate) struct TypedContact {
    /// The name.
    pub name: String,
    /// The groups: `database:1; executives`.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub groups: String,
    /// What they do.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub role: String,
    /// For whom they work.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub organisation: String,
    /// Numbers, parted by semicolons.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub phones: String,
    /// Addresses, parted by semicolons.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub emails: String,
    /// An IANA zone.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub zone: String,
    /// A language.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub language: String,
    /// How long to wait for an answer: `5m`.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub wait: String,
    /// A vendor's contract.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub contract: String,
    /// A vendor's support.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub support: String,
    /// When somebody last made sure that it is right: `2026-10-01`.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reviewed_on: String,
    /// What else to know.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// Saves a contact in the user's own table.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SaveContact {
    /// What the name was, where it exists: it is replaced.
    #[serde(default)]
    #[ts(optional)]
    pub was: Option<String>,
    /// What it is now.
    #[serde(flatten)]
    pub contact: TypedContact,
}

/// Takes a contact out of the user's own table.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct RemoveContact {
    /// Which.
    pub name: String,
}

/// Says that contacts are right: somebody looked today.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ReviewContacts {
    /// Which; a team's is copied into the user's own table.
    pub names: Vec<String>,
}

/// What changed.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContactsChanged {
    /// Which contacts.
    pub names: Vec<String>,
}

/// Saves a contact.
pub(crate) fn save_contact(app: &App, asked: SaveContact) -> Result<ContactsChanged, Failure> {
    let typed = asked.contact;
    let draft = Draft {
        name: typed.name,
        groups: typed.groups,
        role: typed.role,
        organisation: typed.organisation,
        phones: typed.phones,
        emails: typed.emails,
        zone: typed.zone,
        language: typed.language,
        wait: typed.wait,
        contract: typed.contract,
        support: typed.support,
        reviewed_on: typed.reviewed_on,
        note: typed.note,
    };
    let contact = contact_of(draft).map_err(|reasons| Failure::new("contact", reasons.join(" ")))?;
    let name = contact.name.clone();
    change(app, |known, own| {
        let was = asked.was.as_deref().map(key);
        if was.as_ref().is_none_or(|was| *was != key(&contact.name)) && known.named(&contact.name).is_some() {
            let message = format!("There is a \u{201c}{}\u{201d} already; one contact a name.", contact.name);
            return Err(Failure::new("exists", message));
        }
        if let Some(was) = was {
            own.remove(&was);
        }
        own.insert(key(&contact.name), contact);
        Ok(())
    })?;
    Ok(ContactsChanged { names: vec![name] })
}

/// Takes a contact out.
pub(crate) fn remove_contact(app: &App, asked: RemoveContact) -> Result<ContactsChanged, Failure> {
    change(app, |known, own| {
        if own.remove(&key(&asked.name)).is_some() {
            return Ok(());
        }
        let message = match known.named(&asked.name) {
            Some(contact) => format!("{} stands in your team's table; change it there.", contact.name),
            None => format!("There is no contact \u{201c}{}\u{201d}.", asked.name.trim()),
        };
        Err(Failure::new("no-contact", message))
    })?;
    Ok(ContactsChanged { names: vec![asked.name] })
}

/// Says that contacts are right.
pub(crate) fn review_contacts(app: &App, asked: ReviewContacts) -> Result<ContactsChanged, Failure> {
    let day = app.store().read(|reading| Ok::<_, Failure>(today(&app.here(reading)?)))?;
    change(app, |known, own| {
        for name in &asked.names {
            let contact = known.named(name).ok_or_else(|| {
                Failure::new("no-contact", format!("There is no contact \u{201c}{}\u{201d}.", name.trim()))
            })?;
            own.insert(key(name), Contact { reviewed_on: Some(day), ..contact.clone() });
        }
        Ok(())
    })?;
    Ok(ContactsChanged { names: asked.names })
}

/// Changes the user's own table, whole or not at all: its contacts by their keys.
pub(super) fn change(
    app: &App,
    how: impl FnOnce(&Contacts, &mut BTreeMap<String, Contact>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let library = app.library_now()?;
    let (known, path): (_, PathBuf) = (&library.contacts, library.folders().own_contacts());
    if let Some(fault) = known.own_fault(&path) {
        let message = format!("{} has a fault and is not written over. {fault} Put that right first.", path.display());
        return Err(Failure::new("contacts-fault", message));
    }
    if !known.own_left_out.is_empty() {
        let message = format!(
            "{} has columns that Foghorn does not know and would lose: {}. Rename them to \u{201c}note\u{201d}, or take them out; \
             then change contacts here.",
            path.display(),
            known.own_left_out.join(", ")
        );
        return Err(Failure::new("contacts-columns", message));
    }
    let mut own = known.yours().map(|contact| (key(&contact.name), contact.clone())).collect();
    how(known, &mut own)?;
    let table = write_table(own.values());
    if own.len() > CONTACTS_AT_MOST || table.len() > TEXT_AT_MOST {
        return Err(Failure::new("too-many", "That is more than a table of contacts holds: 20,000, or 1 MiB."));
    }
    saving::write(&path, &table)?;
    app.library_now()?;
    app.changed(Vec::new());
    Ok(())
}
