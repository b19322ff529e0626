//! Making good, for a terminal: offers with how far they came, contracts, and what they owe.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{Place, columns, text};

/// What was offered, and what the playbook in force suggests.
pub(super) fn offers(answer: &Value, place: &Place) -> String {
    let mut out = String::new();
    let stories: Vec<_> = array(&answer["offers"])
        .map(|offer| {
            let last = array(&offer["steps"]).last();
            let when = last.map(|step| place.time(&step["at"])).unwrap_or_default();
            let by = last.filter(|step| step["by"].is_string()).map(|step| format!("by {}", text(&step["by"])));
            vec![text(&offer["what"]), text(&offer["state"]), when, by.unwrap_or_default()]
        })
        .collect();
    if !stories.is_empty() {
        let _ = writeln!(out, "{}", columns(&stories));
    }
    let models: Vec<_> = array(&answer["models"])
        .map(|model| vec![text(&model["id"]), text(&model["offer"]), text(&model["fits"])])
        .collect();
    out.push_str(&match models.is_empty() {
        true => "The playbook in force suggests nothing; approve what you offer in your own words.\n".to_owned(),
        false => columns(&models),
    });
    out
}

/// The contracts that there are.
pub(super) fn contracts(answer: &Value) -> String {
    let row = |one: &Value| vec![text(&one["id"]), text(&one["name"]), text(&one["says"])];
    let rows: Vec<_> = array(&answer["contracts"]).map(row).collect();
    match rows.is_empty() {
        true => "The playbook in force has no contract; docs/playbooks.md says how to write one.\n".to_owned(),
        false => columns(&rows),
    }
}

/// What a contract owes, with the arithmetic.
pub(super) fn credits(answer: &Value) -> String {
    let contract = &answer["contract"];
    let mut out = format!("{}, {}: {}\n", text(&answer["reference"]), text(&contract["name"]), text(&contract["says"]));
    if answer["so_far"] == true {
        out.push_str("It is not over yet: this is what is owed so far.\n");
    }
    for credit in array(&answer["credits"]) {
        let _ = write!(out, "\n{}\n", text(&credit["period"]));
        for line in array(&credit["arithmetic"]) {
            let _ = writeln!(out, "  {}", text(line));
        }
    }
    out
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
