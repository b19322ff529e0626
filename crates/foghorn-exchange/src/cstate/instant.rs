//! The times of a page, as people type them into a front matter: without a zone they are UTC, as Hugo reads them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use foghorn_core::{At, to_second};

/// Years that a record may speak of; what lies outside them is a slip, and no export could carry it.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9999;

/// An instant, to the second; `None` for what is none.
pub(super) fn read(text: &str) -> Option<At> {
    let text = text.trim().replacen(['T', 't'], " ", 1);
    let zoned = |form| DateTime::parse_from_str(&text, form).ok().map(|at| at.to_utc());
    let plain = |form| NaiveDateTime::parse_from_str(&text, form).ok().map(|at| at.and_utc());
    let day = || NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0).map(|at| at.and_utc());
    let at = zoned("%Y-%m-%d %H:%M:%S%.f%#z")
        .or_else(|| zoned("%Y-%m-%d %H:%M:%S%.f %#z"))
        .or_else(|| zoned("%Y-%m-%d %H:%M%#z"))
        .or_else(|| plain("%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|| plain("%Y-%m-%d %H:%M"))
        .or_else(day)?;
    YEARS.contains(&at.year()).then(|| to_second(at))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn each_way_of_typing_a_time_is_read() {
        let shown = |text: &str| read(text).map(|at| at.format("%Y-%m-%d %H:%M:%S").to_string());
        let is = |text: &str, at: &str| assert_eq!(shown(text).as_deref(), Some(at), "{text}");
        is("2021-05-29T22:41:00-00:00", "2021-05-29 22:41:00");
        is("2021-05-29T9:41:00+02:00", "2021-05-29 07:41:00");
        is("2021-05-29T22:41:00Z", "2021-05-29 22:41:00");
        is("2021-05-29 22:41:00 +0200", "2021-05-29 20:41:00");
        is("2021-05-29T22:41:00.512-03:00", "2021-05-30 01:41:00");
        is("2021-05-29T22:41:00", "2021-05-29 22:41:00");
        is("2021-05-29 22:41", "2021-05-29 22:41:00");
        is("2021-05-29", "2021-05-29 00:00:00");
        for none in ["", "yesterday", "2021-13-01", "2021-05-29T25:00:00Z", "0001-01-01 00:00:00", "29.05.2021"] {
            assert_eq!(shown(none), None, "{none}");
        }
    }
}
