//! From what was typed to a command of the door: its name and its payload.

mod afterwards;
pub(crate) mod customers;

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use foghorn_app::core::quick_line::MINUTES;
use foghorn_app::{Failure, read_text, read_text_from};
use serde_json::{Map, Value, json};

use crate::args::{
    Ask, Command, Compensation, Config, Contacts, Credits, Item, ItemAct, ReportAct, Ring, SentRecord, Shared,
};

/// A command of the door.
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) payload: Value,
}

/// The command that carries out what was typed.
///
/// # Errors
/// Where a text that was to be read cannot be read.
pub(crate) fn call(command: &Command) -> Result<Call> {
    let one = |name: &'static str, payload: Value| Ok(Call { name, payload: trimmed(payload) });
    match command {
        Command::Declare(a) => one(
            "declare",
            json!({
                "title": a.title, "severity": a.sev, "kind": a.kind, "at": a.at,
                "since": a.since, "commander": a.commander, "playbook": a.playbook,
            }),
        ),
        Command::List(a) => one("archive", json!({ "text": a.text, "status": a.status, "limit": 200 })),
        Command::Show(a) => {
            one("incident", json!({ "incident": a.incident, "as_of": a.as_of, "known_at": a.known_at }))
        }
        Command::Set(a) => one(
            "set",
            json!({
                "incident": a.incident, "title": a.title, "since": a.since, "severity": a.sev, "status": a.status,
                "at": a.at, "reason": a.reason,
            }),
        ),
        Command::Fact(a) => {
            let (text, evidence) = (&a.text, &a.evidence);
            one(
                "state-fact",
                json!({ "incident": a.incident, "fact": a.fact, "text": text, "evidence": evidence, "at": a.at }),
            )
        }
        Command::Role(a) => {
            one("assign-role", json!({ "incident": a.incident, "role": a.role, "person": a.person, "at": a.at }))
        }
        Command::Note(a) => match &a.correct {
            Some(act) => {
                one("correct-note", json!({ "incident": a.incident, "note": act, "text": a.text, "at": a.at }))
            }
            None => {
                let kind = match (a.decision, a.observation) {
                    (true, _) => "decision",
                    (_, true) => "observation",
                    _ => "note",
                };
                one(
                    "note",
                    json!({
                        "incident": a.incident, "text": a.text, "note": kind, "at": a.at, "why": a.why,
                        "decided_by": a.by, "revisit_at": a.revisit,
                    }),
                )
            }
        },
        Command::Todo(a) => one("todo", json!({ "incident": a.incident })),
        Command::Item(a) => item(a),
        Command::Ask(a) => ask(a),
        Command::Deadline(a) => {
            let name = if a.act == ReportAct::Trigger { "trigger-deadline" } else { "meet-deadline" };
            one(name, json!({ "incident": a.incident, "deadline": a.deadline, "note": a.note, "at": a.at }))
        }
        Command::Aspect(a) => {
            one("state-aspect", json!({ "incident": a.incident, "aspect": a.aspect, "holds": !a.no, "at": a.at }))
        }
        Command::Draft(a) => one(
            "suggest-word",
            json!({
                "incident": a.incident, "stakeholder": a.stakeholder, "occasion": a.occasion, "template": a.template,
            }),
        ),
        Command::Sent(a) => {
            let mut payload = record(&a.incident, &a.record, &a.to)?;
            payload.insert("change_status".to_owned(), json!(a.set_status));
            payload.insert("without".to_owned(), json!(a.without));
            if a.also.is_empty() {
                return one("send", Value::Object(payload));
            }
            payload.insert("also".to_owned(), json!(a.also));
            one("send-for-all", Value::Object(payload))
        }
        Command::Correct(a) => {
            let mut payload = record(&a.incident, &a.record, &a.to)?;
            payload.insert("of".to_owned(), json!(a.act));
            if a.record.no_promise {
                payload.insert("no_promise".to_owned(), json!(true));
            }
            one("correct-update", Value::Object(payload))
        }
        Command::Prove(a) => {
            let text = a.file.as_deref().map(copy_of).transpose()?;
            one("prove", json!({ "incident": a.incident, "text": text }))
        }
        Command::LegalHold(a) if a.lift => {
            one("lift-legal-hold", json!({ "incident": a.incident, "by": a.by, "reason": a.reason }))
        }
        Command::LegalHold(a) => one("place-legal-hold", json!({ "incident": a.incident, "reason": a.reason })),
        Command::Compensation(a) if a.what.is_none() && a.model.is_none() => {
            one("making-good", json!({ "incident": a.incident }))
        }
        Command::Compensation(a) => Ok(compensation(a)),
        Command::Credits(a) => Ok(credits(a)),
        Command::Playbook(a) if a.playbook.is_none() => one("incident", json!({ "incident": a.incident })),
        Command::Playbook(a) => {
            let name = if a.apply { "apply-playbook" } else { "playbook-difference" };
            one(name, json!({ "incident": a.incident, "playbook": a.playbook }))
        }
        Command::Stakeholder(a) => match &a.drop {
            Some(reason) => one(
                "drop-stakeholder",
                json!({ "incident": a.incident, "stakeholder": a.stakeholder, "reason": reason }),
            ),
            None => one(
                "add-stakeholder",
                json!({
                    "incident": a.incident, "stakeholder": a.stakeholder, "name": a.name,
                    "channels": some(&a.channel), "required": some(&a.required),
                    "first_minutes": a.first, "then_minutes": a.then, "at": a.at,
                }),
            ),
        },
        Command::Link(a) => one("link", json!({ "incident": a.incident, "other": a.other, "tie": a.tie })),
        Command::Unlink(a) => one("unlink", json!({ "incident": a.incident, "other": a.other, "reason": a.reason })),
        Command::Contacts(a) => Ok(contacts(a)),
        Command::Customers(a) => Ok(customers::customers(a)),
        Command::Customer(a) => Ok(customers::customer(a)),
        Command::Letters(a) => Ok(customers::letters(a)),
        Command::Ring(a) => Ok(ring(a)),
        Command::Snooze(a) => one(
            "snooze",
            json!({
                "incident": a.incident, "stakeholder": a.stakeholder, "minutes": a.minutes, "reason": a.reason,
                "on_it": a.on_it,
            }),
        ),
        Command::Hold(a) => one(
            "hold",
            json!({
                "incident": a.incident, "until": a.until, "reason": a.reason, "stakeholders": some(&a.stakeholders),
                "told": a.told,
            }),
        ),
        Command::Release(a) => {
            one("release-hold", json!({ "incident": a.incident, "stakeholders": some(&a.stakeholders) }))
        }
        Command::Stretch(a) => {
            one("stretch-cadence", json!({ "incident": a.incident, "factor": a.factor, "reason": a.reason }))
        }
        Command::Resolve(a) => one(
            "change-status",
            json!({ "incident": a.incident, "status": "resolved", "reason": a.reason, "at": a.at }),
        ),
        Command::Reopen(a) => one("reopen", json!({ "incident": a.incident, "reason": a.reason, "at": a.at })),
        Command::Withdraw(a) => one("withdraw", json!({ "incident": a.incident, "reason": a.reason, "at": a.at })),
        Command::Close(a) => one("close", json!({ "incident": a.incident, "reason": a.reason, "at": a.at })),
        Command::Aftermath(a) => one("aftermath", json!({ "incident": a.incident })),
        Command::Reassure(a) => Ok(afterwards::reassure(a)),
        Command::FollowUp(a) => Ok(afterwards::follow_up(a)),
        Command::FollowUps(a) => Ok(afterwards::follow_ups(a)),
        Command::Lesson(a) => one(
            "state-lesson",
            json!({ "incident": a.incident, "lesson": a.lesson, "text": a.text, "whys": some(&a.why) }),
        ),
        Command::Postmortem(a) => afterwards::postmortem(a),
        Command::TakeOver(a) => one("take-over", json!({ "incident": a.incident })),
        Command::Retract(a) => one(
            "retract",
            json!({ "incident": a.incident, "act": a.act, "why": a.reason, "sent": not_posted(a.not_posted) }),
        ),
        Command::Undo(a) => one("undo", json!({ "incident": a.incident, "sent": not_posted(a.not_posted) })),
        Command::Redo(a) => one("redo", json!({ "incident": a.incident })),
        Command::Expunge(a) => one("expunge", json!({ "incident": a.incident, "entry": a.entry, "why": a.reason })),
        Command::Figures(a) => one("figures", json!({ "incident": a.incident })),
        Command::Report(a) => match &a.save {
            Some(path) => one("save-report", json!({ "month": a.month, "path": path })),
            None => one("report", json!({ "month": a.month })),
        },
        Command::Trends(a) => one(
            "trends",
            json!({
                "since": a.since, "until": a.until, "severity": a.sev, "kind": a.kind, "component": a.component,
                "cadence": a.cadence,
            }),
        ),
        Command::Due(a) => one("due", json!({ "incident": a.incident })),
        Command::Search(a) => one("search", json!({ "query": a.words.join(" "), "limit": a.limit })),
        Command::Handover(a) => one(
            "hand-over",
            json!({
                "incident": a.incident, "to": a.to, "note": a.note, "objectives": a.objectives,
                "exit_criteria": a.exit_criteria, "path": a.file, "passphrase": passphrase(&a.shared)?,
                "without": some(&a.shared.without),
            }),
        ),
        Command::Accept(a) => {
            let passphrase = a.passphrase_file.as_deref().map(passphrase_in).transpose()?;
            one("import", json!({ "path": a.file, "passphrase": passphrase, "only_brief": true }))
        }
        Command::Confirm(a) => one("confirm-handover", json!({ "incident": a.incident })),
        Command::Brief(a) => match &a.file {
            Some(file) => one(
                "save-brief",
                json!({
                    "incident": a.incident, "path": file, "passphrase": passphrase(&a.shared)?,
                    "without": some(&a.shared.without),
                }),
            ),
            None => one("brief", json!({ "incident": a.incident, "without": some(&a.shared.without) })),
        },
        Command::Import(a) => {
            let passphrase = a.passphrase_file.as_deref().map(passphrase_in).transpose()?;
            one("import", json!({ "path": a.file, "passphrase": passphrase }))
        }
        Command::Export(a) => one("export", json!({ "path": a.file, "incident": a.incident })),
        Command::Verify => one("verify", json!({})),
        Command::Rebuild => one("rebuild", json!({})),
        Command::Backup(a) => one("backup", json!({ "path": a.file })),
        Command::Config(Config { name: Some(name), value: Some(value) }) => {
            one("set-setting", json!({ "name": name, "value": value }))
        }
        // Watching asks no single question; it is told what is in force, as `config` is.
        Command::Config(_) | Command::Watch(_) => one("settings", json!({})),
    }
}

fn passphrase(shared: &Shared) -> Result<Option<String>> {
    shared.passphrase_file.as_deref().map(passphrase_in).transpose()
}

/// A passphrase is never typed on the command line, where everybody on the machine could read it.
fn passphrase_in(file: &Path) -> Result<String> {
    let text = copy_of(file)?;
    let first = text.lines().next().unwrap_or_default();
    if first.is_empty() {
        let message = format!("{} has no passphrase in its first line.", file.display());
        return Err(Failure::new("passphrase", message).into());
    }
    Ok(first.to_owned())
}

/// What becomes of contacts, and which are shown.
fn compensation(a: &Compensation) -> Call {
    let step = match a {
        Compensation { propose: true, .. } => "proposed",
        Compensation { told: true, .. } => "told",
        Compensation { given: true, .. } => "given",
        Compensation { drop: Some(_), .. } => "dropped",
        _ => {
            let by = a.by.as_deref().unwrap_or_default();
            let payload = json!({ "incident": a.incident, "what": a.what, "by": by });
            return Call { name: "approve-compensation", payload };
        }
    };
    let note = a.drop.as_ref().or(a.note.as_ref());
    let payload = json!({ "incident": a.incident, "what": a.what, "step": step, "by": a.by, "note": note });
    Call { name: "move-compensation", payload: trimmed(payload) }
}

fn credits(a: &Credits) -> Call {
    let Some(contract) = &a.contract else {
        return Call { name: "making-good", payload: json!({ "incident": a.incident }) };
    };
    let exclude: Vec<Value> =
        a.exclude.chunks_exact(3).map(|one| json!({ "from": one[0], "to": one[1], "why": one[2] })).collect();
    let payload = json!({ "incident": a.incident, "contract": contract, "also": a.also, "exclude": exclude });
    Call { name: "credits", payload }
}

fn contacts(a: &Contacts) -> Call {
    let (name, payload) = match (&a.import, &a.export) {
        (Some(path), _) if a.dry_run => ("look-into-contacts", json!({ "path": path })),
        (Some(path), _) => ("import-contacts", json!({ "path": path })),
        (None, Some(path)) => ("export-contacts", json!({ "path": path, "group": a.group })),
        (None, None) if !a.reviewed.is_empty() => ("review-contacts", json!({ "names": a.reviewed })),
        (None, None) => ("contacts", json!({ "find": a.words.join(" "), "group": a.group, "stale": a.stale })),
    };
    Call { name, payload: trimmed(payload) }
}

/// What becomes of ringing people.
fn ring(a: &Ring) -> Call {
    let ring = &a.scheme;
    let (name, payload) = match &a.drop {
        Some(reason) => ("drop-ring", json!({ "incident": a.incident, "ring": ring, "reason": reason })),
        None if a.no_answer => ("no-answer", json!({ "incident": a.incident, "ring": ring })),
        None if a.answered => {
            ("answer-ring", json!({ "incident": a.incident, "ring": ring, "who": a.who, "note": a.note }))
        }
        None => ("ring", json!({ "incident": a.incident, "scheme": ring })),
    };
    Call { name, payload: trimmed(payload) }
}

fn item(a: &Item) -> Result<Call> {
    let (name, payload) = match a.act {
        ItemAct::Done => ("do-item", json!({ "item": a.item, "note": a.note, "at": a.at })),
        ItemAct::Skip => ("skip-item", json!({ "item": a.item, "reason": a.reason.as_deref().unwrap_or_default() })),
        ItemAct::Reopen => ("reopen-item", json!({ "item": a.item, "reason": a.reason })),
        ItemAct::Give => ("give-item", json!({ "item": a.item, "owner": a.person })),
        ItemAct::Add => (
            "add-item",
            json!({ "text": a.item, "checklist": a.list, "minutes": a.within, "owner": a.role, "why": a.reason }),
        ),
    };
    Ok(on(&a.incident, name, payload))
}

/// Asks, or ends an ask.
fn ask(a: &Ask) -> Result<Call> {
    let (name, payload) = match (&a.answer, a.extend, &a.drop) {
        (Some(answer), ..) => ("answer-ask", json!({ "ask": a.who, "answer": answer })),
        (_, Some(minutes), _) => ("extend-ask", json!({ "ask": a.who, "minutes": minutes, "reason": a.reason })),
        (.., Some(reason)) => ("drop-ask", json!({ "ask": a.who, "reason": reason })),
        _ => ("ask-for", json!({ "who": a.who, "what": a.what, "minutes": a.within.unwrap_or(MINUTES) })),
    };
    Ok(on(&a.incident, name, payload))
}

/// A command about an incident.
fn on(incident: &str, name: &'static str, mut payload: Value) -> Call {
    payload["incident"] = json!(incident);
    Call { name, payload: trimmed(payload) }
}

/// The text of a copy that is to be compared.
fn copy_of(file: &Path) -> Result<String> {
    let read = if file == Path::new("-") { read_text_from(std::io::stdin()) } else { read_text(file) };
    read.map_err(|why| Failure::new("unreadable", format!("{} cannot be read: {why}.", file.display())).into())
}

fn record(incident: &str, record: &SentRecord, to: &[String]) -> Result<Map<String, Value>> {
    let text = match (&record.text, &record.file) {
        (Some(dash), _) if dash == "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).context("the standard input is not text")?;
            Some(text)
        }
        (Some(text), _) => Some(text.clone()),
        (None, Some(file)) => {
            Some(std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?)
        }
        (None, None) => None,
    };
    let deliveries: Vec<Value> = to
        .iter()
        .map(|whom| {
            let (stakeholder, channel) = match whom.split_once(':') {
                Some((stakeholder, channel)) => (stakeholder, Some(channel.to_owned())),
                None => (whom.as_str(), record.channel.clone()),
            };
            trimmed(json!({ "stakeholder": stakeholder, "channel": channel }))
        })
        .collect();
    let promise = record
        .promise
        .as_ref()
        .map(|at| trimmed(json!({ "at": at, "reason": record.reason, "not_for": some(&record.not_for) })));
    let payload = json!({
        "incident": incident, "text": text, "posted_at": record.at, "promise": promise,
        "deliveries": (!deliveries.is_empty()).then_some(deliveries),
        "tells_status": record.tells, "tells_severity": record.tells_sev,
    });
    match trimmed(payload) {
        Value::Object(payload) => Ok(payload),
        _ => anyhow::bail!("a payload is an object"),
    }
}

/// The answer to the question that taking back a sent message asks.
fn not_posted(said: bool) -> Option<&'static str> {
    said.then_some("not-posted")
}

fn some<T>(list: &[T]) -> Option<&[T]> {
    (!list.is_empty()).then_some(list)
}

/// Without the fields that were not given.
fn trimmed(mut payload: Value) -> Value {
    if let Value::Object(fields) = &mut payload {
        fields.retain(|_, value| !value.is_null());
    }
    payload
}
