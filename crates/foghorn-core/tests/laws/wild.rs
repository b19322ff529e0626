//! Random events, logs and acts.

use chrono::{NaiveDate, TimeDelta};
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
use foghorn_core::{
    ActId, Aspect, At, Audience, Channel, Delivery, DraftId, EntryId, Event, Fact, FollowUpKind, Item, ItemId, Kind,
    LessonKind, NoteKind, OfferStep, Overruled, Playbook, Promise, Proof, Reassurance, Role, Rows, SentUpdate,
    Severity, Span, Stakeholder, StakeholderId, Status, StreamId, Tie,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::log::Log;

/// Noon of the pinned day.
pub(crate) fn noon() -> At {
    NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(12, 0, 0)).expect("a time").and_utc()
}

/// So many seconds after noon.
pub(crate) fn after_noon(seconds: i64) -> At {
    noon() + TimeDelta::seconds(seconds)
}

/// The playbook that ships.
pub(crate) fn default_playbook() -> Playbook {
    Playbook::read(include_str!("../../../../assets/playbooks/default.toml")).expect("the shipped playbook is right")
}

/// Within ten hours after noon, often in the same minutes; sometimes at an end of the calendar.
pub(crate) fn at() -> impl Strategy<Value = At> {
    prop_oneof![
        12 => (0_i64..120).prop_map(|minutes| after_noon(minutes * 300)),
        12 => (0_i64..36_000).prop_map(after_noon),
        1 => select(vec![At::MIN_UTC, At::MAX_UTC, At::UNIX_EPOCH]),
    ]
}

fn stakeholder() -> impl Strategy<Value = StakeholderId> {
    select(vec!["customers", "support", "executives", "board", "press", "ghost"]).prop_map(StakeholderId::from)
}

fn channel() -> impl Strategy<Value = Channel> {
    select(vec!["status-page", "email", "chat"]).prop_map(Channel::from)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just("Checkout fails".to_owned()), "\\PC{0,12}", Just("\u{202e}<img onerror>\u{0}\n".to_owned())]
}

fn rows() -> impl Strategy<Value = Rows> {
    vec(1_u32..60, 0..8).prop_map(|rows| rows.into_iter().collect())
}

fn act() -> impl Strategy<Value = ActId> {
    (select(vec!["a", "b"]), 1_usize..20).prop_map(|(replica, n)| ActId::new(format!("{replica}-{n}")))
}

pub(crate) fn severity() -> impl Strategy<Value = Severity> {
    select(Severity::ALL)
}

pub(crate) fn status() -> impl Strategy<Value = Status> {
    select(Status::ALL)
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![4 => (0_u32..7_200).prop_map(Span::seconds), 1 => Just(Span::seconds(u32::MAX))]
}

fn playbook() -> impl Strategy<Value = Playbook> {
    let wild = (span(), span(), vec(span(), 0..3), any::<u8>(), span(), option::of(span())).prop_map(
        |(heads_up, due_for, nags, more_nags, every, first)| {
            let mut playbook = default_playbook();
            playbook.stages.heads_up = heads_up;
            playbook.stages.due_for = due_for;
            playbook.stages.nags = nags;
            playbook.stages.more_nags = u32::from(more_nags);
            playbook.stages.more_every = every;
            playbook.stages.then_every = every.max(Span::minutes(1));
            playbook.stages.with_before = every;
            playbook.stages.quiet_at_most = due_for;
            for rhythm in playbook.stakeholders.iter_mut().flat_map(|row| row.cadence.values_mut()) {
                rhythm.first = first;
            }
            playbook
        },
    );
    prop_oneof![3 => Just(default_playbook()), 1 => wild]
}

fn row() -> impl Strategy<Value = Stakeholder> {
    let cadence = btree_map(severity(), (option::of(span()), option::of(span()), option::of(span())), 0..3);
    (stakeholder(), vec(channel(), 0..3), option::of(stakeholder()), any::<bool>(), cadence).prop_map(
        |(id, required, with, when_added, cadence)| {
            let rhythm = |(first, investigating, after_change)| foghorn_core::Rhythm {
                first,
                investigating,
                after_change,
                ..Default::default()
            };
            let cadence = cadence.into_iter().map(|(severity, spans)| (severity, rhythm(spans))).collect();
            Stakeholder { name: id.to_string(), id, channels: required.clone(), required, with, when_added, cadence }
        },
    )
}

pub(crate) fn update() -> impl Strategy<Value = SentUpdate> {
    let delivery = (stakeholder(), channel(), at()).prop_map(|(stakeholder, channel, posted_at)| Delivery {
        stakeholder,
        channel,
        posted_at,
    });
    let promise = (at(), option::of(text()), vec(stakeholder(), 0..2)).prop_map(|(at, reason, not_for)| Promise {
        at,
        reason,
        not_for,
    });
    let told = (option::of(status()), option::of(severity()));
    (option::of(text()), vec(delivery, 0..4), told, option::of(promise), option::of(proof())).prop_map(
        |(text, deliveries, (status, severity), promise, proof)| SentUpdate {
            text,
            deliveries,
            status,
            severity,
            promise,
            proof,
        },
    )
}

fn overruled() -> impl Strategy<Value = Overruled> {
    (text(), text(), text()).prop_map(|(rule, words, reason)| Overruled { rule, words, reason })
}

fn proof() -> impl Strategy<Value = Proof> {
    let names = (option::of(draft()), option::of(text()), option::of(text()));
    (text(), names, vec(overruled(), 0..2)).prop_map(|(sha256, (draft, approved_by, without), overruled)| Proof {
        sha256,
        draft,
        approved_by,
        overruled,
        without,
    })
}

fn item_id() -> impl Strategy<Value = ItemId> {
    select(vec!["first/a", "more/a", "ghost/b"]).prop_map(ItemId::from)
}

fn item() -> impl Strategy<Value = Item> {
    (select(vec!["a", "b"]), text(), option::of(text()), option::of(select(Role::ALL)), option::of(span())).prop_map(
        |(id, text, why, owner, due)| Item { id: id.to_owned(), text, why: why.clone(), owner, due, link: why },
    )
}

fn draft() -> impl Strategy<Value = DraftId> {
    select(vec!["draft-1", "draft-2"]).prop_map(DraftId::from)
}

/// The declaration of a log that has one.
pub(crate) fn declared() -> impl Strategy<Value = Event> {
    let what = (text(), text(), select(Kind::ALL), severity(), any::<bool>(), option::of(at()), status());
    what.prop_map(|(reference, title, kind, severity, severity_confirmed, started_at, status)| {
        Declared { reference, title, kind, severity, severity_confirmed, started_at, status }.into()
    })
}

/// One strategy for every kind that this version writes.
pub(crate) fn kinds() -> Vec<BoxedStrategy<Event>> {
    fn of<T: Into<Event> + std::fmt::Debug + 'static>(
        strategy: impl Strategy<Value = T> + 'static,
    ) -> BoxedStrategy<Event> {
        strategy.prop_map(Into::into).boxed()
    }
    let why = || option::of(text());
    vec![
        declared().boxed(),
        of(playbook().prop_map(|playbook| PlaybookApplied { playbook })),
        of((text(), text(), why(), vec(text(), 0..2)).prop_map(|(source, source_id, impact, flaws)| HistoryImported {
            source,
            source_id,
            url: None,
            components: flaws.clone(),
            impact,
            flaws,
        })),
        of(Just(TakenOver {})),
        of(text().prop_map(|title| Retitled { title })),
        of(option::of(at()).prop_map(|started_at| StartStated { started_at })),
        of((status(), why()).prop_map(|(status, reason)| StatusChanged { status, reason })),
        of((severity(), why()).prop_map(|(severity, reason)| SeverityChanged { severity, reason })),
        of((select(Fact::ALL), text(), why()).prop_map(|(fact, text, evidence)| FactStated { fact, text, evidence })),
        of((select(Reassurance::ALL), any::<bool>(), why()).prop_map(|(round, told, note)| ReassuranceSettled {
            round,
            told,
            note,
        })),
        of((select(Role::ALL), why()).prop_map(|(role, person)| RoleAssigned { role, person })),
        of((select(NoteKind::ALL), text(), why(), why(), option::of(at()))
            .prop_map(|(note, text, why, decided_by, revisit_at)| Noted { note, text, why, decided_by, revisit_at })),
        of((act(), text(), option::of(at())).prop_map(|(note, text, at)| NoteCorrected { note, text, at })),
        of(update().prop_map(|update| UpdateSent { update })),
        of((act(), update()).prop_map(|(of, update)| UpdateCorrected { of, update })),
        of((draft(), stakeholder(), text(), text(), text(), vec(overruled(), 0..2)).prop_map(
            |(draft, stakeholder, occasion, text, by, overruled)| DraftApproved {
                sha256: sha256_hex(text.as_bytes()),
                draft,
                stakeholder,
                occasion,
                text,
                by,
                overruled,
            },
        )),
        of((select(Aspect::ALL), any::<bool>()).prop_map(|(aspect, holds)| AspectStated { aspect, holds })),
        of((item_id(), why()).prop_map(|(item, note)| ItemDone { item, note })),
        of((item_id(), text()).prop_map(|(item, reason)| ItemSkipped { item, reason })),
        of((item_id(), why()).prop_map(|(item, reason)| ItemReopened { item, reason })),
        of((item_id(), why()).prop_map(|(item, owner)| ItemGiven { item, owner })),
        of((select(vec!["first", "more", "ghost"]), item())
            .prop_map(|(list, item)| ItemAdded { checklist: list.to_owned(), item })),
        of(text().prop_map(|deadline| DeadlineTriggered { deadline })),
        of((text(), why()).prop_map(|(deadline, note)| DeadlineMet { deadline, note })),
        of((text(), text(), at()).prop_map(|(who, what, due_at)| Asked { who, what, due_at })),
        of((act(), why()).prop_map(|(ask, answer)| AskAnswered { ask, answer })),
        of((act(), at(), why()).prop_map(|(ask, due_at, reason)| AskExtended { ask, due_at, reason })),
        of((act(), text()).prop_map(|(ask, reason)| AskDropped { ask, reason })),
        of((text(), why(), why()).prop_map(|(to, note, objectives)| HandedOver {
            to,
            note,
            exit_criteria: objectives.clone(),
            objectives,
        })),
        of((text(), option::of(act())).prop_map(|(person, handover)| CommandAccepted { person, handover })),
        of(act().prop_map(|handover| HandoverConfirmed { handover })),
        of((select(vec!["one", "two"]), text(), select(Tie::ALL)).prop_map(|(other, title, tie)| IncidentLinked {
            other: StreamId::new(other),
            reference: "INC-3".to_owned(),
            title,
            tie,
        })),
        of((select(vec!["one", "two"]), why())
            .prop_map(|(other, reason)| IncidentUnlinked { other: StreamId::new(other), reason })),
        of(follow_up().prop_map(|follow_up| FollowUpAdded { follow_up })),
        of((act(), follow_up()).prop_map(|(of, follow_up)| FollowUpChanged { of, follow_up })),
        of((act(), why()).prop_map(|(of, note)| FollowUpDone { of, note })),
        of((act(), text()).prop_map(|(of, reason)| FollowUpDropped { of, reason })),
        of((act(), why()).prop_map(|(of, reason)| FollowUpReopened { of, reason })),
        of((select(LessonKind::ALL), text(), vec(text(), 0..3)).prop_map(|(lesson, text, whys)| LessonStated {
            lesson,
            text,
            whys,
        })),
        of((at(), text()).prop_map(|(due_at, reason)| PostmortemMoved { due_at, reason })),
        of((select(Audience::ALL), text(), why()).prop_map(|(audience, text, place)| PostmortemPublished {
            audience,
            sha256: sha256_hex(text.as_bytes()),
            text,
            place,
        })),
        of((text(), vec((select(vec!["Ada", "Bob"]), 0_u32..900), 0..3)).prop_map(|(scheme, steps)| RingBegan {
            scheme,
            steps: steps
                .into_iter()
                .map(|(who, wait)| RingStep { who: who.to_owned(), wait: Span::seconds(wait) })
                .collect(),
        })),
        of((act(), select(vec!["Ada", "Bob"])).prop_map(|(ring, who)| RingUnanswered { ring, who: who.to_owned() })),
        of((act(), text(), why()).prop_map(|(ring, who, note)| RingAnswered { ring, who, note })),
        of((act(), text()).prop_map(|(ring, reason)| RingDropped { ring, reason })),
        of(text().prop_map(|reason| LegalHoldPlaced { reason })),
        of((text(), why()).prop_map(|(by, reason)| LegalHoldLifted { by, reason })),
        of((text(), text()).prop_map(|(what, by)| CompensationApproved { what, by })),
        of((text(), select(OfferStep::ALL), option::of(text()), option::of(text()))
            .prop_map(|(what, step, by, note)| CompensationMoved { what, step, by, note })),
        of((0_u32..50, 0_u32..50).prop_map(|(added, total)| CustomersListed { added, total, sha256: String::new() })),
        of(Just(CustomersForgotten {})),
        of((text(), rows(), text()).prop_map(|(text, rows, by)| LettersApproved {
            draft: "d".into(),
            text,
            rows,
            sha256: String::new(),
            by,
            overruled: Vec::new(),
        })),
        of(rows().prop_map(|rows| LettersPosted { rows })),
        of((0_u32..50, option::of(any::<bool>()), why()).prop_map(|(row, content, note)| CustomerAnswered {
            row,
            content,
            note,
        })),
        of((0_u32..50, text(), at()).prop_map(|(row, what, due_at)| CustomerStepSet { row, what, due_at })),
        of((0_u32..50, why()).prop_map(|(row, note)| CustomerStepDone { row, note })),
        of(row().prop_map(|stakeholder| StakeholderAdded { stakeholder })),
        of((stakeholder(), text()).prop_map(|(stakeholder, reason)| StakeholderDropped { stakeholder, reason })),
        of((vec(stakeholder(), 0..3), at(), text(), any::<bool>())
            .prop_map(|(stakeholders, until, reason, told)| Held { stakeholders, until, reason, told })),
        of(vec(stakeholder(), 0..3).prop_map(|stakeholders| HoldReleased { stakeholders })),
        of((stakeholder(), at(), why()).prop_map(|(stakeholder, until, reason)| Snoozed {
            stakeholder,
            until,
            reason,
        })),
        of((any::<u32>(), why()).prop_map(|(factor, reason)| CadenceStretched { factor, reason })),
        of((act(), why(), any::<bool>()).prop_map(|(act, why, undo)| Retracted { act, why, undo })),
        of((any::<[u8; 32]>(), text()).prop_map(|(entry, why)| Expunged { entry: EntryId(entry), why })),
    ]
}

/// An event of any kind.
pub(crate) fn event() -> impl Strategy<Value = Event> {
    proptest::strategy::Union::new(kinds())
}

/// One line of a wild log: who writes, in a new act or the last one, when it happened, what, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    bobs: bool,
    same_act: bool,
    recorded_at: At,
    happened_at: At,
    event: Event,
    fate: Fate,
}

#[derive(Clone, Copy, Debug)]
enum Fate {
    Whole,
    Expunged,
    Broken,
    UnknownKind,
}

fn line() -> impl Strategy<Value = Line> {
    let fate = prop_oneof![
        16 => Just(Fate::Whole),
        1 => Just(Fate::Expunged),
        1 => Just(Fate::Broken),
        1 => Just(Fate::UnknownKind),
    ];
    (any::<bool>(), any::<bool>(), (0_i64..36_000).prop_map(after_noon), at(), event(), fate).prop_map(
        |(bobs, same_act, recorded_at, happened_at, event, fate)| Line {
            bobs,
            same_act,
            recorded_at,
            happened_at,
            event,
            fate,
        },
    )
}

/// A log that begins as every real one does; then anything.
pub(crate) fn declared_log() -> impl Strategy<Value = Vec<Line>> {
    let first = (declared(), at()).prop_map(|(event, happened_at)| Line {
        bobs: false,
        same_act: false,
        recorded_at: noon(),
        happened_at,
        event,
        fate: Fate::Whole,
    });
    let second = playbook().prop_map(|playbook| Line {
        bobs: false,
        same_act: true,
        recorded_at: noon(),
        happened_at: noon(),
        event: PlaybookApplied { playbook }.into(),
        fate: Fate::Whole,
    });
    (first, second, vec(line(), 0..30)).prop_map(|(first, second, rest)| [vec![first, second], rest].concat())
}

/// Anything in any order.
pub(crate) fn any_log() -> impl Strategy<Value = Vec<Line>> {
    prop_oneof![3 => declared_log(), 1 => vec(line(), 0..30)]
}

/// The log as two laptops wrote it.
pub(crate) fn written(lines: &[Line]) -> Log {
    let mut logs = [Log::new("incident", "a"), Log::new("incident", "b")];
    let mut acts = [0_usize; 2];
    for line in lines {
        let who = usize::from(line.bobs);
        acts[who] += usize::from(!line.same_act || acts[who] == 0);
        let act = ActId::new(format!("{}-{}", ["a", "b"][who], acts[who]));
        let log = &mut logs[who];
        let kind = match line.fate {
            Fate::UnknownKind => "prophesied",
            _ => line.event.kind(),
        };
        let said = foghorn_core::Said { author: Some("Ann".to_owned()), event: line.event.clone() };
        let json = if matches!(line.fate, Fate::Broken) { "{".to_owned() } else { said.encode() };
        log.append_body(line.recorded_at, &act, line.happened_at, kind, json);
        if matches!(line.fate, Fate::Expunged) {
            log.entries.last_mut().expect("just written").body = None;
        }
    }
    let [mut a, b] = logs;
    a.entries.extend(b.entries);
    a
}

fn follow_up() -> impl Strategy<Value = FollowUp> {
    (text(), select(FollowUpKind::ALL), option::of(text()), option::of(at()), option::of(text()))
        .prop_map(|(text, kind, owner, due_at, cause)| FollowUp { text, kind, owner, due_at, cause })
}
