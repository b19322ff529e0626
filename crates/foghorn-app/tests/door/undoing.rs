//! Undo, redo, retract: what was done is taken back and brought back, and the log says so.

use serde_json::json;

use crate::support::Laptop;

#[test]
fn undo_walks_back_over_ones_own_acts_and_redo_forth() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    for text in ["one", "two", "three"] {
        laptop.ask("note", json!({ "incident": "1", "text": text }));
    }
    let notes = |laptop: &Laptop| {
        let timeline = laptop.timeline("1");
        timeline.into_iter().filter(|line| ["one", "two", "three"].contains(&line.as_str())).collect::<Vec<_>>()
    };
    laptop.ask("undo", json!({ "incident": "1" }));
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(notes(&laptop), ["one"]);
    let view = laptop.show("1");
    assert_eq!((&view["undo"]["label"], &view["redo"]["label"]), (&json!("one"), &json!("two")));
    laptop.ask("redo", json!({ "incident": "1" }));
    assert_eq!(notes(&laptop), ["two", "one"]);
    laptop.ask("redo", json!({ "incident": "1" }));
    assert_eq!(notes(&laptop), ["three", "two", "one"]);
    assert_eq!(laptop.refused("redo", json!({ "incident": "1" })).code, "nothing-to-redo");
    laptop.ask("undo", json!({ "incident": "1" }));
    laptop.ask("note", json!({ "incident": "1", "text": "one" }));
    assert_eq!(laptop.refused("redo", json!({ "incident": "1" })).code, "nothing-to-redo", "something new was done");
    laptop.verify();
}

#[test]
fn undo_moves_the_clock_back_to_where_it_was() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    let before = laptop.clock_of("1", "customers");
    laptop.ask("change-severity", json!({ "incident": "1", "severity": "SEV1" }));
    assert_ne!(laptop.clock_of("1", "customers")["due_at"], before["due_at"]);
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(laptop.clock_of("1", "customers"), before);
}

#[test]
fn undoing_a_sent_word_asks_whether_it_was_posted() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(2);
    let receipt = laptop.sent("1", &["customers", "support"]);
    assert_eq!(laptop.show("1")["undo"]["sent"], true);
    let question = laptop.refused("undo", json!({ "incident": "1" }));
    assert_eq!(question.code, "sent-undo");
    assert!(question.message.contains("not posted") && question.message.contains("correct it"), "{}", question.message);

    // It was posted, and the record is wrong: a correction, which moves the clock.
    laptop.ask("correct-update", json!({ "incident": "1", "of": receipt["act"], "posted_at": "14:01" }));
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:16:00Z");

    // The correction was wrong: undo takes that back first, and the word with the next step.
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:17:00Z");
    assert_eq!(laptop.refused("undo", json!({ "incident": "1" })).code, "sent-undo");
    laptop.ask("undo", json!({ "incident": "1", "sent": "not-posted" }));
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:05:00Z");
    assert_eq!(laptop.show("1")["card"]["updates"], 0);
    laptop.ask("redo", json!({ "incident": "1" }));
    assert_eq!(laptop.show("1")["card"]["updates"], 1, "redo brings it back");
}

#[test]
fn undoing_the_declaration_withdraws_and_redo_brings_the_incident_back() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(laptop.show("1")["card"]["status"], "withdrawn");
    assert_eq!(laptop.ask("board", json!({}))["incidents"], json!([]));
    laptop.ask("redo", json!({ "incident": "1" }));
    assert_eq!(laptop.show("1")["card"]["status"], "investigating");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:05:00Z");
    laptop.verify();
}

#[test]
fn any_act_can_be_retracted_once_and_the_retraction_too() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let note = laptop.ask("note", json!({ "incident": "1", "text": "The database is down" }));
    laptop.ask("note", json!({ "incident": "1", "text": "Traffic moved" }));
    let payload = json!({ "incident": "1", "act": note["act"], "why": "It was another one" });
    let retraction = laptop.ask("retract", payload.clone());
    assert_eq!(laptop.timeline("1")[..2], ["Retracted “The database is down”: It was another one", "Traffic moved"]);
    assert!(!laptop.timeline("1").contains(&"The database is down".to_owned()));
    assert_eq!(laptop.refused("retract", payload).code, "retracted-already");
    laptop.ask("retract", json!({ "incident": "1", "act": retraction["act"] }));
    assert!(laptop.timeline("1").contains(&"The database is down".to_owned()));
    assert_eq!(laptop.refused("retract", json!({ "incident": "1", "act": "none such" })).code, "no-act");
    laptop.verify();
}

#[test]
fn what_was_sent_is_not_retracted_without_saying_that_it_was_not_posted() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let sent = laptop.sent("1", &["customers", "support"]);
    let question = laptop.refused("retract", json!({ "incident": "1", "act": sent["act"] }));
    assert_eq!(question.code, "sent-undo");
    laptop.ask("retract", json!({ "incident": "1", "act": sent["act"], "sent": "not-posted" }));
    assert_eq!(laptop.timeline("1")[0], "Retracted “Update to Customers, Support”");
    assert_eq!(laptop.show("1")["card"]["updates"], 0);
}

#[test]
fn several_values_are_set_in_one_act_and_undone_in_one() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    let before = laptop.show("1")["card"].clone();
    let change = json!({ "incident": "1", "title": "Cards fail", "severity": "SEV1", "status": "identified" });
    laptop.ask("set", change);
    let view = laptop.show("1");
    assert_eq!((&view["card"]["title"], &view["card"]["severity"]), (&json!("Cards fail"), &json!("SEV1")));
    assert_eq!(view["undo"]["label"], "Title: Cards fail; Severity: SEV1; Status: identified");
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(laptop.show("1")["card"], before);
    laptop.verify();
}

#[test]
fn where_one_of_several_values_is_refused_none_is_set() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    let before = laptop.show("1");
    let refused = laptop.refused("set", json!({ "incident": "1", "title": "Cards fail", "status": "investigating" }));
    assert_eq!(refused.code, "already");
    assert_eq!(laptop.refused("set", json!({ "incident": "1" })).code, "nothing");
    assert_eq!(laptop.show("1"), before);
}

#[test]
fn a_corrected_line_shows_its_new_text_and_that_it_was_corrected() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let note = laptop.ask("note", json!({ "incident": "1", "text": "Rolled back at two" }));
    let payload = json!({ "incident": "1", "note": note["act"], "text": "Rolled back", "at": "13:59" });
    laptop.ask("correct-note", payload);
    let item = laptop.show("1")["timeline"]["items"].as_array().unwrap().last().cloned().unwrap();
    assert_eq!((&item["text"], &item["corrected"]), (&json!("Rolled back"), &json!(true)));
    assert_eq!(item["happened_at"], "2026-11-21T13:59:00Z");
    laptop.ask("undo", json!({ "incident": "1" }));
    assert!(laptop.timeline("1").contains(&"Rolled back at two".to_owned()));
}
