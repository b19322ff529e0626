//! Figures for a terminal: of one incident, and of many.

use std::fmt::Write;

use foghorn_app::core::when::minutes_said;
use serde_json::Value;

use super::terminal::{columns, text};

/// The figures of one incident.
pub(super) fn figures(view: &Value) -> String {
    let rows: Vec<_> = array(&view["figures"]).map(|figure| vec![text(&figure["name"]), said(figure)]).collect();
    let mut out = format!("{}\n{}", text(&view["reference"]), columns(&rows));
    let told: Vec<_> = array(&view["told"])
        .map(|told| {
            vec![
                text(&told["name"]),
                format!("first word {}", said(&told["first_word"])),
                format!("longest silence {}", said(&told["silence"])),
            ]
        })
        .collect();
    if !told.is_empty() {
        let _ = write!(out, "\nHow they were told\n{}", columns(&told));
    }
    out
}

/// The figures of many incidents.
pub(super) fn trends(view: &Value) -> String {
    let many = &view["many"];
    let mut out = format!("{} incidents, {} of them open", many["counted"], many["open"]);
    for left in array(&many["left_out"]) {
        let _ = write!(out, "; left out: {} ({})", text(&left["reason"]), left["incidents"]);
    }
    out.push('\n');
    if view["behind"].as_u64().is_some_and(|behind| behind > 0) {
        let _ = writeln!(out, "{} more have no figures yet; they follow in the background.", view["behind"]);
    }
    let spread = |name: &str, of: &Value| {
        vec![
            name.to_owned(),
            format!("half within {}", seconds(&of["median"])),
            format!("nine of ten within {}", seconds(&of["p90"])),
            format!("at most {}", seconds(&of["most"])),
            format!("of {}", of["count"]),
        ]
    };
    let rows = [
        spread("Detected", &many["detect"]),
        spread("First word", &many["first_word"]),
        spread("Mitigated", &many["mitigate"]),
        spread("Resolved", &many["resolve"]),
        spread("Impact", &many["impact"]),
        spread("Longest silence", &many["silence"]),
    ];
    out += &columns(&rows);
    let _ = writeln!(
        out,
        "Promises: {} made, {} kept, {} late ({} min together). Words on time: {} of {}.",
        many["promises"][0],
        many["promises"][1],
        many["promises"][2],
        many["late_minutes"],
        many["words"][1],
        many["words"][0],
    );
    let silences = &many["silences"];
    let _ = writeln!(
        out,
        "At a cadence of {} min: {} of {} incidents were silent for longer, {} words would have fallen due before they came.",
        silences["cadence"], silences["incidents"], silences["judged"], silences["calls"],
    );
    let objectives: Vec<_> = array(&many["objectives"])
        .map(|objective| {
            let left = objective["left"].as_i64().unwrap_or_default();
            vec![
                text(&objective["severity"]),
                format!("first word to {} within {}", text(&objective["stakeholder"]), seconds(&objective["within"])),
                format!("{} of {}", objective["met"], objective["judged"]),
                match left {
                    left if left < 0 => format!("{} too many missed for {} %", -left, objective["percent"]),
                    left => format!("{left} more may miss for {} %", objective["percent"]),
                },
            ]
        })
        .collect();
    section(&mut out, "Objectives", &objectives);
    let months: Vec<_> = array(&many["months"])
        .map(|month| {
            vec![
                text(&month["month"]),
                month["incidents"].to_string(),
                minutes_said(month["minutes"].as_u64().unwrap_or_default()),
                format!("first word {}", seconds(&month["first_word"])),
                format!("resolved {}", seconds(&month["resolve"])),
                format!("promises late {} of {}", month["promises"][1], month["promises"][0]),
            ]
        })
        .collect();
    section(&mut out, "By month: incidents, hours together, half within", &months);
    let components: Vec<_> = array(&many["components"])
        .map(|one| {
            vec![
                text(&one["name"]),
                one["incidents"].to_string(),
                minutes_said(one["minutes"].as_u64().unwrap_or_default()),
            ]
        })
        .collect();
    section(&mut out, "By component", &components);
    out
}

fn said(figure: &Value) -> String {
    match figure["said"].as_str() {
        Some(_) => text(&figure["said"]),
        None => format!("\u{2013} ({}: {})", text(&figure["state"]), text(&figure["reason"])),
    }
}

/// Seconds as people say them.
fn seconds(value: &Value) -> String {
    match value.as_u64() {
        None => "\u{2013}".to_owned(),
        Some(seconds) if seconds < 60 => format!("{seconds} s"),
        Some(seconds) => minutes_said(seconds / 60),
    }
}

fn section(out: &mut String, title: &str, rows: &[Vec<String>]) {
    if !rows.is_empty() {
        let _ = write!(out, "\n{title}\n{}", columns(rows));
    }
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
