//! Times as people type them, on both sides of now, and across changes of the clock.

use chrono::{DateTime, MappedLocalTime, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;

use super::{Here, When};
use crate::entry::At;

fn at(text: &str) -> At {
    text.parse().expect("a test's instant")
}

/// Saturday 21 November 2026, 14:12:40 in Berlin.
fn berlin() -> Here {
    Here { now: at("2026-11-21T13:12:40.5Z"), zone: Tz::Europe__Berlin }
}

fn past(text: &str, here: &Here) -> String {
    said(When::new(text).past(here))
}

fn coming(text: &str, here: &Here) -> String {
    said(When::new(text).coming(here))
}

fn said(read: Result<At, super::WhenError>) -> String {
    read.map_or_else(|error| error.to_string(), |at| at.format("%Y-%m-%d %H:%M:%S").to_string())
}

#[test]
fn what_happened_is_read_as_people_type_it() {
    for (text, instant) in [
        ("now", "2026-11-21 13:12:40"),
        ("14:05", "2026-11-21 13:05:00"),
        (" 14:05:30 ", "2026-11-21 13:05:30"),
        ("9:05", "2026-11-21 08:05:00"),
        ("1:05 pm", "2026-11-21 12:05:00"),
        ("9am", "2026-11-21 08:00:00"),
        ("13:05 UTC", "2026-11-21 13:05:00"),
        ("13:05Z", "2026-11-21 13:05:00"),
        ("07:05 EST", "2026-11-21 12:05:00"),
        ("14:05 Berlin", "2026-11-21 13:05:00"),
        ("08:05 New York", "2026-11-21 13:05:00"),
        ("08:05 america/new_york", "2026-11-21 13:05:00"),
        ("14:05+01:00", "2026-11-21 13:05:00"),
        ("14:05 UTC+1", "2026-11-21 13:05:00"),
        ("today 14:05", "2026-11-21 13:05:00"),
        ("yesterday 14:05", "2026-11-20 13:05:00"),
        ("14:05 yesterday", "2026-11-20 13:05:00"),
        ("Friday 14:05", "2026-11-20 13:05:00"),
        ("Sat 15:05", "2026-11-14 14:05:00"),
        ("2026-11-21 14:05", "2026-11-21 13:05:00"),
        ("2026-11-21T14:05:30.250+01:00", "2026-11-21 13:05:30"),
        ("2026-11-21T13:05:30Z", "2026-11-21 13:05:30"),
        ("21 Nov 14:05", "2026-11-21 13:05:00"),
        ("Nov 20, 14:05", "2026-11-20 13:05:00"),
        ("20th of November 2025 at 14:05 CET", "2025-11-20 13:05:00"),
        ("25 min ago", "2026-11-21 12:47:40"),
        ("25min ago", "2026-11-21 12:47:40"),
        ("2h ago", "2026-11-21 11:12:40"),
        ("1 h 20 min ago", "2026-11-21 11:52:40"),
        ("1h20m ago", "2026-11-21 11:52:40"),
        ("90s ago", "2026-11-21 13:11:10"),
        ("half an hour ago", "2026-11-21 12:42:40"),
        ("twenty-five minutes ago", "2026-11-21 12:47:40"),
        ("1.5 hours ago", "2026-11-21 11:42:40"),
        ("2 days ago", "2026-11-19 13:12:40"),
    ] {
        assert_eq!(past(text, &berlin()), instant, "{text}");
    }
}

#[test]
fn a_bare_time_is_last_nights_only_where_that_was_not_long_ago() {
    let after_midnight = Here { now: at("2026-11-20T23:10:00Z"), zone: Tz::Europe__Berlin };
    assert_eq!(past("23:50", &after_midnight), "2026-11-20 22:50:00");
    assert_eq!(past("12:10", &after_midnight), "2026-11-20 11:10:00");
    assert!(past("12:09", &after_midnight).contains("means 2026-11-21 12:09 CET, which is in the future"));
}

#[test]
fn what_is_to_come_is_read_as_people_type_it() {
    for (text, instant) in [
        ("now", "2026-11-21 13:12:40"),
        ("in 30 min", "2026-11-21 13:42:40"),
        ("30m", "2026-11-21 13:42:40"),
        ("an hour and a half", "2026-11-21 14:42:40"),
        ("15:00", "2026-11-21 14:00:00"),
        ("9:00", "2026-11-22 08:00:00"),
        ("tomorrow 09:00", "2026-11-22 08:00:00"),
        ("14:30 UTC", "2026-11-21 14:30:00"),
        ("Monday 09:00", "2026-11-23 08:00:00"),
        ("Sat 09:00", "2026-11-28 08:00:00"),
        ("2 Jan 09:00", "2027-01-02 08:00:00"),
        ("noon UTC tomorrow", "2026-11-22 12:00:00"),
    ] {
        assert_eq!(coming(text, &berlin()), instant, "{text}");
    }
}

#[test]
fn the_future_is_refused_where_something_happened() {
    let sentence = "\u{201c}14:13\u{201d} means 2026-11-21 14:13 CET, which is in the future (now is 2026-11-21 14:12 CET); \
                    write when it happened, for instance 2026-11-21 14:12 CET or 25 min ago";
    assert_eq!(past("14:13", &berlin()), sentence);
    for text in ["14:12:41", "in 5 min", "tomorrow 09:00", "2026-11-22 09:00", "22 Nov 14:05", "14:05 PST"] {
        assert!(past(text, &berlin()).contains("is in the future"), "{text}: {}", past(text, &berlin()));
    }
}

#[test]
fn the_past_is_refused_where_something_is_to_come() {
    let sentence = "\u{201c}14:05\u{201d} means 2026-11-21 14:05 CET, which has passed (now is 2026-11-21 14:12 CET); \
                    write a later time, for instance in 30 min, or add the day (tomorrow 09:00)";
    assert_eq!(coming("14:05", &berlin()), sentence);
    for text in ["12:13", "5 min ago", "yesterday 14:05", "2026-11-21 14:00", "1 Nov 09:00", "Sat 14:05"] {
        assert!(coming(text, &berlin()).contains("has passed"), "{text}: {}", coming(text, &berlin()));
    }
}

#[test]
fn nonsense_is_answered_with_times_of_the_same_side() {
    assert!(
        past("tomorrow", &berlin()).contains("is not a time; write 14:05, 25 min ago"),
        "no day to come is proposed"
    );
    assert!(coming("soonish", &berlin()).contains("is not a time; write 14:05, in 30 min, tomorrow 09:00"));
    assert!(coming("tomorrow", &berlin()).contains("add the time, for instance tomorrow 14:05"));
}

#[test]
fn what_was_just_over_at_midnight_is_not_read_as_tonight() {
    let after_midnight = Here { now: at("2026-11-20T23:10:00Z"), zone: Tz::Europe__Berlin };
    let over = "means 2026-11-20 23:41 CET, which has passed";
    assert!(coming("23:41", &after_midnight).contains(over), "{}", coming("23:41", &after_midnight));
    assert_eq!(coming("today 23:41", &after_midnight), "2026-11-21 22:41:00");
    assert_eq!(coming("22:10", &after_midnight), "2026-11-21 21:10:00");
    let before_midnight = Here { now: at("2026-11-20T22:50:00Z"), zone: Tz::Europe__Berlin };
    assert_eq!(coming("00:10", &before_midnight), "2026-11-20 23:10:00");
}

#[test]
fn nonsense_is_refused_with_what_to_write() {
    for (text, part) in [
        ("", "no time was given"),
        ("soon", "is not a time; write 14:05"),
        ("1405", "is not a time"),
        ("the call at 14:05", "is not a time"),
        ("25:00", "is not a time"),
        ("13:05 pm", "is not a time"),
        ("14:05 14:06", "is not a time"),
        ("11/12 14:05", "is not a time"),
        ("20 min 1 h ago", "is not a time"),
        ("99999999999 d ago", "is not a time"),
        ("yesterday", "names a day without a time; add the time, for instance yesterday 14:05"),
        ("14:05 IST", "\u{201c}IST\u{201d} is not a time zone that can be read without doubt"),
        ("14:05 Atlantis", "is not a time zone"),
        ("31 Feb 14:05", "names a day that is not on the calendar"),
        ("Monday 20 Nov 2026 14:05", "names a day that is not on the calendar"),
        ("30m", "is a length of time; write 30m ago"),
    ] {
        assert!(past(text, &berlin()).contains(part), "{text}: {}", past(text, &berlin()));
    }
    let long = past(&"<img onerror=x>\n".repeat(70_000), &berlin());
    assert!(long.len() < 300 && !long.contains('\n'), "{long}");
}

#[test]
fn a_time_that_clocks_skipped_is_refused_by_name() {
    let here = Here { now: at("2026-03-29T10:00:00Z"), zone: Tz::Europe__Berlin };
    assert_eq!(
        past("02:30", &here),
        "2026-03-29 02:30 does not exist in Europe/Berlin: the clocks went forward past it; \
         write a time before or after it, or the time in UTC"
    );
    assert_eq!(past("02:30 UTC", &here), "2026-03-29 02:30:00");
    let evening_before = Here { now: at("2026-03-28T20:00:00Z"), zone: Tz::Europe__Berlin };
    assert!(coming("02:30", &evening_before).contains("does not exist in Europe/Berlin"));
}

#[test]
fn a_time_that_happened_twice_is_the_one_nearest_to_now_on_the_allowed_side() {
    let zone = Tz::Europe__Berlin;
    let between = Here { now: at("2026-10-25T00:45:00Z"), zone };
    assert_eq!(past("02:30", &between), "2026-10-25 00:30:00");
    assert_eq!(coming("02:30", &between), "2026-10-25 01:30:00");
    let after = Here { now: at("2026-10-25T09:00:00Z"), zone };
    assert_eq!(past("02:30", &after), "2026-10-25 01:30:00");
    let before = Here { now: at("2026-10-24T22:00:00Z"), zone };
    assert_eq!(coming("02:30", &before), "2026-10-25 00:30:00");
}

#[test]
fn it_travels_as_the_text_that_was_typed() {
    let when: When = serde_json::from_str("\"25 min ago\"").expect("a text");
    assert_eq!(when, When::new("25 min ago"));
    assert_eq!(serde_json::to_string(&when).expect("a text"), "\"25 min ago\"");
}

/// Instants from 2000 to 2037, many of them near a change of clocks somewhere.
fn instants() -> impl Strategy<Value = At> {
    (946_684_800_i64..2_145_916_800).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).expect("in range"))
}

/// The first change of the zone's clocks after an instant, to the minute; the instant itself where none comes within a year.
fn next_change(zone: Tz, from: At) -> At {
    let offset = |at: At| zone.offset_from_utc_datetime(&at.naive_utc()).to_string();
    let days = (0..366).map(|day| from + TimeDelta::days(day));
    let Some(mut low) = days.clone().zip(days.skip(1)).find(|(a, b)| offset(*a) != offset(*b)).map(|(a, _)| a) else {
        return from;
    };
    let (before, mut high) = (offset(low), low + TimeDelta::days(1));
    while high - low > TimeDelta::minutes(1) {
        let middle = low + (high - low) / 2;
        if offset(middle) == before { low = middle } else { high = middle }
    }
    DateTime::from_timestamp(high.timestamp(), 0).expect("in range")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_zone_reads_back_the_minute_it_showed_across_changes_of_clocks(from in instants(), minutes in -200_i64..200) {
        for zone in TZ_VARIANTS {
            // Typed as an abbreviation this is winter time all year round, which its place is not.
            if zone.name() == "CET" {
                continue;
            }
            let shown_at = next_change(zone, from) + TimeDelta::minutes(minutes);
            let local = shown_at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S").to_string();
            let naive = shown_at.with_timezone(&zone).naive_local();
            let here = Here { now: shown_at, zone: Tz::UTC };
            let typed = When::new(format!("{local} {}", zone.name()));
            match zone.from_local_datetime(&naive) {
                MappedLocalTime::None => prop_assert!(false, "{local} {zone} was shown and does not exist"),
                // Seen from the very moment both readings include it, on either side.
                MappedLocalTime::Single(_) | MappedLocalTime::Ambiguous(..) => {
                    prop_assert_eq!(typed.past(&here), Ok(shown_at), "{} {}", local, zone);
                    prop_assert_eq!(typed.coming(&here), Ok(shown_at), "{} {}", local, zone);
                }
            }
            let bare = When::new(shown_at.with_timezone(&zone).format("%H:%M:%S").to_string());
            prop_assert_eq!(bare.past(&Here { now: shown_at, zone }), Ok(shown_at), "{} {}", local, zone);
        }
    }

    #[test]
    fn the_past_never_lies_ahead_and_what_comes_never_behind(now in instants(), index in 0..TZ_VARIANTS.len(), hour in 0..24, minute in 0..60) {
        let here = Here { now, zone: TZ_VARIANTS[index] };
        let when = When::new(format!("{hour}:{minute:02}"));
        if let Ok(at) = when.past(&here) {
            prop_assert!(at <= now && now - at <= TimeDelta::hours(26));
        }
        if let Ok(at) = when.coming(&here) {
            prop_assert!(at >= now && at - now <= TimeDelta::hours(26));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[0-9:. aApPmMzZ+-]*", now in instants()) {
        let here = Here { now, zone: Tz::America__St_Johns };
        for read in [When::new(&text).past(&here), When::new(&text).coming(&here)] {
            if let Err(error) = read {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}
