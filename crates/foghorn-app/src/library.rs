//! The library: playbooks that are built in, overlaid by the user's files of the same name.
//!
//! A bad file never stops the app: it becomes a fault with file, line and reason, and the built-in one stays in
//! force. An empty file switches a playbook off. Review rules (`rules`) follow the same law in files of their own, and
//! `check` holds a whole library to it.

pub(crate) mod check;
mod files;
pub(crate) mod rules;

use std::collections::BTreeMap;
use std::path::Path;

use foghorn_core::Playbook;
use include_dir::{Dir, include_dir};

use crate::failure::Failure;
use crate::read::desk::PlaybookView;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/playbooks");

/// Playbooks in force, and the faults of files that are not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    playbooks: BTreeMap<String, (Playbook, &'static str)>,
    /// File, line and reason of each file that is not in force.
    pub faults: Vec<String>,
}

impl Library {
    /// Reads what is built in, then `<folder>/library/playbooks`.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut library = Self::default();
        for file in BUILT_IN.files() {
            let name = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            library.add(&name, file.path(), file.contents_utf8().unwrap_or_default(), "built in");
        }
        let yours = folder.join("library").join("playbooks");
        let Ok(entries) = std::fs::read_dir(&yours) else { return library };
        let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            match std::fs::read_to_string(path) {
                Ok(text) if text.trim().is_empty() => {
                    library.playbooks.remove(&name);
                }
                Ok(text) => library.add(&name, path, &text, "yours"),
                Err(error) => library.faults.push(format!("{}: {error}", path.display())),
            }
        }
        library
    }

    /// The playbook of this name.
    ///
    /// # Errors
    /// Where there is none, with the names that there are.
    pub(crate) fn playbook(&self, name: &str) -> Result<&Playbook, Failure> {
        self.playbooks.get(name).map(|(playbook, _)| playbook).ok_or_else(|| {
            let names = self.playbooks.keys().cloned().collect::<Vec<_>>().join(", ");
            let others =
                if names.is_empty() { "every one is switched off".to_owned() } else { format!("there are {names}") };
            Failure::new("no-playbook", format!("There is no playbook \u{201c}{name}\u{201d}; {others}."))
        })
    }

    /// What can be chosen.
    pub(crate) fn list(&self) -> Vec<PlaybookView> {
        let view = |(name, (playbook, origin)): (&String, &(Playbook, &'static str))| PlaybookView {
            name: name.clone(),
            about: playbook.about.clone(),
            origin: (*origin).to_owned(),
        };
        self.playbooks.iter().map(view).collect()
    }

    fn add(&mut self, name: &str, path: &Path, text: &str, origin: &'static str) {
        match Playbook::read(text) {
            Ok(mut playbook) => {
                // The file's name is the playbook's name: a copy under another name is another playbook.
                name.clone_into(&mut playbook.name);
                self.playbooks.insert(name.to_owned(), (playbook, origin));
            }
            Err(fault) => self.faults.push(format!("{}: {fault}", path.display())),
        }
    }
}
