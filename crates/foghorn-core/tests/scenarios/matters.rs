//! Reminders beside stakeholders' words: **asks, things to do, reports, roles, decisions**.

use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::reminders::{Matter, waiting};
use foghorn_core::verbs::{
    AnswerAsk, AskFor, AssignRole, Declaration, Declare, DoItem, ExtendAsk, LogLine, MeetDeadline, Note, SkipItem,
    TriggerDeadline,
};
use foghorn_core::when::When;
use foghorn_core::{Kind, NoteKind, Playbook, Role, Severity};
use insta::assert_snapshot;

use crate::support::clockface::time;
use crate::support::log::Log;
use crate::support::scenario::Scenario;

const BANK: &str = r#"
name = "bank"
about = "A list and reports."

[[stakeholder]]
id = "regulators"
name = "Regulators"
channels = ["portal"]

[[checklist]]
id = "first"
title = "First minutes"
phase = "first-minutes"
item = [
  { id = "support", text = "Brief support", due = "15m" },
  { id = "page", text = "Open the page" },
]

[[deadline]]
id = "dora"
name = "DORA, initial notice"
trigger = "classified as major"
after = "4h"
stakeholder = "regulators"
source = "Regulation (EU) 2022/2554"

[[deadline]]
id = "gdpr"
name = "GDPR, article 33"
trigger = "aware of a breach of personal data"
after = "3d"
stakeholder = "regulators"
source = "Regulation (EU) 2016/679"
"#;

/// Every role that is asked for is somebody's.
fn staffed(severity: Severity) -> Scenario {
    let mut inc = Scenario::declare_with("13:00", severity, &Playbook::read(BANK).expect("the playbook is right"));
    for role in [Role::Deputy, Role::Scribe, Role::Communications] {
        inc.act("13:00", AssignRole { role, person: Some("Mia".to_owned()), at: None });
    }
    inc.act("13:00", DoItem { item: "first/support".into(), note: None, at: None });
    inc
}

fn ask(who: &str, minutes: u32) -> AskFor {
    AskFor { who: who.to_owned(), what: "check latency".to_owned(), minutes }
}

#[test]
fn an_ask_speaks_when_it_is_due_and_twice_after_and_then_no_more() {
    let mut inc = staffed(Sev1);
    inc.act("13:05", ask("Bob", 3));
    assert_snapshot!(inc.watch_matters("13:05", "23:00"), @r"
    13:08 ask/laptop-6: due, due 13:08
    13:13 ask/laptop-6: nag, due 13:08
    13:23 ask/laptop-6: nag, due 13:08
    ");
}

#[test]
fn an_answer_ends_it_and_more_time_begins_it_anew() {
    let mut inc = staffed(Sev1);
    let (bob, _) = inc.act("13:05", ask("Bob", 3));
    inc.watch_matters("13:05", "13:09");
    inc.act("13:09", ExtendAsk { ask: bob.clone(), minutes: 5, reason: None });
    assert_snapshot!(inc.watch_matters("13:09", "13:15"), @"13:14 ask/laptop-6: due, due 13:14");
    inc.act("13:15", AnswerAsk { ask: "bob".into(), answer: None });
    assert_snapshot!(inc.watch_matters("13:15", "23:00"), @"");
    assert_eq!(inc.refused("13:16", AnswerAsk { ask: bob, answer: None }), "it is settled already");
}

#[test]
fn a_name_stands_for_an_ask_only_where_one_of_theirs_is_open() {
    let mut inc = staffed(Sev1);
    inc.act("13:05", ask("Bob", 3));
    inc.act("13:06", ask("Bob", 4));
    let refused = inc.refused("13:07", AnswerAsk { ask: "bob".into(), answer: None });
    assert_eq!(refused, "Bob is asked for more than one thing; name it by the id that the list of asks shows");
}

#[test]
fn a_thing_to_do_speaks_when_its_time_is_over_and_twice_after() {
    let mut inc = Scenario::declare_with("13:00", Sev3, &Playbook::read(BANK).expect("the playbook is right"));
    assert_snapshot!(inc.watch_matters("13:00", "13:16"), @"13:15 item/first/support: due, due 13:15");
    assert_eq!(waiting(&inc.incident, chrono_tz::Tz::UTC, time("13:16")), [Matter::Item("first/support".into())]);
    assert_snapshot!(inc.watch_matters("13:16", "23:00"), @r"
    13:20 item/first/support: nag, due 13:15
    13:30 item/first/support: nag, due 13:15
    ");
    inc.act("13:31", SkipItem { item: "first/support".into(), reason: "they know".to_owned() });
    assert_eq!(waiting(&inc.incident, chrono_tz::Tz::UTC, time("13:31")), []);
}

#[test]
fn what_came_while_the_laptop_slept_is_told_once_by_its_latest_step() {
    let mut inc = staffed(Sev1);
    inc.act("13:05", ask("Bob", 3));
    assert_snapshot!(inc.watch_matters("13:14", "13:15"), @"13:14 ask/laptop-6: nag, due 13:08");
}

#[test]
fn a_report_has_heads_ups_that_scale_with_its_time() {
    let mut inc = staffed(Sev1);
    let trigger = |id: &str| TriggerDeadline { deadline: id.to_owned(), at: None };
    assert_snapshot!(inc.watch_matters("13:00", "23:00"), @"");
    inc.act("13:30", trigger("dora"));
    assert_snapshot!(inc.watch_matters("13:30", "+2 00:00"), @r"
    16:30 report/dora: heads-up, due 17:30
    17:30 report/dora: due, due 17:30
    17:35 report/dora: nag, due 17:30
    18:30 report/dora: nag, due 17:30
    21:30 report/dora: nag, due 17:30
    +1 17:30 report/dora: nag, due 17:30
    ");
    inc.act("+2 00:00", MeetDeadline { deadline: "dora".to_owned(), note: None, at: None });
    inc.act("+2 00:00", trigger("gdpr"));
    assert_snapshot!(inc.watch_matters("+2 00:00", "+5 00:00"), @r"
    +4 00:00 report/gdpr: heads-up, due +5 00:00
    +4 20:00 report/gdpr: heads-up, due +5 00:00
    +4 23:00 report/gdpr: heads-up, due +5 00:00
    +5 00:00 report/gdpr: due, due +5 00:00
    ");
}

#[test]
fn roles_that_nobody_has_are_asked_about_once_after_ten_minutes() {
    let mut inc = Scenario::declare_with("13:00", Sev2, &Playbook::read(BANK).expect("the playbook is right"));
    inc.act("13:00", DoItem { item: "first/support".into(), note: None, at: None });
    inc.act("13:04", AssignRole { role: Role::Scribe, person: Some("Bob".to_owned()), at: None });
    assert_snapshot!(inc.watch_matters("13:00", "23:00"), @r"
    13:10 role/deputy: heads-up, due 13:10
    13:10 role/communications: heads-up, due 13:10
    ");
    inc.act("23:00", AssignRole { role: Role::Scribe, person: None, at: None });
    assert_snapshot!(inc.watch_matters("23:00", "+1 12:00"), @"23:10 role/scribe: heads-up, due 23:10");
}

#[test]
fn a_mild_incident_wants_a_commander_only_until_it_is_raised() {
    let mut inc = Scenario::declare_with("13:00", Sev3, &Playbook::read(BANK).expect("the playbook is right"));
    inc.act("13:00", DoItem { item: "first/support".into(), note: None, at: None });
    assert_snapshot!(inc.watch_matters("13:00", "14:00"), @"");
    inc.severity("14:00", Sev1);
    assert_snapshot!(inc.watch_matters("14:00", "15:00"), @r"
    14:10 role/deputy: heads-up, due 14:10
    14:10 role/scribe: heads-up, due 14:10
    14:10 role/communications: heads-up, due 14:10
    ");
}

#[test]
fn nobody_asks_for_the_roles_of_a_drill() {
    let declare =
        Declare { title: "Practice".to_owned(), severity: Some(Sev1), kind: Some(Kind::Drill), ..Declare::default() };
    let playbook = Playbook::read(BANK).expect("the playbook is right");
    let given = Declaration { reference: "INC-8".to_owned(), playbook: &playbook };
    let log = Log::new("drill", "laptop");
    let actor = foghorn_core::verbs::Actor {
        id: log.author().clone(),
        name: None,
        here: foghorn_core::when::Here::utc(time("13:00")),
    };
    let mut inc = Scenario::begin(log, "13:00", declare.decide(given, &actor).expect("a drill").what);
    assert_snapshot!(inc.watch_matters("13:00", "13:16"), @"13:15 item/first/support: due, due 13:15");
}

#[test]
fn a_decision_to_be_revisited_speaks_once_at_its_time() {
    let mut inc = staffed(Sev1);
    let line = LogLine { line: "! roll back because a fix takes 2 h, revisit in 30 min".to_owned(), at: None };
    inc.act("13:05", line);
    assert_snapshot!(inc.watch_matters("13:05", "23:00"), @"13:35 decision/laptop-6: due, due 13:35");
    let (_, decided) = inc.incident.decisions().next().expect("it was decided");
    assert_eq!(
        (decided.text.as_str(), decided.why.as_deref(), decided.by.as_deref()),
        ("roll back", Some("a fix takes 2 h"), Some("Ann"))
    );
}

#[test]
fn only_a_decision_is_revisited_and_only_later() {
    let inc = staffed(Sev1);
    let note = |kind, revisit: &str| Note {
        text: "roll back".to_owned(),
        note: Some(kind),
        revisit_at: Some(When::new(revisit)),
        ..Note::default()
    };
    assert_eq!(
        inc.refused("13:05", note(NoteKind::Note, "13:30")),
        "only a decision says why, who decided and when it is looked at again; make it one"
    );
    assert!(inc.refused("13:05", note(NoteKind::Decision, "10 min ago")).contains("which has passed"));
}

#[test]
fn a_line_that_asks_begins_a_small_clock_and_cannot_be_back_dated() {
    let mut inc = staffed(Sev1);
    inc.act("13:05", LogLine { line: "@mia check latency, 3 min".to_owned(), at: None });
    let ask = &inc.incident.asks[0];
    assert_eq!((ask.who.as_str(), ask.what.as_str(), ask.due_at), ("Mia", "check latency", time("13:08")));
    let refused = inc.refused("13:06", LogLine { line: "@mia check it".to_owned(), at: Some(When::new("13:00")) });
    assert!(refused.starts_with("somebody is asked from now on"), "{refused}");
    assert_eq!(
        inc.refused("13:06", LogLine { line: "@mia".to_owned(), at: None }),
        "what is asked for is empty; write at least one word"
    );
}

#[test]
fn an_incident_that_is_over_reminds_of_nothing() {
    let mut inc = staffed(Sev1);
    inc.act("13:05", ask("Bob", 3));
    inc.act("13:06", TriggerDeadline { deadline: "dora".to_owned(), at: None });
    inc.withdraw("13:07");
    assert_snapshot!(inc.watch_matters("13:07", "+1 00:00"), @"");
    assert_eq!(waiting(&inc.incident, chrono_tz::Tz::UTC, time("14:00")), []);
}

#[test]
fn resolved_it_asks_for_no_roles_but_goes_on_with_the_rest() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &Playbook::read(BANK).expect("the playbook is right"));
    inc.resolve("13:05");
    assert_snapshot!(inc.watch_matters("13:05", "13:16"), @"13:15 item/first/support: due, due 13:15");
}

#[test]
fn a_key_names_its_matter() {
    for matter in [
        Matter::Ask("a1".into()),
        Matter::Item("first/support".into()),
        Matter::Report("dora".to_owned()),
        Matter::Decision("a/2".into()),
        Matter::Role(Role::Scribe),
    ] {
        assert_eq!(Matter::of_key(&matter.key()), Some(matter));
    }
    assert_eq!(Matter::of_key("role/king"), None);
    assert_eq!(Matter::of_key("customers"), None);
}
