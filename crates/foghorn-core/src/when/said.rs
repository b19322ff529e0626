//! How instants and lengths read: with the zone, and with the date where it is not today's.
//!
//! One wording for timelines, receipts and notifications. What is said here is read back by [`When`](super::When) as
//! the same minute. Not here: instants for programs, which are UTC in ISO 8601, and instants in messages to stakeholders,
//! which say UTC as well (foghorn-drafts).

use chrono::{DateTime, Datelike, FixedOffset, Offset};
use chrono_tz::Tz;

use super::zone::Zone;
use super::{Here, wants_its_day};
use crate::entry::At;

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

impl Here {
    /// `14:30 CET`; `20 Nov 14:30 CET` where that is not today or nearly a day ahead; `20 Nov 2025 14:30 CET` where it is not this year.
    pub fn said(&self, at: At) -> String {
        let (local, zone) = self.local(at);
        let today = self.now.with_timezone(&local.timezone());
        let pattern = match () {
            () if local.date_naive() == today.date_naive() && !wants_its_day(at, self.now) => "%H:%M",
            () if local.year() == today.year() => "%-d %b %H:%M",
            () => "%-d %b %Y %H:%M",
        };
        format!("{} {zone}", local.format(pattern))
    }

    /// With the whole date, where somebody must see what a typed time was taken for: `2026-11-21 14:30 CET`.
    pub(super) fn said_in_full(&self, at: At) -> String {
        let (local, zone) = self.local(at);
        format!("{} {zone}", local.format("%Y-%m-%d %H:%M"))
    }

    /// The local time, and what its zone is called then.
    fn local(&self, at: At) -> (DateTime<FixedOffset>, String) {
        let local = at.with_timezone(&self.zone);
        let offset = local.offset().fix();
        // Before zones were agreed on, places kept their own time to the second; nobody says that.
        if offset.local_minus_utc() % 60 != 0 {
            return (at.fixed_offset(), "UTC".to_owned());
        }
        (local.with_timezone(&offset), zone_name(self.zone, at, offset))
    }
}

/// `CET` where everybody reads that as what it is here, else `UTC+5:30`: `IST` is three zones, and China's `CST` is
/// America's too.
fn zone_name(zone: Tz, at: At, offset: FixedOffset) -> String {
    let name = at.with_timezone(&zone).format("%Z").to_string();
    let plain = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if plain && Zone::read(&name) == Some(Zone::Offset(offset)) {
        return name;
    }
    let minutes = offset.local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// Whole minutes as people say them: `46 min`, `1 h 12 min`, `3 d 4 h`. The window's `words.ts` says them alike.
pub fn minutes_said(minutes: u64) -> String {
    let parts = |large: u64, unit: &str, small: u64, smaller: &str| match small {
        0 => format!("{large} {unit}"),
        small => format!("{large} {unit} {small} {smaller}"),
    };
    match minutes {
        minutes if minutes < HOUR => format!("{minutes} min"),
        minutes if minutes < DAY => parts(minutes / HOUR, "h", minutes % HOUR, "min"),
        minutes => parts(minutes / DAY, "d", minutes % DAY / HOUR, "h"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Timelike};
    use chrono_tz::TZ_VARIANTS;
    use proptest::prelude::*;

    use super::*;
    use crate::when::When;

    fn at(text: &str) -> At {
        text.parse().expect("a test's instant")
    }

    fn here(now: &str, zone: Tz) -> Here {
        Here { now: at(now), zone }
    }

    #[test]
    fn an_instant_has_its_zone_and_a_date_where_it_is_not_todays() {
        let berlin = here("2026-11-21T23:30:00Z", Tz::Europe__Berlin);
        assert_eq!(berlin.said(at("2026-11-21T23:05:00Z")), "00:05 CET");
        assert_eq!(berlin.said(at("2026-11-21T22:05:00Z")), "21 Nov 23:05 CET");
        assert_eq!(berlin.said(at("2025-07-01T10:00:00Z")), "1 Jul 2025 12:00 CEST");
    }

    #[test]
    fn a_zone_whose_short_name_means_several_is_said_as_an_offset() {
        let noon = "2026-11-21T12:00:00Z";
        for (zone, said) in [
            (Tz::UTC, "12:00 UTC"),
            (Tz::Europe__London, "12:00 GMT"),
            (Tz::America__New_York, "07:00 EST"),
            (Tz::Asia__Kolkata, "17:30 UTC+5:30"),
            (Tz::Asia__Shanghai, "20:00 UTC+8"),
            (Tz::America__Sao_Paulo, "09:00 UTC-3"),
            (Tz::Atlantic__Reykjavik, "12:00 GMT"),
        ] {
            assert_eq!(here(noon, zone).said(at(noon)), said);
        }
    }

    #[test]
    fn lengths_read_alike_wherever_they_are_said() {
        for (minutes, said) in [
            (0, "0 min"),
            (46, "46 min"),
            (60, "1 h"),
            (72, "1 h 12 min"),
            (120, "2 h"),
            (340, "5 h 40 min"),
            (1440, "1 d"),
            (4560, "3 d 4 h"),
        ] {
            assert_eq!(minutes_said(minutes), said);
        }
    }

    proptest! {
        #[test]
        fn what_is_said_is_read_back_as_the_same_minute_in_every_zone(
            zone in 0..TZ_VARIANTS.len(),
            now in 1_577_836_800_i64..1_893_456_000,
            ahead in 1_i64..40 * 60,
        ) {
            let now = At::from_timestamp(now, 0).expect("an instant");
            let here = Here { now, zone: TZ_VARIANTS[zone] };
            let next = (now + TimeDelta::minutes(ahead)).with_second(0).expect("a minute");
            prop_assume!(next > now);
            let coming = When::new(here.said(next)).coming(&here);
            prop_assert_eq!(coming.as_ref(), Ok(&next), "{}", here.said(next));
            let before = now - (next - now);
            let past = When::new(here.said(before)).past(&here).map(|at| at.timestamp() / 60);
            prop_assert_eq!(past.as_ref(), Ok(&(before.timestamp() / 60)), "{}", here.said(before));
        }
    }
}
