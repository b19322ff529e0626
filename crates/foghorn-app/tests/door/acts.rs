//! Acts, one after the other, as a commander does them.

use serde_json::json;

use crate::support::{Laptop, text};

#[test]
fn one_line_declares_and_the_clocks_run() {
    let laptop = Laptop::new();
    let receipt = laptop.ask("declare", json!({ "title": "Checkout fails for card payments", "severity": "SEV1" }));
    assert_eq!(receipt["reference"], "INC-1");
    let board = laptop.ask("board", json!({}));
    let card = &board["incidents"][0];
    assert_eq!(card["title"], "Checkout fails for card payments");
    assert_eq!(card["commander"], "Ada", "whoever declares, commands");
    assert_eq!(card["live"], true);
    let due: Vec<_> = laptop.ask("due", json!({})).as_array().unwrap().clone();
    let of = |clock: &serde_json::Value| format!("{} {}", text(&clock["stakeholder"]), text(&clock["due_at"]));
    assert_eq!(
        due.iter().map(of).collect::<Vec<_>>(),
        [
            "customers 2026-11-21T14:05:00Z",
            "partners 2026-11-21T14:05:00Z",
            "support 2026-11-21T14:05:00Z",
            "executives 2026-11-21T14:15:00Z",
            "employees 2026-11-21T14:30:00Z",
            "board 2026-11-21T16:00:00Z",
            "investors 2026-11-21T16:00:00Z",
        ]
    );
    assert_eq!(due[0]["stage"], "calm");
}

#[test]
fn a_severity_that_nobody_gave_is_asked_about_once_it_had_five_minutes() {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "Login is slow" }));
    let view = laptop.show("INC-1");
    assert_eq!((&view["card"]["severity"], &view["card"]["severity_confirmed"]), (&json!("SEV2"), &json!(false)));
    assert_eq!(view["offers"], json!([]));
    laptop.pass_minutes(5);
    assert_eq!(laptop.show("INC-1")["offers"], json!(["confirm-severity"]));
    laptop.ask("change-severity", json!({ "incident": "1", "severity": "SEV2" }));
    assert_eq!(laptop.show("INC-1")["offers"], json!([]));
}

#[test]
fn what_was_answered_with_not_now_is_not_offered_again_even_after_a_restart() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(130);
    assert_eq!(laptop.show("1")["offers"], json!(["long-cadence", "suggest-handover"]));
    laptop.ask("wave-offer", json!({ "incident": "1", "offer": "long-cadence" }));
    laptop.ask("wave-offer", json!({ "incident": "1", "offer": "suggest-handover" }));
    let lines = laptop.timeline("1").len();
    let laptop = laptop.reopened();
    assert_eq!(laptop.show("1")["offers"], json!([]));
    assert_eq!(laptop.timeline("1").len(), lines, "it is no act");

    laptop.pass_minutes(60);
    assert_eq!(laptop.show("1")["offers"], json!(["warn-handover"]), "three hours are another matter");
    laptop.ask("assign-role", json!({ "incident": "1", "role": "commander", "person": "Bob" }));
    laptop.pass_minutes(61);
    assert_eq!(laptop.show("1")["offers"], json!(["suggest-handover"]), "the next commander was never asked");
    laptop.declare("Login", "SEV1");
    laptop.pass_minutes(130);
    assert_eq!(laptop.show("2")["offers"], json!(["long-cadence", "suggest-handover"]), "each incident for itself");
}

#[test]
fn declared_at_starts_the_clocks_and_started_at_does_not() {
    let laptop = Laptop::new();
    let payload = json!({ "title": "Cards", "severity": "SEV1", "at": "13:50", "since": "13:20" });
    laptop.ask("declare", payload);
    let card = &laptop.show("INC-1")["card"];
    assert_eq!(card["declared_at"], "2026-11-21T13:50:00Z");
    assert_eq!(card["started_at"], "2026-11-21T13:20:00Z");
    assert_eq!(card["clocks"][0]["due_at"], "2026-11-21T13:55:00Z");
    let failure = laptop.refused("declare", json!({ "title": "Cards", "at": "14:05" }));
    assert_eq!(failure.code, "time");
    assert!(failure.message.contains("in the future"), "{}", failure.message);
}

#[test]
fn a_sent_word_restarts_its_clock_from_its_posting() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(4);
    laptop.ask(
        "send",
        json!({
            "incident": "INC-1", "text": "Cards fail. Next update by 14:17 UTC.", "posted_at": "14:03",
            "deliveries": [{ "stakeholder": "customers" }, { "stakeholder": "support" }],
            "promise": { "at": "14:17" },
        }),
    );
    let customers = laptop.clock_of("INC-1", "customers");
    assert_eq!(customers["told_at"], "2026-11-21T14:03:00Z");
    assert_eq!(customers["due_at"], "2026-11-21T14:17:00Z");
    assert_eq!(customers["because"], "promise");
    assert_eq!(laptop.clock_of("INC-1", "support")["due_at"], "2026-11-21T14:17:00Z");
    laptop.pass_minutes(16);
    laptop.sent("INC-1", &["customers", "support"]);
    // One promise to each of the two who were promised, each three minutes late.
    let promises = &laptop.show("INC-1")["card"]["promises"];
    assert_eq!((&promises["made"], &promises["late"], &promises["late_minutes"]), (&json!(2), &json!(2), &json!(6)));
}

#[test]
fn a_posted_fact_is_never_refused_and_its_text_may_follow() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(40);
    let payload = json!({ "incident": "INC-1", "deliveries": [{ "stakeholder": "customers", "channel": "fax" }] });
    let receipt = laptop.ask("send", payload);
    let notes = receipt["notes"].to_string();
    assert!(notes.contains("Customers do not count as told yet: their channel is status-page"), "{notes}");
    let correction = json!({
        "incident": "INC-1", "of": receipt["act"], "text": "Cards fail.",
        "deliveries": [{ "stakeholder": "customers" }],
    });
    laptop.ask("correct-update", correction);
    let item = laptop.show("INC-1")["timeline"]["items"][0].clone();
    assert_eq!(item["update"]["text"], "Cards fail.");
    assert_eq!(item["corrected"], true);
    assert_eq!(laptop.clock_of("INC-1", "customers")["told_at"], "2026-11-21T14:40:00Z");
}

#[test]
fn resolving_asks_for_a_last_word_and_closing_for_the_words_owed() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.sent("INC-1", &["customers", "support"]);
    laptop.pass_minutes(10);
    laptop.ask("change-status", json!({ "incident": "INC-1", "status": "resolved" }));
    assert_eq!(laptop.clock_of("INC-1", "customers")["stage"], "last-word");
    assert_eq!(laptop.clock_of("INC-1", "executives")["stage"], "never-told");
    let refused = laptop.refused("close", json!({ "incident": "INC-1" }));
    assert_eq!(refused.code, "still-owed");
    assert!(refused.message.contains("Customers") && refused.message.contains("Executives"), "{}", refused.message);
    laptop.sent("INC-1", &["customers", "support"]);
    assert_eq!(laptop.clock_of("INC-1", "customers")["stage"], json!(null), "the last word ends the clock");
    laptop.ask("close", json!({ "incident": "INC-1", "reason": "Nobody else noticed." }));
    assert_eq!(laptop.ask("board", json!({}))["incidents"], json!([]));
    let archived = laptop.ask("archive", json!({ "status": "closed" }));
    assert_eq!(archived["rows"][0]["resolved_at"], "2026-11-21T14:10:00Z");
    assert_eq!(archived["rows"][0]["updates"], 2);
}

#[test]
fn every_act_that_was_answered_is_there_after_reopening() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    let on = |more: serde_json::Value| {
        let mut payload = json!({ "incident": "INC-1" });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        payload
    };
    let acts = [
        ("retitle", json!({ "title": "Cards and wallets fail" })),
        ("state-start", json!({ "since": "13:40" })),
        ("state-fact", json!({ "fact": "impact", "text": "A third of card payments fail" })),
        ("change-severity", json!({ "severity": "SEV1", "reason": "Wallets as well" })),
        ("assign-role", json!({ "role": "scribe", "person": "Bob" })),
        ("note", json!({ "text": "Rollback begun", "note": "decision" })),
        ("add-stakeholder", json!({ "stakeholder": "press" })),
        ("hold", json!({ "until": "15:00", "reason": "The vendor answers then", "stakeholders": ["partners"] })),
        ("snooze", json!({ "stakeholder": "customers" })),
        ("stretch-cadence", json!({ "factor": 2 })),
        ("send", json!({ "deliveries": [{ "stakeholder": "customers" }] })),
        ("release-hold", json!({})),
        ("drop-stakeholder", json!({ "stakeholder": "press", "reason": "They did not ask" })),
        ("change-status", json!({ "status": "identified" })),
        ("withdraw", json!({ "reason": "A duplicate of INC-0" })),
        ("reopen", json!({ "reason": "It is none" })),
    ];
    for (command, payload) in acts {
        laptop.ask(command, on(payload));
        laptop.pass_minutes(1);
    }
    let before = (laptop.show("INC-1"), laptop.ask("board", json!({})), laptop.ask("due", json!({})));
    laptop.verify();
    let laptop = laptop.reopened();
    assert_eq!((laptop.show("INC-1"), laptop.ask("board", json!({})), laptop.ask("due", json!({}))), before);
    assert_eq!(before.0["timeline"]["total"], 19, "sixteen acts, and the three entries of declaring");
    laptop.verify();
}

#[test]
fn a_suggested_word_is_honest_and_its_promise_is_read_back() {
    let laptop = Laptop::new();
    laptop.declare("Card payments fail", "SEV1");
    let word = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }));
    assert!(text(&word["text"]).starts_with("# Card payments fail\n\n⟦impact⟧."), "{word}");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "One card payment in three fails" }));
    let word = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }));
    assert_eq!(word["occasion"], "first-word");
    let said = text(&word["text"]);
    assert!(said.contains("One card payment in three fails.") && said.contains("We are sorry."), "{said}");
    assert!(said.contains("The next update comes by 14:15 UTC."), "{said}");
    assert_eq!((&word["blanks"], said.contains('⟦')), (&json!(0), false), "{said}");
    let read = laptop.ask("read-word", json!({ "incident": "1", "text": said, "stakeholders": ["customers"] }));
    assert_eq!(read["promise_at"], word["promise_at"]);
    assert_eq!(read["needs_reason"], false);
    laptop.sent("1", &["customers"]);
    laptop.pass_minutes(10);
    let word = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }));
    assert_eq!(word["occasion"], "no-change");
}

#[test]
fn a_promise_that_is_later_than_the_cadence_moves_the_clock_only_with_a_reason() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let send = |reason: Option<&str>| {
        let mut promise = json!({ "at": "18:00" });
        if let Some(reason) = reason {
            promise["reason"] = json!(reason);
        }
        let deliveries = json!([{ "stakeholder": "customers" }, { "stakeholder": "support" }]);
        laptop.ask("send", json!({ "incident": "1", "deliveries": deliveries, "promise": promise }));
    };
    send(None);
    let clock = laptop.clock_of("1", "customers");
    assert_eq!(clock["due_at"], "2026-11-21T14:15:00Z");
    assert_eq!(clock["promised_at"], "2026-11-21T18:00:00Z", "it stands in the ledger all the same");
    laptop.pass_minutes(1);
    send(Some("The vendor's engineers land then."));
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T18:00:00Z");
}

#[test]
fn search_finds_what_was_said_by_the_beginning_of_its_last_word() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    laptop.ask("note", json!({ "incident": "1", "text": "The rollback of the gateway began" }));
    laptop.app.keep_once().unwrap();
    let found = laptop.ask("search", json!({ "query": "gateway roll" }));
    assert_eq!(found["behind"], 0);
    let hit = &found["hits"][0];
    assert_eq!((&hit["reference"], &hit["kind"]), (&json!("INC-1"), &json!("noted")));
    let hits: Vec<_> = hit["pieces"].as_array().unwrap().iter().filter(|piece| piece["hit"] == true).collect();
    assert_eq!((&hits[0]["text"], &hits[1]["text"]), (&json!("roll"), &json!("gateway")));
    let titles = laptop.ask("search", json!({ "query": "c" }));
    assert_eq!(titles["titles_only"], true);
    assert_eq!(titles["hits"][0]["title"], "Cards");
    assert_eq!(laptop.ask("search", json!({ "query": "nobody said this" }))["hits"], json!([]));
}

#[test]
fn a_line_that_begins_with_a_severity_says_how_bad_it_is() {
    let laptop = Laptop::new();
    let receipt = laptop.ask("declare", json!({ "title": "sev3: Checkout fails" }));
    assert_eq!(receipt["notes"], json!(["SEV3 was read from the line."]));
    let card = laptop.show("1")["card"].clone();
    assert_eq!((&card["title"], &card["severity"]), (&json!("Checkout fails"), &json!("SEV3")));
    assert_eq!(card["severity_confirmed"], true);
    laptop.ask("declare", json!({ "title": "SEV3 Checkout fails", "severity": "SEV1" }));
    assert_eq!(laptop.show("2")["card"]["title"], "SEV3 Checkout fails", "where both are said, the line is a title");
}

#[test]
fn a_promise_that_the_text_makes_and_nobody_can_keep_is_said_before_it_is_recorded() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let read = |text: &str, more: serde_json::Value| {
        let mut payload = json!({ "incident": "1", "text": text, "stakeholders": ["customers"] });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        laptop.ask("read-word", payload)
    };
    let over = read("Cards fail. Next update by 13:30 UTC.", json!({}));
    let said = "The text promises 13:30 UTC, which is already over: no promise is recorded.";
    assert_eq!((&over["promise_at"], &over["promise_missed"]), (&json!(null), &json!(said)));
    let posted_earlier = read("Cards fail. Next update by 13:30 UTC.", json!({ "posted_at": "13:10" }));
    assert_eq!(posted_earlier["promise_at"], "2026-11-21T13:30:00Z");
    assert_eq!(posted_earlier["promise_missed"], json!(null));
    let ist = read("Next update by 15:30 IST.", json!({}));
    assert!(text(&ist["promise_missed"]).contains("“IST” is no zone"), "{ist}");
    assert_eq!(read("Next update by 15:30 IST.", json!({ "promise": "15:30" }))["promise_missed"], json!(null));
}

#[test]
fn sentences_say_instants_in_the_readers_zone_and_fields_in_utc() {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "Ada", "zone": "Europe/Berlin" }));
    laptop.declare("Cards", "SEV1");
    laptop.ask("state-start", json!({ "incident": "1", "since": "yesterday 23:40" }));
    laptop.ask(
        "hold",
        json!({ "incident": "1", "until": "tomorrow 09:00", "reason": "Night", "stakeholders": ["board"] }),
    );
    let deliveries = json!([{ "stakeholder": "customers" }, { "stakeholder": "support" }]);
    laptop.ask("send", json!({ "incident": "1", "deliveries": deliveries, "promise": { "at": "15:15" } }));
    assert_eq!(
        laptop.timeline("1")[..3],
        [
            "Update to Customers, Support. Next promised by 15:15 CET",
            "Held until 22 Nov 09:00 CET for Board (not told): Night",
            "Impact began 20 Nov 23:40 CET",
        ]
    );
    let item = laptop.show("1")["timeline"]["items"][0].clone();
    assert_eq!(item["update"]["promise"]["at"], "2026-11-21T14:15:00Z");
    assert!(text(&laptop.show("1")["undo"]["label"]).ends_with("15:15 CET"));
}

#[test]
fn a_word_for_somebody_who_is_not_known_is_not_suggested() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let refused = laptop.refused("suggest-word", json!({ "incident": "1", "stakeholder": "nobody" }));
    assert_eq!(refused.code, "no-stakeholder");
    assert!(refused.message.contains("there are customers, partners, support"), "{}", refused.message);
    let refused = laptop.refused("suggest-word", json!({ "incident": "1", "stakeholder": "custmers" }));
    assert!(refused.message.contains("did you mean customers?"), "{}", refused.message);
    laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "Customers" }));
}
