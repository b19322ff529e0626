//! **Imported history.**

use foghorn_core::event::{Declared, PlaybookApplied, SentUpdate, UpdateSent};
use foghorn_core::verbs::TakeOver;
use foghorn_core::{Delivery, Event, Kind, Severity, Status, Unwritten};
use insta::assert_snapshot;

use crate::support::clockface::time;
use crate::support::log::Log;
use crate::support::scenario::{Scenario, default_playbook};

/// Somebody's record: investigating since 13:00, customers told at 13:10.
fn history(kind: Kind) -> Scenario {
    let declared = Declared {
        reference: "GH-1".to_owned(),
        title: "Delayed jobs".to_owned(),
        kind,
        severity: Severity::Sev2,
        severity_confirmed: true,
        started_at: None,
        status: Status::Investigating,
    };
    let delivery =
        Delivery { stakeholder: "customers".into(), channel: "status-page".into(), posted_at: time("13:10") };
    let update = SentUpdate {
        text: Some("We are looking into delayed jobs.".to_owned()),
        deliveries: vec![delivery],
        status: Some(Status::Investigating),
        severity: None,
        promise: None,
        proof: None,
    };
    let what: [(&str, Event); 3] = [
        ("13:00", declared.into()),
        ("13:00", PlaybookApplied { playbook: default_playbook() }.into()),
        ("13:10", UpdateSent { update }.into()),
    ];
    let what = what.map(|(at, event)| Unwritten { happened_at: time(at), event });
    Scenario::begin(Log::new("github", "import"), "13:10", what.into())
}

fn taking_over() -> TakeOver {
    TakeOver { playbook: default_playbook() }
}

#[test]
fn it_has_no_live_clock() {
    let inc = history(Kind::Imported);
    assert_snapshot!(inc.board("18:00"), @r"
    customers: nothing due | no stage
    partners: nothing due | no stage
    support: nothing due | no stage
    executives: nothing due | no stage
    employees: nothing due | no stage
    ");
    assert_snapshot!(inc.ledger("customers"), @"13:10 told, nothing was due");
}

#[test]
fn its_clocks_run_once_somebody_takes_it_over() {
    let mut inc = history(Kind::Imported);
    inc.act("15:00", taking_over());
    assert_snapshot!(inc.board("15:00"), @r"
    customers: due 15:15 for the first word | calm
    partners: due 15:15 for the first word | calm
    support: due 15:15 for the first word | calm
    executives: due 15:30 for the first word | calm
    employees: due 16:00 for the first word | calm
    ");
    assert_snapshot!(inc.refused("15:01", taking_over()), @"only imported history can be taken over, and only once");
}

#[test]
fn maintenance_has_none_either() {
    let inc = history(Kind::Maintenance);
    assert_snapshot!(inc.board("18:00"), @r"
    customers: nothing due | no stage
    partners: nothing due | no stage
    support: nothing due | no stage
    executives: nothing due | no stage
    employees: nothing due | no stage
    ");
}

#[test]
fn a_drill_has_live_clocks() {
    let inc = history(Kind::Drill);
    assert_snapshot!(inc.clock("13:10", "customers"), @"customers: due 13:40 by the interval | calm");
    assert_snapshot!(inc.refused("15:01", taking_over()), @"only imported history can be taken over, and only once");
}

#[test]
fn words_before_it_was_taken_over_are_not_judged_and_those_after_are() {
    let mut inc = history(Kind::Imported);
    inc.act("15:00", taking_over());
    inc.sent("15:20", "customers");
    assert_snapshot!(inc.ledger("customers"), @r"
    13:10 told, nothing was due
    15:20 told, late for 15:15
    ");
}
