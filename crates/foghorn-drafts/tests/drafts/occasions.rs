//! Which message it is now, by what they were told and what has changed.

use foghorn_core::verbs::{Reopen, Withdraw};
use foghorn_core::{Fact, Kind, Status};
use foghorn_drafts::{Occasion, occasion_for};

use crate::story::{Story, time};

fn now(story: &Story) -> Occasion {
    occasion_for(&story.incident, &"customers".into(), time("14:10"))
}

fn told() -> Story {
    Story::begin().fact("13:26", Fact::Impact, "30 % fail").sent("13:30", "customers")
}

#[test]
fn who_was_never_told_hears_the_first_word() {
    assert_eq!(now(&Story::begin().status("13:50", Status::Identified)), Occasion::FirstWord);
}

#[test]
fn planned_work_is_announced_as_such() {
    assert_eq!(now(&Story::titled("A new database", Kind::Maintenance)), Occasion::Maintenance);
}

#[test]
fn where_nothing_is_new_it_is_said_so() {
    assert_eq!(now(&told()), Occasion::NoChange);
    assert_eq!(now(&told().fact("13:40", Fact::Impact, "30 % fail")), Occasion::NoChange);
}

#[test]
fn a_changed_fact_is_progress_and_a_workaround_alone_is_itself() {
    assert_eq!(now(&told().fact("13:40", Fact::Impact, "12 % fail")), Occasion::Progress);
    assert_eq!(now(&told().fact("13:40", Fact::Workaround, "Pay in cash")), Occasion::Workaround);
    assert_eq!(
        now(&told().fact("13:40", Fact::Workaround, "Pay in cash").fact("13:41", Fact::Scope, "EU")),
        Occasion::Progress
    );
    let gone = Story::begin().fact("13:26", Fact::Workaround, "Pay in cash").sent("13:30", "customers");
    assert_eq!(now(&gone.fact("13:40", Fact::Workaround, "")), Occasion::Progress, "a way that is gone is no way");
}

#[test]
fn a_changed_status_decides() {
    assert_eq!(now(&told().status("13:40", Status::Identified)), Occasion::Identified);
    let monitoring = told().status("13:40", Status::Identified).status("13:50", Status::Monitoring);
    assert_eq!(now(&monitoring), Occasion::Monitoring);
    let back =
        told().status("13:40", Status::Identified).sent("13:41", "customers").status("13:50", Status::Investigating);
    assert_eq!(now(&back), Occasion::Progress);
}

#[test]
fn the_end_comes_before_everything_else() {
    let resolved = told().status("13:50", Status::Resolved);
    assert_eq!(now(&resolved), Occasion::Resolved);
    let reopened = resolved.sent("13:55", "customers").act("14:00", Reopen { reason: None, at: None });
    assert_eq!(now(&reopened), Occasion::Progress);
    assert_eq!(
        now(&told().act("13:50", Withdraw { reason: "a drill was on".to_owned(), at: None })),
        Occasion::Withdrawn
    );
}
