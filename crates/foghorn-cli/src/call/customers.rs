//! Customers one by one: from what was typed to a command of the door.

use foghorn_app::{App, Failure, read_text};
use serde_json::{Value, json};

use super::{Call, on};
use crate::args::{Customer, Customers, Letters, Only};

pub(super) fn customers(a: &Customers) -> Call {
    if let Some(path) = &a.import {
        return on(&a.incident, "import-customers", json!({ "path": path }));
    }
    if a.forget {
        return on(&a.incident, "forget-customers", json!({}));
    }
    let only = a.only.map(|only| match only {
        Only::Unapproved => "unapproved",
        Only::Unwritten => "unwritten",
        Only::Unanswered => "unanswered",
        Only::NotContent => "not-content",
        Only::NextStep => "next-step",
    });
    let find = (!a.words.is_empty()).then(|| a.words.join(" "));
    on(&a.incident, "customers", json!({ "find": find, "only": only }))
}

pub(super) fn customer(a: &Customer) -> Call {
    let content = (a.content || a.not_content).then_some(a.content);
    let (name, payload) = match () {
        () if a.done => ("do-customer-step", json!({ "row": a.row, "note": a.note })),
        () if a.answered || content.is_some() => (
            "answer-customer",
            json!({ "row": a.row, "content": content, "note": a.note, "next": a.next, "due": a.due }),
        ),
        () if a.next.is_some() => ("set-customer-step", json!({ "row": a.row, "next": a.next, "due": a.due })),
        () => ("letter", json!({ "row": a.row })),
    };
    on(&a.incident, name, payload)
}

pub(super) fn letters(a: &Letters) -> Call {
    let rows = &a.rows;
    let (name, payload) = match (&a.approve_by, &a.save) {
        (Some(by), _) => ("approve-letters", json!({ "rows": rows, "by": by })),
        (_, Some(path)) => {
            let table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
            ("save-letters", json!({ "rows": rows, "path": path, "as": if table { "table" } else { "mails" } }))
        }
        _ if a.sent => ("post-letters", json!({ "rows": rows, "at": a.at })),
        _ => ("review-letters", json!({ "rows": rows })),
    };
    on(&a.incident, name, payload)
}

/// Writes the letter where a file has it, and finds out which draft is approved, and as it stands now.
///
/// # Errors
/// The file cannot be read, or the door's own.
pub(crate) fn write_first(app: &App, a: &Letters, call: &mut Call) -> anyhow::Result<()> {
    if let Some(file) = &a.file {
        let text = read_text(file)
            .map_err(|why| Failure::new("unreadable", format!("{} cannot be read: {why}.", file.display())))?;
        let whom = json!({ "incident": a.incident, "stakeholder": a.stakeholder, "occasion": "apology-individual" });
        let draft = app.dispatch("open-draft", whom)?;
        app.dispatch("save-draft", json!({ "draft": draft["draft"], "text": text, "base": draft["version"] }))?;
        if !a.sent {
            call.payload["draft"] = draft["draft"].clone();
        }
    }
    if a.approve_by.is_some() {
        // One letter says which draft it is of, and in which version.
        let mut one = json!({ "incident": a.incident, "rows": "1" });
        if let Some(draft) = call.payload.get("draft") {
            one["draft"] = draft.clone();
        }
        let read = app.dispatch("review-letters", one)?;
        for field in ["draft", "version"] {
            call.payload[field] = Value::clone(&read[field]);
        }
    }
    Ok(())
}
