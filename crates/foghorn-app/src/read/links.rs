//! Incidents that have to do with each other, as each one's screen shows them.

use foghorn_core::incident::Incident;
use foghorn_core::{StreamId, Tie};
use serde::Serialize;
use ts_rs::TS;

/// Another incident that has to do with this one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkView {
    /// Its stream.
    pub incident: StreamId,
    /// Its reference when that was written down.
    pub reference: String,
    /// Its title then.
    pub title: String,
    /// What it is to this one.
    pub tie: Tie,
    /// The same in words: `part of`.
    pub said: String,
}

/// The incidents that have to do with this one, parts and wholes first.
pub(crate) fn links(incident: &Incident) -> Vec<LinkView> {
    let mut links: Vec<_> = incident
        .linked()
        .map(|(other, link)| LinkView {
            incident: other.clone(),
            reference: link.reference.clone(),
            title: link.title.clone(),
            tie: link.tie,
            said: said(link.tie).to_owned(),
        })
        .collect();
    let place = |tie: Tie| [Tie::PartOf, Tie::HasPart].iter().position(|first| *first == tie).unwrap_or(2);
    links.sort_by(|a, b| (place(a.tie), &a.reference).cmp(&(place(b.tie), &b.reference)));
    links
}

/// What another incident is to one, before its reference.
pub(crate) fn said(tie: Tie) -> &'static str {
    match tie {
        Tie::SameCause => "same cause as",
        Tie::PartOf => "part of",
        Tie::HasPart => "has as a part",
        Tie::DuplicateOf => "duplicate of",
        Tie::HasDuplicate => "has as a duplicate",
    }
}

/// How another incident was called when it was linked.
pub(crate) fn reference_of(incident: &Incident, other: &StreamId) -> String {
    let stated = incident.links.get(other).into_iter().flat_map(|history| history.all());
    let linked = stated.rev().find_map(|stated| stated.value.as_ref());
    linked.map_or_else(|| "another incident".to_owned(), |link| link.reference.clone())
}
