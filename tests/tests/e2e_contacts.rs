//! Contacts in the window: typed, taken in from a table, and rung one after the other, by keyboard; the notification that
//! says to ring the next one.

use anyhow::{Context, Result, ensure};
use foghorn_tests::axe;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::PATIENCE;
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Checkout fails for card payments";

#[test]
fn people_are_taken_in_and_rung_one_after_the_other() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let said = desk.notifications()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    cli.run(&["declare", TITLE, "--sev", "1"])?;

    // One is typed, the others come in a table; a faulty one brings nothing.
    window.presses(&[key::CONTROL, '6'])?;
    window.sees("Nobody yet.")?;
    window.click("button", "Add a contact")?;
    window.fill("textbox", "Name", "Ada Byron")?;
    window.fill("textbox", "Groups", "database:1")?;
    window.fill("textbox", "Telephone", "+44 20 7946 0000")?;
    window.fill("textbox", "Wait for an answer", "2s")?;
    window.presses(&[key::ENTER])?;
    window.sees("Ada Byron: saved.")?;
    let table = folder.file("people.csv");
    std::fs::write(&table, "name,groups,phone\nBob Ng,database:2,+44 20 7946 0001\nEve,,call me\n")?;
    window.click("button", "Import and export")?;
    window.fill("textbox", "Table or cards to import", &table.to_string_lossy())?;
    window.presses(&[key::ENTER])?;
    window.sees("line 3: \u{201c}call me\u{201d} is no telephone number.")?;
    std::fs::write(&table, "name,groups,phone\nBob Ng,database:2,+44 20 7946 0001\n")?;
    window.click("button", "Look into it")?;
    window.sees("It brings 1 new contact, 0 changed and 0 as they are here.")?;
    window.click("button", "Take them in")?;
    window.has("button", "Call Bob Ng, +44 20 7946 0001")?;
    window.choose("Group", "database (2)")?;
    window.sees("Call scheme: Ada Byron (wait 2s), then Bob Ng (wait 5m)")?;
    axe::finds_nothing(&window, "contacts of a group")?;

    // Rung from the incident; after her two seconds the desktop says so.
    window.presses(&[key::CONTROL, '1'])?;
    window.click("button", TITLE)?;
    window.click("button", "More acts")?;
    window.click("menuitem", "Ring people")?;
    window.has("dialog", "Ring people")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Ring Ada Byron")?;
    window.sees("+44 20 7946 0000")?;
    said.wait_for("ring the next one", 0, PATIENCE, |shown| {
        format!("{} {}", shown.summary, shown.body).contains("Ada Byron; ring Bob Ng now")
    })?;
    axe::finds_nothing(&window, "somebody being rung")?;
    window.click("button", "No answer from Ada Byron")?;
    window.sees("Ring Bob Ng")?;
    window.click("button", "Bob Ng answered")?;
    window.sees("Bob Ng answered")?;
    let rings = cli.json(&["todo", "1"])?["rings"].clone();
    ensure!(rings.as_array().context("a list")?.is_empty(), "{rings}");
    cli.run(&["verify"])?;
    Ok(())
}
