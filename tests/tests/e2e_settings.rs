//! Settings that reach into the desktop: staying awake while clocks run, and starting with it.

use std::fs;

use anyhow::Result;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::logind::Logind;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Mail is not delivered";

#[test]
fn the_laptop_stays_awake_while_clocks_run_where_that_is_wanted() -> Result<()> {
    let desk = Desk::new()?;
    let logind = Logind::start(&desk)?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    assert!(logind.holding().is_empty(), "no clock runs yet");
    let held = |count: usize| {
        until(&format!("{count} hold on sleep"), PATIENCE, || Ok((logind.holding().len() == count).then_some(())))
    };

    cli.run(&["declare", TITLE])?;
    held(1)?;
    let hold = &logind.holding()[0];
    assert_eq!((hold.what.as_str(), hold.who.as_str(), hold.mode.as_str()), ("idle", "Foghorn", "block"));
    assert!(hold.why.contains("clocks are running"), "{hold:?}");

    // Switched off and on again while the clock runs; then the last clock ends.
    window.presses(&[key::CONTROL, '3'])?;
    window.click("checkbox", "Keep the laptop awake")?;
    held(0)?;
    window.click("checkbox", "Keep the laptop awake")?;
    held(1)?;
    cli.run(&["withdraw", "1", "--reason", "a false alarm"])?;
    held(0)
}

#[test]
fn starting_with_the_desktop_is_one_file_that_comes_and_goes() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let entries = desk.dir().join("home/.config/autostart");
    window.presses(&[key::CONTROL, '3'])?;
    window.has("checkbox", "Start with the desktop")?;
    assert!(!entries.exists(), "nobody asked for it yet");

    window.click("checkbox", "Start with the desktop")?;
    let entry = until("the entry", PATIENCE, || {
        let mut files = fs::read_dir(&entries).into_iter().flatten().flatten();
        Ok(files.next().and_then(|file| fs::read_to_string(file.path()).ok()).filter(|text| text.contains("Exec=")))
    })?;
    assert!(entry.contains("foghorn-window") && entry.contains("--minimized"), "{entry}");
    assert!(entry.contains("--data-dir"), "the next start is on the same data: {entry}");

    window.click("checkbox", "Start with the desktop")?;
    until("the entry to go", PATIENCE, || Ok((fs::read_dir(&entries)?.count() == 0).then_some(())))
}
