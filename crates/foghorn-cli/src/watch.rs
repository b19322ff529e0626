//! `foghorn watch`: reminders without a window, on the desktop and as lines, until it is stopped.
//!
//! The same clocks and the same right to remind as the window's: one of them on a data folder reminds, the others wait
//! for their turn. Not here: when a clock speaks and in which words (foghorn-app).

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use foghorn_app::tick::{Jump, Reminder, Urgency};
use foghorn_app::{App, Failure};
use notify_rust::{Notification, Urgency as Loudness};
use serde_json::{Value, json};

use crate::args::Watch;
use crate::{complain, print, say};

/// What another program writes is seen within this.
const GLANCE: Duration = Duration::from_millis(500);
/// Even when nothing seems to change.
const LOOK_ANYWAY: TimeDelta = TimeDelta::seconds(60);

/// Watches until it is stopped; with `--once`, tells what is to be said now.
///
/// # Errors
/// Where the folder cannot be read any more.
pub(crate) fn watch(app: &App, asked: &Watch, in_json: bool) -> Result<()> {
    wait_for_turn(app, in_json)?;
    let mut desktop = Desktop { silent: asked.no_notifications, standing: BTreeMap::new(), complained: false };
    let (mut jump, mut looked, mut next_at) = (Some(Jump::NotRunning), DateTime::<Utc>::MIN_UTC, None);
    loop {
        let now = app.now();
        let due = next_at.is_some_and(|at| at <= now) || (now - looked).abs() > LOOK_ANYWAY;
        if app.poll_other_writers() || due || jump.is_some() {
            let tick = app.tick(jump.take())?;
            for reminder in &tick.reminders {
                remind(app, reminder, &mut desktop, in_json)?;
            }
            (looked, next_at) = (now, tick.next_at);
        }
        if asked.once {
            return Ok(());
        }
        sleep(GLANCE);
    }
}

/// Until this program may remind; says once why it waits.
fn wait_for_turn(app: &App, in_json: bool) -> Result<()> {
    let mut told = false;
    while !app.take_ticker_lock()? {
        if !std::mem::replace(&mut told, true) {
            let message = "Another Foghorn on this data folder reminds already; this one takes over when it ends.";
            complain(in_json, "warning", &Failure::new("other-ticker", message));
        }
        sleep(GLANCE);
    }
    Ok(())
}

fn remind(app: &App, reminder: &Reminder, desktop: &mut Desktop, in_json: bool) -> Result<()> {
    app.reminder_intended(reminder)?;
    let at = print::Place(foghorn_app::core::when::Here { now: app.now(), zone: app.settings()?.zone() });
    say(&if in_json { line_of(app, reminder)? } else { print::reminder(reminder, &at) })?;
    desktop.show(reminder, in_json);
    app.reminder_shown(reminder)?;
    Ok(())
}

/// One object a line, so that a script can read it as it comes.
fn line_of(app: &App, reminder: &Reminder) -> Result<String> {
    let mut object = json!({ "at": app.now() });
    if let (Value::Object(object), Value::Object(said)) = (&mut object, serde_json::to_value(reminder)?) {
        object.extend(said);
    }
    Ok(print::escaped(&object.to_string()) + "\n")
}

/// The notifications that stand, by what they are about: a later one of the same replaces it.
struct Desktop {
    silent: bool,
    standing: BTreeMap<String, u32>,
    complained: bool,
}

impl Desktop {
    fn show(&mut self, reminder: &Reminder, in_json: bool) {
        if self.silent {
            return;
        }
        let mut notification = Notification::new();
        notification.appname("Foghorn").icon("foghorn").summary(&reminder.summary).body(&reminder.body);
        if reminder.urgency == Urgency::Critical {
            notification.urgency(Loudness::Critical).timeout(0);
        }
        if let Some(id) = self.standing.get(&reminder.key) {
            notification.id(*id);
        }
        match notification.show() {
            Ok(shown) => drop(self.standing.insert(reminder.key.clone(), shown.id())),
            // Once is enough: the lines go on.
            Err(error) if !std::mem::replace(&mut self.complained, true) => {
                let message = format!("The desktop shows no notifications; here are the lines. {error}.");
                complain(in_json, "warning", &Failure::new("no-notifications", message));
            }
            Err(_) => {}
        }
    }
}
