//! The postmortem in the workshop: begun from the log, written by hand, told anew, reviewed, published.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// An incident that is over.
fn over() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Card payments fail", "SEV1");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "12 % of card payments failed" }));
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    laptop
}

#[track_caller]
fn open(laptop: &Laptop, audience: &str) -> Value {
    laptop.ask("open-postmortem", json!({ "incident": "1", "audience": audience }))
}

#[track_caller]
fn types(laptop: &Laptop, document: &Value, typed: &str) {
    let base = open(laptop, &text(&document["document"]["audience"]))["version"].clone();
    laptop.ask("save-draft", json!({ "draft": document["draft"], "text": typed, "base": base }));
}

#[track_caller]
fn rules(laptop: &Laptop, document: &Value, typed: &str) -> Vec<String> {
    let review = laptop.ask("review-draft", json!({ "draft": document["draft"], "text": typed }));
    review["findings"].as_array().unwrap().iter().map(|finding| text(&finding["rule"])).collect()
}

#[test]
fn it_begins_as_the_log_tells_it_and_keeps_what_is_written_by_hand() {
    let laptop = over();
    let begun = open(&laptop, "internal");
    let told = text(&begun["text"]);
    assert_eq!(told, text(&laptop.ask("postmortem", json!({ "incident": "1", "from_log": true }))["markdown"]));
    assert_eq!(open(&laptop, "internal")["draft"], begun["draft"], "there is one");
    assert_ne!(open(&laptop, "public")["draft"], begun["draft"], "for each audience");

    let hers = told.replace("## Impact", "Ada was on call and liked it.\n\n## Impact");
    types(&laptop, &begun, &hers);
    assert_eq!(laptop.ask("postmortem", json!({ "incident": "1" }))["markdown"], hers, "the door answers with hers");

    laptop
        .ask("state-lesson", json!({ "incident": "1", "lesson": "went-well", "text": "The rollback took 4 minutes" }));
    let beside = &open(&laptop, "internal")["document"];
    assert_eq!(beside["renewed"], json!(["What went well"]), "{beside}");
    let anew = laptop.ask("rewrite-draft", json!({ "draft": begun["draft"] }));
    assert!(text(&anew["text"]).contains("The rollback took 4 minutes"), "{anew}");
    assert!(text(&anew["text"]).contains("Ada was on call and liked it."), "{anew}");
    assert_eq!((&anew["document"]["renewed"], &anew["document"]["kept"]), (&json!([]), &json!([])));
}

#[test]
fn a_section_that_was_written_by_hand_stays_when_the_log_tells_another() {
    let laptop = over();
    let begun = open(&laptop, "internal");
    let hers = text(&begun["text"]).replace("12 % of card payments failed", "About one card in eight was turned down");
    types(&laptop, &begun, &hers);
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "14 % of card payments failed" }));
    let kept = &open(&laptop, "internal")["document"]["kept"];
    assert_eq!(kept, &json!(["Summary", "Impact"]));
    let anew = laptop.ask("rewrite-draft", json!({ "draft": begun["draft"] }));
    assert!(!text(&anew["text"]).contains("14 %") && text(&anew["text"]).contains("one card in eight"), "{anew}");
}

#[test]
fn it_is_read_for_blame_and_not_for_what_only_messages_owe() {
    let laptop = over();
    let document = open(&laptop, "internal");
    let found = rules(&laptop, &document, "The release should have been tested.\n\nObviously it was the disk of db-7.");
    assert_eq!(found, ["counterfactual", "hindsight"], "no next update is asked for, and hosts may be named inside");
    let public = open(&laptop, "public");
    let found = rules(&laptop, &public, "The disk of 10.2.14.7 was full. The release should have been tested.");
    assert_eq!(found, ["ip-address", "counterfactual"]);
    let blank = rules(&laptop, &document, "The cause was \u{27e6}cause\u{27e7}.");
    assert_eq!(blank, ["unfilled-blank"]);
}

#[test]
fn what_is_published_is_no_open_draft_any_more() {
    let laptop = over();
    let document = open(&laptop, "internal");
    let open_drafts = |laptop: &Laptop| laptop.ask("drafts", json!({ "incident": "1" }));
    let card = open_drafts(&laptop)[0].clone();
    assert_eq!((&card["name"], &card["title"]), (&json!("Ourselves"), &json!("Postmortem")));
    laptop.ask(
        "publish-postmortem",
        json!({ "incident": "1", "audience": "internal", "text": document["text"], "place": "wiki" }),
    );
    assert_eq!(open_drafts(&laptop), json!([]));
    let again = open(&laptop, "internal");
    assert_eq!((&again["draft"], &again["document"]["published"]), (&document["draft"], &json!(true)));
    types(&laptop, &again, "# Postmortem\n\nOne thing more.");
    assert_eq!(open_drafts(&laptop)[0]["draft"], document["draft"], "another text is not published yet");
}

#[test]
fn what_the_review_calls_a_document_is_one() {
    use foghorn_drafts::Occasion;
    let [internal, public] = [foghorn_review::INTERNAL_DOCUMENT, foghorn_review::PUBLIC_DOCUMENT];
    assert_eq!([internal, public].as_slice(), Occasion::DOCUMENTS.iter().map(|it| it.as_str()).collect::<Vec<_>>());
}

#[test]
fn what_everybody_may_read_has_no_reasons_no_recipients_and_no_first_title() {
    let laptop = Laptop::new();
    laptop.declare("Bob broke the gateway", "SEV1");
    laptop.ask("retitle", json!({ "incident": "1", "title": "Card payments fail" }));
    laptop.ask("change-status", json!({ "incident": "1", "status": "identified", "reason": "Bob dropped the index" }));
    laptop.ask(
        "hold",
        json!({ "incident": "1", "until": "18:00", "reason": "Legal waits for Ines", "stakeholders": ["customers"] }),
    );
    laptop.sent("1", &["customers", "executives"]);
    laptop.sent("1", &["executives"]);
    let text = text(&open(&laptop, "public")["text"]);
    for hidden in ["Bob", "Ines", "Executives", "Held"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    assert!(text.contains("Status: identified") && text.contains("Declared SEV1"), "{text}");
    assert_eq!(text.matches("We posted an update").count(), 1, "{text}");
}
