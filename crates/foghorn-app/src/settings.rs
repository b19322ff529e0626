//! Settings of this laptop, kept in the data folder's own table; never exported, never part of a log.

use std::path::Path;

use chrono_tz::Tz;
use foghorn_store::{Reading, StoreError};

use crate::App;
use crate::failure::Failure;
use crate::read::desk::Settings;

const KEY: &str = "settings";
const NAME_AT_MOST: usize = 200;

impl Default for Settings {
    fn default() -> Self {
        Self {
            me: String::new(),
            zone: String::new(),
            second_zone: String::new(),
            theme: "system".to_owned(),
            sound: true,
            autostart: false,
            keep_awake: true,
            global_shortcut: true,
            playbook: "default".to_owned(),
            team: String::new(),
        }
    }
}

impl Settings {
    /// The zone in which times are read and shown: as set, else that of `TZ`, else the system's, else UTC.
    pub fn zone(&self) -> Tz {
        let set = self.zone.parse().ok();
        let asked = || std::env::var("TZ").ok()?.trim_start_matches(':').parse().ok();
        let system = || iana_time_zone::get_timezone().ok()?.parse().ok();
        set.or_else(asked).or_else(system).unwrap_or(Tz::UTC)
    }
}

/// The settings as they were read once: parsing them, and asking the system for its zone, costs an act too much.
pub(crate) struct Known {
    /// What they were read from.
    pub json: Option<String>,
    /// What they say.
    pub settings: Settings,
    /// See [`Settings::zone`].
    pub zone: Tz,
}

impl Known {
    /// Reads them; what cannot be read falls back to the defaults.
    pub(crate) fn read(json: Option<String>) -> Self {
        let settings: Settings = json.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        Self { json, zone: settings.zone(), settings }
    }
}

/// The settings as this folder keeps them; `None`: nobody changed any yet.
pub(crate) fn kept(reading: &Reading<'_>) -> Result<Option<String>, StoreError> {
    reading.local_get(KEY)
}

/// Changes the settings.
pub(crate) fn set_settings(app: &App, settings: Settings) -> Result<Settings, Failure> {
    for zone in [&settings.zone, &settings.second_zone] {
        if !zone.is_empty() && zone.parse::<Tz>().is_err() {
            let message = format!("\u{201c}{zone}\u{201d} is not a time zone; write it like Europe/Berlin or UTC.");
            return Err(Failure::new("zone", message));
        }
    }
    if !["system", "dark", "light"].contains(&settings.theme.as_str()) {
        return Err(Failure::new("theme", "The theme is system, dark or light."));
    }
    let me = settings.me.trim();
    if me.len() > NAME_AT_MOST || me.contains(char::is_control) {
        return Err(Failure::new("me", format!("A name is one line of at most {NAME_AT_MOST} bytes.")));
    }
    // Where the chosen playbook was switched off meanwhile, the other settings can be changed all the same.
    let known = app.settings()?;
    if settings.playbook != known.playbook {
        app.library().playbook(&settings.playbook)?;
    }
    // As above: a folder that is gone meanwhile is a fault of the library, which the window shows.
    if settings.team != known.team && !settings.team.trim().is_empty() {
        let team = Path::new(settings.team.trim());
        if !team.is_absolute() || !team.is_dir() {
            let message = format!(
                "\u{201c}{}\u{201d} is no folder that can be opened; write its whole path, or nothing for none.",
                team.display()
            );
            return Err(Failure::new("team", message));
        }
    }
    let json = serde_json::to_string(&settings).map_err(|error| Failure::new("settings", error.to_string()))?;
    app.store().write(|tx| tx.local_set(KEY, &json))?;
    app.library_now()?;
    app.changed(Vec::new());
    Ok(settings)
}
