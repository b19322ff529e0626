//! The fold never fails, and two laptops that have the same entries see the same.

use foghorn_core::event::{Noted, Retitled, RoleAssigned, Snoozed};
use foghorn_core::incident::Incident;
use foghorn_core::reminders::{Desk, next_at, reminders};
use foghorn_core::{Event, NoteKind, Role};
use proptest::prelude::*;

use crate::log::{fold, records};
use crate::wild::{after_noon, any_log, at, declared_log, written};

/// Everything that the incident knows.
fn rendered(incident: &Incident) -> String {
    format!("{incident:#?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn the_fold_never_fails_and_neither_do_stages_and_reminders(log in any_log(), seconds in 0_i64..50_000) {
        let incident = written(&log).fold();
        let now = after_noon(seconds);
        let stages = incident.stages();
        for clock in incident.clocks() {
            let _ = (clock.stage(&stages, now), clock.next_stage_at(&stages, now), clock.name());
            prop_assert!(clock.words.iter().all(|word| word.on_time().is_some() == word.due_before.is_some()));
        }
        let _ = reminders(&incident, &Desk::default(), now);
        prop_assert!(next_at(&incident, &Desk::default(), now).is_none_or(|next| next > now));
    }

    #[test]
    fn entries_in_any_order_any_number_of_times_fold_to_the_same(
        log in any_log(),
        order in proptest::collection::vec(any::<u16>(), 96),
    ) {
        let log = written(&log);
        let mut twice = [log.entries.clone(), log.entries.clone()].concat();
        let mut keys = order.iter().cycle();
        twice.sort_by_cached_key(|_| *keys.next().expect("a cycle has no end"));
        let stream = log.fold().id;
        prop_assert_eq!(rendered(&fold(&stream, &twice)), rendered(&log.fold()));
    }

    #[test]
    fn what_two_laptops_wrote_merges_in_either_order(mine in declared_log(), theirs in any_log()) {
        let (mine, theirs) = (written(&mine), written(&theirs));
        let stream = mine.fold().id;
        let one = [mine.entries.clone(), theirs.entries.clone()].concat();
        let other = [theirs.entries, mine.entries].concat();
        prop_assert_eq!(rendered(&fold(&stream, &one)), rendered(&fold(&stream, &other)));
    }

    #[test]
    fn pushing_entry_by_entry_equals_folding_anew(log in declared_log(), start in 1_usize..30) {
        let written = written(&log);
        let all = records(&written.entries);
        let stream = written.fold().id;
        // Pushing is for what comes after the declaration and takes nothing back.
        let declaration = all.iter().position(|record| record.header.kind == "declared").map_or(1, |place| place + 1);
        let last_retraction = all.iter().rposition(|r| r.header.kind == "retracted").map_or(0, |place| place + 1);
        let start = start.max(declaration).max(last_retraction).min(all.len());
        let mut pushed = Incident::fold(stream.clone(), &all[..start]);
        all[start..].iter().for_each(|record| pushed.push(record));
        pushed.settle();
        prop_assert_eq!(rendered(&pushed), rendered(&Incident::fold(stream, &all)));
    }

    #[test]
    fn a_due_time_moves_only_by_an_act_on_clocks(log in declared_log(), happened_at in at(), which in 0_usize..5) {
        let mut log = written(&log);
        let before = log.fold();
        let event: Event = match which {
            0 => Noted::plain(NoteKind::Note, "looked at the graphs").into(),
            1 => Retitled { title: "Payments fail".to_owned() }.into(),
            2 => RoleAssigned { role: Role::Scribe, person: Some("Bob".to_owned()) }.into(),
            3 => Snoozed { stakeholder: "customers".into(), until: happened_at, reason: None }.into(),
            _ => foghorn_core::event::StartStated { started_at: Some(happened_at) }.into(),
        };
        let unwritten = foghorn_core::Unwritten { happened_at, event };
        log.act(after_noon(40_000), vec![unwritten]);
        let after = log.fold();
        prop_assert_eq!(before.clocks(), after.clocks());
    }
}
