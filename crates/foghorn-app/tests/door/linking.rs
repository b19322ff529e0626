//! Incidents that have to do with each other: in both logs, all at once.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn links(laptop: &Laptop, incident: &str) -> Vec<String> {
    let card = laptop.show(incident)["card"].clone();
    let said = |link: &Value| format!("{} {}: {}", text(&link["said"]), text(&link["reference"]), text(&link["title"]));
    card["links"].as_array().unwrap().iter().map(said).collect()
}

fn two() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Cards fail", "SEV1");
    laptop.declare("Checkout is slow", "SEV2");
    laptop
}

#[test]
fn a_link_stands_in_both_logs_each_as_it_is_seen_from_there() {
    let laptop = two();
    let receipt = laptop.ask("link", json!({ "incident": "2", "other": "1", "tie": "part-of" }));
    assert_eq!((&receipt["reference"], &receipt["notes"]), (&json!("INC-2"), &json!(["It stands in INC-1 as well."])));
    assert_eq!(links(&laptop, "1"), ["has as a part INC-2: Checkout is slow"]);
    assert_eq!(links(&laptop, "2"), ["part of INC-1: Cards fail"]);
    assert_eq!(laptop.timeline("2")[0], "Part of INC-1: Cards fail");
    assert_eq!(laptop.refused("link", json!({ "incident": "2", "other": "1", "tie": "part-of" })).code, "already");

    laptop.ask("unlink", json!({ "incident": "1", "other": "2", "reason": "another gateway" }));
    assert_eq!((links(&laptop, "1"), links(&laptop, "2")), (vec![], vec![]));
    assert_eq!(laptop.timeline("1")[0], "Nothing to do with INC-2 after all: another gateway");
    assert_eq!(laptop.refused("unlink", json!({ "incident": "1", "other": "2" })).code, "not-linked");
    assert_eq!(
        laptop.refused("link", json!({ "incident": "1", "other": "1", "tie": "same-cause" })).code,
        "linked-to-itself"
    );
    laptop.verify();
}

#[test]
fn a_duplicate_is_withdrawn_and_loses_nothing() {
    let laptop = two();
    laptop.sent("2", &["customers"]);
    laptop.ask("note", json!({ "incident": "2", "text": "Seen by Mia." }));
    let lines = laptop.timeline("2").len();
    laptop.ask("link", json!({ "incident": "2", "other": "1", "tie": "duplicate-of" }));
    let view = laptop.show("2");
    assert_eq!(view["card"]["status"], "withdrawn");
    assert_eq!(links(&laptop, "2"), ["duplicate of INC-1: Cards fail"]);
    assert_eq!(laptop.timeline("2").len(), lines + 2, "both logs stay whole");
    assert_eq!(laptop.clock_of("2", "customers")["stage"], "last-word", "those who were told are owed a last word");
    assert_eq!(links(&laptop, "1"), ["has as a duplicate INC-2: Checkout is slow"]);
    laptop.verify();
}

#[test]
fn one_message_is_recorded_with_a_whole_and_its_parts() {
    let laptop = two();
    laptop.ask("link", json!({ "incident": "2", "other": "1", "tie": "part-of" }));
    laptop.pass_minutes(2);
    let send = json!({
        "incident": "1", "also": ["2"], "text": "Cards fail. Next update by 14:15 UTC.", "change_status": "identified",
        "deliveries": [{ "stakeholder": "customers", "channel": "status-page" }], "promise": { "at": "14:15 UTC" },
    });
    let receipt = laptop.ask("send-for-all", send);
    assert_eq!(receipt["reference"], "INC-1");
    assert!(receipt["notes"].as_array().unwrap().contains(&json!("It stands in INC-2 as well.")), "{receipt}");
    for incident in ["1", "2"] {
        assert_eq!(laptop.show(incident)["card"]["updates"], 1, "{incident}");
        assert_eq!(laptop.clock_of(incident, "customers")["due_at"], "2026-11-21T14:15:00Z", "{incident}");
    }
    assert_eq!(laptop.show("1")["card"]["status"], "identified");
    assert_eq!(laptop.show("2")["card"]["status"], "investigating", "its own status is its own");
    laptop.verify();
}

#[test]
fn what_is_refused_for_one_is_recorded_for_none() {
    let laptop = two();
    let send = json!({
        "incident": "1", "also": ["99"], "text": "x", "deliveries": [{ "stakeholder": "customers" }],
    });
    assert_eq!(laptop.refused("send-for-all", send).code, "no-incident");
    assert_eq!(laptop.show("1")["card"]["updates"], 0);
}
