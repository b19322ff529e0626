//! Patterns of rule files: regular expressions that read like the text they find.
//!
//! Small and capital letters are alike. A blank stands for any white space and for Markdown's emphasis between words,
//! `'` for either apostrophe, `<3>` for up to three words of the same sentence, `{customers}` for a list of words that
//! a file of kind `words` names. A pattern begins and ends at the border of a word. Where a group is called `here`, the
//! finding is that group. Everything is compiled by the `regex` crate, so no pattern can be slower than linear in a
//! sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use regex::{Match, Regex, RegexBuilder};

use crate::rule_file::Placed;

/// Bytes that one compiled pattern may take.
const LARGEST: usize = 10 << 20;

/// Lists by name, as patterns.
pub(crate) type Lists = BTreeMap<String, String>;

/// A class without members.
const NOTHING: &str = "[a&&b]";

const BLANK: &str = r"(?u:[\ \t\r\n\u{a0}*_]+)";

/// Compiles patterns into one that finds any of them; `None` where there are none.
///
/// # Errors
/// The place of the pattern that does not compile, and why.
pub(crate) fn any_of<'p>(patterns: &'p [Placed], lists: &Lists) -> Result<Option<Regex>, (&'p Placed, String)> {
    let mut all = Vec::with_capacity(patterns.len());
    for placed in patterns {
        all.push(translate(placed.get_ref(), lists).map_err(|reason| (placed, reason))?);
    }
    let Some(first) = patterns.first() else { return Ok(None) };
    // Names of groups must differ within an expression.
    let numbered: Vec<_> =
        all.iter().enumerate().map(|(n, pattern)| pattern.replace("(?<here>", &format!("(?<here{n}>"))).collect();
    compile(&numbered.join("|")).map(Some).or_else(|_| {
        // Together they failed: name the one that fails alone.
        for (placed, pattern) in patterns.iter().zip(&all) {
            compile(pattern).map_err(|reason| (placed, reason))?;
        }
        Err((first, "the patterns are too large together".to_owned()))
    })
}

/// The patterns that have a group `here`, each compiled alone: where one of a large expression's patterns matched, only
/// these small ones are asked which part of it is meant. Groups of the large one would cost many times the search.
///
/// # Errors
/// As [`any_of`].
pub(crate) fn pointing<'p>(patterns: &'p [Placed], lists: &Lists) -> Result<Vec<Regex>, (&'p Placed, String)> {
    let with_here = patterns.iter().filter(|placed| placed.get_ref().contains("(?<here>"));
    let compiled = with_here.map(|placed| {
        let pattern = translate(placed.get_ref(), lists).map_err(|reason| (placed, reason))?;
        compile(&pattern).map_err(|reason| (placed, reason))
    });
    compiled.collect()
}

/// The part of a match that a finding shows: the group `here` of the pattern that matched just there, or all of it.
pub(crate) fn here(pointing: &[Regex], text: &str, found: Match<'_>) -> Range<usize> {
    let at = |pattern: &Regex| {
        let captures = pattern.captures_at(text, found.start())?;
        let same = captures.get_match().range() == found.range();
        captures.name("here").filter(|_| same).map(|part| part.range())
    };
    pointing.iter().find_map(at).unwrap_or_else(|| found.range())
}

/// Compiles one pattern of this crate's own code, with the same notation.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles each")]
pub(crate) fn own(pattern: &str) -> Regex {
    compile(&translate(pattern, &Lists::new()).expect("a constant pattern")).expect("a constant pattern")
}

/// Turns lists into patterns; a list that several files have is the sum of them.
pub(crate) fn lists<'p>(words: impl Iterator<Item = (&'p String, &'p Vec<Placed>)>) -> Lists {
    words
        .map(|(name, words)| {
            let words = words.iter().map(|word| word.get_ref().as_str()).collect::<Vec<_>>();
            // No words: nothing is found, not everything.
            (name.clone(), if words.is_empty() { r"\z\A.".to_owned() } else { words.join("|") })
        })
        .collect()
}

fn compile(pattern: &str) -> Result<Regex, String> {
    // ASCII but for what `translate` wraps: with Unicode's letters a pattern is many times as large, and slower.
    let whole = format!(r"(?xi-u)\b{{start-half}}(?:{pattern})\b{{end-half}}");
    RegexBuilder::new(&whole).size_limit(LARGEST).dfa_size_limit(LARGEST).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large when compiled".to_owned(),
        other => {
            let text = other.to_string();
            let reason = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
            format!("the pattern is not a regular expression: {reason}")
        }
    })
}

/// Rewrites this module's notation in the engine's.
fn translate(pattern: &str, lists: &Lists) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        // How much of the pattern this step reads.
        let mut taken = letter.len_utf8();
        match letter {
            '\\' => {
                let escape = escape(after)?;
                taken += escape.len();
                match escape {
                    "s" => out.push_str(r"(?u:[\ \t\r\n\u{a0}])"),
                    "b" | "d" | "w" => out.push_str(&rest[..taken]),
                    _ if escape.len() > 1 || matches!(escape, "S" | "W" | "D") => {
                        out.push_str(&format!("(?u:{})", &rest[..taken]))
                    }
                    _ => out.push_str(&rest[..taken]),
                }
            }
            '[' => {
                let class = class(rest)?;
                taken = class.len();
                out.push_str(&translated_class(class));
            }
            '.' => out.push_str("(?u:.)"),
            '\'' | '\u{2019}' => out.push_str("(?u:['\u{2019}])"),
            ' ' => out.push_str(BLANK),
            '#' => out.push_str(r"\#"),
            '(' if after.starts_with("?<") => {
                taken = rest.find('>').ok_or("a group's name has no \u{201c}>\u{201d}")? + 1;
                out.push_str(&rest[..taken]);
            }
            '<' => {
                let end = after.find('>').ok_or("\u{201c}<\u{201d} wants a number and \u{201c}>\u{201d}")?;
                let words: u8 = after[..end]
                    .parse()
                    .map_err(|_| "between \u{201c}<\u{201d} and \u{201c}>\u{201d} stands a number of words")?;
                // Each word brings the blank that follows it.
                let next = &after[end + 1..];
                taken = rest.len() - next.strip_prefix(' ').unwrap_or(next).len();
                out.push_str(&format!(r"(?:(?u:[^\ \t\r\n\u{{a0}}.!?;:])+{BLANK}){{0,{words}}}?"));
            }
            '{' if after.starts_with(|next: char| next.is_ascii_alphabetic()) => {
                let end = after.find('}').ok_or("the pattern opens a brace and never closes it")?;
                let name = &after[..end];
                let list =
                    lists.get(name).ok_or_else(|| format!("there is no list of words \u{201c}{name}\u{201d}"))?;
                taken += end + 1;
                // A list may name others, never itself.
                let others = lists.iter().filter(|(other, _)| *other != name);
                let others: Lists = others.map(|(name, list)| (name.clone(), list.clone())).collect();
                // An empty list finds nothing, and not everything.
                let list = if list.is_empty() { NOTHING.to_owned() } else { translate(list, &others)? };
                out.push_str(&format!("(?:{list})"));
            }
            other if !other.is_ascii() => out.push_str(&format!("(?u:{other})")),
            other => out.push(other),
        }
        rest = &rest[taken..];
    }
    Ok(out)
}

/// What follows a backslash: one letter, or `u{2013}` and its like.
fn escape(after: &str) -> Result<&str, String> {
    let letter = after.chars().next().ok_or("the pattern ends with a lonely backslash")?;
    let braced = matches!(letter, 'u' | 'x' | 'p' | 'P' | 'b') && after[1..].starts_with('{');
    let end = if braced {
        after.find('}').ok_or("the pattern opens a brace and never closes it")? + 1
    } else {
        letter.len_utf8()
    };
    Ok(&after[..end])
}

/// A class in brackets, with them.
fn class(rest: &str) -> Result<&str, String> {
    let mut escaped = false;
    for (at, letter) in rest.char_indices() {
        // "[]" and "[^]" would be empty: there a bracket is a letter.
        let head = matches!(&rest[..at], "[" | "[^");
        if letter == ']' && !escaped && !head {
            return Ok(&rest[..=at]);
        }
        escaped = letter == '\\' && !escaped;
    }
    Err("the pattern opens a bracket and never closes it".to_owned())
}

fn translated_class(class: &str) -> String {
    let class = class
        .replace(' ', r"\ ")
        .replace('#', r"\#")
        .replace(r"\s", r"\ \t\r\n\u{a0}")
        .replace(['\'', '\u{2019}'], "'\u{2019}");
    // What may match beyond ASCII must match whole characters.
    if class.starts_with("[^") || !class.is_ascii() || class.contains(r"\u{") || class.contains(r"\p{") {
        format!("(?u:{})", class.replace(r"\w", "A-Za-z0-9_").replace(r"\d", "0-9"))
    } else {
        class
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(pattern: &str, text: &'t str) -> Option<&'t str> {
        own(pattern).find(text).map(|found| found.as_str())
    }

    #[test]
    fn a_pattern_reads_like_the_text_that_it_finds() {
        for (pattern, text, expected) in [
            ("we're sorry", "We\u{2019}re\u{a0}\n**sorry**", Some("We\u{2019}re\u{a0}\n**sorry")),
            ("soon", "sooner or later", None),
            ("sorry <2> any", "sorry for your any", Some("sorry for your any")),
            ("sorry <2> any", "sorry. Any", None),
            ("sorry <2> any", "sorry any", Some("sorry any")),
            ("a[\\w'-]+", "a\u{2019}b-c d", Some("a\u{2019}b-c")),
            ("[^.]{2}", "\u{e9}\u{e9}.", Some("\u{e9}\u{e9}")),
            ("a.c", "a\u{20ac}c", Some("a\u{20ac}c")),
            ("5 ?\u{2030}", "5 \u{2030}", Some("5 \u{2030}")),
            ("x\\u{2013}y", "x\u{2013}y", Some("x\u{2013}y")),
        ] {
            assert_eq!(found(pattern, text), expected, "{pattern}");
        }
    }

    #[test]
    fn a_list_that_names_itself_is_refused() {
        let lists = Lists::from([("a".to_owned(), "x|{b}".to_owned()), ("b".to_owned(), "{a}".to_owned())]);
        assert!(translate("{a}", &lists).is_err());
    }
}
