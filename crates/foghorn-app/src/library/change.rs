//! Changing the library: on and off, a copy of one's own, saving, and back to what ships.
//!
//! Only files of the user's own folder are written, and none is lost (`saving`). A faulty text is kept as it was typed
//! and is a fault; what it would have replaced stays in force.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use foghorn_drafts::Origin;
use serde::Deserialize;
use ts_rs::TS;

use super::kind::LibraryKind;
use super::page::{WORDS, about};
use super::stack::{Layer, Stack};
use super::{Library, saving};
use crate::app::App;
use crate::failure::Failure;
use crate::read::library::{LibraryPage, LibraryView, page_of, view_of};
use crate::text_file::TEXT_AT_MOST;

/// One file of the library.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct LibraryName {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name.
    pub name: String,
}

/// On or off.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct LibrarySwitch {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name.
    pub name: String,
    /// Whether it shall be in force.
    pub on: bool,
}

/// A copy of one's own.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct LibraryCustomise {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name.
    pub name: String,
    /// Another name for the copy, which then is one more; where missing, it takes the place of the other.
    #[serde(default)]
    #[ts(optional)]
    pub under: Option<String>,
}

/// A text for one's own file.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct LibrarySave {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name; a new one adds.
    pub name: String,
    /// The whole text of the file.
    pub text: String,
    /// The text that this one grew from: where another lies there by now, that one is set aside first.
    #[serde(default)]
    #[ts(optional)]
    pub was: Option<String>,
}

/// One change at a time: each looks at what lies there before it writes.
static CHANGING: Mutex<()> = Mutex::new(());

/// Switches on or off.
pub(crate) fn library_switch(app: &App, ask: LibrarySwitch) -> Result<LibraryView, Failure> {
    let library = changed(app, |library| {
        let (own, stack) = known(library, ask.kind, &ask.name)?;
        if ask.on == stack.in_force().is_some() {
            return Ok(());
        }
        if ask.on {
            return switch_on(&own, &stack);
        }
        is_free(app, ask.kind, &ask.name)?;
        if about(ask.kind, &ask.name, stack.shown().map_or("", |(text, _)| text)).tag == WORDS {
            return Err(Failure::new(
                "in-use",
                "Patterns of other rules name these lists. Customise them instead: a list may be empty.",
            ));
        }
        switch_off(&own, &stack)
    })?;
    view_of(&library)
}

/// Makes a copy of one's own.
pub(crate) fn library_customise(app: &App, ask: LibraryCustomise) -> Result<LibraryPage, Failure> {
    let under = ask.under.as_deref().unwrap_or(&ask.name);
    let library = changed(app, |library| {
        let (own, stack) = known(library, ask.kind, &ask.name)?;
        if under != ask.name {
            let new = library.own_file(ask.kind, under)?;
            if library.stack(ask.kind, under).is_some() || exists(&new) {
                let message =
                    format!("There is a {} \u{201c}{under}\u{201d} already; choose another name.", ask.kind.word());
                return Err(Failure::new("exists", message));
            }
            let text = stack.own_text().or(stack.shown().map(|(text, _)| text));
            return saving::write(&new, text.unwrap_or_default());
        }
        match stack.yours() {
            Some(layer) if layer.said().is_some() => Ok(()),
            _ if stack.own_text().is_some() => switch_on(&own, &stack),
            _ => saving::write(&own, stack.original().and_then(Layer::said).unwrap_or_default()),
        }
    })?;
    page_of(&library, ask.kind, under)
}

/// Saves one's own file, faulty or not.
pub(crate) fn library_save(app: &App, ask: LibrarySave) -> Result<LibraryPage, Failure> {
    if ask.text.len() > TEXT_AT_MOST {
        return Err(Failure::new("too-long", "A file of the library is at most 1 MiB long; this text was not saved."));
    }
    let library = changed(app, |library| {
        let own = library.own_file(ask.kind, &ask.name)?;
        let stack = library.stack(ask.kind, &ask.name);
        if ask.text.trim().is_empty() {
            is_free(app, ask.kind, &ask.name)?;
            return stack.map_or(Ok(()), |stack| switch_off(&own, &stack));
        }
        let lies_there = stack.as_ref().and_then(Stack::yours);
        let is_known = |there: &str| alike(there, &ask.text) || ask.was.as_deref().is_some_and(|was| alike(there, was));
        match lies_there {
            Some(layer) if layer.said().is_some_and(|there| !is_known(there)) || layer.text.is_err() => {
                saving::set_aside(&own)?;
            }
            // Written anew while it was switched off: what waited is not brought back over it.
            Some(layer) if layer.is_empty() => drop(saving::set_aside(&saving::off(&own))?),
            _ => {}
        }
        saving::write(&own, &ask.text)
    })?;
    page_of(&library, ask.kind, &ask.name)
}

/// Goes back to what lies under one's own file, which is set aside.
pub(crate) fn library_reset(app: &App, ask: LibraryName) -> Result<LibraryView, Failure> {
    let library = changed(app, |library| {
        let (own, stack) = known(library, ask.kind, &ask.name)?;
        if stack.without_yours().is_none() {
            is_free(app, ask.kind, &ask.name)?;
        }
        match stack.yours() {
            Some(layer) if layer.is_empty() => saving::remove(&own)?,
            _ => drop(saving::set_aside(&own)?),
        }
        saving::set_aside(&saving::off(&own)).map(drop)
    })?;
    view_of(&library)
}

/// Changes files, then reads all of them and tells whoever shows them.
fn changed(
    app: &App,
    change: impl FnOnce(&Library) -> Result<(), Failure>,
) -> Result<std::sync::Arc<Library>, Failure> {
    let alone = CHANGING.lock().unwrap_or_else(PoisonError::into_inner);
    // Also after a failure: half of a change may have been made.
    let done = change(&*app.library_now()?);
    let library = app.read_library(app.library_folders()?);
    drop(alone);
    app.changed(Vec::new());
    done.map(|()| library)
}

fn known<'l>(library: &'l Library, kind: LibraryKind, name: &str) -> Result<(PathBuf, Stack<'l>), Failure> {
    let own = library.own_file(kind, name)?;
    Ok((own, library.stack(kind, name).ok_or_else(|| none(kind, name))?))
}

/// There is none of this name.
pub(crate) fn none(kind: LibraryKind, name: &str) -> Failure {
    Failure::new("no-file", format!("The library has no {} \u{201c}{name}\u{201d} any more.", kind.word()))
}

/// Refuses to take away the playbook that new incidents start with: at the next declaration nobody wants to hear of it.
fn is_free(app: &App, kind: LibraryKind, name: &str) -> Result<(), Failure> {
    if kind == LibraryKind::Playbook && app.settings()?.playbook == name {
        let message =
            format!("New incidents start with the playbook \u{201c}{name}\u{201d}. Choose another in Settings first.");
        return Err(Failure::new("in-use", message));
    }
    Ok(())
}

fn switch_off(own: &Path, stack: &Stack<'_>) -> Result<(), Failure> {
    match stack.yours() {
        Some(layer) if layer.is_empty() => return Ok(()),
        Some(_) => {
            let off = saving::off(own);
            saving::set_aside(&off)?;
            saving::rename(own, &off)?;
        }
        None => {}
    }
    saving::write(own, "")
}

fn switch_on(own: &Path, stack: &Stack<'_>) -> Result<(), Failure> {
    if stack.own_text().is_some() && stack.yours().is_some_and(Layer::is_empty) {
        return saving::rename(&saving::off(own), own);
    }
    if stack.yours().is_some_and(Layer::is_empty) {
        saving::remove(own)?;
    }
    match (stack.without_yours(), stack.original().filter(|layer| layer.origin != Origin::Yours)) {
        (Some(_), _) => Ok(()),
        // The team switched it off.
        (None, Some(original)) => saving::write(own, original.said().unwrap_or_default()),
        (None, None) => Err(Failure::new(
            "faulty",
            format!(
                "The {} \u{201c}{}\u{201d} has a fault, so it cannot be in force. Mend its text first.",
                stack.kind.word(),
                stack.name
            ),
        )),
    }
}

fn alike(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

fn exists(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}
