//! `foghorn review`: messages as files, without a data folder and with an incident at hand.

use std::io::Write;
use std::process::Stdio;

use chrono::TimeDelta;
use foghorn_app::{App, OpenOptions};
use serde_json::Value;

use crate::support::{Terminal, program, read};

const UPDATE: &str = "We are investigating errors in checkout for all users in Europe.\n\
                      A small number of payments fail. Next update by 14:30.\n";

/// `foghorn` in a folder of its own with these files, and a data folder that must never come to be.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        Self { folder }
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let data = self.folder.path().join("no data");
        let mut command = program();
        command.current_dir(self.folder.path()).env("FOGHORN_DATA_DIR", &data).env("TZ", "UTC").args(args);
        let answer = read(&command.output().unwrap());
        assert!(!data.exists(), "foghorn {args:?} made a data folder");
        answer
    }

    fn json(&self, args: &[&str]) -> Value {
        let (_, printed, complained) = self.run(&[args, &["--json"]].concat());
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}{complained}"))
    }
}

fn rules(said: &Value) -> Vec<&str> {
    said["findings"].as_array().unwrap().iter().filter_map(|finding| finding["rule"].as_str()).collect()
}

#[test]
fn findings_are_told_as_a_compiler_tells_them() {
    let desk = Desk::with(&[("update.md", UPDATE.as_bytes())]);
    let (code, printed, complained) = desk.run(&["review", "update.md", "--occasion", "progress"]);
    assert_eq!((code, complained.as_str()), (5, ""));
    assert_eq!(
        printed,
        "\
update.md:2:1: warning: minimising: Say how many: a figure or a share, or name who they are, instead of “A small number of payments”.
    A small number of payments fail. Next update by 14:30.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^
update.md:2:49: error: zoneless-time: Add the zone to “14:30”, for instance “14:30 UTC”: readers sit in other ones.
    A small number of payments fail. Next update by 14:30.
                                                    ^^^^^
update.md: 1 error, 1 warning; 21 words, school grade 5.1; no apology.
"
    );
}

#[test]
fn only_an_error_fails_a_build() {
    let desk = Desk::with(&[
        ("warning.md", b"A small number of payments fail in Europe. We are restarting them. Next update by 14:30 UTC."),
        ("error.md", UPDATE.as_bytes()),
    ]);
    let (code, printed, _) = desk.run(&["review", "warning.md"]);
    assert!(code == 0 && printed.contains("warning.md:1:1: warning: minimising: "), "{printed}");
    let (code, printed, complained) = desk.run(&["review", "warning.md", "error.md"]);
    assert_eq!((code, complained.as_str()), (5, ""));
    assert!(printed.ends_with("\n2 messages: 1 error, 2 warnings.\n"), "{printed}");
}

#[test]
fn with_json_one_file_is_one_object_and_several_are_an_array() {
    let desk = Desk::with(&[("a.md", UPDATE.as_bytes()), ("b.md", b"We are sorry. Our change broke sign-in.")]);
    let one = desk.json(&["review", "a.md", "--for", "customers", "--occasion", "progress"]);
    let small = one["findings"].as_array().unwrap().iter().find(|found| found["rule"] == "minimising").unwrap();
    let span = |field: &str| usize::try_from(small[field].as_u64().unwrap()).unwrap();
    assert_eq!(&UPDATE[span("start")..span("end")], "A small number of payments");
    assert_eq!(
        (&one["file"], &one["status"], &one["language"]),
        (&"a.md".into(), &"investigating".into(), &"english".into())
    );
    let both = desk.json(&["review", "a.md", "b.md", "--occasion", "progress"]);
    assert_eq!(both[0], one);
    assert_eq!(both[1]["parts"], serde_json::json!(["regret", "explanation", "ownership"]));
}

#[test]
fn a_dash_reads_the_standard_input() {
    let mut child = program()
        .args(["review", "-", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(UPDATE.as_bytes()).unwrap();
    let (_, printed, complained) = read(&child.wait_with_output().unwrap());
    assert_eq!(complained, "");
    let said: Value = serde_json::from_str(&printed).unwrap();
    assert!(said["file"] == "-" && rules(&said).contains(&"minimising"), "{said}");
}

#[test]
fn a_team_s_rules_lie_over_the_built_in_ones() {
    let pear = "+++\nkind = \"existence\"\nseverity = \"error\"\nmessage = \"Say fruit.\"\npatterns = [\"a pear\"]\n+++\n# Pears\n";
    let desk = Desk::with(&[
        ("update.md", UPDATE.as_bytes()),
        ("fruit.md", b"We found a pear."),
        ("team/pears.md", pear.as_bytes()),
        ("team/minimising.md", b" \n"),
        ("team/blame.md", b"no front matter"),
    ]);
    let (code, printed, complained) = desk.run(&["review", "fruit.md", "update.md", "--rules", "team"]);
    assert_eq!(code, 5, "an error was found");
    assert!(
        printed.contains("fruit.md:1:10: error: pears: Say fruit.\n    We found a pear.\n             ^^^^^^\n"),
        "{printed}"
    );
    assert!(!printed.contains("minimising"), "an empty file switches a rule off: {printed}");
    assert!(complained.starts_with("foghorn: team/blame.md, line 1, is not in force: "), "{complained}");
    let (code, printed, complained) = desk.run(&["review", "fruit.md", "--rules", "nowhere"]);
    assert_eq!((code, printed.as_str(), complained.as_str()), (1, "", "foghorn: nowhere is not a folder of rules.\n"));
}

#[test]
fn code_scanning_is_given_sarif() {
    let desk = Desk::with(&[("update.md", UPDATE.as_bytes())]);
    let (code, printed, complained) = desk.run(&["review", "update.md", "gone.md", "--sarif"]);
    assert_eq!((code, complained.as_str()), (6, "foghorn: gone.md cannot be reviewed: it is not there.\n"));
    let sarif: Value = serde_json::from_str(&printed).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!((&sarif["version"], &run["invocations"][0]["executionSuccessful"]), (&"2.1.0".into(), &false.into()));
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["text"].as_str().unwrap().len() > 20, "{rule}");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_are_reviewed() {
    let long = "Sign-in fails. ".repeat(700_000);
    let desk = Desk::with(&[
        ("update.md", b"Sign-in works again for everybody."),
        ("latin.md", b"Line\nCaf\xe9"),
        ("empty.md", b"\n \n"),
        ("long.md", long.as_bytes()),
        ("folder/x.md", b"x"),
    ]);
    let files = ["review", "latin.md", "empty.md", "long.md", "folder", "gone.md", "update.md"];
    let (code, printed, complained) = desk.run(&files);
    assert_eq!(code, 6);
    assert_eq!(
        complained,
        "foghorn: latin.md cannot be reviewed: it is not UTF-8 text, see line 2.\n\
         foghorn: empty.md cannot be reviewed: it is empty.\n\
         foghorn: long.md cannot be reviewed: it is longer than 1 MiB.\n\
         foghorn: folder cannot be reviewed: it is a folder.\n\
         foghorn: gone.md cannot be reviewed: it is not there.\n"
    );
    assert!(printed.contains("1 message, 5 not reviewed: "), "{printed}");
    let said = desk.json(&files);
    assert_eq!(said[0]["error"]["code"], "unreadable");
    assert_eq!(said[5]["findings"], serde_json::json!([]));
    let (code, printed, complained) = desk.run(&["review", "gone.md", "folder"]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert_eq!(complained.lines().count(), 2, "{complained}");
}

#[test]
fn offsets_are_those_of_the_file_whatever_it_begins_with() {
    let marked = format!("\u{feff}{UPDATE}");
    let desk = Desk::with(&[("update.md", marked.as_bytes())]);
    let said = desk.json(&["review", "update.md"]);
    let small = said["findings"].as_array().unwrap().iter().find(|found| found["rule"] == "minimising").unwrap();
    let span = |field: &str| usize::try_from(small[field].as_u64().unwrap()).unwrap();
    assert_eq!(&marked[span("start")..span("end")], "A small number of payments");
    let (_, printed, _) = desk.run(&["review", "update.md"]);
    assert!(printed.contains("update.md:2:1: "), "{printed}");
}

#[test]
fn another_language_is_said_and_a_channel_counts() {
    let text = "Wir untersuchen eine St\u{f6}rung bei der Anmeldung und melden uns um 14:30 wieder. ".repeat(3);
    let desk = Desk::with(&[("update.md", text.as_bytes())]);
    let (_, printed, _) = desk.run(&["review", "update.md", "--channel", "sms"]);
    let last = printed.lines().last().unwrap();
    assert!(last.contains(" of 160 for sms, too long; not English: only rules on time, "), "{printed}");
}

#[test]
fn a_terminal_obeys_nothing_of_a_message() {
    let desk = Desk::with(&[("update.md", "We \u{1b}[2J\u{202e}only fail\tsoon, in some \u{9b}31m cases.".as_bytes())]);
    let (_, printed, _) = desk.run(&["review", "update.md"]);
    assert!(
        printed.contains("soon") && !printed.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')),
        "{printed:?}"
    );
}

#[test]
fn an_occasion_is_one_of_those_that_there_are() {
    let desk = Desk::with(&[("update.md", UPDATE.as_bytes())]);
    let (code, _, complained) = desk.run(&["review", "update.md", "--occasion", "party"]);
    assert!(code == 2 && complained.contains("is not an occasion; use first-word, progress, "), "{complained}");
}

#[test]
fn with_an_incident_words_are_held_against_its_facts() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Checkout fails", "--sev", "2", "--since", "40 min ago"]);
    terminal.says(&["fact", "1", "unknown", "the cause"]);
    terminal.says(&["note", "1", "31 % of payments fail"]);
    let update = terminal.file("update.md");
    let app = App::open(OpenOptions { data_dir: Some(terminal.data()) }).unwrap();
    let later = (app.now() + TimeDelta::hours(2)).format("%H:%M");
    let text = format!(
        "31 % of payments on our servers fail because of a faulty release, and 77 % of refunds. Next update by {later}."
    );
    std::fs::write(&update, text).unwrap();
    let ours = terminal.data().join("library/rules");
    std::fs::create_dir_all(&ours).unwrap();
    let rule = "+++\nkind = \"existence\"\nmessage = \"Say hosts.\"\npatterns = [\"servers\"]\n+++\n# Servers\n";
    std::fs::write(ours.join("servers.md"), rule).unwrap();
    let (code, printed, complained) = terminal.run(&["review", &update, "--incident", "INC-1", "--json"]);
    assert_eq!((code, complained.as_str()), (5, ""), "what contradicts the facts is an error");
    let said: Value = serde_json::from_str(&printed).unwrap();
    for rule in ["cause-unknown", "unknown-number", "servers", "promise-without-zone"] {
        assert!(rules(&said).contains(&rule), "{rule}: {said}");
    }
    let numbers: Vec<_> =
        said["findings"].as_array().unwrap().iter().filter(|found| found["rule"] == "unknown-number").collect();
    assert_eq!(numbers.len(), 1, "31 % stands in the timeline: {said}");
    let alone = |args: &[&str]| {
        let (_, printed, _) = read(&program().args(["review", &update, "--json"]).args(args).output().unwrap());
        let said: Value = serde_json::from_str(&printed).unwrap();
        rules(&said).contains(&"servers")
    };
    let data = terminal.data().display().to_string();
    assert!(alone(&["--data-dir", &data]) && !alone(&[]), "read alone, a library counts where it is named");
    let (_, printed, _) = terminal.run(&["review", &update, "--incident", "1"]);
    let fix =
        format!("    fix: \u{201c}Next update by {later}\u{201d} becomes \u{201c}Next update by {later} UTC\u{201d}\n");
    assert!(printed.contains(&fix), "{printed}");
    for (incident, whom, code) in [("INC-9", "customers", 3), ("1", "custmers", 1)] {
        let (exit, printed, complained) = terminal.run(&["review", &update, "--incident", incident, "--for", whom]);
        assert_eq!((exit, printed.as_str()), (code, ""), "{complained}");
    }
}
