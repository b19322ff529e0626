//! How long the window takes from a key press to what it brings.
//!
//! The page itself keeps the time, from the key press' own time stamp: until the new state stands in the document, and
//! until the second animation frame after that; by then the first of the two is on the screen. The keys come from
//! WebDriver.

use std::time::Duration;

use anyhow::{Context, Result};
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::Window;
use serde_json::{Value, json};

/// Waits in the page until something of the selector `arguments[0]` has the text `arguments[1]` or (`arguments[2]` false)
/// nothing has it any more; what that took stands in `window.timed`.
const WATCH: &str = "
    const [selector, text, comes] = arguments;
    const parts = ['Control', 'Shift'];
    let pressed = null;
    window.timed = null;
    const onKey = (event) => { if (pressed === null && !parts.includes(event.key)) pressed = event.timeStamp; };
    addEventListener('keydown', onKey, true);
    const look = new MutationObserver(() => {
      const said = [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(text));
      if (pressed === null || said !== comes) return;
      const stood = performance.now() - pressed;
      look.disconnect();
      removeEventListener('keydown', onKey, true);
      requestAnimationFrame(() => requestAnimationFrame(() => {
        window.timed = { stood, painted: performance.now() - pressed };
      }));
    });
    look.observe(document.body, { subtree: true, childList: true, characterData: true });";
/// Waits until what the last act set going is over: a page that is still busy with it would take this one's time too.
const STILL: &str = "
    const done = arguments[arguments.length - 1];
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { look.disconnect(); done(); }, 60);
    };
    const look = new MutationObserver(wait);
    look.observe(document.body, { subtree: true, childList: true, characterData: true });
    wait();";

/// What a key press took.
pub(crate) struct Pressed {
    /// Until what it brings stood in the document.
    pub(crate) stood: Duration,
    /// Until that was painted.
    pub(crate) painted: Duration,
}

/// Presses keys once the page is still, and waits until something of `selector` has (or, not `comes`, lost) this text.
pub(crate) fn pressed(window: &Window, keys: &[char], selector: &str, text: &str, comes: bool) -> Result<Pressed> {
    window.script_async(STILL)?;
    window.script_with(WATCH, &json!([selector, text, comes]))?;
    window.presses(keys)?;
    let timed = until(&format!("“{text}” to be painted"), PATIENCE, || {
        let timed: Value = window.script("return window.timed")?;
        Ok((!timed.is_null()).then_some(timed))
    })?;
    let duration = |name: &str| {
        let time = timed[name].as_f64().context("a time that is no number")?;
        anyhow::Ok(Duration::from_secs_f64(time.max(0.0) / 1_000.0))
    };
    Ok(Pressed { stood: duration("stood")?, painted: duration("painted")? })
}
