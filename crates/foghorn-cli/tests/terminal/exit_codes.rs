//! Exit codes, as docs/cli.md promises them to scripts.

use serde_json::Value;

use crate::support::{Terminal, program, read, subcommands};

#[test]
fn zero_done_one_refused_two_not_understood_three_not_found() {
    let terminal = Terminal::new();
    for (args, expected) in [
        (vec!["declare", "Cards", "--sev", "1"], 0),
        (vec!["due"], 0),
        (vec!["note", "1", " "], 1),
        (vec!["declare", "Cards", "--at", "in 5 min"], 1),
        (vec!["undo", "1", "--not-posted"], 0),
        (vec!["set", "1"], 1),
        (vec!["hold", "1", "--until", "tomorrow", "--reason", "x"], 1),
        (vec!["import", "no such file"], 1),
        (vec!["export", "no such folder/file"], 1),
        (vec!["backup", "no such folder/file"], 1),
        (vec![], 2),
        (vec!["sing"], 2),
        (vec!["declare"], 2),
        (vec!["set", "1", "--sev", "5"], 2),
        (vec!["show", "1", "--as-of", "14:05", "--known-at", "14:05"], 2),
        (vec!["show", "INC-9"], 3),
        (vec!["note", "9", "Hello"], 3),
        (vec!["due", "nothing"], 3),
    ] {
        let (code, _, complained) = terminal.run(&args);
        assert_eq!(code, expected, "foghorn {args:?}: {complained}");
        assert_eq!(code == 0, complained.is_empty(), "foghorn {args:?}: {complained}");
    }
}

#[test]
fn three_also_where_two_incidents_have_the_reference() {
    let (mine, yours) = (Terminal::new(), Terminal::new());
    mine.declare("Cards");
    yours.declare("Login");
    let export = mine.file("log.jsonl");
    mine.says(&["export", &export]);
    yours.says(&["import", &export]);
    let (code, _, complained) = yours.run(&["show", "INC-1"]);
    assert_eq!(code, 3);
    let long = complained.split_whitespace().find(|word| word.starts_with("INC-1-")).unwrap();
    assert_eq!(yours.json(&["show", long])["card"]["reference"], long);
}

#[test]
fn four_where_the_folder_cannot_be_used() {
    let terminal = Terminal::new();
    let file = terminal.file("a file");
    std::fs::write(&file, "no folder").unwrap();
    let (code, _, complained) = read(&program().args(["--data-dir", &file, "list"]).output().unwrap());
    assert_eq!(code, 4, "{complained}");
    assert!(complained.starts_with("foghorn: ") && complained.len() > 30, "{complained}");
}

#[test]
fn five_where_verify_finds_something_and_it_says_what_to_do() {
    let (mine, yours) = (Terminal::new(), Terminal::new());
    mine.declare("Cards");
    mine.says(&["note", "1", "One"]);
    mine.says(&["note", "1", "Two"]);
    let export = mine.file("log.jsonl");
    mine.says(&["export", &export]);
    let log = std::fs::read_to_string(&export).unwrap();
    let without_one: Vec<_> = log.lines().filter(|line| !line.contains("One")).collect();
    assert_eq!(without_one.len(), log.lines().count() - 1);
    let holed = mine.file("holed.jsonl");
    std::fs::write(&holed, without_one.join("\n") + "\n").unwrap();
    yours.says(&["import", &holed]);
    let (code, printed, complained) = yours.run(&["verify"]);
    assert_eq!((code, complained.as_str()), (5, ""));
    assert!(printed.contains("the entries 4 to 4 are missing"), "{printed}");
    assert!(
        printed.contains("Next: Entries are missing: import an export of the laptop that wrote them;"),
        "{printed}"
    );
    yours.says(&["import", &export]);
    assert!(yours.says(&["verify"]).contains("everything is sound"));
}

#[test]
fn six_where_an_import_left_lines_out() {
    let terminal = Terminal::new();
    let file = terminal.file("history.jsonl");
    let good = r#"{"id":"9","title":"Old","started_at":"2026-03-02T09:00:00Z","updates":[]}"#;
    std::fs::write(&file, format!("{good}\nnot a line\n")).unwrap();
    let (code, printed, complained) = terminal.run(&["import", &file]);
    assert_eq!((code, complained.as_str()), (6, ""));
    assert!(
        printed.contains("1 incident: ") && printed.contains("Left out: line 2: it is not proper JSON"),
        "{printed}"
    );
}

#[test]
fn with_json_a_failure_is_an_object_with_a_code_and_a_sentence() {
    let terminal = Terminal::new();
    for (args, code) in [
        (["show", "INC-9", "--json"], "no-incident"),
        (["declare", " ", "--json"], "empty"),
        (["import", "no such file", "--json"], "unreadable"),
        (["sent", "--to=customers", "--json"], "usage"),
        (["sing", "1", "--json"], "usage"),
        (["set", "--sev=5", "--json"], "usage"),
    ] {
        let (exit, printed, complained) = terminal.run(&args);
        assert_eq!(printed, "");
        assert_eq!(exit == 2, code == "usage", "{complained}");
        let failure: Value = serde_json::from_str(&complained).unwrap();
        assert_eq!(failure["error"]["code"], code);
        assert!(failure["error"]["message"].as_str().unwrap().ends_with('.'), "{failure}");
    }
}

#[test]
fn whatever_is_typed_with_json_answers_with_one_object_or_array() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    for command in subcommands() {
        for args in [&["--json"][..], &["1", "--json"], &["1", "nonsense", "more", "--json"]] {
            // It reminds until it is stopped.
            if command == "watch" && args.len() == 1 {
                continue;
            }
            // What writes a file is given a name without a place.
            let mut typed = terminal.command(&[&[command.as_str()], args].concat());
            let (code, printed, complained) = read(&typed.current_dir(terminal.file(".")).output().unwrap());
            // What was found, and what was done in part, is an answer.
            let is_answer = [0, 5, 6].contains(&code);
            let answer: Value =
                serde_json::from_str(if is_answer { &printed } else { &complained }).unwrap_or_else(|error| {
                    panic!("foghorn {command} {args:?} exited {code}: {error}: {printed}{complained}")
                });
            if !is_answer {
                assert_eq!(printed, "", "foghorn {command} {args:?}");
                let said = answer["error"]["message"].as_str().unwrap_or_default();
                assert!(said.ends_with(['.', '?', ')', '…']), "foghorn {command} {args:?}: {answer}");
            }
        }
    }
}
