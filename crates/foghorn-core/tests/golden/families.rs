//! The golden logs, as this version writes them: small incidents on the pinned day, with fixed ids.

use std::collections::BTreeMap;

use foghorn_core::entry::sha256_hex;
use foghorn_core::event::{
    AskAnswered, AskDropped, AskExtended, Asked, AspectStated, CadenceStretched, CommandAccepted, CompensationApproved,
    CompensationMoved, CustomerAnswered, CustomerStepDone, CustomerStepSet, CustomersForgotten, CustomersListed,
    DeadlineMet, DeadlineTriggered, Declared, DraftApproved, Expunged, FactStated, FollowUp, FollowUpAdded,
    FollowUpChanged, FollowUpDone, FollowUpDropped, FollowUpReopened, HandedOver, HandoverConfirmed, Held,
    HistoryImported, HoldReleased, IncidentLinked, IncidentUnlinked, ItemAdded, ItemDone, ItemGiven, ItemReopened,
    ItemSkipped, LegalHoldLifted, LegalHoldPlaced, LessonStated, LettersApproved, LettersPosted, NoteCorrected, Noted,
    PlaybookApplied, PostmortemMoved, PostmortemPublished, ReassuranceSettled, Retitled, Retracted, RingAnswered,
    RingBegan, RingDropped, RingStep, RingUnanswered, RoleAssigned, SeverityChanged, Snoozed, StakeholderAdded,
    StakeholderDropped, StartStated, StatusChanged, TakenOver, UpdateCorrected, UpdateSent,
};
use foghorn_core::sla::{Contract, Period, Step};
use foghorn_core::{
    ActId, Approval, Aspect, Audience, Checklist, CompensationModel, Deadline, Delivery, Event, Fact, FollowUpKind,
    Item, Kind, LessonKind, NoteKind, Overruled, Phase, Playbook, Preferred, Promise, Proof, Reassurance, Rhythm, Role,
    Rows, SentUpdate, Severity, Span, Stages, Stakeholder, Status, StreamId, Tie, Unwritten,
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
        ("doing", doing()),
        ("handing-over", handing_over()),
        ("playbooks", playbooks()),
        ("deciding", deciding()),
        ("linking", linking()),
        ("aftermath", aftermath()),
        ("ringing", ringing()),
        ("reassuring", reassuring()),
        ("making-good", making_good()),
        ("one-by-one", one_by_one()),
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
        checklists: Vec::new(),
        deadlines: Vec::new(),
        preferred: Vec::new(),
        compensations: Vec::new(),
        contracts: Vec::new(),
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
    act(
        &mut log,
        "13:28",
        FactStated { fact: Fact::Impact, text: "12 % of card payments fail".to_owned(), evidence: None },
    );
    act(&mut log, "13:30", FactStated { fact: Fact::DataSafety, text: "safe".to_owned(), evidence: None });
    act(&mut log, "13:31", RoleAssigned { role: Role::Scribe, person: Some("Bob".to_owned()) });
    act(&mut log, "13:32", RoleAssigned { role: Role::Scribe, person: None });
    let note = act(&mut log, "13:33", Noted::plain(NoteKind::Decision, "we fail over at 14"));
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
    act(&mut log, "13:35", Noted::plain(NoteKind::Note, "the password is hunter2"));
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

/// Ann hands over to Bob, whose laptop takes it; she says that he has it.
fn handing_over() -> Log {
    let mut log = begun("golden-handing-over");
    act(&mut log, "13:26", RoleAssigned { role: Role::Commander, person: Some("Ann".to_owned()) });
    let given = HandedOver {
        to: "Bob".to_owned(),
        note: Some("the vendor calls back at three".to_owned()),
        objectives: Some("cards work in Europe".to_owned()),
        exit_criteria: Some("an hour without an error".to_owned()),
    };
    let handover = act(&mut log, "14:20", given);
    let mut bobs = Log::new("golden-handing-over", "other-laptop");
    bobs.hear(&log);
    let events: [Event; 2] = [
        CommandAccepted { person: "Bob".to_owned(), handover: Some(handover.clone()) }.into(),
        RoleAssigned { role: Role::Commander, person: Some("Bob".to_owned()) }.into(),
    ];
    bobs.act(time("14:23"), events.map(|event| Unwritten { happened_at: time("14:23"), event }).into());
    log.hear(&bobs);
    log.entries.append(&mut bobs.entries);
    act(&mut log, "14:25", HandoverConfirmed { handover });
    log
}

/// Lists, deadlines and asks.
fn with_lists() -> Playbook {
    let item = |id: &str, text: &str| Item {
        id: id.to_owned(),
        text: text.to_owned(),
        why: Some("they ask first".to_owned()),
        owner: Some(Role::Communications),
        due: Some(Span::minutes(15)),
        link: None,
    };
    let list = Checklist {
        id: "first-minutes".to_owned(),
        title: "First minutes".to_owned(),
        phase: Phase::FirstMinutes,
        stakeholder: Some("support".into()),
        severities: vec![Severity::Sev1, Severity::Sev2],
        when: vec![Aspect::Data],
        items: vec![item("brief", "Brief support"), item("roles", "Name a scribe")],
    };
    let deadline = Deadline {
        id: "dora".to_owned(),
        name: "DORA, initial notice".to_owned(),
        trigger: "classified as major".to_owned(),
        after: Some(Span::minutes(240)),
        business_days: None,
        stakeholder: "customers".into(),
        source: "Regulation (EU) 2022/2554".to_owned(),
    };
    Playbook { checklists: vec![list], deadlines: vec![deadline], ..playbook() }
}

fn doing() -> Log {
    let mut log = begun("golden-doing");
    act(&mut log, "13:26", PlaybookApplied { playbook: with_lists() });
    act(&mut log, "13:27", AspectStated { aspect: Aspect::Data, holds: true });
    act(&mut log, "13:28", ItemDone { item: "first-minutes/roles".into(), note: Some("Bob".to_owned()) });
    act(&mut log, "13:29", ItemSkipped { item: "first-minutes/brief".into(), reason: "they know".to_owned() });
    act(&mut log, "13:30", ItemReopened { item: "first-minutes/brief".into(), reason: None });
    act(&mut log, "13:31", ItemGiven { item: "first-minutes/brief".into(), owner: Some("Mia".to_owned()) });
    let bank = Item {
        id: "added-1".to_owned(),
        text: "Call the bank".to_owned(),
        why: None,
        owner: None,
        due: None,
        link: None,
    };
    act(&mut log, "13:32", ItemAdded { checklist: "more".to_owned(), item: bank });
    act(&mut log, "13:33", DeadlineTriggered { deadline: "dora".to_owned() });
    act(&mut log, "13:50", DeadlineMet { deadline: "dora".to_owned(), note: Some("no. 4711".to_owned()) });
    let ask = |who: &str, due_at| Asked { who: who.to_owned(), what: "check latency".to_owned(), due_at: time(due_at) };
    let bob = act(&mut log, "13:51", ask("Bob", "13:54"));
    let mia = act(&mut log, "13:52", ask("Mia", "14:10"));
    act(&mut log, "13:54", AskExtended { ask: bob.clone(), due_at: time("13:59"), reason: None });
    act(&mut log, "13:58", AskAnswered { ask: bob, answer: Some("300 ms".to_owned()) });
    act(&mut log, "13:59", AskDropped { ask: mia, reason: "we know".to_owned() });
    log
}

/// Another playbook in the middle of it, with all that one may have.
fn playbooks() -> Log {
    let mut log = begun("golden-playbooks");
    act(&mut log, "13:30", UpdateSent { update: update("customers", "status-page", "13:30", None) });
    let preferred = Preferred {
        stakeholder: Some("customers".into()),
        occasion: Some("first-word".to_owned()),
        template: "any/holding-statement".to_owned(),
    };
    let fees = CompensationModel {
        id: "fees".to_owned(),
        name: "Fees waived".to_owned(),
        offer: "every fee waived".to_owned(),
        fits: "Customers paid fees.".to_owned(),
    };
    let mut other = Playbook { name: "other".to_owned(), ..with_lists() };
    (other.preferred, other.compensations) = (vec![preferred], vec![fees]);
    let support = other.stakeholders.pop();
    other.stakeholders.extend(support.map(|row| Stakeholder {
        id: "risk".into(),
        name: "risk".to_owned(),
        with: None,
        ..row
    }));
    other.stakeholders[0].required = vec!["status-page".into()];
    for rhythm in other.stakeholders[0].cadence.values_mut() {
        rhythm.investigating = Some(Span::minutes(20));
    }
    other.checklists[0].stakeholder = Some("risk".into());
    act(&mut log, "13:40", PlaybookApplied { playbook: other });
    log
}

/// Decisions with who, why and when to look again; and a file's own stages of what is to be done.
fn deciding() -> Log {
    let mut log = begun("golden-deciding");
    let decided = |text: &str, why: Option<&str>, by: Option<&str>, revisit: Option<&str>| Noted {
        why: why.map(str::to_owned),
        decided_by: by.map(str::to_owned),
        revisit_at: revisit.map(time),
        ..Noted::plain(NoteKind::Decision, text)
    };
    let roll_back = act(&mut log, "13:26", decided("roll back", Some("a fix takes 2 h"), Some("Ines"), Some("14:00")));
    act(&mut log, "13:27", decided("no failover", None, None, None));
    act(&mut log, "13:28", NoteCorrected { note: roll_back, text: "roll back in Europe".to_owned(), at: None });
    let stages = Stages {
        ask_roles: Span::minutes(3),
        todo_nags: vec![Span::minutes(1)],
        report_heads_up: vec![Span::minutes(30)],
        report_nags: vec![Span::minutes(2)],
        ..Stages::default()
    };
    act(&mut log, "13:29", PlaybookApplied { playbook: Playbook { stages, ..with_lists() } });
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

fn linking() -> Log {
    let mut log = begun("golden-linking");
    let to = |other: &str, reference: &str, tie| IncidentLinked {
        other: StreamId::new(other),
        reference: reference.to_owned(),
        title: "Cards fail".to_owned(),
        tie,
    };
    act(&mut log, "13:30", to("one", "INC-3", Tie::SameCause));
    act(&mut log, "13:31", to("two", "INC-4", Tie::HasPart));
    act(&mut log, "13:32", to("one", "INC-3", Tie::PartOf));
    let reason = Some("another gateway".to_owned());
    act(&mut log, "13:40", IncidentUnlinked { other: StreamId::new("two"), reason });
    log
}

fn aftermath() -> Log {
    let mut log = begun("golden-aftermath");
    act(&mut log, "13:50", StatusChanged { status: Status::Resolved, reason: None });
    let follow_up = |text: &str, owner: Option<&str>| FollowUp {
        text: text.to_owned(),
        kind: FollowUpKind::Detect,
        owner: owner.map(str::to_owned),
        due_at: Some(time("15:00")),
        cause: Some("no alert".to_owned()),
    };
    let alert = act(&mut log, "13:51", FollowUpAdded { follow_up: follow_up("Alert on the queue", None) });
    let test = act(&mut log, "13:52", FollowUpAdded { follow_up: follow_up("Test the fallback", Some("Mia")) });
    let changed = follow_up("Alert on the queue's age", Some("Bob"));
    act(&mut log, "13:53", FollowUpChanged { of: alert.clone(), follow_up: changed });
    act(&mut log, "13:54", FollowUpDone { of: alert.clone(), note: Some("rule 12".to_owned()) });
    act(&mut log, "13:55", FollowUpReopened { of: alert, reason: Some("it was silent".to_owned()) });
    act(&mut log, "13:56", FollowUpDropped { of: test, reason: "the fallback goes".to_owned() });
    let whys = vec!["nobody owned it".to_owned()];
    act(&mut log, "13:57", LessonStated { lesson: LessonKind::Factor, text: "A certificate ran out".to_owned(), whys });
    act(&mut log, "13:58", PostmortemMoved { due_at: time("14:59"), reason: "Mia is away".to_owned() });
    let text = "# What happened".to_owned();
    let published = PostmortemPublished {
        audience: Audience::Public,
        sha256: sha256_hex(text.as_bytes()),
        text,
        place: Some("status page".to_owned()),
    };
    act(&mut log, "13:59", published);
    log
}

fn reassuring() -> Log {
    let mut log = begun("golden-reassuring");
    let evidence = Some("the backup was read".to_owned());
    act(&mut log, "13:30", FactStated { fact: Fact::DataSafety, text: "safe".to_owned(), evidence });
    let settled = |round, told, note: &str| ReassuranceSettled { round, told, note: Some(note.to_owned()) };
    act(&mut log, "13:31", settled(Reassurance::Changed, true, "by mail"));
    act(&mut log, "13:32", settled(Reassurance::Days30, false, "nobody asked"));
    log
}

fn ringing() -> Log {
    let mut log = begun("golden-ringing");
    let step = |who: &str, wait| RingStep { who: who.to_owned(), wait: Span::minutes(wait) };
    let steps = vec![step("Ada", 5), step("Bob", 3)];
    let database = act(&mut log, "13:30", RingBegan { scheme: "database".to_owned(), steps: steps.clone() });
    act(&mut log, "13:35", RingUnanswered { ring: database.clone(), who: "Ada".to_owned() });
    let note = Some("rolls back".to_owned());
    act(&mut log, "13:36", RingAnswered { ring: database, who: "Bob".to_owned(), note });
    let network = act(&mut log, "13:37", RingBegan { scheme: "network".to_owned(), steps });
    act(&mut log, "13:38", RingDropped { ring: network, reason: "it works again".to_owned() });
    log
}

fn making_good() -> Log {
    use foghorn_core::OfferStep;

    let mut log = begun("golden-making-good");
    let gold = Contract {
        id: "gold".to_owned(),
        name: "Gold".to_owned(),
        period: Period::Month,
        zone: chrono_tz::Tz::Europe__Berlin,
        hours: None,
        holidays: chrono::NaiveDate::from_ymd_opt(2026, 12, 25).into_iter().collect(),
        least: Some(Span::minutes(5)),
        round_up: None,
        of: "the monthly fee".to_owned(),
        steps: vec![Step { below: 999_000, credit: 1_000 }],
    };
    act(&mut log, "13:29", PlaybookApplied { playbook: Playbook { contracts: vec![gold], ..playbook() } });
    let moved = |step, by: Option<&str>, note: Option<&str>| CompensationMoved {
        what: "10 % of the month".to_owned(),
        step,
        by: by.map(str::to_owned),
        note: note.map(str::to_owned),
    };
    act(&mut log, "13:30", moved(OfferStep::Proposed, Some("Mia"), None));
    act(&mut log, "13:31", CompensationApproved { what: "10 % of the month".to_owned(), by: "Mara".to_owned() });
    act(&mut log, "13:40", moved(OfferStep::Told, None, Some("by mail")));
    act(&mut log, "13:50", moved(OfferStep::Dropped, None, Some("the contract owes more")));
    log
}

fn one_by_one() -> Log {
    let mut log = begun("golden-one-by-one");
    let list = |added, total| CustomersListed { added, total, sha256: sha256_hex(b"name") };
    act(&mut log, "13:30", list(20, 20));
    act(&mut log, "13:31", list(2, 22));
    let approved = LettersApproved {
        draft: "letter".into(),
        text: "Dear \u{27e6}name\u{27e7}, we are sorry.".to_owned(),
        rows: Rows::span(1, 21),
        sha256: sha256_hex(b"letters"),
        by: "Mara".to_owned(),
        overruled: vec![Overruled { rule: "blank".to_owned(), words: "x".to_owned(), reason: "a form".to_owned() }],
    };
    act(&mut log, "13:35", approved);
    act(&mut log, "13:40", LettersPosted { rows: [1, 2, 3, 9].into_iter().collect() });
    act(&mut log, "13:50", CustomerAnswered { row: 2, content: Some(false), note: Some("wants a call".to_owned()) });
    act(&mut log, "13:50", CustomerStepSet { row: 2, what: "call".to_owned(), due_at: time("14:30") });
    act(&mut log, "13:51", CustomerAnswered { row: 3, content: Some(true), note: None });
    act(&mut log, "13:52", CustomerStepSet { row: 9, what: "ask again".to_owned(), due_at: time("14:40") });
    act(&mut log, "13:55", CustomerStepDone { row: 2, note: Some("she is content".to_owned()) });
    act(&mut log, "13:56", CustomersForgotten {});
    log
}
