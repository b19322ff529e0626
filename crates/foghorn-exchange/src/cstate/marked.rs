//! Paragraphs that a page marked with the time of their posting, and what is left.

use foghorn_core::{At, Status};

use super::instant;
use crate::statuspage_jsonl::vocabulary;

/// A paragraph with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// When it was posted.
    pub(super) at: At,
    /// The status that it begins with (`*Resolved* - …`), where it names one.
    pub(super) status: Option<Status>,
    /// Its text, without the mark.
    pub(super) text: String,
}

/// The marked paragraphs, oldest first, and the rest of the text as it stood.
pub(super) fn split(body: &str) -> (Vec<Marked>, String) {
    let (mut marked, mut rest) = (Vec::new(), Vec::new());
    let body = body.replace("\r\n", "\n");
    for paragraph in body.split("\n\n") {
        match read(paragraph) {
            Some(update) => marked.push(update),
            None => rest.push(paragraph),
        }
    }
    // A page puts the newest on top; those of one second keep their order, turned round.
    marked.reverse();
    marked.sort_by_key(|update: &Marked| update.at);
    (marked, rest.join("\n\n").trim().to_owned())
}

fn read(paragraph: &str) -> Option<Marked> {
    let (before, from) = paragraph.split_once("{{<")?;
    let (mark, after) = from.split_once(">}}")?;
    let time = mark.trim().strip_prefix("track")?.trim().trim_matches('"');
    let text = format!("{}{}", before.trim(), after.trim_end());
    let first: String = text.chars().skip_while(|c| matches!(c, '*' | '_')).take_while(|c| c.is_alphabetic()).collect();
    Some(Marked { at: instant::read(time)?, status: vocabulary::status(&first), text: text.trim().to_owned() })
}
