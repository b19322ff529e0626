//! The workshop: drafts that are kept, reviewed, approved, copied and sent, and what proves them later.

use foghorn_app::core::entry::sha256_hex;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// An incident whose impact is known.
fn cards() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Card payments fail", "SEV1");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "12 % of card payments fail" }));
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "scope", "text": "customers in the EU" }));
    laptop
}

#[track_caller]
fn open(laptop: &Laptop, stakeholder: &str, asked: Value) -> Value {
    let mut payload = asked;
    payload["incident"] = json!("1");
    payload["stakeholder"] = json!(stakeholder);
    laptop.ask("open-draft", payload)
}

/// Types a whole text over the draft.
#[track_caller]
fn types(laptop: &Laptop, draft: &Value, typed: &str) -> Value {
    let base = open_again(laptop, draft)["version"].clone();
    laptop.ask("save-draft", json!({ "draft": draft["draft"], "text": typed, "base": base }))
}

#[track_caller]
fn open_again(laptop: &Laptop, draft: &Value) -> Value {
    let whose = json!({ "incident": draft["incident"], "stakeholder": draft["stakeholder"], "draft": draft["draft"] });
    laptop.ask("open-draft", whose)
}

#[track_caller]
fn review(laptop: &Laptop, draft: &Value, typed: &str) -> Value {
    laptop.ask("review-draft", json!({ "draft": draft["draft"], "text": typed }))
}

/// `error ip-address "10.2.14.7"`, a line a finding, of errors only.
#[track_caller]
fn errors(laptop: &Laptop, draft: &Value, typed: &str) -> Vec<String> {
    let units: Vec<u16> = typed.encode_utf16().collect();
    let findings = review(laptop, draft, typed)["findings"].as_array().unwrap().clone();
    let place = |finding: &Value, field: &str| usize::try_from(finding[field].as_u64().unwrap()).unwrap();
    let line = |finding: &Value| {
        let words = String::from_utf16(&units[place(finding, "start")..place(finding, "end")]).unwrap();
        format!("{} \u{201c}{words}\u{201d}", text(&finding["rule"]))
    };
    findings.iter().filter(|finding| finding["severity"] == "error").map(line).collect()
}

const GOOD: &str = "# Card payments\n\nWe are sorry: 12 % of card payments fail for customers in the EU. Our team is \
                    rolling back a release. The next update comes by 14:10 UTC.";

#[test]
fn a_draft_is_written_once_and_opened_again_as_it_was_left() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    assert_eq!(
        (&draft["occasion"], &draft["version"], &draft["edited"]),
        (&json!("first-word"), &json!(1), &json!(false))
    );
    assert!(text(&draft["text"]).contains("12 % of card payments fail"), "{draft:#}");
    let saved = types(&laptop, &draft, "We are looking into it.");
    assert_eq!((&saved["version"], &saved["diverged"]), (&json!(2), &json!(false)));
    let laptop = laptop.reopened();
    let again = open(&laptop, "customers", json!({}));
    assert_eq!(again["draft"], draft["draft"]);
    assert_eq!((&again["text"], &again["edited"]), (&json!("We are looking into it."), &json!(true)));
    assert_ne!(open(&laptop, "customers", json!({ "anew": true }))["draft"], draft["draft"]);
    assert_ne!(open(&laptop, "support", json!({}))["draft"], draft["draft"]);
}

#[test]
fn a_pause_without_a_change_writes_nothing_and_a_minute_of_typing_is_one_step_back() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    assert_eq!(types(&laptop, &draft, &text(&draft["text"]))["version"], 1);
    types(&laptop, &draft, "One.");
    laptop.pass(chrono::TimeDelta::seconds(20));
    types(&laptop, &draft, "One. Two.");
    laptop.pass_minutes(1);
    types(&laptop, &draft, "One. Two. Three.");
    let versions = open_again(&laptop, &draft)["versions"].clone();
    let lines: Vec<_> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {} {}", line["version"], line["words"], line["what"]))
        .collect();
    assert_eq!(lines, ["4 3 null", "3 2 null", "1 47 \"written from the facts: First word\""]);
    let old = laptop.ask("draft-version", json!({ "draft": draft["draft"], "version": 3 }));
    assert_eq!(old["text"], "One. Two.");
    assert_eq!(laptop.refused("draft-version", json!({ "draft": draft["draft"], "version": 2 })).code, "no-version");
}

#[test]
fn two_who_write_at_once_keep_both_versions() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let beside = laptop.beside();
    types(&beside, &draft, "From the other window.");
    let saved = laptop.ask("save-draft", json!({ "draft": draft["draft"], "text": "From this one.", "base": 1 }));
    assert_eq!((&saved["version"], &saved["diverged"]), (&json!(3), &json!(true)));
    let other = laptop.ask("draft-version", json!({ "draft": draft["draft"], "version": 2 }));
    assert_eq!(other["text"], "From the other window.");
}

#[test]
fn another_template_or_the_facts_anew_keep_what_was_typed_as_a_version() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    types(&laptop, &draft, "Typed by hand.");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "30 % of card payments fail" }));
    let anew = laptop.ask("rewrite-draft", json!({ "draft": draft["draft"] }));
    assert_eq!((&anew["template"], &anew["edited"]), (&json!("any/first-word"), &json!(false)));
    assert!(text(&anew["text"]).contains("30 % of card payments fail"));
    let sms = laptop.ask("rewrite-draft", json!({ "draft": draft["draft"], "template": "any/sms" }));
    assert_eq!(
        (&sms["template"], &sms["occasion"], &sms["channel"]),
        (&json!("any/sms"), &json!("sms"), &json!("sms"))
    );
    let old = laptop.ask("draft-version", json!({ "draft": draft["draft"], "version": 2 }));
    assert_eq!(old["text"], "Typed by hand.");
}

#[test]
fn the_review_counts_places_as_the_window_does() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let typed = "Grüße \u{1f6a8} from 10.2.14.7. Data is \u{27e6}data safety\u{27e7}.";
    assert_eq!(
        errors(&laptop, &draft, typed),
        ["ip-address \u{201c}10.2.14.7\u{201d}", "unfilled-blank \u{201c}\u{27e6}data safety\u{27e7}\u{201d}"]
    );
    let review = review(&laptop, &draft, typed);
    assert_eq!(review["blanks"], 1);
    let sms = review["lengths"].as_array().unwrap().iter().find(|length| length["channel"] == "sms").unwrap();
    assert_eq!((&sms["unit"], &sms["limit"]), (&json!("utf16"), &json!(70)));
}

#[test]
fn a_promise_in_the_past_is_found_as_time_goes_on() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    assert_eq!(errors(&laptop, &draft, GOOD), [""; 0]);
    laptop.pass_minutes(30);
    assert_eq!(errors(&laptop, &draft, GOOD), ["promise-in-the-past \u{201c}next update comes by 14:10 UTC\u{201d}"]);
}

#[test]
fn a_fact_that_changed_marks_the_sentence_and_offers_the_new_one() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let written = text(&draft["text"]);
    assert_eq!(review(&laptop, &draft, &written)["stale"], json!([]));
    laptop.beside().ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "Every card payment fails" }));
    let stale = review(&laptop, &draft, &written)["stale"][0].clone();
    assert_eq!((&stale["line"], &stale["old"]), (&json!("impact"), &json!("12 % of card payments fail")));
    assert_eq!(stale["new"], "Every card payment fails");
    let suggestion = text(&stale["sentences"][0]["suggestion"]);
    assert!(suggestion.contains("very card payment fails"), "{suggestion}");
}

#[test]
fn approving_waits_until_errors_are_mended_or_answered_for() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let saved = types(&laptop, &draft, &format!("{GOOD} See 10.2.14.7 and 10.2.14.8."));
    let approve =
        |version: &Value, by: &str| json!({ "incident": "1", "draft": draft["draft"], "version": version, "by": by });
    let refused = laptop.refused("approve-draft", approve(&saved["version"], "Tom"));
    assert_eq!(refused.code, "unreviewed");
    assert_eq!(
        refused.message,
        "The review still finds ip-address twice. Mend that, or overrule it with a reason; then approve."
    );
    let mut version = json!(null);
    for words in ["10.2.14.7", "10.2.14.8"] {
        let overrule =
            json!({ "draft": draft["draft"], "rule": "ip-address", "words": words, "reason": "it is public" });
        version = laptop.ask("overrule", overrule)["version"].clone();
    }
    assert_eq!(laptop.refused("approve-draft", approve(&saved["version"], "Tom")).code, "draft-moved");
    assert_eq!(laptop.refused("approve-draft", approve(&version, "")).code, "empty");
    laptop.ask("approve-draft", approve(&version, "Tom"));
    assert_eq!(laptop.timeline("1")[0], "Tom approved the word to Customers, letting 2 errors of the review stand");
    let view = open_again(&laptop, &draft);
    assert_eq!(
        (&view["approval"]["given"]["by"], &view["approval"]["given"]["this_text"]),
        (&json!("Tom"), &json!(true))
    );
    types(&laptop, &draft, GOOD);
    let view = open_again(&laptop, &draft);
    assert_eq!(view["approval"]["given"]["this_text"], false, "another text is not approved");
}

#[test]
fn a_finding_that_stands_says_why_and_can_be_taken_back() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    types(&laptop, &draft, "See 10.2.14.7.");
    let overrule = |reason: &str| {
        let said = json!({ "draft": draft["draft"], "rule": "ip-address", "words": "10.2.14.7", "reason": reason });
        laptop.ask("overrule", said);
        let findings = review(&laptop, &draft, "See 10.2.14.7.")["findings"].clone();
        findings.as_array().unwrap().iter().find(|finding| finding["rule"] == "ip-address").unwrap()["overruled"]
            .clone()
    };
    assert_eq!(overrule("it is our public resolver"), "it is our public resolver");
    assert_eq!(overrule(" "), json!(null));
}

#[test]
fn what_was_sent_stands_with_its_hash_its_approval_and_what_was_let_stand() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let saved = types(&laptop, &draft, GOOD);
    laptop.ask(
        "approve-draft",
        json!({ "incident": "1", "draft": draft["draft"], "version": saved["version"], "by": "Tom" }),
    );
    let ask = json!({ "incident": "1", "text": GOOD, "stakeholders": ["customers"], "draft": draft["draft"] });
    let read = laptop.ask("read-word", ask);
    assert_eq!(read["proof"], json!({ "errors": 0, "overruled": [], "approval_missing": null, "approved_by": "Tom" }));
    let send = json!({ "incident": "1", "text": GOOD, "draft": draft["draft"], "deliveries": [{ "stakeholder": "customers" }] });
    laptop.ask("send", send);
    assert_eq!(laptop.ask("drafts", json!({})), json!([]), "it is sent, so it is no draft any more");
    let proven = laptop.ask("prove", json!({ "incident": "1", "text": format!("\n{GOOD}\n") }));
    let update = &proven["updates"][0];
    assert_eq!(update["sha256"], json!(sha256_hex(GOOD.as_bytes())));
    assert_eq!((&update["holds"], &update["approved_by"]), (&json!(true), &json!("Tom")));
    assert_eq!(proven["matches"], json!([update["act"]]));
    let other = laptop.ask("prove", json!({ "incident": "1", "text": "Something else." }));
    assert_eq!(other["matches"], json!([]));
    laptop.verify();
}

#[test]
fn a_record_that_is_taken_back_opens_its_draft_again() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    types(&laptop, &draft, GOOD);
    let send = json!({ "incident": "1", "text": GOOD, "draft": draft["draft"], "deliveries": [{ "stakeholder": "customers" }] });
    let act = laptop.ask("send", send)["act"].clone();
    assert_ne!(open(&laptop, "customers", json!({}))["draft"], draft["draft"]);
    laptop.ask("retract", json!({ "incident": "1", "act": act, "sent": "not-posted" }));
    let drafts = laptop.ask("drafts", json!({ "incident": "1" }));
    assert!(drafts.as_array().unwrap().iter().any(|card| card["draft"] == draft["draft"]), "{drafts:#}");
}

#[test]
fn posting_without_review_or_approval_is_never_refused_and_recorded_with_the_reason() {
    let laptop = cards();
    let hasty = "We are sorry if you were affected. See 10.2.14.7.";
    let read =
        laptop.ask("read-word", json!({ "incident": "1", "text": hasty, "stakeholders": ["press"] }))["proof"].clone();
    assert_eq!(read["approval_missing"], "SEV1, Press");
    assert!(read["errors"].as_u64() >= Some(1), "{read}");
    let send = json!({ "incident": "1", "text": hasty, "deliveries": [{ "stakeholder": "press" }],
                       "without": "Tom could not be reached" });
    laptop.ask("send", send);
    let update = laptop.ask("prove", json!({ "incident": "1" }))["updates"][0].clone();
    assert_eq!((&update["without"], &update["approved_by"]), (&json!("Tom could not be reached"), &json!(null)));
}

#[test]
fn compensation_and_data_wait_for_somebody_named() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let offer = "We will refund the month.";
    assert_eq!(errors(&laptop, &draft, offer), ["compensation-not-approved \u{201c}will refund the month\u{201d}"]);
    laptop.ask("approve-compensation", json!({ "incident": "1", "what": "one month", "by": "Mara" }));
    assert_eq!(errors(&laptop, &draft, offer), [""; 0]);
    laptop.ask("place-legal-hold", json!({ "incident": "1", "reason": "personal data may be involved" }));
    assert!(errors(&laptop, &draft, "This was our fault.")[0].starts_with("legal-hold"));
    assert_eq!(open_again(&laptop, &draft)["legal_hold"]["reason"], "personal data may be involved");
    laptop.ask("lift-legal-hold", json!({ "incident": "1", "by": "Vera" }));
    assert_eq!(errors(&laptop, &draft, "This was our fault."), [""; 0]);
    assert_eq!(laptop.timeline("1")[0], "Vera lifted the legal hold");
}

#[test]
fn under_a_legal_hold_the_text_that_counsel_need_not_read_first_stays_ready() {
    let laptop = cards();
    laptop.ask("place-legal-hold", json!({ "incident": "1", "reason": "personal data may be involved" }));
    let draft = open(&laptop, "customers", json!({}));
    assert_eq!(
        (&draft["occasion"], &draft["template"]),
        (&json!("holding-statement"), &json!("any/holding-statement"))
    );
    let held = errors(&laptop, &draft, &text(&draft["text"]));
    assert_eq!(held, ["unfilled-blank \u{201c}\u{27e6}public contact\u{27e7}\u{201d}"]);
    assert_eq!(open(&laptop, "executives", json!({}))["template"], "executives/brief");
    laptop.ask("lift-legal-hold", json!({ "incident": "1", "by": "Vera" }));
    assert_eq!(open(&laptop, "customers", json!({ "anew": true }))["occasion"], "first-word");
}

#[test]
fn copies_are_made_for_each_program_and_hostile_text_stays_text() {
    let laptop = cards();
    let hostile = "Cards <img src=x onerror=alert(1)> [fail](javascript:alert(1))";
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": hostile }));
    let draft = open(&laptop, "customers", json!({ "anew": true }));
    let written = text(&draft["text"]);
    let copy = |form: &str| {
        let copied = laptop.ask("copy-draft", json!({ "draft": draft["draft"], "text": written, "as": form }));
        text(&copied["text"])
    };
    for form in ["html", "plain", "slack", "mailto"] {
        let copied = copy(form);
        assert!(!copied.contains("<img") || form != "html", "{form}: {copied}");
        assert!(!copied.contains("href=\"javascript"), "{form}: {copied}");
    }
    assert!(copy("mailto").starts_with("mailto:?subject="), "{}", copy("mailto"));
    let preview =
        laptop.ask("preview-draft", json!({ "draft": draft["draft"], "text": written, "channel": "status-page" }));
    assert!(text(&preview["html"]).contains("&lt;img"), "{preview:#}");
    let path = laptop.file("word");
    let saved = laptop.ask("save-eml", json!({ "draft": draft["draft"], "text": written, "path": path }));
    assert!(text(&saved["path"]).ends_with("word.eml"));
    let eml = std::fs::read_to_string(text(&saved["path"])).unwrap();
    let (_, as_html) = eml.split_once("text/html").unwrap();
    assert!(eml.contains("X-Unsent: 1") && as_html.contains("&lt;img") && !as_html.contains("<img"), "{eml}");
    let again = laptop.refused("save-eml", json!({ "draft": draft["draft"], "text": written, "path": path }));
    assert_eq!(again.code, "exists");
}

#[test]
fn a_discarded_draft_is_gone_and_says_so() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    laptop.ask("discard-draft", json!({ "draft": draft["draft"] }));
    let refused = laptop.refused("save-draft", json!({ "draft": draft["draft"], "text": "x", "base": 1 }));
    assert_eq!(refused.code, "no-draft");
    assert_eq!(laptop.ask("drafts", json!({})), json!([]));
}

#[test]
fn a_text_that_cannot_be_kept_is_refused_with_a_reason() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let save = |typed: String| json!({ "draft": draft["draft"], "text": typed, "base": 1 });
    assert_eq!(laptop.refused("save-draft", save("x".repeat(300_000))).code, "too-long");
    assert_eq!(laptop.refused("save-draft", save("a\0b".to_owned())).code, "nul");
}

#[test]
fn a_removed_update_takes_its_draft_and_its_approval_along() {
    let laptop = cards();
    let draft = open(&laptop, "customers", json!({}));
    let secret = format!("{GOOD} The code word is marzipan.");
    let saved = types(&laptop, &draft, &secret);
    laptop.ask(
        "approve-draft",
        json!({ "incident": "1", "draft": draft["draft"], "version": saved["version"], "by": "Tom" }),
    );
    let send = json!({ "incident": "1", "text": secret, "draft": draft["draft"], "deliveries": [{ "stakeholder": "customers" }] });
    laptop.ask("send", send);
    let items = laptop.show("1")["timeline"]["items"].clone();
    let entry = items.as_array().unwrap().iter().find(|item| item["kind"] == "update").unwrap()["entry"].clone();
    laptop.ask("expunge", json!({ "incident": "1", "entry": entry, "why": "a code word" }));
    assert!(!laptop.export().contains("marzipan"));
    let refused = laptop.refused("draft-version", json!({ "draft": draft["draft"], "version": saved["version"] }));
    assert_eq!(refused.code, "no-version");
    laptop.verify();
}

#[test]
fn drafts_of_all_incidents_are_listed_the_newest_first() {
    let laptop = cards();
    laptop.declare("Mail is late", "SEV2");
    open(&laptop, "customers", json!({}));
    laptop.pass_minutes(1);
    laptop.ask("open-draft", json!({ "incident": "2", "stakeholder": "support" }));
    let cards = laptop.ask("drafts", json!({}));
    let lines: Vec<_> = cards
        .as_array()
        .unwrap()
        .iter()
        .map(|card| format!("{} {} {}", text(&card["reference"]), text(&card["name"]), text(&card["occasion"])))
        .collect();
    assert_eq!(lines, ["INC-2 Support first-word", "INC-1 Customers first-word"]);
    assert_eq!(laptop.ask("drafts", json!({ "incident": "1" })).as_array().unwrap().len(), 1);
}

#[test]
fn what_was_approved_is_what_the_offer_says() {
    let laptop = cards();
    let offer = || text(&open(&laptop, "customers", json!({ "occasion": "compensation", "anew": true }))["text"]);
    assert!(offer().contains("you get: \u{27e6}what was approved for those who were hurt\u{27e7}"), "{}", offer());
    laptop.ask("approve-compensation", json!({ "incident": "1", "what": "a month free of charge", "by": "Mara" }));
    assert!(offer().contains("you get: A month free of charge."), "{}", offer());
}

#[test]
fn a_word_that_comes_with_another_status_is_held_against_that_one() {
    let laptop = Laptop::new();
    let incident = laptop.declare("Checkout fails", "SEV2");
    let draft = laptop
        .ask("open-draft", json!({ "incident": incident, "stakeholder": "customers", "occasion": "resolved" }))["draft"]
        .clone();
    let text = "Checkout works again for everybody. The problem is resolved.";
    let contradicts = |more: Value| {
        let mut payload = json!({ "draft": draft, "text": text });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let review = laptop.ask("review-draft", payload);
        let rules: Vec<_> = review["findings"].as_array().unwrap().iter().map(|it| it["rule"].clone()).collect();
        rules.contains(&json!("status-contradiction"))
    };
    assert!(contradicts(json!({})), "the incident is still being investigated");
    assert!(!contradicts(json!({ "telling": "resolved" })));
    assert!(contradicts(json!({ "telling": "monitoring" })));
}
