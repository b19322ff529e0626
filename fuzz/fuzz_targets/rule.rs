//! A rule file: it is in force, or a fault with its line; a rule in force goes through a text.
#![no_main]

use chrono::DateTime;
use chrono_tz::Tz;
use foghorn_review::{Around, Message, Rules, review};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "# We are down\n\nSome users may see errors. We apologise for any inconvenience, and will update you \
    by 14:30 UTC or soon. Größe: 5 % of 3,000; call 555-0100. Sorry!";

fuzz_target!(|file: &str| {
    let (rules, faults) = Rules::read([("fuzzed.md", file)].into_iter());
    for fault in &faults {
        assert!(!fault.to_string().is_empty());
    }
    assert!(rules.all().len() + faults.len() <= 1, "one file, one rule or one fault");
    let now = DateTime::UNIX_EPOCH;
    for text in [TEXT, file] {
        let message = Message { text, ..Message::default() };
        let answer = review(&rules, &message, &Around { now, zone: Tz::UTC, incident: None });
        for finding in &answer.findings {
            assert!(text.get(finding.start..finding.end).is_some(), "{finding:?} stands nowhere");
        }
    }
});
