//! Cells of tables that may be opened in a spreadsheet.

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
