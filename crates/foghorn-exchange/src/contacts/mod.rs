//! Contacts as other programs keep them: a table (CSV), or cards (vCard).
//!
//! Here: reading and writing both, whole or not at all: every fault is told with its place. What one cell or card
//! property means is said once for both (`words`). Not here: which contacts are in force (foghorn-app).

mod table;
mod vcard;
mod words;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use foghorn_core::contacts::Contact;

use crate::LineFault;

pub use table::{COLUMNS, read_table, write_table};
pub use vcard::{read_cards, write_cards};
pub use words::{Draft, contact_of, groups_said, list_said};

/// More than anybody has; a file with more is something else.
pub const CONTACTS_AT_MOST: usize = 20_000;

/// What was read of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The contacts that are right, in the file's order.
    pub contacts: Vec<Contact>,
    /// What is wrong, in the file's order.
    pub faults: Vec<LineFault>,
    /// Columns, or properties of cards, that mean nothing here and are left out.
    pub left_out: Vec<String>,
}

impl Read {
    fn fault(&mut self, line: usize, reason: impl Into<String>) {
        self.faults.push(LineFault::new(line, reason));
    }

    /// Takes a contact in, unless one of its name is there or there are too many.
    fn take(&mut self, names: &mut BTreeMap<String, usize>, line: usize, drafted: Draft) {
        let contact = match contact_of(drafted) {
            Ok(contact) => contact,
            Err(reasons) => {
                for reason in reasons {
                    self.fault(line, reason);
                }
                return;
            }
        };
        match names.entry(contact.name.to_lowercase()) {
            Slot::Vacant(slot) => {
                slot.insert(line);
                self.contacts.push(contact);
            }
            Slot::Occupied(slot) => {
                let (name, before) = (contact.name, slot.get());
                let reason = format!("\u{201c}{name}\u{201d} stands in line {before} already; one contact a name.");
                self.fault(line, reason);
            }
        }
    }
}
