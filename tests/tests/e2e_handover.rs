//! Handing over between two laptops, by keyboard: the first writes the file and goes on reminding, the second takes it in
//! and accepts, sees the same with drafts and clocks; then the first only watches, adds a line, and that merges too.

use anyhow::{Context, Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use foghorn_tests::{axe, playbook};
use serde_json::{Value, json};

const TITLE: &str = "Checkout fails for card payments";
const WORDS: &str = "We are rolling the release back in all regions.";

#[test]
fn handed_over_accepted_and_merged_by_keyboard() -> Result<()> {
    let desk = Desk::new()?;
    let (first, second) = (DataFolder::new()?, DataFolder::new()?);
    let (mine, yours) = (Cli::on(first.path()), Cli::on(second.path()));
    let brief = first.file("inc-1.foghorn").display().to_string();

    // Ada has an incident with a clock that runs and a draft that is open.
    let window = Window::open(&desk, &Launch::foghorn(first.path()))?;
    window.declares(TITLE)?;
    mine.run(&["role", "1", "commander", "Ada"])?;
    mine.run(&["sent", "1", "--to", "customers,support", "--text", "Cards fail. Next update in 30 minutes."])?;
    window.sees("Update to Customers")?;
    window.presses(&[key::ENTER])?;
    window.writes("Text for Partners", WORDS)?;
    window.sees("Saved ")?;
    window.presses(&[key::ESCAPE])?;
    window.has("button", "Write the")?;

    // One key opens it; everything is reached by Tab.
    window.presses(&['h'])?;
    window.has("dialog", "Hand over INC-1")?;
    window.sees("Clocks running")?;
    axe::finds_nothing(&window, "hand over")?;
    window.types("Bob")?;
    for text in ["Cards work in all regions", "An hour without a failed payment", "The vendor calls back at three"] {
        window.presses(&[key::TAB])?;
        window.types(text)?;
    }
    window.presses(&[key::TAB])?;
    window.types(&brief)?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Handed over to Bob")?;
    window.sees("This laptop goes on reminding until you say that they have it")?;
    ensure!(std::path::Path::new(&brief).exists(), "the file is there");
    window.end()?;

    // Bob takes it in and accepts.
    let window = Window::open(&desk, &Launch::foghorn(second.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'o'])?;
    window.has("dialog", "Take in a brief")?;
    window.types(&brief)?;
    window.presses(&[key::ENTER])?;
    window.sees("State as of")?;
    window.sees(TITLE)?;
    axe::finds_nothing(&window, "take in")?;
    window.fill("textbox", "Who takes command", "Bob")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("button", "Write the")?;
    window.sees("Bob took command")?;
    window.sees("The vendor calls back at three")?;
    same_clocks(&mine, &yours)?;
    let drafts = window.script("return document.querySelector('[aria-label=\"Open drafts\"]')?.innerText ?? ''")?;
    ensure!(drafts.as_str().is_some_and(|said| said.contains("Partners")), "the draft came along: {drafts}");
    window.presses(&[key::CONTROL, 'k'])?;
    window.types("open draft")?;
    window.presses(&[key::ENTER])?;
    window.has("textbox", "Text for Partners")?;
    ensure!(window.written()? == WORDS, "the draft as it stood: {}", window.written()?);
    window.end()?;

    // A spoken yes: Ada's laptop only watches, and what she adds is not lost.
    let window = Window::open(&desk, &Launch::foghorn(first.path()))?;
    window.click("button", TITLE)?;
    window.presses(&[key::CONTROL, 'k'])?;
    window.types("confirm the other")?;
    window.presses(&[key::ENTER])?;
    window.sees("Watching: state as of")?;
    window.sees("Bob has command")?;
    window.presses(&['/'])?;
    window.types("The vendor called: fixed on their side")?;
    window.presses(&[key::ENTER])?;
    window.sees("The vendor called: fixed on their side")?;
    let again = first.file("again.foghorn").display().to_string();
    mine.run(&["brief", "1", "--file", &again])?;

    let merged = yours.json(&["import", &again])?;
    ensure!(merged["added"] == 3, "role, confirmation and note: {merged}");
    ensure!(yours.json(&["import", &again])?["added"] == 0, "nothing comes twice");
    let lines = yours.run(&["show", "1"])?;
    ensure!(lines.contains("The vendor called: fixed on their side"), "{lines}");
    ensure!(!lines.contains("Watching"), "the one who has command does not watch: {lines}");
    ensure!(yours.json(&["verify"])?["clean"] == true, "sound");
    let back = second.file("back.foghorn").display().to_string();
    yours.run(&["brief", "1", "--file", &back])?;
    mine.run(&["import", &back])?;
    same_clocks(&mine, &yours)?;

    // Taking it back is a name and a press.
    window.fill("textbox", "Your name", "Ada")?;
    window.click("button", "Take back command")?;
    window.loses("Watching: state as of")
}

#[test]
fn until_it_is_confirmed_the_outgoing_laptop_reminds_and_then_it_is_silent() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&playbook::of_seconds(9, 600))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let said = desk.notifications()?;
    cli.run(&["declare", TITLE, "--sev", "1", "--commander", "Ada"])?;
    cli.run(&["handover", "1", "--to", "Bob"])?;
    let due = said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    window.click("button", TITLE)?;
    window.click("button", "Bob has it")?;
    window.sees("Watching: state as of")?;
    until("the notification to go", PATIENCE, || Ok(said.closed()?.contains(&due.id).then_some(())))?;
    // Its nags would come before the word that is due next.
    let from = said.all()?.len();
    cli.run(&["declare", "Login is slow", "--sev", "1"])?;
    said.wait_for("another word", from, PATIENCE, |shown| shown.summary.contains("due now"))?;
    let more: Vec<_> = said.all()?.into_iter().skip(from).filter(|shown| shown.body.contains("INC-1")).collect();
    ensure!(more.is_empty(), "a laptop that watches is silent: {more:?}");
    Ok(())
}

/// What both laptops say of every clock.
fn same_clocks(mine: &Cli, yours: &Cli) -> Result<()> {
    let clocks = |cli: &Cli| -> Result<Vec<Value>> {
        let view = cli.json(&["show", "1"])?;
        let clocks = view["card"]["clocks"].as_array().context("clocks")?;
        Ok(clocks
            .iter()
            .map(|clock| json!([clock["name"], clock["due_at"], clock["told_at"], clock["promised_at"]]))
            .collect())
    };
    let (here, there) = (clocks(mine)?, clocks(yours)?);
    ensure!(here == there, "{here:?} and {there:?}");
    Ok(())
}
