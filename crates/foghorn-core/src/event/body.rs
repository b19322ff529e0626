//! The body of an entry: an event, and who wrote it down, as JSON.
//!
//! Not here: which events there are.

use serde::{Deserialize, Serialize};

use super::Event;

/// An event of a kind or shape that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Its kind.
    pub kind: String,
    /// Its body as it arrived.
    pub json: String,
}

/// What a body says: an event and the name of who wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The writer's name; headers carry only an opaque id.
    pub author: Option<String>,
    /// What happened.
    pub event: Event,
}

#[derive(Serialize)]
struct OutgoingBody<'a, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    event: &'a T,
}

#[derive(Deserialize)]
struct IncomingBody<T> {
    #[serde(default)]
    author: Option<String>,
    event: T,
}

pub(super) fn encode<T: Serialize>(author: Option<&str>, event: &T) -> String {
    // Serializing plain structs of strings, numbers and lists into memory has no way to fail.
    serde_json::to_string(&OutgoingBody { author, event }).unwrap_or_default()
}

pub(super) fn decode<T>(json: &str) -> Option<Said>
where
    T: for<'de> Deserialize<'de> + Into<Event>,
{
    let body: IncomingBody<T> = serde_json::from_str(json).ok()?;
    Some(Said { author: body.author, event: body.event.into() })
}
