//! Kind `acronym`: letters that nobody has explained, where they first stand.
//!
//! Explained is what stands in brackets behind its words, or has words in brackets behind it. `except` are those that
//! everybody knows. Not here: words that only engineers use (`jargon` is data).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of, own};
use crate::rule_file::{Flaw, RuleFile};

#[derive(Debug)]
pub(super) struct Acronym {
    known: Option<Regex>,
}

static LETTERS: LazyLock<Regex> = LazyLock::new(|| own(r"(?-i:[A-Z][A-Z0-9]{1,5}s?)"));

impl Acronym {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let known = any_of(&file.front.except, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        Ok(Self { known })
    }

    fn is_known(&self, letters: &str) -> bool {
        let whole = |known: &Regex| known.find_iter(letters).any(|found| found.len() == letters.len());
        self.known.as_ref().is_some_and(whole)
    }
}

impl Check for Acronym {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        // Names of the service's own parts are no secret to those who use it.
        let on_record: Vec<&str> =
            draft.around.incident.iter().flat_map(|known| known.texts.iter().map(String::as_str)).collect();
        let mut met = BTreeSet::new();
        for (span, sentence) in draft.reading.each_sentence() {
            // A headline in capitals has no acronyms.
            if !sentence.contains(|letter: char| letter.is_lowercase()) {
                continue;
            }
            for found in LETTERS.find_iter(sentence) {
                let letters = found.as_str();
                let (before, after) = (&sentence[..found.start()], &sentence[found.end()..]);
                let explained = before.ends_with('(') || after.starts_with(" (");
                // A part of a name, a code or an address.
                let part = before.ends_with(['-', '_', '.', '/', ':', '@', '#', '\''])
                    || after.starts_with(['-', '_', '/', ':', '@', '.', '\''])
                        && !after.starts_with(". ")
                        && after.len() > 1;
                let few = letters.bytes().filter(u8::is_ascii_uppercase).count() < 2;
                if !met.insert(letters) || explained || part || few || self.is_known(letters) {
                    continue;
                }
                if !on_record.iter().any(|text| text.contains(letters)) {
                    hits.push(Hit::at(span.start + found.start()..span.start + found.end()));
                }
            }
        }
    }
}
