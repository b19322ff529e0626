//! All rules in force, read from files.
//!
//! Later files replace earlier ones of the same name, and an empty file switches a rule off: so are built-in rules
//! overlaid by a team's and a user's. A bad file is a fault and nothing else: what it would have replaced stays. Not
//! here: finding and opening the files (foghorn-app).

use std::collections::BTreeMap;

use crate::finding::Fault;
use crate::kinds;
use crate::pattern::{Lists, lists};
use crate::rule::Rule;
use crate::rule_file::{Flaw, RuleFile};

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
        for (file, text) in files {
            let name = name_of(file);
            if text.trim().is_empty() {
                parsed.remove(name);
                continue;
            }
            match RuleFile::read(text) {
                Ok(rule) => parsed.entry(name).or_default().push((file, rule)),
                Err(flaw) => faults.push(fault(file, flaw)),
            }
        }
        // Lists first: any pattern may name one. Of several files of one name the last one counts.
        let latest = parsed.values().filter_map(|files| files.last());
        let words = latest.filter(|(_, rule)| rule.front.kind.get_ref() == kinds::WORDS);
        let lists = lists(words.flat_map(|(_, rule)| &rule.front.words));
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

/// The last of some files of one name that makes a rule.
fn in_force(name: &str, files: Vec<(&str, RuleFile)>, lists: &Lists, faults: &mut Vec<Fault>) -> Option<Rule> {
    for (file, rule) in files.into_iter().rev() {
        if rule.front.kind.get_ref() == kinds::WORDS {
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
