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

/// Function words of German, French and Spanish that are no word of English and hardly part of a name: of these a few show
/// the language of a short text.
const SURE: [&str; 105] = [
    "ein", "das", "dem", "den", "und", "wir", "ist", "nicht", "eine", "einen", "einem", "einer", "mit", "für", "auf",
    "werden", "wurde", "wurden", "wird", "unsere", "unseren", "unserer", "sind", "haben", "keine", "auch", "sich",
    "bei", "nach", "aus", "durch", "noch", "seit", "uhr", "bitte", "können", "kann", "oder", "über", "wieder", "sie",
    "ihre", "ihr", "uns", "wie", "dass", "vom", "zur", "zum", "derzeit", "nächste", "les", "des", "est", "et", "nous",
    "une", "dans", "avec", "votre", "vos", "notre", "nos", "qui", "sont", "pas", "vous", "aux", "cette", "ces",
    "depuis", "avons", "été", "sera", "ne", "à", "pour", "sur", "estamos", "para", "por", "una", "del", "nuestro",
    "nuestra", "nuestros", "está", "están", "más", "sus", "hemos", "desde", "próxima", "que", "como", "pero", "ahora",
    "hay", "ya", "esta", "este", "pueden", "puede", "también", "sin",
];
/// English words that texts of other languages are full of, too: loans, and words that look alike.
const SHARED: [&str; 13] =
    ["an", "as", "no", "or", "was", "will", "all", "service", "incident", "update", "error", "fix", "time"];

pub(super) fn language(text: &str) -> Language {
    let (mut english, mut other, mut foreign, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut shared = 0_usize;
    let mut sure = Vec::new();
    for word in words(text).take(400) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.len() <= 13 {
            let word = word.to_lowercase();
            english += usize::from(ENGLISH.contains(&word.as_str()));
            other += usize::from(OTHER.contains(&word.as_str()));
            shared += usize::from(SHARED.contains(&word.as_str()));
            sure.extend(SURE.iter().position(|known| *known == word));
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
    let shown = sure.len();
    sure.sort_unstable();
    sure.dedup();
    // One word twice may be a name.
    let short = sure.len() >= 2 && shown > english.saturating_sub(shared);
    if script || words || short { Language::Other } else { Language::English }
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
            "Wir prüfen das. Nächste Meldung um 14:30 Uhr.",
            "Kartenzahlungen schlagen fehl. Wir sind dran und melden uns.",
            "Kartenzahlungen schlagen fehl. Wir suchen den Fehler.",
            "Anmeldung gestört, bitte haben Sie Geduld.",
            "Update: Wir arbeiten an einem Fix. Nächstes Update um 14:30 UTC.",
            "Les paiements échouent. Nous cherchons la cause.",
            "Le service ne répond pas. Prochaine mise à jour à 14:30 UTC.",
            "Los pagos fallan. Estamos en ello para resolverlo.",
            "El servicio está caído desde las 13:05 UTC.",
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
            "Las Vegas, El Paso: login down",
            "Les Halles: tills down. Les Halles: tills back.",
            "Uploads fail. Our German page says \u{201c}Wir sind bald zurück\u{201d}; we will change it.",
            "Sin City Casino: payments fail",
            "Sign-in via Mit-ID fails",
        ] {
            assert_eq!(language(text), Language::English, "{text}");
        }
    }
}
