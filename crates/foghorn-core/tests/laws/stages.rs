//! Stages follow from the due time and go one way; printed minutes.

use foghorn_core::clocks::{Stage, minute_end, minutes_late};
use proptest::prelude::*;

use crate::wild::{after_noon, any_log, written};

/// How far along a stage is.
fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Calm | Stage::Held | Stage::LastWord | Stage::NeverTold => 0,
        Stage::HeadsUp => 1,
        Stage::Due => 2,
        Stage::Overdue => 3,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn with_time_alone_a_clock_only_goes_from_calm_over_heads_up_and_due_to_overdue(
        log in any_log(),
        mut looks in proptest::collection::vec(0_i64..90_000, 2..12),
    ) {
        looks.sort_unstable();
        let incident = written(&log).fold();
        let stages = incident.stages();
        for clock in incident.clocks() {
            let seen: Vec<_> = looks.iter().map(|look| clock.stage(&stages, after_noon(*look)).map(rank)).collect();
            prop_assert!(seen.is_sorted(), "{:?}", seen);
        }
    }

    #[test]
    fn the_stage_changes_exactly_when_it_was_announced(log in any_log(), look in 0_i64..40_000) {
        let incident = written(&log).fold();
        let stages = incident.stages();
        let now = after_noon(look);
        for clock in incident.clocks() {
            let stage = clock.stage(&stages, now);
            match clock.next_stage_at(&stages, now) {
                Some(next) => prop_assert_eq!(clock.stage(&stages, next - chrono::TimeDelta::seconds(1)), stage),
                None => prop_assert!(stage.is_none_or(|s| matches!(s, Stage::Overdue | Stage::NeverTold))),
            }
        }
    }

    #[test]
    fn a_printed_minute_lasts_to_its_end(at in -90_000_i64..90_000, later in 0_i64..10_000) {
        let due = after_noon(at);
        let end = minute_end(due);
        prop_assert!(due <= end && (end - due).num_seconds() < 60);
        prop_assert_eq!(end.timestamp().rem_euclid(60), 59);
        prop_assert_eq!(minute_end(end), end);
        // Within the minute nothing is late; a second after it, one minute.
        prop_assert_eq!(minutes_late(due, end), 0);
        prop_assert_eq!(minutes_late(due, end + chrono::TimeDelta::seconds(1)), 1);
        let word = due + chrono::TimeDelta::seconds(later);
        prop_assert_eq!(minutes_late(due, word) == 0, word <= end);
        prop_assert_eq!(minutes_late(word, due), 0);
    }
}
