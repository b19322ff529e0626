//! The ticker on what is to be done: asks, things of a list, reports, roles, decisions; in the incident's one
//! notification, each step once.

use chrono::TimeDelta;
use foghorn_app::core::reminders::Step;
use foghorn_app::tick::{Jump, Reminder, Urgency};
use serde_json::json;

use crate::support::{Laptop, text};

/// A quiet house: nobody must hear, somebody has every role.
const HOUSE: &str = r#"
name = "house"
about = "Lists and a report."
[[stakeholder]]
id = "regulators"
name = "Regulators"
channels = ["portal"]
when_added = true
[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page"]
[stakeholder.cadence]
SEV1 = { first = "15m", investigating = "30m" }
[[checklist]]
id = "first"
title = "First minutes"
phase = "first-minutes"
item = [
  { id = "support", text = "Brief support", due = "15m" },
  { id = "page", text = "Open the page", due = "15m" },
  { id = "vendor", text = "Call the vendor", due = "15m" },
]
[[deadline]]
id = "dora"
name = "DORA, initial notice"
trigger = "classified as major"
after = "4h"
stakeholder = "regulators"
source = "Regulation (EU) 2022/2554"
"#;

fn house(severity: &str) -> Laptop {
    let laptop = Laptop::with_files(&[("library/playbooks/house.toml", HOUSE)]);
    laptop.ask("declare", json!({ "title": "Transfers fail", "severity": severity, "playbook": "house" }));
    laptop
}

fn tick_after(laptop: &Laptop, jump: Option<Jump>) -> Vec<Reminder> {
    let reminders = laptop.app.tick(jump).unwrap().reminders;
    for reminder in &reminders {
        laptop.app.reminder_intended(reminder).unwrap();
        laptop.app.reminder_shown(reminder).unwrap();
    }
    reminders
}

fn tick(laptop: &Laptop) -> Vec<Reminder> {
    tick_after(laptop, None)
}

fn summaries(reminders: &[Reminder]) -> Vec<&str> {
    reminders.iter().map(|reminder| reminder.summary.as_str()).collect()
}

#[test]
fn an_ask_that_runs_late_says_who_and_what_once_a_step() {
    let laptop = house("SEV3");
    laptop.ask("log-line", json!({ "incident": "1", "line": "@bob check latency 3m" }));
    let mut said = Vec::new();
    for _ in 0..(14 * 6) {
        laptop.pass(TimeDelta::seconds(10));
        for reminder in tick(&laptop) {
            said.push(format!("{} {:?} {}", laptop.app.now().format("%H:%M"), reminder.urgency, reminder.summary));
        }
    }
    assert_eq!(
        said,
        ["14:03 Critical Ask due now: Bob, check latency", "14:08 Critical Ask overdue: Bob, check latency",]
    );
    assert_eq!(laptop.app.tick(None).unwrap().waiting.len(), 1);
    laptop.ask("answer-ask", json!({ "incident": "1", "ask": "bob", "answer": "300 ms" }));
    assert!(laptop.app.tick(None).unwrap().waiting.is_empty(), "the notification can go");
}

#[test]
fn words_and_asks_of_one_incident_share_its_notification() {
    let laptop = house("SEV1");
    laptop.ask("log-line", json!({ "incident": "1", "line": "@bob check latency 15m" }));
    laptop.pass_minutes(15);
    let said = tick(&laptop);
    assert_eq!(
        summaries(&said),
        [
            "Customers: word due now; Ask due now: Bob, check latency; To do now: Brief support; Open the page and 1 more; \
          Nobody is deputy, scribe or communications lead"
        ]
    );
    assert_eq!(said[0].body, "INC-1 Transfers fail, due 14:15 UTC");
    assert_eq!((said[0].clocks.len(), said[0].matters.len()), (1, 7));
    assert!(tick(&laptop).is_empty());
}

#[test]
fn a_list_alone_is_no_alarm_and_roles_make_no_sound() {
    let laptop = house("SEV3");
    laptop.pass_minutes(15);
    let list = tick(&laptop).remove(0);
    assert_eq!((list.urgency, list.step), (Urgency::Normal, Step::Due));
    let laptop = house("SEV2");
    laptop.pass_minutes(10);
    let roles = tick(&laptop).remove(0);
    assert_eq!(roles.summary, "Nobody is deputy, scribe or communications lead");
    assert_eq!((roles.urgency, roles.step), (Urgency::Normal, Step::HeadsUp));
    assert_eq!(roles.body, "INC-1 Transfers fail");
    laptop.pass_minutes(4);
    assert!(tick(&laptop).is_empty(), "once");
}

#[test]
fn a_report_waits_for_its_event_and_then_says_how_long_there_is() {
    let laptop = house("SEV3");
    laptop.ask("do-item", json!({ "incident": "1", "item": "first/support" }));
    laptop.ask("do-item", json!({ "incident": "1", "item": "first/page" }));
    laptop.ask("do-item", json!({ "incident": "1", "item": "first/vendor" }));
    laptop.pass_minutes(60);
    assert!(tick(&laptop).is_empty());
    laptop.ask("trigger-deadline", json!({ "incident": "1", "deadline": "dora" }));
    // Three hours in command come first.
    assert_eq!(laptop.app.tick(None).unwrap().next_at, Some(crate::support::at("2026-11-21T17:00:00Z")));
    laptop.pass_minutes(120);
    assert_eq!(summaries(&tick(&laptop)), ["In command for 3 h: hand over"]);
    assert_eq!(laptop.app.tick(None).unwrap().next_at, Some(crate::support::at("2026-11-21T18:00:00Z")));
    laptop.pass_minutes(60);
    assert_eq!(summaries(&tick(&laptop)), ["DORA, initial notice: report due in 1 h"]);
    laptop.pass_minutes(60);
    let due = tick(&laptop).remove(0);
    assert_eq!((due.summary.as_str(), due.urgency), ("DORA, initial notice: report due now", Urgency::Critical));
    laptop.pass_minutes(5);
    assert_eq!(summaries(&tick(&laptop)), ["DORA, initial notice: report 5 min overdue"]);
    laptop.ask("meet-deadline", json!({ "incident": "1", "deadline": "dora", "note": "no. 4711" }));
    laptop.pass_minutes(600);
    assert!(tick(&laptop).is_empty());
}

#[test]
fn a_decision_comes_back_at_its_time() {
    let laptop = house("SEV4");
    let line = "! roll back because a fix takes 2 h, revisit in 12 min";
    let read = laptop.ask("read-line", json!({ "incident": "1", "line": line }));
    assert_eq!(read["kind"], "decision");
    assert_eq!(read["said"], "roll back. Why: a fix takes 2 h. To be looked at again 14:12 UTC.");
    laptop.ask("log-line", json!({ "incident": "1", "line": line }));
    let first = laptop.show("1")["timeline"]["items"][0].clone();
    assert_eq!((&first["text"], &first["kind"]), (&json!("roll back"), &json!("decision")));
    assert_eq!(first["about"], "Why: a fix takes 2 h. To be looked at again 14:12 UTC");
    laptop.pass_minutes(12);
    assert_eq!(summaries(&tick(&laptop)), ["To be decided again: roll back"]);
}

#[test]
fn a_line_is_shown_for_what_it_is_before_it_is_logged() {
    let laptop = house("SEV3");
    let read = |line: &str| {
        let read = laptop.ask("read-line", json!({ "incident": "1", "line": line }));
        format!("{}: {} {}", text(&read["kind"]), read["said"], read["fault"])
    };
    assert_eq!(
        read("@bob check latency"),
        r#"ask: "Asks Bob: check latency, by 14:10 UTC (10 min, as the line says no time)" null"#
    );
    assert_eq!(read("@bob check latency 3m"), r#"ask: "Asks Bob: check latency, by 14:03 UTC (3 min)" null"#);
    assert!(read("@bob").starts_with(r#"ask: "Asks Bob: for what?"#), "{}", read("@bob"));
    assert!(
        read("@bob wait 2 days").ends_with(r#""2880 minutes make no sense here; give 1 to 1440.""#),
        "{}",
        read("@bob wait 2 days")
    );
    assert_eq!(read("rolled back"), "note: null null");
    assert_eq!(read(""), "note: null null");
    laptop.ask("withdraw", json!({ "incident": "1", "reason": "false alarm" }));
    assert!(read("@bob check it").ends_with(r#""It is withdrawn; reopen it first.""#), "{}", read("@bob check it"));
}

#[test]
fn nothing_is_told_twice_after_a_restart_and_a_night_is_told_at_once() {
    let laptop = house("SEV1");
    laptop.ask("ask-for", json!({ "incident": "1", "who": "Bob", "what": "check latency", "minutes": 3 }));
    laptop.pass_minutes(3);
    assert_eq!(summaries(&tick(&laptop)), ["Ask due now: Bob, check latency"]);
    let laptop = laptop.reopened();
    assert!(tick_after(&laptop, Some(Jump::NotRunning)).is_empty());
    laptop.pass_minutes(60);
    let said = tick_after(&laptop, Some(Jump::Slept));
    assert_eq!(summaries(&said), ["1 update and 3 things to do fell due while the laptop slept, 1 still overdue"]);
    assert!(said[0].body.contains("INC-1 ask: Bob, check latency, 14:03 UTC"), "{}", said[0].body);
    assert!(said[0].body.contains("INC-1 to do: Brief support, 14:15 UTC"), "{}", said[0].body);
    assert!(tick(&laptop).is_empty(), "no burst afterwards");
}

#[test]
fn an_incident_that_is_over_says_nothing() {
    let laptop = house("SEV3");
    laptop.ask("ask-for", json!({ "incident": "1", "who": "Bob", "what": "check latency", "minutes": 3 }));
    laptop.ask("withdraw", json!({ "incident": "1", "reason": "false alarm" }));
    laptop.pass_minutes(30);
    assert!(tick(&laptop).is_empty());
}
