//! Thinning: which copies are old enough to go.
//!
//! All of the last day stay, then one a day for 14 days, then one a week, for as many days as the caller says; the newest
//! stays whatever its age. Segments stay as long as a snapshot does that is older than they are.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::{Datelike, TimeDelta};
use foghorn_core::At;

use crate::error::StoreError;
use crate::folder;
use crate::segment;
use crate::snapshot;
use crate::store::Store;

impl Store {
    /// Removes the copies that are superfluous by age, and all that are `keep_for` old but the newest; answers with what
    /// went.
    ///
    /// # Errors
    /// Where a file cannot be removed.
    pub fn thin(&self, now: At, keep_for: TimeDelta) -> Result<Vec<PathBuf>, StoreError> {
        let snapshots = snapshot::list(&self.folder)?;
        let times: Vec<At> = snapshots.iter().map(|snapshot| snapshot.taken_at).collect();
        let keep = kept(&times, now, keep_for);
        let oldest = times.iter().zip(&keep).find(|(_, keep)| **keep).map(|(at, _)| *at);
        let mut gone: Vec<PathBuf> =
            snapshots.into_iter().zip(&keep).filter(|(_, keep)| !**keep).map(|(snapshot, _)| snapshot.path).collect();
        let segments = segment::list(&self.folder)?;
        gone.extend(
            segments
                .into_iter()
                .filter(|segment| oldest.is_some_and(|oldest| segment.written_at < oldest))
                .map(|segment| segment.path),
        );
        for path in &gone {
            folder::remove(path)?;
        }
        Ok(gone)
    }
}

/// Which of these times stay; they come oldest first.
fn kept(times: &[At], now: At, keep_for: TimeDelta) -> Vec<bool> {
    let mut days = HashSet::new();
    let mut weeks = HashSet::new();
    let mut keep: Vec<bool> = times
        .iter()
        .rev()
        .map(|at| {
            let age = now - *at;
            if age >= keep_for {
                false
            } else if age < TimeDelta::days(1) {
                true
            } else if age < TimeDelta::days(15) {
                days.insert(at.date_naive())
            } else {
                weeks.insert((at.iso_week().year(), at.iso_week().week()))
            }
        })
        .collect();
    if let Some(newest) = keep.first_mut() {
        *newest = true;
    }
    keep.reverse();
    keep
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn at(text: &str) -> At {
        text.parse::<DateTime<Utc>>().unwrap()
    }

    #[test]
    fn all_of_a_day_one_a_day_and_one_a_week_stay() {
        let now = at("2026-06-30T12:00:00Z");
        let every_six_hours: Vec<At> = (0..4 * 120).rev().map(|step| now - TimeDelta::hours(6 * step)).collect();
        let keep = kept(&every_six_hours, now, TimeDelta::days(71));
        let ages: Vec<i64> = every_six_hours
            .iter()
            .zip(&keep)
            .filter(|(_, keep)| **keep)
            .map(|(at, _)| (now - *at).num_days())
            .collect();
        assert_eq!(ages.iter().filter(|days| **days < 1).count(), 4, "the last day stays whole");
        let daily = ages.iter().filter(|days| (1..15).contains(*days)).count();
        assert!((14..=15).contains(&daily), "one for each of 14 days, which touch 15 dates: {daily}");
        let weekly = ages.iter().filter(|days| **days >= 15).count();
        assert!((8..=9).contains(&weekly), "one for each of 8 weeks, which touch 9 week numbers: {weekly}");
    }

    #[test]
    fn the_newest_stays_however_old_it_is() {
        let now = at("2026-06-30T12:00:00Z");
        assert_eq!(
            kept(&[at("2020-01-01T00:00:00Z"), at("2021-01-01T00:00:00Z")], now, TimeDelta::days(71)),
            [false, true]
        );
    }

    #[test]
    fn what_is_to_be_kept_for_three_days_is_gone_on_the_third() {
        let now = at("2026-06-30T12:00:00Z");
        let each_day: Vec<At> = (0..10).rev().map(|day| now - TimeDelta::days(day)).collect();
        let stays = kept(&each_day, now, TimeDelta::days(3)).into_iter().filter(|keep| *keep).count();
        assert_eq!(stays, 3);
    }
}
