//! Kind `substitution`: words for which there is a better one.
//!
//! Each word is found where it first stands: who explains it there has explained it. `swaps` says which is better; an
//! empty text means that there is no one better word, and the rule's message speaks.

use std::collections::BTreeSet;

use regex::Regex;

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};

#[derive(Debug)]
pub(super) struct Substitution {
    any: Regex,
    swaps: Vec<(Regex, String)>,
    except: Option<Regex>,
}

impl Substitution {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let swaps = &file.front.swaps;
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        let placed: Vec<Placed> = swaps.keys().cloned().collect();
        let any = compile(&placed)?.ok_or_else(|| lacks(file, "`swaps`"))?;
        let mut all = Vec::with_capacity(placed.len());
        for (pattern, better) in placed.iter().zip(swaps.values()) {
            all.extend(compile(std::slice::from_ref(pattern))?.map(|regex| (regex, better.clone())));
        }
        Ok(Self { any, swaps: all, except: compile(&file.front.except)? })
    }
}

impl Check for Substitution {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        if !self.any.is_match(draft.reading.text) {
            return;
        }
        let mut met = BTreeSet::new();
        for (span, sentence) in draft.reading.each_sentence() {
            let excepted: Vec<_> = self.except.iter().flat_map(|except| except.find_iter(sentence)).collect();
            for found in self.any.find_iter(sentence) {
                if excepted.iter().any(|except| except.start() < found.end() && found.start() < except.end()) {
                    continue;
                }
                let words = found.as_str();
                if !met.insert(words.to_ascii_lowercase()) {
                    continue;
                }
                let better =
                    self.swaps.iter().find(|(pattern, _)| pattern.find(words).is_some_and(|m| m.len() == words.len()));
                let message = better.filter(|(_, better)| !better.is_empty()).map(|(_, better)| {
                    format!("Customers may not know \u{201c}{{match}}\u{201d}: write \u{201c}{better}\u{201d}.")
                });
                hits.push(Hit { span: span.start + found.start()..span.start + found.end(), message, fix: None });
            }
        }
    }
}
