//! Every screen in both themes and at both widths: axe finds nothing, and the keyboard alone is enough.

use anyhow::{Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::window::{Launch, Window};
use foghorn_tests::{axe, key, screens};

const TITLE: &str = "Card payments fail";

#[test]
fn axe_finds_nothing_in_either_theme_at_either_width() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    live_incident(&Cli::on(folder.path()), &folder)?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    // All screens are looked at before anything is said: the list is the work to do.
    let mut found = Vec::new();
    screens::visit(&window, TITLE, |look| {
        let place = format!("{}, {}, {} px", look.screen, look.theme, look.width);
        found.extend(axe::finds_nothing(&window, &place).err().map(|error| error.to_string()));
        if window.script("return document.documentElement.scrollWidth > window.innerWidth + 1")? == true {
            found.push(format!("{place}: scrolls sideways"));
        }
        Ok(())
    })?;
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn the_keyboard_alone_declares_notes_and_sends() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.declares(TITLE)?;
    window.presses(&['/'])?;
    window.types("! Roll back")?;
    window.presses(&[key::ENTER])?;
    window.sees("Roll back")?;
    window.presses(&[key::ESCAPE])?;
    window.presses(&[key::ENTER])?;
    window.has("textbox", "Text for Customers")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("dialog", "I sent it")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Recorded as sent")?;
    ensure!(cli.json(&["list", "--all"])?[0]["updates"] == 1, "the update is recorded");

    // Ctrl+Z asks what is wrong with a message that was sent; Escape leaves everything as it is.
    window.presses(&[key::CONTROL, 'z'])?;
    window.sees("was not posted")?;
    window.presses(&[key::ESCAPE])?;
    window.presses(&[key::CONTROL, '1'])?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'k'])?;
    window.has("dialog", "")?;
    Ok(())
}

fn live_incident(cli: &Cli, folder: &DataFolder) -> Result<()> {
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "26 min ago"])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;
    cli.run(&["sent", "1", "--to", "customers:status-page", "--at", "9 min ago", "--text", "We are sorry."])?;
    cli.run(&["note", "1", "Roll back", "--decision"])?;
    let table = folder.file("people.csv");
    std::fs::write(&table, "name,groups,phone,zone,wait\nAda Byron,database:1,+44 20 7946 0000,Europe/London,1h\n")?;
    cli.run(&["follow-up", "1", "add", "Alert on the age of the queue", "--cause", "No alert spoke of it"])?;
    cli.run(&["contacts", "--import", &table.to_string_lossy()])?;
    cli.run(&["ring", "1", "database"])?;
    let hurt = folder.file("hurt.csv");
    std::fs::write(&hurt, "name,address,what happened\nAnn Lee,ann@example.com,12 orders were refused\nBo,,\n")?;
    cli.run(&["customers", "1", "--import", &hurt.to_string_lossy()])?;
    Ok(())
}
