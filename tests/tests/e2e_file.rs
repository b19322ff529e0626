//! Files that are not what they should be: of a newer Foghorn, and damaged. Each is said, and none is overwritten.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use foghorn_tests::cli::Cli;
use foghorn_tests::clock::FakeClock;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::{DataFolder, contents};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "The index returns nonsense";
/// Where SQLite keeps the format of its user: https://www.sqlite.org/fileformat2.html#the_database_header
const FORMAT_AT: usize = 60;
const HEADER: usize = 100;

#[test]
fn a_file_of_a_newer_foghorn_is_refused_untouched() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE])?;
    let path = folder.file("live/foghorn.db");
    let mut bytes = fs::read(&path)?;
    bytes[FORMAT_AT..FORMAT_AT + 4].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, bytes)?;
    let before = contents(folder.path())?;

    let typed = cli.output(&["list"])?;
    let said = String::from_utf8_lossy(&typed.stderr).into_owned();
    assert!(said.contains("was written by a newer Foghorn (format 99"), "{said}");
    assert!(said.contains("Update Foghorn; nothing was changed."), "{said}");
    assert_eq!(typed.status.code(), Some(4));
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.sees("was written by a newer Foghorn (format 99")?;
    window.sees("Update Foghorn; nothing was changed.")?;
    assert!(contents(folder.path())? == before, "nothing was changed");
    Ok(())
}

#[test]
fn a_damaged_file_is_set_aside_and_what_copies_hold_is_put_together() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    // The first act is in the snapshot of the day, the second in the segment of ten minutes later, the third in none.
    let clock = FakeClock::new(&desk)?;
    let at = |minutes_ago: i64, act: &[&str]| -> Result<()> {
        clock.shift_seconds(-60 * minutes_ago)?;
        let status = cli.command(act).envs(clock.environment()).output()?.status;
        anyhow::ensure!(status.success(), "{act:?}: {status}");
        Ok(())
    };
    at(40, &["declare", TITLE])?;
    at(25, &["note", "1", "kept in a segment"])?;
    at(24, &["note", "1", "kept nowhere else"])?;
    let damaged = overwrite_all_but_the_header(&folder.file("live/foghorn.db"))?;

    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.sees("The data file was damaged and is set aside as")?;
    window.sees("Foghorn goes on with the snapshot")?;
    window.sees("Entries known to be missing: 1.")?;
    window.click("button", TITLE)?;
    window.sees("kept in a segment")?;
    assert!(!window.text()?.contains("kept nowhere else"));

    let told = window.text()?;
    let aside = told.split("set aside as ").nth(1).and_then(|rest| rest.split(". Foghorn goes on").next());
    assert!(
        fs::read(aside.context("no file is named")?)? == damaged,
        "the file that is named is the old one, untouched"
    );

    // Whoever looks later is told as well.
    let typed = cli.output(&["show", "1"])?;
    assert!(String::from_utf8_lossy(&typed.stderr).contains("Entries known to be missing: 1."), "{typed:?}");
    assert!(String::from_utf8_lossy(&typed.stdout).contains("kept in a segment"), "{typed:?}");
    assert_eq!(cli.json(&["verify"])?["clean"], true);
    Ok(())
}

/// As a failing disk leaves it; answers with the bytes that are there now.
fn overwrite_all_but_the_header(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = fs::read(path)?;
    bytes[HEADER..].fill(0xa5);
    fs::write(path, &bytes)?;
    Ok(bytes)
}
