//! A playbook whose intervals are seconds, so that a test sees a whole incident in a minute.
//!
//! It is an ordinary user's file; the product has no switch for tests.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// Puts a playbook into a data folder in place of the default one, as a user would.
///
/// # Errors
/// The disk refuses.
pub fn replace_default(data_dir: &Path, playbook: &str) -> Result<()> {
    let library = data_dir.join("library/playbooks");
    fs::create_dir_all(&library)?;
    Ok(fs::write(library.join("default.toml"), playbook)?)
}

/// Customers and support with a first word and an interval of so many seconds; heads-up, due and nags shrink along.
pub fn of_seconds(first: u32, interval: u32) -> String {
    format!(
        r#"name = "default"
about = "Seconds instead of minutes, for a test that cannot wait."

[stages]
heads_up = "{heads_up}s"
due_for = "3s"
nags = ["4s", "8s"]
more_nags = 2
more_every = "10s"
then_every = "30s"
bundle = "1s"
snooze = "5s"
quiet_at_most = "15s"
editing_quiet = "3s"

[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page", "email"]
required = ["status-page"]
[stakeholder.cadence]
SEV1 = {{ first = "{first}s", investigating = "{interval}s", identified = "{interval}s", monitoring = "{interval}s" }}
SEV2 = {{ first = "{first}s", investigating = "{interval}s", identified = "{interval}s", monitoring = "{interval}s" }}

[[stakeholder]]
id = "support"
name = "Support"
channels = ["chat"]
with = "customers"
[stakeholder.cadence]
SEV1 = {{ first = "{first}s" }}
SEV2 = {{ first = "{first}s" }}
"#,
        heads_up = (first / 3).max(1),
    )
}

/// The same that says nothing more for minutes once a word is overdue, for a test that takes long over something else then.
pub fn that_nags_late(playbook: &str) -> String {
    playbook.replace(r#"nags = ["4s", "8s"]"#, r#"nags = ["240s", "300s"]"#)
}

/// Nobody who must hear by a time; one checklist whose things are due after so many seconds, and a report that runs so long
/// from its event. `things` are what the list has.
pub fn to_do(things: &[(&str, &str)], due: &str, report_after: &str) -> String {
    let item = |(id, text): &(&str, &str)| {
        format!("  {{ id = \"{id}\", text = \"{text}\", why = \"It is on the list\", due = \"{due}\" }},\n")
    };
    let items: String = things.iter().map(item).collect();
    format!(
        r#"name = "default"
about = "A list and a report in seconds, for a test that cannot wait."

[stages]
bundle = "1s"
todo_nags = ["3s"]
report_heads_up = ["4s"]
report_nags = ["30s"]

[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page"]
when_added = true

[[checklist]]
id = "first"
title = "First minutes"
phase = "first-minutes"
item = [
{items}]

[[deadline]]
id = "dora"
name = "DORA, initial notice"
trigger = "classified as major"
after = "{report_after}"
stakeholder = "customers"
source = "Regulation (EU) 2022/2554"
"#
    )
}

/// So many more stakeholders with eight channels each, to be put behind a playbook; their first words are hours away.
pub fn crowd(stakeholders: usize) -> String {
    (1..=stakeholders)
        .map(|number| {
            format!(
                r#"
[[stakeholder]]
id = "crowd-{number}"
name = "Crowd {number}"
channels = ["status-page", "in-app", "email", "phone", "chat", "sms", "social", "blog"]
required = ["email", "chat"]
[stakeholder.cadence]
SEV1 = {{ first = "4h", investigating = "4h", identified = "4h", monitoring = "4h" }}
"#
            )
        })
        .collect()
}
