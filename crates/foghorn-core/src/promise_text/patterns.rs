//! The words of a promise as patterns. The regex crate matches in linear time; the reader hands it one breath of text
//! at a time, so that a hostile text cannot make the whole slow either.

use std::sync::LazyLock;

use regex::Regex;

/// Space within a sentence, where a line may break; the reader cuts at paragraphs.
const SP: &str = r"[\ \t\r\n\u{a0}]+";
/// A word that neither ends a sentence nor names a number.
const WORD: &str = r"[a-z'\u{2019},/&()\u{2013}-]+";
const NUMBER: &str = "(?:[0-9]{1,3}(?:[.][0-9])?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|\
                      twenty|thirty|forty(?:[ -]five)?|fifty|sixty|ninety)";
const UNIT: &str = r"(?:minutes?|mins?|m|hours?|hrs?|h|seconds?|secs?|days?)\b";
const CLOCK: &str = r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap][.]?m\b[.]?)?|[0-9]{1,2}\s?[ap][.]?m\b[.]?|noon)";
const ZONE: &str = r"(?<zone>[(]?(?:
        (?:UTC|GMT)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)? | CES?T | BST | [ECMP][SD]T | (?-i:[ECMP]T|Z)
        | (?-i:(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/-]{3,40})
        | (?-i:[A-Z][a-z]{2,15}(?:\ [A-Z][a-z]{2,15})?\ [Tt]ime)
    )\b[)]? | [+-][0-9]{2}:?[0-9]{2}\b)";
const WEEKDAY: &str = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.]?)";
const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|
        oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[.]?";

/// All patterns of this module.
pub(super) struct Patterns {
    /// The words that every cue holds one of.
    pub(super) word: Regex,
    /// What every time holds, and every word that stands for one.
    pub(super) timed: Regex,
    /// Words that announce an update; group `next` where they say "next update" itself.
    pub(super) cue: Regex,
    /// What may stand between "next update" and its time.
    pub(super) tail_of_next: Regex,
    /// What stands after "next update" where it is meant as a time and is none that can be read.
    pub(super) vague: Regex,
    /// What may stand between another cue and its time.
    pub(super) tail: Regex,
    /// Words that say that it is ours, whoever was spoken of before.
    pub(super) ours: Regex,
    /// Words before a cue that make it somebody else's promise, or none.
    pub(super) foreign_before: Regex,
    /// The same within a cue.
    pub(super) foreign_within: Regex,
    /// Words between cue and time that begin another thought, to which the time belongs.
    pub(super) other_clause: Regex,
    /// Words that have a time of their own when "at" follows.
    pub(super) event: Regex,
    /// Words after the time that make it no promise but a condition.
    pub(super) condition_after: Regex,
    /// Words after the time that change it in a way that is not read here.
    pub(super) changed_after: Regex,
    /// What looks like a zone and is none that can be read.
    pub(super) strange_zone: Regex,
}

/// The patterns, compiled once.
pub(super) fn patterns() -> &'static Patterns {
    static PATTERNS: LazyLock<Patterns> = LazyLock::new(compile);
    &PATTERNS
}

fn compile() -> Patterns {
    let tail_words = time();
    Patterns {
        word: regex(
            r"updat|communication|bulletin|report\ back|write\ again|in\ touch|back\ to\ you|communicate\ again|
            check\ back",
        ),
        timed: regex("[0-9]|hour|min|day|noon|tomorrow|tonight|morning|afternoon|evening|week|shift|eod|cob|business"),
        cue: regex(&cue()),
        tail_of_next: regex(&format!("^{} {tail_words}", filler())),
        vague: regex(&format!("^{} {}", filler(), vague_time())),
        tail: regex(&format!(r"^(?<gap>(?:{SP}{WORD}){{0,7}}?) [,:]? {SP} {tail_words}")),
        ours: regex(r"\b(?:we|our|i)\b"),
        foreign_before: regex(
            r"(?: \b(?:no|not|never|nor|without)\s+(?:the\s+|an?\s+|any\s+)?
                | \bus\s+(?:with\s+)?(?:the\s+|an?\s+|their\s+)?
                | \b(?:they|vendors?|providers?|suppliers?|partners?|carriers?|upstream)\s+(?:[a-z'\u{2019}]+\s+){0,5}
                | \btheir\s+ ) $",
        ),
        foreign_within: regex(
            r"\b(?:not|never|no|us|they|vendor|provider|supplier|security|software|firmware|version|configuration|config|
                certificate|database|kernel|package|patch|if|once|when|before|after)\b
                | ^(?:will|shall|going|expect|aim|plan|intend|we|i)\b(?s:.*)\s(?:will|shall|we['\u{2019}]ll)\b",
        ),
        other_clause: regex(
            r"\b(?:and|but|since|from|between|after|until|till|that|which|who|whose|began|begun|started|starting|starts|
                beginning|occurred|once|when|if|unless|because|while|where|during|of|than|reported|identified|fix|fixed|
                not|affecting|due|caused)\b",
        ),
        event: regex(r"\b(?:incident|outage|issue|maintenance|disruption|event|failure|problem|downtime|deploy\w*)\b"),
        condition_after: regex(r"^\s+(?:if|once|when|unless|should|provided|assuming|of)\b"),
        changed_after: regex(&format!(
            r"^(?: ,?{SP}(?:on{SP}(?:the{SP})?[0-9]|(?:on{SP})?(?:the{SP})?(?:next|following)\b)
                | ,?{SP}yesterday\b
                | ,?{SP}(?:(?:in{SP}the|this|tomorrow){SP})?(?:morning|afternoon|evening|night|tonight)\b
                | (?:\s?[-\u{{2013}}\u{{2014}}]\s?|\s+(?:to|and|or)\s+){CLOCK}
                | [/.:%] [0-9] | % )"
        )),
        strange_zone: regex(
            r"^(?-i: \s?[(]?(?:[A-Z]{1,3}[SD]?T|MSK)\b | \s+(?:[A-Za-z]{1,15}\s+){1,3}[Tt]ime\b | \s?[(]?[A-Z][a-z]+/[A-Z][A-Za-z_]*)",
        ),
    }
}

/// "Next update"; "we will update", with the time right behind it; "we will post another update"; "we will update again"; "a further update will follow"; "expect another
/// update"; and at the head of a line or sentence "further update".
fn cue() -> String {
    let modal = r"(?:\b(?:will|shall|going\ to|expect\ to|aim\ to|plan\ to|intend\ to)\b|\b(?:we|i)['\u{2019}]ll\b)";
    let give = r"(?:post|provide|share|send|give|issue|publish|deliver|have|make)(?:ing)?|(?:be\ )?(?:back|return)\ with|
                 follow\ up\ with";
    let another = r"(?:another|an?|one\ more|the\ next|our\ next|(?:a\ )?further|more|additional)";
    format!(
        r"\b(?<next> (?:next|following)(?:{SP}(?:status|scheduled|planned|incident|public|regular|customer|full))?
                {SP}(?:updates?|communication|bulletin)\b
            | (?:\b(?:we|i){SP}(?:will|shall)|\b(?:we|i)['\u{{2019}}]ll){SP}update\b )
        | (?: {modal}(?:{SP}{WORD}){{0,3}}?{SP}(?:{give})(?:{SP}{WORD}){{0,5}}?{SP}updates?\b )
        | (?: {modal}(?:{SP}{WORD}){{0,2}}?{SP}(?:
                update{SP}(?:again|you|everyone|everybody|customers|our\ (?:status|customers|users|page)|
                    (?:this|the)\ (?:page|post|incident|status\ page|status|thread|message))
                | report\ back | write\ again | be\ in\ touch | get\ back\ to\ you | communicate\ again | check\ back\ in
            )\b )
        | (?: \b{another}(?:{SP}{WORD}){{0,2}}?{SP}updates?{SP}(?:will|is|are|to|can){SP}
                (?:(?:be|expected|to|then){SP}){{0,3}}(?:follow|come|provided|posted|published|shared|sent|given|issued|
                available|made|due|expected|planned|scheduled)\b )
        | (?: \b(?:expect|look\ for|await){SP}{another}(?:{SP}{WORD}){{0,2}}?{SP}updates?\b )
        | (?: (?:^|[.!?:;*_\n(\u{{2013}}\u{{2014}}-])\s{{0,5}}(?:another|(?:a\ )?further|more|additional|one\ more)
                (?:{SP}{WORD})?{SP}updates?(?:{SP}to{SP}follow)?\b )"
    )
}

/// What may stand between "next update" and its time.
fn filler() -> &'static str {
    r"(?:[\s:*_=|(,\u{2013}\u{2014}-]{1,6}(?:will|is|are|to|be|has|been|eta|due|time|expected|planned|
        scheduled|provided|posted|published|shared|sent|given|issued|available|coming|follow|follows|come|comes|arrives|made|
        from|us|here|on|this|incident)\b){0,6}
      [\s:*_=|(,\u{2013}\u{2014}-]{0,6}"
}

/// Words that stand for a time and name none: "in a few minutes", "by end of day", "tomorrow at 9".
fn vague_time() -> &'static str {
    r"(?: (?:in|within)\s+(?:a\s+few|some|several|a\s+couple\s+of)\s+(?:minutes|hours|days)\b
        | (?:(?:by|before|at)\s+)?(?:the\s+)?(?:end\s+of\s+(?:the\s+|business\s+|this\s+)?(?:day|business|week|shift)|eod|cob|
            close\s+of\s+business)\b
        | (?:(?:by|before)\s+)?(?:tomorrow|tonight|(?:this|later\s+this|in\s+the)\s+(?:morning|afternoon|evening))\b
            (?:\s+(?:morning|afternoon|evening|night)\b)?(?:\s+(?:at|by)\s+[0-9]{1,2}\b)?
        | (?:by|at|before|around)\s+[0-9]{1,2}(?:\s+(?:tomorrow|today|tonight)\b|[.,;!)]|$) )"
}

/// The time itself: group `length`, `one` ("the next hour") or `moment`.
fn time() -> String {
    let date = format!(
        r"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
            | [0-9]{{1,2}}(?:st|nd|rd|th)?{SP}(?:of{SP})?{MONTH}(?:,?{SP}[0-9]{{4}}\b)?
            | {MONTH}{SP}[0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:,?{SP}[0-9]{{4}}\b)?)"
    );
    let day = format!(r"(?:today\b|tomorrow\b|{WEEKDAY}(?:,?{SP}{date})?|{date})");
    let about = r"(?:(?:about|around|approximately|approx[.]?|roughly|at\ most|up\ to|~)\s*)?";
    format!(
        r"(?:
            (?:(?<within>in|within|inside|every){SP})? (?:the\s+)?(?:next\s+|coming\s+|another\s+)?{about}
                (?: (?:{NUMBER}\s*(?:-|\u{{2013}}|to|or)\s*)?
                    (?<length>half(?:{SP}|-)(?:an?{SP})?hour\b|{NUMBER}[\s-]*{UNIT}(?:(?:,|{SP}and)?\s*[0-9]{{1,2}}\s?{UNIT})?
                        (?:{SP}and{SP}a{SP}half\b)?) )
            | (?:in|within){SP}(?:the{SP}(?:next{SP})?|next{SP})(?<one>half[\ -]hour|hour)\b
            | (?<prep>(?:by|before|no\ later\ than|not\ later\ than|latest|until|on|for|around|about|(?<at>at)){SP}
                (?:(?:at\ the\ latest|latest|around|about|approximately|approx[.]?|or\ before|~)\s+)?)?
              (?<moment>(?:(?<day>{day}),?{SP}?(?:(?:at|by){SP}|T)?)?{CLOCK}(?:\s?{ZONE})?
                (?:,?{SP}(?:on{SP})?(?:{day}))?)
        )"
    )
}

/// Compiles one of this module's patterns: small and capital letters alike, blanks in it for reading only.
#[expect(clippy::expect_used, reason = "the patterns are constants, and every test of this module compiles them")]
fn regex(pattern: &str) -> Regex {
    // Word boundaries of ASCII: with Unicode's the engine falls back to its slow way in texts that are not English.
    Regex::new(&format!("(?xi){}", pattern.replace(r"\b", r"(?-u:\b)").replace(r"\s", r"[\ \t\r\n\u{a0}]")))
        .expect("a constant pattern")
}
