//! Export and import of the log itself: byte for byte, in any order, any number of times.

use foghorn_app::Changed;
use serde_json::json;

use crate::support::{Laptop, text};

#[test]
fn an_export_imports_back_to_the_same_log_byte_for_byte() {
    let mine = Laptop::new();
    mine.declare("Cards <img src=x onerror=alert(1)> \u{202e}", "SEV1");
    mine.sent("1", &["customers", "support"]);
    mine.ask("note", json!({ "incident": "1", "text": "Zwei Zeilen:\n\t\u{1f4a5} und \\u0000 \"in\" Zeichen" }));
    mine.ask("undo", json!({ "incident": "1" }));
    mine.declare("Login", "SEV3");
    let exported = mine.export();
    let yours = Laptop::new();
    let done = yours.import(&exported);
    assert_eq!(
        (&done["format"], &done["incidents"], &done["faults"]),
        (&json!("foghorn-jsonl"), &json!(2), &json!([]))
    );
    assert_eq!(yours.export(), exported);
    for reference in ["INC-1", "INC-2"] {
        let (here, there) = (mine.show(reference), yours.show(reference));
        assert_eq!(
            (&here["card"], &here["timeline"], &here["facts"]),
            (&there["card"], &there["timeline"], &there["facts"])
        );
    }
    yours.verify();
}

#[test]
fn one_incident_can_be_exported_alone_and_no_file_is_overwritten() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    mine.declare("Login", "SEV3");
    let path = mine.file("one.jsonl");
    let done = mine.ask("export", json!({ "path": path, "incident": "INC-2" }));
    assert_eq!(done["incidents"], 1);
    let yours = Laptop::new();
    yours.ask("import", json!({ "path": path }));
    assert_eq!(yours.ask("archive", json!({}))["rows"][0]["title"], "Login");
    let refused = mine.refused("export", json!({ "path": path }));
    assert_eq!(refused.code, "exists");
    assert!(refused.message.contains("nothing was overwritten"), "{}", refused.message);
    let nowhere = mine.refused("export", json!({ "path": mine.file("no folder").join("x") }));
    assert_eq!(nowhere.code, "unwritable", "{}", nowhere.message);
    for command in ["export", "backup"] {
        assert_eq!(mine.refused(command, json!({ "path": "   " })).code, "unwritable", "a blank is no name");
    }
    mine.refused("export", json!({ "path": mine.file("three"), "incident": "INC-3" }));
    assert!(!mine.file("three").exists(), "half an export is none");
}

#[test]
fn two_laptops_that_both_wrote_show_the_same_after_merging_both_ways() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV2");
    let yours = Laptop::new();
    yours.ask("set-settings", json!({ "me": "Bob", "zone": "UTC" }));
    yours.import(&mine.export());

    // The network between them is gone, and both go on.
    mine.pass_minutes(3);
    mine.ask("change-severity", json!({ "incident": "1", "severity": "SEV1" }));
    mine.sent("1", &["customers", "support"]);
    yours.pass_minutes(4);
    yours.ask("change-status", json!({ "incident": "1", "status": "identified" }));
    yours.ask("note", json!({ "incident": "1", "text": "It is the gateway", "note": "observation" }));
    yours.ask("undo", json!({ "incident": "1" }));
    yours.ask("note", json!({ "incident": "1", "text": "It is the second gateway", "note": "observation" }));

    let (from_mine, from_yours) = (mine.export(), yours.export());
    mine.import(&from_yours);
    yours.import(&from_mine);
    yours.import(&from_mine);
    mine.import(&mine.export());
    assert_eq!(mine.export(), yours.export());
    mine.pass_minutes(1);
    let (here, there) = (mine.show("1"), yours.show("1"));
    for part in ["card", "facts", "roles", "timeline", "stretched"] {
        assert_eq!(here[part], there[part], "{part}");
    }
    assert_eq!((&here["card"]["severity"], &here["card"]["status"]), (&json!("SEV1"), &json!("identified")));
    assert_eq!(here["undo"]["label"], "Update to Customers, Support", "undo takes back what is one's own");
    assert_eq!(there["undo"]["label"], "It is the second gateway");
    mine.verify();
    yours.verify();
}

#[test]
fn references_that_clash_after_a_merge_show_in_their_long_form() {
    let (mine, yours) = (Laptop::new(), Laptop::new());
    mine.declare("Cards", "SEV1");
    yours.declare("Login", "SEV1");
    mine.import(&yours.export());
    let board = mine.ask("board", json!({}));
    let shown: Vec<_> = board["incidents"].as_array().unwrap().iter().map(|card| text(&card["reference"])).collect();
    assert_ne!(shown[0], shown[1]);
    for (reference, card) in shown.iter().zip(board["incidents"].as_array().unwrap()) {
        assert!(reference.starts_with("INC-1-") && reference.len() == "INC-1-xxxx".len(), "{reference}");
        let receipt = mine.ask("note", json!({ "incident": reference.to_lowercase(), "text": "Found" }));
        assert_eq!((&receipt["incident"], &receipt["reference"]), (&card["incident"], &card["reference"]));
        assert_eq!(mine.show(reference)["card"]["title"], card["title"]);
    }
    let ambiguous = mine.refused("note", json!({ "incident": "inc-1", "text": "Which?" }));
    assert_eq!(ambiguous.code, "ambiguous");
    for reference in &shown {
        assert!(ambiguous.message.contains(reference), "{}", ambiguous.message);
    }
    let archived = mine.ask("archive", json!({}));
    assert!(shown.contains(&text(&archived["rows"][0]["reference"])));
    let due = mine.ask("due", json!({}));
    assert!(shown.contains(&text(&due[0]["incident"])));
    assert_eq!(mine.declare("Third", "SEV4"), "INC-2");
    mine.verify();
}

#[test]
fn an_altered_line_is_left_out_and_named() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    mine.ask("note", json!({ "incident": "1", "text": "The truth" }));
    let exported = mine.export();
    let number = exported.lines().position(|line| line.contains("The truth")).unwrap() + 1;
    let yours = Laptop::new();
    let done = yours.import(&exported.replace("The truth", "A lie"));
    let faults = done["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1);
    assert!(text(&faults[0]).starts_with(&format!("line {number}: the entry was altered")), "{faults:?}");
    assert!(!yours.show("1").to_string().contains("A lie"));
    yours.import(&exported);
    assert!(yours.show("1").to_string().contains("The truth"), "the whole file completes it");
    yours.verify();
}

#[test]
fn a_redacted_export_is_filled_by_the_whole_one_and_never_the_other_way() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    mine.ask("change-status", json!({ "incident": "1", "status": "identified" }));
    let whole = mine.export();
    let without_text = |line: &str| match line.split_once(",\"body\":") {
        Some((header, _)) if header.contains("status-changed") => format!("{header}}}\n"),
        _ => format!("{line}\n"),
    };
    let redacted: String = whole.lines().map(without_text).collect();
    let yours = Laptop::new();
    assert_eq!(yours.import(&redacted)["faults"], json!([]));
    assert_eq!(yours.show("1")["card"]["status"], "investigating");
    yours.verify();
    yours.import(&whole);
    assert_eq!(yours.show("1")["card"]["status"], "identified");
    assert_eq!(yours.ask("archive", json!({}))["rows"][0]["status"], "identified", "lists know it, too");
    yours.verify();
    yours.import(&redacted);
    assert_eq!(yours.export(), whole);
}

#[test]
fn a_cancelled_import_is_completed_by_repeating_it() {
    let record = |n: u32| {
        json!({ "id": format!("r{n}"), "title": "API errors", "started_at": "2026-03-02T09:00:00Z", "updates": [
            { "at": "2026-03-02T09:05:00Z", "status": "Investigating", "message": "We look." },
            { "at": "2026-03-02T09:25:00Z", "status": "Resolved", "message": "It is over." },
        ]})
    };
    let file: String = (0..150).map(|n| format!("{}\n", record(n))).collect();
    let laptop = Laptop::new();
    let app = laptop.app.clone();
    laptop.app.on_change(Box::new(move |changed| {
        if matches!(changed, Changed::Progress { .. }) {
            app.dispatch("cancel", json!({})).unwrap();
        }
    }));
    let cut = laptop.import(&file);
    assert_eq!(cut["cancelled"], true);
    let some = laptop.ask("archive", json!({}))["total"].as_u64().unwrap();
    assert!(0 < some && some < 150, "{some} went in");
    laptop.verify();
    let laptop = laptop.reopened();
    let rest = laptop.import(&file);
    assert_eq!((&rest["cancelled"], &rest["faults"]), (&json!(false), &json!([])));
    assert_eq!(laptop.ask("archive", json!({}))["total"], 150);
    let elsewhere = Laptop::new();
    elsewhere.import(&file);
    assert_eq!(laptop.export(), elsewhere.export());
    laptop.verify();
}
