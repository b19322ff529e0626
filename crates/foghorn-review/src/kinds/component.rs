//! Kind `component`: a place or a part of the service that nothing on record has.
//!
//! Right rather than eager: `patterns` are places, and a part is a name in capitals behind the words that announce one
//! ("affecting Checkout"). The same place said otherwise (`same`: "EU" for "Europe") is on record. Not here: parts that
//! are said in small letters, which no list can know.

use std::sync::LazyLock;

use regex::Regex;

use super::{Check, Draft, Hit, lacks};
use crate::pattern::{Lists, any_of, own};
use crate::rule_file::{Flaw, Placed, RuleFile};

#[derive(Debug)]
pub(super) struct Component {
    places: Regex,
    same: Vec<Regex>,
    except: Option<Regex>,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"(?:affecting|affects|affected|impacting|impacts|with|of|for|in|on) (?:our |the )?(?<here>(?-i:[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,}){0,2}))",
    )
});

impl Component {
    pub(super) fn make(file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason));
        let places = compile(&file.front.patterns)?.ok_or_else(|| lacks(file, "`patterns`, the places"))?;
        let mut same = Vec::new();
        for names in &file.front.same {
            same.extend(compile(std::slice::from_ref(names))?);
        }
        Ok(Self { places, same, except: compile(&file.front.except)? })
    }

    /// Whether a name, or another one for the same, stands in what is on record.
    fn is_on_record(&self, name: &str, on_record: &str) -> bool {
        let plain = |text: &str| text.to_lowercase().trim_end_matches('s').to_owned();
        let said = name.split(' ').any(|word| on_record.contains(&plain(word)));
        said || self.same.iter().any(|names| names.is_match(name) && names.is_match(on_record))
    }
}

impl Check for Component {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let Some(known) = draft.around.incident else { return };
        let told = known.on_record().chain(known.last_word.as_deref());
        let on_record = told.collect::<Vec<_>>().join("\n").to_lowercase();
        for (span, sentence) in draft.reading.each_sentence() {
            let named = NAMED.captures_iter(sentence).filter_map(|found| found.name("here").map(|name| name.range()));
            let places = self.places.find_iter(sentence).map(|place| place.range());
            let mut found: Vec<_> = named.chain(places).collect();
            found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
            for range in found {
                let name = &sentence[range.clone()];
                let excepted = self.except.as_ref().is_some_and(|except| except.is_match(name));
                if !excepted && !self.is_on_record(name, &on_record) {
                    hits.push(Hit::at(span.start + range.start..span.start + range.end));
                }
            }
        }
    }
}
