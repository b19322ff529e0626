//! Memory of all processes of the window (PSS), against a bare Tauri window, in turns.

use std::time::Instant;

use anyhow::Result;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_tests::desk::Desk;

use crate::bare::{Which, start};
use crate::ground::{Ground, clear_board, declare, open, said};
use crate::processes::memory;
use crate::screen::Screen;

/// How often each is measured.
const TURNS: usize = 3;

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.folder(ground.entries)?;
    let app = open(&folder)?;
    clear_board(&app)?;
    declare(&app, "Checkout fails for card payments", 50)?;
    said(app.keep_once())?;
    drop(app);
    let desk = Desk::new()?;
    let screen = Screen::new(&desk)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        for (which, sizes) in [(Which::Bare, &mut theirs), (Which::Foghorn(&folder), &mut ours)] {
            sizes.push(once(&desk, &screen, which)?);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![Check::at_most("against a bare window", 1.2, ours / theirs, Unit::Times)],
        remarks: vec![format!(
            "PSS of the window and of every process that it started, once the board is painted and 8 s have passed; the \
             median of {TURNS}, in turns. Foghorn {ours:.0} MiB, bare window {theirs:.0} MiB."
        )],
    })
}

fn once(desk: &Desk, screen: &Screen, which: Which<'_>) -> Result<f64> {
    let before = screen.fields()?;
    let window = start(desk, screen, which)?;
    // Watching ends eight seconds after the first pixel.
    screen.painted(&before, Instant::now())?;
    memory(window.id())
}

/// The one in the middle.
pub(crate) fn median(mut sizes: Vec<f64>) -> f64 {
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(f64::NAN)
}
