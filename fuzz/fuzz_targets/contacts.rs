//! Contacts that another program wrote: tables and cards are read, faults named, and what was read comes back the same from
//! what we write of it.
#![no_main]

use foghorn_exchange::contacts::{Read, read_cards, read_table, write_cards, write_table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let table = read_table(bytes);
    comes_back(&table, &read_table(write_table(&table.contacts).as_bytes()));
    let cards = read_cards(bytes);
    comes_back(&cards, &read_cards(write_cards(&cards.contacts).as_bytes()));
});

fn comes_back(read: &Read, again: &Read) {
    if read.contacts.is_empty() {
        return;
    }
    assert!(again.faults.is_empty(), "what was written is faulty: {:?}", again.faults);
    assert_eq!(again.contacts, read.contacts);
}
