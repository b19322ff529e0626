//! The library in the real window: what a user replaces, adds, switches off or breaks, and what a review in a terminal on
//! the same folder makes of it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use serde_json::{Value, json};

const TITLE: &str = "Card payments fail";
/// Flagged by the built-in rule `minimising`.
const SMALL: &str = "Some users cannot pay.";
/// Flagged by the user's own text of it.
const OURS: &str = "The gremlins are out.";
const RULE: &str = "+++\nkind = \"existence\"\nseverity = \"error\"\nmessage = \"Name it.\"\npatterns = [\"gremlins?\"]\n\
                    +++\n# Gremlins\n\nNobody knows them.\n";

/// A window on the library, and a terminal on the same folder.
struct Desktop {
    folder: DataFolder,
    cli: Cli,
    window: Window,
    /// Last: what stands on it goes first.
    _desk: Desk,
}

impl Desktop {
    fn new() -> Result<Self> {
        let desk = Desk::new()?;
        let folder = DataFolder::new()?;
        let cli = Cli::on(folder.path());
        cli.run(&["declare", TITLE, "--sev", "1"])?;
        let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
        window.has("textbox", "What is broken?")?;
        window.presses(&[key::CONTROL, '4'])?;
        window.has("heading", "Library")?;
        Ok(Self { folder, cli, window, _desk: desk })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.file(&format!("library/{name}"))
    }

    fn put(&self, name: &str, text: &str) -> Result<()> {
        let path = self.file(name);
        fs::create_dir_all(path.parent().context("a folder")?)?;
        Ok(fs::write(path, text)?)
    }

    /// The rules that flag a text, as `foghorn review` says.
    fn flagged(&self, text: &str) -> Result<Vec<String>> {
        let update = self.folder.file("update.md");
        fs::write(&update, text)?;
        let output = self.cli.output(&["review", &update.display().to_string(), "--incident", "1", "--json"])?;
        let said: Value = serde_json::from_slice(&output.stdout)
            .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
        let findings = said["findings"].as_array().context("findings")?;
        Ok(findings.iter().filter_map(|found| found["rule"].as_str().map(str::to_owned)).collect())
    }

    fn is_flagged(&self, text: &str) -> Result<bool> {
        Ok(self.flagged(text)?.iter().any(|rule| rule == "minimising"))
    }

    /// Types a text of several lines in place of what stands in the editor.
    fn edit(&self, name: &str, text: &str) -> Result<()> {
        // The driver drops line breaks; Enter makes them.
        self.window.fill("textbox", &format!("Text of {name}"), &text.replace('\n', &key::ENTER.to_string()))
    }

    /// Puts the keyboard's focus on something, as Tab would.
    fn focus(&self, selector: &str) -> Result<()> {
        let focused = self.window.script_with(
            "const found = document.querySelector(arguments[0]); found?.focus(); return found === document.activeElement",
            &json!([selector]),
        )?;
        ensure!(focused == json!(true), "{selector} cannot be focused");
        Ok(())
    }
}

#[test]
fn a_rule_is_customised_by_keyboard_used_by_the_terminal_and_taken_back() -> Result<()> {
    let desktop = Desktop::new()?;
    let window = &desktop.window;
    assert!(desktop.is_flagged(SMALL)? && !desktop.is_flagged(OURS)?);

    window.fill("searchbox", "Find in rules", "minimising")?;
    desktop.focus("main [data-stop]")?;
    window.presses(&[key::ENTER])?;
    window.has("heading", "Minimising")?;
    window.sees("It flags what is marked")?;
    window.sees("It is built in.")?;
    window.click("button", "Customise")?;
    desktop.edit("minimising", RULE)?;
    window.sees("Not saved yet")?;
    assert!(!desktop.is_flagged(OURS)?, "nothing is in force before it is saved");
    window.presses(&[key::CONTROL, 's'])?;
    window.sees("Saved; in force")?;
    window.sees("Against the built-in one, as saved")?;
    assert_eq!(fs::read_to_string(desktop.file("rules/minimising.md"))?.trim_end(), RULE.trim_end());
    assert!(desktop.is_flagged(OURS)? && !desktop.is_flagged(SMALL)?, "the terminal reads the same library");

    window.click("button", "Back to the built-in one")?;
    window.has("button", "Customise")?;
    assert!(desktop.is_flagged(SMALL)? && !desktop.is_flagged(OURS)?);
    let kept = fs::read_to_string(desktop.file("rules/minimising.md.bak"))?;
    assert_eq!(kept.trim_end(), RULE.trim_end(), "what was written is not lost");
    Ok(())
}

#[test]
fn a_rule_is_switched_off_and_on_by_keyboard() -> Result<()> {
    let desktop = Desktop::new()?;
    let window = &desktop.window;
    window.fill("searchbox", "Find in rules", "minimising")?;
    window.has("switch", "Minimising, in force")?;
    desktop.focus("main [role=switch]")?;
    window.presses(&[' '])?;
    window.sees("switched off")?;
    assert!(!desktop.is_flagged(SMALL)?);
    assert_eq!(fs::read_to_string(desktop.file("rules/minimising.md"))?, "");
    desktop.focus("main [role=switch]")?;
    window.presses(&[' '])?;
    window.loses("switched off")?;
    assert!(desktop.is_flagged(SMALL)?);
    assert!(!desktop.file("rules/minimising.md").exists());
    Ok(())
}

#[test]
fn a_broken_file_is_named_with_its_line_harms_nothing_and_is_mended_from_there() -> Result<()> {
    let desktop = Desktop::new()?;
    let window = &desktop.window;
    let whole = desktop.flagged(&format!("{SMALL} Nobody knows why. We guarantee that it never happens again."))?;
    // An editor beside the window saves a rule that is none, and a playbook that is one no more.
    desktop.put("rules/minimising.md", &RULE.replace("[\"gremlins?\"]", "[\n  \"gremlins?\",\n  \"(\",\n]"))?;
    window.sees("One fault; everything else is in force")?;
    window.sees("minimising.md, line 7")?;
    window.sees("the pattern is not a regular expression")?;
    desktop.put("playbooks/default.toml", "name = \"default\"\nabout = 3\n")?;
    // What is wrong with its words, and that there is nobody in it.
    window.sees("3 faults; everything else is in force")?;
    window.sees("default.toml, line 2")?;
    let broken = desktop.flagged(&format!("{SMALL} Nobody knows why. We guarantee that it never happens again."))?;
    assert_eq!(broken, whole, "what is built in stays in force");
    desktop.cli.run(&["declare", "Login fails", "--sev", "2"])?;

    window.click("button", "minimising.md, line 7")?;
    window.sees("Saved; the built-in one stays in force")?;
    let selected = || {
        let field = "const field = document.querySelector('main textarea');
            return field?.value.slice(field.selectionStart, field.selectionEnd)";
        window.script(field)
    };
    until("the line of the fault", PATIENCE, || Ok((selected()? == json!("  \"(\",")).then_some(())))?;
    assert_eq!(window.focus()?, ("textbox".to_owned(), "Text of minimising".to_owned()));
    window.presses(&[key::DELETE])?;
    window.presses(&[key::CONTROL, 's'])?;
    window.sees("Saved; in force")?;
    window.sees("2 faults; everything else is in force")?;
    assert!(desktop.is_flagged(OURS)?);
    fs::remove_file(desktop.file("playbooks/default.toml"))?;
    window.loses("everything else is in force")
}

#[test]
fn a_template_of_ones_own_is_among_the_choices_until_it_is_removed() -> Result<()> {
    let desktop = Desktop::new()?;
    let window = &desktop.window;
    window.click("tab", "Templates")?;
    window.click("button", "New …")?;
    window.fill("textbox", "Name of the new template", "../outside/ours")?;
    window.click("button", "Make it")?;
    window.sees("cannot be the name of a file")?;
    window.fill("textbox", "Name of the new template", "any/ours")?;
    window.click("button", "Make it")?;
    window.has("textbox", "Text of any/ours")?;
    let text =
        window.typed("textbox", "Text of any/ours")?.replace("title = \"Progress\"", "title = \"To our friends\"");
    desktop.edit("any/ours", &text)?;
    window.presses(&[key::CONTROL, 's'])?;
    window.sees("Saved; in force")?;
    window.click("button", "To the page")?;
    window.sees("Just declared: nothing is known but the title")?;

    let offered = |whether: bool| -> Result<()> {
        window.presses(&[key::CONTROL, '1'])?;
        window.click("button", TITLE)?;
        window.has("button", "Write the")?;
        window.presses(&[key::ENTER])?;
        window.has("textbox", "Text for")?;
        until("the choices", PATIENCE, || {
            let options =
                window.script("return [...document.querySelectorAll('option')].map(one => one.textContent)")?;
            let options = options.as_array().cloned().unwrap_or_default();
            let ours = options.iter().any(|one| one.as_str().is_some_and(|one| one.contains("To our friends")));
            Ok((options.len() > 5 && ours == whether).then_some(()))
        })?;
        window.presses(&[key::ESCAPE])
    };
    offered(true)?;
    window.presses(&[key::CONTROL, '4'])?;
    window.click("button", "Remove")?;
    window.sees("To our friends is no longer in the library.")?;
    assert!(desktop.file("templates/any/ours.md.bak").exists());
    offered(false)
}
