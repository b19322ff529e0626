//! Start to painted board, 10,000 incidents stored, against a bare Tauri window, in turns.
//!
//! From the start of the process to the last pixel on the screen; what ticks or blinks does not count.

use std::time::{Duration, Instant};

use anyhow::Result;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::Times;
use foghorn_tests::desk::Desk;

use crate::bare::{Which, start};
use crate::ground::{Ground, clear_board, declare, open, said};
use crate::screen::Screen;

/// How often each is started; the first pair warms the disk's cache and does not count.
const STARTS: usize = 7;
/// Open incidents on the board.
const OPEN: usize = 3;

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.folder(ground.entries)?;
    let app = open(&folder)?;
    clear_board(&app)?;
    for number in 0..OPEN {
        declare(&app, &format!("Checkout {number} fails for card payments"), 20)?;
    }
    said(app.keep_once())?;
    drop(app);
    let desk = Desk::new()?;
    let screen = Screen::new(&desk)?;
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for turn in 0..=STARTS {
        for (which, times) in [(Which::Bare, &mut theirs), (Which::Foghorn(&folder), &mut ours)] {
            let took = once(&desk, &screen, which)?;
            if turn > 0 {
                times.add(took);
            }
        }
    }
    let ratio = ours.median().as_secs_f64() / theirs.median().as_secs_f64();
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![Check::at_most("median, against a bare window", 1.25, ratio, Unit::Times)],
        remarks: vec![
            format!(
                "From the start of the process to the last painted pixel of the board with {OPEN} open incidents, read \
                 from the screen itself; {STARTS} starts of each, in turns."
            ),
            format!("Foghorn: {}.", ours.line()),
            format!("Bare window: {}.", theirs.line()),
        ],
    })
}

fn once(desk: &Desk, screen: &Screen, which: Which<'_>) -> Result<Duration> {
    let before = screen.fields()?;
    let began = Instant::now();
    let mut window = start(desk, screen, which)?;
    let took = screen.painted(&before, began)?;
    window.kill()?;
    // The next one begins on an empty screen.
    foghorn_tests::wait::until("the screen to be empty", foghorn_tests::wait::PATIENCE, || {
        Ok((screen.fields()? == before).then_some(()))
    })?;
    Ok(took)
}
