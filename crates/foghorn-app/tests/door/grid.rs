//! Who knows what: the grid of stakeholders and channels.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn row(laptop: &Laptop, stakeholder: &str) -> Value {
    let grid = laptop.show("1")["grid"].clone();
    let found = grid["rows"].as_array().unwrap().iter().find(|row| row["stakeholder"] == stakeholder);
    found.unwrap_or_else(|| panic!("no row of {stakeholder} in {grid}")).clone()
}

fn cell(row: &Value, channel: &str) -> Value {
    let found = row["cells"].as_array().unwrap().iter().find(|cell| cell["channel"] == channel);
    found.unwrap_or_else(|| panic!("no cell of {channel} in {row}")).clone()
}

fn told(laptop: &Laptop, text: &str, to: &[(&str, &str)]) {
    let deliveries: Vec<_> = to.iter().map(|(who, on)| json!({ "stakeholder": who, "channel": on })).collect();
    laptop.ask("send", json!({ "incident": "1", "text": text, "deliveries": deliveries }));
}

#[test]
fn a_cell_says_what_they_were_told_there_when_and_how_many_facts_are_newer() {
    let laptop = Laptop::new();
    laptop.declare("Checkout fails", "SEV1");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "One payment in eight fails" }));
    laptop.pass_minutes(1);
    told(&laptop, "Payments fail.\n\nWe are on it.", &[("customers", "email"), ("customers", "status-page")]);
    laptop.pass_minutes(2);
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "workaround", "text": "Pay by transfer" }));
    laptop.pass_minutes(1);
    told(&laptop, "Pay by transfer meanwhile.", &[("customers", "status-page")]);

    let customers = row(&laptop, "customers");
    let [page, email, social] = ["status-page", "email", "social"].map(|channel| cell(&customers, channel));
    assert_eq!(
        (&page["told_at"], &page["said"]),
        (&json!("2026-11-21T14:04:00Z"), &json!("Pay by transfer meanwhile."))
    );
    assert_eq!((&page["behind"], &page["required"]), (&json!(0), &json!(true)));
    assert_eq!((&email["told_at"], &email["said"]), (&json!("2026-11-21T14:01:00Z"), &json!("Payments fail.")));
    assert_eq!(email["behind"], 1);
    assert_eq!((&social["told_at"], &social["behind"]), (&Value::Null, &json!(0)));
    assert_eq!(customers["untold"], json!([]));

    // Who was told nothing lacks everything.
    let untold: Vec<_> =
        row(&laptop, "executives")["untold"].as_array().unwrap().iter().map(|untold| text(&untold["fact"])).collect();
    assert_eq!(untold, ["workaround", "impact"]);
}

#[test]
fn what_changed_after_the_last_word_is_named_and_so_is_a_status_that_they_were_not_told() {
    let laptop = Laptop::new();
    laptop.declare("Checkout fails", "SEV1");
    laptop.ask(
        "send",
        json!({
            "incident": "1", "text": "We look into it.", "tells_status": "investigating",
            "deliveries": [{ "stakeholder": "customers", "channel": "status-page" }],
        }),
    );
    laptop.pass_minutes(3);
    laptop.ask("change-status", json!({ "incident": "1", "status": "identified" }));
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "known", "text": "Our release sends expired tokens" }));
    let customers = row(&laptop, "customers");
    assert_eq!(customers["told_status"], "investigating");
    assert_eq!(
        (&customers["untold"][0]["fact"], &customers["untold"][0]["text"]),
        (&json!("known"), &json!("Our release sends expired tokens"))
    );
    assert_eq!(cell(&customers, "status-page")["behind"], 2, "a fact and the status");
}

#[test]
fn below_its_severity_a_stakeholder_is_quiet_and_says_at_which_it_hears() {
    let laptop = Laptop::new();
    laptop.declare("Search is slow", "SEV3");
    let [board, press, customers] = ["board", "press", "customers"].map(|who| row(&laptop, who));
    assert_eq!((&board["quiet"], &board["hears_at"]), (&json!("below-severity"), &json!(["SEV1"])));
    assert_eq!(press["quiet"], "when-added");
    assert_eq!((&customers["quiet"], &customers["hears_at"][2]), (&Value::Null, &json!("SEV3")));
    laptop.ask("change-severity", json!({ "incident": "1", "severity": "SEV1" }));
    assert_eq!(row(&laptop, "board")["quiet"], Value::Null);
    laptop.ask("drop-stakeholder", json!({ "incident": "1", "stakeholder": "board", "reason": "the chair knows" }));
    assert_eq!(row(&laptop, "board")["quiet"], "dropped");
}

#[test]
fn its_columns_are_the_channels_that_somebody_has_and_rows_come_by_what_is_due() {
    let laptop = Laptop::new();
    laptop.declare("Checkout fails", "SEV1");
    told(&laptop, "On the radio, too.", &[("customers", "radio"), ("customers", "status-page")]);
    let grid = laptop.show("1")["grid"].clone();
    let names: Vec<_> = grid["channels"].as_array().unwrap().iter().map(|channel| text(&channel["name"])).collect();
    assert_eq!(names, ["Status page", "Email", "Social", "In-app", "Chat", "Phone", "SMS", "Blog", "Radio"]);
    let rows: Vec<_> = grid["rows"].as_array().unwrap().iter().map(|row| text(&row["stakeholder"])).collect();
    assert_eq!(rows[..3], ["support", "partners", "customers"], "who was just told comes later");
    assert_eq!(rows[rows.len() - 3..], ["vendors", "press", "regulators"]);
}
