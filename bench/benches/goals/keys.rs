//! Key press to the new state painted in the real window, against a page in the same web view that echoes the key.
//!
//! Not here: how a press is timed (`presses`).

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use foghorn_tests::desk::Desk;
use foghorn_tests::key;
use foghorn_tests::window::{Launch, Window};
use serde_json::json;

use crate::ground::{Ground, declare, open};
use crate::presses::{Pressed, pressed};

/// Incidents of so many entries.
const SIZES: [usize; 2] = [50, 2_000];
/// How often each key is pressed; a tenth as often before that, to warm up.
const PRESSED: usize = 120;
/// So many of one kind in a row, then the bare page's turn.
const IN_A_ROW: usize = 20;
/// One frame at 60 a second.
pub(crate) const FRAME: f64 = 16.7;

const TIMELINE: &str = "form:has([data-quick-line]) + div ol";

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.fresh("keys")?;
    let app = open(&folder)?;
    for size in SIZES {
        declare(&app, &title(size), size)?;
    }
    drop(app);
    let desk = Desk::new()?;
    let mut row = Row { name: "", figure: "", checks: Vec::new(), remarks: Vec::new() };
    row.remarks.push(format!(
        "From the key press' time stamp to the second animation frame after the new state stood in the document, \
         {PRESSED} times each, in turns of {IN_A_ROW} with the bare page. Enter in the quick line writes a note; Ctrl+Z \
         and Ctrl+Shift+Z take it back and bring it again."
    ));
    for size in SIZES {
        let [enter, undo, echo] = in_turns(&desk, &folder, size)?;
        for (what, times) in [("Enter", &enter), ("undo and redo", &undo)] {
            let more = milliseconds(times.p99()) - milliseconds(echo.p99());
            let what = format!("{what} on {size} entries, p99");
            row.checks.push(Check::at_most(format!("{what} beyond a bare page"), FRAME, more, Unit::Milliseconds));
            row.checks.push(Check::at_most(what, 50.0, milliseconds(times.p99()), Unit::Milliseconds));
        }
        row.remarks.push(format!("{size} entries, Enter: {}.", enter.line()));
        row.remarks.push(format!("{size} entries, undo and redo: {}.", undo.line()));
        row.remarks.push(format!("Bare page beside it: {}.", echo.line()));
    }
    Ok(row)
}

fn in_turns(desk: &Desk, folder: &Path, size: usize) -> Result<[Times; 3]> {
    let bare = Window::open(desk, &Launch::bare())?;
    bare.has("textbox", "Echo")?;
    let foghorn = Window::open(desk, &Launch::foghorn(folder))?;
    foghorn.click("button", &title(size))?;
    foghorn.has("textbox", "Write a line into the timeline")?;
    let [mut enter, mut undo, mut echo] = std::array::from_fn(|_| Times::default());
    for number in 0..PRESSED / 10 {
        log(&foghorn, number)?;
        undo_or_redo(&foghorn, number, number % 2 == 1)?;
        echoed(&bare, number)?;
    }
    for turn in 0..PRESSED / IN_A_ROW {
        let numbers = || (0..IN_A_ROW).map(move |place| PRESSED + turn * IN_A_ROW + place);
        for number in numbers() {
            enter.add(log(&foghorn, number)?);
        }
        let last = numbers().next_back().unwrap_or_default();
        for number in numbers() {
            undo.add(undo_or_redo(&foghorn, last, number % 2 == 1)?);
        }
        for number in numbers() {
            echo.add(echoed(&bare, number)?.painted);
        }
    }
    foghorn.end()?;
    bare.end()?;
    Ok([enter, undo, echo])
}

fn title(size: usize) -> String {
    format!("Checkout fails after {size} lines")
}

fn line(number: usize) -> String {
    format!("line {number} of the bench, which says that a region is well again")
}

/// Writes a line into the timeline; only the Enter counts.
fn log(window: &Window, number: usize) -> Result<Duration> {
    window.script_with(
        "const field = document.querySelector('[data-quick-line]');
         field.focus();
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));",
        &json!([line(number)]),
    )?;
    Ok(pressed(window, &[key::ENTER], TIMELINE, &line(number), true)?.painted)
}

fn undo_or_redo(window: &Window, number: usize, redo: bool) -> Result<Duration> {
    window.script("document.activeElement?.blur()")?;
    let keys: &[char] = if redo { &[key::CONTROL, key::SHIFT, 'Z'] } else { &[key::CONTROL, 'z'] };
    Ok(pressed(window, keys, TIMELINE, &line(number), redo)?.painted)
}

pub(crate) fn echoed(window: &Window, number: usize) -> Result<Pressed> {
    window.script(
        "const field = document.querySelector('#echo');
         field.value = '';
         document.querySelector('#said').textContent = '';
         field.focus();",
    )?;
    let letter = char::from(b'a' + u8::try_from(number % 26)?);
    pressed(window, &[letter], "#said", &letter.to_string(), true)
}
