//! **Hold.**

use foghorn_core::Severity::{Sev1, Sev2};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, on_hold, to};

#[test]
fn it_needs_its_end_at_most_24_hours_ahead_and_a_reason() {
    let inc = Scenario::declare("13:25", Sev2);
    assert_snapshot!(inc.refused("13:30", on_hold("+1 13:31", None)), @"a hold ends at most 24 h ahead; for a later time set a check-back before it and hold again");
    assert_snapshot!(inc.refused("13:30", on_hold("13:30", None)), @"the end of a hold must be still to come");
    let mut without_reason = on_hold("15:00", None);
    without_reason.reason = " ".to_owned();
    assert_snapshot!(inc.refused("13:30", without_reason), @"the reason is empty; write at least one word");
}

#[test]
fn it_says_whether_stakeholders_were_told_of_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    let hold = inc.of("customers").unwrap().hold.clone().unwrap();
    assert!(hold.told);
    assert_snapshot!(hold.reason, @"the vendor works on it");
}

#[test]
fn it_replaces_a_due_time_that_rests_on_the_interval() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "+1 09:00");
    assert_snapshot!(inc.clocks("23:00", "customers support"), @r"
    customers: due +1 09:00 at the end of the hold | held
    support: due +1 09:00 at the end of the hold | held
    ");
}

#[test]
fn it_replaces_an_overdue_one_too() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("14:20", "15:00");
    assert_snapshot!(inc.clocks("14:20", "customers support"), @r"
    customers: due 15:00 at the end of the hold | held
    support: due 15:00 at the end of the hold | held
    ");
}

#[test]
fn it_replaces_a_first_word_that_nobody_heard_too() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.hold_for("13:30", "employees", "17:00");
    assert_snapshot!(inc.clocks("13:30", "customers employees"), @r"
    customers: due 13:40 for the first word | calm
    employees: due 17:00 at the end of the hold | held
    ");
}

#[test]
fn it_never_replaces_a_standing_promise() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers support").promising("13:50").not_for("support"));
    let (_, notes) = inc.act("13:40", on_hold("15:00", None));
    assert_snapshot!(notes[0], @"A printed promise comes first, and stands: Customers.");
    assert_snapshot!(inc.clocks("13:40", "customers support"), @r"
    customers: due 13:50 as promised | calm | promised 13:50
    support: due 13:50 with customers | calm
    ");
}

#[test]
fn its_end_comes_first_where_the_promise_is_later() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers support").promising("20:00").because("the vendor needs until then"));
    inc.hold("13:40", "15:00");
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 15:00 at the end of the hold | held | promised 20:00");
}

#[test]
fn a_word_without_a_promise_leaves_it_standing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.sent("13:45", "customers support");
    assert_snapshot!(inc.clocks("13:45", "customers support"), @r"
    customers: due 15:00 at the end of the hold | held
    support: due 15:00 at the end of the hold | held
    ");
}

#[test]
fn a_word_with_a_promise_ends_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.sent("13:45", to("customers support").promising("14:10"));
    assert_snapshot!(inc.clock("13:45", "customers"), @"customers: due 14:10 as promised | calm | promised 14:10");
}

#[test]
fn a_customers_word_that_leaves_support_out_makes_support_due_in_spite_of_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.sent("13:50", "customers");
    assert_snapshot!(inc.clocks("13:50", "customers support"), @r"
    customers: due 15:00 at the end of the hold | held
    support: due 13:50 with customers | due
    ");
}

#[test]
fn heads_up_comes_before_its_end_and_at_its_end_the_clock_is_due() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    assert_snapshot!(inc.clock("14:54:59", "customers"), @"customers: due 15:00 at the end of the hold | held");
    assert_snapshot!(inc.clock("14:55", "customers"), @"customers: due 15:00 at the end of the hold | heads-up");
    assert_snapshot!(inc.clock("15:00", "customers"), @"customers: due 15:00 at the end of the hold | due");
    assert_snapshot!(inc.clock("15:01", "customers"), @"customers: due 15:00 at the end of the hold | overdue");
    inc.sent("15:02", "customers support");
    assert_snapshot!(inc.clock("15:02", "customers"), @"customers: due 15:32 by the interval | calm");
}

#[test]
fn a_second_hold_takes_the_place_of_the_first() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.hold("14:58", "16:00");
    assert_snapshot!(inc.clock("14:58", "customers"), @"customers: due 16:00 at the end of the hold | held");
}

#[test]
fn a_raise_after_it_calls_for_a_word_all_the_same() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.severity("13:50", Sev1);
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 13:55 since the severity was raised | calm");
    inc.severity("13:52", Sev2);
    assert_snapshot!(inc.clock("13:52", "customers"), @"customers: due 15:00 at the end of the hold | held");
}

#[test]
fn a_raise_right_after_it_in_the_same_second_too() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.severity("13:40", Sev1);
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 13:45 since the severity was raised | calm");
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.hold("13:40", "15:00");
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 15:00 at the end of the hold | held");
}

#[test]
fn a_raise_before_it_is_held_too() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.severity("13:40", Sev1);
    inc.hold("13:42", "15:00");
    assert_snapshot!(inc.clock("13:42", "customers"), @"customers: due 15:00 at the end of the hold | held");
    inc.release("13:50");
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 13:50 since the severity was raised | due");
}

#[test]
fn released_early_the_cadence_counts_again_never_earlier_than_the_release() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.hold("13:40", "15:00");
    inc.release("13:50");
    assert_snapshot!(inc.clocks("13:50", "customers support"), @r"
    customers: due 14:04 by the interval | calm
    support: due 14:04 with customers | calm
    ");
    inc.hold("14:01", "15:00");
    inc.release("14:30");
    assert_snapshot!(inc.clocks("14:30", "customers support"), @r"
    customers: due 14:30 by the interval | due
    support: due 14:30 with customers | due
    ");
    assert_snapshot!(inc.refused("14:31", foghorn_core::verbs::ReleaseHold { stakeholders: None }), @"it is without a hold already");
}

#[test]
fn for_one_stakeholder_it_leaves_the_others_alone() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support executives");
    inc.hold_for("13:40", "executives", "18:00");
    assert_snapshot!(inc.clocks("13:40", "customers executives"), @r"
    customers: due 14:04 by the interval | calm
    executives: due 18:00 at the end of the hold | held
    ");
}
