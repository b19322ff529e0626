//! Where sentences begin and end, in prose and in Markdown.
//!
//! A stop ends a sentence only where the next one begins: not in abbreviations, versions, decimals, addresses and times
//! ("14:30 a.m. UTC"). Headings, list items, table rows and paragraphs are sentences of their own, stop or not. Not
//! here: the meaning of Markdown beyond that.

use std::ops::Range;

/// Words after which a stop is not an end, whatever follows.
const ABBREVIATIONS: [&str; 24] = [
    "e.g", "i.e", "vs", "cf", "approx", "ca", "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "inc", "ltd", "fig",
    "incl", "excl", "est", "resp", "dept", "eg", "ie",
];
/// Words after which a stop is not an end unless a usual first word follows.
const DOUBTFUL: [&str; 24] = [
    "a.m", "p.m", "am", "pm", "etc", "u.s", "u.k", "e.u", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mon", "tue", "fri", "corp",
];
/// Words that begin a sentence even where the blank after the stop was forgotten.
const STARTERS: [&str; 44] = [
    "We",
    "The",
    "This",
    "These",
    "Our",
    "It",
    "If",
    "You",
    "Next",
    "All",
    "An",
    "In",
    "At",
    "On",
    "Please",
    "Thank",
    "Thanks",
    "Some",
    "Users",
    "Customers",
    "As",
    "For",
    "There",
    "They",
    "Your",
    "Any",
    "No",
    "Update",
    "During",
    "While",
    "Once",
    "After",
    "Between",
    "From",
    "Since",
    "To",
    "Other",
    "That",
    "However",
    "Additionally",
    "A",
    "I",
    "Sorry",
    "And",
];

/// The sentences of a text, in order. A stop within one of `opaque` (sorted) ends nothing.
pub(super) fn sentences(text: &str, opaque: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut codes = opaque.iter().peekable();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        while codes.next_if(|code| code.end <= at).is_some() {}
        let within = codes.peek().is_some_and(|code| code.start <= at);
        let end = at + letter.len_utf8();
        let ends = match letter {
            '\n' => (!within || text[at..].starts_with("\n\n")) && line_ends(&text[start..at], &text[end..]),
            '!' | '?' if !within => begins(&text[end..], true),
            '\u{2026}' if !within => begins(&text[end..], true),
            '\u{3002}' | '\u{ff01}' | '\u{ff1f}' => true,
            '.' if !within => stops(&text[start..at], &text[end..]),
            '|' => text[..at].ends_with(' ') && text[end..].starts_with(' '),
            _ => false,
        };
        if ends {
            // What closes a quotation belongs to the sentence.
            let mut end = end;
            while let Some((next, letter)) = letters.next_if(|(_, letter)| {
                matches!(letter, '"' | '\u{201d}' | '\u{2019}' | ')' | '*' | '_' | '.' | '!' | '?')
            }) {
                end = next + letter.len_utf8();
            }
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

/// Adds a sentence without the blanks and marks around it, if any word is left.
fn push(found: &mut Vec<Range<usize>>, text: &str, span: Range<usize>) {
    let sentence = &text[span.clone()];
    let mark =
        |c: char| c.is_whitespace() || matches!(c, '#' | '>' | '*' | '-' | '+' | '|' | '\u{2022}' | '_' | '~' | '=');
    let trimmed = sentence.trim_start_matches(mark);
    let start = span.start + sentence.len() - trimmed.len();
    let start = start + list_number(&text[start..span.end]);
    let trimmed = text[start..span.end].trim_end_matches(|c: char| c.is_whitespace() || c == '|');
    if trimmed.contains(char::is_alphanumeric) {
        found.push(start..start + trimmed.len());
    }
}

/// The length of "12. " at the head of a list item.
fn list_number(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")) { digits + 2 } else { 0 }
}

/// Whether a line break ends a sentence: lines broken by a mail program go on, others are thoughts of their own.
fn line_ends(line: &str, next: &str) -> bool {
    let last = line.rsplit('\n').next().unwrap_or_default();
    let next = next.trim_start_matches([' ', '\t', '\r']);
    if last.trim().is_empty() || next.is_empty() || next.starts_with('\n') {
        return true;
    }
    let item = next.starts_with(['-', '*', '+', '#', '>', '|', '\u{2022}', '`']) || list_number(next) > 0;
    let heading = last.trim_start().starts_with('#') || last.trim_end().ends_with(':');
    let fresh = next.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    item || heading || (fresh && last.chars().count() < 60)
}

/// Whether what follows a stop begins a sentence; looks only so far that a row of stops stays linear.
fn begins(after: &str, strong: bool) -> bool {
    let near = (0..=after.len().min(64)).rev().find(|at| after.is_char_boundary(*at)).unwrap_or(0);
    let after = &after[..near];
    let rest = after.trim_start_matches(['"', '\u{201d}', '\'', '\u{2019}', ')', ']', '*', '_', '.', '!', '?']);
    if rest.is_empty() {
        return true;
    }
    let Some(next) = rest.strip_prefix([' ', '\n', '\t', '\r', '\u{a0}']) else {
        let word: &str = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        return rest.len() == after.len()
            && STARTERS.contains(&word)
            && rest[word.len()..].starts_with([' ', '\'', '\u{2019}', ',']);
    };
    let next = next
        .trim_start()
        .trim_start_matches(['"', '\u{201c}', '(', '[', '*', '_', '\'', '\u{2018}', '-', '\u{2022}', '#', '>']);
    strong || next.is_empty() || next.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii())
}

/// Whether a full stop ends the sentence that stands before it.
fn stops(before: &str, after: &str) -> bool {
    if !begins(after, false) {
        return false;
    }
    let word = before.rsplit([' ', '\n', '(', '\t', '\u{a0}', '"']).next().unwrap_or_default().to_lowercase();
    let follows = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_list_number =
        word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && before.trim().len() == word.len();
    if ABBREVIATIONS.contains(&word.as_str()) {
        // "No." is also an answer, "no. 5" a number.
        return word == "no" && !after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    }
    if DOUBTFUL.contains(&word.as_str()) || (word.len() == 1 && word.starts_with(char::is_alphabetic)) {
        return after.trim().is_empty() || STARTERS.contains(&follows);
    }
    !is_list_number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, &super::super::opaque(text)).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_stop_ends_a_sentence_only_where_the_next_begins() {
        for (text, expected) in [
            ("We fixed it. It works.", vec!["We fixed it.", "It works."]),
            ("Version 1.2.3 works. So does 4.0.", vec!["Version 1.2.3 works.", "So does 4.0."]),
            (
                "The next word comes by 14:30 UTC. We are sorry.",
                vec!["The next word comes by 14:30 UTC.", "We are sorry."],
            ),
            ("Some parts, e.g. Search, fail. Mail works.", vec!["Some parts, e.g. Search, fail.", "Mail works."]),
            ("It began at 9 a.m. UTC and ended.", vec!["It began at 9 a.m. UTC and ended."]),
            ("It ended at 9 a.m. We are sorry.", vec!["It ended at 9 a.m.", "We are sorry."]),
            (
                "See https://example.com/a.B?c.D and wait. Thanks.",
                vec!["See https://example.com/a.B?c.D and wait.", "Thanks."],
            ),
            ("Latency rose by 2.5 %. It fell.", vec!["Latency rose by 2.5 %.", "It fell."]),
            ("It is fixed.We are sorry.", vec!["It is fixed.", "We are sorry."]),
            ("Node.js and System.Net are fine.", vec!["Node.js and System.Net are fine."]),
            ("Is it back? Yes! Really.", vec!["Is it back?", "Yes!", "Really."]),
            ("U.S. customers wait. U.K. ones too.", vec!["U.S. customers wait.", "U.K. ones too."]),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn items_headings_and_paragraphs_are_sentences_of_their_own() {
        let text = "# What happened\nAffected:\n- Search\n- Login, for\n  all users\n1. First\n\nA mail broken at seventy-two or so letters, as many programs still do\ntoday, is one sentence.";
        let expected = [
            "What happened",
            "Affected:",
            "Search",
            "Login, for\n  all users",
            "First",
            "A mail broken at seventy-two or so letters, as many programs still do\ntoday, is one sentence.",
        ];
        assert_eq!(split(text), expected);
    }
}
