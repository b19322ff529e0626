//! Reassurance: what was changed is told to those who heard that it broke, and data's safety is kept with its evidence.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// Customers heard that it broke and that it is over; one thing is to prevent it.
fn over() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Cards fail", "SEV3");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "Nobody could pay by card" }));
    let sent = |text: &str| {
        let deliveries = json!([{ "stakeholder": "customers" }]);
        laptop.ask("send", json!({ "incident": "1", "text": text, "deliveries": deliveries }));
        laptop.pass_minutes(5);
    };
    sent("Cards fail.");
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    sent("Cards work again.");
    laptop.ask(
        "add-follow-up",
        json!({ "incident": "1", "text": "Renew certificates by themselves", "kind": "prevent" }),
    );
    laptop
}

fn rounds(laptop: &Laptop) -> Vec<Value> {
    let view = laptop.ask("aftermath", json!({ "incident": "1" }));
    view["reassurance"]["rounds"].as_array().unwrap().clone()
}

fn states(laptop: &Laptop) -> Vec<String> {
    rounds(laptop).iter().map(|round| format!("{} {}", text(&round["round"]), text(&round["state"]))).collect()
}

fn do_it(laptop: &Laptop) {
    let view = laptop.ask("aftermath", json!({ "incident": "1" }));
    let follow_up = &view["follow_ups"][0]["follow_up"];
    laptop.ask("do-follow-up", json!({ "incident": "1", "follow_up": follow_up, "note": "since Monday" }));
}

#[test]
fn what_was_changed_opens_a_round_that_a_word_ends() {
    let laptop = over();
    assert_eq!(states(&laptop), ["30-days to-come", "90-days to-come"]);
    do_it(&laptop);
    assert_eq!(states(&laptop), ["changed open", "30-days to-come", "90-days to-come"]);
    assert_eq!(rounds(&laptop)[0]["unaware"], json!([{ "stakeholder": "customers", "name": "Customers" }]));

    let draft = laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "customers" }));
    assert_eq!(draft["occasion"], "reassurance", "the message that is due opens by itself");
    let written = text(&draft["text"]);
    assert!(written.starts_with("# What we changed since: Cards fail\n"), "{written}");
    assert!(written.contains("This is done:\n- Renew certificates by themselves\n"), "{written}");

    laptop.pass_minutes(25 * 60);
    assert_eq!(states(&laptop)[0], "changed late");
    let deliveries = json!([{ "stakeholder": "customers" }]);
    laptop.ask(
        "send",
        json!({ "incident": "1", "text": "Certificates renew themselves now.", "deliveries": deliveries }),
    );
    assert_eq!(states(&laptop)[0], "changed told");
    let draft =
        laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "customers", "occasion": "resolved" }));
    assert_eq!(draft["occasion"], "resolved");
}

#[test]
fn a_round_is_settled_with_a_reason_and_the_timeline_says_so() {
    let laptop = over();
    do_it(&laptop);
    let settle = json!({ "incident": "1", "round": "changed", "told": false, "note": "only we noticed it" });
    laptop.ask("settle-reassurance", settle);
    let round = &rounds(&laptop)[0];
    assert_eq!((&round["state"], &round["note"]), (&json!("not-needed"), &json!("only we noticed it")));
    assert_eq!(round["unaware"], json!([]));
    let view = laptop.ask("incident", json!({ "incident": "1" }));
    let said = text(&view["timeline"]["items"][0]["text"]);
    assert_eq!(said, "Reassurance, what we changed: nobody needs to hear: only we noticed it");
    laptop.app.keep_once().unwrap();
    let found = laptop.ask("search", json!({ "query": "only we noticed" }));
    assert_eq!(found["hits"].as_array().unwrap().len(), 1);
}

#[test]
fn a_statement_on_data_is_kept_with_its_evidence_which_no_message_tells() {
    let laptop = over();
    let state = |words: &str, evidence: Option<&str>| {
        let stated = json!({ "incident": "1", "fact": "data-safety", "text": words, "evidence": evidence });
        laptop.ask("state-fact", stated);
        laptop.pass_minutes(1);
    };
    state("No data was lost", Some("Bob counted the orders of both stores"));
    let fact = |laptop: &Laptop| {
        let view = laptop.ask("incident", json!({ "incident": "1" }));
        view["facts"].as_array().unwrap().iter().find(|fact| fact["fact"] == "data-safety").cloned().unwrap()
    };
    assert_eq!(fact(&laptop)["evidence"], "Bob counted the orders of both stores");
    let postmortem =
        |audience: &str| text(&laptop.ask("postmortem", json!({ "incident": "1", "audience": audience }))["markdown"]);
    assert!(postmortem("internal").contains("- How that is known: Bob counted the orders of both stores\n"));
    assert!(!postmortem("public").contains("Bob counted"), "evidence names people and systems");
    let draft = laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "customers" }));
    assert!(!text(&draft["text"]).contains("Bob counted"));

    state("Two orders are missing", None);
    assert_eq!(fact(&laptop)["evidence"], json!(null), "a new statement has evidence of its own");
    let history = laptop.ask("fact-history", json!({ "incident": "1", "fact": "data-safety" }));
    let known: Vec<_> = history.as_array().unwrap().iter().map(|one| one["evidence"].clone()).collect();
    assert_eq!(known, [json!(null), json!("Bob counted the orders of both stores")]);
}
