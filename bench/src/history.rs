//! A long history as a status page would export it, of hand-written words: the same file at every run.
//!
//! Words are drawn by rank as in any language (the second half as often as the first, and so on), so that some are in
//! nearly every text and some in a few of a million. Here is no text of anybody's incident.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat};
use serde_json::json;

/// By rank: what stands first is drawn most often.
const WORDS: &str = include_str!("../assets/words.txt");

/// So many entries each incident of the history becomes: declared, imported, three changes of status, the updates.
pub const ENTRIES_EACH: usize = 100;
const UPDATES_EACH: usize = ENTRIES_EACH - 5;
/// Where each status begins, counted in updates.
const STATUSES: [(usize, &str); 4] =
    [(60, "Identified"), (80, "Monitoring"), (UPDATES_EACH - 1, "Resolved"), (0, "Investigating")];
/// The first incident began here: in seconds since 1970, a day in 2010.
const BEGINNING: i64 = 1_268_000_000;
/// An incident begins so many seconds after the one before; ten thousand of them end in 2024.
const APART: i64 = 45_000;
/// Updates are so many seconds apart.
const BETWEEN_UPDATES: i64 = 240;

/// What a history is drawn with: a small generator that gives the same numbers everywhere.
#[derive(Clone, Debug)]
struct Dice(u64);

/// Words, and how often each is drawn.
struct Vocabulary {
    words: Vec<&'static str>,
    /// The sum of the shares of all words up to this one.
    shares: Vec<f64>,
}

/// Writes a history that becomes so many entries, rounded down to whole incidents.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(entries: usize, out: &mut impl Write) -> io::Result<()> {
    let vocabulary = Vocabulary::read();
    for number in 0..entries / ENTRIES_EACH {
        let mut dice = Dice::of(number);
        let began = BEGINNING + APART * i64::try_from(number).unwrap_or(0);
        let at = |update: usize| instant(began + BETWEEN_UPDATES * i64::try_from(update).unwrap_or(0));
        let updates: Vec<_> = (0..UPDATES_EACH)
            .map(|update| {
                let status = STATUSES.iter().find(|(from, _)| *from == update).map_or("Update", |(_, status)| status);
                let mut message = vocabulary.sentence(8 + dice.below(16), &mut dice);
                if dice.below(40) == 0 {
                    message += &format!(" Next update by {}:30 UTC.", 10 + dice.below(14));
                }
                if dice.below(50) == 0 {
                    message += &format!(" node{} was replaced.", number * UPDATES_EACH + update);
                }
                json!({"at": at(update), "status": status, "message": message})
            })
            .collect();
        let impact = ["minor", "major", "critical", "none"][dice.below(4)];
        let line = json!({
            "id": number.to_string(),
            "title": vocabulary.sentence(4 + dice.below(4), &mut dice),
            "url": format!("https://status.example.org/incidents/{number}"),
            "started_at": at(0),
            "resolved_at": at(UPDATES_EACH - 1),
            "impact": impact,
            "components": [vocabulary.word(&mut dice)],
            "updates": updates,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

impl Vocabulary {
    fn read() -> Self {
        let words: Vec<_> = WORDS.split_whitespace().collect();
        let mut sum = 0.0;
        let shares = (1..=words.len()).map(|rank| {
            // Steeper than 1/rank, so that the last words are rare among millions.
            sum += 1.0 / (rank as f64).powf(1.6);
            sum
        });
        Self { shares: shares.collect(), words }
    }

    fn word(&self, dice: &mut Dice) -> &'static str {
        let whole = self.shares.last().copied().unwrap_or_default();
        let drawn = dice.fraction() * whole;
        let place = self.shares.partition_point(|sum| *sum < drawn).min(self.words.len() - 1);
        self.words[place]
    }

    fn sentence(&self, words: usize, dice: &mut Dice) -> String {
        let mut sentence = (0..words).map(|_| self.word(dice)).collect::<Vec<_>>().join(" ");
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence + "."
    }
}

impl Dice {
    /// A fresh one for each incident, so that a longer history begins with the shorter one.
    fn of(number: usize) -> Self {
        Self((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn fraction(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, sides: usize) -> usize {
        ((self.fraction() * sides as f64) as usize).min(sides - 1)
    }
}

fn instant(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(entries: usize) -> String {
        let mut out = Vec::new();
        write(entries, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_longer_history_begins_with_the_shorter_one() {
        assert!(history(500).starts_with(&history(200)));
        assert_eq!(history(500).lines().count(), 5);
    }

    #[test]
    fn an_incident_has_as_many_entries_as_it_says() {
        let line: serde_json::Value = serde_json::from_str(history(100).trim()).unwrap();
        assert_eq!(line["updates"].as_array().unwrap().len(), UPDATES_EACH);
        assert_eq!(line["updates"][0]["status"], "Investigating");
    }
}
