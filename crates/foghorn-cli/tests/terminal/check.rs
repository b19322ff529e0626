//! `foghorn check`: a team's own rules, templates and playbooks, as its CI checks them.

use serde_json::{Value, json};

use crate::support::{program, read, repository};

const PEARS: &str = "+++\nkind = \"existence\"\nmessage = \"Say fruit.\"\npatterns = [\"a pear\"]\n+++\n# Pears\n\
                     ```flags\nIt is \u{ab}a pear\u{bb}.\n```\n```allows\nIt is a pear.\n```\n";
const SMS: &str =
    "+++\ntitle = \"T\"\noccasion = \"sms\"\nchannel = \"sms\"\noffered = \"Always.\"\nlimit = 5\n+++\n{{ title }}";

const BANK: &str = "name = \"bank\"\nabout = \"A bank.\"\n[[stakeholder]]\nid = \"customers\"\nchannels = [\"email\"]\n\
                    required = [\"fax\"]\n\n[stakeholder.cadence]\nSEV9 = { first = \"5m\" }\n";

/// Checks a folder with these files; answers with the exit code and what was printed.
fn check(files: &[(&str, &str)], options: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join("team").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let data = folder.path().join("no data");
    let mut command = program();
    command.current_dir(folder.path()).env("FOGHORN_DATA_DIR", &data).args(["check", "team"]).args(options);
    let answer = read(&command.output().unwrap());
    assert!(!data.exists(), "checking made a data folder");
    answer
}

#[test]
fn every_fault_is_told_with_its_file_and_line() {
    let (code, printed, complained) = check(
        &[
            ("rules/pears.md", PEARS),
            ("rules/.#pears.md", "an editor's own"),
            ("rules/apples.md", "+++\nkind = \"magic\"\nmessage = \"No.\"\n+++\n# X\n"),
            ("rules/minimsing.md", ""),
            ("rules/minimising.md", ""),
            ("templates/any/sms.md", SMS),
            (
                "templates/any/progress.md",
                "+++\ntitle = \"T\"\noccasion = \"progress\"\noffered = \"Always.\"\n+++\n\n{{ impct }}",
            ),
            ("playbooks/bank.toml", BANK),
            ("playbooks/ours.toml", "name = \"ours\"\nabout = \"Ours.\"\nstakeholder = 3\n"),
        ],
        &[],
    );
    assert_eq!((code, complained.as_str()), (5, ""));
    let lines: Vec<_> = printed.lines().map(|line| line.split("; there are title, ").next().unwrap()).collect();
    assert_eq!(
        lines,
        [
            "team/playbooks/bank.toml:3: the stakeholder “customers” has no “name”",
            "team/playbooks/bank.toml:6: the stakeholder “customers” requires “fax”, which is not among its channels",
            "team/playbooks/bank.toml:9: “SEV9” is not a severity; use SEV1, SEV2, SEV3 or SEV4",
            "team/playbooks/ours.toml:3: “stakeholder” is a list of tables: write [[stakeholder]]",
            "team/rules/apples.md:2: apples names the kind “magic”, which this version does not know",
            "team/rules/minimsing.md:1: an empty file switches off the built-in one of its name, and there is none",
            "team/rules/pears.md:11: it should allow this; it found «a pear»",
            "team/templates/any/progress.md:7: there is no line “impct”",
            "team/templates/any/sms.md:1: remark: With ordinary facts it is 18 long, and its channel takes 5.",
            "4 rules with 2 examples, 2 templates, 2 playbooks: 8 faults.",
        ]
    );
}

#[test]
fn with_json_faults_are_objects() {
    let (code, printed, _) = check(&[("rules/pears.md", PEARS)], &["--json"]);
    assert_eq!(code, 5);
    let checked: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&checked["rules"], &checked["examples"], &checked["remarks"]), (&json!(1), &json!(2), &json!([])));
    assert_eq!(
        checked["faults"],
        json!([{ "file": "team/rules/pears.md", "line": 11, "reason": "it should allow this; it found \u{ab}a pear\u{bb}" }])
    );
}

#[test]
fn lists_of_words_break_no_built_in_rule_and_a_bad_one_is_a_fault_with_its_line() {
    let words = |lists: &str| format!("+++\nkind = \"words\"\n{lists}+++\n# Ours\n");
    let (code, printed, _) = check(&[("rules/words.md", &words(""))], &[]);
    assert_eq!(code, 0, "lists that are left out stay: {printed}");
    let (code, printed, _) = check(&[("rules/words.md", &words("[words]\ncustomers = [\"(\"]\n"))], &[]);
    assert_eq!(code, 5);
    assert!(printed.contains("words.md:4: the pattern is not a regular expression"), "{printed}");
    assert!(!printed.contains("built-in/"), "{printed}");
}

#[test]
fn a_folder_without_a_library_is_refused() {
    let (code, printed, complained) = check(&[("pears.md", PEARS)], &[]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert!(complained.contains("team has no folder “rules”, “templates” or “playbooks”"), "{complained}");
}

#[test]
fn what_ships_is_right() {
    let (code, printed, complained) = read(&program().arg("check").arg(repository("assets")).output().unwrap());
    assert_eq!((code, complained.as_str()), (0, ""), "{printed}");
    assert!(printed.ends_with(": everything is right.\n") && printed.lines().count() == 1, "{printed}");
}

#[test]
fn a_playbook_may_prefer_a_template_of_its_own_folder_and_none_that_is_not_there() {
    let prefer = |template: &str| {
        format!(
            "name = \"ours\"\nabout = \"Ours.\"\n[[stakeholder]]\nid = \"customers\"\nname = \"Customers\"\n\
             channels = [\"email\"]\n\n[[prefer]]\nstakeholder = \"customers\"\ntemplate = \"{template}\"\n"
        )
    };
    let ours = "+++\ntitle = \"T\"\noccasion = \"progress\"\noffered = \"Always.\"\n+++\n{{ title }}";
    let files = |playbook: &str| check(&[("playbooks/ours.toml", playbook), ("templates/any/ours.md", ours)], &[]);
    let (code, printed, _) = files(&prefer("any/ours"));
    assert_eq!(code, 0, "{printed}");
    let (code, printed, _) = files(&prefer("any/theirs"));
    assert_eq!(code, 5);
    assert!(
        printed.starts_with("team/playbooks/ours.toml:8: there is no template “any/theirs” in force\n"),
        "{printed}"
    );
}
