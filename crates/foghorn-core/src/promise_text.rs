//! The promise of the next update, as the text of a status update words it: "next update by 14:30 UTC".
//!
//! Right rather than eager: a promise needs words that announce an update (`patterns`) and, in the same breath,
//! a time that can be read without doubt. A time alone ("since 13:12 UTC"), the time of a fix, somebody else's promise
//! to us, a condition ("if we learn more") and a vague word ("shortly") are none. A promise whose time has passed, or
//! cannot be read, is [`Missed`], so that it can be said and nobody thinks it recorded. Not here: what a time means
//! (`when`).
//!
//! Imports keep what is found here in their entries, whose ids hang on it: see foghorn-exchange before changing it.

mod patterns;
#[cfg(test)]
mod tests;

use regex::Captures;

use crate::entry::At;
use crate::when::{Here, When, WhenError};
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

/// A promise that a text makes and that cannot be recorded as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The promise in its own words.
    pub words: String,
    /// What is wrong with it.
    pub why: MissedBecause,
}

/// Why a promise that a text makes cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissedBecause {
    /// Its time had passed when the text was posted.
    Over(At),
    /// Its zone is none that is known, or means different things to different people.
    Zone(String),
    /// Its time cannot be read: a range, a part of the day, a day that is not on the calendar.
    Time,
}

/// What a text says about the next update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromiseRead {
    /// Nothing that is a promise of ours.
    None,
    /// The promise; of several the earliest, which comes next.
    Found(FoundPromise),
    /// None that can be recorded, and the first that was meant as one.
    Missed(Missed),
}

/// The promise of the next update in a text that was posted at `here.now`; of several the earliest, which comes next.
pub fn find_promise(text: &str, here: &Here) -> Option<FoundPromise> {
    match read_promise(text, here) {
        PromiseRead::Found(promise) => Some(promise),
        PromiseRead::None | PromiseRead::Missed(_) => None,
    }
}

/// What a text that was posted at `here.now` says about the next update.
pub fn read_promise(text: &str, here: &Here) -> PromiseRead {
    let patterns = patterns();
    let mut found: Option<FoundPromise> = None;
    let mut missed: Option<Missed> = None;
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
            match after_cue(text, &cue, here) {
                PromiseRead::Found(promise) => {
                    (start, from) = (promise.span.1, promise.span.1);
                    if found.as_ref().is_none_or(|first| promise.at < first.at) {
                        found = Some(promise);
                    }
                    continue;
                }
                PromiseRead::Missed(promise) => missed = missed.or(Some(promise)),
                PromiseRead::None => {}
            }
            // A false start: the next letter may begin a cue of its own.
            start = boundary_after(text, cue.get_match().start());
        }
    }
    match (found, missed) {
        (Some(promise), _) => PromiseRead::Found(promise),
        (None, Some(missed)) => PromiseRead::Missed(missed),
        (None, None) => PromiseRead::None,
    }
}

fn after_cue(text: &str, cue: &Captures<'_>, here: &Here) -> PromiseRead {
    let patterns = patterns();
    let whole = cue.get_match();
    let announced = cue.name("next").is_some();
    if patterns.foreign_before.is_match(before(text, whole.start()))
        || (!announced && patterns.foreign_within.is_match(whole.as_str()))
    {
        return PromiseRead::None;
    }
    let rest = breath(text, whole.end());
    let tail = if announced { &patterns.tail_of_next } else { &patterns.tail };
    let first_letter = whole.as_str().find(char::is_alphanumeric).unwrap_or(0);
    let missed = |end: usize, why| {
        let words = text[whole.start() + first_letter..whole.end() + end].trim_end_matches(['.', ',', ';', '!', ')']);
        PromiseRead::Missed(Missed { words: words.split_whitespace().collect::<Vec<_>>().join(" "), why })
    };
    let Some(tail) = tail.captures(rest) else {
        let vague = announced.then(|| patterns.vague.find(rest)).flatten();
        return match vague.filter(|vague| !patterns.condition_after.is_match(&rest[vague.end()..])) {
            Some(vague) => missed(vague.end(), MissedBecause::Time),
            None => PromiseRead::None,
        };
    };
    let end = tail.get_match().end();
    let gap = tail.name("gap").map_or("", |gap| gap.as_str());
    let at_a_moment = tail.name("at").is_some();
    if patterns.other_clause.is_match(gap) || (at_a_moment && patterns.event.is_match(gap)) {
        return PromiseRead::None;
    }
    // A bare time right after other words belongs to those words.
    let bare = ["prep", "day", "within", "one"].into_iter().all(|group| tail.name(group).is_none());
    if !announced && bare && !gap.trim().is_empty() {
        return PromiseRead::None;
    }
    let after = &rest[end..];
    if patterns.condition_after.is_match(after) {
        return PromiseRead::None;
    }
    if let Some(more) = patterns.changed_after.find(after) {
        return missed(end + more.end(), MissedBecause::Time);
    }
    let zone_given = tail.name("zone").is_some();
    let timed = tail.name("moment").is_some();
    if let Some(zone) = patterns.strange_zone.find(after).filter(|_| timed && !zone_given) {
        let named = zone.as_str().trim_matches(|c: char| c.is_whitespace() || c == '(');
        // A zone that is known, at a place where it is not read, is not what is wrong.
        let unknown = matches!(When::new(format!("12:00 {named}")).coming(here), Err(WhenError::NotAZone(_)));
        let why = if unknown { MissedBecause::Zone(named.to_owned()) } else { MissedBecause::Time };
        return missed(end + zone.end(), why);
    }
    let Some(phrase) = phrase(&tail) else { return PromiseRead::None };
    let when = When::new(phrase);
    let at = match when.coming(here) {
        Ok(at) if at > here.now => at,
        Ok(at) => return missed(end, MissedBecause::Over(at)),
        Err(WhenError::Past { .. }) => {
            return missed(end, when.past(here).map_or(MissedBecause::Time, MissedBecause::Over));
        }
        Err(_) => return missed(end, MissedBecause::Time),
    };
    let span = (whole.start() + first_letter, whole.end() + end);
    let words = text[span.0..span.1].split_whitespace().collect::<Vec<_>>().join(" ");
    PromiseRead::Found(FoundPromise { at, span, zone_given: zone_given || !timed, words })
}

impl Missed {
    /// What is wrong with it, as a sentence to whoever wrote it.
    pub fn said(&self, here: &Here) -> String {
        let Self { words, why } = self;
        match why {
            MissedBecause::Over(at) => {
                format!("The text promises {}, which is already over: no promise is recorded.", here.said(*at))
            }
            MissedBecause::Zone(zone) => format!(
                "The text says \u{201c}{words}\u{201d}, but \u{201c}{zone}\u{201d} is no zone that everybody reads \
                 alike: no promise is recorded."
            ),
            MissedBecause::Time => format!(
                "The text says \u{201c}{words}\u{201d}, but that is no time that can be read without doubt: no promise \
                 is recorded."
            ),
        }
    }
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
