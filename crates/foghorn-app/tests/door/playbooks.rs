//! The library: a user's playbook files over those that are built in.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

const DEFAULT: &str = "library/playbooks/default.toml";

fn playbook(about: &str, first: &str) -> String {
    format!(
        "name = \"ignored\"\nabout = \"{about}\"\n[[stakeholder]]\nid = \"customers\"\nname = \"Shoppers\"\n\
         channels = [\"email\"]\n[stakeholder.cadence]\nSEV1 = {{ first = \"{first}\", investigating = \"30m\" }}\n"
    )
}

fn chosen(laptop: &Laptop) -> Vec<(String, String)> {
    let desk = laptop.ask("desk", json!({}));
    let playbooks = desk["playbooks"].as_array().unwrap();
    playbooks.iter().map(|playbook| (text(&playbook["name"]), text(&playbook["origin"]))).collect()
}

fn pair(name: &str, origin: &str) -> (String, String) {
    (name.to_owned(), origin.to_owned())
}

#[test]
fn a_playbook_of_the_same_name_replaces_the_one_built_in() {
    let laptop = Laptop::with_files(&[(DEFAULT, &playbook("Ours", "9m"))]);
    assert_eq!(chosen(&laptop), [pair("default", "yours")]);
    laptop.declare("Cards", "SEV1");
    let clocks = laptop.show("1")["card"]["clocks"].clone();
    assert_eq!(clocks.as_array().unwrap().len(), 1);
    assert_eq!((&clocks[0]["name"], &clocks[0]["due_at"]), (&json!("Shoppers"), &json!("2026-11-21T14:09:00Z")));
}

#[test]
fn a_playbook_of_a_new_name_is_added_and_can_be_chosen() {
    let laptop = Laptop::with_files(&[("library/playbooks/shop.toml", &playbook("A shop", "7m"))]);
    assert_eq!(chosen(&laptop), [pair("default", "built in"), pair("shop", "yours")]);
    laptop.ask("declare", json!({ "title": "Cards", "severity": "SEV1", "playbook": "shop" }));
    assert_eq!(laptop.show("1")["playbook"], "shop");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:07:00Z");
    let mut settings = laptop.ask("desk", json!({}))["settings"].clone();
    settings["playbook"] = json!("shop");
    laptop.ask("set-settings", settings);
    laptop.declare("Login", "SEV1");
    assert_eq!(laptop.show("2")["playbook"], "shop");
    let failure = laptop.refused("declare", json!({ "title": "Cards", "playbook": "bank" }));
    assert_eq!(failure.code, "no-playbook");
    assert!(failure.message.contains("default, shop"), "{}", failure.message);
}

#[test]
fn an_empty_file_switches_a_playbook_off() {
    let laptop = Laptop::with_files(&[(DEFAULT, " \n"), ("library/playbooks/shop.toml", &playbook("A shop", "7m"))]);
    assert_eq!(chosen(&laptop), [pair("shop", "yours")]);
    let failure = laptop.refused("declare", json!({ "title": "Cards" }));
    assert_eq!(failure.code, "no-playbook");
    assert!(failure.message.contains("there are shop"), "{}", failure.message);
    std::fs::write(laptop.data().join("library/playbooks/shop.toml"), "").unwrap();
    assert_eq!(chosen(&laptop), []);
    let failure = laptop.refused("declare", json!({ "title": "Cards" }));
    assert!(failure.message.contains("every one is switched off"), "{}", failure.message);
}

#[test]
fn a_broken_file_is_a_fault_with_line_and_reason_and_the_built_in_one_stays_in_force() {
    let broken = playbook("Ours", "9m").replace("30m", "half an hour");
    let laptop = Laptop::with_files(&[
        (DEFAULT, &broken),
        ("library/playbooks/other.toml", "name = \n"),
        ("library/playbooks/notes.txt", "not a playbook"),
        ("library/playbooks/folder.toml/inside", "a folder"),
    ]);
    assert_eq!(chosen(&laptop), [pair("default", "built in")]);
    let desk = laptop.ask("desk", json!({}));
    let faults: Vec<_> = desk["faults"].as_array().unwrap().iter().map(text).collect();
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults[0].contains("default.toml: line 8: ") && faults[0].contains("half an hour"), "{}", faults[0]);
    assert!(faults[1].contains("folder.toml: "), "{}", faults[1]);
    assert!(faults[2].contains("other.toml: line 1: "), "{}", faults[2]);
    laptop.declare("Cards", "SEV1");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:05:00Z");
}

#[test]
fn a_file_that_is_mended_is_in_force_with_the_next_look_at_the_desk() {
    let laptop = Laptop::with_files(&[(DEFAULT, "name = 1")]);
    assert_eq!(laptop.ask("desk", json!({}))["faults"].as_array().unwrap().len(), 1);
    std::fs::write(laptop.data().join(DEFAULT), playbook("Ours", "9m")).unwrap();
    assert_eq!(laptop.ask("desk", json!({}))["faults"], json!([]));
    laptop.declare("Cards", "SEV1");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:09:00Z");
}

#[test]
fn editing_a_playbook_changes_nothing_that_was_declared_before() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let before: Value = laptop.show("1")["card"].clone();
    let path = laptop.data().join(DEFAULT);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, playbook("Ours", "9m")).unwrap();
    let laptop = laptop.reopened();
    assert_eq!(laptop.show("1")["card"], before);
    laptop.declare("Login", "SEV1");
    assert_eq!(laptop.clock_of("2", "customers")["due_at"], "2026-11-21T14:09:00Z");
}
