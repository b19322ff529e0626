//! Somebody else on this machine: reads everything, may write nothing that is not theirs.
//!
//! They may read everything because programs and folders of a test lie where only its user gets in; what is tested is
//! that they write nothing.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::desk::Desk;
use crate::wait::{PATIENCE, until};
use crate::window::Launch;

/// `nobody`, on every system.
const ID: u32 = 65_534;
const BECOME: [&str; 5] = [
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
    "--inh-caps=+dac_read_search",
    "--ambient-caps=+dac_read_search",
];

/// Another user with a home of their own.
#[derive(Debug)]
pub struct Stranger {
    home: PathBuf,
}

impl Stranger {
    /// Gives them a home on a desk; `None` where this user may not become another.
    ///
    /// # Errors
    /// setpriv is not installed, or the disk refuses.
    pub fn at(desk: &Desk) -> Result<Option<Self>> {
        let tried = Command::new("setpriv").args(BECOME).arg("true").output().context("setpriv is not installed")?;
        if !tried.status.success() {
            return Ok(None);
        }
        let home = desk.dir().join("stranger");
        fs::create_dir(&home)?;
        chown(&home, Some(ID), Some(ID))?;
        Ok(Some(Self { home }))
    }

    /// A window that they start.
    pub fn launch(&self, mut launch: Launch) -> Launch {
        let program = launch.program.to_string_lossy().into_owned();
        let before = BECOME.iter().map(ToString::to_string).chain([program]);
        launch.args = before.chain(std::mem::take(&mut launch.args)).collect();
        launch.program = PathBuf::from("/usr/bin/setpriv");
        let home = self.home.to_string_lossy().into_owned();
        let places = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"];
        places.into_iter().fold(launch, |launch, place| launch.with_env(place, &home))
    }

    /// A command that they type.
    pub fn command(&self, command: &Command) -> Command {
        let mut theirs = Command::new("setpriv");
        theirs.args(BECOME).arg(command.get_program()).args(command.get_args()).env("HOME", &self.home);
        theirs
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        // A program that still fills its cache would bring the home back after the desk is gone.
        let _ = until("their programs to end", PATIENCE, || Ok((!lives_at(&self.home)).then_some(())));
    }
}

/// True where a program runs that was given this home.
fn lives_at(home: &Path) -> bool {
    let home = home.as_os_str().as_bytes();
    let given = |environment: Vec<u8>| environment.split(|byte| *byte == 0).any(|variable| variable.ends_with(home));
    let programs = fs::read_dir("/proc").into_iter().flatten().flatten();
    programs.map(|program| program.path().join("environ")).any(|path| fs::read(path).is_ok_and(given))
}
