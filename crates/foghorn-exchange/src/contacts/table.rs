//! Contacts as a table: CSV with a line of column names, in any order.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use foghorn_core::contacts::Contact;

use super::words::Draft;
use super::{CONTACTS_AT_MOST, Read};
use crate::cells::{delimiter, guarded, open_quote, sentence, text_of, unguarded};

/// The columns as we write them. Other programs' names for the same are read as well.
pub const COLUMNS: [&str; 13] = [
    "name",
    "groups",
    "role",
    "organisation",
    "phone",
    "email",
    "zone",
    "language",
    "wait",
    "contract",
    "support",
    "reviewed_on",
    "note",
];

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    FirstName,
    LastName,
    Groups,
    Order,
    Role,
    Organisation,
    Phone,
    Email,
    Zone,
    Language,
    Wait,
    Contract,
    Support,
    ReviewedOn,
    Note,
    LeftOut,
}

/// Reads a table: commas, semicolons or tabs, whichever its first line has most of.
pub fn read_table(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(fault) => {
            read.faults.push(fault);
            return read;
        }
    };
    let mut rows = ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let columns = match rows.headers() {
        Ok(names) => columns(names),
        Err(wrong) => {
            read.fault(1, sentence(&wrong));
            return read;
        }
    };
    if !columns.iter().any(|(column, _)| matches!(column, Column::Name | Column::FirstName | Column::LastName)) {
        read.fault(1, "No column is called name; the first line must name the columns.");
        return read;
    }
    let left_out = columns.iter().filter(|(column, name)| *column == Column::LeftOut && !name.is_empty());
    read.left_out = left_out.map(|(_, name)| name.clone()).collect();
    if let Some(line) = open_quote(text) {
        read.fault(line, "A quotation mark is opened here and never closed: what follows would all be one cell.");
        return read;
    }
    let mut names = BTreeMap::new();
    for row in rows.records() {
        match row {
            Ok(row) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(row) => {
                let line = row.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
                if row.len() > columns.len() {
                    read.fault(line, format!("It has {} cells, and there are {} columns.", row.len(), columns.len()));
                    continue;
                }
                read.take(&mut names, line, draft(&columns, &row));
            }
            Err(wrong) => {
                let line = wrong.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
                read.fault(line, sentence(&wrong));
            }
        }
        if read.contacts.len() > CONTACTS_AT_MOST {
            read.fault(1, format!("There are more than {CONTACTS_AT_MOST} contacts; that is some other list."));
            break;
        }
    }
    read
}

/// Writes a table; reading it gives the same contacts.
pub fn write_table<'a>(contacts: impl IntoIterator<Item = &'a Contact>) -> String {
    let mut rows = WriterBuilder::new().from_writer(Vec::new());
    // Writing into memory has no way to fail.
    let _ = rows.write_record(COLUMNS);
    for contact in contacts {
        let said = Draft::from(contact);
        let cells = [
            said.name,
            said.groups,
            said.role,
            said.organisation,
            said.phones,
            said.emails,
            said.zone,
            said.language,
            said.wait,
            said.contract,
            said.support,
            said.reviewed_on,
            said.note,
        ];
        let _ = rows.write_record(cells.map(|cell| guarded(&cell)));
    }
    String::from_utf8(rows.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn columns(names: &StringRecord) -> Vec<(Column, String)> {
    names.iter().map(|name| (column(name), name.trim().to_owned())).collect()
}

fn column(name: &str) -> Column {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    match plain.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "name" | "fullname" | "displayname" | "fn" | "contact" => Column::Name,
        "firstname" | "givenname" | "forename" => Column::FirstName,
        "lastname" | "familyname" | "surname" => Column::LastName,
        "groups" | "group" | "labels" | "categories" | "category" | "stakeholder" | "stakeholders" | "team"
        | "teams" => Column::Groups,
        "order" | "escalation" | "escalationorder" | "escalationlevel" | "level" => Column::Order,
        "role" | "title" | "jobtitle" | "position" | "organizationtitle" => Column::Role,
        "organisation" | "organization" | "organizationname" | "organisationname" | "company" | "companyname"
        | "org" | "vendor" | "employer" => Column::Organisation,
        "phone" | "phones" | "telephone" | "tel" | "mobile" | "mobilephone" | "cell" | "cellphone" | "phonenumber"
        | "businessphone" | "workphone" | "homephone" => Column::Phone,
        "email" | "emails" | "mail" | "emailaddress" | "mailaddress" => Column::Email,
        "zone" | "timezone" | "tz" => Column::Zone,
        "language" | "lang" | "locale" => Column::Language,
        "wait" | "waitfor" | "timeout" => Column::Wait,
        "contract" | "contractnumber" | "customernumber" => Column::Contract,
        "support" | "supportnumber" | "supportphone" | "hotline" => Column::Support,
        "reviewedon" | "reviewed" | "lastreviewed" | "verifiedon" => Column::ReviewedOn,
        "note" | "notes" | "comment" | "comments" | "remarks" => Column::Note,
        _ if numbered(&plain, "phone") => Column::Phone,
        _ if numbered(&plain, "email") => Column::Email,
        _ => Column::LeftOut,
    }
}

/// `phone1value`: how address books number what there may be several of.
fn numbered(plain: &str, what: &str) -> bool {
    let rest = plain.strip_prefix(what).and_then(|rest| rest.strip_suffix("value"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit()))
}

fn draft(columns: &[(Column, String)], row: &StringRecord) -> Draft {
    let mut draft = Draft::default();
    let (mut first, mut last, mut order) = (String::new(), String::new(), String::new());
    for ((column, _), cell) in columns.iter().zip(row) {
        let cell = unguarded(cell.trim());
        if cell.is_empty() {
            continue;
        }
        let field = match column {
            Column::Name => &mut draft.name,
            Column::FirstName => &mut first,
            Column::LastName => &mut last,
            Column::Groups => &mut draft.groups,
            Column::Order => &mut order,
            Column::Role => &mut draft.role,
            Column::Organisation => &mut draft.organisation,
            Column::Phone => &mut draft.phones,
            Column::Email => &mut draft.emails,
            Column::Zone => &mut draft.zone,
            Column::Language => &mut draft.language,
            Column::Wait => &mut draft.wait,
            Column::Contract => &mut draft.contract,
            Column::Support => &mut draft.support,
            Column::ReviewedOn => &mut draft.reviewed_on,
            Column::Note => &mut draft.note,
            Column::LeftOut => continue,
        };
        // Some address books put several into one cell, and mark the groups that are their own.
        let several = cell.replace(" ::: ", ";").replace("* ", "");
        let cell = match column {
            Column::Groups | Column::Phone | Column::Email if cell.contains(" ::: ") => several.as_str(),
            _ => cell,
        };
        // Several columns of one meaning add up.
        if !field.is_empty() {
            field.push(';');
        }
        field.push_str(cell);
    }
    if draft.name.is_empty() {
        draft.name = format!("{first} {last}");
    }
    if !order.is_empty() {
        let placed =
            |group: &str| if group.contains(':') { group.to_owned() } else { format!("{}:{order}", group.trim()) };
        draft.groups =
            draft.groups.split(';').filter(|group| !group.trim().is_empty()).map(placed).collect::<Vec<_>>().join(";");
    }
    draft
}
