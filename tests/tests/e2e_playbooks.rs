//! Playbooks in the real window, by keyboard: one is chosen when declaring, another later, and what that changes stands
//! there before.

use anyhow::{Result, bail, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use serde_json::json;

/// Goes on with Tab until this has the focus.
fn tab_to(window: &Window, role: &str, name: &str) -> Result<()> {
    for _ in 0..40 {
        let (found, called) = window.focus().unwrap_or_default();
        if found == role && called.contains(name) {
            return Ok(());
        }
        window.presses(&[key::TAB])?;
    }
    bail!("Tab leads to no {role} “{name}”")
}

#[test]
fn finance_is_declared_by_keyboard_and_another_applied_once_its_difference_was_seen() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, 'n'])?;
    window.types("SEV1 Transfers fail")?;
    tab_to(&window, "button", "With details")?;
    window.presses(&[key::ENTER])?;
    window.has("dialog", "Declare an incident")?;
    tab_to(&window, "button", "Playbook")?;
    window.choose("Playbook", "finance")?;
    window.sees("For finance")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("button", "Write the first word")?;
    window.sees("Risk and compliance")?;
    window.sees("Playbook finance")?;
    let todo = cli.json(&["show", "1"])?;
    ensure!(todo["playbook"] == "finance", "{todo}");

    // The palette knows it; what it would change is told before.
    window.presses(&[key::CONTROL, 'k'])?;
    window.types("another playbook")?;
    window.presses(&[key::ENTER])?;
    window.has("dialog", "Apply another playbook")?;
    window.choose("Playbook", "security-incident")?;
    window.sees("Somebody attacked, or may have comes: 8 things to do")?;
    window.sees("Money on its way goes")?;
    window.sees("Legal and data protection")?;
    window.sees("DORA, initial notice goes")?;
    window.sees("first word 5 min → 15 min")?;
    ensure!(cli.json(&["show", "1"])?["playbook"] == "finance", "nothing is applied by looking");
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Playbook security-incident applied")?;
    window.sees("Playbook security-incident")?;
    until("the playbook in the log", PATIENCE, || {
        Ok((cli.json(&["show", "1"])?["playbook"] == json!("security-incident")).then_some(()))
    })?;

    // Undo takes it back.
    window.presses(&[key::CONTROL, 'z'])?;
    window.loses("Legal and data protection")?;
    ensure!(cli.json(&["show", "1"])?["playbook"] == "finance");
    Ok(())
}
