//! What the words of status pages mean here.

use foghorn_core::{Severity, Status};

/// How bad: the page's word for the impact. "None" is a word, too: somebody said that nobody felt it.
pub(super) fn severity(impact: &str) -> Option<Severity> {
    match impact.trim().to_ascii_lowercase().as_str() {
        "critical" => Some(Severity::Sev1),
        "major" => Some(Severity::Sev2),
        "minor" => Some(Severity::Sev3),
        "none" | "maintenance" => Some(Severity::Sev4),
        _ => None,
    }
}

/// Where it stands; `None` for words that tell no status of their own ("Update", "Postmortem"). Planned work is known
/// from its beginning, so it is never "investigating".
pub(crate) fn status(word: &str) -> Option<Status> {
    match word.trim().to_ascii_lowercase().replace(['_', '-'], " ").as_str() {
        "investigating" => Some(Status::Investigating),
        "identified" | "scheduled" | "in progress" => Some(Status::Identified),
        "monitoring" | "verifying" => Some(Status::Monitoring),
        "resolved" | "completed" => Some(Status::Resolved),
        _ => None,
    }
}

/// Words that keep the status, and that every page uses.
pub(super) fn keeps_status(word: &str) -> bool {
    ["update", "postmortem"].into_iter().any(|known| word.trim().eq_ignore_ascii_case(known))
}

/// Planned work, by its impact or its first status.
pub(super) fn is_planned(word: &str) -> bool {
    ["maintenance", "scheduled"].into_iter().any(|known| word.trim().eq_ignore_ascii_case(known))
}
