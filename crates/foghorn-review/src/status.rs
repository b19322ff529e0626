//! Which status a text shows by itself: its words, whatever the incident's record says.
//!
//! Here: the reading that decides what a message must have. Not here: whether it agrees with the facts.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::pattern::own;
use crate::text::Reading;

/// Where an incident stands, as a message tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Something is wrong and nobody knows yet what.
    Investigating,
    /// The cause is known, or a fix is being made.
    Identified,
    /// A fix is in place, or service is coming back.
    Monitoring,
    /// Service is back.
    Resolved,
    /// It is over, and this says what happened and why.
    Report,
    /// Planned work.
    Maintenance,
    /// None of these.
    Other,
}

impl Status {
    /// Investigating, identified or monitoring: the impact goes on.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::Monitoring)
    }

    /// The status that a text shows; its occasion decides only where the text says nothing.
    pub(crate) fn of(reading: &Reading<'_>, occasion: &str) -> Self {
        let cues = cues();
        let text = reading.text;
        if let Some(label) = cues.label.captures(text) {
            let word = label.name("here").map_or("", |word| word.as_str()).to_ascii_lowercase();
            match word.as_str() {
                "investigating" => return Self::Investigating,
                "identified" => return Self::Identified,
                "monitoring" => return Self::Monitoring,
                "resolved" if !cues.cause.is_match(text) => return Self::Resolved,
                "scheduled" | "in progress" | "completed" => return Self::Maintenance,
                _ => {}
            }
        }
        if cues.maintenance.is_match(text) && !cues.unplanned.is_match(text) {
            return Self::Maintenance;
        }
        let ongoing = cues.ongoing.is_match(text);
        let over = cues.over.is_match(text) || (cues.past.is_match(text) && !ongoing);
        let told = cues.cause.is_match(text) && reading.words >= 40;
        // A span of time that is over, told at length: what goes on after it is the aftermath.
        if cues.window.is_match(text) && reading.words >= 40 && !cues.later.is_match(text) {
            return if told || reading.words >= 60 { Self::Report } else { Self::Resolved };
        }
        if cues.report.is_match(text)
            && reading.words >= 40
            && (over || told || reading.words >= 120)
            && !cues.later.is_match(text)
        {
            return Self::Report;
        }
        if over && !ongoing {
            return if told { Self::Report } else { Self::Resolved };
        }
        // Regret for what is told as past: the trouble is over, also where nobody says so.
        if cues.regret.is_match(text) && !ongoing && !cues.present.is_match(text) {
            return if told { Self::Report } else { Self::Resolved };
        }
        let alone = [
            (&cues.monitoring, Self::Monitoring),
            (&cues.identified, Self::Identified),
            (&cues.investigating, Self::Investigating),
            (&cues.broken, Self::Investigating),
            (&cues.busy, Self::Identified),
        ];
        let shown = alone.into_iter().find(|(cue, _)| cue.is_match(text)).map(|(_, status)| status);
        shown.unwrap_or(match occasion {
            "first-word" | "no-change" => Self::Investigating,
            "identified" | "workaround" => Self::Identified,
            "monitoring" => Self::Monitoring,
            "resolved" => Self::Resolved,
            "apology" | "compensation" | "postmortem" => Self::Report,
            "maintenance" => Self::Maintenance,
            _ => Self::Other,
        })
    }
}

struct Cues {
    label: Regex,
    maintenance: Regex,
    unplanned: Regex,
    ongoing: Regex,
    over: Regex,
    past: Regex,
    regret: Regex,
    present: Regex,
    busy: Regex,
    window: Regex,
    broken: Regex,
    cause: Regex,
    report: Regex,
    later: Regex,
    monitoring: Regex,
    identified: Regex,
    investigating: Regex,
}

fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| Cues {
        label: own(
            r"^[\s\[*#_]*(?:status\s?:[\s*]*)?(?<here>investigating|identified|monitoring|resolved|scheduled|in progress|completed)(?:[\]*_]*\s?(?:[-:\u{2013}\u{2014}]|\n)|[\]*_]+)",
        ),
        maintenance: own(
            r"will be (?:\w+ )?(?:upgraded|migrated|restarted|rebooted|moved|replaced|down (?:for|from|on|until|between))|(?:we'll|we will|we are|we're) (?:upgrad|migrat|restart|reboot|performing (?:an? |the )?(?:\w+ ){0,2}(?:upgrade|migration))\w*|(?:scheduled|planned|routine|upcoming|emergency) (?:\w+ )?(?:maintenance|upgrades?|works?|downtime)|maintenance (?:window|period|work|has|is|will|was|on|notice)|(?:undergoing|perform(?:ing)?|carry(?:ing)? out|conduct(?:ing)?) <3> maintenance",
        ),
        unplanned: own(
            r"investigat\w*|outages?|incident|unexpected\w*|degraded|elevated|caused by|due to|because|mitigat\w*|root cause|(?:following|after|result of) (?:the|a|an|our|this) (?:\w+ ){0,3}maintenance",
        ),
        ongoing: own(
            r"(?:we|i|team|teams|engineers|they) (?:are|is|'re|remain)? ?(?:still |currently |now |actively |also )*(?:investigating|working|looking|monitoring|continuing|continue|continues)|(?:are|is|'re) (?:still |currently |now |actively |also )*working (?:on|to|with|through)|we'(?:re|ll)(?: \w+)? (?:investigating|working|looking|monitoring|continuing|continue|keep|update)|will (?:continue|keep) (?:to )?(?:investigat|monitor|work|updat|provid|shar|post)\w*|(?:and|but) (?:are|is) (?:\w+ )?(?:monitoring|investigating|continuing)|(?:is|are|remains?) (?:still|currently|ongoing)|next update|investigation(?:s)? (?:is|are|continues?)|beginning to (?:see|recover)|(?:some|other|remaining) <3> (?:remain|still|continue)|partially|is (?:being|now being|in progress|underway)|are (?:seeing|expecting|beginning|starting)",
        ),
        over: own(
            r"(?:incident|issues?|problems?|outage|disruption|degradation|errors?|impact|this|it|that) <3> (?:(?:has|have) (?:now |since |also )?(?:been )?(?:fully |completely |successfully )?(?:resolved|fixed|mitigated|ended|passed|addressed|remediated|cleared)|(?:is|are|was|were) (?:now |fully |completely |successfully )*(?:resolved|fixed|mitigated|over|closed|remediated|addressed))|\[(?:final|closing|close)[^\]\n]{0,12}\]|(?:operation|upgrade|migration|work) (?:\w+ )?(?:finished|completed|done|went well|ended)|(?:up|working) again|back online|fully (?:recovered|restored|operational|resolved|mitigated|available|healthy)|(?:seen|confirmed|observed|reached|to|made a) (?:a )?full recovery|back (?:to normal|online|up|in service)|(?:returned|return) to normal|operating normally|operational|(?:has|have) (?:now |all )*(?:recovered|been (?:fully |completely )?restored)|(?:has|have) (?:successfully |fully |now )*(?:resolved|fixed)|(?:we|team) (?:have )?(?:now )?(?:fully )?(?:resolved|mitigated|fixed)|(?:and|have) (?:now |fully )?(?:resolved|fixed|mitigated) (?:the|this)|(?:was|were|is|are) (?:again |now |all )*(?:operating|running|working) (?:as )?(?:normal|usual|again)|we've (?:now )?(?:fully )?(?:resolved|mitigated|fixed)|(?:working|processed|delivered|loading|processing|functioning|running|behaving) (?:normally|as expected|again)|all clear|incident closed|closing this incident|services? (?:is|are|has been|have been) (?:now )?(?:fully )?(?:restored|normal|up)",
        ),
        past: own(
            r"(?:was|were) (?:\w+ )?(?:caused|down|unavailable|degraded|disrupted|interrupted|offline|unable|triggered|unreachable|slow|delayed)|(?:outage|incident|disruption|issue|problem|impact) (?:was|lasted|began|ended)|(?:nobody|no one|customers|users|you) could(?: not|n't)?|we (?:let you|let our|deleted|lost|failed|caused|take (?:full )?responsibility)|experienced <8> (?:at|between|from|on) (?:\w+ )?\d|(?:on|between|from|starting|beginning|at) <4> (?:\d{1,2}:\d\d|\w+ \d{1,2}(?:st|nd|rd|th)?,? \d{4})[^.]{0,160} (?:was|were|experienced|failed|had|received|saw|could not|couldn't)|(?:users|customers) (?:were|experienced|saw|could not|had|may have|might have)",
        ),
        regret: own(r"apolog\w+|sorry|regret"),
        present: own(
            r"currently|now|at (?:the|this) (?:moment|time)|still|working|(?:are|is|'re|may|might|can|will) (?:be |not |also )*(?:see|seeing|experienc\w+|having|unable|unavailable|down|failing|degraded|affected|impacted|delayed|slow\w*|temporarily)|cannot|can't|unable|temporarily",
        ),
        busy: own(
            r"working (?:\w+ ){0,2}(?:to|on|through)|exploring|continu(?:e|es|ing) (?:to|with|working)|is being (?:tested|deployed|rolled)|nearing|(?:we are|we're) (?:now )?(?:resolving|correcting|testing)",
        ),
        window: own(
            r"\d{1,2}:\d\d (?:[ap]m )?[\u{2013}-] \d{1,2}:\d\d|(?:between|from|starting|beginning|on)\b[^.]{0,60}\d{1,2}:\d\d[^.]{0,40}\b(?:and|to|until|through|till|-|\u{2013})\b[^.]{0,40}\d{1,2}:\d\d",
        ),
        broken: own(
            r"(?:having|experiencing|seeing|facing) (?:[\w-]+ ){0,3}?(?:issues?|troubles?|problems?|difficult\w+|increase)|aware (?:of|that)|5xx|experienc(?:e|ing)|(?:is|are|currently|still) (?:\w+ )?(?:impacted|affected)|constraints?|stuck|missing|not be able|may not|have no (?:\w+ )?\w+|(?:degrad|outage|unavailable|elevated|unable|failing|failures?|disruption|errors?)\w*|issues? (?:with|affecting|impacting|for)|problems? with|(?:is|are|been|remains?|went|currently|still) (?:\w+ )?down|slow\w*|delays?|delayed|not working|(?:customers?|users?|you|people|members|clients|guests|visitors|accounts) <4>(?:cannot|can't)",
        ),
        cause: own(
            r"caused by|due to|root cause (?:was|is|of)|result of|resulted (?:from|in)|triggered by|the cause (?:was|of)|because|traced to|we (?:caused|deployed|failed|introduced|made)|stemmed from|led to|introduced",
        ),
        report: own(
            r"post-?mortem|post[- ]incident|incident (?:report|review|summary)|root cause(?: analysis)?|rca|what happened|timeline|lessons|(?:to )?prevent(?:ing)? <6> (?:future|again|recurrence|reoccurrence|recurring|happening)|in the future|mitigated (?:by|the)|on \w+ \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?",
        ),
        later: own(
            r"(?:we|team|engineers) (?:are|is) (?:still |currently |now |actively )*(?:investigating (?:the (?:issue|cause|root|problem|incident)|this|an? (?:issue|problem)|reports|these)|working on (?:a|the) (?:fix|mitigation|resolution))|next update (?:in|by|at|within)",
        ),
        monitoring: own(
            r"monitor(?:ing)?|no longer seeing|keep an eye|watching|coming back|catch(?:ing)? up|caught up|subsid\w+|re-?directing|re-?routing|decreas\w+|progress(?:ing)?|reprocess\w*|(?:fix|mitigation|patch|change|rollback|workaround) (?:has been|was|is|have been) (?:now |fully |successfully )*(?:implemented|deployed|applied|rolled out|released|in place|complete|completed|live|put in place)|(?:implemented|deployed|applied|rolled out|released) (?:a|the|an) <3> (?:fix|mitigation|patch|change|workaround)|recover(?:y|ing|ed|s)|improv(?:ement|ements|ing)|restored|resolved|mitigated|rolled back",
        ),
        identified: own(
            r"identified|restoring|found (?:the|a|an|what)|root cause|work(?:ing)? (?:on|to|toward|towards|with) <5> (?:fix|resolve|mitigat\w*|restor\w*|resolution|repair|remediat\w*|correct|address|recover\w*)|fix is|implementing|deploying|rolling (?:out|back)|mitigat(?:e|ing)|fixing|repairing|underway|in progress|caused by|due to",
        ),
        investigating: own(
            r"investigat\w*|looking into|aware of|received reports|reports of|examining|analy[sz]ing|diagnosing|reviewing",
        ),
    });
    &CUES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(text: &str) -> Status {
        Status::of(&Reading::of(text), "")
    }

    #[test]
    fn a_text_shows_its_status() {
        for (text, expected) in [
            ("We are investigating reports of errors.", Status::Investigating),
            ("Some users cannot log in.", Status::Investigating),
            ("Uploads are failing for all customers.", Status::Investigating),
            ("The issue has been identified and a fix is being implemented.", Status::Identified),
            ("We found the cause and are working on a fix.", Status::Identified),
            ("A fix has been implemented and we are monitoring the results.", Status::Monitoring),
            ("We are seeing recovery and continue to watch.", Status::Monitoring),
            ("This incident has been resolved.", Status::Resolved),
            ("Search is operating normally.", Status::Resolved),
            ("[Resolved] Search works.", Status::Resolved),
            ("We will perform scheduled maintenance on Sunday from 02:00 to 04:00 UTC.", Status::Maintenance),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }
}
