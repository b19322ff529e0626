//! The repository as files: what is tracked, and its text.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// One tracked text file.
#[derive(Clone, Debug)]
pub struct Text {
    /// From the root, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Every text file that git tracks or would track; pictures and sounds are left out.
///
/// # Errors
/// git is missing, or this is no work tree.
pub fn texts() -> Result<Vec<Text>> {
    let listing = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .context("run git")?;
    ensure!(listing.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listing.stderr));
    let paths: Vec<PathBuf> = listing
        .stdout
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty())
        .map(|path| PathBuf::from(String::from_utf8_lossy(path).into_owned()))
        .collect();
    let mut texts = Vec::new();
    for path in paths {
        // A file that was deleted but not yet committed is listed too.
        let Ok(bytes) = std::fs::read(root().join(&path)) else { continue };
        if let Ok(text) = String::from_utf8(bytes) {
            texts.push(Text { path: path.to_string_lossy().into_owned(), text });
        }
    }
    Ok(texts)
}
