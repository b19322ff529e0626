//! Which status a text shows by itself: its words, whatever the incident's record says.
//!
//! Here: the reading that decides what a message must have. Not here: whether it agrees with the facts.

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::cues::cues;
use crate::text::Reading;

/// Where an incident stands, as a message tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Something is wrong and nobody knows yet what.
    Investigating,
    /// The cause is known, or a fix is being made.
    Identified,
    /// A fix is in place, or service is coming back.
    Monitoring,
    /// Service is back.
    Resolved,
    /// It is over, and this says what happened and why.
    Report,
    /// Planned work.
    Maintenance,
    /// None of these.
    Other,
}

impl Status {
    /// Investigating, identified or monitoring: the impact goes on.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::Monitoring)
    }

    /// The status that a text's own labels name: the furthest, for a log of several words may run either way.
    fn labelled(text: &str) -> Option<Self> {
        let here = |label: regex::Captures<'_>| Some(label.name("here")?.as_str().to_ascii_lowercase());
        let mut labels: Vec<_> = cues().label.captures_iter(text).filter_map(here).collect();
        // A heading in the middle of a letter is no label.
        let leads = cues().label.find(text).is_some_and(|first| text[..first.start()].trim().is_empty());
        labels.truncate(if leads { 24 } else { 0 });
        let named = |words: &[&str]| labels.iter().any(|label| words.contains(&label.as_str()));
        [
            (Self::Maintenance, &["scheduled", "in progress", "completed", "maintenance"][..]),
            (Self::Resolved, &["resolved"]),
            (Self::Monitoring, &["monitoring"]),
            (Self::Identified, &["identified"]),
            (Self::Investigating, &["investigating"]),
        ]
        .into_iter()
        .find_map(|(status, words)| named(words).then_some(status))
    }

    /// The status that a text shows; its occasion decides only where the text says nothing.
    pub(crate) fn of(reading: &Reading<'_>, occasion: &str) -> Self {
        // Weeks after, what it says of the failure is never the present.
        if occasion == "reassurance" {
            return Self::Report;
        }
        // What was a false alarm has no status, and nobody need be told what is done about it.
        if occasion == "withdrawn" {
            return Self::Other;
        }
        let cues = cues();
        let text = reading.text;
        let mut seen = Seen::of(reading);
        match Self::labelled(text) {
            Some(Self::Resolved) if seen.cause && reading.words >= LETTERS => return Self::Report,
            Some(label) => return label,
            None => {}
        }
        // The newest word stands first, above the older ones.
        seen.ended |= cues.last_word.is_match(text);
        let work = cues.maintenance.is_match(text) && !cues.unplanned.is_match(text);
        let work = work && (!seen.ended || cues.finished.is_match(text));
        if cues.planned.is_match(text) || work {
            return Self::Maintenance;
        }
        if cues.last_word.is_match(text) {
            return if seen.cause && reading.words >= LETTERS { Self::Report } else { Self::Resolved };
        }
        seen.status(reading, cues.report.is_match(text)).unwrap_or(match occasion {
            "first-word" | "no-change" => Self::Investigating,
            "identified" | "workaround" => Self::Identified,
            "monitoring" => Self::Monitoring,
            "progress" => Self::Identified,
            "resolved" => Self::Resolved,
            "apology" | "compensation" | "postmortem" => Self::Report,
            "maintenance" => Self::Maintenance,
            _ => Self::Other,
        })
    }
}

/// So many words tell more than that it is over.
const LETTER: usize = 40;
/// So many words on what is past are a report, whatever they say of its cause.
const LONG: usize = 70;
/// So many words are a report, though they say that it is over.
const LETTERS: usize = 100;

/// What the sentences of a text show, taken together.
#[derive(Debug, Default)]
struct Seen {
    /// The incident as a whole is over.
    over: bool,
    /// It is said in so many words that the incident is over.
    ended: bool,
    /// Service works, which need not be the end of it.
    back: bool,
    /// Trouble in the present.
    broken: bool,
    /// Trouble in the past.
    past: bool,
    /// A span of time with both its ends.
    window: bool,
    /// We watch.
    watching: bool,
    /// A fix is in place, or things get better.
    mending: bool,
    /// The cause is known, or a repair is being made.
    identified: bool,
    /// We look for the cause.
    investigating: bool,
    /// A cause is told.
    cause: bool,
    /// A cause is told as the reason of what goes on.
    known: bool,
    /// Something is still being done, or is still to come.
    still: bool,
    regret: bool,
    /// It says “now”.
    now: bool,
    /// The next word is announced.
    promised: bool,
    /// We wait for somebody, or still work on it.
    waiting: bool,
    /// Work that is planned.
    ahead: bool,
    /// Words of trouble, whatever they say.
    trouble: bool,
}

impl Seen {
    fn of(reading: &Reading<'_>) -> Self {
        let cues = cues();
        let mut seen = Self::default();
        let mut titled = false;
        for (span, sentence) in reading.each_sentence() {
            // A title names the incident, also when it is over.
            if reading.text[..span.start].trim_end_matches(' ').ends_with('#') {
                titled |= cues.broken.is_match(sentence);
                continue;
            }
            // What readers may yet see, and what they should do then, is no news.
            if cues.hypothetical.is_match(sentence) {
                continue;
            }
            let shows = |cue: &Regex, seen: bool| !seen && cue.is_match(sentence);
            let back = shows(&cues.back, false) || cues.is_again(sentence);
            let over = shows(&cues.over, false);
            if back || over {
                let partly = cues.partly.is_match(sentence);
                let whole = !partly && !cues.coming.is_match(sentence);
                seen.over |= over && whole;
                seen.back |= back && whole;
                seen.mending |= back && partly;
                let goes_on = cues.watching.is_match(sentence) || cues.waiting.is_match(sentence);
                if whole && !goes_on && cues.ended.is_match(sentence) {
                    // The last word counts: what was broken before it is over.
                    (seen.ended, seen.broken, seen.still, seen.waiting) = (true, false, false, false);
                    seen.past |= cues.past.is_match(sentence);
                    seen.cause |= cues.cause.is_match(sentence);
                    continue;
                }
            }
            seen.mending |= shows(&cues.mending, seen.mending);
            seen.broken |= shows(&cues.broken, seen.broken) || (!seen.broken && cues.is_denied(sentence));
            seen.past |= shows(&cues.past, seen.past);
            seen.window |= shows(&cues.window, seen.window);
            seen.watching |= shows(&cues.watching, seen.watching);
            seen.identified |= shows(&cues.identified, seen.identified);
            seen.investigating |= shows(&cues.investigating, seen.investigating);
            seen.cause |= shows(&cues.cause, seen.cause);
            seen.known |= !seen.known && cues.known.is_match(sentence) && !cues.sought.is_match(sentence);
            seen.waiting |= shows(&cues.waiting, seen.waiting);
            seen.ahead |= shows(&cues.ahead, seen.ahead);
            seen.trouble |= shows(&cues.trouble, seen.trouble);
            seen.still |= shows(&cues.still, seen.still);
            seen.promised |= shows(&cues.promised, seen.promised);
            seen.now |= shows(&cues.now, seen.now);
            seen.regret |= shows(&cues.regret, seen.regret);
        }
        seen.broken |= titled && !seen.over && !seen.back;
        seen
    }

    /// `None` where the text shows nothing.
    fn status(&self, reading: &Reading<'_>, titled: bool) -> Option<Status> {
        let long = reading.words >= LETTER;
        let enough = if self.over || self.back { LETTERS } else { LONG };
        let told = ((self.cause || self.regret) && self.past && reading.words >= enough) || titled;
        let ended = if told { Status::Report } else { Status::Resolved };
        // What is told with both its ends is over, whatever is still done about it.
        let dated = self.window && (self.past || self.cause);
        let going_on = self.broken || self.still || (self.waiting && !(dated && reading.words >= LONG));
        if (self.over || (self.back && !self.watching)) && !going_on {
            return Some(ended);
        }
        // What is told as past, with regret, a title or both its ends, is over, whatever is done about it now.
        let apology = self.past && self.regret;
        let closed = dated || titled || apology || (self.cause && self.past && long);
        if closed && !going_on && !((self.watching || self.identified) && !long) {
            return Some(if apology || !self.over && !self.back { Status::Report } else { ended });
        }
        // A letter tells what was, and speaks of trouble in general.
        let letter = (dated && long && !self.investigating)
            || (self.past && self.regret && reading.words >= LONG)
            || (titled && long)
            || (self.past && reading.words >= LONG && !self.now && !self.investigating && !self.promised)
            || (long && self.cause && self.mending && !self.broken && !self.investigating && !self.watching);
        let open_still = self.still || self.waiting || (self.broken && self.now);
        if (letter && !open_still) || (dated && reading.words >= LONG && !self.promised) {
            return Some(Status::Report);
        }
        // Nothing but regret and its reason: nobody is told what goes on, because nothing does.
        let open_words = self.investigating || self.identified || self.watching || self.mending || self.promised;
        if self.regret && !going_on && !open_words && !self.now {
            return Some(Status::Report);
        }
        let mended = self.back || self.mending || (self.over && self.still);
        // The mere word: not in what was, nor in what is planned.
        let trouble = self.trouble && !self.past && !self.ahead;
        let open = [
            (mended && self.watching, Status::Monitoring),
            (self.waiting, Status::Identified),
            (mended, Status::Monitoring),
            (self.identified, Status::Identified),
            (self.known && self.broken, Status::Identified),
            (self.investigating, Status::Investigating),
            (self.watching, Status::Monitoring),
            (self.broken && self.cause, Status::Identified),
            (self.broken, Status::Investigating),
            (self.over || (self.past && !self.still), ended),
            (self.still, Status::Identified),
            (trouble && self.known, Status::Identified),
            (trouble, Status::Investigating),
        ];
        open.into_iter().find(|(shown, _)| *shown).map(|(_, status)| status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(text: &str) -> Status {
        Status::of(&Reading::of(text), "")
    }

    #[test]
    fn a_text_shows_its_status() {
        for (text, expected) in [
            ("We are investigating reports of errors.", Status::Investigating),
            ("Some users cannot log in.", Status::Investigating),
            ("Uploads are failing for all customers.", Status::Investigating),
            ("The issue has been identified and a fix is being implemented.", Status::Identified),
            ("We found the cause and are working on a fix.", Status::Identified),
            ("A fix has been implemented and we are monitoring the results.", Status::Monitoring),
            ("We are seeing recovery and continue to watch.", Status::Monitoring),
            ("This incident has been resolved.", Status::Resolved),
            ("Search is operating normally.", Status::Resolved),
            ("[Resolved] Search works.", Status::Resolved),
            ("We will perform scheduled maintenance on Sunday from 02:00 to 04:00 UTC.", Status::Maintenance),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }
}
