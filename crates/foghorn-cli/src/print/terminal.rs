//! What a terminal is given: text that it cannot be made to obey, and times with their zone.

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;
use serde_json::Value;

/// Where and when the reader is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Now, in UTC.
    pub(crate) now: DateTime<Utc>,
    /// The zone in which times are shown.
    pub(crate) zone: Tz,
}

impl Place {
    /// `14:05 UTC`; `20 Nov 14:05 UTC` where it is not today's; with the year where it is not this one's. Empty for
    /// what is no instant.
    pub(crate) fn time(&self, value: &Value) -> String {
        let Some(at) = instant(value) else { return String::new() };
        let (at, today) = (at.with_timezone(&self.zone), self.now.with_timezone(&self.zone));
        let pattern = match () {
            () if at.date_naive() == today.date_naive() => "%H:%M %Z",
            () if at.year() == today.year() => "%-d %b %H:%M %Z",
            () => "%-d %b %Y %H:%M %Z",
        };
        at.format(pattern).to_string()
    }

    /// `3 min`, `2 h 5 min`: how long ago an instant was; `None` where it is still to come.
    pub(crate) fn ago(&self, value: &Value) -> Option<String> {
        let past = (self.now - instant(value)?).num_seconds();
        (past >= 0).then(|| length(past / 60))
    }
}

/// The instant of an answer's field.
pub(crate) fn instant(value: &Value) -> Option<DateTime<Utc>> {
    value.as_str()?.parse().ok()
}

/// Minutes as a person says them.
pub(crate) fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A text field in one line.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map(line).unwrap_or_default()
}

/// Text in one line that a terminal cannot be made to obey: what would move, colour, clear or turn shows as `�`.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect()
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
    fn times_have_their_zone_and_a_date_where_it_is_not_todays() {
        let place = Place { now: "2026-11-21T23:30:00Z".parse().unwrap(), zone: "Europe/Berlin".parse().unwrap() };
        assert_eq!(place.time(&json!("2026-11-21T23:05:00Z")), "00:05 CET");
        assert_eq!(place.time(&json!("2026-11-21T22:05:00Z")), "21 Nov 23:05 CET");
        assert_eq!(place.time(&json!("2025-07-01T10:00:00Z")), "1 Jul 2025 12:00 CEST");
        assert_eq!(place.time(&json!(null)), "");
        assert_eq!(place.ago(&json!("2026-11-21T21:25:00Z")).as_deref(), Some("2 h 5 min"));
        assert_eq!(place.ago(&json!("2026-11-21T23:31:00Z")), None);
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
