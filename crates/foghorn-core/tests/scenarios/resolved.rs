//! **Resolved.**

use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::Status::{Identified, Monitoring, Resolved};
use foghorn_core::verbs::Close;
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn one_last_word_is_due_to_everybody_told_anything() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support press");
    inc.resolve("13:50");
    assert_snapshot!(inc.board("13:50"), @r"
    customers: due 14:05 for the last word | last-word
    partners: nothing due | never-told
    support: due 14:05 for the last word | last-word
    executives: nothing due | never-told
    employees: nothing due | never-told
    press: due 14:50 for the last word | last-word
    ");
}

#[test]
fn a_standing_promise_comes_first_where_it_is_earlier() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("13:55"));
    inc.resolve("13:50");
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 13:55 as promised | last-word | promised 13:55");
}

#[test]
fn overdue_debts_give_way_to_the_last_word() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.resolve("14:20");
    assert_snapshot!(inc.clock("14:20", "customers"), @"customers: due 14:35 for the last word | last-word");
}

#[test]
fn a_hold_ends_with_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.hold("13:40", "18:00");
    inc.resolve("13:50");
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 14:05 for the last word | last-word");
}

#[test]
fn only_an_update_that_tells_resolved_satisfies_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.resolve("13:50");
    inc.sent("13:52", to("customers").telling(Monitoring));
    assert_snapshot!(inc.clock("13:52", "customers"), @"customers: due 14:05 for the last word | last-word");
    inc.sent("13:54", "customers");
    assert_snapshot!(inc.clock("13:54", "customers"), @"customers: nothing due | no stage");
}

#[test]
fn satisfied_the_clock_ends_with_no_due_time_and_no_stage() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.resolve("13:50");
    inc.sent("13:54", "customers support");
    assert_snapshot!(inc.clocks("13:54", "customers support"), @r"
    customers: nothing due | no stage
    support: nothing due | no stage
    ");
}

#[test]
fn resolved_and_told_in_one_act_leaves_nothing_due_to_them() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.sent("13:50", to("customers").changing_to(Resolved));
    assert_snapshot!(inc.clocks("13:50", "customers support"), @r"
    customers: nothing due | no stage
    support: due 14:05 for the last word | last-word
    ");
}

#[test]
fn told_resolved_before_the_resolving_was_recorded_satisfies_it_if_it_is_the_latest() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers support").telling(Resolved));
    inc.sent("13:36", to("support").telling(Identified));
    inc.resolve("13:50");
    assert_snapshot!(inc.clocks("13:50", "customers support"), @r"
    customers: nothing due | no stage
    support: due 14:05 for the last word | last-word
    ");
}

#[test]
fn told_resolved_with_a_promise_the_clock_runs_on_to_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.resolve("13:50");
    inc.sent("13:52", to("customers").promising("16:00"));
    assert_snapshot!(inc.clock("13:52", "customers"), @"customers: due 16:00 as promised | last-word | promised 16:00");
    assert_snapshot!(inc.clock("15:58", "customers"), @"customers: due 16:00 as promised | last-word | promised 16:00");
    assert_snapshot!(inc.clock("16:02", "customers"), @"customers: due 16:00 as promised | overdue | promised 16:00");
    inc.sent("16:03", "customers");
    assert_snapshot!(inc.clock("16:03", "customers"), @"customers: nothing due | no stage");
}

#[test]
fn a_discharged_promise_no_longer_counts_even_if_that_word_did_not_tell_resolved() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("13:55"));
    inc.resolve("13:50");
    inc.sent("13:52", to("customers").telling(Monitoring));
    assert_snapshot!(inc.clock("13:52", "customers"), @"customers: due 14:05 for the last word | last-word");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 13:55: kept
    13:52 told, on time for 13:55
    ");
}

#[test]
fn those_owed_a_first_word_stay_never_told_without_due_time() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.resolve("13:50");
    assert_snapshot!(inc.clocks("13:50", "partners executives board"), @r"
    partners: nothing due | never-told
    executives: nothing due | never-told
    board: nothing due | no stage
    ");
    inc.sent("13:55", "partners");
    assert_snapshot!(inc.clock("13:55", "partners"), @"partners: nothing due | no stage");
}

#[test]
fn closing_is_refused_until_they_are_told_or_a_reason_is_given() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.resolve("13:50");
    assert_snapshot!(inc.refused("14:00", Close { reason: None, at: None }), @"still owed a word: Customers, Partners, Support. Tell them, or close it with a reason");
    inc.sent("14:01", "customers support");
    assert_snapshot!(inc.refused("14:02", Close { reason: None, at: None }), @"still owed a word: Partners. Tell them, or close it with a reason");
    inc.act("14:03", Close { reason: Some("partners use another product".to_owned()), at: None });
    assert_snapshot!(inc.incident.status_now(), @"closed");
    assert_snapshot!(inc.clocks("14:03", "customers partners"), @r"
    customers: nothing due | no stage
    partners: nothing due | no stage
    ");
}

#[test]
fn told_in_time_everybody_is_told_and_it_closes_without_a_reason() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers partners support");
    inc.resolve("13:50");
    inc.sent("13:52", "customers partners support");
    inc.close("13:53");
    assert_snapshot!(inc.incident.status_now(), @"closed");
}

#[test]
fn the_last_word_counts_by_the_severity_in_force_and_after_an_hour_where_it_has_no_first_word_for_them() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers board executives");
    inc.severity("13:40", Sev3);
    inc.resolve("13:50");
    assert_snapshot!(inc.clocks("13:50", "customers board executives"), @r"
    customers: due 14:20 for the last word | last-word
    board: due 14:50 for the last word | last-word
    executives: due 14:50 for the last word | last-word
    ");
}

#[test]
fn an_open_incident_cannot_be_closed() {
    let inc = Scenario::declare("13:25", Sev3);
    assert_snapshot!(inc.refused("14:00", Close { reason: None, at: None }), @"it is still investigating; resolve or withdraw it first");
}
