//! The camera: every screen of the demo, in both themes and at both widths, into docs/shots. `make shots` runs it.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::window::{Launch, Window};
use foghorn_tests::{screens, tree};

#[test]
#[ignore = "writes docs/shots; `make shots` asks for it"]
fn every_screen_is_pictured() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let filled = Command::new(tree::root().join("scripts/fill.sh")).arg(folder.path()).status()?;
    ensure!(filled.success(), "scripts/fill.sh: {filled}");
    let shots = tree::root().join("docs/shots");
    std::fs::create_dir_all(&shots)?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.fill("textbox", "Your name", "Ines")?;
    window.click("button", "Save")?;
    window.loses("All of it can be changed in Settings")?;
    screens::visit(&window, "Checkout fails for card payments", |look| {
        let picture = format!("{}-{}-{}.png", look.screen, look.theme, look.width);
        // What the screen before has said lies over this one for a while.
        window.script("document.querySelectorAll('.toasts [aria-label=Dismiss]').forEach(one => one.click())")?;
        painted(&window)?;
        window.picture(&shots.join(&picture)).with_context(|| format!("take {picture}"))
    })
}

/// Waits until what the page holds is on the screen: a picture taken before shows the screen of before.
fn painted(window: &Window) -> Result<()> {
    let twice = "const done = arguments[0]; document.fonts.ready.then(
        () => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
    window.script_async(twice).map(|_| ())
}
