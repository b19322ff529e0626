//! Where the benches work: folders under .cache/bench, on the disk of the repository.
//!
//! The long history is made once and kept; what a bench changes in it (incidents that it declares) it withdraws before
//! the next one.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use foghorn_app::{App, OpenOptions};
use foghorn_bench::history;
use foghorn_tests::tree;
use serde_json::{Value, json};

/// So many entries are stored where nobody says otherwise: `BENCH_ENTRIES=10000` tries everything in small.
const ENTRIES: usize = 1_000_000;

/// The folders of one run.
pub(crate) struct Ground {
    root: PathBuf,
    /// How many entries the long history has.
    pub(crate) entries: usize,
}

impl Ground {
    pub(crate) fn new() -> Result<Self> {
        let root = tree::root().join(".cache/bench");
        fs::create_dir_all(&root)?;
        let entries = std::env::var("BENCH_ENTRIES").ok().map(|count| count.parse()).transpose();
        Ok(Self { root, entries: entries.context("BENCH_ENTRIES is no number")?.unwrap_or(ENTRIES) })
    }

    /// How many incidents the long history has.
    pub(crate) fn incidents(&self) -> usize {
        self.entries / history::ENTRIES_EACH
    }

    /// A folder without anything in it.
    pub(crate) fn fresh(&self, name: &str) -> Result<PathBuf> {
        let folder = self.file(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("remove {}", folder.display()))?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// A file of the benches.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The data folder with so many entries; imported and indexed where it is not there yet.
    pub(crate) fn folder(&self, entries: usize) -> Result<PathBuf> {
        let folder = self.file(&format!("data-{entries}"));
        if !self.mark(entries).exists() {
            println!("   making a folder of {entries} entries");
            self.fresh(&format!("data-{entries}"))?;
            let app = open(&folder)?;
            ask(&app, "import", json!({"path": self.history(entries)?}))?;
            said(app.keep_once())?;
            self.complete(entries)?;
        }
        Ok(folder)
    }

    /// Makes the data folder of so many entries anew; [`complete`](Self::complete) says that it is done.
    pub(crate) fn folder_anew(&self, entries: usize) -> Result<PathBuf> {
        if self.mark(entries).exists() {
            fs::remove_file(self.mark(entries))?;
        }
        self.fresh(&format!("data-{entries}"))
    }

    /// From here on the data folder of so many entries is used again.
    pub(crate) fn complete(&self, entries: usize) -> Result<()> {
        Ok(fs::write(self.mark(entries), "")?)
    }

    /// The history to import, as a status page would export it.
    pub(crate) fn history(&self, entries: usize) -> Result<PathBuf> {
        let path = self.file(&format!("history-{entries}.jsonl"));
        if !path.exists() {
            println!("   writing a history of {entries} entries");
            let half = path.with_extension("half");
            let mut out = BufWriter::new(File::create(&half)?);
            history::write(entries, &mut out)?;
            out.into_inner()?.flush()?;
            fs::rename(half, &path)?;
        }
        Ok(path)
    }

    fn mark(&self, entries: usize) -> PathBuf {
        self.file(&format!("data-{entries}.complete"))
    }
}

/// Opens a data folder, under a name, so that no window asks for one.
pub(crate) fn open(folder: &Path) -> Result<App> {
    let app = said(App::open(OpenOptions { data_dir: Some(folder.to_owned()) }))?;
    ask(&app, "set-settings", json!({"me": "Bench"}))?;
    Ok(app)
}

/// Runs a command of the table.
pub(crate) fn ask(app: &App, name: &str, payload: Value) -> Result<Value> {
    said(app.dispatch(name, payload))
}

/// Declares an incident and writes notes until it has so many entries; answers with its stream.
pub(crate) fn declare(app: &App, title: &str, entries: usize) -> Result<String> {
    let receipt = ask(app, "declare", json!({"title": title, "severity": "SEV2"}))?;
    let incident = receipt["incident"].as_str().context("a receipt without an incident")?.to_owned();
    // Declared, the playbook, and who commands.
    for line in 3..entries {
        ask(app, "note", json!({"incident": incident, "text": note(line)}))?;
    }
    Ok(incident)
}

/// A line of a timeline, always equally long.
pub(crate) fn note(number: usize) -> String {
    format!("Rollback step {number:06} is done; error rates fall in three of eight regions, payments wait")
}

/// Withdraws everything that stands on the board, so that each bench begins with the same.
pub(crate) fn clear_board(app: &App) -> Result<()> {
    let board = ask(app, "board", Value::Null)?;
    for card in board["incidents"].as_array().context("a board without incidents")? {
        ask(app, "withdraw", json!({"incident": card["incident"], "reason": "of an earlier bench"}))?;
    }
    Ok(())
}

/// A failure of the door as an error of the bench.
pub(crate) fn said<T>(answer: Result<T, foghorn_app::Failure>) -> Result<T> {
    answer.map_err(|failure| anyhow!("{}: {}", failure.code, failure.message))
}
