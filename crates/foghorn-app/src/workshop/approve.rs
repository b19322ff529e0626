//! Approving a draft: the newest version, read by the review at this moment, by somebody named.

use foghorn_core::entry::sha256_hex;
use foghorn_core::event::DraftApproved;
use foghorn_core::history::Stamp;
use foghorn_core::incident::Incident;
use foghorn_core::verbs::ApproveDraft;
use foghorn_core::{DraftId, Overruled, Status};
use serde::Deserialize;
use ts_rs::TS;

use super::review::{Open, open_errors};
use super::{Standing, standing};
use crate::app::App;
use crate::failure::Failure;
use crate::find::find;
use crate::write::{self, Receipt};

/// Approves a draft as it stands.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ApproveOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which draft.
    pub draft: DraftId,
    /// The version that was looked at; another one is not approved.
    pub version: u32,
    /// Who approves it, by name.
    pub by: String,
    /// The status that the incident gets with the record of this message; where missing, it stays as it is.
    #[serde(default)]
    #[ts(optional)]
    pub telling: Option<Status>,
}

/// The approval of a text as it would be recorded when it is sent.
pub(crate) fn approval_of<'a>(incident: &'a Incident, text: &str) -> Option<&'a (Stamp, DraftApproved)> {
    incident.approval_of(&sha256_hex(text.trim().as_bytes()))
}

/// Approves a draft, unless the review has errors that nobody answered for.
pub(crate) fn approve_draft(app: &App, on: ApproveOn) -> Result<Receipt, Failure> {
    let (kept, open) = app.store().read(|reading| {
        let Standing { version, kept } = standing(reading, &on.draft)?;
        let stream = find(reading, &on.incident)?;
        if version.version != on.version || version.stream != stream {
            let message = "The draft changed since you looked at it. Read it once more, then approve it.";
            return Err(Failure::new("draft-moved", message));
        }
        let folded = app.folds().read(reading, &stream)?;
        let here = app.here(reading)?;
        let open = open_errors(app, &folded, &here, &kept, on.telling)?;
        Ok((kept, open))
    })?;
    let Open { errors, let_stand } = open;
    if !errors.is_empty() {
        let message = format!(
            "The review still finds {}. Mend that, or overrule it with a reason; then approve.",
            listed(&errors)
        );
        return Err(Failure::new("unreviewed", message));
    }
    let approve = ApproveDraft {
        draft: on.draft,
        stakeholder: kept.written.stakeholder.clone(),
        occasion: kept.written.occasion.to_string(),
        text: kept.text,
        by: on.by,
        overruled: let_stand,
    };
    write::act(app, &on.incident, approve)
}

/// Rules by name, each with how often; `ip-address twice, unfilled-blank`.
fn listed(errors: &[Overruled]) -> String {
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for error in errors {
        match rules.iter_mut().find(|(rule, _)| *rule == error.rule) {
            Some((_, times)) => *times += 1,
            None => rules.push((&error.rule, 1)),
        }
    }
    let said = rules.into_iter().map(|(rule, times)| match times {
        1 => rule.to_owned(),
        2 => format!("{rule} twice"),
        many => format!("{rule} {many} times"),
    });
    said.collect::<Vec<_>>().join(", ")
}
