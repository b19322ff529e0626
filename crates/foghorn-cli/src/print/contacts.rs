//! Contacts, for a terminal.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{columns, text};
use crate::args::Contacts;

/// Who can be reached, what a file brings, or what changed.
pub(super) fn contacts(answer: &Value, asked: &Contacts) -> String {
    if asked.import.is_some() {
        return file(answer, asked.dry_run);
    }
    if asked.export.is_some() {
        return format!("Written: {}\n", text(&answer["path"]));
    }
    if !asked.reviewed.is_empty() {
        return format!("Looked at today: {}.\n", names(&answer["names"], usize::MAX));
    }
    let rows: Vec<_> = array(&answer["contacts"])
        .map(|one| {
            let stale = if one["stale"] == true { "not looked at for 90 days" } else { "" };
            let phone = array(&one["phones"]).next().map(text).unwrap_or_default();
            let mail = array(&one["emails"]).next().map(text).unwrap_or_default();
            vec![text(&one["name"]), text(&one["groups"]), phone, mail, stale.to_owned()]
        })
        .collect();
    let mut out = match rows.as_slice() {
        [] => "Nobody is found.\n".to_owned(),
        rows => columns(rows),
    };
    let (found, shown) = (answer["found"].as_u64().unwrap_or_default(), rows.len() as u64);
    if found > shown {
        let _ = writeln!(out, "{} more; name words to narrow it down.", found - shown);
    }
    for group in array(&answer["groups"]).filter(|group| array(&group["scheme"]).next().is_some()) {
        let steps: Vec<_> =
            array(&group["scheme"]).map(|step| format!("{} ({})", text(&step["who"]), text(&step["wait"]))).collect();
        let _ = writeln!(out, "Call scheme {}: {}", text(&group["group"]), steps.join(", then "));
    }
    for fault in array(&answer["faults"]) {
        let _ = writeln!(out, "Fault: {}", text(fault));
    }
    out
}

fn file(answer: &Value, dry_run: bool) -> String {
    let count = |key: &str| array(&answer[key]).count();
    let verb = if dry_run { "It would bring" } else { "Taken in" };
    let mut out =
        format!("{verb}: {} new, {} changed, {} as they are here.\n", count("new"), count("changed"), answer["same"]);
    for (title, key) in [("New", "new"), ("Changed", "changed")] {
        if count(key) > 0 {
            let _ = writeln!(out, "{title}: {}.", names(&answer[key], 20));
        }
    }
    if count("left_out") > 0 {
        let _ = writeln!(out, "Left out, because it means nothing here: {}.", names(&answer["left_out"], 20));
    }
    for fault in array(&answer["faults"]) {
        let _ = writeln!(out, "Fault: {}", text(fault));
    }
    out
}

fn names(list: &Value, most: usize) -> String {
    let names: Vec<_> = array(list).map(text).collect();
    let more = names.len().saturating_sub(most);
    let shown = names.into_iter().take(most).collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
