//! The templates in force: what is built in, overlaid by a team's and a user's files of the same name.
//!
//! The same name replaces, a new name adds, an empty file switches off. A faulty file never costs anything: what was in
//! force before it stays, and the fault says file, line and reason. Not here: reading folders (foghorn-app hands in
//! names and texts).

use std::collections::BTreeMap;

use foghorn_core::StakeholderId;
use include_dir::{Dir, include_dir};
use minijinja::ErrorKind;

use crate::occasion::Occasion;
use crate::template::Template;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assets/templates");

/// Where a template comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It ships with Foghorn.
    BuiltIn,
    /// It lies in a team's folder.
    Team,
    /// It lies in the user's own folder.
    Yours,
}

/// A file that is not in force, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct Fault {
    /// The file, as it was named.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub reason: String,
}

impl Fault {
    /// What minijinja says of a template while it runs.
    pub(crate) fn of(template: &Template, error: &minijinja::Error) -> Self {
        // Writing fails for one reason only: there is no more room.
        let is_endless = error.kind() == ErrorKind::WriteFailure;
        let detail = || error.detail().map_or_else(|| error.to_string(), str::to_owned);
        Self {
            file: format!("{}.md", template.name),
            line: error.line().unwrap_or(1),
            reason: if is_endless { "it prints far more than a message holds".to_owned() } else { detail() },
        }
    }
}

/// A template in force or switched off.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The template; where it is switched off, the one that would be in force.
    pub template: Template,
    /// Where it comes from.
    pub origin: Origin,
    /// True where an empty file switched it off.
    pub is_off: bool,
}

/// The templates in force.
#[derive(Clone, Debug, Default)]
pub struct Library {
    shelf: BTreeMap<String, Shelved>,
    faults: Vec<Fault>,
}

impl Library {
    /// What ships with Foghorn.
    pub fn built_in() -> Self {
        let mut library = Self::default();
        for folder in BUILT_IN.dirs() {
            for file in folder.files() {
                let name = file.path().to_string_lossy().replace('\\', "/");
                library.add(&name, file.contents_utf8().unwrap_or_default(), Origin::BuiltIn);
            }
        }
        library
    }

    /// Lays a file over what is in force; `file` is its path within the folder of templates, `customers/progress.md`.
    pub fn add(&mut self, file: &str, text: &str, origin: Origin) {
        let Some(name) = name_of(file) else {
            let reason = "a template lies in a folder named after its stakeholder, or in `any`: any/progress.md";
            self.faults.push(Fault { file: file.to_owned(), line: 1, reason: reason.to_owned() });
            return;
        };
        if text.trim().is_empty() {
            if let Some(shelved) = self.shelf.get_mut(name) {
                shelved.is_off = true;
            }
            return;
        }
        match Template::read(name, text) {
            Ok(template) => {
                self.shelf.insert(name.to_owned(), Shelved { template, origin, is_off: false });
            }
            Err(wrong) => {
                self.faults.push(Fault { file: file.to_owned(), line: wrong.line, reason: wrong.reason });
            }
        }
    }

    /// Files that are not in force.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Everything there is, switched off or not, by name.
    pub fn shelf(&self) -> impl Iterator<Item = &Shelved> {
        self.shelf.values()
    }

    /// The template of this name, unless it is switched off.
    pub fn named(&self, name: &str) -> Option<&Template> {
        self.shelf.get(name).filter(|shelved| !shelved.is_off).map(|shelved| &shelved.template)
    }

    /// What can be written to a stakeholder, its own templates first.
    pub fn offered(&self, stakeholder: &StakeholderId) -> Vec<&Template> {
        let mut offered: Vec<_> = self.in_force().filter(|template| template.is_for(stakeholder)).collect();
        offered.sort_by_key(|template| (template.stakeholders.is_empty(), template.occasion));
        offered
    }

    /// The template for a stakeholder and an occasion: made for both; made for the stakeholder and standing for the
    /// occasion; made for anybody. Of several the one whose file is named after the occasion.
    pub fn choose(&self, stakeholder: &StakeholderId, occasion: Occasion) -> Option<&Template> {
        let rank = |template: &&Template| {
            let named = template.name.rsplit('/').next() == Some(template.occasion.as_str());
            (template.stakeholders.is_empty(), template.occasion != occasion, !named)
        };
        self.in_force().filter(|template| template.is_for(stakeholder) && template.serves(occasion)).min_by_key(rank)
    }

    fn in_force(&self) -> impl Iterator<Item = &Template> {
        self.shelf.values().filter(|shelved| !shelved.is_off).map(|shelved| &shelved.template)
    }
}

/// `customers/progress` of `customers/progress.md`.
fn name_of(file: &str) -> Option<&str> {
    let name = file.strip_suffix(".md")?;
    let (folder, rest) = name.split_once('/')?;
    let is_name = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('/');
    (is_name(folder) && is_name(rest)).then_some(name)
}
