//! What comes after an incident: from what was typed to a command of the door.

use anyhow::Result;
use serde_json::json;

use super::{Call, copy_of, on, trimmed};
use crate::args::{FollowUpAct, FollowUpOf, FollowUps, Postmortem, Reassure, Tracker};

/// Settles a round of reassurance.
pub(super) fn reassure(a: &Reassure) -> Call {
    let told = a.not_needed.is_none();
    let note = a.not_needed.as_ref().or(a.note.as_ref());
    on(&a.incident, "settle-reassurance", json!({ "round": a.round, "told": told, "note": note, "at": a.at }))
}

/// What becomes of a follow-up.
pub(super) fn follow_up(a: &FollowUpOf) -> Call {
    let (name, payload) = match a.act {
        FollowUpAct::Add => (
            "add-follow-up",
            json!({
                "incident": a.incident, "text": a.what, "kind": a.kind, "owner": a.owner, "due": a.due, "cause": a.cause,
            }),
        ),
        FollowUpAct::Change => (
            "change-follow-up",
            json!({
                "incident": a.incident, "follow_up": a.what, "text": a.text, "kind": a.kind, "owner": a.owner,
                "due": a.due, "cause": a.cause,
            }),
        ),
        FollowUpAct::Done => ("do-follow-up", json!({ "incident": a.incident, "follow_up": a.what, "note": a.note })),
        FollowUpAct::Drop => {
            let reason = a.note.clone().unwrap_or_default();
            ("drop-follow-up", json!({ "incident": a.incident, "follow_up": a.what, "reason": reason }))
        }
        FollowUpAct::Reopen => {
            ("reopen-follow-up", json!({ "incident": a.incident, "follow_up": a.what, "reason": a.note }))
        }
    };
    Call { name, payload: trimmed(payload) }
}

/// Those of all incidents: on the terminal, or in a file for a tracker.
pub(super) fn follow_ups(a: &FollowUps) -> Call {
    let Some(path) = &a.export else { return Call { name: "follow-ups", payload: json!({}) } };
    let tracker = match a.tracker {
        None | Some(Tracker::Github) => "github",
        Some(Tracker::Jira) => "jira",
    };
    let payload = json!({ "path": path, "tracker": tracker, "project": a.project });
    Call { name: "export-follow-ups", payload: trimmed(payload) }
}

pub(super) fn postmortem(a: &Postmortem) -> Result<Call> {
    let audience = if a.public { "public" } else { "internal" };
    let (name, payload) = match (&a.published, &a.due) {
        (Some(file), _) => {
            let text = copy_of(file)?;
            let payload = json!({ "incident": a.incident, "audience": audience, "text": text, "place": a.place });
            ("publish-postmortem", payload)
        }
        (None, Some(due)) => ("move-postmortem", json!({ "incident": a.incident, "due": due, "reason": a.reason })),
        (None, None) => {
            let from_log = a.from_log.then_some(true);
            ("postmortem", json!({ "incident": a.incident, "audience": audience, "from_log": from_log }))
        }
    };
    Ok(Call { name, payload: trimmed(payload) })
}
