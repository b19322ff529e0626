//! `foghorn`: the same door as the window's, from a terminal. It works beside an open window on the same data.
//!
//! Here: what can be typed (`args`), which command that is (`call`), asking the door (`ask`), how an answer reads
//! (`print`), reviewing files (`review`), reminding (`watch`), and what the exit code means. No rule of the domain lives here.

mod args;
mod ask;
mod call;
mod print;
mod review;
mod watch;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Error, Result};
use clap::{CommandFactory, Parser};
use foghorn_app::{App, Failure, OpenOptions};
use serde_json::json;

use args::{Check, Command, Foghorn, Task};

/// The act was refused, or the payload made no sense.
const REFUSED: u8 = 1;
/// What was typed is no command.
const NOT_UNDERSTOOD: u8 = 2;
/// There is no such incident, or more than one.
const NOT_FOUND: u8 = 3;
/// The data folder cannot be used.
const FOLDER: u8 = 4;
/// `verify` or `check` found something, `review` an error, or `prove` no proof.
const FOUND: u8 = 5;
/// Some of it was done, and some could not be: lines of an import, files of a review.
const PARTLY: u8 = 6;

fn main() -> ExitCode {
    let typed = match Foghorn::try_parse() {
        Ok(typed) => typed,
        Err(usage) if usage.use_stderr() && std::env::args_os().any(|word| word == "--json") => {
            complain(true, "error", &not_understood(&usage));
            return ExitCode::from(NOT_UNDERSTOOD);
        }
        Err(usage) => usage.exit(),
    };
    ExitCode::from(run(&typed).unwrap_or_else(|error| {
        let failure = error.downcast().unwrap_or_else(|error: Error| Failure::new("input", format!("{error:#}.")));
        complain(typed.json, "error", &failure);
        exit_code(&failure)
    }))
}

fn run(typed: &Foghorn) -> Result<u8> {
    match &typed.task {
        Task::OnFolder(command) => on_folder(typed, command),
        Task::Review(asked) => review::review(typed, asked),
        Task::Check(asked) => check(typed, asked),
        Task::Completions(asked) => {
            let mut script = Vec::new();
            clap_complete::generate(asked.shell, &mut Foghorn::command(), "foghorn", &mut script);
            whole(typed, "script", &script)
        }
        Task::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Foghorn::command()).render(&mut page)?;
            whole(typed, "page", &page)
        }
    }
}

fn on_folder(typed: &Foghorn, command: &Command) -> Result<u8> {
    let app = App::open(OpenOptions { data_dir: typed.data_dir.clone() })?;
    warn_of(&app, typed.json);
    if matches!(command, Command::Search(_)) {
        app.keep_once()?;
    }
    if let Command::Watch(asked) = command {
        return watch::watch(&app, asked, typed.json).map(|()| 0);
    }
    let answer = ask::ask(&app, command)?;
    if let (Command::Draft(_), Some(fault)) = (command, answer["fault"].as_str()) {
        complain(typed.json, "warning", &Failure::new("template", fault));
    }
    say(&if typed.json { print::json(&answer)? } else { print::human(&app, command, &answer)? })?;
    if print::is_act(command)
        && let Err(failure) = app.keep_once()
    {
        // The act itself is on disk; the index and the snapshot are tried again with the next one.
        let message =
            format!("This is saved; but the search index or a snapshot could not be written. {}", failure.message);
        complain(typed.json, "warning", &Failure::new(&failure.code, message));
    }
    Ok(match command {
        Command::Verify if answer["clean"] == false => FOUND,
        Command::Prove(asked) if !print::is_proven(asked, &answer) => FOUND,
        Command::Import(_) if answer["faults"].as_array().is_some_and(|faults| !faults.is_empty()) => PARTLY,
        _ => 0,
    })
}

/// A text that is no answer about incidents: as it is, or as the one field of an object.
fn whole(typed: &Foghorn, name: &str, text: &[u8]) -> Result<u8> {
    let text = String::from_utf8_lossy(text);
    say(&if typed.json { print::json(&json!({ name: text }))? } else { text.into_owned() })?;
    Ok(0)
}

fn check(typed: &Foghorn, asked: &Check) -> Result<u8> {
    let checked = serde_json::to_value(foghorn_app::check(&asked.folder)?)?;
    say(&if typed.json { print::json(&checked)? } else { print::checked(&checked) })?;
    Ok(if checked["faults"] == json!([]) { 0 } else { FOUND })
}

fn say(said: &str) -> Result<()> {
    match std::io::stdout().write_all(said.as_bytes()) {
        // `foghorn list | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// Says what should be known about the data folder.
fn warn_of(app: &App, in_json: bool) {
    for problem in app.problems() {
        complain(in_json, "warning", &Failure::new(&problem.code, problem.message));
    }
}

/// Says what went wrong, or what should be known, in the form that was asked for: one line.
fn complain(in_json: bool, what: &str, failure: &Failure) {
    let said = if in_json {
        print::escaped(&json!({ what: failure }).to_string())
    } else {
        format!("foghorn: {}", print::line(&failure.message))
    };
    // Where nobody reads the standard error, the exit code has to do.
    writeln!(std::io::stderr(), "{said}").ok();
}

/// What was typed wrong, without the usage that a person is shown.
fn not_understood(usage: &clap::Error) -> Failure {
    let shown = usage.render().to_string();
    let said = shown.split("\n\n").next().unwrap_or_default();
    let words = said.trim_start_matches("error: ").split_whitespace().collect::<Vec<_>>().join(" ");
    Failure::new("usage", if words.is_empty() { "A command is missing.".to_owned() } else { words + "." })
}

fn exit_code(failure: &Failure) -> u8 {
    match failure.code.as_str() {
        "no-incident" | "ambiguous" => NOT_FOUND,
        "disk-full" | "read-only" | "busy" | "newer-version" | "foreign" | "damaged" | "replaced" | "in-use" | "io"
        | "no-data-dir" => FOLDER,
        _ => REFUSED,
    }
}
