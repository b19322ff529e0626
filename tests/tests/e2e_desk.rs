//! The desk itself, proven on the bare window: what the journeys rest on. When these fail, look here first.

use std::time::Duration;

use anyhow::{Context, Result};
use foghorn_tests::clock::FakeClock;
use foghorn_tests::desk::{Daemon, Desk};
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

#[test]
fn a_window_is_clicked_typed_into_read_and_pictured() -> Result<()> {
    let desk = Desk::with(Daemon::None)?;
    let window = Window::open(&desk, &Launch::bare())?;
    window.has("heading", "Bare")?;
    window.click("button", "Press")?;
    window.sees("pressed")?;
    window.fill("textbox", "Echo", "fog")?;
    window.types(" horn")?;
    window.sees("fog horn")?;
    window.presses(&[key::TAB])?;
    assert_eq!(window.focus()?, ("button".to_owned(), "Press".to_owned()));
    window.resize(420, 700)?;
    let picture = desk.dir().join("bare.png");
    window.picture(&picture)?;
    assert!(std::fs::metadata(picture)?.len() > 1_000);
    Ok(())
}

#[test]
fn the_wall_clock_jumps_when_the_test_says_so() -> Result<()> {
    let desk = Desk::with(Daemon::None)?;
    let clock = FakeClock::new(&desk)?;
    let window = Window::open(&desk, &Launch::bare().with_clock(&clock))?;
    let now = || -> Result<i64> { window.script("return Date.now()")?.as_i64().context("no number") };
    let before = now()?;
    clock.shift_seconds(3_600)?;
    until("the jump", PATIENCE, || Ok((now()? - before > 3_500_000).then_some(())))?;
    Ok(())
}

#[test]
fn the_daemon_records_what_it_is_asked_to_show() -> Result<()> {
    let desk = Desk::new()?;
    let bus = zbus::blocking::connection::Builder::address(desk.session_bus())?.build()?;
    let hints = std::collections::HashMap::from([("urgency", zbus::zvariant::Value::from(2_u8))]);
    let name = "org.freedesktop.Notifications";
    let call = ("Foghorn", 0_u32, "", "INC-1 is due", "Customers", vec!["snooze", "Snooze"], hints, 0_i32);
    bus.call_method(Some(name), "/org/freedesktop/Notifications", Some(name), "Notify", &call)?;
    let shown = desk.notifications()?.wait_for("about INC-1", 0, PATIENCE, |shown| shown.summary.contains("INC-1"))?;
    assert_eq!((shown.urgency, shown.expires, shown.id), (Some(2), 0, 1));
    assert_eq!(shown.actions, ["snooze"]);
    Ok(())
}

#[test]
fn a_killed_window_is_gone() -> Result<()> {
    let desk = Desk::with(Daemon::None)?;
    let window = Window::open(&desk, &Launch::bare())?;
    let id = window.process_id()?;
    window.kill()?;
    until("the process to go", Duration::from_secs(5), || {
        let state = std::fs::read_to_string(format!("/proc/{id}/stat"));
        Ok((state.is_err() || state.is_ok_and(|stat| stat.contains(") Z "))).then_some(()))
    })
}
