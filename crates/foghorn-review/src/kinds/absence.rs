//! Kind `absence`: words one of which a message must have.
//!
//! Its one finding stands nowhere.

use regex::Regex;

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};

#[derive(Debug)]
pub(super) struct Absence {
    patterns: Regex,
    except: Option<Regex>,
}

impl Absence {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        let patterns = compile(&file.front.patterns)?.ok_or_else(|| lacks(file, "`patterns`"))?;
        Ok(Self { patterns, except: compile(&file.front.except)? })
    }

    /// Whether a text has one of the words.
    pub(super) fn is_satisfied(&self, text: &str) -> bool {
        let Some(except) = &self.except else { return self.patterns.is_match(text) };
        let excepted: Vec<_> = except.find_iter(text).collect();
        self.patterns
            .find_iter(text)
            .any(|found| !excepted.iter().any(|except| except.start() < found.end() && found.start() < except.end()))
    }
}

impl Check for Absence {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        if draft.reading.words > 0
            && !self.is_satisfied(draft.reading.text)
            && !self.is_satisfied(draft.message.subject)
        {
            hits.push(Hit::default());
        }
    }
}
