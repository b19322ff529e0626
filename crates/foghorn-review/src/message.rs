//! What is reviewed: a message, and what surrounds it.
//!
//! Both only borrow: the caller owns draft and incident, and reviews at every pause in typing.

use chrono_tz::Tz;
use foghorn_core::At;

use crate::known::Known;

/// What is written about an incident for ourselves; as the occasion of its draft is called.
pub const INTERNAL_DOCUMENT: &str = "internal-postmortem";
/// What is written about an incident for everybody.
pub const PUBLIC_DOCUMENT: &str = "public-postmortem";

/// A message to stakeholders, as it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Message<'a> {
    /// Its text: plain or Markdown.
    pub text: &'a str,
    /// The subject, where the channel has one; it counts for what is missing, not for spans.
    pub subject: &'a str,
    /// What it is written for: `progress`, `resolved`, `apology`, … the names of the templates; empty where unknown.
    pub occasion: &'a str,
    /// To whom: a stakeholder's id; empty is read as customers.
    pub stakeholder: &'a str,
    /// Where it will be posted; empty where unknown.
    pub channel: &'a str,
}

impl Message<'_> {
    /// True for a document about the incident: most of what is asked of a message is not asked of it.
    pub fn is_document(&self) -> bool {
        [INTERNAL_DOCUMENT, PUBLIC_DOCUMENT].contains(&self.occasion)
    }
}

/// What surrounds a message.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The time at which it is reviewed.
    pub now: At,
    /// The zone in which its author thinks.
    pub zone: Tz,
    /// What is known of the incident; `None`: the message is read alone.
    pub incident: Option<&'a Known>,
}
