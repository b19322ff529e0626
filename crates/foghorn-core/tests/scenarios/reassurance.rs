//! **Reassurance**: who was told of an incident hears what was changed when that is done, and how it stands after 30 and
//! 90 days.

use chrono_tz::Tz;
use foghorn_core::FollowUpKind::{Communicate, Prevent};
use foghorn_core::Reassurance::{Changed, Days30, Days90};
use foghorn_core::Severity::{Sev1, Sev3};
use foghorn_core::reassurance::{Round, changed, rounds};
use foghorn_core::reminders::{Desk, Matter, Step, matters};
use foghorn_core::verbs::{AddFollowUp, DoFollowUp, DropFollowUp, ReopenFollowUp, SettleReassurance};
use foghorn_core::{ActId, FollowUpKind, Reassurance, Severity, Status};

use crate::support::scenario::{Scenario, to};

/// Declared 13:00, resolved 13:30; customers and support heard of both.
fn resolved(severity: Severity) -> Scenario {
    let mut inc = Scenario::declare("13:00", severity);
    inc.sent("13:05", "customers support");
    inc.resolve("13:30");
    inc.sent("13:32", to("customers support").telling(Status::Resolved));
    inc
}

fn follow_up(inc: &mut Scenario, at: &str, text: &str, kind: FollowUpKind) -> ActId {
    let (text, kind) = (text.to_owned(), Some(kind));
    inc.act(at, AddFollowUp { text, kind, owner: None, due: None, cause: None });
    inc.incident.aftermath.follow_ups.last().expect("it was added").act.clone()
}

fn done(inc: &mut Scenario, at: &str, follow_up: &ActId) {
    inc.act(at, DoFollowUp { follow_up: follow_up.clone(), note: None });
}

fn settle(round: Reassurance, told: bool, note: Option<&str>) -> SettleReassurance {
    SettleReassurance { round, told, note: note.map(str::to_owned), at: None }
}

fn round(inc: &Scenario, of: Reassurance) -> Option<Round> {
    rounds(&inc.incident).into_iter().find(|one| one.round == of)
}

fn when(inc: &Scenario, of: Reassurance) -> String {
    round(inc, of).map_or_else(|| "never".to_owned(), |round| round.due_at.format("%Y-%m-%d %H:%M").to_string())
}

/// The pinned day is 21 November 2026.
#[test]
fn the_calendars_rounds_are_30_and_90_days_after_a_grave_incident_or_one_that_something_prevents() {
    let grave = resolved(Sev1);
    assert_eq!([when(&grave, Days30), when(&grave, Days90)], ["2026-12-21 13:30", "2027-02-19 13:30"]);
    let mut small = resolved(Sev3);
    assert_eq!(rounds(&small.incident), []);
    follow_up(&mut small, "13:40", "Say it in the app, too", Communicate);
    assert_eq!(rounds(&small.incident), [], "that does not prevent it");
    follow_up(&mut small, "13:41", "Renew certificates by themselves", Prevent);
    assert_eq!(when(&small, Days30), "2026-12-21 13:30");
    let mut open = resolved(Sev1);
    open.reopen("13:45");
    assert_eq!(rounds(&open.incident), [], "not while it goes on");
    let mut untold = Scenario::declare("13:00", Sev1);
    untold.resolve("13:30");
    assert_eq!(rounds(&untold.incident), [], "who never heard of it is owed the first word");
}

#[test]
fn what_we_changed_is_due_a_day_after_the_last_of_what_prevents_it_is_done() {
    let mut inc = resolved(Sev3);
    let one = follow_up(&mut inc, "13:40", "Renew certificates by themselves", Prevent);
    let two = follow_up(&mut inc, "13:41", "Try the fallback each month", Prevent);
    done(&mut inc, "14:00", &one);
    assert_eq!(when(&inc, Changed), "never", "one is open");
    done(&mut inc, "14:10", &two);
    assert_eq!(when(&inc, Changed), "2026-11-22 14:10");
    let texts: Vec<_> = changed(&inc.incident).iter().map(|story| story.follow_up.text.as_str()).collect();
    assert_eq!(texts, ["Renew certificates by themselves", "Try the fallback each month"]);
    let unaware = |inc: &Scenario| round(inc, Changed).expect("it runs").unaware;
    assert_eq!(unaware(&inc), ["customers".into(), "support".into()]);

    inc.sent("14:20", "customers");
    assert_eq!(unaware(&inc), ["support".into()], "any word since counts");
    inc.sent("14:21", "support");
    assert!(!round(&inc, Changed).expect("it runs").is_open());

    inc.act("14:30", ReopenFollowUp { follow_up: two.clone(), reason: None });
    assert_eq!(when(&inc, Changed), "never");
    inc.act("14:40", DropFollowUp { follow_up: two, reason: "the fallback goes".to_owned() });
    assert_eq!(when(&inc, Changed), "2026-11-22 14:40", "what is dropped holds nothing up");
    assert_eq!(unaware(&inc).len(), 2, "what changed since is news again");
}

#[test]
fn what_was_only_dropped_changed_nothing() {
    let mut inc = resolved(Sev3);
    let one = follow_up(&mut inc, "13:40", "Renew certificates by themselves", Prevent);
    inc.act("14:00", DropFollowUp { follow_up: one, reason: "another one covers it".to_owned() });
    assert_eq!(when(&inc, Changed), "never");
}

#[test]
fn a_round_is_settled_by_somebody_once_and_not_before_it_begins() {
    let mut inc = resolved(Sev3);
    assert_eq!(
        inc.refused("13:40", settle(Changed, true, None)),
        "no such round of reassurance here: the calendar's begin when it is resolved, the other when what prevents it is done"
    );
    let one = follow_up(&mut inc, "13:41", "Renew certificates by themselves", Prevent);
    let early = inc.refused("13:42", settle(Days30, true, None));
    assert!(early.starts_with("that round begins ") && early.contains("14 Dec"), "{early}");
    done(&mut inc, "14:00", &one);
    assert_eq!(inc.refused("14:01", settle(Changed, false, None)), "the reason is empty; write at least one word");
    inc.act("14:02", settle(Changed, false, Some("nobody noticed it")));
    assert!(!round(&inc, Changed).expect("it stands").is_open());
    assert_eq!(inc.refused("14:03", settle(Changed, true, None)), "it is settled already");
}

#[test]
fn a_round_reminds_also_when_the_incident_is_closed_and_no_more_when_it_is_settled() {
    let mut inc = resolved(Sev3);
    let one = follow_up(&mut inc, "13:40", "Renew certificates by themselves", Prevent);
    done(&mut inc, "14:00", &one);
    inc.close("14:05");
    let says = |inc: &Scenario, at: &str| {
        let now = at.parse().expect("a time");
        let told = matters(&inc.incident, &Desk::default(), Tz::UTC, now);
        told.into_iter().map(|told| (told.matter, told.step)).collect::<Vec<_>>()
    };
    let of = Matter::Reassurance(Changed);
    assert_eq!(says(&inc, "2026-11-21T14:05:00Z"), [(of.clone(), Step::HeadsUp)], "as soon as it is done");
    assert_eq!(says(&inc, "2026-11-22T14:00:00Z"), [(of.clone(), Step::Due)]);
    assert_eq!(says(&inc, "2026-11-23T14:00:00Z"), [(of.clone(), Step::Nag)]);
    assert_eq!(Matter::of_key(&of.key()), Some(of));
    inc.act("14:10", settle(Changed, true, Some("by mail")));
    assert_eq!(says(&inc, "2026-11-23T14:00:00Z"), []);
    assert_eq!(says(&inc, "2026-12-21T13:30:00Z"), [(Matter::Reassurance(Days30), Step::Due)]);
}
