//! What a terminal is given: text that it cannot be made to obey, and times with their zone.

use chrono::{DateTime, Utc};
use foghorn_app::core::when::{Here, minutes_said};
use serde_json::Value;

/// Where and when the reader is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(pub(crate) Here);

impl Place {
    /// `14:05 UTC`, with the date where it is not today's; empty for what is no instant.
    pub(crate) fn time(&self, value: &Value) -> String {
        instant(value).map(|at| self.0.said(at)).unwrap_or_default()
    }

    /// `3 min`, `2 h 5 min`: how long ago an instant was; `None` where it is still to come.
    pub(crate) fn ago(&self, value: &Value) -> Option<String> {
        length_between(instant(value)?, self.0.now)
    }
}

/// `3 min`, `2 h 5 min`; `None` where `from` is later.
pub(crate) fn length_between(from: DateTime<Utc>, to: DateTime<Utc>) -> Option<String> {
    u64::try_from((to - from).num_seconds()).ok().map(|seconds| minutes_said(seconds / 60))
}

/// The instant of an answer's field.
pub(crate) fn instant(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}

/// A text field in one line.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map(line).unwrap_or_default()
}

/// Text in one line that a terminal cannot be made to obey: what would move, colour, clear or turn shows as `�`.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
}

/// The beginning of a text in one line, as a receipt repeats it.
pub(crate) fn clipped(text: &str) -> String {
    const AT_MOST: usize = 160;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(AT_MOST) {
        Some((end, _)) => line(&words[..end]) + "…",
        None => line(&words),
    }
}

/// With a full stop, where it ends without one.
pub(crate) fn sentence(text: String) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text } else { text + "." }
}

/// Text of several lines, each behind the same indent, so that none can pass for a line of another kind.
pub(crate) fn block(text: &str, indent: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join(&format!("\n{indent}"))
}

/// JSON text whose strings a terminal cannot be made to obey; a reader of JSON reads the same.
pub(crate) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        // Below U+0020 the writer of JSON has escaped everything but its own line ends.
        if c != '\n' && is_hidden(c) {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

/// Rows in columns, two blanks apart; the last column is as long as it is.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let mut out = String::new();
    for row in rows {
        let padded = row.iter().enumerate().map(|(column, cell)| {
            let missing = width(column).unwrap_or(0).saturating_sub(cell.chars().count());
            format!("{cell}{}", " ".repeat(missing))
        });
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// `1 entry`, `2 entries`.
pub(crate) fn count(value: &Value, one: &str, many: &str) -> String {
    format!("{value} {}", if *value == 1 { one } else { many })
}

/// `Customers, Partners and Support`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [all @ .., before, last] => {
            all.iter().map(|name| format!("{name}, ")).collect::<String>() + &format!("{before} and {last}")
        }
        names => names.concat(),
    }
}

/// Control characters, and those that turn or hide the text around them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_that_is_an_instant_is_said_in_the_readers_zone() {
        let here = Here { now: "2026-11-21T23:30:00Z".parse().unwrap(), zone: "Europe/Berlin".parse().unwrap() };
        let place = Place(here);
        assert_eq!(place.time(&json!("2026-11-21T23:05:00Z")), "00:05 CET");
        assert_eq!(place.time(&json!("2026-11-21T22:05:00Z")), "21 Nov 23:05 CET");
        assert_eq!(place.time(&json!(null)), "");
        assert_eq!(place.ago(&json!("2026-11-21T21:25:00Z")).as_deref(), Some("2 h 5 min"));
        assert_eq!(place.ago(&json!("2026-11-21T23:31:00Z")), None);
    }

    #[test]
    fn a_receipt_repeats_the_beginning_of_a_text_in_one_line() {
        assert_eq!(clipped("one\n\ttwo\u{1b}"), "one two�");
        assert_eq!(clipped(&"x".repeat(200)), "x".repeat(160) + "…");
    }

    #[test]
    fn a_terminal_obeys_nothing() {
        assert_eq!(line("a\u{1b}[2J\r\nb\u{9b}c\u{202e}d\u{7}"), "a�[2J��b�c�d�");
        assert_eq!(block("one\n\u{1b}two\r\nthree", "  "), "one\n  �two\n  three");
        let json = json!("\u{9b}31m\u{202e}é\u{1f4a5}\u{1b}").to_string();
        assert_eq!(escaped(&json), "\"\\u009b31m\\u202eé\u{1f4a5}\\u001b\"");
        assert_eq!(serde_json::from_str::<Value>(&escaped(&json)).unwrap(), "\u{9b}31m\u{202e}é\u{1f4a5}\u{1b}");
    }

    #[test]
    fn names_are_listed_as_one_says_them() {
        let names = |names: &[&str]| listed(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(names(&[]), "");
        assert_eq!(names(&["Press"]), "Press");
        assert_eq!(names(&["Press", "Board"]), "Press and Board");
        assert_eq!(names(&["Press", "Board", "Staff"]), "Press, Board and Staff");
    }
}
