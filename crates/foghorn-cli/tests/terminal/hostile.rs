//! Hostile text on a terminal: nothing that somebody typed or sent is obeyed.

use crate::support::Terminal;

const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}31m\u{202e}evil\u{2066}\r\u{8}<b>&amp;";

fn is_tame(text: &str) -> bool {
    !text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{2066}')
}

#[test]
fn escape_sequences_are_shown_and_not_obeyed() {
    let terminal = Terminal::new();
    let declared = terminal.says(&["declare", &format!("Cards {HOSTILE}"), "--sev", "1"]);
    assert!(is_tame(&declared) && declared.contains("evil"), "{declared:?}");
    terminal.says(&["note", "1", &format!("One\n{HOSTILE}\n2026  INC-2  forged line")]);
    terminal.says(&["fact", "1", "impact", HOSTILE]);
    terminal.says(&["role", "1", "scribe", &format!("Eve {HOSTILE}")]);
    terminal.says(&["stakeholder", "1", "acme", "--name", HOSTILE, "--first", "5", "--then", "5"]);
    terminal.says(&["hold", "1", "--until", "in 1 h", "--reason", HOSTILE]);
    for args in [vec!["show", "1"], vec!["list"], vec!["search", "evil"], vec!["write", "1"]] {
        for form in [vec![], vec!["--json"]] {
            let said = terminal.says(&[args.clone(), form].concat());
            assert!(is_tame(&said) && said.contains("evil"), "foghorn {args:?}: {said:?}");
        }
    }
    let undone = terminal.says(&["undo", "1"]);
    assert!(is_tame(&undone) && undone.contains("evil"), "{undone:?}");
    let shown = terminal.says(&["show", "1"]);
    let forged = shown.lines().find(|line| line.contains("forged line")).unwrap();
    assert!(forged.starts_with("      "), "a line of a note stands behind an indent: {forged:?}");
    let title = terminal.json(&["show", "1"])["card"]["title"].as_str().unwrap().to_owned();
    assert!(title.contains('\u{202e}'), "a script reads what was typed: {title:?}");
}

#[test]
fn what_was_typed_wrong_is_repeated_tamely_and_shortly() {
    let terminal = Terminal::new();
    for args in [["show", HOSTILE], ["note", HOSTILE], ["import", HOSTILE]] {
        let args: Vec<_> = if args[0] == "note" { vec!["note", args[1], "text"] } else { args.to_vec() };
        let (code, _, complained) = terminal.run(&args);
        assert!(code == 3 || code == 1, "{code}");
        assert!(is_tame(&complained), "{complained:?}");
    }
    let long = "x".repeat(100_000);
    let (_, _, complained) = terminal.run(&["show", &long]);
    assert!(complained.len() < 2_000, "{} bytes", complained.len());
    let (code, _, complained) = terminal.run(&["declare", &long]);
    assert!(code == 1 && complained.contains("100000 bytes; at most 1000 fit"), "{complained}");
}
