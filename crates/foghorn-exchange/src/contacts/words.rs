//! What the fields of a contact may say, wherever they were written.

use chrono::NaiveDate;
use chrono_tz::Tz;
use foghorn_core::Span;
use foghorn_core::contacts::{Contact, Place};

/// Longer is no name, number or address.
const FIELD_AT_MOST: usize = 1_000;

/// Nobody waits longer for an answer: a day.
const WAIT_AT_MOST: u32 = 24 * 60 * 60;

/// A contact as it was typed: texts only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name.
    pub name: String,
    /// `database:1; executives`.
    pub groups: String,
    /// What they do.
    pub role: String,
    /// For whom they work.
    pub organisation: String,
    /// Numbers, parted by semicolons.
    pub phones: String,
    /// Addresses, parted by semicolons.
    pub emails: String,
    /// An IANA zone.
    pub zone: String,
    /// `en`, `pt-BR`.
    pub language: String,
    /// `5m`.
    pub wait: String,
    /// A vendor's contract.
    pub contract: String,
    /// A vendor's support.
    pub support: String,
    /// `2026-10-01`.
    pub reviewed_on: String,
    /// What else to know.
    pub note: String,
}

/// The contact that a draft means.
///
/// # Errors
/// What is wrong with it, a sentence a field.
pub fn contact_of(draft: Draft) -> Result<Contact, Vec<String>> {
    let mut wrong = Vec::new();
    let name = one_line(&draft.name);
    if name.is_empty() {
        wrong.push("There is no name.".to_owned());
    }
    let all = [
        &draft.name,
        &draft.groups,
        &draft.role,
        &draft.organisation,
        &draft.phones,
        &draft.emails,
        &draft.zone,
        &draft.language,
        &draft.wait,
        &draft.contract,
        &draft.support,
        &draft.reviewed_on,
    ];
    if all.iter().any(|field| field.len() > FIELD_AT_MOST) || draft.note.len() > 10 * FIELD_AT_MOST {
        wrong.push(format!("A field is longer than {FIELD_AT_MOST} bytes."));
    }
    if draft.note.contains('\0') {
        wrong.push("The note has a NUL character.".to_owned());
    }
    let phones = list(&draft.phones);
    wrong.extend(
        phones
            .iter()
            .filter(|phone| !is_phone(phone))
            .map(|phone| format!("{} is no telephone number.", quoted(phone))),
    );
    let emails = list(&draft.emails);
    wrong.extend(
        emails.iter().filter(|mail| !is_mail(mail)).map(|mail| format!("{} is no mail address.", quoted(mail))),
    );
    let said = |typed: &str, what: &str| {
        let typed = one_line(typed);
        (!typed.is_empty()).then_some(typed).map(|typed| (format!("{} is no {what}.", quoted(&typed)), typed))
    };
    let zone =
        said(&draft.zone, "zone; write one like Europe/Berlin").map(|(no, typed)| typed.parse::<Tz>().map_err(|_| no));
    let wait = said(&draft.wait, "time to wait; write one like 5m").map(|(no, typed)| {
        typed.parse::<Span>().ok().filter(|wait| (1..=WAIT_AT_MOST).contains(&wait.as_seconds())).ok_or(no)
    });
    let reviewed_on = said(&draft.reviewed_on, "day; write one like 2026-10-01")
        .map(|(no, typed)| NaiveDate::parse_from_str(&typed, "%Y-%m-%d").map_err(|_| no));
    let language = one_line(&draft.language);
    if !(language.is_empty() || is_language(&language)) {
        wrong.push(format!("{} is no language; write one like en or pt-BR.", quoted(&language)));
    }
    let groups = groups(&draft.groups).unwrap_or_else(|reason| {
        wrong.push(reason);
        Vec::new()
    });
    let wait = keep(wait, &mut wrong);
    let zone = keep(zone, &mut wrong);
    let reviewed_on = keep(reviewed_on, &mut wrong);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(Contact {
        name,
        groups,
        role: one_line(&draft.role),
        organisation: one_line(&draft.organisation),
        phones,
        emails,
        zone,
        language,
        wait,
        contract: one_line(&draft.contract),
        support: one_line(&draft.support),
        reviewed_on,
        note: draft.note.trim().to_owned(),
    })
}

fn keep<T>(read: Option<Result<T, String>>, wrong: &mut Vec<String>) -> Option<T> {
    read?.map_err(|reason| wrong.push(reason)).ok()
}

/// A contact as it would be typed.
impl From<&Contact> for Draft {
    fn from(contact: &Contact) -> Self {
        Self {
            name: contact.name.clone(),
            groups: groups_said(&contact.groups),
            role: contact.role.clone(),
            organisation: contact.organisation.clone(),
            phones: list_said(&contact.phones),
            emails: list_said(&contact.emails),
            zone: contact.zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
            language: contact.language.clone(),
            wait: contact.wait.map(|wait| wait.to_string()).unwrap_or_default(),
            contract: contact.contract.clone(),
            support: contact.support.clone(),
            reviewed_on: contact.reviewed_on.map(|day| day.to_string()).unwrap_or_default(),
            note: contact.note.clone(),
        }
    }
}

/// `database:1; executives`.
pub fn groups_said(groups: &[Place]) -> String {
    let said = |place: &Place| match place.order {
        Some(order) => format!("{}:{order}", place.group),
        None => place.group.clone(),
    };
    list_said(&groups.iter().map(said).collect::<Vec<_>>())
}

/// `a; b`.
pub fn list_said(texts: &[String]) -> String {
    texts.join("; ")
}

fn groups(typed: &str) -> Result<Vec<Place>, String> {
    let mut groups: Vec<Place> = Vec::new();
    for typed in list(typed) {
        let (group, order) =
            match typed.rsplit_once(':') {
                Some((group, order)) => {
                    let order = order.trim().parse::<u32>().ok().filter(|order| *order > 0);
                    (
                        group.trim(),
                        Some(order.ok_or_else(|| {
                            format!("{} names no place in a group; write database:1.", quoted(&typed))
                        })?),
                    )
                }
                None => (typed.as_str(), None),
            };
        if group.is_empty() {
            return Err(format!("{} names no group.", quoted(&typed)));
        }
        if groups.iter().all(|known| !known.group.eq_ignore_ascii_case(group)) {
            groups.push(Place { group: group.to_owned(), order });
        }
    }
    Ok(groups)
}

/// What stands between semicolons or line ends, each once.
fn list(typed: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for one in typed.split([';', '\n']).map(one_line).filter(|one| !one.is_empty()) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

fn one_line(typed: &str) -> String {
    let is_gap = |c: char| c.is_control() || c.is_whitespace();
    typed.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_phone(typed: &str) -> bool {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || "+-()./ #*,xXextn".contains(c);
    digits >= 2 && typed.chars().all(allowed)
}

fn is_mail(typed: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c);
    matches!(typed.rsplit_once('@'), Some((who, at)) if !who.is_empty() && !at.is_empty() && !typed.contains(odd) && !who.contains('@'))
}

fn is_language(typed: &str) -> bool {
    let mut parts = typed.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic()));
    first && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn quoted(typed: &str) -> String {
    let shown: String = typed.chars().take(60).collect();
    format!("\u{201c}{shown}\u{201d}")
}
