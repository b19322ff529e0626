//! What a user's file changed against the one that it replaces, line by line.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

/// Lines around a change that are shown with it.
const AROUND: usize = 2;
/// Longer files are not compared: that takes time with the square of what differs.
const LINES_AT_MOST: usize = 5_000;

/// A line that changed, or stands beside one that did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct ChangedLine {
    /// What became of it.
    pub change: LineChange,
    /// Its number in the user's file, counted from 1; missing where it is not there any more.
    pub line: Option<usize>,
    /// The line.
    pub text: String,
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LineChange {
    /// It stands beside a change.
    Same,
    /// It is the user's own.
    Added,
    /// The user left it out.
    Removed,
    /// Lines that are the same were left out here.
    Gap,
}

/// What changed between two texts; `None` where they are too long to be compared.
pub(crate) fn changes(before: &str, after: &str) -> Option<Vec<ChangedLine>> {
    // Line ends of another system are no change.
    let [before, after] = [before, after].map(|text| text.replace("\r\n", "\n"));
    if before.lines().count().max(after.lines().count()) > LINES_AT_MOST {
        return None;
    }
    let diff = TextDiff::from_lines(before.as_str(), after.as_str());
    let mut all = Vec::new();
    for group in diff.grouped_ops(AROUND) {
        if !all.is_empty() {
            all.push(ChangedLine { change: LineChange::Gap, line: None, text: String::new() });
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (what, line) = match change.tag() {
                ChangeTag::Equal => (LineChange::Same, change.new_index()),
                ChangeTag::Insert => (LineChange::Added, change.new_index()),
                ChangeTag::Delete => (LineChange::Removed, None),
            };
            let text = change.value().trim_end_matches('\n').to_owned();
            all.push(ChangedLine { change: what, line: line.map(|index| index + 1), text });
        }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::{LineChange, changes};

    #[test]
    fn changed_lines_stand_with_two_of_their_neighbours() {
        let before: String = (1..=20).map(|n| format!("line {n}\n")).collect();
        let after =
            before.replace("line 4\n", "our line\r\n").replace("line 19\n", "").replace("line 20\n", "line 20\r\n");
        let shown: Vec<_> = changes(&before, &after)
            .unwrap()
            .into_iter()
            .map(|line| (line.change, line.line.unwrap_or_default(), line.text))
            .collect();
        let line = |change, n, text: &str| (change, n, text.to_owned());
        use LineChange::{Added, Gap, Removed, Same};
        assert_eq!(
            shown,
            [
                line(Same, 2, "line 2"),
                line(Same, 3, "line 3"),
                line(Removed, 0, "line 4"),
                line(Added, 4, "our line"),
                line(Same, 5, "line 5"),
                line(Same, 6, "line 6"),
                line(Gap, 0, ""),
                line(Same, 17, "line 17"),
                line(Same, 18, "line 18"),
                line(Removed, 0, "line 19"),
                line(Same, 19, "line 20"),
            ]
        );
        assert_eq!(changes(&before, &before), Some(Vec::new()));
        assert_eq!(changes(&before, &"x\n".repeat(5_001)), None);
    }
}
