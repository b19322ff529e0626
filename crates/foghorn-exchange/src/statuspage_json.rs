//! What a status page answers about its incidents (`/api/v2/incidents.json`, and the same for planned work), one JSON text.
//!
//! Here: its fields, read as a [`Record`]; from there on it is treated as a line of the history is, and what is said there
//! about frozen entries holds here too. A page answers with its newest incidents only: several answers saved over time
//! come in one after the other. Not here: what the words mean (`statuspage_jsonl`).

use std::collections::BTreeSet;

use foghorn_core::{At, Entry};
use serde::Deserialize;
use serde_json::Value;

use crate::statuspage_jsonl::{Record, Update};

/// The name of the format, also in the entries.
pub const SOURCE: &str = "statuspage-json";

/// What a page answered.
#[derive(Debug)]
pub struct Answer {
    /// What tells the ids of two pages apart: the host of the page, else its id.
    page: String,
    /// Its incidents, newest first as the page gives them; where one cannot be taken in, its place and why.
    pub incidents: Vec<Result<Record, String>>,
}

#[derive(Deserialize)]
struct Outer {
    #[serde(default)]
    page: Page,
    #[serde(default)]
    incidents: Vec<Value>,
    #[serde(default)]
    scheduled_maintenances: Vec<Value>,
}

#[derive(Default, Deserialize)]
struct Page {
    #[serde(default)]
    id: String,
    #[serde(default)]
    url: String,
}

#[derive(Deserialize)]
struct Incident {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    shortlink: Option<String>,
    #[serde(default)]
    created_at: Option<At>,
    #[serde(default)]
    started_at: Option<At>,
    #[serde(default)]
    resolved_at: Option<At>,
    #[serde(default)]
    impact: Option<String>,
    #[serde(default)]
    components: Option<Vec<Named>>,
    #[serde(default)]
    incident_updates: Vec<Posted>,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Posted {
    /// What the page prints; an author may have set it back.
    #[serde(default)]
    display_at: Option<At>,
    created_at: At,
    #[serde(default)]
    status: String,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    affected_components: Option<Vec<Named>>,
}

/// True for a text that begins as such an answer does.
pub(crate) fn is_one(text: &str) -> bool {
    let first = text.strip_prefix('{').map(str::trim_start).unwrap_or_default();
    ["\"page\"", "\"incidents\"", "\"scheduled_maintenances\""].iter().any(|key| first.starts_with(key))
}

/// Reads an answer.
///
/// # Errors
/// Why nothing in it can be read.
pub fn read(text: &str) -> Result<Answer, String> {
    let outer: Outer = serde_json::from_str(text).map_err(|error| format!("it is not such an answer: {error}"))?;
    let host = outer.page.url.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?', '#']).next();
    let page = host.filter(|host| !host.is_empty()).unwrap_or(&outer.page.id).to_ascii_lowercase();
    let all = outer.incidents.into_iter().chain(outer.scheduled_maintenances);
    let incidents = all.enumerate().map(|(index, value)| {
        let named = value.get("id").and_then(Value::as_str).map(|id| format!(" ({id})")).unwrap_or_default();
        let read = serde_json::from_value::<Incident>(value).map_err(|error| error.to_string());
        let checked = read.map(Record::from).and_then(Record::checked);
        checked.map_err(|reason| format!("incident {}{named}: {reason}", index + 1))
    });
    Ok(Answer { incidents: incidents.collect(), page })
}

impl Answer {
    /// The entries of one of its incidents.
    pub fn entries(&self, record: &Record) -> Vec<Entry> {
        record.entries_of(SOURCE, &self.page)
    }
}

impl From<Incident> for Record {
    fn from(incident: Incident) -> Self {
        let mut posted = incident.incident_updates;
        // Newest first at the page; those of one second keep their order, turned round.
        posted.reverse();
        posted.sort_by_key(Posted::at);
        let listed = incident.components.iter().flatten();
        let affected = posted.iter().flat_map(|update| update.affected_components.iter().flatten());
        let mut seen = BTreeSet::new();
        let components = listed.chain(affected).filter(|one| seen.insert(one.name.as_str()));
        Self {
            id: incident.id,
            title: incident.name.unwrap_or_default(),
            url: incident.shortlink,
            started_at: incident.started_at.or(incident.created_at),
            resolved_at: incident.resolved_at,
            impact: incident.impact,
            components: Some(components.map(|one| one.name.clone()).collect()),
            updates: posted
                .iter()
                .map(|update| Update {
                    at: update.at(),
                    status: update.status.clone(),
                    message: update.body.clone().unwrap_or_default(),
                })
                .collect(),
        }
    }
}

impl Posted {
    fn at(&self) -> At {
        self.display_at.unwrap_or(self.created_at)
    }
}

#[cfg(test)]
mod tests {
    use foghorn_core::Event;

    use super::read;

    const CARDS: &str = r#"{
      "page": {"id": "p1", "name": "Cards", "url": "https://Status.example.com", "time_zone": "Etc/UTC"},
      "incidents": [
        {"id": "b2", "name": "Card payments fail", "status": "resolved", "created_at": "2026-11-21T13:05:00.120Z",
         "started_at": "2026-11-21T13:00:00Z", "resolved_at": "2026-11-21T14:20:00Z", "impact": "major",
         "shortlink": "https://stspg.example/b2", "components": [{"id": "c", "name": "Checkout"}],
         "incident_updates": [
           {"id": "u2", "status": "resolved", "body": "Payments work again.", "created_at": "2026-11-21T14:21:00Z", "display_at": "2026-11-21T14:20:00Z"},
           {"id": "u1", "status": "investigating", "body": "Some card payments fail. Next update in 20 minutes.", "created_at": "2026-11-21T13:05:00Z",
            "affected_components": [{"code": "c", "name": "Checkout", "old_status": "operational"}, {"code": "d", "name": "API"}]}]},
        {"id": 7, "name": "No text for an id"},
        {"id": "a1", "name": "No place in time"}
      ]}"#;

    #[test]
    fn an_answer_becomes_the_logs_of_its_incidents() {
        let answer = read(CARDS).unwrap();
        let record = answer.incidents[0].as_ref().unwrap();
        let told: Vec<_> = answer
            .entries(record)
            .into_iter()
            .map(|entry| {
                assert_eq!(entry.check(), Ok(()));
                let what = match entry.said().unwrap().event {
                    Event::Declared(it) => format!("{} {} {} {}", it.reference, it.kind, it.severity, it.title),
                    Event::HistoryImported(it) => format!("{} {:?} {:?}", it.source, it.components, it.flaws),
                    Event::UpdateSent(it) => it.update.promise.map_or("-".to_owned(), |by| by.at.to_string()),
                    other => other.kind().to_owned(),
                };
                format!("{} {what}", entry.header.happened_at.format("%H:%M"))
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        13:05 SP-b2 imported SEV2 Card payments fail
        13:05 statuspage-json ["Checkout", "API"] []
        13:05 2026-11-21 13:25:00 UTC
        14:20 status-changed
        14:20 -
        "#);
    }

    #[test]
    fn what_cannot_be_taken_in_says_which_and_why() {
        let faults: Vec<_> = read(CARDS).unwrap().incidents.into_iter().filter_map(Result::err).collect();
        assert_eq!(
            faults,
            [
                "incident 2: invalid type: integer `7`, expected a string",
                "incident 3 (a1): it has neither a start nor an update, so it has no place in time",
            ]
        );
        assert!(read("{\"page\": {}, \"incidents\": [").is_err());
        assert!(read("{\"page\": {}, \"incidents\": []}").unwrap().incidents.is_empty());
    }

    /// These ids are in people's logs: where this test fails, a second import of a known answer would fork every stream.
    #[test]
    fn what_an_import_writes_is_frozen() {
        let answer = read(CARDS).unwrap();
        let entries = answer.entries(answer.incidents[0].as_ref().unwrap());
        insta::assert_snapshot!(format!("{}\n{}", entries[0].header.stream, entries[4].header.id), @r"
        acfc7822-9425-8b15-a556-a019b2df0ba8
        026d9e96666ab51b80d1c9e54ceb882abcd6b059a2e464a66ddb35a76ca655ac
        ");
    }
}
