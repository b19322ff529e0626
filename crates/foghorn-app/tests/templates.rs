//! What we write ourselves must pass our own review: each built-in template, filled from a story of facts at its turns,
//! gets no error and no warning with the incident at hand.
//!
//! Here, because only this crate knows templates and rules alike. The story is that of the drafts' own tests.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it is surprised")]

#[path = "../../foghorn-drafts/tests/drafts/story.rs"]
#[allow(dead_code, unreachable_pub, reason = "the drafts' tests tell more of it")]
mod story;

use std::path::Path;

use chrono_tz::Tz;
use foghorn_core::verbs::{AddFollowUp, ApproveCompensation, ChangeStatus, DoFollowUp, PlaceLegalHold};
use foghorn_core::{At, Fact, Kind, StakeholderId, Status};
use foghorn_drafts::draft::from_template;
use foghorn_drafts::{Library, Occasion, Template};
use foghorn_review::{Around, Known, Level, Message, Rules, review};

use crate::story::{FULL, Story, time};

/// What a commander writes into the blanks that are left; an unknown one is a failure of this test.
const BLANKS: [(&str, &str); 43] = [
    ("a decision and its time, or: nothing", "nothing"),
    ("authorities, customers, the police, with times and zone", "customers at 13:30 UTC"),
    ("channel", "the status page"),
    ("contact", "your contact at Acme"),
    ("contract, support level, ticket", "contract 4411, premium support"),
    ("customers, regulators, press, partners, each with the time and zone", "customers at 13:30 UTC"),
    ("day, time and zone; class", "21 November 2026, 13:25 UTC; major"),
    ("day, time and zone", "Monday 23 November, 12:00 UTC"),
    ("direct contact", "help@example.com"),
    ("do what, and by which day", "test each release on 1 % of payments first, by 30 November"),
    ("legal name, licence or register number", "Acme Payments Ltd, register 998877"),
    ("link to the status page", "https://status.example.com"),
    ("link", "https://status.example.com/7"),
    ("name and role", "The head of customer care"),
    ("name, role, phone", "Press office, +44 20 7946 0000"),
    ("name", "Ms Example"),
    ("phone", "+44 20 7946 0000"),
    ("press contact", "press@example.com"),
    ("public contact", "support@example.com"),
    ("public page", "https://example.com/security"),
    ("public status page", "https://status.example.com"),
    ("rule; first, interim or final", "DORA; first"),
    ("the calls that fail, with times and zone", "card checks since 13:12 UTC"),
    ("the steps, and by when, or: nothing", "nothing"),
    ("the steps, and by which day, or: nothing", "nothing"),
    ("the steps, one by one", "open your settings, choose Password, and type a new one"),
    ("their number, or: none yet", "none yet"),
    ("time and zone", "16:00 UTC"),
    ("what exactly", "an engineer on the phone"),
    ("what finance and counsel have confirmed", "nothing yet"),
    ("what gets better for the reader", "pages open in half the time"),
    ("what is done", "each release is now tried on 1 % of payments first"),
    ("what they could not do, in their words", "they could not pay for their shopping"),
    ("what this person could not do", "you could not pay for your shopping"),
    ("what was approved for this person", "we waive the fees of this month"),
    ("what was approved for those who were hurt", "we waive the fees of this month"),
    ("what was approved", "the fees of this month back"),
    ("what you have measured since then", "since 30 November no release has made a payment fail"),
    ("what, and by which day, or: nothing", "nothing"),
    ("what, and until when, or: nothing", "nothing"),
    ("what, or: nothing that we are aware of", "nothing that we are aware of"),
    ("when you first heard, what we were late with, and what we do about it", "you first heard at 13:30 UTC"),
    ("where, on which day", "on our status page, on Tuesday 24 November"),
];
const OTHERS: [(&str, &str); 2] = [
    ("whom, and for what", "the night shift, for the repair"),
    ("whom, as approved", "everybody whose payment failed between 13:12 UTC and the end"),
];

fn rules() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/rules");
    let files: Vec<_> = std::fs::read_dir(folder)
        .expect("the rules ship")
        .map(|entry| {
            let path = entry.expect("a file").path();
            (path.display().to_string(), std::fs::read_to_string(path).expect("a rule"))
        })
        .collect();
    let (rules, faults) = Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    assert!(faults.is_empty(), "{faults:?}");
    rules
}

/// The incident at the turn at which a message of this occasion is written, and the time.
fn turn(occasion: Occasion, told: &str) -> (Story, At) {
    let begun = Story::begin().started("13:12");
    let facts = |story: Story, without: &[Fact]| {
        let stated: Vec<_> = FULL.into_iter().filter(|(fact, _)| !without.contains(fact)).collect();
        story.facts("13:28", &stated)
    };
    let early = |story| facts(story, &[Fact::Known]).fact("13:28", Fact::Unknown, "The cause");
    let sent = |story: Story| story.sent("13:30", told);
    match occasion {
        Occasion::FirstWord | Occasion::HoldingStatement => (early(begun), time("13:29")),
        Occasion::Progress
        | Occasion::NoChange
        | Occasion::Workaround
        | Occasion::Sms
        | Occasion::Social
        | Occasion::Reply => (sent(early(begun)), time("13:43")),
        Occasion::Monitoring => (sent(facts(begun, &[])).status("13:50", Status::Monitoring), time("13:52")),
        Occasion::Resolved => (sent(facts(begun, &[Fact::Unknown])).status("14:05", Status::Resolved), time("14:10")),
        Occasion::Withdrawn => (
            sent(early(begun)).act(
                "13:50",
                ChangeStatus {
                    status: Status::Withdrawn,
                    at: None,
                    reason: Some("False alarm: a test sent the alerts".to_owned()),
                },
            ),
            time("13:55"),
        ),
        Occasion::Apology | Occasion::ApologyIndividual | Occasion::Compensation | Occasion::Postmortem => {
            let over = sent(facts(begun, &[Fact::Unknown])).status("14:05", Status::Resolved);
            let offer = ApproveCompensation { what: "The fees of this month".to_owned(), by: "Ann".to_owned() };
            (over.act("15:00", offer), time("15:10"))
        }
        Occasion::Reassurance => {
            let over = sent(facts(begun, &[Fact::Unknown])).status("14:05", Status::Resolved);
            let text = "Each release is tried on 1 % of payments first".to_owned();
            let added = over.act("15:00", AddFollowUp { text, kind: None, owner: None, due: None, cause: None });
            let follow_up = added.incident.aftermath.follow_ups[0].act.clone();
            (added.act("15:05", DoFollowUp { follow_up, note: None }), time("15:10"))
        }
        Occasion::Maintenance => (facts(Story::titled("New card terminals", Kind::Maintenance), &[]), time("13:29")),
        _ => (sent(facts(begun, &[])).status("13:50", Status::Identified), time("13:52")),
    }
}

fn filled(text: &str, template: &str) -> String {
    let mut out = text.to_owned();
    for (blank, words) in BLANKS.iter().chain(&OTHERS) {
        out = out.replace(&format!("⟦{blank}⟧"), words);
    }
    assert!(!out.contains('⟦'), "{template} has a blank that this test does not fill:\n{out}");
    out
}

fn remarks(rules: &Rules, template: &Template, occasion: Occasion, who: &StakeholderId) -> Vec<String> {
    let told = if who.as_str() == "customers" { "customers".to_owned() } else { format!("customers {who}") };
    let (story, now) = turn(occasion, &told);
    let story = if occasion == Occasion::HoldingStatement {
        story.act("13:28", PlaceLegalHold { reason: "Personal data may be involved".to_owned() })
    } else {
        story
    };
    let draft = from_template(template, &story.incident, who, occasion, now, Tz::UTC).expect("it can be written");
    let text = filled(&draft.text, &template.name);
    let known = Known::of(&story.incident, who, now);
    let message = Message {
        text: &text,
        occasion: occasion.as_str(),
        stakeholder: who.as_str(),
        channel: draft.channel.as_deref().unwrap_or_default(),
        ..Message::default()
    };
    let said = review(rules, &message, &Around { now, zone: Tz::UTC, incident: Some(&known) });
    let heavy = said.findings.iter().filter(|finding| finding.severity != Level::Hint);
    heavy
        .map(|finding| format!("{} at {occasion} to {who}: {}: {}", template.name, finding.rule, finding.message))
        .chain(std::env::var_os("SHOW").map(|_| format!("---\n{text}\n---")))
        .collect()
}

#[test]
fn what_we_write_passes_our_own_review() {
    let (rules, library) = (rules(), Library::built_in());
    let mut all = Vec::new();
    for shelved in library.shelf() {
        let template = &shelved.template;
        let readers = template.stakeholders.clone();
        let readers = if readers.is_empty() { vec![StakeholderId::from("customers")] } else { readers };
        let turns = std::iter::once(template.occasion).chain(template.stands_for.iter().copied());
        for occasion in turns {
            for who in &readers {
                all.extend(remarks(&rules, template, occasion, who));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// What the review says of a text to customers, with the story at hand, as `rule: message`.
fn said_of(rules: &Rules, story: &Story, now: At, occasion: &str, text: &str) -> Vec<String> {
    let known = Known::of(&story.incident, &StakeholderId::from("customers"), now);
    let message = Message { text, occasion, stakeholder: "customers", channel: "status-page", ..Message::default() };
    let said = review(rules, &message, &Around { now, zone: Tz::UTC, incident: Some(&known) });
    said.findings.iter().map(|finding| format!("{}: {}", finding.rule, finding.message)).collect()
}

#[test]
fn nothing_has_changed_is_held_against_what_has_since_the_last_word() {
    let rules = rules();
    let text = "Nothing has changed since our update at 13:30 UTC. Card payments still fail, and we are working on it.";
    let said = |story: &Story| {
        let all = said_of(&rules, story, time("13:55"), "no-change", text);
        all.into_iter().filter(|line| line.starts_with("no-change-contradiction")).collect::<Vec<_>>()
    };
    let told =
        || Story::begin().started("13:12").fact("13:28", Fact::Impact, "Card payments fail").sent("13:30", "customers");
    assert!(said(&told()).is_empty());
    assert!(said(&told().fact("13:40", Fact::Doing, "We are rolling back")).is_empty(), "work is no change");
    assert!(
        said(&told().fact("13:40", Fact::Impact, "Card payments fail")).is_empty(),
        "the same said again is no news"
    );
    let moved = told().status("13:40", Status::Identified).fact("13:41", Fact::Known, "A release of ours broke it");
    assert_eq!(
        said(&moved),
        [
            "no-change-contradiction: \u{201c}Nothing has changed\u{201d}, but this has changed since their last word: the status \
             (now identified), what is known. Say so."
        ]
    );
}

#[test]
fn once_the_cause_was_found_no_template_says_that_it_is_not_known() {
    let library = Library::built_in();
    let without = [Fact::Known, Fact::Unknown];
    let stated: Vec<_> = FULL.into_iter().filter(|(fact, _)| !without.contains(fact)).collect();
    for status in [Status::Identified, Status::Monitoring, Status::Resolved] {
        let story = Story::begin().started("13:12").facts("13:28", &stated).status("13:50", status);
        for shelved in library.shelf() {
            let template = &shelved.template;
            let who = template.stakeholders.first().cloned().unwrap_or_else(|| StakeholderId::from("customers"));
            let turns = [Occasion::Identified, Occasion::Progress, Occasion::Monitoring, Occasion::Resolved];
            let stands_for = |turn: &Occasion| *turn == template.occasion || template.stands_for.contains(turn);
            for occasion in turns.into_iter().filter(stands_for) {
                let draft =
                    from_template(template, &story.incident, &who, occasion, time("13:55"), Tz::UTC).expect("written");
                for wrong in
                    ["is not known yet.", "do not know it yet", "is not established yet", "do not yet know why"]
                {
                    assert!(!draft.text.contains(wrong), "{} while {status}: {wrong}\n{}", template.name, draft.text);
                }
            }
        }
    }
    let early = Story::begin().started("13:12").facts("13:28", &stated);
    let brief = library.shelf().find(|shelved| shelved.template.name.contains("executives")).expect("it ships");
    let who = StakeholderId::from("executives");
    let draft = from_template(&brief.template, &early.incident, &who, Occasion::Progress, time("13:55"), Tz::UTC);
    assert!(draft.expect("written").text.contains("The cause is not known yet."));
}
