//! Due instant to the desktop's `Notify` call: awake, with 100 clocks; after the laptop was frozen; after the clock was
//! set. The real window and a daemon of the bench's own that keeps the time.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use chrono::{DateTime, SecondsFormat, TimeDelta, Timelike, Utc};
use foghorn_app::App;
use foghorn_app::core::At;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use foghorn_tests::clock::FakeClock;
use foghorn_tests::desk::{Daemon, Desk};
use foghorn_tests::process::signal;
use foghorn_tests::window::{Launch, Window};
use rustix::process::Signal;
use serde_json::{Value, json};

use crate::ground::{Ground, ask, open};
use crate::recorder::{Call, Recorder};

/// Clocks that fall due, and how many of them in one second.
const CLOCKS: usize = 100;
const A_SECOND: usize = 4;
/// From declaring to the first word; long enough to declare all before the first is due.
const FIRST: TimeDelta = TimeDelta::seconds(50);
/// The first is due so long after the last was declared.
const AHEAD: TimeDelta = TimeDelta::seconds(10);
/// How often the clock is set, and by how much: each time a nag falls due meanwhile.
const JUMPS: usize = 8;
const JUMP: i64 = 31 * 60;
/// How often the window is frozen, over an instant at which something falls due.
const FREEZES: usize = 5;
const FROZEN: Duration = Duration::from_secs(4);
const PATIENT: Duration = Duration::from_secs(90);

/// One stakeholder, no bundling to wait for, no nags meanwhile.
const PLAYBOOK: &str = include_str!("../../assets/reminders.toml");

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let mut desk_row = awake(ground)?;
    let jumped = jumps(ground)?;
    let woken = freezes(ground)?;
    for (what, times) in [("after the clock was set, longest", &jumped), ("after a freeze, longest", &woken)] {
        let longest = milliseconds(times.longest());
        desk_row.checks.push(Check::at_most(what, 1_500.0, longest, Unit::Milliseconds));
    }
    desk_row.remarks.push(format!("The clock set forward by {} min (libfaketime): {}.", JUMP / 60, jumped.line()));
    desk_row.remarks.push(format!(
        "A laptop cannot be put to sleep here: the window is frozen for {} s over a due instant instead, and the time \
         counts from its thawing: {}.",
        FROZEN.as_secs(),
        woken.line()
    ));
    Ok(desk_row)
}

fn awake(ground: &Ground) -> Result<Row> {
    let spread = due_to_notify(ground, A_SECOND)?;
    let at_once = due_to_notify(ground, CLOCKS)?;
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![Check::at_most(
            format!("awake, {CLOCKS} clocks, {A_SECOND} a second, p99"),
            100.0,
            milliseconds(spread.p99()),
            Unit::Milliseconds,
        )],
        remarks: vec![
            format!(
                "{CLOCKS} incidents with a clock each; the daemon reads the same clock as the app. {}.",
                spread.line()
            ),
            format!("All {CLOCKS} due in the same second (not judged): {}.", at_once.line()),
        ],
    })
}

fn due_to_notify(ground: &Ground, a_second: usize) -> Result<Times> {
    let (desk, app, recorder) = desk(ground)?;
    let window = Window::open(&desk, &Launch::foghorn(app.folder()))?;
    window.has("textbox", "What is broken?")?;
    let seconds = i64::try_from(CLOCKS / a_second)?;
    let first_due = whole_second(app.now()) + AHEAD + TimeDelta::seconds(2);
    let mut due_at: HashMap<String, At> = HashMap::new();
    for number in 0..CLOCKS {
        let due = first_due + TimeDelta::seconds(i64::try_from(number / a_second)?);
        let declared_at = due - FIRST;
        let receipt = declare_at(&app, number, declared_at)?;
        due_at.insert(receipt["reference"].as_str().context("no reference")?.to_owned(), due);
    }
    let within = PATIENT + Duration::from_secs(u64::try_from(seconds)?);
    let said = recorder.wait_for("100 notifications", CLOCKS, 0, within, |call| call.summary.contains("due now"))?;
    window.end()?;
    said.iter().map(|call| late(call, &due_at)).collect()
}

/// How long after its due instant a notification came.
fn late(call: &Call, due_at: &HashMap<String, At>) -> Result<Duration> {
    let reference = call.body.split(' ').next().unwrap_or_default();
    let due = due_at.get(reference).with_context(|| format!("nobody is due in {:?}", call.body))?;
    (call.at - *due).to_std().with_context(|| format!("{reference} was reminded of before it was due"))
}

/// After the clock was set forward, over and over: each time something more is overdue.
fn jumps(ground: &Ground) -> Result<Times> {
    let (desk, app, recorder) = desk(ground)?;
    let clock = FakeClock::new(&desk)?;
    let window = Window::open(&desk, &Launch::foghorn(app.folder()).with_clock(&clock))?;
    window.has("textbox", "What is broken?")?;
    declare_at(&app, 0, whole_second(app.now()))?;
    window.sees("Checkout 0")?;
    let mut times = Times::default();
    for jump in 1..=JUMPS {
        let before = recorder.all().len();
        let set_at = app.now();
        clock.shift_seconds(JUMP * i64::try_from(jump)?)?;
        let is_it = |call: &Call| ["fell due", "still overdue"].iter().any(|words| call.summary.contains(words));
        let said = recorder.wait_for("what fell due", 1, before, PATIENT, is_it)?;
        times.add((said[0].at - set_at).to_std()?);
    }
    window.end()?;
    Ok(times)
}

/// After the window's process was frozen over a due instant, as it is while a laptop sleeps.
fn freezes(ground: &Ground) -> Result<Times> {
    let (desk, app, recorder) = desk(ground)?;
    let window = Window::open(&desk, &Launch::foghorn(app.folder()))?;
    window.has("textbox", "What is broken?")?;
    let mut times = Times::default();
    for number in 0..FREEZES {
        let due = whole_second(app.now()) + TimeDelta::seconds(4);
        declare_at(&app, number, due - FIRST)?;
        window.sees(&format!("Checkout {number} "))?;
        until_clock(&app, due - TimeDelta::seconds(1));
        let before = recorder.all().len();
        signal(window.process_id()?, Signal::STOP)?;
        std::thread::sleep(FROZEN);
        let thawed_at = app.now();
        signal(window.process_id()?, Signal::CONT)?;
        let said = recorder.wait_for("what fell due", 1, before, PATIENT, |_| true)?;
        times.add((said[0].at - thawed_at).to_std()?);
    }
    window.end()?;
    Ok(times)
}

fn desk(ground: &Ground) -> Result<(Desk, App, Recorder)> {
    let folder = ground.fresh("reminders")?;
    put_playbook(&folder)?;
    let desk = Desk::with(Daemon::None)?;
    let recorder = Recorder::start(&desk)?;
    Ok((desk, open(&folder)?, recorder))
}

fn put_playbook(folder: &Path) -> Result<()> {
    let library = folder.join("library/playbooks");
    std::fs::create_dir_all(&library)?;
    Ok(std::fs::write(library.join("default.toml"), PLAYBOOK)?)
}

fn declare_at(app: &App, number: usize, at: At) -> Result<Value> {
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    ask(app, "declare", json!({"title": format!("Checkout {number} fails"), "severity": "SEV2", "at": at}))
}

fn whole_second(at: DateTime<Utc>) -> At {
    at.with_nanosecond(0).unwrap_or(at)
}

fn until_clock(app: &App, at: At) {
    if let Ok(left) = (at - app.now()).to_std() {
        std::thread::sleep(left);
    }
}
