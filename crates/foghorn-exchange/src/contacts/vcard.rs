//! Contacts as cards: vCard, versions 2.1 to 4.0 in, 4.0 out.

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue, VCardVersion};
use calcard::{Entry, Parser};
use foghorn_core::contacts::Contact;

use super::words::Draft;
use super::{CONTACTS_AT_MOST, Read, groups_said};
use crate::cells::text_of;

// What no property of vCard says.
const GROUPS: &str = "X-FOGHORN-GROUPS";
const WAIT: &str = "X-FOGHORN-WAIT";
const CONTRACT: &str = "X-FOGHORN-CONTRACT";
const SUPPORT: &str = "X-FOGHORN-SUPPORT";
const REVIEWED_ON: &str = "X-FOGHORN-REVIEWED-ON";

/// Reads cards.
pub fn read_cards(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(fault) => {
            read.faults.push(fault);
            return read;
        }
    };
    let mut begins = text.lines().enumerate().filter(|(_, line)| is_begin(line)).map(|(at, _)| at + 1);
    let mut names = BTreeMap::new();
    let mut parser = Parser::new(text).strict();
    loop {
        match parser.entry() {
            Entry::VCard(card) => {
                let line = begins.next().unwrap_or(1);
                let drafted = draft(&card, &mut read.left_out);
                read.take(&mut names, line, drafted);
            }
            Entry::Eof => break,
            Entry::UnterminatedComponent(_) => {
                read.fault(begins.next().unwrap_or(1), "This card has no end; the file is cut off.");
            }
            Entry::InvalidLine(line) => {
                let shown: String = line.chars().take(60).collect();
                read.fault(1, format!("There is something else than cards: \u{201c}{}\u{201d}.", shown.trim()));
                break;
            }
            _ => {
                read.fault(1, "There is something else than cards.");
                break;
            }
        }
        if read.contacts.len() > CONTACTS_AT_MOST {
            read.fault(1, format!("There are more than {CONTACTS_AT_MOST} contacts; that is some other list."));
            break;
        }
    }
    if read.contacts.is_empty() && read.faults.is_empty() {
        read.fault(1, "There is no card in it.");
    }
    read
}

/// Writes cards; reading them gives the same contacts.
pub fn write_cards<'a>(contacts: impl IntoIterator<Item = &'a Contact>) -> String {
    let mut text = String::new();
    for contact in contacts {
        // Writing into memory has no way to fail.
        let _ = card(contact).write_to(&mut text, VCardVersion::V4_0);
    }
    text
}

fn is_begin(line: &str) -> bool {
    line.trim().eq_ignore_ascii_case("BEGIN:VCARD")
}

fn card(contact: &Contact) -> VCard {
    let said = Draft::from(contact);
    let mut entries = Vec::new();
    let mut add = |name: VCardProperty, text: &str| {
        if !text.is_empty() {
            entries.push(VCardEntry::new(name).with_value(text.to_owned()));
        }
    };
    let other = |name: &str| VCardProperty::Other(name.to_owned());
    add(VCardProperty::Fn, &said.name);
    add(VCardProperty::Org, &said.organisation);
    add(VCardProperty::Title, &said.role);
    contact.phones.iter().for_each(|phone| add(VCardProperty::Tel, phone));
    contact.emails.iter().for_each(|mail| add(VCardProperty::Email, mail));
    add(VCardProperty::Tz, &said.zone);
    add(VCardProperty::Lang, &said.language);
    add(VCardProperty::Note, &said.note);
    add(other(GROUPS), &groups_said(&contact.groups));
    add(other(WAIT), &said.wait);
    add(other(CONTRACT), &said.contract);
    add(other(SUPPORT), &said.support);
    add(other(REVIEWED_ON), &said.reviewed_on);
    let groups = contact.groups.iter().map(|place| VCardValue::Text(place.group.clone())).collect::<Vec<_>>();
    if !groups.is_empty() {
        entries.push(VCardEntry::new(VCardProperty::Categories).with_values(groups));
    }
    VCard { entries }
}

fn draft(card: &VCard, left_out: &mut Vec<String>) -> Draft {
    let mut draft = Draft::default();
    let (mut parts, mut categories) = (String::new(), String::new());
    for entry in &card.entries {
        let field = match &entry.name {
            VCardProperty::Fn => &mut draft.name,
            VCardProperty::N => &mut parts,
            VCardProperty::Org => &mut draft.organisation,
            VCardProperty::Title | VCardProperty::Role => &mut draft.role,
            VCardProperty::Tel => &mut draft.phones,
            VCardProperty::Email => &mut draft.emails,
            VCardProperty::Tz => &mut draft.zone,
            VCardProperty::Lang => &mut draft.language,
            VCardProperty::Note => &mut draft.note,
            VCardProperty::Categories => &mut categories,
            VCardProperty::Begin | VCardProperty::End | VCardProperty::Version | VCardProperty::Prodid => continue,
            VCardProperty::Rev | VCardProperty::Uid | VCardProperty::Kind => continue,
            VCardProperty::Other(name) => match name.to_ascii_uppercase().as_str() {
                GROUPS => &mut draft.groups,
                WAIT => &mut draft.wait,
                CONTRACT => &mut draft.contract,
                SUPPORT => &mut draft.support,
                REVIEWED_ON => &mut draft.reviewed_on,
                _ => {
                    leave_out(left_out, name);
                    continue;
                }
            },
            known => {
                leave_out(left_out, known.as_str());
                continue;
            }
        };
        let several = matches!(entry.name, VCardProperty::Tel | VCardProperty::Email | VCardProperty::Categories);
        for value in texts(entry) {
            let value = value.trim();
            let value = value.strip_prefix("tel:").or_else(|| value.strip_prefix("mailto:")).unwrap_or(value);
            if value.is_empty() {
                continue;
            }
            let value = &match entry.name {
                // Other programs' groups may hold what here parts groups, or gives a place in one.
                VCardProperty::Categories => value.replace([';', ':'], " "),
                // RFC 3966 writes an extension behind a semicolon, which parts numbers here.
                _ => value.replace(";ext=", " x"),
            };
            match (field.is_empty(), several) {
                (true, _) => field.push_str(value),
                (false, true) => {
                    field.push(';');
                    field.push_str(value);
                }
                // Of a name's parts the family comes first, as in lists.
                (false, false) if entry.name == VCardProperty::N => *field = format!("{value} {field}"),
                (false, false) if entry.name == VCardProperty::Note => {
                    field.push('\n');
                    field.push_str(value);
                }
                (false, false) => {}
            }
        }
    }
    if draft.name.is_empty() {
        draft.name = parts;
    }
    if draft.groups.is_empty() {
        draft.groups = categories;
    }
    draft
}

fn leave_out(left_out: &mut Vec<String>, name: &str) {
    if left_out.iter().all(|known| !known.eq_ignore_ascii_case(name)) {
        left_out.push(name.to_owned());
    }
}

/// The texts of a property; of a name its parts, family and given alone.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let mut texts = Vec::new();
    for value in &entry.values {
        match value {
            VCardValue::Component(parts) => texts.extend(parts.iter().cloned()),
            VCardValue::PartialDateTime(offset) => texts.extend(whole_hours(offset)),
            other => texts.extend(other.as_text().map(str::to_owned)),
        }
    }
    if entry.name == VCardProperty::N {
        texts.truncate(2);
    }
    texts
}

/// A zone that is only an offset: `+0200` is `Etc/GMT-2`. Others have no name, and are left away.
fn whole_hours(offset: &PartialDateTime) -> Option<String> {
    let hours = offset.tz_hour?;
    if offset.tz_minute.unwrap_or_default() != 0 || hours > 12 {
        return None;
    }
    // Zones of this family count the other way round.
    let sign = if offset.tz_minus { '+' } else { '-' };
    Some(if hours == 0 { "Etc/UTC".to_owned() } else { format!("Etc/GMT{sign}{hours}") })
}
