//! Choosing a file in the desktop's own dialog: its path ends up in the field. Writing there is the export's own test.

use std::time::{Duration, Instant};

use anyhow::Result;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::process::Process;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "^File to export to$";
const FIELD: &str = "return document.querySelector('dialog input')?.value";
/// A key that the dialog did not take is pressed again after this; sooner it could reach the window behind.
const AGAIN: Duration = Duration::from_secs(3);

#[test]
fn a_path_is_chosen_in_the_desktops_dialog() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.presses(&[key::CONTROL, '2'])?;
    window.click("button", "Export all")?;
    window.click("button", "Choose: File to export to")?;
    let mut pressed: Option<Instant> = None;
    until("the path in the field", PATIENCE, || {
        let path = window.script(FIELD)?;
        if path.as_str().is_some_and(|path| path.starts_with('/') && path.ends_with("/foghorn.jsonl")) {
            return Ok(Some(()));
        }
        if pressed.is_some_and(|at| at.elapsed() < AGAIN) {
            return Ok(None);
        }
        // Only once the dialog is there and has the keyboard: elsewhere Return would export.
        for arguments in
            [&["search", "--onlyvisible", "--name", TITLE, "windowactivate", "--sync"] as &[_], &["key", "Return"]]
        {
            let mut xdotool = desk.command("xdotool");
            let log = desk.dir().join("xdotool.log");
            if Process::start("xdotool", xdotool.args(arguments), &log)?.wait().is_err() {
                return Ok(None);
            }
        }
        pressed = Some(Instant::now());
        Ok(None)
    })
}
