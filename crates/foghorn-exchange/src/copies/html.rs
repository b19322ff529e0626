//! HTML for mail programs and status pages: the structure of the message and nothing else.
//!
//! pulldown-cmark is given no raw HTML to pass on (`events` made text of it); ammonia then keeps the few tags that a
//! message needs, so that a fault of ours would still let nothing through.

use std::collections::{HashMap, HashSet};

use super::events;

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

/// The message as HTML, without head and body tags.
pub fn html(markdown: &str) -> String {
    let mut page = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut page, events(markdown));
    let clean = ammonia::Builder::empty()
        .tags(HashSet::from(TAGS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .clean(&page)
        .to_string();
    clean.trim_end().to_owned()
}
