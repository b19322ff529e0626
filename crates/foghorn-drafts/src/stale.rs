//! Which sentences of a draft a new fact makes stale, what it was and is, and the sentence as it would read now.
//!
//! The text may have been edited since it was written: a sentence is named only where the old words still stand in it
//! once, so that the offer is certain. Lines that move with the clock (now, how long, the next time) are the review's
//! concern, not staleness.

use foghorn_core::At;
use foghorn_core::incident::Incident;

use crate::draft::{Draft, Place, Used};
use crate::render::shown;
use crate::sheet::{Line, Sheet, Value};

/// A line that changed after the draft was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Which.
    pub line: Line,
    /// What the draft was written from; `None`: it was not known.
    pub old: Option<String>,
    /// What holds now; `None`: it is not known any more.
    pub new: Option<String>,
    /// Since when, where somebody stated it.
    pub stated_at: Option<At>,
    /// Sentences that say the old value, and how they would say the new one; empty where that is not certain.
    pub sentences: Vec<Sentence>,
}

/// A sentence of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// The same sentence with what holds now.
    pub suggestion: String,
}

/// What changed since a draft was written; `text` is the draft as it stands now, edited or not.
pub fn stale(draft: &Draft, text: &str, incident: &Incident, now: At) -> Vec<Stale> {
    let sheet = Sheet::printed_as_of(incident, &draft.stakeholder, now, draft.written_at, draft.zone);
    let is_plain = draft.channel.as_deref().is_some_and(crate::length::is_plain);
    let judged = draft.from.iter().filter(|used| is_stated(used.line));
    judged
        .filter_map(|used| {
            let value = sheet.value(used.line);
            let new = value.map(|value| value.rows.join("\n"));
            (new != used.value).then(|| Stale {
                line: used.line,
                old: used.value.clone(),
                new,
                stated_at: value.and_then(|value| value.stated_at),
                sentences: sentences(draft, text, used, value, is_plain),
            })
        })
        .collect()
}

/// Lines that change by an act; the others follow from these or from the clock.
fn is_stated(line: Line) -> bool {
    !matches!(
        line,
        Line::Now | Line::Lasted | Line::NextUpdate | Line::Changes | Line::News | Line::Meaning | Line::Stakeholder
    )
}

fn sentences(draft: &Draft, text: &str, used: &Used, value: Option<&Value>, is_plain: bool) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    // Another word went out meanwhile: what is new since then is for a new draft to say.
    if used.line == Line::LastWord {
        return sentences;
    }
    for place in &used.places {
        let Some((at, end)) = still_there(draft, text, *place) else { continue };
        let (from, to) = sentence_around(text, at, end);
        if sentences.iter().any(|sentence| sentence.start < to && from < sentence.end) {
            continue;
        }
        let new = shown(used.line, value, place.form, is_plain);
        let suggestion = format!("{}{new}{}", &text[from..at], &text[end..to]);
        sentences.push(Sentence { start: from, end: to, suggestion });
    }
    sentences
}

/// Where the words of a place stand now, if that is certain.
fn still_there(draft: &Draft, text: &str, place: Place) -> Option<(usize, usize)> {
    let words = draft.text.get(place.start..place.end).filter(|words| !words.is_empty())?;
    if text == draft.text {
        return Some((place.start, place.end));
    }
    let mut found = text.match_indices(words);
    let (at, _) = found.next()?;
    found.next().is_none().then_some((at, at + words.len()))
}

/// The sentence, or the several, in which a part of the text lies.
fn sentence_around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let ends = |at: usize| text[at..].chars().next().is_none_or(char::is_whitespace);
    let mut from = 0;
    for (at, letter) in text[..start].char_indices() {
        let after = at + letter.len_utf8();
        if letter == '\n' || (matches!(letter, '.' | '!' | '?') && ends(after)) {
            from = after;
        }
    }
    from += text[from..start].len() - text[from..start].trim_start().len();
    let last_is_stop = text[..end].ends_with(['.', '!', '?']);
    if last_is_stop {
        return (from, end);
    }
    let rest = text[end..].char_indices().find_map(|(at, letter)| match letter {
        '\n' => Some(end + at),
        '.' | '!' | '?' if ends(end + at + 1) => Some(end + at + 1),
        _ => None,
    });
    (from, rest.unwrap_or(text.len()))
}
