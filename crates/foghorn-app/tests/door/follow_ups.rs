//! Follow-ups of all incidents: in one list, how old, which causes come again, and as a file for a tracker.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// Two incidents: one follow-up is late, one has no date, one is done after three days.
fn worked_on() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.declare("Logins", "SEV2");
    let add = |incident: &str, what: &str, more: Value| {
        let mut payload = json!({ "incident": incident, "text": what, "kind": "detect" });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        laptop.ask("add-follow-up", payload)
    };
    add("1", "Alert on the age of the queue", json!({ "owner": "Mia", "due": "2026-11-30", "cause": "Certificate" }));
    add("2", "List the certificates", json!({ "cause": "certificate" }));
    add("2", "Mend the alert", json!({ "owner": "Bob", "due": "2026-12-30" }));
    laptop.pass_minutes(3 * 24 * 60 + 5);
    let mend = named(&laptop, "Mend the alert");
    laptop.ask("do-follow-up", json!({ "incident": "2", "follow_up": mend["follow_up"] }));
    laptop.pass_minutes(10 * 24 * 60);
    laptop
}

fn all(laptop: &Laptop) -> Value {
    laptop.ask("follow-ups", json!({}))
}

fn named(laptop: &Laptop, what: &str) -> Value {
    all(laptop)["open"].as_array().unwrap().iter().find(|one| one["text"] == what).cloned().unwrap()
}

#[test]
fn all_incidents_follow_ups_stand_in_one_list_with_their_age() {
    let laptop = worked_on();
    let view = all(&laptop);
    let open: Vec<_> = view["open"].as_array().unwrap().iter().map(|one| (text(&one["text"]), &one["late"])).collect();
    let expected = [
        ("Alert on the age of the queue".to_owned(), &json!(true)),
        ("List the certificates".to_owned(), &json!(false)),
    ];
    assert_eq!(open, expected, "what is due next stands first, what has no date last");
    assert_eq!((&view["open"][0]["title"], &view["open"][0]["reference"]), (&json!("Cards"), &json!("INC-1")));
    assert_eq!((&view["settled"], &view["done"], &view["median_days"]), (&json!(1), &json!(1), &json!(3)));
    let counts: Vec<_> = view["ages"].as_array().unwrap().iter().map(|age| (&age["open"], &age["late"])).collect();
    let [none, both] = [(json!(0), json!(0)), (json!(2), json!(1))];
    let expected = [&none, &both, &none, &none].map(|(open, late)| (open, late));
    assert_eq!(counts, expected, "thirteen days are under a month");
    assert_eq!(view["repeated"][0]["incidents"].as_array().unwrap().len(), 2, "however it is spelt");
}

#[test]
fn those_that_are_open_become_a_trackers_file() {
    let laptop = worked_on();
    let path = laptop.file("issues.json");
    let saved = laptop.ask("export-follow-ups", json!({ "path": path, "tracker": "github" }));
    assert_eq!(saved["follow_ups"], 2);
    let written: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(written[0]["title"], "Alert on the age of the queue");
    assert!(text(&written[0]["body"]).contains("Follow-up of INC-1: Cards"), "{written}");

    let table = laptop.file("issues.csv");
    laptop.ask("export-follow-ups", json!({ "path": table, "tracker": "jira" }));
    assert!(std::fs::read_to_string(&table).unwrap().contains("2026-11-30"));
    let again = laptop.refused("export-follow-ups", json!({ "path": table, "tracker": "jira" }));
    assert_eq!(again.code, "exists", "what is there stays");
}

#[test]
fn what_cannot_become_a_file_says_why() {
    let laptop = worked_on();
    let refused = |more: Value| {
        let mut payload = json!({ "path": laptop.file("issues.json"), "tracker": "jira" });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        laptop.refused("export-follow-ups", payload).code
    };
    assert_eq!(refused(json!({ "path": laptop.file("issues.txt") })), "ending");
    assert_eq!(refused(json!({ "tracker": "post-it" })), "tracker");
    for key in ["ops", "7OPS", "OPS-1", "FARTOOLONGAKEY"] {
        assert_eq!(refused(json!({ "project": key })), "project", "{key}");
    }
    assert_eq!(
        Laptop::new().refused("export-follow-ups", json!({ "path": laptop.file("none.csv"), "tracker": "jira" })).code,
        "nothing"
    );
    assert!(!laptop.file("issues.json").exists());
}
