//! Contacts: one table, the team's under it; changed whole or not at all; and ringing a group's people.

use std::fs;

use foghorn_app::App;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn names(view: &Value) -> Vec<String> {
    view["contacts"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

fn save(laptop: &Laptop, name: &str, groups: &str) {
    laptop.ask("save-contact", json!({ "name": name, "groups": groups, "phones": "+44 20 1" }));
}

fn table(app: &App) -> std::path::PathBuf {
    app.folder().join("library/contacts.csv")
}

#[test]
fn a_contact_is_saved_found_changed_and_taken_out() {
    let laptop = Laptop::new();
    save(&laptop, "Ada Byron", "database:2");
    save(&laptop, "Bob Ng", "database:1; network");
    let view = laptop.ask("contacts", json!({ "group": "Database" }));
    assert_eq!(names(&view), ["Bob Ng", "Ada Byron"], "in the order of the call scheme");
    assert_eq!(names(&laptop.ask("contacts", json!({ "find": "ADA data" }))), ["Ada Byron"]);
    assert_eq!(laptop.refused("save-contact", json!({ "name": "bob ng" })).code, "exists");
    assert_eq!(laptop.refused("save-contact", json!({ "name": "Eve", "zone": "Mars" })).code, "contact");
    laptop.ask("save-contact", json!({ "was": "Bob Ng", "name": "Bob Li", "note": "on leave" }));
    let all = laptop.ask("contacts", json!({}));
    assert_eq!((names(&all), &all["total"]), (vec!["Ada Byron".to_owned(), "Bob Li".to_owned()], &json!(2)));
    laptop.ask("remove-contact", json!({ "name": "bob li" }));
    assert_eq!(laptop.refused("remove-contact", json!({ "name": "Bob Li" })).code, "no-contact");
    assert!(fs::read_to_string(table(&laptop.app)).unwrap().starts_with("name,groups,role,"));
}

#[test]
fn what_somebody_saves_by_hand_is_read_and_a_faulty_table_is_never_written_over() {
    let laptop = Laptop::new();
    save(&laptop, "Ada Byron", "database:1");
    let path = table(&laptop.app);
    let by_hand = fs::read_to_string(&path).unwrap() + "Bob Ng,network:first,,,,,,,,,,,\n";
    fs::write(&path, &by_hand).unwrap();
    let view = laptop.ask("contacts", json!({}));
    assert_eq!(names(&view), ["Ada Byron"], "a fault costs its own line");
    assert!(text(&view["faults"][0]).contains("line 3: \u{201c}network:first\u{201d}"), "{view}");
    assert_eq!(laptop.refused("save-contact", json!({ "name": "Eve" })).code, "contacts-fault");
    assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
}

#[test]
fn a_table_with_columns_of_its_own_is_read_and_keeps_them() {
    let laptop = Laptop::new();
    save(&laptop, "Ada Byron", "");
    let path = table(&laptop.app);
    let by_hand = "name,pager\nAda Byron,4711\nBob Ng,4712\n";
    fs::write(&path, by_hand).unwrap();
    assert_eq!(names(&laptop.ask("contacts", json!({}))), ["Ada Byron", "Bob Ng"]);
    assert_eq!(laptop.refused("review-contacts", json!({ "names": ["Bob Ng"] })).code, "contacts-columns");
    assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
}

#[test]
fn a_teams_table_lies_under_ones_own() {
    let laptop = Laptop::new();
    let team = laptop.file("team");
    fs::create_dir_all(&team).unwrap();
    fs::write(team.join("contacts.csv"), "name,groups\nAda Byron,database:1\nCy Fox,database:2\n").unwrap();
    laptop.ask("set-setting", json!({ "name": "team", "value": team }));
    save(&laptop, "Di Ray", "network");
    laptop.ask("save-contact", json!({ "was": "Ada Byron", "name": "Ada Byron", "groups": "network" }));
    let view = laptop.ask("contacts", json!({}));
    assert_eq!(names(&view), ["Ada Byron", "Cy Fox", "Di Ray"]);
    assert_eq!((&view["contacts"][0]["origin"], &view["contacts"][1]["origin"]), (&json!("yours"), &json!("team")));
    assert_eq!(laptop.refused("remove-contact", json!({ "name": "Cy Fox" })).code, "no-contact");
    laptop.ask("review-contacts", json!({ "names": ["Cy Fox"] }));
    assert_eq!(laptop.ask("contacts", json!({ "stale": true }))["found"], 2, "Cy Fox was looked at");
}

#[test]
fn a_file_is_taken_in_over_what_is_known_and_says_before_what_it_brings() {
    let laptop = Laptop::new();
    laptop.ask("save-contact", json!({ "name": "Ada Byron", "phones": "1234", "role": "Head of data" }));
    let file = laptop.file("people.csv");
    fs::write(&file, "name,phone\nAda Byron,5678\nBob Ng,\n").unwrap();
    let about = laptop.ask("look-into-contacts", json!({ "path": file }));
    assert_eq!((&about["new"], &about["changed"]), (&json!(["Bob Ng"]), &json!(["Ada Byron"])));
    laptop.ask("import-contacts", json!({ "path": file }));
    let ada = laptop.ask("contacts", json!({}))["contacts"][0].clone();
    assert_eq!(
        (&ada["phones"], &ada["role"]),
        (&json!(["5678"]), &json!("Head of data")),
        "what it does not say stays"
    );
    assert_eq!(laptop.ask("import-contacts", json!({ "path": file }))["same"], 2, "again it brings nothing");
    assert_eq!(laptop.refused("import-contacts", json!({ "path": laptop.file("people.xls") })).code, "ending");
}

#[test]
fn ringing_shows_whom_and_their_numbers_and_stays_out_of_logs_but_by_name() {
    let laptop = Laptop::new();
    laptop.declare("Cards fail", "SEV1");
    assert_eq!(laptop.refused("ring", json!({ "incident": "1", "scheme": "database" })).code, "no-scheme");
    save(&laptop, "Ada Byron", "database:1");
    save(&laptop, "Bob Ng", "database:2");
    laptop.ask("ring", json!({ "incident": "1", "scheme": "database" }));
    let ring = laptop.show("1")["todo"]["rings"][0].clone();
    assert_eq!((&ring["ringing"]["who"], &ring["ringing"]["phones"]), (&json!("Ada Byron"), &json!(["+44 20 1"])));
    assert_eq!(ring["next"], "Bob Ng");
    laptop.ask("no-answer", json!({ "incident": "1", "who": "Ada Byron" }));
    let brief = laptop.ask("brief", json!({ "incident": "1" }))["markdown"].as_str().unwrap().to_owned();
    assert!(brief.contains("- Ringing database: Bob Ng, the next one at "), "{brief}");
    assert!(brief.contains("; no answer from Ada Byron\n") && !brief.contains("+44 20"), "{brief}");
    laptop.ask("answer-ring", json!({ "incident": "1", "note": "rolls back" }));
    assert_eq!(laptop.timeline("1")[0], "Bob Ng answered: rolls back");
    let exported = laptop.file("log.jsonl");
    laptop.ask("export", json!({ "path": exported }));
    assert!(!fs::read_to_string(exported).unwrap().contains("+44 20 1"), "numbers are in no log");
    laptop.verify();
}
