//! **Severity raised.**

use foghorn_core::Severity::{Sev1, Sev2, Sev3, Sev4};
use foghorn_core::Status::Identified;
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn due_is_the_earlier_of_the_due_time_before_and_the_raise_plus_the_new_first_word() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    assert_snapshot!(inc.clocks("13:40", "customers support"), @r"
    customers: due 13:45 since the severity was raised | calm
    support: due 13:45 since the severity was raised | calm
    ");
}

#[test]
fn a_due_time_that_comes_before_that_stays() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("14:01", Sev1);
    assert_snapshot!(inc.clock("14:01", "customers"), @"customers: due 14:04 by the interval | heads-up");
}

#[test]
fn raised_before_the_first_word_the_earlier_of_both_first_words_counts() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.severity("13:30", Sev1);
    assert_snapshot!(inc.clocks("13:30", "customers executives employees"), @r"
    customers: due 13:35 since the severity was raised | calm
    executives: due 13:45 since the severity was raised | calm
    employees: due 14:00 since the severity was raised | calm
    ");
    inc.severity("13:31", Sev2);
    inc.severity("13:39", Sev1);
    assert_snapshot!(inc.clock("13:39", "customers"), @"customers: due 13:40 for the first word | heads-up");
}

#[test]
fn only_a_word_posted_after_the_raise_answers_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    inc.severity("13:40", Sev1);
    inc.sent("13:41", to("customers").posted("13:39"));
    assert_snapshot!(inc.clock("13:41", "customers"), @"customers: due 13:45 since the severity was raised | calm");
    inc.sent("13:42", "customers");
    assert_snapshot!(inc.clock("13:42", "customers"), @"customers: due 13:57 by the interval | calm");
}

#[test]
fn the_due_time_before_is_the_one_in_force_a_reasoned_promise_included() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("+1 09:00").because("the team sleeps"));
    inc.severity("23:00", Sev1);
    assert_snapshot!(inc.clock("23:00", "customers"), @"customers: due 23:05 since the severity was raised | calm | promised +1 09:00");
    inc.sent("23:04", "customers");
    assert_snapshot!(inc.clock("23:04", "customers"), @"customers: due 23:19 by the interval | calm");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised +1 09:00: kept
    23:04 told, on time for 23:05
    ");
}

#[test]
fn the_interval_is_not_applied_again() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:40", "customers");
    inc.severity("14:20", Sev1);
    assert_snapshot!(inc.clock("14:20", "customers"), @"customers: due 14:25 since the severity was raised | calm");
}

#[test]
fn a_status_change_after_the_raise_does_not_bring_the_interval_back() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:40", "customers");
    inc.severity("14:20", Sev1);
    inc.status("14:21", Identified);
    assert_snapshot!(inc.clock("14:21", "customers"), @"customers: due 14:25 since the severity was raised | calm");
}

#[test]
fn stakeholders_newly_included_count_from_the_raise() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.severity("14:00", Sev1);
    assert_snapshot!(inc.board("14:00"), @r"
    customers: due 13:55 for the first word | overdue
    partners: due 13:55 for the first word | overdue
    support: due 13:55 for the first word | overdue
    executives: due 14:15 for the first word | calm
    employees: due 14:30 for the first word | calm
    board: due 16:00 for the first word | calm
    investors: due 16:00 for the first word | calm
    ");
}

#[test]
fn a_raise_from_sev4_calls_for_a_first_word() {
    let mut inc = Scenario::declare("13:25", Sev4);
    assert_snapshot!(inc.board("13:25"), @"customers: nothing due | no stage");
    inc.severity("13:40", Sev2);
    assert_snapshot!(inc.board("13:40"), @r"
    customers: due 13:55 for the first word | calm
    partners: due 13:55 for the first word | calm
    support: due 13:55 for the first word | calm
    executives: due 14:10 for the first word | calm
    employees: due 14:40 for the first word | calm
    ");
}

#[test]
fn raised_twice_the_earliest_raise_counts_until_a_word() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:40", "customers");
    inc.severity("14:00", Sev2);
    assert_snapshot!(inc.clock("14:00", "customers"), @"customers: due 14:15 since the severity was raised | calm");
    inc.severity("14:12", Sev1);
    assert_snapshot!(inc.clock("14:12", "customers"), @"customers: due 14:15 since the severity was raised | heads-up");
    inc.sent("14:13", "customers");
    assert_snapshot!(inc.clock("14:13", "customers"), @"customers: due 14:28 by the interval | calm");
}

#[test]
fn an_overdue_debt_stays_when_the_severity_is_raised() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("14:10", Sev1);
    assert_snapshot!(inc.clock("14:10", "customers"), @"customers: due 14:04 by the interval | overdue");
}

#[test]
fn an_overdue_first_word_that_a_lowering_left_stays_when_it_is_raised_again() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.severity("14:00", Sev3);
    assert_snapshot!(inc.clock("14:00", "executives"), @"executives: due 13:55 for the first word | overdue");
    inc.severity("14:05", Sev2);
    assert_snapshot!(inc.clock("14:05", "executives"), @"executives: due 13:55 for the first word | overdue");
}

#[test]
fn support_answers_a_raise_with_a_word_of_its_own() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.sent("13:42", "support");
    assert_snapshot!(inc.clocks("13:42", "customers support"), @r"
    customers: due 13:45 since the severity was raised | calm
    support: due 13:45 with customers | calm
    ");
}

#[test]
fn confirming_the_severity_moves_nothing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    let before = inc.board("13:35");
    let same = foghorn_core::verbs::ChangeSeverity { severity: Sev2, at: None, reason: None };
    assert_snapshot!(inc.refused("13:36", same), @"it is SEV2 already");
    inc.severity("13:37", Sev1);
    inc.undo("13:38");
    assert_eq!(inc.board("13:35"), before);
}

#[test]
fn a_raise_written_down_late_counts_from_when_it_happened() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    let raise = foghorn_core::verbs::ChangeSeverity {
        severity: Sev1,
        at: Some(crate::support::scenario::when("13:36")),
        reason: None,
    };
    inc.act("13:50", raise);
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 13:41 since the severity was raised | overdue");
}
