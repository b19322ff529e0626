//! An incident told act by act, on one pinned Saturday in UTC, through the verbs that the product uses.

use chrono::NaiveDate;
use foghorn_core::event::Event;
use foghorn_core::incident::{Incident, Record};
use foghorn_core::verbs::{
    Actor, AddStakeholder, ChangeStatus, Declaration, Declare, DeliverySaid, Note, Send, StateFact, StateStart, Verb,
};
use foghorn_core::when::{Here, When};
use foghorn_core::{
    At, AuthorId, Body, Entry, EntryId, Fact, Header, Kind, NoteKind, Playbook, Said, Severity, StakeholderId, Status,
    Unwritten,
};

/// Facts as a good scribe writes them.
pub(crate) const FULL: [(Fact, &str); 8] = [
    (Fact::Impact, "12 % of card payments in the EU fail"),
    (Fact::Scope, "People in the EU who pay by card"),
    (Fact::Known, "Our release at 13:05 UTC made card checks fail"),
    (Fact::Unknown, "Whether payments that were tried twice were charged twice"),
    (Fact::Doing, "We are taking the release back, and 3 of 8 regions are done"),
    (Fact::Workaround, "Pay by bank transfer"),
    (Fact::DataSafety, "No data was lost or seen by others"),
    (Fact::Estimate, "40 minutes"),
];

pub(crate) fn time(clock: &str) -> At {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar");
    day.and_time(format!("{clock}:00").parse().expect("a time of day")).and_utc()
}

pub(crate) struct Story {
    pub(crate) incident: Incident,
    pub(crate) records: Vec<Record>,
    entries: Vec<Entry>,
}

impl Story {
    /// Declared at 13:25 as SEV1: card payments fail.
    pub(crate) fn begin() -> Self {
        Self::titled("Card payments fail", Kind::Real)
    }

    pub(crate) fn titled(title: &str, kind: Kind) -> Self {
        let playbook = Playbook::read(include_str!("../../../../assets/playbooks/default.toml")).expect("it ships");
        let declare =
            Declare { title: title.to_owned(), severity: Some(Severity::Sev1), kind: Some(kind), ..Declare::default() };
        let given = Declaration { reference: "INC-7".to_owned(), playbook: &playbook };
        let decision = declare.decide(given, &actor(time("13:25"))).expect("it can be declared");
        let mut story =
            Self { incident: Incident::fold("incident".into(), &[]), records: Vec::new(), entries: Vec::new() };
        story.append(time("13:25"), decision.what);
        story
    }

    /// Everything known, two words sent, the cause found.
    pub(crate) fn full() -> Self {
        Self::begin()
            .started("13:12")
            .sent("13:30", "customers support executives")
            .facts("13:40", &FULL)
            .status("13:50", Status::Identified)
    }

    pub(crate) fn facts(self, at: &str, facts: &[(Fact, &str)]) -> Self {
        facts.iter().fold(self, |story, (fact, text)| story.fact(at, *fact, text))
    }

    pub(crate) fn fact(self, at: &str, fact: Fact, text: &str) -> Self {
        self.act(at, StateFact { fact, text: text.to_owned(), evidence: None, at: None })
    }

    /// As an import may hold it: no verb looked at it.
    pub(crate) fn unchecked(mut self, at: &str, event: impl Into<Event>) -> Self {
        self.append(time(at), vec![Unwritten { happened_at: time(at), event: event.into() }]);
        self
    }

    pub(crate) fn status(self, at: &str, status: Status) -> Self {
        self.act(at, ChangeStatus { status, at: None, reason: None })
    }

    pub(crate) fn started(self, at: &str) -> Self {
        let at = Some(When::new(time(at).to_rfc3339()));
        self.act("13:25", StateStart { since: at })
    }

    pub(crate) fn note(self, at: &str, note: NoteKind, text: &str) -> Self {
        self.act(at, Note { note: Some(note), text: text.to_owned(), ..Note::default() })
    }

    pub(crate) fn add(self, at: &str, stakeholder: &str) -> Self {
        let stakeholder = StakeholderId::from(stakeholder);
        self.act(
            at,
            AddStakeholder {
                stakeholder,
                name: None,
                channels: None,
                required: None,
                first_minutes: None,
                then_minutes: None,
                at: None,
            },
        )
    }

    pub(crate) fn sent(self, at: &str, stakeholders: &str) -> Self {
        let delivery =
            |stakeholder: &str| DeliverySaid { stakeholder: stakeholder.into(), channel: None, posted_at: None };
        self.act(
            at,
            Send {
                text: None,
                deliveries: stakeholders.split(' ').map(delivery).collect(),
                posted_at: None,
                tells_status: None,
                tells_severity: None,
                promise: None,
                change_status: None,
                draft: None,
                overruled: None,
                without: None,
            },
        )
    }

    pub(crate) fn act(mut self, at: &str, verb: impl Verb) -> Self {
        let decision =
            verb.decide(&self.incident, &actor(time(at))).unwrap_or_else(|refusal| panic!("{at}: {refusal}"));
        self.append(time(at), decision.what);
        self
    }

    fn append(&mut self, now: At, what: Vec<Unwritten>) {
        let act = format!("act-{}", self.entries.len());
        for unwritten in what {
            let last = self.entries.last();
            let prev = last.map_or(EntryId::NONE, |entry| entry.header.id);
            let hlc = last.map_or(0, |entry| entry.header.hlc) + 1;
            let n = u64::try_from(self.entries.len()).expect("a small number") + 1;
            let kind = unwritten.event.kind().to_owned();
            let json = Said { author: Some("Ann".to_owned()), event: unwritten.event }.encode();
            let body = Body { salt: format!("{n:032x}"), json };
            let mut header = Header {
                id: EntryId::NONE,
                stream: "incident".into(),
                replica: "laptop".into(),
                n,
                prev,
                act: act.as_str().into(),
                hlc: hlc.max(now.timestamp_micros()),
                recorded_at: now,
                happened_at: unwritten.happened_at,
                by: AuthorId::new("ann"),
                kind,
                version: 1,
                body_hash: body.hash(),
            };
            header.id = header.seal();
            self.entries.push(Entry { header, body: Some(body) });
        }
        self.records = self.entries.iter().cloned().map(Record::read).collect();
        self.incident = Incident::fold("incident".into(), &self.records);
    }
}

fn actor(now: At) -> Actor {
    Actor { id: AuthorId::new("ann"), name: Some("Ann".to_owned()), here: Here::utc(now) }
}
