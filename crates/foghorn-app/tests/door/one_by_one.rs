//! Customers one by one: a list beside the log, letters that its rows fill, each reviewed; approved, saved, answered.

use std::fs;

use serde_json::{Value, json};

use crate::support::{Laptop, text};

const LETTER: &str = "# We are sorry: card payments failed\n\nDear \u{27e6}name\u{27e7},\n\nour change caused it, and that \
                      was our failure. For you that meant: \u{27e6}what happened\u{27e7}.\n\nWe are sorry. As a \
                      \u{27e6}plan\u{27e7} customer you counted on us. We put your orders through again by hand, and \
                      will test such changes before they reach you.\n\nDoes this put it right?\n\nAda Byron, support";

/// Twenty customers; the third has a name that is no name for anything that reads it.
fn list() -> String {
    let mut lines = "name,address,plan,what happened,region\n".to_owned();
    for row in 1..=20 {
        let name = if row == 3 { "*Cy* <img onerror=x> =cmd()".to_owned() } else { format!("Customer {row}") };
        lines += &format!("\"{name}\",c{row}@example.com,Gold,{row} orders were refused,EU\n");
    }
    lines
}

fn listed() -> Laptop {
    let laptop = Laptop::new();
    laptop.declare("Card payments fail", "SEV1");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "known", "text": "Our change" }));
    take(&laptop, &list());
    laptop
}

fn take(laptop: &Laptop, lines: &str) -> Value {
    let path = laptop.file("customers.csv");
    fs::write(&path, lines).unwrap();
    laptop.ask("import-customers", json!({ "incident": "1", "path": path }))
}

/// The letter, written in the workshop; answers with its draft and version.
fn write(laptop: &Laptop, letter: &str) -> (String, u64) {
    let payload = json!({ "incident": "1", "stakeholder": "customers", "occasion": "apology-individual" });
    let draft = laptop.ask("open-draft", payload);
    let payload = json!({ "draft": draft["draft"], "text": letter, "base": draft["version"] });
    let saved = laptop.ask("save-draft", payload);
    (text(&draft["draft"]), saved["version"].as_u64().unwrap())
}

fn show(laptop: &Laptop, more: Value) -> Value {
    let mut payload = json!({ "incident": "1" });
    payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    laptop.ask("customers", payload)
}

fn rows(view: &Value) -> Vec<u64> {
    view["customers"].as_array().unwrap().iter().map(|one| one["row"].as_u64().unwrap()).collect()
}

#[test]
fn a_letter_that_was_sent_without_approval_hides_no_other() {
    let laptop = listed();
    let (draft, version) = write(&laptop, LETTER);
    let approve = json!({ "incident": "1", "draft": draft, "version": version, "rows": "1-10", "by": "Mara" });
    laptop.ask("approve-letters", approve);
    laptop.ask("post-letters", json!({ "incident": "1", "rows": "8-17" }));
    let counts = show(&laptop, json!({}))["counts"].clone();
    assert_eq!((&counts["approved"], &counts["written"]), (&json!(10), &json!(10)), "{counts}");
    assert_eq!(counts["waiting"], 7, "{counts}");
}

#[test]
fn twenty_customers_get_a_letter_each_and_three_answer() {
    let laptop = listed();
    let (draft, version) = write(&laptop, LETTER);
    let read = laptop.ask("review-letters", json!({ "incident": "1" }));
    assert_eq!((&read["clean"], &read["read"], &read["faulty"]), (&json!("1-20"), &json!(20), &json!([])), "{read:#}");
    let one = laptop.ask("letter", json!({ "incident": "1", "row": 7 }));
    assert!(text(&one["text"]).contains("Dear Customer 7,"), "{one:#}");
    assert!(text(&one["text"]).contains("that meant: 7 orders were refused."), "{one:#}");
    assert_eq!(text(&one["subject"]), "We are sorry: card payments failed");

    laptop.ask("approve-letters", json!({ "incident": "1", "draft": draft, "version": version, "by": "Mara" }));
    let folder = laptop.file("letters");
    let saved = laptop.ask("save-letters", json!({ "incident": "1", "as": "mails", "path": folder }));
    assert_eq!((&saved["written"], &saved["unapproved"]), (&json!(20), &json!(0)));
    let mail = fs::read_to_string(std::path::Path::new(&folder).join("07-customer-7.eml")).unwrap();
    let mail = mail.replace("=\r\n", "");
    assert!(mail.contains("c7@example.com") && mail.contains("7 orders were refused"), "{mail}");

    laptop.ask("post-letters", json!({ "incident": "1" }));
    let answer = |row: u64, more: Value| {
        let mut payload = json!({ "incident": "1", "row": row });
        payload.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        laptop.ask("answer-customer", payload);
    };
    answer(7, json!({ "content": true }));
    answer(8, json!({ "content": false, "note": "wants a call", "next": "call", "due": "in 20 min" }));
    answer(9, json!({}));
    let view = show(&laptop, json!({}));
    let counts = json!({
        "total": 20, "approved": 20, "written": 20, "waiting": 0, "answered": 3, "content": 1, "not_content": 1,
        "next_steps": 1
    });
    assert_eq!(view["counts"], counts);
    assert_eq!(view["letters"], json!([]), "the letter is out");
    assert_eq!(rows(&show(&laptop, json!({ "only": "not-content" }))), [8]);
    assert_eq!(show(&laptop, json!({ "only": "unanswered" }))["found"], 17);
    assert_eq!(rows(&show(&laptop, json!({ "find": "customer 12" }))), [12]);
    assert_eq!(laptop.ask("making-good", json!({ "incident": "1" }))["customers"], counts);
    let lines = laptop.timeline("1");
    assert_eq!(lines[1], "Next for customer 8: call, by 14:20 UTC");
    assert_eq!(lines[2], "Customer 8 answered and is not content: wants a call");
    laptop.ask("do-customer-step", json!({ "incident": "1", "row": 8 }));
    assert_eq!(laptop.refused("do-customer-step", json!({ "incident": "1", "row": 8 })).code, "no-next-step");
    let log = laptop.export();
    assert!(!log.contains("c7@example.com") && !log.contains("orders were refused"), "no customer is in the log");
    laptop.verify();
}

#[test]
fn a_letter_that_the_review_finds_wrong_is_not_approved_and_the_others_may_be() {
    let laptop = listed();
    take(&laptop, "name,address,what happened\nDi,d@example.com,\nEd,e@example.com,his host 10.2.14.7 was down\n");
    let (draft, version) = write(&laptop, LETTER);
    let read = laptop.ask("review-letters", json!({ "incident": "1" }));
    assert_eq!((&read["clean"], &read["faulty_count"]), (&json!("1-20"), &json!(2)), "{read:#}");
    assert!(read["faulty"][1]["errors"].to_string().contains("10.2.14.7"), "{read:#}");
    let approve =
        |rows: Value| json!({ "incident": "1", "draft": draft, "version": version, "by": "Mara", "rows": rows });
    let refused =
        laptop.refused("approve-letters", json!({ "incident": "1", "draft": draft, "version": version, "by": "M" }));
    assert_eq!(refused.code, "unreviewed");
    assert!(refused.message.contains("rows 21-22"), "{}", refused.message);
    laptop.ask("approve-letters", approve(read["clean"].clone()));
    assert_eq!(rows(&show(&laptop, json!({ "only": "unapproved" }))), [21, 22]);
    assert_eq!(laptop.refused("approve-letters", approve(json!("1-23"))).code, "no-row");
    let old = json!({ "incident": "1", "draft": draft, "version": version + 1, "by": "Mara" });
    assert_eq!(laptop.refused("approve-letters", old).code, "draft-moved");
}

#[test]
fn what_a_row_says_is_text_in_letters_and_files() {
    let laptop = listed();
    write(&laptop, LETTER);
    let one = laptop.ask("letter", json!({ "incident": "1", "row": 3 }));
    assert!(text(&one["text"]).contains(r"\*Cy\*"), "{one:#}");
    let folder = laptop.file("mails");
    laptop.ask("save-letters", json!({ "incident": "1", "as": "mails", "rows": "3", "path": folder }));
    let mail = fs::read_to_string(std::path::Path::new(&folder).join("03-cy-img-onerror-x-cmd.eml")).unwrap();
    let (_, words) = mail.split_once("text/html").unwrap();
    assert!(words.contains("&lt;img") && !words.contains("<img"), "{mail}");
    let table = laptop.file("merge.csv");
    let saved = laptop.ask("save-letters", json!({ "incident": "1", "as": "table", "path": table }));
    assert_eq!(
        (&saved["written"], &saved["unapproved"]),
        (&json!(20), &json!(20)),
        "nobody approved them, and it says so"
    );
    let again = laptop.refused("save-letters", json!({ "incident": "1", "as": "table", "path": table }));
    assert_eq!(again.code, "exists");
    let full = laptop.refused("save-letters", json!({ "incident": "1", "as": "mails", "path": folder }));
    assert_eq!(full.code, "exists");
}

#[test]
fn a_file_with_a_fault_brings_nothing_in() {
    let laptop = listed();
    let path = laptop.file("faulty.csv");
    fs::write(&path, "name,address\nAnn,ann@example.com\n,bo@example.com\n").unwrap();
    let refused = laptop.refused("import-customers", json!({ "incident": "1", "path": path }));
    assert!(refused.message.contains("line 3: It has no name."), "{}", refused.message);
    assert_eq!(show(&laptop, json!({}))["counts"]["total"], 20);
    let taken = take(&laptop, "name,address\nAnn,C7@example.com\nBo,b@example.com\nBo,B@example.com\nCy,\n");
    assert_eq!((&taken["added"], &taken["total"]), (&json!(4), &json!(24)));
    assert_eq!(taken["notes"].as_array().unwrap().len(), 2, "{taken}");
    assert_eq!(
        laptop.refused("import-customers", json!({ "incident": "1", "path": "/nowhere" })).code,
        "customers-file"
    );
}

#[test]
fn a_list_is_destroyed_and_known_again_and_rows_keep_their_numbers() {
    let laptop = listed();
    let file = laptop.data().join("customers");
    let kept = fs::read_dir(&file).unwrap().next().unwrap().unwrap().path();
    laptop.ask("answer-customer", json!({ "incident": "1", "row": 7, "content": true }));

    fs::remove_file(&kept).unwrap();
    assert!(
        text(&show(&laptop, json!({}))["missing"]).starts_with("The list of these 20 customers is not on this laptop")
    );
    let other = laptop.file("other.csv");
    fs::write(&other, "name\nEve\n").unwrap();
    assert_eq!(
        laptop.refused("import-customers", json!({ "incident": "1", "path": other })).code,
        "customers-elsewhere"
    );
    assert_eq!(take(&laptop, &list())["found_again"], true);

    laptop.ask("forget-customers", json!({ "incident": "1" }));
    assert!(!kept.exists());
    assert_eq!(laptop.refused("letter", json!({ "incident": "1", "row": 7 })).code, "no-customers");
    take(&laptop, "name\nEve\n");
    let view = show(&laptop, json!({ "from": 19 }));
    assert_eq!((&view["counts"]["total"], rows(&view)), (&json!(21), vec![20, 21]));
    assert_eq!((&view["customers"][0]["name"], &view["customers"][1]["name"]), (&json!("(destroyed)"), &json!("Eve")));
    laptop.verify();
}

#[test]
fn taking_in_that_was_undone_shows_nobody_of_it() {
    let laptop = listed();
    take(&laptop, "name\nEve\n");
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!(show(&laptop, json!({}))["found"], 20);
    laptop.ask("redo", json!({ "incident": "1" }));
    assert_eq!(show(&laptop, json!({}))["found"], 21);
}
