//! Lists: incidents, clocks, findings; a row each.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::terminal::{Place, columns, instant, length_between, text};
use crate::args::List;

/// Incidents, a row each.
pub(super) fn list(rows: &Value, list: &List, place: &Place) -> String {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        let narrowed = list.text.is_some() || list.status.is_some();
        return match (narrowed, list.all) {
            (true, _) => "No incident is like that.\n".to_owned(),
            (false, true) => {
                "There is no incident yet. `foghorn declare \"What is broken\"` starts the clocks.\n".to_owned()
            }
            (false, false) => "Nothing is open. `foghorn declare \"What is broken\"` starts the clocks.\n".to_owned(),
        };
    }
    let row = |row: &Value| {
        let kind = match row["kind"].as_str() {
            Some("real") | None => String::new(),
            Some(kind) => format!(" [{kind}]"),
        };
        vec![
            text(&row["reference"]),
            text(&row["severity"]),
            text(&row["status"]),
            place.time(&row["declared_at"]),
            text(&row["title"]) + &kind,
        ]
    };
    titled(["INCIDENT", "SEVERITY", "STATUS", "DECLARED", "TITLE"], rows.iter().map(row))
}

/// Clocks, a row each: when, what the clock says, whose.
pub(super) fn due(clocks: &Value, place: &Place) -> String {
    let clocks = clocks.as_array().map(Vec::as_slice).unwrap_or_default();
    if clocks.is_empty() {
        return "No clock is running.\n".to_owned();
    }
    let row = |clock: &Value| {
        let mut more = Vec::new();
        if clock["promised_at"].is_string() {
            more.push(format!("promised by {}", place.time(&clock["promised_at"])));
        }
        if clock["snoozed_until"].is_string() {
            more.push(format!("snoozed until {}", place.time(&clock["snoozed_until"])));
        }
        let due = if clock["due_at"].is_string() { place.time(&clock["due_at"]) } else { "-".to_owned() };
        vec![due, stage(clock, place.0.now), text(&clock["incident"]), text(&clock["stakeholder"]), more.join(", ")]
    };
    titled(["DUE", "STAGE", "INCIDENT", "STAKEHOLDER", ""], clocks.iter().map(row))
}

/// Rows under their titles.
fn titled(titles: [&str; 5], rows: impl Iterator<Item = Vec<String>>) -> String {
    let titles = titles.map(str::to_owned).to_vec();
    columns(&std::iter::once(titles).chain(rows).collect::<Vec<_>>())
}

/// What a clock says; where it is overdue, for how long it was at that time.
pub(super) fn stage(clock: &Value, then: DateTime<Utc>) -> String {
    let stage = text(&clock["stage"]);
    match instant(&clock["due_at"]).and_then(|due_at| length_between(due_at, then)) {
        Some(late) if stage == "overdue" => format!("{stage} {late}"),
        _ => stage,
    }
}

/// What was found, newest first.
pub(super) fn search(found: &Value, place: &Place) -> String {
    let hits = found["hits"].as_array().map(Vec::as_slice).unwrap_or_default();
    let row = |hit: &Value| {
        let pieces = hit["pieces"].as_array().into_iter().flatten();
        let said = pieces.map(|piece| text(&piece["text"])).collect();
        vec![place.time(&hit["happened_at"]), text(&hit["reference"]), said]
    };
    let mut out = columns(&hits.iter().map(row).collect::<Vec<_>>());
    if hits.is_empty() {
        out = "Nothing was said with these words.\n".to_owned();
    }
    if found["titles_only"] == true {
        out += "(Titles only: one letter is too few for everything that was said.)\n";
    }
    match found["behind"].as_u64() {
        None | Some(0) => out,
        Some(behind) => out + &format!("({behind} entries are not indexed yet.)\n"),
    }
}
