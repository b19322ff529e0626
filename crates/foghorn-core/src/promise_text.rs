//! The promise of the next update, as the text of a status update words it: "next update by 14:30 UTC".
//!
//! Right rather than eager: a promise needs words that announce an update (`patterns`) and, in the same breath,
//! a time that can be read without doubt. A time alone ("since 13:12 UTC"), the time of a fix, somebody else's promise
//! to us, a condition ("if we learn more") and a vague word ("shortly") are none. Not here: what a time means (`when`).
//!
//! Imports keep what is found here in their entries, whose ids hang on it: see foghorn-exchange before changing it.

mod patterns;
#[cfg(test)]
mod tests;

use regex::Captures;

use crate::entry::At;
use crate::when::{Here, When};
use patterns::patterns;

/// A cue and its time stand at most so many bytes apart, so that reading stays linear in the text.
const BREATH: usize = 300;

/// A promise that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPromise {
    /// By when the next update is promised, to the second.
    pub at: At,
    /// Where the promise stands in the text: byte offsets of its first word and of its end.
    pub span: (usize, usize),
    /// True where the time is read without doubt: the text names a zone, or a length ("in 30 minutes") that needs none.
    pub zone_given: bool,
    /// The promise in its own words.
    pub words: String,
}

/// The promise of the next update in a text that was posted at `here.now`; of several the earliest, which comes next.
pub fn find_promise(text: &str, here: &Here) -> Option<FoundPromise> {
    let patterns = patterns();
    let mut found: Option<FoundPromise> = None;
    let mut from = 0;
    for word in patterns.word.find_iter(text) {
        // Most texts that speak of updates name no time after it: these cost next to nothing.
        let until = boundary(text, word.end() + BREATH);
        if word.start() < from || !patterns.timed.is_match(&text[word.end()..until]) {
            continue;
        }
        let mut start = boundary(text, word.start().saturating_sub(BREATH)).max(from);
        from = word.end();
        while let Some(cue) = patterns.cue.captures_at(&text[..until], start) {
            if cue.get_match().start() >= word.end() {
                break;
            }
            let Some(promise) = read_promise(text, &cue, here) else {
                // A false start: the next letter may begin a cue of its own.
                start = boundary_after(text, cue.get_match().start());
                continue;
            };
            (start, from) = (promise.span.1, promise.span.1);
            if found.as_ref().is_none_or(|first| promise.at < first.at) {
                found = Some(promise);
            }
        }
    }
    found
}

fn read_promise(text: &str, cue: &Captures<'_>, here: &Here) -> Option<FoundPromise> {
    let patterns = patterns();
    let whole = cue.get_match();
    let announced = cue.name("next").is_some();
    if patterns.foreign_before.is_match(before(text, whole.start()))
        || (!announced && patterns.foreign_within.is_match(whole.as_str()))
    {
        return None;
    }
    let rest = breath(text, whole.end());
    let tail = if announced { &patterns.tail_of_next } else { &patterns.tail };
    let tail = tail.captures(rest)?;
    let end = tail.get_match().end();
    let gap = tail.name("gap").map_or("", |gap| gap.as_str());
    let at_a_moment = tail.name("at").is_some();
    if patterns.other_clause.is_match(gap) || (at_a_moment && patterns.event.is_match(gap)) {
        return None;
    }
    // A bare time right after other words belongs to those words.
    let bare = ["prep", "day", "within", "one"].into_iter().all(|group| tail.name(group).is_none());
    if !announced && bare && !gap.trim().is_empty() {
        return None;
    }
    let after = &rest[end..];
    let zone_given = tail.name("zone").is_some();
    let timed = tail.name("moment").is_some();
    if patterns.undone_after.is_match(after) || (timed && !zone_given && patterns.strange_zone.is_match(after)) {
        return None;
    }
    let phrase = phrase(&tail)?;
    let at = When::new(phrase).coming(here).ok().filter(|at| *at > here.now)?;
    let first_letter = whole.as_str().find(char::is_alphanumeric).unwrap_or(0);
    let span = (whole.start() + first_letter, whole.end() + end);
    let words = text.get(span.0..span.1)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(FoundPromise { at, span, zone_given: zone_given || !timed, words })
}

/// The time as [`When`] reads it.
fn phrase(tail: &Captures<'_>) -> Option<String> {
    if let Some(moment) = tail.name("moment") {
        // Prose joins a day and its time with words that a typed time does not have.
        let words = moment.as_str().split_whitespace().filter(|word| !word.eq_ignore_ascii_case("by"));
        return Some(words.collect::<Vec<_>>().join(" "));
    }
    if let Some(length) = tail.name("length") {
        return Some(format!("in {}", length.as_str()));
    }
    tail.name("one").map(|one| format!("in one {}", one.as_str().to_lowercase().replace("half", "half an")))
}

/// The few words before a cue, in its own sentence and about the same people.
fn before(text: &str, start: usize) -> &str {
    let words = &text[boundary(text, start.saturating_sub(60))..start];
    let words = words.rfind(['.', '!', '?', '\n']).map_or(words, |stop| &words[stop + 1..]);
    patterns().ours.find_iter(words).last().map_or(words, |ours| &words[ours.end()..])
}

/// The text that follows a cue, as far as one breath and its paragraph go.
fn breath(text: &str, from: usize) -> &str {
    let breath = &text[from..boundary(text, from + BREATH)];
    breath.find("\n\n").map_or(breath, |paragraph| &breath[..paragraph])
}

/// The last place at or before `at` where a character begins or the text ends.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The place after the character that begins at `at`.
fn boundary_after(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}
