//! What is local to this laptop: settings, problems, backups, and that nothing of it travels.

use foghorn_app::read::desk::Problem;
use serde_json::json;

use crate::support::{Laptop, damage, text, wait_for};

#[test]
fn settings_are_kept_and_stay_on_this_laptop() {
    let laptop = Laptop::new();
    let settings = json!({
        "me": "Grace Hopper", "zone": "Europe/Berlin", "second_zone": "UTC", "theme": "dark", "sound": false,
        "autostart": true, "keep_awake": false, "global_shortcut": false, "playbook": "default", "team": "",
        "heads_up": false, "quiet_from": "22:00", "quiet_until": "07:00", "quiet_severities": ["SEV4"], "shortcut_keys": "ctrl+alt+f",
        "keep_copies_days": 30,
    });
    assert_eq!(laptop.ask("set-settings", settings.clone()), settings);
    let laptop = laptop.reopened();
    let desk = laptop.ask("desk", json!({}));
    assert_eq!((&desk["settings"], &desk["zone"]), (&settings, &json!("Europe/Berlin")));
    assert_eq!(desk["data_dir"], laptop.data().display().to_string());

    // Times are typed in that zone: it is 15:00 there.
    laptop.ask("declare", json!({ "title": "Cards", "at": "14:50" }));
    assert_eq!(laptop.show("1")["card"]["declared_at"], "2026-11-21T13:50:00Z");
    assert_eq!(laptop.show("1")["card"]["commander"], "Grace Hopper");
    assert!(!laptop.export().contains("Europe/Berlin"));
}

#[test]
fn a_setting_that_makes_no_sense_is_refused_and_the_old_ones_stay() {
    let laptop = Laptop::new();
    let before = laptop.ask("desk", json!({}))["settings"].clone();
    for (field, value, code) in [
        ("zone", "Mars/Olympus", "zone"),
        ("second_zone", "CET+25", "zone"),
        ("theme", "pink", "theme"),
        ("playbook", "none such", "no-playbook"),
        ("me", "two\nlines", "me"),
        ("me", "\u{0}", "me"),
        ("quiet_from", "22:00", "quiet-hours"),
        ("shortcut_keys", "n", "shortcut"),
    ] {
        let mut settings = before.clone();
        settings[field] = json!(value);
        assert_eq!(laptop.refused("set-settings", settings).code, code, "{field}");
    }
    for days in [0, 1, 3_651] {
        let mut settings = before.clone();
        settings["keep_copies_days"] = json!(days);
        assert_eq!(laptop.refused("set-settings", settings).code, "keep-copies", "{days} days");
    }
    let mut endless = before.clone();
    endless["me"] = json!("x".repeat(1 << 20));
    assert_eq!(laptop.refused("set-settings", endless).code, "me");
    assert_eq!(laptop.ask("desk", json!({}))["settings"], before);
}

#[test]
fn without_a_name_nobody_commands_by_declaring() {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "", "zone": "UTC" }));
    laptop.declare("Cards", "SEV1");
    assert_eq!(laptop.show("1")["card"]["commander"], json!(null));
}

#[test]
fn a_problem_is_shown_once_until_it_is_settled() {
    let laptop = Laptop::new();
    let problem = |message: &str| Problem { code: "no-notifications".to_owned(), message: message.to_owned() };
    let shown = || laptop.ask("desk", json!({}))["problems"].clone();
    assert_eq!(shown(), json!([]));
    laptop.app.report(problem("No daemon answers."));
    laptop.app.report(problem("No daemon answers."));
    laptop.app.report(problem("The daemon is frozen."));
    assert_eq!(shown(), json!([{ "code": "no-notifications", "message": "The daemon is frozen." }]));
    laptop.app.settled("no-notifications");
    assert_eq!(shown(), json!([]));
}

#[test]
fn a_backup_is_a_whole_data_file_and_overwrites_nothing() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let path = laptop.file("copy.db");
    assert_eq!(laptop.ask("backup", json!({ "path": path }))["path"], path.display().to_string());
    assert!(std::fs::metadata(&path).unwrap().len() > 4_096);
    assert_eq!(laptop.refused("backup", json!({ "path": path })).code, "exists");
    let nowhere = laptop.refused("backup", json!({ "path": laptop.file("no folder").join("copy.db") }));
    assert_eq!(nowhere.code, "unwritable", "{}", nowhere.message);
}

#[test]
fn rebuilding_makes_the_same_lists_again() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.sent("1", &["customers"]);
    let before = (laptop.ask("board", json!({})), laptop.ask("archive", json!({})), laptop.ask("due", json!({})));
    assert_eq!(laptop.ask("rebuild", json!({}))["incidents"], 1);
    assert_eq!(
        (laptop.ask("board", json!({})), laptop.ask("archive", json!({})), laptop.ask("due", json!({}))),
        before
    );
    laptop.verify();
}

#[test]
fn the_archive_is_read_window_by_window() {
    let laptop = Laptop::new();
    for n in 0..7 {
        laptop.declare(&format!("Outage {n}"), if n % 2 == 0 { "SEV1" } else { "SEV4" });
        laptop.pass_minutes(1);
    }
    let (mut titles, mut cursor) = (Vec::new(), json!(null));
    loop {
        let page = laptop.ask("archive", json!({ "limit": 3, "cursor": cursor }));
        assert_eq!(page["total"], 7);
        titles.extend(page["rows"].as_array().unwrap().iter().map(|row| text(&row["title"])));
        cursor = page["next"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert_eq!(titles, (0..7).rev().map(|n| format!("Outage {n}")).collect::<Vec<_>>());
    assert_eq!(laptop.ask("archive", json!({ "severity": "SEV4" }))["total"], 3);
    assert_eq!(laptop.refused("archive", json!({ "cursor": "nowhere" })).code, "cursor");
}

#[test]
fn the_timeline_is_read_window_by_window() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    for n in 0..250 {
        laptop.ask("note", json!({ "incident": "1", "text": format!("line {n}") }));
    }
    let first = laptop.show("1")["timeline"].clone();
    assert_eq!((&first["total"], &first["next"]), (&json!(253), &json!(100)));
    let last = laptop.ask("timeline", json!({ "incident": "1", "from": 200, "limit": 500 }));
    assert_eq!((last["items"].as_array().unwrap().len(), &last["next"]), (53, &json!(null)));
    assert_eq!(last["items"][49]["text"], "line 0");
}

#[test]
fn after_damage_lists_show_what_was_written_since_the_snapshot() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV2");
    laptop.app.keep_once().unwrap();
    let keeper = laptop.app.start_keeper();
    laptop.ask("change-status", json!({ "incident": "1", "status": "identified" }));
    // What was written since the snapshot is copied away beside it every ten minutes.
    wait_for(|| {
        laptop.pass_minutes(11);
        laptop.ask("note", json!({ "incident": "1", "text": "Nothing new" }));
        files(&laptop.data().join("snapshots")).iter().any(|name| name.contains("jsonl")).then_some(())
    });
    drop(keeper);
    let laptop = laptop.reopened_after(|data| {
        let live = data.join("live");
        for name in files(&live).iter().filter(|name| name.contains(".db")) {
            damage(&live.join(name), &[b'x'; 50_000]);
        }
    });
    let problem = laptop.ask("desk", json!({}))["problems"][0].clone();
    assert_eq!(problem["code"], "salvaged", "{problem}");
    assert!(text(&problem["message"]).contains("set aside as"), "{problem}");
    assert_eq!(laptop.ask("board", json!({}))["incidents"][0]["status"], "identified");
    laptop.verify();
}

fn files(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}
