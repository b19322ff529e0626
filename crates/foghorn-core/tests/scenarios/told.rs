//! **Told**, and the current value of things.

use foghorn_core::Severity::Sev1;
use foghorn_core::Status::{Identified, Monitoring};
use insta::assert_snapshot;

use crate::support::scenario::{Scenario, add, to};

#[test]
fn a_status_written_down_late_does_not_undo_a_later_one() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.status("14:10", Monitoring);
    inc.status_since("14:30", Identified, "13:50");
    assert_snapshot!(inc.incident.status_now(), @"monitoring");
}

#[test]
fn a_status_written_down_late_still_counts_for_the_words_between() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("14:00", "customers");
    assert_snapshot!(inc.clock("14:05", "customers"), @"customers: due 14:15 by the interval | calm");
    inc.status_since("14:06", Identified, "13:50");
    assert_snapshot!(inc.clock("14:06", "customers"), @"customers: due 14:20 by the interval | calm");
}

#[test]
fn told_means_posted_on_the_required_channel() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let notes = inc.notes_on_sending("13:27", to("customers").by("email"));
    assert_snapshot!(notes[0], @"Customers do not count as told yet: their channel is status-page.");
    assert_snapshot!(inc.clock("13:27", "customers"), @"customers: due 13:30 for the first word | calm | incomplete: status-page");
    inc.sent("13:29", to("customers").by("status-page"));
    assert_snapshot!(inc.clock("13:29", "customers"), @"customers: due 13:44 by the interval | calm");
}

#[test]
fn a_promise_on_another_channel_stands_though_nobody_counts_as_told() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:26", to("customers").by("social").promising("13:28"));
    assert_snapshot!(inc.clock("13:27", "customers"), @"customers: due 13:28 as promised | calm | promised 13:28 | incomplete: status-page");
    assert_snapshot!(inc.ledger("customers"), @"13:26 promised 13:28: stands");
    inc.sent("13:30", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:26 promised 13:28: late by 2 min
    13:30 told, late for 13:28
    ");
}

#[test]
fn told_is_when_the_first_required_channel_was_reached_not_an_earlier_other_one() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:31", to("customers").by("email").posted("13:26").and("customers", "status-page", "13:29"));
    assert_snapshot!(inc.ledger("customers"), @"13:29 told, on time for 13:30");
    assert_snapshot!(inc.clock("13:31", "customers"), @"customers: due 13:44 by the interval | calm");
}

#[test]
fn of_two_required_channels_the_first_counts_and_the_missing_one_shows_incomplete() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let mut banks = add("banks");
    banks.required = Some(vec!["phone".into(), "email".into()]);
    banks.first_minutes = Some(10);
    banks.then_minutes = Some(30);
    inc.act("13:26", banks);
    inc.sent("13:30", to("banks").by("phone"));
    assert_snapshot!(inc.clock("13:30", "banks"), @"banks: due 14:00 by the interval | calm | incomplete: email");
    inc.sent("13:50", to("banks").by("phone").and("banks", "email", "13:45"));
    assert_snapshot!(inc.clock("13:50", "banks"), @"banks: due 14:15 by the interval | calm");
}

#[test]
fn of_several_updates_the_latest_is_the_one_with_the_greatest_posted_at_however_late_it_was_recorded() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:40", to("customers"));
    inc.sent("13:41", to("customers").posted("13:29").promising("13:32"));
    assert_snapshot!(inc.clock("13:41", "customers"), @"customers: due 13:55 by the interval | calm");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:29 told, on time for 13:30
    13:29 promised 13:32: late by 8 min
    13:40 told, late for 13:32
    ");
}

#[test]
fn of_two_updates_in_the_same_second_the_earlier_promise_decides_in_whatever_order_they_were_recorded() {
    let both = [to("customers").promising("13:40"), to("customers").promising("13:38")];
    for order in [[0, 1], [1, 0]] {
        let mut inc = Scenario::declare("13:25", Sev1);
        for one in order {
            inc.sent("13:30", both[one].clone().posted("13:29"));
        }
        assert!(inc.clock("13:30", "customers").starts_with("customers: due 13:38 as promised | calm | promised"));
    }
}

#[test]
fn of_two_updates_in_the_same_second_one_with_a_promise_comes_before_one_without() {
    let both = [to("customers"), to("customers").promising("+1 09:00").because("the team sleeps")];
    for order in [[0, 1], [1, 0]] {
        let mut inc = Scenario::declare("13:25", Sev1);
        for one in order {
            inc.sent("13:30", both[one].clone().posted("13:29"));
        }
        assert_eq!(inc.clock("13:30", "customers"), "customers: due +1 09:00 as promised | calm | promised +1 09:00");
    }
}

#[test]
fn an_update_posted_before_the_incident_was_declared_counts_as_told() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:26", to("customers").posted("13:20"));
    assert_snapshot!(inc.clock("13:26", "customers"), @"customers: due 13:35 by the interval | calm");
    assert_snapshot!(inc.ledger("customers"), @"13:20 told, nothing was due");
}

#[test]
fn a_word_to_somebody_unheard_of_is_recorded_and_said() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let notes = inc.notes_on_sending("13:27", to("Custmers").by("pigeon"));
    assert_snapshot!(notes.join("\n"), @r"
    Foghorn does not know the stakeholder “custmers” (did you mean customers?). It is recorded as it was typed; correct the record where that was a slip.
    Foghorn does not know the channel “pigeon”. It counts as told only for those who may be told anywhere.
    ");
    assert_snapshot!(inc.clock("13:27", "custmers"), @"custmers: nothing due | no stage");
    inc.resolve("13:40");
    assert_snapshot!(inc.clock("13:40", "custmers"), @"custmers: due 14:40 for the last word | last-word");
    let notes = inc.notes_on_sending("13:41", to("Customers").by("Staus page"));
    assert_snapshot!(notes.join("\n"), @r"
    Foghorn does not know the channel “staus-page” (did you mean status-page?). It counts as told only for those who may be told anywhere.
    Customers do not count as told yet: their channel is status-page.
    ");
}
