//! What the words of a typed time say, before it is known which day that is.

use chrono::{NaiveTime, TimeDelta, Weekday};

use super::zone::Zone;
use super::{WhenError, length, shown};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Now,
    Ago(TimeDelta),
    In(TimeDelta),
    /// A length alone, which reads as "in" where something to come is wanted.
    Length(TimeDelta),
    Clock(Clock),
}

/// A time of day, with whatever stood beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) day: Option<Day>,
    pub(super) weekday: Option<Weekday>,
    pub(super) time: NaiveTime,
    pub(super) zone: Option<Zone>,
}

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    Today,
    Yesterday,
    Tomorrow,
    /// The nearest one of the clock's weekday.
    Week,
    Date {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
}

impl Phrase {
    /// Reads the words; every word must have its meaning.
    pub(super) fn read(text: &str) -> Result<Self, WhenError> {
        let words = text.trim().to_lowercase();
        if words.is_empty() {
            return Err(WhenError::Empty);
        }
        if matches!(words.as_str(), "now" | "just now" | "right now") {
            return Ok(Self::Now);
        }
        let known = if let Some(before) = words.strip_suffix(" ago") {
            length::read(before).map(Self::Ago)
        } else if let Some(after) = words.strip_prefix("in ") {
            length::read(after).map(Self::In)
        } else {
            length::read(&words).map(Self::Length)
        };
        known.map_or_else(|| Words::default().read(text).map(Self::Clock), Ok)
    }
}

/// What has been understood so far; the order of the words is free.
#[derive(Default)]
struct Words<'a> {
    day: Option<Day>,
    weekday: Option<Weekday>,
    time: Option<NaiveTime>,
    zone: Vec<&'a str>,
    /// Other words stand before the time: whoever writes those means no zone by them.
    talk: bool,
}

impl<'a> Words<'a> {
    fn read(mut self, text: &'a str) -> Result<Clock, WhenError> {
        let not_a_time = || WhenError::NotATime(shown(text));
        let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !is_filler(word));
        let words: Vec<&str> = words.flat_map(date_from_time).collect();
        let mut rest = words.as_slice();
        while let Some((word, after)) = rest.split_first() {
            rest = &after[self.take(word, after).ok_or_else(not_a_time)?..];
        }
        let Some(time) = self.time else {
            let day_alone = (self.day.is_some() || self.weekday.is_some()) && self.zone.is_empty();
            return Err(if day_alone { WhenError::NoTimeOfDay(shown(text)) } else { not_a_time() });
        };
        let zone = match self.zone.join(" ") {
            none if none.is_empty() => None,
            name => Some(Zone::read(&name).ok_or_else(|| match self.talk {
                true => not_a_time(),
                false => WhenError::NotAZone(shown(&name)),
            })?),
        };
        let day = self.day.or_else(|| self.weekday.map(|_| Day::Week));
        Ok(Clock { day, weekday: self.weekday, time, zone })
    }

    /// Understands one word; the answer says how many of the following ones belong to it. `None`: nonsense.
    fn take(&mut self, word: &'a str, after: &[&'a str]) -> Option<usize> {
        let lower = word.to_lowercase();
        let next = after.first().map(|next| next.to_lowercase()).unwrap_or_default();
        match lower.as_str() {
            "today" => return put(&mut self.day, Day::Today).map(|()| 0),
            "yesterday" => return put(&mut self.day, Day::Yesterday).map(|()| 0),
            "tomorrow" => return put(&mut self.day, Day::Tomorrow).map(|()| 0),
            "noon" => return put(&mut self.time, NaiveTime::from_hms_opt(12, 0, 0)?).map(|()| 0),
            _ => {}
        }
        if let Some(weekday) = weekday(&lower) {
            return put(&mut self.weekday, weekday).map(|()| 0);
        }
        if let Some(date) = iso_date(&lower) {
            return put(&mut self.day, date).map(|()| 0);
        }
        let named = match (day_of_month(&lower), month(&lower)) {
            (Some(day), _) => month(&next).map(|month| (day, month)),
            (None, Some(month)) => day_of_month(&next).map(|day| (day, month)),
            (None, None) => None,
        };
        if let Some((day, month)) = named {
            let year = after.get(1).and_then(|word| year(word));
            put(&mut self.day, Day::Date { year, month, day })?;
            return Some(if year.is_some() { 2 } else { 1 });
        }
        if lower.starts_with(|first: char| first.is_ascii_digit()) {
            let end = lower.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(lower.len());
            let (figures, glued) = (lower.get(..end)?, word.get(end..)?);
            let half = half_of_day(glued);
            let spaced = half_of_day(&next).filter(|_| glued.is_empty());
            put(&mut self.time, time_of_day(figures, half.or(spaced))?)?;
            if half.is_none() && !glued.is_empty() {
                self.zone.push(glued);
            }
            return Some(usize::from(spaced.is_some()));
        }
        self.talk |= self.time.is_none();
        self.zone.push(word);
        Some(0)
    }
}

/// Words that join the others and mean nothing here.
fn is_filler(word: &str) -> bool {
    ["", "at", "on", "the", "of"].into_iter().any(|filler| word.eq_ignore_ascii_case(filler))
}

/// Nothing may be said twice.
fn put<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// `2026-11-21T14:05Z` is two words.
fn date_from_time(word: &str) -> impl Iterator<Item = &str> {
    let cut = word.get(..10).filter(|date| iso_date(date).is_some());
    let time = cut.and_then(|_| word.get(10..)).and_then(|rest| rest.strip_prefix(['T', 't']));
    match (cut, time) {
        (Some(date), Some(time)) => [Some(date), Some(time)],
        _ => [Some(word), None],
    }
    .into_iter()
    .flatten()
}

/// `2026-11-21`; whether the calendar has that day is asked later.
fn iso_date(word: &str) -> Option<Day> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let all_figures = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() || !all_figures || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Some(Day::Date { year: year.parse().ok(), month: month.parse().ok()?, day: day.parse().ok()? })
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let found = WEEKDAYS.into_iter().find(|(name, _)| word.len() >= 3 && name.starts_with(word));
    found.map(|(_, weekday)| weekday)
}

fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let found = MONTHS.iter().zip(1..).find(|(name, _)| word.len() >= 3 && name.starts_with(word));
    found.map(|(_, number)| number)
}

/// `21`, `21st`; never more than two figures.
fn day_of_month(word: &str) -> Option<u32> {
    let figures = ["st", "nd", "rd", "th", "."].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let plain = figures.len() <= 2 && figures.bytes().all(|byte| byte.is_ascii_digit());
    figures.parse().ok().filter(|_| plain)
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|_| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Hours that "am" and "pm" add; `None` for other words.
fn half_of_day(word: &str) -> Option<u32> {
    match word.to_lowercase().replace('.', "").as_str() {
        "am" => Some(0),
        "pm" => Some(12),
        _ => None,
    }
}

/// `14:05`, `14:05:30`, `14:05:30.250`; an hour alone only before "am" or "pm".
fn time_of_day(figures: &str, half: Option<u32>) -> Option<NaiveTime> {
    let figures = figures.strip_suffix('.').unwrap_or(figures);
    let (figures, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let parts: Vec<&str> = figures.split(':').collect();
    let number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        part.parse::<u32>().ok().filter(|_| lengths.contains(&part.len()))
    };
    let hour = number(parts.first()?, 1..=2)?;
    let minute = parts.get(1).map_or(Some(0), |part| number(part, 2..=2))?;
    let second = parts.get(2).map_or(Some(0), |part| number(part, 2..=2))?;
    let enough = parts.len() <= 3 && (parts.len() > 1 || half.is_some()) && (fraction.is_empty() || parts.len() == 3);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second).filter(|_| enough)
}
