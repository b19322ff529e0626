//! **Another playbook** in the middle of it: who comes and goes, what is due then, what is done already. The domain is
//! silent here; as with a lowered severity, promises, holds and debts stay, and what is not due yet is counted anew.

use chrono_tz::Tz;
use foghorn_core::Playbook;
use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::deadlines::deadlines;
use foghorn_core::playbook_change::{Difference, Way, difference};
use foghorn_core::verbs::{ApplyPlaybook, DoItem, MeetDeadline, TriggerDeadline};
use insta::assert_snapshot;

use crate::playbooks::shipped;
use crate::support::clockface::{said, time};
use crate::support::scenario::{Scenario, default_playbook, to};

/// A playbook of two: customers with this rhythm at SEV1, and whoever else is named.
fn small(first: &str, then: &str, more: &str) -> Playbook {
    let text = format!(
        "name = \"small\"\nabout = \"Two.\"\n[[stakeholder]]\nid = \"customers\"\nname = \"Customers\"\n\
         channels = [\"email\"]\n[stakeholder.cadence]\n\
         SEV1 = {{ first = \"{first}\", investigating = \"{then}\" }}\n{more}"
    );
    Playbook::read(&text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn apply(inc: &mut Scenario, at: &str, playbook: &Playbook) {
    inc.act(at, ApplyPlaybook { playbook: playbook.clone() });
}

fn change(inc: &Scenario, at: &str, playbook: &Playbook) -> Difference {
    difference(&inc.incident, playbook, time(at), Tz::UTC)
}

#[test]
fn what_is_not_due_yet_is_counted_anew_and_never_earlier_than_the_change() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &small("30m", "60m", ""));
    assert_snapshot!(inc.clock("13:00", "customers"), @"customers: due 13:30 for the first word | calm");
    apply(&mut inc, "13:10", &small("20m", "60m", ""));
    assert_snapshot!(inc.clock("13:10", "customers"), @"customers: due 13:20 for the first word | calm");
    apply(&mut inc, "13:12", &small("5m", "60m", ""));
    assert!(inc.clock("13:12", "customers").starts_with("customers: due 13:12 "), "at once, not in the past");
}

#[test]
fn an_overdue_word_stays_overdue() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &small("5m", "60m", ""));
    apply(&mut inc, "13:10", &small("60m", "60m", ""));
    assert!(
        inc.clock("13:10", "customers").starts_with("customers: due 13:05 "),
        "{}",
        inc.clock("13:10", "customers")
    );
}

#[test]
fn an_interval_is_counted_from_the_last_word() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &small("5m", "60m", ""));
    inc.sent("13:04", to("customers").by("email"));
    apply(&mut inc, "13:10", &small("5m", "20m", ""));
    assert_snapshot!(inc.clock("13:10", "customers"), @"customers: due 13:24 by the interval | calm");
}

#[test]
fn a_promise_stays() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &small("5m", "60m", ""));
    inc.sent("13:04", to("customers").by("email").promising("13:50"));
    let before = inc.clock("13:10", "customers");
    apply(&mut inc, "13:10", &small("5m", "20m", ""));
    assert_eq!(inc.clock("13:10", "customers"), before);
}

#[test]
fn who_is_new_counts_from_then_and_who_is_not_described_any_more_goes() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", "customers support");
    apply(&mut inc, "13:10", &shipped("small-team"));
    assert_snapshot!(inc.clocks("13:10", "customers employees"), @r"
    customers: due 13:34 by the interval | calm
    employees: due 13:15 for the first word | calm
    ");
    for gone in ["executives", "board", "investors"] {
        assert!(inc.of(gone).is_some_and(|clock| clock.due.is_none() && !clock.in_play), "{gone}");
    }
    let mut inc = Scenario::declare("13:00", Sev1);
    apply(&mut inc, "13:40", &shipped("finance"));
    assert_snapshot!(inc.clock("13:40", "risk"), @"risk: due 13:55 for the first word | calm");
}

#[test]
fn whoever_was_told_and_goes_keeps_the_promise_and_hears_of_the_end() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:10", to("executives").promising("13:40"));
    apply(&mut inc, "13:20", &shipped("small-team"));
    assert!(
        inc.clock("13:20", "executives").starts_with("executives: due 13:40 as promised"),
        "{}",
        inc.clock("13:20", "executives")
    );
    inc.sent("13:35", "executives");
    assert!(inc.of("executives").is_some_and(|clock| clock.due.is_none()), "no regular word any more");
    inc.resolve("14:00");
    assert!(inc.clock("14:00", "executives").contains("last word"), "{}", inc.clock("14:00", "executives"));
}

#[test]
fn whoever_was_added_by_hand_stays_as_added() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.add("13:05", "regulators");
    let before = inc.clock("13:10", "regulators");
    apply(&mut inc, "13:10", &shipped("finance"));
    assert_eq!(inc.clock("13:10", "regulators"), before);
    apply(&mut inc, "13:11", &small("5m", "60m", ""));
    assert_eq!(inc.clock("13:11", "regulators"), before);
}

#[test]
fn whether_an_earlier_word_counted_is_not_judged_anew() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", "customers support");
    let before = inc.ledger("customers");
    apply(&mut inc, "13:10", &shipped("healthcare"));
    assert_eq!(inc.ledger("customers"), before, "told by status page, though now text messages count");
    inc.sent("13:20", to("customers").by("status-page"));
    assert_eq!(inc.ledger("customers"), before, "from now on they do");
}

#[test]
fn a_newly_regular_severity_counts_from_the_change_and_one_without_rhythm_owes_what_changed() {
    let mut inc = Scenario::declare("13:00", Sev3);
    apply(&mut inc, "13:20", &small("5m", "60m", ""));
    assert!(inc.of("customers").is_some_and(|clock| clock.due.is_none()), "it has no rhythm at SEV3");
    let quiet = small("5m", "60m", "SEV3 = { after_change = \"40m\" }\n");
    inc.impact("13:35", "slow");
    apply(&mut inc, "13:40", &quiet);
    assert!(
        inc.clock("13:40", "customers").starts_with("customers: due 14:15 "),
        "{}",
        inc.clock("13:40", "customers")
    );
}

#[test]
fn undo_brings_the_old_one_back() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", "customers support");
    let before = inc.board("13:12");
    apply(&mut inc, "13:10", &shipped("finance"));
    assert_ne!(inc.board("13:12"), before);
    inc.undo("13:12");
    assert_eq!(inc.board("13:12"), before);
}

#[test]
fn it_is_refused_where_nothing_would_be_applied_or_all_is_over() {
    let mut inc = Scenario::declare("13:00", Sev1);
    let again = || ApplyPlaybook { playbook: default_playbook() };
    assert_eq!(inc.refused("13:01", again()), "it is under the playbook default already");
    inc.withdraw("13:02");
    assert!(inc.refused("13:03", ApplyPlaybook { playbook: shipped("finance") }).contains("withdrawn"));
}

#[test]
fn what_is_done_stays_done_and_what_is_new_counts_from_then() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.act("13:02", DoItem { item: "first-minutes/roles".into(), note: None, at: None });
    apply(&mut inc, "15:00", &shipped("finance"));
    let lists = foghorn_core::checklists::checklists(&inc.incident);
    let things: Vec<_> = lists.iter().flat_map(|list| &list.things).collect();
    let thing = |id: &str| *things.iter().find(|thing| thing.id.as_str() == id).expect(id);
    assert!(!thing("first-minutes/roles").is_open());
    assert_eq!(thing("first-minutes/support").due_at.map(said).as_deref(), Some("13:15"), "it was due before");
    assert_eq!(thing("payments/cut-offs").due_at.map(said).as_deref(), Some("15:30"));
    assert!(!thing("payments/cut-offs").is_late(time("15:00")));
}

#[test]
fn a_report_that_runs_runs_on_under_another_playbook() {
    let mut inc = Scenario::declare_with("13:00", Sev2, &shipped("data-breach"));
    inc.act("13:10", TriggerDeadline { deadline: "gdpr-33".to_owned(), at: None });
    apply(&mut inc, "14:00", &default_playbook());
    let running = deadlines(&inc.incident, Tz::UTC);
    assert_eq!(running.iter().map(|report| report.deadline.id.as_str()).collect::<Vec<_>>(), ["gdpr-33"]);
    assert!(running[0].is_open());
    inc.act("15:00", MeetDeadline { deadline: "gdpr-33".to_owned(), note: None, at: None });
    assert!(!deadlines(&inc.incident, Tz::UTC)[0].is_open());
}

#[test]
fn the_difference_is_what_then_happens() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", "customers support executives");
    let finance = shipped("finance");
    let told = change(&inc, "13:20", &finance);
    apply(&mut inc, "13:20", &finance);
    for due in &told.dues {
        let clock = inc.of(due.stakeholder.as_str()).expect("a clock");
        assert_eq!(clock.due.map(|due| due.at), due.after, "{}", due.name);
    }
    assert!(change(&inc, "13:20", &finance).is_empty(), "then nothing is different any more");
}

#[test]
fn the_difference_names_people_beats_due_times_lists_and_reports() {
    let mut inc = Scenario::declare("13:00", Sev2);
    inc.sent("13:10", "customers support");
    inc.act("13:11", DoItem { item: "during/round".into(), note: None, at: None });
    let told = change(&inc, "13:20", &shipped("security-incident"));
    let people: Vec<_> = told.stakeholders.iter().map(|who| (who.name.as_str(), who.way)).collect();
    assert_eq!(people, [("Legal and data protection", Way::Comes)], "of those that are in play at some severity");
    let customers: Vec<_> =
        told.cadences.iter().filter(|beat| beat.name == "Customers" && beat.severity == Sev1).collect();
    assert_eq!(customers.len(), 4, "first word and three beats: {customers:?}");
    assert_eq!(customers[0].before.map(|span| span.to_string()).as_deref(), Some("5m"));
    assert_eq!(customers[0].after.map(|span| span.to_string()).as_deref(), Some("15m"));
    let legal = told.dues.iter().find(|due| due.stakeholder.as_str() == "legal").expect("legal is due");
    assert_eq!((legal.before, legal.after.map(said).as_deref()), (None, Some("14:20")));
    let ways: Vec<_> = told.lists.iter().map(|list| (list.title.as_str(), list.way)).collect();
    assert_eq!(ways, [("Somebody attacked, or may have", Way::Comes), ("While it lasts", Way::Changes)]);
    assert_eq!(
        told.lists[1].go,
        ["Call the vendors that this depends on; state \u{201c}vendor\u{201d} where one failed"]
    );
    assert_eq!(told.lists[1].kept, 1);
    assert!(told.deadlines.iter().all(|report| report.way == Way::Comes && report.after.is_none()));
    assert!(told.approval.is_some());
}
