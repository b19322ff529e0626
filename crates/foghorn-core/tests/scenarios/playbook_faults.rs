//! **Faults** of a playbook file: all that can be found, each with its line; and what is no fault.

use foghorn_core::Playbook;

fn faults(text: &str) -> Vec<String> {
    let faults = Playbook::read(text).expect_err("it is faulty");
    faults.all().iter().map(ToString::to_string).collect()
}

const FAULTY: &str = r#"name = "ours"
abuot = "Ours."

[severities]
SEV5 = "Nobody knows"

[approval]
severities = ["SEV1", "SEVERE"]
stakeholders = ["press"]

[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["email", 3]
required = ["phone"]
[stakeholder.cadence]
SEV1 = { frist = "5m", investigating = "soon" }

[[stakeholder]]
id = "customers"
channels = ["email"]
with = "nobody"

[[checklist]]
id = "First minutes"
title = " "
phase = "later"
item = [
  { id = "one", text = "Do it", due = "5 weeks", link = "ftp://x" },
  { id = "one", text = "Do it again", owner = "boss" },
]

[[deadline]]
id = "gdpr"
name = "GDPR"
trigger = "we know"
after = "72h"
business_days = 3
stakeholder = "regulators"
source = "art. 33"

[[prefer]]
template = "any/sms"

[[compensation]]
id = "voucher"
offer = "a voucher"
fits = "always"
"#;

#[test]
fn every_fault_of_a_file_is_told_at_once_with_its_line() {
    let found = faults(FAULTY);
    let expected = [
        "line 1: the playbook has no “about”",
        "line 2: the playbook knows no “abuot”; did you mean “about”?",
        "line 5: “SEV5” is not a severity; use SEV1, SEV2, SEV3 or SEV4",
        "line 8: “severities”: unknown variant `SEVERE`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`",
        "line 9: words need approval to “press”, who is not in this playbook",
        "line 14: “channels”: invalid type: integer `3`, expected a string",
        "line 15: the stakeholder “customers” requires “phone”, which is not among its channels",
        "line 17: “investigating”: “soon” is not a length of time; write 90s, 5m, 2h or 1d",
        "line 17: the cadence of the stakeholder “customers” knows no “frist”; did you mean “first”?",
        "line 19: the stakeholder “customers” has no “name”",
        "line 20: the stakeholder “customers” stands here twice, first in line 12",
        "line 22: the stakeholder “customers” hears with “nobody”, who is not in this playbook",
        "line 25: the id “First minutes” may have small letters, digits and hyphens only",
        "line 26: the “title” of the checklist says nothing",
        "line 27: “phase”: unknown variant `later`, expected one of `first-minutes`, `during`, `recovery`, \
         `aftermath`, `before-next`",
        "line 29: “due”: “5 weeks” is not a length of time; write 90s, 5m, 2h or 1d",
        "line 29: the “link” of the item “one” is no web address",
        "line 30: the item “one” stands here twice, first in line 29",
        "line 30: “owner”: unknown variant `boss`",
        "line 33: the deadline “gdpr” runs either some time “after”, or so many “business_days”",
        "line 39: the deadline “gdpr” is for “regulators”, who is not in this playbook",
        "line 42: [[prefer]] says for whom, on which “occasion”, or both",
        "line 45: the compensation “voucher” has no “name”",
    ];
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\nis not\n{expected}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn what_is_no_toml_is_told_line_by_line_and_what_stands_beneath_is_read_too() {
    let found = faults(
        "name = \"ours\"\nabout = \nthis is nothing\n[[stakeholder]]\nid = \"customers\"\nname = 3\nchannels = [\"email\"]\n",
    );
    let lines: Vec<_> = found.iter().map(|fault| fault.split(':').next().unwrap_or_default()).collect();
    assert_eq!(lines.first(), Some(&"line 2"), "{found:#?}");
    assert_eq!(lines.last(), Some(&"line 6"), "{found:#?}");
    assert!(found.iter().all(|fault| !fault.contains("has no “about”")), "it may stand in the broken line: {found:#?}");
}

#[test]
fn a_file_without_anybody_says_so() {
    assert_eq!(
        faults("name = \"ours\"\nabout = \"Ours.\"\n"),
        ["line 1: there is no [[stakeholder]]: nobody would hear"]
    );
}

#[test]
fn a_chain_of_partners_is_refused() {
    let found = faults(
        "name = \"x\"\nabout = \"X.\"\n[[stakeholder]]\nid = \"a\"\nname = \"A\"\nchannels = [\"x\"]\n\
         [[stakeholder]]\nid = \"b\"\nname = \"B\"\nchannels = [\"x\"]\nwith = \"a\"\n\
         [[stakeholder]]\nid = \"c\"\nname = \"C\"\nchannels = [\"x\"]\nwith = \"b\"\n",
    );
    assert_eq!(found, ["line 16: the stakeholder “c” hears with b, who hears with somebody else; name that one"]);
}

#[test]
fn a_hostile_file_is_refused_in_bounded_words() {
    let many: String = (0..20_000).map(|n| format!("x{n} = 1\n")).collect();
    let found = faults(&many);
    assert_eq!(found.len(), 101);
    assert_eq!(found[100], "there are more; mend these first");
    let deep = format!("name = {}1{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(!faults(&deep).is_empty());
}

#[test]
fn a_preference_that_names_more_counts_before_one_that_names_less() {
    let text = "name = \"x\"\nabout = \"X.\"\n[[stakeholder]]\nid = \"a\"\nname = \"A\"\nchannels = [\"x\"]\n\
         [[prefer]]\noccasion = \"first-word\"\ntemplate = \"any/one\"\n\
         [[prefer]]\nstakeholder = \"a\"\ntemplate = \"any/two\"\n\
         [[prefer]]\nstakeholder = \"a\"\noccasion = \"sms\"\ntemplate = \"any/three\"\n";
    let playbook = Playbook::read(text).expect("it is right");
    assert_eq!(playbook.preferred(&"a".into(), "sms"), Some("any/three"));
    assert_eq!(playbook.preferred(&"a".into(), "first-word"), Some("any/two"));
    assert_eq!(playbook.preferred(&"b".into(), "first-word"), Some("any/one"));
    assert_eq!(playbook.preferred(&"b".into(), "sms"), None);
    assert_eq!(foghorn_core::playbook::lines_of_preferred(text), [7, 10, 13]);
}

#[test]
fn the_log_takes_a_playbook_of_a_later_version() {
    let later =
        r#"{"name":"x","about":"X.","stakeholder":[{"id":"a","name":"A","channels":["x"],"mood":"calm"}],"weather":1}"#;
    let playbook: Playbook = serde_json::from_str(later).expect("what is not known is left alone");
    assert_eq!(playbook.stakeholders.len(), 1);
}

#[test]
fn a_contract_is_read_with_its_steps_and_hours_and_its_faults_have_their_lines() {
    let text = |more: &str| {
        format!(
            "name = \"ours\"\nabout = \"Ours.\"\n[[stakeholder]]\nid = \"customers\"\nname = \"Customers\"\n\
             channels = [\"email\"]\n[[sla]]\nid = \"gold\"\nname = \"Gold\"\nof = \"the monthly fee\"\n{more}"
        )
    };
    let right = text(
        "period = \"month\"\nzone = \"Europe/Berlin\"\ndays = [\"mon\", \"fri\"]\nhours = \"22:00-06:00\"\n\
         holidays = [\"2026-12-25\"]\nleast = \"5m\"\n[[sla.step]]\nbelow = 99.95\ncredit = 2.5\n[[sla.step]]\nbelow = 99\ncredit = 25\n",
    );
    let read = Playbook::read(&right).expect("it is right");
    let gold = &read.contracts[0];
    let steps: Vec<_> = gold.steps.iter().map(|step| (step.below, step.credit)).collect();
    assert_eq!(steps, [(999_500, 250), (990_000, 2_500)]);
    assert_eq!(gold.hours.as_ref().map(|hours| hours.days.len()), Some(2));
    let wrong = text(
        "period = \"week\"\nzone = \"Mars/Base\"\nhours = \"8 to 6\"\n[[sla.step]]\nbelow = 101\ncredit = 5\n\
         [[sla.step]]\nbelow = 99\ncredit = 25\n[[sla.step]]\nbelow = 99.5\ncredit = 10\n",
    );
    insta::assert_snapshot!(faults(&wrong).join("\n"), @r"
    line 11: “period”: unknown variant `week`, expected one of `month`, `quarter`, `year`
    line 12: “zone”: failed to parse timezone: 'Mars/Base'
    line 13: the “hours” of the contract “gold” are written like 08:00-18:00
    line 15: “below” is a percentage, from 0 to 100
    line 20: steps go from the highest availability down, and what is owed up
    ");
    insta::assert_snapshot!(faults(&text("period = \"month\"\n")).join("\n"), @"line 7: the contract “gold” has no [[sla.step]]");
}
