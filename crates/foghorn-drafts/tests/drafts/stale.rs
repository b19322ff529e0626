//! A fact changed while a draft lay open: which sentence says the old one, and how it would read now.

use chrono_tz::Tz;
use foghorn_core::{Fact, Status};
use foghorn_drafts::{Draft, Library, Occasion, Stale, stale, write};
use insta::assert_snapshot;

use crate::story::{Story, time};

fn draft(story: &Story) -> Draft {
    let library = Library::built_in();
    write(&library, &story.incident, &"customers".into(), Occasion::Progress, time("14:10"), Tz::UTC).draft
}

fn shown(text: &str, stale: &[Stale]) -> String {
    let mut lines = Vec::new();
    for one in stale {
        lines.push(format!("{}: {:?} -> {:?}", one.line.name(), one.old, one.new));
        for sentence in &one.sentences {
            lines.push(format!("  - {}", &text[sentence.start..sentence.end]));
            lines.push(format!("  + {}", sentence.suggestion));
        }
    }
    lines.join("\n")
}

#[test]
fn nothing_is_stale_while_nothing_changes_even_past_midnight() {
    let story = Story::full();
    let draft = draft(&story);
    assert_eq!(stale(&draft, &draft.text, &story.incident, time("14:12")), []);
    assert_eq!(stale(&draft, &draft.text, &story.incident, time("14:12") + chrono::TimeDelta::days(1)), []);
}

#[test]
fn the_sentence_is_shown_as_it_would_read() {
    let draft = draft(&Story::full());
    let story = Story::full()
        .fact("14:11", Fact::Impact, "3 % of card payments in the EU fail")
        .fact("14:11", Fact::Workaround, "")
        .status("14:12", Status::Monitoring);
    let found = stale(&draft, &draft.text, &story.incident, time("14:13"));
    assert_snapshot!(shown(&draft.text, &found), @r#"
    status: Some("identified") -> Some("monitoring")
    impact: Some("12 % of card payments in the EU fail") -> Some("3 % of card payments in the EU fail")
      - 12 % of card payments in the EU fail.
      + 3 % of card payments in the EU fail.
    workaround: Some("Pay by bank transfer") -> None
      - What you can do: Pay by bank transfer.
      + What you can do: ⟦what people can do⟧.
    "#);
}

#[test]
fn a_blank_that_can_be_filled_is_stale_too() {
    let open = Story::begin().started("13:12").sent("13:30", "customers");
    let draft = draft(&open);
    let story = open.fact("14:11", Fact::Impact, "12 % of card payments fail");
    assert_snapshot!(shown(&draft.text, &stale(&draft, &draft.text, &story.incident, time("14:12"))), @r#"
    impact: None -> Some("12 % of card payments fail")
      - ⟦impact⟧.
      + 12 % of card payments fail.
    "#);
}

#[test]
fn in_an_edited_text_only_what_is_certain_is_offered() {
    let draft = draft(&Story::full());
    let story = Story::full().fact("14:11", Fact::Impact, "3 % of card payments in the EU fail").fact(
        "14:11",
        Fact::Doing,
        "We have taken the release back",
    );
    let edited = "Bad news, all. 12 % of card payments in the EU fail. We work on it! Sorry.";
    let found = stale(&draft, edited, &story.incident, time("14:12"));
    assert_snapshot!(shown(edited, &found), @r#"
    impact: Some("12 % of card payments in the EU fail") -> Some("3 % of card payments in the EU fail")
      - 12 % of card payments in the EU fail.
      + 3 % of card payments in the EU fail.
    doing: Some("We are taking the release back, and 3 of 8 regions are done") -> Some("We have taken the release back")
    "#);
}

#[test]
fn a_word_sent_meanwhile_makes_the_draft_stale() {
    let draft = draft(&Story::full());
    let story = Story::full().sent("14:11", "customers");
    assert_snapshot!(shown(&draft.text, &stale(&draft, &draft.text, &story.incident, time("14:12"))), @r#"last_word: Some("13:30 UTC") -> Some("14:11 UTC")"#);
}
