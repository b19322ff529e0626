//! What the review found, as a compiler would say it: where, how bad, by which rule, what to write instead, and the words
//! in question marked in their line.

use foghorn_app::review::Position;
use serde_json::Value;

use super::terminal::{listed, text};

/// A line of a message is shown whole up to so many characters.
const WIDTH: usize = 100;
/// Where it is cut, so many stand before the words in question.
const BEFORE: usize = 30;

/// One message's findings and a last line; `message` is its text.
pub(crate) fn findings(said: &Value, message: &str) -> String {
    let file = text(&said["file"]);
    let mut out: String =
        said["findings"].as_array().into_iter().flatten().map(|f| finding(&file, f, message)).collect();
    out += &format!("{file}: {}; {}.\n", counts([said].into_iter()), read(said));
    out
}

/// The last line of several messages.
pub(crate) fn all_findings(said: &[Value], unread: usize) -> String {
    let not_read = if unread == 0 { String::new() } else { format!(", {unread} not reviewed") };
    let messages = if said.len() == 1 { "1 message".to_owned() } else { format!("{} messages", said.len()) };
    format!("{messages}{not_read}: {}.\n", counts(said.iter()))
}

fn finding(file: &str, finding: &Value, message: &str) -> String {
    let (severity, rule, says) = (text(&finding["severity"]), text(&finding["rule"]), text(&finding["message"]));
    let Some((start, end)) = span(finding).filter(|(_, end)| *end > 0) else {
        return format!("{file}: {severity}: {rule}: {says}\n");
    };
    let Position { line, column } = Position::of(message, start);
    let mut out = format!("{file}:{line}:{column}: {severity}: {rule}: {says}\n{}", marked(message, start, end));
    if let Some((start, end)) = span(&finding["fix"]) {
        let words = shown(message.get(start..end).unwrap_or_default());
        out += &format!("    fix: \u{201c}{words}\u{201d} becomes \u{201c}{}\u{201d}\n", text(&finding["fix"]["text"]));
    }
    out
}

fn span(value: &Value) -> Option<(usize, usize)> {
    let offset = |field: &str| value[field].as_u64().and_then(|offset| usize::try_from(offset).ok());
    offset("start").zip(offset("end"))
}

/// The line in which the words begin, and marks below them.
fn marked(message: &str, start: usize, end: usize) -> String {
    // Of a line that is very long no more is looked at than can be shown, a letter having four bytes at most.
    let boundary = |at: usize| (at..message.len()).find(|at| message.is_char_boundary(*at)).unwrap_or(message.len());
    let (first, last) = (boundary(start.saturating_sub(WIDTH * 8)), boundary(start + WIDTH * 8));
    let line_start = message[first..start].rfind('\n').map_or(first, |at| first + at + 1);
    let line_end = message[start..last].find('\n').map_or(last, |at| start + at);
    let line = shown(message[line_start..line_end].trim_end());
    let length = line.chars().count();
    let before = message[line_start..start].chars().count().min(length);
    let words = message[start..end.min(line_end)].chars().count().clamp(1, WIDTH);
    let from = if length <= WIDTH { 0 } else { before.saturating_sub(BEFORE).min(length - WIDTH) };
    let to = (from + WIDTH).min(length);
    let cut: String = line.chars().skip(from).take(to - from).collect();
    let (head, tail) = (if from > 0 { "\u{2026}" } else { "" }, if to < length { "\u{2026}" } else { "" });
    let indent = " ".repeat(head.chars().count() + before - from);
    let marks = "^".repeat(words.min((to - before).max(1)));
    format!("    {head}{cut}{tail}\n    {indent}{marks}\n")
}

/// In one line, as long as it is.
fn shown(text: &str) -> String {
    super::line(&text.replace('\t', " "))
}

/// `1 error, 2 warnings`.
fn counts<'a>(said: impl Iterator<Item = &'a Value>) -> String {
    let severities: Vec<&str> = said
        .flat_map(|said| said["findings"].as_array().into_iter().flatten())
        .filter_map(|finding| finding["severity"].as_str())
        .collect();
    let counted = ["error", "warning", "hint"].iter().filter_map(|severity| {
        match severities.iter().filter(|other| other == &severity).count() {
            0 => None,
            1 => Some(format!("1 {severity}")),
            many => Some(format!("{many} {severity}s")),
        }
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() { "nothing found".to_owned() } else { counted.join(", ") }
}

/// How a message reads: length, grade, parts of an apology, and what was not asked.
fn read(said: &Value) -> String {
    let words = if said["words"] == 1 { "1 word".to_owned() } else { format!("{} words", said["words"]) };
    let grade = match said["grade"].as_f64() {
        Some(grade) => format!("{words}, school grade {grade:.1}"),
        None => words,
    };
    let parts: Vec<String> = said["parts"].as_array().into_iter().flatten().map(text).collect();
    let apology =
        if parts.is_empty() { "no apology".to_owned() } else { format!("an apology with {}", listed(&parts)) };
    let mut all = vec![grade, apology];
    let length = &said["length"];
    if let Some(limit) = length["limit"].as_u64() {
        let fits = if length["fits"] == true { "" } else { ", too long" };
        all.push(format!("{} of {limit} for {}{fits}", length["used"], text(&length["channel"])));
    }
    if said["language"] == "other" {
        all.push("not English: only rules on time, secrets, facts and length were asked".to_owned());
    }
    all.join("; ")
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn words_are_marked_in_their_line() {
        assert_eq!(marked("One.\nCaf\u{e9}s\tsoon.\nTwo", 12, 16), "    Caf\u{e9}s soon.\n          ^^^^\n");
        assert_eq!(marked("A first\nline", 2, 12), "    A first\n      ^^^^^\n", "to the end of the line");
    }

    #[test]
    fn a_long_line_is_cut_around_them() {
        let message = format!("{}soon{}", "x".repeat(80), "y".repeat(80));
        let (line, marks) = (format!("\u{2026}{}soon{}\u{2026}", "x".repeat(30), "y".repeat(66)), "^^^^");
        assert_eq!(marked(&message, 80, 84), format!("    {line}\n    {}{marks}\n", " ".repeat(31)));
        let long = format!("{}soon{}", "\u{e9}".repeat(40_000), "y".repeat(40_000));
        let same = marked(&long, 80_000, 80_004);
        assert_eq!(same, marked(&message.replace('x', "\u{e9}"), 160, 164), "however long it is");
        let all = "z".repeat(300);
        let shown = marked(&all, 0, 300);
        assert_eq!(shown, format!("    {}\u{2026}\n    {}\n", "z".repeat(100), "^".repeat(100)));
    }
}
