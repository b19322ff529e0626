//! Answers as a person reads them on a terminal. Scripts use `--json`.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::args::Command;

/// True for commands that append to the log.
pub(crate) fn is_act(command: &Command) -> bool {
    !matches!(
        command,
        Command::List(_)
            | Command::Show(_)
            | Command::Write(_)
            | Command::Due(_)
            | Command::Search(_)
            | Command::Export(_)
            | Command::Verify
            | Command::Backup(_)
    )
}

/// An answer in lines.
pub(crate) fn human(command: &Command, answer: &Value) -> String {
    match command {
        Command::List(_) => list(answer),
        Command::Show(_) => show(answer),
        Command::Write(_) => format!("{}\n", text(&answer["text"])),
        Command::Due(_) => due(answer),
        Command::Search(_) => search(answer),
        Command::Import(_) => import(answer),
        Command::Export(_) => format!(
            "Wrote {} with {} of {}.\n",
            text(&answer["path"]),
            count(&answer["entries"], "entry", "entries"),
            count(&answer["incidents"], "incident", "incidents"),
        ),
        Command::Verify => verify(answer),
        Command::Rebuild => format!("Made anew: {}.\n", count(&answer["incidents"], "incident", "incidents")),
        Command::Backup(_) => format!("Wrote {}.\n", text(&answer["path"])),
        _ => receipt(answer),
    }
}

fn receipt(answer: &Value) -> String {
    let mut out = format!("{} is recorded.\n", text(&answer["reference"]));
    for note in answer["notes"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "{}", text(note));
    }
    out
}

fn list(rows: &Value) -> String {
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    if rows.is_empty() {
        return "Nothing is open. `foghorn declare \"What is broken\"` starts the clocks.\n".to_owned();
    }
    let mut out = String::new();
    for row in rows {
        let _ = writeln!(
            out,
            "{:<12} {:<5} {:<14} {}  {}",
            text(&row["reference"]),
            text(&row["severity"]),
            text(&row["status"]),
            time(&row["declared_at"]),
            text(&row["title"]),
        );
    }
    out
}

fn show(view: &Value) -> String {
    let card = &view["card"];
    let mut out = String::new();
    let unconfirmed = if card["severity_confirmed"] == false { " (unconfirmed)" } else { "" };
    let _ = writeln!(out, "{}  {}", text(&card["reference"]), text(&card["title"]));
    let _ = writeln!(
        out,
        "{}{unconfirmed}, {}, {}, declared {}{}",
        text(&card["severity"]),
        text(&card["status"]),
        text(&card["kind"]),
        time(&card["declared_at"]),
        card["started_at"].as_str().map(|_| format!(", since {}", time(&card["started_at"]))).unwrap_or_default(),
    );
    if view["looking_back"] == true {
        let _ = writeln!(out, "As it was at {}", time(&view["now"]));
    }
    let promises = &card["promises"];
    let _ = writeln!(
        out,
        "Promises: {} made, {} kept, {} late, {} standing",
        promises["made"], promises["kept"], promises["late"], promises["standing"]
    );
    section(&mut out, "Clocks", &card["clocks"], |clock| {
        let stage = clock["stage"].as_str().unwrap_or("-");
        let due = clock["due_at"].as_str().map_or_else(|| "nothing due".to_owned(), |_| time(&clock["due_at"]));
        format!("{:<14} {:<10} {due}", text(&clock["name"]), stage)
    });
    section(&mut out, "Facts", &view["facts"], |fact| match fact["text"].as_str() {
        Some(said) => format!("{:<12} {} ({})", text(&fact["fact"]), printable(said), time(&fact["stated_at"])),
        None => String::new(),
    });
    section(&mut out, "Timeline", &view["timeline"]["items"], |item| {
        let author = item["author"].as_str().map(|name| format!("  {}", printable(name))).unwrap_or_default();
        format!("{}  {}{author}", time(&item["happened_at"]), text(&item["text"]))
    });
    out
}

fn section(out: &mut String, title: &str, items: &Value, line: impl Fn(&Value) -> String) {
    let lines: Vec<_> = items.as_array().into_iter().flatten().map(line).filter(|line| !line.is_empty()).collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "\n{title}\n  {}", lines.join("\n  "));
    }
}

fn due(clocks: &Value) -> String {
    let clocks = clocks.as_array().map(Vec::as_slice).unwrap_or_default();
    if clocks.is_empty() {
        return "No clock is running.\n".to_owned();
    }
    let mut out = String::new();
    for clock in clocks {
        let due = clock["due_at"].as_str().map_or_else(|| "-".to_owned(), |_| time(&clock["due_at"]));
        let _ = writeln!(
            out,
            "{due:<21} {:<10} {:<12} {}{}",
            text(&clock["stage"]),
            text(&clock["incident"]),
            text(&clock["stakeholder"]),
            clock["promised_at"].as_str().map(|_| ", promised").unwrap_or_default(),
        );
    }
    out
}

fn search(found: &Value) -> String {
    let mut out = String::new();
    for hit in found["hits"].as_array().into_iter().flatten() {
        let pieces = hit["pieces"].as_array().into_iter().flatten();
        let line: String = pieces.map(|piece| text(&piece["text"])).collect();
        let _ = writeln!(out, "{}  {:<12} {line}", time(&hit["happened_at"]), text(&hit["reference"]));
    }
    if out.is_empty() {
        out = "Nothing was said with these words.\n".to_owned();
    }
    match found["behind"].as_u64() {
        None | Some(0) => {}
        Some(behind) => {
            let _ = writeln!(out, "({behind} entries are not indexed yet)");
        }
    }
    out
}

fn import(done: &Value) -> String {
    let mut out = format!(
        "{}: {} new, {} already here.\n",
        count(&done["incidents"], "incident", "incidents"),
        count(&done["added"], "entry", "entries"),
        done["already"],
    );
    if done["marked"] != 0 {
        let _ = writeln!(out, "{} kept and marked: their record is flawed.", done["marked"]);
    }
    if done["cancelled"] == true {
        let _ = writeln!(out, "Cancelled; import it again to complete it.");
    }
    for fault in done["faults"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "Left out: {}", text(fault));
    }
    out
}

fn verify(report: &Value) -> String {
    let mut out = format!(
        "{} in {}: {}.\n",
        count(&report["entries"], "entry", "entries"),
        count(&report["streams"], "stream", "streams"),
        if report["clean"] == true { "everything is sound" } else { "not sound" },
    );
    for defect in report["defects"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "{}", text(defect));
    }
    out
}

fn count(value: &Value, one: &str, many: &str) -> String {
    format!("{value} {}", if *value == 1 { one } else { many })
}

fn text(value: &Value) -> String {
    value.as_str().map(printable).unwrap_or_default()
}

/// Text that a terminal cannot be made to obey: no control characters but line ends.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// `21 Nov 14:05 UTC`.
fn time(value: &Value) -> String {
    let at = value.as_str().and_then(|text| text.parse::<DateTime<Utc>>().ok());
    at.map(|at| at.format("%d %b %Y %H:%M UTC").to_string()).unwrap_or_default()
}
