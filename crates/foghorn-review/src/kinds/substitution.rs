//! Kind `substitution`: words for which there is a better one.
//!
//! Each word is found where it first stands: who explains it there has explained it; those that stand close together are
//! one finding. `swaps` says which is better; an
//! empty text means that there is no one better word, and the rule's message speaks.

use std::ops::Range;

use regex::{Match, Regex};

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};

/// So many bytes between two such words, and a reader stumbles once.
const NEAR: usize = 48;
/// So many different words are remembered; whoever needs more has another problem.
const MOST: usize = 64;

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
        let mut met: Vec<String> = Vec::new();
        for (span, sentence) in draft.reading.each_sentence() {
            let excepted: Vec<_> = self.except.iter().flat_map(|except| except.find_iter(sentence)).collect();
            let mut last: Option<Range<usize>> = None;
            for found in self.any.find_iter(sentence) {
                let touches = |except: &Match<'_>| except.start() < found.end() && found.start() < except.end();
                if excepted.iter().any(touches)
                    || is_part_of_name(sentence, &found)
                    || has_met(&mut met, found.as_str())
                {
                    continue;
                }
                let at = span.start + found.start()..span.start + found.end();
                // Words that stand close together are one stumbling block.
                let near = last.filter(|last| at.start - last.end <= NEAR);
                match (near, hits.last_mut()) {
                    (Some(before), Some(hit)) => *hit = Hit::at(before.start..at.end),
                    _ => hits.push(Hit { span: at, message: self.better(found.as_str()), fix: None }),
                }
                last = hits.last().map(|hit| hit.span.clone());
            }
        }
    }
}

/// Whether it stands within an address, a path or a name with strokes: "nginx.example.com".
fn is_part_of_name(sentence: &str, found: &Match<'_>) -> bool {
    let before = sentence[..found.start()].ends_with(['.', '/', '-', '_', '@', '`', ':', '=']);
    let mut after = sentence[found.end()..].chars();
    let (next, second) = (after.next(), after.next());
    let joins = next.is_some_and(|letter| matches!(letter, '.' | '/' | '_' | '-' | '@' | ':' | '='));
    before || (joins && second.is_some_and(char::is_alphanumeric))
}

/// Whether a word was met before, or is a part or a form of one that was; it is met now.
fn has_met(met: &mut Vec<String>, words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let known = met.iter().any(|other| other.contains(&words) || words.contains(other.as_str()));
    if !known && met.len() < MOST {
        met.push(words);
    }
    known
}

impl Substitution {
    fn better(&self, words: &str) -> Option<String> {
        let whole =
            |(pattern, _): &&(Regex, String)| pattern.find(words).is_some_and(|found| found.len() == words.len());
        let better = self.swaps.iter().find(whole).map(|(_, better)| better).filter(|better| !better.is_empty())?;
        Some(format!("Customers may not know \u{201c}{{match}}\u{201d}: write \u{201c}{better}\u{201d}."))
    }
}
