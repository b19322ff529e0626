//! One rule in force: when it speaks, what it looks for, and what it says.
//!
//! Here: what all kinds share, so that a kind only looks. Not here: the file it came from (`rule_file`), the order and
//! the overlaps of findings (`review`).

use std::sync::Arc;

use regex::Regex;

use crate::agreement::Agreement;
use crate::finding::{Finding, Fix, Level, Part};
use crate::kinds::{self, Check, Draft, Hit};
use crate::message::INTERNAL_DOCUMENT;
use crate::pattern::{Lists, any_of};
use crate::rule_file::{Documents, Example, Flaw, Front, Placed, RuleFile, is_example};
use crate::status::Status;
use crate::text::Language;

/// A rule in force.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name: the file's, without the ending; the name of the mistake.
    pub name: String,
    /// The file, as it was named.
    pub file: String,
    /// How much its findings weigh.
    pub severity: Level,
    /// Its page, in Markdown, with its examples.
    pub page: Page,
    pub(crate) kind: String,
    pub(crate) yields_to: Vec<String>,
    pub(crate) examples: Vec<Example>,
    message: String,
    any_language: bool,
    in_code: bool,
    statuses: Vec<Status>,
    occasions: Vec<String>,
    documents: Documents,
    to: Vec<String>,
    not_to: Vec<String>,
    when_message: Option<Regex>,
    unless_message: Option<Regex>,
    agreement: Option<Agreement>,
    hints: Vec<Agreement>,
    alone: Option<String>,
    only_alone: bool,
    check: Arc<dyn Check>,
}

/// A rule's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(pub String);

impl Page {
    /// Its first heading.
    pub fn title(&self) -> &str {
        self.0.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default()
    }

    /// What it says in words: without its first heading and its examples.
    pub fn prose(&self) -> String {
        let mut kept = Vec::new();
        let mut lines = self.0.lines();
        let mut has_title = false;
        while let Some(line) = lines.next() {
            if !has_title && line.starts_with("# ") {
                has_title = true;
            } else if is_example(line) {
                lines.by_ref().find(|line| line.trim_end() == "```");
            } else {
                kept.push(line);
            }
        }
        kept.join("\n").trim().to_owned()
    }
}

impl Rule {
    /// Makes a rule of a file.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and its line.
    pub(crate) fn make(name: &str, file: &str, parsed: RuleFile, lists: &Lists) -> Result<Self, Flaw> {
        let compile =
            |patterns: &[Placed]| any_of(patterns, lists).map_err(|(placed, reason)| (parsed.line(placed), reason));
        let front = &parsed.front;
        let agreement = Agreement::make(&parsed, lists)?;
        let hints: Result<Vec<_>, Flaw> =
            front.hint_when.iter().map(|conditions| Agreement::of(conditions, &parsed, lists)).collect();
        let hints = hints?;
        let check = kinds::make(name, &parsed, lists)?;
        if front.message.trim().is_empty() && front.kind.get_ref() != kinds::PART {
            return Err((2, "the front matter has no `message`, which says what to write instead".into()));
        }
        let (when_message, unless_message) = (compile(&front.when_message)?, compile(&front.unless_message)?);
        let Front {
            kind,
            severity,
            message,
            any_language,
            in_code,
            statuses,
            occasions,
            documents,
            to,
            not_to,
            yields_to,
            alone,
            only_alone,
            ..
        } = parsed.front;
        Ok(Self {
            name: name.to_owned(),
            file: file.to_owned(),
            severity: severity.unwrap_or(Level::Warning),
            page: Page(parsed.page),
            kind: kind.into_inner(),
            yields_to,
            examples: parsed.examples,
            message,
            any_language,
            in_code,
            statuses,
            occasions,
            documents,
            to,
            not_to,
            when_message,
            unless_message,
            agreement,
            hints,
            alone,
            only_alone,
            check,
        })
    }

    /// The school grade that this stakeholder's texts should need at most; `None` for a rule about something else.
    pub(crate) fn grade_aim(&self, stakeholder: &str) -> Option<f32> {
        self.check.grade_aim(stakeholder)
    }

    /// How many examples its page shows.
    pub fn examples(&self) -> usize {
        self.examples.len()
    }

    /// The part of an apology that this rule finds; `None` for a rule that finds a mistake.
    pub(crate) fn part(&self) -> Option<Part> {
        (self.kind == kinds::PART).then(|| kinds::part_of(&self.name)).flatten()
    }

    /// Whether it speaks under this name where a message is read alone.
    pub(crate) fn speaks_as(&self, name: &str) -> bool {
        self.alone.as_deref() == Some(name)
    }

    /// What the rule says about a message.
    pub(crate) fn findings(&self, draft: &Draft<'_>) -> Vec<Finding> {
        if !self.speaks_of(draft) {
            return Vec::new();
        }
        let text = draft.reading.text;
        let known = draft.around.incident;
        let name = self.alone.as_ref().filter(|_| known.is_none()).unwrap_or(&self.name);
        let hint = known.is_some_and(|known| self.hints.iter().any(|hint| hint.holds(known)));
        let severity = if hint { Level::Hint } else { self.severity };
        let said = |message: &str| match known {
            Some(known) => message.replace("{status}", known.status.as_str()).replace("{news}", &known.news.join(", ")),
            None => message.to_owned(),
        };
        let mut hits = Vec::new();
        self.check.check(draft, &mut hits);
        let seen = |hit: &Hit| self.in_code || !draft.reading.is_opaque(&hit.span);
        hits.into_iter()
            .filter(seen)
            .map(|hit| {
                let message = hit.message.as_deref().unwrap_or(&self.message);
                Finding {
                    rule: name.clone(),
                    severity,
                    start: hit.span.start,
                    end: hit.span.end,
                    message: said(message).replace("{match}", &one_line(&text[hit.span.clone()])),
                    fix: hit.fix.map(|text| Fix { start: hit.span.start, end: hit.span.end, text }),
                }
            })
            .collect()
    }

    fn speaks_of(&self, draft: &Draft<'_>) -> bool {
        let text = draft.reading.text;
        let known = draft.around.incident;
        let agrees = match (&self.agreement, known) {
            (Some(agreement), Some(known)) => agreement.holds(known),
            (Some(_), None) => false,
            (None, known) => known.is_none() || !self.only_alone,
        };
        let of_its_kind = match self.documents {
            Documents::No => !draft.message.is_document(),
            Documents::Public => draft.message.occasion != INTERNAL_DOCUMENT,
            Documents::Too => true,
            Documents::Only => draft.message.is_document(),
        };
        agrees
            && of_its_kind
            && (self.any_language || draft.reading.language == Language::English)
            && (self.statuses.is_empty() || self.statuses.contains(&draft.status))
            && (self.occasions.is_empty() || self.occasions.iter().any(|occasion| occasion == draft.message.occasion))
            && (self.to.is_empty() || self.to.iter().any(|to| to == draft.reader()))
            && !self.not_to.iter().any(|to| to == draft.reader())
            && self.when_message.as_ref().is_none_or(|when| when.is_match(text))
            && self.unless_message.as_ref().is_none_or(|unless| !unless.is_match(text))
    }
}

/// A match as it is quoted in a sentence: on one line, and short.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 { words.join(" ") } else { format!("{} …", words[..12].join(" ")) }
}
