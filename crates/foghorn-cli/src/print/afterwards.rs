//! What comes after incidents, for a terminal.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{Place, columns, text};

/// Follow-ups of all incidents that are open, and causes that come again.
pub(super) fn follow_ups(view: &Value, place: &Place) -> String {
    let rows: Vec<_> = array(&view["open"])
        .map(|one| {
            let due = if one["due_at"].is_null() { "no date".to_owned() } else { place.time(&one["due_at"]) };
            let late = if one["late"] == true { "LATE".to_owned() } else { String::new() };
            let owner = if one["owner"].is_null() { "nobody".to_owned() } else { text(&one["owner"]) };
            vec![due, late, text(&one["reference"]), text(&one["kind"]), owner, text(&one["text"])]
        })
        .collect();
    let mut out = match rows.as_slice() {
        [] => "No follow-up is open.\n".to_owned(),
        rows => columns(rows),
    };
    let _ = writeln!(out, "{} settled.", view["settled"]);
    for cause in array(&view["repeated"]) {
        let incidents: Vec<_> = array(&cause["incidents"]).map(text).collect();
        let _ = writeln!(out, "Again and again: {} ({}).", text(&cause["cause"]), incidents.join(", "));
    }
    out
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
