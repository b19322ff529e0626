//! `settings.toml`: read where it changed, written whole or not at all, with the comments that somebody put in it.
//!
//! A file that cannot be read changes nothing: what was in force stays in force, the fault is said with its line, and
//! nothing is written over it. Settings of older versions stand in the data file; they hold until something is changed.
//! Not here: which values make sense.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use chrono_tz::Tz;
use foghorn_store::{Reading, StoreError};
use toml_edit::{DocumentMut, Item, Value};

use super::Settings;
use crate::failure::Failure;
use crate::library::saving;
use crate::read::desk::Problem;

/// The code of the sentence that says what is wrong with the file.
pub(crate) const FAULT: &str = "settings";

const FILE: &str = "settings.toml";
/// Where older versions kept them: a table of the data file.
const KEY: &str = "settings";

/// What each setting is for, as the file says it above it. In the order of the file.
const COMMENTS: [(&str, &str); 16] = [
    ("me", "Your name, as it stands beside what you write down."),
    ("zone", "The zone in which times are read and shown, as Europe/Berlin; empty: the system's."),
    ("second_zone", "A second zone, shown beside it where a time is promised; empty: none."),
    ("theme", "system, dark or light."),
    ("sound", "A low tone with each reminder."),
    ("heads_up", "Notify before a word is due, too; when it is due, and after, always."),
    ("quiet_from", "From this time of day on, as 22:00 \u{2026}"),
    (
        "quiet_until",
        "\u{2026} until this one, as 07:00, nobody is reminded of incidents of these severities; empty: no quiet hours.",
    ),
    ("quiet_severities", "Which severities keep quiet then."),
    ("autostart", "Start with the desktop, hidden, so that clocks that run are never forgotten."),
    ("keep_awake", "No idle sleep while clocks run."),
    ("global_shortcut", "Keys that declare from anywhere (not under Wayland) \u{2026}"),
    ("shortcut_keys", "\u{2026} and which."),
    ("playbook", "The playbook that new incidents start with."),
    (
        "keep_copies_days",
        "For how many days copies of the log are kept: all of the last day, one a day for 14 days, then one a week.",
    ),
    ("team", "A folder with your team's rules, templates and playbooks; empty: none."),
];

/// What the settings were read from: a glance at it tells whether they are still the ones in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The file, last changed then, so long.
    File(Option<SystemTime>, u64),
    /// What an older version kept; `None`: nobody changed any yet.
    Kept(Option<String>),
}

/// The settings as they were read once: parsing them, and asking the system for its zone, costs an act too much.
pub(crate) struct Known {
    /// What they were read from.
    pub seen: Seen,
    /// What they say.
    pub settings: Settings,
    /// See [`Settings::zone`].
    pub zone: Tz,
    /// What is wrong with the file, where something is.
    pub fault: Option<Problem>,
}

/// A glance at what the settings would be read from.
pub(crate) fn seen(folder: &Path, reading: &Reading<'_>) -> Result<Seen, StoreError> {
    match fs::metadata(folder.join(FILE)) {
        Ok(file) => Ok(Seen::File(file.modified().ok(), file.len())),
        Err(_) => Ok(Seen::Kept(reading.local_get(KEY)?)),
    }
}

impl Known {
    /// Reads them. Where that fails, `before` stays in force, or the defaults.
    pub(crate) fn read(folder: &Path, seen: Seen, before: Option<&Self>) -> Self {
        let read = match &seen {
            Seen::File(..) => read(&folder.join(FILE)),
            Seen::Kept(json) => {
                Ok(json.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default())
            }
        };
        let (settings, fault) = match read {
            Ok(settings) => (settings, None),
            Err(message) => {
                let kept = before.map(|before| before.settings.clone()).unwrap_or_default();
                (kept, Some(Problem { code: FAULT.to_owned(), message }))
            }
        };
        Self { seen, zone: settings.zone(), settings, fault }
    }

    /// The same, in the zone in which the laptop is now.
    pub(crate) fn with_zone_of_now(&self) -> Self {
        let Self { seen, settings, fault, .. } = self;
        Self { seen: seen.clone(), zone: settings.zone(), settings: settings.clone(), fault: fault.clone() }
    }
}

fn read(path: &Path) -> Result<Settings, String> {
    let fault = |why: String| format!("{}: {why} What was set before stays in force.", path.display());
    let text = fs::read_to_string(path).map_err(|error| fault(format!("{error}.")))?;
    parse(&text).map_err(fault)
}

/// What a text says, or what is wrong with it, with its line.
fn parse(text: &str) -> Result<Settings, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        format!("line {line}: {}.", error.message().trim_end_matches('.'))
    })?;
    if let Some(unknown) = table.keys().find(|name| !is_known(name)) {
        return Err(format!("line {}: there is no setting \u{201c}{unknown}\u{201d}.", line_of(text, unknown)));
    }
    let settings: Settings = table.clone().try_into().map_err(|error: toml::de::Error| {
        let name = table.iter().find(|(name, value)| !fits(name, value)).map_or("", |(name, _)| name.as_str());
        format!("line {}: {}.", line_of(text, name), error.message().trim_end_matches('.'))
    })?;
    settings.check().map_err(|failure| failure.message)?;
    Ok(settings)
}

fn is_known(name: &str) -> bool {
    COMMENTS.iter().any(|(known, _)| *known == name)
}

/// True where a single setting can be read.
fn fits(name: &str, value: &toml::Value) -> bool {
    let alone = toml::Table::from_iter([(name.to_owned(), value.clone())]);
    alone.try_into::<Settings>().is_ok()
}

fn line_of(text: &str, name: &str) -> usize {
    let begins =
        |line: &str| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(begins).map_or(1, |place| place + 1)
}

/// Settings with one of them changed, from what somebody typed.
pub(super) fn with(settings: &Settings, name: &str, typed: &str) -> Result<Settings, Failure> {
    let mut table = toml::Table::try_from(settings).map_err(|error| Failure::new("settings", error.to_string()))?;
    let Some(before) = table.get(name) else {
        let known: Vec<_> = COMMENTS.iter().map(|(known, _)| *known).collect();
        let message = format!("There is no setting \u{201c}{name}\u{201d}; there are {}.", known.join(", "));
        return Err(Failure::new("settings", message));
    };
    let refuse = |what: &str| Failure::new("settings", format!("{name} is {what}; \u{201c}{typed}\u{201d} is not."));
    let value = match before {
        toml::Value::String(_) => toml::Value::String(typed.to_owned()),
        toml::Value::Boolean(_) => toml::Value::Boolean(typed.trim().parse().map_err(|_| refuse("true or false"))?),
        toml::Value::Integer(_) => toml::Value::Integer(typed.trim().parse().map_err(|_| refuse("a whole number"))?),
        // A list: words, with or without what TOML puts around them.
        _ => typed
            .split(|letter: char| letter.is_whitespace() || "[],\"'".contains(letter))
            .filter(|word| !word.is_empty())
            .map(|word| toml::Value::String(word.to_owned()))
            .collect::<Vec<_>>()
            .into(),
    };
    table.insert(name.to_owned(), value);
    table.try_into().map_err(|error: toml::de::Error| Failure::new("settings", format!("{name}: {}.", error.message())))
}

/// Writes the settings; comments, order and all that did not change stay as they are.
pub(super) fn write(folder: &Path, settings: &Settings) -> Result<(), Failure> {
    let path = folder.join(FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => match parse(&text) {
            Ok(_) => text,
            Err(why) => return Err(broken(&path, &why)),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => blank(),
        Err(error) => return Err(broken(&path, &format!("{error}."))),
    };
    let mut document: DocumentMut = text.parse().map_err(|error| broken(&path, &format!("{error}")))?;
    let wanted = toml_edit::ser::to_document(settings).map_err(|error| Failure::new("settings", error.to_string()))?;
    for (name, item) in wanted.iter() {
        let same = document.get(name).is_some_and(|known| plain(known) == plain(item));
        if !same && let Some(value) = item.as_value() {
            put(&mut document, name, value.clone());
        }
    }
    saving::write(&path, &document.to_string())
}

/// Puts a value in, and leaves what somebody wrote around the one before.
fn put(document: &mut DocumentMut, name: &str, mut value: Value) {
    if let Some(known) = document.get(name).and_then(Item::as_value) {
        *value.decor_mut() = known.decor().clone();
    }
    document[name] = Item::Value(value);
}

fn plain(item: &Item) -> String {
    item.as_value().map(|value| value.clone().decorated("", "").to_string()).unwrap_or_default()
}

fn broken(path: &Path, why: &str) -> Failure {
    let message = format!("{} cannot be read, so nothing is written over it: {why} Mend it first.", path.display());
    Failure::new(FAULT, message)
}

/// The file that nobody wrote yet: every setting as it is without being set, and what it is for.
fn blank() -> String {
    let defaults = toml_edit::ser::to_document(&Settings::default()).unwrap_or_default();
    let mut text =
        String::from("# Settings of Foghorn on this laptop. The window reads this file again when it changes.\n");
    for (name, comment) in COMMENTS {
        let value = defaults.get(name).map(plain).unwrap_or_default();
        text += &format!("\n# {comment}\n{name} = {value}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_stands_in_the_file_with_what_it_is_for() {
        let text = blank();
        assert_eq!(parse(&text), Ok(Settings::default()), "{text}");
        let wanted = toml::Table::try_from(Settings::default()).unwrap();
        assert_eq!(wanted.len(), COMMENTS.len(), "a setting without a comment, or a comment without a setting");
    }

    #[test]
    fn a_change_leaves_comments_and_order_alone() {
        let folder = tempfile::tempdir().unwrap();
        let text = "# ours\nsound = false # the office\n\nme = \"Ada\"\n";
        fs::write(folder.path().join(FILE), text).unwrap();
        let changed = Settings { sound: true, me: "Ada".to_owned(), ..Settings::default() };
        write(folder.path(), &changed).unwrap();
        let written = fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(written.starts_with("# ours\nsound = true # the office\n\nme = \"Ada\"\n"), "{written}");
        assert_eq!(parse(&written), Ok(changed));
    }

    #[test]
    fn faults_come_with_their_line() {
        assert_eq!(
            parse("me = \"Ada\"\nsond = true\n").unwrap_err(),
            "line 2: there is no setting \u{201c}sond\u{201d}."
        );
        let wrong = parse("me = \"Ada\"\n\nsound = \"loud\"\n").unwrap_err();
        assert!(wrong.starts_with("line 3: "), "{wrong}");
        assert!(parse("me = ").unwrap_err().starts_with("line 1: "));
        assert!(parse("zone = \"Middle/Earth\"").unwrap_err().contains("Middle/Earth"));
    }

    #[test]
    fn a_file_with_a_fault_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "me = [").unwrap();
        assert_eq!(write(folder.path(), &Settings::default()).unwrap_err().code, FAULT);
        assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "me = [");
    }

    #[test]
    fn one_setting_is_read_as_it_is_typed() {
        let some = Settings::default();
        assert!(!with(&some, "sound", "false").unwrap().sound);
        assert_eq!(with(&some, "me", "Ada Lovelace").unwrap().me, "Ada Lovelace");
        let severities = with(&some, "quiet_severities", "SEV4, SEV3").unwrap().quiet_severities;
        assert_eq!(severities, [foghorn_core::Severity::Sev4, foghorn_core::Severity::Sev3]);
        assert!(with(&some, "sound", "loud").unwrap_err().message.contains("true or false"));
        assert_eq!(with(&some, "keep_copies_days", "30").unwrap().keep_copies_days, 30);
        assert!(with(&some, "keep_copies_days", "a month").unwrap_err().message.contains("whole number"));
        assert!(with(&some, "volume", "3").unwrap_err().message.contains("keep_awake"));
    }
}
