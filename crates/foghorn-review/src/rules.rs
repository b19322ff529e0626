//! All rules in force, read from files.
//!
//! Later files replace earlier ones of the same name, and an empty file switches a rule off: so are built-in rules
//! overlaid by a team's and a user's. A bad file is a fault and nothing else: what it would have replaced stays. Lists of
//! words are replaced one by one, and never switched off, because the patterns of other rules name them. Not here: finding
//! and opening the files (foghorn-app).

use std::collections::BTreeMap;

use crate::finding::Fault;
use crate::kinds;
use crate::pattern::{Lists, any_of, lists};
use crate::rule::Rule;
use crate::rule_file::{Flaw, Placed, RuleFile};

/// Rules by name, ready to review.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// In the order of their names.
    all: Vec<Rule>,
}

impl Rules {
    /// Reads rule files, each with its name (`minimising.md`, with or without folders) and its text.
    pub fn read<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut parsed: BTreeMap<&str, Vec<(&str, RuleFile)>> = BTreeMap::new();
        // The later a file, the stronger it is, whatever its name.
        let mut rank: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, (file, text)) in files.enumerate() {
            rank.insert(file, place);
            let name = name_of(file);
            if text.trim().is_empty() {
                let files = parsed.get(name);
                if files.is_some_and(|files| files.iter().any(|(_, rule)| is_words(rule))) {
                    let reason =
                        "patterns of other rules name these lists, so they stay in force; empty single lists instead";
                    faults.push(fault(file, (1, reason.to_owned())));
                } else {
                    parsed.remove(name);
                }
                continue;
            }
            match RuleFile::read(text) {
                Ok(rule) => parsed.entry(name).or_default().push((file, rule)),
                Err(flaw) => faults.push(fault(file, flaw)),
            }
        }
        // Lists first: any pattern may name one.
        let mut by_rank: Vec<_> = parsed.values().flatten().collect();
        by_rank.sort_by_key(|(file, _)| rank.get(file));
        let lists = lists_in_force(by_rank.into_iter(), &mut faults);
        let mut all = Vec::new();
        for (name, files) in parsed {
            all.extend(in_force(name, files, &lists, &mut faults));
        }
        (Self { all }, faults)
    }

    /// The rules, by name; also those that find the parts of an apology.
    pub fn all(&self) -> &[Rule] {
        &self.all
    }

    /// The school grade that this stakeholder's texts should need at most, where a rule in force says so.
    pub fn grade_aim(&self, stakeholder: &str) -> Option<f32> {
        self.all.iter().find_map(|rule| rule.grade_aim(stakeholder))
    }

    /// The rule of this name.
    pub fn named(&self, name: &str) -> Option<&Rule> {
        self.all.binary_search_by(|rule| rule.name.as_str().cmp(name)).ok().and_then(|index| self.all.get(index))
    }
}

/// Of each list the last one whose words are patterns.
fn lists_in_force<'f>(files: impl Iterator<Item = &'f (&'f str, RuleFile)>, faults: &mut Vec<Fault>) -> Lists {
    let words: Vec<_> = files.filter(|(_, rule)| is_words(rule)).collect();
    let mut all: BTreeMap<&String, Vec<_>> = BTreeMap::new();
    for (file, rule) in &words {
        for (name, words) in &rule.front.words {
            all.entry(name).or_default().push((file, rule, words));
        }
    }
    loop {
        let last = |list: &[(_, _, &'f Vec<Placed>)]| list.last().map(|(.., words)| *words);
        let found = lists(all.iter().filter_map(|(name, list)| Some((*name, last(list)?))));
        // One file alone needs no proof: a bad list of it is named by the first rule that uses it.
        let mut bad = Vec::new();
        if words.len() > 1 {
            for (name, list) in &all {
                let Some((file, rule, words)) = list.last() else { continue };
                if let Err((placed, reason)) = any_of(words, &found) {
                    faults.push(fault(file, (rule.line(placed), reason)));
                    bad.push(*name);
                }
            }
        }
        if bad.is_empty() {
            return found;
        }
        for name in bad {
            all.get_mut(name).and_then(Vec::pop);
        }
    }
}

fn is_words(rule: &RuleFile) -> bool {
    rule.front.kind.get_ref() == kinds::WORDS
}

/// The last of some files of one name that makes a rule.
fn in_force(name: &str, files: Vec<(&str, RuleFile)>, lists: &Lists, faults: &mut Vec<Fault>) -> Option<Rule> {
    for (file, rule) in files.into_iter().rev() {
        if is_words(&rule) {
            return None;
        }
        match Rule::make(name, file, rule, lists) {
            Ok(rule) => return Some(rule),
            Err(flaw) => faults.push(fault(file, flaw)),
        }
    }
    None
}

fn fault(file: &str, (line, reason): Flaw) -> Fault {
    Fault { file: file.to_owned(), line, reason }
}

/// `minimising` of `rules/minimising.md`.
fn name_of(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".md").unwrap_or(name)
}
