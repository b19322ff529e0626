//! Importing a status page's history, written by hand as JSON lines.

use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn record(id: &str, title: &str, end: &str, more: Value) -> Value {
    let mut record = json!({
        "id": id, "title": title, "url": format!("https://status.example.com/incidents/{id}"), "impact": "minor",
        "started_at": "2026-03-02T09:00:00Z", "resolved_at": end, "components": ["API"],
        "updates": [
            { "at": "2026-03-02T09:05:00Z", "status": "Investigating", "message": "We look. Next update in 30 minutes." },
            { "at": "2026-03-02T09:25:00Z", "status": "Resolved", "message": "It is over." },
        ],
    });
    record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    record
}

fn lines(records: &[Value]) -> String {
    records.iter().map(|record| format!("{record}\n")).collect()
}

fn plain() -> Value {
    record("a1", "API errors", "2026-03-02T09:25:00Z", json!({}))
}

#[test]
fn a_bad_line_is_reported_with_its_place_and_reason_and_the_rest_goes_in() {
    let laptop = Laptop::new();
    let other = record("a2", "Login fails", "2026-03-02T09:25:00Z", json!({}));
    let file = format!(
        "{}\n{{\"id\": \"broken\"\n\n{{\"id\": \"a3\", \"title\": \"\\ud800\"}}\n{{\"id\": \"a4\", \"title\": \"x\"}}\n{other}",
        plain()
    );
    let done = laptop.import(&file);
    assert_eq!((&done["format"], &done["incidents"]), (&json!("statuspage-jsonl"), &json!(2)));
    let faults: Vec<_> = done["faults"].as_array().unwrap().iter().map(text).collect();
    assert!(faults[0].starts_with("line 2: it is not proper JSON: "), "{faults:?}");
    assert!(faults[1].starts_with("line 4: it is not proper JSON: "), "{faults:?}");
    assert_eq!(faults[2], "line 5: it has neither a start nor an update, so it has no place in time");
    assert_eq!(faults.len(), 3);
    assert_eq!(laptop.ask("archive", json!({}))["total"], 2);
    laptop.verify();
}

#[test]
fn an_imported_record_is_history_without_clocks_until_somebody_takes_it_over() {
    let laptop = Laptop::new();
    let mut open = plain();
    open["resolved_at"] = Value::Null;
    open["updates"].as_array_mut().unwrap().pop();
    laptop.import(&lines(&[open]));
    let row = &laptop.ask("archive", json!({}))["rows"][0];
    assert_eq!(
        (&row["reference"], &row["kind"], &row["severity"]),
        (&json!("SP-a1"), &json!("imported"), &json!("SEV3"))
    );
    assert_eq!((&row["declared_at"], &row["updates"]), (&json!("2026-03-02T09:05:00Z"), &json!(1)));
    assert_eq!(laptop.ask("due", json!({})), json!([]));
    assert_eq!(laptop.ask("board", json!({}))["incidents"], json!([]));
    let source = &laptop.show("SP-a1")["source"];
    assert_eq!((&source["components"], &source["impact"]), (&json!(["API"]), &json!("minor")));

    laptop.ask("take-over", json!({ "incident": "sp-a1" }));
    assert_eq!(laptop.ask("board", json!({}))["incidents"][0]["reference"], "SP-a1");
    assert_eq!(laptop.refused("take-over", json!({ "incident": "SP-a1" })).code, "not-imported");
    laptop.verify();
}

#[test]
fn looking_back_works_on_imported_history() {
    let laptop = Laptop::new();
    laptop.import(&lines(&[plain()]));
    for how in ["as_of", "known_at"] {
        let then = laptop.ask("incident", json!({ "incident": "SP-a1", how: "2026-03-02 09:10 UTC" }));
        assert_eq!((&then["card"]["status"], &then["card"]["updates"]), (&json!("investigating"), &json!(1)), "{how}");
    }
    assert_eq!(laptop.show("SP-a1")["card"]["status"], "resolved");
    let promises = &laptop.show("SP-a1")["card"]["promises"];
    assert_eq!((&promises["made"], &promises["kept"]), (&json!(1), &json!(1)), "09:35 was promised, 09:25 it came");
}

#[test]
fn repeating_an_import_adds_nothing() {
    let laptop = Laptop::new();
    let file = lines(&[plain(), record("a2", "Login fails", "2026-03-02T10:00:00Z", json!({}))]);
    let first = laptop.import(&file);
    let exported = laptop.export();
    let again = laptop.import(&file);
    assert_eq!((&again["added"], &again["already"]), (&json!(0), &first["added"]));
    assert_eq!(again["faults"], json!([]));
    assert_eq!(laptop.export(), exported);
    // Neither does a record that stands in the file twice.
    let twice = laptop.import(&lines(&[plain(), plain()]));
    assert_eq!((&twice["added"], &twice["incidents"], &twice["faults"]), (&json!(0), &json!(1), &json!([])));
    laptop.verify();
}

#[test]
fn a_record_that_ends_before_it_begins_is_kept_and_marked() {
    let laptop = Laptop::new();
    let done = laptop.import(&lines(&[plain(), record("a2", "Odd", "2026-03-02T08:00:00Z", json!({}))]));
    assert_eq!((&done["marked"], &done["faults"]), (&json!(1), &json!([])));
    let flaws = laptop.show("SP-a2")["source"]["flaws"].clone();
    assert_eq!(flaws[0], "The record ends (2026-03-02 08:00 UTC) before it begins (2026-03-02 09:00 UTC).");
}

#[test]
fn maintenance_is_a_kind_of_its_own() {
    let laptop = Laptop::new();
    laptop.import(&lines(&[
        plain(),
        record("m1", "Upgrade", "2026-03-02T09:25:00Z", json!({ "impact": "maintenance" })),
    ]));
    let rows = laptop.ask("archive", json!({ "kind": "maintenance" }));
    assert_eq!((&rows["total"], &rows["rows"][0]["title"]), (&json!(1), &json!("Upgrade")));
}

#[test]
fn a_record_that_was_changed_at_its_source_is_reported_and_the_old_one_stays() {
    let laptop = Laptop::new();
    laptop.import(&lines(&[plain()]));
    let before = laptop.export();
    let changed = record("a1", "API errors, some of them", "2026-03-02T09:25:00Z", json!({}));
    let new = record("a2", "Login fails", "2026-03-02T09:25:00Z", json!({}));
    let done = laptop.import(&lines(&[changed, new]));
    assert_eq!(
        done["faults"],
        json!(["line 1: it was changed at its source since it was imported; the one here stays"])
    );
    assert_eq!(laptop.show("SP-a1")["card"]["title"], "API errors");
    assert!(laptop.export().contains(before.trim_end()), "nothing of it was touched");
    assert_eq!(laptop.show("SP-a2")["card"]["title"], "Login fails");
    laptop.verify();
}

#[test]
fn of_two_different_records_of_one_id_in_a_file_the_first_is_taken() {
    let laptop = Laptop::new();
    let changed = record("a1", "API errors, some of them", "2026-03-02T09:25:00Z", json!({}));
    let done = laptop.import(&lines(&[plain(), changed]));
    assert_eq!(done["faults"], json!(["line 2: the file holds another record of this id in line 1, which was taken"]));
    assert_eq!(laptop.show("SP-a1")["card"]["title"], "API errors");
    laptop.verify();
}

#[test]
fn a_file_of_another_kind_is_refused_whole() {
    let laptop = Laptop::new();
    for text in ["", "\n\n", "hello", "[]", "{}", "{\"id\":1}", "\u{0}\u{1}"] {
        let path = laptop.file("other");
        std::fs::write(&path, text).unwrap();
        assert_eq!(laptop.refused("import", json!({ "path": path })).code, "unknown-format", "{text}");
    }
    let failure = laptop.refused("import", json!({ "path": laptop.file("missing") }));
    assert_eq!(failure.code, "unreadable");
    assert!(failure.message.contains("missing"), "{}", failure.message);
}

#[test]
fn what_was_imported_is_found_by_its_words() {
    let laptop = Laptop::new();
    laptop.import(&lines(&[plain()]));
    laptop.app.keep_once().unwrap();
    let hits = laptop.ask("search", json!({ "query": "it is ov" }))["hits"].clone();
    assert_eq!((&hits[0]["reference"], &hits[0]["kind"]), (&json!("SP-a1"), &json!("update-sent")));
    assert_eq!(laptop.ask("archive", json!({ "text": "api sp-a" }))["total"], 1);
}

const PAGE: &str = "---\ntitle: Card payments fail\ndate: 2026-03-02T09:00:00Z\nresolved: true\nresolvedWhen: 2026-03-02T10:00:00Z\nseverity: down\naffected: [Checkout]\n---\nPayments by card failed.\n";

#[test]
fn a_folder_of_a_pages_files_goes_in_whole_and_adds_nothing_the_second_time() {
    let laptop = Laptop::new();
    let put = |name: &str, text: &str| {
        let path = laptop.file("page").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    put("issues/2026-03-02-cards.md", PAGE);
    put("issues/odd.md", &PAGE.replace("T10:00", "T08:00"));
    put("issues/broken.md", &PAGE.replace("2026-03-02T09", "noon"));
    put("issues/_index.md", "---\ntitle: Issues\n---\n");
    put("readme.md", "# Our page\n");
    put(
        "answers/incidents.json",
        "{\"page\": {\"id\": \"p\"}, \"incidents\": [{\"id\": \"x1\", \"name\": \"Login fails\", \"impact\": \"minor\", \"created_at\": \"2026-03-02T09:00:00Z\", \"incident_updates\": [{\"status\": \"investigating\", \"body\": \"We look.\", \"created_at\": \"2026-03-02T09:01:00Z\"}]}, {\"id\": \"x2\"}]}",
    );
    let folder = json!({ "path": laptop.file("page") });
    let done = laptop.ask("import", folder.clone());
    assert_eq!((&done["format"], &done["incidents"], &done["marked"]), (&json!("folder"), &json!(3), &json!(2)));
    assert_eq!(
        done["faults"],
        json!([
            "answers/incidents.json, incident 2 (x2): it has neither a start nor an update, so it has no place in time",
            "issues/broken.md: its date is \u{201c}noon:00:00Z\u{201d}, which is no time",
            "readme.md: no history of a status page is in it",
        ])
    );
    let cards = laptop.show("CS-2026-03-02-cards");
    assert_eq!((&cards["card"]["severity"], &cards["card"]["updates"]), (&json!("SEV1"), &json!(0)));
    assert_eq!((&cards["source"]["source"], &cards["card"]["status"]), (&json!("cstate"), &json!("resolved")));
    assert_eq!(laptop.show("SP-x1")["card"]["status"], "investigating");
    let again = laptop.ask("import", folder);
    assert_eq!((&again["added"], &again["incidents"]), (&json!(0), &json!(3)));

    put("issues/2026-03-02-cards.md", &PAGE.replace("by card", "of all kinds"));
    let changed = laptop.ask("import", json!({ "path": laptop.file("page/issues/2026-03-02-cards.md") }));
    assert_eq!(changed["format"], "cstate");
    assert_eq!(
        changed["faults"],
        json!(["2026-03-02-cards.md: it was changed at its source since it was imported; the one here stays"])
    );
    laptop.verify();
}

#[test]
fn a_folder_without_a_history_is_refused() {
    let laptop = Laptop::new();
    std::fs::create_dir(laptop.file("empty")).unwrap();
    let failure = laptop.refused("import", json!({ "path": laptop.file("empty") }));
    assert_eq!(failure.code, "unknown-format");
    assert!(failure.message.starts_with("In "), "{}", failure.message);
}
