//! Kind `limit`: sentences of more words than a reader holds at once.

use super::{Check, Draft, Hit, lacks};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::words;

#[derive(Debug)]
pub(super) struct Limit {
    words: usize,
}

impl Limit {
    pub(super) fn make(file: &RuleFile) -> Result<Self, Flaw> {
        let words =
            file.front.limit.ok_or_else(|| lacks(file, "`limit`, the greatest number of words in a sentence"))?;
        Ok(Self { words })
    }
}

impl Check for Limit {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        for (span, sentence) in draft.reading.each_sentence() {
            if words(sentence).count() > self.words {
                hits.push(Hit::at(span));
            }
        }
    }
}
