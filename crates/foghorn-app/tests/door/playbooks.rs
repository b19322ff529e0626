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
    let all = playbooks.iter().map(|playbook| (text(&playbook["name"]), text(&playbook["origin"])));
    // The others that ship have their own test.
    all.filter(|(name, origin)| origin == "yours" || name == "default").collect()
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
    assert!(failure.message.contains("default, e-commerce"), "{}", failure.message);
}

#[test]
fn an_empty_file_switches_a_playbook_off() {
    let laptop = Laptop::with_files(&[(DEFAULT, " \n"), ("library/playbooks/shop.toml", &playbook("A shop", "7m"))]);
    assert_eq!(chosen(&laptop), [pair("shop", "yours")]);
    let failure = laptop.refused("declare", json!({ "title": "Cards" }));
    assert_eq!(failure.code, "no-playbook");
    assert!(failure.message.contains("small-team"), "{}", failure.message);
    for playbook in laptop.ask("desk", json!({}))["playbooks"].as_array().unwrap() {
        laptop.put(&format!("library/playbooks/{}.toml", text(&playbook["name"])), "");
    }
    assert_eq!(laptop.ask("desk", json!({}))["playbooks"], json!([]));
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
    let faults = laptop.ask("desk", json!({}))["faults"].clone();
    assert_eq!(faults.as_array().unwrap().len(), 3, "a name, what it is about, and somebody: {faults}");
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

#[test]
fn all_that_ship_can_be_declared_with_and_are_without_fault() {
    let laptop = Laptop::new();
    let desk = laptop.ask("desk", json!({}));
    assert_eq!((&desk["faults"], desk["playbooks"].as_array().unwrap().len()), (&json!([]), 12));
    for playbook in desk["playbooks"].as_array().unwrap() {
        let name = text(&playbook["name"]);
        let declared =
            laptop.ask("declare", json!({ "title": "Cards", "severity": "SEV1", "playbook": playbook["name"] }));
        assert_eq!(laptop.show(&text(&declared["reference"]))["playbook"], name);
        let page = laptop.ask("library-page", json!({ "kind": "playbook", "name": name }))["playbook"].clone();
        assert!(page["checklists"].as_array().unwrap().len() > 5, "{name}");
        for preferred in page["preferred"].as_array().unwrap() {
            assert!(preferred["title"].is_string(), "{name} prefers what is not there: {preferred}");
        }
    }
    laptop.verify();
}

#[test]
fn what_another_playbook_changes_is_told_before_it_is_applied_and_undone_after() {
    let laptop = Laptop::new();
    laptop.declare("Transfers fail", "SEV1");
    laptop.sent("1", &["customers", "support"]);
    laptop.ask("do-item", json!({ "incident": "1", "item": "first-minutes/roles" }));
    laptop.pass_minutes(12);
    let finance = json!({ "incident": "1", "playbook": "finance" });
    let told = laptop.ask("playbook-difference", finance.clone());
    assert_eq!((&told["from"], &told["to"], &told["in_force"]), (&json!("default"), &json!("finance"), &json!(false)));
    assert_eq!(
        told["stakeholders"],
        json!([{ "stakeholder": "risk", "name": "Risk and compliance", "way": "comes", "told": false }])
    );
    let board = json!({
        "stakeholder": "board", "name": "Board", "severity": "SEV1", "beat": "first word",
        "before": "2 h", "after": "1 h",
    });
    assert!(told["cadences"].as_array().unwrap().contains(&board), "{}", told["cadences"]);
    let due = |whom: &str| told["dues"].as_array().unwrap().iter().find(|due| due["stakeholder"] == whom).cloned();
    let risk = due("risk").unwrap();
    assert_eq!((&risk["before"], &risk["after"]), (&Value::Null, &json!("2026-11-21T14:27:00Z")));
    assert_eq!(due("board").unwrap()["after"], "2026-11-21T15:00:00Z");
    let payments = told["lists"].as_array().unwrap().iter().find(|list| list["id"] == "payments").unwrap();
    assert_eq!((&payments["way"], payments["come"].as_array().unwrap().len()), (&json!("comes"), 6));
    assert_eq!(told["deadlines"][0]["name"], "DORA, initial notice");
    assert!(text(&told["approval"]["after"]).starts_with("at SEV1, SEV2 words to Board"), "{}", told["approval"]);
    assert_eq!(laptop.show("1")["playbook"], "default", "nothing is applied by asking");

    let before = laptop.show("1")["card"]["clocks"].clone();
    laptop.ask("apply-playbook", finance.clone());
    assert_eq!(laptop.show("1")["playbook"], "finance");
    assert_eq!(laptop.timeline("1")[0], "Playbook finance applied");
    assert_eq!(laptop.clock_of("1", "risk")["due_at"], risk["after"]);
    let todo = laptop.ask("todo", json!({ "incident": "1" }));
    assert_eq!(todo["lists"][0]["things"][1]["state"], "done", "what is done stays done");
    assert_eq!(laptop.ask("playbook-difference", finance.clone())["in_force"], true);
    assert_eq!(laptop.refused("apply-playbook", finance).code, "already");
    laptop.ask("undo", json!({ "incident": "1" }));
    assert_eq!((&laptop.show("1")["playbook"], &laptop.show("1")["card"]["clocks"]), (&json!("default"), &before));
    let none = json!({ "incident": "1", "playbook": "bank" });
    assert_eq!(laptop.refused("playbook-difference", none.clone()).code, "no-playbook");
    assert_eq!(laptop.refused("apply-playbook", none).code, "no-playbook");
    laptop.verify();
}

#[test]
fn a_word_starts_from_the_template_that_the_playbook_prefers() {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "Records copied", "severity": "SEV2", "playbook": "data-breach" }));
    let word = |whom: &str| laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": whom }));
    let customers = word("customers");
    assert_eq!(
        (&customers["template"], &customers["occasion"]),
        (&json!("any/holding-statement"), &json!("holding-statement"))
    );
    let legal = word("legal");
    assert_eq!((&legal["template"], &legal["occasion"]), (&json!("executives/brief"), &json!("first-word")));
    assert_eq!(legal["choices"][0]["template"], "executives/brief");
    assert_eq!(word("executives")["template"], "executives/brief");
    // Opened in the workshop, and written anew from the same.
    let draft = laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "legal" }));
    assert_eq!(draft["template"], "executives/brief");
    assert_eq!(laptop.ask("rewrite-draft", json!({ "draft": draft["draft"] }))["template"], "executives/brief");
    // Asked for by name, an occasion stays what it is.
    let asked = json!({ "incident": "1", "stakeholder": "customers", "occasion": "first-word" });
    assert_eq!(laptop.ask("suggest-word", asked)["occasion"], "first-word");
    laptop.declare("Cards", "SEV2");
    let usual = laptop.ask("suggest-word", json!({ "incident": "2", "stakeholder": "customers" }));
    assert_eq!(usual["template"], "any/first-word");
}

#[test]
fn a_preference_that_leads_nowhere_is_named_and_costs_no_word() {
    let astray = playbook("A shop", "7m")
        + "[[prefer]]\nstakeholder = \"customers\"\ntemplate = \"any/nothing\"\n[[prefer]]\noccasion = \"forst-word\"\ntemplate = \"any/sms\"\n";
    let laptop = Laptop::with_files(&[("library/playbooks/shop.toml", &astray)]);
    let view = laptop.ask("library", json!({}));
    let faults: Vec<_> = view["faults"].as_array().unwrap().iter().map(|fault| text(&fault["reason"])).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert_eq!(faults[0], "there is no template \u{201c}any/nothing\u{201d} in force");
    assert!(faults[1].starts_with("\u{201c}forst-word\u{201d} is not an occasion"), "{}", faults[1]);
    assert!(view["faults"].as_array().unwrap().iter().all(|fault| fault["in_force"] == true));
    laptop.ask("declare", json!({ "title": "Cards", "severity": "SEV1", "playbook": "shop" }));
    let word = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }));
    assert_eq!(word["template"], "any/first-word");
}

#[test]
fn what_the_playbook_offers_to_those_who_were_hurt_is_listed() {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "Cards", "playbook": "finance" }));
    let models = laptop.ask("compensations", json!({ "incident": "1" }));
    assert_eq!((&models[0]["id"], &models[0]["name"]), (&json!("fees"), &json!("Fees waived")));
    laptop.ask("approve-compensation", json!({ "incident": "1", "what": models[0]["offer"], "by": "Mara" }));
    assert!(laptop.timeline("1")[0].contains("every fee waived"), "{}", laptop.timeline("1")[0]);
}

#[test]
fn planned_work_that_is_taken_over_keeps_its_playbook() {
    let laptop = Laptop::new();
    let planned =
        json!({ "title": "Upgrade", "kind": "maintenance", "severity": "SEV3", "playbook": "planned-maintenance" });
    laptop.ask("declare", planned);
    laptop.ask("take-over", json!({ "incident": "1" }));
    assert_eq!(laptop.show("1")["playbook"], "planned-maintenance");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:30:00Z");
}
