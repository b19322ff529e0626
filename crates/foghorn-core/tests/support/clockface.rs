//! Clocks, ledgers and reminders as a commander would read them: times of the pinned day in UTC, in words.

use chrono::{Datelike, NaiveDate, Timelike};
use foghorn_core::clocks::{Because, Clock, Fate, Promised, Stage, Word};
use foghorn_core::reminders::Step;
use foghorn_core::{At, Stages};

/// The pinned day, a Saturday.
pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}

/// Reads `14:05`, `14:05:30` and, for the day after, `+1 09:00`.
pub(crate) fn time(text: &str) -> At {
    let (days, clock) = match text.strip_prefix('+') {
        Some(later) => later.split_once(' ').expect("a day, a space, a time"),
        None => ("0", text),
    };
    let day = day() + chrono::Days::new(days.parse().expect("a number of days"));
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    day.and_time(clock.parse().expect("a time of day")).and_utc()
}

/// Says a time as [`time`] reads it.
pub(crate) fn said(at: At) -> String {
    let days = at.date_naive().num_days_from_ce() - day().num_days_from_ce();
    let ahead = if days == 0 { String::new() } else { format!("{days:+} ") };
    let seconds = if at.second() == 0 { String::new() } else { format!(":{:02}", at.second()) };
    format!("{ahead}{:02}:{:02}{seconds}", at.hour(), at.minute())
}

/// One line: who, when and why, the stage, and what else the clock shows.
pub(crate) fn face(clock: &Clock, stages: &Stages, now: At) -> String {
    let mut parts = Vec::new();
    parts.push(match clock.due {
        Some(due) => format!("due {} {}", said(due.at), because(due.because)),
        None => "nothing due".to_owned(),
    });
    parts.push(clock.stage(stages, now).map_or("no stage", stage).to_owned());
    let standing: Vec<String> =
        clock.promises.iter().filter(|p| p.fate == Fate::Standing).map(|promise| said(promise.at)).collect();
    if !standing.is_empty() {
        parts.push(format!("promised {}", standing.join(" and ")));
    }
    if !clock.incomplete.is_empty() {
        let missing: Vec<String> = clock.incomplete.iter().map(ToString::to_string).collect();
        parts.push(format!("incomplete: {}", missing.join(", ")));
    }
    format!("{}: {}", clock.stakeholder, parts.join(" | "))
}

/// The words that counted, and what became of each promise.
pub(crate) fn ledger(clock: &Clock) -> String {
    let words = clock.words.iter().map(|w| (w.at, 0, word(w)));
    let promises = clock.promises.iter().map(|p| (p.made_at, 1, promise(p)));
    let mut lines: Vec<_> = words.chain(promises).collect();
    lines.sort();
    lines.into_iter().map(|(_, _, line)| line).collect::<Vec<_>>().join("\n")
}

fn word(word: &Word) -> String {
    let judged = match (word.due_before, word.on_time()) {
        (Some(due), Some(true)) => format!("on time for {}", said(due)),
        (Some(due), _) => format!("late for {}", said(due)),
        (None, _) => "nothing was due".to_owned(),
    };
    format!("{} told, {judged}", said(word.at))
}

fn promise(promise: &Promised) -> String {
    let fate = match promise.fate {
        Fate::Standing => "stands".to_owned(),
        Fate::Kept => "kept".to_owned(),
        Fate::Late(minutes) => format!("late by {minutes} min"),
    };
    format!("{} promised {}: {fate}", said(promise.made_at), said(promise.at))
}

pub(crate) fn step(step: Step) -> &'static str {
    match step {
        Step::HeadsUp => "heads-up",
        Step::Due => "due",
        Step::Nag => "nag",
    }
}

fn because(because: Because) -> &'static str {
    match because {
        Because::Promise => "as promised",
        Because::FirstWord => "for the first word",
        Because::Interval => "by the interval",
        Because::Raised => "since the severity was raised",
        Because::Hold => "at the end of the hold",
        Because::Change => "for a change not told",
        Because::With => "with customers",
        Because::LastWord => "for the last word",
        Because::Reopened => "since it was reopened",
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Calm => "calm",
        Stage::HeadsUp => "heads-up",
        Stage::Due => "due",
        Stage::Overdue => "overdue",
        Stage::Held => "held",
        Stage::LastWord => "last-word",
        Stage::NeverTold => "never-told",
    }
}
