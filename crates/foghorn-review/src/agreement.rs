//! When a rule that compares with an incident speaks, and when it only hints: the conditions on facts that its file may
//! set.
//!
//! Here: conditions that are data. Not here: comparisons that need code (`kinds::promise`, `kinds::repeat`).

use std::collections::BTreeMap;

use foghorn_core::{Fact, Severity, Status};
use regex::Regex;
use serde::Deserialize;

use crate::known::Known;
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Flaw, Placed, RuleFile};

/// The table `incident` of a rule file. All that is said must hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Conditions {
    /// It stands in one of these.
    #[serde(default)]
    status: Vec<Status>,
    /// It weighs one of these.
    #[serde(default)]
    severity: Vec<Severity>,
    /// These lines of the fact sheet have one of these words.
    #[serde(default)]
    fact: BTreeMap<Fact, Vec<Placed>>,
    /// These lines of the fact sheet are empty, or have none of these words.
    #[serde(default)]
    no_fact: BTreeMap<Fact, Vec<Placed>>,
    /// Whether something has changed since this stakeholder's last word.
    #[serde(default)]
    news: Option<bool>,
    /// Whether compensation has been approved.
    #[serde(default)]
    compensation_approved: Option<bool>,
    /// Whether a legal hold is on.
    #[serde(default)]
    legal_hold: Option<bool>,
}

/// Conditions, compiled.
#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    conditions: Conditions,
    facts: Vec<(Fact, Regex)>,
    no_facts: Vec<(Fact, Regex)>,
}

impl Agreement {
    /// Compiles the conditions of a file; `None` where it sets none.
    pub(crate) fn make(file: &RuleFile, lists: &Lists) -> Result<Option<Self>, Flaw> {
        let Some(conditions) = &file.front.incident else { return Ok(None) };
        Self::of(conditions, file, lists).map(Some)
    }

    /// Compiles conditions.
    pub(crate) fn of(conditions: &Conditions, file: &RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile = |facts: &BTreeMap<Fact, Vec<Placed>>| {
            let mut all = Vec::new();
            for (fact, patterns) in facts {
                let regex = any_of(patterns, lists).map_err(|(placed, reason)| (file.line(placed), reason))?;
                all.extend(regex.map(|regex| (*fact, regex)));
            }
            Ok::<_, Flaw>(all)
        };
        let (facts, no_facts) = (compile(&conditions.fact)?, compile(&conditions.no_fact)?);
        Ok(Self { conditions: conditions.clone(), facts, no_facts })
    }

    /// Whether the rule speaks, with these facts at hand.
    pub(crate) fn holds(&self, known: &Known) -> bool {
        let Conditions { status, severity, news, compensation_approved, legal_hold, .. } = &self.conditions;
        let says = |(fact, words): &(Fact, Regex)| known.fact(*fact).is_some_and(|text| words.is_match(text));
        (status.is_empty() || status.contains(&known.status))
            && (severity.is_empty() || severity.contains(&known.severity))
            && news.is_none_or(|news| news != known.news.is_empty())
            && compensation_approved.is_none_or(|approved| approved == known.compensation_approved)
            && legal_hold.is_none_or(|hold| hold == known.legal_hold)
            && self.facts.iter().all(says)
            && !self.no_facts.iter().any(says)
    }
}
