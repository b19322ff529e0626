//! Handing over between two laptops: the act, the file, what merges, and who is reminded since.

use foghorn_app::tick::Urgency;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

fn bobs() -> Laptop {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "Bob", "zone": "UTC" }));
    laptop
}

/// A new file's name beside a data folder.
fn file(laptop: &Laptop, name: &str) -> String {
    laptop.file(name).display().to_string()
}

fn save(laptop: &Laptop, name: &str) -> String {
    let path = file(laptop, name);
    laptop.ask("save-brief", json!({ "incident": "1", "path": path }));
    path
}

fn take_in(laptop: &Laptop, path: &str) -> Value {
    laptop.ask("import", json!({ "path": path }))
}

/// Writes a text in the draft to the customers, and answers with the draft's name.
fn write_draft(laptop: &Laptop, words: &str) -> String {
    let view = laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "customers" }));
    laptop.ask("save-draft", json!({ "draft": view["draft"], "text": words, "base": view["version"] }));
    text(&view["draft"])
}

fn versions(laptop: &Laptop, draft: &str) -> Vec<String> {
    let view = laptop.ask("open-draft", json!({ "incident": "1", "stakeholder": "customers", "draft": draft }));
    let version = |line: &Value| {
        text(&laptop.ask("draft-version", json!({ "draft": draft, "version": line["version"] }))["text"])
    };
    view["versions"].as_array().unwrap().iter().map(version).collect()
}

fn reminders(laptop: &Laptop) -> Vec<String> {
    laptop.app.tick(None).unwrap().reminders.into_iter().map(|reminder| reminder.summary).collect()
}

#[test]
fn handing_over_brings_log_drafts_and_clocks_and_accepting_takes_command() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    mine.sent("1", &["customers", "support"]);
    let draft = write_draft(&mine, "We are rolling back.");
    mine.pass_minutes(1);
    let path = file(&mine, "inc-1.foghorn");
    let done = mine.ask(
        "hand-over",
        json!({ "incident": "1", "to": "Bob", "note": "vendor at three", "objectives": "cards work", "path": path }),
    );
    assert_eq!((&done["file"]["path"], &done["file"]["without_text"]), (&json!(path), &json!(0)));
    assert_eq!(mine.timeline("1")[0], "Handed over to Bob: vendor at three");

    let yours = bobs();
    yours.pass_minutes(2);
    let about = yours.ask("look-into-brief", json!({ "path": path }));
    let incident = &about["incidents"][0];
    assert_eq!((&about["made_by"], &about["state_as_of"]), (&json!("Ada"), &json!("2026-11-21T14:01:00Z")));
    assert_eq!(incident["entries"], incident["new_entries"]);
    assert_eq!((&incident["title"], &incident["new_drafts"]), (&json!("Cards"), &json!(2)));
    assert_eq!(yours.ask("archive", json!({}))["total"], 0, "looking writes nothing");

    let came = take_in(&yours, &path);
    assert_eq!(
        (&came["format"], &came["drafts"], &came["added"]),
        (&json!("foghorn-brief"), &json!(1), &done["file"]["entries"])
    );
    assert_eq!(yours.show("1")["command"]["offered"]["to"], "Bob");
    yours.ask("accept-command", json!({ "incident": "1" }));
    assert_eq!(yours.timeline("1")[..2], ["Commander: Bob", "Bob took command"]);
    let (here, there) = (mine.clock_of("1", "customers"), yours.clock_of("1", "customers"));
    assert_eq!((&here["due_at"], &here["told_at"]), (&there["due_at"], &there["told_at"]));
    assert_eq!(versions(&yours, &draft)[0], "We are rolling back.");
    assert_eq!(yours.ask("drafts", json!({}))[0]["first_words"], "We are rolling back.");
    yours.verify();

    // The first adds an entry, exports again, and it merges; nothing comes twice.
    mine.ask("note", json!({ "incident": "1", "text": "The vendor called" }));
    let again = save(&mine, "again.foghorn");
    let came = take_in(&yours, &again);
    assert_eq!((&came["added"], &came["drafts"]), (&json!(1), &json!(0)));
    assert!(yours.timeline("1").contains(&"The vendor called".to_owned()));
    assert_eq!(take_in(&yours, &again)["added"], 0);
    // And what the second wrote comes back.
    take_in(&mine, &save(&yours, "back.foghorn"));
    assert_eq!(mine.export(), yours.export());
    mine.verify();
}

#[test]
fn the_outgoing_laptop_reminds_until_it_is_confirmed_and_then_only_watches() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    let waits = |view: &Value| view["command"]["unconfirmed"]["to"].clone();
    mine.ask("hand-over", json!({ "incident": "1", "to": "Bob" }));
    assert_eq!(waits(&mine.show("1")), "Bob");
    mine.pass_minutes(6);
    assert_eq!(reminders(&mine).len(), 1, "a word is due, and nobody said that Bob has it");
    mine.pass_minutes(1);
    mine.ask("confirm-handover", json!({ "incident": "1" }));
    let view = mine.show("1");
    assert_eq!(
        view["card"]["watching"],
        json!({ "since": "2026-11-21T14:07:00Z", "to": "Bob", "as_of": "2026-11-21T14:07:00Z" })
    );
    assert_eq!((&view["card"]["commander"], &waits(&view)), (&json!("Bob"), &Value::Null));
    assert_eq!(mine.ask("board", json!({}))["incidents"][0]["watching"]["to"], "Bob");
    mine.pass_minutes(240);
    let tick = mine.app.tick(None).unwrap();
    assert!(tick.reminders.is_empty() && tick.headline.is_none() && tick.clocks_running == 0, "{tick:?}");
    assert_eq!((tick.watched.len(), tick.speaking.len()), (1, 0), "what stands on the desktop goes");
    assert_eq!(mine.show("1")["offers"], json!([]));
    assert_eq!(mine.ask("due", json!({})), json!([]), "what Bob looks after is not asked of this laptop");
    assert_ne!(mine.ask("due", json!({ "incident": "1" })), json!([]), "where it is named, it is shown");
    assert!(mine.reopened().app.tick(None).unwrap().reminders.is_empty(), "the log remembers it");
}

#[test]
fn who_watches_can_take_command_back_and_is_reminded_again() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    mine.ask("hand-over", json!({ "incident": "1", "to": "Bob" }));
    mine.ask("confirm-handover", json!({ "incident": "1" }));
    mine.pass_minutes(10);
    assert!(reminders(&mine).is_empty());
    mine.ask("accept-command", json!({ "incident": "1" }));
    assert_eq!(mine.show("1")["card"]["watching"], Value::Null);
    assert_eq!(reminders(&mine).len(), 1);
    assert_eq!(mine.refused("accept-command", json!({ "incident": "1" })).code, "already");
    assert_eq!(mine.refused("confirm-handover", json!({ "incident": "1" })).code, "no-handover");
}

#[test]
fn the_laptop_that_accepts_is_reminded_although_the_confirmation_merges_into_its_log() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    mine.ask("hand-over", json!({ "incident": "1", "to": "Bob" }));
    take_in(&yours, &save(&mine, "a.foghorn"));
    yours.ask("accept-command", json!({ "incident": "1" }));
    mine.ask("confirm-handover", json!({ "incident": "1" }));
    take_in(&yours, &save(&mine, "b.foghorn"));
    yours.pass_minutes(6);
    assert_eq!(reminders(&yours).len(), 1);
    assert_eq!(yours.show("1")["card"]["watching"], Value::Null);
    take_in(&mine, &save(&yours, "c.foghorn"));
    assert_eq!(mine.show("1")["card"]["watching"]["to"], "Bob");
}

#[test]
fn three_hours_of_command_are_said_once_and_an_hour_is_offered() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV4");
    mine.pass_minutes(60);
    assert_eq!(mine.show("1")["offers"], json!(["suggest-handover"]));
    assert!(reminders(&mine).is_empty());
    let next = mine.app.tick(None).unwrap().next_at.map(|at| at.to_rfc3339());
    assert_eq!(next.as_deref(), Some("2026-11-21T17:00:00+00:00"));
    mine.pass_minutes(121);
    let reminder = mine.app.tick(None).unwrap().reminders.remove(0);
    assert_eq!((reminder.summary.as_str(), reminder.urgency), ("In command for 3 h: hand over", Urgency::Normal));
    assert_eq!(reminder.body, "INC-1 Cards, since 14:00 UTC");
    mine.app.reminder_intended(&reminder).unwrap();
    mine.app.reminder_shown(&reminder).unwrap();
    mine.pass_minutes(300);
    assert!(reminders(&mine).is_empty(), "once is enough");
    assert!(mine.show("1")["offers"].as_array().unwrap().contains(&json!("warn-handover")));
    mine.ask("hand-over", json!({ "incident": "1", "to": "Bob" }));
    assert!(!mine.show("1")["offers"].as_array().unwrap().contains(&json!("warn-handover")), "it is being done");
}

#[test]
fn drafts_that_grew_apart_become_two_versions_on_both_laptops() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    let draft = write_draft(&mine, "We look.");
    take_in(&yours, &save(&mine, "a.foghorn"));
    mine.pass_minutes(2);
    write_draft(&mine, "We look, says Ada.");
    yours.pass_minutes(3);
    write_draft(&yours, "We look, says Bob.");
    let (from_mine, from_yours) = (save(&mine, "b.foghorn"), save(&yours, "c.foghorn"));
    let came = take_in(&mine, &from_yours);
    assert_eq!((&came["drafts"], &came["diverged"]), (&json!(1), &json!(1)));
    take_in(&yours, &from_mine);
    for laptop in [&mine, &yours] {
        let versions = versions(laptop, &draft);
        assert_eq!(versions[0], "We look, says Bob.", "what was saved last is on top");
        assert!(versions.contains(&"We look, says Ada.".to_owned()), "{versions:?}");
        assert_eq!(versions.len(), 4, "{versions:?}");
    }
    assert_eq!(take_in(&mine, &from_yours)["drafts"], 0);
    assert_eq!(take_in(&mine, &save(&mine, "d.foghorn"))["drafts"], 0, "one's own file brings nothing");
}

#[test]
fn a_draft_that_was_discarded_here_does_not_come_back_unless_somebody_wrote_on_in_it() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    let draft = write_draft(&mine, "We look.");
    let first = save(&mine, "a.foghorn");
    take_in(&yours, &first);
    yours.ask("discard-draft", json!({ "draft": draft }));
    assert_eq!(take_in(&yours, &first)["drafts"], 0);
    assert_eq!(yours.ask("drafts", json!({})), json!([]));
    mine.pass_minutes(5);
    write_draft(&mine, "We found it.");
    take_in(&yours, &save(&mine, "b.foghorn"));
    assert_eq!(yours.ask("drafts", json!({}))[0]["first_words"], "We found it.");
}

#[test]
fn a_text_that_was_expunged_takes_its_draft_along_on_the_other_laptop_too() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    let draft = write_draft(&mine, "The password is hunter2.");
    let whole = save(&mine, "a.foghorn");
    take_in(&yours, &whole);
    mine.ask(
        "send",
        json!({ "incident": "1", "text": "The password is hunter2.", "draft": draft, "deliveries": [{ "stakeholder": "customers" }] }),
    );
    take_in(&yours, &save(&mine, "b.foghorn"));
    let entry = mine.show("1")["timeline"]["items"][0]["entry"].clone();
    mine.ask("expunge", json!({ "incident": "1", "entry": entry, "why": "a password" }));
    let path = save(&mine, "c.foghorn");
    assert!(!std::fs::read_to_string(&path).unwrap().contains("hunter2"));
    take_in(&yours, &path);
    take_in(&yours, &whole);
    for laptop in [&mine, &yours] {
        assert!(!std::fs::read_to_string(save(laptop, "d.foghorn")).unwrap().contains("hunter2"));
        laptop.verify();
    }
}

#[test]
fn a_brief_with_a_passphrase_opens_with_it_alone() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    let path = file(&mine, "locked.foghorn");
    let saved = mine.ask("save-brief", json!({ "incident": "1", "path": path, "passphrase": "drei Möwen" }));
    assert_eq!(saved["encrypted"], true);
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt ") && !bytes.windows(5).any(|part| part == b"Cards"));
    assert_eq!(yours.refused("import", json!({ "path": path })).code, "passphrase-needed");
    let wrong = yours.refused("import", json!({ "path": path, "passphrase": "zwei Möwen" }));
    assert_eq!((wrong.code.as_str(), wrong.message.contains("Nothing was taken in")), ("passphrase", true));
    let mut cut = bytes.clone();
    cut.truncate(bytes.len() - 10);
    std::fs::write(file(&mine, "cut.foghorn"), cut).unwrap();
    let damaged = yours.refused("import", json!({ "path": file(&mine, "cut.foghorn"), "passphrase": "drei Möwen" }));
    assert_eq!(damaged.code, "damaged-brief", "{}", damaged.message);
    assert_eq!(yours.ask("archive", json!({}))["total"], 0);
    assert_eq!(yours.ask("import", json!({ "path": path, "passphrase": "drei Möwen" }))["incidents"], 1);
    let page = mine.refused("save-brief", json!({ "incident": "1", "path": file(&mine, "x.html"), "passphrase": "x" }));
    assert_eq!(page.code, "not-encrypted");
    assert!(!mine.file("x.html").exists());
}

#[test]
fn a_strangers_file_cannot_ask_for_all_the_memory() {
    let yours = bobs();
    let path = file(&yours, "greedy.foghorn");
    let salt = "AAAAAAAAAAAAAAAAAAAAAA";
    let body = "A".repeat(43);
    let header = format!("age-encryption.org/v1\n-> scrypt {salt} 30\n{body}\n--- {body}\n");
    std::fs::write(&path, [header.as_bytes(), &[0; 64]].concat()).unwrap();
    let refused = yours.refused("look-into-brief", json!({ "path": path, "passphrase": "x" }));
    assert!(
        ["excessive-work", "damaged-brief"].contains(&refused.code.as_str()),
        "{}: {}",
        refused.code,
        refused.message
    );
}

#[test]
fn what_is_left_out_merges_and_is_filled_by_a_whole_copy() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    mine.ask("note", json!({ "incident": "1", "text": "Our vendor is Acme" }));
    write_draft(&mine, "We look.");
    let path = file(&mine, "shared.foghorn");
    let saved = mine.ask("save-brief", json!({ "incident": "1", "path": path, "without": ["notes", "drafts"] }));
    assert_eq!((&saved["without_text"], &saved["drafts"]), (&json!(1), &json!(0)));
    assert!(!std::fs::read_to_string(&path).unwrap().contains("Acme"));
    let about = yours.ask("look-into-brief", json!({ "path": path }));
    assert_eq!(about["left_out"], json!(["notes", "drafts"]));
    take_in(&yours, &path);
    assert_eq!(yours.timeline("1")[0], "(removed)");
    yours.verify();
    let came = take_in(&yours, &save(&mine, "whole.foghorn"));
    assert_eq!((&came["filled"], &came["added"], &came["drafts"]), (&json!(1), &json!(0), &json!(1)));
    assert_eq!(yours.timeline("1")[0], "Our vendor is Acme");
    assert_eq!(mine.export(), yours.export());
    let nameless = file(&mine, "nameless.foghorn");
    mine.ask("save-brief", json!({ "incident": "1", "path": nameless, "without": ["names"] }));
    assert!(!std::fs::read_to_string(&nameless).unwrap().contains("Ada"));
}

#[test]
fn a_file_that_is_not_sound_is_refused_with_its_place_and_nothing_of_it_goes_in() {
    let (mine, yours) = (Laptop::new(), bobs());
    mine.declare("Cards", "SEV1");
    mine.ask("note", json!({ "incident": "1", "text": "The truth" }));
    write_draft(&mine, "We look.");
    let whole = std::fs::read_to_string(save(&mine, "a.foghorn")).unwrap();
    let refuse = |name: &str, bytes: &[u8]| {
        let path = file(&yours, name);
        std::fs::write(&path, bytes).unwrap();
        let failure = yours.refused("import", json!({ "path": path }));
        assert_eq!(yours.ask("archive", json!({}))["total"], 0, "{name}: {}", failure.message);
        assert_eq!(yours.refused("look-into-brief", json!({ "path": path })).message, failure.message);
        std::fs::remove_file(path).unwrap();
        failure
    };
    let altered = refuse("x.foghorn", whole.replace("The truth", "A lie....").as_bytes());
    assert_eq!(altered.code, "damaged-brief");
    assert!(
        altered.message.contains("line ") && altered.message.contains("the entry was altered"),
        "{}",
        altered.message
    );
    let cut = refuse("x.foghorn", &whole.as_bytes()[..whole.len() / 2]);
    assert!(cut.message.contains("a part of it is missing") || cut.message.contains("line "), "{}", cut.message);
    // Its head damaged, it looks like an export; by its name it is a brief all the same.
    let headless: String = whole.lines().skip(1).map(|line| format!("{line}\n")).collect();
    assert!(refuse("x.foghorn", headless.as_bytes()).message.contains("line 1"));
    refuse("x.foghorn", b"");
    refuse("x.foghorn", b"SQLite format 3\0");
    // Under another name the head tells.
    assert_eq!(refuse("brief.txt", whole.replace("The truth", "A lie....").as_bytes()).code, "damaged-brief");
    // A sound file with a draft that is none: the seal is right, and it is refused all the same.
    let (body, _) = whole.rsplit_once("{\"sha256\"").unwrap();
    let body = body.replace(r#"\"text\":\"We look.\""#, r#"\"tixt\":\"We look.\""#);
    let seal = foghorn_app::core::entry::sha256_hex(body.as_bytes());
    let odd = refuse("x.foghorn", format!("{body}{{\"sha256\":\"{seal}\"}}\n").as_bytes());
    assert!(odd.message.contains("its draft is in a form that this Foghorn does not know"), "{}", odd.message);
}

#[test]
fn a_taken_name_refuses_the_act_and_the_file() {
    let mine = Laptop::new();
    mine.declare("Cards", "SEV1");
    let path = save(&mine, "a.foghorn");
    let before = mine.timeline("1").len();
    let taken = mine.refused("hand-over", json!({ "incident": "1", "to": "Bob", "path": path }));
    assert_eq!((taken.code.as_str(), mine.timeline("1").len()), ("exists", before));
    let odd = mine.refused("save-brief", json!({ "incident": "1", "path": file(&mine, "a.txt") }));
    assert_eq!(odd.code, "ending");
    mine.refused("save-brief", json!({ "incident": "9", "path": file(&mine, "nine.foghorn") }));
    assert!(!mine.file("nine.foghorn").exists(), "half a brief is none");
    mine.refused("hand-over", json!({ "incident": "1", "to": " ", "path": file(&mine, "blank.foghorn") }));
    assert!(!mine.file("blank.foghorn").exists());
}

#[test]
fn the_brief_has_every_section_and_hostile_text_stays_text() {
    let mine = Laptop::new();
    let hostile = "<script>alert(1)</script> *b* [x](javascript:1)\n# no heading \u{202e}";
    mine.ask("declare", json!({ "title": hostile, "severity": "SEV1" }));
    mine.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": hostile }));
    mine.ask("note", json!({ "incident": "1", "text": hostile, "note": "decision" }));
    mine.ask("ask-for", json!({ "incident": "1", "who": "Bob", "what": "check latency", "minutes": 3 }));
    mine.ask("add-item", json!({ "incident": "1", "text": "Call the vendor" }));
    mine.ask(
        "send",
        json!({ "incident": "1", "text": "x", "deliveries": [{ "stakeholder": "customers" }], "promise": { "at": "in 10 min" } }),
    );
    write_draft(&mine, "We look.");
    mine.ask(
        "hand-over",
        json!({ "incident": "1", "to": "Bob", "objectives": "cards work", "exit_criteria": hostile }),
    );
    mine.pass_minutes(30);
    let brief = mine.ask("brief", json!({ "incident": "1" }));
    let (markdown, page) = (text(&brief["markdown"]), text(&brief["page"]));
    for said in [
        "## Situation",
        "**Severity:** SEV1",
        "## Impact",
        "**Objectives:** cards work",
        "## Known and not known",
        "**Not known:** not stated",
        "**Decision:** ",
        "Asked Bob: check latency, by 14:03 UTC **late**",
        "More to do: Call the vendor",
        "**Customers:** due 14:10 UTC **overdue by 20 min**, last told 14:00 UTC",
        "**Customers:** a word by 14:10 UTC **late**, promised 14:00 UTC",
        "**Commander:** Ada since 14:00 UTC",
        "## Drafts open",
        "State as of 14:00 UTC. Made 14:30 UTC by Ada.",
    ] {
        assert!(markdown.contains(said), "{said} is missing in:\n{markdown}");
    }
    assert_eq!(markdown.lines().filter(|line| line.starts_with('#')).count(), 11, "no heading of theirs");
    assert!(!page.contains("<script") && !page.contains("href") && page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains('\u{202e}'));
    for nothing in ["src=", "url(", "@import", "http:", "https:"] {
        assert!(!page.contains(nothing), "the page loads nothing: {nothing}");
    }
    let shared = mine.ask("brief", json!({ "incident": "1", "without": ["names", "notes", "drafts"] }));
    let shared = text(&shared["markdown"]);
    for name in ["Ada", "Bob", "cards work", "We look"] {
        assert!(!shared.contains(name), "{name} stands in:\n{shared}");
    }
    let path = file(&mine, "brief.html");
    mine.ask("save-brief", json!({ "incident": "1", "path": path }));
    assert_eq!(std::fs::read_to_string(path).unwrap(), page);
}
