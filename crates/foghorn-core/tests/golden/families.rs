//! The golden logs, as this version writes them: small incidents on the pinned day, with fixed ids.

use std::collections::BTreeMap;

use foghorn_core::entry::sha256_hex;
use foghorn_core::event::{
    CadenceStretched, CompensationApproved, Declared, DraftApproved, Expunged, FactStated, Held, HistoryImported,
    HoldReleased, LegalHoldLifted, LegalHoldPlaced, NoteCorrected, Noted, PlaybookApplied, Retitled, Retracted,
    RoleAssigned, SeverityChanged, Snoozed, StakeholderAdded, StakeholderDropped, StartStated, StatusChanged,
    TakenOver, UpdateCorrected, UpdateSent,
};
use foghorn_core::{
    ActId, Approval, Delivery, Event, Fact, Kind, NoteKind, Overruled, Playbook, Promise, Proof, Rhythm, Role,
    SentUpdate, Severity, Span, Stages, Stakeholder, Status, Unwritten,
};

use crate::clockface::time;
use crate::log::Log;

/// Each family's name and log.
pub(crate) fn families() -> Vec<(&'static str, Log)> {
    vec![
        ("declaring", declaring()),
        ("timeline", timeline()),
        ("words", words()),
        ("holding", holding()),
        ("taking-back", taking_back()),
        ("history", history()),
        ("answering", answering()),
    ]
}

/// One event as an act of its own.
fn act(log: &mut Log, at: &str, event: impl Into<Event>) -> ActId {
    log.act(time(at), vec![Unwritten { happened_at: time(at), event: event.into() }])
}

/// A playbook of its own: the shipped one may change.
fn playbook() -> Playbook {
    let every = |minutes| Some(Span::minutes(minutes));
    let rhythm = |first, then| Rhythm {
        first: every(first),
        investigating: every(then),
        identified: every(then),
        monitoring: every(2 * then),
        after_change: None,
    };
    let stakeholder = |id: &str, channel: &str, with: Option<&str>| Stakeholder {
        id: id.into(),
        name: id.to_owned(),
        channels: vec![channel.into()],
        required: vec![channel.into()],
        with: with.map(Into::into),
        when_added: false,
        cadence: BTreeMap::from([(Severity::Sev1, rhythm(5, 15)), (Severity::Sev2, rhythm(15, 30))]),
    };
    Playbook {
        name: "golden".to_owned(),
        about: "Two stakeholders.".to_owned(),
        severities: BTreeMap::from([(Severity::Sev1, "Critical".to_owned())]),
        stages: Stages::default(),
        approval: Approval::default(),
        stakeholders: vec![
            stakeholder("customers", "status-page", None),
            stakeholder("support", "chat", Some("customers")),
        ],
    }
}

fn declared(kind: Kind) -> Declared {
    Declared {
        reference: "INC-7".to_owned(),
        title: "Checkout fails for card payments".to_owned(),
        kind,
        severity: Severity::Sev2,
        severity_confirmed: false,
        started_at: Some(time("13:10")),
        status: Status::Investigating,
    }
}

/// Declared at 13:25, with the playbook, in one act.
fn begun(name: &str) -> Log {
    let mut log = Log::new(name, "laptop");
    let events: [Event; 2] = [declared(Kind::Real).into(), PlaybookApplied { playbook: playbook() }.into()];
    log.act(time("13:25"), events.map(|event| Unwritten { happened_at: time("13:25"), event }).into());
    log
}

fn update(to: &str, channel: &str, at: &str, promise: Option<&str>) -> SentUpdate {
    let delivery = Delivery { stakeholder: to.into(), channel: channel.into(), posted_at: time(at) };
    SentUpdate {
        text: Some("Card payments fail. The next update comes by 14:00 UTC.".to_owned()),
        deliveries: vec![delivery],
        status: Some(Status::Investigating),
        severity: Some(Severity::Sev2),
        promise: promise.map(|at| Promise { at: time(at), reason: None, not_for: Vec::new() }),
        proof: None,
    }
}

fn declaring() -> Log {
    let mut log = begun("golden-declaring");
    act(&mut log, "13:26", RoleAssigned { role: Role::Commander, person: Some("Ann".to_owned()) });
    act(&mut log, "13:28", SeverityChanged { severity: Severity::Sev1, reason: None });
    act(&mut log, "13:40", StatusChanged { status: Status::Identified, reason: Some("a full disk".to_owned()) });
    act(&mut log, "13:41", SeverityChanged { severity: Severity::Sev2, reason: Some("one region".to_owned()) });
    log
}

fn timeline() -> Log {
    let mut log = begun("golden-timeline");
    act(&mut log, "13:26", Retitled { title: "Card payments fail in Europe \u{2014} \u{201c}3DS\u{201d}".to_owned() });
    act(&mut log, "13:27", StartStated { started_at: Some(time("13:05")) });
    act(&mut log, "13:28", FactStated { fact: Fact::Impact, text: "12 % of card payments fail".to_owned() });
    act(&mut log, "13:30", FactStated { fact: Fact::DataSafety, text: "safe".to_owned() });
    act(&mut log, "13:31", RoleAssigned { role: Role::Scribe, person: Some("Bob".to_owned()) });
    act(&mut log, "13:32", RoleAssigned { role: Role::Scribe, person: None });
    let note = act(&mut log, "13:33", Noted { note: NoteKind::Decision, text: "we fail over at 14".to_owned() });
    let right = NoteCorrected { note, text: "we fail over at 14:00".to_owned(), at: Some(time("13:32")) };
    act(&mut log, "13:34", right);
    log
}

fn words() -> Log {
    let mut log = begun("golden-words");
    let first =
        act(&mut log, "13:34", UpdateSent { update: update("customers", "status-page", "13:34", Some("14:00")) });
    let mut right = update("customers", "status-page", "13:33", Some("13:55"));
    right.deliveries.extend(update("support", "chat", "13:36", None).deliveries);
    act(&mut log, "13:38", UpdateCorrected { of: first, update: right });
    let mut second = update("customers", "status-page", "13:57", Some("18:00"));
    second.text = None;
    if let Some(promise) = &mut second.promise {
        promise.reason = Some("the vendor needs until then".to_owned());
        promise.not_for = vec!["support".into()];
    }
    act(&mut log, "13:58", UpdateSent { update: second });
    log
}

fn holding() -> Log {
    let mut log = begun("golden-holding");
    act(&mut log, "13:34", UpdateSent { update: update("customers", "status-page", "13:34", None) });
    let banks = Stakeholder { id: "banks".into(), name: "Banks".to_owned(), ..playbook().stakeholders[0].clone() };
    act(&mut log, "13:35", StakeholderAdded { stakeholder: banks });
    let hold = |stakeholders: Vec<_>, until| Held {
        stakeholders,
        until: time(until),
        reason: "the vendor works on it".to_owned(),
        told: true,
    };
    act(&mut log, "13:40", hold(vec!["customers".into()], "16:00"));
    act(&mut log, "13:45", HoldReleased { stakeholders: vec!["customers".into()] });
    act(&mut log, "13:46", hold(Vec::new(), "15:30"));
    act(&mut log, "13:47", StakeholderDropped { stakeholder: "banks".into(), reason: "not concerned".to_owned() });
    act(&mut log, "13:48", CadenceStretched { factor: 2, reason: None });
    let snoozed =
        Snoozed { stakeholder: "customers".into(), until: time("15:35"), reason: Some("I am on it".to_owned()) };
    act(&mut log, "15:30", snoozed);
    log
}

fn taking_back() -> Log {
    let mut log = begun("golden-taking-back");
    let raised = act(&mut log, "13:30", SeverityChanged { severity: Severity::Sev1, reason: None });
    let undone = act(&mut log, "13:31", Retracted { act: raised, why: None, undo: true });
    act(&mut log, "13:32", Retracted { act: undone, why: None, undo: true });
    let mistaken = act(&mut log, "13:33", StatusChanged { status: Status::Resolved, reason: None });
    act(&mut log, "13:34", Retracted { act: mistaken, why: Some("another incident".to_owned()), undo: false });
    act(&mut log, "13:35", Noted { note: NoteKind::Note, text: "the password is hunter2".to_owned() });
    if let Some(secret) = log.entries.last_mut() {
        secret.body = None;
        let entry = secret.header.id;
        act(&mut log, "13:36", Expunged { entry, why: "a pasted password".to_owned() });
    }
    let of_tomorrow = r#"{"author":"Ann","event":{"colour":"red"}}"#.to_owned();
    log.append_body(time("13:37"), &ActId::from("laptop-90"), time("13:37"), "flag-raised", of_tomorrow);
    log
}

fn answering() -> Log {
    let mut log = begun("golden-answering");
    act(&mut log, "13:26", LegalHoldPlaced { reason: "personal data may be involved".to_owned() });
    let mut sent = update("customers", "status-page", "13:34", Some("14:00"));
    let text = sent.text.clone().unwrap_or_default();
    let sha256 = sha256_hex(text.as_bytes());
    let overruled = vec![Overruled {
        rule: "missing-scope".to_owned(),
        words: String::new(),
        reason: "nobody knows yet".to_owned(),
    }];
    let approved = DraftApproved {
        draft: "draft-1".into(),
        stakeholder: "customers".into(),
        occasion: "progress".to_owned(),
        text,
        sha256: sha256.clone(),
        by: "Tom".to_owned(),
        overruled: overruled.clone(),
    };
    act(&mut log, "13:32", approved);
    sent.proof = Some(Proof {
        sha256,
        draft: Some("draft-1".into()),
        approved_by: Some("Tom".to_owned()),
        overruled,
        without: None,
    });
    act(&mut log, "13:34", UpdateSent { update: sent });
    let mut unapproved = update("support", "chat", "13:36", None);
    let without = Some("Tom could not be reached".to_owned());
    unapproved.proof = Some(Proof { sha256: "0".repeat(64), without, ..Proof::default() });
    act(&mut log, "13:36", UpdateSent { update: unapproved });
    act(&mut log, "13:40", LegalHoldLifted { by: "Vera".to_owned(), reason: Some("no data left".to_owned()) });
    act(&mut log, "13:41", CompensationApproved { what: "10 % of the month".to_owned(), by: "Mara".to_owned() });
    let asking = Playbook {
        approval: Approval { severities: vec![Severity::Sev2], stakeholders: vec!["customers".into()] },
        ..playbook()
    };
    act(&mut log, "13:42", PlaybookApplied { playbook: asking });
    log
}

fn history() -> Log {
    let mut log = Log::new("golden-history", "import");
    let imported = HistoryImported {
        source: "statuspage-jsonl".to_owned(),
        source_id: "abc123".to_owned(),
        url: Some("https://status.example/abc123".to_owned()),
        components: vec!["API".to_owned()],
        impact: Some("major".to_owned()),
        flaws: vec!["It ends before it begins.".to_owned()],
    };
    let events: [Event; 3] = [
        declared(Kind::Imported).into(),
        imported.into(),
        UpdateSent { update: update("customers", "status-page", "13:34", None) }.into(),
    ];
    log.act(time("13:40"), events.map(|event| Unwritten { happened_at: time("13:25"), event }).into());
    let events: [Event; 2] = [PlaybookApplied { playbook: playbook() }.into(), TakenOver {}.into()];
    log.act(time("14:30"), events.map(|event| Unwritten { happened_at: time("14:30"), event }).into());
    log
}
