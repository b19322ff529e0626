//! **Asks** and **regulatory clocks**: small clocks beside the big ones.

use chrono_tz::Tz;
use foghorn_core::Playbook;
use foghorn_core::Severity::Sev1;
use foghorn_core::deadlines::{deadlines, due};
use foghorn_core::verbs::{AnswerAsk, AskFor, DropAsk, ExtendAsk, MeetDeadline, TriggerDeadline};
use foghorn_core::when::When;

use crate::support::clockface::{said, time};
use crate::support::scenario::Scenario;

const FINANCE: &str = r#"
name = "finance"
about = "A playbook with deadlines."

[[stakeholder]]
id = "regulators"
name = "Regulators"
channels = ["portal"]

[[deadline]]
id = "dora-initial"
name = "DORA, initial notice"
trigger = "classified as major"
after = "4h"
stakeholder = "regulators"
source = "Regulation (EU) 2022/2554"

[[deadline]]
id = "sec-8k"
name = "SEC 8-K"
trigger = "found to be material"
business_days = 4
stakeholder = "regulators"
source = "Form 8-K, item 1.05"
"#;

fn finance() -> Playbook {
    Playbook::read(FINANCE).expect("the deadlines are right")
}

fn running(inc: &Scenario) -> String {
    let line = |running: foghorn_core::deadlines::Running<'_>| {
        let due = running.due_at.map_or("waits".to_owned(), |at| format!("due {}", said(at)));
        let met = running.met.map(|(at, note)| format!(", reported {} ({})", said(at), note.unwrap_or("-")));
        format!("{}: {due}{}", running.deadline.name, met.unwrap_or_default())
    };
    deadlines(&inc.incident, Tz::UTC).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_waits_for_its_event_and_runs_from_when_that_came_to_pass() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &finance());
    assert_eq!(running(&inc), "DORA, initial notice: waits\nSEC 8-K: waits");
    let trigger = |at: Option<&str>| TriggerDeadline { deadline: "dora-initial".to_owned(), at: at.map(When::new) };
    assert_eq!(
        inc.refused("13:05", MeetDeadline { deadline: "dora-initial".to_owned(), note: None, at: None }),
        "the time of \u{201c}dora-initial\u{201d} does not run yet: state first when its event came to pass"
    );
    inc.act("13:30", trigger(Some("10 min ago")));
    assert_eq!(running(&inc), "DORA, initial notice: due 17:20\nSEC 8-K: waits");
    assert_eq!(inc.refused("13:31", trigger(None)), "it is running already");
    let met = MeetDeadline { deadline: "dora-initial".to_owned(), note: Some("no. 4711".to_owned()), at: None };
    inc.act("15:00", met);
    assert_eq!(running(&inc), "DORA, initial notice: due 17:20, reported 15:00 (no. 4711)\nSEC 8-K: waits");
    assert_eq!(
        inc.refused("15:00", TriggerDeadline { deadline: "gdpr".to_owned(), at: None }),
        "the playbook knows no deadline \u{201c}gdpr\u{201d}; it has dora-initial, sec-8k"
    );
}

#[test]
fn days_on_which_offices_work_end_at_midnight_of_the_readers_zone() {
    let playbook = finance();
    let sec = &playbook.deadlines[1];
    // The pinned day, 21 November 2026, is a Saturday: four working days end on Thursday the 26th.
    let at = |zone: Tz| due(sec, time("13:00"), zone).expect("the calendar goes on").to_rfc3339();
    assert_eq!(at(Tz::UTC), "2026-11-26T23:59:59+00:00");
    assert_eq!(at(Tz::America__New_York), "2026-11-27T04:59:59+00:00");
    // Late on Friday evening in Los Angeles it is Saturday in UTC.
    let friday = time("13:00") - chrono::TimeDelta::hours(8);
    assert_eq!(
        due(sec, friday, Tz::America__Los_Angeles).map(|at| at.to_rfc3339()).as_deref(),
        Some("2026-11-27T07:59:59+00:00")
    );
}

#[test]
fn an_ask_runs_until_it_is_answered_extended_or_dropped() {
    let mut inc = Scenario::declare_with("13:00", Sev1, &finance());
    let ask = |who: &str, minutes| AskFor { who: who.to_owned(), what: "check latency".to_owned(), minutes };
    let (bob, _) = inc.act("13:05", ask("Bob", 3));
    let (mia, _) = inc.act("13:06", ask("Mia", 10));
    let line = |inc: &Scenario| {
        let ask = |ask: &foghorn_core::incident::Ask| {
            let end = ask.end.as_ref().map(|(at, end)| format!(", {} {end:?}", said(*at))).unwrap_or_default();
            format!("{}: {} by {}{end}", ask.who, ask.what, said(ask.due_at))
        };
        inc.incident.asks.iter().map(ask).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(line(&inc), "Bob: check latency by 13:08\nMia: check latency by 13:16");
    inc.act("13:08", ExtendAsk { ask: bob.clone(), minutes: 5, reason: None });
    inc.act("13:10", AnswerAsk { ask: bob.clone(), answer: Some("300 ms".to_owned()) });
    inc.act("13:11", DropAsk { ask: mia.clone(), reason: "we know".to_owned() });
    assert_eq!(
        line(&inc),
        "Bob: check latency by 13:13, 13:10 Answered { answer: Some(\"300 ms\") }\n\
         Mia: check latency by 13:16, 13:11 Dropped { reason: \"we know\" }"
    );
    assert_eq!(inc.refused("13:12", ExtendAsk { ask: bob, minutes: 5, reason: None }), "it is settled already");
    assert_eq!(inc.refused("13:12", ask("Bob", 0)), "0 minutes make no sense here; give 1 to 1440");
    inc.undo("13:13");
    assert!(line(&inc).ends_with("Mia: check latency by 13:16"), "dropping it was taken back: {}", line(&inc));
}

#[test]
fn a_file_with_a_faulty_deadline_says_what_and_where() {
    let fault =
        |from: &str, to: &str| Playbook::read(&FINANCE.replacen(from, to, 1)).expect_err("it is faulty").to_string();
    assert_eq!(
        fault("after = \"4h\"", "after = \"4h\"\nbusiness_days = 1"),
        "line 10: the deadline \u{201c}dora-initial\u{201d} runs either some time \u{201c}after\u{201d}, or so many \u{201c}business_days\u{201d}"
    );
    assert_eq!(
        fault("business_days = 4\nstakeholder = \"regulators\"", "business_days = 4\nstakeholder = \"sec\""),
        "line 23: the deadline \u{201c}sec-8k\u{201d} is for \u{201c}sec\u{201d}, who is not in this playbook"
    );
}
