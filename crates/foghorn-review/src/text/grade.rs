//! How hard a text is to read: the school grade by Flesch and Kincaid.
//!
//! 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975). The goal for the public is
//! grade 8; real status pages run at 11. Not here: the goals of stakeholders (a rule of kind `limit` has them).

use super::words;

/// Fewer words than this say nothing about a text.
const TOO_FEW: usize = 5;

/// The grade of some sentences, to a tenth; `None` where there are too few words to tell.
pub(super) fn grade<'t>(sentences: impl Iterator<Item = &'t str>) -> Option<f32> {
    let (mut count, mut all, mut syllables) = (0_u16, 0_usize, 0_usize);
    for sentence in sentences {
        // Figures and addresses are read at a glance: they count as words of one syllable.
        let (words, sounds) =
            words(sentence).fold((0, 0), |(words, sounds), word| (words + 1, sounds + syllables_of(word)));
        count = count.saturating_add(u16::from(words > 0));
        all += words;
        syllables += sounds;
    }
    if all < TOO_FEW || count == 0 {
        return None;
    }
    let per = |a: usize, b: usize| a as f32 / b as f32;
    let grade = 0.39 * per(all, usize::from(count)) + 11.8 * per(syllables, all) - 15.59;
    Some((grade.max(0.0) * 10.0).round() / 10.0)
}

/// Syllables of an English word by its vowels: groups of them, without a silent e.
pub(super) fn syllables_of(word: &str) -> usize {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.contains("://") || word.bytes().any(|b| b.is_ascii_digit()) || !word.bytes().any(|b| b.is_ascii_lowercase())
    {
        return 1;
    }
    // A compound is the sum of its parts.
    word.split(['-', '/', '\'', '\u{2019}', '.']).filter(|part| part.len() > 1).map(of_part).sum::<usize>().max(1)
}

fn of_part(part: &str) -> usize {
    let part = part.to_ascii_lowercase();
    let letters = part.as_bytes();
    let vowel = |at: usize| matches!(letters.get(at), Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    let mut count = (0..letters.len()).filter(|at| vowel(*at) && (*at == 0 || !vowel(at - 1))).count();
    // Two vowels that are spoken apart: "creation", "idea", "video", "situation".
    for apart in ["iat", "eat", "ia", "io", "eo", "ua", "iu", "ie"] {
        let spoken = match apart {
            "eat" => part.contains("creat"),
            "io" => {
                part.contains("io")
                    && !part.contains("tion")
                    && !part.contains("sion")
                    && !part.contains("xion")
                    && !part.contains("cious")
                    && !part.contains("tious")
                    && !part.contains("gion")
            }
            "ia" => part.contains("ia") && !part.contains("cial") && !part.contains("tial") && !part.contains("iat"),
            "ie" => {
                part.contains("lient")
                    || (part.contains("ience") && !part.contains("tience"))
                    || part.contains("quiet")
                    || part.contains("iety")
            }
            "ua" => part.contains("ual") || part.contains("uat"),
            "eo" => part.contains("deo") || part.contains("eogr"),
            _ => part.contains(apart),
        };
        count += usize::from(spoken);
    }
    let ends = |ending: &str| part.ends_with(ending);
    let before_last =
        |back: usize| letters.len().checked_sub(back).and_then(|at| letters.get(at)).copied().unwrap_or(b' ');
    let silent_e = ends("e") && !ends("le") && !vowel(letters.len().wrapping_sub(2));
    let silent_ed = ends("ed") && !matches!(before_last(3), b't' | b'd') && !vowel(letters.len().wrapping_sub(3));
    let silent_es = ends("es")
        && !matches!(before_last(3), b's' | b'x' | b'z' | b'c' | b'g' | b'h')
        && !ends("les")
        && !vowel(letters.len().wrapping_sub(3));
    let silent_le = ends("le") && vowel(letters.len().wrapping_sub(3));
    let silent_ely = ["ely", "ement", "eless", "eful"].iter().any(|end| ends(end)) && count > 2 && !ends("lement");
    let silent = [silent_e, silent_ed, silent_es, silent_le, silent_ely].iter().filter(|silent| **silent).count();
    count.saturating_sub(silent).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_that_are_spoken() {
        for (word, count) in [
            ("we", 1),
            ("are", 1),
            ("sorry", 2),
            ("issue", 2),
            ("service", 2),
            ("customers", 3),
            ("degraded", 3),
            ("performance", 3),
            ("caused", 1),
            ("fixed", 1),
            ("mitigated", 4),
            ("investigating", 5),
            ("available", 4),
            ("experience", 4),
            ("requests", 2),
            ("changes", 2),
            ("times", 1),
            ("people", 2),
            ("table", 2),
            ("creation", 3),
            ("video", 3),
            ("completely", 3),
            ("quiet", 2),
            ("API", 1),
            ("14:30", 1),
            ("https://example.com/status", 1),
            ("year-old", 2),
            ("situation", 4),
            ("resolution", 4),
            ("the", 1),
            ("initial", 3),
            ("immediately", 5),
        ] {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn plain_words_have_a_low_grade_and_long_ones_a_high_one() {
        let plain = grade(["We broke search at noon.", "It works again now."].into_iter()).unwrap();
        let dense = grade(
            ["Infrastructure unavailability necessitated comprehensive remediation of replication topology."]
                .into_iter(),
        )
        .unwrap();
        assert!(plain < 3.0 && dense > 20.0, "{plain} and {dense}");
        assert_eq!(grade(["Too short."].into_iter()), None);
    }
}
