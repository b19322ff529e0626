//! A text as a reader sees it: sentences, words, what is code, how hard it is to read, whether it is English.
//!
//! Here: [`Reading`], made once for all rules. Not here: what any rule looks for.

mod grade;
mod language;
mod sentences;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

pub use language::Language;

/// The school grade of one sentence; `None` where it has too few words to tell.
pub(crate) fn grade_of(sentence: &str) -> Option<f32> {
    grade::grade(std::iter::once(sentence))
}

/// The school grade of a text; `None` where it has too few words to tell.
pub fn grade(text: &str) -> Option<f32> {
    Reading::of(text).grade
}

/// A text and what can be said of it without any rule.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'t> {
    pub(crate) text: &'t str,
    /// In order, none touching another; without list marks and headings' marks.
    pub(crate) sentences: Vec<Range<usize>>,
    /// Addresses and code: read by rules that ask for it only.
    opaque: Vec<Range<usize>>,
    pub(crate) language: Language,
    pub(crate) words: usize,
    /// School years by Flesch and Kincaid; `None` where there are too few words to tell.
    pub(crate) grade: Option<f32>,
}

impl<'t> Reading<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let opaque = opaque(text);
        let sentences = sentences::sentences(text, &opaque);
        let language = language::language(text);
        let words = sentences.iter().map(|sentence| words(&text[sentence.clone()]).count()).sum();
        let grade = grade::grade(sentences.iter().map(|sentence| &text[sentence.clone()]));
        Self { text, sentences, opaque, language, words, grade }
    }

    /// True where a span touches code or an address.
    pub(crate) fn is_opaque(&self, span: &Range<usize>) -> bool {
        self.opaque.iter().any(|code| code.start < span.end && span.start < code.end)
    }

    /// The sentences with their text.
    pub(crate) fn each_sentence(&self) -> impl Iterator<Item = (Range<usize>, &'t str)> {
        let text = self.text;
        self.sentences.iter().map(move |sentence| (sentence.clone(), &text[sentence.clone()]))
    }
}

/// Words as a reader counts them: what stands between blanks or long dashes and has a letter or a digit.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{2014}' | '\u{2013}'))
        .filter(|word| word.contains(char::is_alphanumeric))
}

/// Comments, fenced code, code in a line, addresses of the web.
fn opaque(text: &str) -> Vec<Range<usize>> {
    static OPAQUE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern =
            r"(?s)<!--.*?-->|```.*?(?:```|$)|(?-s)`[^`\n]{1,200}`|(?i:https?|ftp)://[^\s<>()\]]+|\bwww\.[^\s<>()\]]+";
        #[expect(clippy::expect_used, reason = "the pattern is a constant, and every test compiles it")]
        Regex::new(&pattern.replace(r"\b", r"(?-u:\b)").replace(r"\s", r"\ \t\r\n\u{a0}")).expect("a constant pattern")
    });
    let trailing = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '*');
    OPAQUE
        .find_iter(text)
        .map(|found| found.start()..found.start() + found.as_str().trim_end_matches(trailing).len())
        .filter(|code| !code.is_empty())
        .collect()
}
