//! Kind `impact`: a message that does not say what customers cannot do, or what they see.
//!
//! `patterns` are words of harm ("unable to", "errors"), as for `absence`. No list knows all that can go wrong, so a
//! sentence whose subject is the service or its people ("voice is choppy", "ticket sales are suspended") tells it too;
//! `unless` are the beginnings of those that do not: of us, our work, the issue as such, thanks and regret.

use regex::Regex;

use super::absence::Absence;
use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::words;

/// A sentence of fewer words is a heading or a call.
const SENTENCE: usize = 3;

#[derive(Debug)]
pub(super) struct Impact {
    said: Absence,
    plain: Option<Regex>,
}

impl Impact {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let plain = any_of(&file.front.unless, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        Ok(Self { said: Absence::make(file, lists)?, plain })
    }

    fn tells(&self, sentence: &str) -> bool {
        let Some(plain) = &self.plain else { return false };
        words(sentence).nth(SENTENCE - 1).is_some() && !plain.is_match(sentence)
    }
}

impl Check for Impact {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let reading = draft.reading;
        let said = || self.said.is_satisfied(reading.text) || self.said.is_satisfied(draft.message.subject);
        let told = || reading.each_sentence().any(|(_, sentence)| self.tells(sentence));
        if reading.words > 0 && !said() && !told() {
            hits.push(Hit::default());
        }
    }
}
