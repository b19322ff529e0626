//! A terminal on a throw-away folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use foghorn_app::{App, OpenOptions};
use regex::Regex;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A data folder, and `foghorn` on it.
pub(crate) struct Terminal {
    folder: TempDir,
}

impl Terminal {
    /// A new folder, whose user is called Ada and reads times in UTC.
    pub(crate) fn new() -> Self {
        let terminal = Self { folder: TempDir::new().unwrap() };
        let app = App::open(OpenOptions { data_dir: Some(terminal.data()) }).unwrap();
        app.dispatch("set-settings", json!({ "me": "Ada", "zone": "UTC" })).unwrap();
        terminal
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A path beside the data folder.
    pub(crate) fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// The program, to be run as the test likes.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = program();
        command.env("FOGHORN_DATA_DIR", self.data()).args(args);
        command
    }

    /// Runs it; answers with the exit code, what it printed, and what it complained.
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> (i32, String, String) {
        read(&self.command(args).output().unwrap())
    }

    /// Runs it; it must succeed. Answers with what it printed.
    #[track_caller]
    pub(crate) fn says(&self, args: &[&str]) -> String {
        let (code, printed, complained) = self.run(args);
        assert!(code == 0 && complained.is_empty(), "foghorn {args:?} exited {code}: {printed}{complained}");
        printed
    }

    /// The same, with every time written `TIME` and every id `ID`.
    #[track_caller]
    pub(crate) fn says_at_some_time(&self, args: &[&str]) -> String {
        static TIME: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"([0-9]{1,2} [A-Z][a-z]{2} )?([0-9]{4} )?[0-9]{2}:[0-9]{2} UTC").unwrap());
        static ID: LazyLock<Regex> = LazyLock::new(|| Regex::new("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").unwrap());
        let said = self.says(args);
        ID.replace_all(&TIME.replace_all(&said, "TIME"), "ID").into_owned()
    }

    /// Runs it with `--json`; it must succeed.
    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let said = self.says(&[args, &["--json"]].concat());
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("foghorn {args:?} --json: {error}: {said}"))
    }

    /// Declares an incident of SEV1.
    #[track_caller]
    pub(crate) fn declare(&self, title: &str) {
        self.says(&["declare", title, "--sev", "1"]);
    }
}

/// `foghorn` without any folder.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foghorn"));
    command.stdin(Stdio::null()).env_remove("FOGHORN_DATA_DIR").env_remove("COLUMNS").env("NO_COLOR", "1");
    command
}

/// Exit code, standard output, standard error.
pub(crate) fn read(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// The subcommands, as `foghorn --help` lists them.
pub(crate) fn subcommands() -> Vec<String> {
    let (_, help, _) = read(&program().arg("--help").output().unwrap());
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

/// A file of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}
