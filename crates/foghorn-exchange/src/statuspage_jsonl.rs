//! The history of a status page, one incident a line, as the public archives of status pages keep it.
//!
//! Here: a record's fields (`record`), what its words mean here (`vocabulary`), and the entries it becomes. They
//! are a pure function of the record. **What an import writes is frozen**: an id covers every byte of its entry, so a
//! changed sentence or a better reading of promises gives a known record new ids. The golden test holds them; a
//! reading that must change gets a new [`SOURCE`] name, and with it new streams. See docs/formats.md.

mod flaws;
mod record;
#[cfg(test)]
mod tests;
pub(crate) mod vocabulary;

use foghorn_core::event::{Declared, HistoryImported, StatusChanged, UpdateSent};
use foghorn_core::promise_text::find_promise;
use foghorn_core::when::Here;
use foghorn_core::{
    At, Channel, Delivery, Entry, Kind, Promise, SentUpdate, Severity, StakeholderId, Status, to_second,
};

pub use record::{Record, Update, read_line};

use crate::strand::Strand;

/// The name of the format, also in the entries.
pub const SOURCE: &str = "statuspage-jsonl";

/// Whom a public status page tells, and where.
const STAKEHOLDER: &str = "customers";
const CHANNEL: &str = "status-page";

impl Record {
    /// The entries of the incident's stream; the same record gives the same bytes anywhere and at any time.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries_of(SOURCE, &self.host())
    }

    /// The same for another format that keeps the same fields: `source` is its name, `page` tells the ids of two pages apart.
    pub(crate) fn entries_of(&self, source: &str, page: &str) -> Vec<Entry> {
        let mut strand = Strand::new(&[source, page], &self.id);
        let declared_at = self.declared_at();
        let mut status = self.first_status();
        let act = strand.act("declared");
        strand.push(&act, declared_at, declared_at, self.declared(status));
        strand.push(&act, declared_at, declared_at, self.imported(source));

        // A status is in force from its posting, and never from before the one that it follows.
        let mut status_since = declared_at;
        for (index, update) in self.updates.iter().enumerate() {
            let act = strand.act(&format!("update {index}"));
            let told = vocabulary::status(&update.status).unwrap_or(status);
            if told != status {
                status_since = self.status_began(told, update.at, status_since);
                status = told;
                strand.push(&act, update.at, status_since, StatusChanged { status, reason: None });
            }
            strand.push(&act, update.at, update.at, UpdateSent { update: sent(update, told) });
        }
        if let Some(end) = self.resolved_at.filter(|_| status.is_open()) {
            let end = end.max(status_since);
            let resolved = StatusChanged { status: Status::Resolved, reason: None };
            strand.push(&strand.act("resolved"), end, end, resolved);
        }
        strand.into_entries()
    }

    /// When the page first spoke of it; the records hold no other time at which somebody decided that it is an incident.
    fn declared_at(&self) -> At {
        self.updates.first().map(|update| update.at).or(self.started_at).unwrap_or_default()
    }

    /// A record that begins with its end was open before that.
    fn first_status(&self) -> Status {
        let first = self.updates.first().and_then(|update| vocabulary::status(&update.status));
        first.filter(|status| status.is_open()).unwrap_or(Status::Investigating)
    }

    fn kind(&self) -> Kind {
        let scheduled = self.updates.first().is_some_and(|update| vocabulary::is_planned(&update.status));
        if scheduled || self.impact.as_deref().is_some_and(vocabulary::is_planned) {
            Kind::Maintenance
        } else {
            Kind::Imported
        }
    }

    fn declared(&self, status: Status) -> Declared {
        let severity = self.impact.as_deref().and_then(vocabulary::severity);
        Declared {
            reference: format!("SP-{}", self.id),
            title: self.title_line(),
            kind: self.kind(),
            severity: severity.unwrap_or(Severity::Sev4),
            severity_confirmed: severity.is_some(),
            started_at: self.started_at.map(to_second),
            status,
        }
    }

    fn imported(&self, source: &str) -> HistoryImported {
        HistoryImported {
            source: source.to_owned(),
            source_id: self.id.clone(),
            url: self.url.clone(),
            components: self.components.clone().unwrap_or_default(),
            impact: self.impact.clone(),
            flaws: flaws::flaws(self),
        }
    }

    /// The record's own end, where it can be true: not after the message that told it, nor before the status it ended.
    fn status_began(&self, told: Status, posted_at: At, before: At) -> At {
        let end = self.resolved_at.filter(|end| told == Status::Resolved && (before..=posted_at).contains(end));
        end.unwrap_or(posted_at.max(before))
    }
}

fn sent(update: &Update, told: Status) -> SentUpdate {
    let posted_at = to_second(update.at);
    let promise = find_promise(&update.message, &Here::utc(posted_at));
    SentUpdate {
        text: Some(update.message.clone()),
        deliveries: vec![Delivery {
            stakeholder: StakeholderId::new(STAKEHOLDER),
            channel: Channel::new(CHANNEL),
            posted_at,
        }],
        status: Some(told),
        severity: None,
        promise: promise.map(|promise| Promise { at: promise.at, reason: None, not_for: Vec::new() }),
        proof: None,
    }
}
