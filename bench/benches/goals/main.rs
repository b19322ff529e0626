//! `make bench`: every figure of the table "Speed and memory", each in a file of its own, measured in one run.
//!
//! Each measurement says itself what it does and against what it compares. Not here: what a goal is and how the report
//! looks (`foghorn_bench`). These are benches, not tests: a machine that is busy misses goals, and nothing fails.
//!
//! Arguments: names of rows, all of them where none is named; only a run of all writes docs/bench.md. `soak` alone runs
//! the soak.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench talks to whoever runs it")]

mod acts;
mod bare;
mod ground;
mod idle;
mod import;
mod keys;
mod memory;
mod presses;
mod processes;
mod raw;
mod recorder;
mod reminders;
mod review;
mod screen;
mod search;
mod snapshots;
mod soak;
mod start;
mod typing;

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use foghorn_app::Clock;
use foghorn_bench::goal::Row;
use foghorn_bench::machine::{Machine, version_of};
use foghorn_bench::report::Report;
use foghorn_tests::tree;

use crate::ground::Ground;

/// What a row is called, what it is about, and what measures it.
struct Figure {
    name: &'static str,
    about: &'static str,
    measure: fn(&Ground) -> Result<Row>,
}

/// In the order of the table.
const FIGURES: [Figure; 11] = [
    Figure { name: "acts", about: "An acknowledged durable act", measure: acts::measure },
    Figure { name: "keys", about: "Key press to painted state", measure: keys::measure },
    Figure { name: "reminders", about: "Due instant to notification", measure: reminders::measure },
    Figure { name: "start", about: "Start to painted board", measure: start::measure },
    Figure { name: "memory", about: "Memory of all processes", measure: memory::measure },
    Figure { name: "snapshots", about: "Board and incident snapshot", measure: snapshots::measure },
    Figure { name: "search", about: "Search as you type", measure: search::measure },
    Figure { name: "import", about: "Import", measure: import::measure },
    Figure { name: "review", about: "Review of a message", measure: review::measure },
    Figure { name: "typing", about: "Key press to underline in a draft", measure: typing::measure },
    Figure { name: "idle", about: "Idle processor time", measure: idle::measure },
];

/// The import makes the folder that others measure on.
const FIRST: &str = "import";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let ground = Ground::new()?;
    if arguments.iter().any(|argument| argument == "soak") {
        return soak::run(&ground);
    }
    let known = |name: &String| FIGURES.iter().any(|figure| figure.name == name);
    if let Some(unknown) = arguments.iter().find(|name| !known(name)) {
        let names: Vec<_> = FIGURES.iter().map(|figure| figure.name).collect();
        ensure!(false, "there is no row “{unknown}”; there are {} and soak", names.join(", "));
    }
    let chosen = |figure: &&Figure| arguments.is_empty() || arguments.iter().any(|name| name == figure.name);
    let (began, machine) = (Instant::now(), Machine::read());
    let mut rows: Vec<(usize, Row)> = Vec::new();
    let order = FIGURES.iter().enumerate().filter(|(_, figure)| chosen(figure));
    let (first, rest): (Vec<_>, Vec<_>) = order.partition(|(_, figure)| figure.name == FIRST);
    for (place, figure) in first.into_iter().chain(rest) {
        rows.push((place, measured(figure, &ground)));
    }
    rows.sort_by_key(|(place, _)| *place);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    if let Some(memory) = rows.iter_mut().find(|row| row.name == "memory") {
        soak::add_last(&ground, memory)?;
    }
    let report = Report {
        machine,
        load_at_end: Machine::read().load,
        date: Clock::default().now().format("%Y-%m-%d %H:%M UTC").to_string(),
        versions: vec![
            format!("Foghorn {} (release)", env!("CARGO_PKG_VERSION")),
            version_of("rustc", &["--version"]),
            format!("SQLite {}", rusqlite::version()),
            format!("WebKitGTK {}", version_of("pkg-config", &["--modversion", "webkit2gtk-4.1"])),
        ],
        stored: format!("{} incidents, {} entries", ground.incidents(), ground.entries),
        minutes: began.elapsed().as_secs() / 60,
        rows,
    };
    let text = report.markdown();
    println!("\n{text}");
    if arguments.is_empty() {
        let path = tree::root().join("docs/bench.md");
        std::fs::write(&path, text).with_context(|| format!("write {}", path.display()))?;
        println!("written: docs/bench.md");
    }
    Ok(())
}

fn measured(figure: &Figure, ground: &Ground) -> Row {
    let began = Instant::now();
    println!("== {}", figure.name);
    let row = (figure.measure)(ground).unwrap_or_else(|error| Row {
        name: figure.name,
        figure: figure.about,
        checks: Vec::new(),
        remarks: vec![format!("It could not be measured: {error:#}")],
    });
    let row = Row { name: figure.name, figure: figure.about, ..row };
    for check in &row.checks {
        println!("   {}: {}, {}: {}", check.what, check.measured(), check.goal(), check.verdict());
    }
    row.remarks.iter().for_each(|remark| println!("   {remark}"));
    println!("== {} took {} s", figure.name, began.elapsed().as_secs());
    row
}
