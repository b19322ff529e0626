//! The library as its screen shows it: what there is, whose it is, whether it is in force; and the page of one file.
//!
//! Not here: which file is in force (`library::stack`), what a file says of itself (`library::page`), changing any of it
//! (`library::change`).

use foghorn_drafts::Origin;
use serde::Serialize;
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::library::change::{LibraryName, none};
use crate::library::changed::{ChangedLine, changes};
use crate::library::fault::LibraryFault;
use crate::library::kind::LibraryKind;
use crate::library::page::{RulePage, TemplatePage, about, said_of};
use crate::library::playbook_page::PlaybookPage;
use crate::library::saving::aside;
use crate::library::stack::{Layer, Stack};
use crate::library::{Library, said};
use crate::table::Nothing;

/// The library.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LibraryView {
    /// Rules of the review, and lists of words for their patterns.
    pub rules: Vec<LibraryItem>,
    /// Messages to be filled.
    pub templates: Vec<LibraryItem>,
    /// Stakeholders and their cadences.
    pub playbooks: Vec<LibraryItem>,
    /// What is wrong with files, in the order of the kinds.
    pub faults: Vec<LibraryFault>,
    /// The user's own folder.
    pub yours: String,
    /// The team's folder, where one is set.
    pub team: Option<String>,
}

/// A rule, a template or a playbook.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LibraryItem {
    /// What it is.
    pub kind: LibraryKind,
    /// Its name: that of its file, without the ending.
    pub name: String,
    /// What it is called on the screen.
    pub title: String,
    /// What it is for, in a sentence.
    pub about: String,
    /// A rule's severity, `part` or `words`; a template's occasion; nothing for a playbook.
    pub tag: String,
    /// Whose text is in force: `built in`, `team` or `yours`; where none is, whose would be.
    pub origin: String,
    /// True where it is in force.
    pub on: bool,
    /// True where the user has a text of their own, in force or not.
    pub customised: bool,
    /// Whose text lies under the user's own; missing where nothing does.
    pub beneath: Option<String>,
    /// How many faults its files have.
    pub faults: usize,
}

/// One file's page.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct LibraryPage {
    /// What it is.
    pub item: LibraryItem,
    /// The file whose text is shown; missing for a built-in one, which lies in the program.
    pub file: Option<String>,
    /// Where the user's own file lies, or would.
    pub own_file: String,
    /// The text of the file: the user's own where there is one, in force or not.
    pub text: String,
    /// What the user changed against what lies beneath; missing where nothing does, or both are too long to compare.
    pub changes: Option<Vec<ChangedLine>>,
    /// What is wrong with it.
    pub faults: Vec<LibraryFault>,
    /// Files that were set aside, the oldest first.
    pub aside: Vec<String>,
    /// What it says of itself in words, as HTML that lets nothing through but structure.
    pub html: String,
    /// Where it is a rule.
    pub rule: Option<RulePage>,
    /// Where it is a template.
    pub template: Option<TemplatePage>,
    /// Where it is a playbook.
    pub playbook: Option<PlaybookPage>,
}

/// All there is.
pub(crate) fn library(app: &App, _: Nothing) -> Result<LibraryView, Failure> {
    view_of(&*app.library_now()?)
}

/// One page.
pub(crate) fn library_page(app: &App, ask: LibraryName) -> Result<LibraryPage, Failure> {
    page_of(&*app.library_now()?, ask.kind, &ask.name)
}

/// The library as the screen lists it.
pub(crate) fn view_of(library: &Library) -> Result<LibraryView, Failure> {
    let faults = library.all_faults();
    let items = |kind| library.stacks(kind).iter().map(|stack| item(stack, &faults)).collect();
    Ok(LibraryView {
        rules: items(LibraryKind::Rule),
        templates: items(LibraryKind::Template),
        playbooks: items(LibraryKind::Playbook),
        yours: library.folders().yours().display().to_string(),
        team: library.folders().team().map(|team| team.display().to_string()),
        faults,
    })
}

/// The page of one file.
pub(crate) fn page_of(library: &Library, kind: LibraryKind, name: &str) -> Result<LibraryPage, Failure> {
    let own = library.own_file(kind, name)?;
    let stack = library.stack(kind, name).ok_or_else(|| none(kind, name))?;
    let mut faults = library.all_faults();
    faults.retain(|fault| fault.kind == kind && fault.name == name);
    let (shown, _) = stack.shown().unwrap_or(("", Origin::Yours));
    let text = stack.own_text().unwrap_or(shown);
    let beneath = stack.original().and_then(Layer::said);
    let said = said_of(library, &stack, shown);
    let file = match stack.own_text() {
        Some(_) => Some(own.display().to_string()),
        None => stack.in_force().and_then(|layer| layer.path).map(|path| path.display().to_string()),
    };
    Ok(LibraryPage {
        item: item(&stack, &faults),
        file,
        changes: beneath.zip(stack.own_text()).and_then(|(before, own)| changes(before, own)),
        aside: aside(&own).iter().map(|path| path.display().to_string()).collect(),
        own_file: own.display().to_string(),
        text: text.to_owned(),
        faults,
        html: said.html,
        rule: said.rule,
        template: said.template,
        playbook: said.playbook,
    })
}

fn item(stack: &Stack<'_>, faults: &[LibraryFault]) -> LibraryItem {
    let (text, origin) = stack.shown().unwrap_or(("", Origin::Yours));
    let about = about(stack.kind, &stack.name, text);
    LibraryItem {
        kind: stack.kind,
        name: stack.name.clone(),
        title: about.title,
        about: about.about,
        tag: about.tag,
        origin: said(origin).to_owned(),
        on: stack.in_force().is_some(),
        customised: stack.own_text().is_some(),
        beneath: stack.original().map(|layer| said(layer.origin).to_owned()),
        faults: faults.iter().filter(|fault| fault.kind == stack.kind && fault.name == stack.name).count(),
    }
}
