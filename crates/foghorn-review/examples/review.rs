//! Reviews messages from standard input, one JSON object a line with `text` (or `message`) and maybe `occasion`, and
//! writes one answer a line: a runner for reading what the rules say about many messages, and for measuring them.
//!
//! Built-in rules only, read from the folder named as the first argument. Not a product: the terminal has `foghorn`.

use std::io::{BufRead, Write};
use std::path::Path;

use anyhow::{Context, Result};
use chrono_tz::Tz;
use foghorn_review::{Around, Message, Rules, review};

#[expect(clippy::disallowed_methods, reason = "an example is a program: it opens the files that the crate must not")]
fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("usage: review FOLDER < MESSAGES")?;
    let mut files = Vec::new();
    for entry in Path::new(&folder).read_dir()? {
        let path = entry?.path();
        files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
    }
    let (rules, faults) = Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let mut out = std::io::stdout().lock();
    let mut complaints = std::io::stderr().lock();
    for fault in faults {
        writeln!(complaints, "{fault}")?;
    }
    let around = Around { now: foghorn_core::At::UNIX_EPOCH, zone: Tz::UTC, incident: None };
    for line in std::io::stdin().lock().lines() {
        let message: serde_json::Value = serde_json::from_str(&line?)?;
        let text = message["text"].as_str().or(message["message"].as_str()).context("a text")?;
        let occasion = message["occasion"].as_str().unwrap_or_default();
        let answer = review(&rules, &Message { text, occasion, ..Message::default() }, &around);
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
    }
    Ok(())
}
