//! A laptop on a throw-away folder, with a clock that is set by hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use foghorn_app::core::At;
use foghorn_app::{App, Clock, Failure, OpenOptions};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A data folder, what time it is there, and an app that has it open.
pub(crate) struct Laptop {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    folder: Arc<TempDir>,
}

impl Laptop {
    /// A new one; it is the afternoon of 21 November, 14:00 UTC.
    pub(crate) fn new() -> Self {
        Self::with_files(&[])
    }

    /// A new one whose data folder holds these files before Foghorn first opens it.
    pub(crate) fn with_files(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (path, text) in files {
            let path = folder.path().join("data").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let laptop = Self::open(Arc::new(folder), Clock::fixed(at("2026-11-21T14:00:00Z")));
        laptop.ask("set-settings", json!({ "me": "Ada", "zone": "UTC" }));
        laptop
    }

    /// Puts a file into the data folder, as an editor would.
    pub(crate) fn put(&self, file: &str, text: &str) {
        let path = self.data().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Another program on the same folder: the terminal beside the window.
    pub(crate) fn beside(&self) -> Self {
        Self::open(Arc::clone(&self.folder), self.clock.clone())
    }

    /// The same folder, closed and opened again.
    pub(crate) fn reopened(self) -> Self {
        let Self { app, clock, folder } = self;
        drop(app);
        Self::open(folder, clock)
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub(crate) fn ask(&self, command: &str, payload: Value) -> Value {
        match self.app.dispatch(command, payload.clone()) {
            Ok(answer) => answer,
            Err(failure) => panic!("{command} {payload}: {} ({})", failure.message, failure.code),
        }
    }

    /// Runs a command that must be refused.
    #[track_caller]
    pub(crate) fn refused(&self, command: &str, payload: Value) -> Failure {
        match self.app.dispatch(command, payload.clone()) {
            Ok(answer) => panic!("{command} {payload} was done: {answer}"),
            Err(failure) => failure,
        }
    }

    /// Declares an incident; answers with its reference.
    #[track_caller]
    pub(crate) fn declare(&self, title: &str, severity: &str) -> String {
        text(&self.ask("declare", json!({ "title": title, "severity": severity }))["reference"])
    }

    /// Records a word to these stakeholders, posted now.
    #[track_caller]
    pub(crate) fn sent(&self, incident: &str, stakeholders: &[&str]) -> Value {
        let deliveries: Vec<_> = stakeholders.iter().map(|whom| json!({ "stakeholder": whom })).collect();
        self.ask("send", json!({ "incident": incident, "text": "We are on it.", "deliveries": deliveries }))
    }

    /// The incident screen.
    #[track_caller]
    pub(crate) fn show(&self, incident: &str) -> Value {
        self.ask("incident", json!({ "incident": incident }))
    }

    /// The timeline's sentences, newest first.
    #[track_caller]
    pub(crate) fn timeline(&self, incident: &str) -> Vec<String> {
        sentences(&self.show(incident))
    }

    /// One clock of an incident; null where it is not in play.
    #[track_caller]
    pub(crate) fn clock_of(&self, incident: &str, stakeholder: &str) -> Value {
        let view = self.show(incident);
        let clocks = view["card"]["clocks"].as_array().unwrap();
        clocks.iter().find(|clock| clock["stakeholder"] == stakeholder).cloned().unwrap_or_default()
    }

    /// Checks every id and hash, and that what lists show is what the log says.
    #[track_caller]
    pub(crate) fn verify(&self) {
        let report = self.ask("verify", json!({}));
        assert!(report["clean"] == true, "{report:#}");
    }

    /// Everything as an export's text.
    #[track_caller]
    pub(crate) fn export(&self) -> String {
        let path = self.file("export");
        self.ask("export", json!({ "path": path }));
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        text
    }

    /// Takes in this text as a file.
    #[track_caller]
    pub(crate) fn import(&self, text: &str) -> Value {
        let path = self.file("import");
        std::fs::write(&path, text).unwrap();
        let done = self.ask("import", json!({ "path": path }));
        std::fs::remove_file(path).unwrap();
        done
    }

    /// So many minutes pass.
    pub(crate) fn pass_minutes(&self, minutes: i64) {
        self.pass(TimeDelta::minutes(minutes));
    }

    /// Time passes.
    pub(crate) fn pass(&self, length: TimeDelta) {
        self.clock.set(self.clock.now() + length);
    }

    /// Closes it, does something to its data folder, and opens it again as soon as nothing holds the folder any more.
    pub(crate) fn reopened_after(self, what: impl FnOnce(&Path)) -> Self {
        let Self { app, clock, folder } = self;
        let data = app.folder().to_owned();
        drop(app);
        what(&data);
        let open = || App::open_with(OpenOptions { data_dir: Some(data.clone()) }, clock.clone());
        let app = wait_for(|| match open() {
            Err(failure) if failure.code == "in-use" => None,
            opened => Some(opened.unwrap()),
        });
        Self { app, clock, folder }
    }

    /// A file beside the data folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The data folder.
    pub(crate) fn data(&self) -> &Path {
        self.app.folder()
    }

    fn open(folder: Arc<TempDir>, clock: Clock) -> Self {
        let options = OpenOptions { data_dir: Some(folder.path().join("data")) };
        let app = App::open_with(options, clock.clone()).unwrap();
        Self { app, clock, folder }
    }
}

/// Puts other bytes where a file was, as a damaged disk would. It is another file: one that is cut while a thread of the
/// app that was just closed still has it mapped would end the whole process.
pub(crate) fn damage(path: &Path, bytes: &[u8]) {
    let other = path.with_extension("other");
    std::fs::write(&other, bytes).unwrap();
    std::fs::rename(other, path).unwrap();
}

/// Looks again and again until there is an answer.
#[track_caller]
pub(crate) fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// An instant.
pub(crate) fn at(text: &str) -> At {
    text.parse().unwrap()
}

/// The text of a JSON string.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// The sentences of an incident screen's timeline, newest first.
pub(crate) fn sentences(view: &Value) -> Vec<String> {
    view["timeline"]["items"].as_array().unwrap().iter().map(|item| text(&item["text"])).collect()
}
