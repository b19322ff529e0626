//! Handing over from a terminal to another one: the file, the passphrase, who has command, and the brief to be read.

use foghorn_app::{App, OpenOptions};
use serde_json::json;

use crate::support::Terminal;

/// A terminal whose user is called Bob.
fn bobs() -> Terminal {
    let terminal = Terminal::new();
    let app = App::open(OpenOptions { data_dir: Some(terminal.data()) }).unwrap();
    app.dispatch("set-settings", json!({ "me": "Bob", "zone": "UTC" })).unwrap();
    terminal
}

#[test]
fn handed_over_accepted_confirmed() {
    let (mine, yours) = (Terminal::new(), bobs());
    mine.declare("Cards");
    let file = mine.file("inc1.foghorn");
    let said = mine.says_at_some_time(&[
        "handover",
        "1",
        "--to",
        "Bob",
        "--file",
        &file,
        "--note",
        "vendor at three",
        "--objectives",
        "cards work",
        "--exit-criteria",
        "an hour of quiet",
    ]);
    let mut lines = said.lines();
    assert_eq!(lines.next(), Some("INC-1 at TIME: Handed over to Bob: vendor at three."));
    assert_eq!(lines.next(), Some("This laptop goes on reminding until you confirm that Bob has it."));
    assert_eq!(lines.next(), Some(format!("Wrote {file} with 4 entries.").as_str()));
    let shown = mine.says_at_some_time(&["show", "1"]);
    assert!(shown.contains("Handed over to Bob at TIME: foghorn confirm INC-1 once Bob has it"), "{shown}");

    let said = yours.says_at_some_time(&["accept", &file]);
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "State as of TIME, made TIME by Ada.",
            "1 incident: 4 entries new, 0 already here.",
            "INC-1: Bob has command: Cards.",
        ]
    );
    let said = mine.says_at_some_time(&["confirm", "1"]);
    assert!(said.ends_with("Bob has command; this laptop only watches from here on.\n"), "{said}");
    let shown = mine.says_at_some_time(&["show", "1"]);
    assert!(shown.contains("Watching: state as of TIME, Bob has command"), "{shown}");
    let brief = yours.says(&["brief", "1"]);
    for part in [
        "# Brief of INC-1\n",
        "\n**Cards**\n",
        "**Objectives:** cards work",
        "**Exit criteria:** an hour of quiet",
        "**Commander:** Bob since",
    ] {
        assert!(brief.contains(part), "{part} is missing in:\n{brief}");
    }
    let (code, _, complained) = mine.run(&["confirm", "1"]);
    assert_eq!((code, complained.contains("hand it over first")), (1, true), "{complained}");
    let back = mine.json(&["accept", "INC-1"]);
    assert_eq!((&back["brief"], &back["accepted"][0]["reference"]), (&json!(null), &json!("INC-1")));
    assert!(!mine.says(&["show", "1"]).contains("Watching"));
}

#[test]
fn a_passphrase_stands_in_a_file_and_never_on_the_command_line() {
    let (mine, yours) = (Terminal::new(), bobs());
    mine.declare("Cards");
    let (file, secret, wrong) = (mine.file("x.foghorn"), mine.file("secret"), mine.file("wrong"));
    std::fs::write(&secret, "three gulls\nand a second line\n").unwrap();
    std::fs::write(&wrong, "two gulls\n").unwrap();
    let said = mine.says(&["brief", "1", "--file", &file, "--passphrase-file", &secret]);
    assert_eq!(said, format!("Wrote {file} with 3 entries, encrypted.\n"));
    let (code, _, complained) = yours.run(&["import", &file]);
    assert_eq!((code, complained.contains("is encrypted: give the passphrase")), (1, true), "{complained}");
    let (code, _, complained) = yours.run(&["accept", &file, "--passphrase-file", &wrong]);
    assert_eq!((code, complained.contains("The passphrase does not open the file")), (1, true), "{complained}");
    let (code, _, complained) = yours.run(&["accept", &file, "--passphrase-file", &mine.file("nowhere")]);
    assert_eq!((code, complained.contains("cannot be read")), (1, true), "{complained}");
    let answer = yours.json(&["accept", &file, "--as", "Cleo", "--passphrase-file", &secret]);
    assert_eq!((&answer["added"], &answer["brief"]["made_by"]), (&json!(3), &json!("Ada")));
    assert_eq!(yours.json(&["show", "1"])["card"]["commander"], "Cleo");
}

#[test]
fn what_is_left_out_is_said_on_both_sides() {
    let (mine, yours) = (Terminal::new(), bobs());
    mine.declare("Cards");
    mine.says(&["note", "1", "Our vendor is Acme"]);
    let file = mine.file("x.foghorn");
    let said = mine.says(&["brief", "1", "--file", &file, "--without", "notes,drafts"]);
    assert_eq!(said, format!("Wrote {file} with 4 entries, 1 of them without text.\n"));
    let said = yours.says_at_some_time(&["accept", &file]);
    assert!(said.contains("Left out of this copy: notes, drafts.\n"), "{said}");
    assert!(!yours.says(&["show", "1"]).contains("Acme"));
    assert!(!mine.says(&["brief", "1", "--without", "notes"]).contains("Acme"));
    let whole = mine.file("whole.foghorn");
    mine.says(&["brief", "1", "--file", &whole]);
    let said = yours.says(&["import", &whole]);
    assert_eq!(said, "1 incident: 0 entries new, 4 already here.\n1 text came that had been left out.\n");
    let (code, _, complained) = mine.run(&["brief", "1", "--without", "secrets"]);
    assert_eq!((code, complained.contains("it is contacts, names, notes or drafts")), (2, true), "{complained}");
}

#[test]
fn the_brief_is_a_page_too_and_a_file_that_is_there_stays() {
    let mine = Terminal::new();
    mine.declare("Cards <b>fail</b>");
    let page = mine.says(&["brief", "1", "--html"]);
    assert!(page.starts_with("<!doctype html>\n") && page.contains("Cards &lt;b&gt;fail&lt;/b&gt;"), "{page}");
    let file = mine.file("brief.html");
    assert_eq!(mine.says(&["brief", "1", "--file", &file]), format!("Wrote {file}.\n"));
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("<!doctype html>"));
    let (code, _, complained) = mine.run(&["handover", "1", "--to", "Bob", "--file", &file]);
    assert_eq!((code, complained.contains("nothing was overwritten")), (1, true), "{complained}");
    assert!(!mine.says(&["show", "1"]).contains("Handed over"));
    let damaged = mine.file("damaged.foghorn");
    std::fs::write(&damaged, "{\"foghorn-brief\":7}\n").unwrap();
    let (code, _, complained) = mine.run(&["accept", &damaged]);
    assert_eq!((code, complained.contains("line 1: it is in version 7 of the format")), (1, true), "{complained}");
    let (code, _, complained) = mine.run(&["accept", "nowhere.foghorn"]);
    assert_eq!((code, complained.contains("nowhere.foghorn cannot be read")), (1, true), "{complained}");
}

#[test]
fn accepting_takes_in_nothing_but_a_brief() {
    let terminal = Terminal::new();
    let history = terminal.file("history.json");
    let record = r#"{"incidents":[{"id":"a","name":"Cards fail","status":"resolved","impact":"major","created_at":"2026-03-01T12:00:00Z","incident_updates":[]}]}"#;
    std::fs::write(&history, record).unwrap();
    let folder = std::path::Path::new(&history).parent().unwrap().display().to_string();
    for given in [&history, &folder] {
        let (code, _, complained) = terminal.run(&["accept", given]);
        assert!(code == 1 && complained.contains("is no brief; nothing was taken in"), "{complained}");
    }
    assert_eq!(terminal.json(&["list", "--all"]), serde_json::json!([]));
}
