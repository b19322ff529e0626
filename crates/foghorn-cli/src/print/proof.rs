//! What was sent, and what proves it.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{Place, text};
use crate::args::Prove;

/// True where no text differs from its hash, and a copy that was given is one of them.
pub(crate) fn is_proven(asked: &Prove, proven: &Value) -> bool {
    let updates = proven["updates"].as_array();
    let all_hold = updates.into_iter().flatten().all(|update| update["holds"] != false);
    let is_found = asked.file.is_none() || proven["matches"].as_array().is_some_and(|matches| !matches.is_empty());
    all_hold && is_found
}

/// A paragraph an update; below them, whose text the copy is.
pub(super) fn prove(proven: &Value, place: &Place) -> String {
    let mut out = String::new();
    let updates: Vec<&Value> = proven["updates"].as_array().into_iter().flatten().collect();
    if updates.is_empty() {
        let _ = writeln!(out, "{}: nothing was sent yet.", text(&proven["reference"]));
    }
    for update in &updates {
        let mut to: Vec<String> = Vec::new();
        for delivery in update["to"].as_array().into_iter().flatten() {
            to.push(format!("{} by {}", text(&delivery["stakeholder"]), text(&delivery["channel"])));
        }
        let _ = writeln!(out, "{} to {}", place.time(&update["posted_at"]), to.join(", "));
        let hash = match (&update["sha256"], &update["holds"]) {
            (Value::String(hash), Value::Bool(true)) => format!("{hash}, and the text has it"),
            (Value::String(hash), Value::Bool(false)) => format!("{hash}, WHICH THE TEXT DOES NOT HAVE"),
            (Value::String(hash), _) => format!("{hash}, the text is not here"),
            _ => "not written down with it".to_owned(),
        };
        let _ = writeln!(out, "  SHA-256: {hash}");
        if !update["approved_by"].is_null() {
            let _ = writeln!(out, "  approved by {}", text(&update["approved_by"]));
        }
        for let_stand in update["overruled"].as_array().into_iter().flatten() {
            let words = text(&let_stand["words"]);
            let words = if words.is_empty() { String::new() } else { format!(" \u{201c}{words}\u{201d}") };
            let _ = writeln!(out, "  let stand: {}{words}: {}", text(&let_stand["rule"]), text(&let_stand["reason"]));
        }
        if !update["without"].is_null() {
            let _ = writeln!(out, "  posted without, because: {}", text(&update["without"]));
        }
    }
    if let Some(hash) = proven["sha256_of_text"].as_str() {
        let is_it = |update: &&&Value| proven["matches"].as_array().is_some_and(|all| all.contains(&update["act"]));
        let found: Vec<String> = updates.iter().filter(is_it).map(|update| place.time(&update["posted_at"])).collect();
        let _ = match found.is_empty() {
            true => writeln!(out, "The copy ({hash}) is none of these texts."),
            false => writeln!(out, "The copy ({hash}) is the text of {}.", found.join(" and ")),
        };
    }
    out
}
