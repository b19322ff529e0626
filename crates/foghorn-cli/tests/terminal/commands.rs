//! Each command once, as a person reads its answer.

use crate::support::Terminal;

#[test]
fn declaring_says_the_reference_and_who_must_hear_by_when() {
    let terminal = Terminal::new();
    assert_eq!(
        terminal.says_at_some_time(&["declare", "Checkout fails", "--sev", "1", "--since", "25 min ago"]),
        "INC-1 declared at TIME: Checkout fails (SEV1, impact since TIME).\n\
         Customers, Partners and Support hear by TIME, Executives by TIME, Employees by TIME, Board and Investors by TIME.\n"
    );
    assert_eq!(
        terminal.says_at_some_time(&["declare", "Login is slow", "--at", "20 min ago"]),
        "INC-2 declared at TIME: Login is slow (SEV2, unconfirmed).\n\
         Customers, Partners and Support should have heard by TIME (5 min ago), Executives hear by TIME, \
         Employees by TIME.\n"
    );
    let drill = terminal.says_at_some_time(&["declare", "Rehearsal", "--kind", "drill", "--severity", "SEV4"]);
    assert_eq!(drill, "INC-3 declared at TIME: Rehearsal (SEV4).\nNobody is owed a word.\n");
    let planned = terminal.says_at_some_time(&["declare", "Database move", "--kind", "maintenance", "--sev", "3"]);
    assert_eq!(
        planned,
        "INC-4 declared at TIME: Database move (SEV3).\nMaintenance has no clocks until it is taken over.\n"
    );
    let (code, _, complained) = terminal.run(&["declare", "Old", "--kind", "imported"]);
    assert!(code == 1 && complained.contains("Imported history comes in by importing"), "{complained}");
}

#[test]
fn an_incident_is_shown_whole() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--at", "50 min ago", "--since", "1 h ago"]);
    for command in [
        "sent 1 --to customers,support --at 40minago --promise in20min --text Word",
        "sent 1 --to customers,support --at 16minago --tells identified --set-status identified --text Word",
        "sent 1 --to executives:chat",
        "fact 1 impact A_third_fails",
        "role 1 scribe Bob",
        // A raise after the hold would call for a word in spite of it.
        "set 1 --sev 1 --status monitoring --title Cards_fail",
        "hold 1 --until in40min --reason The_vendor_answers_then --for partners --told",
        "snooze 1 --for employees --on-it",
        "stretch 1 2 --reason It_lasts",
    ] {
        let spelled = [("_", " "), ("minago", " min ago"), ("in20min", "in 20 min"), ("in40min", "in 40 min")];
        let typed = |word: &str| spelled.iter().fold(word.to_owned(), |word, (short, long)| word.replace(short, long));
        let args: Vec<_> = command.split(' ').map(typed).collect();
        terminal.says(&args.iter().map(String::as_str).collect::<Vec<_>>());
    }
    // Whole minutes are counted by the clock's minutes: where one began between two commands, there is one more.
    let shown = terminal.says_at_some_time(&["show", "1"]);
    let shown =
        shown.replace("late by 10 min in all", "late by 8 min in all").replace("late by 5 min", "late by 4 min");
    for line in [
        "INC-1  Cards fail\nSEV1, monitoring, declared TIME, since TIME\n",
        "Promises: 2 made, 0 kept, 2 late by 8 min in all, 0 standing\n",
        "Cadence: 2 times the playbook's interval\n",
        "  Partners    held",
        "held until TIME: The vendor answers then (they were told)",
        "snoozed until TIME",
        "incomplete: not yet on email",
        "2 facts changed since their last word",
        "\nFacts\n  impact        A third fails (TIME)\n",
        "\nRoles\n  commander  Ada  since TIME\n  scribe     Bob  since TIME\n",
        "Update to Customers, Support. Next promised by TIME  (Ada, written down later)\n      promise of TIME: late by 4 min (Customers, Support)\n",
    ] {
        assert!(shown.contains(line), "{line:?} is missing in:\n{shown}");
    }
    let back = terminal.says_at_some_time(&["show", "1", "--as-of", "30 min ago"]);
    assert!(
        back.contains("Looking back: as it was at TIME\n") && back.contains("SEV2 (unconfirmed), investigating"),
        "{back}"
    );
    let (code, _, complained) = terminal.run(&["show", "1", "--known-at", "30 min ago"]);
    assert!(
        code == 1
            && complained.contains("INC-1 was not declared by ")
            && complained.contains(" UTC; look at a later time"),
        "{complained}"
    );
}

#[test]
fn a_long_timeline_is_shown_to_its_end() {
    let terminal = Terminal::new();
    // Written down a minute ago: "now" is a whole second, and what is younger than that is not known at it.
    let clock = foghorn_app::Clock::fixed(foghorn_app::Clock::default().now() - chrono::TimeDelta::minutes(1));
    let folder = foghorn_app::OpenOptions { data_dir: Some(terminal.data()) };
    let app = foghorn_app::App::open_with(folder, clock).unwrap();
    app.dispatch("declare", serde_json::json!({ "title": "Cards", "severity": "SEV1" })).unwrap();
    for n in 0..320 {
        let payload = serde_json::json!({ "incident": "1", "text": format!("line {n}.") });
        app.dispatch("note", payload).unwrap();
    }
    let shown = terminal.says(&["show", "1"]);
    assert!(shown.contains("line 319.") && shown.contains("line 0."), "{shown}");
    assert_eq!(terminal.json(&["show", "1"])["timeline"]["items"].as_array().unwrap().len(), 323);
    let back = terminal.json(&["show", "1", "--known-at", "now"]);
    assert_eq!((&back["looking_back"], &back["timeline"]["next"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(back["timeline"]["items"].as_array().unwrap().len(), 323, "a look back too");
}

#[test]
fn clocks_are_listed_with_what_they_say() {
    let terminal = Terminal::new();
    assert_eq!(terminal.says(&["due"]), "No clock is running.\n");
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "8 min ago"]);
    terminal.says(&["snooze", "1", "--for", "customers"]);
    let due = terminal.says_at_some_time(&["due"]);
    let lines: Vec<_> = due.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines[0], "DUE STAGE INCIDENT STAKEHOLDER");
    assert_eq!(lines[1], "TIME overdue 3 min INC-1 customers snoozed until TIME");
    assert_eq!(lines[4], "TIME calm INC-1 executives");
}

#[test]
fn lists_say_what_is_open_and_what_there_is() {
    let terminal = Terminal::new();
    assert_eq!(terminal.says(&["list"]), "Nothing is open. `foghorn declare \"What is broken\"` starts the clocks.\n");
    terminal.declare("Cards");
    terminal.says(&["declare", "Rehearsal", "--sev", "3", "--kind", "drill"]);
    terminal.says(&["withdraw", "1", "--reason", "A false alarm"]);
    let list = terminal.says_at_some_time(&["list"]);
    let rows: Vec<_> = list.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(rows, ["INCIDENT SEVERITY STATUS DECLARED TITLE", "INC-2 SEV3 investigating TIME Rehearsal [drill]"]);
    let all = terminal.says_at_some_time(&["list", "--all", "--text", "inc-1"]);
    assert!(all.ends_with("INC-1     SEV1      withdrawn  TIME  Cards\n"), "{all}");
    assert_eq!(terminal.says(&["list", "--text", "nothing like it"]), "No incident is like that.\n");
}

#[test]
fn every_other_act_says_what_it_did() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "3 min ago"]);
    let says = |command: &str| {
        let args: Vec<_> = command.split(' ').map(|word| word.replace('_', " ")).collect();
        terminal.says_at_some_time(&args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(says("note 1 Rolled_back --decision"), "INC-1 decision at TIME: Rolled back.\n");
    assert!(says("undo 1").starts_with("INC-1 taken back: Rolled back.\n"));
    assert!(says("redo 1").starts_with("INC-1 brought back: Rolled back.\n"));
    let note = terminal.json(&["show", "1"])["undo"]["act"].as_str().unwrap().to_owned();
    assert_eq!(
        says(&format!("note 1 Rolled_back_in_part --correct {note}")),
        "INC-1 put right, at TIME: Rolled back in part.\n"
    );
    let retracted = says(&format!("retract 1 {note} --reason Wrong_incident"));
    assert!(
        retracted.starts_with("INC-1 at TIME: Retracted “Rolled back in part”: Wrong incident.\nCustomers, "),
        "{retracted}"
    );
    assert_eq!(says("fact 1 impact Nearly_all_fail"), "INC-1 at TIME: Impact: Nearly all fail.\n");
    assert_eq!(says("role 1 deputy Bob"), "INC-1 at TIME: Deputy: Bob.\n");
    assert_eq!(
        says("snooze 1 --for Customers --minutes 3"),
        "INC-1 at TIME: Customers snoozed until TIME: no reason given. A word stays due by TIME.\n"
    );
    let added = says("stakeholder 1 Acme_Bank --first 10 --then 20");
    assert!(added.starts_with("INC-1 at TIME: Acme Bank added.\n") && added.contains("Acme Bank by TIME"), "{added}");
    let dropped = says("stakeholder 1 acme-bank --drop They_do_not_use_it");
    assert!(dropped.starts_with("INC-1 at TIME: Acme Bank dropped: They do not use it.\n"), "{dropped}");
    let held = says("hold 1 --until 30_min --because The_vendor_calls --for executives");
    assert!(
        held.starts_with("INC-1 at TIME: Held until TIME for Executives (not told): The vendor calls.\n"),
        "{held}"
    );
    assert!(held.contains("Executives by TIME"), "{held}");
    assert!(says("release 1").starts_with("INC-1 at TIME: Hold released for everybody.\n"));
    assert!(says("stretch 1 2").starts_with("INC-1 at TIME: Cadence stretched to 2 times the interval.\n"));
    assert!(
        says("sent 1 --to customers,support --at 1_min_ago")
            .starts_with("INC-1 recorded, posted at TIME: Update to Customers, Support.\n")
    );
    let sent = terminal.json(&["show", "1"])["undo"]["act"].as_str().unwrap().to_owned();
    let right = says(&format!("correct 1 {sent} --text It_is_slow --promise 20_min"));
    assert!(
        right.starts_with("INC-1 put right, posted at TIME: Update to Customers, Support. Next promised by TIME.\n"),
        "{right}"
    );
    assert!(
        says("resolve 1").starts_with(
            "INC-1 at TIME: Status: resolved.\nA last word is owed: Customers and Support hear by TIME.\n"
        )
    );
    assert_eq!(
        says("sent 1 --to customers,support --tells resolved"),
        "INC-1 recorded, posted at TIME: Update to Customers, Support.\nNobody is owed a word.\n"
    );
    assert_eq!(
        says("close 1 --reason Nobody_else_noticed"),
        "INC-1 at TIME: Status: closed: Nobody else noticed.\nNobody is owed a word.\n"
    );
    assert!(says("reopen 1 --reason It_is_back").starts_with("INC-1 at TIME: Status: investigating: It is back.\n"));
    assert!(says("withdraw 1 --reason A_duplicate").starts_with("INC-1 at TIME: Status: withdrawn: A duplicate.\n"));
    let items = terminal.json(&["show", "1"])["timeline"]["items"].clone();
    let fact = items.as_array().unwrap().iter().find(|item| item["kind"] == "fact-stated").unwrap().clone();
    let expunged = says(&format!("expunge 1 {} --why A_name", fact["entry"].as_str().unwrap()));
    assert_eq!(expunged, "INC-1 the text is removed for good; its header stays.\n");
    assert!(terminal.says(&["verify"]).contains("1 entry without text"));
    let history = r#"{"id":"9","title":"Old","started_at":"2026-03-02T09:00:00Z","impact":"minor","updates":[]}"#;
    let file = terminal.file("history.jsonl");
    std::fs::write(&file, history).unwrap();
    terminal.says(&["import", &file]);
    assert!(says("take-over SP-9").starts_with("SP-9 is taken over since TIME.\n"));
    assert!(says("show SP-9").contains("from statuspage-jsonl\n  The record does not say when it ended."));
}

#[test]
fn several_values_are_set_at_once_or_not_at_all() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "9 min ago"]);
    let set =
        terminal.says_at_some_time(&["set", "1", "--title", "Cards fail", "--sev", "2", "--status", "identified"]);
    let said = "INC-1 set: Title: Cards fail (TIME); Severity: SEV2 (TIME); Status: identified (TIME).\n";
    assert!(set.starts_with(said), "{set}");
    let (code, printed, complained) = terminal.run(&["set", "1", "--title", "Wallets", "--status", "identified"]);
    assert_eq!((code, printed.as_str(), complained.as_str()), (1, "", "foghorn: It is identified already.\n"));
    assert!(terminal.says(&["undo", "1"]).starts_with("INC-1 taken back: Title: Cards fail; Severity: SEV2; Status:"));
    let row = terminal.json(&["list"])[0].clone();
    assert_eq!(
        (&row["title"], &row["severity"], &row["status"]),
        (&"Cards".into(), &"SEV1".into(), &"investigating".into())
    );
}

#[test]
fn a_line_may_begin_with_how_bad_it_is() {
    let terminal = Terminal::new();
    let declared = terminal.says_at_some_time(&["declare", "sev3: Checkout fails"]);
    assert!(
        declared.starts_with("INC-1 declared at TIME: Checkout fails (SEV3).\nSEV3 was read from the line.\n"),
        "{declared}"
    );
}

#[test]
fn a_time_of_last_night_is_told_with_its_date() {
    let terminal = Terminal::new();
    let at = foghorn_app::Clock::default().now() - chrono::TimeDelta::days(1);
    let declared = terminal.says(&["declare", "Cards", "--at", "yesterday 23:59"]);
    assert!(declared.starts_with(&format!("INC-1 declared at {} 23:59 UTC", at.format("%-d %b"))), "{declared}");
    let back = terminal.says(&["show", "1", "--as-of", "yesterday 23:59"]);
    assert!(back.contains(&format!("Looking back: as it was at {} 23:59 UTC", at.format("%-d %b"))), "{back}");
}

#[test]
fn closing_names_those_who_are_owed_a_word_and_how_to_close_all_the_same() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    terminal.says(&["resolve", "1"]);
    let (code, _, complained) = terminal.run(&["close", "1"]);
    assert_eq!(code, 1);
    assert!(complained.contains("Still owed a word: Customers, ") && complained.contains("foghorn close 1 --reason"));
    terminal.says(&["close", "1", "--reason", "Nobody noticed"]);
}

#[test]
fn what_was_said_is_found() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    terminal.says(&["note", "1", "The gateway was restarted"]);
    assert_eq!(terminal.says_at_some_time(&["search", "gateway", "rest"]), "TIME  INC-1  The gateway was restarted\n");
    assert_eq!(terminal.says(&["search", "nobody", "said"]), "Nothing was said with these words.\n");
}

#[test]
fn logs_move_in_and_out() {
    let (mine, yours) = (Terminal::new(), Terminal::new());
    mine.declare("Cards");
    let (export, backup) = (mine.file("log.jsonl"), mine.file("log.db"));
    assert_eq!(mine.says(&["export", &export]), format!("Wrote {export} with 3 entries of 1 incident.\n"));
    assert_eq!(mine.says(&["backup", &backup]), format!("Wrote {backup}.\n"));
    assert_eq!(yours.says(&["import", &export]), "1 incident: 3 entries new, 0 already here.\n");
    assert_eq!(yours.says(&["import", &export]), "1 incident: 0 entries new, 3 already here.\n");
    assert_eq!(yours.says(&["verify"]), "3 entries in 1 stream: everything is sound.\n");
    assert_eq!(yours.says(&["rebuild"]), "Made anew: lists and clocks of 1 incident.\n");
    assert_eq!(yours.json(&["list"]), mine.json(&["list"]));
}

#[test]
fn another_playbook_is_shown_before_it_is_applied() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Transfers fail", "--sev", "1", "--playbook", "default"]);
    let there_are = terminal.says(&["playbook", "1"]);
    assert!(there_are.lines().any(|line| line.starts_with("default  ") && line.contains("in force")), "{there_are}");
    assert!(there_are.lines().any(|line| line.starts_with("finance  ")), "{there_are}");
    let told = terminal.says_at_some_time(&["playbook", "1", "finance"]);
    for line in [
        "INC-1: from default to finance\nWho comes: Risk and compliance\n",
        "How often, Board at SEV1: first word 2 h -> 1 h, investigating 1 d -> 8 h, identified 1 d -> 8 h\n",
        "Due, Board: TIME -> TIME\n",
        "Due, Risk and compliance: no word -> TIME\n",
        "List comes: Money on its way, 6 to do\n",
        "Report comes: DORA, initial notice (waits)\n",
        "Approval: at SEV1 words to Board, Investors, Regulators, Press -> at SEV1, SEV2 words to Board,",
        "Apply it with: foghorn playbook INC-1 finance --apply\n",
    ] {
        assert!(told.contains(line), "{line:?} is missing in:\n{told}");
    }
    assert_eq!(terminal.json(&["show", "1"])["playbook"], "default");
    let applied = terminal.says_at_some_time(&["playbook", "1", "finance", "--apply"]);
    assert!(applied.starts_with("INC-1 at TIME: Playbook finance applied.\n"), "{applied}");
    assert!(applied.contains("Risk and compliance"), "{applied}");
    assert_eq!(terminal.json(&["show", "1"])["playbook"], "finance");
    assert!(terminal.says(&["playbook", "1", "finance"]).contains("under the playbook finance already"));
    let (code, _, complained) = terminal.run(&["playbook", "1", "bank"]);
    assert!(code == 1 && complained.contains("There is no playbook “bank”; there are cloud, "), "{complained}");
    assert_eq!(terminal.run(&["playbook", "1", "--apply"]).0, 2, "which one?");
}

#[test]
fn compensation_is_listed_and_approved_as_the_playbook_suggests_it() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Transfers fail", "--playbook", "finance"]);
    let listed = terminal.says(&["compensation", "1"]);
    assert!(listed.starts_with("fees      every fee waived"), "{listed}");
    let approved = terminal.says(&["compensation", "1", "--model", "fees", "--by", "Mara"]);
    assert!(approved.contains("every fee waived") && approved.contains("Mara"), "{approved}");
    let (code, _, complained) = terminal.run(&["compensation", "1", "--model", "vouchers", "--by", "Mara"]);
    assert!(code == 1 && complained.contains("suggests no “vouchers”: fees, interest, loss"), "{complained}");
    assert_eq!(terminal.run(&["compensation", "1", "A week"]).0, 2, "who approved it?");
    assert_eq!(terminal.run(&["compensation", "1", "--given"]).0, 2, "what did they get?");
    terminal.says(&["compensation", "1", "A week", "--propose", "--by", "Mia"]);
    let told = terminal.says(&["compensation", "1", "--model", "fees", "--told", "--note", "by mail"]);
    assert!(told.contains("They were told that they get: every fee waived") && told.contains(": by mail"), "{told}");
    let listed = terminal.says(&["compensation", "1"]);
    assert!(listed.contains("A week") && listed.contains("proposed") && listed.contains("by Mia"), "{listed}");
    terminal.says(&["compensation", "1", "A week", "--drop", "the fees are more"]);
    let offers = terminal.json(&["compensation", "1"])["offers"].clone();
    assert_eq!((&offers[0]["state"], &offers[1]["state"]), (&"told".into(), &"dropped".into()));
}

#[test]
fn what_a_contract_owes_is_calculated_line_by_line() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Uploads fail", "--playbook", "cloud", "--at", "2026-01-15T10:00:00Z"]);
    assert!(terminal.says(&["credits", "1"]).starts_with("usual  A usual contract"));
    assert!(terminal.says(&["credits", "1", "usual"]).contains("not over yet"));
    terminal.says(&["resolve", "1", "--at", "2026-01-15T10:45:00Z"]);
    let said = terminal.says(&["credits", "1", "usual"]);
    assert!(said.contains("INC-1: 45 min") && said.contains("10 % of the monthly fee"), "{said}");
    let said = terminal.says(&[
        "credits",
        "1",
        "usual",
        "--exclude",
        "2026-01-15T10:00Z",
        "2026-01-15T10:30Z",
        "planned work",
    ]);
    assert!(said.contains("excluded: planned work") && said.contains("nothing is owed"), "{said}");
    let (code, _, complained) = terminal.run(&["credits", "1", "gold"]);
    assert!(code == 1 && complained.contains("has no contract “gold”: usual"), "{complained}");
}

#[test]
fn what_is_left_and_who_hears_what_was_changed() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Uploads fail", "--sev", "3", "--at", "3 h ago"]);
    terminal.says(&["sent", "1", "--to", "customers", "--text", "Uploads fail.", "--at", "2 h ago"]);
    terminal.says(&["resolve", "1", "--at", "1 h ago"]);
    terminal.says(&["follow-up", "1", "add", "Test each release on a copy"]);
    let said = terminal.says(&["aftermath", "1"]);
    assert!(
        said.contains("Still owed a word: Customers") && said.contains("Reassurance, 30 days after: due"),
        "{said}"
    );
    let (code, _, complained) = terminal.run(&["reassure", "1", "changed"]);
    assert!(code == 1 && complained.contains("No such round of reassurance here"), "{complained}");
    let view = terminal.json(&["aftermath", "1"]);
    terminal.says(&["follow-up", "1", "done", view["follow_ups"][0]["follow_up"].as_str().unwrap()]);
    let said = terminal.says(&["aftermath", "1"]);
    assert!(said.contains("Changed: Test each release on a copy") && said.contains("not told: Customers"), "{said}");
    let said = terminal.says(&["reassure", "1", "changed", "--not-needed", "only we noticed it"]);
    assert!(said.contains("nobody needs to hear: only we noticed it"), "{said}");
    terminal.says(&["fact", "1", "data-safety", "safe", "--evidence", "the backup was read"]);
    assert!(terminal.says(&["show", "1"]).contains("the backup was read"), "the timeline tells how it is known");
}
