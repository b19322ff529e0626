//! Review rules: those that are built in, overlaid by files, the later the stronger.
//!
//! Here: which texts are read. Patterns are compiled once: the built-in rules with the first review, those with files
//! over them whenever a file changed; reviews share them. What a rule is and how files overlay each other:
//! foghorn-review.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use foghorn_review::{Fault, Rules};
use include_dir::{Dir, include_dir};

use super::files::{LibraryFile, files};
use super::kind::LibraryKind;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/rules");
static COMPILED: LazyLock<Arc<Rules>> = LazyLock::new(|| Arc::new(read(&built_in_files().collect::<Vec<_>>()).0));

/// The rules that ship.
pub(crate) fn built_in() -> Arc<Rules> {
    Arc::clone(&COMPILED)
}

/// The rules in force where this folder of rules lies over what is built in, and the faults of files that are not.
pub(crate) fn rules(folder: &Path) -> (Arc<Rules>, Vec<Fault>) {
    overlaid(files(folder, LibraryKind::Rule).iter())
}

/// The same with files that are read already.
pub(super) fn overlaid<'f>(files: impl Iterator<Item = &'f LibraryFile>) -> (Arc<Rules>, Vec<Fault>) {
    let mut unread = Vec::new();
    let mut texts: Vec<(String, &str)> = Vec::new();
    for file in files {
        match &file.text {
            Ok(text) => texts.push((file.shown(), text)),
            Err(reason) => unread.push(Fault { file: file.shown(), line: 1, reason: reason.clone() }),
        }
    }
    if texts.is_empty() {
        return (built_in(), unread);
    }
    let mut all: Vec<(String, &str)> = built_in_files().collect();
    all.extend(texts);
    let (rules, mut faults) = read(&all);
    faults.extend(unread);
    (Arc::new(rules), faults)
}

fn read(texts: &[(String, &str)]) -> (Rules, Vec<Fault>) {
    Rules::read(texts.iter().map(|(name, text)| (name.as_str(), *text)))
}

/// True where a built-in file has this name, without its ending.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.get_file(format!("{name}.md")).is_some()
}

/// Those that ship, by name.
pub(super) fn built_in_texts() -> impl Iterator<Item = (String, &'static str)> {
    BUILT_IN
        .files()
        .filter_map(|file| Some((file.path().file_stem()?.to_string_lossy().into_owned(), file.contents_utf8()?)))
}

fn built_in_files() -> impl Iterator<Item = (String, &'static str)> {
    built_in_texts().map(|(name, text)| (format!("built-in/{name}.md"), text))
}
