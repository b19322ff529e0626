//! One line of the file: the fields that are read, and what a line must have to be taken in.

use std::ops::RangeInclusive;

use chrono::Datelike;
use foghorn_core::At;
use serde::{Deserialize, Deserializer};

use crate::fault::LineFault;
use crate::lines::{LONGEST_LINE, too_long};

/// Years that a record may speak of; what lies outside them is a slip, and no export could carry it.
const YEARS: RangeInclusive<i32> = 1970..=9999;

/// One incident of a status page. Fields that stand in the line and not here are left out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// The page's own id of it.
    #[serde(deserialize_with = "text_or_number")]
    pub id: String,
    /// One line; may be empty.
    #[serde(default, deserialize_with = "null_is_nothing")]
    pub title: String,
    /// Its page.
    #[serde(default)]
    pub url: Option<String>,
    /// When the page says that it began.
    #[serde(default)]
    pub started_at: Option<At>,
    /// When the page says that it ended.
    #[serde(default)]
    pub resolved_at: Option<At>,
    /// The page's word for how bad it was.
    #[serde(default)]
    pub impact: Option<String>,
    /// What was affected.
    #[serde(default)]
    pub components: Option<Vec<String>>,
    /// The messages, oldest first.
    #[serde(default, deserialize_with = "null_is_nothing")]
    pub updates: Vec<Update>,
}

/// One message of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Update {
    /// When it was posted.
    pub at: At,
    /// The page's word for where the incident stood; "Update" where it stood as before.
    #[serde(default, deserialize_with = "null_is_nothing")]
    pub status: String,
    /// The text.
    #[serde(default, deserialize_with = "null_is_nothing")]
    pub message: String,
}

/// Reads one line.
///
/// # Errors
/// Why the line cannot be taken in; the others can.
pub fn read_line(line_no: usize, line: &str) -> Result<Record, LineFault> {
    if line.len() > LONGEST_LINE {
        return Err(LineFault::new(line_no, too_long()));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| LineFault::json(line_no, &error))?;
    record.checked().map_err(|reason| LineFault::new(line_no, reason))
}

impl Record {
    /// The record, where it can be taken in; else why not.
    pub(crate) fn checked(self) -> Result<Self, String> {
        match self.refusal() {
            Some(reason) => Err(reason),
            None => Ok(self),
        }
    }

    /// The host of its page, which tells the ids of two pages apart; empty where it has no page.
    pub(super) fn host(&self) -> String {
        let address = self.url.as_deref().and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        address.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The title in one line.
    pub(super) fn title_line(&self) -> String {
        let line = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { format!("Untitled incident {}", self.id) } else { line }
    }

    fn refusal(&self) -> Option<String> {
        if self.id.is_empty() || self.id.len() > 100 || self.id.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Some("its id must be 1 to 100 bytes without blanks".to_owned());
        }
        if self.updates.is_empty() && self.started_at.is_none() {
            return Some("it has neither a start nor an update, so it has no place in time".to_owned());
        }
        let mut times = self.updates.iter().map(|update| update.at).chain(self.started_at).chain(self.resolved_at);
        if times.any(|at| !YEARS.contains(&at.year())) {
            return Some(format!("it has a time outside the years {} to {}", YEARS.start(), YEARS.end()));
        }
        let mut texts = vec![("title", self.title.as_str())];
        texts.extend(self.url.as_deref().map(|url| ("url", url)));
        texts.extend(self.impact.as_deref().map(|impact| ("impact", impact)));
        texts.extend(self.components.iter().flatten().map(|name| ("components", name.as_str())));
        texts.extend(
            self.updates.iter().flat_map(|update| [("status", update.status.as_str()), ("message", &update.message)]),
        );
        let (field, _) = texts.into_iter().find(|(_, text)| text.contains('\0'))?;
        Some(format!("its {field} holds a NUL character, which no message can hold"))
    }
}

fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum TextOrNumber {
        Text(String),
        Number(u64),
    }
    Ok(match TextOrNumber::deserialize(deserializer)? {
        TextOrNumber::Text(text) => text,
        TextOrNumber::Number(number) => number.to_string(),
    })
}

fn null_is_nothing<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
