//! A program that a test started: logged, and ended with the test.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};

/// A running program; dropping it kills it, by its own id and nothing else.
#[derive(Debug)]
pub struct Process {
    child: Child,
    name: String,
}

impl Process {
    /// Starts `command` with its output in `log`.
    ///
    /// # Errors
    /// The program is not there, or the log cannot be written.
    pub fn start(name: &str, command: &mut Command, log: &Path) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("create {}", log.display()))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("start {name}"))?;
        Ok(Self { child, name: name.to_owned() })
    }

    /// Starts `command` and reads the first line that it prints (a display's number, a bus' address).
    ///
    /// # Errors
    /// The program is not there, or ended without a line.
    pub fn start_saying(name: &str, command: &mut Command, log: &Path) -> Result<(Self, String)> {
        let file = File::create(log).with_context(|| format!("create {}", log.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .with_context(|| format!("start {name}"))?;
        let stdout = child.stdout.take();
        let process = Self { child, name: name.to_owned() };
        let line = first_line(stdout).with_context(|| format!("{name} said nothing; see {}", log.display()))?;
        Ok((process, line))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Freezes it: it stays there and answers nothing.
    ///
    /// # Errors
    /// It is gone.
    pub fn freeze(&self) -> Result<()> {
        signal(self.id(), Signal::STOP).with_context(|| format!("freeze {}", self.name))
    }

    /// Lets it go on.
    ///
    /// # Errors
    /// It is gone.
    pub fn thaw(&self) -> Result<()> {
        signal(self.id(), Signal::CONT).with_context(|| format!("thaw {}", self.name))
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    /// It failed.
    pub fn wait(&mut self) -> Result<()> {
        let status = self.child.wait()?;
        anyhow::ensure!(status.success(), "{}: {status}", self.name);
        Ok(())
    }

    /// Kills it as a power cut would, and waits until it is gone.
    ///
    /// # Errors
    /// It could not be killed.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill().with_context(|| format!("kill {}", self.name))?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A frozen process takes KILL as well; one that ended by itself is no fault.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to one process.
///
/// # Errors
/// There is no such process.
pub fn signal(id: u32, signal: Signal) -> Result<()> {
    let pid = Pid::from_raw(i32::try_from(id)?).context("process 0 is nobody's")?;
    kill_process(pid, signal).with_context(|| format!("signal {signal:?} to {id}"))
}

/// The ids of the direct children of a process.
///
/// # Errors
/// `/proc` cannot be read.
pub fn children_of(parent: u32) -> Result<Vec<u32>> {
    let mut children = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // A process may end between the listing and the look.
        let Ok(stat) = std::fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        // "pid (name) state ppid …"; the name may hold blanks and brackets, so look behind the last one.
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        if after_name.split_whitespace().nth(1).and_then(|id| id.parse::<u32>().ok()) == Some(parent) {
            children.push(id);
        }
    }
    Ok(children)
}

fn first_line(stdout: Option<ChildStdout>) -> Result<String> {
    let mut line = String::new();
    BufReader::new(stdout.context("no output")?).read_line(&mut line)?;
    let line = line.trim();
    anyhow::ensure!(!line.is_empty(), "an empty line");
    Ok(line.to_owned())
}
