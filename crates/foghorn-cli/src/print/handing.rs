//! Handing over: what came with a brief and who has command now, and the brief itself.

use anyhow::Result;
use foghorn_app::App;
use serde_json::{Value, json};

use super::terminal::{Place, block, count, text};
use super::upkeep;
use crate::args::Brief;

/// What came, and who has command.
///
/// # Errors
/// Where an incident cannot be read again.
pub(super) fn accepted(app: &App, answer: &Value, place: &Place) -> Result<String> {
    let mut out = String::new();
    let brief = &answer["brief"];
    if brief.is_object() {
        let by = brief["made_by"].as_str().map(|_| format!(" by {}", text(&brief["made_by"]))).unwrap_or_default();
        out += &format!(
            "State as of {}, made {}{by}.\n",
            place.time(&brief["state_as_of"]),
            place.time(&brief["made_at"])
        );
        let left_out: Vec<_> = brief["left_out"].as_array().into_iter().flatten().map(text).collect();
        if !left_out.is_empty() {
            out += &format!("Left out of this copy: {}.\n", left_out.join(", "));
        }
        out += &upkeep::import(answer);
    }
    for receipt in answer["accepted"].as_array().into_iter().flatten() {
        let view = app.dispatch("incident", json!({ "incident": receipt["incident"] }))?;
        let (reference, title) = (text(&receipt["reference"]), text(&view["card"]["title"]));
        out += &format!("{reference}: {} has command: {title}.\n", text(&view["card"]["commander"]));
        for note in receipt["notes"].as_array().into_iter().flatten() {
            out += &format!("{}\n", text(note));
        }
    }
    Ok(out)
}

/// The brief to be read, or where its file is.
pub(super) fn brief(answer: &Value, asked: &Brief) -> String {
    if asked.file.is_some() {
        return saved(answer);
    }
    let field = if asked.html { "page" } else { "markdown" };
    let said = block(answer[field].as_str().unwrap_or_default(), "");
    said + "\n"
}

/// The file that was written.
pub(super) fn saved(file: &Value) -> String {
    let path = text(&file["path"]);
    if file["entries"] == 0 {
        return format!("Wrote {path}.\n");
    }
    let locked = if file["encrypted"] == true { ", encrypted" } else { "" };
    let without = match file["without_text"].as_u64() {
        None | Some(0) => String::new(),
        Some(_) => format!(", {} of them without text", file["without_text"]),
    };
    let drafts = match file["drafts"].as_u64() {
        None | Some(0) => String::new(),
        Some(_) => format!(" and {} of drafts", count(&file["drafts"], "version", "versions")),
    };
    format!("Wrote {path} with {}{without}{drafts}{locked}.\n", count(&file["entries"], "entry", "entries"))
}
