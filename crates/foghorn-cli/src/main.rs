//! `foghorn`: the same door as the window's, from a terminal. It works beside an open window on the same data.
//!
//! Here: what can be typed (`args`), which command that is (`call`), asking the door (`ask`), how an answer reads
//! (`print`), and what the exit code means. No rule of the domain lives here.

mod args;
mod ask;
mod call;
mod print;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Error, Result};
use clap::Parser;
use foghorn_app::{App, Failure, OpenOptions};
use serde_json::{Value, json};

use args::{Command, Foghorn};
use ask::Asked;

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
    ExitCode::from(run(&typed).unwrap_or_else(|error| complain(&typed, error)))
}

fn run(typed: &Foghorn) -> Result<u8> {
    let app = App::open(OpenOptions { data_dir: typed.data_dir.clone() })?;
    for problem in app.problems() {
        // Where nobody reads the standard error there is nobody to warn.
        writeln!(std::io::stderr(), "foghorn: {}", problem.message).ok();
    }
    if matches!(typed.command, Command::Search(_)) {
        app.keep_once()?;
    }
    let Asked { answers, failure } = ask::ask(&app, &typed.command)?;
    // What was done before a failure is on disk, and is said.
    say(&app, typed, &answers)?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    if print::is_act(&typed.command)
        && let Err(failure) = app.keep_once()
    {
        // The act itself is on disk; the index and the snapshot are tried again with the next one.
        let message =
            format!("This is saved; but the search index or a snapshot could not be written. {}", failure.message);
        complain(typed, Failure::new(&failure.code, message).into());
    }
    Ok(match (&typed.command, answers.as_slice()) {
        (Command::Verify, [report]) if report["clean"] == false => UNSOUND,
        (Command::Import(_), [done]) if done["faults"].as_array().is_some_and(|faults| !faults.is_empty()) => PARTLY,
        _ => 0,
    })
}

fn say(app: &App, typed: &Foghorn, answers: &[Value]) -> Result<()> {
    let said = match answers {
        [] => return Ok(()),
        answers if !typed.json => print::human(app, &typed.command, answers)?,
        [one] => print::escaped(&serde_json::to_string_pretty(one)?) + "\n",
        several => print::escaped(&serde_json::to_string_pretty(several)?) + "\n",
    };
    match std::io::stdout().write_all(said.as_bytes()) {
        // `foghorn list | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Says what went wrong, in the form that was asked for, and answers with the exit code.
fn complain(typed: &Foghorn, error: Error) -> u8 {
    let failure = error.downcast::<Failure>().unwrap_or_else(|error| Failure::new("input", format!("{error:#}.")));
    let said = if typed.json {
        print::escaped(&json!({ "error": failure }).to_string())
    } else {
        format!("foghorn: {}", print::line(&failure.message))
    };
    // Where nobody reads the standard error, the exit code has to do.
    writeln!(std::io::stderr(), "{said}").ok();
    exit_code(&failure)
}

fn exit_code(failure: &Failure) -> u8 {
    match failure.code.as_str() {
        "no-incident" | "ambiguous" => NOT_FOUND,
        "disk-full" | "read-only" | "busy" | "newer-version" | "foreign" | "damaged" | "replaced" | "in-use" | "io"
        | "no-data-dir" => FOLDER,
        _ => REFUSED,
    }
}
