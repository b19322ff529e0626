//! A time as a person types it: understood or refused, and never in the wrong direction.
#![no_main]

use chrono::DateTime;
use chrono_tz::Tz;
use foghorn_core::when::{Here, When};
use libfuzzer_sys::fuzz_target;

/// Places with a daylight saving time on either side of the world, half hours, and none of both.
const ZONES: [Tz; 4] = [Tz::Europe__Berlin, Tz::Australia__Lord_Howe, Tz::Asia__Kathmandu, Tz::UTC];

fuzz_target!(|typed: (u32, &str)| {
    let (seconds, text) = typed;
    let Some(now) = DateTime::from_timestamp(i64::from(seconds), 0) else { return };
    let when = When::new(text);
    for zone in ZONES {
        let here = Here { now, zone };
        if let Ok(past) = when.past(&here) {
            assert!(past <= now, "{text:?} at {now}: {past} is still to come");
        }
        if let Ok(coming) = when.coming(&here) {
            assert!(coming >= now, "{text:?} at {now}: {coming} is over");
        }
    }
});
