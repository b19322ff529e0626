//! What belongs to this laptop: settings, reminders without a window, completions and the manual page.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use foghorn_app::{App, OpenOptions};
use serde_json::{Value, json};

use crate::support::{Terminal, read, subcommands};

#[test]
fn settings_are_shown_and_changed_and_the_file_says_the_same() {
    let terminal = Terminal::new();
    assert_eq!(terminal.says(&["config", "me"]), "Ada\n");
    assert_eq!(terminal.says(&["config", "sound", "false"]), "sound = false\n");
    terminal.says(&["config", "quiet_severities", "SEV4"]);
    let all = terminal.json(&["config"]);
    assert_eq!(
        (&all["sound"], &all["quiet_severities"], &all["theme"]),
        (&json!(false), &json!(["SEV4"]), &json!("system"))
    );
    let file = std::fs::read_to_string(terminal.data().join("settings.toml")).unwrap();
    assert!(file.contains("\n# A low tone with each reminder.\nsound = false\n"), "{file}");

    std::fs::write(terminal.data().join("settings.toml"), file.replace("sound = false", "sound = true")).unwrap();
    assert_eq!(terminal.says(&["config", "sound"]), "true\n");
}

#[test]
fn what_cannot_be_set_is_refused_with_what_can() {
    let terminal = Terminal::new();
    for (args, said) in [
        (["config", "sond", "true"], "There is no setting \u{201c}sond\u{201d}"),
        (["config", "sound", "loud"], "sound is true or false"),
        (["config", "zone", "Middle/Earth"], "is not a time zone"),
        (["config", "quiet_from", "22:00"], "Quiet hours need a beginning and an end"),
        (["config", "shortcut_keys", "n"], "is no shortcut"),
    ] {
        let (code, _, complained) = terminal.run(&args);
        assert!(code == 1 && complained.contains(said), "{args:?}: {code} {complained}");
    }
}

#[test]
fn a_settings_file_with_a_fault_costs_nothing_and_says_its_line() {
    let terminal = Terminal::new();
    let path = terminal.data().join("settings.toml");
    std::fs::write(&path, "me = \"Ada\"\nsound = \"loud\"\n").unwrap();
    let (code, _, complained) = terminal.run(&["list"]);
    assert!(code == 0 && complained.contains("settings.toml: line 2: "), "{code} {complained}");
    let (code, _, complained) = terminal.run(&["config", "sound", "true"]);
    assert!(code == 1 && complained.contains("nothing is written over it"), "{code} {complained}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "me = \"Ada\"\nsound = \"loud\"\n");
}

#[test]
fn watching_tells_each_reminder_once() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "7 min ago"]);
    let said = terminal.says(&["watch", "--once", "--no-notifications"]);
    assert!(said.contains("3 updates fell due while Foghorn was not running (INC-1 Customers, "), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(terminal.says(&["watch", "--once", "--no-notifications"]), "");

    terminal.says(&["declare", "Login", "--sev", "1", "--at", "7 min ago"]);
    let said: Value =
        serde_json::from_str(&terminal.says(&["watch", "--once", "--no-notifications", "--json"])).unwrap();
    assert_eq!((&said["reference"], &said["urgency"]), (&json!("INC-2"), &json!("critical")));
}

#[test]
fn watching_waits_for_its_turn_beside_a_window() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "7 min ago"]);
    let window = App::open(OpenOptions { data_dir: Some(terminal.data()) }).unwrap();
    assert!(window.take_ticker_lock().unwrap());
    let mut watching = terminal.command(&["watch", "--no-notifications"]);
    let mut watching = watching.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut warned = String::new();
    BufReader::new(watching.stderr.take().unwrap()).read_line(&mut warned).unwrap();
    assert!(warned.contains("reminds already"), "{warned}");
    drop(window);
    let mut said = String::new();
    BufReader::new(watching.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert!(said.contains("3 updates fell due"), "{said}");
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn shells_complete_every_command_and_the_manual_names_it() {
    let terminal = Terminal::new();
    let manual = terminal.says(&["man"]);
    for shell in ["bash", "zsh", "fish"] {
        let script = terminal.says(&["completions", shell]);
        for command in subcommands() {
            assert!(script.contains(&command), "{shell} does not know {command}");
        }
    }
    for command in subcommands() {
        assert!(manual.replace('\\', "").contains(&command), "the manual page does not tell of {command}");
    }
    let (code, ..) = read(&terminal.command(&["completions", "dos"]).output().unwrap());
    assert_eq!(code, 2);
}
