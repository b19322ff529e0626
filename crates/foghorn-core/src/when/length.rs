//! Lengths of time in words: `25 min`, `1 h 20 min`, `1h20m`, `90s`, `half an hour`, `two hours`, `1.5 h`.
//!
//! Not here: the strict lengths of playbooks (`span`), which are read back as they were written.

use std::iter::Peekable;

use chrono::TimeDelta;

use super::numbers::number;

/// Longer lengths are better said as a date.
const LONGEST_SECONDS: f64 = 366.0 * 86_400.0;

/// Reads a length from words in small letters; `None` for anything else.
pub(super) fn read(text: &str) -> Option<TimeDelta> {
    let mut words = words(text)?.into_iter().peekable();
    let mut seconds = 0.0;
    // Units come from large to small, each once: "20 min 1 h" is more likely a slip than a length.
    let mut last_unit = f64::INFINITY;
    while let Some(word) = words.next() {
        if word == "and" && last_unit.is_finite() && words.peek().is_some() {
            continue;
        }
        let amount = amount(word, &mut words)?;
        match words.next()? {
            // "An hour and a half": half of the unit before.
            "half" if word == "a" && words.peek().is_none() && last_unit.is_finite() => seconds += last_unit / 2.0,
            name => {
                last_unit = unit(name).filter(|unit| *unit < last_unit)?;
                seconds += amount * last_unit;
            }
        }
    }
    let known = last_unit.is_finite() && seconds <= LONGEST_SECONDS;
    known.then(|| TimeDelta::seconds(seconds.round() as i64))
}

fn amount<'a>(word: &'a str, words: &mut Peekable<impl Iterator<Item = &'a str>>) -> Option<f64> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return word.parse().ok();
    }
    let whole = number(word)?;
    if word == "half" {
        words.next_if(|next| matches!(*next, "a" | "an"));
    }
    let ones = words.peek().filter(|_| whole >= 20.0).and_then(|next| number(next));
    match ones.filter(|ones| (1.0..10.0).contains(ones)) {
        Some(ones) => {
            words.next();
            Some(whole + ones)
        }
        None => Some(whole),
    }
}

fn unit(name: &str) -> Option<f64> {
    match name {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1.0),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3_600.0),
        "d" | "day" | "days" => Some(86_400.0),
        "w" | "week" | "weeks" => Some(7.0 * 86_400.0),
        _ => None,
    }
}

/// Splits numbers from letters: `1h20m` is four words. `None` where something else than words and numbers stands.
fn words(text: &str) -> Option<Vec<&str>> {
    let mut words = Vec::new();
    for piece in text.split(|c: char| c.is_whitespace() || c == ',' || c == '-') {
        let mut rest = piece.strip_suffix('.').unwrap_or(piece);
        while let Some(first) = rest.chars().next() {
            let belongs = |c: char| match first {
                '0'..='9' => c.is_ascii_digit() || c == '.',
                _ => c.is_ascii_lowercase(),
            };
            if !belongs(first) {
                return None;
            }
            let (word, after) = rest.split_at(rest.find(|c: char| !belongs(c)).unwrap_or(rest.len()));
            words.push(word);
            rest = after;
        }
    }
    Some(words)
}
