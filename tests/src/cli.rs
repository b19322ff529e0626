//! The command line, run as a person or a script runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::window::built;

/// `foghorn` on one data folder.
#[derive(Clone, Debug)]
pub struct Cli {
    data_dir: PathBuf,
}

impl Cli {
    /// On this folder.
    pub fn on(data_dir: &Path) -> Self {
        Self { data_dir: data_dir.to_owned() }
    }

    /// A command to be run as the test likes.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(built("foghorn"));
        command.arg("--data-dir").arg(&self.data_dir).args(args).stdin(Stdio::null());
        command
    }

    /// Runs it, whatever comes of it.
    ///
    /// # Errors
    /// The program is not built.
    pub fn output(&self, args: &[&str]) -> Result<Output> {
        self.command(args).output().context("`foghorn` is not built; `make test` builds it")
    }

    /// Runs it and gives what it printed.
    ///
    /// # Errors
    /// It failed; the sentence tells what it said.
    pub fn run(&self, args: &[&str]) -> Result<String> {
        let output = self.output(args)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let error = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "foghorn {args:?} failed ({}): {said}{error}", output.status);
        Ok(said)
    }

    /// Runs it with `--json` and reads the answer.
    ///
    /// # Errors
    /// It failed, or printed no JSON.
    pub fn json(&self, args: &[&str]) -> Result<Value> {
        let mut all = args.to_vec();
        all.push("--json");
        let said = self.run(&all)?;
        serde_json::from_str(&said).with_context(|| format!("foghorn {args:?} --json printed: {said}"))
    }
}
