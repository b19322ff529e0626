//! The whole of what can be typed, as one committed text; and that docs/cli.md tells of all of it.
//! `UPDATE=1 cargo test -p foghorn-cli --test terminal help` writes the text anew.

use std::path::Path;

use crate::support::{program, read, repository, subcommands};

#[test]
fn the_help_is_what_was_committed() {
    let mut help = page(&[]);
    for command in subcommands() {
        help += &page(&[&command]);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/terminal/help.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &help).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = help.lines().zip(committed.lines()).find(|(now, then)| now != then);
    assert!(help == committed, "tests/terminal/help.txt is stale at {differs:?}: write it anew and look at the change");
}

#[test]
fn every_command_and_option_says_what_it_is_for() {
    for command in subcommands() {
        let help = page(&[&command]);
        let mut lines = help.lines().skip(1).peekable();
        let about = lines.next().unwrap_or_default();
        assert!(about.starts_with(char::is_uppercase) && about.len() > 10, "{command}: {about}");
        while let Some(line) = lines.next() {
            if !line.trim_start().starts_with("--") && !line.trim_start().starts_with('<') {
                continue;
            }
            let said = line.trim().split("  ").filter(|part| !part.is_empty()).nth(1);
            let said = said.or(lines.peek().map(|next| next.trim()));
            assert!(said.is_some_and(|said| said.len() > 2), "{command}: {line}");
        }
    }
}

#[test]
fn the_documentation_names_every_command_with_an_example() {
    let documentation = std::fs::read_to_string(repository("docs/cli.md")).unwrap();
    for command in subcommands() {
        assert!(documentation.contains(&format!("\n### `{command}`\n")), "docs/cli.md has no section about {command}");
        assert!(documentation.contains(&format!("\nfoghorn {command}")), "docs/cli.md has no example of {command}");
    }
    for line in documentation.lines().filter_map(|line| line.strip_prefix("### `")) {
        let name = line.trim_end_matches('`');
        assert!(subcommands().iter().any(|command| command == name), "docs/cli.md tells of {name}, which is not there");
    }
}

#[test]
fn the_documentation_names_every_option_of_a_command_in_its_section() {
    let documentation = std::fs::read_to_string(repository("docs/cli.md")).unwrap();
    let (everywhere, _) = documentation.split_once("\n### `").unwrap();
    for command in subcommands() {
        let (_, section) = documentation.split_once(&format!("\n### `{command}`\n")).unwrap();
        let section = section.split("\n### ").next().unwrap();
        let help = page(&[&command]);
        let options = help.lines().filter_map(|line| {
            line.trim_start().strip_prefix("--").or_else(|| {
                line.trim_start().strip_prefix("-").and_then(|line| line.split_once(", --")).map(|(_, long)| long)
            })
        });
        for option in options.filter_map(|option| option.split([' ', '=']).next()) {
            let named =
                |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w == format!("--{option}"));
            assert!(named(section) || named(everywhere), "docs/cli.md is silent about {command} --{option}");
        }
    }
}

/// One page of help, under the command that shows it.
fn page(command: &[&str]) -> String {
    let (code, help, _) = read(&program().args(command).arg("--help").output().unwrap());
    assert_eq!(code, 0);
    let lines: Vec<_> = help.lines().map(str::trim_end).collect();
    format!("$ foghorn {}\n{}\n\n", [command, &["--help"]].concat().join(" "), lines.join("\n"))
}
