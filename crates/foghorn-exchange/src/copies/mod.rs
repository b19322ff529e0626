//! A message as other programs take it: plain text, HTML, Slack, mail.
//!
//! In goes the Markdown of a draft, out comes a copy that says the same; Markdown itself is the draft as it stands.
//! Hostile text stays text: raw HTML is shown as it was typed, pictures become their words, and links that could run
//! something lose their address. Not here: sending any of it, and whether it fits the channel (foghorn-drafts).

mod html;
mod mail;
mod page;
mod words;

pub use html::{document, html};
pub use mail::{Mail, Mailbox, eml, mailto};
pub use page::page;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use words::{Marks, words};

/// The words alone, for whatever shows text as it is.
pub fn plain(markdown: &str) -> String {
    words(markdown, &Marks { strong: "", emphasis: "", struck: "", code: "", fence: "", bullet: "- ", heading: "" })
}

/// Slack's mrkdwn, to be pasted into its message field, which takes care of `&`, `<` and `>` by itself.
pub fn slack(markdown: &str) -> String {
    let marks =
        Marks { strong: "*", emphasis: "_", struck: "~", code: "`", fence: "```", bullet: "\u{2022} ", heading: "*" };
    words(markdown, &marks)
}

/// The heading that a message begins with, as one plain line; `None` where it begins otherwise.
pub fn subject(markdown: &str) -> Option<String> {
    let (heading, _) = split(markdown)?;
    Some(one_line(&plain(heading))).filter(|subject| !subject.is_empty())
}

/// The message without the heading that [`subject`] takes.
pub fn body(markdown: &str) -> &str {
    split(markdown).map_or(markdown, |(_, body)| body)
}

fn split(markdown: &str) -> Option<(&str, &str)> {
    let text = markdown.trim_start_matches('\n');
    let (heading, body) = text.split_once('\n').unwrap_or((text, ""));
    heading.starts_with("# ").then(|| (heading, body.trim_start_matches('\n')))
}

/// A message's Markdown: tables are nothing that its channels could show.
const MESSAGE: Options = Options::ENABLE_STRIKETHROUGH;

/// Markdown's events, with all that is not text or structure turned into text.
fn events(markdown: &str, options: Options) -> impl Iterator<Item = Event<'_>> {
    let mut hidden = Vec::new();
    Parser::new_ext(markdown, options).filter_map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_safe = is_safe(dest_url);
            hidden.push(!is_safe);
            is_safe.then_some(event)
        }
        Event::End(TagEnd::Link) => (!hidden.pop().unwrap_or(false)).then_some(event),
        other => Some(other),
    })
}

/// Addresses that open a page or a message, and nothing else.
fn is_safe(url: &CowStr<'_>) -> bool {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    url.contains(':') && ["https", "http", "mailto", "tel"].contains(&scheme.as_str())
}

/// Without line ends and other controls, which would end a header.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
