//! Kind `existence`: words that should not stand in a message.
//!
//! Reads sentence by sentence, so that no pattern reaches into the next thought. `except` takes back matches that it
//! touches, `unless` those of whole sentences.

use std::ops::Range;

use regex::Regex;

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of, here, pointing};
use crate::rule_file::{Flaw, Placed, RuleFile};

#[derive(Debug)]
pub(super) struct Existence {
    patterns: Regex,
    pointing: Vec<Regex>,
    except: Option<Regex>,
    unless: Option<Regex>,
    /// A pattern speaks of where a sentence begins or ends, which a whole text does not show.
    anchored: bool,
}

impl Existence {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        let front = &file.front;
        let patterns = compile(&front.patterns)?.ok_or_else(|| lacks(file, "`patterns`"))?;
        let pointing = pointing(&front.patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
        let anchored = front.patterns.iter().any(|pattern| is_anchored(pattern.get_ref()));
        Ok(Self { patterns, pointing, except: compile(&front.except)?, unless: compile(&front.unless)?, anchored })
    }
}

impl Existence {
    /// Whether a span of a text touches something that `except` allows there.
    pub(super) fn excepts(&self, text: &str, span: &Range<usize>) -> bool {
        self.except.as_ref().is_some_and(|except| {
            except.find_iter(text).any(|allowed| allowed.start() < span.end && span.start < allowed.end())
        })
    }
}

impl Check for Existence {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        if !self.anchored && !self.patterns.is_match(draft.reading.text) {
            return;
        }
        for (span, sentence) in draft.reading.each_sentence() {
            let mut found = self.patterns.find_iter(sentence).peekable();
            if found.peek().is_none() || self.unless.as_ref().is_some_and(|unless| unless.is_match(sentence)) {
                continue;
            }
            let excepted: Vec<_> = self.except.iter().flat_map(|except| except.find_iter(sentence)).collect();
            for found in found {
                let here = within(sentence, here(&self.pointing, sentence, found));
                if !excepted.iter().any(|except| except.start() < here.end && here.start < except.end()) {
                    hits.push(Hit::at(span.start + here.start..span.start + here.end));
                }
            }
        }
    }
}

fn is_anchored(pattern: &str) -> bool {
    let bare = pattern.replace("[^", "").replace(r"\^", "").replace(r"\$", "");
    bare.contains(['^', '$'])
}

/// A span without the blanks and stops at its end, which belong to the sentence.
fn within(sentence: &str, span: Range<usize>) -> Range<usize> {
    let found = sentence[span.clone()]
        .trim_end_matches([' ', '\n', '\t', '\r', '\u{a0}', '.', ',', ';', ':', '!', '?', '*', '_']);
    span.start..span.start + found.len()
}
