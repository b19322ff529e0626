//! Proof of what was sent, and what waits for somebody named.

use crate::support::Terminal;

#[test]
fn a_sent_text_is_proven_and_a_copy_is_compared() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards fail", "--sev", "1"]);
    terminal.says(&["sent", "1", "--to", "press", "--text", "Card payments fail.", "--without", "Tom is on a plane"]);
    let proof = terminal.says_at_some_time(&["prove", "1"]);
    assert!(proof.contains("SHA-256: 97dbc9d40af3"), "{proof}");
    assert!(proof.contains("and the text has it\n  posted without, because: Tom is on a plane"), "{proof}");
    let copy = terminal.file("copy.md");
    std::fs::write(&copy, "\nCard payments fail.\n").unwrap();
    let (code, said, _) = terminal.run(&["prove", "1", &copy]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(") is the text of "), "{said}");
    std::fs::write(&copy, "Card payments fall.").unwrap();
    let (code, said, _) = terminal.run(&["prove", "1", &copy]);
    assert_eq!(code, 5, "{said}");
    assert!(said.contains(") is none of these texts."), "{said}");
    let (code, _, complained) = terminal.run(&["prove", "1", "nowhere.md"]);
    assert_eq!((code, complained.contains("it is not there")), (1, true), "{complained}");
}

#[test]
fn a_word_that_needs_approval_is_recorded_without_one_and_says_so() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards fail", "--sev", "1"]);
    let receipt = terminal.says_at_some_time(&["sent", "1", "--to", "press", "--text", "Card payments fail."]);
    assert!(
        receipt.contains("The playbook asks for an approval (SEV1, Press); this is recorded without one."),
        "{receipt}"
    );
}

#[test]
fn what_waits_for_somebody_named_is_placed_lifted_and_approved() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards fail", "--sev", "1"]);
    let placed = terminal.says(&["legal-hold", "1", "--reason", "Personal data may be involved"]);
    assert!(placed.contains("Legal hold: Personal data may be involved"), "{placed}");
    let (code, _, _) = terminal.run(&["legal-hold", "1", "--lift"]);
    assert_eq!(code, 2, "somebody named lifts it");
    let lifted = terminal.says(&["legal-hold", "1", "--lift", "--by", "Vera"]);
    assert!(lifted.contains("Vera lifted the legal hold"), "{lifted}");
    let offer = terminal.says(&["compensation", "1", "10 % of the month", "--by", "Mara"]);
    assert!(offer.contains("Mara approved what customers are offered: 10 % of the month"), "{offer}");
}
