//! Review rules: those that are built in, overlaid by the files of folders, the later the stronger.
//!
//! Here: opening the files. What a rule is and how files overlay each other: foghorn-review.

use std::path::Path;

use foghorn_review::{Fault, Rules};
use include_dir::{Dir, include_dir};

use super::files::{LibraryFile, files};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/rules");

/// The rules in force where these folders lie over what is built in, and the faults of files that are not.
pub(crate) fn rules(folders: &[&Path]) -> (Rules, Vec<Fault>) {
    let yours: Vec<LibraryFile> = folders.iter().flat_map(|folder| files(folder, "md")).collect();
    overlaid(&yours)
}

/// The same with files that are read already.
pub(super) fn overlaid(yours: &[LibraryFile]) -> (Rules, Vec<Fault>) {
    let mut unread = Vec::new();
    let mut texts: Vec<(String, &str)> = BUILT_IN
        .files()
        .map(|file| (format!("built-in/{}", file.path().display()), file.contents_utf8().unwrap_or_default()))
        .collect();
    for file in yours {
        match &file.text {
            Ok(text) => texts.push((file.shown(), text)),
            Err(reason) => unread.push(Fault { file: file.shown(), line: 1, reason: reason.clone() }),
        }
    }
    let (rules, mut faults) = Rules::read(texts.iter().map(|(name, text)| (name.as_str(), *text)));
    faults.extend(unread);
    (rules, faults)
}

/// True where a built-in file has this name, without its ending.
pub(super) fn is_built_in(name: &str) -> bool {
    BUILT_IN.get_file(format!("{name}.md")).is_some()
}
