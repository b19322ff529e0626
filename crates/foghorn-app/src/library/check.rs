//! Checking a library before anybody relies on it: a team's own rules, templates and playbooks, for its CI.
//!
//! Here: every file's faults, every rule's examples run as its tests, and how each template reads at three turns of an
//! incident. All lie over what is built in, as they will. Not here: what is right (foghorn-review, foghorn-drafts,
//! foghorn-core know).

use std::path::Path;

use foghorn_core::Playbook;
use foghorn_drafts::{Library as Templates, Origin, Turn, preview};
use foghorn_review::Fault;
use serde::Serialize;

use super::files::{LibraryFile, files};
use super::kind::LibraryKind;
use super::{BUILT_IN, preferred, rules};
use crate::failure::Failure;

/// What a folder of rules, templates and playbooks holds, and what is wrong with it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Checked {
    /// How many files of rules.
    pub rules: usize,
    /// How many examples of theirs were run.
    pub examples: usize,
    /// How many templates.
    pub templates: usize,
    /// How many playbooks.
    pub playbooks: usize,
    /// Why a file, or a part of it, would not be in force or not do what it shows.
    pub faults: Vec<Fault>,
    /// What an author would want to know, though the file is in force.
    pub remarks: Vec<Fault>,
}

/// Checks `rules/`, `templates/` and `playbooks/` of a folder.
///
/// # Errors
/// Where it has none of them.
pub fn check(folder: &Path) -> Result<Checked, Failure> {
    let [of_rules, of_templates, of_playbooks] = ["rules", "templates", "playbooks"].map(|name| folder.join(name));
    if ![&of_rules, &of_templates, &of_playbooks].iter().any(|folder| folder.is_dir()) {
        let message = format!(
            "{} has no folder \u{201c}rules\u{201d}, \u{201c}templates\u{201d} or \u{201c}playbooks\u{201d}; name the one that they lie in.",
            folder.display()
        );
        return Err(Failure::new("no-library", message));
    }
    let mut checked = Checked::default();
    check_rules(&files(&of_rules, LibraryKind::Rule), &mut checked);
    let templates = check_templates(&of_templates, &files(&of_templates, LibraryKind::Template), &mut checked);
    check_playbooks(&files(&of_playbooks, LibraryKind::Playbook), &templates, &mut checked);
    checked.faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(checked)
}

fn check_rules(files: &[LibraryFile], checked: &mut Checked) {
    let (rules, faults) = rules::overlaid(files.iter());
    checked.rules = files.len();
    checked.faults.extend(faults);
    checked.faults.extend(files.iter().filter(|file| file.is_empty() && !rules::is_built_in(&file.stem())).map(idle));
    let yours: Vec<String> = files.iter().map(LibraryFile::shown).collect();
    for rule in rules.all().iter().filter(|rule| yours.contains(&rule.file)) {
        checked.examples += rule.examples();
        checked.faults.extend(rules.faults_of_its_examples(rule));
        if rule.examples() == 0 {
            let reason = "it shows nothing: with examples in fences `flags` and `allows` it tests itself".to_owned();
            checked.remarks.push(Fault { file: rule.file.clone(), line: 1, reason });
        }
    }
}

fn check_templates(folder: &Path, files: &[LibraryFile], checked: &mut Checked) -> Templates {
    checked.templates = files.len();
    let mut templates = Templates::built_in();
    for file in files {
        let name = file.path.strip_prefix(folder).unwrap_or(&file.path).to_string_lossy().replace('\\', "/");
        let is_known = name.strip_suffix(".md").is_some_and(|name| templates.named(name).is_some());
        match &file.text {
            Ok(text) if text.trim().is_empty() && !is_known => checked.faults.push(idle(file)),
            Ok(text) => templates.add(&name, text, Origin::Team),
            Err(reason) => checked.faults.push(unreadable(file, reason)),
        }
    }
    let placed = |file: &str, line, reason| Fault { file: folder.join(file).display().to_string(), line, reason };
    let faults = templates.faults().iter().map(|fault| placed(&fault.file, fault.line, fault.reason.clone()));
    checked.faults.extend(faults);
    for shelved in templates.shelf().filter(|shelved| shelved.origin == Origin::Team) {
        let file = format!("{}.md", shelved.template.name);
        for turn in [Turn::First, Turn::Open, Turn::Over] {
            let (list, found) = match preview(&shelved.template, turn) {
                Ok(preview) => {
                    (&mut checked.remarks, preview.remarks.into_iter().map(|said| placed(&file, 1, said)).collect())
                }
                Err(fault) => (&mut checked.faults, vec![placed(&file, fault.line, fault.reason)]),
            };
            for fault in found {
                // What is so at every turn is said once.
                if !list.contains(&fault) {
                    list.push(fault);
                }
            }
        }
    }
    templates
}

fn check_playbooks(files: &[LibraryFile], templates: &Templates, checked: &mut Checked) {
    checked.playbooks = files.len();
    let built_in = |file: &LibraryFile| BUILT_IN.get_file(format!("{}.toml", file.stem())).is_some();
    for file in files {
        match &file.text {
            Ok(_) if file.is_empty() && built_in(file) => {}
            Ok(_) if file.is_empty() => checked.faults.push(idle(file)),
            Ok(text) => {
                let placed = |line: usize, reason| Fault { file: file.shown(), line, reason };
                match Playbook::read(text) {
                    Ok(playbook) => {
                        let astray = preferred::astray(&playbook, text, templates);
                        checked.faults.extend(astray.into_iter().map(|(line, reason)| placed(line, reason)));
                    }
                    Err(faults) => checked
                        .faults
                        .extend(faults.into_iter().map(|fault| placed(fault.line.unwrap_or(1), fault.message))),
                }
            }
            Err(reason) => checked.faults.push(unreadable(file, reason)),
        }
    }
}

fn idle(file: &LibraryFile) -> Fault {
    let reason = "an empty file switches off the built-in one of its name, and there is none".to_owned();
    Fault { file: file.shown(), line: 1, reason }
}

fn unreadable(file: &LibraryFile, reason: &str) -> Fault {
    Fault { file: file.shown(), line: 1, reason: reason.to_owned() }
}
