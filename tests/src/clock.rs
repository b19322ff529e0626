//! A wall clock that a test moves, through libfaketime; the monotonic and boot clocks stay true.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::desk::Desk;

/// The wall clock of the windows that were launched with it.
#[derive(Debug)]
pub struct FakeClock {
    file: PathBuf,
    library: PathBuf,
}

impl FakeClock {
    /// A clock that tells the true time until it is moved.
    ///
    /// # Errors
    /// libfaketime is not installed (`make setup` does that).
    pub fn new(desk: &Desk) -> Result<Self> {
        let library = find_library().context("libfaketime is not installed; `make setup` does that")?;
        let clock = Self { file: desk.dir().join("faketime"), library };
        clock.shift_seconds(0)?;
        Ok(clock)
    }

    /// Moves the wall clock to so many seconds from the true time.
    ///
    /// # Errors
    /// The file that libfaketime reads cannot be written.
    pub fn shift_seconds(&self, seconds: i64) -> Result<()> {
        // Written whole and then renamed: libfaketime may read at any moment.
        let next = self.file.with_extension("next");
        fs::write(&next, format!("{seconds:+}s\n"))?;
        fs::rename(&next, &self.file)?;
        Ok(())
    }

    /// The variables that make a program follow this clock.
    pub fn environment(&self) -> Vec<(String, String)> {
        let text = |path: &PathBuf| path.to_string_lossy().into_owned();
        [
            ("LD_PRELOAD", text(&self.library)),
            ("FAKETIME_TIMESTAMP_FILE", text(&self.file)),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }
}

fn find_library() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?;
    let candidates = folders.flatten().map(|entry| entry.path().join("faketime/libfaketimeMT.so.1"));
    candidates.chain([PathBuf::from("/usr/lib/faketime/libfaketimeMT.so.1")]).find(|path| path.exists())
}
