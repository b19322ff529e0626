//! A user's folder lies over what ships: the same name replaces, a new name adds, an empty file switches off, and a
//! broken file harms nothing.

use chrono_tz::Tz;
use foghorn_drafts::{Draft, Library, Occasion, Origin, Turn, preview, write};
use proptest::prelude::*;

use crate::story::{Story, time};

fn progress(body: &str) -> String {
    format!("+++\ntitle = \"Ours\"\noccasion = \"progress\"\noffered = \"Always.\"\n+++\n{body}")
}

fn written(library: &Library, stakeholder: &str, occasion: Occasion) -> Draft {
    let story = Story::full();
    let written = write(library, &story.incident, &stakeholder.into(), occasion, time("14:10"), Tz::UTC);
    assert_eq!(written.fault, None);
    written.draft
}

#[test]
fn the_same_name_replaces() {
    let mut library = Library::built_in();
    library.add("any/progress.md", &progress("Hello. {{ impact | sentence }}\n"), Origin::Yours);
    assert_eq!(written(&library, "customers", Occasion::Progress).text, "Hello. 12 % of card payments in the EU fail.");
    let origin = library.shelf().find(|shelved| shelved.template.name == "any/progress").map(|shelved| shelved.origin);
    assert_eq!(origin, Some(Origin::Yours));
}

#[test]
fn a_folder_of_its_own_speaks_to_one_stakeholder_alone() {
    let mut library = Library::built_in();
    library.add("acme-bank/progress.md", &progress("Dear Acme, {{ impact | clause }}."), Origin::Team);
    assert!(written(&library, "acme-bank", Occasion::Progress).text.starts_with("Dear Acme, 12 %"));
    assert!(written(&library, "customers", Occasion::Progress).text.starts_with("# Card payments fail"));
}

#[test]
fn a_new_name_adds_a_choice_and_takes_nothing_over() {
    let mut library = Library::built_in();
    library.add("any/progress-short.md", &progress("{{ impact }}"), Origin::Yours);
    assert_eq!(written(&library, "customers", Occasion::Progress).template, "any/progress");
    let offered: Vec<_> = library.offered(&"customers".into()).iter().map(|template| template.name.clone()).collect();
    assert!(offered.contains(&"any/progress-short".to_owned()));
    assert!(!offered.contains(&"executives/brief".to_owned()), "another's voice is not offered");
}

#[test]
fn an_empty_file_switches_off_and_the_bare_facts_are_left() {
    let mut library = Library::built_in();
    library.add("any/progress.md", " \n", Origin::Yours);
    assert!(library.named("any/progress").is_none());
    let draft = written(&library, "customers", Occasion::Progress);
    assert_eq!(draft.template, "");
    assert!(draft.text.contains("12 % of card payments in the EU fail."), "{}", draft.text);
    assert!(draft.text.contains("The next update comes by 14:30 UTC."), "{}", draft.text);
}

#[test]
fn a_broken_file_is_named_with_its_line_and_harms_nothing() {
    let mut library = Library::built_in();
    library.add("any/progress.md", &progress("\n{{ impct }}"), Origin::Yours);
    library.add("any/resolved.md", "Resolved!", Origin::Yours);
    library.add("any/reply.md", "+++\ntitle = \"R\"\noccasion = \"answer\"\noffered = \"x\"\n+++\n", Origin::Yours);
    library.add("progress.md", &progress("x"), Origin::Yours);
    library.add("any/no-change.md", &progress("{% for x in y %}"), Origin::Team);
    let faults: Vec<_> = library.faults().iter().map(ToString::to_string).collect();
    assert!(faults[0].starts_with("any/progress.md, line 7: there is no line \u{201c}impct\u{201d}; there are title,"));
    assert!(faults[1].starts_with("any/resolved.md, line 1: a template begins with a head"), "{}", faults[1]);
    assert!(faults[2].starts_with("any/reply.md, line 3: unknown variant `answer`, expected one of"), "{}", faults[2]);
    assert!(faults[3].starts_with("progress.md, line 1: a template lies in a folder"), "{}", faults[3]);
    assert!(faults[4].starts_with("any/no-change.md, line 6: a template knows `if`"), "{}", faults[4]);
    assert_eq!(written(&library, "customers", Occasion::Progress).template, "any/progress");
}

#[test]
fn a_template_that_prints_without_end_costs_a_fault_and_not_the_draft() {
    let mut library = Library::built_in();
    library.add("any/progress.md", &progress(&"{{ impact }}".repeat(5_000)), Origin::Yours);
    let story = Story::begin().fact("13:30", foghorn_core::Fact::Impact, &"Payments fail. ".repeat(250));
    let written = write(&library, &story.incident, &"customers".into(), Occasion::Progress, time("14:10"), Tz::UTC);
    let fault = written.fault.expect("it is far too long").to_string();
    assert_eq!(fault, "any/progress.md, line 1: it prints far more than a message holds");
    assert!(written.draft.text.starts_with("# Card payments fail"), "the built-in one was used");
}

#[test]
fn what_a_message_needs_is_put_at_its_end_where_the_text_leaves_it_out() {
    let mut library = Library::built_in();
    let head = "+++\ntitle = \"Ours\"\noccasion = \"progress\"\noffered = \"Always.\"\nneeds = [\"estimate\", \"commander\"]\n+++\n";
    library.add("any/progress.md", &format!("{head}Hello.\n"), Origin::Yours);
    let story = Story::begin();
    let written = write(&library, &story.incident, &"customers".into(), Occasion::Progress, time("14:10"), Tz::UTC);
    assert_eq!(written.draft.text, "Hello.\n\n⟦estimate⟧.\n\nAnn.");
    assert_eq!(written.draft.blanks.len(), 1);
}

#[test]
fn one_brief_stands_for_every_turn_of_its_stakeholder() {
    let library = Library::built_in();
    for occasion in [Occasion::FirstWord, Occasion::Progress, Occasion::NoChange, Occasion::Resolved] {
        let chosen = |who: &str| library.choose(&who.into(), occasion).map(|template| template.name.clone());
        assert_eq!(chosen("executives").as_deref(), Some("executives/brief"));
        assert_eq!(chosen("investors").as_deref(), Some("board/brief"));
        assert_eq!(chosen("customers"), Some(format!("any/{occasion}")));
    }
}

proptest! {
    /// What the check lets through, runs: an author hears of a fault when the file is read, not at 3 a.m.
    #[test]
    fn a_template_is_refused_with_its_line_or_it_works(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12),
        noise in "\\PC{0,12}",
    ) {
        let text = progress(&format!("{}{noise}", pieces.concat()));
        let mut library = Library::default();
        library.add("any/progress.md", &text, Origin::Yours);
        match library.named("any/progress") {
            Some(template) => {
                for turn in [Turn::First, Turn::Open, Turn::Over] {
                    prop_assert!(preview(template, turn).is_ok(), "{}", text);
                }
            }
            None => prop_assert!((6..=text.lines().count() + 1).contains(&library.faults()[0].line), "{}", text),
        }
    }
}

const PIECES: &[&str] = &[
    "{{ impact }}",
    "{{impact|sentence}}",
    "{{ title | short }}",
    "{{ open }}",
    "{{ now | upper }}",
    "{% if scope %}",
    "{% if not (known or told) and open %}",
    "{% elif identified %}",
    "{% else %}",
    "{% endif %}",
    "{%endif%}",
    "{% if a.b %}",
    "{% set x = 1 %}",
    "{# a remark {{ #}",
    "{% raw %}",
    "\n",
    " ",
    "text",
    "{",
    "}}",
    "%}",
    "⟦blank⟧",
    "{{ 'a' }}",
    "{% if scope %}\n",
    "{% endif %}\n",
    "{{-",
    "-%}",
    "{{ scope|sentence|sentence }}",
    "{{ not impact }}",
];
