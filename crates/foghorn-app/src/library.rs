//! The library: rules, templates and playbooks, one thing with one law.
//!
//! What is built in, a team's folder over it, the user's over both: the same name replaces, a new name adds, an empty
//! file switches off. A bad file never stops the app: it becomes a fault with file, line and reason, and what it would
//! have replaced stays in force. Read once and kept ([`Library`] never changes; the app swaps it for another when a file
//! did, see `folders`). Rules are compiled when somebody first asks for them, and shared.
//!
//! Here: reading, and what is in force. Beside it: what the screen shows (`stack`, `page`), and what it changes (`change`,
//! `saving`, `names`). Not here: what a rule, a template or a playbook is (foghorn-review, foghorn-drafts, foghorn-core), and the folder of
//! a team's CI (`check`).

pub(crate) mod change;
pub(crate) mod changed;
pub(crate) mod check;
pub(crate) mod contacts;
pub(crate) mod fault;
mod files;
pub(crate) mod folders;
pub(crate) mod kind;
mod names;
pub(crate) mod page;
pub(crate) mod patience;
pub(crate) mod playbook_page;
mod preferred;
pub(crate) mod rules;
pub(crate) mod saving;
pub(crate) mod stack;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use foghorn_core::Playbook;
use foghorn_core::playbook::PlaybookFaults;
use foghorn_drafts::{Library as Templates, Origin};
use foghorn_review::{Fault, Rules};
use include_dir::{Dir, include_dir};

use self::contacts::Contacts;
use self::fault::LibraryFault;
use self::files::files;
use self::folders::{Folders, Placed, Stamp, Team};
use self::kind::LibraryKind;
use crate::clip::clip;
use crate::failure::Failure;
use crate::read::desk::PlaybookView;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/playbooks");
static BUILT_IN_TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::built_in);

/// What is in force, and the faults of files that are not.
#[derive(Debug)]
pub(crate) struct Library {
    /// What messages are written from.
    pub templates: Templates,
    playbooks: BTreeMap<String, (Playbook, Origin)>,
    /// Who can be reached.
    pub contacts: Contacts,
    rules: OnceLock<(Arc<Rules>, Vec<LibraryFault>)>,
    /// All that lies over what is built in.
    files: Vec<Placed>,
    /// Those of templates and playbooks.
    faults: Vec<LibraryFault>,
    /// Those of examples that rules of a team or the user's do not do what they show; they are in force all the same.
    shown: OnceLock<Vec<LibraryFault>>,
    folders: Folders,
    stamp: Stamp,
}

impl Library {
    /// Reads what is built in, and these folders over it. Where the team's does not answer, its files are in force as
    /// `before` read them.
    pub(crate) fn read(folders: Folders, before: Option<&Self>) -> Self {
        // Before the files: what is saved meanwhile is seen with the next glance.
        let mut stamp = folders.stamp();
        let (of_team, yours) = folders.files();
        let before = before.filter(|before| before.folders == folders);
        let (mut files, trouble) = match (of_team, before) {
            (Team::None, _) => (Vec::new(), None),
            (Team::There(files), _) => (files, None),
            (Team::Missing, _) => (Vec::new(), Some("is not there, so none of its files is in force")),
            (Team::Silent, Some(before)) if matches!(before.stamp.team, Team::There(_)) => {
                stamp.team = before.stamp.team.clone();
                let kept = before.files.iter().filter(|placed| placed.origin == Origin::Team);
                (kept.cloned().collect(), Some("does not answer; its files are in force as they were read last"))
            }
            (Team::Silent, _) => {
                stamp.team = Team::Silent;
                (Vec::new(), Some("does not answer, so none of its files is in force"))
            }
        };
        files.extend(yours);
        let contacts = Contacts::read(&folders, before.map(|before| &before.contacts));
        let mut library = Self {
            templates: BUILT_IN_TEMPLATES.clone(),
            playbooks: BTreeMap::new(),
            contacts,
            rules: OnceLock::new(),
            files: Vec::new(),
            faults: Vec::new(),
            shown: OnceLock::new(),
            folders,
            stamp,
        };
        for file in BUILT_IN.files() {
            let name = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if let Ok(playbook) = playbook(&name, file.contents_utf8().unwrap_or_default()) {
                library.playbooks.insert(name, (playbook, Origin::BuiltIn));
            }
        }
        for placed in &files {
            library.lay(placed);
        }
        // Last, because a playbook may prefer a template that was laid after it.
        for placed in files.iter().filter(|placed| placed.kind == LibraryKind::Playbook) {
            library.fault_of_preferred(placed);
        }
        library.files = files;
        library.faults.extend(trouble.and_then(|trouble| library.fault_of_team(trouble)));
        library
    }

    /// False where a file was added, saved or removed since, or the folders are others: a glance, nothing is read.
    pub(crate) fn is_current(&self, folders: &Folders) -> bool {
        if self.folders != *folders {
            return false;
        }
        let now = folders.stamp();
        // What was read of a team's folder stays, also where the folder does not answer any more.
        now.yours == self.stamp.yours && (now.team == self.stamp.team || now.team == Team::Silent)
    }

    /// Where it was read from.
    pub(crate) fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The rules of the review, compiled with the first call.
    pub(crate) fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.compiled().0)
    }

    /// True where somebody asked for the rules already.
    pub(crate) fn is_compiled(&self) -> bool {
        self.rules.get().is_some()
    }

    /// Files of rules that are not in force, and why.
    pub(crate) fn faults_of_rules(&self) -> Vec<Fault> {
        let fault = |fault: &LibraryFault| Fault {
            file: fault.file.clone(),
            line: fault.line.unwrap_or(1),
            reason: fault.reason.clone(),
        };
        self.compiled().1.iter().map(fault).collect()
    }

    /// The rules in force where another folder of rules lies over all of these, and the faults of files that are not.
    pub(crate) fn rules_under(&self, folder: &Path) -> (Arc<Rules>, Vec<Fault>) {
        let own = self.files.iter().filter(|placed| placed.kind == LibraryKind::Rule).map(|placed| &placed.file);
        rules::overlaid(own.chain(&files(folder, LibraryKind::Rule)))
    }

    /// File, line and reason of each file that is not in force. Rules are compiled only where somebody replaced one.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &LibraryFault> {
        let has_rules = self.files.iter().any(|placed| placed.kind == LibraryKind::Rule);
        let of_rules = if has_rules { self.compiled().1.as_slice() } else { &[] };
        self.faults.iter().chain(of_rules)
    }

    /// The same with the examples that rules of a team's or the user's own do not keep to; runs them with the first call.
    pub(crate) fn all_faults(&self) -> Vec<LibraryFault> {
        let shown = self.shown.get_or_init(|| {
            let of_rules = self.files.iter().filter(|placed| placed.kind == LibraryKind::Rule);
            of_rules
                .flat_map(|placed| {
                    let file = placed.file.shown();
                    let rules = self.rules();
                    let rule = rules.named(&placed.name).filter(|rule| rule.file == file);
                    let faults = rule.map(|rule| rules.faults_of_its_examples(rule)).unwrap_or_default();
                    let fault =
                        |fault: Fault| LibraryFault { in_force: true, ..placed.fault(Some(fault.line), fault.reason) };
                    faults.into_iter().map(fault).collect::<Vec<_>>()
                })
                .collect()
        });
        let mut all: Vec<LibraryFault> = self.faults().chain(shown).cloned().collect();
        all.sort_by(|a, b| (a.kind, &a.name, &a.file, a.line).cmp(&(b.kind, &b.name, &b.file, b.line)));
        all
    }

    /// Examples of a rule in force that it does not keep to.
    pub(crate) fn faults_of_examples(&self, name: &str) -> Vec<Fault> {
        let rules = self.rules();
        rules.named(name).map(|rule| rules.faults_of_its_examples(rule)).unwrap_or_default()
    }

    /// The playbook of this name.
    ///
    /// # Errors
    /// Where there is none, with the names that there are.
    pub(crate) fn playbook(&self, name: &str) -> Result<&Playbook, Failure> {
        self.playbooks.get(name).map(|(playbook, _)| playbook).ok_or_else(|| {
            if let Some(fault) = self.playbook_fault(name) {
                return Failure::new("faulty-playbook", format!("The playbook is not in force: {fault}"));
            }
            let names = self.playbooks.keys().cloned().collect::<Vec<_>>().join(", ");
            let others =
                if names.is_empty() { "every one is switched off".to_owned() } else { format!("there are {names}") };
            let name = clip(name.to_owned(), 80);
            Failure::new("no-playbook", format!("There is no playbook \u{201c}{name}\u{201d}; {others}."))
        })
    }

    /// The first fault of a file that would be the playbook of this name, where the file is not in force for it.
    pub(crate) fn playbook_fault(&self, name: &str) -> Option<&LibraryFault> {
        let is_it =
            |fault: &&LibraryFault| fault.kind == LibraryKind::Playbook && fault.name == name && !fault.in_force;
        self.faults.iter().find(is_it)
    }

    /// Playbooks that can be chosen.
    pub(crate) fn list(&self) -> Vec<PlaybookView> {
        let view = |(name, (playbook, origin)): (&String, &(Playbook, Origin))| PlaybookView {
            name: name.clone(),
            about: playbook.about.clone(),
            origin: said(*origin).to_owned(),
        };
        self.playbooks.iter().map(view).collect()
    }

    /// The team's folder is a setting: where it is not there, nobody should believe that its files count.
    fn fault_of_team(&self, trouble: &str) -> Option<LibraryFault> {
        let team = self.folders.team()?;
        Some(LibraryFault {
            kind: LibraryKind::Rule,
            name: String::new(),
            file: team.display().to_string(),
            line: None,
            reason: format!("the team's folder {trouble}"),
            in_force: false,
        })
    }

    fn compiled(&self) -> &(Arc<Rules>, Vec<LibraryFault>) {
        self.rules.get_or_init(|| {
            let of_rules = || self.files.iter().filter(|placed| placed.kind == LibraryKind::Rule);
            let (rules, faults) = rules::overlaid(of_rules().map(|placed| &placed.file));
            let placed = |fault: Fault| match of_rules().find(|placed| placed.file.shown() == fault.file) {
                Some(of) => of.fault(of.file.text.is_ok().then_some(fault.line), fault.reason),
                // A built-in one that lists of the user's make too large.
                None => LibraryFault {
                    kind: LibraryKind::Rule,
                    name: rules::name_of_built_in(&fault.file).to_owned(),
                    line: Some(fault.line),
                    file: fault.file,
                    reason: fault.reason,
                    in_force: false,
                },
            };
            (rules, faults.into_iter().map(placed).collect())
        })
    }

    /// Lays a template or a playbook over what is in force; rules are overlaid when they are compiled.
    fn lay(&mut self, placed: &Placed) {
        let text = match (&placed.file.text, placed.kind) {
            (_, LibraryKind::Rule) => return,
            (Err(reason), _) => return self.faults.push(placed.fault(None, reason.clone())),
            (Ok(text), _) => text,
        };
        if placed.kind == LibraryKind::Template {
            let known = self.templates.faults().len();
            self.templates.add(&format!("{}.md", placed.name), text, placed.origin);
            let new = self.templates.faults().iter().skip(known);
            self.faults.extend(new.map(|fault| placed.fault(Some(fault.line), fault.reason.clone())));
        } else if placed.file.is_empty() {
            self.playbooks.remove(&placed.name);
        } else {
            match playbook(&placed.name, text) {
                Ok(playbook) => drop(self.playbooks.insert(placed.name.clone(), (playbook, placed.origin))),
                Err(faults) => {
                    self.faults.extend(faults.into_iter().map(|fault| placed.fault(fault.line, fault.message)));
                }
            }
        }
    }

    /// Templates that a playbook prefers and that are not there; it is in force all the same.
    fn fault_of_preferred(&mut self, placed: &Placed) {
        let Ok(text) = &placed.file.text else { return };
        let Ok(playbook) = playbook(&placed.name, text) else { return };
        let astray = preferred::astray(&playbook, text, &self.templates);
        let fault = |(line, reason)| LibraryFault { in_force: true, ..placed.fault(Some(line), reason) };
        self.faults.extend(astray.into_iter().map(fault));
    }
}

/// Reads a playbook. The file's name is the playbook's name: a copy under another name is another playbook.
fn playbook(name: &str, text: &str) -> Result<Playbook, PlaybookFaults> {
    Playbook::read(text).map(|playbook| Playbook { name: name.to_owned(), ..playbook })
}

/// Whose it is, in words.
pub(crate) fn said(origin: Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => "built in",
        Origin::Team => "team",
        Origin::Yours => "yours",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::folders::Folders;
    use super::patience::silence;
    use super::{Library, rules};

    fn write(path: &Path, text: &str) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn a_library_is_current_until_a_file_is_added_saved_or_removed_or_the_team_moves() {
        let (data, team) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = || Folders::of(data.path(), &team.path().display().to_string());
        let file = data.path().join("library/templates/any/ours.md");
        let mut library = Library::read(folders(), None);
        let mut looked = |why: &str| {
            let current = library.is_current(&folders());
            library = Library::read(folders(), None);
            assert!(library.is_current(&folders()), "{why}");
            !current
        };
        assert!(!looked("nothing there"));
        write(&file, "one");
        assert!(looked("added"));
        write(&file, "three");
        assert!(looked("saved"));
        write(&team.path().join("rules/ours.md"), "");
        assert!(looked("the team's"));
        write(&data.path().join("library/rules/notes.txt"), "nothing of ours");
        write(&data.path().join("library/rules/.ours.md.swp"), "an editor's");
        assert!(!looked("other files"));
        std::fs::remove_file(&file).unwrap();
        assert!(looked("removed"));
        assert!(!library.is_current(&Folders::of(data.path(), "")), "without a team");
    }

    #[test]
    fn what_was_read_of_a_team_stays_in_force_while_its_folder_does_not_answer() {
        let (data, team) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write(&team.path().join("templates/any/sms.md"), "");
        let folders = || Folders::of(data.path(), &team.path().display().to_string());
        let is_off = |library: &Library| library.templates.named("any/sms").is_none();
        let fault = |library: &Library| library.faults().next().map(|fault| fault.reason.clone()).unwrap_or_default();
        silence(team.path(), true);
        let library = Library::read(folders(), None);
        assert!(!is_off(&library) && library.is_current(&folders()));
        assert_eq!(fault(&library), "the team's folder does not answer, so none of its files is in force");
        silence(team.path(), false);
        assert!(!library.is_current(&folders()));
        let library = Library::read(folders(), Some(&library));
        assert_eq!((is_off(&library), fault(&library)), (true, String::new()));
        silence(team.path(), true);
        assert!(library.is_current(&folders()));
        write(&data.path().join("library/templates/any/social.md"), "");
        assert!(!library.is_current(&folders()));
        let library = Library::read(folders(), Some(&library));
        assert!(is_off(&library) && library.templates.named("any/social").is_none());
        assert!(fault(&library).ends_with("its files are in force as they were read last"), "{}", fault(&library));
        silence(team.path(), false);
        assert!(library.is_current(&folders()));
    }

    #[test]
    fn rules_are_compiled_once_and_those_that_ship_once_for_all() {
        let data = tempfile::tempdir().unwrap();
        let library = Library::read(Folders::of(data.path(), ""), None);
        assert!(Arc::ptr_eq(&library.rules(), &rules::built_in()));
        write(&data.path().join("library/rules/jargon.md"), "");
        let library = Library::read(Folders::of(data.path(), ""), None);
        assert!(Arc::ptr_eq(&library.rules(), &library.rules()));
        assert!(library.rules().named("jargon").is_none());
        assert!(rules::built_in().named("jargon").is_some());
    }
}
