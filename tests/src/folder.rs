//! A throw-away data folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use tempfile::TempDir;

use crate::playbook;

/// A data folder that goes with the test.
#[derive(Debug)]
pub struct DataFolder {
    dir: TempDir,
}

impl DataFolder {
    /// An empty one: the app's first start.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn new() -> Result<Self> {
        Ok(Self { dir: TempDir::with_prefix("foghorn-data-")? })
    }

    /// One whose default playbook is `playbook`, as a user would replace it.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn with_playbook(playbook: &str) -> Result<Self> {
        let folder = Self::new()?;
        playbook::replace_default(folder.path(), playbook)?;
        Ok(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }
}

/// Every file below a folder with its bytes, to see whether somebody changed one.
///
/// # Errors
/// One cannot be read.
pub fn contents(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(contents(&path)?);
        } else {
            let bytes = fs::read(&path)?;
            files.push((path, bytes));
        }
    }
    files.sort();
    Ok(files)
}
