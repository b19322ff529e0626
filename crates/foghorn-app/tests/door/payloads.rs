//! Odd payloads: every command answers or says what is wrong; none panics, and none leaves anything behind.

use std::panic::{AssertUnwindSafe, catch_unwind};

use foghorn_app::COMMANDS;
use serde_json::{Value, json};

use crate::support::Laptop;

/// Commands that do their work whatever the payload, because they need nothing of it.
const NEED_NOTHING: &[&str] = &[
    "board",
    "due",
    "archive",
    "desk",
    "library",
    "settings",
    "due-todo",
    "set-settings",
    "verify",
    "rebuild",
    "cancel",
    "drafts",
    "follow-ups",
    "report",
    "trends",
    "contacts",
];

/// The fields of all commands.
const FIELDS: &[&str] = &[
    "incident",
    "title",
    "text",
    "fact",
    "status",
    "severity",
    "role",
    "person",
    "note",
    "of",
    "act",
    "entry",
    "why",
    "at",
    "since",
    "until",
    "reason",
    "stakeholder",
    "stakeholders",
    "deliveries",
    "promise",
    "factor",
    "minutes",
    "path",
    "query",
    "limit",
    "from",
    "cursor",
    "before",
    "as_of",
    "known_at",
    "posted_at",
    "kind",
    "playbook",
    "zone",
    "theme",
    "channels",
    "name",
    "on",
    "under",
    "was",
    "other",
    "tie",
    "also",
    "follow_up",
    "tracker",
    "project",
    "month",
    "lesson",
    "whys",
    "due",
    "owner",
    "audience",
    "cadence",
    "component",
    "svg",
    "png",
    "find",
    "group",
    "names",
    "scheme",
    "ring",
    "who",
    "row",
    "rows",
    "content",
    "next",
    "round",
    "told",
    "evidence",
];

/// Values that no field of any command was made for, and some that one was.
fn odd() -> Vec<Value> {
    let long = "x".repeat(1 << 20);
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("   "),
        json!("\u{0}"),
        json!("INC-1"),
        json!("SEV9"),
        json!("99:99"),
        json!("9999999999999999999 days ago"),
        json!("\u{202e}txt.exe"),
        json!(long),
        json!([]),
        json!([[]]),
        json!([{}]),
        json!([""]),
        json!({}),
        json!({ "at": "9999-12-31 23:59 UTC" }),
        json!({ "": { "": {} } }),
    ]
}

#[test]
fn every_command_takes_any_payload_without_a_panic() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let mut tried = 0;
    for command in COMMANDS {
        // Alone, in all fields at once, and in each field beside an incident that is there.
        let mut payloads = odd();
        for value in odd() {
            payloads.push(FIELDS.iter().map(|field| ((*field).to_owned(), value.clone())).collect());
        }
        let fields = if NEED_NOTHING.contains(command) { &[] } else { FIELDS };
        for value in [json!(-1), json!([{}]), json!({}), json!("\u{202e}INC-1")] {
            payloads.extend(fields.iter().map(|field| json!({ "incident": "INC-1", *field: value })));
        }
        for payload in payloads.into_iter().filter(is_harmless) {
            tried += 1;
            let outcome = catch_unwind(AssertUnwindSafe(|| laptop.app.dispatch(command, payload.clone())));
            let answer = outcome.unwrap_or_else(|_| panic!("{command} {payload:.200} panicked"));
            if let Err(failure) = answer {
                assert!(!failure.code.is_empty() && failure.message.len() > 10, "{command}: {failure:?}");
                assert!(failure.message.len() < 2_000, "{command} repeats a long text: {:.300}", failure.message);
            }
        }
    }
    assert!(tried > 4_000, "{tried}");
    laptop.verify();
    laptop.reopened().verify();
}

/// A file that a command may make lies where the test is run only by accident: relative paths are left out.
fn is_harmless(payload: &Value) -> bool {
    !payload["path"].as_str().is_some_and(|path| !path.trim().is_empty() && !path.contains('\0'))
}

#[test]
fn a_command_without_its_payload_says_what_it_needs() {
    let laptop = Laptop::new();
    for command in COMMANDS {
        match laptop.app.dispatch(command, Value::Null) {
            Ok(_) => assert!(NEED_NOTHING.contains(command), "{command} did something"),
            Err(failure) => {
                let expected = if *command == "declare" { "empty" } else { "payload" };
                assert_eq!(failure.code, expected, "{command}: {}", failure.message);
            }
        }
    }
    assert_eq!(laptop.refused("sing", json!({})).code, "no-command");
}

#[test]
fn an_act_on_an_incident_that_is_not_there_says_where_to_look() {
    let laptop = Laptop::new();
    for given in ["INC-7", "7", "", "no such thing"] {
        let failure = laptop.refused("note", json!({ "incident": given, "text": "Hello" }));
        assert_eq!(failure.code, "no-incident");
        assert!(failure.message.contains("foghorn list --all"), "{}", failure.message);
    }
}

#[test]
fn an_incident_is_found_by_each_way_of_writing_it() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    let stream = laptop.show("INC-1")["card"]["incident"].clone();
    let stream = stream.as_str().unwrap();
    let long = format!("INC-1-{}", &stream[stream.len() - 4..]);
    for given in ["INC-1", "inc-1", " 1 ", stream, &long, &long.to_lowercase()] {
        assert_eq!(laptop.show(given)["card"]["reference"], "INC-1", "{given}");
    }
}
