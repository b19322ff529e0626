//! The format of a rule file: front matter in TOML between `+++` lines, then a page in Markdown, with examples in it.
//!
//! Examples stand in fences: `flags` (each line has the spans that must be found in «guillemets»; a line without any
//! must have a finding that stands nowhere), `allows` (nothing may be found), `misses` (what an expert would flag and
//! this rule knowingly does not), and `facts` (TOML: what is known of the incident, for the fences after it). After
//! the word a fence may name the occasion, the reader and the channel: `flags resolved to executives on email`. `\n` in a
//! line is a line break, and a line that begins with "Subject: " has its first line as its subject. Not here: what front
//! matter means (`rule`), running the examples (`examples`).

use std::sync::Arc;

use serde::Deserialize;

use crate::agreement::Conditions;
use crate::finding::Level;
use crate::known::Known;

/// A pattern with its place in the front matter.
pub(crate) type Placed = toml::Spanned<String>;

/// What the front matter may say; which of it a kind reads is said by the kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Front {
    /// The kind of check, a name of `kinds`.
    pub(crate) kind: toml::Spanned<String>,
    #[serde(default)]
    pub(crate) severity: Option<Level>,
    /// What to write instead; `{match}` is what was found, `{status}` and `{news}` are the incident's.
    #[serde(default)]
    pub(crate) message: String,
    /// True for rules that do not need English.
    #[serde(default)]
    pub(crate) any_language: bool,
    /// True where the rule also reads code and addresses.
    #[serde(default)]
    pub(crate) in_code: bool,
    /// What is looked for.
    #[serde(default)]
    pub(crate) patterns: Vec<Placed>,
    /// A match that touches one of these is none.
    #[serde(default)]
    pub(crate) except: Vec<Placed>,
    /// A match in a sentence that has one of these is none.
    #[serde(default)]
    pub(crate) unless: Vec<Placed>,
    /// A sentence that has one of these speaks of the machinery alone: for kinds that ask what readers meet.
    #[serde(default)]
    pub(crate) inward: Vec<Placed>,
    /// A sentence that has one of these speaks of readers all the same.
    #[serde(default)]
    pub(crate) outward: Vec<Placed>,
    /// A match in a message that has one of these is none.
    #[serde(default)]
    pub(crate) unless_message: Vec<Placed>,
    /// The rule speaks only of messages that have one of these.
    #[serde(default)]
    pub(crate) when_message: Vec<Placed>,
    /// The rule speaks only of messages that read as one of these.
    #[serde(default)]
    pub(crate) statuses: Vec<crate::status::Status>,
    /// The rule speaks only of messages for these occasions.
    #[serde(default)]
    pub(crate) occasions: Vec<String>,
    /// Whether the rule speaks of documents about an incident (the postmortem), too.
    #[serde(default)]
    pub(crate) documents: Documents,
    /// The rule speaks only of messages to these stakeholders.
    #[serde(default)]
    pub(crate) to: Vec<String>,
    /// The rule does not speak of messages to these stakeholders.
    #[serde(default)]
    pub(crate) not_to: Vec<String>,
    /// The rule speaks only with an incident at hand of which this holds.
    #[serde(default)]
    pub(crate) incident: Option<Conditions>,
    /// The name under which it speaks where a message is read alone.
    #[serde(default)]
    pub(crate) alone: Option<String>,
    /// True where other rules take its place with an incident at hand.
    #[serde(default)]
    pub(crate) only_alone: bool,
    /// A finding that touches one of these rules' findings is the same mistake, and left to them.
    #[serde(default)]
    pub(crate) yields_to: Vec<String>,
    /// The greatest number allowed, for kinds that count.
    #[serde(default)]
    pub(crate) limit: Option<usize>,
    /// The school grade that each stakeholder should meet; `others` for the rest.
    #[serde(default)]
    pub(crate) aims: std::collections::BTreeMap<String, f32>,
    /// The line of the fact sheet that a rule looks for.
    #[serde(default)]
    pub(crate) fact: Option<foghorn_core::Fact>,
    /// Names that mean the same: each pattern has one place's.
    #[serde(default)]
    pub(crate) same: Vec<Placed>,
    /// With an incident at hand of which one of these holds, findings are hints.
    #[serde(default)]
    pub(crate) hint_when: Vec<Conditions>,
    /// What to write instead of what, for kinds that know.
    #[serde(default)]
    pub(crate) swaps: std::collections::BTreeMap<Placed, String>,
    /// Pairs of what was said and of what now says the opposite, for the kind that compares them.
    #[serde(default)]
    pub(crate) reversals: Vec<Reversal>,
    /// Lists that patterns name in braces.
    #[serde(default)]
    pub(crate) words: std::collections::BTreeMap<String, Vec<Placed>>,
}

/// Whether a rule speaks of documents about an incident: the postmortem, which owes nobody a next update.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Documents {
    /// Of messages alone.
    #[default]
    No,
    /// Of messages, and of those documents that everybody may read.
    Public,
    /// Of both.
    Too,
    /// Of documents alone: what makes them blameless.
    Only,
}

/// What was said to a stakeholder, and what takes it back.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reversal {
    pub(crate) said: Vec<Placed>,
    pub(crate) now: Vec<Placed>,
}

/// A rule file, taken apart.
#[derive(Clone, Debug)]
pub(crate) struct RuleFile {
    pub(crate) front: Front,
    /// The line of the front matter's first line, counted from 1.
    front_line: usize,
    front_text: String,
    /// The page, as Markdown.
    pub(crate) page: String,
    pub(crate) examples: Vec<Example>,
}

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What is marked is found, and nothing else.
    Flags,
    /// Nothing is found.
    Allows,
    /// An expert would flag it, and the rule knowingly does not.
    Misses,
}

/// One line of an example fence.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub shows: Shows,
    /// For which occasion it is reviewed; empty: for none.
    pub occasion: String,
    /// For whom; empty: for customers.
    pub stakeholder: String,
    /// On which channel; empty: on none.
    pub channel: String,
    /// Under which subject; empty: under none.
    pub subject: String,
    /// What is known of the incident.
    pub(crate) known: Option<Known>,
    /// The same, as the file says it.
    pub facts: Option<Arc<str>>,
    /// The text without its marks.
    pub text: String,
    /// What must be found, in bytes of the text.
    pub spans: Vec<(usize, usize)>,
    /// Counted from 1.
    pub line: usize,
}

/// A fault without its file: the line, and the reason.
pub(crate) type Flaw = (usize, String);

impl RuleFile {
    /// Reads a file.
    pub(crate) fn read(text: &str) -> Result<Self, Flaw> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines();
        if lines.next().map(str::trim_end) != Some("+++") {
            return Err((
                1,
                "a rule file begins with a line \u{201c}+++\u{201d}, then its front matter in TOML".into(),
            ));
        }
        let front_text: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != "+++").collect();
        let page_line = front_text.len() + 3;
        if text.lines().nth(page_line - 2).map(str::trim_end) != Some("+++") {
            return Err((1, "the front matter has no second line \u{201c}+++\u{201d} at its end".into()));
        }
        let front_text = front_text.join("\n");
        let front: Front = toml::from_str(&front_text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(&front_text, span.start));
            (line + 1, error.message().to_owned())
        })?;
        let page = lines.collect::<Vec<_>>().join("\n");
        let examples = examples(&page, page_line)?;
        Ok(Self { front, front_line: 2, front_text, page, examples })
    }

    /// The line of something in the front matter, counted from 1 in the file.
    pub(crate) fn line<T>(&self, placed: &toml::Spanned<T>) -> usize {
        self.front_line + line_of(&self.front_text, placed.span().start) - 1
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// True where a line of a page opens a fence of examples, or of facts for them.
pub(crate) fn is_example(line: &str) -> bool {
    let word = line.trim_end().strip_prefix("```").map(|fence| fence.split(' ').next().unwrap_or_default());
    word.is_some_and(|word| matches!(word, "flags" | "allows" | "misses" | "facts"))
}

fn examples(page: &str, first_line: usize) -> Result<Vec<Example>, Flaw> {
    let mut found = Vec::new();
    let mut known: Option<Known> = None;
    let mut said: Option<Arc<str>> = None;
    let mut lines = page.lines().zip(first_line..);
    while let Some((line, number)) = lines.next() {
        let Some(fence) = line.trim_end().strip_prefix("```") else { continue };
        let (word, about) = fence.split_once(' ').unwrap_or((fence, ""));
        let setting = Setting::read(about);
        let body: Vec<(&str, usize)> = lines
            .by_ref()
            .take_while(|(line, _)| line.trim_end() != "```")
            .filter(|(line, _)| !line.is_empty())
            .collect();
        let shows = match word {
            "flags" => Shows::Flags,
            "allows" => Shows::Allows,
            "misses" => Shows::Misses,
            "facts" => {
                let facts = body.iter().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
                known = Some(toml::from_str(&facts).map_err(|error| (number, error.message().to_owned()))?);
                said = Some(facts.into());
                continue;
            }
            _ => continue,
        };
        for (line, number) in body {
            let line = line.replace("\\n", "\n");
            let head = line.strip_prefix("Subject: ").and_then(|rest| rest.split_once('\n'));
            let (subject, text) = head.unwrap_or(("", &line));
            let (text, spans) = unmarked(text).map_err(|reason| (number, reason))?;
            found.push(Example {
                shows,
                occasion: setting.occasion.to_owned(),
                stakeholder: setting.stakeholder.to_owned(),
                channel: setting.channel.to_owned(),
                subject: subject.to_owned(),
                known: known.clone(),
                facts: said.clone(),
                text,
                spans,
                line: number,
            });
        }
    }
    Ok(found)
}

/// What a fence says beside its first word: `flags progress to executives on email`.
#[derive(Default)]
struct Setting<'f> {
    occasion: &'f str,
    stakeholder: &'f str,
    channel: &'f str,
}

impl<'f> Setting<'f> {
    fn read(about: &'f str) -> Self {
        let mut setting = Self::default();
        let mut words = about.split_whitespace();
        while let Some(word) = words.next() {
            match word {
                "to" => setting.stakeholder = words.next().unwrap_or_default(),
                "on" => setting.channel = words.next().unwrap_or_default(),
                occasion => setting.occasion = occasion,
            }
        }
        setting
    }
}

/// An example's text without its marks, and where they stood.
fn unmarked(line: &str) -> Result<(String, Vec<(usize, usize)>), String> {
    let (mut text, mut spans, mut open) = (String::with_capacity(line.len()), Vec::new(), None);
    for letter in line.chars() {
        match (letter, open) {
            ('«', None) => open = Some(text.len()),
            ('»', Some(start)) => {
                spans.push((start, text.len()));
                open = None;
            }
            ('«' | '»', _) => return Err("guillemets of an example must come in pairs, none within another".into()),
            _ => text.push(letter),
        }
    }
    if open.is_some() {
        return Err("an example opens a span with \u{ab} and never closes it".into());
    }
    Ok((text, spans))
}
