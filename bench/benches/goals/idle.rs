//! Processor time of all processes while nothing happens, with one open incident on the screen; against a bare window
//! that draws one ticking number.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_tests::desk::Desk;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use serde_json::json;

use crate::ground::{Ground, clear_board, declare, open, said};
use crate::processes::processor_seconds;

/// How long each is watched.
const WATCHED: Duration = Duration::from_secs(30);
/// What starting still does in the background is over after this.
const SETTLED: Duration = Duration::from_secs(5);
const TITLE: &str = "Checkout fails for card payments";

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.folder(ground.entries)?;
    let app = open(&folder)?;
    clear_board(&app)?;
    declare(&app, TITLE, 20)?;
    said(app.keep_once())?;
    drop(app);
    let desk = Desk::new()?;

    let mut bare = Launch::bare();
    bare.args.push("--ticking".to_owned());
    let window = Window::open(&desk, &bare)?;
    let ticking = share(&window)?;
    window.end()?;

    let window = Window::open(&desk, &Launch::foghorn(&folder))?;
    window.sees(TITLE)?;
    let board = share(&window)?;
    window.click("button", TITLE)?;
    window.sees("Write the first word")?;
    let visible = share(&window)?;
    window.script("window.__TAURI_INTERNALS__.invoke('call', { name: 'window', payload: { action: 'hide' } })")?;
    until("the page to be hidden", PATIENCE, || {
        Ok((window.script("return document.visibilityState")? == json!("hidden")).then_some(()))
    })?;
    let hidden = share(&window)?;
    window.end()?;

    let what = "visible, beyond a bare window with one ticking number";
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![
            Check::at_most("hidden", 0.5, hidden, Unit::PercentOfACore),
            Check::at_most(what, 0.5, visible - ticking, Unit::PercentOfACore),
        ],
        remarks: vec![
            format!(
                "User and system time of the window and every process that it started, over {} s each.",
                WATCHED.as_secs()
            ),
            format!(
                "Bare window, one number ticking: {ticking:.2} %. Foghorn on the board: {board:.2} %, on the incident's \
                 screen: {visible:.2} %, hidden: {hidden:.2} %."
            ),
        ],
    })
}

/// The share of one core, in hundredths.
fn share(window: &Window) -> Result<f64> {
    thread::sleep(SETTLED);
    let root = window.process_id()?;
    let (began, before) = (Instant::now(), processor_seconds(root)?);
    thread::sleep(WATCHED);
    Ok((processor_seconds(root)? - before) / began.elapsed().as_secs_f64() * 100.0)
}
