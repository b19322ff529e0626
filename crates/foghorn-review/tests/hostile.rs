//! Whatever a text holds, the review answers: without a panic, with spans that can be shown, and in linear time.

use std::path::Path;
use std::sync::LazyLock;

use chrono_tz::Tz;
use foghorn_core::At;
use foghorn_review::{Around, Known, Message, Review, Rules, review};
use proptest::prelude::*;

static RULES: LazyLock<Rules> = LazyLock::new(built_in);

#[expect(clippy::disallowed_methods, reason = "only a test may open the files; the crate takes texts")]
fn built_in() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/rules");
    let files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.display().to_string(), std::fs::read_to_string(path).ok()?))
        })
        .collect();
    Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).0
}

/// An incident that gives every rule something to compare with.
static KNOWN: LazyLock<Option<Known>> = LazyLock::new(|| {
    let facts = r#"
        status = "investigating"
        severity = "SEV3"
        began = "1969-12-31T22:00:00Z"
        facts = { scope = "customers in Europe", unknown = "the cause" }
        last_word = "No data was lost. We are looking."
        people = ["Grace Hopper", ""]
        next_due = "1970-01-01T00:30:00Z"
        legal_hold = true
    "#;
    toml::from_str(facts).ok()
});

/// The answer to a text that is read alone; with an incident it only has to hold.
fn reviewed(text: &str) -> Review {
    assert!(KNOWN.is_some(), "the facts can be read");
    held(text, KNOWN.as_ref());
    held(text, None)
}

fn held(text: &str, incident: Option<&Known>) -> Review {
    let around = Around { now: At::UNIX_EPOCH, zone: Tz::UTC, incident };
    let answer = review(&RULES, &Message { text, occasion: "progress", ..Message::default() }, &around);
    for finding in &answer.findings {
        assert!(text.get(finding.start..finding.end).is_some(), "{finding:?} cannot be shown in {text:?}");
        assert!(!finding.message.is_empty() && !finding.message.contains("{match}"), "{finding:?}");
    }
    for place in &answer.places {
        assert!(text.get(place.start..place.end).is_some_and(|words| !words.is_empty()), "{place:?} in {text:?}");
    }
    answer
}

/// Pieces of which real messages and traps are made.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "We apologise for any inconvenience",
        "may have caused",
        " if you were affected",
        ". ",
        "\n\n",
        "\n- ",
        "```",
        "`",
        "14:30",
        " UTC",
        "e.g. ",
        "10.0.0.1",
        "https://a.b/c?d.",
        "\u{202e}",
        "\0",
        "\u{1f4a5}",
        "e\u{301}",
        "\u{2019}",
        "((((",
        "**",
        "some users",
        " due to a change",
        "Grace",
        "lasted 3 hours",
        "12 % of users",
        "one in eight",
        "\u{a0}",
        "| a | b |",
        "...",
        "Next update by ",
        "\u{7f51}\u{7ad9}",
        "soon",
        "%",
        "12",
    ];
    prop_oneof![proptest::sample::select(words.to_vec()).prop_map(str::to_owned), ".{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_an_answer_that_can_be_shown(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let answer = reviewed(&text);
        prop_assert_eq!(&answer, &reviewed(&text), "the same text, the same answer");
        let places: Vec<_> = answer.findings.iter().map(|f| (f.start, f.end, f.rule.clone())).collect();
        prop_assert!(places.is_sorted(), "findings in the order of the text");
    }
}

/// Bytes that a text is long; four times as many must not cost more than about four times the work.
const LONG: usize = 12_000;

#[test]
fn hostile_texts_cost_linear_work() {
    for seed in [
        "(",
        "a",
        "\u{202e}",
        "\0",
        "a ",
        ". ",
        "a. ",
        "\n",
        "- ",
        "any ",
        "we ",
        "some ",
        "14:30 ",
        "```",
        "`a` ",
        "\"",
        "due to a ",
    ] {
        let seconds = |bytes: usize| worked(|| held(&seed.repeat(bytes / seed.len()), KNOWN.as_ref()));
        let (mut short, mut long) = (f64::MAX, f64::MAX);
        // Work that grows with the square of the text costs sixteen times as much, however often it is tried; what a busy
        // machine adds to the processor's time (cold caches) is gone in the least of some runs.
        let linear = (0..4).any(|_| {
            (short, long) = (short.min(seconds(LONG)), long.min(seconds(4 * LONG)));
            long < 10.0 * short + 0.05
        });
        assert!(linear, "{seed:?}: {short:.3} s of work for {LONG} bytes, {long:.3} s for four times as many");
    }
}

/// The processor time that this thread spends on it, in seconds: the clock on the wall would count what others do.
fn worked<T>(work: impl FnOnce() -> T) -> f64 {
    let spent = || {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    };
    let from = spent();
    work();
    spent() - from
}

#[test]
fn other_languages_keep_the_rules_that_need_no_english() {
    let text = "Wir untersuchen eine Störung bei der Anmeldung und melden uns um 14:30 wieder. Der Server 10.4.2.17 ist nicht da, \
                any inconvenience.";
    let answer = reviewed(text);
    let rules: Vec<&str> = answer.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["zoneless-time", "internals"]);
    assert_eq!(serde_json::to_value(answer.language).ok(), Some("other".into()));
    assert_eq!(answer.grade, None, "a grade of English says nothing about German");
}
