//! The ticker's questions: each stage is shown once, whatever happens in between.

use chrono::TimeDelta;
use foghorn_app::core::reminders::Step;
use foghorn_app::tick::{Jump, Reminder, Urgency};
use serde_json::json;

use crate::support::Laptop;

/// What the ticker does: ask, say what it is about to show, show it, say that it did.
fn tick(laptop: &Laptop) -> Vec<Reminder> {
    tick_after(laptop, None)
}

fn tick_after(laptop: &Laptop, jump: Option<Jump>) -> Vec<Reminder> {
    let reminders = laptop.app.tick(jump).unwrap().reminders;
    for reminder in &reminders {
        laptop.app.reminder_intended(reminder).unwrap();
        laptop.app.reminder_shown(reminder).unwrap();
    }
    reminders
}

fn summaries(reminders: &[Reminder]) -> Vec<&str> {
    reminders.iter().map(|reminder| reminder.summary.as_str()).collect()
}

#[test]
fn heads_up_due_and_nags_are_each_shown_once() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    assert!(tick(&laptop).is_empty());
    let mut said = Vec::new();
    for _ in 0..(20 * 60 / 10) {
        laptop.pass(TimeDelta::seconds(10));
        for reminder in tick(&laptop).iter().filter(|reminder| reminder.summary.contains("Customers")) {
            let time = laptop.app.now().format("%H:%M:%S");
            said.push(format!("{time} {:?} {}", reminder.step, reminder.summary));
        }
    }
    assert_eq!(
        said,
        [
            "14:03:20 HeadsUp Customers, Partners, Support: word due in 2 min",
            "14:05:00 Due Customers, Partners, Support: word due now",
            "14:07:00 Nag Customers, Partners, Support: word 2 min overdue",
            "14:10:00 Nag Customers, Partners, Support: word 5 min overdue; Executives: word due in 5 min; \
             Nobody is deputy, scribe or communications lead",
            "14:15:00 Nag Customers, Partners, Support: word 10 min overdue; Executives: word due now; To do now: Brief support before customers ask",
        ]
    );
}

#[test]
fn a_reminder_names_incident_stakeholder_and_time_and_grows_louder() {
    let laptop = Laptop::new();
    laptop.declare("Checkout fails for card payments", "SEV1");
    laptop.pass(TimeDelta::seconds(200));
    let heads_up = tick(&laptop).remove(0);
    assert_eq!(heads_up.body, "INC-1 Checkout fails for card payments, due 14:05 UTC");
    assert_eq!(heads_up.urgency, Urgency::Normal);
    laptop.pass_minutes(2);
    let due = tick(&laptop).remove(0);
    assert_eq!((due.urgency, due.step), (Urgency::Critical, Step::Due));
    assert_eq!(due.key, heads_up.key, "it replaces the one before");
    laptop.declare("Login fails", "SEV1");
    laptop.pass_minutes(5);
    let both = tick(&laptop);
    assert_eq!(both.len(), 2, "one an incident");
    assert_ne!(both[0].key, both[1].key);
}

#[test]
fn nothing_is_shown_again_after_a_restart_and_nothing_is_missed() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(5);
    assert_eq!(summaries(&tick(&laptop)), ["Customers, Partners, Support: word due now"]);
    let laptop = laptop.reopened();
    assert!(tick_after(&laptop, Some(Jump::NotRunning)).is_empty());
    laptop.pass_minutes(2);
    let laptop = laptop.reopened();
    assert_eq!(tick_after(&laptop, Some(Jump::NotRunning)).len(), 1, "the nag that came meanwhile");
    assert!(tick(&laptop).is_empty());
}

#[test]
fn what_was_intended_but_not_shown_is_shown_once_more_and_not_for_ever() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(5);
    let reminder = laptop.app.tick(None).unwrap().reminders.remove(0);
    laptop.app.reminder_intended(&reminder).unwrap();
    // A crash, in the very act.
    let laptop = laptop.reopened();
    let again = laptop.app.tick(None).unwrap().reminders;
    assert_eq!(again, vec![reminder], "once more");
    laptop.app.reminder_intended(&again[0]).unwrap();
    let laptop = laptop.reopened();
    assert!(laptop.app.tick(None).unwrap().reminders.is_empty(), "not for ever");
    laptop.pass_minutes(2);
    assert_eq!(tick(&laptop).len(), 1, "the next stage comes all the same");
}

#[test]
fn stages_of_one_incident_within_a_minute_share_one_notification() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass(TimeDelta::seconds(50));
    laptop.ask("send", json!({ "incident": "1", "deliveries": [{ "stakeholder": "partners" }] }));
    laptop.pass(TimeDelta::seconds(20));
    laptop.ask(
        "send",
        json!({ "incident": "1", "deliveries": [
            { "stakeholder": "customers" }, { "stakeholder": "support" }
        ]}),
    );
    laptop.clock.set(crate::support::at("2026-11-21T14:15:00Z"));
    tick(&laptop);
    // Partners are due at 14:15:50, customers and support at 14:16:10.
    laptop.clock.set(crate::support::at("2026-11-21T14:15:50Z"));
    let shared = tick(&laptop);
    let partners: Vec<_> = shared.iter().filter(|reminder| reminder.summary.contains("Partners")).collect();
    assert!(partners[0].summary.contains("Customers"), "{:?}", summaries(&shared));
    laptop.pass(TimeDelta::seconds(20));
    assert_eq!(summaries(&tick(&laptop)), [""; 0], "customers were spoken of 20 s before");
}

#[test]
fn after_a_sleep_one_reminder_says_how_many_fell_due() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.declare("Login", "SEV1");
    tick(&laptop);
    laptop.pass_minutes(8);
    let said = tick_after(&laptop, Some(Jump::Slept));
    assert_eq!(summaries(&said), ["6 updates fell due while the laptop slept"]);
    assert_eq!(said[0].urgency, Urgency::Critical);
    assert!(
        said[0].body.contains("INC-1 Customers, 14:05 UTC") && said[0].body.contains("INC-2 Partners"),
        "{}",
        said[0].body
    );
    assert!(tick(&laptop).is_empty(), "no burst afterwards");
    assert!(tick_after(&laptop, Some(Jump::ClockChanged)).is_empty());
}

#[test]
fn a_start_after_a_long_night_lists_whole_lines_and_counts_the_rest() {
    let laptop = Laptop::new();
    for n in 0..5 {
        laptop.declare(&format!("Outage {n}"), "SEV1");
    }
    laptop.pass_minutes(16);
    let said = tick_after(&laptop, Some(Jump::NotRunning));
    let lines: Vec<_> = said[0].body.lines().collect();
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert!(lines[..5].iter().all(|line| line.ends_with(" UTC")), "{lines:?}");
    assert_eq!(lines[5], "and 20 more");
}

#[test]
fn a_long_title_leaves_the_due_time_readable() {
    let laptop = Laptop::new();
    laptop.declare(&"Everything is broken everywhere ".repeat(20), "SEV1");
    laptop.pass_minutes(5);
    let body = tick(&laptop).remove(0).body;
    assert!(body.ends_with("…, due 14:05 UTC"), "{body}");
    assert!(body.contains("broken…") || body.contains("everywhere…") || body.contains("is…"), "{body}");
}

#[test]
fn after_a_jump_that_let_nothing_fall_due_all_goes_on_as_usual() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(4);
    let said = tick_after(&laptop, Some(Jump::ClockChanged));
    assert_eq!(summaries(&said), ["Customers, Partners, Support: word due in 1 min"]);
    laptop.pass_minutes(1);
    laptop.sent("1", &["customers", "support", "partners", "executives"]);
    laptop.pass_minutes(30);
    let one = tick_after(&laptop, Some(Jump::NotRunning));
    assert_eq!(one.len(), 1);
    assert!(one[0].summary.ends_with("fell due while Foghorn was not running"), "{}", one[0].summary);
}

#[test]
fn a_word_ends_the_nagging_and_lets_the_notification_go() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(6);
    let said = tick(&laptop);
    assert_eq!(said.len(), 1);
    assert!(!laptop.app.tick(None).unwrap().is_over(&said[0]));
    laptop.sent("1", &["customers", "support", "partners"]);
    let after = laptop.app.tick(None).unwrap();
    assert!(after.reminders.is_empty());
    assert!(after.is_over(&said[0]));
    assert_eq!(after.headline.unwrap().name, "Executives");
    assert_eq!(after.clocks_running, 7);
}

#[test]
fn a_notification_goes_when_what_it_says_is_over_though_the_incident_has_more_to_say() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(6);
    let said = tick(&laptop);
    laptop.pass_minutes(8);
    let hold = json!({ "incident": "1", "stakeholders": ["customers", "support", "partners"], "until": "in 1 h",
        "reason": "Nothing is known before the carrier calls", "told": false });
    laptop.ask("hold", hold);
    let after = laptop.app.tick(None).unwrap();
    assert!(after.speaking.iter().any(|(_, whose, _)| whose.as_str() == "executives"), "{:?}", after.speaking);
    assert!(after.is_over(&said[0]), "it speaks of words that are held");
}

#[test]
fn a_snooze_quietens_one_clock_for_five_minutes_and_no_longer_than_fifteen_in_a_row() {
    let laptop = Laptop::new();
    laptop.ask("declare", json!({ "title": "Cards", "severity": "SEV1" }));
    laptop.sent("1", &["partners", "executives", "employees"]);
    laptop.pass_minutes(6);
    tick(&laptop);
    for role in ["deputy", "scribe", "communications"] {
        laptop.ask("assign-role", json!({ "incident": "1", "role": role, "person": "Mia" }));
    }
    for whom in ["customers", "support"] {
        laptop.ask("snooze", json!({ "incident": "1", "stakeholder": whom, "reason": "I write it now" }));
    }
    assert_eq!(laptop.clock_of("1", "customers")["snoozed_until"], "2026-11-21T14:11:00Z");
    assert_eq!(laptop.clock_of("1", "customers")["due_at"], "2026-11-21T14:05:00Z", "it never moves the due time");
    assert_eq!(laptop.clock_of("1", "customers")["stage"], "overdue", "nor the stage");
    laptop.pass_minutes(4);
    let others = tick(&laptop);
    assert_eq!(summaries(&others), ["Partners: word due in 5 min"], "quiet at 14:10, where a nag would come");
    laptop.pass_minutes(1);
    assert_eq!(summaries(&tick(&laptop)), ["Customers, Support: word 6 min overdue"]);
}

#[test]
fn a_draft_that_is_being_typed_quietens_its_own_clock_only() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(5);
    tick(&laptop);
    laptop.pass(TimeDelta::seconds(90));
    laptop.ask("editing", json!({ "incident": "1", "stakeholder": "customers" }));
    laptop.pass(TimeDelta::seconds(30));
    assert_eq!(summaries(&tick(&laptop)), ["Partners, Support: word 2 min overdue"]);
    laptop.pass(TimeDelta::seconds(60));
    assert_eq!(summaries(&tick(&laptop)), ["Customers: word 3 min overdue"], "90 s after the last key");
}

#[test]
fn the_ticker_knows_when_to_look_again() {
    let laptop = Laptop::new();
    assert_eq!(laptop.app.tick(None).unwrap().next_at, None);
    laptop.declare("Cards", "SEV1");
    let mut looks = Vec::new();
    while looks.len() < 4 {
        let tick = laptop.app.tick(None).unwrap();
        tick.reminders.iter().for_each(|reminder| laptop.app.reminder_shown(reminder).unwrap());
        laptop.clock.set(tick.next_at.unwrap());
        looks.push(laptop.app.now().format("%H:%M:%S").to_string());
    }
    assert_eq!(looks, ["14:03:20", "14:05:00", "14:06:00", "14:07:00"], "heads-up, due, overdue, first nag");
}

#[test]
fn a_notification_says_hours_and_a_zone_as_a_person_does() {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "Ada", "zone": "Asia/Kolkata" }));
    laptop.declare("Cards", "SEV3");
    laptop.pass(TimeDelta::hours(6));
    let shown = tick(&laptop);
    assert_eq!(
        summaries(&shown),
        [
            "Customers, Partners, Support: word 5 h 30 min overdue; To do, overdue: Brief support before customers ask; State \
             whether data is safe, unsafe or not known",
            "In command for 3 h: hand over"
        ]
    );
    assert_eq!(
        shown[0].body, "INC-1 Cards, first due 21 Nov 19:45 UTC+5:30",
        "what was due first, as the day is there"
    );
}

#[test]
fn in_quiet_hours_mild_incidents_wait_and_are_told_when_they_end() {
    let laptop = Laptop::new();
    let quiet = json!({ "me": "Ada", "zone": "UTC", "quiet_from": "14:10", "quiet_until": "16:00" });
    laptop.ask("set-settings", quiet);
    laptop.declare("Search is slow", "SEV3");
    laptop.pass_minutes(31);
    let quiet = laptop.app.tick(None).unwrap();
    assert!(quiet.reminders.is_empty(), "{:?}", quiet.reminders);
    assert!(quiet.headline.is_some(), "the tray goes on");
    assert_eq!(laptop.ask("desk", json!({}))["quiet_until"], "2026-11-21T16:00:00Z");

    // What is severe knows no quiet.
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(5);
    assert_eq!(summaries(&tick(&laptop)), ["Customers, Partners, Support: word due now"]);

    laptop.pass_minutes(84);
    assert!(summaries(&tick(&laptop)).iter().any(|said| said.contains("word 1 h 30 min overdue")));
}

#[test]
fn who_wants_no_heads_up_hears_when_it_is_due() {
    let laptop = Laptop::new();
    laptop.ask("set-settings", json!({ "me": "Ada", "zone": "UTC", "heads_up": false }));
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(4);
    assert!(tick(&laptop).is_empty());
    laptop.pass_minutes(1);
    assert_eq!(summaries(&tick(&laptop)), ["Customers, Partners, Support: word due now"]);
}

#[test]
fn what_is_overdue_and_was_told_before_is_counted_after_a_jump() {
    let laptop = Laptop::new();
    laptop.declare("Cards", "SEV1");
    laptop.pass_minutes(6);
    tick(&laptop);
    laptop.pass_minutes(2);
    let told = tick(&laptop);
    assert_eq!(summaries(&told), ["Customers, Partners, Support: word 3 min overdue"]);
    laptop.ask("declare", json!({ "title": "Logins", "severity": "SEV1", "at": "4 min ago" }));
    laptop.pass_minutes(1);
    let said = tick_after(&laptop, Some(Jump::Slept));
    assert_eq!(summaries(&said), ["3 updates fell due while the laptop slept; 3 more overdue, as told before"]);
}
