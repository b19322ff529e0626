//! Disks that refuse: full, and write-protected. What was saved stays, what was typed stays, and a sentence says what
//! to do.

use anyhow::{Context, Result};
use foghorn_tests::aloud;
use foghorn_tests::cli::Cli;
use foghorn_tests::clock::FakeClock;
use foghorn_tests::desk::Desk;
use foghorn_tests::disk::SmallDisk;
use foghorn_tests::folder::contents;
use foghorn_tests::key;
use foghorn_tests::playbook;
use foghorn_tests::stranger::Stranger;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "The storage array fills up";
const LINE: &str = "Write a line into the timeline";
const FULL: &str = "The disk is full, so nothing was saved. Free some space and try again";
const READ_ONLY: &str = "Foghorn may not write in its data folder. Make it writable for you";
/// More lines than fit into whatever room a full disk still finds.
const LINES_AT_MOST: usize = 200;

#[test]
fn a_full_disk_loses_nothing_and_the_act_succeeds_once_there_is_room() -> Result<()> {
    let Some(disk) = small_disk()? else { return Ok(()) };
    let desk = Desk::new()?;
    let folder = disk.folder("foghorn");
    let cli = Cli::on(&folder);
    cli.run(&["declare", TITLE])?;
    let window = Window::open(&desk, &Launch::foghorn(&folder))?;
    window.click("button", TITLE)?;
    write(&window, "written with room to spare")?;
    window.sees("written with room to spare")?;

    // The first refusal is met with the reserve, and said.
    disk.fill()?;
    window.loses(FULL)?;
    let mut written = vec!["written with room to spare".to_owned()];
    while !window.text()?.contains("goes on with its reserve") {
        written.push(write_next(&window, written.len())?.context("refused before the reserve was used")?);
    }

    // With the reserve gone too, the act is refused and the text stays where it was typed.
    disk.fill()?;
    while let Some(line) = write_next(&window, written.len())? {
        written.push(line);
    }
    let refused = window.typed("textbox", LINE)?;
    assert_eq!(refused, line(written.len()), "what was typed is still there");
    let shown = window.text()?;
    assert!(written.iter().all(|line| shown.contains(line)), "what was saved is still shown:\n{shown}");
    assert_eq!(cli.json(&["verify"])?["clean"], true);

    // Room again: the same act, by Enter alone.
    disk.free()?;
    window.presses(&[key::ENTER])?;
    window.sees(&refused)?;
    window.loses(FULL)?;
    let shown = cli.run(&["show", "1"])?;
    written.push(refused);
    assert!(written.iter().all(|line| shown.contains(line)), "all {} lines are there:\n{shown}", written.len());
    assert_eq!(cli.json(&["verify"])?["clean"], true);
    Ok(())
}

#[test]
fn on_a_full_disk_each_stage_is_still_told_and_none_twice() -> Result<()> {
    let Some(disk) = small_disk()? else { return Ok(()) };
    let desk = Desk::new()?;
    let folder = disk.folder("foghorn");
    playbook::replace_default(&folder, &playbook::of_seconds(6, 60))?;
    let clock = FakeClock::new(&desk)?;
    let window = Window::open(&desk, &Launch::foghorn(&folder).with_clock(&clock))?;
    Cli::on(&folder).run(&["declare", TITLE])?;
    window.sees(TITLE)?;
    disk.fill()?;
    let said = desk.notifications()?;
    said.wait_for("the heads-up", 0, PATIENCE, |shown| shown.summary.contains("word due in"))?;

    // Nothing can be marked as told; a clock that is set back comes to the heads-up once more.
    clock.shift_seconds(-3)?;
    said.wait_for("that it is overdue", 0, PATIENCE, |shown| shown.summary.contains("overdue"))?;
    let summaries: Vec<String> = said.all()?.into_iter().map(|shown| shown.summary).collect();
    assert_eq!(summaries.len(), 3, "heads-up, due, overdue, each once: {summaries:#?}");
    Ok(())
}

#[test]
fn a_write_protected_disk_is_said_and_tried_again() -> Result<()> {
    let Some(disk) = small_disk()? else { return Ok(()) };
    let desk = Desk::new()?;
    let folder = disk.folder("foghorn");
    let cli = Cli::on(&folder);
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "4 min ago"])?;
    disk.write_protect()?;
    let before = contents(&folder)?;
    let typed = cli.output(&["note", "1", "written in vain"])?;
    assert!(String::from_utf8_lossy(&typed.stderr).contains(READ_ONLY), "{typed:?}");
    assert_eq!(typed.status.code(), Some(4));
    let window = Window::open(&desk, &Launch::foghorn(&folder))?;
    window.sees(READ_ONLY)?;
    assert!(contents(&folder)? == before, "nothing was written");

    // Once the sentence was followed, the window goes on, and reminds.
    disk.lift_protection()?;
    window.click("button", "Try again")?;
    window.sees(TITLE)?;
    desk.notifications()?.wait_for("the heads-up", 0, PATIENCE, |shown| shown.body.contains(TITLE))?;
    Ok(())
}

#[test]
fn a_folder_of_somebody_else_is_said_and_left_alone() -> Result<()> {
    let desk = Desk::new()?;
    let Some(stranger) = Stranger::at(&desk)? else {
        aloud::say("skipped: this user may not become another one (setpriv)");
        return Ok(());
    };
    let folder = desk.dir().join("foghorn");
    let cli = Cli::on(&folder);
    cli.run(&["declare", TITLE])?;
    let before = contents(&folder)?;
    let typed = stranger.command(&cli.command(&["note", "1", "written in vain"])).output()?;
    assert!(String::from_utf8_lossy(&typed.stderr).contains(READ_ONLY), "{typed:?}");
    assert_eq!(typed.status.code(), Some(4));
    Window::open(&desk, &stranger.launch(Launch::foghorn(&folder)))?.sees(READ_ONLY)?;
    assert!(contents(&folder)? == before, "nothing was written");
    Ok(())
}

fn small_disk() -> Result<Option<SmallDisk>> {
    // Room for the log and its snapshot, and for the reserve of 2 MiB.
    let disk = SmallDisk::mount(6)?;
    if disk.is_none() {
        aloud::say("skipped: this user may not mount a disk of 6 MiB (tmpfs)");
    }
    Ok(disk)
}

fn line(number: usize) -> String {
    format!("written on a full disk, line {number}.")
}

/// Writes a line; `None` where it was refused.
fn write_next(window: &Window, number: usize) -> Result<Option<String>> {
    anyhow::ensure!(number < LINES_AT_MOST, "{number} lines fit on a full disk");
    let line = line(number);
    write(window, &line)?;
    until("the line or the refusal", PATIENCE, || {
        let text = window.text()?;
        Ok(match (text.contains(&line), text.contains(FULL)) {
            (true, _) => Some(Some(line.clone())),
            (false, true) => Some(None),
            (false, false) => None,
        })
    })
}

fn write(window: &Window, line: &str) -> Result<()> {
    window.fill("textbox", LINE, line)?;
    window.presses(&[key::ENTER])
}
