//! Instants and lengths as readers are shown them: always with a zone, with the day where it is not today.
//!
//! Every time is printed in the zone that was asked for and in UTC, because a message is read where nobody knows. An
//! abbreviation that means several things (`IST`) is printed as an offset, so that every printed time can be read back.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Offset, TimeDelta};
use chrono_tz::Tz;
use foghorn_core::At;
use foghorn_core::promise_text::find_promise;
use foghorn_core::when::{Here, wants_its_day};

/// `15:30 CET (14:30 UTC)`, `09:00 UTC on 22 November`.
pub(crate) fn full(at: At, now: At, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    if local.offset().fix().local_minus_utc() == 0 {
        return in_utc(at, now);
    }
    // UTC may still stand on another day than the reader's clock.
    let utc_day = day_unless(at.date_naive(), local.date_naive(), false);
    format!("{} ({}{utc_day})", short(at, now, zone), at.format("%H:%M UTC"))
}

/// `15:30 CET`: for a text message, where each letter costs.
pub(crate) fn short(at: At, now: At, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    if local.offset().fix().local_minus_utc() == 0 {
        return in_utc(at, now);
    }
    let day = day_unless(local.date_naive(), now.with_timezone(&zone).date_naive(), wants_its_day(at, now));
    format!("{}{day}", local_time(at, zone))
}

/// `2 h 5 min`, `48 min`, `3 days 4 h`; under a minute: `1 min`.
pub(crate) fn length(length: TimeDelta) -> String {
    let minutes = length.num_minutes().max(1);
    let (days, hours, minutes) = (minutes / 1_440, minutes / 60 % 24, minutes % 60);
    let days_said = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    match (days, hours, minutes) {
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, 0) => format!("{hours} h"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (_, 0, _) => days_said,
        (_, hours, _) => format!("{days_said} {hours} h"),
    }
}

fn in_utc(at: At, now: At) -> String {
    format!("{}{}", at.format("%H:%M UTC"), day_unless(at.date_naive(), now.date_naive(), wants_its_day(at, now)))
}

fn local_time(at: At, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    format!("{} {}", local.format("%H:%M"), name(&local.format("%Z").to_string(), at, zone))
}

/// The zone's abbreviation where a promise that uses it is read back without doubt, else its offset.
fn name(abbreviation: &str, at: At, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    let minute = at - TimeDelta::seconds(at.timestamp().rem_euclid(60));
    let before = Here::utc(minute - TimeDelta::minutes(1));
    let found = find_promise(&format!("Next update by {} {abbreviation}.", local.format("%H:%M")), &before);
    let is_read_back = found.is_some_and(|found| found.at == minute && found.zone_given);
    if is_read_back { abbreviation.to_owned() } else { offset(local.fixed_offset()) }
}

fn offset(local: DateTime<FixedOffset>) -> String {
    let seconds = local.offset().local_minus_utc();
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    format!("UTC{sign}{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)
}

/// The day, unless it is `known` already and nothing else wants it said.
fn day_unless(day: NaiveDate, known: NaiveDate, wanted: bool) -> String {
    if day == known && !wanted {
        String::new()
    } else if day.year() == known.year() {
        format!(" on {}", day.format("%-d %B"))
    } else {
        format!(" on {}", day.format("%-d %B %Y"))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use chrono::Utc;
    use chrono_tz::Tz;
    use foghorn_core::At;
    use foghorn_core::promise_text::find_promise;
    use foghorn_core::when::Here;
    use proptest::prelude::*;

    use super::{full, length, short};

    fn at(day: u32, hour: u32, minute: u32) -> At {
        Utc.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap()
    }

    #[test]
    fn a_time_carries_its_zone_and_utc() {
        let now = at(21, 14, 0);
        assert_eq!(full(at(21, 14, 30), now, Tz::UTC), "14:30 UTC");
        assert_eq!(full(at(21, 14, 30), now, Tz::Europe__Berlin), "15:30 CET (14:30 UTC)");
        assert_eq!(full(at(21, 14, 30), now, Tz::Europe__London), "14:30 UTC");
        assert_eq!(full(at(21, 14, 30), now, Tz::Asia__Kolkata), "20:00 UTC+05:30 (14:30 UTC)");
        assert_eq!(short(at(21, 14, 30), now, Tz::America__Sao_Paulo), "11:30 UTC-03:00");
    }

    #[test]
    fn the_day_is_named_where_it_is_not_today() {
        let now = at(21, 14, 0);
        assert_eq!(full(at(22, 9, 0), now, Tz::UTC), "09:00 UTC on 22 November");
        assert_eq!(full(at(22, 9, 0), now, Tz::Europe__Berlin), "10:00 CET on 22 November (09:00 UTC)");
        assert_eq!(
            full(at(21, 23, 30), now, Tz::Europe__Berlin),
            "00:30 CET on 22 November (23:30 UTC on 21 November)"
        );
    }

    #[test]
    fn lengths_are_said_in_two_units_at_most() {
        let said = |minutes| length(chrono::TimeDelta::minutes(minutes));
        assert_eq!([said(0), said(48), said(120), said(125)], ["1 min", "48 min", "2 h", "2 h 5 min"]);
        assert_eq!([said(1_440), said(4_567)], ["1 day", "3 days 4 h"]);
    }

    proptest! {
        #[test]
        fn a_printed_promise_is_read_back(
            minutes in 1_i64..2_000,
            now in 0_i64..1_440,
            zone in 0_usize..chrono_tz::TZ_VARIANTS.len(),
        ) {
            let now = at(21, 0, 0) + chrono::TimeDelta::minutes(now);
            let zone = chrono_tz::TZ_VARIANTS[zone];
            let promised = now + chrono::TimeDelta::minutes(minutes);
            let text = format!("The next update comes by {}.", full(promised, now, zone));
            let found = find_promise(&text, &Here { now, zone: Tz::UTC });
            prop_assert_eq!(found.map(|found| (found.at, found.zone_given)), Some((promised, true)), "{}", text);
            let text = format!("Next update by {}.", short(promised, now, zone));
            let found = find_promise(&text, &Here { now, zone: Tz::UTC });
            prop_assert_eq!(found.map(|found| (found.at, found.zone_given)), Some((promised, true)), "{}", text);
        }
    }
}
