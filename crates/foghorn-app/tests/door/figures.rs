//! Figures through the door: of one incident, and of many, kept up by each act.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn figure(view: &Value, name: &str) -> String {
    let found = view["figures"].as_array().unwrap().iter().find(|figure| figure["figure"] == name).unwrap();
    found["said"]
        .as_str()
        .map_or_else(|| format!("{}: {}", text(&found["state"]), text(&found["reason"])), str::to_owned)
}

#[test]
fn the_figures_of_an_incident_follow_each_act() {
    let laptop = Laptop::new();
    let incident = laptop.declare("Cards fail", "SEV1");
    let read = || laptop.ask("figures", json!({ "incident": incident }));
    assert_eq!(figure(&read(), "resolve"), "pending: it is not resolved yet");
    laptop.pass_minutes(4);
    laptop.sent(&incident, &["customers"]);
    laptop.pass_minutes(26);
    laptop.ask("change-status", json!({ "incident": incident, "status": "resolved" }));
    assert_eq!(figure(&read(), "resolve"), "30 min");
    assert_eq!(figure(&read(), "words"), "1");
    assert_eq!(figure(&read(), "on-time"), "1 of 1");
    assert_eq!(read()["told"][0]["first_word"]["said"], "4 min");
    laptop.verify();
}

#[test]
fn many_are_read_from_their_rows_and_filtered() {
    let laptop = Laptop::new();
    for (title, severity) in [("Cards fail", "SEV1"), ("Search is slow", "SEV3")] {
        let incident = laptop.declare(title, severity);
        laptop.pass_minutes(30);
        laptop.ask("change-status", json!({ "incident": incident, "status": "resolved" }));
    }
    let all = laptop.ask("trends", json!({}));
    assert_eq!((&all["many"]["counted"], &all["behind"]), (&json!(2), &json!(0)));
    assert_eq!(all["many"]["resolve"]["median"], 1800);
    assert_eq!(laptop.ask("trends", json!({ "severity": "SEV1" }))["many"]["counted"], 1);
    assert_eq!(laptop.ask("trends", json!({ "since": "2026-11" }))["many"]["counted"], 2);
    assert_eq!(laptop.ask("trends", json!({ "until": "2026-11-21" }))["many"]["counted"], 0);
    assert_eq!(laptop.refused("trends", json!({ "since": "someday" })).code, "time");
    laptop.verify();
}

#[test]
fn a_picture_is_saved_as_what_its_name_says_and_never_over_another() {
    let laptop = Laptop::new();
    let save = |name: &str, more: Value| {
        let mut payload = json!({ "path": laptop.file(name), "svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        payload
    };
    laptop.ask("save-picture", save("a.svg", json!({})));
    assert_eq!(laptop.refused("save-picture", save("a.svg", json!({}))).code, "exists");
    laptop.ask("save-picture", save("a.png", json!({ "png": "iVBORw0KGgo=" })));
    assert_eq!(laptop.refused("save-picture", save("b.png", json!({}))).code, "picture");
    assert_eq!(laptop.refused("save-picture", save("b.png", json!({ "png": "bm8=" }))).code, "picture");
    assert_eq!(laptop.refused("save-picture", save("b.txt", json!({}))).code, "ending");
}
