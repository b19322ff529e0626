//! Desktops that do not do what one hopes: no daemon, a frozen one, a plain locale, a second start, a close button.

use std::time::{Duration, Instant};

use anyhow::Result;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::{Daemon, Desk};
use foghorn_tests::folder::DataFolder;
use foghorn_tests::frame;
use foghorn_tests::notifications::Notifications;
use foghorn_tests::playbook;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window, built};
use serde_json::json;

const TITLE: &str = "Search answers slowly";

#[test]
fn without_a_daemon_the_window_says_so_and_alarms_itself() -> Result<()> {
    let desk = Desk::with(Daemon::None)?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.sees("This desktop shows no notifications")?;
    Cli::on(folder.path()).run(&["declare", TITLE])?;
    window.sees("word due now")?;
    window.click("button", "Put away")?;

    // A daemon that comes later is taken up, and the sentence goes.
    let _daemon = Notifications::start(&desk)?;
    window.loses("This desktop shows no notifications")
}

#[test]
fn a_frozen_daemon_blocks_nothing() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    desk.notifications()?.freeze()?;
    cli.run(&["declare", TITLE])?;
    window.sees("word due now")?;
    window.sees("This desktop shows no notifications")?;
    // While every call to the daemon still waits, the window answers at once.
    let asked = Instant::now();
    cli.run(&["note", "1", "written while the daemon was frozen"])?;
    window.click("button", "Write")?;
    window.click("button", "Back")?;
    window.sees("written while the daemon was frozen")?;
    assert!(asked.elapsed() < Duration::from_secs(5), "the window took {:?}", asked.elapsed());

    desk.notifications()?.thaw()?;
    window.loses("This desktop shows no notifications")
}

#[test]
fn a_plain_c_locale_shows_a_working_window() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()).with_env("LANG", "C.UTF-8"))?;
    window.has("textbox", "What is broken?")?;
    assert_eq!(window.script("return navigator.language")?, json!("en-US"));
    Cli::on(folder.path()).run(&["declare", TITLE])?;
    window.sees(TITLE)
}

#[test]
fn the_wheel_scrolls() -> Result<()> {
    const SCROLLED: &str =
        "return [...document.querySelectorAll('*')].reduce((most, one) => Math.max(most, one.scrollTop), 0) > 50";
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", "Settings")?;
    window.has("textbox", "Team folder")?;
    until("the page to follow the wheel", PATIENCE, || {
        frame::turn_wheel(&desk)?;
        Ok((window.script(SCROLLED)? == true).then_some(()))
    })
}

#[test]
fn a_click_on_the_notification_opens_the_word_that_is_due() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    Cli::on(folder.path()).run(&["declare", TITLE])?;
    let said = desk.notifications()?;
    let due = said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    said.click(&due, "default")?;
    window.has("textbox", "Text for Customers")?;
    let count = said.all()?.len();
    let nag = said.wait_for("the nag", count, PATIENCE, |shown| shown.summary.contains("overdue"))?;
    said.click(&nag, "sent")?;
    window.has("dialog", "I sent it")
}

#[test]
fn hostile_text_shows_as_text() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let title = "<img src=x onerror=\"document.title='owned'\"> & \u{202e}desrever";
    Cli::on(folder.path()).run(&["declare", title])?;
    window.sees("<img src=x onerror=")?;
    assert_eq!(window.script("return document.querySelectorAll('img').length")?, json!(0));
    assert_eq!(window.script("return document.title")?, json!("Foghorn"));
    let due = desk.notifications()?.wait_for("about it", 0, PATIENCE, |_| true)?;
    assert!(due.body.contains("&lt;img src=x") && due.body.contains("&amp;"), "{due:?}");
    assert!(!due.body.contains('\u{202e}'), "{due:?}");
    Ok(())
}

#[test]
fn a_second_start_brings_the_first_window_forward() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    let mut second = desk.command(built("foghorn-window"));
    let status = second.arg("--data-dir").arg(folder.path()).status()?;
    assert!(status.success(), "the second start hands over and ends: {status}");
    window.has("textbox", "What is broken?")
}

#[test]
fn another_folder_is_another_window() -> Result<()> {
    let desk = Desk::new()?;
    let (mine, demo) = (DataFolder::new()?, DataFolder::new()?);
    let first = Window::open(&desk, &Launch::foghorn(mine.path()))?;
    let second = Window::open(&desk, &Launch::foghorn(demo.path()))?;
    Cli::on(demo.path()).run(&["declare", TITLE])?;
    second.sees(TITLE)?;
    assert!(!first.text()?.contains(TITLE));
    Ok(())
}

#[test]
fn two_windows_on_one_folder_remind_once() -> Result<()> {
    // Two sessions of one user: each has its bus, so neither start finds the other.
    let (desk, other) = (Desk::new()?, Desk::new()?);
    let folder = DataFolder::with_playbook(&playbook::of_seconds(6, 30))?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    let second = Window::open(&other, &Launch::foghorn(folder.path()))?;
    second.sees("Another Foghorn window on this data folder reminds you")?;
    Cli::on(folder.path()).run(&["declare", TITLE])?;
    desk.notifications()?.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    second.sees(TITLE)?;
    assert!(other.notifications()?.all()?.is_empty());
    // When the first one goes, the second takes over.
    window.end()?;
    second.loses("Another Foghorn window")?;
    other.notifications()?.wait_for("the next nag", 0, PATIENCE, |shown| shown.urgency == Some(2))?;
    Ok(())
}

#[test]
fn closing_with_clocks_running_asks_first() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    Cli::on(folder.path()).run(&["declare", TITLE, "--sev", "1"])?;
    window.sees(TITLE)?;
    frame::close_until(&desk, "the question", || Ok(window.text()?.contains("Nobody will remind you")))?;
    window.click("button", "Stay")?;
    window.loses("Nobody will remind you")?;
    frame::close_until(&desk, "the question again", || Ok(window.text()?.contains("Nobody will remind you")))?;
    window.click_to_leave("button", "Quit all the same")
}

#[test]
fn closing_without_clocks_ends_it() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    frame::close_until(&desk, "the program to end", || Ok(window.process_id().is_err()))
}
