//! Kind `told`: a line of the fact sheet that a message leaves out.
//!
//! Told is what shares some of the line's own words. Not here: whether it is told rightly (the rules on facts).

use foghorn_core::Fact;

use super::{Check, Draft, Hit, lacks};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::words;

/// A message of fewer words is for a channel that takes no more.
const SHORTEST: usize = 30;
/// Words that carry no meaning of their own are shorter.
const WORD: usize = 4;
/// One word in so many of a line tells it.
const SHARE: usize = 3;

#[derive(Debug)]
pub(super) struct Told {
    fact: Fact,
}

impl Told {
    pub(super) fn make(file: &RuleFile) -> Result<Self, Flaw> {
        Ok(Self { fact: file.front.fact.ok_or_else(|| lacks(file, "`fact`, a line of the fact sheet"))? })
    }
}

impl Check for Told {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let line = draft.around.incident.and_then(|known| known.fact(self.fact));
        let Some(line) = line.filter(|_| draft.reading.words >= SHORTEST) else { return };
        let text = draft.reading.text.to_lowercase();
        let carried: Vec<String> = words(line).map(stem).filter(|word| word.chars().count() >= WORD).collect();
        let shared = carried.iter().filter(|word| text.contains(word.as_str())).count();
        if !carried.is_empty() && shared * SHARE < carried.len() {
            hits.push(Hit::default());
        }
    }
}

/// A word without its ending, so that "uploads" tells "upload".
fn stem(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    ["ing", "ed", "es", "s"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word).to_owned()
}
