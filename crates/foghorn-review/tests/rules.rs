//! The built-in rules do what their files show, and a user's files overlay them without harm.

use std::path::Path;

use chrono_tz::Tz;
use foghorn_core::At;
use foghorn_review::{Around, Fault, Finding, Message, Rules, review};

#[expect(clippy::disallowed_methods, reason = "only a test may open the files; the crate takes texts")]
fn built_in() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/rules");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((format!("assets/rules/{}", path.file_name()?.display()), std::fs::read_to_string(path).ok()?))
        })
        .collect();
    assert!(files.len() > 20, "the built-in rules are not where they should be");
    files.sort();
    files
}

/// One built-in rule and the lists of words, overlaid by these files.
fn with(yours: &[(&str, &str)]) -> (Rules, Vec<Fault>) {
    let mut files = built_in();
    files.retain(|(name, _)| name.ends_with("/words.md") || name.ends_with("/conditional-apology.md"));
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Rules::read(files.chain(yours.iter().copied()))
}

fn findings(rules: &Rules, text: &str) -> Vec<Finding> {
    let around = Around { now: At::UNIX_EPOCH, zone: Tz::UTC, incident: None };
    review(rules, &Message { text, ..Message::default() }, &around).findings
}

fn named(rules: &Rules, text: &str, rule: &str) -> Vec<String> {
    findings(rules, text).iter().filter(|f| f.rule == rule).map(|f| text[f.start..f.end].to_owned()).collect()
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_does_what_its_file_shows() {
    let files = built_in();
    let (rules, faults) = Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    assert!(faults.is_empty(), "{}", lines(&faults));
    let faults = rules.faults_of_examples();
    assert!(faults.is_empty(), "{}", lines(&faults));
    for rule in rules.all() {
        assert!(!rule.page.title().is_empty(), "{} has no heading", rule.file);
    }
}

const REGRET: &str = "We apologise for any inconvenience.";

#[test]
fn a_users_file_replaces_the_rule_of_its_name() {
    let mine = "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\"banana\"]\n+++\n# Mine\n";
    let (rules, faults) = with(&[("mine/conditional-apology.md", mine)]);
    assert!(faults.is_empty());
    assert!(named(&rules, REGRET, "conditional-apology").is_empty());
    assert_eq!(named(&rules, "A banana apology.", "conditional-apology"), ["banana"]);
}

#[test]
fn an_empty_file_switches_a_rule_off() {
    let (rules, faults) = with(&[("conditional-apology.md", " \n")]);
    assert!(faults.is_empty() && named(&rules, REGRET, "conditional-apology").is_empty());
}

#[test]
fn a_broken_file_is_a_fault_with_its_line_and_the_built_in_rule_stays() {
    for (text, line, reason) in [
        ("no front matter", 1, "begins with a line"),
        ("+++\nkind = \"existence\"\n", 1, "no second line"),
        (
            "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\n  \"fine\",\n  \"(\",\n]\n+++\n# X\n",
            6,
            "not a regular expression",
        ),
        ("+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\"{nobody}\"]\n+++\n# X\n", 4, "no list of words"),
        ("+++\nkind = \"magic\"\nmessage = \"No.\"\n+++\n# X\n", 2, "does not know"),
        ("+++\nkind = \"existence\"\nmessage = \"No.\"\ncolour = 3\n+++\n# X\n", 4, "colour"),
        (
            "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\"(((((a{1,99}){1,99}){1,99}){1,99}){1,99})\"]\n+++\n# X\n",
            4,
            "too large",
        ),
        (
            "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\"a\"]\n+++\n# X\n```flags\nan «open\n```\n",
            8,
            "never closes",
        ),
    ] {
        let (rules, faults) = with(&[("yours/conditional-apology.md", text)]);
        assert_eq!(faults.len(), 1, "{text}: {}", lines(&faults));
        assert_eq!((faults[0].line, faults[0].file.as_str()), (line, "yours/conditional-apology.md"), "{}", faults[0]);
        assert!(faults[0].reason.contains(reason), "{}", faults[0]);
        assert_eq!(named(&rules, REGRET, "conditional-apology"), ["any inconvenience"]);
    }
}

#[test]
fn a_users_list_of_words_serves_the_rules() {
    let words = "+++\nkind = \"words\"\n[words]\nour-jargon = [\"flux capacitor\"]\n+++\n# Ours\n";
    let rule =
        "+++\nkind = \"existence\"\nmessage = \"Say what it does.\"\npatterns = [\"{our-jargon}\"]\n+++\n# Our words\n";
    let (rules, faults) = with(&[("team-words.md", words), ("team.md", rule)]);
    assert!(faults.is_empty(), "{}", lines(&faults));
    assert_eq!(named(&rules, "The flux capacitor failed.", "team"), ["flux capacitor"]);
}

#[test]
fn customers_and_words_of_the_house_are_yours_to_list() {
    let all = built_in();
    let yours = "+++\nkind = \"words\"\n[words]\ncustomer-names = [\"Miller & Sons\"]\nour-jargon = [\"falstaff\"]\n+++\n# Ours\n";
    let files = || all.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let text = "Uploads fail for Miller & Sons, and Falstaff is full.";
    let (rules, faults) = Rules::read(files());
    assert!(faults.is_empty(), "{}", lines(&faults));
    assert!(named(&rules, text, "customer-name").is_empty(), "a list that nobody filled finds nothing");
    let (rules, faults) = Rules::read(files().chain([("mine/our-words.md", yours)]));
    assert!(faults.is_empty(), "{}", lines(&faults));
    assert_eq!(named(&rules, text, "customer-name"), ["Miller & Sons"]);
    assert_eq!(named(&rules, text, "internal-jargon"), ["Falstaff"]);
    assert_eq!(
        named(&rules, "Some customers wait.", "minimising"),
        ["Some customers"],
        "the other lists are still there"
    );
}

#[test]
fn lists_of_words_are_replaced_one_by_one_and_a_bad_one_harms_no_rule() {
    let words = |lists: &str| format!("+++\nkind = \"words\"\n[words]\n{lists}\n+++\n# Words\n");
    let rule = "+++\nkind = \"existence\"\nmessage = \"Who?\"\npatterns = [\"some {customers}\"]\n+++\n# Some\n";
    let found = |lists: &str| {
        let (rules, faults) = with(&[("yours/words.md", lists), ("yours/some.md", rule)]);
        let said = named(&rules, "Some users and some llamas wait.", "some");
        assert_eq!(named(&rules, REGRET, "conditional-apology"), ["any inconvenience"], "{lists}");
        (said.join(", "), lines(&faults))
    };
    let none = String::new();
    assert_eq!(found(&words("ours = [\"llamas\"]")), ("Some users".to_owned(), none.clone()));
    assert_eq!(found(&words("customers = [\"llamas\"]")), ("some llamas".to_owned(), none.clone()));
    assert_eq!(found(&words("customers = []")), (none.clone(), none));
    let (said, faults) = found(&words("customers = [\n\"llamas\",\n\"(\"]"));
    assert_eq!(said, "Some users");
    assert!(faults.starts_with("yours/words.md:6: the pattern is not a regular expression"), "{faults}");
    let (said, faults) = found(&words("customers = [\"{nobody}\"]"));
    assert_eq!(
        (said.as_str(), faults.as_str()),
        ("Some users", "yours/words.md:4: there is no list of words “nobody”")
    );
    let (said, faults) = found(" \n");
    assert_eq!(said, "Some users");
    assert!(faults.starts_with("yours/words.md:1: patterns of other rules name these lists, so they stay"), "{faults}");
}

#[test]
fn a_rules_wrong_example_is_named_with_its_line() {
    let rule = "+++\nkind = \"existence\"\nmessage = \"No.\"\npatterns = [\"a pear\"]\n+++\n# Pears\n```allows\nIt is a pear.\n```\n";
    let (rules, _) = with(&[("pears.md", rule)]);
    let faults = rules.faults_of_examples();
    assert_eq!(lines(&faults), "pears.md:8: it should allow this; it found «a pear»");
}
