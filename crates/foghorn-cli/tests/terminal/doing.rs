//! What is to be done, from the terminal: lists, asks, reports, what is special.

use serde_json::json;

use crate::support::Terminal;

const BANK: &str = r#"
name = "bank"
about = "A list, one for data, and a report."
[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page"]
[[checklist]]
id = "first"
title = "First minutes"
phase = "first-minutes"
item = [
  { id = "support", text = "Brief support", why = "Customers ask them first", owner = "communications", due = "15m" },
  { id = "page", text = "Open the page" },
]
[[checklist]]
id = "breach"
title = "Data involved"
phase = "during"
when = ["data"]
item = [{ id = "counsel", text = "Call counsel" }]
[[deadline]]
id = "dora"
name = "DORA, initial notice"
trigger = "classified as major"
after = "4h"
stakeholder = "customers"
source = "Regulation (EU) 2022/2554"
"#;

fn bank() -> Terminal {
    let terminal = Terminal::new();
    let folder = terminal.data().join("library/playbooks");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("bank.toml"), BANK).unwrap();
    terminal.says(&["declare", "Transfers fail", "--sev", "1", "--playbook", "bank", "--at", "20 min ago"]);
    terminal
}

#[test]
fn what_is_to_be_done_is_shown_with_what_is_late() {
    let terminal = bank();
    terminal.says(&["ask", "1", "bob", "check latency", "--within", "3m"]);
    let todo = terminal.says_at_some_time(&["todo", "1"]);
    for line in [
        "INC-1  0 of 2 done, 1 late\n",
        "\nFirst minutes\n  [ ]  first/support  Brief support  communications  LATE 5 min, since TIME\n",
        "  [ ]  first/page     Open the page\n",
        "\nAsked for\n  bob  check latency  by TIME\n",
        "\nReports (presets; check with counsel)\n  dora  DORA, initial notice  4 h from: classified as major\n",
    ] {
        assert!(todo.contains(line), "{line:?} is missing in:\n{todo}");
    }
    let todo = terminal.json(&["todo", "1"]);
    assert_eq!((&todo["things"], &todo["settled"], &todo["late"]), (&json!(2), &json!(0), &json!(1)));
    assert_eq!(terminal.json(&["show", "1"])["todo"]["lists"], todo["lists"], "the same as the screen shows");
}

#[test]
fn a_thing_is_done_skipped_opened_again_given_and_added() {
    let terminal = bank();
    let item = |args: &[&str]| terminal.says_at_some_time(&[&["item", "1"], args].concat());
    assert_eq!(item(&["give", "first/support", "Mia"]), "INC-1 at TIME: Mia does “Brief support”.\n");
    assert_eq!(
        item(&["done", "first/support", "--note", "they have it"]),
        "INC-1 at TIME: Done: “Brief support”: they have it.\n"
    );
    assert_eq!(
        item(&["skip", "first/page", "--reason", "it is open"]),
        "INC-1 at TIME: Skipped: “Open the page”: it is open.\n"
    );
    let todo = terminal.says_at_some_time(&["todo", "1"]);
    assert!(todo.contains("\nFirst minutes: all done\n"), "{todo}");
    let all = terminal.says_at_some_time(&["todo", "1", "--all"]);
    assert!(all.contains("[x]  first/support  Brief support  Mia  done TIME: they have it"), "{all}");
    assert_eq!(item(&["reopen", "first/page"]), "INC-1 at TIME: To do after all: “Open the page”.\n");
    assert_eq!(
        item(&[
            "add",
            "Call the bank",
            "--within",
            "half an hour",
            "--list",
            "first",
            "--role",
            "liaison",
            "--why",
            "they ask"
        ]),
        "INC-1 at TIME: To do: Call the bank.\n"
    );
    let added = terminal.json(&["todo", "1"])["lists"][0]["things"][2].clone();
    assert_eq!(
        (&added["item"], &added["role"], &added["why"]),
        (&json!("first/added-1"), &json!("liaison"), &json!("they ask"))
    );
    let (code, _, complained) = terminal.run(&["item", "1", "skip", "first/page"]);
    assert!(code == 1 && complained.contains("The reason is empty"), "{complained}");
    let (code, _, complained) = terminal.run(&["item", "1", "done", "first/paeg"]);
    assert!(code == 1 && complained.contains("There is nothing to be done called “first/paeg” here"), "{complained}");
}

#[test]
fn an_ask_is_named_by_who_was_asked() {
    let terminal = bank();
    let ask = |args: &[&str]| terminal.says_at_some_time(&[&["ask", "1"], args].concat());
    assert_eq!(ask(&["Bob", "check latency", "--within", "3m"]), "INC-1 at TIME: Asked Bob: check latency, by TIME.\n");
    assert_eq!(
        ask(&["bob", "--extend", "5m", "--reason", "he is at it"]),
        "INC-1 at TIME: More time for Bob, “check latency”, until TIME: he is at it.\n"
    );
    assert_eq!(ask(&["BOB", "--answer", "300 ms"]), "INC-1 at TIME: Answered: Bob, “check latency”: 300 ms.\n");
    ask(&["Mia", "call the bank"]);
    assert_eq!(
        ask(&["mia", "--drop", "they called us"]),
        "INC-1 at TIME: Not needed any more: Mia, “call the bank”: they called us.\n"
    );
    ask(&["Mia", "call them again"]);
    assert_eq!(ask(&["mia", "--answer"]), "INC-1 at TIME: Answered: Mia, “call them again”.\n");
    let (code, _, complained) = terminal.run(&["ask", "1", "Mia", "--answer", "late"]);
    assert!(code == 1 && complained.contains("Nobody called “Mia” is asked for anything here"), "{complained}");
    assert_eq!(terminal.run(&["ask", "1", "Mia"]).0, 2, "for what?");
    let (code, _, complained) = terminal.run(&["ask", "1", "Mia", "call", "--within", "soon"]);
    assert!(code == 2 && complained.contains("write a length of time"), "{complained}");
}

#[test]
fn a_report_waits_for_its_event() {
    let terminal = bank();
    let (code, _, complained) = terminal.run(&["deadline", "1", "met", "dora"]);
    assert!(code == 1 && complained.contains("does not run yet"), "{complained}");
    assert_eq!(
        terminal.says_at_some_time(&["deadline", "1", "trigger", "dora", "--at", "10 min ago"]),
        "INC-1 at TIME: DORA, initial notice runs: its event came to pass.\n"
    );
    let todo = terminal.says_at_some_time(&["todo", "1"]);
    assert!(todo.contains("  dora  DORA, initial notice  by TIME\n"), "{todo}");
    assert_eq!(
        terminal.says_at_some_time(&["deadline", "1", "met", "dora", "--note", "no. 4711"]),
        "INC-1 at TIME: DORA, initial notice was reported: no. 4711.\n"
    );
}

#[test]
fn what_is_special_brings_its_list() {
    let terminal = bank();
    let said = terminal.says_at_some_time(&["aspect", "1", "data"]);
    assert!(said.starts_with("INC-1 at TIME: Stated: data involved; Legal hold: "), "{said}");
    assert!(said.contains("wait until somebody named lifts it."), "{said}");
    let todo = terminal.says_at_some_time(&["todo", "1"]);
    assert!(todo.contains("Involved: data\n") && todo.contains("breach/counsel"), "{todo}");
    terminal.says(&["aspect", "1", "data", "--no"]);
    assert!(!terminal.says(&["todo", "1"]).contains("breach/counsel"));
    let (code, _, complained) = terminal.run(&["aspect", "1", "aliens"]);
    assert!(code == 2 && complained.contains("use data, vendor, regulated, security, failover"), "{complained}");
}

#[test]
fn due_lists_it_by_time_only_when_asked() {
    let terminal = bank();
    terminal.says(&["ask", "1", "Bob", "check latency", "--within", "3m"]);
    terminal.says(&[
        "note",
        "1",
        "roll back",
        "--decision",
        "--why",
        "a fix takes 2 h",
        "--by",
        "Ines",
        "--revisit",
        "in 30 min",
    ]);
    assert_eq!(terminal.json(&["due"]), json!([]));
    let due = terminal.json(&["due", "--todo"]);
    assert_eq!(due["clocks"], json!([]));
    let things: Vec<_> = due["todo"].as_array().unwrap().iter().map(|thing| thing["kind"].clone()).collect();
    assert_eq!(things, ["item", "ask", "decision"]);
    let said = terminal.says_at_some_time(&["due", "--todo"]);
    let lines: Vec<_> = said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        lines[2..5],
        ["DUE INCIDENT KIND WHAT", "TIME LATE 5 min INC-1 item Brief support", "TIME INC-1 ask Bob: check latency"]
    );
    assert_eq!(lines[5], "TIME INC-1 decision Ines: roll back");
}

#[test]
fn a_decision_says_why_and_when_to_look_again() {
    let terminal = bank();
    let noted = terminal.says_at_some_time(&[
        "note",
        "1",
        "Roll back",
        "--decision",
        "--why",
        "it is quicker",
        "--revisit",
        "in 30 min",
    ]);
    assert_eq!(noted, "INC-1 decision at TIME: Roll back. Why: it is quicker. To be looked at again TIME.\n");
    let shown = terminal.says_at_some_time(&["show", "1"]);
    assert!(shown.contains("    Why: it is quicker. To be looked at again TIME\n"), "{shown}");
    assert_eq!(terminal.run(&["note", "1", "Roll back", "--why", "it is quicker"]).0, 2, "only a decision");
}
