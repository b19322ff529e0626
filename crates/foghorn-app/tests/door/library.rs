//! The library as one thing: what is built in, a team's folder over it, the user's over both.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use foghorn_app::Reviewer;
use foghorn_app::review::Message;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

const FIRST_WORD: &str = "+++\ntitle = \"WHOSE\"\noccasion = \"first-word\"\noffered = \"Always.\"\n+++\nHello.";
const RULE: &str = "+++\nkind = \"existence\"\nmessage = \"WHOSE\"\npatterns = [\"gremlins?\"]\n+++\n# Ours\n";
const PLAYBOOK: &str = "name = \"shop\"\nabout = \"WHOSE\"\n[[stakeholder]]\nid = \"customers\"\nname = \"Shoppers\"\n\
                        channels = [\"email\"]\n[stakeholder.cadence]\nSEV1 = { first = \"9m\" }\n";

/// A folder of a team, with one file of each kind.
fn team(laptop: &Laptop) -> PathBuf {
    let folder = laptop.file("team");
    for (file, text) in
        [("rules/ours.md", RULE), ("templates/any/first-word.md", FIRST_WORD), ("playbooks/shop.toml", PLAYBOOK)]
    {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.replace("WHOSE", "Team")).unwrap();
    }
    folder
}

fn set(laptop: &Laptop, field: &str, value: Value) {
    let mut settings = laptop.ask("desk", json!({}))["settings"].clone();
    settings[field] = value;
    laptop.ask("set-settings", settings);
}

/// Whose rule, template and playbook are in force: what they call themselves, or how they are marked.
fn whose(laptop: &Laptop) -> [String; 3] {
    let reviewer = Reviewer::of_incident(&laptop.app, "1", "customers", None).unwrap();
    let said = reviewer.review(&Message { text: "The gremlins are out.", ..Message::default() });
    let rule = said.findings.iter().find(|finding| finding.rule == "ours").map(|finding| finding.message.clone());
    let word = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }));
    let desk = laptop.ask("desk", json!({}));
    let shop = desk["playbooks"].as_array().unwrap().iter().find(|playbook| playbook["name"] == "shop");
    let origin = shop.map_or("none".to_owned(), |shop| text(&shop["origin"]));
    [rule.unwrap_or("none".to_owned()), text(&word["title"]), origin]
}

#[test]
fn a_teams_folder_lies_over_what_is_built_in_and_the_users_over_both() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    assert_eq!(whose(&laptop), ["none", "First word", "none"]);
    let team = team(&laptop);
    set(&laptop, "team", json!(team));
    assert_eq!(whose(&laptop), ["Team", "Team", "team"]);
    for (file, text) in [("rules/ours.md", RULE), ("templates/any/first-word.md", FIRST_WORD)] {
        laptop.put(&format!("library/{file}"), &text.replace("WHOSE", "Mine"));
    }
    laptop.put("library/playbooks/shop.toml", "");
    assert_eq!(whose(&laptop), ["Mine", "Mine", "none"], "the user's own, and what the user switched off");
    let laptop = laptop.reopened();
    assert_eq!(whose(&laptop), ["Mine", "Mine", "none"]);
    set(&laptop, "team", json!(""));
    assert_eq!(laptop.ask("desk", json!({}))["faults"], json!([]));
}

#[test]
fn a_team_whose_folder_is_gone_is_said_and_one_that_never_was_is_refused() {
    let laptop = Laptop::new();
    let mut settings = laptop.ask("desk", json!({}))["settings"].clone();
    for nowhere in [json!(laptop.file("nowhere")), json!("team"), json!("../..")] {
        settings["team"] = nowhere;
        assert_eq!(laptop.refused("set-settings", settings.clone()).code, "team");
    }
    let team = team(&laptop);
    set(&laptop, "team", json!(team));
    std::fs::rename(&team, laptop.file("moved")).unwrap();
    let faults = laptop.ask("desk", json!({}))["faults"].clone();
    assert_eq!(faults.as_array().unwrap().len(), 1);
    assert!(text(&faults[0]).ends_with("team: the team's folder is not there, so none of its files is in force"));
    set(&laptop, "me", json!("Ann"));
    laptop.declare("Cards", "SEV1");
}

#[test]
fn a_saved_file_is_noticed_once_and_told_to_the_window() {
    let laptop = Laptop::new();
    let told = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&told);
    laptop.app.on_change(Box::new(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
    }));
    laptop.app.poll_other_writers();
    let before = told.load(Ordering::SeqCst);
    assert!(!laptop.app.poll_other_writers());
    laptop.put("library/templates/any/first-word.md", &FIRST_WORD.replace("WHOSE", "Mine"));
    assert!(laptop.app.poll_other_writers());
    assert!(!laptop.app.poll_other_writers());
    assert_eq!(told.load(Ordering::SeqCst), before + 1);
    laptop.declare("Cards", "SEV1");
    assert_eq!(whose(&laptop)[1], "Mine");
}

#[test]
fn rules_with_faults_are_named_at_the_desk_and_the_built_in_one_stays_in_force() {
    let laptop = Laptop::with_files(&[
        (
            "library/rules/minimising.md",
            "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\n  \"(\",\n]\n+++\n",
        ),
        ("library/playbooks/large.toml", &"x".repeat((1 << 20) + 1)),
    ]);
    laptop.declare("Cards", "SEV1");
    let faults = laptop.ask("desk", json!({}))["faults"].clone();
    let faults: Vec<_> = faults.as_array().unwrap().iter().map(text).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].ends_with("large.toml: it is longer than 1 MiB"), "{}", faults[0]);
    assert!(faults[1].contains("minimising.md: line 5: the pattern is not a regular expression"), "{}", faults[1]);
    let reviewer = Reviewer::of_incident(&laptop.app, "1", "customers", None).unwrap();
    let said = reviewer.review(&Message { text: "Some users cannot pay.", ..Message::default() });
    assert!(said.findings.iter().any(|finding| finding.rule == "minimising"));
    assert_eq!(reviewer.faults().len(), 1);
}
