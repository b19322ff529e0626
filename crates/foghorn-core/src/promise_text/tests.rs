//! Promises as people word them, in texts of our own; and what is no promise.

use chrono_tz::Tz;

use super::{PromiseRead, find_promise, read_promise};
use crate::entry::At;
use crate::when::Here;

/// Posted on Saturday 21 November 2026 at 13:12 UTC, by somebody in Berlin.
fn here() -> Here {
    Here { now: at("2026-11-21T13:12:00Z"), zone: Tz::Europe__Berlin }
}

fn at(text: &str) -> At {
    text.parse().expect("a test's instant")
}

fn found(text: &str) -> Option<String> {
    find_promise(text, &here()).map(|promise| promise.at.format("%d %H:%M").to_string())
}

#[test]
fn promises_are_read_in_many_wordings() {
    for (text, day_and_time) in [
        ("Next update by 14:30 UTC.", "21 14:30"),
        ("NEXT UPDATE BY 14:30 UTC", "21 14:30"),
        ("**Next update:** 14:30 UTC", "21 14:30"),
        ("Next update – 14:30 (UTC)", "21 14:30"),
        ("Next status update will be posted at 16:00 CET.", "21 15:00"),
        ("The next scheduled update is due no later than 14:30 GMT", "21 14:30"),
        ("Next update in 30 minutes", "21 13:42"),
        ("Next update in 30m.", "21 13:42"),
        ("Next update: 30 min", "21 13:42"),
        ("Next update within the next hour.", "21 14:12"),
        ("Next update in about two hours.", "21 15:12"),
        ("Next update in 1 h 20 min.", "21 14:32"),
        ("Next update in an hour and a half.", "21 14:42"),
        ("Next update in half an hour.", "21 13:42"),
        ("Next update within the next half hour.", "21 13:42"),
        ("Next update in 30-45 minutes.", "21 13:57"),
        ("Next update tomorrow at 09:00 UTC.", "22 09:00"),
        ("Next update on Monday, 23 November, 9 a.m. UTC.", "23 09:00"),
        ("Next update: 2026-11-22 08:00 UTC", "22 08:00"),
        ("Next update by noon UTC tomorrow", "22 12:00"),
        ("We will update by 15:00 UTC.", "21 15:00"),
        ("We'll update at 15:00 UTC.", "21 15:00"),
        ("We will post another update at 16:00 CET.", "21 15:00"),
        ("We\u{2019}ll post another update by 14:30 UTC, or sooner if we can.", "21 14:30"),
        ("we'll provide an update within the next hour", "21 14:12"),
        ("We will provide an update on our progress at 20:00 UTC.", "21 20:00"),
        ("We are working on it and will send you one more update by 3:30 PM GMT.", "21 15:30"),
        ("We expect to have more news and a full update within another two hours.", "21 15:12"),
        ("We will update this page again in 20 minutes as we learn more.", "21 13:32"),
        ("We will update again within 2 hours.", "21 15:12"),
        ("We will be posting updates every 30 minutes.", "21 13:42"),
        ("We will report back by 14:00 UTC.", "21 14:00"),
        ("Our vendor is on it and we will post another update at 16:00 UTC.", "21 16:00"),
        ("We can give the next update at 16:00 UTC.", "21 16:00"),
        ("an update will follow by 9 pm PST on 21 November", "22 05:00"),
        ("Another update will be shared within the next 30 minutes.", "21 13:42"),
        ("A further update is expected by 15:00 Europe/Berlin.", "21 14:00"),
        ("Expect another update by 15:30 Berlin time.", "21 14:30"),
        ("Fix rolled out. Further update at 14:30 UTC.", "21 14:30"),
        ("Cards fail since 12:50 UTC. We expect a fix by 15:00 UTC. Next update by 14:00 UTC.", "21 14:00"),
        ("We will post another\nupdate by 14:30 UTC.", "21 14:30"),
        ("R\u{e9}seau d\u{e9}grad\u{e9}. Next\u{a0}update by 14:30\u{a0}UTC", "21 14:30"),
    ] {
        assert_eq!(found(text).as_deref(), Some(day_and_time), "{text}");
    }
}

#[test]
fn a_time_alone_is_no_promise() {
    for text in [
        "",
        "Checkout has failed since 13:12 UTC.",
        "We expect a fix by 15:00 UTC.",
        "Update 14:30 UTC: payments are back.",
        "We updated the certificates at 14:00 UTC.",
        "We will update the certificates at 14:00 UTC.",
        "We will deploy an update in 30 minutes.",
        "We will publish a security update by 15:00 UTC.",
        "Status updates are delayed by up to 30 minutes.",
        "We will post an update and deploy the fix by 15:00 UTC.",
        "We will provide an update on the outage at 13:12 UTC.",
        "We will provide an update on what began at 14:12 UTC.",
        "There was another update at 14:00 UTC.",
        "The next update will come once the rollback ends at 15:00 UTC.",
        "Next update once we know more.\n\n14:30 UTC: nothing yet.",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn what_cannot_be_read_without_doubt_is_no_promise() {
    for text in [
        "Next update shortly.",
        "Next update in a few minutes.",
        "We will provide an update in a few hours.",
        "Next update in 2 business days.",
        "Next update by end of day.",
        "Next update by 14:30 IST.",
        "Next update by 14:30 local time.",
        "Next update by 11/22 14:30 UTC.",
        "Next update tomorrow morning.",
        "Next update by 9:00 in the evening.",
        "Next update by 14:30-15:30 UTC.",
        "Next update on Monday, 24 November, 09:00 UTC.",
        "Next update by 25:00 UTC.",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn conditions_denials_and_promises_of_others_are_none_of_ours() {
    for text in [
        "We will provide another update within an hour if we see improvements.",
        "We will not provide another update before 15:00 UTC.",
        "No further update will be posted before 15:00 UTC.",
        "They will provide us with the next update by 14:30 UTC.",
        "They will give the next update at 16:00 UTC.",
        "Our vendor will post an update at 16:00 UTC.",
        "Next update was due at 14:00 UTC.",
        // The minute that is promised has passed already.
        "Next update by 13:00 UTC.",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

/// What is said where a text promises and nothing can be recorded.
fn missed(text: &str) -> Option<String> {
    match read_promise(text, &here()) {
        PromiseRead::Missed(missed) => Some(missed.said(&here())),
        PromiseRead::None | PromiseRead::Found(_) => None,
    }
}

#[test]
fn a_promise_that_cannot_be_recorded_is_said_and_not_dropped() {
    let over = "The text promises 14:00 CET, which is already over: no promise is recorded.";
    assert_eq!(missed("Cards fail. Next update by 13:00 UTC.").as_deref(), Some(over));
    assert_eq!(missed("We will post another update at 14:00.").as_deref(), Some(over));
    let ist = missed("Next update by 14:30 IST.").expect("a promise was meant");
    assert!(ist.contains("\u{201c}Next update by 14:30 IST\u{201d}, but \u{201c}IST\u{201d} is no zone"), "{ist}");
    for (text, part) in [
        ("Next update by 14:30 local time.", "\u{201c}local time\u{201d} is no zone"),
        ("Next update by 14:30 Mars/Phobos", "\u{201c}Mars/Phobos\u{201d} is no zone"),
        ("Next update by 14:30-15:30 UTC.", "\u{201c}Next update by 14:30-15:30\u{201d}, but that is no time"),
        ("Next update by 9:00 in the evening.", "Next update by 9:00 in the evening"),
        ("Next update on Monday, 24 November, 09:00 UTC.", "but that is no time that can be read without doubt"),
        ("Next update by 03:00 UTC yesterday.", "but that is no time"),
        ("Next update by 25:00 UTC.", "but that is no time"),
        ("Next update at 9am tomorrow CET.", "Next update at 9am tomorrow CET\u{201d}, but that is no time"),
        ("Next update tomorrow at 9.", "\u{201c}Next update tomorrow at 9\u{201d}, but that is no time"),
        ("Next update at 9. We are sorry.", "\u{201c}Next update at 9\u{201d}, but that is no time"),
        ("Next update by EOD", "\u{201c}Next update by EOD\u{201d}"),
        ("Next update in a few minutes.", "\u{201c}Next update in a few minutes\u{201d}"),
        ("Next update will be posted by end of day.", "Next update will be posted by end of day"),
        ("Next update: tomorrow morning", "\u{201c}Next update: tomorrow morning\u{201d}"),
    ] {
        let said = missed(text).unwrap_or_default();
        assert!(said.contains(part), "{text}: {said}");
    }
}

#[test]
fn nobody_is_told_of_a_promise_that_was_not_meant() {
    for text in [
        "",
        "Checkout has failed since 13:00 UTC.",
        "Next update shortly.",
        "Next update once we know more.",
        "Next update tomorrow if anything changes.",
        "Next update at 3 sites went out.",
        "Next update was due at 14:00 UTC",
        "Our vendor will post an update at 13:00 UTC.",
        "No further update will be posted before 13:00 UTC.",
        "We will provide another update by 13:00 UTC if we see improvements.",
        "Next update by 13:00 UTC.\n\nNext update by 14:30 UTC.",
        "Next update by 14:30 UTC",
    ] {
        assert_eq!(missed(text), None, "{text}");
    }
}

#[test]
fn of_several_promises_the_earliest_counts() {
    assert_eq!(found("Next update by 16:00 UTC. We'll post an update by 15:00 UTC.").as_deref(), Some("21 15:00"));
}

#[test]
fn the_promise_is_shown_in_its_own_words_and_place() {
    let text = "Zahlungen gest\u{f6}rt.  Another\n update will follow by 14:30 UTC, we hope.";
    let promise = find_promise(text, &here()).expect("a promise");
    assert_eq!(promise.words, "Another update will follow by 14:30 UTC");
    assert_eq!(&text[promise.span.0..promise.span.1], "Another\n update will follow by 14:30 UTC");
    assert!(promise.zone_given);
}

#[test]
fn a_time_without_a_zone_is_read_in_the_zone_of_the_writer_and_says_so() {
    let promise = find_promise("Next update by 14:30", &here()).expect("a promise");
    assert_eq!((promise.at, promise.zone_given), (at("2026-11-21T13:30:00Z"), false));
    let relative = find_promise("Next update in 30 minutes", &here()).expect("a promise");
    assert!(relative.zone_given, "a length needs no zone");
}

#[test]
fn a_hostile_megabyte_is_read_to_its_end() {
    let text = format!("{} Next update by 14:30 UTC", "we will update an update in ".repeat(40_000));
    assert_eq!(found(&text).as_deref(), Some("21 14:30"));
    assert_eq!(found(&"will".repeat(250_000)), None);
    assert_eq!(found(&"update ".repeat(150_000)), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_promises_lie_ahead(text in "(will|update|next|by|in|an|14:30|UTC|30|min|[ .\n\u{e9}\u{1f30a}])*") {
        match read_promise(&text, &here()) {
            PromiseRead::Found(promise) => {
                proptest::prop_assert!(promise.at > here().now);
                proptest::prop_assert!(text.get(promise.span.0..promise.span.1).is_some());
            }
            PromiseRead::Missed(missed) => proptest::prop_assert!(!missed.said(&here()).is_empty()),
            PromiseRead::None => {}
        }
    }
}
