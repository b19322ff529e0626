//! Kind `duration`: how long it lasted, against the clock.
//!
//! Longer than the whole incident is always wrong; shorter only where the sentence speaks of the whole. Lengths of other
//! things (a delay, a timeout) are shorter by nature and left alone. Not here: times of day (`on_record`).

use std::sync::LazyLock;

use chrono::TimeDelta;
use foghorn_core::At;
use foghorn_core::when::{Here, When};
use regex::Regex;

use super::{Check, Draft, Hit};
use crate::pattern::own;

#[derive(Debug)]
pub(super) struct Duration;

/// People round to five minutes, and of long incidents to a tenth.
const ROUND: TimeDelta = TimeDelta::minutes(5);
const TENTH: i32 = 10;

static LASTED: LazyLock<Regex> = LazyLock::new(|| {
    own(
        r"(?:(?<whole>(?:outage|incident|disruption|interruption|downtime|it|this|impact|service|services|everything) <3>(?:lasted|took|went on|continued|was over)(?: for)?|(?:was|were|been) (?:\w+ )?(?:down|unavailable|offline|unreachable|interrupted)(?: <3>for)?)|for|over|during|lasting|lasted) (?:about |around |approximately |roughly |almost |nearly |just over |just under |over |a total of |~)*(?<here>\d{1,3}(?:\.\d)? ?(?:minutes?|mins?|hours?|hrs?|h|m)(?: (?:and )?\d{1,2} ?(?:minutes?|mins?|m))?|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) hours?)",
    )
});

impl Check for Duration {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let Some(known) = draft.around.incident else { return };
        let Some(began) = known.began else { return };
        let lasted = known.ended.unwrap_or(draft.around.now) - began;
        let slack = ROUND.max(lasted / TENTH);
        for (span, sentence) in draft.reading.each_sentence() {
            for found in LASTED.captures_iter(sentence) {
                let Some(words) = found.name("here") else { continue };
                let Some(said) = length(words.as_str(), draft.around.now) else { continue };
                // What still goes on may have lasted any shorter time when the sentence was meant.
                let whole = found.name("whole").is_some() && known.ended.is_some();
                if said > lasted + slack || (whole && said + slack < lasted) {
                    let message = format!("It lasted {} by the record, not \u{201c}{{match}}\u{201d}.", shown(lasted));
                    let span = span.start + words.start()..span.start + words.end();
                    hits.push(Hit { span, message: Some(message), fix: None });
                }
            }
        }
    }
}

/// A length in words.
fn length(words: &str, now: At) -> Option<TimeDelta> {
    let phrase = words.split_whitespace().filter(|word| *word != "and").collect::<Vec<_>>().join(" ");
    When::new(format!("in {phrase}")).coming(&Here::utc(now)).ok().map(|at| at - now)
}

fn shown(length: TimeDelta) -> String {
    match (length.num_hours(), length.num_minutes() % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
