//! The report of a month: its numbers beside the month before, what happened, and what is left out of it.

use foghorn_app::core::At;
use serde_json::json;

use crate::support::{Laptop, at, text};

/// October: a SEV1 that was told after 4 min and resolved after an hour, and a drill. November: a SEV2 that is open.
fn two_months() -> Laptop {
    let laptop = Laptop::new();
    set(&laptop, "2026-10-20T09:00:00Z");
    laptop.declare("Card payments fail", "SEV1");
    laptop.ask("state-fact", json!({ "incident": "1", "fact": "impact", "text": "One payment\nin eight fails" }));
    laptop.pass_minutes(4);
    let to = json!([{ "stakeholder": "customers" }]);
    let word = json!({ "incident": "1", "text": "Payments fail.", "deliveries": to, "promise": { "at": "in 20 min" } });
    laptop.ask("send", word);
    laptop.pass_minutes(20);
    laptop.ask("send", json!({ "incident": "1", "text": "Still on it.", "deliveries": to }));
    laptop.pass_minutes(36);
    laptop.ask("change-status", json!({ "incident": "1", "status": "resolved" }));
    let owner = json!({ "incident": "1", "text": "Alert on the queue", "owner": "Mia Wong", "due": "2026-11-05" });
    laptop.ask("add-follow-up", owner);
    laptop.ask("declare", json!({ "title": "Practice", "severity": "SEV1", "kind": "drill" }));
    set(&laptop, "2026-11-21T14:00:00Z");
    laptop.declare("Logins are slow", "SEV2");
    laptop
}

fn set(laptop: &Laptop, when: &str) {
    let when: At = at(when);
    laptop.clock.set(when);
}

fn report(laptop: &Laptop, month: &str) -> String {
    text(&laptop.ask("report", json!({ "month": month }))["markdown"])
}

#[test]
fn a_month_is_told_beside_the_one_before() {
    let laptop = two_months();
    let october = report(&laptop, "2026-10");
    for said in [
        "# Incidents in October 2026\n",
        "One incident was declared (in September 2026: 0). The first word was out within 4 min.",
        "| Incidents | 1 | 0 |",
        "| SEV1 | 1 | 0 |",
        "| Impact, all together | 1 h | 0 min |",
        "| First word, half within | 4 min | \u{2013} |",
        "| Promises of a next word kept | 1 of 1 | \u{2013} |",
        "- **Card payments fail** (INC-1, SEV1, 20 October 09:00 UTC): ",
        "Promises of when the next word comes: 1 made, 1 kept, none late.",
        "resolved after 1 h.\n  One payment in eight fails.\n",
        "- kept: first word to customers within 5 min in 95 % of SEV1: 1 of 1.",
        "- Follow-ups open by now: 1, of them overdue: 1.",
        "- Overdue: Alert on the queue (INC-1).",
        "- Left out: drills (1).",
    ] {
        assert!(october.contains(said), "{said}\n\n{october}");
    }
    assert!(!october.contains("Mia") && !october.contains("Practice") && !october.contains("Logins"), "{october}");
}

#[test]
fn the_month_that_runs_says_so_and_what_is_open_is_no_figure() {
    let laptop = two_months();
    let november = report(&laptop, "2026-11");
    for said in [
        "# Incidents in November 2026, so far",
        "| Incidents | 1 | 1 |",
        "still investigating",
        "Still open, their figures not complete: 1.",
    ] {
        assert!(november.contains(said), "{said}\n\n{november}");
    }
    let asked = laptop.ask("report", json!({}));
    assert_eq!(
        (&asked["month"], &asked["name"]),
        (&json!("2026-10"), &json!("October 2026")),
        "the one before this one"
    );
    assert_eq!(asked["months"], json!(["2026-11", "2026-10"]));
}

#[test]
fn a_month_begins_at_its_zones_midnight() {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "Ada", "zone": "Asia/Tokyo" }));
    set(&laptop, "2026-10-31T15:30:00Z");
    laptop.declare("Already November in Tokyo", "SEV2");
    set(&laptop, "2026-12-01T00:00:00Z");
    assert!(report(&laptop, "2026-11").contains("Already November in Tokyo"));
    assert!(report(&laptop, "2026-10").contains("No incident was declared"));
}

#[test]
fn it_becomes_a_file_once_or_says_why_not() {
    let laptop = two_months();
    let page = laptop.file("october.html");
    laptop.ask("save-report", json!({ "month": "2026-10", "path": page }));
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains("<table>") && html.contains("Incidents in October 2026"), "{html}");
    let refused = |month: &str, path: &str| {
        laptop.refused("save-report", json!({ "month": month, "path": laptop.file(path) })).code
    };
    assert_eq!(refused("2026-10", "october.html"), "exists");
    assert_eq!(refused("2026-10", "october.pdf"), "ending");
    assert_eq!(refused("2026-12", "later.md"), "future");
    for month in ["October", "2026-13", "2026", "0001-01", "99999-01"] {
        assert_eq!(refused(month, "odd.md"), "month", "{month}");
    }
}
