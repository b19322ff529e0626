//! `foghorn review`: files of messages read, reviewed, and answered about in the form that was asked for.
//!
//! A file that cannot be read never keeps the others from being reviewed. Not here: what the rules say (foghorn-review),
//! and how findings read (`print`).

use std::path::{Path, PathBuf};

use anyhow::Result;
use foghorn_app::drafts::Occasion;
use foghorn_app::drafts::length::length;
use foghorn_app::review::{Fault, Level, Message, Review as Said};
use foghorn_app::sarif::{Reviewed, Unread, sarif};
use foghorn_app::{App, Failure, OpenOptions, Reviewer, read_text, read_text_from};
use serde_json::{Value, json};

use crate::args::{Foghorn, Review};
use crate::{FOUND, PARTLY, REFUSED, complain, print, say, warn_of};

/// A file as it was named, and its message or the sentence that says why it was not read.
struct Taken {
    file: String,
    read: Result<Text, String>,
}

/// A message with what was said about it.
struct Text {
    text: String,
    said: Said,
    /// How many bytes of the file stand before the text: those of a byte order mark.
    begins: usize,
}

/// Reviews the files; answers with the exit code.
///
/// # Errors
/// Where the rules or the incident cannot be had; the files' own troubles are said.
pub(crate) fn review(typed: &Foghorn, asked: &Review) -> Result<u8> {
    let reviewer = reviewer(typed, asked)?;
    for Fault { file, line, reason } in reviewer.faults() {
        let message = format!("{file}, line {line}, is not in force: {reason}.");
        complain(typed.json, "warning", &Failure::new("rule-file", message));
    }
    let taken: Vec<Taken> = asked.files.iter().map(|file| take(&reviewer, asked, file)).collect();
    let unread: Vec<Unread<'_>> = taken
        .iter()
        .filter_map(|taken| taken.read.as_ref().err().map(|why| Unread { file: &taken.file, why }))
        .collect();
    let nothing_read = unread.len() == taken.len();
    if typed.json && nothing_read {
        let sentences: Vec<_> = unread.iter().map(|unread| unread.why).collect();
        return Err(Failure::new("unreadable", sentences.join(" ")).into());
    }
    if !typed.json {
        unread.iter().for_each(|unread| complain(false, "error", &Failure::new("unreadable", unread.why)));
    }
    if !nothing_read {
        say(&answer(typed, asked, &reviewer, &taken, &unread)?)?;
    }
    let has_error = |text: &Text| text.said.findings.iter().any(|found| found.severity == Level::Error);
    let found = taken.iter().any(|taken| taken.read.as_ref().is_ok_and(has_error));
    Ok(match (nothing_read, unread.is_empty(), found) {
        (true, ..) => REFUSED,
        (_, false, _) => PARTLY,
        (_, _, true) => FOUND,
        _ => 0,
    })
}

fn reviewer(typed: &Foghorn, asked: &Review) -> Result<Reviewer> {
    let team = asked.rules.as_deref();
    // Read alone, a message needs no data folder; the library of one counts where it is named and there.
    let named = typed.data_dir.clone().or_else(|| std::env::var_os("FOGHORN_DATA_DIR").map(PathBuf::from));
    let is_there = |folder: &PathBuf| ["live", "library"].iter().any(|part| folder.join(part).is_dir());
    if asked.incident.is_none() && !named.as_ref().is_some_and(is_there) {
        return Ok(Reviewer::alone(team)?);
    }
    let app = App::open(OpenOptions { data_dir: typed.data_dir.clone() })?;
    warn_of(&app, typed.json);
    Ok(match &asked.incident {
        Some(incident) => Reviewer::of_incident(&app, incident, &asked.stakeholder, team)?,
        None => Reviewer::at_home(&app, team)?,
    })
}

fn take(reviewer: &Reviewer, asked: &Review, path: &Path) -> Taken {
    let file = path.display().to_string();
    let read = if file == "-" { read_text_from(std::io::stdin().lock()) } else { read_text(path) };
    let read = read.and_then(|text| if text.trim().is_empty() { Err("it is empty".to_owned()) } else { Ok(text) });
    let read = match read {
        Ok(whole) => {
            let text = whole.strip_prefix('\u{feff}').unwrap_or(&whole).to_owned();
            let said = reviewer.review(&Message {
                text: &text,
                occasion: asked.occasion.map(Occasion::as_str).unwrap_or_default(),
                stakeholder: &asked.stakeholder,
                channel: asked.channel.as_deref().unwrap_or_default(),
                ..Message::default()
            });
            Ok(Text { begins: whole.len() - text.len(), text, said })
        }
        Err(why) if file == "-" => Err(format!("The standard input cannot be reviewed: {why}.")),
        Err(why) => Err(format!("{file} cannot be reviewed: {why}.")),
    };
    Taken { file, read }
}

fn answer(
    typed: &Foghorn,
    asked: &Review,
    reviewer: &Reviewer,
    taken: &[Taken],
    unread: &[Unread<'_>],
) -> Result<String> {
    let read = taken.iter().filter_map(|taken| taken.read.as_ref().ok().map(|text| (&taken.file, text)));
    if asked.sarif {
        let reviewed: Vec<_> =
            read.map(|(file, text)| Reviewed { file, text: &text.text, review: &text.said }).collect();
        return print::json(&sarif(reviewer.rules(), &reviewed, unread));
    }
    if typed.json {
        let mut objects = taken.iter().map(|taken| match &taken.read {
            Ok(text) => Ok(counted_in_file(object(asked, &taken.file, text)?, text.begins)),
            Err(why) => Ok(json!({ "file": taken.file, "error": Failure::new("unreadable", why.as_str()) })),
        });
        return match (objects.next(), taken.len()) {
            (Some(one), 1) => print::json(&one?),
            (first, _) => print::json(&first.into_iter().chain(objects).collect::<Result<Value>>()?),
        };
    }
    let mut out = String::new();
    let mut objects = Vec::new();
    for (file, text) in read {
        let object = object(asked, file, text)?;
        out += &print::findings(&object, &text.text);
        objects.push(object);
    }
    if taken.len() > 1 {
        out += &print::all_findings(&objects, unread.len());
    }
    Ok(out)
}

/// What is answered about one message.
fn object(asked: &Review, file: &str, text: &Text) -> Result<Value> {
    let mut object = serde_json::to_value(&text.said)?;
    object["file"] = json!(file);
    // As it is shown: what comes after the first decimal place is noise.
    object["grade"] = json!(text.said.grade.map(|grade| (f64::from(grade) * 10.0).round() / 10.0));
    if let Some(channel) = &asked.channel {
        let length = length(channel, text.text.trim(), None);
        object["length"] =
            json!({ "channel": channel, "used": length.used, "limit": length.limit, "fits": length.fits() });
    }
    Ok(object)
}

/// The same with offsets that count from the beginning of the file; what stands nowhere stays there.
fn counted_in_file(mut object: Value, begins: usize) -> Value {
    let moved = |spot: &mut Value| {
        for field in ["start", "end"] {
            if let Some(offset) = spot[field].as_u64() {
                spot[field] = json!(offset + begins as u64);
            }
        }
    };
    for list in ["findings", "places"] {
        let spots = object[list].as_array_mut().into_iter().flatten();
        for spot in spots.filter(|spot| spot["end"] != 0) {
            moved(spot);
            spot.get_mut("fix").into_iter().for_each(moved);
        }
    }
    object
}
