//! The journey of a word: a clock falls due, its draft opens filled, the review finds what was planted, it is mended by
//! keyboard, approved, copied, posted, and the log proves it. Then what may happen meanwhile: facts that change, a kill
//! while somebody types, and facts that would rather be code.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::playbook;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use serde_json::{Value, json};

const TITLE: &str = "Checkout fails for card payments";
const TEXT: &str = "Text for Customers";
const APPROVAL: &str = "\n[approval]\nseverities = [\"SEV1\"]\nstakeholders = [\"customers\"]\n";

#[test]
fn from_the_due_clock_to_the_proof() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::with_playbook(&(playbook::of_seconds(9, 600) + APPROVAL))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let said = desk.notifications()?;
    cli.run(&["declare", TITLE, "--sev", "1"])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;

    // The clock falls due; its notification opens the draft, which says what the facts say.
    let due = said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("due now"))?;
    said.click(&due, "default")?;
    window.has("heading", "Update for Customers")?;
    window.has("textbox", TEXT)?;
    holds(&window, "One card payment in eight fails")?;
    ensure!(window.focus()?.1.contains(TEXT), "one types at once: {:?}", window.focus()?);

    // What is planted is found as it is typed.
    let over = a_minute_that_is_over()?;
    window.writes(
        TEXT,
        &format!(
            "One card payment in eight fails. We are sorry if you were affected. The machine 10.2.14.7 is full, and we \
             replace it. The next update comes by {over} UTC."
        ),
    )?;
    for rule in ["conditional-apology", "ip-address", "promise-in-the-past"] {
        window.sees(rule)?;
    }

    // Each is gone to by F8, which selects its words, and typed over; Ctrl . offers what to do where no fix is certain.
    walk_to(&window, "conditional-apology")?;
    window.presses(&[key::CONTROL, '.'])?;
    window.has("dialog", "About this finding")?;
    window.presses(&[key::ESCAPE])?;
    for (rule, instead) in [
        ("conditional-apology", "that your payment failed"),
        ("ip-address", "behind checkout"),
        ("promise-in-the-past", "The next update comes in 8 minutes"),
    ] {
        walk_to(&window, rule)?;
        window.types(instead)?;
        window.loses(rule)?;
    }
    overrule_the_rest(&window)?;

    // Approved by somebody named, for exactly this text.
    window.sees("Approval needed for")?;
    from_the_palette(&window, "Approve this text")?;
    window.has("dialog", "Approve this text")?;
    window.fill("textbox", "Approved by", "Tom")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("this very text")?;
    let approved = window.written()?;

    window.presses(&[key::CONTROL, key::SHIFT, 'c'])?;
    window.sees("Copied as Markdown")?;

    // Posted: the clock counts on from here.
    let before = clock_of(&cli, "customers")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.has("dialog", "I sent it")?;
    window.sees("Approved by Tom")?;
    window.presses(&[key::CONTROL, 'a'])?;
    window.presses(&[key::CONTROL, 'v'])?;
    ensure!(window.typed("textbox", "Text")? == approved, "the copy is another text than the approved one");
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Recorded as sent")?;
    window.has("button", "Write the")?;
    let after = clock_of(&cli, "customers")?;
    ensure!(after["due_at"].as_str() > before["due_at"].as_str(), "{before} {after}");
    ensure!(cli.json(&["drafts"]).is_err() || !window.text()?.contains("Open drafts"), "the draft is done");

    // The log proves the text, and knows a copy of it.
    let copy = folder.file("copy.md");
    fs::write(&copy, &approved)?;
    let proof = cli.json(&["prove", "1", &copy.to_string_lossy()])?;
    let update = &proof["updates"][0];
    ensure!(update["holds"] == true && update["approved_by"] == "Tom" && update["without"].is_null(), "{proof}");
    ensure!(proof["matches"] == json!([update["act"]]), "{proof}");
    Ok(())
}

#[test]
fn a_fact_that_is_stated_elsewhere_marks_the_draft_stale() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "5 min ago"])?;
    cli.run(&["fact", "1", "impact", "30 % of checkouts fail", "--at", "4 min ago"])?;
    let window = opened(&desk, &folder)?;
    holds(&window, "30 % of checkouts fail")?;
    cli.run(&["fact", "1", "impact", "12 % of checkouts fail"])?;
    window.sees("The text is older than these facts")?;
    holds(&window, "30 % of checkouts fail")?;
    window.click("button", "Update the sentence")?;
    holds(&window, "12 % of checkouts fail")?;
    window.loses("The text is older than these facts")?;
    // The editor's own undo, from wherever the focus is; the incident's act stands.
    window.presses(&[key::CONTROL, 'z'])?;
    holds(&window, "30 % of checkouts fail")?;
    ensure!(cli.run(&["show", "1"])?.contains("12 % of checkouts fail"), "Ctrl+Z took the fact back");
    Ok(())
}

#[test]
fn a_kill_while_typing_loses_at_most_the_last_pause() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    Cli::on(folder.path()).run(&["declare", TITLE, "--sev", "1"])?;
    let window = opened(&desk, &folder)?;
    let kept = "Card payments fail, and we are looking for the cause.";
    window.writes(TEXT, kept)?;
    saved(&window)?;
    window.types(" And this was never")?;
    window.kill()?;

    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", "1 draft")?;
    window.click("menuitem", "INC-1, Customers")?;
    window.has("textbox", TEXT)?;
    holds(&window, kept)
}

#[test]
fn hostile_text_stays_text() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let hostile = "<img src=x onerror=\"document.title='owned'\"> <b>bold</b> \u{202e}gpj.exe {{ incident }}";
    cli.run(&["declare", TITLE, "--sev", "1"])?;
    cli.run(&["fact", "1", "impact", hostile])?;
    let window = opened(&desk, &folder)?;
    let written = window.written()?;
    ensure!(written.contains("img src=x onerror") && written.contains("{{ incident"), "{written}");
    ensure!(!written.contains('\u{202e}'), "a letter that turns text around is in the editor");
    for channel in ["Status page", "Email", "SMS"] {
        window.click("tab", channel)?;
        let shown = until("the preview", PATIENCE, || {
            let shown = window.script("return document.querySelector('[role=tabpanel] .page')?.innerText ?? ''")?;
            Ok(shown.as_str().filter(|shown| shown.contains("onerror")).map(str::to_owned))
        })?;
        ensure!(shown.contains("<img src=x"), "{channel}: {shown}");
        let made = window.script("return document.querySelectorAll('.page :is(img, script, b, iframe)').length")?;
        ensure!(made == json!(0), "{channel}: the preview made {made} elements of it");
    }
    window.click("tab", "Write")?;
    ensure!(window.script("return document.title")? == json!("Foghorn"), "code of a fact ran");
    // What is copied is seen where it is pasted: in the record of what was posted.
    for (form, escaped) in [("Plain text", "<img src=x"), ("HTML", "&lt;img src=x"), ("Slack", "<img src=x")] {
        window.click("button", "Copy as")?;
        window.click("menuitem", form)?;
        window.sees(&format!("Copied as {form}"))?;
        window.presses(&[key::CONTROL, key::ENTER])?;
        window.has("dialog", "I sent it")?;
        window.presses(&[key::CONTROL, 'a'])?;
        window.presses(&[key::CONTROL, 'v'])?;
        let pasted = window.typed("textbox", "Text")?;
        ensure!(pasted.contains(escaped) && !pasted.contains('\u{202e}'), "{form}: {pasted}");
        window.presses(&[key::ESCAPE])?;
        window.has("textbox", TEXT)?;
    }
    let mail = folder.file("hostile.eml");
    window.click("button", "Copy as")?;
    window.click("menuitem", "Save as .eml")?;
    window.fill("textbox", "File to save to", &mail.to_string_lossy())?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    window.sees("Saved as")?;
    let mail = fs::read_to_string(&mail)?;
    let (_, page) = mail.split_once("text/html").context("the mail has no HTML")?;
    ensure!(!page.contains("<img") && page.contains("&lt;img"), "the mail has a picture: {mail}");
    Ok(())
}

/// A window on the draft to the customers.
fn opened(desk: &Desk, folder: &DataFolder) -> Result<Window> {
    let window = Window::open(desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "Write the")?;
    window.presses(&[key::ENTER])?;
    window.has("textbox", TEXT)?;
    Ok(window)
}

/// Waits until the text holds these words.
fn holds(window: &Window, words: &str) -> Result<()> {
    until(&format!("“{words}” in the text"), PATIENCE, || Ok(window.written()?.contains(words).then_some(())))
        .with_context(|| format!("the text is: {}", window.written().unwrap_or_default()))
}

/// Waits until the window says that all of the text is saved.
fn saved(window: &Window) -> Result<()> {
    until("the text to be saved", PATIENCE, || {
        let text = window.text()?;
        Ok((text.contains("Saved ") && !text.contains("Saving …")).then_some(()))
    })
}

/// The rule of the finding in hand.
fn in_hand(window: &Window) -> Result<Value> {
    window.script("return document.querySelector('[aria-current=true] small')?.textContent ?? null")
}

/// Presses F8 until the walk comes to a finding of this rule.
fn walk_to(window: &Window, rule: &str) -> Result<()> {
    for _ in 0..30 {
        let before = window.script("return document.querySelector('[aria-live=assertive]').textContent")?;
        window.presses(&[key::F8])?;
        until("the next finding", PATIENCE, || {
            let said = window.script("return document.querySelector('[aria-live=assertive]').textContent")?;
            Ok((said != before).then_some(()))
        })?;
        if in_hand(window)? == json!(rule) {
            return Ok(());
        }
    }
    bail!("F8 never came to {rule}: {}", window.text()?)
}

/// Errors that this short text rightly has: each is let stand, with a reason.
fn overrule_the_rest(window: &Window) -> Result<()> {
    for _ in 0..20 {
        let errors = window.script(
            "return [...document.querySelectorAll('aside li:not(.done)')]
                .filter(row => /^(Error|Blank)/.test(row.textContent.trim())).length",
        )?;
        if errors == json!(0) {
            return Ok(());
        }
        window.presses(&[key::F8])?;
        window.presses(&[key::CONTROL, '.'])?;
        window.fill("textbox", "Why it stands as it is", "a text for a test")?;
        window.presses(&[key::CONTROL, key::ENTER])?;
        window.loses("About this finding")?;
    }
    bail!("errors stay: {}", window.text()?)
}

fn from_the_palette(window: &Window, act: &str) -> Result<()> {
    window.presses(&[key::CONTROL, 'k'])?;
    window.types(act)?;
    window.has("option", act)?;
    window.presses(&[key::ENTER])
}

fn clock_of(cli: &Cli, stakeholder: &str) -> Result<Value> {
    let clocks = cli.json(&["due"])?;
    let clocks = clocks.as_array().context("`due --json` gives a list")?;
    let found = clocks.iter().find(|clock| clock["stakeholder"] == stakeholder);
    Ok(found.cloned().unwrap_or_default())
}

/// `14:05`, some minutes ago in UTC, on this very day: just after midnight a late hour is one to come.
#[allow(clippy::disallowed_methods, reason = "the window under test looks at the same clock")]
fn a_minute_that_is_over() -> Result<String> {
    let minute = until("a minute of this day to be over", Duration::from_secs(90), || {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let minute = seconds / 60 % (24 * 60);
        Ok((minute > 0).then(|| minute - minute.min(20)))
    })?;
    Ok(format!("{:02}:{:02}", minute / 60, minute % 60))
}
