//! **SEV4**: told about when something changes.

use foghorn_core::Severity::{Sev2, Sev3, Sev4};
use foghorn_core::Status::{Identified, Monitoring};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn there_is_no_first_word_and_no_interval() {
    let mut inc = Scenario::declare("13:25", Sev4);
    assert_snapshot!(inc.board("13:25"), @"customers: nothing due | no stage");
    inc.sent("13:30", "customers support");
    assert_snapshot!(inc.board("18:00"), @r"
    customers: nothing due | no stage
    support: nothing due | no stage
    ");
}

#[test]
fn a_word_is_due_an_hour_after_the_first_change_of_status_for_customers_and_support_with_them() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.status("13:40", Identified);
    inc.status("14:00", Monitoring);
    assert_snapshot!(inc.board("14:00"), @r"
    customers: due 14:40 for a change not told | calm
    support: due 14:40 for a change not told | calm
    ");
}

#[test]
fn a_change_of_impact_counts_and_saying_the_same_again_does_not() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.sent("13:30", "customers support");
    inc.impact("13:40", "Two customers see an old logo");
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 14:40 for a change not told | calm");
    inc.sent("13:50", "customers support");
    inc.impact("13:55", "Two customers see an old logo");
    assert_snapshot!(inc.clock("13:55", "customers"), @"customers: nothing due | no stage");
}

#[test]
fn lowering_to_sev4_is_a_change_that_everybody_told_anything_must_hear() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support executives");
    inc.severity("13:50", Sev4);
    assert_snapshot!(inc.board("13:50"), @r"
    customers: due 14:50 for a change not told | calm
    partners: due 13:40 for the first word | overdue
    support: due 14:50 for a change not told | calm
    executives: due 14:50 for a change not told | calm
    ");
}

#[test]
fn the_hour_runs_from_the_first_change_not_told_even_if_the_severity_was_another_then() {
    let mut inc = Scenario::declare("13:25", Sev3);
    inc.sent("13:34", "customers support");
    inc.status("13:40", Identified);
    inc.severity("14:00", Sev4);
    assert_snapshot!(inc.clock("14:00", "customers"), @"customers: due 14:40 for a change not told | calm");
}

#[test]
fn a_word_answers_the_change_and_a_promise_is_due_as_printed() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.status("13:40", Identified);
    inc.sent("13:50", to("customers support").promising("17:00"));
    assert_snapshot!(inc.board("13:50"), @r"
    customers: due 17:00 as promised | calm | promised 17:00
    support: due 17:00 as promised | calm | promised 17:00
    ");
    inc.status("14:00", Monitoring);
    assert_snapshot!(inc.board("14:00"), @r"
    customers: due 15:00 for a change not told | calm | promised 17:00
    support: due 15:00 for a change not told | calm | promised 17:00
    ");
}

#[test]
fn customers_told_without_support_make_support_due_here_too() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.status("13:40", Identified);
    inc.sent("13:50", "customers");
    assert_snapshot!(inc.board("13:50"), @r"
    customers: nothing due | no stage
    support: due 13:50 with customers | due
    ");
}

#[test]
fn reopening_is_a_change_of_status_also_for_customers_never_told() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.resolve("13:40");
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: nothing due | no stage");
    inc.reopen("14:00");
    assert_snapshot!(inc.clock("14:00", "customers"), @"customers: due 15:00 for a change not told | calm");
}

#[test]
fn raised_from_sev4_the_change_not_told_still_counts_where_it_comes_first() {
    let mut inc = Scenario::declare("13:25", Sev4);
    inc.status("13:40", Identified);
    inc.severity("14:35", Sev2);
    assert_snapshot!(inc.clock("14:35", "customers"), @"customers: due 14:40 for a change not told | heads-up");
}
