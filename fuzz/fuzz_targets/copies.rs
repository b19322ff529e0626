//! A message in Markdown: every copy is made, none runs anything, and a mail is one that any server takes.
#![no_main]

use chrono::DateTime;
use foghorn_exchange::copies::{Mail, Mailbox, body, eml, html, mailto, plain, slack, subject};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|markdown: &str| {
    let shown = html(markdown);
    // What was typed stands there escaped: a tag of the text's own cannot begin.
    for tag in ["<script", "<img", "<iframe", "<style", "<svg", "<form", "<object", "<base", "<meta", "<link"] {
        assert!(!shown.to_lowercase().contains(tag), "{tag} in {shown:?}");
    }
    // In tags alone: words may say what they like.
    let lower = shown.to_lowercase();
    for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        for scheme in ["href=\"javascript:", "href=\"data:", "href=\"vbscript:", "href=\"file:"] {
            assert!(!tag.contains(scheme), "{scheme} in {shown:?}");
        }
    }
    plain(markdown);
    slack(markdown);
    let subject = subject(markdown).unwrap_or_default();
    assert!(!subject.contains(['\n', '\r']), "{subject:?} is no one line");
    let to = [Mailbox { name: markdown.chars().take(40).collect(), address: "ann@example.com".to_owned() }];
    let mail = Mail {
        from: None,
        to: to.to_vec(),
        subject: subject.clone(),
        markdown: body(markdown).to_owned(),
        date: DateTime::UNIX_EPOCH,
    };
    let written = eml(&mail);
    assert!(written.is_ascii(), "a mail in 8 bit");
    assert_eq!(eml(&mail), written, "the same message, another mail");
    for line in written.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 998 + 1, "a line of {} bytes", line.len());
    }
    // Nobody but Ann gets it, whatever the text says.
    let head = String::from_utf8_lossy(&written);
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    assert!(!head.to_lowercase().contains("\nbcc:") && !head.to_lowercase().contains("\ncc:"), "{head}");
    let link = mailto(&to, &subject, markdown);
    assert!(link.starts_with("mailto:") && link.chars().all(|c| c.is_ascii_graphic()), "{link:?}");
});
