//! How long a text is where it goes, in that channel's own units, and how long it may be.
//!
//! SMS counts the septets of GSM 03.38, or UTF-16 units where a letter is not in it; social networks weigh letters and
//! count a link as 23; a mail's subject is one line of RFC 5322. Not here: cutting anything (a person shortens).

use unicode_segmentation::UnicodeSegmentation;

/// One SMS of GSM 03.38 letters (3GPP TS 23.038: 140 bytes of seven bits), and each part of a longer one.
const SEPTETS: (usize, usize) = (160, 153);
/// One SMS in UCS-2, and each part of a longer one.
const UCS2: (usize, usize) = (70, 67);
/// A post, by the weights that X documents for counting characters (configuration v3).
const POST: usize = 280;
/// What a link counts in a post, however long it is.
const LINK: usize = 23;
/// A line of a mail's head should be no longer (RFC 5322, 2.1.1), "Subject: " included.
const SUBJECT: usize = 78 - 9;

/// A text's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Its length in `unit`.
    pub used: usize,
    /// The most that the channel takes; `None`: no limit that we know of.
    pub limit: Option<usize>,
    /// In what it is counted.
    pub unit: Unit,
    /// How many messages it becomes; more than 1 only for SMS.
    pub parts: usize,
}

/// In what a channel counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Letters as a reader sees them.
    Characters,
    /// Septets of GSM 03.38.
    Septets,
    /// UTF-16 units, because a letter is not in GSM 03.38.
    Utf16,
    /// Weighted characters of a post.
    Weighted,
}

impl Length {
    /// True where it fits.
    pub fn fits(&self) -> bool {
        self.limit.is_none_or(|limit| self.used <= limit)
    }
}

/// True for a channel that shows the text as it is.
pub fn is_plain(channel: &str) -> bool {
    matches!(channel, "sms" | "social" | "mail-subject" | "phone")
}

/// How long a text is on a channel (`sms`, `social`, `mail-subject`, or any other); `limit` replaces the channel's own.
pub fn length(channel: &str, text: &str, limit: Option<usize>) -> Length {
    let mut length = match channel {
        "sms" => sms(text),
        "social" => Length { used: weighted(text), limit: Some(POST), unit: Unit::Weighted, parts: 1 },
        _ => Length {
            used: text.graphemes(true).count(),
            limit: (channel == "mail-subject").then_some(SUBJECT),
            unit: Unit::Characters,
            parts: 1,
        },
    };
    length.limit = limit.or(length.limit);
    length
}

fn sms(text: &str) -> Length {
    let septets: Option<usize> = text.chars().map(septets).sum();
    let (used, unit, (one, part)) = match septets {
        Some(septets) => (septets, Unit::Septets, SEPTETS),
        None => (text.encode_utf16().count(), Unit::Utf16, UCS2),
    };
    let parts = if used <= one { 1 } else { used.div_ceil(part) };
    Length { used, limit: Some(one), unit, parts }
}

/// What a letter costs in GSM 03.38; `None` where it has no such letter.
fn septets(letter: char) -> Option<usize> {
    const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ\
                         ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const EXTENSION: &str = "\u{c}^{}\\[~]|€";
    if BASIC.contains(letter) {
        Some(1)
    } else if EXTENSION.contains(letter) {
        Some(2)
    } else {
        None
    }
}

fn weighted(text: &str) -> usize {
    let mut used = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let link = word.find("https://").or_else(|| word.find("http://"));
        match link {
            Some(at) => {
                let whole = word[at..].trim_end();
                let shown = whole.trim_end_matches(['.', ',', ')', '!', '?', ':', ';']);
                used += graphemes(&word[..at]) + LINK + graphemes(&word[at + shown.len()..]);
            }
            None => used += graphemes(word),
        }
    }
    used
}

fn graphemes(text: &str) -> usize {
    let one = |cluster: &str| {
        // An emoji counts 2 however many code points it is made of; other clusters by their letters.
        let is_joined = cluster
            .chars()
            .any(|c| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{1f1e6}'..='\u{1f1ff}'));
        if is_joined { 2 } else { cluster.chars().map(weight).sum() }
    };
    text.graphemes(true).map(one).sum()
}

fn weight(letter: char) -> usize {
    let light = matches!(letter, '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}');
    if light { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::{Unit, length};

    fn said(channel: &str, text: &str) -> String {
        let length = length(channel, text, None);
        let limit = length.limit.map_or("-".to_owned(), |limit| limit.to_string());
        let unit = match length.unit {
            Unit::Characters => "characters",
            Unit::Septets => "septets",
            Unit::Utf16 => "UTF-16 units",
            Unit::Weighted => "weighted",
        };
        format!("{}/{limit} {unit}, {} part(s)", length.used, length.parts)
    }

    #[test]
    fn an_sms_is_counted_in_septets_or_in_utf16() {
        assert_eq!(said("sms", &"a".repeat(160)), "160/160 septets, 1 part(s)");
        assert_eq!(said("sms", &"a".repeat(161)), "161/160 septets, 2 part(s)");
        assert_eq!(said("sms", "5 € [x]"), "10/160 septets, 1 part(s)");
        assert_eq!(said("sms", "it\u{2019}s"), "4/70 UTF-16 units, 1 part(s)");
        assert_eq!(said("sms", &"ж".repeat(71)), "71/70 UTF-16 units, 2 part(s)");
        assert_eq!(said("sms", "\u{1f6a8}"), "2/70 UTF-16 units, 1 part(s)");
    }

    #[test]
    fn a_post_is_weighed_as_documented() {
        assert_eq!(said("social", "Grüße"), "5/280 weighted, 1 part(s)");
        assert_eq!(said("social", "日本"), "4/280 weighted, 1 part(s)");
        assert_eq!(said("social", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}!"), "3/280 weighted, 1 part(s)");
        assert_eq!(
            said("social", "see https://status.example.com/incidents/abcdefghijkl, now"),
            "32/280 weighted, 1 part(s)"
        );
    }

    #[test]
    fn a_subject_is_one_line_of_a_mail() {
        assert_eq!(said("mail-subject", "Payments fail"), "13/69 characters, 1 part(s)");
        assert_eq!(said("status-page", "e\u{301}"), "1/- characters, 1 part(s)");
    }
}
