//! Whether a text is English: by its small words, which no other language shares.
//!
//! Cheap and sure where it matters: a text of a few words, or of names and figures only, is taken for English, so that
//! rules are lost only where another language is plain. Not here: which language it is instead.

use serde::Serialize;

use super::words;

/// As far as rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, or too little to tell.
    English,
    /// Something else: only rules on time, secrets, facts and length work.
    Other,
}

/// Words that every English text of some length is full of.
const ENGLISH: [&str; 60] = [
    "the",
    "and",
    "of",
    "to",
    "is",
    "are",
    "we",
    "this",
    "that",
    "with",
    "for",
    "have",
    "has",
    "been",
    "was",
    "were",
    "will",
    "our",
    "you",
    "your",
    "it",
    "from",
    "at",
    "by",
    "be",
    "or",
    "not",
    "as",
    "an",
    "but",
    "which",
    "all",
    "who",
    "when",
    "if",
    "now",
    "us",
    "any",
    "some",
    "can",
    "may",
    "no",
    "service",
    "issue",
    "update",
    "incident",
    "users",
    "customers",
    "resolved",
    "investigating",
    "monitoring",
    "next",
    "working",
    "fix",
    "time",
    "please",
    "error",
    "errors",
    "sorry",
    "again",
];
/// Words of its neighbours, none of them English.
const OTHER: [&str; 76] = [
    "der", "und", "wir", "ist", "nicht", "das", "ein", "eine", "mit", "für", "von", "zu", "den", "dem", "sind",
    "haben", "auf", "werden", "wurde", "unsere", "le", "la", "les", "des", "est", "et", "nous", "une", "un", "du",
    "pour", "dans", "sur", "avec", "votre", "notre", "que", "qui", "sont", "el", "los", "las", "y", "en", "por",
    "para", "con", "una", "estamos", "del", "se", "il", "di", "che", "per", "non", "sono", "abbiamo", "è", "o", "os",
    "em", "uma", "não", "do", "da", "het", "een", "van", "zijn", "wij", "niet", "och", "att", "jest", "nie",
];

pub(super) fn language(text: &str) -> Language {
    let (mut english, mut other, mut foreign, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    for word in words(text).take(400) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.len() <= 13 {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.contains(&word.as_str()));
            other += usize::from(OTHER.contains(&word.as_str()));
        }
        for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
            letters += 1;
            // Beyond Latin: Greek, Cyrillic, Hebrew, Arabic, the scripts of Asia.
            foreign += usize::from(u32::from(letter) >= 0x370);
        }
    }
    let script = foreign * 3 > letters;
    // "do" and "no" are English too: a few neighbours' words among English ones change nothing.
    let words = other >= 3 && other > english * 2;
    if script || words { Language::Other } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_is_told_from_english() {
        for text in [
            "Wir untersuchen derzeit eine Störung bei der Anmeldung und melden uns um 14:30 Uhr wieder.",
            "Nous enquêtons sur une panne qui touche la connexion. Prochaine mise à jour à 14:30 UTC.",
            "Estamos investigando un problema con el inicio de sesión. Próxima actualización a las 14:30 UTC.",
            "Мы расследуем сбой входа в систему.",
            "現在、ログインできない問題を調査しています。次の更新は14:30 UTCです。",
        ] {
            assert_eq!(language(text), Language::Other, "{text}");
        }
    }

    #[test]
    fn little_or_odd_english_stays_english() {
        for text in [
            "Investigating.",
            "API errors",
            "",
            "12:30 UTC",
            "Los Angeles data centre: login is down for all users in La Paz.",
        ] {
            assert_eq!(language(text), Language::English, "{text}");
        }
    }
}
