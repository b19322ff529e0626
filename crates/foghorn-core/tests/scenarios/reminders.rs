//! Nags, and **after sleep, a clock change or a restart**.

use foghorn_core::Severity::{Sev1, Sev2};
use insta::assert_snapshot;

use crate::support::scenario::Scenario;

#[test]
fn nags_come_at_two_five_and_ten_minutes_six_more_every_ten_then_every_thirty() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    assert_snapshot!(inc.watch("13:30", "16:45", "customers"), @r"
    13:55 customers: heads-up, due 14:00
    14:00 customers: due, due 14:00
    14:02 customers: nag, due 14:00
    14:05 customers: nag, due 14:00
    14:10 customers: nag, due 14:00
    14:20 customers: nag, due 14:00
    14:30 customers: nag, due 14:00
    14:40 customers: nag, due 14:00
    14:50 customers: nag, due 14:00
    15:00 customers: nag, due 14:00
    15:10 customers: nag, due 14:00
    15:40 customers: nag, due 14:00
    16:10 customers: nag, due 14:00
    16:40 customers: nag, due 14:00
    ");
}

#[test]
fn a_word_ends_them() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.watch("13:30", "14:05", "customers");
    inc.sent("14:06", "customers");
    assert_snapshot!(inc.watch("14:06", "14:40", "customers"), @r"
    14:31 customers: heads-up, due 14:36
    14:36 customers: due, due 14:36
    14:38 customers: nag, due 14:36
    ");
}

#[test]
fn after_sleep_what_fell_due_meanwhile_is_said_once() {
    let mut inc = Scenario::declare("13:25", Sev1);
    assert_snapshot!(inc.look("13:26", "customers partners executives"), @"");
    assert_snapshot!(inc.look("14:40", "customers partners executives"), @r"
    14:40 customers: nag, due 13:30
    14:40 partners: nag, due 13:30
    14:40 executives: nag, due 13:40
    ");
    assert_snapshot!(inc.look("14:40:01", "customers partners executives"), @"");
    assert_snapshot!(inc.watch("14:40:02", "15:00", "customers"), @"");
}

#[test]
fn after_a_restart_nothing_is_said_twice_and_nothing_is_missed() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.watch("13:30", "14:00:30", "customers");
    // The desk is on disk: looking again says nothing, the next step comes as if nothing had been.
    assert_snapshot!(inc.look("14:01", "customers"), @"");
    assert_snapshot!(inc.look("14:02", "customers"), @"14:02 customers: nag, due 14:00");
}

#[test]
fn a_clock_set_back_repeats_nothing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.watch("13:30", "14:06", "customers");
    assert_snapshot!(inc.watch("13:50", "14:06", "customers"), @"");
    assert_snapshot!(inc.watch("14:06", "14:12", "customers"), @"14:10 customers: nag, due 14:00");
}

#[test]
fn a_due_time_that_an_act_moves_is_said_anew() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.watch("13:30", "13:56", "customers");
    inc.severity("13:56", Sev1);
    inc.sent("13:57", "customers");
    assert_snapshot!(inc.watch("13:57", "14:13", "customers"), @r"
    14:07 customers: heads-up, due 14:12
    14:12 customers: due, due 14:12
    ");
}

#[test]
fn resolved_the_never_told_are_not_nagged_about_and_the_last_word_is() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.resolve("13:35");
    assert_snapshot!(inc.watch("13:35", "14:05", "customers executives"), @r"
    13:45 customers: heads-up, due 13:50
    13:50 customers: due, due 13:50
    13:52 customers: nag, due 13:50
    13:55 customers: nag, due 13:50
    14:00 customers: nag, due 13:50
    ");
}
