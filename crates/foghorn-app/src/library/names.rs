//! Names that come over the wire, before any of them becomes a path.
//!
//! A name is a file's name without its ending on every system that Foghorn runs on, and a template's has one folder
//! before it. Not here: whether there is such a file.

use super::kind::LibraryKind;
use crate::failure::Failure;

/// More than any name needs, and less than any system allows together with an ending.
const AT_MOST: usize = 100;

/// Checks the name of a file of the library.
///
/// # Errors
/// Code `name`: what such a name may look like.
pub(super) fn checked(kind: LibraryKind, name: &str) -> Result<(), Failure> {
    let parts: Vec<&str> = name.split('/').collect();
    let refused =
        |why: &str| Err(Failure::new("name", format!("\u{201c}{name}\u{201d} cannot be the name of a file: {why}.")));
    match (kind, parts.len()) {
        (LibraryKind::Template, 2) | (LibraryKind::Rule | LibraryKind::Playbook, 1) => {}
        (LibraryKind::Template, _) => {
            return refused("a template\u{2019}s name is its stakeholder, or any, a slash, and one word: any/progress");
        }
        _ => return refused("it has no folders"),
    }
    match parts.into_iter().find_map(wrong) {
        Some(why) => refused(&why),
        None => Ok(()),
    }
}

/// What keeps a word from being the name of a file.
fn wrong(part: &str) -> Option<String> {
    if part.is_empty() {
        return Some("nothing stands there".to_owned());
    }
    if part.len() > AT_MOST {
        return Some(format!("it is longer than {AT_MOST} bytes"));
    }
    if part.starts_with(['.', ' ']) || part.ends_with(['.', ' ']) {
        return Some("it begins or ends with a dot or a blank".to_owned());
    }
    if let Some(letter) = part.chars().find(|letter| "<>:\"|?*\\/".contains(*letter)) {
        return Some(format!("not every system allows {letter} in names"));
    }
    if part.chars().any(|letter| letter.is_control() || is_invisible(letter)) {
        return Some("it has a letter that nobody sees".to_owned());
    }
    // Windows takes these for devices, whatever follows the dot.
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            rest.chars().count() == 1 && rest.chars().all(|n| "123456789\u{b9}\u{b2}\u{b3}".contains(n))
        })
    });
    if is_port || ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str()) {
        return Some("Windows takes it for a device".to_owned());
    }
    None
}

/// Letters that turn or hide text, and so make two names look alike.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::kind::LibraryKind::{Playbook, Rule, Template};
    use super::checked;

    #[test]
    fn names_that_any_system_takes_are_taken() {
        for (kind, name) in
            [(Rule, "jargon"), (Rule, "our words 2"), (Template, "any/first-word"), (Playbook, "größe.v2")]
        {
            assert!(checked(kind, name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_that_lead_elsewhere_or_mean_something_to_a_system_are_refused_with_a_sentence() {
        let rules = [
            "",
            ".",
            "..",
            "../x",
            "/etc/passwd",
            "a/b",
            "C:\\x",
            "C:x",
            "a\\..\\b",
            "x\0",
            "x\n",
            "nul",
            "CON.old",
            "com1",
            "LPT9",
            "COM\u{b9}",
            "aux .x",
            "x.",
            "x ",
            " x",
            ".x",
            "a*b",
            "a?b",
            "a<b",
            "a|b",
            "a\"b",
            "\u{202e}txt",
            "x\u{200b}",
        ];
        for name in rules {
            let failure = checked(Rule, name).expect_err(name);
            assert_eq!(failure.code, "name");
            assert!(failure.message.contains("cannot be the name of a file: "), "{}", failure.message);
        }
        assert!(checked(Rule, &"x".repeat(101)).is_err());
        for name in [
            "progress",
            "any/",
            "/progress",
            "any/../x",
            "../any",
            "a/b/c",
            "any/.x",
            "any/nul",
            "nul/x",
            "any\\progress",
        ] {
            assert_eq!(checked(Template, name).expect_err(name).code, "name");
        }
        let message = checked(Template, "progress").expect_err("no folder").message;
        assert!(message.ends_with("a slash, and one word: any/progress."), "{message}");
    }
}
