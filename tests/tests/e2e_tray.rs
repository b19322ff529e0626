//! The tray: it tells what is due next, brings a hidden window back, and quits only when one is sure.

use anyhow::Result;
use foghorn_tests::aloud;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::frame;
use foghorn_tests::key;
use foghorn_tests::playbook;
use foghorn_tests::tray::Tray;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Logins time out";

#[test]
fn the_tray_counts_down_and_declares() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    assert_eq!(tray.lines()?, ["No clock is running", "Declare…", "Open", "Quit"]);

    // From wherever one is: two actions to a running clock.
    window.presses(&[key::CONTROL, '3'])?;
    window.has("heading", "Settings")?;
    tray.choose("Declare…")?;
    until("the cursor in the declare line", PATIENCE, || Ok((window.focus()?.1 == "What is broken?").then_some(())))?;
    window.types(TITLE)?;
    window.presses(&[key::ENTER])?;
    window.has("button", "Write the first word")?;

    // SEV2 to be confirmed: the first word within 15 minutes, of which some seconds are gone.
    tray.says("INC-1 Customers in 14 min")?;
    window.presses(&[key::CONTROL, '3'])?;
    window.has("heading", "Settings")?;
    tray.choose("INC-1 Customers")?;
    window.has("button", "Write the first word")
}

#[test]
fn closing_hides_the_window_and_the_tray_brings_it_back() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    close(&desk, &tray)?;
    tray.choose("Open")?;
    frame::comes(&desk)?;

    // A panel that goes away must not take the hidden window with it.
    close(&desk, &tray)?;
    drop(tray);
    frame::comes(&desk)?;
    window.has("textbox", "What is broken?")
}

#[test]
fn a_hidden_window_reminds_and_follows_the_terminal() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    close(&desk, &tray)?;

    cli.run(&["declare", TITLE])?;
    let within = window.sees_within(TITLE, PATIENCE)?;
    aloud::say(&format!("a write of the terminal stood in the hidden window after {} ms", within.as_millis()));
    // One second by the issue; as much again for a test machine that builds beside it.
    assert!(within.as_secs() < 2, "shown after {within:?}");

    let said = desk.notifications()?;
    said.wait_for("the heads-up", 0, PATIENCE, |shown| shown.urgency == Some(1))?;
    let due = said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    assert!(!frame::on_screen(&desk)?, "a notification that is shown leaves the window where it is");
    said.click(&due, "default")?;
    frame::comes(&desk)?;
    window.has("textbox", "Text for Customers")
}

#[test]
fn started_with_the_desktop_it_waits_in_the_tray() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::new()?;
    let mut launch = Launch::foghorn(folder.path());
    launch.args.push("--minimized".to_owned());
    let window = Window::open(&desk, &launch)?;
    Cli::on(folder.path()).run(&["declare", TITLE, "--sev", "1"])?;
    tray.says("INC-1 Customers in 4 min")?;
    assert!(!frame::on_screen(&desk)?, "nobody asked for the window yet");
    tray.choose("Open")?;
    frame::comes(&desk)?;
    window.sees(TITLE)
}

#[test]
fn quitting_from_the_tray_with_clocks_running_asks_first() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    Cli::on(folder.path()).run(&["declare", TITLE, "--sev", "1"])?;
    tray.says("INC-1 Customers in 4 min")?;
    close(&desk, &tray)?;

    // The question is asked where it can be seen.
    tray.choose("Quit")?;
    frame::comes(&desk)?;
    window.sees("Nobody will remind you")?;
    window.click("button", "Stay")?;
    window.loses("Nobody will remind you")?;
    tray.choose("INC-1 Customers")?;
    window.has("button", "Write the first word")?;

    tray.choose("Quit")?;
    window.click_to_leave("button", "Quit all the same")
}

#[test]
fn quitting_from_the_tray_without_clocks_ends_it() -> Result<()> {
    let desk = Desk::new()?;
    let tray = Tray::start(&desk)?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    tray.choose("Quit")?;
    window.is_gone()
}

/// Closes the window once there is an icon that brings it back.
fn close(desk: &Desk, tray: &Tray) -> Result<()> {
    until("an icon in the tray", PATIENCE, || Ok(tray.lines().ok()))?;
    frame::close_until(desk, "the window to hide", || Ok(!frame::on_screen(desk)?))
}
