//! `make soak`: memory of the window while somebody acts for an hour through the terminal; it must not grow.
//!
//! The last result is kept, and `make bench` writes it into the report with its date.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use foghorn_app::Clock;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::window::{Launch, Window};
use serde_json::{Value, json};

use crate::ground::{Ground, declare, note, open};
use crate::memory::median;
use crate::processes::memory;

/// How many minutes where nobody says otherwise (`SOAK_MINUTES`).
const MINUTES: u64 = 60;
/// The time between two acts.
const BETWEEN_ACTS: Duration = Duration::from_secs(5);
/// Memory is what it was after this: by then every kind of act was done and shown.
const WARM: Duration = Duration::from_secs(60);
const GOAL: f64 = 5.0;
const TITLE: &str = "Checkout fails for card payments";

/// Runs it and reports.
pub(crate) fn run(ground: &Ground) -> Result<()> {
    let minutes = std::env::var("SOAK_MINUTES").ok().map(|minutes| minutes.parse()).transpose();
    let minutes = minutes.context("SOAK_MINUTES is no number")?.unwrap_or(MINUTES);
    let folder = ground.fresh("soak")?;
    declare(&open(&folder)?, TITLE, 50)?;
    let (desk, cli) = (Desk::new()?, Cli::on(&folder));
    let window = Window::open(&desk, &Launch::foghorn(&folder))?;
    window.click("button", TITLE)?;
    window.sees("Write the first word")?;
    let (began, root) = (Instant::now(), window.process_id()?);
    let mut acts = 0;
    let mut go_on = |until: Duration| -> Result<f64> {
        while began.elapsed() < until {
            act(&cli, acts)?;
            acts += 1;
            thread::sleep(BETWEEN_ACTS);
        }
        sample(root)
    };
    let before = go_on(WARM.min(Duration::from_secs(minutes * 60) / 4))?;
    println!("after {:3.0} s: {before:.1} MiB", began.elapsed().as_secs_f64());
    let mut after = before;
    for minute in 1..=minutes {
        after = go_on(Duration::from_secs(minute * 60))?;
        println!("after {minute:3} min: {after:.1} MiB, {:+.1} %", grown(before, after));
    }
    window.end()?;
    let result = json!({
        "date": Clock::default().now().format("%Y-%m-%d").to_string(),
        "minutes": minutes, "acts": acts, "before": before, "after": after,
    });
    std::fs::write(ground.file("soak.json"), result.to_string())?;
    let check = judged(&result)?;
    println!("{}: {}, {}: {}", check.what, check.measured(), check.goal(), check.verdict());
    Ok(())
}

/// Adds the last soak to the row of the memory.
pub(crate) fn add_last(ground: &Ground, row: &mut Row) -> Result<()> {
    let Ok(text) = std::fs::read_to_string(ground.file("soak.json")) else {
        row.remarks.push("No soak was run here yet: `make soak`.".to_owned());
        return Ok(());
    };
    let soak: Value = serde_json::from_str(&text)?;
    row.checks.push(judged(&soak)?);
    row.remarks.push(format!(
        "The soak (`make soak`) ran on {} for {} min with {} acts through the terminal and the incident on the screen: \
         {:.0} MiB after its first minute, {:.0} MiB at its end.",
        soak["date"].as_str().unwrap_or_default(),
        soak["minutes"],
        soak["acts"],
        soak["before"].as_f64().unwrap_or_default(),
        soak["after"].as_f64().unwrap_or_default(),
    ));
    Ok(())
}

fn judged(soak: &Value) -> Result<Check> {
    let number = |name: &str| soak[name].as_f64().with_context(|| format!("the soak says no {name}"));
    let what = format!("growth over a soak of {} min", soak["minutes"]);
    Ok(Check::at_most(what, GOAL, grown(number("before")?, number("after")?), Unit::Percent))
}

fn grown(before: f64, after: f64) -> f64 {
    (after / before - 1.0) * 100.0
}

/// The median of a few looks: garbage that waits for its collector comes and goes.
fn sample(root: u32) -> Result<f64> {
    let mut sizes = Vec::new();
    for _ in 0..5 {
        sizes.push(memory(root)?);
        thread::sleep(Duration::from_millis(500));
    }
    Ok(median(sizes))
}

/// What somebody does in an incident, one after the other.
fn act(cli: &Cli, number: usize) -> Result<()> {
    let text = note(number);
    // Each turn of eight says the other one: what holds already is refused.
    let (severity, status, scribe) = match (number / 8).is_multiple_of(2) {
        true => ("1", "identified", "Ada"),
        false => ("2", "monitoring", "Bob"),
    };
    match number % 8 {
        0 => cli.run(&["fact", "1", "impact", &text])?,
        1 => cli.run(&["role", "1", "scribe", scribe])?,
        2 => cli.run(&["set", "1", "--sev", severity])?,
        3 => cli.run(&["sent", "1", "--to", "customers", "--text", &text])?,
        4 => cli.run(&["set", "1", "--status", status])?,
        _ => cli.run(&["note", "1", &text])?,
    };
    Ok(())
}
