//! What some events carry, that more than one of them does.

use serde::{Deserialize, Serialize};

use crate::entry::At;
use crate::span::Span;
use crate::words::FollowUpKind;

/// Something to be done after an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct FollowUp {
    /// What, as an order.
    pub text: String,
    /// What it is good for.
    pub kind: FollowUpKind,
    /// Whose it is.
    pub owner: Option<String>,
    /// By when.
    pub due_at: Option<At>,
    /// What it is against.
    pub cause: Option<String>,
}

/// Somebody to ring, and how long to wait for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct RingStep {
    /// By name. Numbers stand in the contacts, not in the log.
    pub who: String,
    /// After this long without an answer the next one is rung.
    #[ts(type = "string")]
    pub wait: Span,
}
