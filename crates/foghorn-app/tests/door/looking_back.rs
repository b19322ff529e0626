//! Two ways of looking back: as of a time, with today's knowledge; and what was known at that time.

use serde_json::{Value, json};

use crate::support::{Laptop, sentences, text};

/// 14:00 declared, 14:10 a word; at 14:30 somebody writes down what happened at 14:05.
fn afternoon() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(10);
    laptop.sent("1", &["customers", "support"]);
    laptop.pass_minutes(20);
    laptop.ask("note", json!({ "incident": "1", "text": "The gateway was restarted", "at": "14:05" }));
    laptop.ask("change-status", json!({ "incident": "1", "status": "identified", "at": "14:06" }));
    laptop
}

fn back(laptop: &Laptop, how: &str, when: &str) -> Value {
    laptop.ask("incident", json!({ "incident": "1", how: when }))
}

fn clock(view: &Value, stakeholder: &str) -> Value {
    let clocks = view["card"]["clocks"].as_array().unwrap();
    clocks.iter().find(|clock| clock["stakeholder"] == stakeholder).unwrap().clone()
}

fn stage(view: &Value, stakeholder: &str) -> String {
    text(&clock(view, stakeholder)["stage"])
}

#[test]
fn as_of_shows_what_had_happened_and_known_at_what_had_been_written_down() {
    let laptop = afternoon();
    let as_of = back(&laptop, "as_of", "14:08");
    assert_eq!(as_of["looking_back"], true);
    assert_eq!((&as_of["now"], &as_of["undo"]), (&json!("2026-11-21T14:08:00Z"), &json!(null)));
    assert_eq!(as_of["card"]["status"], "identified");
    assert!(sentences(&as_of).contains(&"The gateway was restarted".to_owned()));
    assert_eq!(as_of["card"]["updates"], 0, "the word came at 14:10");
    assert_eq!(stage(&as_of, "customers"), "overdue");

    let known_at = back(&laptop, "known_at", "14:12");
    assert_eq!(known_at["card"]["status"], "investigating", "nobody had written that down");
    assert!(!sentences(&known_at).contains(&"The gateway was restarted".to_owned()));
    assert_eq!(known_at["card"]["updates"], 1);
    assert_eq!(stage(&known_at, "customers"), "calm");
}

#[test]
fn todays_knowledge_includes_what_was_put_right_and_taken_back_since() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let wrong = laptop.ask("note", json!({ "incident": "1", "text": "The database is down" }));
    let late = laptop.ask("note", json!({ "incident": "1", "text": "Rolled back" }));
    let word = laptop.sent("1", &["customers", "support"]);
    laptop.pass_minutes(30);
    laptop.ask("retract", json!({ "incident": "1", "act": wrong["act"], "why": "It was up all the time" }));
    let payload = json!({ "incident": "1", "note": late["act"], "text": "Rolled back, in part", "at": "14:20" });
    laptop.ask("correct-note", payload);
    let payload = json!({ "incident": "1", "of": word["act"], "posted_at": "14:03", "text": "Cards fail for some." });
    laptop.ask("correct-update", payload);

    let as_of = back(&laptop, "as_of", "14:05");
    let said = sentences(&as_of);
    assert!(!said.contains(&"The database is down".to_owned()), "it never was: {said:?}");
    assert!(!said.iter().any(|line| line.starts_with("Rolled back")), "that was at 14:20: {said:?}");
    assert!(!said.iter().any(|line| line.starts_with("Retracted")), "the retraction came later: {said:?}");
    assert_eq!(as_of["timeline"]["items"][0]["update"]["text"], "Cards fail for some.");
    assert_eq!(stage(&as_of, "customers"), "calm");
    assert_eq!(back(&laptop, "as_of", "14:02")["card"]["updates"], 0, "it was posted at 14:03");
    let later = sentences(&back(&laptop, "as_of", "14:25"));
    assert!(later.contains(&"Rolled back, in part".to_owned()), "{later:?}");

    let known_at = back(&laptop, "known_at", "14:05");
    let said = sentences(&known_at);
    assert!(said.contains(&"The database is down".to_owned()) && said.contains(&"Rolled back".to_owned()), "{said:?}");
    assert_eq!(known_at["timeline"]["items"][0]["update"]["text"], "We are on it.");
}

#[test]
fn an_update_had_reached_by_then_only_those_it_had_been_posted_to() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(30);
    laptop.ask(
        "send",
        json!({ "incident": "1", "deliveries": [
            { "stakeholder": "customers", "posted_at": "14:04" },
            { "stakeholder": "executives", "posted_at": "14:20" },
        ]}),
    );
    let then = back(&laptop, "as_of", "14:10");
    assert_eq!(clock(&then, "customers")["told_at"], "2026-11-21T14:04:00Z");
    assert_eq!(clock(&then, "executives")["told_at"], json!(null));
    assert_eq!(text(&then["timeline"]["items"][0]["text"]), "Update to Customers");
}

#[test]
fn a_look_back_is_read_window_by_window_like_the_present() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    for n in 0..150 {
        laptop.ask("note", json!({ "incident": "1", "text": format!("line {n}") }));
    }
    laptop.pass_minutes(10);
    laptop.ask("note", json!({ "incident": "1", "text": "long after", "at": "14:02" }));
    laptop.pass_minutes(10);
    for (how, when, lines) in [("as_of", "14:01", 153), ("as_of", "14:05", 154), ("known_at", "14:05", 153)] {
        let newest = back(&laptop, how, when)["timeline"].clone();
        assert_eq!((&newest["total"], &newest["next"]), (&json!(lines), &json!(100)), "{how} {when}");
        let older = laptop.ask("timeline", json!({ "incident": "1", "from": 100, "limit": 200, how: when }));
        assert_eq!((older["items"].as_array().unwrap().len(), &older["next"]), (lines - 100, &json!(null)));
        assert_eq!((&older["total"], &older["items"][lines - 104]["text"]), (&json!(lines), &json!("line 0")));
    }
    let both = json!({ "incident": "1", "from": 0, "limit": 1, "as_of": "14:05", "known_at": "14:05" });
    assert_eq!(laptop.refused("timeline", both).code, "two-readings");
}

#[test]
fn looking_back_before_the_declaration_or_both_ways_or_ahead_is_refused() {
    let laptop = afternoon();
    assert_eq!(laptop.refused("incident", json!({ "incident": "1", "as_of": "13:00" })).code, "not-declared-yet");
    let both = json!({ "incident": "1", "as_of": "14:05", "known_at": "14:05" });
    assert_eq!(laptop.refused("incident", both).code, "two-readings");
    assert_eq!(laptop.refused("incident", json!({ "incident": "1", "as_of": "15:05" })).code, "time");
}

#[test]
fn a_fact_opens_its_history() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    for (text, at) in [("A third fail", "14:00"), ("Nearly all fail", "14:00"), ("Nobody noticed", "13:50")] {
        laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": text, "at": at }));
    }
    let view = &laptop.show("1")["facts"][0];
    assert_eq!((&view["text"], &view["before"]), (&json!("Nearly all fail"), &json!("A third fail")));
    assert_eq!(view["times"], 3);
    let history = laptop.ask("fact-history", json!({ "incident": "1", "fact": "impact" }));
    let said: Vec<_> = history.as_array().unwrap().iter().map(|statement| text(&statement["text"])).collect();
    assert_eq!(said, ["Nearly all fail", "A third fail", "Nobody noticed"]);
    assert_eq!(history[0]["author"], "Ada");
}
