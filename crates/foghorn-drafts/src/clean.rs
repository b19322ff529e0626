//! Facts as text, whatever is in them: nothing that hides, reorders or evaluates, and nothing that Markdown would act
//! on.
//!
//! A fact is one line that a person typed, or that was pasted from a log. What cannot be seen goes; what can be seen
//! stays, letter for letter. Not here: what a template or a writer puts around it, which may be Markdown.

/// Marks of a blank; in a fact they become plain brackets, so that a blank is always one of ours.
const BLANK_MARKS: [char; 2] = ['⟦', '⟧'];

/// A fact on one line, without control characters, marks that turn the direction of text, and invisible tags.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        let shown = match character {
            _ if character.is_whitespace() || is_break(character) => ' ',
            _ if is_hidden(character) => continue,
            '⟦' => '[',
            '⟧' => ']',
            shown => shown,
        };
        if shown != ' ' || !(line.is_empty() || line.ends_with(' ')) {
            line.push(shown);
        }
    }
    line.truncate(line.trim_end().len());
    debug_assert!(!line.contains(BLANK_MARKS), "a blank is one of ours");
    line
}

/// A line such that Markdown shows it as it is; no more backslashes than that takes.
pub fn for_markdown(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let mut text = String::with_capacity(line.len() + 8);
    for (index, character) in characters.iter().copied().enumerate() {
        let before = index.checked_sub(1).and_then(|index| characters.get(index)).copied();
        let after = &characters[index + 1..];
        if acts(character, before, after) || (index == 0 && opens_a_block(character)) || ends_a_number(line, index) {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

/// A line as a sentence: it begins with a capital and ends with a stop.
pub(crate) fn sentence(line: &str) -> String {
    let mut letters = line.chars();
    let (first, second) = (letters.next(), letters.next());
    let mut text = String::with_capacity(line.len() + 1);
    match first {
        // "iPhone" and "eBay" begin as they are written.
        Some(first) if first.is_lowercase() && !second.is_some_and(char::is_uppercase) => {
            text.extend(first.to_uppercase());
            text.push_str(&line[first.len_utf8()..]);
        }
        _ => text.push_str(line),
    }
    if !ends_like_one(&text) {
        text.push('.');
    }
    text
}

/// A line as part of a sentence: without its own full stop.
pub(crate) fn clause(line: &str) -> String {
    let is_one_stop = line.ends_with('.') && !line.ends_with("..");
    if is_one_stop { line[..line.len() - 1].to_owned() } else { line.to_owned() }
}

fn ends_like_one(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
    text.ends_with(['.', '!', '?', '…'])
}

/// Separators that are not white space to everybody.
fn is_break(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// Controls, directional marks, the byte order mark, invisible tags, noncharacters (which stand for our own marks
/// while a draft is written). Joiners stay: emoji and several scripts need them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
        || u32::from(character) & 0xfffe == 0xfffe
}

/// Whether CommonMark (with strikethrough) would act on a character here.
fn acts(character: char, before: Option<char>, after: &[char]) -> bool {
    let next = after.first().copied();
    let is_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    let is_space = |neighbour: Option<char>| neighbour.is_none_or(|neighbour| neighbour == ' ');
    match character {
        '`' | '[' => true,
        '*' => !(is_space(before) && is_space(next) && before.is_some() && next.is_some()),
        '_' => !((is_word(before) && is_word(next)) || (before == Some(' ') && next == Some(' '))),
        // "~5 min" opens a strikethrough that nothing closes; every other tilde might.
        '~' => !(is_space(before) && next.is_some_and(|next| next.is_ascii_digit())),
        // At the end it would swallow what the template puts next.
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => is_entity(after),
        _ => false,
    }
}

fn is_entity(after: &[char]) -> bool {
    let end = after.iter().position(|character| !character.is_ascii_alphanumeric() && *character != '#');
    end.is_some_and(|end| end > 0 && after[end] == ';')
}

/// Heading, list, quote, line: only at the start.
fn opens_a_block(character: char) -> bool {
    matches!(character, '#' | '-' | '+' | '>' | '=' | '|')
}

/// The stop of `1.` or `1)` at the start of a line, which would begin a list.
fn ends_a_number(line: &str, index: usize) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=9).contains(&digits) && index == digits && line[digits..].starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::{clause, for_markdown, one_line, sentence};

    /// What a reader of the Markdown sees; anything but one paragraph of text is shown as what it became.
    fn read(markdown: &str) -> String {
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(_) => {}
                other => seen.push_str(&format!("<{other:?}>")),
            }
        }
        seen
    }

    #[test]
    fn ordinary_facts_need_no_backslash() {
        for fact in [
            "12 % of checkouts (EU) fail",
            "snake_case and 3 * 4 < 5",
            "R&D, Q&A, done in ~5 min",
            "It's \"late\" - 3.5 s",
        ] {
            assert_eq!(for_markdown(fact), fact);
        }
    }

    #[test]
    fn hostile_facts_are_shown_as_they_were_typed() {
        let facts = [
            "<script>alert(1)</script>",
            "[click](javascript:alert(1))",
            "**all** of _it_ `now`",
            "# Not a heading",
            "1. not a list",
            "- nor this",
            "> nor a quote",
            "&lt;b&gt; &#60;",
            "~~gone~~",
            "C:\\",
            "a\\*b",
            "---",
            "===",
            "{{ title }} {% for x in y %}",
        ];
        for fact in facts {
            assert_eq!(read(&for_markdown(fact)), fact, "{}", for_markdown(fact));
        }
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(
            one_line("pay\u{0}ments \u{202e}liaf\u{202c}\n\n  for\u{200b} all\u{fdd0} \u{2028} ⟦now⟧ "),
            "payments liaf for all [now]"
        );
        assert_eq!(one_line("\u{1f468}\u{200d}\u{1f469}"), "\u{1f468}\u{200d}\u{1f469}");
    }

    #[test]
    fn a_fact_becomes_a_sentence_or_part_of_one() {
        assert_eq!(sentence("payments fail"), "Payments fail.");
        assert_eq!(sentence("iPhones fail!"), "iPhones fail!");
        assert_eq!(sentence("They say \u{201c}stop.\u{201d}"), "They say \u{201c}stop.\u{201d}");
        assert_eq!(
            (clause("Payments fail."), clause("and so on...")),
            ("Payments fail".to_owned(), "and so on...".to_owned())
        );
    }

    proptest! {
        #[test]
        fn markdown_shows_any_fact_as_it_is(fact in "\\PC{0,24}|[-*_`#>+~\\[\\]()<>&;!|=0-9.\\\\ a]{0,24}") {
            let line = one_line(&fact);
            prop_assert_eq!(read(&for_markdown(&line)), line);
        }
    }
}
