//! Expunging: a secret pasted by mistake is gone from everywhere, and never comes back.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Laptop, damage, text};

const SECRET: &str = "hunter2-correct-horse";

/// An incident with a secret in a note; answers with the note's line.
fn pasted(laptop: &Laptop) -> Value {
    laptop.declare("Cards", "SEV1");
    laptop.ask("note", json!({ "incident": "1", "text": format!("The password is {SECRET}, try it") }));
    laptop.ask("note", json!({ "incident": "1", "text": "It worked" }));
    let items = laptop.show("1")["timeline"]["items"].clone();
    items.as_array().unwrap().iter().find(|item| text(&item["text"]).contains(SECRET)).unwrap().clone()
}

fn expunge(laptop: &Laptop, line: &Value) {
    laptop.ask("expunge", json!({ "incident": "1", "entry": line["entry"], "why": "A password was pasted" }));
}

#[test]
fn an_expunged_text_is_gone_from_everywhere() {
    let laptop = Laptop::new();
    let line = pasted(&laptop);
    laptop.app.keep_once().unwrap();
    assert!(holds(laptop.data(), SECRET), "it stands in the log, the index and a snapshot");
    let before = laptop.file("before.db");
    laptop.ask("backup", json!({ "path": before }));
    assert!(holds(&before, SECRET));

    expunge(&laptop, &line);
    laptop.app.keep_once().unwrap();
    let view = laptop.show("1");
    assert!(!view.to_string().contains(SECRET));
    let left =
        view["timeline"]["items"].as_array().unwrap().iter().find(|item| item["entry"] == line["entry"]).unwrap();
    assert_eq!((&left["expunged"], &left["text"]), (&json!(true), &json!("(removed)")));
    assert_eq!(laptop.timeline("1")[0], "Removed the text of an entry: A password was pasted");
    assert_eq!(laptop.ask("search", json!({ "query": "hunter2" }))["hits"], json!([]));
    assert_eq!(laptop.ask("search", json!({ "query": "worked" }))["hits"].as_array().unwrap().len(), 1);
    assert!(!laptop.export().contains(SECRET));
    let after = laptop.file("after.db");
    laptop.ask("backup", json!({ "path": after }));
    assert!(!holds(&after, SECRET));
    laptop.verify();

    let data = laptop.data().to_owned();
    let laptop = laptop.reopened();
    assert!(!holds(&data, SECRET), "no file of the data folder holds it, snapshots included");
    assert!(!laptop.show("1").to_string().contains(SECRET));
    laptop.verify();
}

#[test]
fn a_file_that_was_set_aside_is_named_for_it_may_still_hold_the_secret() {
    let laptop = Laptop::new();
    let line = pasted(&laptop);
    laptop.app.keep_once().unwrap();
    let laptop = laptop.reopened_after(|data| {
        let log = data.join("live/foghorn.db");
        let bytes = std::fs::read(&log).unwrap();
        damage(&log, &bytes[..bytes.len() / 2]);
    });
    let receipt = laptop.ask("expunge", json!({ "incident": "1", "entry": line["entry"], "why": "A password" }));
    let notes = receipt["notes"].to_string();
    assert!(notes.contains("foghorn.db.damaged-") && notes.contains("delete it"), "{notes}");
}

#[test]
fn an_older_export_does_not_bring_it_back() {
    let laptop = Laptop::new();
    let line = pasted(&laptop);
    let older = laptop.export();
    assert!(older.contains(SECRET));
    expunge(&laptop, &line);
    let done = laptop.import(&older);
    assert_eq!(done["added"], 0);
    assert!(!laptop.export().contains(SECRET));
    assert!(!laptop.show("1").to_string().contains(SECRET));
    laptop.verify();
}

#[test]
fn a_laptop_that_had_the_secret_loses_it_with_the_merge() {
    let (mine, yours) = (Laptop::new(), Laptop::new());
    let line = pasted(&mine);
    yours.import(&mine.export());
    yours.app.keep_once().unwrap();
    assert!(yours.show("1").to_string().contains(SECRET));
    expunge(&mine, &line);
    yours.import(&mine.export());
    assert!(!yours.show("1").to_string().contains(SECRET));
    assert_eq!(yours.ask("search", json!({ "query": "hunter2" }))["hits"], json!([]));
    assert_eq!(yours.export(), mine.export());
    yours.verify();
}

#[test]
fn what_cannot_be_expunged_is_refused_and_nothing_is_written() {
    let laptop = Laptop::new();
    let line = pasted(&laptop);
    laptop.declare("Login", "SEV2");
    let before = laptop.export();
    let elsewhere = json!({ "incident": "2", "entry": line["entry"], "why": "It belongs to INC-1" });
    assert_eq!(laptop.refused("expunge", elsewhere).code, "no-entry");
    let none = json!({ "incident": "1", "entry": "00".repeat(32), "why": "There is none" });
    assert_eq!(laptop.refused("expunge", none).code, "no-entry");
    let silent = json!({ "incident": "1", "entry": line["entry"], "why": " " });
    assert_eq!(laptop.refused("expunge", silent).code, "empty");
    assert_eq!(laptop.export(), before);
    assert!(laptop.show("1").to_string().contains(SECRET));
    expunge(&laptop, &line);
    let again = json!({ "incident": "1", "entry": line["entry"], "why": "Again" });
    assert_eq!(laptop.refused("expunge", again).code, "no-entry");
}

#[test]
fn an_incident_whose_declaration_was_expunged_is_still_found() {
    let laptop = Laptop::new();
    laptop.declare("Cards of jane@example.com fail", "SEV1");
    laptop.ask("retitle", json!({ "incident": "1", "title": "Cards fail" }));
    let items = laptop.show("1")["timeline"]["items"].clone();
    let declared = items.as_array().unwrap().iter().find(|item| item["kind"] == "declared").unwrap().clone();
    let receipt =
        laptop.ask("expunge", json!({ "incident": "1", "entry": declared["entry"], "why": "A customer's address" }));
    let reference = text(&receipt["reference"]);
    assert_eq!(laptop.show(&reference)["card"]["title"], "Cards fail");
    assert_eq!(laptop.ask("archive", json!({}))["rows"][0]["reference"], reference.as_str());
    laptop.ask("note", json!({ "incident": reference, "text": "Still here" }));
    assert_eq!(reference, "INC-1", "its clocks and its number stay");
    assert_eq!(laptop.declare("Login", "SEV2"), "INC-2");
    laptop.verify();
}

/// True where a file, or any file below a folder, has these bytes.
fn holds(path: &Path, text: &str) -> bool {
    if path.is_dir() {
        return std::fs::read_dir(path).unwrap().any(|entry| holds(&entry.unwrap().path(), text));
    }
    std::fs::read(path).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}
