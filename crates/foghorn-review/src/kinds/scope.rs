//! Kind `scope`: a message that names no product, place or share.
//!
//! `patterns` are the words that any service has (login, payments, Europe, all customers); beside them a name counts,
//! which no list can know: a capitalised word where English would not write one. `except` are names that say nothing of
//! scope.

use regex::Regex;

use super::absence::Absence;
use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::words;

#[derive(Debug)]
pub(super) struct Scope {
    said: Absence,
    no_name: Option<Regex>,
}

impl Scope {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let no_name = any_of(&file.front.except, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        let mut without = file.clone();
        without.front.except.clear();
        Ok(Self { said: Absence::make(&without, lists)?, no_name })
    }

    fn is_name(&self, word: &str, first: bool) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let inner = letters.any(char::is_uppercase);
        let listed =
            || self.no_name.as_ref().and_then(|names| names.find(word)).is_some_and(|found| found.len() == word.len());
        // At the head of a sentence only a capital within the word tells a name; the list tells the rest.
        (inner || (capital && !first)) && word.len() > 1 && !listed()
    }
}

impl Check for Scope {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let reading = draft.reading;
        if reading.words == 0 || self.said.is_satisfied(reading.text) || self.said.is_satisfied(draft.message.subject) {
            return;
        }
        let named = reading.each_sentence().any(|(_, sentence)| {
            let list: Vec<&str> = words(sentence).collect();
            // A heading in title case has capitals without names.
            let capitals = list.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
            let heading = list.len() > 2 && capitals * 3 > list.len() * 2;
            let begins = |index: usize| index == 0 || list[index - 1].ends_with([':', '.', '!', '?', '-', ']']);
            !heading && list.iter().enumerate().any(|(index, word)| self.is_name(word, begins(index)))
        });
        if !named {
            hits.push(Hit::default());
        }
    }
}
