//! Asking the door: what was typed becomes one call or several, and what they answered.
//!
//! Lists come in windows and are read to their end here; a sent text is read for its promise before it is recorded.

use anyhow::{Error, Result};
use foghorn_app::{App, Failure};
use serde_json::{Value, json};

use crate::args::{Command, List, SentRecord};
use crate::call::{Call, calls};

/// What the door answered, and what stopped it where there was more to do.
pub(crate) struct Asked {
    pub(crate) answers: Vec<Value>,
    pub(crate) failure: Option<Error>,
}

/// The fields of a row of `foghorn list`.
const ROW: [&str; 10] = [
    "incident",
    "reference",
    "title",
    "severity",
    "status",
    "kind",
    "started_at",
    "declared_at",
    "resolved_at",
    "updates",
];

/// Asks for what was typed.
///
/// # Errors
/// What was typed makes no call; what a call answers stands in [`Asked`].
pub(crate) fn ask(app: &App, command: &Command) -> Result<Asked> {
    let calls = calls(command)?;
    if calls.is_empty() {
        let message = "Nothing to change: give --status, --sev, --title or --since.";
        return Err(Failure::new("nothing", message).into());
    }
    let mut asked = Asked { answers: Vec::new(), failure: None };
    for call in calls {
        match answer(app, command, call) {
            Ok(answer) => asked.answers.push(answer),
            Err(failure) => {
                asked.failure = Some(failure);
                break;
            }
        }
    }
    Ok(asked)
}

fn answer(app: &App, command: &Command, mut call: Call) -> Result<Value> {
    match command {
        Command::List(list) if list.all => every_row(app, call),
        Command::List(list) => open_rows(app, list),
        Command::Show(_) => {
            let mut view = app.dispatch(call.name, call.payload.clone())?;
            complete_timeline(app, &call.payload, &mut view)?;
            Ok(view)
        }
        Command::Sent(sent) => {
            read_promise(app, &sent.incident, &sent.record, &mut call.payload)?;
            Ok(app.dispatch(call.name, call.payload)?)
        }
        _ => Ok(app.dispatch(call.name, call.payload)?),
    }
}

/// The promise that a sent text makes, where none was typed.
fn read_promise(app: &App, incident: &str, record: &SentRecord, payload: &mut Value) -> Result<()> {
    let unsaid = record.promise.is_none() && !record.no_promise;
    let Some(text) = payload.get("text").cloned().filter(|_| unsaid) else { return Ok(()) };
    let mut ask = json!({ "incident": incident, "text": text, "stakeholders": [] });
    if let Some(at) = &record.at {
        ask["posted_at"] = json!(at);
    }
    let read = app.dispatch("read-word", ask)?;
    if read["promise_at"].is_string() {
        payload["promise"] = json!({ "at": read["promise_at"], "reason": record.reason, "not_for": record.not_for });
    }
    Ok(())
}

fn every_row(app: &App, call: Call) -> Result<Value> {
    let (mut rows, mut payload) = (Vec::new(), call.payload);
    loop {
        let mut page = app.dispatch(call.name, payload.clone())?;
        if let Value::Array(more) = page["rows"].take() {
            rows.extend(more);
        }
        match page["next"].take() {
            Value::String(cursor) => payload["cursor"] = json!(cursor),
            _ => return Ok(json!(rows)),
        }
    }
}

/// What is not over, what is due next first; with the same fields as the archive's rows.
fn open_rows(app: &App, list: &List) -> Result<Value> {
    let mut board = app.dispatch("board", json!({}))?;
    let Value::Array(cards) = board["incidents"].take() else { return Ok(json!([])) };
    let words: Vec<_> = list.text.iter().flat_map(|text| text.split_whitespace()).map(str::to_lowercase).collect();
    let wanted = |card: &&Value| {
        let said = |field: &str| card[field].as_str().unwrap_or_default().to_lowercase();
        let named = format!("{} {}", said("reference"), said("title"));
        let status = list.status.is_none_or(|status| card["status"] == status.as_str());
        status && words.iter().all(|word| named.contains(word))
    };
    let row = |card: &Value| Value::Object(ROW.iter().map(|f| ((*f).to_owned(), card[*f].clone())).collect());
    Ok(cards.iter().filter(wanted).map(row).collect())
}

/// The rest of a timeline of which the answer holds the newest window; `asked` says whether, and how, one looks back.
fn complete_timeline(app: &App, asked: &Value, view: &mut Value) -> Result<()> {
    while let Some(from) = view["timeline"]["next"].as_u64() {
        let mut payload = asked.clone();
        (payload["from"], payload["limit"]) = (json!(from), json!(200));
        // "10 min ago" is the same instant for every window.
        for back in ["as_of", "known_at"] {
            if !payload[back].is_null() {
                payload[back] = view["now"].clone();
            }
        }
        let mut more = app.dispatch("timeline", payload)?;
        if let (Some(items), Value::Array(more)) = (view["timeline"]["items"].as_array_mut(), more["items"].take()) {
            items.extend(more);
        }
        view["timeline"]["next"] = more["next"].take();
    }
    Ok(())
}
