//! When a contract's service is owed: its periods, days and hours, in its own zone.
//!
//! A day is as long as its zone makes it: 23 or 25 hours where the clocks are changed.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::contract::{Contract, Period};
use super::spans::{Stretch, both, joined};
use crate::entry::At;

/// The period of a contract that an instant lies in: its first instant and the first after it.
pub(super) fn period_of(contract: &Contract, at: At) -> Stretch {
    let day = at.with_timezone(&contract.zone).date_naive();
    let (first, months) = match contract.period {
        Period::Month => (day.with_day(1), 1),
        Period::Quarter => (NaiveDate::from_ymd_opt(day.year(), (day.month0() / 3) * 3 + 1, 1), 3),
        Period::Year => (NaiveDate::from_ymd_opt(day.year(), 1, 1), 12),
    };
    let first = first.unwrap_or(day);
    let next = first.checked_add_months(Months::new(months)).unwrap_or(first);
    (midnight(first, contract.zone), midnight(next, contract.zone))
}

/// What a period is called: `November 2026`, `4th quarter of 2026`, `2026`.
pub(super) fn period_name(contract: &Contract, period: Stretch) -> String {
    let first = period.0.with_timezone(&contract.zone).date_naive();
    match contract.period {
        Period::Month => first.format("%B %Y").to_string(),
        Period::Quarter => {
            let name = ["1st", "2nd", "3rd", "4th"][(first.month0() / 3) as usize % 4];
            format!("{name} quarter of {}", first.year())
        }
        Period::Year => first.year().to_string(),
    }
}

/// The instants of a stretch at which the service is owed.
pub(super) fn owed(contract: &Contract, within: Stretch) -> Vec<Stretch> {
    let Some(hours) = &contract.hours else { return joined(vec![within]) };
    // A night that began the day before reaches in.
    let mut day = within.0.with_timezone(&contract.zone).date_naive() - Days::new(1);
    let last = within.1.with_timezone(&contract.zone).date_naive();
    let mut windows = Vec::new();
    while day <= last {
        if hours.days.contains(&day.weekday()) && !contract.holidays.contains(&day) {
            let ends_on = if hours.to > hours.from { day } else { day + Days::new(1) };
            windows.push((
                instant(day.and_time(hours.from), contract.zone),
                instant(ends_on.and_time(hours.to), contract.zone),
            ));
        }
        day = day + Days::new(1);
    }
    both(&joined(windows), &[within])
}

fn midnight(day: NaiveDate, zone: Tz) -> At {
    instant(day.and_time(NaiveTime::MIN), zone)
}

/// The instant of a local time: the first of two where the clocks are set back, the end of the gap where they are set
/// forward over it.
fn instant(local: NaiveDateTime, zone: Tz) -> At {
    // No zone has ever skipped more than a day.
    let quarters = (0..=96).map(|quarter| local + TimeDelta::minutes(15 * quarter));
    let found = quarters.into_iter().find_map(|local| zone.from_local_datetime(&local).earliest());
    found.map_or_else(|| Utc.from_utc_datetime(&local), |at| at.with_timezone(&Utc))
}
