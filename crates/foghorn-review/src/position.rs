//! Where an offset stands for a reader: line and column, as editors count them.

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// In characters (Unicode scalar values), counted from 1.
    pub column: usize,
}

impl Position {
    /// Where a byte offset stands; the end of the text for one beyond it.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    fn at(text: &str, offset: usize) -> (usize, usize) {
        let position = Position::of(text, offset);
        (position.line, position.column)
    }

    #[test]
    fn lines_and_letters_are_counted_from_one() {
        let text = "a\r\nb\u{e9}c\n";
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 3), (2, 1));
        assert_eq!(at(text, 6), (2, 3), "a letter of two bytes is one column");
        assert_eq!(at(text, text.len()), (3, 1));
        assert_eq!(at(text, 99), (3, 1));
    }
}
