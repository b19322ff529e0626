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
    if !rows.is_empty() {
        let ages = array(&view["ages"]).filter(|age| age["open"] != 0);
        let ages: Vec<_> = ages.map(|age| format!("{} {}", age["open"], text(&age["age"]))).collect();
        let _ = writeln!(out, "How old: {}.", ages.join(", "));
    }
    let median = view["median_days"].as_i64().map(|days| match days {
        0 | 1 => ", half of them within a day".to_owned(),
        days => format!(", half of them within {days} days"),
    });
    let _ = writeln!(out, "{} settled; {} done{}.", view["settled"], view["done"], median.unwrap_or_default());
    for cause in array(&view["repeated"]) {
        let incidents: Vec<_> = array(&cause["incidents"]).map(text).collect();
        let _ = writeln!(out, "Again and again: {} ({}).", text(&cause["cause"]), incidents.join(", "));
    }
    out
}

/// What is left until an incident can be closed, and what those who were told of it hear long after.
pub(super) fn aftermath(view: &Value, place: &Place) -> String {
    let mut out = String::new();
    let mut say = |name: &str, what: &Value| {
        for one in array(what) {
            let _ = writeln!(out, "{name}: {}", text(one));
        }
    };
    say("Still owed a word", &view["words"]);
    say("Report", &view["reports"]);
    say("Asked", &view["asks"]);
    say("To do", &view["things"]);
    say("Approved and not given yet", &view["offers"]);
    for (field, name) in [("letters", "Letters approved and not sent"), ("next_steps", "Next steps for customers")] {
        if view[field] != 0 {
            let _ = writeln!(out, "{name}: {}", view[field]);
        }
    }
    if view["postmortem_due"].is_string() && view["postmortem_is_out"] == false {
        let _ = writeln!(out, "Postmortem: due {}", place.time(&view["postmortem_due"]));
    }
    if view["can_close"] == true {
        out.push_str("Nothing is left; it can be closed.\n");
    }
    for done in array(&view["reassurance"]["changed"]) {
        let _ = writeln!(out, "Changed: {} ({})", text(&done["text"]), place.time(&done["done_at"]));
    }
    for round in array(&view["reassurance"]["rounds"]) {
        let names: Vec<_> = array(&round["unaware"]).map(|one| text(&one["name"])).collect();
        let due = place.time(&round["due_at"]);
        let state = match round["state"].as_str() {
            Some("told") => "they heard".to_owned(),
            Some("not-needed") => "nobody needs to hear".to_owned(),
            Some("to-come") => format!("due {due}"),
            Some("late") => format!("LATE, was due {due}; not told: {}", names.join(", ")),
            _ => format!("due {due}; not told: {}", names.join(", ")),
        };
        let note = if round["note"].is_null() { String::new() } else { format!(": {}", text(&round["note"])) };
        let _ = writeln!(out, "Reassurance, {}: {state}{note}", text(&round["name"]));
    }
    out
}

/// What was written for a tracker.
pub(super) fn exported(saved: &Value) -> String {
    let many =
        if saved["follow_ups"] == 1 { "1 follow-up".to_owned() } else { format!("{} follow-ups", saved["follow_ups"]) };
    format!("{many} written into {}.\n", text(&saved["path"]))
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
