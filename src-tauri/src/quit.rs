//! Leaving: to the tray where there is one, out only when no clock runs or the user is sure.
//!
//! "Nobody will remind you" is a question of the web view; here is only when it is asked.

use tauri::AppHandle;

use crate::door::{self, Screen};
use crate::{shell, window};

/// What becomes of a window whose close button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closing {
    /// It closes, and the program ends.
    Goes,
    /// It stays, on the screen or in the tray.
    Stays,
}

/// The close button: into the tray, or out, or the question.
pub(crate) fn close_requested(handle: &AppHandle) -> Closing {
    let shell = shell::of(handle);
    if shell.tray.is_there() {
        window::hide(handle);
        return Closing::Stays;
    }
    if shell.clocks_running() == 0 {
        return Closing::Goes;
    }
    door::open(handle, Screen::Quit);
    Closing::Stays
}

/// "Quit" from the tray or the web view; `sure`: the question was answered.
pub(crate) fn asked(handle: &AppHandle, sure: bool) {
    if sure || shell::of(handle).clocks_running() == 0 {
        handle.exit(0);
    } else {
        door::open(handle, Screen::Quit);
    }
}

/// Hides the window where a tray brings it back; else only minimizes it.
pub(crate) fn put_away(handle: &AppHandle) {
    if shell::of(handle).tray.is_there() {
        window::hide(handle);
    } else {
        window::minimize(handle);
    }
}
