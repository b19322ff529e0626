//! Reminding: a reminder becomes a notification; and what is done about a click on it, or about a silent desktop.
//!
//! Where no daemon shows it, the window comes forward and alarms by itself, and says why. A reminder is written down
//! as intended before it is shown and as shown afterwards, so that a crash in between repeats it and never loses it.
//! Not here: when and in which words (foghorn-app).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use foghorn_app::core::reminders::Step;
use foghorn_app::core::{StakeholderId, StreamId};
use foghorn_app::read::desk::Problem;
use foghorn_app::tick::{Reminder, Tick, Urgency};
use foghorn_app::{App, Changed, Failure};
use serde_json::json;
use tauri::AppHandle;

use crate::door::{self, Screen};
use crate::notify::{Click, Heard, Notice, Notices};
use crate::{shell, window};

/// The key of the notification that the settings screen shows to try things out.
const TRIAL: &str = "trial";
/// The code of the sentence that says that the desktop is silent.
const SILENT: &str = "no-notifications";

/// The line to the desktop, and what was said over it.
pub(crate) struct Alarms {
    handle: AppHandle,
    notices: Notices,
    said: Mutex<HashMap<String, Reminder>>,
    told: Mutex<HashMap<Speaker, Told>>,
}

/// What speaks in an incident: a stakeholder's clock, or a matter beside them by its key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Speaker {
    Clock(StreamId, StakeholderId),
    Matter(StreamId, String),
}

/// What it said last since this program began: its due time, and the instant of its step. UTC.
type Told = (DateTime<Utc>, DateTime<Utc>);

impl Alarms {
    /// Opens the line.
    pub(crate) fn start(handle: &AppHandle) -> Self {
        let listener = handle.clone();
        // The news is handled off the task that brings it: it writes to the disk.
        let hear = move |heard| {
            let handle = listener.clone();
            tauri::async_runtime::spawn_blocking(move || shell::of(&handle).alarms.heard(heard));
        };
        Self { handle: handle.clone(), notices: Notices::start(hear), said: Mutex::default(), told: Mutex::default() }
    }

    /// Shows a reminder.
    pub(crate) fn remind(&self, app: &App, reminder: Reminder) {
        if !self.is_news(&reminder) {
            return;
        }
        if let Err(failure) = app.reminder_intended(&reminder) {
            // It must be seen all the more when the disk is full.
            tracing::warn!("a reminder could not be written down: {failure}");
        }
        let notice = Notice {
            key: reminder.key.clone(),
            summary: reminder.summary.clone(),
            body: reminder.body.clone(),
            critical: reminder.urgency == Urgency::Critical,
            sound: sounds(app, &reminder),
            word: !reminder.clocks.is_empty(),
        };
        self.said().insert(reminder.key.clone(), reminder);
        self.notices.show(notice);
    }

    /// Takes away what does not hold any more: the word was said, put off or dropped, or somebody else commands now.
    pub(crate) fn settle(&self, tick: &Tick) {
        let mut said = self.said();
        let settled: Vec<String> =
            said.values().filter(|reminder| tick.is_over(reminder)).map(|reminder| reminder.key.clone()).collect();
        for key in settled {
            said.remove(&key);
            self.notices.take_away(key);
        }
    }

    /// Shows what a reminder looks and sounds like here.
    pub(crate) fn try_out(&self) {
        self.notices.show(Notice {
            key: TRIAL.to_owned(),
            summary: "Customers: word due now".to_owned(),
            body: "This is how Foghorn reminds you".to_owned(),
            critical: false,
            sound: true,
            word: true,
        });
    }

    fn heard(&self, heard: Heard) {
        let shell = shell::of(&self.handle);
        let Ok(app) = shell.app() else { return };
        match heard {
            Heard::Reachable => app.settled(SILENT),
            Heard::Unreachable(why) => app.report(silent_desktop(&why)),
            Heard::Shown { key, silent } => {
                if silent {
                    door::say(&self.handle, &Changed::Alarm { reminders: Vec::new(), sound: true });
                }
                self.shown(app, &key);
            }
            Heard::Unseen { key } => self.unseen(app, &key),
            Heard::Clicked { key, click } => self.clicked(app, &key, click),
        }
    }

    fn shown(&self, app: &App, key: &str) {
        let Some(reminder) = self.reminder(key) else { return };
        if reminder.urgency == Urgency::Critical {
            window::ask_for_attention(&self.handle);
        }
        if let Err(failure) = app.reminder_shown(&reminder) {
            tracing::warn!("a reminder may come once more: {failure}");
        }
    }

    /// The window alarms in the desktop's stead, in front of everything else.
    fn unseen(&self, app: &App, key: &str) {
        let reminders: Vec<Reminder> = self.reminder(key).into_iter().collect();
        let sound = key == TRIAL || reminders.iter().any(|reminder| sounds(app, reminder));
        window::show(&self.handle);
        door::say(&self.handle, &Changed::Alarm { reminders, sound });
        self.shown(app, key);
    }

    fn clicked(&self, app: &App, key: &str, click: Click) {
        let Some(reminder) = self.reminder(key) else { return window::show(&self.handle) };
        if reminder.handover {
            // Neither a word nor a snooze answers it.
            return door::open(&self.handle, Screen::Incident(&reminder.incident, None));
        }
        let stakeholder = match reminder.clocks.as_slice() {
            [clock] => Some(&clock.stakeholder),
            _ => None,
        };
        match click {
            // Of several words that are due at once the first is written first; the others are a press away. Where no word
            // is due but something else is, that is on the incident's screen.
            Click::Open => match reminder.clocks.first() {
                Some(clock) => door::open(&self.handle, Screen::Write(&reminder.incident, &clock.stakeholder)),
                None => door::open(&self.handle, Screen::Incident(&reminder.incident, None)),
            },
            Click::Sent => door::open(&self.handle, Screen::Sent(&reminder.incident, stakeholder)),
            Click::Snooze => {
                if let Err(failure) = snooze(app, &reminder) {
                    // A second snooze in a row asks for a reason, and that is asked in the window.
                    tracing::info!("not snoozed: {failure}");
                    door::open(&self.handle, Screen::Incident(&reminder.incident, stakeholder));
                }
            }
        }
    }

    /// False where all that speaks in it said this or something later before. The folder remembers that too, but not on a
    /// disk that takes no writes; and once is still enough.
    fn is_news(&self, reminder: &Reminder) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let mut news = false;
        let clocks = reminder.clocks.iter().map(|clock| {
            (Speaker::Clock(clock.incident.clone(), clock.stakeholder.clone()), (clock.due_at, clock.step_at))
        });
        let matters = reminder.matters.iter().map(|matter| {
            (Speaker::Matter(matter.incident.clone(), matter.matter.clone()), (matter.due_at, matter.step_at))
        });
        for (speaker, says) in clocks.chain(matters) {
            let told = told.entry(speaker).or_default();
            if told.0 != says.0 || told.1 < says.1 {
                *told = says;
                news = true;
            }
        }
        news
    }

    fn reminder(&self, key: &str) -> Option<Reminder> {
        self.said().get(key).cloned()
    }

    fn said(&self) -> std::sync::MutexGuard<'_, HashMap<String, Reminder>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A heads-up is quiet; what is due sounds, where the user wants sound.
fn sounds(app: &App, reminder: &Reminder) -> bool {
    reminder.step > Step::HeadsUp && app.settings().is_ok_and(|settings| settings.sound)
}

fn snooze(app: &App, reminder: &Reminder) -> Result<(), Failure> {
    for clock in &reminder.clocks {
        app.dispatch("snooze", json!({"incident": clock.incident, "stakeholder": clock.stakeholder}))?;
    }
    Ok(())
}

fn silent_desktop(why: &str) -> Problem {
    tracing::warn!("notifications: {why}");
    Problem {
        code: SILENT.to_owned(),
        message: "This desktop shows no notifications: no notification service answers. Keep Foghorn's window in \
                  sight; it comes forward and sounds when a word is due."
            .to_owned(),
    }
}
