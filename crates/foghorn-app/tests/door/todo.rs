//! What is to be done: checklists from the playbook, reports to regulators, and what people were asked for.

use serde_json::json;

use crate::support::{Laptop, text};

const PLAYBOOK: &str = r#"
name = "bank"
about = "Lists and a deadline."
[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page"]
[[checklist]]
id = "first-minutes"
title = "First minutes"
phase = "first-minutes"
item = [{ id = "support", text = "Brief support", why = "Customers ask them first", owner = "communications", due = "15m" }]
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

fn bank() -> Laptop {
    let laptop = Laptop::with_files(&[("library/playbooks/bank.toml", PLAYBOOK)]);
    laptop.ask("declare", json!({ "title": "Transfers fail", "severity": "SEV1", "playbook": "bank" }));
    laptop
}

#[test]
fn a_list_of_the_playbook_is_done_and_the_timeline_tells_of_it() {
    let laptop = bank();
    let todo = || laptop.ask("todo", json!({ "incident": "1" }));
    let thing = || todo()["lists"][0]["things"][0].clone();
    assert_eq!(thing()["due_at"], "2026-11-21T14:15:00Z");
    laptop.pass_minutes(16);
    assert_eq!((&thing()["late"], &todo()["late"]), (&json!(true), &json!(1)));
    let item = thing()["item"].clone();
    laptop.ask("give-item", json!({ "incident": "1", "item": item, "owner": "Mia" }));
    laptop.ask("do-item", json!({ "incident": "1", "item": item, "note": "they have the brief" }));
    assert_eq!((&thing()["state"], &thing()["owner"]), (&json!("done"), &json!("Mia")));
    assert_eq!(
        laptop.timeline("1")[..2],
        ["Done: \u{201c}Brief support\u{201d}: they have the brief", "Mia does \u{201c}Brief support\u{201d}"]
    );
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(thing()["state"], "open");
    assert_eq!(laptop.refused("do-item", json!({ "incident": "1", "item": "x/y" })).code, "no-item");
    laptop.verify();
}

#[test]
fn what_is_special_brings_its_list_and_more_is_added() {
    let laptop = bank();
    laptop.ask("state-aspect", json!({ "incident": "1", "aspect": "data" }));
    laptop.ask("add-item", json!({ "incident": "1", "text": "Call the central bank", "minutes": 30 }));
    let todo = laptop.ask("todo", json!({ "incident": "1" }));
    let titles: Vec<_> = todo["lists"].as_array().unwrap().iter().map(|list| text(&list["title"])).collect();
    assert_eq!(titles, ["First minutes", "Data involved", "More to do"]);
    assert_eq!(
        laptop.timeline("1")[..2],
        ["To do: Call the central bank", "Legal hold: Personal or customers\u{2019} data is involved"]
    );
}

#[test]
fn a_report_runs_from_its_event_and_an_ask_until_it_is_answered() {
    let laptop = bank();
    laptop.ask("trigger-deadline", json!({ "incident": "1", "deadline": "dora" }));
    laptop.ask("ask-for", json!({ "incident": "1", "who": "Bob", "what": "check latency", "minutes": 3 }));
    laptop.pass_minutes(5);
    let todo = laptop.ask("todo", json!({ "incident": "1" }));
    assert_eq!(todo["deadlines"][0]["due_at"], "2026-11-21T18:00:00Z");
    assert_eq!((&todo["asks"][0]["who"], &todo["asks"][0]["late"]), (&json!("Bob"), &json!(true)));
    laptop.ask("answer-ask", json!({ "incident": "1", "ask": todo["asks"][0]["ask"], "answer": "300 ms" }));
    assert_eq!(laptop.ask("todo", json!({ "incident": "1" }))["asks"], json!([]));
    assert_eq!(laptop.timeline("1")[0], "Answered: Bob, \u{201c}check latency\u{201d}: 300 ms");
}

#[test]
fn the_board_says_what_is_late_beside_words_and_when_the_next_will_be() {
    let laptop = Laptop::new();
    laptop.declare("Cards fail", "SEV4");
    laptop.ask("ask-for", json!({ "incident": "1", "who": "Bob", "what": "check latency", "minutes": 3 }));
    laptop.ask("ask-for", json!({ "incident": "1", "who": "Mia", "what": "call the bank", "minutes": 5 }));
    let late = || laptop.ask("board", json!({}))["incidents"][0]["late"].clone();
    assert_eq!((&late()["asks"], &late()["next_at"]), (&json!(0), &json!("2026-11-21T14:03:01Z")));
    laptop.pass_minutes(4);
    assert_eq!((&late()["asks"], &late()["next_at"]), (&json!(1), &json!("2026-11-21T14:05:01Z")));
    laptop.ask("answer-ask", json!({ "incident": "1", "ask": "Bob" }));
    assert_eq!(late()["asks"], 0);
}
