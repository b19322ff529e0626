//! A word to start from: for an occasion or as the incident stands, from a template that ships or a user's own.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

const PROGRESS: &str = "library/templates/any/progress.md";

fn template(occasion: &str, body: &str) -> String {
    format!("+++\ntitle = \"Ours\"\noccasion = \"{occasion}\"\noffered = \"Always.\"\n+++\n{body}\n")
}

/// The word to a stakeholder of the first incident, as asked for.
#[track_caller]
fn word(laptop: &Laptop, stakeholder: &str, asked: Value) -> Value {
    let mut payload = asked;
    payload["incident"] = json!("1");
    payload["stakeholder"] = json!(stakeholder);
    laptop.ask("suggest-word", payload)
}

fn names(list: &Value, field: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(&one[field])).collect()
}

fn cards() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Card payments fail", "SEV1");
    laptop
}

#[test]
fn the_incident_decides_what_a_word_is_for_and_says_from_which_template() {
    let laptop = cards();
    let first = word(&laptop, "customers", json!({}));
    assert_eq!((&first["occasion"], &first["template"]), (&json!("first-word"), &json!("any/first-word")));
    assert_eq!((&first["title"], &first["channel"]), (&json!("First word"), &json!("status-page")));
    assert_eq!(first["fault"], json!(null));
    let brief = word(&laptop, "executives", json!({}));
    assert_eq!((&brief["occasion"], &brief["template"]), (&json!("first-word"), &json!("executives/brief")));
    assert_eq!(brief["subject"], "SEV1, investigating: Card payments fail", "it goes by mail");
    assert_eq!(first["subject"], json!(null), "a status page has none");
}

#[test]
fn another_occasion_is_asked_for_by_its_name() {
    let laptop = cards();
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "Cards fail in the EU" }));
    let sms = word(&laptop, "customers", json!({ "occasion": "SMS" }));
    assert_eq!(sms["text"], "Cards fail in the EU. We are working on it. Next update by 14:15 UTC.");
    assert_eq!(sms["length"], json!({ "used": 69, "limit": 160, "unit": "septets", "parts": 1 }));
    assert_eq!(sms["promise_at"], "2026-11-21T14:15:00Z");
    let refused =
        laptop.refused("suggest-word", json!({ "incident": "1", "stakeholder": "customers", "occasion": "poem" }));
    assert_eq!(refused.code, "no-occasion");
    let begins = "There is no occasion \u{201c}poem\u{201d}; there are first-word, progress, no-change, ";
    assert!(refused.message.starts_with(begins), "{}", refused.message);
}

#[test]
fn every_choice_can_be_written_and_keeps_to_what_it_stands_for() {
    let laptop = cards();
    let choices = word(&laptop, "executives", json!({}))["choices"].clone();
    assert_eq!(choices[0]["template"], "executives/brief", "their own comes first");
    assert_eq!(
        choices[0]["offered"],
        "Executives need a word: status, overview, next steps, and what is asked of them."
    );
    for choice in choices.as_array().unwrap() {
        let written = word(&laptop, "executives", json!({ "template": choice["template"] }));
        assert_eq!((&written["template"], &written["title"]), (&choice["template"], &choice["title"]));
    }
    let brief = word(&laptop, "executives", json!({ "template": "executives/brief" }));
    assert_eq!(brief["occasion"], "first-word", "a brief stands for each turn of an incident");
    let apology = word(&laptop, "executives", json!({ "template": "any/apology" }));
    assert_eq!(apology["occasion"], "apology");
    let refused = laptop.refused(
        "suggest-word",
        json!({ "incident": "1", "stakeholder": "customers", "template": "executives/brief" }),
    );
    assert_eq!(refused.code, "no-template", "another's voice is not offered");
    assert!(refused.message.contains("for customers; there are any/first-word, "), "{}", refused.message);
}

#[test]
fn what_is_new_since_the_last_word_stands_beside_the_text() {
    let laptop = cards();
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "One payment in three fails" }));
    let never = word(&laptop, "customers", json!({}));
    assert_eq!((&never["told_at"], &never["changed"], &never["moved"]), (&json!(null), &json!([]), &json!([])));
    laptop.sent("1", &["customers"]);
    laptop.pass_minutes(3);
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "One payment in ten fails" }));
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "doing", "text": "Rolling back" }));
    laptop.ask("note", json!({ "incident": "1", "text": "Roll back", "note": "decision" }));
    let wrong = laptop.ask("note", json!({ "incident": "1", "text": "Wrong window" }));
    laptop.ask("retract", json!({ "incident": "1", "act": wrong["act"], "why": "Not ours" }));
    laptop.ask("change-status", json!({ "incident": "1", "status": "identified" }));
    laptop.ask("change-severity", json!({ "incident": "1", "severity": "SEV2" }));
    let now = word(&laptop, "customers", json!({}));
    assert_eq!((&now["occasion"], &now["told_at"]), (&json!("identified"), &json!("2026-11-21T14:00:00Z")));
    assert_eq!(
        now["changed"],
        json!([
            { "fact": "impact", "before": "One payment in three fails", "now": "One payment in ten fails" },
            { "fact": "doing", "before": null, "now": "Rolling back" },
        ])
    );
    assert_eq!(
        now["moved"],
        json!([
            { "what": "status", "before": "investigating", "now": "identified" },
            { "what": "severity", "before": "SEV1", "now": "SEV2" },
        ])
    );
    let line = json!({ "happened_at": "2026-11-21T14:03:00Z", "note": "decision", "text": "Roll back" });
    assert_eq!(now["lines"], json!([line]));
}

#[test]
fn of_very_many_lines_the_newest_are_shown() {
    let laptop = cards();
    laptop.sent("1", &["customers"]);
    for n in 1..=25 {
        laptop.pass_minutes(1);
        laptop.ask("note", json!({ "incident": "1", "text": format!("line {n}") }));
    }
    let lines = names(&word(&laptop, "customers", json!({}))["lines"], "text");
    assert_eq!(lines, (6..=25).map(|n| format!("line {n}")).collect::<Vec<_>>());
}

#[test]
fn resolved_a_word_promises_nothing_more() {
    let laptop = cards();
    laptop.sent("1", &["customers"]);
    laptop.pass_minutes(30);
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    let last = word(&laptop, "customers", json!({}));
    assert_eq!((&last["occasion"], &last["promise_at"]), (&json!("resolved"), &json!(null)));
    let said = text(&last["text"]);
    assert!(said.starts_with("# Resolved: Card payments fail") && said.contains("Your data: ⟦data safety⟧."), "{said}");
    assert_eq!(last["blanks"], said.matches('⟦').count());
}

#[test]
fn a_template_of_the_users_replaces_adds_and_switches_off() {
    let short = template("first-word", "{{ title }} fails.").replace("offered", "limit = 10\noffered");
    let laptop = Laptop::with_files(&[
        ("library/templates/any/first-word.md", &template("first-word", "Hello. {{ impact | sentence }}")),
        ("library/templates/any/first-short.md", &short),
        ("library/templates/executives/brief.md", "\n"),
        ("library/templates/any/.first-word.md.swp", "an editor's"),
    ]);
    laptop.declare("Checkout", "SEV1");
    assert_eq!(laptop.ask("desk", json!({}))["faults"], json!([]));
    let first = word(&laptop, "customers", json!({}));
    assert_eq!((&first["text"], &first["title"]), (&json!("Hello. ⟦impact⟧."), &json!("Ours")));
    assert_eq!((&first["blanks"], &first["promise_at"]), (&json!(1), &json!(null)), "its text promises nothing");
    let short = word(&laptop, "customers", json!({ "template": "any/first-short" }));
    assert_eq!((&short["text"], &short["length"]["limit"]), (&json!("Checkout fails."), &json!(10)));
    let executives = word(&laptop, "executives", json!({}));
    assert_eq!(executives["template"], "any/first-word", "their own is switched off");
    assert!(!names(&executives["choices"], "template").contains(&"executives/brief".to_owned()));
}

#[test]
fn a_broken_template_is_a_fault_with_line_and_reason_and_the_one_that_ships_stays_in_force() {
    let laptop = Laptop::with_files(&[
        (PROGRESS, &template("progress", "\n{{ impct }}")),
        ("library/templates/progress.md", &template("progress", "Hello.")),
        ("library/templates/any/notes.txt", "not a template"),
        ("library/templates/any/folder.md/inside", "a folder"),
    ]);
    laptop.declare("Card payments fail", "SEV1");
    let faults = laptop.ask("desk", json!({}))["faults"].clone();
    let faults: Vec<_> = faults.as_array().unwrap().iter().map(text).collect();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults[0].contains("/progress.md: line 1: a template lies in a folder named after its "), "{}", faults[0]);
    assert!(faults[1].contains("folder.md: "), "{}", faults[1]);
    assert!(faults[2].contains("any/progress.md: line 7: there is no line \u{201c}impct\u{201d}"), "{}", faults[2]);
    let progress = word(&laptop, "customers", json!({ "occasion": "progress" }));
    assert!(text(&progress["text"]).starts_with("# Card payments fail"), "{progress}");
    std::fs::write(laptop.data().join(PROGRESS), template("progress", "{{ impact }}")).unwrap();
    assert_eq!(laptop.ask("desk", json!({}))["faults"].as_array().unwrap().len(), 2);
    assert_eq!(word(&laptop, "customers", json!({ "occasion": "progress" }))["text"], "⟦impact⟧");
}

#[test]
fn a_template_that_works_on_paper_only_costs_a_sentence_and_not_the_word() {
    let endless = template("first-word", &"{{ impact }}".repeat(5_000));
    let laptop = Laptop::with_files(&[("library/templates/any/first-word.md", &endless)]);
    laptop.declare("Card payments fail", "SEV1");
    let long = "Payments fail. ".repeat(60);
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": long.trim() }));
    let first = word(&laptop, "customers", json!({}));
    let fault = text(&first["fault"]);
    assert!(fault.starts_with("The template any/first-word.md cannot be used (line 1: it prints far more "), "{fault}");
    assert!(fault.ends_with("This is written from the one that ships."), "{fault}");
    assert_eq!(first["title"], "First word");
    assert!(text(&first["text"]).starts_with("# Card payments fail"), "{first}");
}
