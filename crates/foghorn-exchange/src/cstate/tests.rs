//! Files of our own, in the ways in which people write them.

use foghorn_core::{Entry, Event};
use proptest::prelude::*;

use super::read;

const CARDS: &str = "---\ntitle: \"Card payments   fail\"\ndate: 2026-11-21T13:05:00-00:00\nresolved: true\nresolvedWhen: 2026-11-21T14:20:00-00:00\n# Possible severity levels: down, disrupted, notice\nseverity: down\naffected:\n  - Checkout\n  - API\nsection: issue\n---\n\nPayments by card failed for everybody.\n\n# What happened\n\nA certificate had run out.\n";

fn told(name: &str, text: &str) -> Vec<String> {
    let told = |entry: Entry| {
        assert_eq!(entry.check(), Ok(()));
        let what = match entry.said().expect("a body").event {
            Event::Declared(it) => {
                let sure = if it.severity_confirmed { "" } else { "?" };
                format!("{} {} {}{sure} {} {}", it.reference, it.kind, it.severity, it.status, it.title)
            }
            Event::HistoryImported(it) => format!("{:?} {:?}", it.components, it.flaws),
            Event::StatusChanged(it) => it.status.to_string(),
            Event::Noted(it) => format!("{:?}", it.text),
            Event::UpdateSent(it) => format!(
                "{} {:?} {}",
                it.update.status.expect("a status"),
                it.update.text.expect("a text"),
                it.update.promise.map_or("-".to_owned(), |promise| promise.at.format("by %H:%M").to_string()),
            ),
            other => other.kind().to_owned(),
        };
        format!("{} {what}", entry.header.happened_at.format("%H:%M"))
    };
    read(name, text).expect("a fine file").entries().into_iter().map(told).collect()
}

#[test]
fn a_file_becomes_the_log_of_an_incident() {
    insta::assert_snapshot!(told("2026-11-21-cards", CARDS).join("\n"), @r#"
    13:05 CS-2026-11-21-cards imported SEV1 investigating Card payments fail
    13:05 ["Checkout", "API"] []
    13:05 "Payments by card failed for everybody.\n\n# What happened\n\nA certificate had run out."
    14:20 resolved
    "#);
}

#[test]
fn paragraphs_with_a_time_are_updates() {
    let text = "---\ntitle: Slow search\ndate: 2026-11-21 13:00:00\nresolved: true\nresolvedWhen: 2026-11-21 14:00:00\nseverity: disrupted\naffected: [Search]\n---\n\n*Resolved* - Search is quick again. {{< track \"2026-11-21 14:02:00\" >}}\n\n**Identified** - An index is rebuilt. We will post another update by 13:45 UTC. {{< track \"2026-11-21 13:20:00\" >}}\n\nSearch was slow in Europe.\n";
    insta::assert_snapshot!(told("slow", text).join("\n"), @r#"
    13:00 CS-slow imported SEV2 investigating Slow search
    13:00 ["Search"] []
    13:20 identified
    13:20 identified "**Identified** - An index is rebuilt. We will post another update by 13:45 UTC." by 13:45
    14:02 resolved "*Resolved* - Search is quick again." -
    13:00 "Search was slow in Europe."
    14:00 resolved
    "#);
}

#[test]
fn a_file_that_ends_before_it_begins_is_kept_and_marked() {
    let text = CARDS.replace("resolvedWhen: 2026-11-21T14", "resolvedWhen: 2026-11-21T9");
    let told = told("odd", &text);
    assert!(told[1].ends_with("[\"The record ends (2026-11-21 09:20 UTC) before it begins (2026-11-21 13:05 UTC).\"]"));
    assert_eq!(told.last().map(String::as_str), Some("13:05 resolved"));
}

#[test]
fn planned_work_is_told_by_its_title() {
    let kind = |title: &str| {
        let told = told("x", &CARDS.replace("\"Card payments   fail\"", title));
        told[0].contains(" maintenance ")
    };
    assert!(kind("Maintenance on the database"));
    assert!(kind("Scheduled move"));
    assert!(kind("'[cluster] Upgrade to 1.34'"));
    assert!(!kind("Outage after an upgrade"));
    assert!(!kind("Update center not refreshed"));
    assert!(!kind("Checkout is slow"));
}

#[test]
fn a_file_that_cannot_be_taken_in_says_why() {
    let fault = |text: &str| read("x", text).expect_err("a fault");
    assert_eq!(fault("---\ntitle: a\ndate: 2026-11-21\n"), "its front matter has no end: a line with three dashes");
    assert_eq!(fault("---\ntitle: a\n---\n"), "it has no date, so it has no place in time");
    assert_eq!(fault("---\ndate: noon\n---\n"), "its date is \u{201c}noon\u{201d}, which is no time");
    assert_eq!(
        fault("---\ndate: 2026-11-21\nresolvedWhen: later\n---\n"),
        "its resolvedWhen is \u{201c}later\u{201d}, which is no time"
    );
    assert_eq!(
        fault("---\ndate: 2026-11-21\na: &a [x]\nb: *a\n---\n"),
        "line 4: a reference to another value is not read here"
    );
    assert_eq!(fault("---\ndate: 2026-11-21\na: {b: c}\n---\n"), "line 3: values within values are not read here");
    assert!(fault("---\ndate: \"2026-11-21\n---\n").starts_with("line "));
    assert!(fault(&CARDS.replace("Checkout", "\0")).contains("NUL"));
}

#[test]
fn what_is_not_said_is_marked() {
    let flaws = told("x", "---\ndate: 2026-11-21\nseverity: huge\nresolvedWhen: null\n---\n").remove(1);
    assert_eq!(
        flaws,
        "00:00 [] [\"The record has no title.\", \"The record calls its severity \u{201c}huge\u{201d}, which is no word that Foghorn knows.\", \"The record does not say when it ended.\"]"
    );
}

/// These ids are in people's logs: where this test fails, a second import of a known file would fork every stream.
#[test]
fn what_an_import_writes_is_frozen() {
    let entries = read("2026-11-21-cards", CARDS).unwrap().entries();
    insta::assert_snapshot!(format!("{}\n{}", entries[0].header.stream, entries[3].header.id), @r"
    3f735c87-c402-8f19-80e8-113a471a6cd6
    55ca690ae1ecdec1bd97246336051d6fd8438e7b59ab0428bca1a8e923ddb4db
    ");
}

proptest! {
    #[test]
    fn any_file_is_read_or_refused(front in "(([a-z]{1,9}|date|title|affected): ?([&*\\[\\]{}\"'|>-]{0,3}|2026-11-2[0-9]|\\PC{0,9})\n){0,6}", body in "(\\PC|\n|\\{\\{< track \"2026-11-21\" >\\}\\}){0,60}") {
        if let Ok(page) = read("x", &format!("---\ndate: 2026-11-21\n{front}---\n{body}")) {
            let entries = page.entries();
            prop_assert!(entries.iter().all(|entry| entry.check() == Ok(())));
            prop_assert!(entries.windows(2).all(|two| two[0].header.hlc < two[1].header.hlc));
        }
    }
}
