//! Merging drafts: the versions of two laptops, each kept once; on top what grew from the other's newest, or, where they grew
//! apart, what was saved last.
//!
//! A version is told by when it was saved and what it holds, not by its number, which each laptop counts for itself. So
//! repeating adds nothing, and two laptops that merged both ways have the same versions and the same newest one.

use std::collections::{BTreeMap, HashMap};

use foghorn_core::{At, DraftId};
use foghorn_exchange::brief_file::WrittenDraft;
use foghorn_store::{DraftVersion, StoreError, Write};

use crate::workshop::discarded;

/// What merging drafts did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    /// How many drafts got versions.
    pub(super) drafts: usize,
    /// How many of them had grown apart.
    pub(super) diverged: usize,
}

/// Takes versions in; drafts that were discarded here stay so, unless somebody wrote on in them since.
pub(super) fn merge(tx: &mut Write<'_>, written: Vec<WrittenDraft>) -> Result<Merged, StoreError> {
    let mut drafts: BTreeMap<DraftId, Vec<WrittenDraft>> = BTreeMap::new();
    for version in written {
        drafts.entry(version.draft.clone()).or_default().push(version);
    }
    let mut merged = Merged::default();
    for (draft, theirs) in drafts {
        let gone = discarded(tx, &draft)?;
        if gone.is_some_and(|gone| theirs.iter().all(|version| version.saved_at <= gone)) {
            continue;
        }
        let mine = tx.draft_versions(&draft)?;
        if let Some(diverged) = merge_one(tx, &mine, theirs)? {
            merged.drafts += 1;
            merged.diverged += usize::from(diverged);
        }
    }
    Ok(merged)
}

/// How many versions of these are not here.
pub(super) fn missing<'a>(mine: &[DraftVersion], theirs: impl IntoIterator<Item = &'a WrittenDraft>) -> usize {
    let here = places(mine);
    theirs.into_iter().filter(|version| !here.contains_key(&when(version.saved_at, &version.json))).count()
}

/// Whether it had grown apart; `None` where nothing was new.
fn merge_one(
    tx: &mut Write<'_>,
    mine: &[DraftVersion],
    mut theirs: Vec<WrittenDraft>,
) -> Result<Option<bool>, StoreError> {
    if missing(mine, &theirs) == 0 {
        return Ok(None);
    }
    // A version comes after the one that it grew from; their newest comes last.
    theirs.sort_by_key(|version| version.version);
    let here = places(mine);
    // Newest first, as the store gives them.
    let newest = mine.first();
    let (ours_on_top, diverged) = match (newest, theirs.last()) {
        (Some(ours), Some(last)) => {
            let ours = when(ours.saved_at, &ours.json);
            let last = when(last.saved_at, &last.json);
            let they_know_ours = theirs.iter().any(|version| when(version.saved_at, &version.json) == ours);
            match (here.contains_key(&last), they_know_ours) {
                // Whoever knows what the other has on top went on from there.
                (true, _) => (true, false),
                (false, true) => (false, false),
                (false, false) => (ours > last, true),
            }
        }
        _ => (false, false),
    };
    // A draft that stands here is about the incident that it stands under, whatever a file says.
    let stream = newest.map(|version| version.stream.clone());
    // Their numbers as they count here.
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for version in theirs {
        let theirs_number = version.version;
        let number = match here.get(&when(version.saved_at, &version.json)) {
            Some(number) => *number,
            None => {
                let kept = DraftVersion {
                    draft: version.draft,
                    stream: stream.clone().unwrap_or(version.stream),
                    version: 0,
                    base: numbers.get(&version.base).copied().unwrap_or(0),
                    saved_at: version.saved_at,
                    json: version.json,
                };
                tx.save_draft(&kept, None)?
            }
        };
        numbers.insert(theirs_number, number);
    }
    if let Some(newest) = newest.filter(|_| ours_on_top) {
        tx.save_draft(newest, Some(newest.version))?;
    }
    Ok(Some(diverged))
}

/// The numbers under which versions stand here.
fn places(mine: &[DraftVersion]) -> HashMap<(At, &str), u32> {
    mine.iter().map(|kept| (when(kept.saved_at, &kept.json), kept.version)).collect()
}

/// What was saved last is newer; at the same time, whichever is greater, so that both laptops choose alike.
fn when(saved_at: At, json: &str) -> (At, &str) {
    (saved_at, json)
}
