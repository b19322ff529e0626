//! The icon in the tray: what is due next in its title, its shape and the first line of its menu.
//!
//! Only where a tray host is there to show it (`host`): an icon that nobody shows would make closing the window hide
//! the app for good. Not here: the words of the countdown (foghorn-app).

mod host;

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use foghorn_app::core::clocks::Stage;
use foghorn_app::core::when::minutes_said;
use foghorn_app::tick::Headline;
pub(crate) use host::is_there as host_is_there;
use tauri::image::Image;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Wry, include_image};

use crate::door::{self, Screen};
use crate::{quit, shell, window};

const CALM: Image<'_> = include_image!("../assets/icons/tray-calm.png");
const SOON: Image<'_> = include_image!("../assets/icons/tray-soon.png");
const LATE: Image<'_> = include_image!("../assets/icons/tray-late.png");

const NOTHING_DUE: &str = "No clock is running";

/// The tray icon, where there is one now.
pub(crate) struct Tray {
    handle: AppHandle,
    icon: Mutex<Option<Icon>>,
}

struct Icon {
    tray: TrayIcon<Wry>,
    first_line: MenuItem<Wry>,
    due: Option<Headline>,
    said: String,
}

impl Tray {
    /// Follows the tray host from now on.
    pub(crate) fn new(handle: &AppHandle) -> Self {
        let follower = handle.clone();
        tauri::async_runtime::spawn(host::follow(move |is_there| {
            let handle = follower.clone();
            // GTK widgets are made and dropped on the UI thread.
            let outcome = follower.run_on_main_thread(move || shell::of(&handle).tray.host_changed(is_there));
            if let Err(error) = outcome {
                tracing::warn!("tray: {error}");
            }
        }));
        Self { handle: handle.clone(), icon: Mutex::default() }
    }

    /// True where an icon brings a hidden window back.
    pub(crate) fn is_there(&self) -> bool {
        self.icon().is_some()
    }

    /// Says what is due next, and in how long.
    pub(crate) fn say(&self, headline: Option<&Headline>, now: DateTime<Utc>) {
        let mut icon = self.icon();
        let Some(icon) = icon.as_mut() else { return };
        if let Err(error) = icon.say(headline, now) {
            tracing::warn!("tray: {error}");
        }
    }

    fn host_changed(&self, is_there: bool) {
        let mut icon = self.icon();
        if !is_there && icon.take().is_some() {
            // Whatever was hidden in it must not be lost.
            window::show(&self.handle);
        } else if is_there && icon.is_none() {
            match Icon::make(&self.handle) {
                Ok(made) => *icon = Some(made),
                Err(error) => tracing::warn!("tray: {error}"),
            }
        }
    }

    fn icon(&self) -> MutexGuard<'_, Option<Icon>> {
        self.icon.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Icon {
    fn make(handle: &AppHandle) -> tauri::Result<Self> {
        let item = |id: &str, text: &str| MenuItem::with_id(handle, id, text, true, None::<&str>);
        let first_line = item("due", NOTHING_DUE)?;
        let separator = PredefinedMenuItem::separator(handle)?;
        let (declare, open, leave) = (item("declare", "Declare…")?, item("open", "Open")?, item("quit", "Quit")?);
        let menu = Menu::with_items(handle, &[&first_line, &separator, &declare, &open, &leave])?;
        let tray = TrayIconBuilder::with_id("foghorn").icon(CALM).menu(&menu).on_menu_event(chosen).build(handle)?;
        Ok(Self { tray, first_line, due: None, said: String::new() })
    }

    fn say(&mut self, due: Option<&Headline>, now: DateTime<Utc>) -> tauri::Result<()> {
        let line = due.map_or_else(|| NOTHING_DUE.to_owned(), |due| line(due, now));
        if line != self.said {
            self.first_line.set_text(&line)?;
            self.tray.set_title(due.map(|_| line.as_str()))?;
            self.said = line;
        }
        let stage = due.map(|due| due.stage);
        if stage != self.due.as_ref().map(|due| due.stage) {
            self.tray.set_icon(Some(image_of(stage)))?;
        }
        self.due = due.cloned();
        Ok(())
    }
}

/// "INC-7 Customers in 4 min", by the minute: a panel redraws at each change.
fn line(due: &Headline, now: DateTime<Utc>) -> String {
    let who = format!("{} {}", due.reference, due.name);
    let left = due.due_at - now;
    match (left.num_seconds(), left.num_minutes()) {
        (60.., minutes) => format!("{who} in {}", minutes_said(minutes.unsigned_abs())),
        (1..60, _) => format!("{who} in less than a minute"),
        (-59..=0, _) => format!("{who} due now"),
        (_, minutes) => format!("{who} {} overdue", minutes_said(minutes.unsigned_abs())),
    }
}

fn image_of(stage: Option<Stage>) -> Image<'static> {
    match stage {
        Some(Stage::HeadsUp) => SOON,
        Some(Stage::Due | Stage::Overdue) => LATE,
        _ => CALM,
    }
}

fn chosen(handle: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "due" => {
            let due = shell::of(handle).tray.icon().as_ref().and_then(|icon| icon.due.clone());
            let screen = due.as_ref().map(|due| Screen::Incident(&due.incident, Some(&due.stakeholder)));
            door::open(handle, screen.unwrap_or(Screen::Board));
        }
        "declare" => door::open(handle, Screen::Declare),
        "quit" => quit::asked(handle, false),
        _ => window::show(handle),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use foghorn_app::core::{StakeholderId, StreamId};

    use super::*;

    fn said(seconds_left: i64) -> String {
        let now = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let due = Headline {
            incident: StreamId::new("s"),
            reference: "INC-7".to_owned(),
            stakeholder: StakeholderId::new("customers"),
            name: "Customers".to_owned(),
            due_at: now + TimeDelta::seconds(seconds_left),
            stage: Stage::Calm,
        };
        line(&due, now)
    }

    #[test]
    fn the_line_says_how_long() {
        assert_eq!(said(258), "INC-7 Customers in 4 min");
        assert_eq!(said(59), "INC-7 Customers in less than a minute");
        assert_eq!(said(0), "INC-7 Customers due now");
        assert_eq!(said(-59), "INC-7 Customers due now");
        assert_eq!(said(-185), "INC-7 Customers 3 min overdue");
        assert_eq!(said(-340 * 60), "INC-7 Customers 5 h 40 min overdue");
    }
}
