//! What is reviewed: a message, and what surrounds it.
//!
//! Both only borrow: the caller owns draft and incident, and reviews at every pause in typing.

use chrono_tz::Tz;
use foghorn_core::At;

use crate::known::Known;

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
