//! HTML for mail programs and status pages: the structure of the message and nothing else.
//!
//! pulldown-cmark is given no raw HTML to pass on (`events` made text of it); ammonia then keeps the few tags that a
//! message needs, so that a fault of ours would still let nothing through.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::Options;

use super::{MESSAGE, events};

const TAGS: [&str; 19] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "del",
    "code",
    "pre",
    "blockquote",
    "a",
    "br",
    "hr",
];

/// What a document may have beside that.
const TABLES: [&str; 6] = ["table", "thead", "tbody", "tr", "th", "td"];

/// The message as HTML, without head and body tags.
pub fn html(markdown: &str) -> String {
    cleaned(markdown, MESSAGE, &[])
}

/// A report or a postmortem as HTML, without head and body tags: it may have tables.
pub fn document(markdown: &str) -> String {
    cleaned(markdown, MESSAGE | Options::ENABLE_TABLES, &TABLES)
}

fn cleaned(markdown: &str, options: Options, beside: &[&str]) -> String {
    let mut page = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut page, events(markdown, options));
    let clean = ammonia::Builder::empty()
        .tags(TAGS.iter().chain(beside).copied().collect())
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .clean(&page)
        .to_string();
    clean.trim_end().to_owned()
}
