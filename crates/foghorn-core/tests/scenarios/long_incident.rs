//! The long-incident cadence: twice the interval, offered and never forced.

use foghorn_core::Severity::Sev1;
use foghorn_core::verbs::StretchCadence;
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn without_being_asked_for_nothing_changes_after_two_hours() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("17:00", "customers support");
    assert_snapshot!(inc.clock("17:00", "customers"), @"customers: due 17:15 by the interval | calm");
}

#[test]
fn twice_the_interval_counts_from_the_last_word_and_for_every_one_after() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("15:30", "customers support");
    inc.stretch("15:35", 2);
    assert_snapshot!(inc.clock("15:35", "customers"), @"customers: due 16:00 by the interval | calm");
    inc.sent("15:50", "customers support");
    assert_snapshot!(inc.clock("15:50", "customers"), @"customers: due 16:20 by the interval | calm");
}

#[test]
fn promises_overdue_debts_and_first_words_stay() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("15:00", to("partners").promising("15:14"));
    inc.sent("15:00", "executives");
    inc.stretch("15:35", 2);
    assert_snapshot!(inc.clocks("15:35", "customers partners executives"), @r"
    customers: due 13:30 for the first word | overdue
    partners: due 15:14 as promised | overdue | promised 15:14
    executives: due 15:30 by the interval | overdue
    ");
}

#[test]
fn set_back_the_interval_counts_again_never_earlier_than_that() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("15:30", "customers support");
    inc.stretch("15:35", 2);
    inc.stretch("15:50", 1);
    assert_snapshot!(inc.clock("15:50", "customers"), @"customers: due 15:50 by the interval | due");
}

#[test]
fn a_factor_without_sense_is_refused() {
    let inc = Scenario::declare("13:25", Sev1);
    assert_snapshot!(inc.refused("15:30", StretchCadence { factor: 0, reason: None }), @"the cadence can be stretched 1 to 8 times, not 0");
    assert_snapshot!(inc.refused("15:30", StretchCadence { factor: 1, reason: None }), @"it is 1 times the interval already");
}
