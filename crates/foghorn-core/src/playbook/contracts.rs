//! `[[sla]]`: what contracts promise on how much a service is there, from a playbook file.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Weekday};

use super::faults::Found;
use super::section::Section;
use crate::sla::{Contract, Hours, Step};

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Every contract of a file that is right.
pub(super) fn contracts(found: &mut Found, file: &mut Section<'_, '_>) -> Vec<Contract> {
    let mut seen = BTreeMap::new();
    let mut read = Vec::new();
    for mut table in file.tables(found, "sla", "the contract") {
        let id = table.id(found, &mut seen);
        let (name, of) = (table.words(found, "name"), table.words(found, "of"));
        let period = table.must(found, "period");
        let zone = table.may(found, "zone").unwrap_or_default();
        let hours = hours(found, &mut table);
        let holidays = table.list(found, "holidays").into_iter().map(|(day, _)| day).collect();
        let (least, round_up) = (table.may(found, "least"), table.may(found, "round_up"));
        let steps = steps(found, &mut table);
        table.end(found);
        if let (Some(id), Some(name), Some(of), Some(period)) = (id, name, of, period) {
            read.push(Contract { id, name, period, zone, hours, holidays, least, round_up, of, steps });
        }
    }
    read
}

/// `days` and `hours`; `None` where the service is owed always.
fn hours(found: &mut Found, table: &mut Section<'_, '_>) -> Option<Hours> {
    let days: Vec<Weekday> = table.list(found, "days").into_iter().map(|(day, _)| day).collect();
    let typed: Option<String> = table.may(found, "hours");
    let (from, to) = match &typed {
        None if days.is_empty() => return None,
        None => (NaiveTime::MIN, NaiveTime::MIN),
        Some(typed) => {
            let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
            let read = typed.split_once(['-', '\u{2013}']).and_then(|(from, to)| Some((time(from)?, time(to)?)));
            if read.is_none() {
                let message = format!("the \u{201c}hours\u{201d} of {} are written like 08:00-18:00", table.what);
                found.wrong(table.line_of(found, "hours"), message);
            }
            read?
        }
    };
    let days = if days.is_empty() { WEEK.to_vec() } else { days };
    Some(Hours { days, from, to })
}

/// `[[sla.step]]`, from the highest availability down; less of it never owes less.
fn steps(found: &mut Found, contract: &mut Section<'_, '_>) -> Vec<Step> {
    let tables = contract.tables(found, "step", "the step");
    if tables.is_empty() {
        found.missing(contract.line, format!("{} has no [[sla.step]]", contract.what));
    }
    let mut read: Vec<Step> = Vec::new();
    for mut table in tables {
        let (below, credit) = (parts(found, &mut table, "below", 10_000.0), parts(found, &mut table, "credit", 100.0));
        let line = table.line;
        table.end(found);
        let (Some(below), Some(credit)) = (below, credit) else { continue };
        if read.last().is_some_and(|before| below >= before.below || credit < before.credit) {
            let message = "steps go from the highest availability down, and what is owed up".to_owned();
            found.wrong(line, message);
        }
        read.push(Step { below, credit });
    }
    read
}

/// A percentage as a whole number of its parts.
fn parts(found: &mut Found, table: &mut Section<'_, '_>, key: &'static str, of_one: f64) -> Option<u32> {
    let percent: f64 = table.must(found, key)?;
    if !(0.0..=100.0).contains(&percent) {
        let message = format!("\u{201c}{key}\u{201d} is a percentage, from 0 to 100");
        found.wrong(table.line_of(found, key), message);
        return None;
    }
    // Both are small: nothing is lost but digits that no contract has.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,000,000")]
    Some((percent * of_one).round() as u32)
}
