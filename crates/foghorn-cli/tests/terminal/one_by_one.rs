//! Customers one by one from a terminal, from the table to the answer.

use std::fs;

use serde_json::json;

use crate::support::Terminal;

const TABLE: &str = "name,address,what happened\nAnn,ann@example.com,her 12 orders were refused\n\
    Bo,bo@example.com,his shop was closed for the morning\nCy,,\n";
const LETTER: &str = "# We are sorry: card payments failed\n\nDear ⟦name⟧,\n\nour change caused it, and that was our \
    failure. For you that meant: ⟦what happened⟧. We are sorry.\n\nWe put your orders through again by hand, and will test \
    such changes before they reach you. Does this put it right?\n\nAda, support\n";

#[test]
fn customers_are_taken_in_written_to_and_answer() {
    let terminal = Terminal::new();
    terminal.declare("Cards fail");
    terminal.says(&["fact", "1", "known", "Our change"]);
    let (table, letter, folder) = (terminal.file("hurt.csv"), terminal.file("letter.md"), terminal.file("letters"));
    fs::write(&table, TABLE).unwrap();
    fs::write(&letter, LETTER).unwrap();
    assert_eq!(
        terminal.says(&["customers", "1", "--import", &table]),
        "3 customers put on the list; it has 3.\n1 of them has no address: its letter names nobody to send it to.\n"
    );
    let said = terminal.says(&["letters", "1", "--file", &letter]);
    assert!(said.starts_with("3 letters read: 2 without an error.\n"), "{said}");
    assert!(said.contains("3  Cy"), "{said}");
    let (code, _, refused) = terminal.run(&["letters", "1", "--approve-by", "Mara"]);
    assert!(code == 1 && refused.contains("rows 3"), "{refused}");
    let said = terminal.says(&["letters", "1", "--rows", "1-2", "--approve-by", "Mara"]);
    assert!(said.contains("Mara approved 2 letters to customers, rows 1-2"), "{said}");
    let said = terminal.says(&["letters", "1", "--save", &folder]);
    assert_eq!(said, format!("2 of 2 letters saved in {folder}.\n"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    let said = terminal.says(&["letters", "1", "--sent"]);
    assert!(said.contains("2 letters to customers sent, rows 1-2"), "{said}");

    let said = terminal.says(&["customer", "1", "2", "--not-content", "--next", "call him", "--due", "2030-12-01"]);
    assert!(said.contains("Customer 2 answered and is not content; Next for customer 2: call him"), "{said}");
    let said = terminal.says(&["customers", "1", "--only", "not-content"]);
    assert!(
        said.starts_with("3 customers: 2 letters approved, 2 sent, 1 answered, 0 content, 1 not, 1 next steps.\n"),
        "{said}"
    );
    assert!(said.contains("2  Bo  bo@example.com  next: call him, by "), "{said}");
    terminal.says(&["customer", "1", "2", "--done"]);
    let (code, _, refused) = terminal.run(&["customer", "1", "2", "--done"]);
    assert!(code == 1 && refused.contains("Nothing is to come next for row 2"), "{refused}");
    assert_eq!(terminal.json(&["customers", "1"])["counts"]["next_steps"], json!(0));
    terminal.says(&["customers", "1", "--forget"]);
    assert!(terminal.says(&["customers", "1"]).contains("The list was destroyed."));
}

#[test]
fn one_letter_is_read_before_any_is_approved() {
    let terminal = Terminal::new();
    terminal.declare("Cards fail");
    let (code, _, refused) = terminal.run(&["customer", "1", "1"]);
    assert!(code == 1 && refused.contains("take a file in first"), "{refused}");
    let (table, letter) = (terminal.file("hurt.csv"), terminal.file("letter.md"));
    fs::write(&table, TABLE).unwrap();
    fs::write(&letter, LETTER.replace("by hand", "on host 10.2.14.7")).unwrap();
    terminal.says(&["customers", "1", "--import", &table]);
    let (code, _, refused) = terminal.run(&["letters", "1"]);
    assert!(code == 1 && refused.contains("Write the letter first"), "{refused}");
    terminal.says(&["letters", "1", "--file", &letter]);
    let said = terminal.says(&["customer", "1", "1"]);
    assert!(said.starts_with("To: Ann, ann@example.com\nSubject: We are sorry: card payments failed\n"), "{said}");
    assert!(said.contains("her 12 orders were refused") && said.contains("(ip-address)"), "{said}");
    let merge = terminal.file("merge.csv");
    let said = terminal.says(&["letters", "1", "--save", &merge]);
    assert_eq!(
        said,
        format!("3 of 3 letters saved in {merge}.\n3 of them were approved by nobody.\n1 of them has no address.\n")
    );
}
