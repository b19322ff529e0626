//! **Status changed.**

use foghorn_core::Severity::{Sev1, Sev2};
use foghorn_core::Status::{Identified, Investigating, Monitoring};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn a_due_time_that_rests_on_the_interval_becomes_the_posting_plus_the_current_interval() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers support");
    inc.status("13:35", Identified);
    assert_snapshot!(inc.clocks("13:35", "customers support"), @r"
    customers: due 13:50 by the interval | calm
    support: due 13:50 with customers | calm
    ");
    inc.status("13:40", Monitoring);
    assert_snapshot!(inc.clocks("13:40", "customers support"), @r"
    customers: due 14:00 by the interval | calm
    support: due 14:00 with customers | calm
    ");
}

#[test]
fn never_earlier_than_the_change() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers support");
    inc.status("13:35", Monitoring);
    inc.status("13:55", Investigating);
    assert_snapshot!(inc.clock("13:55", "customers"), @"customers: due 13:55 by the interval | due");
}

#[test]
fn the_first_word_does_not_move() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.status("13:27", Monitoring);
    assert_snapshot!(inc.clock("13:27", "customers"), @"customers: due 13:30 for the first word | calm");
}

#[test]
fn promises_stay_also_where_the_new_interval_is_shorter() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.status("13:26", Monitoring);
    inc.sent("13:30", to("customers support").promising("13:55"));
    inc.status("13:35", Investigating);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 13:55 as promised | calm | promised 13:55");
}

#[test]
fn a_reasoned_promise_stays() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers").promising("16:00").because("the vendor needs until then"));
    inc.status("13:35", Identified);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 16:00 as promised | calm | promised 16:00");
}

#[test]
fn a_later_promise_without_a_reason_leaves_the_interval_to_the_status() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers").promising("13:55"));
    inc.status("13:35", Identified);
    assert_snapshot!(inc.clock("13:35", "customers"), @"customers: due 13:50 by the interval | calm | promised 13:55");
    inc.status("13:36", Monitoring);
    assert_snapshot!(inc.clock("13:36", "customers"), @"customers: due 13:55 as promised | calm | promised 13:55");
    inc.status("13:37", Investigating);
    assert_snapshot!(inc.clock("13:37", "customers"), @"customers: due 13:45 by the interval | calm | promised 13:55");
}

#[test]
fn holds_stay() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers support");
    inc.hold("13:35", "15:00");
    inc.status("13:40", Monitoring);
    assert_snapshot!(inc.clocks("13:40", "customers support"), @r"
    customers: due 15:00 at the end of the hold | held
    support: due 15:00 at the end of the hold | held
    ");
}

#[test]
fn overdue_debts_stay() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers support");
    inc.status("13:50", Monitoring);
    assert_snapshot!(inc.clocks("13:50", "customers support"), @r"
    customers: due 13:45 by the interval | overdue
    support: due 13:45 with customers | overdue
    ");
}

#[test]
fn a_status_told_in_the_same_act_counts_for_the_words_own_interval() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", to("customers support").changing_to(Identified));
    assert_snapshot!(inc.incident.status_now(), @"identified");
    assert_snapshot!(inc.clock("13:30", "customers"), @"customers: due 13:50 by the interval | calm");
}

#[test]
fn a_change_to_the_status_it_has_is_refused() {
    let inc = Scenario::declare("13:25", Sev2);
    let same = foghorn_core::verbs::ChangeStatus { status: Investigating, at: None, reason: None };
    assert_snapshot!(inc.refused("13:30", same), @"it is investigating already");
}
