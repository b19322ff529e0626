//! What is seen at one glance: who knows what, the wallboard, the strip beside a call.

use anyhow::{Context, Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Checkout fails for card payments";

#[test]
fn who_knows_what_is_walked_by_keyboard_and_a_cell_opens_its_draft() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "8 min ago"])?;
    cli.run(&[
        "sent",
        "1",
        "--to",
        "customers:status-page,support:chat",
        "--text",
        "Card payments fail.",
        "--at",
        "6 min ago",
    ])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;

    window.has("button", "Customers, Status page: told")?;
    window.sees("1 behind")?;
    window.has("button", "Partners, Email: not told, required")?;
    window.sees("Vendors, Press and Regulators: no clock until added")?;

    // One stop of Tab; from there by arrow keys. Partners were told nothing and are overdue: they stand first.
    window.script("document.querySelector('[data-cell][tabindex=\"0\"]').focus()")?;
    ensure!(window.focus()?.1.starts_with("Partners, Email"), "{:?}", window.focus()?);
    window.presses(&[key::DOWN])?;
    let focus =
        until(
            "the next row",
            PATIENCE,
            || Ok(Some(window.focus()?).filter(|(_, name)| !name.starts_with("Partners"))),
        )?;
    ensure!(focus.1.contains("told"), "{focus:?}");
    window.script("document.querySelector('[data-stakeholder=customers][data-channel=\"status-page\"]').focus()")?;
    window.presses(&[key::ENTER])?;
    window.has("textbox", "Text for Customers")?;
    Ok(())
}

#[test]
fn the_wallboard_shows_what_is_due_and_goes_with_escape() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "8 min ago"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::F11])?;
    window.has("heading", "Wallboard")?;
    window.sees(TITLE)?;
    window.sees("overdue")?;
    let figure = window.script(
        "const big = document.querySelector('.wall .big');
         return [parseFloat(getComputedStyle(big).fontSize), innerHeight];",
    )?;
    let (size, height) = (figure[0].as_f64().context("a size")?, figure[1].as_f64().context("a height")?);
    // From five metres a figure of a fifth of the screen is read: half a metre of screen, ten centimetres of figure.
    ensure!(size > height / 5.0, "the figure is {size} px of {height}");
    window.presses(&[key::ESCAPE])?;
    window.has("textbox", "What is broken?")
}

#[test]
fn the_strip_stays_on_top_and_acts_on_what_is_due() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "8 min ago"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    let [main] = window.windows()?.try_into().ok().context("one window at first")?;
    window.presses(&[key::F9])?;
    let strip = until("the strip", PATIENCE, || Ok(window.windows()?.into_iter().find(|handle| *handle != main)))?;
    window.go_to(&strip)?;
    window.has("heading", "Customers")?;
    window.sees("overdue")?;

    // It hears what a terminal does, and its keys act.
    window.presses(&['z'])?;
    window.sees("quiet for 5 minutes")?;
    let due = cli.json(&["due"])?;
    ensure!(due[0]["snoozed_until"].is_string(), "{due}");
    cli.run(&["sent", "1", "--to", "customers,partners,support", "--text", "Card payments fail."])?;
    window.has("heading", "Executives")?;
    window.presses(&[key::ENTER])?;
    window.go_to(&main)?;
    window.has("textbox", "Text for Executives")?;

    window.go_to(&strip)?;
    // The window is gone before the key is let go, which the driver minds.
    window.presses(&[key::ESCAPE]).ok();
    window.go_to(&main)?;
    until("the strip to go", PATIENCE, || Ok((window.windows()? == [main.as_str()]).then_some(())))?;
    window.has("textbox", "Text for Executives")
}
