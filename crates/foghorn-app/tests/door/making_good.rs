//! Making good: offers step by step, what a contract owes, and who was told, apologised to and told that it is over.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// An incident under a playbook with a contract, from 13:20 to 14:05.
fn over() -> Laptop {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "Uploads fail", "severity": "SEV1", "playbook": "cloud" }));
    laptop.ask("state-start", json!({ "incident": "1", "since": "13:20" }));
    laptop
}

fn good(laptop: &Laptop) -> Value {
    laptop.ask("making-good", json!({ "incident": "1" }))
}

#[test]
fn an_offer_is_proposed_approved_told_and_given() {
    let laptop = over();
    let what = "a month free of charge";
    laptop.ask("move-compensation", json!({ "incident": "1", "what": what, "step": "proposed", "by": "Mia" }));
    assert_eq!(
        (&good(&laptop)["offers"][0]["state"], &good(&laptop)["offers"][0]["owed"]),
        (&json!("proposed"), &json!(false))
    );
    laptop.ask("approve-compensation", json!({ "incident": "1", "what": what, "by": "Mara" }));
    assert_eq!(laptop.ask("aftermath", json!({ "incident": "1" }))["offers"], json!([what]));
    laptop.ask("move-compensation", json!({ "incident": "1", "what": what, "step": "given", "note": "by voucher" }));
    let offer = &good(&laptop)["offers"][0];
    assert_eq!(
        (&offer["state"], &offer["owed"], offer["steps"].as_array().map(Vec::len)),
        (&json!("given"), &json!(false), Some(3))
    );
    let line = &laptop.ask("incident", json!({ "incident": "1" }))["timeline"]["items"][0]["text"];
    assert_eq!(line, "They were given: a month free of charge: by voucher");
}

#[test]
fn what_a_contract_owes_is_shown_with_its_arithmetic() {
    let laptop = over();
    let ask = |more: Value| {
        let mut payload = json!({ "incident": "1", "contract": "usual" });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        laptop.ask("credits", payload)
    };
    let owed = ask(json!({}));
    assert_eq!(owed["so_far"], true);
    laptop.pass_minutes(5);
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    let owed = ask(json!({}));
    // 45 minutes of the 43,200 of a November: 99.8958 %.
    let credit = &owed["credits"][0];
    assert_eq!(
        (&owed["so_far"], &credit["down_seconds"], &credit["availability"]),
        (&json!(false), &json!(2_700), &json!(998_958))
    );
    assert_eq!(credit["offer"], "10 % of the monthly fee for November 2026");
    let less = ask(json!({ "exclude": [{ "from": "13:20", "to": "13:50", "why": "planned work" }] }));
    assert_eq!((&less["credits"][0]["down_seconds"], &less["credits"][0]["offer"]), (&json!(900), &Value::Null));
    let unknown = laptop.refused("credits", json!({ "incident": "1", "contract": "silver" }));
    assert_eq!(unknown.code, "no-contract");
    let backwards =
        json!({ "incident": "1", "contract": "usual", "exclude": [{ "from": "13:50", "to": "13:40", "why": "x" }] });
    assert_eq!(laptop.refused("credits", backwards).code, "time");
}

#[test]
fn who_was_told_apologised_to_and_told_that_it_is_over_is_one_row_each() {
    let laptop = over();
    let send = |to: &str, said: &str| {
        laptop.ask(
            "send",
            json!({ "incident": "1", "text": said, "deliveries": [{ "stakeholder": to, "channel": "email" }] }),
        );
    };
    let row = |whose: &str| {
        let all = good(&laptop);
        let rows = all["trust"].as_array().unwrap().clone();
        rows.into_iter().find(|row| text(&row["stakeholder"]) == whose).unwrap()
    };
    send("customers", "Uploads fail. We are sorry that you cannot work.");
    send("support", "Uploads fail. Tell them that we know.");
    assert!(row("customers")["apologised_at"].is_string() && row("support")["apologised_at"].is_null());
    assert!(row("customers")["over_told_at"].is_null());
    laptop.pass_minutes(5);
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    send("customers", "Uploads work again.");
    assert!(row("customers")["over_told_at"].is_string() && row("support")["over_told_at"].is_null());
}

#[test]
fn what_was_withdrawn_owes_nothing_and_what_was_reopened_counts_twice() {
    let laptop = over();
    let owed = |laptop: &Laptop| {
        let answer = laptop.ask("credits", json!({ "incident": "1", "contract": "usual" }));
        let failures = answer["credits"][0]["failures"].as_array().cloned().unwrap_or_default();
        failures.iter().map(|one| one["seconds"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    let status = |status: &str| laptop.ask("change-status", json!({ "incident": "1", "status": status }));
    status("resolved");
    laptop.pass_minutes(10);
    laptop.ask("reopen", json!({ "incident": "1", "reason": "it fails again" }));
    laptop.pass_minutes(5);
    status("resolved");
    assert_eq!(owed(&laptop), [2_400, 300]);
    let other = over();
    other.ask("withdraw", json!({ "incident": "1", "reason": "false alarm" }));
    assert_eq!(owed(&other), Vec::<i64>::new());
}
