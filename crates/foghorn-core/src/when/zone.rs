//! Time zones as people write them: an abbreviation, a place, an offset.
//!
//! Abbreviations are fixed offsets, and only those are read that mean one thing to everybody who writes them on a
//! status page: `IST` is three zones, so it is refused. `ET`, `CT`, `MT` and `PT` follow their place's clocks.

use std::fmt;
use std::str::FromStr;

use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

use crate::entry::At;

const ABBREVIATIONS: [(&str, i32); 14] = [
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EDT", -4),
    ("EST", -5),
    ("CDT", -5),
    ("CST", -6),
    ("MDT", -6),
    ("MST", -7),
    ("PDT", -7),
    ("PST", -8),
];

const PLACES: [(&str, Tz); 4] = [
    ("ET", Tz::America__New_York),
    ("CT", Tz::America__Chicago),
    ("MT", Tz::America__Denver),
    ("PT", Tz::America__Los_Angeles),
];

/// Only in these is the last part of a zone's name a place that people call by its name.
const REGIONS: [&str; 9] =
    ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// A zone that somebody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Place(Tz),
    Offset(FixedOffset),
}

impl Zone {
    /// Reads `UTC`, `CET`, `Berlin`, `Europe/Berlin`, `New York time`, `(UTC)`, `+01:00`, `UTC+1`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')');
        let text = strip_time(text).trim();
        let abbreviation = ABBREVIATIONS.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
        if let Some((_, hours)) = abbreviation {
            return FixedOffset::east_opt(hours * 3_600).map(Self::Offset);
        }
        if let Some((_, place)) = PLACES.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            return Some(Self::Place(place));
        }
        offset(text).map(Self::Offset).or_else(|| place(text).map(Self::Place))
    }

    /// The date there.
    pub(super) fn date(self, at: At) -> NaiveDate {
        match self {
            Self::Place(zone) => at.with_timezone(&zone).date_naive(),
            Self::Offset(offset) => at.with_timezone(&offset).date_naive(),
        }
    }

    /// The instants that this local time names: one, two where clocks go back, none where they go forward.
    pub(super) fn instants(self, date: NaiveDate, time: NaiveTime) -> MappedLocalTime<At> {
        let local = date.and_time(time);
        match self {
            Self::Place(zone) => zone.from_local_datetime(&local).map(|at| at.to_utc()),
            Self::Offset(offset) => offset.from_local_datetime(&local).map(|at| at.to_utc()),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(zone) => f.write_str(zone.name()),
            Self::Offset(offset) => write!(f, "UTC{offset}"),
        }
    }
}

/// "Berlin time" is Berlin.
fn strip_time(text: &str) -> &str {
    match text.len().checked_sub(5).and_then(|at| Some((text.get(..at)?, text.get(at..)?))) {
        Some((place, word)) if word.eq_ignore_ascii_case(" time") => place,
        _ => text,
    }
}

/// `+01:00`, `-0330`, `+2`, also with UTC or GMT before it.
fn offset(text: &str) -> Option<FixedOffset> {
    let figures = match text.get(..3) {
        Some(name) if name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("gmt") => text.get(3..)?,
        _ => text,
    };
    let (sign, figures) = match figures.strip_prefix('+') {
        Some(figures) => (1, figures),
        None => (-1, figures.strip_prefix('-').or_else(|| figures.strip_prefix('\u{2212}'))?),
    };
    let (hours, minutes) = match (figures.split_once(':'), figures.len()) {
        (Some(parts), _) => parts,
        (None, 4) => figures.split_at_checked(2)?,
        (None, _) => (figures, "00"),
    };
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() <= 2 && !text.starts_with(['+', '-']));
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|minutes| *minutes < 60)?);
    FixedOffset::east_opt(sign * (hours * 3_600 + minutes * 60)).filter(|_| hours <= 14)
}

/// `Europe/Berlin`, `Berlin`, `New York`, in any case; `None` where a bare place names zones that differ.
fn place(text: &str) -> Option<Tz> {
    let name = text.replace(' ', "_");
    if let Ok(zone) = Tz::from_str(&name) {
        return Some(zone);
    }
    let full = TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(&name));
    full.or_else(|| {
        TZ_VARIANTS.iter().find(|zone| match zone.name().split_once('/') {
            Some((region, rest)) => {
                REGIONS.contains(&region)
                    && rest.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&name))
            }
            None => false,
        })
    })
    .copied()
}
