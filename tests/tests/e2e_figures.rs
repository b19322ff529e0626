//! Figures in the window: of one incident, worked out by hand here, and of many, with a record that contradicts itself.

use anyhow::{Result, ensure};
use foghorn_tests::axe;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Checkout fails for card payments";

/// Declared 100 minutes ago, impact since 110. Customers and support heard after 4 minutes, were promised a word by minute
/// 20 and got it in minute 27 (7 late for each of the two), then at 40, 60, 80; monitoring at 50, resolved at 90, the last word at 95.
fn lived(cli: &Cli) -> Result<()> {
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "100 min ago", "--since", "110 min ago"])?;
    let sent = |at: &str, text: &str, more: &[&str]| {
        let sent = ["sent", "1", "--to", "customers,support", "--text", text, "--at", at];
        cli.run(&[sent.as_slice(), more].concat())
    };
    sent("96 min ago", "Card payments fail. Next update in 16 minutes.", &[])?;
    sent("73 min ago", "Card payments fail.", &[])?;
    sent("60 min ago", "Card payments fail.", &[])?;
    cli.run(&["set", "1", "--status", "monitoring", "--at", "50 min ago"])?;
    sent("40 min ago", "Card payments fail.", &[])?;
    sent("20 min ago", "Card payments work again, we watch them.", &[])?;
    cli.run(&["resolve", "1", "--at", "10 min ago"])?;
    sent("5 min ago", "Card payments work again.", &["--tells", "resolved"])?;
    Ok(())
}

#[test]
fn the_figures_of_an_incident_are_those_of_a_calculation_by_hand() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    lived(&cli)?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "More acts")?;
    window.presses(&['a'])?;
    window.click("tab", "Figures")?;
    window.has("heading", TITLE)?;
    window.sees("Time to detect")?;
    let row = |name: &str| {
        let found = window.script(&format!(
            "const row = [...document.querySelectorAll('tr')].find((row) => row.innerText.startsWith({name:?}));
             return row?.lastElementChild.innerText ?? '';"
        ))?;
        Ok::<_, anyhow::Error>(found.as_str().unwrap_or_default().to_owned())
    };
    for (name, by_hand) in [
        ("Time to detect", "10 min"),
        ("Time to mitigate", "50 min"),
        ("Time to resolve", "1 h 30 min"),
        ("Length of the impact", "1 h 40 min"),
        ("Words on time", "10 of 12"),
        ("Promises late", "2, 14 min together"),
    ] {
        let said = row(name)?;
        ensure!(said == by_hand, "{name}: {said}, by hand {by_hand}");
    }
    // Customers heard after 4 minutes; the longest silence is that of 23 minutes, from minute 4 to 27.
    let told = window.script(
        "const row = [...document.querySelectorAll('tr')].find((row) => row.innerText.startsWith('Customers'));
         return [...row.children].map((cell) => cell.innerText);",
    )?;
    ensure!(told == serde_json::json!(["Customers", "4 min", "23 min"]), "{told}");
    window.sees("12 words to 2 stakeholders, 2 late")?;
    axe::finds_nothing(&window, "figures of an incident")?;

    window.click("button", "Save the picture …")?;
    for ending in ["svg", "png"] {
        let path = folder.file(&format!("picture.{ending}"));
        window.fill("textbox", "File", &path.to_string_lossy())?;
        window.click("button", "Save")?;
        window.sees(&format!("Saved as {}", path.display()))?;
        let bytes = std::fs::read(&path)?;
        ensure!(bytes.starts_with(if ending == "svg" { b"<svg" } else { b"\x89PNG" }), "no {ending}");
        ensure!(!String::from_utf8_lossy(&bytes).contains("var(--"), "a colour that only the window knows");
        if ending == "svg" {
            window.click("button", "Save the picture …")?;
        }
    }
    Ok(())
}

#[test]
fn many_are_added_up_and_a_record_that_ends_before_it_begins_is_counted_nowhere() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    lived(&cli)?;
    let page = folder.file("page");
    std::fs::create_dir(&page)?;
    let record = |end: &str| {
        format!(
            "---\ntitle: Search is slow\ndate: 2026-03-02T09:00:00Z\nresolved: true\nresolvedWhen: {end}\nseverity: down\naffected: [Search]\n---\nSlow.\n"
        )
    };
    std::fs::write(page.join("fine.md"), record("2026-03-02T10:00:00Z"))?;
    std::fs::write(page.join("odd.md"), record("2026-03-02T08:00:00Z"))?;
    cli.run(&["import", &page.to_string_lossy()])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.has("textbox", "What is broken?")?;
    window.presses(&[key::CONTROL, '5'])?;
    window.has("heading", "Figures")?;
    window.sees("2 incidents.")?;
    window.sees("records that end before they begin (1)")?;
    // 90 and 60 minutes: half of two lie below the larger.
    window.sees("1 h 30 min")?;
    window.sees("SEV1: first word to customers within 5 min, in 95 %")?;
    window.sees("1 of 1; kept; no more may miss")?;
    // Of customers' silences 23, 13, 20, 20 and 15 minutes, one is longer than 20.
    window.sees("0 of 1 incidents were silent for longer")?;
    window.fill("textbox", "Cadence in minutes", "20")?;
    window.sees("1 of 1 incidents were silent for longer")?;
    axe::finds_nothing(&window, "figures")?;

    // March's report counts one of the two, and becomes a page.
    window.click("button", "Report of a month …")?;
    window.choose("Month", "2026-03")?;
    window.sees("Incidents in March 2026")?;
    window.sees("One incident was declared")?;
    window.sees("Left out: records that end before they begin (1).")?;
    axe::finds_nothing(&window, "report")?;
    let report = folder.file("march.html");
    window.fill("textbox", "File", &report.to_string_lossy())?;
    window.click("button", "Save it")?;
    window.sees("Saved as")?;
    ensure!(std::fs::read_to_string(&report)?.contains("<td>1 h</td>"), "the page has its numbers");
    window.click("button", "Close the report")?;

    window.choose("Component", "Search")?;
    window.sees("1 incident.")?;
    window.choose("Severity", "SEV4")?;
    window.has("heading", "No incident fits that")?;
    window.click("button", "Show all incidents")?;
    window.sees("2 incidents.")
}
