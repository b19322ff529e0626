//! Everyone who must know, as one journey: the finance playbook, who was told and who was left out, a report that waits
//! for its event, an ask that runs late, a thing to do whose time is over, and all of it handed to a second laptop.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::window::{Launch, Window};
use serde_json::{Value, json};

const TITLE: &str = "Transfers fail";
const LINE: &str = "The bank called: their side is up again";

/// The shortest time that an ask or a thing to do can have, and what the notification may take.
const A_MINUTE: Duration = Duration::from_secs(90);

#[test]
fn everyone_is_told_or_seen_to_be_left_out_and_the_second_commander_sees_the_same() -> Result<()> {
    let desk = Desk::new()?;
    let (first, second) = (DataFolder::new()?, DataFolder::new()?);
    let (mine, yours) = (Cli::on(first.path()), Cli::on(second.path()));
    let window = Window::open(&desk, &Launch::foghorn(first.path()))?;
    let said = desk.notifications()?;
    declare_with_finance(&window)?;

    // Grid and lists stand; the report waits for its event, which comes.
    window.has("button", "Board, Email: not told, required")?;
    window.sees("Money on its way")?;
    window.sees("4 h from: classified as a major incident")?;
    tab_to(&window, "button", "It came to pass: DORA, initial notice")?;
    window.presses(&[key::ENTER])?;
    window.has("dialog", "DORA, initial notice")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.loses("4 h from: classified as a major incident")?;

    // Customers and support are told; the board is not, and it shows.
    tell_customers_and_support(&window)?;
    window.has("button", "Customers, Status page: told")?;
    window.has("button", "Branches and support, Chat: told")?;
    window.has("button", "Board, Email: not told, required")?;

    // An ask, and a thing to do: both have a minute.
    window.presses(&['/'])?;
    window.types("@bob check latency 1m")?;
    window.presses(&[key::ENTER])?;
    window.has("button", "Done: Bob, check latency")?;
    window.presses(&[key::ESCAPE])?;
    palette(&window, "add something to do")?;
    window.has("dialog", "Add something to do")?;
    window.types("Call the bank")?;
    window.presses(&[key::TAB])?;
    window.types("1 min")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Call the bank")?;
    said.wait_for("that the ask is due", 0, A_MINUTE, |shown| tells(shown, "Bob, check latency"))?;
    said.wait_for("that the bank is to be called", 0, A_MINUTE, |shown| tells(shown, "Call the bank"))?;

    // A draft is begun, and all of it handed over.
    palette(&window, "write to partner")?;
    window.writes("Text for Partner banks", "We call the bank.")?;
    window.sees("Saved ")?;
    window.presses(&[key::ESCAPE])?;
    let brief = first.file("inc-1.foghorn").display().to_string();
    hand_over(&window, "Bob", &brief)?;
    window.end()?;

    // The second commander takes it in, accepts, and sees the same.
    let window = Window::open(&desk, &Launch::foghorn(second.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'o'])?;
    window.has("dialog", "Take in a brief")?;
    window.types(&brief)?;
    window.presses(&[key::ENTER])?;
    window.sees("State as of")?;
    window.fill("textbox", "Who takes command", "Bob")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("button", "Customers, Status page: told")?;
    window.has("button", "Board, Email: not told, required")?;
    window.has("button", "Done: Bob, check latency")?;
    window.sees("Call the bank")?;
    ensure!(stands(&mine)? == stands(&yours)?, "{} and {}", stands(&mine)?, stands(&yours)?);
    palette(&window, "open draft")?;
    window.has("textbox", "Text for Partner banks")?;
    ensure!(window.written()? == "We call the bank.", "{}", window.written()?);
    window.end()?;

    // The first adds a line and writes the file once more; it merges, once.
    let window = Window::open(&desk, &Launch::foghorn(first.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "Customers, Status page: told")?;
    window.presses(&['/'])?;
    window.types(LINE)?;
    window.presses(&[key::ENTER])?;
    window.sees(LINE)?;
    window.end()?;
    let again = first.file("again.foghorn").display().to_string();
    mine.run(&["brief", "1", "--file", &again])?;
    let merged = yours.json(&["import", &again])?;
    ensure!(merged["added"] == 1, "the line: {merged}");
    ensure!(yours.json(&["import", &again])?["added"] == 0, "nothing comes twice");
    ensure!(yours.run(&["show", "1"])?.contains(LINE));
    ensure!(yours.json(&["verify"])?["clean"] == true, "sound");
    Ok(())
}

/// Goes on with Tab until this has the focus.
fn tab_to(window: &Window, role: &str, name: &str) -> Result<()> {
    for _ in 0..120 {
        let (found, called) = window.focus().unwrap_or_default();
        if found == role && called.contains(name) {
            return Ok(());
        }
        window.presses(&[key::TAB])?;
    }
    bail!("Tab leads to no {role} “{name}”")
}

fn palette(window: &Window, act: &str) -> Result<()> {
    window.presses(&[key::CONTROL, 'k'])?;
    window.has("dialog", "")?;
    window.types(act)?;
    window.presses(&[key::ENTER])
}

fn declare_with_finance(window: &Window) -> Result<()> {
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'n'])?;
    window.types(&format!("SEV1 {TITLE}"))?;
    tab_to(window, "button", "With details")?;
    window.presses(&[key::ENTER])?;
    window.has("dialog", "Declare an incident")?;
    window.choose("Playbook", "finance")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("button", "Write the first word")
}

fn tell_customers_and_support(window: &Window) -> Result<()> {
    window.presses(&['s'])?;
    window.has("dialog", "I sent it")?;
    window.types("Transfers fail. We are sorry. Next update in 10 minutes.")?;
    for name in ["Customers", "Branches and support"] {
        if window.script_with("return [...document.querySelectorAll('[role=dialog] input[type=checkbox], dialog input[type=checkbox]')].some(box => box.checked && box.closest('label')?.innerText.trim().startsWith(arguments[0]))", &json!([name]))? != true {
            tab_to(window, "checkbox", name)?;
            window.presses(&[' '])?;
        }
    }
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Recorded as sent")
}

fn hand_over(window: &Window, to: &str, file: &str) -> Result<()> {
    window.has("button", "Done: Bob, check latency")?;
    window.presses(&['h'])?;
    window.has("dialog", "Hand over INC-1")?;
    window.types(to)?;
    tab_to(window, "textbox", "File for their laptop")?;
    window.types(file)?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Handed over to")
}

fn tells(shown: &foghorn_tests::notifications::Shown, what: &str) -> bool {
    shown.summary.contains(what) || shown.body.contains(what)
}

/// What a laptop says of clocks, lists and asks, without what is its own.
fn stands(cli: &Cli) -> Result<Value> {
    let view = cli.json(&["show", "1"])?;
    let clocks = view["card"]["clocks"].as_array().context("clocks")?;
    let clocks: Vec<_> = clocks
        .iter()
        .map(|clock| json!([clock["name"], clock["due_at"], clock["told_at"], clock["promised_at"]]))
        .collect();
    let todo = cli.json(&["todo", "1"])?;
    Ok(json!([clocks, todo["lists"], todo["asks"], todo["deadlines"]]))
}
