//! What is to be done, in the real window: an ask that runs late, a list whose time is over, a report that waits for its
//! event; and that an act on long lists shows at once.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};
use foghorn_tests::{axe, key, playbook};
use serde_json::{Value, json};

const TITLE: &str = "Transfers fail";
const SUPPORT: &str = "Brief support";
const PAGE: &str = "Open the status page";
const VENDOR: &str = "Call the vendor";

#[test]
fn an_ask_a_list_and_a_report_remind_and_are_settled() -> Result<()> {
    let desk = Desk::new()?;
    let things = [("support", SUPPORT), ("page", PAGE), ("vendor", VENDOR)];
    let folder = DataFolder::with_playbook(&playbook::to_do(&things, "7s", "9s"))?;
    let cli = Cli::on(folder.path());
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let said = desk.notifications()?;
    cli.run(&["declare", TITLE, "--sev", "3"])?;
    window.click("button", TITLE)?;

    // The line says before Enter whom it asks, and by when.
    window.presses(&['/'])?;
    window.types("@bob check latency 1m")?;
    window.sees("Asks Bob: check latency, by ")?;
    window.presses(&[key::ENTER])?;
    window.has("button", "Done: Bob, check latency")?;
    window.presses(&[key::ESCAPE])?;

    // The list's time is over: the notification says what, and opens the incident.
    let due = said.wait_for("what is to be done", 0, PATIENCE, |shown| shown.summary.contains("To do now"))?;
    ensure!(due.summary.contains(SUPPORT) && due.body.contains("INC-1"), "{due:?}");
    ensure!(due.actions == ["default"], "there is no word to send or to put off: {due:?}");
    said.wait_for("that it is late", 0, PATIENCE, |shown| shown.summary.contains("To do, overdue"))?;
    window.presses(&[key::CONTROL, '1'])?;
    window.has("textbox", "What is broken?")?;
    said.click(&due, "default")?;
    window.sees("0 of 3")?;

    // By the keyboard alone: down the list, one is done, the next one skipped with a reason.
    window.presses(&['j'])?;
    has_focus(&window, SUPPORT)?;
    window.presses(&['x'])?;
    window.sees("1 of 3")?;
    has_focus(&window, PAGE)?;
    window.presses(&['s'])?;
    window.has("dialog", "Skip it here")?;
    window.types("It is open")?;
    window.presses(&[key::ENTER])?;
    window.sees("2 of 3")?;
    let things = cli.json(&["todo", "1"])?["lists"][0]["things"].clone();
    ensure!(things[0]["state"] == "done" && things[1]["note"] == "It is open", "{things}");

    // A report waits for its event; then it has a heads-up, is due, and is made.
    window.sees("9 s from: classified as major")?;
    window.click("button", "It came to pass")?;
    window.has("dialog", "DORA, initial notice")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    let soon = said.wait_for("that it is due soon", 0, PATIENCE, |shown| shown.summary.contains("report due in"))?;
    ensure!(soon.urgency == Some(1), "{soon:?}");
    let due = said.wait_for("that it is due", 0, PATIENCE, |shown| shown.summary.contains("report due now"))?;
    ensure!(due.urgency == Some(2), "{due:?}");
    window.click("button", "Reported")?;
    window.fill("textbox", "Where it went", "no. 4711")?;
    window.click("button", "Record it")?;
    window.sees("no. 4711")?;

    // The ask runs late; its answer ends it, and the notification goes.
    let minute = Duration::from_secs(75);
    said.wait_for("that the ask is due", 0, minute, |shown| shown.summary == "Ask due now: Bob, check latency")?;
    let late =
        said.wait_for("that it is late", 0, PATIENCE, |shown| shown.summary == "Ask overdue: Bob, check latency")?;
    ensure!(late.urgency == Some(2), "{late:?}");
    window.click("button", "Done: Bob, check latency")?;
    until("the notification to go", PATIENCE, || Ok(said.closed()?.contains(&late.id).then_some(())))?;
    window.sees("Answered: Bob")?;
    Ok(())
}

#[test]
fn axe_finds_nothing_in_lists_asks_and_reports() -> Result<()> {
    let desk = Desk::new()?;
    let things = [("support", SUPPORT), ("page", PAGE), ("vendor", VENDOR)];
    let folder = DataFolder::with_playbook(&playbook::to_do(&things, "15m", "4h"))?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "27 min ago"])?;
    cli.run(&["item", "1", "done", "first/support"])?;
    cli.run(&["item", "1", "give", "first/page", "Mia"])?;
    cli.run(&["ask", "1", "Bob", "check latency", "--within", "3m"])?;
    cli.run(&["deadline", "1", "trigger", "dora", "--at", "20 min ago"])?;
    cli.run(&["aspect", "1", "data"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.click("button", "1 settled")?;
    window.click("button", PAGE)?;
    window.click("button", "Scribe")?;
    for width in [1280, 420] {
        window.resize(width, 800)?;
        for theme in ["dark", "light"] {
            let set = "document.documentElement.dataset.theme = arguments[0]";
            window.script_with(set, &json!([theme]))?;
            let place = format!("the lists, {theme}, {width} px");
            axe::finds_nothing(&window, &place)?;
            ensure!(
                window.script("return document.documentElement.scrollWidth > window.innerWidth + 1")? == false,
                "{place}: scrolls sideways"
            );
        }
    }
    Ok(())
}

fn has_focus(window: &Window, name: &str) -> Result<()> {
    until(&format!("“{name}” to have the focus"), PATIENCE, || {
        Ok(window.focus().is_ok_and(|(_, focused)| focused.contains(name)).then_some(()))
    })
}

/// How long it takes is printed, and judged by nobody: a machine that is busy is no fault.
#[test]
fn an_act_on_long_lists_shows() -> Result<()> {
    let desk = Desk::new()?;
    let names: Vec<_> =
        (0..150).map(|n| (format!("thing-{n}"), format!("Thing number {n} that must not be forgotten"))).collect();
    let things: Vec<_> = names.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let folder = DataFolder::with_playbook(&(playbook::to_do(&things, "1d", "4h") + &playbook::crowd(12)))?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    for hundred in 0..20 {
        written(&window, hundred * 100)?;
    }
    window.click("button", TITLE)?;
    window.sees("0 of 150")?;
    window.has("button", "Crowd 12, Blog: not told")?;
    let mut times = Vec::new();
    for (_, name) in names.iter().take(25) {
        times.push(done(&window, name)?);
    }
    times.sort_by(f64::total_cmp);
    eprintln!("12 by 8, 150 things, 2,000 lines: {:.0} ms from the click to the painted state", times[times.len() / 2]);
    Ok(())
}

/// Writes a hundred lines, as the page itself would.
fn written(window: &Window, from: usize) -> Result<()> {
    let answer = window.script_async(&format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{
           for (let n = {from}; n < {from} + 100; n += 1) {{
             const payload = {{ incident: '1', text: `line ${{n}} of a long evening` }};
             await window.__TAURI_INTERNALS__.invoke('call', {{ name: 'note', payload }});
           }}
         }})().then(() => done('written'), (error) => done(JSON.stringify(error)));"
    ))?;
    ensure!(answer == "written", "{answer}");
    Ok(())
}

/// Ticks a thing off; the milliseconds until the frame after it was gone.
fn done(window: &Window, thing: &str) -> Result<f64> {
    let body = "
        const done = arguments[arguments.length - 1];
        const box = document.querySelector(`button[aria-label=\"Done: THING\"]`);
        if (!box) return done(null);
        const pressed = performance.now();
        const look = new MutationObserver(() => {
          if (box.isConnected) return;
          look.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => {
            const took = performance.now() - pressed;
            setTimeout(() => done(took), 300);
          }));
        });
        look.observe(document.body, { subtree: true, childList: true });
        box.click();";
    let took: Value = window.script_async(&body.replace("THING", thing))?;
    took.as_f64().with_context(|| format!("there is no box for {thing}"))
}
