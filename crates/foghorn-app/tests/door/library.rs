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
    laptop.put("settings.toml", "theme = \"light\"\n");
    // Whoever asks first reads the settings anew, and must not keep the news to himself.
    laptop.ask("desk", json!({}));
    assert!(laptop.app.poll_other_writers());
    assert!(!laptop.app.poll_other_writers());
    assert_eq!(told.load(Ordering::SeqCst), before + 2);
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

// ---- The screen ----------------------------------------------------------------------------------------------------

fn list(view: &Value, kind: &str) -> Vec<Value> {
    view[format!("{kind}s")].as_array().unwrap().clone()
}

/// What the list says of one.
#[track_caller]
fn item(laptop: &Laptop, kind: &str, name: &str) -> Value {
    let view = laptop.ask("library", json!({}));
    list(&view, kind).into_iter().find(|item| item["name"] == name).unwrap_or(Value::Null)
}

/// Whose it is, whether it is on, how many faults it has.
#[track_caller]
fn state(laptop: &Laptop, kind: &str, name: &str) -> (String, bool, u64) {
    let item = item(laptop, kind, name);
    (text(&item["origin"]), item["on"].as_bool().unwrap(), item["faults"].as_u64().unwrap())
}

fn is(origin: &str, on: bool, faults: u64) -> (String, bool, u64) {
    (origin.to_owned(), on, faults)
}

fn page(laptop: &Laptop, kind: &str, name: &str) -> Value {
    laptop.ask("library-page", json!({ "kind": kind, "name": name }))
}

#[track_caller]
fn save(laptop: &Laptop, kind: &str, name: &str, text: &str) -> Value {
    laptop.ask("library-save", json!({ "kind": kind, "name": name, "text": text }))
}

fn read(laptop: &Laptop, file: &str) -> Option<String> {
    std::fs::read_to_string(laptop.data().join("library").join(file)).ok()
}

const MINIMISING: &str = "Some users cannot pay.";

fn is_flagged(laptop: &Laptop, text: &str, rule: &str) -> bool {
    let reviewer = Reviewer::at_home(&laptop.app, None).unwrap();
    let said = reviewer.review(&Message { text, ..Message::default() });
    said.findings.iter().any(|finding| finding.rule == rule)
}

#[test]
fn the_library_lists_everything_that_ships_and_nothing_is_written() {
    let laptop = Laptop::new();
    let view = laptop.ask("library", json!({}));
    for (kind, least) in [("rule", 50), ("template", 20), ("playbook", 12)] {
        let items = list(&view, kind);
        assert!(items.len() >= least, "{kind}: {}", items.len());
        for item in &items {
            assert_eq!((&item["on"], &item["origin"], &item["faults"]), (&json!(true), &json!("built in"), &json!(0)));
            assert!(!text(&item["title"]).is_empty() && !text(&item["about"]).is_empty(), "{item}");
        }
    }
    assert_eq!(view["faults"], json!([]));
    let minimising = item(&laptop, "rule", "minimising");
    assert_eq!((&minimising["tag"], &minimising["title"]), (&json!("warning"), &json!("Minimising")));
    assert!(text(&minimising["about"]).starts_with("“Some users”"), "{minimising}");
    assert_eq!(item(&laptop, "rule", "words")["tag"], "words");
    assert_eq!(item(&laptop, "rule", "part-regret")["tag"], "part");
    assert_eq!(item(&laptop, "template", "any/first-word")["tag"], "first-word");
    assert_eq!(read(&laptop, ""), None);
    assert!(!laptop.data().join("library").exists());
}

#[test]
fn a_page_shows_a_rules_words_and_its_examples_with_their_marks() {
    let laptop = Laptop::new();
    let page = page(&laptop, "rule", "minimising");
    assert!(text(&page["html"]).contains("<p>“Some users”") && !text(&page["html"]).contains("<pre>"), "{page}");
    let first = &page["rule"]["examples"][0];
    assert_eq!((&first["shows"], &first["fault"]), (&json!("flags"), &Value::Null));
    assert_eq!(
        first["pieces"],
        json!([{ "text": "Some users", "hit": true }, { "text": " cannot sign in.", "hit": false }])
    );
    assert!(text(&page["text"]).starts_with("+++\nkind = \"existence\""));
    assert_eq!((&page["file"], &page["changes"]), (&Value::Null, &Value::Null));
    assert!(text(&page["own_file"]).ends_with("minimising.md"));
}

#[test]
fn a_page_shows_how_a_template_reads_at_three_turns_and_a_playbooks_cadence() {
    let laptop = Laptop::new();
    let template = page(&laptop, "template", "any/progress")["template"].clone();
    assert_eq!((&template["occasion"], &template["stakeholders"]), (&json!("progress"), &json!([])));
    let previews = template["previews"].as_array().unwrap();
    assert_eq!(previews.len(), 3);
    assert!(text(&previews[0]["html"]).contains("⟦impact⟧"), "{}", previews[0]);
    assert!(text(&previews[1]["html"]).contains("12 % of card payments"), "{}", previews[1]);
    let sms = page(&laptop, "template", "any/sms")["template"].clone();
    assert_eq!((&sms["channel"], &sms["previews"][1]["html"]), (&json!("sms"), &Value::Null), "shown as it is");
    assert_eq!(sms["previews"][1]["limit"], 160);
    let playbook = page(&laptop, "playbook", "default")["playbook"].clone();
    let customers = &playbook["stakeholders"][0];
    assert_eq!((&customers["id"], &customers["required"]), (&json!("customers"), &json!(["status-page"])));
    assert_eq!(
        (&customers["cadence"][0]["first"], &customers["cadence"][3]["after_change"]),
        (&json!("5m"), &json!("1h"))
    );
    let first = &playbook["checklists"][0];
    assert_eq!((&first["id"], &first["phase"]), (&json!("first-minutes"), &json!("first-minutes")));
    assert_eq!((&first["items"][4]["owner"], &first["items"][4]["due"]), (&json!("communications"), &json!("15m")));
    let breach = page(&laptop, "playbook", "data-breach")["playbook"].clone();
    assert_eq!((&breach["deadlines"][0]["id"], &breach["deadlines"][0]["after"]), (&json!("gdpr-33"), &json!("72h")));
    assert_eq!(breach["deadlines"].as_array().unwrap().last().unwrap()["after"], "4 business days");
    assert_eq!(
        breach["preferred"][0],
        json!({
            "stakeholder": "Customers", "occasion": "first-word", "template": "any/holding-statement",
            "title": "Holding statement",
        })
    );
    assert_eq!(breach["compensations"][0]["name"], "Accounts watched");
}

#[test]
fn hostile_words_in_a_page_stay_words() {
    let laptop = Laptop::new();
    let rule = "+++\nkind = \"existence\"\nmessage = \"<b>No</b>\"\npatterns = [\"x\"]\n+++\n# <i>T</i>\n\n\
                <script>alert(1)</script> [a](javascript:alert(1)) ![p](https://example.com/p.png)\n\n\
                ```flags\n«x» <img src=x onerror=alert(1)>\n```\n";
    let page = save(&laptop, "rule", "ours", rule);
    let html = text(&page["html"]);
    for tag in ["<script", "<img", "href=\"javascript", "<i>"] {
        assert!(!html.contains(tag), "{html}");
    }
    assert_eq!(page["item"]["title"], "<i>T</i>", "as it was typed: the screen shows it as text");
    assert_eq!(page["rule"]["message"], "<b>No</b>");
}

#[test]
fn a_customised_rule_is_in_force_at_once_and_resetting_keeps_it_aside() {
    let laptop = Laptop::new();
    let copy = laptop.ask("library-customise", json!({ "kind": "rule", "name": "minimising" }));
    assert_eq!(state(&laptop, "rule", "minimising"), is("yours", true, 0));
    assert_eq!((&copy["changes"], &copy["item"]["beneath"]), (&json!([]), &json!("built in")));
    let (was, now) =
        (text(&copy["text"]), text(&copy["text"]).replace("severity = \"warning\"", "severity = \"error\""));
    let saved = laptop.ask("library-save", json!({ "kind": "rule", "name": "minimising", "text": now, "was": was }));
    assert_eq!((&saved["item"]["tag"], &saved["faults"]), (&json!("error"), &json!([])));
    let changed: Vec<_> = saved["changes"].as_array().unwrap().iter().filter(|line| line["change"] != "same").collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert_eq!(*changed[1], json!({ "change": "added", "line": 3, "text": "severity = \"error\"" }));
    assert_eq!(saved["aside"], json!([]), "what the editor showed is no loss");

    let view = laptop.ask("library-reset", json!({ "kind": "rule", "name": "minimising" }));
    assert_eq!(view["faults"], json!([]));
    assert_eq!(state(&laptop, "rule", "minimising"), is("built in", true, 0));
    assert_eq!(read(&laptop, "rules/minimising.md.bak"), Some(now));
    laptop.ask("library-customise", json!({ "kind": "rule", "name": "minimising" }));
    laptop.ask("library-reset", json!({ "kind": "rule", "name": "minimising" }));
    assert_eq!(read(&laptop, "rules/minimising.md.bak2"), Some(was), "nothing is written over");
    assert_eq!(page(&laptop, "rule", "minimising")["aside"].as_array().unwrap().len(), 2);
}

#[test]
fn a_rule_is_switched_off_and_on_and_ones_own_text_waits_meanwhile() {
    let laptop = Laptop::new();
    let switch = |on: bool| laptop.ask("library-switch", json!({ "kind": "rule", "name": "minimising", "on": on }));
    assert!(is_flagged(&laptop, MINIMISING, "minimising"));
    switch(false);
    assert_eq!(state(&laptop, "rule", "minimising"), is("built in", false, 0));
    assert_eq!(item(&laptop, "rule", "minimising")["title"], "Minimising", "still there to be switched on");
    assert!(!is_flagged(&laptop, MINIMISING, "minimising"));
    assert_eq!(read(&laptop, "rules/minimising.md"), Some(String::new()));
    switch(true);
    assert!(is_flagged(&laptop, MINIMISING, "minimising"));
    assert_eq!(read(&laptop, "rules/minimising.md"), None);

    save(&laptop, "rule", "minimising", RULE);
    switch(false);
    assert_eq!(state(&laptop, "rule", "minimising"), is("yours", false, 0));
    assert!(!is_flagged(&laptop, MINIMISING, "minimising") && !is_flagged(&laptop, "gremlins", "minimising"));
    assert_eq!(page(&laptop, "rule", "minimising")["text"], RULE);
    switch(true);
    switch(true);
    assert!(is_flagged(&laptop, "gremlins", "minimising"));
    assert_eq!(read(&laptop, "rules/minimising.md"), Some(RULE.to_owned()));
    assert_eq!(read(&laptop, "rules/minimising.md.off"), None);
}

#[test]
fn a_faulty_text_is_kept_and_shown_with_its_line_and_the_built_in_one_stays_in_force() {
    let laptop = Laptop::new();
    let faulty = "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\n  \"(\",\n]\n+++\n# Ours\n";
    let page = save(&laptop, "rule", "minimising", faulty);
    assert_eq!((&page["text"], &page["item"]["origin"]), (&json!(faulty), &json!("built in")));
    assert_eq!((&page["item"]["on"], &page["item"]["customised"]), (&json!(true), &json!(true)));
    let fault = &page["faults"][0];
    assert_eq!((&fault["line"], &fault["in_force"]), (&json!(5), &json!(false)));
    assert!(text(&fault["reason"]).contains("not a regular expression"), "{fault}");
    assert!(text(&page["html"]).contains("“Some users”"), "the page is about what is in force");
    assert!(is_flagged(&laptop, MINIMISING, "minimising"));
    assert_eq!(laptop.ask("library", json!({}))["faults"].as_array().unwrap().len(), 1);

    let template = save(&laptop, "template", "any/progress", &FIRST_WORD.replace("Hello.", "\n{{ impct }}"));
    assert_eq!((&template["faults"][0]["line"], &template["item"]["origin"]), (&json!(7), &json!("built in")));
    let playbook = save(&laptop, "playbook", "default", &PLAYBOOK.replace("9m", "soon"));
    assert_eq!((&playbook["faults"][0]["line"], &playbook["item"]["origin"]), (&json!(8), &json!("built in")));
    laptop.declare("Cards", "SEV1");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:05:00Z");

    // One that nothing lies under is listed, so that it can be mended.
    save(&laptop, "rule", "new", faulty);
    assert_eq!(state(&laptop, "rule", "new"), is("yours", false, 1));
    let failure = laptop.refused("library-switch", json!({ "kind": "rule", "name": "new", "on": true }));
    assert_eq!(failure.code, "faulty");
    save(&laptop, "rule", "new", RULE);
    assert_eq!(state(&laptop, "rule", "new"), is("yours", true, 0));
}

#[test]
fn examples_are_tests_and_one_that_fails_is_a_fault_of_a_rule_that_counts_all_the_same() {
    let laptop = Laptop::new();
    let page = save(&laptop, "rule", "ours", &format!("{RULE}\n```allows\nThe gremlins are out.\n```\n"));
    let fault = &page["faults"][0];
    assert_eq!((&fault["line"], &fault["in_force"], &page["item"]["on"]), (&json!(9), &json!(true), &json!(true)));
    assert!(text(&fault["reason"]).starts_with("it should allow this; it found «gremlins»"), "{fault}");
    assert!(text(&page["rule"]["examples"][0]["fault"]).starts_with("it should allow this"));
    assert_eq!(laptop.ask("desk", json!({}))["faults"], json!([]), "the file is in force");
    assert!(is_flagged(&laptop, "gremlins", "ours"));
}

#[test]
fn a_new_template_is_among_the_choices_and_a_copy_can_have_another_name() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let ask = json!({ "kind": "template", "name": "any/progress", "under": "customers/vip" });
    let copy = laptop.ask("library-customise", ask.clone());
    assert_eq!((&copy["item"]["name"], &copy["item"]["beneath"]), (&json!("customers/vip"), &Value::Null));
    assert_eq!(laptop.refused("library-customise", ask).code, "exists");
    save(&laptop, "template", "any/ours", &FIRST_WORD.replace("WHOSE", "To our friends"));
    let choices = laptop.ask("suggest-word", json!({ "incident": "1", "stakeholder": "customers" }))["choices"].clone();
    for name in ["customers/vip", "any/ours"] {
        assert!(choices.as_array().unwrap().iter().any(|choice| choice["template"] == name), "{name}: {choices}");
    }
    laptop.ask("library-reset", json!({ "kind": "template", "name": "any/ours" }));
    assert_eq!(item(&laptop, "template", "any/ours"), Value::Null);
    assert!(read(&laptop, "templates/any/ours.md.bak").is_some());
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_set_aside_and_not_lost() {
    let laptop = Laptop::new();
    save(&laptop, "rule", "ours", RULE);
    laptop.put("library/rules/ours.md", &RULE.replace("gremlins?", "goblins?"));
    let mine = RULE.replace("gremlins?", "trolls?");
    let saved = laptop.ask("library-save", json!({ "kind": "rule", "name": "ours", "text": mine, "was": RULE }));
    assert_eq!(saved["aside"].as_array().unwrap().len(), 1);
    assert!(read(&laptop, "rules/ours.md.bak").unwrap().contains("goblins?"));
    assert_eq!(read(&laptop, "rules/ours.md"), Some(mine.clone()));
    // The same text again, with line ends of another system, is nobody else's.
    let again = json!({ "kind": "rule", "name": "ours", "text": mine, "was": mine.replace('\n', "\r\n") });
    assert_eq!(laptop.ask("library-save", again)["aside"].as_array().unwrap().len(), 1);
}

#[test]
fn names_that_lead_out_of_the_library_are_refused_by_every_command_and_nothing_is_written() {
    let laptop = Laptop::new();
    for name in ["../../outside", "/etc/passwd", "..", "a\\..\\b", "C:x", "nul", "x\0y", "", ".hidden", "a/b"] {
        for kind in ["rule", "playbook"] {
            let ask = json!({ "kind": kind, "name": name, "on": false, "text": RULE });
            for command in ["library-page", "library-switch", "library-customise", "library-save", "library-reset"] {
                let failure = laptop.refused(command, ask.clone());
                assert_eq!(failure.code, "name", "{command} {name:?}: {}", failure.message);
            }
        }
        let under = json!({ "kind": "rule", "name": "minimising", "under": name });
        assert_eq!(laptop.refused("library-customise", under).code, "name", "{name:?}");
    }
    for name in ["progress", "any/../../x", "any/", "../any/x", "any/x/y"] {
        assert_eq!(
            laptop.refused("library-save", json!({ "kind": "template", "name": name, "text": "x" })).code,
            "name"
        );
    }
    assert_eq!(laptop.refused("library-page", json!({ "kind": "rule", "name": "none-such" })).code, "no-file");
    let endless = json!({ "kind": "rule", "name": "ours", "text": "x".repeat((1 << 20) + 1) });
    assert_eq!(laptop.refused("library-save", endless).code, "too-long");
    assert!(!laptop.data().join("library").exists());
}

#[test]
fn the_playbook_in_use_and_lists_that_other_rules_name_are_not_switched_off() {
    let laptop = Laptop::new();
    let off = |kind: &str, name: &str| json!({ "kind": kind, "name": name, "on": false });
    let failure = laptop.refused("library-switch", off("playbook", "default"));
    assert_eq!(failure.code, "in-use");
    assert!(failure.message.ends_with("Choose another in Settings first."), "{}", failure.message);
    assert_eq!(
        laptop.refused("library-save", json!({ "kind": "playbook", "name": "default", "text": " " })).code,
        "in-use"
    );
    assert_eq!(laptop.refused("library-switch", off("rule", "words")).code, "in-use");
    save(&laptop, "playbook", "shop", PLAYBOOK);
    set(&laptop, "playbook", json!("shop"));
    assert_eq!(laptop.refused("library-reset", json!({ "kind": "playbook", "name": "shop" })).code, "in-use");
    laptop.ask("library-switch", off("playbook", "default"));
    laptop.declare("Cards", "SEV1");
    assert_eq!(laptop.show("1")["playbook"], "shop");
}

#[test]
fn what_a_team_switched_off_can_be_switched_on_by_ones_own_copy() {
    let laptop = Laptop::new();
    let team = team(&laptop);
    std::fs::write(team.join("rules/minimising.md"), "").unwrap();
    set(&laptop, "team", json!(team));
    assert_eq!(state(&laptop, "rule", "minimising"), is("built in", false, 0));
    assert_eq!(state(&laptop, "rule", "ours"), is("team", true, 0));
    laptop.ask("library-switch", json!({ "kind": "rule", "name": "minimising", "on": true }));
    assert_eq!(state(&laptop, "rule", "minimising"), is("yours", true, 0));
    assert!(is_flagged(&laptop, MINIMISING, "minimising"));
    laptop.ask("library-switch", json!({ "kind": "rule", "name": "ours", "on": false }));
    assert_eq!(std::fs::read_to_string(team.join("rules/ours.md")).unwrap(), RULE.replace("WHOSE", "Team"));
    let page = page(&laptop, "rule", "ours");
    assert_eq!((&page["item"]["origin"], &page["item"]["on"]), (&json!("team"), &json!(false)));
}

#[test]
fn a_built_in_rule_that_ones_own_list_makes_too_large_is_shown_as_what_it_is() {
    let laptop = Laptop::new();
    let words = |list: &str| format!("+++\nkind = \"words\"\n[words]\ncustomers = [\"{list}\"]\n+++\n# Ours\n");
    laptop.put("library/rules/ours.md", &words("[a-z]{1,29000}"));
    assert_eq!(state(&laptop, "rule", "ours"), is("yours", true, 0), "the list by itself is right");
    assert_eq!(state(&laptop, "rule", "minimising"), is("built in", false, 1));
    let fault = page(&laptop, "rule", "minimising")["faults"][0].clone();
    assert_eq!(fault["file"], "built-in/minimising.md");
    assert!(text(&fault["reason"]).contains("too large"), "{fault}");
    laptop.put("library/rules/ours.md", &words("llamas?"));
    assert_eq!(state(&laptop, "rule", "minimising"), is("built in", true, 0));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_said_and_a_pipe_is_not_waited_for() {
    let laptop = Laptop::new();
    laptop.put("library/rules", "a file where a folder should be");
    let failure = laptop.refused("library-save", json!({ "kind": "rule", "name": "ours", "text": RULE }));
    assert_eq!(failure.code, "unwritable");
    std::fs::create_dir_all(laptop.data().join("library/templates/any")).unwrap();
    let pipe = laptop.data().join("library/templates/any/pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let faults = laptop.ask("library", json!({}))["faults"].clone();
    assert!(text(&faults[0]["reason"]).contains("not an ordinary file"), "{faults}");
}
