//! **Stages.**

use foghorn_core::Severity::{Sev1, Sev2};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

/// The stage of the customers' clock at each of these times.
fn stages(inc: &Scenario, times: &[&str]) -> String {
    let stage = |at: &&str| {
        let face = inc.clock(at, "customers");
        format!("{at} {}", face.split(" | ").nth(1).unwrap_or_default())
    };
    times.iter().map(stage).collect::<Vec<_>>().join("\n")
}

#[test]
fn calm_heads_up_five_minutes_before_due_for_sixty_seconds_then_overdue_until_a_word() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    let times = ["13:54:59", "13:55", "13:59:59", "14:00", "14:00:59", "14:01", "20:00"];
    assert_snapshot!(stages(&inc, &times), @r"
    13:54:59 calm
    13:55 heads-up
    13:59:59 heads-up
    14:00 due
    14:00:59 due
    14:01 overdue
    20:00 overdue
    ");
}

#[test]
fn heads_up_comes_a_third_of_the_wait_before_where_that_is_less() {
    let inc = Scenario::declare("13:25", Sev1);
    // Five minutes to the first word: 100 seconds before it.
    assert_snapshot!(stages(&inc, &["13:28:19", "13:28:20"]), @r"
    13:28:19 calm
    13:28:20 heads-up
    ");
}

#[test]
fn the_wait_runs_from_what_set_the_due_time() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    // Raised at 13:40, due 13:45: heads-up 100 seconds before, not five minutes.
    inc.severity("13:40", Sev1);
    assert_snapshot!(stages(&inc, &["13:43:19", "13:43:20"]), @r"
    13:43:19 calm
    13:43:20 heads-up
    ");
    // A promise of three minutes: one minute before.
    inc.sent("13:41", to("customers").promising("13:44"));
    assert_snapshot!(stages(&inc, &["13:42:59", "13:43"]), @r"
    13:42:59 calm
    13:43 heads-up
    ");
}

#[test]
fn after_resolving_last_word_replaces_calm_and_heads_up_and_due_and_overdue_stay() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.resolve("13:40");
    assert_snapshot!(stages(&inc, &["13:40", "13:51", "13:55", "13:56"]), @r"
    13:40 last-word
    13:51 last-word
    13:55 due
    13:56 overdue
    ");
}

#[test]
fn held_while_a_hold_decides_the_due_time_and_not_while_a_promise_does() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", to("customers").promising("13:50"));
    inc.hold("13:35", "15:00");
    assert_snapshot!(stages(&inc, &["13:36"]), @"13:36 calm");
    inc.sent("13:49", "customers");
    assert_snapshot!(stages(&inc, &["13:49", "14:56"]), @r"
    13:49 held
    14:56 heads-up
    ");
}

#[test]
fn never_told_only_after_resolving() {
    let mut inc = Scenario::declare("13:25", Sev2);
    assert_snapshot!(stages(&inc, &["20:00"]), @"20:00 overdue");
    inc.resolve("20:01");
    assert_snapshot!(stages(&inc, &["20:01"]), @"20:01 never-told");
}

#[test]
fn a_playbook_changes_all_of_them() {
    let mut playbook = crate::support::scenario::default_playbook();
    playbook.stages.heads_up = foghorn_core::Span::minutes(2);
    playbook.stages.due_for = foghorn_core::Span::seconds(10);
    let inc = Scenario::declare_with("13:25", Sev2, &playbook);
    assert_snapshot!(stages(&inc, &["13:37:59", "13:38", "13:40", "13:40:10"]), @r"
    13:37:59 calm
    13:38 heads-up
    13:40 due
    13:40:10 overdue
    ");
}
