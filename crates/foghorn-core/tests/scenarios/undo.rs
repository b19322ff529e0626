//! Undo, redo and retraction, as the clocks show them.

use foghorn_core::Severity::{Sev1, Sev2};
use foghorn_core::Status::{Identified, Monitoring};
use foghorn_core::verbs::{Redo, Retract, Undo};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, to};

#[test]
fn undo_takes_back_ones_own_last_act_and_redo_brings_it_back() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", "customers");
    inc.severity("13:40", Sev1);
    let raised = inc.board("13:45");
    inc.undo("13:41");
    assert_snapshot!(inc.clock("13:45", "customers"), @"customers: due 14:00 by the interval | calm");
    inc.redo("13:42");
    assert_eq!(inc.board("13:45"), raised);
}

#[test]
fn undone_twice_and_redone_twice_everything_is_as_before() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.status("13:30", Identified);
    inc.status("13:40", Monitoring);
    inc.undo("13:41");
    assert_eq!(inc.incident.status_now(), Identified);
    inc.undo("13:42");
    assert_snapshot!(inc.incident.status_now(), @"investigating");
    inc.redo("13:43");
    assert_eq!(inc.incident.status_now(), Identified);
    inc.redo("13:44");
    assert_eq!(inc.incident.status_now(), Monitoring);
    assert_snapshot!(inc.refused("13:45", Redo {}), @"there is nothing to redo here");
}

#[test]
fn a_new_act_cuts_redo() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.status("13:30", Identified);
    inc.undo("13:31");
    inc.severity("13:32", Sev1);
    assert_snapshot!(inc.refused("13:33", Redo {}), @"there is nothing to redo here");
}

#[test]
fn undo_after_redo_takes_it_back_again() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.status("13:30", Identified);
    inc.status("13:31", Monitoring);
    inc.undo("13:32");
    inc.redo("13:33");
    inc.undo("13:34");
    inc.undo("13:35");
    assert_snapshot!(inc.incident.status_now(), @"investigating");
    inc.redo("13:36");
    inc.redo("13:37");
    assert_eq!(inc.incident.status_now(), Monitoring);
}

#[test]
fn undoing_a_sent_update_asks_what_was_wrong() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", to("customers").promising("13:50"));
    assert_snapshot!(inc.refused("13:31", Undo { sent: None }), @"this was recorded as sent: was it not posted (take the record back), or is the record wrong (correct it)?");
    inc.undo("13:31");
    assert_snapshot!(inc.clock("13:31", "customers"), @"customers: due 13:40 for the first word | calm");
    assert_eq!(inc.ledger("customers"), "");
}

#[test]
fn undoing_the_declaration_shows_it_as_withdrawn_and_redo_opens_it_again() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.undo("13:26");
    assert_snapshot!(inc.incident.status_now(), @"withdrawn");
    assert_snapshot!(inc.incident.title_now(), @"Checkout fails");
    assert_snapshot!(inc.clock("13:26", "customers"), @"customers: nothing due | no stage");
    assert_snapshot!(inc.refused("13:27", Undo { sent: None }), @"there is nothing of yours to undo here");
    inc.redo("13:28");
    assert_snapshot!(inc.clock("13:28", "customers"), @"customers: due 13:40 for the first word | calm");
}

#[test]
fn it_is_withdrawn_also_where_the_wall_clock_was_set_back_before_the_undo() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.undo("13:20");
    assert_snapshot!(inc.incident.status_now(), @"withdrawn");
}

#[test]
fn a_declaration_retracted_after_words_owes_a_word_that_tells_withdrawn() {
    let mut inc = Scenario::declare("13:25", Sev2);
    let declaring = inc.incident.acts[0].act.clone();
    inc.sent("13:30", "customers");
    inc.retract("13:40", &declaring);
    assert_snapshot!(inc.clocks("13:40", "customers executives"), @r"
    customers: due 13:55 for the last word | last-word
    executives: nothing due | no stage
    ");
}

#[test]
fn a_retraction_can_itself_be_retracted() {
    let mut inc = Scenario::declare("13:25", Sev2);
    let act = inc.sent("13:30", "customers");
    let retraction = inc.retract("13:40", &act);
    assert_snapshot!(inc.clock("13:40", "customers"), @"customers: due 13:40 for the first word | due");
    assert_snapshot!(inc.refused("13:41", Retract { act: act.clone(), why: None, sent: None }), @"that was retracted already");
    let again = inc.retract("13:42", &retraction);
    assert_snapshot!(inc.clock("13:42", "customers"), @"customers: due 14:00 by the interval | calm");
    inc.retract("13:43", &again);
    assert_snapshot!(inc.clock("13:43", "customers"), @"customers: due 13:40 for the first word | overdue");
}

#[test]
fn a_retraction_by_hand_is_undone_and_redone_like_any_act() {
    let mut inc = Scenario::declare("13:25", Sev2);
    let act = inc.sent("13:30", "customers");
    inc.retract("13:40", &act);
    inc.undo("13:41");
    assert_snapshot!(inc.clock("13:41", "customers"), @"customers: due 14:00 by the interval | calm");
    inc.redo("13:42");
    assert_snapshot!(inc.clock("13:42", "customers"), @"customers: due 13:40 for the first word | overdue");
}

#[test]
fn an_update_sent_again_after_undo_is_the_only_one() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.sent("13:30", to("customers").promising("13:50"));
    inc.undo("13:31");
    inc.sent("13:32", to("customers").posted("13:30").promising("13:55"));
    assert_snapshot!(inc.ledger("customers"), @r"
    13:30 told, on time for 13:40
    13:30 promised 13:55: stands
    ");
}

#[test]
fn what_somebody_else_did_is_not_ones_own_to_undo() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.status("13:30", Identified);
    inc.by_another("13:35", foghorn_core::verbs::ChangeSeverity { severity: Sev1, at: None, reason: None });
    inc.undo("13:40");
    assert_snapshot!(format!("{}, {}", inc.incident.status_now(), inc.incident.severity_now()), @"investigating, SEV1");
    inc.by_another("13:45", foghorn_core::verbs::ChangeStatus { status: Monitoring, at: None, reason: None });
    inc.redo("13:50");
    assert_snapshot!(inc.incident.status_now(), @"monitoring");
}

#[test]
fn a_declaration_is_undone_alone_and_withdrawn_once_more_was_written() {
    let mut inc = Scenario::declare("13:25", Sev2);
    inc.undo("13:26");
    inc.redo("13:27");
    inc.status("13:30", Identified);
    inc.undo("13:31");
    let refused = inc.refused("13:32", Undo::default());
    assert!(refused.starts_with("your last act here is the declaration"), "{refused}");
}
