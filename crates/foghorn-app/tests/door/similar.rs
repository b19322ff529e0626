//! Incidents that look like one from before.

use serde_json::{Value, json};

use crate::support::Laptop;

fn record(id: &str, title: &str, end: &str, component: &str) -> Value {
    json!({
        "id": id, "title": title, "url": format!("https://status.example.com/incidents/{id}"), "impact": "minor",
        "started_at": "2026-03-02T09:00:00Z", "resolved_at": end, "components": [component],
        "updates": [
            { "at": "2026-03-02T09:05:00Z", "status": "Investigating", "message": "Cards are declined." },
            { "at": "2026-03-02T09:47:00Z", "status": "Resolved", "message": "Cards work again." },
        ],
    })
}

fn titles(found: &Value) -> Vec<(&str, &Value)> {
    found.as_array().unwrap().iter().map(|one| (one["title"].as_str().unwrap(), &one["minutes"])).collect()
}

#[test]
fn a_live_incident_is_shown_what_was_like_it_and_how_long_it_lasted() {
    let laptop = Laptop::new();
    let records = [
        record("a1", "Card payments fail at checkout", "2026-03-02T09:47:00Z", "Payments"),
        record("a2", "Checkout fails for card payments", "2026-03-02T08:00:00Z", "Payments"),
        record("a3", "Search is slow", "2026-03-02T09:47:00Z", "Search"),
        record("a4", "Mails come late", "2026-03-02T09:47:00Z", "Payments"),
    ];
    laptop.import(&records.iter().map(|record| format!("{record}\n")).collect::<String>());
    laptop.app.keep_once().unwrap();
    let incident = laptop.declare("Checkout: card payments fail", "SEV1");
    let drill = laptop.declare("Card payments fail at checkout", "SEV1");
    laptop.ask("withdraw", json!({ "incident": drill, "reason": "a duplicate" }));

    let found = laptop.ask("similar", json!({ "incident": incident }));
    assert_eq!(
        titles(&found),
        // The second ends before it begins: nobody knows how long it lasted.
        [("Card payments fail at checkout", &json!(47)), ("Checkout fails for card payments", &Value::Null)]
    );
    assert_eq!(found[0]["first_said"], "Cards are declined.");
    assert_eq!(found[0]["last_said"], "Cards work again.");
    assert_eq!(found[0]["shared"], json!(["card", "checkout", "fail", "payment"]));

    // A component that is stated later finds what its title does not tell.
    laptop.ask("state-fact", json!({ "incident": incident, "fact": "scope", "text": "Payments" }));
    let found = laptop.ask("similar", json!({ "incident": incident }));
    assert!(titles(&found).iter().any(|(title, _)| *title == "Mails come late"), "{found}");
}

#[test]
fn nothing_is_shown_where_nothing_is_alike() {
    let laptop = Laptop::new();
    let incident = laptop.declare("Card payments fail", "SEV1");
    laptop.declare("Search is slow", "SEV3");
    assert_eq!(laptop.ask("similar", json!({ "incident": incident })), json!([]));
}
