//! **Call scheme**: ring A; no answer in five minutes: B. Each attempt is logged and timed.

use foghorn_core::Severity::Sev2;
use foghorn_core::Span;
use foghorn_core::event::RingStep;
use foghorn_core::incident::RingEnd;
use foghorn_core::reminders::{Desk, Matter, Step, matters};
use foghorn_core::verbs::{AnswerRing, BeginRing, DropRing, NoAnswer};

use crate::support::clockface::time;
use crate::support::scenario::Scenario;

fn database() -> BeginRing {
    let step = |who: &str, wait| RingStep { who: who.to_owned(), wait: Span::minutes(wait) };
    BeginRing { scheme: "database".to_owned(), steps: vec![step("Ada", 5), step("Bob", 3)] }
}

fn no_answer() -> NoAnswer {
    NoAnswer { ring: None, who: None }
}

fn answer(who: Option<&str>) -> AnswerRing {
    AnswerRing { ring: None, who: who.map(str::to_owned), note: None }
}

fn rung(inc: &Scenario) -> Option<String> {
    inc.incident.rings.last()?.ringing().map(|ringing| ringing.step.who.clone())
}

fn says(inc: &Scenario, at: &str) -> Vec<Step> {
    let told = matters(&inc.incident, &Desk::default(), chrono_tz::Tz::UTC, time(at));
    told.into_iter().filter(|told| matches!(told.matter, Matter::Ring(_))).map(|told| told.step).collect()
}

#[test]
fn after_each_wait_it_reminds_to_ring_the_next_one() {
    let mut inc = Scenario::declare("13:00", Sev2);
    inc.act("13:10", database());
    assert_eq!(says(&inc, "13:14"), [], "Ada has five minutes");
    assert_eq!(says(&inc, "13:15"), [Step::Due]);
    let (_, notes) = inc.act("13:15", no_answer());
    assert_eq!(notes, ["Ring Bob now; after 3m without an answer the next one."]);
    assert_eq!((rung(&inc).as_deref(), says(&inc, "13:17")), (Some("Bob"), vec![]));
    assert_eq!(says(&inc, "13:18"), [Step::Due], "Bob has three, from when he was rung");
    inc.act("13:19", answer(None));
    assert_eq!((rung(&inc), says(&inc, "13:40")), (None, vec![]));
    assert!(matches!(&inc.incident.rings[0].end, Some((_, RingEnd::Answered { who, .. })) if who == "Bob"));
}

#[test]
fn when_everybody_was_rung_it_begins_again_and_whoever_rings_back_is_taken_down() {
    let mut inc = Scenario::declare("13:00", Sev2);
    inc.act("13:10", database());
    assert_eq!(inc.refused("13:11", database()), "it is ringing database already");
    inc.act("13:15", no_answer());
    inc.act("13:18", no_answer());
    assert!(inc.incident.rings[0].is_exhausted());
    assert!(inc.refused("13:19", no_answer()).starts_with("everybody of database was rung"));
    inc.act("13:20", database());
    assert_eq!((inc.incident.rings.len(), rung(&inc).as_deref()), (2, Some("Ada")));
    inc.act("13:21", answer(Some("Bob")));
    assert_eq!(inc.refused("13:22", answer(None)), "nobody is being rung here");
}

#[test]
fn an_attempt_that_somebody_else_wrote_down_meanwhile_is_not_counted_twice() {
    let mut inc = Scenario::declare("13:00", Sev2);
    inc.act("13:10", database());
    let saw_ada = || NoAnswer { ring: Some("database".to_owned()), who: Some("Ada".to_owned()) };
    inc.act("13:15", saw_ada());
    assert_eq!(inc.refused("13:15", saw_ada()), "it is Bob who is being rung already");
    let act = inc.act("13:16", DropRing { ring: None, reason: "it works again".to_owned() }).0;
    assert_eq!(rung(&inc), None);
    inc.retract("13:17", &act);
    assert_eq!(rung(&inc).as_deref(), Some("Bob"), "taken back, it goes on");
}
