//! Kind `scope`: a message that names no product, place or share.
//!
//! No list can know what a service is made of. So the rule knows the words that say nothing of it: `except` is the small
//! vocabulary of incidents ("we are investigating an issue"). A message made of nothing else names nobody; any other
//! word is taken for a name, for right is better than eager. `patterns` are words of that vocabulary which do say who
//! or where in the right company ("all customers").

use regex::Regex;

use super::absence::Absence;
use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::words;

#[derive(Debug)]
pub(super) struct Scope {
    said: Absence,
    plain: Option<Regex>,
}

impl Scope {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let plain = any_of(&file.front.except, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        let mut without = file.clone();
        without.front.except.clear();
        Ok(Self { said: Absence::make(&without, lists)?, plain })
    }

    /// Whether a word lies beyond the vocabulary of incidents.
    fn is_name(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
        let spoken = word.len() > 1 && (letters || is_label(word)) || !word.is_ascii();
        let listed =
            || self.plain.as_ref().and_then(|plain| plain.find(word)).is_some_and(|found| found.len() == word.len());
        spoken && !listed()
    }
}

/// `web12`, `status.example.org`: what bears a label is one thing of many.
fn is_label(word: &str) -> bool {
    let starts = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let dotted = word.split_once('.').is_some_and(|(before, after)| before.len() > 1 && after.len() > 1);
    starts && (dotted || word.len() > 2 && word.ends_with(|c: char| c.is_ascii_digit()))
}

impl Check for Scope {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let reading = draft.reading;
        if reading.words == 0 || self.said.is_satisfied(reading.text) || self.said.is_satisfied(draft.message.subject) {
            return;
        }
        fn parts(word: &str) -> impl Iterator<Item = &str> {
            // Possessives and compounds are as plain as their parts.
            word.split(['-', '/', '(', ')', '\'', '\u{2019}', ':', ','])
        }
        let named =
            reading.each_sentence().any(|(_, sentence)| words(sentence).flat_map(parts).any(|word| self.is_name(word)));
        if !named {
            hits.push(Hit::default());
        }
    }
}
