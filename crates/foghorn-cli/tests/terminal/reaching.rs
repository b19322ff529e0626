//! Contacts and call schemes from a terminal.

use serde_json::json;

use crate::support::Terminal;

const TABLE: &str = "name,groups,phone,email,wait,reviewed_on\n\
    Ada Byron,database:1; executives,+44 20 7946 0000,ada@acme.example,5m,2026-11-01\n\
    Bob Ng,database:2,+44 20 7946 0001,,3m,\n";

#[test]
fn a_table_is_looked_into_taken_in_and_rung_by() {
    let terminal = Terminal::new();
    let file = terminal.file("people.csv");
    std::fs::write(&file, TABLE).unwrap();
    assert!(
        terminal.says(&["contacts", "--import", &file, "--dry-run"]).starts_with("It would bring: 2 new, 0 changed")
    );
    assert_eq!(terminal.json(&["contacts"])["total"], 0, "nothing was taken in");
    terminal.says(&["contacts", "--import", &file]);
    let said = terminal.says(&["contacts", "database", "--group", "database"]);
    assert!(said.contains("Call scheme database: Ada Byron (5m), then Bob Ng (3m)"), "{said}");
    assert_eq!(terminal.json(&["contacts", "--stale"])["found"], 1, "nobody ever looked at Bob");
    terminal.says(&["contacts", "--reviewed", "bob ng"]);
    assert_eq!(terminal.json(&["contacts", "--stale"])["found"], 0);

    terminal.says(&["declare", "Cards fail", "--sev", "1"]);
    let said = terminal.says(&["ring", "1", "database"]);
    assert!(said.contains("Ringing database: Ada Byron, then Bob Ng"), "{said}");
    assert_eq!(terminal.json(&["todo", "1"])["rings"][0]["ringing"]["phones"], json!(["+44 20 7946 0000"]));
    let said = terminal.says(&["ring", "1", "--no-answer"]);
    assert!(said.contains("Ada Byron did not answer") && said.contains("Ring Bob Ng now"), "{said}");
    terminal.says(&["ring", "1", "--answered", "--note", "rolls back"]);
    assert_eq!(terminal.json(&["todo", "1"])["rings"], json!([]));
    let (code, _, refused) = terminal.run(&["ring", "1", "network"]);
    assert!(code == 1 && refused.contains("there are database"), "{refused}");
}

#[test]
fn a_faulty_table_brings_nothing_in_and_cards_go_out_and_come_back() {
    let terminal = Terminal::new();
    let (bad, good, cards) = (terminal.file("bad.csv"), terminal.file("good.csv"), terminal.file("all.vcf"));
    std::fs::write(&bad, format!("{TABLE}Eve,,call me,,,\n")).unwrap();
    let (code, _, refused) = terminal.run(&["contacts", "--import", &bad]);
    assert!(code == 1 && refused.contains("Nothing was taken in. line 4:"), "{refused}");
    std::fs::write(&good, TABLE).unwrap();
    terminal.says(&["contacts", "--import", &good]);
    terminal.says(&["contacts", "--export", &cards]);
    assert!(std::fs::read_to_string(&cards).unwrap().contains("FN:Ada Byron"));
    assert!(terminal.says(&["contacts", "--import", &cards]).contains("0 new, 0 changed, 2 as they are here"));
    let (code, _, refused) = terminal.run(&["contacts", "--export", &cards]);
    assert!(code == 1 && refused.contains("there already"), "{refused}");
}
