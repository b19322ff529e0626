//! **Withdrawn.**

use foghorn_core::Severity::Sev2;
use foghorn_core::Status::Withdrawn;
use foghorn_core::verbs::Withdraw;
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn those_who_were_told_are_owed_a_word_that_tells_withdrawn() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers support").telling(foghorn_core::Status::Resolved));
    inc.withdraw("13:40");
    assert_snapshot!(inc.clocks("13:40", "customers support"), @r"
    customers: due 13:55 for the last word | last-word
    support: due 13:55 for the last word | last-word
    ");
    inc.sent("13:45", "customers support");
    assert_snapshot!(inc.clocks("13:45", "customers support"), @r"
    customers: nothing due | no stage
    support: nothing due | no stage
    ");
}

#[test]
fn those_never_told_are_owed_nothing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.withdraw("13:30");
    assert_snapshot!(inc.clocks("13:30", "customers executives"), @r"
    customers: nothing due | no stage
    executives: nothing due | no stage
    ");
}

#[test]
fn withdrawn_after_resolving_those_never_told_are_owed_nothing_more() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.resolve("13:40");
    inc.withdraw("13:50");
    assert_snapshot!(inc.clocks("13:50", "customers executives"), @r"
    customers: due 14:05 for the last word | last-word
    executives: nothing due | no stage
    ");
}

#[test]
fn a_withdrawing_without_a_reason_is_refused() {
    let inc = Scenario::declare("13:25", Sev2);
    assert_snapshot!(inc.refused("13:30", Withdraw { reason: String::new(), at: None }), @"the reason is empty; write at least one word");
}

#[test]
fn told_withdrawn_in_advance_satisfies_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").telling(Withdrawn));
    inc.withdraw("13:40");
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: nothing due | no stage");
}
