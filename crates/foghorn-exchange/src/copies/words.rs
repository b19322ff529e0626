//! Markdown as lines of words, with the marks that a program uses in place of Markdown's.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{MESSAGE, events};

/// What stands for Markdown's structure.
pub(super) struct Marks {
    pub strong: &'static str,
    pub emphasis: &'static str,
    pub struck: &'static str,
    pub code: &'static str,
    pub fence: &'static str,
    pub bullet: &'static str,
    pub heading: &'static str,
}

/// The message in words.
pub(super) fn words(markdown: &str, marks: &Marks) -> String {
    let mut page =
        Page { text: String::new(), lists: Vec::new(), quotes: 0, quoted: 0, links: Vec::new(), gap: Gap::None };
    for event in events(markdown, MESSAGE) {
        page.take(event, marks);
    }
    page.text.truncate(page.text.trim_end().len());
    page.text
}

/// What must come before the next words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Line,
    Paragraph,
}

struct Page {
    text: String,
    /// The next number of each open list; `None`: bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// How deep in quotes the last words stood.
    quoted: usize,
    /// Where each open link's words begin, and its address.
    links: Vec<(usize, String)>,
    gap: Gap,
}

impl Page {
    fn take(&mut self, event: Event<'_>, marks: &Marks) {
        match event {
            Event::Start(tag) => self.open(tag, marks),
            Event::End(tag) => self.close(tag, marks),
            Event::Text(text) => self.say(&text),
            Event::Code(text) => self.say(&format!("{}{text}{}", marks.code, marks.code)),
            Event::SoftBreak | Event::HardBreak => self.gap = self.gap.max(Gap::Line),
            Event::Rule => self.gap = Gap::Paragraph,
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, marks: &Marks) {
        match tag {
            Tag::Paragraph => self.block(),
            Tag::Heading { .. } => {
                self.block();
                self.say(marks.heading);
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.block();
                self.fence(marks);
            }
            Tag::List(first) => {
                // A list within an item goes on in the next line.
                self.gap = self.gap.max(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
                self.lists.push(first);
            }
            Tag::Item => self.item(marks),
            Tag::Strong => self.say(marks.strong),
            Tag::Emphasis => self.say(marks.emphasis),
            Tag::Strikethrough => self.say(marks.struck),
            Tag::Link { dest_url, .. } => {
                self.say("");
                self.links.push((self.text.len(), dest_url.into_string()));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, marks: &Marks) {
        match tag {
            TagEnd::Heading(_) => {
                self.text.push_str(marks.heading);
                self.gap = Gap::Paragraph;
            }
            TagEnd::Paragraph => self.gap = if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line },
            TagEnd::Item => self.gap = self.gap.max(Gap::Line),
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap = if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line };
            }
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                self.gap = Gap::Paragraph;
            }
            TagEnd::CodeBlock => {
                self.fence(marks);
                self.gap = Gap::Paragraph;
            }
            TagEnd::Strong => self.text.push_str(marks.strong),
            TagEnd::Emphasis => self.text.push_str(marks.emphasis),
            TagEnd::Strikethrough => self.text.push_str(marks.struck),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    /// A paragraph keeps its distance; the first of an item stands beside its bullet.
    fn block(&mut self) {
        let is_beside_bullet = !self.lists.is_empty() && self.gap == Gap::None;
        if !is_beside_bullet {
            self.gap = self.gap.max(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
        }
    }

    fn item(&mut self, marks: &Marks) {
        self.gap = self.gap.max(Gap::Line);
        let depth = self.lists.len().saturating_sub(1);
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                let bullet = format!("{number}. ");
                *number = number.saturating_add(1);
                bullet
            }
            _ => marks.bullet.to_owned(),
        };
        self.say(&format!("{}{bullet}", "  ".repeat(depth.min(8))));
    }

    fn fence(&mut self, marks: &Marks) {
        if !marks.fence.is_empty() {
            self.say(marks.fence);
            self.gap = Gap::Line;
        }
    }

    /// The address follows the words, unless they are the address.
    fn close_link(&mut self) {
        let Some((from, url)) = self.links.pop() else { return };
        let shown = self.text.get(from..).unwrap_or_default().trim();
        let bare = url.strip_prefix("mailto:").or_else(|| url.strip_prefix("tel:")).unwrap_or(&url);
        if shown != bare && shown != url {
            let follow = format!(" ({bare})");
            self.text.push_str(&follow);
        }
    }

    /// Puts words after the gap that is due, each line behind its quote marks.
    fn say(&mut self, words: &str) {
        let quote = "> ".repeat(self.quotes.min(8));
        if self.text.is_empty() {
            self.text.push_str(&quote);
        } else if self.gap != Gap::None {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            if self.gap == Gap::Paragraph {
                self.text.push('\n');
                let between = "> ".repeat(self.quotes.min(self.quoted).min(8));
                self.text.push_str(between.trim_end());
            }
            self.text.push('\n');
            self.text.push_str(&quote);
        }
        self.quoted = self.quotes;
        self.gap = Gap::None;
        let words = words.strip_suffix('\n').map_or_else(
            || words.to_owned(),
            |line| {
                self.gap = Gap::Line;
                line.to_owned()
            },
        );
        self.text.push_str(&words.replace('\n', &format!("\n{quote}")));
    }
}
