//! How alike two titles are: by the words that both have, each weighed by how few titles have it.

use std::collections::{BTreeMap, BTreeSet};

/// From here on two incidents are shown as alike, of 1; tried on the titles of two real status pages, where below it the
/// pairs have little more in common than the name of a product.
pub(super) const ENOUGH: f64 = 0.34;

/// Words that say that something is broken, or nothing: every title has some of them.
const IDLE: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "at",
    "be",
    "been",
    "being",
    "by",
    "for",
    "from",
    "has",
    "have",
    "in",
    "is",
    "issue",
    "it",
    "its",
    "not",
    "of",
    "on",
    "or",
    "our",
    "some",
    "the",
    "to",
    "we",
    "with",
    "incident",
    "outage",
    "disruption",
    "problem",
    "service",
    "services",
    "degraded",
    "degradation",
    "performance",
    "availability",
    "experiencing",
    "multiple",
    "all",
];

/// The words of a title, against those of all titles.
pub(super) struct Words {
    own: BTreeMap<String, f64>,
    /// Titles there are.
    titles: usize,
    /// In how many of them a word stands, of the words that `own` has or may meet.
    often: BTreeMap<String, usize>,
}

impl Words {
    /// Counts the words of all titles, to weigh those of one.
    pub(super) fn of<'a>(titles: impl Iterator<Item = &'a str>, own: &str) -> Self {
        let (mut often, mut count) = (BTreeMap::<String, usize>::new(), 0);
        for title in titles {
            count += 1;
            for word in words(title) {
                *often.entry(word).or_default() += 1;
            }
        }
        let mut all = Self { own: BTreeMap::new(), titles: count, often };
        all.own = words(own).into_iter().map(|word| (word.clone(), all.weight(&word))).collect();
        all
    }

    /// How alike a title is, from 0 to 1; `None` where they share no word.
    pub(super) fn likeness(&self, title: &str) -> Option<f64> {
        let other = words(title);
        let shared: f64 = other.iter().filter_map(|word| self.own.get(word)).map(|weight| weight * weight).sum();
        if shared == 0.0 {
            return None;
        }
        let length = |weights: &mut dyn Iterator<Item = f64>| weights.map(|weight| weight * weight).sum::<f64>().sqrt();
        let whole = length(&mut self.own.values().copied()) * length(&mut other.iter().map(|word| self.weight(word)));
        Some(shared / whole)
    }

    /// The words of both titles, as the log's reader would spell them.
    pub(super) fn shared(&self, title: &str) -> Vec<String> {
        words(title).into_iter().filter(|word| self.own.contains_key(word)).collect()
    }

    /// A word weighs the more, the fewer titles have it; among few titles all words weigh about the same.
    #[allow(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
    fn weight(&self, word: &str) -> f64 {
        let often = self.often.get(word).copied().unwrap_or(0);
        ((self.titles + 2) as f64 / (often + 1) as f64).ln().max(0.1)
    }
}

/// True where the list has the name, in any case.
pub(super) fn contains(list: &[String], name: &str) -> bool {
    list.iter().any(|other| other.to_lowercase() == name.to_lowercase())
}

/// How much of a list is among the others, from 0 to 1.
#[allow(clippy::cast_precision_loss, reason = "lists are short")]
pub(super) fn share(part: &[String], whole: &[String]) -> f64 {
    if whole.is_empty() { 0.0 } else { part.len() as f64 / whole.len() as f64 }
}

/// The words that can tell one title from another: small letters, without the plural's s.
fn words(title: &str) -> BTreeSet<String> {
    let title = title.to_lowercase();
    let split = title.split(|letter: char| !letter.is_alphanumeric());
    let told = split.filter(|word| word.chars().count() > 1 && !IDLE.contains(word));
    let plain = |word: &str| match word.strip_suffix('s') {
        Some(one) if one.chars().count() > 2 && !one.ends_with(['s', 'u', 'i']) => one.to_owned(),
        _ => word.to_owned(),
    };
    told.map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::{ENOUGH, Words};

    const PAST: &[&str] = &[
        "Checkout fails for card payments",
        "Card payment declined in Europe",
        "Search is slow",
        "Search results missing",
        "Login fails for some customers",
        "Disruption with some services",
        "Elevated errors in the API",
        "API errors",
    ];

    fn alike(own: &str) -> Vec<&'static str> {
        let words = Words::of(PAST.iter().copied(), own);
        let mut found: Vec<_> = PAST
            .iter()
            .filter_map(|title| Some((words.likeness(title)?, *title)))
            .filter(|(it, _)| *it >= ENOUGH)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().map(|(_, title)| title).collect()
    }

    #[test]
    fn titles_that_share_rare_words_are_alike() {
        assert_eq!(
            alike("Card payments fail at checkout"),
            ["Checkout fails for card payments", "Card payment declined in Europe"]
        );
        assert_eq!(alike("Elevated API errors"), ["Elevated errors in the API", "API errors"]);
    }

    #[test]
    fn words_that_every_title_has_make_nothing_alike() {
        assert!(alike("Disruption of some services").is_empty());
        assert!(alike("We are experiencing degraded performance").is_empty());
        assert!(alike("Mail is not delivered").is_empty());
        assert!(alike("").is_empty());
    }
}
