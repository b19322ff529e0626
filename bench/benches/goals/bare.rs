//! Starting the release build of Foghorn's window and of the bare window, without anything that looks into them.

use std::path::Path;

use anyhow::Result;
use foghorn_tests::desk::Desk;
use foghorn_tests::process::Process;
use foghorn_tests::window::built;

use crate::screen::Screen;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which<'a> {
    /// Foghorn on a data folder.
    Foghorn(&'a Path),
    /// A bare Tauri window.
    Bare,
}

/// Starts it on a screen; dropping the process ends it.
pub(crate) fn start(desk: &Desk, screen: &Screen, which: Which<'_>) -> Result<Process> {
    let mut command = match which {
        Which::Foghorn(folder) => {
            let mut command = desk.command(built("foghorn-window"));
            command.arg("--data-dir").arg(folder);
            command
        }
        Which::Bare => desk.command(built("examples/bare")),
    };
    command.env("DISPLAY", screen.name());
    Process::start("window", &mut command, &desk.dir().join("window.log"))
}
