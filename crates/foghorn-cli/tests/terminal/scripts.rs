//! `--json`, as docs/cli.md promises it: names of the domain, instants in UTC.

use serde_json::{Value, json};

use crate::support::{Terminal, program, read, repository};

fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("{value} is no object")).keys().map(String::as_str).collect()
}

fn is_instant(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.ends_with('Z') && text.parse::<chrono::DateTime<chrono::Utc>>().is_ok())
}

#[test]
fn list_is_an_array_with_an_object_an_incident() {
    let terminal = Terminal::new();
    assert_eq!(terminal.json(&["list"]), json!([]));
    assert_eq!(terminal.json(&["list", "--all"]), json!([]));
    terminal.says(&["declare", "Cards", "--sev", "1", "--since", "10 min ago"]);
    terminal.says(&["sent", "1", "--to", "customers,support"]);
    terminal.declare("Login");
    terminal.says(&["resolve", "2"]);
    let all = terminal.json(&["list", "--all"]);
    let open = terminal.json(&["list"]);
    let cards = all.as_array().unwrap().iter().find(|row| row["reference"] == "INC-1").unwrap();
    assert!(open.as_array().unwrap().contains(cards), "a row is the same in both");
    let names = [
        "declared_at",
        "incident",
        "kind",
        "reference",
        "resolved_at",
        "severity",
        "started_at",
        "status",
        "title",
        "updates",
    ];
    assert_eq!(fields(cards), names);
    assert_eq!(
        (&cards["severity"], &cards["status"], &cards["kind"]),
        (&json!("SEV1"), &json!("investigating"), &json!("real"))
    );
    assert_eq!((&cards["updates"], &cards["resolved_at"]), (&json!(1), &json!(null)));
    assert!(is_instant(&cards["declared_at"]) && is_instant(&cards["started_at"]));
    let login = all.as_array().unwrap().iter().find(|row| row["reference"] == "INC-2").unwrap();
    assert!(is_instant(&login["resolved_at"]) && login["started_at"].is_null());
}

#[test]
fn list_gives_every_incident_however_many_there_are() {
    let terminal = Terminal::new();
    let file = terminal.file("history.jsonl");
    let line = |n: u32| format!(r#"{{"id":"{n}","title":"Old","started_at":"2026-03-02T09:00:00Z","updates":[]}}"#);
    std::fs::write(&file, (0..450).map(|n| line(n) + "\n").collect::<String>()).unwrap();
    terminal.says(&["import", &file]);
    assert_eq!(terminal.json(&["list", "--all"]).as_array().unwrap().len(), 450);
    assert_eq!(terminal.json(&["list"]), json!([]), "history is not open");
}

#[test]
fn due_is_an_array_with_an_object_a_clock() {
    let terminal = Terminal::new();
    assert_eq!(terminal.json(&["due"]), json!([]));
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "12 min ago"]);
    terminal.says(&["sent", "1", "--to", "customers,support", "--promise", "in 9 min"]);
    terminal.says(&["snooze", "1", "--for", "partners"]);
    terminal.says(&["hold", "1", "--for", "employees", "--until", "in 3 h", "--reason", "They sleep"]);
    let due = terminal.json(&["due"]);
    let clock = |whom: &str| due.as_array().unwrap().iter().find(|clock| clock["stakeholder"] == whom).unwrap().clone();
    assert_eq!(fields(&due[0]), ["due_at", "incident", "promised_at", "snoozed_until", "stage", "stakeholder"]);
    assert_eq!(clock("partners")["stage"], "overdue");
    assert!(is_instant(&clock("partners")["snoozed_until"]) && clock("partners")["promised_at"].is_null());
    assert_eq!(clock("customers")["stage"], "calm");
    assert_eq!(clock("customers")["promised_at"], clock("customers")["due_at"]);
    assert_eq!(clock("executives")["stage"], "heads-up");
    assert_eq!(clock("employees")["stage"], "held");
    assert_eq!(clock("board")["incident"], "INC-1");
    let times: Vec<_> = due.as_array().unwrap().iter().map(|clock| clock["due_at"].as_str().unwrap()).collect();
    assert!(times.is_sorted(), "what is due next comes first: {times:?}");
    terminal.says(&["resolve", "1"]);
    let due = terminal.json(&["due", "INC-1"]);
    let stage = |whom: &str| {
        due.as_array().unwrap().iter().find(|clock| clock["stakeholder"] == whom).unwrap()["stage"].clone()
    };
    assert_eq!((stage("customers"), stage("executives")), (json!("last-word"), json!("never-told")));
}

#[test]
fn an_act_answers_with_a_receipt() {
    let terminal = Terminal::new();
    let receipt = terminal.json(&["declare", "Cards"]);
    assert_eq!(fields(&receipt), ["act", "incident", "notes", "reference"]);
    assert_eq!(receipt["reference"], "INC-1");
    let one = terminal.json(&["set", "1", "--sev", "1"]);
    assert_eq!(fields(&one), fields(&receipt));
    let several = terminal.json(&["set", "1", "--title", "Cards fail", "--status", "identified"]);
    assert_eq!(fields(&several), fields(&receipt), "several changes are one act");
    let act = receipt["act"].as_str().unwrap();
    assert_eq!(terminal.json(&["retract", "1", act])["reference"], "INC-1");
    assert_eq!(terminal.json(&["list", "--all"])[0]["status"], "withdrawn");
}

#[test]
fn every_field_of_an_answer_is_in_the_documentation() {
    let documentation = std::fs::read_to_string(repository("docs/cli.md")).unwrap();
    let terminal = Terminal::new();
    terminal.declare("Cards");
    terminal.says(&["sent", "1", "--to", "customers,support", "--promise", "in 9 min"]);
    terminal.says(&["hold", "1", "--until", "in 3 h", "--reason", "They sleep"]);
    terminal.says(&["note", "1", "The gateway was restarted"]);
    let history = terminal.file("history.jsonl");
    std::fs::write(&history, r#"{"id":"9","title":"Old","started_at":"2026-03-02T09:00:00Z","updates":[]}"#).unwrap();
    let (export, backup) = (terminal.file("log.jsonl"), terminal.file("log.db"));
    let update = terminal.file("update.md");
    std::fs::write(&update, "We are sorry: our change broke sign-in for a few people. Next update by 14:30 UTC.")
        .unwrap();
    let library = repository("assets").display().to_string();
    for args in [
        vec!["review", &update, "--channel", "sms"],
        vec!["check", &library],
        vec!["list", "--all"],
        vec!["due"],
        vec!["show", "1"],
        vec!["write", "1"],
        vec!["search", "gateway"],
        vec!["note", "1", "Again"],
        vec!["import", &history],
        vec!["show", "SP-9"],
        vec!["export", &export],
        vec!["backup", &backup],
        vec!["verify"],
        vec!["rebuild"],
    ] {
        let answer = terminal.json(&args);
        let mut open = vec![&answer];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items),
                Value::Object(object) => {
                    for (field, value) in object.iter().filter(|(field, _)| !field.starts_with("SEV")) {
                        assert!(
                            documentation.contains(&format!("`{field}`")),
                            "{args:?}: docs/cli.md is silent about {field}"
                        );
                        open.push(value);
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_folder_is_the_one_given_else_the_environments() {
    let terminal = Terminal::new();
    let other = terminal.file("other");
    terminal.says(&["declare", "Here"]);
    terminal.says(&["declare", "There", "--data-dir", &other]);
    assert_eq!(terminal.json(&["list"])[0]["title"], "Here");
    assert_eq!(terminal.json(&["--data-dir", &other, "list"])[0]["title"], "There");
    let (code, printed, _) =
        read(&program().env("FOGHORN_DATA_DIR", &other).args(["list", "--json"]).output().unwrap());
    assert!(code == 0 && printed.contains("There"), "{printed}");
    let home = terminal.file("home");
    let mut plain = program();
    plain.env("HOME", &home).env("XDG_DATA_HOME", format!("{home}/share")).args(["declare", "At home"]);
    assert!(plain.status().unwrap().success());
    assert!(std::path::Path::new(&home).join("share/foghorn").is_dir());
}

#[test]
fn where_neither_zone_nor_name_are_set_tz_is_read_and_nobody_commands() {
    let terminal = Terminal::new();
    let other = terminal.file("other");
    let says = |args: &[&str]| {
        let (code, said, complained) =
            read(&program().env("TZ", "Asia/Kolkata").args(["--data-dir", &other]).args(args).output().unwrap());
        assert_eq!(code, 0, "{complained}");
        said
    };
    let declared = says(&["declare", "Cards", "--at", "yesterday 23:30"]);
    assert!(declared.contains(" 23:30 UTC+5:30: Cards"), "{declared}");
    assert!(declared.contains("Nobody commands yet: foghorn role INC-1 commander NAME."), "nor a name: {declared}");
    let declared_at = says(&["list", "--json"]);
    assert!(declared_at.contains("T18:00:00Z"), "{declared_at}");
}
