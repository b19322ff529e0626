//! Records of a status page in lines of our own: what comes in, what is marked, what is refused.

use foghorn_core::{Entry, Event};
use proptest::prelude::*;

use super::{Record, read_line};

/// A record as a page's archive writes it.
const CARDS: &str = r#"{"id":"9001","title":"Card payments fail","url":"https://Status.example.com/incidents/9001","started_at":"2026-11-21T13:05:00Z","resolved_at":"2026-11-21T14:20:00Z","duration_minutes":75,"status_sequence":["Investigating","Update","Identified","Resolved"],"impact":"major","components":["Checkout","API"],"updates":[{"at":"2026-11-21T13:05:00Z","status":"Investigating","message":"Card payments fail for some customers. Next update in 20 minutes."},{"at":"2026-11-21T13:24:00Z","status":"Update","message":"Still looking. We will post another update by 14:00 UTC."},{"at":"2026-11-21T13:24:00Z","status":"Identified","message":"A certificate has run out."},{"at":"2026-11-21T14:20:00Z","status":"Resolved","message":"Payments work again <b>everywhere</b>."}]}"#;

fn record(line: &str) -> Record {
    read_line(1, line).expect("a fine line")
}

fn entries(line: &str) -> Vec<Entry> {
    record(line).entries()
}

/// Each entry as "time kind what".
fn told(line: &str) -> Vec<String> {
    let told = |entry: Entry| {
        let what = match entry.said().expect("a body").event {
            Event::Declared(it) => {
                let sure = if it.severity_confirmed { "" } else { "?" };
                format!("{} {} {}{sure} {} \u{201c}{}\u{201d}", it.reference, it.kind, it.severity, it.status, it.title)
            }
            Event::HistoryImported(it) => format!("{} {:?} {:?}", it.source_id, it.components, it.flaws),
            Event::StatusChanged(it) => it.status.to_string(),
            Event::UpdateSent(it) => format!(
                "{} {} {}",
                it.update.deliveries[0].posted_at.format("%H:%M"),
                it.update.status.expect("a status"),
                it.update.promise.map_or("-".to_owned(), |promise| promise.at.format("by %H:%M").to_string()),
            ),
            other => other.kind().to_owned(),
        };
        format!("{} {} {what}", entry.header.happened_at.format("%H:%M"), entry.header.kind)
    };
    entries(line).into_iter().map(told).collect()
}

fn flaws(line: &str) -> Vec<String> {
    let imported = entries(line).iter().find_map(|entry| match entry.said().map(|said| said.event) {
        Some(Event::HistoryImported(imported)) => Some(imported.flaws),
        _ => None,
    });
    imported.expect("where it comes from")
}

#[test]
fn a_record_becomes_the_log_of_an_incident() {
    insta::assert_snapshot!(told(CARDS).join("\n"), @r#"
    13:05 declared SP-9001 imported SEV2 investigating “Card payments fail”
    13:05 history-imported 9001 ["Checkout", "API"] []
    13:05 update-sent 13:05 investigating by 13:25
    13:24 update-sent 13:24 investigating by 14:00
    13:24 status-changed identified
    13:24 update-sent 13:24 identified -
    14:20 status-changed resolved
    14:20 update-sent 14:20 resolved -
    "#);
}

#[test]
fn planned_work_is_a_kind_of_its_own() {
    let line = r#"{"id":7,"title":"Database move","started_at":"2026-11-21T10:00:00Z","resolved_at":"2026-11-21T13:00:00Z","impact":"maintenance","updates":[{"at":"2026-11-21T10:00:00Z","status":"Scheduled","message":"Tonight."},{"at":"2026-11-21T12:00:00Z","status":"In progress","message":"Begun."},{"at":"2026-11-21T13:00:00Z","status":"Completed","message":"Done."}]}"#;
    insta::assert_snapshot!(told(line).join("\n"), @r#"
    10:00 declared SP-7 maintenance SEV4 identified “Database move”
    10:00 history-imported 7 [] []
    10:00 update-sent 10:00 identified -
    12:00 update-sent 12:00 identified -
    13:00 status-changed resolved
    13:00 update-sent 13:00 resolved -
    "#);
}

#[test]
fn a_record_that_was_written_after_its_end_is_open_before_it() {
    let line = r#"{"id":"8","title":"Search was down","started_at":"2026-11-21T13:00:00Z","resolved_at":"2026-11-21T13:00:00Z","impact":"none","updates":[{"at":"2026-11-21T13:00:00Z","status":"Resolved","message":"It was down this morning."}]}"#;
    insta::assert_snapshot!(told(line).join("\n"), @r#"
    13:00 declared SP-8 imported SEV4 investigating “Search was down”
    13:00 history-imported 8 [] ["The record begins and ends at the same time (2026-11-21 13:00 UTC), so its length is not known."]
    13:00 status-changed resolved
    13:00 update-sent 13:00 resolved -
    "#);
}

#[test]
fn a_record_that_ends_before_it_begins_is_kept_and_marked() {
    let line = CARDS.replace(r#""resolved_at":"2026-11-21T14:20:00Z""#, r#""resolved_at":"2026-11-21T12:20:00Z""#);
    assert_eq!(flaws(&line), ["The record ends (2026-11-21 12:20 UTC) before it begins (2026-11-21 13:05 UTC)."]);
    assert_eq!(told(&line)[6], "14:20 status-changed resolved");

    let backwards = r#"{"id":"8","title":"Odd","started_at":"2026-11-21T13:00:00Z","resolved_at":"2026-11-21T12:00:00Z","impact":"minor","updates":[{"at":"2026-11-21T13:00:00Z","status":"Investigating","message":"Broken."},{"at":"2026-11-21T12:00:00Z","status":"Resolved","message":"Mended."}]}"#;
    // The message keeps its time; the status is never older than the one that it follows, so it is the current one.
    assert_eq!(told(backwards)[3..], ["13:00 status-changed resolved", "12:00 update-sent 12:00 resolved -"]);
    assert_eq!(flaws(backwards).len(), 2);
}

#[test]
fn what_a_record_lacks_is_said() {
    assert_eq!(
        flaws(r#"{"id":"8","title":null,"started_at":"2026-11-21T13:00:00Z","updates":null}"#),
        [
            "The record has no title.",
            "The record does not say how bad it was.",
            "The record does not say when it ended.",
            "The record holds no update.",
        ]
    );
    let line =
        CARDS.replace("\"major\"", "\"huge\"").replace("\"Identified\",\"message\"", "\"Pondering\",\"message\"");
    assert_eq!(
        flaws(&line),
        [
            "The record calls its impact \u{201c}huge\u{201d}, which is no word that Foghorn knows.",
            "An update tells the status \u{201c}Pondering\u{201d}, which Foghorn does not know.",
        ]
    );
    assert!(told(&line)[0].contains("SEV4? investigating"));
}

#[test]
fn an_end_without_a_message_still_ends_it() {
    let line = r#"{"id":"8","title":"Quiet","started_at":"2026-11-21T13:00:00Z","resolved_at":"2026-11-21T14:00:00Z","impact":"minor","updates":[]}"#;
    assert_eq!(told(line).last().map(String::as_str), Some("14:00 status-changed resolved"));
}

#[test]
fn a_line_that_cannot_be_taken_in_says_why() {
    let fault = |line: &str| read_line(12, line).expect_err("a fault").to_string();
    assert_eq!(fault("{\"id\":"), "line 12: it is not proper JSON: EOF while parsing a value (column 6)");
    assert_eq!(fault("{}"), "line 12: it does not have the fields of this format: missing field `id` (column 2)");
    assert_eq!(fault(r#"{"id":"1"}"#), "line 12: it has neither a start nor an update, so it has no place in time");
    assert_eq!(
        fault(&CARDS.replace("9001\",\"title", "a b\",\"title")),
        "line 12: its id must be 1 to 100 bytes without blanks"
    );
    assert!(fault(&CARDS.replace("Checkout", "\\ud800")).starts_with("line 12: it is not proper JSON: "));
    assert_eq!(
        fault(&CARDS.replace("Still looking", "\\u0000")),
        "line 12: its message holds a NUL character, which no message can hold"
    );
    assert!(fault(&CARDS.replace("2026-11-21T13:05:00Z", "yesterday")).contains("does not have the fields"));
    assert_eq!(
        fault(&CARDS.replace("2026-11-21T13:05:00Z", "0001-01-01T00:00:00Z")),
        "line 12: it has a time outside the years 1970 to 9999"
    );
    assert_eq!(fault(&" ".repeat(9 << 20)), "line 12: it is longer than 8 MiB");
}

#[test]
fn hostile_text_is_kept_as_text() {
    let line = CARDS.replace("Card payments fail\"", "<img onerror=x>\\n\\u202e\u{1f4a5}\"");
    assert!(told(&line)[0].ends_with("\u{201c}<img onerror=x> \u{202e}\u{1f4a5}\u{201d}"));
}

/// These ids are in people's logs: where this test fails, a second import of a known file would fork every stream.
#[test]
fn what_an_import_writes_is_frozen() {
    let entries = entries(CARDS);
    let (first, last) = (&entries[0].header, &entries[7].header);
    insta::assert_snapshot!(
        format!("{}\n{}\n{}\n{}\n{}", first.stream, first.replica, last.act, last.hlc, last.id), @r"
    f2e97528-dadf-83c3-a5a6-33d79ee90e6c
    import-01e79ee57d4dd171
    d84a65e5-c153-892e-b160-59e625069679
    1795270800000001
    010da930522be447c6d769d569928389720dd56af5e926a14c6d2d194d1c96ae
    ");
}

#[test]
fn two_imports_give_the_same_entries_and_two_pages_different_ones() {
    assert_eq!(entries(CARDS), entries(CARDS));
    let elsewhere = entries(&CARDS.replace("Status.example.com", "status.example.org"));
    assert_ne!(entries(CARDS)[0].header.stream, elsewhere[0].header.stream);
    let capitals = entries(&CARDS.replace("Status.example.com", "status.example.com"));
    assert_eq!(entries(CARDS)[0].header.stream, capitals[0].header.stream);
}

fn updates() -> impl Strategy<Value = Vec<(i64, String, String)>> {
    let status = prop_oneof![
        Just("Investigating".to_owned()),
        Just("Update".to_owned()),
        Just("Monitoring".to_owned()),
        Just("Resolved".to_owned()),
        "\\PC{0,8}",
    ];
    proptest::collection::vec((0_i64..4_000_000_000, status, "\\PC{0,60}"), 0..8)
}

proptest! {
    #[test]
    fn every_record_becomes_entries_that_hold_together(id in "[!-~]{1,20}", start in 0_i64..4_000_000_000, updates in updates()) {
        let time = |seconds: i64| foghorn_core::At::from_timestamp(seconds, 0).expect("in range").to_rfc3339();
        let updates: Vec<_> = updates
            .iter()
            .map(|(at, status, message)| serde_json::json!({"at": time(*at), "status": status, "message": message}))
            .collect();
        let told = updates.len();
        let line = serde_json::json!({"id": id, "title": "Cards", "started_at": time(start), "resolved_at": time(start + 60), "updates": updates});
        let entries = record(&line.to_string()).entries();
        let mut before: Option<&Entry> = None;
        for entry in &entries {
            prop_assert_eq!(entry.check(), Ok(()));
            prop_assert_eq!(entry.header.n, before.map_or(1, |before| before.header.n + 1));
            prop_assert!(before.is_none_or(|before| before.header.hlc < entry.header.hlc && before.header.id == entry.header.prev));
            before = Some(entry);
        }
        prop_assert_eq!(entries.iter().filter(|entry| entry.header.kind == "update-sent").count(), told);
        prop_assert_eq!(&entries, &record(&line.to_string()).entries());
    }

    #[test]
    fn any_line_is_read_or_refused(line in "\\PC*|\\{(\"(id|updates|at|title)\":|[0-9]|\"[a-z]*\"|[,\\[\\]{}])*") {
        if let Ok(record) = read_line(1, &line) {
            prop_assert!(!record.entries().is_empty());
        }
    }
}
