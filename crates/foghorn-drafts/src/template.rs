//! A template: one file, its head in TOML between `+++`, then the message.
//!
//! Here: the format and its reading, with the line of a fault. Not here: the language of the message (`grammar`), and
//! which template is in force (`library`).

use std::collections::BTreeSet;

use foghorn_core::StakeholderId;
use serde::Deserialize;

use crate::grammar::{Checked, Wrong, check};
use crate::occasion::Occasion;
use crate::sheet::Line;

/// The folder of what anybody may be sent.
pub const ANYBODY: &str = "any";

/// A message to be filled.
#[derive(Clone, Debug)]
pub struct Template {
    /// Folder and file without its ending: `customers/progress`.
    pub name: String,
    /// Its name on the screen.
    pub title: String,
    /// What the message is for.
    pub occasion: Occasion,
    /// Other occasions that it serves for its stakeholders.
    pub stands_for: Vec<Occasion>,
    /// For whom; empty: anybody.
    pub stakeholders: Vec<StakeholderId>,
    /// Where it goes; decides how its length is counted and whether it may use Markdown.
    pub channel: Option<String>,
    /// A length of its own, in the channel's units.
    pub limit: Option<usize>,
    /// When it is offered, in a sentence.
    pub offered: String,
    /// What the message must not go without: where the text leaves it out, its blank is put at the end.
    pub needs: Vec<Line>,
    /// The whole file, as it was written: where a user's own begins.
    pub source: String,
    pub(crate) checked: Checked,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    occasion: Occasion,
    #[serde(default)]
    stands_for: Vec<Occasion>,
    #[serde(default)]
    stakeholders: Vec<StakeholderId>,
    #[serde(default)]
    channel: Option<String>,
    #[serde(default)]
    limit: Option<usize>,
    offered: String,
    #[serde(default)]
    needs: Vec<Line>,
}

impl Template {
    /// Reads `customers/progress.md` (a name without the ending) and its text.
    pub(crate) fn read(name: &str, text: &str) -> Result<Self, Wrong> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let (head, body, body_line) = split(&text)?;
        let head: Head = toml::from_str(head).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            Wrong { line: line_of(head, start) + 1, reason: error.message().to_owned() }
        })?;
        let checked = check(body).map_err(|wrong| Wrong { line: wrong.line + body_line - 1, ..wrong })?;
        let folder = name.split('/').next().unwrap_or_default();
        let mut stakeholders = head.stakeholders;
        if stakeholders.is_empty() && folder != ANYBODY {
            stakeholders.push(StakeholderId::new(folder));
        }
        Ok(Self {
            name: name.to_owned(),
            title: head.title,
            occasion: head.occasion,
            stands_for: head.stands_for,
            stakeholders,
            channel: head.channel,
            limit: head.limit,
            offered: head.offered,
            needs: head.needs,
            source: text.clone(),
            checked,
        })
    }

    /// True where it can be sent to this stakeholder.
    pub fn is_for(&self, stakeholder: &StakeholderId) -> bool {
        self.stakeholders.is_empty() || self.stakeholders.contains(stakeholder)
    }

    /// True where it serves this occasion.
    pub fn serves(&self, occasion: Occasion) -> bool {
        self.occasion == occasion || self.stands_for.contains(&occasion)
    }

    /// Every line of the sheet that it prints, asks for or needs.
    pub fn asks(&self) -> BTreeSet<Line> {
        self.checked.asks.iter().chain(&self.needs).copied().collect()
    }

    /// True where its channel shows the text as it is, so that Markdown would be seen.
    pub fn is_plain(&self) -> bool {
        self.channel.as_deref().is_some_and(crate::length::is_plain)
    }
}

/// Head, message, and the line of the file on which the message begins.
fn split(text: &str) -> Result<(&str, &str, usize), Wrong> {
    let missing = |line| Wrong {
        line,
        reason: "a template begins with a head between two lines of `+++`: title, occasion and offered".to_owned(),
    };
    let rest = text.strip_prefix("+++\n").ok_or_else(|| missing(1))?;
    let (head, body) = match rest.strip_prefix("+++\n") {
        Some(body) => ("", body),
        None => rest.split_once("\n+++\n").ok_or_else(|| missing(1))?,
    };
    let body_line = text[..text.len() - body.len()].matches('\n').count() + 1;
    Ok((head, body, body_line))
}

/// Counted from 1, within the head, whose first line is the file's second.
fn line_of(head: &str, offset: usize) -> usize {
    head.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
