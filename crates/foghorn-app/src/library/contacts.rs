//! Who can be reached: the team's table of contacts, the user's over it, by name.
//!
//! A line with a fault costs nobody but that line. Not here: what a line says (foghorn-exchange), and changing it
//! (`crate::contacts`).

use std::collections::BTreeSet;
use std::path::Path;

use foghorn_core::contacts::{Contact, key};
use foghorn_drafts::Origin;
use foghorn_exchange::LineFault;
use foghorn_exchange::contacts::read_table;

use super::files::LibraryFile;
use super::folders::{Folders, Team};

/// Who can be reached.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contacts {
    /// In the order of their names.
    pub(crate) all: Vec<Contact>,
    /// Whose each of them is.
    pub(crate) origins: Vec<Origin>,
    /// What is wrong with the files: where, and why.
    pub(crate) faults: Vec<(String, LineFault)>,
    /// Columns of the user's own table that Foghorn does not know: it is not written over, they would be gone.
    pub(crate) own_left_out: Vec<String>,
    /// The team's, as they were read last.
    team: Vec<Contact>,
}

impl Contacts {
    /// Reads the tables. Where the team's folder does not answer, its contacts are as `before` read them.
    pub(super) fn read(folders: &Folders, before: Option<&Self>) -> Self {
        let mut contacts = Self::default();
        let (team, yours) = folders.contacts();
        contacts.team = match team {
            Team::There(Some(file)) => contacts.of(&file).0,
            Team::Silent => before.map(|before| before.team.clone()).unwrap_or_default(),
            _ => Vec::new(),
        };
        let (yours, left_out) = yours.map(|file| contacts.of(&file)).unwrap_or_default();
        contacts.own_left_out = left_out;
        let keys: BTreeSet<String> = yours.iter().map(|own| key(&own.name)).collect();
        let team = contacts.team.iter().filter(|contact| !keys.contains(&key(&contact.name))).cloned();
        let mut all: Vec<_> = team.map(|contact| (contact, Origin::Team)).collect();
        all.extend(yours.into_iter().map(|contact| (contact, Origin::Yours)));
        all.sort_by_cached_key(|(contact, _)| key(&contact.name));
        (contacts.all, contacts.origins) = all.into_iter().unzip();
        contacts
    }

    /// The user's own.
    pub(crate) fn yours(&self) -> impl Iterator<Item = &Contact> {
        let own = self.all.iter().zip(&self.origins).filter(|(_, origin)| **origin == Origin::Yours);
        own.map(|(contact, _)| contact)
    }

    /// What is wrong with the user's own table, if anything is: it is not written over.
    pub(crate) fn own_fault(&self, own: &Path) -> Option<&LineFault> {
        let own = own.display().to_string();
        self.faults.iter().find(|(file, _)| *file == own).map(|(_, fault)| fault)
    }

    /// The contact of a name, in whatever letters.
    pub(crate) fn named(&self, name: &str) -> Option<&Contact> {
        let at = self.all.binary_search_by(|contact| key(&contact.name).cmp(&key(name))).ok()?;
        self.all.get(at)
    }

    /// Its contacts, and the columns that say nothing to Foghorn.
    fn of(&mut self, file: &LibraryFile) -> (Vec<Contact>, Vec<String>) {
        match &file.text {
            Ok(text) if text.trim().is_empty() => (Vec::new(), Vec::new()),
            Ok(text) => {
                let read = read_table(text.as_bytes());
                self.faults.extend(read.faults.into_iter().map(|fault| (file.shown(), fault)));
                (read.contacts, read.left_out)
            }
            Err(reason) => {
                self.faults.push((file.shown(), LineFault::new(1, format!("The file cannot be read: {reason}."))));
                (Vec::new(), Vec::new())
            }
        }
    }
}
