//! Incidents tied to each other, from the terminal.

use serde_json::json;

use crate::support::Terminal;

#[test]
fn incidents_are_linked_and_one_message_is_recorded_with_both() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards fail", "--sev", "1"]);
    terminal.says(&["declare", "Checkout is slow", "--sev", "2"]);
    let said = terminal.says(&["link", "2", "1", "--as", "part-of"]);
    assert!(said.contains("Part of INC-1: Cards fail"), "{said}");
    assert!(said.contains("It stands in INC-1 as well."), "{said}");
    let said = terminal.says(&["sent", "1", "--to", "customers", "--text", "Cards fail.", "--also", "2"]);
    assert!(said.contains("It stands in INC-2 as well."), "{said}");
    let view = terminal.json(&["show", "2"]);
    assert_eq!((&view["card"]["updates"], &view["card"]["links"][0]["tie"]), (&json!(1), &json!("part-of")));
    let (code, _, refused) = terminal.run(&["link", "1", "1", "--as", "same-cause"]);
    assert!(code == 1 && refused.contains("cannot be linked to itself"), "{refused}");
    terminal.says(&["unlink", "1", "2"]);
    assert_eq!(terminal.json(&["show", "2"])["card"]["links"], json!([]));
}
