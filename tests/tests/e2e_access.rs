//! Every screen in both themes and at both widths: axe finds nothing, and the keyboard alone is enough.

use anyhow::{Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use foghorn_tests::{axe, key};

const TITLE: &str = "Card payments fail";
/// A strip beside a video call, and an ordinary window.
const WIDTHS: [(u32, u32); 2] = [(420, 760), (1280, 760)];

#[test]
fn axe_finds_nothing_in_either_theme_at_either_width() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    live_incident(&Cli::on(folder.path()))?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    // All screens are looked at before anything is said: the list is the work to do.
    let mut found = Vec::new();
    for theme in ["dark", "light"] {
        choose_theme(&window, theme)?;
        for (width, height) in WIDTHS {
            window.resize(width, height)?;
            for (screen, open) in SCREENS {
                open(&window)?;
                let place = format!("{screen}, {theme}, {width} px");
                found.extend(axe::finds_nothing(&window, &place).err().map(|error| error.to_string()));
                if window.script("return document.documentElement.scrollWidth > window.innerWidth + 1")? == true {
                    found.push(format!("{place}: scrolls sideways"));
                }
            }
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn the_keyboard_alone_declares_notes_and_sends() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'n'])?;
    window.types(TITLE)?;
    window.presses(&[key::ENTER])?;
    window.has("button", "Write the first word")?;
    window.presses(&['/'])?;
    window.types("! Roll back")?;
    window.presses(&[key::ENTER])?;
    window.sees("Roll back")?;
    window.presses(&[key::ESCAPE])?;
    window.presses(&[key::ENTER])?;
    window.has("dialog", "A word to Customers")?;
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

type Opening = fn(&Window) -> Result<()>;

const SCREENS: [(&str, Opening); 7] = [
    ("the board", |window| {
        window.presses(&[key::CONTROL, '1'])?;
        window.has("textbox", "What is broken?")
    }),
    ("the incident", |window| {
        window.click("button", TITLE)?;
        window.has("button", "Write the")
    }),
    ("writing a word", |window| {
        window.presses(&[key::ENTER])?;
        window.has("textbox", "Text for")
    }),
    ("recording it as sent", |window| {
        window.presses(&[key::CONTROL, key::ENTER])?;
        window.has("dialog", "I sent it")
    }),
    ("the keys", |window| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&['?'])?;
        window.has("dialog", "Keys")
    }),
    ("the archive", |window| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::CONTROL, '2'])?;
        window.has("heading", "Archive")
    }),
    ("the settings", |window| {
        window.presses(&[key::CONTROL, '3'])?;
        window.has("heading", "Settings")
    }),
];

fn live_incident(cli: &Cli) -> Result<()> {
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "26 min ago"])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;
    cli.run(&["sent", "1", "--to", "customers:status-page", "--at", "9 min ago", "--text", "We are sorry."])?;
    cli.run(&["note", "1", "Roll back", "--decision"])?;
    Ok(())
}

fn choose_theme(window: &Window, theme: &str) -> Result<()> {
    window.presses(&[key::CONTROL, '3'])?;
    window.choose("Theme", theme)?;
    until(&format!("the theme {theme}"), PATIENCE, || {
        let set = window.script("return document.documentElement.dataset.theme")?;
        Ok((set == theme).then_some(()))
    })
}
