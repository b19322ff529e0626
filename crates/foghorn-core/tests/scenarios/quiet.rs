//! **Quiet**: snooze, and the draft that is being typed in.

use foghorn_core::Severity::{Sev1, Sev2};
use foghorn_core::reminders::{snoozed_before, snoozed_until};
use insta::assert_snapshot;

use crate::support::clockface::{said, time};
use crate::support::scenario::{Scenario, snooze, to};

/// Customers told at 13:30 and due at 14:00.
fn due_at_two() -> Scenario {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers support partners executives");
    inc
}

fn quiet_until(inc: &Scenario, now: &str) -> String {
    let clock = inc.of("customers").unwrap();
    snoozed_until(&inc.incident, clock, time(now)).map_or("not snoozed".to_owned(), said)
}

#[test]
fn a_snooze_is_for_one_clock_and_moves_neither_due_time_nor_stage() {
    let mut inc = due_at_two();
    let before = inc.clocks("14:03", "customers partners");
    inc.snooze("14:03", "customers", 5);
    assert_eq!(inc.clocks("14:03", "customers partners"), before);
    assert_snapshot!(inc.watch("14:03", "14:10", "customers partners"), @r"
    14:03 partners: nag, due 14:00
    14:05 partners: nag, due 14:00
    14:08 customers: nag, due 14:00
    14:10 customers: nag, due 14:00
    14:10 partners: nag, due 14:00
    ");
}

#[test]
fn one_click_is_five_minutes_and_logs_no_reason() {
    let mut inc = due_at_two();
    inc.act("14:01", snooze("customers", None));
    assert_snapshot!(quiet_until(&inc, "14:01"), @"14:06");
    assert_snapshot!(quiet_until(&inc, "14:06"), @"not snoozed");
}

#[test]
fn the_second_in_a_row_is_known_so_that_the_window_can_ask_for_a_reason() {
    let mut inc = due_at_two();
    assert!(!snoozed_before(&inc.incident, inc.of("customers").unwrap()));
    inc.snooze("14:01", "customers", 5);
    assert!(snoozed_before(&inc.incident, inc.of("customers").unwrap()));
    assert!(!snoozed_before(&inc.incident, inc.of("partners").unwrap()));
    inc.sent("14:02", "customers");
    assert!(!snoozed_before(&inc.incident, inc.of("customers").unwrap()));
}

#[test]
fn before_due_a_snooze_suppresses_the_heads_up_never_the_due_notice() {
    let mut inc = due_at_two();
    inc.snooze("13:54", "customers", 10);
    assert_snapshot!(inc.watch("13:54", "14:12", "customers"), @r"
    14:00 customers: due, due 14:00
    14:04 customers: nag, due 14:00
    14:05 customers: nag, due 14:00
    14:10 customers: nag, due 14:00
    ");
}

#[test]
fn a_snooze_that_ends_before_the_due_time_reminds_at_its_end() {
    let mut inc = due_at_two();
    assert_snapshot!(inc.watch("13:50", "13:56", "customers"), @"13:55 customers: heads-up, due 14:00");
    inc.snooze("13:56", "customers", 2);
    assert_snapshot!(inc.watch("13:56", "13:59", "customers"), @"13:58 customers: heads-up, due 14:00");
}

#[test]
fn never_more_than_fifteen_minutes_in_a_row() {
    let mut inc = due_at_two();
    let (_, notes) = inc.act("14:01", snooze("customers", Some(40)));
    assert_snapshot!(notes[0], @"Quiet for 15 minutes: never more in a row.");
    assert_snapshot!(quiet_until(&inc, "14:01"), @"14:16");
    inc.snooze("14:10", "customers", 15);
    assert_snapshot!(quiet_until(&inc, "14:10"), @"14:16");
    inc.snooze("14:17", "customers", 5);
    assert_snapshot!(quiet_until(&inc, "14:17"), @"14:22");
}

#[test]
fn an_update_ends_it() {
    let mut inc = due_at_two();
    inc.snooze("14:01", "customers", 15);
    inc.sent("14:05", to("customers").promising("14:08"));
    assert_snapshot!(quiet_until(&inc, "14:05"), @"not snoozed");
    assert_snapshot!(inc.watch("14:05", "14:10", "customers"), @r"
    14:07 customers: heads-up, due 14:08
    14:08 customers: due, due 14:08
    14:10 customers: nag, due 14:08
    ");
}

#[test]
fn a_raised_severity_ends_it() {
    let mut inc = due_at_two();
    inc.snooze("14:01", "customers", 15);
    inc.severity("14:04", Sev1);
    assert_snapshot!(quiet_until(&inc, "14:04"), @"not snoozed");
    assert_snapshot!(inc.watch("14:04", "14:11", "customers"), @r"
    14:04 customers: nag, due 14:00
    14:05 customers: nag, due 14:00
    14:10 customers: nag, due 14:00
    ");
}

#[test]
fn a_lowered_severity_does_not() {
    let mut inc = due_at_two();
    inc.snooze("14:01", "customers", 15);
    inc.severity("14:04", foghorn_core::Severity::Sev3);
    assert_snapshot!(quiet_until(&inc, "14:04"), @"14:16");
}

#[test]
fn a_draft_with_a_key_press_in_the_last_ninety_seconds_quietens_its_own_clock() {
    let mut inc = due_at_two();
    inc.typing("customers", "14:01", "14:04");
    assert_snapshot!(inc.watch("14:01", "14:11", "customers partners"), @r"
    14:01 partners: due, due 14:00
    14:02 partners: nag, due 14:00
    14:05 partners: nag, due 14:00
    14:05:30 customers: nag, due 14:00
    14:10 customers: nag, due 14:00
    14:10 partners: nag, due 14:00
    ");
}

#[test]
fn typing_does_not_suppress_the_due_notice_either() {
    let mut inc = due_at_two();
    inc.typing("customers", "13:54", "13:59:30");
    assert_snapshot!(inc.watch("13:54", "14:03", "customers"), @r"
    14:00 customers: due, due 14:00
    14:02 customers: nag, due 14:00
    ");
}

#[test]
fn typing_and_snoozing_together_are_never_more_than_fifteen_minutes_in_a_row() {
    let mut inc = due_at_two();
    inc.snooze("14:01", "customers", 10);
    inc.typing("customers", "14:08", "14:30");
    assert_snapshot!(inc.watch("14:01", "14:40", "customers"), @r"
    14:16 customers: nag, due 14:00
    14:20 customers: nag, due 14:00
    14:30 customers: nag, due 14:00
    14:40 customers: nag, due 14:00
    ");
}

#[test]
fn a_clock_on_which_nothing_is_due_cannot_be_snoozed() {
    let inc = Scenario::declare("13:25", foghorn_core::Severity::Sev4);
    assert_snapshot!(inc.refused("13:30", snooze("customers", None)), @"Customers has no clock running");
    assert_snapshot!(inc.refused("13:30", snooze("nobody", None)), @"no stakeholder “nobody” here; there are customers, partners, support, executives, employees, board, investors, vendors, press, regulators. Name one of them, or add it first");
}
