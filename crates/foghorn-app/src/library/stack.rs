//! The files of one name, one over the other, and which of them is in force.
//!
//! Here: the law for one name, told from the faults. Not here: what a file says (`page`).

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use foghorn_drafts::Origin;

use super::kind::LibraryKind;
use super::{BUILT_IN, BUILT_IN_TEMPLATES, Library, names, rules, saving};
use crate::text_file::read_text;

/// All there is under one name, the lowest first.
#[derive(Debug)]
pub(crate) struct Stack<'l> {
    pub(crate) kind: LibraryKind,
    pub(crate) name: String,
    layers: Vec<Layer<'l>>,
    /// What the user wrote and switched off.
    off: Option<String>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Layer<'l> {
    pub(crate) origin: Origin,
    /// Where it lies; a built-in one lies in the program.
    pub(crate) path: Option<&'l Path>,
    /// Its text, or why it cannot be read.
    pub(crate) text: Result<Cow<'l, str>, &'l str>,
    is_good: bool,
    /// True where it switches off what lies beneath.
    is_off: bool,
}

impl Layer<'_> {
    /// Its text, unless it cannot be read or only switches off.
    pub(crate) fn said(&self) -> Option<&str> {
        self.text.as_deref().ok().filter(|text| !text.trim().is_empty())
    }

    /// True where it can be read and says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.as_ref().is_ok_and(|text| text.trim().is_empty())
    }
}

impl<'l> Stack<'l> {
    /// The file that is in force: the topmost without a fault, unless an empty one lies over it.
    pub(crate) fn in_force(&self) -> Option<&Layer<'l>> {
        in_force(&self.layers)
    }

    /// The user's own file, empty or not.
    pub(crate) fn yours(&self) -> Option<&Layer<'l>> {
        self.layers.last().filter(|layer| layer.origin == Origin::Yours)
    }

    /// What the user's own text is, in force or not: the file's, or the one that waits while it is switched off.
    pub(crate) fn own_text(&self) -> Option<&str> {
        self.yours().and_then(Layer::said).or(self.off.as_deref())
    }

    /// What would be in force without the user's own file.
    pub(crate) fn without_yours(&self) -> Option<&Layer<'l>> {
        in_force(self.beneath())
    }

    /// The topmost text under the user's own file, also where a team switched it off.
    pub(crate) fn original(&self) -> Option<&Layer<'l>> {
        self.beneath().iter().rev().find(|layer| layer.is_good)
    }

    /// The text that its page is about: what is in force; else what would be, were it switched on.
    pub(crate) fn shown(&self) -> Option<(&str, Origin)> {
        let of = |layer: &'_ Layer<'l>| layer.origin;
        let in_force = self.in_force().and_then(|layer| Some((layer.said()?, of(layer))));
        let own = || Some((self.own_text()?, Origin::Yours));
        let original = || self.original().and_then(|layer| Some((layer.said()?, of(layer))));
        // Nothing is good where a user's lists made a built-in rule too large: its page is still about that.
        let any = || self.layers.iter().rev().find_map(|layer| Some((layer.said()?, of(layer))));
        in_force.or_else(own).or_else(original).or_else(any)
    }

    fn beneath(&self) -> &[Layer<'l>] {
        &self.layers[..self.layers.len() - usize::from(self.yours().is_some())]
    }
}

fn in_force<'s, 'l>(layers: &'s [Layer<'l>]) -> Option<&'s Layer<'l>> {
    let mut found = None;
    for layer in layers {
        if layer.is_off {
            found = None;
        } else if layer.is_good {
            found = Some(layer);
        }
    }
    found
}

impl Library {
    /// All names of a kind, in their order, each with all of its files.
    pub(crate) fn stacks(&self, kind: LibraryKind) -> Vec<Stack<'_>> {
        let mut all: Vec<Stack<'_>> = Vec::new();
        let is_faulty = |file: &str| self.faults().any(|fault| fault.file == file && !fault.in_force);
        for (name, text) in built_in(kind) {
            let layer = Layer {
                origin: Origin::BuiltIn,
                path: None,
                text: Ok(Cow::Borrowed(text)),
                is_good: kind != LibraryKind::Rule || !is_faulty(&rules::built_in_file(&name)),
                is_off: false,
            };
            all.push(Stack { kind, name, layers: vec![layer], off: None });
        }
        for placed in self.files.iter().filter(|placed| placed.kind == kind) {
            // A template that lies beside the folders has no name; its fault says so.
            if kind == LibraryKind::Template && !placed.name.contains('/') {
                continue;
            }
            let shown = placed.file.shown();
            let is_empty = placed.file.is_empty();
            let is_faulty = is_faulty(&shown);
            let layer = Layer {
                origin: placed.origin,
                path: Some(&placed.file.path),
                text: placed.file.text.as_deref().map(Cow::Borrowed).map_err(String::as_str),
                is_good: !is_empty && !is_faulty,
                is_off: is_empty && !is_faulty,
            };
            match all.iter_mut().find(|stack| stack.name == placed.name) {
                Some(stack) => stack.layers.push(layer),
                None => all.push(Stack { kind, name: placed.name.clone(), layers: vec![layer], off: None }),
            }
        }
        for stack in &mut all {
            let own = stack.yours().filter(|layer| layer.is_empty()).and_then(|layer| layer.path);
            stack.off = own.and_then(|path| read_text(&saving::off(path)).ok()).filter(|text| !text.trim().is_empty());
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    /// All files of one name; `None` where there are none.
    pub(crate) fn stack(&self, kind: LibraryKind, name: &str) -> Option<Stack<'_>> {
        self.stacks(kind).into_iter().find(|stack| stack.name == name)
    }

    /// Where the user's own file of this name lies, or would.
    pub(crate) fn own_file(&self, kind: LibraryKind, name: &str) -> Result<PathBuf, crate::Failure> {
        names::checked(kind, name)?;
        Ok(self.folders.own_file(kind, name))
    }
}

fn built_in(kind: LibraryKind) -> Vec<(String, &'static str)> {
    match kind {
        LibraryKind::Rule => rules::built_in_texts().collect(),
        LibraryKind::Template => BUILT_IN_TEMPLATES
            .shelf()
            .map(|shelved| (shelved.template.name.clone(), shelved.template.source.as_str()))
            .collect(),
        LibraryKind::Playbook => BUILT_IN
            .files()
            .filter_map(|file| Some((file.path().file_stem()?.to_string_lossy().into_owned(), file.contents_utf8()?)))
            .collect(),
    }
}
