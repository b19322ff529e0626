//! Tables that may be opened in a spreadsheet, and come from one: their cells, and how their bytes become lines.

use csv::ReaderBuilder;

use crate::LineFault;

/// A cell that a spreadsheet would run as a formula gets an apostrophe, which it shows as text; numbers like
/// `+44 20 …` it may keep.
pub(crate) fn guarded(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// What stood in a cell before it was [`guarded`].
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    let mut letters = cell.chars();
    match letters.next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => !letters.all(|c| c.is_ascii_digit() || "()./ -;+".contains(c)),
        // So that what began with one comes back with it.
        Some('\'') => is_formula(letters.as_str()),
        _ => false,
    }
}

/// A file's text; where it is not UTF-8, the line that is not.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, LineFault> {
    let text = std::str::from_utf8(bytes).map_err(|wrong| {
        let before = bytes.get(..wrong.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        LineFault::new(line, "This line is not UTF-8; save the file as UTF-8.")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The line of a record whose quotation mark nobody closes: what is written behind the text becomes a part of it.
pub(crate) fn open_quote(text: &str) -> Option<usize> {
    const MARK: &str = "\u{1}";
    let marked = format!("{text}\n{MARK}");
    let rows =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(marked.as_bytes()).into_records();
    let last = rows.filter_map(Result::ok).last()?;
    let line = || last.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
    (last.get(0) != Some(MARK)).then(line)
}

/// Commas, semicolons or tabs, whichever the first line has most of.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |byte: u8| first.bytes().filter(|other| *other == byte).count();
    [b'\t', b';', b','].into_iter().max_by_key(|byte| count(*byte)).unwrap_or(b',')
}

/// What is wrong with a table, as the reader of tables says it.
pub(crate) fn sentence(wrong: &csv::Error) -> String {
    format!("This is no table: {wrong}.")
}
