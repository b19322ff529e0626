//! The files of a folder of the library, by their ending and in the order of their names.

use std::path::{Path, PathBuf};

use crate::text_file::read_text;

/// A file of the library.
pub(super) struct LibraryFile {
    /// Where it is, under the folder that was named.
    pub(super) path: PathBuf,
    /// Its text, or why it cannot be read.
    pub(super) text: Result<String, String>,
}

impl LibraryFile {
    /// Its path as it is shown.
    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }

    /// Its name without the ending.
    pub(super) fn stem(&self) -> String {
        self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// The files of a folder; none where there is no such folder.
pub(super) fn files(folder: &Path, ending: &str) -> Vec<LibraryFile> {
    let wanted = entries(folder).into_iter().filter(|path| ends_with(path, ending));
    wanted.map(|path| LibraryFile { text: read_text(&path), path }).collect()
}

/// The same with those of its own folders, one level down.
pub(super) fn files_below(folder: &Path, ending: &str) -> Vec<LibraryFile> {
    let folders = entries(folder).into_iter().filter(|path| path.is_dir());
    let mut all = files(folder, ending);
    all.extend(folders.flat_map(|folder| files(&folder, ending)));
    all
}

/// What lies in a folder, by name; nothing where there is no such folder. What is hidden is an editor's.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let seen = entries.filter_map(Result::ok).filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let mut paths: Vec<_> = seen.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

pub(super) fn ends_with(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|given| given == ending)
}
