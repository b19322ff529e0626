//! **Due**: when each stakeholder must hear.

use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, add, to};

#[test]
fn declaring_starts_every_clock_of_the_playbook() {
    let inc = Scenario::declare("13:25", Sev1);
    assert_snapshot!(inc.board("13:25"), @r"
    customers: due 13:30 for the first word | calm
    partners: due 13:30 for the first word | calm
    support: due 13:30 for the first word | calm
    executives: due 13:40 for the first word | calm
    employees: due 13:55 for the first word | calm
    board: due 15:25 for the first word | calm
    investors: due 15:25 for the first word | calm
    ");
}

#[test]
fn a_severity_without_a_row_for_a_stakeholder_gives_it_no_clock() {
    let inc = Scenario::declare("13:25", Sev3);
    assert_snapshot!(inc.board("13:25"), @r"
    customers: due 13:55 for the first word | calm
    partners: due 13:55 for the first word | calm
    support: due 13:55 for the first word | calm
    ");
}

#[test]
fn never_told_is_due_a_first_word_after_declaring_or_after_they_were_added_if_later() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.add("13:50", "vendors");
    assert_snapshot!(inc.clocks("13:50", "customers vendors"), @r"
    customers: due 13:40 for the first word | overdue
    vendors: due 14:20 for the first word | calm
    ");
}

#[test]
fn added_after_they_were_told_they_are_due_by_the_interval_never_before_they_were_added() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "press");
    assert_snapshot!(inc.clock("13:31", "press"), @"press: nothing due | no stage");
    inc.add("13:40", "press");
    assert_snapshot!(inc.clock("13:40", "press"), @"press: due 15:30 by the interval | calm");
}

#[test]
fn told_without_a_promise_is_due_after_the_interval() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers");
    assert_snapshot!(inc.clock("13:34", "customers"), @"customers: due 14:04 by the interval | calm");
}

#[test]
fn a_promise_not_later_than_the_interval_is_the_due_time() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("13:50"));
    assert_snapshot!(inc.clock("13:34", "customers"), @"customers: due 13:50 as promised | calm | promised 13:50");
}

#[test]
fn a_later_promise_with_a_reason_is_the_due_time() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("+1 09:00").because("the team sleeps"));
    assert_snapshot!(inc.clock("23:00", "customers"), @"customers: due +1 09:00 as promised | calm | promised +1 09:00");
}

#[test]
fn a_later_promise_without_a_reason_stands_in_the_ledger_and_the_interval_decides() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").promising("15:00"));
    assert_snapshot!(inc.clock("13:34", "customers"), @"customers: due 14:04 by the interval | calm | promised 15:00");
    inc.sent("14:03", "customers");
    assert_snapshot!(inc.clock("14:03", "customers"), @"customers: due 14:33 by the interval | calm");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:34 told, on time for 13:40
    13:34 promised 15:00: kept
    14:03 told, on time for 14:04
    ");
}

#[test]
fn an_unticked_promise_does_not_bind() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers executives").promising("13:50").not_for("executives"));
    assert_snapshot!(inc.clocks("13:34", "customers executives"), @r"
    customers: due 13:50 as promised | calm | promised 13:50
    executives: due 14:34 by the interval | calm
    ");
}

#[test]
fn due_times_are_anchored_to_postings_not_to_when_they_were_recorded() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:50", to("customers").posted("13:34:20"));
    assert_snapshot!(inc.clock("13:50", "customers"), @"customers: due 14:04:20 by the interval | calm");
}

#[test]
fn support_hears_first_by_its_own_first_word_and_then_with_customers() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:28", "support");
    assert_snapshot!(inc.clocks("13:28", "customers support"), @r"
    customers: due 13:30 for the first word | calm
    support: due 13:30 with customers | calm
    ");
    inc.sent("13:30", to("customers support").promising("13:42").not_for("support"));
    assert_snapshot!(inc.clocks("13:30", "customers support"), @r"
    customers: due 13:42 as promised | calm | promised 13:42
    support: due 13:42 with customers | calm
    ");
}

#[test]
fn a_customers_update_that_leaves_support_out_makes_support_due_at_its_posting() {
    let mut inc = Scenario::declare("13:25", Sev2);
    let notes = inc.notes_on_sending("13:34", "customers");
    assert_snapshot!(notes[0], @"Support hears with customers and was left out, so a word to them is due now.");
    assert_snapshot!(inc.clocks("13:34", "customers support"), @r"
    customers: due 14:04 by the interval | calm
    support: due 13:34 with customers | due
    ");
    inc.sent("13:36", "support");
    assert_snapshot!(inc.clock("13:36", "support"), @"support: due 14:04 with customers | calm");
}

#[test]
fn support_told_before_and_then_left_out_is_due_at_the_posting_too() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    inc.sent("14:02", "customers");
    assert_snapshot!(inc.clocks("14:02", "customers support"), @r"
    customers: due 14:32 by the interval | calm
    support: due 14:02 with customers | due
    ");
}

#[test]
fn a_support_word_in_the_five_minutes_before_counts_as_with_it() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:29", "support");
    inc.sent("13:34", "customers");
    assert_snapshot!(inc.clock("13:34", "support"), @"support: due 14:04 with customers | calm");
}

#[test]
fn a_support_word_more_than_five_minutes_before_does_not() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:28:59", "support");
    inc.sent("13:34", "customers");
    assert_snapshot!(inc.clock("13:34", "support"), @"support: due 13:34 with customers | due");
}

#[test]
fn support_listed_in_the_same_update_with_a_later_posting_is_not_left_out() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:38", to("customers").posted("13:34").and("support", "chat", "13:37"));
    assert_snapshot!(inc.clock("13:38", "support"), @"support: due 14:04 with customers | calm");
    assert_snapshot!(inc.ledger("support"), @"13:37 told, on time for 13:40");
}

#[test]
fn support_listed_on_a_channel_that_does_not_count_is_left_out_all_the_same() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers").and("support", "email", "13:34"));
    assert_snapshot!(inc.clock("13:34", "support"), @"support: due 13:34 with customers | due | incomplete: chat");
}

#[test]
fn a_customers_promise_moves_support_but_does_not_enter_its_ledger() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:33", "support");
    inc.sent("13:34", to("customers").promising("13:50"));
    assert_snapshot!(inc.clocks("13:34", "customers support"), @r"
    customers: due 13:50 as promised | calm | promised 13:50
    support: due 13:50 with customers | calm
    ");
    assert_snapshot!(inc.ledger("support"), @"13:33 told, on time for 13:40");
}

#[test]
fn when_customers_are_overdue_so_is_support() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", "customers support");
    assert_snapshot!(inc.clocks("14:10", "customers support"), @r"
    customers: due 14:04 by the interval | overdue
    support: due 14:04 with customers | overdue
    ");
}

#[test]
fn a_stakeholder_that_was_dropped_is_owed_nothing_but_what_was_promised() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:34", to("customers support executives").promising("13:50").not_for("support"));
    for stakeholder in ["support", "executives"] {
        let why = "they are in the room".to_owned();
        inc.act("13:40", foghorn_core::verbs::DropStakeholder { stakeholder: stakeholder.into(), reason: why });
    }
    assert_snapshot!(inc.clocks("13:40", "support executives"), @r"
    support: nothing due | no stage
    executives: due 13:50 as promised | calm | promised 13:50
    ");
    inc.sent("13:48", "customers");
    inc.status("13:49", foghorn_core::Status::Resolved);
    assert_snapshot!(inc.clocks("13:49", "customers support executives"), @r"
    customers: due 14:04 for the last word | last-word
    support: nothing due | no stage
    executives: due 13:50 as promised | last-word | promised 13:50
    ");
}

#[test]
fn an_update_that_was_put_right_counts_as_it_should_have_been() {
    let mut inc = Scenario::declare("13:25", Sev2);
    let act = inc.sent("13:34", to("customers").promising("13:50"));
    let right = foghorn_core::verbs::CorrectUpdate {
        of: act,
        text: None,
        deliveries: None,
        posted_at: Some(crate::support::scenario::when("13:32")),
        tells_status: None,
        tells_severity: None,
        promise: None,
        no_promise: Some(true),
    };
    inc.act("13:40", right);
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 14:02 by the interval | calm");
}

#[test]
fn a_stakeholder_in_play_is_not_added_twice() {
    let inc = Scenario::declare("13:25", Sev2);
    assert_snapshot!(inc.refused("13:30", add("customers")), @"it is in play already");
}
