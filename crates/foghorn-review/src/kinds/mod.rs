//! Kinds of check, one a file: a rule file names its kind and brings the data.
//!
//! `existence`, `absence`, `limit` and `substitution` are all data; the others are named after what they know. Not
//! here: when a rule speaks, and what it says (`rule`).

mod absence;
mod acronym;
mod component;
mod duration;
mod excuse;
mod existence;
mod figure;
mod grade;
mod impact;
mod length;
mod limit;
mod next_update;
mod on_record;
mod ownership;
mod person;
mod promise;
mod repeat;
mod reversal;
mod scope;
mod substitution;
mod told;
mod zoneless;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::finding::{Part, Place};
use crate::message::{Around, Message};
use crate::pattern::Lists;
use crate::rule_file::{Flaw, RuleFile};
use crate::status::Status;
use crate::text::Reading;

/// The kind of files that are no rule, but lists of words for the patterns of others.
pub(crate) const WORDS: &str = "words";
/// The kind of rules that find a part of an apology; looks as `existence` does.
pub(crate) const PART: &str = "part";

/// A message, read.
pub(crate) struct Draft<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) message: &'a Message<'a>,
    pub(crate) around: &'a Around<'a>,
    pub(crate) status: Status,
    /// The parts of an apology; empty while they are being looked for.
    pub(crate) places: &'a [Place],
}

impl Draft<'_> {
    /// To whom it is written.
    pub(crate) fn reader(&self) -> &str {
        if self.message.stakeholder.is_empty() { "customers" } else { self.message.stakeholder }
    }
}

/// Something found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hit {
    /// Empty at 0 where something is missing.
    pub(crate) span: Range<usize>,
    /// What to say instead of the rule's message.
    pub(crate) message: Option<String>,
    /// What to put in its place.
    pub(crate) fix: Option<String>,
}

impl Hit {
    /// Found here.
    pub(crate) fn at(span: Range<usize>) -> Self {
        Self { span, ..Self::default() }
    }
}

/// Looks for one mistake.
pub(crate) trait Check: fmt::Debug + Send + Sync {
    /// Adds what it finds.
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>);

    /// The school grade that this stakeholder's texts should need at most, where the check knows one.
    fn grade_aim(&self, _stakeholder: &str) -> Option<f32> {
        None
    }
}

/// Makes the check that a rule file asks for.
///
/// # Errors
/// Where the kind is unknown, or lacks what it needs.
pub(crate) fn make(name: &str, file: &RuleFile, lists: &Lists) -> Result<Arc<dyn Check>, Flaw> {
    if file.front.kind.get_ref() == PART && part_of(name).is_none() {
        let reason = "a file of kind \u{201c}part\u{201d} is called part-regret, part-explanation, part-ownership, part-promise, part-repair or part-forgiveness";
        return Err((file.line(&file.front.kind), reason.into()));
    }
    Ok(match file.front.kind.get_ref().as_str() {
        "existence" | PART => Arc::new(existence::Existence::make(file, lists)?),
        "absence" => Arc::new(absence::Absence::make(file, lists)?),
        "limit" => Arc::new(limit::Limit::make(file)?),
        "substitution" => Arc::new(substitution::Substitution::make(file, lists)?),
        "next-update" => Arc::new(next_update::NextUpdate::make(file, lists)?),
        "ownership" => Arc::new(ownership::Lacking(Part::Ownership)),
        "repair" => Arc::new(ownership::Lacking(Part::Repair)),
        "duration" => Arc::new(duration::Duration),
        "impact" => Arc::new(impact::Impact::make(file, lists)?),
        "figure" => Arc::new(figure::Figure::make(file, lists)?),
        "on-record" => Arc::new(on_record::OnRecord),
        "person" => Arc::new(person::Person::make(file, lists)?),
        "promise-past" => Arc::new(promise::Promise::Past),
        "promise-zoneless" => Arc::new(promise::Promise::Zoneless),
        "acronym" => Arc::new(acronym::Acronym::make(file, lists)?),
        "component" => Arc::new(component::Component::make(file, lists)?),
        "excuse" => Arc::new(excuse::Excuse),
        "grade" => Arc::new(grade::Grade::make(file)?),
        "length" => Arc::new(length::TooLong::Text),
        "subject" => Arc::new(length::TooLong::Subject),
        "told" => Arc::new(told::Told::make(file)?),
        "promise-twice" => Arc::new(promise::Promise::Twice),
        "promise-late" => Arc::new(promise::Promise::Late),
        "repeat" => Arc::new(repeat::Repeat),
        "reversal" => Arc::new(reversal::Reversal::make(file, lists)?),
        "scope" => Arc::new(scope::Scope::make(file, lists)?),
        "zoneless" => Arc::new(zoneless::Zoneless),
        other => {
            let reason = format!("{name} names the kind \u{201c}{other}\u{201d}, which this version does not know");
            return Err((file.line(&file.front.kind), reason));
        }
    })
}

/// The part of an apology that a rule of kind `part` finds, by the rule's name.
pub(crate) fn part_of(name: &str) -> Option<Part> {
    Some(match name {
        "part-regret" => Part::Regret,
        "part-explanation" => Part::Explanation,
        "part-ownership" => Part::Ownership,
        "part-promise" => Part::Promise,
        "part-repair" => Part::Repair,
        "part-forgiveness" => Part::Forgiveness,
        _ => return None,
    })
}

/// Something a kind cannot do without.
pub(crate) fn lacks(file: &RuleFile, what: &str) -> Flaw {
    (file.line(&file.front.kind), format!("a rule of this kind needs {what}"))
}

/// The last bytes of a text, and as many more as the letter there has.
fn tail(text: &str, reach: usize) -> &str {
    let from = (0..=text.len().saturating_sub(reach)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[from..]
}
