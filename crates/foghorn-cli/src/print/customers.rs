//! Customers one by one, for a terminal.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{Place, block, columns, text};
use crate::args::{Customers, Letters};

/// Who is on the list, or what came in.
pub(super) fn customers(answer: &Value, asked: &Customers, place: &Place) -> String {
    if asked.import.is_some() {
        return taken(answer);
    }
    let counts = &answer["counts"];
    let mut out = format!(
        "{} customers: {} letters approved, {} sent, {} answered, {} content, {} not, {} next steps.\n",
        counts["total"],
        counts["approved"],
        counts["written"],
        counts["answered"],
        counts["content"],
        counts["not_content"],
        counts["next_steps"]
    );
    if answer["missing"].is_string() {
        let _ = writeln!(out, "{}", text(&answer["missing"]));
    }
    let rows: Vec<_> = array(&answer["customers"])
        .map(|one| vec![one["row"].to_string(), text(&one["name"]), text(&one["address"]), state(one, place)])
        .collect();
    out.push_str(&columns(&rows));
    let (found, shown) = (answer["found"].as_u64().unwrap_or_default(), rows.len() as u64);
    if found > shown {
        let _ = writeln!(out, "{} more; name words to narrow it down.", found - shown);
    }
    out
}

/// One customer's letter.
pub(super) fn letter(answer: &Value) -> String {
    let to = [text(&answer["name"]), text(&answer["address"])];
    let to: Vec<_> = to.into_iter().filter(|part| !part.is_empty()).collect();
    let mut out = format!("To: {}\nSubject: {}\n\n", to.join(", "), text(&answer["subject"]));
    out.push_str(&block(answer["text"].as_str().unwrap_or_default(), ""));
    out.push('\n');
    for finding in array(&answer["findings"]) {
        let _ =
            writeln!(out, "{}: {} ({})", text(&finding["severity"]), text(&finding["message"]), text(&finding["rule"]));
    }
    out
}

/// What is wrong with letters, or where they were saved.
pub(super) fn letters(answer: &Value, asked: &Letters) -> String {
    if asked.save.is_some() {
        let mut out =
            format!("{} of {} letters saved in {}.\n", answer["written"], answer["of"], text(&answer["path"]));
        let told =
            [("unapproved", "was", "were", "approved by nobody"), ("without_address", "has", "have", "no address")];
        for (count, one, many, said) in told.into_iter().filter(|(count, ..)| answer[*count] != 0) {
            let verb = if answer[count] == 1 { one } else { many };
            let _ = writeln!(out, "{} of them {verb} {said}.", answer[count]);
        }
        return out;
    }
    let mut out = format!("{} letters read: {} without an error.\n", answer["read"], answer["clean_count"]);
    let unfilled: Vec<_> = array(&answer["unfilled"]).map(|blank| format!("⟦{}⟧", text(blank))).collect();
    if !unfilled.is_empty() {
        let _ = writeln!(out, "No column fills {}: write there what is the same for all.", unfilled.join(", "));
    }
    let rows: Vec<_> = array(&answer["faulty"])
        .map(|one| {
            let errors: Vec<_> = array(&one["errors"]).map(text).collect();
            vec![one["row"].to_string(), text(&one["name"]), errors.join("; ")]
        })
        .collect();
    out.push_str(&columns(&rows));
    let (faulty, shown) = (answer["faulty_count"].as_u64().unwrap_or_default(), rows.len() as u64);
    if faulty > shown {
        let _ = writeln!(out, "{} more have errors.", faulty - shown);
    }
    out
}

fn taken(answer: &Value) -> String {
    let mut out = match answer["found_again"] == true {
        true => format!("The list is known again: {} customers.\n", answer["total"]),
        false => format!("{} customers put on the list; it has {}.\n", answer["added"], answer["total"]),
    };
    for note in array(&answer["notes"]) {
        let _ = writeln!(out, "{}", text(note));
    }
    out
}

fn state(one: &Value, place: &Place) -> String {
    let mut said = Vec::new();
    if one["next"].is_string() {
        let late = if one["late"] == true { ", overdue" } else { "" };
        said.push(format!("next: {}, by {}{late}", text(&one["next"]), place.time(&one["next_due_at"])));
    }
    said.push(
        match &one["content"] {
            Value::Bool(true) => "content",
            Value::Bool(false) => "not content",
            _ if one["answered_at"].is_string() => "answered",
            _ if one["written"] == true => "sent",
            _ if one["approved"] == true => "approved",
            _ => "no letter",
        }
        .to_owned(),
    );
    said.join("; ")
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
