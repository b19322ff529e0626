//! Keys that have no letter, as WebDriver spells them.

/// Control, held down for the rest of a chord.
pub const CONTROL: char = '\u{e009}';
/// Shift, held down for the rest of a chord.
pub const SHIFT: char = '\u{e008}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Tab.
pub const TAB: char = '\u{e004}';
/// F6.
pub const F6: char = '\u{e036}';
/// F8.
pub const F8: char = '\u{e038}';
/// F9.
pub const F9: char = '\u{e039}';
/// F11.
pub const F11: char = '\u{e03b}';
/// End.
pub const END: char = '\u{e010}';
/// Arrow down.
pub const DOWN: char = '\u{e015}';
/// Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// Delete.
pub const DELETE: char = '\u{e017}';
