//! An acknowledged durable act through the door, against bare SQLite commits of equal bytes on the same disk, in turns.

use std::path::Path;

use anyhow::{Context, Result};
use foghorn_app::App;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use serde_json::{Value, json};

use crate::ground::{Ground, ask, declare, note, open};
use crate::raw::Raw;

/// Incidents of so many entries, how many of them, and how many acts all together: each incident stays about as long.
const SIZES: [(usize, usize, usize); 2] = [(50, 100, 4_000), (2_000, 8, 2_400)];

/// An instant in milliseconds since 1970, written in digits.
const DIGITS: usize = 13;
/// A number as SQLite may keep it.
const NUMBER: usize = 8;
/// SHA-256: of the header, of the one before, of the body.
const DIGEST: usize = 32;
const DIGESTS: usize = 3;
/// Arrival, stream, replica, count, order, two instants, version.
const HEADER_NUMBERS: usize = 8;
/// Instants, counts and words of a summary.
const SUMMARY_NUMBERS: usize = 11;

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.fresh("acts")?;
    let app = open(&folder)?;
    let raw = Raw::create(&folder.join("raw.db"))?;
    let mut row = Row { name: "", figure: "", checks: Vec::new(), remarks: Vec::new() };
    row.remarks.push(
        "`App::dispatch` of `note` and `state-fact` in turns, each followed by a commit of as many bytes (headers, \
         bodies, summary and due times of the act) into one table of a bare SQLite file on the same disk."
            .to_owned(),
    );
    for (size, incidents, acts) in SIZES {
        let incidents = (0..incidents)
            .map(|number| declare(&app, &format!("Checkout {number} of {size} fails"), size))
            .collect::<Result<Vec<_>>>()?;
        let note_bytes = calibrated(&app, &folder, &incidents[0], 0)?;
        let fact_bytes = calibrated(&app, &folder, &incidents[0], 1)?;
        let (mut ours, mut theirs) = (Times::default(), Times::default());
        for number in 0..acts {
            let incident = &incidents[number / 2 % incidents.len()];
            let (name, payload) = act(incident, number % 2, number);
            ours.of(|| ask(&app, name, payload))?;
            let blob = vec![7_u8; if number % 2 == 0 { note_bytes } else { fact_bytes }];
            theirs.of(|| raw.commit(&blob))?;
        }
        let ratio = ours.median().as_secs_f64() / theirs.median().as_secs_f64();
        let beyond = milliseconds(ours.permille(999)) - milliseconds(theirs.permille(999));
        row.checks.push(Check::at_most(format!("p50 on {size} entries, against theirs"), 1.3, ratio, Unit::Times));
        let what = format!("p99.9 on {size} entries, beyond theirs");
        row.checks.push(Check::at_most(what, 10.0, beyond, Unit::Milliseconds));
        row.remarks.push(format!("{size} entries, ours ({note_bytes} and {fact_bytes} bytes): {}.", ours.line()));
        row.remarks.push(format!("{size} entries, theirs: {}.", theirs.line()));
    }
    Ok(row)
}

fn act(incident: &str, kind: usize, number: usize) -> (&'static str, Value) {
    let text = note(number);
    match kind {
        0 => ("note", json!({"incident": incident, "text": text})),
        _ => ("state-fact", json!({"incident": incident, "fact": "impact", "text": text})),
    }
}

/// How many bytes an act of this kind puts into the log and its projections: what it says in texts and numbers, without
/// what a database needs around them.
fn calibrated(app: &App, folder: &Path, incident: &str, kind: usize) -> Result<usize> {
    let (name, payload) = act(incident, kind, 0);
    let receipt = ask(app, name, payload)?;
    let path = folder.join("exported.jsonl");
    ask(app, "export", json!({"incident": incident, "path": path}))?;
    let exported = std::fs::read_to_string(&path)?;
    std::fs::remove_file(&path)?;
    let lines = exported.lines().map(serde_json::from_str::<Value>).collect::<Result<Vec<_>, _>>()?;
    let entry = lines.into_iter().find(|entry| entry["act"] == receipt["act"]).context("the act left no entry")?;
    let length = |value: &Value| value.as_str().map_or(0, str::len);
    let texts = [&entry["act"], &entry["by"], &entry["kind"], &entry["body"]["salt"], &entry["body"]["json"]];
    let said: usize = texts.into_iter().map(length).sum();
    let board = ask(app, "board", Value::Null)?;
    let cards = board["incidents"].as_array().context("a board without incidents")?;
    let card = cards.iter().find(|card| card["incident"] == incident).context("no card")?;
    let clocks = card["clocks"].as_array().context("a card without clocks")?;
    // A due time is a stakeholder, two instants in digits and what set it; a summary names its incident twice, once as
    // it is sought for.
    let dues: usize =
        clocks.iter().map(|clock| length(&clock["stakeholder"]) + length(&clock["because"]) + 2 * DIGITS).sum();
    let summary = 2 * (length(&card["reference"]) + length(&card["title"])) + SUMMARY_NUMBERS * NUMBER;
    Ok(said + DIGESTS * DIGEST + HEADER_NUMBERS * NUMBER + summary + dues)
}
