//! Waiting for a thing, never for a time.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// What a window, a daemon or a display gets to answer in; generous, because two cores may be busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Asks `probe` again and again until it has an answer.
///
/// # Errors
/// `probe`'s own errors at once; else, after `within`, a sentence that names `what` was waited for.
pub fn until<T>(what: &str, within: Duration, mut probe: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = probe()? {
            return Ok(found);
        }
        if start.elapsed() > within {
            bail!("waited {} s in vain for {what}", within.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// As [`until`], but an error of `probe` means "not yet"; the last one is told when patience ends.
///
/// # Errors
/// After `within`, what was waited for and why it was not there.
pub fn until_ok<T>(what: &str, within: Duration, mut probe: impl FnMut() -> Result<T>) -> Result<T> {
    let mut last = None;
    until(what, within, || match probe() {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            last = Some(error);
            Ok(None)
        }
    })
    .map_err(|timeout| match last {
        Some(error) => error.context(timeout),
        None => timeout,
    })
}
