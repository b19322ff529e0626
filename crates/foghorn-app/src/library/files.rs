//! The files of a folder of the library, by their ending and in the order of their names.

use std::path::{Path, PathBuf};

use super::kind::LibraryKind;
use crate::text_file::read_text;

/// A file of the library.
#[derive(Clone, Debug)]
pub(super) struct LibraryFile {
    /// Where it is, under the folder that was named.
    pub(super) path: PathBuf,
    /// Its text, or why it cannot be read.
    pub(super) text: Result<String, String>,
}

impl LibraryFile {
    pub(super) fn read(path: PathBuf) -> Self {
        // A pipe would be waited for without end.
        let is_other = std::fs::metadata(&path).is_ok_and(|about| !about.is_file() && !about.is_dir());
        let text = if is_other { Err("it is not an ordinary file".to_owned()) } else { read_text(&path) };
        Self { path, text }
    }

    /// Its path as it is shown.
    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// Its name without the ending.
    pub(super) fn stem(&self) -> String {
        self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// True where it can be read and says nothing: such a file switches off.
    pub(super) fn is_empty(&self) -> bool {
        self.text.as_ref().is_ok_and(|text| text.trim().is_empty())
    }
}

/// The files of a kind in its folder; none where there is no such folder. A template lies in a folder of its own folder,
/// named after its stakeholder; those that lie beside come first.
pub(super) fn files(folder: &Path, kind: LibraryKind) -> Vec<LibraryFile> {
    paths(folder, kind).into_iter().map(LibraryFile::read).collect()
}

/// Where they are.
pub(super) fn paths(folder: &Path, kind: LibraryKind) -> Vec<PathBuf> {
    let mut found = entries(folder);
    if kind == LibraryKind::Template {
        let within: Vec<_> = found.iter().filter(|path| path.is_dir()).flat_map(|folder| entries(folder)).collect();
        found.extend(within);
    }
    found.retain(|path| path.extension().is_some_and(|ending| ending == kind.ending()));
    found
}

/// What lies in a folder, by name; nothing where there is no such folder. What is hidden is an editor's.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let seen = entries.filter_map(Result::ok).filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let mut paths: Vec<_> = seen.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
