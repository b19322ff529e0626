//! Foghorn's window from outside, as the window manager handles it: whether it is on the screen, its close button,
//! and the wheel over it.

use anyhow::Result;

use crate::desk::Desk;
use crate::process::Process;
use crate::wait::{PATIENCE, until};

/// The window by its title.
const NAME: &str = "^Foghorn$";

/// Closes the window as its frame's button does (the window manager asks it to go), until that had its effect: a key
/// that comes before the window manager is ready is lost.
///
/// # Errors
/// `what` was waited for in vain.
pub fn close_until(desk: &Desk, what: &str, mut done: impl FnMut() -> Result<bool>) -> Result<()> {
    until(what, PATIENCE, || {
        if done()? {
            return Ok(Some(()));
        }
        // Two calls: a key in the same chain would go to the window itself, past the window manager.
        if on_screen(desk)? {
            xdotool(desk, &["search", "--onlyvisible", "--name", NAME, "windowactivate"])?;
            xdotool(desk, &["key", "alt+F4"])?;
        }
        Ok(None)
    })
}

/// Waits until the window is on the screen.
///
/// # Errors
/// It does not come.
pub fn comes(desk: &Desk) -> Result<()> {
    until("the window on the screen", PATIENCE, || Ok(on_screen(desk)?.then_some(())))
}

/// Waits until the window is not on the screen.
///
/// # Errors
/// It stays.
pub fn goes(desk: &Desk) -> Result<()> {
    until("the window to leave the screen", PATIENCE, || Ok((!on_screen(desk)?).then_some(())))
}

/// True where a window stands on the screen, neither hidden nor minimized.
///
/// # Errors
/// xdotool is not installed (`make setup` does that).
pub fn on_screen(desk: &Desk) -> Result<bool> {
    xdotool(desk, &["search", "--onlyvisible", "--name", NAME])
}

/// Turns the mouse's wheel towards the reader, in the middle of the window: on the display itself, for what is sent through
/// the driver never passes where real wheels do.
///
/// # Errors
/// The window is not on the screen.
pub fn turn_wheel(desk: &Desk) -> Result<()> {
    xdotool(desk, &["search", "--onlyvisible", "--name", NAME, "mousemove", "--window", "%1", "640", "500"])?;
    xdotool(desk, &["click", "--repeat", "6", "--delay", "40", "5"])?;
    Ok(())
}

/// False where there was nothing to find.
fn xdotool(desk: &Desk, arguments: &[&str]) -> Result<bool> {
    let mut xdotool = desk.command("xdotool");
    let log = desk.dir().join("xdotool.log");
    Ok(Process::start("xdotool", xdotool.args(arguments), &log)?.wait().is_ok())
}
