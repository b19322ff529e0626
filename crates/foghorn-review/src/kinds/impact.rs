//! Kind `impact`: a message that does not say what customers cannot do, or what they see.
//!
//! `patterns` are words of harm ("unable to", "errors"), as for `absence`. No list knows all that can go wrong, so a
//! sentence whose subject is the service or its people ("voice is choppy", "ticket sales are suspended") tells it too;
//! `unless` are the beginnings of those that do not: of us, our work, the issue as such, thanks and regret. A sentence on
//! the machinery (`inward`: "a disk failed") tells readers nothing either, but where it speaks of them too (`outward`).

use regex::Regex;

use super::absence::Absence;
use super::{Check, Draft, Hit};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};
use crate::text::words;

/// A sentence of fewer words is a heading or a call.
const SENTENCE: usize = 3;

#[derive(Debug)]
pub(super) struct Impact {
    said: Absence,
    plain: Option<Regex>,
    inward: Option<Regex>,
    outward: Option<Regex>,
}

impl Impact {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let front = &file.front;
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        Ok(Self {
            said: Absence::make(file, lists)?,
            plain: compile(&front.unless)?,
            inward: compile(&front.inward)?,
            outward: compile(&front.outward)?,
        })
    }

    fn tells(&self, sentence: &str) -> bool {
        let has = |cue: &Option<Regex>| cue.as_ref().is_some_and(|cue| cue.is_match(sentence));
        if has(&self.inward) && !has(&self.outward) {
            return false;
        }
        let of_a_subject = || self.plain.is_some() && words(sentence).nth(SENTENCE - 1).is_some() && !has(&self.plain);
        self.said.is_satisfied(sentence) || of_a_subject()
    }
}

impl Check for Impact {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let reading = draft.reading;
        let told = || reading.each_sentence().any(|(_, sentence)| self.tells(sentence));
        if reading.words > 0 && !self.said.is_satisfied(draft.message.subject) && !told() {
            hits.push(Hit::default());
        }
    }
}
