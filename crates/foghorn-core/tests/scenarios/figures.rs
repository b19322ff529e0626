//! **Figures**: numbers worked out by hand beside each test, and why there is none.

use foghorn_core::Severity::{Sev1, Sev2};
use foghorn_core::Status::{Identified, Monitoring, Resolved};
use foghorn_core::figures::{Asked, Figure, FigureRow, add_up, figures, lanes};
use foghorn_core::{Kind, Severity, Status};
use proptest::prelude::*;

use crate::support::clockface::time;
use crate::support::scenario::{Scenario, to};

/// Declared 13:00. Customers hear 13:04 (first word due 13:05) and promise 13:20, hear 13:27 (seven minutes late), 13:40,
/// and 14:10, resolved at 14:05.
fn told() -> Scenario {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", to("customers").promising("13:20"));
    inc.status("13:10", Identified);
    inc.sent("13:27", to("customers"));
    inc.sent("13:40", to("customers"));
    inc.status("13:50", Monitoring);
    inc.status("14:05", Resolved);
    inc.sent("14:10", to("customers").telling(Resolved));
    inc
}

#[test]
fn lengths_are_counted_from_declaring() {
    let inc = told();
    let all = figures(&inc.incident, time("15:00"));
    assert_eq!(all.mitigate, Figure::Recorded(50 * 60), "13:00 to 13:50");
    assert_eq!(all.resolve, Figure::Recorded(65 * 60), "13:00 to 14:05");
    assert_eq!(all.impact, Figure::Pending("nobody has said when the impact began".into()));
    assert_eq!(all.promises, [1, 0, 1, 0]);
    assert_eq!(all.promises_late_minutes, 7, "13:20 to 13:27");
}

#[test]
fn each_stakeholder_has_a_first_word_and_a_longest_silence() {
    let inc = told();
    let all = figures(&inc.incident, time("15:00"));
    let of = |id: &str| all.told.iter().find(|told| told.stakeholder.as_str() == id).expect("in play");
    assert_eq!(of("customers").first_word, Figure::Recorded(4 * 60));
    // 4, 23, 13, then 30 minutes from 13:40 to the last word at 14:10.
    assert_eq!(of("customers").silence, Figure::Recorded(30 * 60));
    assert_eq!(of("executives").first_word, Figure::Pending("they were never told".into()));
    assert_eq!(of("executives").silence, Figure::NotApplicable("they have heard nothing".into()));
}

#[test]
fn a_promise_whose_minute_is_over_without_a_word_is_late_and_not_for_ever() {
    let mut inc = Scenario::declare("13:00", Sev1);
    inc.sent("13:04", to("customers").promising("13:20"));
    let promises = |inc: &Scenario, now: &str| {
        let all = figures(&inc.incident, time(now));
        (all.promises, all.promises_late_minutes)
    };
    assert_eq!(promises(&inc, "13:20:59"), ([1, 0, 0, 1], 0), "a printed minute lasts to its end");
    assert_eq!(promises(&inc, "13:25"), ([1, 0, 1, 0], 5));
    let lane = |inc: &Scenario, now: &str| lanes(&inc.incident, time(now)).lanes[0].promises[0];
    assert_eq!((lane(&inc, "13:25").late_minutes, lane(&inc, "13:25").open), (Some(5), true));
    // Once it is withdrawn nobody waits any more: late it was, and by no minute more.
    inc.withdraw("13:40");
    assert_eq!(promises(&inc, "18:00"), ([1, 0, 1, 0], 20));
    let row = FigureRow::of(&inc.incident);
    assert_eq!((row.promises, row.late_minutes), ([1, 0, 1], 20));
}

#[test]
fn what_is_not_over_is_pending() {
    let inc = Scenario::declare("13:00", Sev2);
    let all = figures(&inc.incident, time("13:20"));
    assert_eq!(all.resolve, Figure::Pending("it is not resolved yet".into()));
    assert_eq!(FigureRow::of(&inc.incident).resolve, None);
    assert_eq!(FigureRow::of(&inc.incident), FigureRow::of(&inc.incident), "no moving number");
}

#[test]
fn a_row_is_read_as_it_was_written_and_another_form_is_none() {
    let row = FigureRow::of(&told().incident);
    assert_eq!(FigureRow::read(&row.write()), Some(row.clone()));
    assert!(row.write().starts_with(FigureRow::BEGINNING));
    assert_eq!(row.gaps, [4, 23, 13, 30]);
    assert_eq!(FigureRow::read("{}"), None);
}

fn asked(kind: Kind, status: Status, severity: Severity, declared: &str, row: &FigureRow) -> Asked {
    Asked { kind, severity, status, declared_at: time(declared), row: row.clone() }
}

#[test]
fn many_are_added_up_and_what_is_no_failure_is_left_out() {
    let row = FigureRow::of(&told().incident);
    let backwards = FigureRow { backwards: true, ..row.clone() };
    let all = [
        asked(Kind::Real, Resolved, Sev1, "13:00", &row),
        asked(Kind::Real, Resolved, Sev1, "13:30", &row),
        asked(Kind::Drill, Resolved, Sev1, "13:00", &row),
        asked(Kind::Maintenance, Resolved, Sev1, "13:00", &row),
        asked(Kind::Real, Status::Withdrawn, Sev1, "13:00", &row),
        asked(Kind::Imported, Resolved, Sev1, "13:00", &backwards),
    ];
    let objectives = [("customers".to_owned(), Sev1, 3 * 60, 95), ("customers".to_owned(), Sev1, 5 * 60, 95)];
    let many = add_up(&all, &objectives, 25, chrono_tz::Tz::UTC);
    assert_eq!((many.counted, many.open), (2, 0));
    let left_out: Vec<_> = many.left_out.iter().map(|left| format!("{} {}", left.incidents, left.reason)).collect();
    assert_eq!(left_out, ["1 drills", "1 planned work", "1 records that end before they begin", "1 withdrawn"]);
    assert_eq!(many.resolve.median, Some(65 * 60));
    assert_eq!((many.promises, many.late_minutes), ([2, 0, 2], 14));
    // Within 3 min (a printed minute lasts to its end: 3:59) nobody kept it, and one in a hundred may miss none of two.
    assert_eq!((many.objectives[0].met, many.objectives[0].left), (0, -2));
    assert_eq!((many.objectives[1].met, many.objectives[1].left), (2, 0));
    // Each had 4, 23, 13 and 30 minutes: one of them longer than 25.
    assert_eq!((many.silences.incidents, many.silences.calls), (2, 2));
    assert_eq!(many.months.len(), 1);
    assert_eq!((many.months[0].month.as_str(), many.months[0].minutes), ("2026-11", 130));
    let long: Vec<_> = many.lengths.iter().map(|bucket| bucket.incidents).collect();
    assert_eq!(long, [0, 0, 0, 2, 0, 0, 0, 0], "65 minutes lie between one hour and two");
}

#[test]
fn nothing_adds_up_to_nothing() {
    let many = add_up(&[], &[], 30, chrono_tz::Tz::UTC);
    assert_eq!((many.counted, many.resolve.median, many.months.len()), (0, None, 0));
}

#[test]
fn the_picture_has_a_lane_with_each_word_and_what_was_late() {
    let picture = lanes(&told().incident, time("15:00"));
    let lane = picture.lanes.iter().find(|lane| lane.stakeholder.as_str() == "customers").expect("a lane");
    let late: Vec<bool> = lane.words.iter().map(|(_, late)| *late).collect();
    assert_eq!(late, [false, true, false, false]);
    assert_eq!(lane.late, [(time("13:20"), time("13:27"))]);
    assert_eq!(lane.promises[0].late_minutes, Some(7));
    assert_eq!((picture.from, picture.until, picture.to), (time("13:00"), time("14:10"), time("14:10")));
    let phases: Vec<_> = picture.phases.iter().map(|phase| phase.status.map(Status::as_str)).collect();
    assert_eq!(phases, [Some("investigating"), Some("identified"), Some("monitoring"), Some("resolved")]);
}

proptest! {
    #[test]
    fn any_rows_add_up_and_a_spread_is_in_order(lengths in proptest::collection::vec(-1000_i64..1_000_000, 0..40), cadence in 1_u32..90) {
        let row = |seconds: &i64| FigureRow { resolve: Some(*seconds), ..FigureRow::default() };
        let all: Vec<_> = lengths.iter().map(|it| asked(Kind::Real, Resolved, Sev2, "13:00", &row(it))).collect();
        let many = add_up(&all, &[], cadence, chrono_tz::Tz::UTC);
        prop_assert_eq!(many.resolve.count, lengths.len());
        prop_assert!(many.resolve.median <= many.resolve.p90 && many.resolve.p90 <= many.resolve.most);
        prop_assert_eq!(many.lengths.iter().map(|bucket| bucket.incidents).sum::<usize>(), lengths.len());
    }
}
