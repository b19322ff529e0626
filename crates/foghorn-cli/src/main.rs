//! `foghorn`: the same door as the window's, from a terminal. It works beside an open window on the same data.
//!
//! Here: what can be typed (`args`), which command that is (`call`), and how an answer reads (`print`). No rule of
//! the domain lives here.

mod args;
mod call;
mod print;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use foghorn_app::{App, Failure, OpenOptions};
use serde_json::{Value, json};

use args::{Command, Foghorn, SentRecord};

/// The act was refused, or the payload made no sense.
const REFUSED: u8 = 1;
/// There is no such incident, or more than one.
const NOT_FOUND: u8 = 3;
/// The data folder cannot be used.
const FOLDER: u8 = 4;
/// `verify` found something.
const UNSOUND: u8 = 5;
/// Something went in and something did not.
const PARTLY: u8 = 6;

fn main() -> ExitCode {
    let typed = Foghorn::parse();
    match run(&typed) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let (code, failure) = match error.downcast::<Failure>() {
                Ok(failure) => (exit_code(&failure), failure),
                Err(error) => (REFUSED, Failure::new("input", format!("{error:#}."))),
            };
            let said = if typed.json {
                json!({ "error": failure }).to_string()
            } else {
                format!("foghorn: {}", failure.message)
            };
            // Where nobody reads the standard error, the exit code has to do.
            writeln!(std::io::stderr(), "{said}").ok();
            ExitCode::from(code)
        }
    }
}

fn run(typed: &Foghorn) -> Result<u8> {
    let app = App::open(OpenOptions { data_dir: typed.data_dir.clone() })?;
    if let Command::List(list) = &typed.command {
        let rows = if list.all { every_row(&app, &typed.command)? } else { open_rows(&app, list)? };
        return finish(typed, &[json!(rows)]);
    }
    if matches!(typed.command, Command::Search(_)) {
        app.keep_once()?;
    }
    let mut answers = Vec::new();
    for call in call::calls(&typed.command)? {
        let payload = with_promise_read(&app, &typed.command, call.payload)?;
        answers.push(app.dispatch(call.name, payload)?);
    }
    if answers.is_empty() {
        return Err(Failure::new("nothing", "Nothing to change: give --status, --sev, --title or --since.").into());
    }
    if print::is_act(&typed.command) {
        app.keep_once()?;
    }
    finish(typed, &answers)
}

/// The promise that a sent text makes, where none was typed.
fn with_promise_read(app: &App, command: &Command, mut payload: Value) -> Result<Value> {
    let unsaid = |record: &SentRecord| record.promise.is_none() && !record.no_promise;
    let Command::Sent(sent) = command else { return Ok(payload) };
    let Some(text) = payload.get("text").cloned().filter(|_| unsaid(&sent.record)) else { return Ok(payload) };
    let mut ask = json!({ "incident": sent.incident, "text": text, "stakeholders": [] });
    if let Some(at) = &sent.record.at {
        ask["posted_at"] = json!(at);
    }
    let read = app.dispatch("read-word", ask)?;
    if read["promise_at"].is_string() {
        let mut promise = json!({ "at": read["promise_at"] });
        if let Some(reason) = &sent.record.reason {
            promise["reason"] = json!(reason);
        }
        if !sent.record.not_for.is_empty() {
            promise["not_for"] = json!(sent.record.not_for);
        }
        payload["promise"] = promise;
    }
    Ok(payload)
}

fn every_row(app: &App, command: &Command) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    for call in call::calls(command)? {
        let mut payload = call.payload;
        loop {
            let mut page = app.dispatch(call.name, payload.clone())?;
            if let Value::Array(more) = page["rows"].take() {
                rows.extend(more);
            }
            match page["next"].take() {
                Value::String(cursor) => payload["cursor"] = json!(cursor),
                _ => break,
            }
        }
    }
    Ok(rows)
}

/// What is not over, what is due next first; with the same fields as the archive's rows.
fn open_rows(app: &App, list: &args::List) -> Result<Vec<Value>> {
    const FIELDS: [&str; 10] = [
        "incident",
        "reference",
        "title",
        "severity",
        "status",
        "kind",
        "started_at",
        "declared_at",
        "resolved_at",
        "updates",
    ];
    let mut board = app.dispatch("board", json!({}))?;
    let Value::Array(cards) = board["incidents"].take() else { return Ok(Vec::new()) };
    let wanted = |card: &Value| {
        let has = |text: &String| {
            let title = card["title"].as_str().unwrap_or_default().to_lowercase();
            title.contains(&text.to_lowercase())
        };
        list.text.as_ref().is_none_or(has) && list.status.as_ref().is_none_or(|status| card["status"] == **status)
    };
    let row = |card: &Value| Value::Object(FIELDS.iter().map(|f| ((*f).to_owned(), card[*f].clone())).collect());
    Ok(cards.iter().filter(|card| wanted(card)).map(row).collect())
}

fn finish(typed: &Foghorn, answers: &[Value]) -> Result<u8> {
    let said = if typed.json {
        let answer = if let [one] = answers { one.clone() } else { json!(answers) };
        serde_json::to_string_pretty(&answer)? + "\n"
    } else {
        answers.iter().map(|answer| print::human(&typed.command, answer)).collect()
    };
    match std::io::stdout().write_all(said.as_bytes()) {
        // `foghorn list | head` is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        written => written?,
    }
    Ok(match (&typed.command, answers) {
        (Command::Verify, [report]) if report["clean"] == false => UNSOUND,
        (Command::Import(_), [done]) if done["faults"].as_array().is_some_and(|faults| !faults.is_empty()) => PARTLY,
        _ => 0,
    })
}

fn exit_code(failure: &Failure) -> u8 {
    match failure.code.as_str() {
        "no-incident" | "ambiguous" => NOT_FOUND,
        "disk-full" | "read-only" | "busy" | "newer-version" | "foreign" | "damaged" | "replaced" | "in-use" | "io"
        | "no-data-dir" => FOLDER,
        _ => REFUSED,
    }
}
