//! Receipts: what was done, and who must hear by when from now on.

use serde_json::{Value, json};

use super::handing::saved;
use super::terminal::{Place, clipped, instant, listed, sentence, text};
use crate::args::{Command, Note};
use crate::ask::lines_of;

/// True for commands that append to the log.
pub(crate) fn is_act(command: &Command) -> bool {
    match command {
        Command::Playbook(asked) => return asked.apply,
        Command::Postmortem(asked) => return asked.published.is_some() || asked.due.is_some(),
        Command::Compensation(asked) => return asked.what.is_some() || asked.model.is_some(),
        Command::Customers(asked) => return asked.forget,
        Command::Customer(asked) => {
            return asked.done || asked.answered || asked.content || asked.not_content || asked.next.is_some();
        }
        Command::Letters(asked) => return asked.sent || asked.approve_by.is_some(),
        _ => {}
    }
    !matches!(
        command,
        Command::List(_)
            | Command::Show(_)
            | Command::Draft(_)
            | Command::Prove(_)
            | Command::Brief(_)
            | Command::Contacts(_)
            | Command::Credits(_)
            | Command::FollowUps(_)
            | Command::Aftermath(_)
            | Command::Figures(_)
            | Command::Trends(_)
            | Command::Report(_)
            | Command::Due(_)
            | Command::Todo(_)
            | Command::Search(_)
            | Command::Export(_)
            | Command::Verify
            | Command::Backup(_)
    )
}

/// The act whose lines of the timeline tell what was done: a correction shows in the line that it put right, and the steps
/// of undo in none.
pub(super) fn told_by<'a>(command: &'a Command, receipt: &'a Value) -> Option<&'a str> {
    match command {
        Command::Correct(correct) => Some(&correct.act),
        Command::Note(Note { correct: Some(act), .. }) => Some(act),
        Command::Undo(_) | Command::Redo(_) => None,
        _ => receipt["act"].as_str(),
    }
}

/// What was done, what should be known about it, and who must hear next. `view` is the incident as it stands now.
pub(super) fn receipt(command: &Command, receipt: &Value, view: &Value, place: &Place) -> String {
    let done = sentence(done(command, receipt, view, place));
    let mut lines = vec![format!("{} {done}", text(&receipt["reference"]))];
    lines.extend(receipt["notes"].as_array().into_iter().flatten().map(text));
    if let Command::Sent(_) | Command::Correct(_) = command {
        lines.extend(ignored_promise(command, receipt, view, place));
    }
    if matches!(command, Command::Declare(_)) && view["card"]["commander"].is_null() {
        lines.push(format!("Nobody commands yet: foghorn role {} commander NAME.", text(&receipt["reference"])));
    }
    if receipt["file"].is_object() {
        lines.push(saved(&receipt["file"]).trim_end().to_owned());
    }
    if moves_clocks(command) {
        lines.extend(who_hears(&view["card"], place));
    }
    lines.join("\n") + "\n"
}

fn done(command: &Command, receipt: &Value, view: &Value, place: &Place) -> String {
    let card = &view["card"];
    // The timeline has the newest first; what was done first is told first.
    let mut lines: Vec<_> = told_by(command, receipt).into_iter().flat_map(|act| lines_of(view, act)).collect();
    lines.reverse();
    let said =
        lines.iter().map(|item| clipped(item["text"].as_str().unwrap_or_default())).collect::<Vec<_>>().join("; ");
    let at = lines.first().map(|item| place.time(&item["happened_at"])).unwrap_or_default();
    match command {
        Command::Declare(_) => {
            let unconfirmed = if card["severity_confirmed"] == false { ", unconfirmed" } else { "" };
            let since = match place.time(&card["started_at"]) {
                unknown if unknown.is_empty() => unknown,
                since => format!(", impact since {since}"),
            };
            let declared = place.time(&card["declared_at"]);
            let severity = text(&card["severity"]);
            format!("declared at {declared}: {} ({severity}{unconfirmed}{since})", text(&card["title"]))
        }
        Command::Set(_) => {
            let each =
                lines.iter().map(|item| format!("{} ({})", text(&item["text"]), place.time(&item["happened_at"])));
            format!("set: {}", each.collect::<Vec<_>>().join("; "))
        }
        Command::Sent(_) | Command::Correct(_) => {
            let verb = if matches!(command, Command::Sent(_)) { "recorded" } else { "put right" };
            format!("{verb}, posted at {at}: {said}")
        }
        Command::Snooze(snooze) => {
            let stakeholder = snooze.stakeholder.as_deref().unwrap_or_default().to_lowercase();
            let clocks = card["clocks"].as_array().into_iter().flatten();
            let due = clocks.filter(|clock| clock["stakeholder"] == stakeholder.as_str());
            let due: String =
                due.map(|clock| format!(". A word stays due by {}", place.time(&clock["due_at"]))).collect();
            format!("at {at}: {said}{due}")
        }
        Command::Note(Note { correct: Some(_), .. }) => format!("put right, at {at}: {said}"),
        Command::Note(_) => {
            let kind = lines.first().map(|item| text(&item["kind"])).unwrap_or_default();
            let about = lines.first().and_then(|item| item["about"].as_str()).map(clipped);
            format!("{kind} at {at}: {said}{}", about.map(|about| format!(". {about}")).unwrap_or_default())
        }
        Command::Undo(_) => format!("taken back: {}", text(&view["redo"]["label"])),
        Command::Redo(_) => format!("brought back: {}", text(&view["undo"]["label"])),
        Command::Expunge(_) => "the text is removed for good; its header stays".to_owned(),
        Command::TakeOver(_) => format!("is taken over since {at}"),
        _ => format!("at {at}: {said}"),
    }
}

/// The line of the message that the act recorded or put right.
fn message<'a>(command: &'a Command, receipt: &'a Value, view: &'a Value) -> &'a Value {
    let mut lines = told_by(command, receipt).into_iter().flat_map(|act| lines_of(view, act));
    lines.find(|item| item["update"].is_object()).unwrap_or(&Value::Null)
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
        Command::Fact(_)
            | Command::Role(_)
            | Command::Note(_)
            | Command::Snooze(_)
            | Command::Confirm(_)
            | Command::Expunge(_)
            | Command::Item(_)
            | Command::Ask(_)
            | Command::Deadline(_)
            | Command::Aspect(_)
            | Command::Link(_)
            | Command::Unlink(_)
            | Command::Ring(_)
            | Command::Customers(_)
            | Command::Customer(_)
            | Command::Letters(_)
            | Command::FollowUp(_)
            | Command::Reassure(_)
            | Command::Lesson(_)
            | Command::Postmortem(_)
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
        said => {
            let over = ["resolved", "withdrawn"].iter().any(|status| card["status"] == *status);
            Some(format!("{}{}.", if over { "A last word is owed: " } else { "" }, said.join(", ")))
        }
    }
}
