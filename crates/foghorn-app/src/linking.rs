//! Acts on several incidents at once: tying two, and one message that went out for a whole and its parts.
//!
//! Each log gets what concerns it, by value, all in one transaction; no fold reads another log. Undo takes back one
//! incident's part of it, as each act is its own there.

use foghorn_core::verbs::{LinkTo, Send, UnlinkFrom};
use foghorn_core::{StreamId, Tie};
use serde::Deserialize;
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::write::{Receipt, act_on_each};

/// Ties two incidents.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Link {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The other one.
    pub other: String,
    /// What the other one is to this.
    pub tie: Tie,
}

/// Unties two incidents.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct Unlink {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The other one.
    pub other: String,
    /// Why.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Records one message with several incidents: it went out once, for all of them.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SendForAll {
    /// `INC-7`, or a stream's id: the one whose draft and status it is.
    pub incident: String,
    /// The others.
    pub also: Vec<String>,
    /// The message.
    #[serde(flatten)]
    pub send: Send,
}

/// How an incident is called.
struct Called {
    stream: StreamId,
    reference: String,
    title: String,
}

/// Ties two incidents, in both logs.
pub(crate) fn link(app: &App, on: Link) -> Result<Receipt, Failure> {
    let (here, there) = (called(app, &on.incident)?, called(app, &on.other)?);
    let to = |other: &Called, tie| LinkTo {
        other: other.stream.clone(),
        reference: other.reference.clone(),
        title: other.title.clone(),
        tie,
    };
    let acts =
        vec![(here.stream.clone(), to(&there, on.tie)), (there.stream.clone(), to(&here, on.tie.seen_from_there()))];
    first(act_on_each(app, acts)?)
}

/// Unties two incidents, in both logs.
pub(crate) fn unlink(app: &App, on: Unlink) -> Result<Receipt, Failure> {
    let (here, there) = (called(app, &on.incident)?, called(app, &on.other)?);
    let from = |other: &Called| UnlinkFrom { other: other.stream.clone(), reason: on.reason.clone() };
    let acts = vec![(here.stream.clone(), from(&there)), (there.stream.clone(), from(&here))];
    first(act_on_each(app, acts)?)
}

/// Records one message with several incidents. Draft, status change and what it lacked belong to the first.
pub(crate) fn send_for_all(app: &App, on: SendForAll) -> Result<Receipt, Failure> {
    let first_of_all = called(app, &on.incident)?.stream;
    let mut acts = vec![(first_of_all, on.send.clone())];
    for other in &on.also {
        let stream = called(app, other)?.stream;
        if acts.iter().all(|(known, _)| *known != stream) {
            let send = Send { draft: None, overruled: None, without: None, change_status: None, ..on.send.clone() };
            acts.push((stream, send));
        }
    }
    first(act_on_each(app, acts)?)
}

fn called(app: &App, incident: &str) -> Result<Called, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
        Ok(Called { reference, title: folded.incident.title_now().to_owned(), stream })
    })
}

/// What whoever acted is told: of the incident that they acted on, and where else it stands.
fn first(receipts: Vec<Receipt>) -> Result<Receipt, Failure> {
    let mut receipts = receipts.into_iter();
    let mut first = receipts.next().ok_or_else(|| Failure::new("nothing", "No incident was named."))?;
    for other in receipts {
        first.notes.push(format!("It stands in {} as well.", other.reference));
        first.notes.extend(other.notes.into_iter().map(|note| format!("{}: {note}", other.reference)));
    }
    Ok(first)
}
