//! Kind `reversal`: the opposite of what this stakeholder was told, not marked as a correction.
//!
//! The rule file brings pairs of what was said and what is said now; `unless_message` has the words of a correction.
//! New figures are no reversal: things get worse and better. Not here: the same words again (`repeat`).

use regex::Regex;

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};

#[derive(Debug)]
pub(super) struct Reversal {
    pairs: Vec<(Regex, Regex)>,
}

impl Reversal {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        let mut pairs = Vec::with_capacity(file.front.reversals.len());
        for reversal in &file.front.reversals {
            pairs.extend(compile(&reversal.said)?.zip(compile(&reversal.now)?));
        }
        if pairs.is_empty() {
            return Err(lacks(file, "`reversals`, pairs of what was `said` and what is said `now`"));
        }
        Ok(Self { pairs })
    }
}

impl Check for Reversal {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let Some(last) = draft.around.incident.and_then(|known| known.last_word.as_deref()) else { return };
        for (_, now) in self.pairs.iter().filter(|(said, _)| said.is_match(last)) {
            for (span, sentence) in draft.reading.each_sentence() {
                hits.extend(
                    now.find_iter(sentence).map(|found| Hit::at(span.start + found.start()..span.start + found.end())),
                );
            }
        }
    }
}
