//! Playbooks: which there are, and what another one would change.

use serde_json::Value;

use super::terminal::{Place, columns, listed, text};

/// The one in force, and those that there are.
pub(super) fn playbooks(answer: &Value) -> String {
    let row = |playbook: &Value| {
        let mark = if playbook["name"] == answer["in_force"] { "in force" } else { "" };
        vec![text(&playbook["name"]), mark.to_owned(), text(&playbook["about"])]
    };
    columns(&rows(&answer["playbooks"]).iter().map(row).collect::<Vec<_>>())
}

/// What another playbook would change, and how it is applied.
pub(super) fn difference(change: &Value, place: &Place) -> String {
    let (reference, to) = (text(&change["reference"]), text(&change["to"]));
    if change["in_force"] == true {
        return format!("{reference} is under the playbook {to} already, as its file says now.\n");
    }
    let from = change["from"].as_str().map_or_else(|| "no playbook".to_owned(), |_| text(&change["from"]));
    let mut lines = vec![format!("{reference}: from {from} to {to}")];
    lines.extend(people(&change["stakeholders"]));
    lines.extend(cadences(change));
    for due in rows(&change["dues"]) {
        let at = |field: &str| if due[field].is_null() { "no word".to_owned() } else { place.time(&due[field]) };
        let now = if due["at_once"] == true { ", which is now" } else { "" };
        lines.push(format!("Due, {}: {} -> {}{now}", text(&due["name"]), at("before"), at("after")));
    }
    lines.extend(rows(&change["lists"]).iter().flat_map(list));
    for report in rows(&change["deadlines"]) {
        let at = |field: &str| if report[field].is_null() { "waits".to_owned() } else { place.time(&report[field]) };
        lines.push(match report["way"].as_str() {
            Some("comes") => format!("Report comes: {} ({})", text(&report["name"]), at("after")),
            Some("goes") => format!("Report goes: {}", text(&report["name"])),
            _ => format!("Report, {}: {} -> {}", text(&report["name"]), at("before"), at("after")),
        });
    }
    if change["approval"].is_object() {
        let said = |field: &str| text(&change["approval"][field]);
        lines.push(format!("Approval: {} -> {}", said("before"), said("after")));
    }
    if change["nothing"] == true {
        lines.push("Nothing of the incident would change now.".to_owned());
    }
    lines.push(format!("Apply it with: foghorn playbook {reference} {to} --apply"));
    lines.join("\n") + "\n"
}

fn people(stakeholders: &Value) -> Vec<String> {
    let named = |way: &str| {
        let name = |who: &Value| {
            let told = way == "goes" && who["told"] == true;
            text(&who["name"]) + if told { " (still hears of the end)" } else { "" }
        };
        rows(stakeholders).iter().filter(|who| who["way"] == way).map(name).collect::<Vec<_>>()
    };
    let lines = [("Who comes", named("comes")), ("Who goes", named("goes"))];
    lines
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(said, names)| format!("{said}: {}", listed(names)))
        .collect()
}

/// A line a stakeholder and severity.
fn cadences(change: &Value) -> Vec<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for beat in rows(&change["cadences"]) {
        let span = |field: &str| if beat[field].is_null() { "none".to_owned() } else { text(&beat[field]) };
        let said = format!("{} {} -> {}", text(&beat["beat"]), span("before"), span("after"));
        let whom = format!("How often, {} at {}", text(&beat["name"]), text(&beat["severity"]));
        match groups.last_mut() {
            Some((same, beats)) if *same == whom => beats.push(said),
            _ => groups.push((whom, vec![said])),
        }
    }
    groups.into_iter().map(|(whom, beats)| format!("{whom}: {}", beats.join(", "))).collect()
}

fn list(list: &Value) -> Vec<String> {
    let title = text(&list["title"]);
    let kept = match (list["kept"].as_u64().unwrap_or_default(), list["way"].as_str()) {
        (0, _) => String::new(),
        (kept, Some("goes")) => format!(" ({kept} settled; the timeline keeps them)"),
        (kept, _) => format!(" ({kept} settled, which stays so)"),
    };
    let mut lines = match list["way"].as_str() {
        Some("comes") => vec![format!("List comes: {title}, {} to do{kept}", rows(&list["come"]).len())],
        Some("goes") => vec![format!("List goes: {title}{kept}")],
        _ => vec![format!("List changes: {title}{kept}")],
    };
    if list["way"] == "changes" {
        lines.extend(rows(&list["come"]).iter().map(|item| format!("  + {}", text(item))));
        lines.extend(rows(&list["go"]).iter().map(|item| format!("  - {}", text(item))));
    }
    lines
}

fn rows(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}
