//! Receipts: what was done, and who must hear by when from now on.

use serde_json::{Value, json};

use super::terminal::{Place, instant, line, listed, text};
use crate::args::Command;

/// True for commands that append to the log.
pub(crate) fn is_act(command: &Command) -> bool {
    !matches!(
        command,
        Command::List(_)
            | Command::Show(_)
            | Command::Write(_)
            | Command::Due(_)
            | Command::Search(_)
            | Command::Export(_)
            | Command::Verify
            | Command::Backup(_)
    )
}

/// What was done, what should be known about it, and who must hear next. `view` is the incident as it stands now.
pub(super) fn receipt(command: &Command, receipts: &[Value], view: &Value, place: &Place) -> String {
    let Some(last) = receipts.last() else { return String::new() };
    let mut lines = vec![format!("{} {}", text(&last["reference"]), done(command, last, view, place))];
    lines.extend(receipts.iter().filter_map(|receipt| receipt["notes"].as_array()).flatten().map(text));
    if let Command::Sent(_) | Command::Correct(_) = command {
        lines.extend(ignored_promise(command, last, view, place));
    }
    if moves_clocks(command) {
        lines.extend(who_hears(&view["card"], place));
    }
    lines.join("\n") + "\n"
}

fn done(command: &Command, receipt: &Value, view: &Value, place: &Place) -> String {
    let card = &view["card"];
    let name = |id: &str| {
        let clocks = card["clocks"].as_array().into_iter().flatten();
        clocks
            .filter(|clock| clock["stakeholder"] == id)
            .map(|clock| text(&clock["name"]))
            .next()
            .unwrap_or_else(|| line(id))
    };
    match command {
        Command::Declare(_) => {
            let unconfirmed = if card["severity_confirmed"] == false { ", unconfirmed" } else { "" };
            format!("declared: {} ({}{unconfirmed}).", text(&card["title"]), text(&card["severity"]))
        }
        Command::Set(_) => {
            format!("is now {}, {}: {}.", text(&card["severity"]), text(&card["status"]), text(&card["title"]))
        }
        Command::Resolve(_) | Command::Reopen(_) | Command::Withdraw(_) | Command::Close(_) => {
            format!("is {}.", text(&card["status"]))
        }
        Command::Sent(_) | Command::Correct(_) => {
            let message = message(command, receipt, view);
            let promise = &message["update"]["promise"]["at"];
            let promised = if promise.is_string() {
                format!(", promising the next by {}", place.time(promise))
            } else {
                String::new()
            };
            let verb = if matches!(command, Command::Sent(_)) { "recorded" } else { "put right" };
            format!("{verb}: {}{promised}.", reached(message))
        }
        Command::Snooze(snooze) => {
            let clocks = card["clocks"].as_array().into_iter().flatten();
            let until = clocks.filter(|clock| clock["stakeholder"] == snooze.stakeholder.as_str());
            let until: String = until.map(|clock| place.time(&clock["snoozed_until"])).collect();
            format!("{}: quiet until {until}; the due time stays.", name(&snooze.stakeholder))
        }
        Command::Undo(_) => format!("taken back: {}", text(&view["redo"]["label"])),
        Command::Redo(_) => format!("brought back: {}", text(&view["undo"]["label"])),
        Command::Expunge(_) => "the text is removed for good; its header stays.".to_owned(),
        Command::TakeOver(_) => "is taken over.".to_owned(),
        _ => "is recorded.".to_owned(),
    }
}

/// The line of the message that the act recorded or put right.
fn message<'a>(command: &Command, receipt: &'a Value, view: &'a Value) -> &'a Value {
    let act = match command {
        Command::Correct(correct) => correct.act.as_str(),
        _ => receipt["act"].as_str().unwrap_or_default(),
    };
    let items = view["timeline"]["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().find(|item| item["act"] == act && item["update"].is_object()).unwrap_or(&Value::Null)
}

/// `Update to Customers`: the timeline's sentence without the promise, which follows in the reader's zone.
fn reached(message: &Value) -> String {
    let said = text(&message["text"]);
    said.split(". Next promised").next().filter(|whom| !whom.is_empty()).unwrap_or("an update").to_owned()
}

/// A promise that is later than the cadence moves the clock only with a reason.
fn ignored_promise(command: &Command, receipt: &Value, view: &Value, place: &Place) -> Option<String> {
    let message = message(command, receipt, view);
    let promise = &message["update"]["promise"];
    let promised_at = instant(&promise["at"]).filter(|_| !promise["reason"].is_string())?;
    let clocks = view["card"]["clocks"].as_array().into_iter().flatten();
    let due = clocks
        .filter(|clock| instant(&clock["promised_at"]) == Some(promised_at))
        .filter_map(|clock| instant(&clock["due_at"]).filter(|due_at| *due_at < promised_at))
        .min()?;
    Some(format!(
        "That promise is later than the cadence, which asks for a word by {}. To wait for it, say why: foghorn correct {} {} \
         --promise \"{}\" --reason \"…\"",
        place.time(&json!(due)),
        text(&receipt["reference"]),
        text(&message["act"]),
        promised_at.format("%Y-%m-%d %H:%M UTC"),
    ))
}

fn moves_clocks(command: &Command) -> bool {
    !matches!(
        command,
        Command::Fact(_) | Command::Role(_) | Command::Note(_) | Command::Snooze(_) | Command::Expunge(_)
    )
}

/// `Customers and Support hear by 14:05 UTC, Executives by 14:15 UTC.` What is late comes first, with how late.
fn who_hears(card: &Value, place: &Place) -> Option<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    let mut verb = "hear ";
    for clock in card["clocks"].as_array().into_iter().flatten().filter(|clock| clock["due_at"].is_string()) {
        let due_at = place.time(&clock["due_at"]);
        let when = match place.ago(&clock["due_at"]).as_deref() {
            Some("0 min") => "must hear now".to_owned(),
            Some(late) => format!("should have heard by {due_at} ({late} ago)"),
            None => format!("by {due_at}"),
        };
        match groups.last_mut() {
            Some((same, names)) if *same == when => names.push(text(&clock["name"])),
            _ => groups.push((when, vec![text(&clock["name"])])),
        }
    }
    let sentence = |(when, names): &(String, Vec<String>)| {
        // The verb stands once: "Customers hear by 14:05, Executives by 14:15".
        let verb = if when.starts_with("by ") { std::mem::take(&mut verb) } else { "" };
        format!("{} {verb}{when}", listed(names))
    };
    let said: Vec<_> = groups.iter().map(sentence).collect();
    match said.as_slice() {
        [] => (card["live"] == true).then(|| "Nobody is owed a word.".to_owned()),
        said => Some(said.join(", ") + "."),
    }
}
