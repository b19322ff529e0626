//! The running app, killed at a random moment between two acts or inside one: what it acknowledged is there.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use foghorn_tests::aloud;
use foghorn_tests::chance::Chance;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::playbook;
use foghorn_tests::process::signal;
use foghorn_tests::wait::PATIENCE;
use foghorn_tests::window::{Launch, Window};
use rustix::process::Signal;

const TITLE: &str = "The laptop loses power";
/// Long enough to pass the heads-up and the due time of the playbook below.
const LONGEST: Duration = Duration::from_secs(7);

#[test]
fn what_the_window_acknowledged_survives_its_killing() -> Result<()> {
    let chance = Chance::take()?;
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 60))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.declares(TITLE)?;

    let acknowledged = act_until_killed(&window, chance.moment(LONGEST))?;
    window.is_gone()?;
    aloud::say(&format!("killed after {} acknowledged acts", acknowledged.len()));
    ensure!(cli.json(&["verify"])?["clean"] == true, "a kill leaves a sound file");
    let shown = cli.run(&["show", "1"])?;
    let lost: Vec<&String> = acknowledged.iter().filter(|line| !shown.contains(*line)).collect();
    ensure!(lost.is_empty(), "acknowledged and lost: {lost:#?}\n{shown}");

    // Back again: everything shows, every stage is told, and none more than once again.
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    for line in &acknowledged {
        window.sees(line)?;
    }
    let said = desk.notifications()?;
    let loud = |summary: &str| ["due now", "overdue", "fell due"].iter().any(|words| summary.contains(words));
    said.wait_for("that it is due", 0, PATIENCE, |shown| loud(&shown.summary))?;
    let told = said.all()?;
    for step in ["word due in", "due now", "fell due"] {
        let times = told.iter().filter(|shown| shown.summary.contains(step)).count();
        ensure!(times <= 2, "“{step}” was said {times} times: {told:#?}");
    }
    Ok(())
}

/// Writes line after line; gives those that the window showed before it was killed.
fn act_until_killed(window: &Window, moment: Duration) -> Result<Vec<String>> {
    let id = window.process_id()?;
    let killer = thread::spawn(move || {
        // The moment is what is tested here, not a wait for something.
        thread::sleep(moment);
        signal(id, Signal::KILL)
    });
    let mut acknowledged = Vec::new();
    let start = Instant::now();
    while start.elapsed() < moment + PATIENCE {
        let line = format!("act {}.", acknowledged.len() + 1);
        let written = window
            .fill("textbox", "Write a line into the timeline", &line)
            .and_then(|()| window.presses(&[key::ENTER]))
            .and_then(|()| window.sees(&line));
        if written.is_err() {
            break;
        }
        acknowledged.push(line);
    }
    killer.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the killer died")))?;
    Ok(acknowledged)
}
