//! Customers one by one, in the real window: a table comes in, one letter becomes twenty, each is reviewed, approved, saved
//! and sent; three answer, and the trust board counts them.

use anyhow::{Result, ensure};
use foghorn_tests::axe;
use foghorn_tests::cli::Cli;
use foghorn_tests::desk::Desk;
use foghorn_tests::folder::DataFolder;
use foghorn_tests::key;
use foghorn_tests::window::{Launch, Window};

const TITLE: &str = "Checkout fails for card payments";
const LETTER: &str = "# We are sorry: card payments failed

Dear ⟦name⟧,

our change caused it, and that was our failure. For you that meant: ⟦what happened⟧. We are sorry.

We put your orders through again by hand, and will test such changes before they reach you. Does this put it right?

Ines, support";

#[test]
fn twenty_customers_get_a_letter_each_and_three_answer() -> Result<()> {
    let (desk, folder) = (Desk::new()?, DataFolder::new()?);
    let cli = Cli::on(folder.path());
    cli.run(&["config", "me", "Ines"])?;
    cli.run(&["declare", TITLE, "--sev", "1", "--at", "50 min ago"])?;
    cli.run(&["fact", "1", "known", "Our change"])?;
    let table = folder.file("hurt.csv");
    let rows: String =
        (1..=20).map(|row| format!("Customer {row},c{row}@example.com,{row} orders were refused\n")).collect();
    std::fs::write(&table, format!("name,address,what happened\n{rows}"))?;

    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    let one_by_one = || -> Result<()> {
        window.has("button", "More acts")?;
        window.presses(&['a'])?;
        window.click("tab", "One by one")
    };
    window.click("button", TITLE)?;
    one_by_one()?;
    window.fill("textbox", "Table of customers", &table.to_string_lossy())?;
    axe::finds_nothing(&window, "nobody on the list")?;
    window.click("button", "Take them in")?;
    window.sees("20 customers: 0 letters approved, 0 sent")?;

    // The letter is written in the workshop; a leaked address in it is found in each.
    window.click("button", "Write the letter")?;
    window.has("textbox", "Text for Customers")?;
    window.writes("Text for", &LETTER.replace("by hand", "on 10.2.14.7"))?;
    window.sees("ip-address")?;
    window.sees("Saved ")?;
    window.presses(&[key::ESCAPE])?;
    one_by_one()?;
    window.click("button", "Review each letter")?;
    window.sees("20 letters read: 0 without an error")?;
    window.sees("ip-address: 10.2.14.7")?;
    window.click("button", "Edit the letter")?;
    window.has("textbox", "Text for Customers")?;
    window.writes("Text for", LETTER)?;
    window.loses("ip-address")?;
    window.sees("Saved ")?;
    window.presses(&[key::ESCAPE])?;
    one_by_one()?;
    window.click("button", "Review each letter")?;
    window.sees("20 letters read: 20 without an error")?;
    window.click("button", "Approve 20 letters")?;
    window.sees("20 letters approved and not sent")?;
    let letters = folder.file("letters");
    window.click("button", "Save as files …")?;
    window.fill("textbox", "Folder to save them in", &letters.to_string_lossy())?;
    window.click("button", "Save them")?;
    window.sees("20 letters saved in")?;
    ensure!(std::fs::read_dir(&letters)?.count() == 20, "a mail each");
    window.click("button", "They were sent")?;
    window.sees("20 customers: 20 letters approved, 20 sent")?;

    // One reads the letter that the eighth got, and takes down what three of them say.
    window.fill("searchbox", "Find a customer", "customer 8")?;
    window.click("button", "Customer 8")?;
    window.sees("8 orders were refused")?;
    window.sees("Dear Customer 8,")?;
    window.choose("Does it put things right for them?", "Not content")?;
    window.fill("textbox", "What they said", "wants a call")?;
    window.fill("textbox", "What comes next", "call")?;
    window.fill("textbox", "By when it comes next", "in 20 min")?;
    window.click("button", "They answered")?;
    window.sees("Next: call, by")?;
    axe::finds_nothing(&window, "a customer")?;
    cli.run(&["customer", "1", "7", "--content"])?;
    cli.run(&["customer", "1", "9", "--answered"])?;
    window.sees("3 answered, 1 content, 1 not, 1 next step")?;
    window.click("tab", "Closing")?;
    window.sees("One by one: 1 next step")?;
    window.click("button", "See them")?;
    window.choose("Which customers", "Something comes next")?;
    window.click("button", "Done")?;
    window.loses("1 next step")?;
    window.click("tab", "Making good")?;
    window.sees("One by one: 20 customers: 20 letters approved, 20 sent, 3 answered, 1 content, 1 not.")?;
    window.end()?;
    cli.run(&["verify"])?;
    Ok(())
}

#[test]
fn a_long_list_is_walked_to_its_end() -> Result<()> {
    let (desk, folder) = (Desk::new()?, DataFolder::new()?);
    let cli = Cli::on(folder.path());
    cli.run(&["declare", TITLE, "--sev", "1"])?;
    let table = folder.file("hurt.csv");
    let rows: String = (1..=5_000).map(|row| format!("Customer {row},c{row}@example.com\n")).collect();
    std::fs::write(&table, format!("name,address\n{rows}"))?;
    cli.run(&["customers", "1", "--import", &table.to_string_lossy()])?;
    let window = Window::open(&desk, &Launch::foghorn(folder.path()))?;
    window.click("button", TITLE)?;
    window.has("button", "More acts")?;
    window.presses(&['a'])?;
    window.click("tab", "One by one")?;
    window.sees("Customer 3")?;
    let drawn = window.script("return document.querySelectorAll('[data-place]').length")?;
    ensure!(drawn.as_u64().is_some_and(|rows| rows < 60), "{drawn} rows are drawn");
    window.script("document.querySelector('[aria-label=\"List of customers\"]').scrollTop = 1e9; return true")?;
    window.sees("Customer 5000")?;
    window.click("button", "Customer 4999")?;
    window.presses(&[key::DOWN])?;
    window.has("heading", "Customer 5000")?;
    window.end()
}
