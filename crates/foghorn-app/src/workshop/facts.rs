//! What a message is held against, kept while somebody types: gathering it walks the whole timeline, a key press must
//! not.

use std::sync::{Mutex, PoisonError};

use foghorn_core::clocks::next_after_word;
use foghorn_core::when::Here;
use foghorn_core::{StakeholderId, StreamId, to_second};
use foghorn_review::Known;

use crate::folds::Folded;
use crate::read::timeline::window;

/// The facts that were asked for last.
#[derive(Default)]
pub(crate) struct Facts {
    kept: Mutex<Option<Kept>>,
}

struct Kept {
    stream: StreamId,
    seq: i64,
    stakeholder: StakeholderId,
    known: Known,
}

impl Facts {
    /// Asks something of the facts of an incident, as one stakeholder is told of it.
    pub(crate) fn ask<T>(
        &self,
        folded: &Folded,
        stakeholder: &StakeholderId,
        here: &Here,
        ask: impl FnOnce(&Known) -> T,
    ) -> T {
        // A panic while this was locked leaves at worst facts of an arrival number that is compared below.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let stream = &folded.incident.id;
        let still = |kept: &Kept| &kept.stream == stream && kept.seq == folded.seq && &kept.stakeholder == stakeholder;
        let fresh = match kept.take().filter(still) {
            // Only this moves with the time of day.
            Some(mut same) => {
                same.known.next_due = next_after_word(&folded.incident, stakeholder, to_second(here.now));
                same
            }
            None => Kept {
                stream: stream.clone(),
                seq: folded.seq,
                stakeholder: stakeholder.clone(),
                known: known_facts(folded, stakeholder, here),
            },
        };
        ask(&kept.insert(fresh).known)
    }
}

/// Everything on record about an incident, as one stakeholder is told of it now.
pub(crate) fn known_facts(folded: &Folded, stakeholder: &StakeholderId, here: &Here) -> Known {
    let mut facts = Known::of(&folded.incident, stakeholder, to_second(here.now));
    let mut from = Some(0);
    while let Some(first) = from {
        let lines = window(folded, first, usize::MAX, here);
        facts.times.extend(lines.items.iter().map(|item| item.happened_at));
        facts.texts.extend(lines.items.into_iter().map(|item| item.text));
        from = lines.next;
    }
    facts
}
