//! Kind `grade`: harder to read than its stakeholder should have it.
//!
//! `aims` has the school grade for each stakeholder, `others` for the rest; the finding stands at the hardest sentence.
//! Not here: the grade itself (`text::grade`).

use std::collections::BTreeMap;

use super::{Check, Draft, Hit, lacks};
use crate::rule_file::{Flaw, RuleFile};
use crate::text::{Language, grade_of, words};

/// A message of fewer words has no grade that means anything.
const SHORTEST: usize = 25;
/// A sentence of fewer words is not what makes a text hard.
const SENTENCE: usize = 8;

#[derive(Debug)]
pub(super) struct Grade {
    aims: BTreeMap<String, f32>,
}

impl Grade {
    pub(super) fn make(file: &RuleFile) -> Result<Self, Flaw> {
        let aims = file.front.aims.clone();
        if !aims.contains_key("others") {
            return Err(lacks(file, "`aims`, with a grade for `others`"));
        }
        Ok(Self { aims })
    }

    fn aim(&self, stakeholder: &str) -> f32 {
        self.aims.get(stakeholder).or_else(|| self.aims.get("others")).copied().unwrap_or(f32::MAX)
    }
}

impl Check for Grade {
    fn grade_aim(&self, stakeholder: &str) -> Option<f32> {
        Some(self.aim(stakeholder))
    }

    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let reading = draft.reading;
        let aim = self.aim(draft.reader());
        let hard = reading.grade.filter(|grade| *grade > aim && reading.words >= SHORTEST);
        let Some(grade) = hard.filter(|_| reading.language == Language::English) else { return };
        let graded = reading.each_sentence().filter(|(_, sentence)| words(sentence).count() >= SENTENCE);
        let graded = graded.filter_map(|(span, sentence)| Some((span, grade_of(sentence)?)));
        let hardest = graded.max_by(|(_, one), (_, other)| one.total_cmp(other));
        hits.extend(hardest.map(|(span, _)| {
            let said = format!(
                "It reads at school grade {grade:.0}, and {aim:.0} is enough for these readers. This sentence is the \
                 hardest: shorter words, or two sentences."
            );
            Hit { span, message: Some(said), fix: None }
        }));
    }
}
