//! Lengths of time as people write them: `90s`, `5m`, `2h`, `1d`.

use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length of time in whole seconds, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span(u32);

/// A text that is not a length of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is not a length of time; write 90s, 5m, 2h or 1d")]
pub struct NotASpan(String);

const UNITS: [(char, u32); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

impl Span {
    /// So many seconds.
    pub const fn seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// So many minutes.
    pub const fn minutes(minutes: u32) -> Self {
        Self(minutes * 60)
    }

    /// Its seconds.
    pub const fn as_seconds(self) -> u32 {
        self.0
    }

    /// As chrono adds it to an instant.
    pub fn delta(self) -> TimeDelta {
        TimeDelta::seconds(i64::from(self.0))
    }

    /// So many times as long.
    pub fn times(self, factor: u32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl FromStr for Span {
    type Err = NotASpan;

    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let refuse = || NotASpan(text.to_owned());
        let trimmed = text.trim();
        let unit = trimmed.chars().last().ok_or_else(refuse)?;
        let (_, seconds) = UNITS.into_iter().find(|(letter, _)| *letter == unit).ok_or_else(refuse)?;
        let count: u32 = trimmed[..trimmed.len() - 1].trim().parse().map_err(|_| refuse())?;
        count.checked_mul(seconds).map(Self).ok_or_else(refuse)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, seconds) =
            UNITS.into_iter().find(|(_, seconds)| self.0 != 0 && self.0.is_multiple_of(*seconds)).unwrap_or(('s', 1));
        write!(f, "{}{letter}", self.0 / seconds)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["0s", "90s", "5m", "2h", "36h", "1d"] {
            assert_eq!(text.parse::<Span>().map(|span| span.to_string()).as_deref(), Ok(text));
        }
        assert_eq!("120s".parse::<Span>().map(|span| span.to_string()).as_deref(), Ok("2m"));
    }

    #[test]
    fn nonsense_is_refused_with_what_to_write() {
        for text in ["", "5", "m", "-5m", "5 weeks", "99999999999d", "5µ"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
