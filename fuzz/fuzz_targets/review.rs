//! A text under the review: every remark stands in it, a replacement fits, and the same text gets the same remarks.
#![no_main]

use std::path::Path;
use std::sync::OnceLock;

use chrono::DateTime;
use chrono_tz::Tz;
use foghorn_review::{Around, Message, Rules, review};
use libfuzzer_sys::fuzz_target;

/// The rules that ship with Foghorn.
fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/rules");
        let mut files = Vec::new();
        for file in std::fs::read_dir(folder).expect("no folder of rules").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(file.path()).expect("a rule that cannot be read")));
        }
        let (rules, faults) = Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        assert!(faults.is_empty(), "{faults:?}");
        assert!(!rules.all().is_empty(), "no rules");
        rules
    })
}

fuzz_target!(|written: (u8, u32, &str)| {
    let (choice, seconds, text) = written;
    let Some(now) = DateTime::from_timestamp(i64::from(seconds), 0) else { return };
    let pick = |from: &[&'static str], at: u8| from[usize::from(at) % from.len()];
    let message = Message {
        text,
        subject: pick(&["", "We are down"], choice),
        occasion: pick(&["", "progress", "resolved", "apology", "first"], choice >> 1),
        stakeholder: pick(&["", "customers", "press", "regulators"], choice >> 3),
        channel: pick(&["", "status-page", "sms", "email"], choice >> 5),
    };
    let around = Around { now, zone: Tz::Europe__Berlin, incident: None };
    let answer = review(rules(), &message, &around);
    for finding in &answer.findings {
        assert!(text.get(finding.start..finding.end).is_some(), "{finding:?} stands nowhere in {text:?}");
        assert!(!finding.message.is_empty(), "{finding:?} says nothing");
        if let Some(fix) = &finding.fix {
            assert!(text.get(fix.start..fix.end).is_some(), "{finding:?} mends nothing in {text:?}");
        }
    }
    assert!(answer.places.iter().all(|place| text.get(place.start..place.end).is_some()), "{text:?}");
    assert_eq!(review(rules(), &message, &around), answer, "the same text, other remarks: {text:?}");
});
