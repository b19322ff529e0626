//! A document in sections, written anew from the log without losing what somebody wrote by hand.
//!
//! A section is a heading of the second level with all that follows it. Three texts are held against each other, as when
//! branches are merged: what was written from the log last (`base`), what stands there now (`mine`), and what the log
//! tells now (`fresh`). Not here: what a document says.

use std::collections::BTreeMap;

/// A document that was written anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: String,
    /// Headings of sections that the log tells otherwise now, and that were taken from it.
    pub renewed: Vec<String>,
    /// Headings of sections that the log tells otherwise now, and that stayed because somebody had written in them.
    pub kept: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Section<'t> {
    /// Its heading, and how many of that name came before it; empty: what stands before the first heading.
    key: (&'t str, usize),
    text: &'t str,
}

impl Section<'_> {
    /// Whether both say the same; blank lines at the end belong to nobody.
    fn says(&self, other: &Self) -> bool {
        self.text.trim_end() == other.text.trim_end()
    }

    fn name(&self) -> String {
        match self.key.0.trim_start_matches('#').trim() {
            "" => "the beginning".to_owned(),
            name => name.to_owned(),
        }
    }
}

/// Writes a document anew: sections that nobody touched come from `fresh`, others stay as they are in `mine`; one that
/// was taken out by hand stays out, one that is new stands behind what it follows in `fresh`.
pub fn merge(base: &str, mine: &str, fresh: &str) -> Merged {
    let (base, mine, fresh) = (sections(base), sections(mine), sections(fresh));
    let find = |all: &[Section<'_>], key| all.iter().position(|section| section.key == key);
    let mut merged = Merged::default();
    let mut out: Vec<Section<'_>> = Vec::with_capacity(mine.len());
    for section in &mine {
        let before = find(&base, section.key).map(|at| base[at]);
        let now = find(&fresh, section.key).map(|at| fresh[at]);
        let untouched = before.is_some_and(|before| before.says(section));
        let told_otherwise = match (before, now) {
            (Some(before), Some(now)) => !before.says(&now),
            (None, Some(now)) => !section.says(&now),
            (Some(_), None) => true,
            (None, None) => false,
        };
        match (untouched, told_otherwise) {
            (true, true) => {
                merged.renewed.push(section.name());
                out.extend(now);
            }
            (true, false) => out.push(*section),
            (false, told_otherwise) => {
                // What somebody wrote is what the log says meanwhile: nothing to tell.
                if told_otherwise && now.is_none_or(|now| !now.says(section)) {
                    merged.kept.push(section.name());
                }
                out.push(*section);
            }
        }
    }
    for (at, section) in fresh.iter().enumerate() {
        if find(&mine, section.key).is_some() || find(&base, section.key).is_some() || section.text.trim().is_empty() {
            continue;
        }
        let behind = fresh[..at].iter().rev().find_map(|earlier| find(&out, earlier.key));
        merged.renewed.push(section.name());
        out.insert(
            behind.map_or(usize::from(out.first().is_some_and(|first| first.key.0.is_empty())), |at| at + 1),
            *section,
        );
    }
    merged.text = joined(&out);
    merged
}

/// The sections one after the other, a blank line between each two.
fn joined(sections: &[Section<'_>]) -> String {
    let mut text = String::new();
    for section in sections {
        while !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(section.text);
    }
    text
}

/// Takes a text apart; the parts put together are the text.
fn sections(text: &str) -> Vec<Section<'_>> {
    let mut found: Vec<Section<'_>> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut start, mut at, mut heading, mut fenced) = (0, 0, "", false);
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if !fenced && line.starts_with("## ") {
            if at > start || !heading.is_empty() {
                found.push(numbered(heading, &text[start..at], &mut seen));
            }
            (start, heading) = (at, line.trim_end());
        }
        at += line.len();
    }
    if at > start {
        found.push(numbered(heading, &text[start..at], &mut seen));
    }
    found
}

fn numbered<'t>(heading: &'t str, text: &'t str, seen: &mut BTreeMap<&'t str, usize>) -> Section<'t> {
    let before = seen.entry(heading).or_default();
    let section = Section { key: (heading, *before), text };
    *before += 1;
    section
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{merge, sections};

    const BASE: &str = "# Title\n\n## Impact\n\n40 min\n\n## Timeline\n\n- one\n\n## Luck\n\n\u{27e6}luck\u{27e7}\n";

    #[test]
    fn what_nobody_touched_follows_the_log() {
        let fresh = BASE.replace("- one", "- one\n- two");
        let merged = merge(BASE, BASE, &fresh);
        assert_eq!((merged.text, merged.renewed, merged.kept), (fresh, vec!["Timeline".to_owned()], vec![]));
    }

    #[test]
    fn what_was_written_by_hand_stays_and_is_told_of() {
        let mine = BASE.replace("- one", "- one, as Ada saw it");
        let fresh = BASE.replace("- one", "- one\n- two").replace("40 min", "50 min");
        let merged = merge(BASE, &mine, &fresh);
        assert_eq!(merged.text, mine.replace("40 min", "50 min"));
        assert_eq!((merged.renewed, merged.kept), (vec!["Impact".to_owned()], vec!["Timeline".to_owned()]));
        let again = merge(&fresh, &mine, &fresh);
        assert!(again.kept.is_empty(), "told once");
    }

    #[test]
    fn what_was_taken_out_stays_out_and_what_is_new_stands_in_its_place() {
        let mine = BASE.replace("## Luck\n\n\u{27e6}luck\u{27e7}\n", "## Mine\n\nmy own\n");
        let fresh = BASE.replace("## Timeline", "## Detection\n\nby an alert\n\n## Timeline");
        let merged = merge(BASE, &mine, &fresh);
        assert_eq!(
            merged.text,
            "# Title\n\n## Impact\n\n40 min\n\n## Detection\n\nby an alert\n\n## Timeline\n\n- one\n\n## Mine\n\nmy own\n"
        );
        assert_eq!(merged.renewed, ["Detection"]);
    }

    #[test]
    fn a_heading_in_code_is_none_and_two_of_a_name_are_two() {
        let text = "```\n## no\n```\n## A\n1\n## A\n2\n";
        let keys: Vec<_> = sections(text).iter().map(|section| section.key).collect();
        assert_eq!(keys, [("", 0), ("## A", 0), ("## A", 1)]);
    }

    proptest! {
        #[test]
        fn no_line_that_somebody_wrote_is_lost(
            base in "(## [AB]\n|x\n|y\n|```\n|\n){0,12}",
            mine in "(## [ABC]\n|x\n|mine\n|```\n|\n){0,12}",
            fresh in "(## [ABD]\n|x\n|z\n|```\n|\n){0,12}",
        ) {
            let merged = merge(&base, &mine, &fresh);
            let count = |text: &str, word: &str| text.lines().filter(|line| *line == word).count();
            prop_assert_eq!(count(&merged.text, "mine"), count(&mine, "mine"));
            prop_assert_eq!(sections(&mine).iter().map(|part| part.text).collect::<String>(), mine);
        }

        #[test]
        fn a_log_that_tells_the_same_changes_nothing_but_blank_lines(
            base in "(## [AB]\n|x\n|y\n|\n){0,12}", mine in "(## [ABC]\n|x\n|mine\n|\n){0,12}",
        ) {
            let merged = merge(&base, &mine, &base);
            let words = |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            let all_known = sections(&mine).iter().all(|part| sections(&base).iter().any(|other| other.key == part.key));
            if all_known {
                prop_assert_eq!((words(&merged.text), merged.renewed, merged.kept), (words(&mine), vec![], vec![]));
            }
        }
    }
}
