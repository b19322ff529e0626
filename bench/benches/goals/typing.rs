//! Key press to underline in the editor of drafts, in the real window, beside a bare page that echoes the key.
//!
//! Not here: how a press is timed (`presses`), how long the review alone takes (`review`).

use anyhow::{Context, Result};
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use foghorn_tests::desk::Desk;
use foghorn_tests::key;
use foghorn_tests::window::{Launch, Window};
use serde_json::json;

use crate::ground::{Ground, ask, open};
use crate::keys::{FRAME, echoed};
use crate::presses::{Pressed, pressed};

/// About as long as an update becomes; its last sentence is added by the bench.
const TEXT: &str = include_str!("../../assets/messages/progress.md");
/// Without its last digit this is no address.
const ADDRESS: &str = "10.2.14.7";
const UNDERLINED: &str = ".cm-content .finding";
/// How often the digit is typed; a tenth as often before that, to warm up.
const PRESSED: usize = 120;
/// So many in a row, then the bare page's turn.
const IN_A_ROW: usize = 20;

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let folder = ground.fresh("typing")?;
    let app = open(&folder)?;
    let declared = ask(&app, "declare", json!({"title": "Card payments fail in Europe", "severity": "SEV1"}))?;
    let incident = declared["incident"].as_str().context("no incident")?;
    let payload = json!({"incident": incident, "stakeholder": "customers"});
    let draft = ask(&app, "open-draft", payload)?;
    let (unfinished, _) = ADDRESS.split_at(ADDRESS.len() - 1);
    let text = format!("{}\n\nIt is the machine {unfinished}", TEXT.trim_end());
    let payload = json!({"draft": draft["draft"], "text": text, "base": draft["version"]});
    ask(&app, "save-draft", payload)?;
    drop(app);

    let desk = Desk::new()?;
    let bare = Window::open(&desk, &Launch::bare())?;
    bare.has("textbox", "Echo")?;
    let foghorn = Window::open(&desk, &Launch::foghorn(&folder))?;
    foghorn.click("button", "1 draft")?;
    foghorn.click("menuitem", "INC-1, Customers")?;
    foghorn.click("textbox", "Text for Customers")?;
    foghorn.presses(&[key::CONTROL, key::END])?;

    let [mut stood, mut painted, mut echo, mut echo_stood] = std::array::from_fn(|_| Times::default());
    for number in 0..PRESSED / 10 {
        type_and_take_back(&foghorn)?;
        echoed(&bare, number)?;
    }
    for _ in 0..PRESSED / IN_A_ROW {
        for _ in 0..IN_A_ROW {
            let took = type_and_take_back(&foghorn)?;
            stood.add(took.stood);
            painted.add(took.painted);
        }
        for number in 0..IN_A_ROW {
            let took = echoed(&bare, number)?;
            echo_stood.add(took.stood);
            echo.add(took.painted);
        }
    }
    foghorn.end()?;
    bare.end()?;
    let more = milliseconds(painted.p99()) - milliseconds(echo.p99());
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![
            Check::at_most("in the document, p50", 16.0, milliseconds(stood.median()), Unit::Milliseconds),
            Check::at_most("in the document, p99", 16.0, milliseconds(stood.p99()), Unit::Milliseconds),
            Check::at_most("painted, p99 beyond a bare page", FRAME, more, Unit::Milliseconds),
        ],
        remarks: vec![
            format!(
                "The last digit of an IP address in a draft of {} words: from the key press' time stamp until its \
                 underline stands in the document, and until the second animation frame after that; {PRESSED} times, in \
                 turns of {IN_A_ROW} with the bare page.",
                text.split_whitespace().count()
            ),
            format!("In the document: {}. Painted: {}.", stood.line(), painted.line()),
            format!("Bare page beside it, in the document: {}. Painted: {}.", echo_stood.line(), echo.line()),
        ],
    })
}

/// Types the digit that makes an address, and removes it again; only the first counts.
fn type_and_take_back(window: &Window) -> Result<Pressed> {
    let digit: Vec<char> = ADDRESS.chars().last().into_iter().collect();
    let took = pressed(window, &digit, UNDERLINED, ADDRESS, true)?;
    pressed(window, &[key::BACKSPACE], UNDERLINED, ADDRESS, false)?;
    Ok(took)
}
