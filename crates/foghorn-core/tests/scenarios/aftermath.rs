//! **Afterwards**: by when the postmortem is due, what closing asks for, and what goes on reminding.

use chrono_tz::Tz;
use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::aftermath::{left, open_follow_ups, postmortem_due, postmortem_is_out};
use foghorn_core::reminders::{Desk, Matter, Step, matters};
use foghorn_core::verbs::{
    AddFollowUp, Close, DoFollowUp, DropFollowUp, MovePostmortem, PublishPostmortem, ReopenFollowUp,
};
use foghorn_core::when::When;
use foghorn_core::{Audience, FollowUpKind, Severity, Status};

use crate::support::scenario::{Scenario, to};

/// Declared 13:00, resolved 13:30, everybody who was told told so.
fn resolved(severity: Severity) -> Scenario {
    let mut inc = Scenario::declare("13:00", severity);
    inc.sent("13:05", "customers support partners executives employees board investors");
    inc.resolve("13:30");
    inc.sent("13:32", to("customers support partners executives employees board investors").telling(Status::Resolved));
    inc
}

fn follow_up(text: &str, owner: Option<&str>, due: Option<&str>) -> AddFollowUp {
    AddFollowUp {
        text: text.to_owned(),
        kind: Some(FollowUpKind::Detect),
        owner: owner.map(str::to_owned),
        due: due.map(When::new),
        cause: None,
    }
}

fn publish() -> PublishPostmortem {
    PublishPostmortem { audience: Audience::Internal, text: "# What happened".to_owned(), place: None, at: None }
}

/// The pinned day, 21 November 2026, is a Saturday.
#[test]
fn the_postmortem_of_a_sev1_is_due_in_three_days_of_a_sev2_in_five_working_days_of_others_never() {
    let due = |severity| postmortem_due(&resolved(severity).incident, Tz::UTC).map(|at| at.to_rfc3339());
    assert_eq!(due(Sev1).as_deref(), Some("2026-11-24T13:30:00+00:00"));
    assert_eq!(due(Sev2).as_deref(), Some("2026-11-27T23:59:59+00:00"), "Monday to Friday");
    assert_eq!(due(Sev3), None);
    assert_eq!(postmortem_due(&Scenario::declare("13:00", Sev1).incident, Tz::UTC), None, "not before it is resolved");
}

#[test]
fn another_date_holds_until_it_is_reopened_and_resolved_again() {
    let mut inc = resolved(Sev1);
    inc.act("13:40", MovePostmortem { due: When::new("2026-12-01"), reason: "Mia is away".to_owned() });
    let due = |inc: &Scenario| postmortem_due(&inc.incident, Tz::UTC).map(|at| at.to_rfc3339());
    assert_eq!(due(&inc).as_deref(), Some("2026-12-01T23:59:59+00:00"));
    inc.act("13:41", publish());
    assert!(postmortem_is_out(&inc.incident));
    inc.reopen("13:45");
    inc.resolve("13:55");
    assert_eq!(due(&inc).as_deref(), Some("2026-11-24T13:55:00+00:00"), "the dates start anew");
    assert!(!postmortem_is_out(&inc.incident));
}

#[test]
fn closing_is_refused_with_what_is_open_unless_a_reason_is_given() {
    let mut inc = resolved(Sev3);
    let close = || Close { reason: None, at: None };
    inc.act("13:40", follow_up("Alert on the queue", None, None));
    let refused = inc.refused("13:41", close());
    assert!(refused.starts_with("still open: an owner and a date for \u{201c}Alert on the queue\u{201d}"), "{refused}");
    let one = inc.incident.aftermath.follow_ups[0].act.clone();
    inc.act("13:42", DropFollowUp { follow_up: one, reason: "another one covers it".to_owned() });
    inc.act("13:43", follow_up("Alert on the queue's age", Some("Mia"), Some("2026-12-01")));
    assert!(left(&inc.incident, Tz::UTC).loose.is_empty(), "with an owner and a date it may stay open");

    let inc = resolved(Sev1);
    assert!(
        inc.refused("13:41", close()).starts_with("still open: the postmortem"),
        "{}",
        inc.refused("13:41", close())
    );
    let mut inc = resolved(Sev1);
    inc.act("13:42", Close { reason: Some("a copy of INC-3".to_owned()), at: None });
    assert_eq!(inc.incident.status_now(), Status::Closed);
}

#[test]
fn a_follow_up_reminds_the_day_before_when_it_is_due_and_after_also_when_the_incident_is_closed() {
    let mut inc = resolved(Sev3);
    inc.act("13:40", follow_up("Alert on the queue", Some("Mia"), Some("2026-11-23")));
    inc.close("13:50");
    let act = inc.incident.aftermath.follow_ups[0].act.clone();
    let says = |inc: &Scenario, day: &str| {
        let now = format!("2026-11-{day}T23:59:59Z").parse().expect("a time");
        let told = matters(&inc.incident, &Desk::default(), Tz::UTC, now);
        told.into_iter().map(|told| (told.matter, told.step)).collect::<Vec<_>>()
    };
    let of = Matter::FollowUp(act.clone());
    assert_eq!(says(&inc, "21"), []);
    assert_eq!(says(&inc, "22"), [(of.clone(), Step::HeadsUp)]);
    assert_eq!(says(&inc, "23"), [(of.clone(), Step::Due)]);
    assert_eq!(says(&inc, "24"), [(of.clone(), Step::Nag)]);
    assert_eq!(Matter::of_key(&of.key()), Some(of));
    inc.act("14:00", DoFollowUp { follow_up: act.clone(), note: None });
    assert_eq!(says(&inc, "24"), []);
    inc.act("14:01", ReopenFollowUp { follow_up: act, reason: None });
    assert_eq!(open_follow_ups(&inc.incident).len(), 1);
}

#[test]
fn the_postmortem_reminds_until_it_is_out() {
    let mut inc = resolved(Sev1);
    let now = "2026-11-24T13:30:00Z".parse().expect("a time");
    let says = |inc: &Scenario| {
        matters(&inc.incident, &Desk::default(), Tz::UTC, now).iter().any(|told| told.matter == Matter::Postmortem)
    };
    assert!(says(&inc));
    inc.act("13:50", publish());
    assert!(!says(&inc));
}
