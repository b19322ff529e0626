//! What comes after: what closing asks for, follow-ups, what was learned, the postmortem, and at last closed.

use anyhow::{Context, Result, ensure};
use foghorn_tests::axe;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::wait::{PATIENCE, until};
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Checkout fails for card payments";

#[test]
fn an_incident_is_looked_after_until_it_can_be_closed() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "50 min ago"])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;
    let all = "customers,support,partners,executives,employees,board,investors";
    cli.run(&["sent", "1", "--to", all, "--text", "Card payments fail.", "--at", "46 min ago"])?;
    cli.run(&["resolve", "1", "--at", "20 min ago"])?;
    cli.run(&["sent", "1", "--to", all, "--text", "Card payments work.", "--at", "19 min ago", "--tells", "resolved"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "More acts")?;
    window.presses(&['a'])?;
    window.click("tab", "Closing")?;
    window.sees("The postmortem, due")?;
    window.sees("To do:")?;

    // A follow-up without a date is said to be loose; put right, it may stay open.
    window.fill("textbox", "Follow-up", "Alert on the age of the queue")?;
    window.choose("Good for", "detect")?;
    window.click("button", "Add")?;
    window.sees("Without owner or date: Alert on the age of the queue")?;
    window.click("button", "More acts on Alert on the age of the queue")?;
    window.click("menuitem", "Put right …")?;
    window.fill("textbox", "Owner", "Mia")?;
    window.fill("textbox", "By when", "in 20 min")?;
    window.fill("textbox", "Against which cause", "No alert spoke of it")?;
    window.click("button", "Save")?;
    window.sees("detect, Mia, by")?;
    window.loses("Without owner or date")?;

    window.fill("textbox", "What was learned", "The certificate ran out")?;
    let whys = format!("No alert spoke of it{}Nobody owned the list", key::ENTER);
    window.fill("textbox", "Why, and why that in turn, a line each", &whys)?;
    window.click("button", "State it")?;
    window.sees("Why? Nobody owned the list")?;
    axe::finds_nothing(&window, "closing")?;

    // The postmortem has what the log knows, and is recorded when it is published.
    window.click("tab", "Postmortem")?;
    window.sees("Postmortem of INC-1: Checkout fails for card payments")?;
    window.sees("Time to resolve: 30 min")?;
    window.sees("The certificate ran out")?;
    window.sees("Alert on the age of the queue (detect; Mia")?;
    let page = folder.file("postmortem.html");
    window.click("button", "Save as a file …")?;
    window.fill("textbox", "File", &page.to_string_lossy())?;
    window.click("button", "Save")?;
    window.sees("Saved as")?;
    ensure!(std::fs::read_to_string(&page)?.contains("How we communicated"), "the page lacks a part");

    // It is written on in the workshop, under a review that looks for blame; what is written stays.
    window.click("button", "Write on it")?;
    window.has("heading", "Postmortem, for ourselves")?;
    let body = "# Postmortem\n\n## Contributing factors\n\nThe list of certificates should have been read.";
    window.writes("Text for", body)?;
    window.sees("counterfactual")?;
    window.loses("missing-next-update")?;
    axe::finds_nothing(&window, "document")?;
    window.sees("Saved ")?;
    window.presses(&[key::ESCAPE])?;
    window.sees("Written by hand")?;
    window.sees("should have been read")?;
    ensure!(
        cli.output(&["postmortem", "1"])?.stdout.starts_with(b"# Postmortem\n"),
        "the terminal has what was written"
    );
    window.choose("For whom", "For everybody")?;
    window.sees("What happened: Checkout fails for card payments")?;
    window.loses("Mia")?;
    axe::finds_nothing(&window, "postmortem")?;
    window.click("button", "It is published …")?;
    window.fill("textbox", "Where", "status page")?;
    window.click("button", "Record it")?;
    window.sees("Published, public")?;

    // What they are offered stands in the way until they have it.
    window.click("tab", "Making good")?;
    window.sees("Who heard what")?;
    window.fill("textbox", "An offer", "a month free of charge")?;
    window.click("button", "Propose")?;
    window.click("button", "Approve …: a month free of charge")?;
    window.fill("textbox", "Approved by", "Mara")?;
    window.click("button", "Approve it")?;
    window.sees("Approved by Mara")?;
    axe::finds_nothing(&window, "making good")?;
    window.click("tab", "Closing")?;
    window.sees("Approved and not given yet: a month free of charge")?;
    window.click("tab", "Making good")?;
    window.click("button", "They have it: a month free of charge")?;
    window.loses("They have it")?;

    // Closing names what is open; the lists are done in the terminal meanwhile.
    let refused = cli.output(&["close", "1"])?;
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    ensure!(refused.status.code() == Some(1) && said.contains("things of the lists"), "{said}");
    let todo = cli.json(&["todo", "1"])?;
    let lists = todo["lists"].as_array().context("lists")?;
    for thing in lists.iter().flat_map(|list| list["things"].as_array().into_iter().flatten()) {
        cli.run(&["item", "1", "done", thing["item"].as_str().context("an id")?])?;
    }
    window.click("tab", "Closing")?;
    window.sees("Nothing is left.")?;
    window.click("button", "Close the incident …")?;
    window.has("dialog", "Close")?;
    window.presses(&[key::CONTROL, key::ENTER])?;
    until("it to be closed", PATIENCE, || Ok((cli.json(&["show", "1"])?["card"]["status"] == "closed").then_some(())))?;

    // Its follow-up stands among those of all incidents, becomes a tracker's file, and is done at last.
    window.presses(&[key::CONTROL, '7'])?;
    window.has("heading", "Follow-ups")?;
    window.sees("1 follow-up open, none overdue")?;
    let file = folder.file("follow-ups.csv");
    window.click("button", "For an issue tracker …")?;
    window.choose("Tracker", "Jira")?;
    window.fill("textbox", "File to write those that are open into", &file.to_string_lossy())?;
    window.click("button", "Write it")?;
    window.sees("1 follow-up written into")?;
    ensure!(std::fs::read_to_string(&file)?.contains("Alert on the age of the queue,Task,"), "the file has it");
    axe::finds_nothing(&window, "follow-ups")?;
    window.click("button", "Done: Alert on the age of the queue")?;
    window.sees("Nothing is left to do")?;
    window.sees("1 done")?;
    ensure!(cli.json(&["follow-ups"])?["open"] == serde_json::json!([]), "it is settled");
    cli.run(&["verify"])?;
    Ok(())
}

/// What was to prevent it is done: those who heard that it broke are written to, and the round is over.
#[test]
fn who_heard_of_it_hears_what_was_changed() -> Result<()> {
    let desk = Desk::new()?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "3", "--at", "50 min ago"])?;
    cli.run(&["fact", "1", "impact", "One card payment in eight fails"])?;
    cli.run(&["sent", "1", "--to", "customers,support", "--text", "Card payments fail.", "--at", "46 min ago"])?;
    cli.run(&["resolve", "1", "--at", "20 min ago"])?;
    let over = [
        "sent",
        "1",
        "--to",
        "customers,support",
        "--text",
        "Cards work.",
        "--at",
        "19 min ago",
        "--tells",
        "resolved",
    ];
    cli.run(&over)?;
    cli.run(&["follow-up", "1", "add", "Renew certificates by themselves", "--owner", "Mia", "--due", "in 3 h"])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "More acts")?;
    window.presses(&['a'])?;
    window.click("tab", "Closing")?;
    window.sees("30 days after: due")?;
    window.click("button", "Done: Renew certificates by themselves")?;
    window.sees("no word since to Customers and Support")?;
    axe::finds_nothing(&window, "reassurance")?;

    window.click("button", "Write to Customers")?;
    window.sees("What we changed since: Checkout fails for card payments")?;
    window.sees("Renew certificates by themselves")?;
    window.presses(&[key::ESCAPE])?;
    cli.run(&["sent", "1", "--to", "customers", "--text", "Certificates renew themselves now."])?;
    window.sees("no word since to Support")?;
    window.click("button", "Settle it …")?;
    window.click("radio", "Nobody needs to hear")?;
    window.fill("textbox", "Why", "Support saw it happen")?;
    window.click("button", "Settle it")?;
    window.sees("nobody needs to hear: Support saw it happen")?;

    // A statement on data is kept with how that is known.
    window.presses(&[key::ESCAPE])?;
    window.click("button", "Data safety: not stated yet. Edit")?;
    window.fill("textbox", "Data safety", "No data was lost")?;
    window.fill("textbox", "How that is known", "Bob counted the orders of both stores")?;
    window.presses(&[key::ENTER])?;
    window.sees("known by Bob counted the orders of both stores")?;
    cli.run(&["verify"])?;
    Ok(())
}
