//! Every template that ships, from empty, full and hostile facts: no error, nothing lost, nothing evaluated, every
//! blank seen, every promise read back, no length kept quiet.

use std::sync::LazyLock;

use chrono_tz::Tz;
use foghorn_core::event::{FactStated, Retitled};
use foghorn_core::promise_text::find_promise;
use foghorn_core::when::Here;
use foghorn_core::{Fact, Kind, Status};
use foghorn_drafts::draft::from_template;
use foghorn_drafts::length::length;
use foghorn_drafts::{Draft, Library, Line, Occasion, Template, clean};
use proptest::prelude::*;

use crate::story::{FULL, Story, time};

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script> {{ title }} {% if open %}",
    "[free money](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "# Heading\n\n- list\n\n> quote\n\n```\ncode",
    "\u{202e}desrever\u{202c} \u{0}\u{7} \u{fdd0}impact 0 1\u{fdd1}forged\u{fdd2}",
    "⟦impact⟧ ⟧⟦ {# gone? #} {{ 7 * 7 }}",
    "**bold** _it_ `code` ~~gone~~ &lt;b&gt; \\",
    "{% for x in range(99999999) %}x{% endfor %}",
    "\r\nSubject: forged\r\nBcc: all@example.com",
];

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

/// Words that no careful message has; the review says why.
const NEVER: [&str; 16] = [
    "inconvenience",
    "if you were",
    "if you are affected",
    "may have",
    "patience",
    "seriously",
    "shortly",
    "soon",
    "as soon as",
    "only",
    "brief ",
    "minor",
    "never again",
    "guarantee",
    "we believe",
    "mistakes were",
];

fn each(library: &'static Library) -> impl Iterator<Item = (&'static Template, Occasion)> {
    let all = library.shelf().map(|shelved| &shelved.template);
    all.flat_map(|template| {
        let also = template.stands_for.iter().copied();
        std::iter::once(template.occasion).chain(also).map(move |occasion| (template, occasion))
    })
}

fn stakeholder(template: &Template) -> foghorn_core::StakeholderId {
    template.stakeholders.first().cloned().unwrap_or_else(|| "customers".into())
}

fn draft(story: &Story, template: &Template, occasion: Occasion, zone: Tz) -> Draft {
    let who = stakeholder(template);
    let written = from_template(template, &story.incident, &who, occasion, time("14:10"), zone);
    written.unwrap_or_else(|fault| panic!("{fault}"))
}

/// What holds for every draft, whatever the facts are.
fn is_sound(draft: &Draft, template: &Template) {
    let about = format!("{} from {}:\n{}", draft.occasion, draft.template, draft.text);
    let seen: Vec<_> = draft.text.match_indices('⟦').map(|(at, _)| at).collect();
    let listed: Vec<_> = draft.blanks.iter().map(|blank| blank.start).collect();
    assert_eq!(seen, listed, "the blanks that are seen are the blanks that are listed\n{about}");
    for blank in &draft.blanks {
        assert_eq!(draft.text[blank.start..blank.end], format!("⟦{}⟧", blank.name), "{about}");
    }
    for used in &draft.from {
        for place in &used.places {
            assert!(draft.text.get(place.start..place.end).is_some_and(|words| !words.is_empty()), "{about}");
        }
    }
    for line in &template.needs {
        let used = draft.from.iter().find(|used| used.line == *line).expect("what it needs is what it is from");
        assert!(!used.places.is_empty(), "{} is said or left blank\n{about}", line.name());
    }
    for sign in ["{{", "{%", "\u{fdd0}", "\u{fdd1}", "\u{fdd2}", "\u{202e}", "\u{0}", "\n\n\n", " \n"] {
        assert!(sign == "{{" || sign == "{%" || !draft.text.contains(sign), "{sign:?} in {about}");
    }
    let found = find_promise(&draft.text, &Here::utc(time("14:10"))).map(|found| found.at);
    if let Some(promise_at) = draft.promise_at {
        assert_eq!(found, Some(promise_at), "what is promised is read back from the text\n{about}");
    }
}

#[test]
fn all_that_ships_can_be_read() {
    let library = &*LIBRARY;
    assert_eq!(library.faults(), []);
    for occasion in Occasion::ALL {
        assert!(library.shelf().any(|shelved| shelved.template.occasion == *occasion), "nothing for {occasion}");
    }
    for shelved in library.shelf() {
        let template = &shelved.template;
        assert!(template.name.ends_with(template.occasion.as_str()), "{} is named after its occasion", template.name);
        assert!(template.offered.ends_with('.'), "{} says when it is offered", template.name);
    }
}

#[test]
fn no_template_has_the_words_that_hurt() {
    for shelved in LIBRARY.shelf() {
        let body = shelved.template.source.to_lowercase();
        let found: Vec<_> = NEVER.iter().filter(|words| body.contains(**words)).collect();
        assert!(found.is_empty(), "{} says {found:?}", shelved.template.name);
    }
}

#[test]
fn without_facts_every_blank_is_seen() {
    let library = &*LIBRARY;
    let story = Story::begin().add("13:26", "vendors").add("13:26", "regulators").add("13:26", "press");
    for (template, occasion) in each(library) {
        let draft = draft(&story, template, occasion, Tz::UTC);
        is_sound(&draft, template);
        let asks_for_impact = template.needs.contains(&Line::Impact);
        assert!(
            !asks_for_impact || draft.text.contains("⟦impact⟧") || draft.text.contains("⟦reason"),
            "{}",
            draft.text
        );
    }
}

#[test]
fn with_full_facts_only_what_no_fact_can_say_is_blank() {
    let library = &*LIBRARY;
    let open = Story::full().add("13:26", "vendors").add("13:26", "regulators").add("13:26", "press");
    let over = Story::full().status("13:55", Status::Monitoring).status("14:05", Status::Resolved);
    for (template, occasion) in each(library) {
        for story in [&open, &over] {
            let draft = draft(story, template, occasion, Tz::Europe__Berlin);
            is_sound(&draft, template);
            let fact_blanks: Vec<_> = draft
                .from
                .iter()
                .filter(|used| used.value.is_none() && !used.places.is_empty())
                .map(|used| used.line)
                .filter(|line| Fact::ALL.iter().any(|fact| fact.as_str().replace('-', "_") == line.name()))
                .collect();
            assert_eq!(fact_blanks, [], "every fact is known\n{}", draft.text);
        }
    }
}

#[test]
fn a_short_channel_holds_what_an_ordinary_incident_says() {
    let library = &*LIBRARY;
    let open = Story::full();
    let over = Story::full().status("14:05", Status::Resolved);
    for name in ["any/sms", "any/social", "any/reply"] {
        let template = library.named(name).expect("it ships");
        for story in [&open, &over] {
            let draft = draft(story, template, template.occasion, Tz::UTC);
            let channel = template.channel.as_deref().expect("a short text has a channel");
            let length = length(channel, &draft.text, template.limit);
            assert!(length.fits(), "{length:?}\n{}", draft.text);
        }
    }
    let long = Story::begin().fact("13:30", Fact::Impact, &"Payments fail. ".repeat(20));
    let template = library.named("any/sms").expect("it ships");
    let draft = draft(&long, template, Occasion::Sms, Tz::UTC);
    assert!(!length("sms", &draft.text, None).fits(), "what is too long is said to be, and never cut");
    assert!(draft.text.contains("Payments fail. Payments fail."));
}

#[test]
fn hostile_facts_stay_text() {
    let library = &*LIBRARY;
    for (index, hostile) in HOSTILE.iter().enumerate() {
        let mut story = Story::begin().started("13:12");
        story = story.unchecked("13:26", Retitled { title: (*hostile).to_owned() });
        for fact in Fact::ALL.iter().copied() {
            story = story.unchecked("13:30", FactStated { fact, text: (*hostile).to_owned(), evidence: None });
        }
        for (template, occasion) in each(library) {
            let draft = draft(&story, template, occasion, Tz::UTC);
            is_sound(&draft, template);
            let line = clean::one_line(hostile);
            let shown = if template.is_plain() { line } else { clean::for_markdown(&line) };
            let body = shown.trim_end_matches('.').to_lowercase();
            assert!(draft.text.to_lowercase().contains(&body), "fact {index} is shown whole\n{}", draft.text);
        }
    }
}

#[test]
fn a_drill_says_so_in_its_first_words() {
    let library = &*LIBRARY;
    let story = Story::titled("Card payments fail", Kind::Drill).facts("13:30", &FULL);
    for (template, occasion) in each(library) {
        let text = draft(&story, template, occasion, Tz::UTC).text;
        assert!(text.trim_start_matches("# ").starts_with("EXERCISE: "), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_fact_breaks_a_draft_or_is_lost(impact in "\\PC{0,40}|[⟦⟧{}%#*_`<\\[\\]()\u{202e}\u{0} a.]{0,40}") {
        let library = &*LIBRARY;
        let impact = FactStated { fact: Fact::Impact, text: impact, evidence: None };
        let story = Story::begin().started("13:12").unchecked("13:30", impact);
        for (template, occasion) in each(library) {
            let draft = draft(&story, template, occasion, Tz::Asia__Kolkata);
            is_sound(&draft, template);
        }
    }
}
