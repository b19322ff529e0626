//! Hostile text: in any field it is kept as text, or refused with a reason that a person can act on.

use foghorn_app::core::StakeholderId;
use foghorn_drafts::clean::one_line;
use foghorn_exchange::copies::plain;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

const HOSTILE: [&str; 5] = [
    "<img src=x onerror=alert(1)>&amp;</script>",
    "\u{202e}gnp.exe\u{2066} \u{200b}\u{feff}",
    "'; DROP TABLE headers; --\u{1b}[2J\u{7}",
    "${jndi:ldap://x} {{7*7}} %s%n ⟦impact⟧",
    "\u{1f469}\u{200d}\u{1f4bb} e\u{301} \u{fdfd} ﷽ \u{10ffff}",
];

#[test]
fn hostile_text_is_kept_as_it_was_typed() {
    let laptop = Laptop::new();
    for hostile in HOSTILE {
        let reference = text(&laptop.ask("declare", json!({ "title": format!("Title {hostile}") }))["reference"]);
        let on = |more: Value| {
            let mut payload = more;
            payload["incident"] = json!(reference);
            payload
        };
        laptop.ask("state-fact", on(json!({ "fact": "impact", "text": hostile })));
        laptop.ask("note", on(json!({ "text": format!("{hostile}\nsecond line") })));
        laptop.ask("assign-role", on(json!({ "role": "expert", "person": format!("Eve {hostile}") })));
        laptop.ask("send", on(json!({ "text": hostile, "deliveries": [{ "stakeholder": "customers" }] })));
        laptop.ask("hold", on(json!({ "until": "15:00", "reason": hostile })));
        let view = laptop.show(&reference);
        assert_eq!(view["facts"][0]["text"], hostile);
        let lines = view["timeline"]["items"].as_array().unwrap();
        assert!(lines.iter().any(|line| line["update"]["text"] == hostile), "{hostile}");
        assert!(lines.iter().any(|line| line["text"] == format!("{hostile}\nsecond line")), "{hostile}");
        let title = text(&view["card"]["title"]);
        assert!(!title.contains(char::is_control) && title.starts_with("Title "), "{title}");
        let word = laptop.ask("suggest-word", on(json!({ "stakeholder": "partners" })));
        let read = plain(&text(&word["text"]));
        assert!(read.contains(&one_line(hostile)), "whoever reads it sees what can be seen of it: {read:?}");
    }
    laptop.app.keep_once().unwrap();
    for query in HOSTILE.into_iter().chain(["\"", "*", "NEAR(", "a OR", "col:x", "^", "-", "''", "\u{0}"]) {
        laptop.ask("search", json!({ "query": query }));
        laptop.ask("archive", json!({ "text": query }));
    }
    let found = laptop.ask("search", json!({ "query": "onerror" }));
    assert!(found["hits"].as_array().unwrap().len() >= 4, "{found}");
    laptop.verify();
    let exported = laptop.export();
    let elsewhere = Laptop::new();
    elsewhere.import(&exported);
    assert_eq!(elsewhere.export(), exported);
}

#[test]
fn a_title_is_one_line() {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "  Cards fail\r\nINC-2 resolved\t\u{1b}[31m  " }));
    assert_eq!(laptop.show("1")["card"]["title"], "Cards fail INC-2 resolved [31m");
}

#[test]
fn what_is_too_long_or_cannot_be_stored_is_refused_with_a_reason() {
    let laptop = Laptop::new();
    let long = "x".repeat(1 << 20);
    let failure = laptop.refused("declare", json!({ "title": long }));
    assert_eq!(failure.code, "too-long");
    assert!(failure.message.contains("1048576 bytes") && failure.message.contains("Shorten it"), "{}", failure.message);
    assert_eq!(laptop.ask("archive", json!({}))["total"], 0);
    laptop.declare("Cards", "SEV1");
    for (command, payload) in [
        ("retitle", json!({ "title": long })),
        ("note", json!({ "text": long })),
        ("state-fact", json!({ "fact": "known", "text": long })),
        ("assign-role", json!({ "role": "scribe", "person": long })),
        ("withdraw", json!({ "reason": long })),
        ("send", json!({ "text": long, "deliveries": [{ "stakeholder": "customers" }] })),
    ] {
        let mut payload = payload;
        payload["incident"] = json!("1");
        assert_eq!(laptop.refused(command, payload.clone()).code, "too-long", "{command}");
        let nul = payload.to_string().replace(&long, "a\\u0000b");
        assert_eq!(laptop.refused(command, serde_json::from_str(&nul).unwrap()).code, "nul", "{command}");
        let empty = payload.to_string().replace(&long, " \\n ");
        if !["send", "state-fact", "assign-role"].contains(&command) {
            assert_eq!(laptop.refused(command, serde_json::from_str(&empty).unwrap()).code, "empty", "{command}");
        }
    }
    laptop.verify();
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    // The window hands over JSON text: what cannot be a text never becomes a payload. Files: see `history`.
    for half in [r#"{"title": "Cards \ud800 fail"}"#, r#"{"title": "\udc00"}"#, r#"{"title": "\ud800\u0041"}"#] {
        assert!(serde_json::from_str::<Value>(half).is_err(), "{half}");
    }
}

#[test]
fn a_notification_shows_no_character_that_turns_or_hides_text() {
    let laptop = Laptop::new();
    laptop.declare("\u{202e}sdraC\u{2066}\u{200b} <b>fail</b>", "SEV1");
    let name = "Pa\u{202e}rtners";
    laptop.ask(
        "add-stakeholder",
        json!({ "incident": "1", "stakeholder": "acme", "name": name, "first_minutes": 5, "then_minutes": 5 }),
    );
    laptop.pass_minutes(5);
    let reminder = laptop.app.tick(None).unwrap().reminders.remove(0);
    let shown = format!("{}\n{}", reminder.summary, reminder.body);
    assert!(shown.contains("sdraC <b>fail</b>"), "markup is escaped where the daemon is told: {shown}");
    assert!(shown.contains("Partners"), "{shown}");
    assert!(!shown.contains(['\u{202e}', '\u{2066}', '\u{200b}']), "{shown:?}");
    assert!(reminder.clocks.iter().any(|clock| clock.stakeholder == StakeholderId::from("acme")));
}
