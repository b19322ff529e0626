//! The timeline's quick line: what somebody in a hurry types becomes a note, a decision, an observation or an ask.
//!
//! `@bob check latency 3m` and `@Bob, check latency, 3 min` ask; `! roll back because it is quicker, revisit in 30 min`
//! decides; `? errors fall` observes; all else is a note. Pure: what is read here is shown before Enter and done by it.
//! Not here: doing it (`verbs::log_line`).

use chrono::TimeDelta;

use crate::incident::Incident;
use crate::when::{Here, When, length_of};
use crate::words::NoteKind;

/// Who is asked without a time has so long, in minutes.
pub const MINUTES: u32 = 10;
/// A time at the end of a line has at most so many words: `within 1 h 20 min`.
const WORDS_OF_A_TIME: usize = 6;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuickLine {
    /// A line of the timeline.
    Note {
        /// A note or an observation.
        note: NoteKind,
        /// What is written down.
        text: String,
    },
    /// Something was decided.
    Decision {
        /// What.
        text: String,
        /// Why: what stands behind \u{201c}because\u{201d}.
        why: Option<String>,
        /// Who: what stands behind \u{201c}decided by\u{201d}.
        decided_by: Option<String>,
        /// When to look at it again: what stands behind \u{201c}revisit\u{201d}.
        revisit_at: Option<When>,
    },
    /// Somebody is asked for something.
    Ask {
        /// Who, as others write that name.
        who: String,
        /// For what; may be empty as long as it is typed.
        what: String,
        /// How long they have.
        minutes: u32,
        /// False: nobody said how long, so that it is [`MINUTES`].
        timed: bool,
    },
}

/// Reads a line as it was typed.
pub fn read(line: &str, incident: &Incident, here: &Here) -> QuickLine {
    let line = line.trim();
    let after = |mark: char| line.strip_prefix(mark).map(str::trim).filter(|rest| !rest.is_empty());
    if let Some(rest) = after('@') {
        return ask(rest, incident, here);
    }
    if let Some(rest) = after('!') {
        return decision(rest, here);
    }
    match after('?') {
        Some(rest) => QuickLine::Note { note: NoteKind::Observation, text: rest.to_owned() },
        None => QuickLine::Note { note: NoteKind::Note, text: line.to_owned() },
    }
}

/// `bob check latency 3m`, `"Bob Lee" check latency`, `Bob Lee, check latency, 3 min`.
fn ask(line: &str, incident: &Incident, here: &Here) -> QuickLine {
    let (who, rest) = name(line, here);
    let (what, minutes) = timed(rest, here);
    QuickLine::Ask {
        who: spelt(who, incident),
        what: trimmed(what).to_owned(),
        minutes: minutes.unwrap_or(MINUTES),
        timed: minutes.is_some(),
    }
}

/// The name in front, and the rest.
fn name<'a>(line: &'a str, here: &Here) -> (&'a str, &'a str) {
    for (open, close) in [('"', '"'), ('\u{201c}', '\u{201d}')] {
        if let Some((who, rest)) = line.strip_prefix(open).and_then(|rest| rest.split_once(close)) {
            return (who.trim(), rest);
        }
    }
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if let Some((who, rest)) = line.split_once(',') {
        // "Bob Lee, check latency, 3 min": between two commas, with a time behind; a name has a capital at its end.
        let few = who.split_whitespace().count() <= 3 && rest.contains(',');
        let last = who.split_whitespace().next_back().unwrap_or_default();
        let named = few && last.starts_with(char::is_uppercase);
        if who.len() <= word.len()
            || (named && rest.rsplit(',').next().is_some_and(|time| minutes(trimmed(time), here).is_some()))
        {
            return (who.trim(), rest);
        }
    }
    (word.trim_end_matches([',', ':', ';']), rest)
}

/// What is asked for, and the minutes that the words at its end give.
fn timed<'a>(text: &'a str, here: &Here) -> (&'a str, Option<u32>) {
    let text = trimmed(text);
    let mut starts = words(text);
    // The longest time first, and never the whole line: something must be asked for.
    let few = starts.len().saturating_sub(WORDS_OF_A_TIME).max(1).min(starts.len());
    let starts = starts.split_off(few);
    for start in starts {
        let (what, time) = (&text[..start], trimmed(&text[start..]));
        if let Some(minutes) = minutes(time, here) {
            return (what, Some(minutes));
        }
    }
    // A time alone: what is asked for is still to be typed.
    minutes(text, here).map_or((text, None), |minutes| ("", Some(minutes)))
}

/// The minutes that `3m`, `in 3 min`, `within half an hour` or `by 14:30` give.
fn minutes(time: &str, here: &Here) -> Option<u32> {
    let lower = time.to_lowercase();
    let wait = match lower.strip_prefix("by ").or_else(|| lower.strip_prefix("until ")) {
        Some(at) => When::new(at).coming(here).ok()? - here.now,
        None => {
            let length = ["in ", "within ", "for "].into_iter().find_map(|word| lower.strip_prefix(word));
            length_of(length.unwrap_or(&lower))?
        }
    };
    let seconds = u32::try_from(wait.max(TimeDelta::seconds(1)).num_seconds()).ok()?;
    Some(seconds.div_ceil(60))
}

/// `roll back because it is quicker, decided by Ines, revisit in 30 min`; the parts behind the text in any order.
fn decision(line: &str, here: &Here) -> QuickLine {
    let (mut text, mut why, mut decided_by, mut revisit_at) = (line, None, None, None);
    // From the end, so that what is no part of it stays in the text.
    loop {
        let parts = ["because", "decided by", "revisit"].into_iter().filter_map(|part| last(text, part));
        let Some((start, part, said)) = parts.max_by_key(|(start, ..)| *start) else { break };
        let fresh = match part {
            "because" if why.is_none() => why.replace(said.to_owned()).is_none(),
            "decided by" if decided_by.is_none() => decided_by.replace(said.to_owned()).is_none(),
            "revisit" if revisit_at.is_none() => {
                let at = ["at ", "it at ", "by ", "it "].into_iter().find_map(|word| said.strip_prefix(word));
                let when = When::new(at.unwrap_or(said));
                when.coming(here).is_ok() && revisit_at.replace(when).is_none()
            }
            _ => false,
        };
        let before = trimmed(&text[..start]);
        if !fresh || before.is_empty() {
            break;
        }
        text = before;
    }
    let text = trimmed(text).to_owned();
    QuickLine::Decision { text, why, decided_by, revisit_at }
}

/// Where a word stands last in a text, and what stands behind it.
fn last<'a>(text: &'a str, part: &'static str) -> Option<(usize, &'static str, &'a str)> {
    let lower = text.to_ascii_lowercase();
    let mut places = lower.rmatch_indices(part);
    let whole = |start: &usize| {
        let end = start + part.len();
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(text[..*start].chars().next_back()) && edge(text[end..].chars().next())
    };
    let start = places.find_map(|(start, _)| whole(&start).then_some(start))?;
    let said = text[start + part.len()..].trim_start_matches(':');
    let said = trimmed(said);
    (!said.is_empty()).then_some((start, part, said))
}

/// A name as others write it here, whatever its case; else with a capital in front.
fn spelt(typed: &str, incident: &Incident) -> String {
    let roles = incident.roles.values().flat_map(|history| history.all()).filter_map(|stated| stated.value.as_deref());
    // Experts may be several.
    let roles = roles.flat_map(|names| names.split(',')).map(str::trim);
    let asked = incident.asks.iter().map(|ask| ask.who.as_str());
    let owners =
        incident.items.values().flat_map(|story| story.owner.all()).filter_map(|stated| stated.value.as_deref());
    let mut known = roles.chain(asked).chain(owners);
    if let Some(known) = known.find(|known| known.to_lowercase() == typed.to_lowercase()) {
        return known.to_owned();
    }
    let mut letters = typed.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
}

/// Where the words of a text begin.
fn words(text: &str) -> Vec<usize> {
    let mut spaced = true;
    let begins = text.char_indices().filter(|(_, c)| {
        let begins = spaced && !c.is_whitespace();
        spaced = c.is_whitespace();
        begins
    });
    begins.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::StreamId;

    fn read_at_noon(line: &str) -> QuickLine {
        let here = Here::utc("2026-11-21T12:00:00Z".parse().expect("a test's instant"));
        read(line, &Incident::fold(StreamId::new("empty"), &[]), &here)
    }

    fn asks(line: &str) -> (String, String, u32, bool) {
        match read_at_noon(line) {
            QuickLine::Ask { who, what, minutes, timed } => (who, what, minutes, timed),
            other => panic!("{line} is no ask: {other:?}"),
        }
    }

    #[test]
    fn an_ask_is_read_however_it_is_typed() {
        for line in [
            "@bob check latency 3m",
            "@Bob check latency 3 min",
            "@ Bob, check latency, 3 min",
            "@bob: check latency in 3 minutes",
            "@Bob, check latency, within three minutes",
            "@bob check latency by 12:03",
            "@\"bob\" check latency 180 s",
        ] {
            assert_eq!(asks(line), ("Bob".to_owned(), "check latency".to_owned(), 3, true), "{line}");
        }
    }

    #[test]
    fn a_name_of_several_words_stands_in_quotes_or_before_a_comma() {
        for line in ["@\"Mia van Dam\" restart the cache 1h", "@Mia van Dam, restart the cache, 1 h"] {
            assert_eq!(asks(line), ("Mia van Dam".to_owned(), "restart the cache".to_owned(), 60, true), "{line}");
        }
        let (who, what, ..) = asks("@\u{201c}Mia van Dam\u{201d} restart the cache");
        assert_eq!((who.as_str(), what.as_str()), ("Mia van Dam", "restart the cache"));
        let (who, what, ..) = asks("@bob check latency, errors and disk");
        assert_eq!((who.as_str(), what.as_str()), ("Bob", "check latency, errors and disk"));
        let (who, what, ..) = asks("@bob check disk, cpu, 3 min");
        assert_eq!((who.as_str(), what.as_str()), ("Bob", "check disk, cpu"));
    }

    #[test]
    fn without_a_time_it_is_ten_minutes_and_said_so() {
        assert_eq!(asks("@bob check latency"), ("Bob".to_owned(), "check latency".to_owned(), 10, false));
        assert_eq!(asks("@bob restart 2 nodes"), ("Bob".to_owned(), "restart 2 nodes".to_owned(), 10, false));
    }

    #[test]
    fn what_is_still_typed_is_read_as_far_as_it_goes() {
        assert_eq!(asks("@bob"), ("Bob".to_owned(), String::new(), 10, false));
        assert_eq!(asks("@bob 3m"), ("Bob".to_owned(), String::new(), 3, true));
        assert_eq!(asks("@\"Mia van"), ("\"Mia".to_owned(), "van".to_owned(), 10, false));
    }

    #[test]
    fn a_decision_says_why_who_and_when_to_look_again() {
        let decided = |text: &str, why: Option<&str>, by: Option<&str>, revisit: Option<&str>| QuickLine::Decision {
            text: text.to_owned(),
            why: why.map(str::to_owned),
            decided_by: by.map(str::to_owned),
            revisit_at: revisit.map(When::new),
        };
        assert_eq!(read_at_noon("! roll back"), decided("roll back", None, None, None));
        assert_eq!(
            read_at_noon("! roll back because a fix takes 2 h, revisit in 30 min"),
            decided("roll back", Some("a fix takes 2 h"), None, Some("in 30 min"))
        );
        assert_eq!(
            read_at_noon("!Fail over, revisit at 13:30, decided by Ines"),
            decided("Fail over", None, Some("Ines"), Some("13:30"))
        );
        assert_eq!(
            read_at_noon("! we revisit nothing today"),
            decided("we revisit nothing today", None, None, None),
            "what is no time stays in the text"
        );
        assert_eq!(read_at_noon("! because"), decided("because", None, None, None));
    }

    #[test]
    fn all_else_is_a_note_and_a_mark_alone_is_no_act() {
        let note = |note: NoteKind, text: &str| QuickLine::Note { note, text: text.to_owned() };
        assert_eq!(read_at_noon(" rollback done in 3 regions "), note(NoteKind::Note, "rollback done in 3 regions"));
        assert_eq!(read_at_noon("?errors fall"), note(NoteKind::Observation, "errors fall"));
        assert_eq!(read_at_noon("is it DNS?"), note(NoteKind::Note, "is it DNS?"));
        for mark in ["!", "?", "@"] {
            assert_eq!(read_at_noon(mark), note(NoteKind::Note, mark));
        }
    }

    #[test]
    fn no_line_is_too_odd_to_read() {
        for line in [
            "@\u{130} \u{130}\u{130} 3m",
            "@,,,",
            "@\"\"",
            "! \u{2019}because\u{2019}",
            "@a b \u{661}\u{662}m",
            "!revisit",
        ] {
            read_at_noon(line);
        }
    }
}
