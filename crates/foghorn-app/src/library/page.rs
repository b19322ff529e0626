//! What a file of the library says of itself: a rule's page with its examples run, a template's messages at three turns
//! of an incident, what a playbook says (`playbook_page`).
//!
//! What a text says is read from the text, so that a page is there also for what is switched off. Not here: whether it is
//! in force (`stack`).

use foghorn_core::Playbook;
use foghorn_drafts::{Library as Templates, Origin, Template, Turn, preview};
use foghorn_exchange::copies;
use foghorn_review::{Example, Level, Said, Shows};
use serde::Serialize;
use ts_rs::TS;

use super::Library;
use super::kind::LibraryKind;
use super::playbook_page::{PlaybookPage, playbook_page};
use super::stack::Stack;
use crate::read::archive::Piece;

/// The tag of lists of words, which are no rule.
pub(super) const WORDS: &str = "words";

/// What a list says of a file.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) tag: String,
}

/// What a file says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) rule: Option<RulePage>,
    pub(crate) template: Option<TemplatePage>,
    pub(crate) playbook: Option<PlaybookPage>,
}

/// A rule of the review.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RulePage {
    /// The kind of check; `words` for lists that the patterns of others name.
    pub check: String,
    /// `error`, `warning` or `hint`; missing for lists of words and for parts of an apology.
    pub severity: Option<String>,
    /// What its findings say; `{match}` is what was found.
    pub message: String,
    /// Rules whose findings count where they touch one of its own.
    pub yields_to: Vec<String>,
    /// What it shows that it does.
    pub examples: Vec<RuleExample>,
}

/// An example of a rule, which is also its test.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct RuleExample {
    /// `flags`, `allows` or `misses`.
    pub shows: String,
    /// For which occasion; empty: for none.
    pub occasion: String,
    /// What is known of the incident, as the file says it.
    pub facts: Option<String>,
    /// Its text; what must be found is marked.
    pub pieces: Vec<Piece>,
    /// Counted from 1.
    pub line: usize,
    /// What the rule does instead.
    pub fault: Option<String>,
}

/// A message to be filled.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct TemplatePage {
    /// What it is for.
    pub occasion: String,
    /// What else it stands for.
    pub stands_for: Vec<String>,
    /// For whom; empty: anybody.
    pub stakeholders: Vec<String>,
    /// Where it goes.
    pub channel: Option<String>,
    /// The most that it may have there.
    pub limit: Option<usize>,
    /// When it is offered, in a sentence.
    pub offered: String,
    /// How it reads, from facts that are always the same.
    pub previews: Vec<TemplatePreview>,
}

/// How a template reads at one turn of an incident.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct TemplatePreview {
    /// Which turn, in words.
    pub turn: String,
    /// The message as HTML; missing where its channel shows the text as it is.
    pub html: Option<String>,
    /// The message.
    pub text: String,
    /// How long it is, in its channel's units.
    pub used: usize,
    /// How long it may be.
    pub limit: Option<usize>,
    /// What its author would want to know.
    pub remarks: Vec<String>,
}

/// What a list says of a file; of one that cannot be read, its name.
pub(crate) fn about(kind: LibraryKind, name: &str, text: &str) -> About {
    let about = match kind {
        LibraryKind::Rule => Said::read(text).ok().map(|rule| About {
            title: rule.page.title().to_owned(),
            about: first_sentence(&rule.page.prose()),
            tag: rule.severity.map_or_else(|| rule.kind.clone(), |severity| severity_word(severity).to_owned()),
        }),
        LibraryKind::Template => template(name, text).map(|template| About {
            title: template.title,
            about: template.offered,
            tag: template.occasion.to_string(),
        }),
        LibraryKind::Playbook => Playbook::read(text).ok().map(|playbook| About {
            title: name.to_owned(),
            about: playbook.about,
            tag: String::new(),
        }),
    };
    let about = about.unwrap_or_default();
    About { title: if about.title.is_empty() { name.to_owned() } else { about.title }, ..about }
}

/// What a file says of itself.
pub(crate) fn said_of(library: &Library, stack: &Stack<'_>, text: &str) -> Page {
    match stack.kind {
        LibraryKind::Rule => Said::read(text).map(|rule| rule_page(library, stack, rule)).unwrap_or_default(),
        LibraryKind::Template => {
            let page = template(&stack.name, text).map(|template| template_page(&template));
            Page { template: page, ..Page::default() }
        }
        LibraryKind::Playbook => {
            let Ok(playbook) = Playbook::read(text) else { return Page::default() };
            Page {
                html: copies::html(&playbook.about),
                playbook: Some(playbook_page(library, &playbook)),
                ..Page::default()
            }
        }
    }
}

fn rule_page(library: &Library, stack: &Stack<'_>, rule: Said) -> Page {
    let faults = library.faults_of_examples(&stack.name);
    let fault =
        |example: &Example| faults.iter().find(|fault| fault.line == example.line).map(|fault| fault.reason.clone());
    let example = |example: &Example| RuleExample {
        shows: match example.shows {
            Shows::Flags => "flags",
            Shows::Allows => "allows",
            Shows::Misses => "misses",
        }
        .to_owned(),
        occasion: example.occasion.clone(),
        facts: example.facts.as_deref().map(str::to_owned),
        pieces: pieces(&example.text, &example.spans),
        line: example.line,
        fault: fault(example),
    };
    Page {
        html: copies::html(&rule.page.prose()),
        rule: Some(RulePage {
            severity: rule.severity.map(|severity| severity_word(severity).to_owned()),
            check: rule.kind,
            message: rule.message,
            yields_to: rule.yields_to,
            examples: rule.examples.iter().map(example).collect(),
        }),
        ..Page::default()
    }
}

fn template_page(template: &Template) -> TemplatePage {
    let turns = [
        (Turn::First, "Just declared: nothing is known but the title"),
        (Turn::Open, "The cause is known, every fact is stated, and they have heard once"),
        (Turn::Over, "It is resolved"),
    ];
    let shown = |(turn, words): (Turn, &str)| {
        let turn_words = words.to_owned();
        match preview(template, turn) {
            Ok(preview) => TemplatePreview {
                turn: turn_words,
                html: (!template.is_plain()).then(|| copies::html(&preview.text)),
                text: preview.text,
                used: preview.length.used,
                limit: preview.length.limit,
                remarks: preview.remarks,
            },
            Err(fault) => TemplatePreview {
                turn: turn_words,
                html: None,
                text: String::new(),
                used: 0,
                limit: None,
                remarks: vec![format!("Line {}: {}.", fault.line, fault.reason)],
            },
        }
    };
    TemplatePage {
        occasion: template.occasion.to_string(),
        stands_for: template.stands_for.iter().map(ToString::to_string).collect(),
        stakeholders: template.stakeholders.iter().map(ToString::to_string).collect(),
        channel: template.channel.clone(),
        limit: template.limit,
        offered: template.offered.clone(),
        previews: turns.into_iter().map(shown).collect(),
    }
}

/// Reads a template by itself.
fn template(name: &str, text: &str) -> Option<Template> {
    let mut alone = Templates::default();
    alone.add(&format!("{name}.md"), text, Origin::Yours);
    alone.named(name).cloned()
}

fn severity_word(severity: Level) -> &'static str {
    match severity {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "hint",
    }
}

/// The first sentence of a page, on one line and without the marks of Markdown.
fn first_sentence(prose: &str) -> String {
    let paragraph = prose.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let end = paragraph
        .char_indices()
        .find(|(at, letter)| matches!(letter, '.' | '!' | '?') && paragraph[at + letter.len_utf8()..].starts_with(' '));
    let sentence = end.map_or(paragraph.as_str(), |(at, letter)| &paragraph[..at + letter.len_utf8()]);
    sentence.replace(['`', '*'], "")
}

fn pieces(text: &str, spans: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut push = |text: &str, hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), hit });
        }
    };
    for (start, end) in spans {
        push(&text[from..*start], false);
        push(&text[*start..*end], true);
        from = *end;
    }
    push(&text[from..], false);
    pieces
}
