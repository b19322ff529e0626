//! Words to stakeholders: where their text comes from, and what is recorded once one was sent.

use crate::support::Terminal;

#[test]
fn a_recorded_word_says_what_it_promised_and_who_is_next() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    assert_eq!(
        terminal.says_at_some_time(&["sent", "1", "--to", "customers,support", "--text", "Next update in 10 minutes."]),
        "INC-1 recorded, posted at TIME: Update to Customers, Support. Next promised by TIME.\n\
         Partners hear by TIME, Customers and Support by TIME, Executives by TIME, Employees by TIME, \
         Board and Investors by TIME.\n"
    );
    let late = terminal.says_at_some_time(&["sent", "1", "--to", "partners:email", "--promise", "in 3 h"]);
    assert!(late.contains("later than the cadence, which asks for a word by TIME. To wait for it, say why: foghorn correct INC-1 ID --promise"), "{late}");
    let fax = terminal.says_at_some_time(&["sent", "1", "--to", "executives", "--channel", "fax", "--no-promise"]);
    assert!(fax.contains("Executives do not count as told yet: their channel is email."), "{fax}");
}

#[test]
fn a_word_can_come_from_a_file_or_the_standard_input() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    let file = terminal.file("word.txt");
    std::fs::write(&file, "We are on it.").unwrap();
    terminal.says(&["sent", "1", "--to", "customers", "--file", &file]);
    let piped = std::fs::File::open(&file).unwrap();
    assert!(
        terminal.command(&["sent", "1", "--to", "partners", "--text", "-"]).stdin(piped).status().unwrap().success()
    );
    let items = terminal.json(&["show", "1"])["timeline"]["items"].clone();
    for item in &items.as_array().unwrap()[..2] {
        assert_eq!(item["update"]["text"], "We are on it.");
    }
    let (code, _, complained) = terminal.run(&["sent", "1", "--to", "customers", "--file", "no such file"]);
    assert!(code == 1 && complained.contains("no such file cannot be read"), "{complained}");
}

#[test]
fn a_promise_that_was_not_recorded_is_said_with_the_way_to_record_it() {
    let terminal = Terminal::new();
    terminal.says(&["declare", "Cards", "--sev", "1", "--at", "30 min ago"]);
    // Ten minutes ago, but never yesterday: "23:55" said at five past midnight means tonight.
    let now = foghorn_app::Clock::default().now();
    let today = chrono::Timelike::num_seconds_from_midnight(&now) / 60;
    let past = now - chrono::TimeDelta::minutes(i64::from(today.min(10)));
    let past = past.format("%H:%M UTC").to_string();
    let text = format!("Cards fail. Next update by {past}.");
    let sent = terminal.says(&["sent", "1", "--to", "customers,support", "--text", &text]);
    assert!(
        sent.contains(&format!("The text promises {past}, which is already over: no promise is recorded.")),
        "{sent}"
    );
    assert!(sent.contains("with --promise WHEN; where it was posted earlier, with --at WHEN"), "{sent}");
    let act = terminal.json(&["show", "1"])["undo"]["act"].as_str().unwrap().to_owned();
    let right = terminal.says(&["correct", "1", &act, "--at", "25 min ago"]);
    assert!(right.contains(&format!("Next promised by {past}.")), "posted before that, it is a promise: {right}");
    let receipt = terminal.json(&["sent", "1", "--to", "partners", "--text", "Next update by 14:30 IST."]);
    assert!(receipt["notes"][0].as_str().unwrap().contains("“IST” is no zone"), "{receipt}");
    let soon = (now + chrono::TimeDelta::minutes(40)).format("%H:%M").to_string();
    let text_of_soon = format!("Next update by {soon}");
    let receipt = terminal.json(&["sent", "1", "--to", "executives", "--text", &text_of_soon]);
    assert_eq!(receipt["notes"][0], "The text names no zone for it; yours was taken.");
    let receipt = terminal.json(&["sent", "1", "--to", "employees", "--text", &text, "--no-promise"]);
    assert_eq!(receipt["notes"].as_array().unwrap().len(), 0, "{receipt}");
}

#[test]
fn what_was_posted_is_recorded_whoever_heard_it_and_names_that_are_not_known_are_said() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    let sent = terminal.says(&["sent", "1", "--to", "Customers:pigeon", "--to", "exectives"]);
    assert!(sent.contains("Foghorn does not know the channel “pigeon”."), "{sent}");
    assert!(sent.contains("the stakeholder “exectives” (did you mean executives?)"), "{sent}");
    let (code, _, complained) = terminal.run(&["write", "1", "--for", "nobody"]);
    assert!(code == 1 && complained.contains("No stakeholder “nobody” here; there are customers, "), "{complained}");
}

#[test]
fn what_was_sent_is_taken_back_in_one_of_two_ways() {
    let terminal = Terminal::new();
    terminal.declare("Cards");
    let act = terminal.json(&["sent", "1", "--to", "customers,support"])["act"].as_str().unwrap().to_owned();
    for (args, again) in [
        (vec!["undo", "1"], "foghorn undo 1 --not-posted".to_owned()),
        (vec!["retract", "1", &act], format!("foghorn retract 1 {act} --not-posted")),
    ] {
        let (code, _, complained) = terminal.run(&args);
        assert_eq!(code, 1);
        assert!(complained.contains(&again), "{complained}");
        assert!(complained.contains(&format!("foghorn correct 1 {act}")), "{complained}");
    }
    terminal.says(&["retract", "1", &act, "--not-posted"]);
    assert_eq!(terminal.json(&["list"])[0]["updates"], 0);
}

#[test]
fn a_text_to_start_from_is_printed() {
    let terminal = Terminal::new();
    terminal.declare("Card payments fail");
    let word = terminal.says_at_some_time(&["write", "1", "--for", "customers"]);
    assert!(word.starts_with("# Card payments fail\n\n⟦impact⟧."), "{word}");
    assert_eq!(terminal.says_at_some_time(&["draft", "1"]), word, "that is what others call it");
}

#[test]
fn a_text_for_another_occasion_is_printed_and_an_unknown_one_lists_those_there_are() {
    let terminal = Terminal::new();
    terminal.declare("Card payments fail");
    terminal.says(&["fact", "1", "impact", "Cards fail in the EU"]);
    let sms = terminal.says_at_some_time(&["write", "1", "--occasion", "sms"]);
    assert_eq!(sms, "Cards fail in the EU. We are working on it. Next update by TIME.\n");
    assert_eq!(terminal.says_at_some_time(&["write", "1", "--template", "any/sms"]), sms);
    let (code, _, complained) = terminal.run(&["write", "1", "--for", "customers", "--occasion", "poem"]);
    assert!(code == 1 && complained.contains("there are first-word, progress, no-change, "), "{complained}");
}

#[test]
fn a_template_of_ones_own_that_cannot_be_used_is_said_beside_the_text() {
    let terminal = Terminal::new();
    terminal.declare("Card payments fail");
    terminal.says(&["fact", "1", "impact", "Payments fail. ".repeat(60).trim()]);
    let folder = terminal.data().join("library/templates/any");
    std::fs::create_dir_all(&folder).unwrap();
    let head = "+++\ntitle = \"Ours\"\noccasion = \"first-word\"\noffered = \"Always.\"\n+++\n";
    std::fs::write(folder.join("first-word.md"), format!("{head}{}", "{{ impact }}".repeat(5_000))).unwrap();
    let (code, word, complained) = terminal.run(&["write", "1"]);
    assert!(code == 0 && word.starts_with("# Card payments fail"), "{word}");
    assert!(
        complained.starts_with("foghorn: The template any/first-word.md cannot be used (line 1: it prints far more "),
        "{complained}"
    );
}
