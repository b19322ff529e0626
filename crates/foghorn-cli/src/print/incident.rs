//! One incident: its state, its clocks, its facts, who does what, and what happened.

use std::fmt::Write;

use foghorn_app::core::when::minutes_said;
use serde_json::Value;

use super::lists::stage;
use super::terminal::{Place, block, columns, instant, text};

/// The incident screen in lines.
pub(super) fn show(view: &Value, place: &Place) -> String {
    let card = &view["card"];
    let mut out = head(view, card, place);
    section(&mut out, "Clocks", &clocks(view, place));
    section(&mut out, "Facts", &facts(view, place));
    section(&mut out, "Roles", &roles(view, place));
    section(&mut out, "Record", &record(view));
    section(&mut out, "Timeline", &timeline(view, place));
    out
}

fn head(view: &Value, card: &Value, place: &Place) -> String {
    let mut out = format!("{}  {}\n", text(&card["reference"]), text(&card["title"]));
    let unconfirmed = if card["severity_confirmed"] == false { " (unconfirmed)" } else { "" };
    let kind = match card["kind"].as_str() {
        Some("real") | None => String::new(),
        Some(kind) => format!(", {kind}"),
    };
    let mut when = format!("declared {}", place.time(&card["declared_at"]));
    if card["started_at"].is_string() {
        when += &format!(", since {}", place.time(&card["started_at"]));
    }
    if card["resolved_at"].is_string() {
        when += &format!(", resolved {}", place.time(&card["resolved_at"]));
    }
    let _ = writeln!(out, "{}{unconfirmed}, {}{kind}, {when}", text(&card["severity"]), text(&card["status"]));
    if view["looking_back"] == true {
        let _ = writeln!(out, "Looking back: as it was at {}", place.time(&view["now"]));
    }
    if card["watching"].is_object() {
        let (as_of, to) = (place.time(&card["watching"]["as_of"]), text(&card["watching"]["to"]));
        let _ = writeln!(out, "Watching: state as of {as_of}, {to} has command");
    }
    let unconfirmed = &view["command"]["unconfirmed"];
    if unconfirmed.is_object() {
        let (to, at) = (text(&unconfirmed["to"]), place.time(&unconfirmed["at"]));
        let reference = text(&card["reference"]);
        let _ = writeln!(out, "Handed over to {to} at {at}: foghorn confirm {reference} once {to} has it");
    }
    let waits = &view["command"]["offered"];
    if waits.is_object() {
        let (to, at) = (text(&waits["to"]), place.time(&waits["at"]));
        let reference = text(&card["reference"]);
        let _ = writeln!(out, "Handed over to {to} at {at}: foghorn accept {reference} takes command");
    }
    let promises = &card["promises"];
    if promises["made"] != 0 {
        let late = promises["late_minutes"].as_u64().filter(|minutes| *minutes > 0);
        let late = late.map(|minutes| format!(" by {} in all", minutes_said(minutes))).unwrap_or_default();
        let _ = writeln!(
            out,
            "Promises: {} made, {} kept, {} late{late}, {} standing",
            promises["made"], promises["kept"], promises["late"], promises["standing"]
        );
    }
    if let Some(factor) = view["stretched"].as_u64().filter(|factor| *factor > 1) {
        let _ = writeln!(out, "Cadence: {factor} times the playbook's interval");
    }
    for offer in view["offers"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "{}", offered(offer, card));
    }
    out
}

fn offered(offer: &Value, card: &Value) -> String {
    let incident = text(&card["reference"]);
    match offer.as_str().unwrap_or_default() {
        "confirm-severity" => format!("How bad is it? Nobody said: foghorn set {incident} --sev 2"),
        "long-cadence" => format!("It lasts long: foghorn stretch {incident} 2 doubles the interval"),
        "suggest-handover" => format!("The commander has had it for an hour: foghorn handover {incident} --to NAME"),
        "warn-handover" => format!("The commander has had it for three hours: foghorn handover {incident} --to NAME"),
        other => other.to_owned(),
    }
}

fn clocks(view: &Value, place: &Place) -> Vec<String> {
    // Where one looks back, clocks stand as they stood then.
    let then = instant(&view["now"]).unwrap_or(place.0.now);
    let row = |clock: &Value| {
        let mut more = Vec::new();
        if clock["promised_at"].is_string() {
            more.push(format!("promised by {}", place.time(&clock["promised_at"])));
        }
        if clock["hold"].is_object() {
            let hold = &clock["hold"];
            let told = if hold["told"] == true { "they were told" } else { "they were not told" };
            more.push(format!("held until {}: {} ({told})", place.time(&hold["until"]), text(&hold["reason"])));
        }
        if clock["snoozed_until"].is_string() {
            more.push(format!("snoozed until {}", place.time(&clock["snoozed_until"])));
        }
        let missing: Vec<_> = clock["incomplete"].as_array().into_iter().flatten().map(text).collect();
        if !missing.is_empty() {
            more.push(format!("incomplete: not yet on {}", missing.join(", ")));
        }
        if let Some(behind) = clock["behind"].as_u64().filter(|behind| *behind > 0) {
            more.push(format!(
                "{behind} {} since their last word",
                if behind == 1 { "fact changed" } else { "facts changed" }
            ));
        }
        let due = if clock["due_at"].is_string() { place.time(&clock["due_at"]) } else { "nothing due".to_owned() };
        let told = match clock["told_at"].as_str() {
            Some(_) => format!("told {}", place.time(&clock["told_at"])),
            None => "not told yet".to_owned(),
        };
        vec![text(&clock["name"]), stage(clock, then), due, told, more.join("; ")]
    };
    rows(&view["card"]["clocks"], row)
}

fn facts(view: &Value, place: &Place) -> Vec<String> {
    let stated = |fact: &&Value| fact["text"].is_string();
    let facts = view["facts"].as_array().into_iter().flatten().filter(stated);
    let fact = |fact: &Value| {
        let name = text(&fact["fact"]);
        let said = block(fact["text"].as_str().unwrap_or_default(), "    ");
        format!("{name:<12}  {said} ({})", place.time(&fact["stated_at"]))
    };
    facts.map(fact).collect()
}

fn roles(view: &Value, place: &Place) -> Vec<String> {
    let taken = |role: &&Value| role["person"].is_string();
    let roles = view["roles"].as_array().into_iter().flatten().filter(taken);
    let role = |role: &Value| {
        vec![text(&role["role"]), text(&role["person"]), format!("since {}", place.time(&role["since"]))]
    };
    lines(&roles.map(role).collect::<Vec<_>>())
}

/// Where imported history comes from, and what this version could not read.
fn record(view: &Value) -> Vec<String> {
    let source = &view["source"];
    let mut lines = Vec::new();
    if source.is_object() {
        lines.push(format!("from {} {}", text(&source["source"]), text(&source["url"])).trim_end().to_owned());
        lines.extend(source["flaws"].as_array().into_iter().flatten().map(text));
    }
    if let Some(unknown) = view["unknown_events"].as_u64().filter(|unknown| *unknown > 0) {
        lines.push(format!("{unknown} of its entries are of a kind that this version does not know; update Foghorn"));
    }
    lines
}

fn timeline(view: &Value, place: &Place) -> Vec<String> {
    let timeline = &view["timeline"];
    let items = timeline["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut lines: Vec<_> = items.iter().flat_map(|item| item_lines(item, place)).collect();
    let total = timeline["total"].as_u64().unwrap_or_default();
    let earlier = total.saturating_sub(items.len() as u64);
    if earlier > 0 {
        lines.push(format!("({earlier} earlier)"));
    }
    lines
}

/// A line of the timeline, and under a message what became of its promise.
fn item_lines(item: &Value, place: &Place) -> Vec<String> {
    let marks =
        [("corrected", "corrected"), ("backdated", "written down later"), ("ahead", "by a clock that ran ahead")];
    let mut after: Vec<String> = item["author"].as_str().map(|_| text(&item["author"])).into_iter().collect();
    after.extend(item["note"].as_str().filter(|note| *note != "note").map(str::to_owned));
    after.extend(marks.iter().filter(|(field, _)| item[*field] == true).map(|(_, said)| (*said).to_owned()));
    let after = if after.is_empty() { String::new() } else { format!("  ({})", after.join(", ")) };
    let said = block(item["text"].as_str().unwrap_or_default(), "      ");
    let mut lines = vec![format!("{}  {said}{after}", place.time(&item["happened_at"]))];
    lines.extend(item["about"].as_str().map(|about| format!("    {}", block(about, "      "))));
    let mut verdicts: Vec<(String, Vec<String>)> = Vec::new();
    for verdict in item["update"]["verdicts"].as_array().into_iter().flatten() {
        let fate = match (verdict["state"].as_str(), verdict["late_minutes"].as_u64()) {
            (Some("late"), Some(minutes)) => format!("late by {}", minutes_said(minutes)),
            _ => text(&verdict["state"]),
        };
        let fate = format!("promise of {}: {fate}", place.time(&verdict["promised_at"]));
        match verdicts.iter_mut().find(|(known, _)| *known == fate) {
            Some((_, names)) => names.push(text(&verdict["name"])),
            None => verdicts.push((fate, vec![text(&verdict["name"])])),
        }
    }
    lines.extend(verdicts.into_iter().map(|(fate, names)| format!("    {fate} ({})", names.join(", "))));
    lines
}

fn rows(items: &Value, row: impl Fn(&Value) -> Vec<String>) -> Vec<String> {
    lines(&items.as_array().into_iter().flatten().map(row).collect::<Vec<_>>())
}

fn lines(rows: &[Vec<String>]) -> Vec<String> {
    columns(rows).lines().map(str::to_owned).collect()
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        let _ = writeln!(out, "\n{title}\n  {}", lines.join("\n  "));
    }
}
