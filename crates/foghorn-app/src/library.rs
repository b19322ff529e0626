//! The library: playbooks and message templates that are built in, overlaid by the user's files of the same name.
//!
//! A bad file never stops the app: it becomes a fault with file, line and reason, and the built-in one stays in
//! force. An empty file switches a playbook or a template off. Review rules (`rules`) follow the same law in files of
//! their own, and `check` holds a whole library to it.

pub(crate) mod check;
mod files;
pub(crate) mod rules;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use foghorn_core::Playbook;
use foghorn_drafts::{Library as Templates, Origin};
use include_dir::{Dir, include_dir};

use self::files::{ends_with, entries};
use crate::failure::Failure;
use crate::read::desk::PlaybookView;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/playbooks");
/// Checked once: the library is read anew with every look at the desk, and these never change.
static BUILT_IN_TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::built_in);

/// Playbooks and templates in force, and the faults of files that are not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Library {
    playbooks: BTreeMap<String, (Playbook, &'static str)>,
    /// What messages are written from.
    pub templates: Templates,
    /// File, line and reason of each file that is not in force.
    pub faults: Vec<String>,
}

impl Library {
    /// Reads what is built in, then `<folder>/library/playbooks` and `<folder>/library/templates`.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut library = Self { templates: BUILT_IN_TEMPLATES.clone(), ..Self::default() };
        for file in BUILT_IN.files() {
            let name = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            library.add(&name, file.path(), file.contents_utf8().unwrap_or_default(), "built in");
        }
        library.read_playbooks(&folder.join("library").join("playbooks"));
        library.read_templates(&folder.join("library").join("templates"));
        library
    }

    fn read_playbooks(&mut self, yours: &Path) {
        for path in entries(yours).iter().filter(|path| ends_with(path, "toml")) {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            match std::fs::read_to_string(path) {
                Ok(text) if text.trim().is_empty() => {
                    self.playbooks.remove(&name);
                }
                Ok(text) => self.add(&name, path, &text, "yours"),
                Err(error) => self.faults.push(format!("{}: {error}", path.display())),
            }
        }
    }

    /// A file lies in a folder named after its stakeholder; one that lies beside those folders is a fault, and said.
    fn read_templates(&mut self, yours: &Path) {
        let (folders, beside): (Vec<_>, Vec<_>) = entries(yours).into_iter().partition(|path| path.is_dir());
        let within = folders.iter().flat_map(|folder| entries(folder));
        for path in beside.into_iter().chain(within).filter(|path| ends_with(path, "md")) {
            let name = path.strip_prefix(yours).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            match std::fs::read_to_string(&path) {
                Ok(text) => self.templates.add(&name, &text, Origin::Yours),
                Err(error) => self.faults.push(format!("{}: {error}", path.display())),
            }
        }
        let said = |fault: &foghorn_drafts::Fault| {
            format!("{}: line {}: {}", yours.join(&fault.file).display(), fault.line, fault.reason)
        };
        self.faults.extend(self.templates.faults().iter().map(said));
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
