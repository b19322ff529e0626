//! **Severity lowered.**

use foghorn_core::Severity::{Sev1, Sev2, Sev3, Sev4};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn standing_promises_stay() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers").promising("13:42"));
    inc.severity("13:35", Sev3);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 13:42 as promised | calm | promised 13:42");
}

#[test]
fn a_reasoned_promise_stays() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers").promising("20:00").because("the vendor needs until then"));
    inc.severity("13:35", Sev2);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 20:00 as promised | calm | promised 20:00");
}

#[test]
fn a_later_promise_without_a_reason_comes_first_where_the_new_interval_is_later_still() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers").promising("14:15"));
    inc.severity("13:35", Sev2);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 14:00 by the interval | calm | promised 14:15");
    inc.severity("13:36", Sev3);
    assert_snapshot!(inc.clock("13:36", "customers"), @"customers: due 14:15 as promised | calm | promised 14:15");
}

#[test]
fn overdue_debts_stay_until_a_word() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers");
    inc.severity("13:50", Sev3);
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 13:45 by the interval | overdue");
    inc.sent("13:52", "customers");
    assert_snapshot!(inc.clock("13:52", "customers"), @"customers: due 14:52 by the interval | calm");
}

#[test]
fn overdue_debts_stay_until_a_hold() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers");
    inc.severity("13:50", Sev3);
    inc.hold("13:51", "15:00");
    assert_snapshot!(inc.clock("13:51", "customers"), @"customers: due 15:00 at the end of the hold | held");
}

#[test]
fn what_is_not_overdue_is_counted_anew_from_the_posting_with_the_new_interval() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers support");
    inc.severity("13:35", Sev2);
    assert_snapshot!(inc.clocks("13:35", "customers support"), @r"
    customers: due 14:00 by the interval | calm
    support: due 14:00 with customers | calm
    ");
}

#[test]
fn never_told_is_counted_anew_from_declaring_with_the_new_first_word() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.severity("13:28", Sev2);
    assert_snapshot!(inc.board("13:28"), @r"
    customers: due 13:40 for the first word | calm
    partners: due 13:40 for the first word | calm
    support: due 13:40 for the first word | calm
    executives: due 13:55 for the first word | calm
    employees: due 14:25 for the first word | calm
    ");
}

#[test]
fn never_earlier_than_the_lowering() {
    // Only a playbook that asks for more at a lower severity can show this.
    let mut playbook = crate::support::scenario::default_playbook();
    let customers = &mut playbook.stakeholders[0];
    let hasty = customers.cadence[&Sev1];
    customers.cadence.insert(Sev3, hasty);
    let mut inc = Scenario::declare_with("13:25", Sev2, &playbook);
    inc.sent("13:30", "customers support");
    inc.severity("13:55", Sev3);
    assert_snapshot!(inc.clock("13:55", "customers"), @"customers: due 13:55 by the interval | due");
}

#[test]
fn a_raise_taken_back_before_its_due_time_leaves_nothing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    let before = inc.board("13:44");
    inc.severity("13:40", Sev1);
    inc.severity("13:44", Sev2);
    assert_eq!(inc.board("13:44"), before);
}

#[test]
fn a_raise_taken_back_leaves_those_it_included_owed_nothing() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.severity("13:42", Sev3);
    assert_snapshot!(inc.board("13:42"), @r"
    customers: due 14:34 by the interval | calm
    partners: due 13:55 for the first word | calm
    support: due 14:34 with customers | calm
    ");
}

#[test]
fn a_raise_taken_back_after_its_due_time_stays_owed_until_a_word() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.severity("13:47", Sev2);
    assert_snapshot!(inc.clock("13:47", "customers"), @"customers: due 13:45 since the severity was raised | overdue");
    inc.sent("13:48", "customers support");
    assert_snapshot!(inc.clock("13:48", "customers"), @"customers: due 14:18 by the interval | calm");
}

#[test]
fn a_raise_taken_back_in_part_counts_with_the_severity_that_is_left() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.severity("13:43", Sev2);
    assert_snapshot!(inc.clock("13:43", "customers"), @"customers: due 13:55 since the severity was raised | calm");
}

#[test]
fn a_raise_taken_back_in_part_after_its_due_time_stays_owed() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.severity("13:46", Sev2);
    assert_snapshot!(inc.clock("13:46", "customers"), @"customers: due 13:45 since the severity was raised | overdue");
}

#[test]
fn of_two_raises_only_the_one_that_is_taken_back_goes() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev2);
    inc.severity("13:45", Sev1);
    assert_snapshot!(inc.clock("13:45", "customers"), @"customers: due 13:50 since the severity was raised | calm");
    inc.severity("13:47", Sev2);
    assert_snapshot!(inc.clock("13:47", "customers"), @"customers: due 13:55 since the severity was raised | calm");
    inc.severity("13:48", Sev3);
    assert_snapshot!(inc.clock("13:48", "customers"), @"customers: due 14:34 by the interval | calm");
}

#[test]
fn a_raise_over_a_reasoned_promise_taken_back_leaves_the_promise() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("20:00").because("the vendor needs until then"));
    inc.severity("14:00", Sev1);
    assert_snapshot!(inc.clock("14:00", "customers"), @"customers: due 14:05 since the severity was raised | calm | promised 20:00");
    inc.severity("14:02", Sev2);
    assert_snapshot!(inc.clock("14:02", "customers"), @"customers: due 20:00 as promised | calm | promised 20:00");
}

#[test]
fn lowered_to_a_severity_without_a_clock_for_them_what_is_not_overdue_goes() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support executives");
    inc.severity("13:40", Sev3);
    assert_snapshot!(inc.clocks("13:40", "executives employees"), @r"
    executives: nothing due | no stage
    employees: nothing due | no stage
    ");
    inc.severity("13:41", Sev4);
    assert_snapshot!(inc.board("13:41"), @r"
    customers: due 14:40 for a change not told | calm
    partners: due 13:40 for the first word | overdue
    support: due 14:40 for a change not told | calm
    executives: due 14:40 for a change not told | calm
    ");
}
