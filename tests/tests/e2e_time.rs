//! Time that does not simply pass: the wall clock set forward and back, and a program that was frozen over a due time.

use anyhow::{Context, Result};
use foghorn_tests::cli::Cli;
use foghorn_tests::clock::FakeClock;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::playbook;
use foghorn_tests::process::signal;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use rustix::process::Signal;
use serde_json::Value;

const TITLE: &str = "Orders are not confirmed";

#[test]
fn a_clock_that_is_set_forward_is_told_once() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let clock = FakeClock::new(&desk)?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()).with_clock(&clock))?;
    Cli::on(folder.path()).run(&["declare", TITLE, "--sev", "1"])?;
    window.sees(TITLE)?;
    clock.shift_seconds(7 * 60)?;
    let told = desk.notifications()?.wait_for("what fell due", 0, PATIENCE, |_| true)?;
    assert!(told.summary.contains("when the clock was set"), "{told:?}");
    assert!(told.summary.starts_with('3'), "customers, partners and support: {told:?}");
    assert_eq!(desk.notifications()?.all()?.len(), 1, "no burst");
    Ok(())
}

#[test]
fn a_clock_that_is_set_back_repeats_nothing_and_moves_no_due_time() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 60))?;
    let cli = Cli::on(folder.path());
    let clock = FakeClock::new(&desk)?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()).with_clock(&clock))?;
    cli.run(&["declare", TITLE])?;
    window.sees(TITLE)?;
    let said = desk.notifications()?;
    said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    let due = due_times(&cli)?;

    // Back to before the heads-up: the clock passes it and the due time once more, and then goes on to the first nag.
    clock.shift_seconds(-4)?;
    said.wait_for("that it is overdue", 0, PATIENCE, |shown| shown.summary.contains("overdue"))?;
    let summaries: Vec<String> = said.all()?.into_iter().map(|shown| shown.summary).collect();
    assert_eq!(summaries.len(), 3, "heads-up, due, overdue, each once: {summaries:#?}");
    assert_eq!(due_times(&cli)?, due);
    Ok(())
}

#[test]
fn what_fell_due_while_it_was_frozen_is_told_in_one_notice() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(12, 60))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    cli.run(&["declare", TITLE])?;
    cli.run(&["declare", "Refunds hang"])?;
    window.sees("Refunds hang")?;
    let said = desk.notifications()?;

    // As desktops do around a sleep.
    let id = window.process_id()?;
    signal(id, Signal::STOP)?;
    until("both to be overdue", PATIENCE, || {
        Ok(clocks(&cli)?.iter().all(|clock| clock["stage"] == "overdue").then_some(()))
    })?;
    let before = said.all()?.len();
    signal(id, Signal::CONT)?;

    let told = said.wait_for("what fell due", before, PATIENCE, |_| true)?;
    assert_eq!(told.summary, "4 updates fell due while Foghorn was frozen", "customers and support of both");
    assert!(told.body.contains("INC-1 Customers") && told.body.contains("INC-2 Support"), "{told:?}");
    // Then each clock goes on with its nags, and nothing else comes.
    for reference in ["INC-1", "INC-2"] {
        let nag = |body: &str| body.starts_with(&format!("{reference} ")) && body.contains("due");
        said.wait_for("a nag", before + 1, PATIENCE, |shown| shown.summary.contains("overdue") && nag(&shown.body))?;
    }
    let since = said.all()?.split_off(before + 1);
    assert!(since.iter().all(|shown| shown.summary.contains("overdue")), "said twice: {since:#?}");
    window.sees("due since")
}

fn due_times(cli: &Cli) -> Result<Vec<Value>> {
    Ok(clocks(cli)?.into_iter().map(|clock| clock["due_at"].clone()).collect())
}

fn clocks(cli: &Cli) -> Result<Vec<Value>> {
    Ok(cli.json(&["due"])?.as_array().context("`due --json` gives a list")?.clone())
}
