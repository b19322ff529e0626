//! Times as people type them: `14:05`, `25 min ago`, `yesterday 14:05`, `21 Nov 14:05 CET`, ISO 8601.
//!
//! Here: what a typed time means at a given moment and place, on the allowed side of now. What the words say is read
//! in `phrase`, lengths in `length`, zones in `zone`; how an instant is said again, in `said`. Not here: finding a time
//! within prose (`promise_text`).
//! Dates in figures alone (`11/12`) are refused: half the world reads them the other way round.

mod length;
mod numbers;
mod phrase;
mod said;
#[cfg(test)]
mod tests;
mod zone;

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entry::{At, to_second};
pub use numbers::number;
use phrase::{Clock, Day, Phrase};
pub use said::minutes_said;
use zone::Zone;

/// A bare time of day that lies ahead means yesterday's if that is at most so long ago.
const YESTERDAY_REACHES: TimeDelta = TimeDelta::hours(12);
/// A bare time of day that passed less than this ago, before midnight or after, was hardly meant for the next day.
const JUST_PASSED: TimeDelta = TimeDelta::hours(2);
/// A date without a year means another year's if that is at most so far away.
const OTHER_YEAR_REACHES: TimeDelta = TimeDelta::days(183);

/// A time as somebody typed it.
#[derive(Serialize, Deserialize, TS, Clone, Debug, PartialEq, Eq)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct When(String);

/// The moment and the place in which a typed time is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Now, in UTC.
    pub now: At,
    /// The zone that a time without one is in.
    pub zone: Tz,
}

/// Why a typed time was refused, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Nothing was typed.
    #[error("no time was given; write 14:05, 25 min ago, or 2026-11-21 14:05 UTC")]
    Empty,
    /// It is none of the forms that are read here.
    #[error("\u{201c}{0}\u{201d} is not a time; write 14:05, 25 min ago, yesterday 14:05, or 2026-11-21 14:05 UTC")]
    NotATime(String),
    /// The same, where something is to come.
    #[error("\u{201c}{0}\u{201d} is not a time; write 14:05, in 30 min, tomorrow 09:00, or 2026-11-21 14:05 UTC")]
    NotATimeToCome(String),
    /// A date stands without a time of day.
    #[error("\u{201c}{0}\u{201d} names a day without a time; add the time, for instance {0} 14:05")]
    NoTimeOfDay(String),
    /// The words after the time are no zone that is known, or one that means different things to different people.
    #[error(
        "\u{201c}{0}\u{201d} is not a time zone that can be read without doubt; write UTC, CET, Berlin, \
         Europe/Berlin or +01:00"
    )]
    NotAZone(String),
    /// The day is not on the calendar.
    #[error("\u{201c}{0}\u{201d} names a day that is not on the calendar; look at day, month and weekday")]
    NotADay(String),
    /// A length of time where a past instant is wanted.
    #[error("\u{201c}{0}\u{201d} is a length of time; write {0} ago")]
    LengthAlone(String),
    /// Clocks jumped over that local time.
    #[error(
        "{time} does not exist in {zone}: the clocks went forward past it; write a time before or after it, \
         or the time in UTC"
    )]
    SkippedByClocks {
        /// The local day and time.
        time: String,
        /// Its zone.
        zone: String,
    },
    /// It lies ahead, and something that happened was asked for.
    #[error(
        "\u{201c}{given}\u{201d} means {meant}, which is in the future (now is {now}); write when it happened, \
         for instance {now} or 25 min ago"
    )]
    Future {
        /// As it was typed.
        given: String,
        /// As it was read.
        meant: String,
        /// The present.
        now: String,
    },
    /// It has passed, and something to come was asked for.
    #[error(
        "\u{201c}{given}\u{201d} means {meant}, which has passed (now is {now}); write a later time, \
         for instance in 30 min, or add the day (tomorrow 09:00)"
    )]
    Past {
        /// As it was typed.
        given: String,
        /// As it was read.
        meant: String,
        /// The present.
        now: String,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Past,
    Coming,
}

impl Here {
    /// That moment, with times that name no zone read in UTC.
    pub fn utc(now: At) -> Self {
        Self { now, zone: Tz::UTC }
    }
}

impl When {
    /// Takes the text as it was typed; it is read when a moment is asked for.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The instant when something happened, to the second and never after now.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    pub fn past(&self, here: &Here) -> Result<At, WhenError> {
        let now = to_second(here.now);
        match Phrase::read(&self.0).map_err(|error| error.of_what_was(&self.shown()))? {
            Phrase::Now => Ok(now),
            Phrase::Ago(length) => now.checked_sub_signed(length).ok_or_else(|| WhenError::NotATime(self.shown())),
            Phrase::In(length) => Err(self.wrong_side(Side::Past, now.checked_add_signed(length), here)),
            Phrase::Length(_) => Err(WhenError::LengthAlone(self.shown())),
            Phrase::Clock(clock) => self.nearest(&clock, Side::Past, here),
        }
    }

    /// The instant that is to come, to the second and never before now.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    pub fn coming(&self, here: &Here) -> Result<At, WhenError> {
        let now = to_second(here.now);
        match Phrase::read(&self.0).map_err(WhenError::of_what_comes)? {
            Phrase::Now => Ok(now),
            Phrase::In(length) | Phrase::Length(length) => {
                now.checked_add_signed(length).ok_or_else(|| WhenError::NotATimeToCome(self.shown()))
            }
            Phrase::Ago(length) => Err(self.wrong_side(Side::Coming, now.checked_sub_signed(length), here)),
            Phrase::Clock(clock) => self.nearest(&clock, Side::Coming, here),
        }
    }

    /// The reading of a time of day that is nearest to now on the allowed side.
    fn nearest(&self, clock: &Clock, side: Side, here: &Here) -> Result<At, WhenError> {
        let now = to_second(here.now);
        let zone = clock.zone.unwrap_or(Zone::Place(here.zone));
        let days = Candidates::of(clock, side, zone.date(now)).ok_or_else(|| WhenError::NotADay(self.shown()))?;
        let skipped = |day: NaiveDate| WhenError::SkippedByClocks {
            time: day.and_time(clock.time).format("%Y-%m-%d %H:%M").to_string(),
            zone: zone.to_string(),
        };

        let first = zone.instants(days.first, clock.time);
        let (Some(earliest), Some(latest)) = (first.earliest(), first.latest()) else {
            return Err(skipped(days.first));
        };
        if side == Side::Coming
            && clock.day.is_none()
            && let Some(passed) = days.first.pred_opt().and_then(|day| zone.instants(day, clock.time).latest())
            && now > passed
            && now - passed < JUST_PASSED
        {
            return Err(self.wrong_side(side, Some(passed), here));
        }
        if let Some(at) = side.allowed(now, earliest, latest) {
            return Ok(at);
        }
        let refusal = self.wrong_side(side, Some(latest), here);
        let Some((day, reach)) = days.other.filter(|_| side == Side::Past || now - latest >= JUST_PASSED) else {
            return Err(refusal);
        };
        let other = zone.instants(day, clock.time);
        let (Some(earliest), Some(latest)) = (other.earliest(), other.latest()) else {
            return Err(if side == Side::Past { refusal } else { skipped(day) });
        };
        side.allowed(now, earliest, latest).filter(|at| (now - *at).abs() <= reach).ok_or(refusal)
    }

    fn wrong_side(&self, side: Side, meant: Option<At>, here: &Here) -> WhenError {
        let Some(meant) = meant else { return WhenError::NotATime(self.shown()) };
        let (given, meant, now) = (self.shown(), here.said_in_full(meant), here.said_in_full(here.now));
        match side {
            Side::Past => WhenError::Future { given, meant, now },
            Side::Coming => WhenError::Past { given, meant, now },
        }
    }

    /// The text as an error repeats it.
    fn shown(&self) -> String {
        shown(&self.0)
    }
}

/// True where a time of day still to come must be said with its day, because a reader would take it for the one that
/// has just passed. An hour more than is refused in reading: a day on which clocks change is longer or shorter by one.
pub fn wants_its_day(at: At, now: At) -> bool {
    at - now > TimeDelta::hours(23) - JUST_PASSED
}

impl WhenError {
    /// What to write instead, where something happened: no day that is to come.
    fn of_what_was(self, shown: &str) -> Self {
        match self {
            Self::NoTimeOfDay(day) if day.eq_ignore_ascii_case("tomorrow") => Self::NotATime(shown.to_owned()),
            other => other,
        }
    }

    /// The same where something is to come.
    fn of_what_comes(self) -> Self {
        match self {
            Self::NotATime(shown) => Self::NotATimeToCome(shown),
            other => other,
        }
    }
}

/// A length of time alone: `3m`, `1 h 20 min`, `half an hour`; `None` for anything else.
pub fn length_of(text: &str) -> Option<TimeDelta> {
    length::read(&text.trim().to_lowercase())
}

/// A typed text as an error repeats it: in one line and short.
fn shown(text: &str) -> String {
    const AT_MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(AT_MOST) {
        Some((cut, _)) => format!("{}\u{2026}", &line[..cut]),
        None => line,
    }
}

impl Side {
    /// Of two readings the nearest to now that is on this side.
    fn allowed(self, now: At, earliest: At, latest: At) -> Option<At> {
        match self {
            Self::Past => [latest, earliest].into_iter().find(|at| *at <= now),
            Self::Coming => [earliest, latest].into_iter().find(|at| *at >= now),
        }
    }
}

/// The day that is meant first, and another one, with how far from now that may be.
struct Candidates {
    first: NaiveDate,
    other: Option<(NaiveDate, TimeDelta)>,
}

impl Candidates {
    /// `None` where the day is not on the calendar.
    fn of(clock: &Clock, side: Side, today: NaiveDate) -> Option<Self> {
        let step = |days: u64| match side {
            Side::Past => today.checked_sub_days(Days::new(days)),
            Side::Coming => today.checked_add_days(Days::new(days)),
        };
        let only = |first| Some(Self { first, other: None });
        let days = match clock.day {
            None => {
                let reach = if side == Side::Past { YESTERDAY_REACHES } else { TimeDelta::days(2) };
                Self { first: today, other: Some((step(1)?, reach)) }
            }
            Some(Day::Today) => only(today)?,
            Some(Day::Yesterday) => only(today.pred_opt()?)?,
            Some(Day::Tomorrow) => only(today.succ_opt()?)?,
            Some(Day::Week) => {
                let weekday = clock.weekday?;
                let until = match side {
                    Side::Past => today.weekday().days_since(weekday),
                    Side::Coming => weekday.days_since(today.weekday()),
                };
                let until = u64::from(until);
                Self { first: step(until)?, other: Some((step(until + 7)?, TimeDelta::days(9))) }
            }
            Some(Day::Date { year: Some(year), month, day }) => only(NaiveDate::from_ymd_opt(year, month, day)?)?,
            Some(Day::Date { year: None, month, day }) => {
                let first = NaiveDate::from_ymd_opt(today.year(), month, day)?;
                let year = if side == Side::Past { today.year() - 1 } else { today.year() + 1 };
                Self { first, other: NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, OTHER_YEAR_REACHES)) }
            }
        };
        let matches = |day: NaiveDate| clock.weekday.is_none_or(|weekday| day.weekday() == weekday);
        match days.other.filter(|(day, _)| matches(*day)) {
            other if matches(days.first) => Some(Self { other, ..days }),
            Some((first, _)) => only(first),
            None => None,
        }
    }
}
