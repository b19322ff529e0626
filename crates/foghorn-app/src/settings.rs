//! Settings of this laptop: one file, `settings.toml` in the data folder, that the window, the terminal and an editor
//! change alike; never exported, never part of a log.
//!
//! Here: what can be set, and what is refused. Not here: the file (`settings/file`), quiet hours (`settings/quiet`).

mod file;
mod quiet;

use std::path::Path;

use chrono_tz::Tz;
use foghorn_core::Severity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::failure::Failure;
use crate::library::patience::looked;
use crate::table::Nothing;

pub(crate) use file::{FAULT, Known, seen};

const NAME_AT_MOST: usize = 200;
/// With less, a mistake that is seen a day later could not be taken back; with more, nobody asks for it.
const COPIES_DAYS: std::ops::RangeInclusive<u32> = 2..=3_650;

/// Settings of this laptop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// My name, as it stands beside what I write down; empty: asked for.
    pub me: String,
    /// The zone in which times are read and shown, as an IANA name; empty: the system's.
    pub zone: String,
    /// A second zone shown beside it, or empty.
    pub second_zone: String,
    /// `system`, `dark` or `light`.
    pub theme: String,
    /// Sounds with notifications.
    pub sound: bool,
    /// Notifies before a word is due, too; when it is due, and after, always.
    pub heads_up: bool,
    /// From this time of day on, as `22:00` …
    pub quiet_from: String,
    /// … until this one, as `07:00`, nobody is reminded of incidents of `quiet_severities`; empty: no quiet hours.
    pub quiet_until: String,
    /// The severities that keep quiet in quiet hours.
    pub quiet_severities: Vec<Severity>,
    /// Start with the desktop, hidden, while clocks could run.
    pub autostart: bool,
    /// Keep the laptop from idle sleep while clocks run.
    pub keep_awake: bool,
    /// The global shortcut that declares (X11 only).
    pub global_shortcut: bool,
    /// Its keys.
    pub shortcut_keys: String,
    /// The playbook that new incidents start with.
    pub playbook: String,
    /// For how many days copies of the log (snapshots and segments) are kept.
    pub keep_copies_days: u32,
    /// A folder with a team's rules, templates and playbooks, which lie under the user's own; empty: none.
    pub team: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            me: String::new(),
            zone: String::new(),
            second_zone: String::new(),
            theme: "system".to_owned(),
            sound: true,
            heads_up: true,
            quiet_from: String::new(),
            quiet_until: String::new(),
            quiet_severities: vec![Severity::Sev3, Severity::Sev4],
            autostart: false,
            keep_awake: true,
            global_shortcut: true,
            shortcut_keys: "ctrl+alt+n".to_owned(),
            playbook: "default".to_owned(),
            keep_copies_days: 71,
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

    /// What cannot be right, whatever was set before.
    fn check(&self) -> Result<(), Failure> {
        for zone in [&self.zone, &self.second_zone] {
            if !zone.is_empty() && zone.parse::<Tz>().is_err() {
                let message = format!("\u{201c}{zone}\u{201d} is not a time zone; write it like Europe/Berlin or UTC.");
                return Err(Failure::new("zone", message));
            }
        }
        if !["system", "dark", "light"].contains(&self.theme.as_str()) {
            return Err(Failure::new("theme", "The theme is system, dark or light."));
        }
        let me = self.me.trim();
        if me.len() > NAME_AT_MOST || me.contains(char::is_control) {
            return Err(Failure::new("me", format!("A name is one line of at most {NAME_AT_MOST} bytes.")));
        }
        if !COPIES_DAYS.contains(&self.keep_copies_days) {
            let message = format!("Copies are kept for {} to {} days.", COPIES_DAYS.start(), COPIES_DAYS.end());
            return Err(Failure::new("keep-copies", message));
        }
        quiet::check(self)?;
        check_keys(&self.shortcut_keys)
    }
}

/// One setting and what it becomes, as text.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SetSetting {
    /// Its name in `settings.toml`.
    pub name: String,
    /// What it becomes; what the file would hold, a text without its quotation marks.
    pub value: String,
}

/// The settings in force.
pub(crate) fn settings(app: &App, _: Nothing) -> Result<Settings, Failure> {
    app.settings()
}

/// Changes one setting.
pub(crate) fn set_setting(app: &App, asked: SetSetting) -> Result<Settings, Failure> {
    set_settings(app, file::with(&app.settings()?, &asked.name, &asked.value)?)
}

/// Changes the settings.
pub(crate) fn set_settings(app: &App, settings: Settings) -> Result<Settings, Failure> {
    settings.check()?;
    // Where the chosen playbook was switched off meanwhile, the other settings can be changed all the same.
    let known = app.settings()?;
    if settings.playbook != known.playbook {
        app.library().playbook(&settings.playbook)?;
    }
    // As above: a folder that is gone meanwhile is a fault of the library, which the window shows.
    if settings.team != known.team && !settings.team.trim().is_empty() {
        let team = Path::new(settings.team.trim());
        if !team.is_absolute() || looked(team, Path::is_dir) != Some(true) {
            let message = format!(
                "\u{201c}{}\u{201d} is no folder that can be opened; write its whole path, or nothing for none.",
                team.display()
            );
            return Err(Failure::new("team", message));
        }
    }
    file::write(app.folder(), &settings)?;
    app.read_settings_anew();
    app.library_now()?;
    app.changed(Vec::new());
    Ok(settings)
}

/// Keys of a shortcut: `ctrl+alt+n`. Whether the desktop gives them is for it to say.
fn check_keys(keys: &str) -> Result<(), Failure> {
    const HELD: [&str; 6] = ["ctrl", "control", "alt", "shift", "super", "cmd"];
    let parts: Vec<String> = keys.split('+').map(|part| part.trim().to_ascii_lowercase()).collect();
    let (key, held) = parts.split_last().map_or(("", &[][..]), |(key, held)| (key.as_str(), held));
    let named = key.strip_prefix('f').is_some_and(|number| matches!(number.parse(), Ok(1..=24u8)));
    let single = key.len() == 1 && key.chars().all(|key| key.is_ascii_alphanumeric());
    if (named || single) && !held.is_empty() && held.iter().all(|part| HELD.contains(&part.as_str())) {
        return Ok(());
    }
    let message = format!(
        "\u{201c}{keys}\u{201d} is no shortcut; write keys that are held and one letter, figure or F key: ctrl+alt+n."
    );
    Err(Failure::new("shortcut", message))
}
