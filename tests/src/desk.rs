//! A desk: a virtual display, a session bus and a system bus of its own, a home folder, and maybe a daemon that
//! shows notifications.
//!
//! Every desk is fresh: on a shared bus a stale window would make every later start hand over to it and end. The
//! buses have no service folders, else they would start a notification daemon where a test wants none.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::notifications::Notifications;
use crate::process::Process;

/// What shows notifications on a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daemon {
    /// A daemon that keeps every call for the test to read, and clicks when told to.
    Recording,
    /// Nobody.
    None,
}

/// A display, buses, a home folder and a daemon, all of one test.
#[derive(Debug)]
pub struct Desk {
    // Dropped in this order: whoever talks on a bus before the bus, the display last.
    notifications: Option<Notifications>,
    _window_frames: Process,
    session_bus: (Process, String),
    system_bus: (Process, String),
    display: (Process, String),
    dir: TempDir,
}

impl Desk {
    /// A desk whose daemon records.
    ///
    /// # Errors
    /// A program is missing (`make setup` installs them) or does not come up.
    pub fn new() -> Result<Self> {
        Self::with(Daemon::Recording)
    }

    /// A desk with this daemon.
    ///
    /// # Errors
    /// A program is missing (`make setup` installs them) or does not come up.
    pub fn with(daemon: Daemon) -> Result<Self> {
        let dir = TempDir::with_prefix("foghorn-desk-")?;
        for folder in ["home", "runtime"] {
            fs::create_dir(dir.path().join(folder))?;
            fs::set_permissions(dir.path().join(folder), fs::Permissions::from_mode(0o700))?;
        }
        let display = start_display(dir.path())?;
        let session_bus = start_bus("session", dir.path())?;
        let system_bus = start_bus("system", dir.path())?;
        let mut frames = Command::new("openbox");
        frames.env("DISPLAY", &display.1).env("HOME", dir.path().join("home"));
        let window_frames = Process::start("openbox", &mut frames, &dir.path().join("openbox.log"))?;
        let mut desk =
            Self { notifications: None, _window_frames: window_frames, session_bus, system_bus, display, dir };
        if daemon == Daemon::Recording {
            desk.notifications = Some(Notifications::start(&desk)?);
        }
        Ok(desk)
    }

    /// What the recording daemon was asked to show.
    ///
    /// # Errors
    /// This desk has no recording daemon.
    pub fn notifications(&self) -> Result<&Notifications> {
        self.notifications.as_ref().context("this desk has no daemon for notifications")
    }

    /// Starts the recording daemon on a desk that began without one.
    ///
    /// # Errors
    /// It does not come up.
    pub fn start_notifications(&mut self) -> Result<&Notifications> {
        let started = Notifications::start(self)?;
        Ok(self.notifications.insert(started))
    }

    /// A command that sees this desk and nothing of the machine's own session.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.env_clear().envs(self.environment());
        command
    }

    /// Where logs and pictures of this desk lie.
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    /// The address of the session bus.
    pub fn session_bus(&self) -> &str {
        &self.session_bus.1
    }

    /// The address of the system bus.
    pub fn system_bus(&self) -> &str {
        &self.system_bus.1
    }

    fn environment(&self) -> Vec<(String, String)> {
        let home = self.dir.path().join("home");
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let own = [
            ("DISPLAY", self.display.1.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", self.session_bus.1.clone()),
            ("DBUS_SYSTEM_BUS_ADDRESS", self.system_bus.1.clone()),
            ("HOME", text(home.clone())),
            ("XDG_CONFIG_HOME", text(home.join(".config"))),
            ("XDG_DATA_HOME", text(home.join(".local/share"))),
            ("XDG_CACHE_HOME", text(home.join(".cache"))),
            ("XDG_RUNTIME_DIR", text(self.dir.path().join("runtime"))),
            ("LANG", "en_US.UTF-8".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
        ];
        let kept = ["PATH", "TZ", "RUST_LOG", "RUST_BACKTRACE"];
        let inherited = kept.into_iter().filter_map(|name| std::env::var(name).ok().map(|value| (name, value)));
        own.into_iter().chain(inherited).map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn start_display(dir: &Path) -> Result<(Process, String)> {
    // `-displayfd 1` finds a free number and prints it when the display answers.
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
    let (process, number) = Process::start_saying("Xvfb", &mut command, &dir.join("display.log"))?;
    Ok((process, format!(":{number}")))
}

fn start_bus(kind: &str, dir: &Path) -> Result<(Process, String)> {
    let config = dir.join(format!("{kind}-bus.conf"));
    let text = format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "busconfig.dtd">
<busconfig>
  <type>{kind}</type>
  <listen>unix:dir={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        dir.display()
    );
    fs::write(&config, text)?;
    let mut command = Command::new("dbus-daemon");
    command.arg("--config-file").arg(&config).args(["--nofork", "--nopidfile", "--print-address=1"]);
    Process::start_saying("dbus-daemon", &mut command, &dir.join(format!("{kind}-bus.log")))
}
