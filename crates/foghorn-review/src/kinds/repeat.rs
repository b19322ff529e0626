//! Kind `repeat`: the last word over again.
//!
//! Compared by words: case, marks and Markdown do not make a new message. A new time in the old words is still the last
//! word, for it tells nothing new.

use super::{Check, Draft, Hit};
use crate::text::words;

#[derive(Debug)]
pub(super) struct Repeat;

impl Check for Repeat {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let last = draft.around.incident.and_then(|known| known.last_word.as_deref());
        let bare = |text: &str| words(text).map(bare).filter(|word| !word.is_empty()).collect::<Vec<_>>();
        if let Some(last) = last
            && !bare(last).is_empty()
            && bare(last) == bare(draft.reading.text)
        {
            hits.push(Hit::default());
        }
    }
}

/// A word without marks and figures.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
