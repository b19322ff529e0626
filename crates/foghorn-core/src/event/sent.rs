//! A message that was sent, as the log keeps it.
//!
//! Here: the final text, where it went and when, what it promised, and what stands behind it. Not here: what it does
//! to the clocks.

use serde::{Deserialize, Serialize};

use crate::entry::At;
use crate::ids::{Channel, DraftId, StakeholderId};
use crate::words::{Severity, Status};

/// A message that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentUpdate {
    /// The final text; `None` where it follows later.
    pub text: Option<String>,
    /// To whom, where and when; at least one.
    pub deliveries: Vec<Delivery>,
    /// The status that it told.
    pub status: Option<Status>,
    /// The severity that it told.
    pub severity: Option<Severity>,
    /// The next update that it promised.
    pub promise: Option<Promise>,
    /// What stands behind the text; `None` where there is no text, and in records of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// What stands behind the text of a message: which text it is, byte for byte, and who answers for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proof {
    /// The text's SHA-256, in hex; empty where it was posted before its text was known.
    pub sha256: String,
    /// The draft that it was written as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<DraftId>,
    /// Who approved this very text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// Errors of the review that were let stand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overruled: Vec<Overruled>,
    /// Why it went out with errors or without approval, where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
}

/// An error of the review that somebody let stand, knowing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Overruled {
    /// The rule.
    pub rule: String,
    /// The words that it is about; empty where something is missing.
    pub words: String,
    /// Why it stands.
    pub reason: String,
}

/// One posting of an update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Delivery {
    /// To whom.
    pub stakeholder: StakeholderId,
    /// Where.
    pub channel: Channel,
    /// When, to the second.
    pub posted_at: At,
}

/// "The next update comes by 14:30 UTC".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Promise {
    /// By when; a printed minute lasts to its end.
    pub at: At,
    /// Why it may be later than the cadence says.
    pub reason: Option<String>,
    /// Stakeholders of this update whom it does not bind.
    #[serde(default)]
    pub not_for: Vec<StakeholderId>,
}
