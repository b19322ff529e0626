//! What is shown beside a draft: what changed since the last word to them, old and new.

use foghorn_core::verbs::ChangeSeverity;
use foghorn_core::{Fact, NoteKind, Severity, Status};
use foghorn_drafts::since_last_word;
use insta::assert_snapshot;

use crate::story::{FULL, Story, time};

fn shown(story: &Story, stakeholder: &str) -> String {
    let changes = since_last_word(&story.incident, &story.records, &stakeholder.into(), time("14:10"));
    let Some(told_at) = changes.told_at else { return "never told".to_owned() };
    let mut lines = vec![format!("since {}", told_at.format("%H:%M"))];
    lines.extend(
        changes.status.iter().map(|m| format!("status: {:?} -> {} at {}", m.before, m.now, m.at.format("%H:%M"))),
    );
    lines.extend(changes.severity.iter().map(|m| format!("severity: {:?} -> {}", m.before, m.now)));
    lines.extend(changes.facts.iter().map(|(fact, m)| format!("{fact}: {:?} -> {:?}", m.before, m.now)));
    lines.extend(changes.lines.iter().map(|line| format!("{} {}: {}", line.at.format("%H:%M"), line.kind, line.text)));
    lines.join("\n")
}

#[test]
fn facts_status_severity_and_lines_of_the_timeline() {
    let story = Story::begin()
        .fact("13:26", Fact::Impact, "30 % of card payments fail")
        .fact("13:26", Fact::Workaround, "Pay in cash")
        .note("13:28", NoteKind::Note, "before the word")
        .sent("13:30", "customers")
        .fact("13:40", Fact::Impact, "12 % of card payments fail")
        .fact("13:41", Fact::Doing, "We take the release back")
        .fact("13:42", Fact::Workaround, "")
        .status("13:50", Status::Identified)
        .act("13:51", ChangeSeverity { severity: Severity::Sev2, at: None, reason: None })
        .note("13:52", NoteKind::Decision, "Take the release back");
    assert_snapshot!(shown(&story, "customers"), @r#"
    since 13:30
    status: Some(Investigating) -> identified at 13:50
    severity: Some(Sev1) -> SEV2
    impact: Some("30 % of card payments fail") -> "12 % of card payments fail"
    doing: None -> "We take the release back"
    workaround: Some("Pay in cash") -> ""
    13:52 decision: Take the release back
    "#);
}

#[test]
fn who_was_never_told_has_nothing_to_compare() {
    assert_snapshot!(shown(&Story::begin().facts("13:30", &FULL), "customers"), @"never told");
}

#[test]
fn a_fact_that_went_and_came_back_is_no_news() {
    let story = Story::begin()
        .fact("13:26", Fact::Impact, "30 % fail")
        .sent("13:30", "customers")
        .fact("13:40", Fact::Impact, "12 % fail")
        .fact("13:45", Fact::Impact, "30 % fail");
    assert_snapshot!(shown(&story, "customers"), @"since 13:30");
}
