//! **Promises**: kept, standing, late.

use foghorn_core::Severity::Sev2;
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn a_word_posted_by_then_keeps_the_promise_whatever_it_promises_next() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("14:00"));
    inc.sent("13:58", to("customers").promising("14:20"));
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 14:00: kept
    13:58 told, on time for 14:00
    13:58 promised 14:20: stands
    ");
}

#[test]
fn a_printed_minute_lasts_to_its_end() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("14:10", to("customers").promising("14:30"));
    inc.sent("14:30:59", to("customers").promising("14:50"));
    inc.sent("14:51", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    14:10 told, late for 13:40
    14:10 promised 14:30: kept
    14:30:59 told, on time for 14:30
    14:30:59 promised 14:50: late by 1 min
    14:51 told, late for 14:50
    ");
}

#[test]
fn a_promise_stands_also_when_overdue_until_a_word_comes_and_is_late_by_whole_minutes() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("14:00"));
    assert_snapshot!(inc.clock("14:07", "customers"), @"customers: due 14:00 as promised | overdue | promised 14:00");
    inc.sent("14:07:40", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 14:00: late by 7 min
    14:07:40 told, late for 14:00
    ");
}

#[test]
fn a_word_discharges_every_earlier_promise() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("15:00"));
    inc.sent("13:40", to("customers").by("email").promising("13:45"));
    inc.sent("13:50", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 15:00: kept
    13:40 promised 13:45: late by 5 min
    13:50 told, late for 13:45
    ");
}

#[test]
fn a_word_to_others_discharges_nothing() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers executives").promising("13:50"));
    inc.sent("13:48", "executives");
    assert_snapshot!(inc.clocks("13:48", "customers executives"), @r"
    customers: due 13:50 as promised | heads-up | promised 13:50
    executives: due 14:48 by the interval | calm
    ");
}

#[test]
fn updates_of_the_same_second_do_not_discharge_each_other_and_the_next_word_judges_both() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("13:45"));
    inc.sent("13:36", to("customers").posted("13:34").promising("14:00"));
    assert_snapshot!(inc.clock("13:36", "customers"), @"customers: due 13:45 as promised | calm | promised 13:45 and 14:00");
    inc.sent("13:50", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 told, on time for 13:40
    13:34 promised 13:45: late by 5 min
    13:34 promised 14:00: kept
    13:50 told, late for 13:45
    ");
}

#[test]
fn a_promise_is_judged_by_its_own_time_and_on_time_by_the_due_time_in_force_just_before() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("15:00"));
    inc.sent("14:20", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 15:00: kept
    14:20 told, late for 14:04
    ");
}

#[test]
fn on_time_goes_by_the_promise_where_it_is_earlier_than_the_interval() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("13:40"));
    inc.sent("13:42", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 13:40: late by 2 min
    13:42 told, late for 13:40
    ");
}

#[test]
fn the_first_word_is_on_time_by_its_own_due_time() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:40:30", "customers");
    inc.sent("13:57", "executives");
    assert_snapshot!(inc.ledger("customers"), @"13:40:30 told, on time for 13:40");
    assert_snapshot!(inc.ledger("executives"), @"13:57 told, late for 13:55");
}

#[test]
fn an_update_recorded_late_is_judged_by_when_it_was_posted() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("14:00"));
    inc.sent("14:15", to("customers").posted("13:59"));
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 14:00: kept
    13:59 told, on time for 14:00
    ");
}

#[test]
fn a_promise_that_is_over_when_it_is_posted_is_refused() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    assert_snapshot!(inc.refused("14:00", to("customers").promising("14:00").send()), @"the promised time 14:00 UTC is not after the posting; give a time that was still to come");
}

#[test]
fn customers_and_support_in_one_late_update_are_both_judged_by_what_was_due_before_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.sent("14:10", "customers support");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    14:10 told, late for 14:04
    ");
    assert_snapshot!(inc.ledger("support"), @r"
    13:34 told, on time for 13:40
    14:10 told, late for 14:04
    ");
}
