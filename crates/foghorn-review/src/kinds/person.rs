//! Kind `person`: names of colleagues.
//!
//! Alone, a name is one only beside a role or a team (`patterns`); with an incident at hand, those who have its roles
//! are known by name. Not here: names of customers, which nobody has told us.

use super::existence::Existence;
use super::{Check, Draft, Hit};
use crate::pattern::Lists;
use crate::rule_file::{Flaw, RuleFile};

/// First names shorter than this are words as often as names.
const SHORTEST: usize = 4;
/// A letter to one comes from somebody: its last line is a name.
const SIGNED: [&str; 1] = ["apology-individual"];

#[derive(Debug)]
pub(super) struct Person {
    by_role: Existence,
}

impl Person {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        Ok(Self { by_role: Existence::make(file, lists)? })
    }
}

impl Check for Person {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let before = hits.len();
        self.anybody(draft, hits);
        if SIGNED.contains(&draft.message.occasion) {
            let signature = last_line(draft.reading.text);
            let mut at = 0..;
            hits.retain(|hit| at.next().is_some_and(|at| at < before) || hit.span.start < signature);
        }
    }
}

impl Person {
    fn anybody(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        self.by_role.check(draft, hits);
        let people = draft.around.incident.map_or(&[][..], |known| &known.people);
        for person in people {
            let first = person.split_whitespace().next().filter(|first| first.len() >= SHORTEST && *first != person);
            for name in std::iter::once(person.as_str()).chain(first).filter(|name| !name.trim().is_empty()) {
                let whole = draft
                    .reading
                    .text
                    .match_indices(name)
                    .filter(|(at, name)| stands_alone(draft.reading.text, *at, name))
                    .filter(|(at, name)| !self.by_role.excepts(draft.reading.text, &(*at..at + name.len())));
                hits.extend(whole.map(|(at, name)| Hit::at(at..at + name.len())));
            }
        }
    }
}

/// Where the last line begins that says anything.
fn last_line(text: &str) -> usize {
    text.trim_end().rfind('\n').map_or(0, |at| at + 1)
}

/// Whether no letter touches the name.
fn stands_alone(text: &str, at: usize, name: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    !text[..at].ends_with(letter) && !text[at + name.len()..].starts_with(letter)
}
