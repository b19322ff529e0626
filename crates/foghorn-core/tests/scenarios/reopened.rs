//! **Reopened.**

use foghorn_core::Severity::{Sev2, Sev3};
use insta::assert_snapshot;

use crate::support::clockface::said;
use crate::support::scenario::{Scenario, to};

#[test]
fn it_is_investigating_again_and_a_first_word_is_due_to_all_told_and_never_told() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.resolve("13:50");
    inc.sent("13:52", "customers support");
    inc.reopen("14:30");
    assert_snapshot!(inc.incident.status_now(), @"investigating");
    assert_snapshot!(inc.board("14:30"), @r"
    customers: due 14:45 since it was reopened | calm
    partners: due 14:45 since it was reopened | calm
    support: due 14:45 with customers | calm
    executives: due 15:00 since it was reopened | calm
    employees: due 15:30 since it was reopened | calm
    ");
}

#[test]
fn a_standing_promise_comes_first_where_it_is_earlier_and_the_ledger_goes_on() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.resolve("13:50");
    inc.sent("13:52", to("customers").promising("14:40"));
    inc.reopen("14:30");
    assert_snapshot!(inc.clock("14:30", "customers"), @"customers: due 14:40 as promised | calm | promised 14:40");
    inc.sent("14:41", "customers");
    assert_snapshot!(inc.clock("14:41", "customers"), @"customers: due 15:11 by the interval | calm");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:52 told, on time for 14:05
    13:52 promised 14:40: late by 1 min
    14:41 told, late for 14:40
    ");
}

#[test]
fn a_word_that_told_resolved_before_does_not_satisfy_the_next_resolving() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.resolve("13:50");
    inc.sent("13:52", "customers");
    inc.reopen("14:30");
    inc.resolve("14:35");
    assert_snapshot!(inc.clock("14:35", "customers"), @"customers: due 14:50 for the last word | last-word");
}

#[test]
fn never_told_it_is_owed_a_first_word_again_after_the_next_resolving() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.resolve("13:50");
    inc.reopen("14:30");
    inc.resolve("14:35");
    assert_snapshot!(inc.clock("14:35", "customers"), @"customers: nothing due | never-told");
}

#[test]
fn from_withdrawn_it_is_the_same() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.withdraw("13:30");
    inc.reopen("13:50");
    assert_snapshot!(inc.clocks("13:50", "customers executives"), @r"
    customers: due 14:05 since it was reopened | calm
    executives: due 14:20 since it was reopened | calm
    ");
}

#[test]
fn those_told_at_a_higher_severity_hear_too_after_an_hour_where_there_is_no_first_word_for_them() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support executives");
    inc.severity("13:40", Sev3);
    inc.resolve("13:50");
    inc.sent("13:52", "customers support executives");
    inc.reopen("14:30");
    assert_snapshot!(inc.board("14:30"), @r"
    customers: due 15:00 since it was reopened | calm
    partners: due 15:00 since it was reopened | calm
    support: due 15:00 with customers | calm
    executives: due 15:30 since it was reopened | calm
    ");
}

#[test]
fn from_closed_the_resolving_that_counts_for_the_aftermath_is_the_new_one() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers partners support");
    inc.resolve("13:50");
    inc.sent("13:52", "customers partners support");
    inc.close("14:00");
    inc.reopen("15:00");
    assert_eq!(inc.incident.resolved_at(), None);
    inc.resolve("15:20");
    assert_snapshot!(said(inc.incident.resolved_at().unwrap()), @"15:20");
}

#[test]
fn lowered_after_reopening_the_first_word_is_counted_anew_from_the_reopening() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.resolve("13:50");
    inc.reopen("14:30");
    inc.severity("14:40", Sev3);
    assert_snapshot!(inc.clock("14:40", "customers"), @"customers: due 15:00 since it was reopened | calm");
}

#[test]
fn what_is_still_open_is_not_reopened() {
    let inc = Scenario::declare("13:25", Sev2);
    let reopen = foghorn_core::verbs::Reopen { reason: None, at: None };
    assert_snapshot!(inc.refused("14:00", reopen), @"it is still investigating; there is nothing to reopen");
}
