//! Asking the door: what was typed becomes a call, and what it answered.
//!
//! Lists come in windows and are read to their end here; a sent text is read for its promise before it is recorded; a
//! refusal gets the command line that would go on from it.

use std::path::Path;

use anyhow::Result;
use foghorn_app::{App, Failure};
use serde_json::{Value, json};

use crate::args::{Accept, Command, List, SentRecord};
use crate::call::customers::write_first;
use crate::call::{Call, call};

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
/// What was typed makes no call, or the call's own failure, with what to type next.
pub(crate) fn ask(app: &App, command: &Command) -> Result<Value> {
    answer(app, command, call(command)?).map_err(|error| match error.downcast::<Failure>() {
        Ok(failure) => with_next_step(app, command, failure).into(),
        Err(error) => error,
    })
}

/// The incident as it stands, with its newest lines, and as many of the older ones as it takes to find those of an act.
///
/// # Errors
/// Where the incident cannot be read.
pub(crate) fn view_of_act(app: &App, incident: &Value, act: &str) -> Result<Value> {
    let asked = json!({ "incident": incident });
    let mut view = app.dispatch("incident", asked.clone())?;
    while lines_of(&view, act).next().is_none() && further_lines(app, &asked, &mut view)? {}
    Ok(view)
}

/// The lines of the timeline that an act wrote, the newest first.
pub(crate) fn lines_of<'a>(view: &'a Value, act: &'a str) -> impl Iterator<Item = &'a Value> {
    view["timeline"]["items"].as_array().into_iter().flatten().filter(move |item| item["act"] == act)
}

fn answer(app: &App, command: &Command, mut call: Call) -> Result<Value> {
    let notes = match command {
        Command::List(list) if list.all => return every_row(app, call),
        Command::List(list) => return open_rows(app, list),
        Command::Show(_) => {
            let mut view = app.dispatch(call.name, call.payload.clone())?;
            while further_lines(app, &call.payload, &mut view)? {}
            return Ok(view);
        }
        Command::Accept(accept) => return take_command(app, accept, call),
        Command::Playbook(asked) if asked.playbook.is_none() => {
            let view = app.dispatch(call.name, call.payload)?;
            let playbooks = app.dispatch("desk", json!({}))?["playbooks"].take();
            let reference = view["card"]["reference"].clone();
            return Ok(json!({ "reference": reference, "in_force": view["playbook"], "playbooks": playbooks }));
        }
        Command::Compensation(asked) if asked.model.is_some() => {
            call.payload["what"] = offer(app, &asked.incident, asked.model.as_deref().unwrap_or_default())?;
            Vec::new()
        }
        Command::Due(due) if due.todo => {
            let clocks = app.dispatch(call.name, call.payload.clone())?;
            return Ok(json!({ "clocks": clocks, "todo": app.dispatch("due-todo", call.payload)? }));
        }
        Command::Letters(letters) => {
            write_first(app, letters, &mut call)?;
            Vec::new()
        }
        Command::Snooze(snooze) if snooze.stakeholder.is_none() => {
            call.payload["stakeholder"] = due_next(app, &snooze.incident)?;
            Vec::new()
        }
        Command::Sent(sent) => {
            let text = call.payload["text"].clone();
            read_promise(app, &sent.record, text, sent.record.at.clone(), &mut call.payload)?
        }
        Command::Correct(correct) => read_promise_again(app, &correct.act, &correct.record, &mut call.payload)?,
        _ => Vec::new(),
    };
    let mut answer = app.dispatch(call.name, call.payload)?;
    if let Some(known) = answer.get_mut("notes").and_then(Value::as_array_mut) {
        known.extend(notes.into_iter().map(Value::String));
    }
    Ok(answer)
}

/// Takes a brief in, and then command of each of its incidents; where there is no such file, of the incident of that name.
fn take_command(app: &App, accept: &Accept, call: Call) -> Result<Value> {
    let accepted = |incident: &Value| {
        let mut payload = json!({ "incident": incident });
        if let Some(person) = &accept.person {
            payload["person"] = json!(person);
        }
        app.dispatch("accept-command", payload)
    };
    if !Path::new(&accept.file).exists() && app.dispatch("incident", json!({ "incident": accept.file })).is_ok() {
        return Ok(json!({ "brief": null, "accepted": [accepted(&json!(accept.file))?] }));
    }
    let mut answer = app.dispatch(call.name, call.payload)?;
    let incidents = answer["brief"]["incidents"].as_array().cloned().unwrap_or_default();
    let receipts = incidents.iter().map(|told| accepted(&told["incident"])).collect::<Result<Vec<_>, _>>()?;
    answer["accepted"] = json!(receipts);
    Ok(answer)
}

/// Whose clock is due next.
fn due_next(app: &App, incident: &str) -> Result<Value> {
    let due = app.dispatch("due", json!({ "incident": incident }))?;
    let next = due.as_array().into_iter().flatten().find(|clock| !clock["due_at"].is_null());
    let none = || Failure::new("no-clock", "Nothing is due here, so that there is nothing to snooze.");
    Ok(next.ok_or_else(none)?["stakeholder"].clone())
}

/// What the playbook in force suggests under a short name.
fn offer(app: &App, incident: &str, model: &str) -> Result<Value> {
    let models = app.dispatch("compensations", json!({ "incident": incident }))?;
    let models = models.as_array().map(Vec::as_slice).unwrap_or_default();
    if let Some(found) = models.iter().find(|known| known["id"] == model) {
        return Ok(found["offer"].clone());
    }
    let known: Vec<_> = models.iter().filter_map(|known| known["id"].as_str()).collect();
    let there_are = if known.is_empty() { "it suggests nothing".to_owned() } else { known.join(", ") };
    let message = format!("The playbook suggests no \u{201c}{model}\u{201d}: {there_are}.");
    Err(Failure::new("no-model", message).into())
}

/// The promise that a sent text makes, where none was typed; and what should be known about it.
fn read_promise(
    app: &App,
    record: &SentRecord,
    text: Value,
    posted_at: Option<String>,
    payload: &mut Value,
) -> Result<Vec<String>> {
    if record.promise.is_some() || record.no_promise || !text.is_string() {
        return Ok(Vec::new());
    }
    let mut ask = json!({ "incident": payload["incident"], "text": text, "stakeholders": [] });
    if let Some(at) = posted_at {
        ask["posted_at"] = json!(at);
    }
    let read = app.dispatch("read-word", ask)?;
    if read["promise_at"].is_string() {
        payload["promise"] = json!({ "at": read["promise_at"], "reason": record.reason, "not_for": record.not_for });
    }
    let no_zone = (read["zone_assumed"] == true).then(|| "The text names no zone for it; yours was taken.".to_owned());
    let missed = read["promise_missed"].as_str().map(|missed| {
        format!(
            "{missed} To record one, put the record right with --promise WHEN; where it was posted earlier, with --at WHEN."
        )
    });
    Ok(no_zone.into_iter().chain(missed).collect())
}

/// Where the text follows later, or the posting was at another time, a record without a promise is read anew.
fn read_promise_again(app: &App, act: &str, record: &SentRecord, payload: &mut Value) -> Result<Vec<String>> {
    if payload["text"].is_null() && record.at.is_none() {
        return Ok(Vec::new());
    }
    let view = view_of_act(app, &payload["incident"], act)?;
    let Some(update) = lines_of(&view, act).map(|item| &item["update"]).find(|update| update.is_object()) else {
        return Ok(Vec::new());
    };
    if !update["promise"].is_null() {
        return Ok(Vec::new());
    }
    let text = if payload["text"].is_null() { update["text"].clone() } else { payload["text"].clone() };
    let postings = update["deliveries"].as_array().into_iter().flatten();
    let first = postings.filter_map(|delivery| delivery["posted_at"].as_str()).min().map(str::to_owned);
    read_promise(app, record, text, record.at.clone().or(first), payload)
}

/// A refusal with the command line that goes on from it.
fn with_next_step(app: &App, command: &Command, failure: Failure) -> Failure {
    let next = match (failure.code.as_str(), command) {
        ("sent-undo", Command::Undo(undo)) => {
            let view = app.dispatch("incident", json!({ "incident": undo.incident })).unwrap_or_default();
            let act = view["undo"]["act"].as_str().unwrap_or("ACT").to_owned();
            two_ways(&format!("foghorn undo {}", undo.incident), &undo.incident, &act)
        }
        ("sent-undo", Command::Retract(retract)) => {
            let again = format!("foghorn retract {} {}", retract.incident, retract.act);
            two_ways(&again, &retract.incident, &retract.act)
        }
        ("still-owed", Command::Close(ending)) => format!("foghorn close {} --reason \"…\"", ending.incident),
        _ => return failure,
    };
    Failure::new(&failure.code, format!("{} {next}", failure.message))
}

fn two_ways(again: &str, incident: &str, act: &str) -> String {
    format!("Not posted: {again} --not-posted. Recorded wrongly: foghorn correct {incident} {act} …")
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

/// Adds the next window of the timeline to an answer that holds the newest; false where there is none. `asked` says
/// whether, and how, one looks back.
fn further_lines(app: &App, asked: &Value, view: &mut Value) -> Result<bool> {
    let Some(from) = view["timeline"]["next"].as_u64() else { return Ok(false) };
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
    Ok(true)
}
