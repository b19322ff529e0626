//! What is to be done, for a terminal: the lists with what is late, reports to regulators, asks; and all of that by time.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{Place, columns, text};

/// What is to be done about one incident; `all`: also what is settled.
pub(super) fn todo(todo: &Value, all: bool, place: &Place) -> String {
    let late = match todo["late"].as_u64() {
        None | Some(0) => String::new(),
        Some(late) => format!(", {late} late"),
    };
    let mut out = format!("{}  {} of {} done{late}\n", text(&todo["reference"]), todo["settled"], todo["things"]);
    let special: Vec<_> =
        array(&todo["aspects"]).filter(|it| it["holds"] == true).map(|it| text(&it["aspect"])).collect();
    if !special.is_empty() {
        let _ = writeln!(out, "Involved: {}", special.join(", "));
    }
    for list in array(&todo["lists"]) {
        let things = array(&list["things"]).filter(|thing| all || thing["state"] == "open");
        let rows: Vec<_> = things.map(|thing| thing_row(thing, place)).collect();
        let left = if rows.is_empty() { ": all done" } else { "" };
        let _ = write!(out, "\n{}{left}\n{}", text(&list["title"]), indented(&rows));
    }
    // By the name alone nobody knows which of several is meant.
    let twice = |ask: &Value| array(&todo["asks"]).filter(|other| text(&other["who"]) == text(&ask["who"])).count() > 1;
    let asks: Vec<_> = array(&todo["asks"]).map(|ask| ask_row(ask, twice(ask), place)).collect();
    section(&mut out, "Asked for", &asks);
    let rings: Vec<_> = array(&todo["rings"]).map(|ring| ring_row(ring, place)).collect();
    section(&mut out, "Being rung", &rings);
    let reports: Vec<_> = array(&todo["deadlines"]).map(|report| report_row(report, place)).collect();
    section(&mut out, "Reports (presets; check with counsel)", &reports);
    out
}

/// What is to be done by a time, a row each; empty where there is nothing.
pub(super) fn due(things: &Value, place: &Place) -> String {
    let mut rows: Vec<_> = array(things)
        .map(|thing| {
            let late = late(thing, place).unwrap_or_default();
            vec![
                place.time(&thing["due_at"]),
                late,
                text(&thing["incident"]),
                text(&thing["kind"]),
                [text(&thing["who"]), text(&thing["what"])]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(": "),
            ]
        })
        .collect();
    if rows.is_empty() {
        return "Nothing is to be done by a time.\n".to_owned();
    }
    rows.insert(0, ["DUE", "", "INCIDENT", "KIND", "WHAT"].map(str::to_owned).to_vec());
    format!("\n{}", columns(&rows))
}

fn thing_row(thing: &Value, place: &Place) -> Vec<String> {
    let mark = match thing["state"].as_str() {
        Some("done") => "[x]",
        Some("skipped") => "[-]",
        _ => "[ ]",
    };
    let whose = if thing["owner"].is_string() { text(&thing["owner"]) } else { text(&thing["role"]) };
    let mut more = Vec::new();
    if thing["state"] == "open" {
        more.extend(by(thing, place));
    } else {
        more.push(format!("{} {}", text(&thing["state"]), place.time(&thing["settled_at"])));
    }
    more.extend(thing["note"].as_str().map(|_| text(&thing["note"])));
    vec![mark.to_owned(), text(&thing["item"]), text(&thing["text"]), whose, more.join(": ")]
}

/// `named`: with its own name, because others of the same person are open.
fn ask_row(ask: &Value, named: bool, place: &Place) -> Vec<String> {
    let mut row = vec![text(&ask["who"]), text(&ask["what"]), by(ask, place).unwrap_or_default()];
    row.extend(named.then(|| text(&ask["ask"])));
    row
}

fn ring_row(ring: &Value, place: &Place) -> Vec<String> {
    let ringing = &ring["ringing"];
    if ringing.is_null() {
        return vec![text(&ring["scheme"]), "nobody answered".to_owned(), String::new()];
    }
    let phones: Vec<String> = array(&ringing["phones"]).map(text).collect();
    let next = ring["next"].as_str().map(|_| format!(", then {}", text(&ring["next"]))).unwrap_or_default();
    let until = format!("until {}{next}", place.time(&ringing["until"]));
    vec![text(&ring["scheme"]), format!("{} {}", text(&ringing["who"]), phones.join(", ")).trim_end().to_owned(), until]
}

fn report_row(report: &Value, place: &Place) -> Vec<String> {
    let state = if report["met_at"].is_string() {
        let note = report["note"].as_str().map(|_| format!(": {}", text(&report["note"]))).unwrap_or_default();
        format!("reported {}{note}", place.time(&report["met_at"]))
    } else if report["triggered_at"].is_string() {
        by(report, place).unwrap_or_default()
    } else {
        format!("{} from: {}", text(&report["runs"]), text(&report["trigger"]))
    };
    vec![text(&report["id"]), text(&report["name"]), state]
}

/// `by 14:15 UTC`, `LATE 5 min, since 14:15 UTC`.
fn by(what: &Value, place: &Place) -> Option<String> {
    let time = place.time(&what["due_at"]);
    match late(what, place) {
        Some(late) => Some(format!("{late}, since {time}")),
        None => what["due_at"].as_str().map(|_| format!("by {time}")),
    }
}

fn late(what: &Value, place: &Place) -> Option<String> {
    let length = place.ago(&what["due_at"]).filter(|_| what["late"] == true)?;
    Some(format!("LATE {length}"))
}

fn section(out: &mut String, title: &str, rows: &[Vec<String>]) {
    if !rows.is_empty() {
        let _ = write!(out, "\n{title}\n{}", indented(rows));
    }
}

fn indented(rows: &[Vec<String>]) -> String {
    columns(rows).lines().map(|line| format!("  {line}\n")).collect()
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
