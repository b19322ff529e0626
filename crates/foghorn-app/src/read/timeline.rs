//! The timeline: what happened, newest first, in windows; and the sentences that tell it. Fields are UTC; within a
//! sentence, which is for people, an instant is said in the reader's zone.

use foghorn_core::checklists::item_of;
use foghorn_core::clocks::{Fate, judged_at};
use foghorn_core::deadlines;
use foghorn_core::event::{CompensationMoved, Event, SentUpdate};
use foghorn_core::incident::{Incident, Record};
use foghorn_core::when::Here;
use foghorn_core::{ActId, At, ItemId, OfferStep, StakeholderId};

use super::incident::{ShowTimeline, TimelineItem, TimelineWindow, UpdateView, Verdict};
use super::looking_back::see;
use super::{aftermath, follow_ups, reassurance};
use crate::app::App;
use crate::clip::clip;
use crate::failure::Failure;
use crate::folds::Folded;

const AT_MOST: usize = 200;

/// A window of an incident's timeline.
pub(crate) fn timeline(app: &App, ask: ShowTimeline) -> Result<TimelineWindow, Failure> {
    app.store().read(|reading| {
        let seen = see(app, reading, &ask.incident, ask.as_of.as_ref(), ask.known_at.as_ref())?;
        Ok(window(&seen.folded, ask.from, ask.limit, &seen.here))
    })
}

/// Lines `from` to `from + limit` of the timeline, newest first.
pub(crate) fn window(folded: &Folded, from: usize, limit: usize, here: &Here) -> TimelineWindow {
    let incident = &folded.incident;
    let dead: std::collections::BTreeSet<_> =
        incident.acts.iter().filter(|trace| !trace.live).map(|trace| &trace.act).collect();
    let mut lines: Vec<_> = folded
        .records
        .iter()
        .filter(|record| incident.is_declaration(&record.header.act) || !dead.contains(&record.header.act))
        .filter(|record| is_line(incident, record))
        .map(|record| (happened_at(incident, record), record))
        .collect();
    // Newest first; where it happened in the same second, what was written down last comes first.
    lines.sort_by(|(a_at, a), (b_at, b)| b_at.cmp(a_at).then_with(|| b.header.order().cmp(&a.header.order())));
    let total = lines.len();
    let items: Vec<_> = lines
        .into_iter()
        .skip(from)
        .take(limit.min(AT_MOST))
        .map(|(at, record)| item(folded, record, at, here))
        .collect();
    let end = from + items.len();
    TimelineWindow { items, total, next: (end < total).then_some(end) }
}

/// An act in a few words, for undo and for what took it back.
pub(crate) fn label(folded: &Folded, act: &ActId, here: &Here) -> String {
    let lines = || folded.records.iter().filter(|record| &record.header.act == act && record.said.is_some());
    // What is declared comes with a playbook and a commander; it is the declaring that one thinks of.
    let declared = lines().take(1).filter(|record| record.header.kind == "declared");
    let told: Vec<_> = match declared.count() {
        0 => lines().map(|record| sentence(folded, record, here)).collect(),
        _ => lines().take(1).map(|record| sentence(folded, record, here)).collect(),
    };
    clip(told.join("; "), 80)
}

/// What a message says and what has become of its promise by `now`.
pub(crate) fn update_view(incident: &Incident, act: &ActId, sent: &SentUpdate, now: At) -> UpdateView {
    let judging = judged_at(incident, now);
    let verdicts = incident
        .clocks()
        .iter()
        .flat_map(|clock| clock.promises.iter().map(move |promise| (clock, promise)))
        .filter(|(_, promise)| &promise.update == act)
        .map(|(clock, promise)| {
            let (state, late_minutes) = match promise.fate_at(judging) {
                Fate::Standing => ("standing", 0),
                Fate::Kept => ("kept", 0),
                Fate::Late(minutes) => ("late", minutes),
            };
            Verdict {
                stakeholder: clock.stakeholder.clone(),
                name: clock.name().to_owned(),
                promised_at: promise.at,
                state: state.to_owned(),
                late_minutes,
            }
        });
    UpdateView {
        text: sent.text.clone(),
        deliveries: sent.deliveries.clone(),
        status: sent.status,
        severity: sent.severity,
        promise: sent.promise.clone(),
        verdicts: verdicts.collect(),
        text_sha256: sent.text.as_ref().map(|text| foghorn_core::entry::sha256_hex(text.as_bytes())),
    }
}

fn is_line(incident: &Incident, record: &Record) -> bool {
    let Some(said) = &record.said else { return true };
    match &said.event {
        Event::NoteCorrected(_) | Event::UpdateCorrected(_) => false,
        // An undone declaration shows as what it is: the incident was withdrawn.
        Event::Retracted(retracted) => !retracted.undo || incident.is_declaration(&retracted.act),
        _ => true,
    }
}

/// When it happened, as last corrected.
pub(crate) fn happened_at(incident: &Incident, record: &Record) -> At {
    match &record.said {
        Some(said) if matches!(said.event, Event::Noted(_)) => incident
            .corrections
            .get(&record.header.act)
            .and_then(|correction| correction.at)
            .unwrap_or(record.header.happened_at),
        Some(said) if matches!(said.event, Event::UpdateSent(_)) => incident
            .update(&record.header.act)
            .and_then(|update| update.sent.deliveries.iter().map(|delivery| delivery.posted_at).min())
            .unwrap_or(record.header.happened_at),
        _ => record.header.happened_at,
    }
}

fn item(folded: &Folded, record: &Record, happened_at: At, here: &Here) -> TimelineItem {
    let (incident, header) = (&folded.incident, &record.header);
    let event = record.said.as_ref().map(|said| &said.event);
    let update = matches!(event, Some(Event::UpdateSent(_))).then(|| incident.update(&header.act)).flatten();
    let (kind, note) = match event {
        Some(Event::Noted(noted)) => (noted.note.to_string(), Some(noted.note)),
        Some(Event::UpdateSent(_)) => ("update".to_owned(), None),
        _ => (header.kind.clone(), None),
    };
    let corrected = note.is_some() && incident.corrections.contains_key(&header.act);
    TimelineItem {
        act: header.act.clone(),
        entry: header.id,
        kind,
        happened_at,
        recorded_at: header.recorded_at,
        backdated: (header.recorded_at - happened_at).num_seconds() > 60,
        ahead: (header.recorded_at - here.now).num_minutes() >= 10,
        author: record.said.as_ref().and_then(|said| said.author.clone()),
        text: sentence(folded, record, here),
        corrected: corrected || update.is_some_and(|update| update.corrected),
        note,
        about: about(event, here),
        update: update.map(|update| update_view(incident, &header.act, &update.sent, here.now)),
        expunged: record.said.is_none(),
    }
}

/// One line in a sentence.
fn sentence(folded: &Folded, record: &Record, here: &Here) -> String {
    let incident = &folded.incident;
    let Some(said) = &record.said else { return "(removed)".to_owned() };
    let because = |reason: &Option<String>| reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
    let name = |id: &StakeholderId| incident.stakeholder(id).map_or_else(|| id.to_string(), |row| row.name.clone());
    let names = |ids: &[StakeholderId]| match ids {
        [] => "everybody".to_owned(),
        ids => ids.iter().map(name).collect::<Vec<_>>().join(", "),
    };
    match &said.event {
        Event::Declared(declared) => match declared.severity_confirmed {
            true => format!("Declared {}: {}", declared.severity, declared.title),
            false => format!("Declared, {} unconfirmed: {}", declared.severity, declared.title),
        },
        Event::PlaybookApplied(applied) => format!("Playbook {} applied", applied.playbook.name),
        Event::HistoryImported(imported) => format!("Imported from {} ({})", imported.source, imported.source_id),
        Event::TakenOver(_) => "Taken over: the clocks run from here".to_owned(),
        Event::Retitled(retitled) => format!("Title: {}", retitled.title),
        Event::StartStated(stated) => match stated.started_at {
            Some(at) => format!("Impact began {}", here.said(at)),
            None => "When the impact began is not known".to_owned(),
        },
        Event::StatusChanged(changed) => format!("Status: {}{}", changed.status, because(&changed.reason)),
        Event::SeverityChanged(changed) => format!("Severity: {}{}", changed.severity, because(&changed.reason)),
        Event::FactStated(stated) if stated.text.is_empty() => {
            format!("{}: not known any more", fact_name(stated.fact))
        }
        Event::FactStated(stated) => {
            let how = stated.evidence.as_ref().map(|how| format!(" (known by: {how})")).unwrap_or_default();
            format!("{}: {}{how}", fact_name(stated.fact), stated.text)
        }
        Event::RoleAssigned(assigned) => {
            let person = assigned.person.as_deref().unwrap_or("nobody");
            format!("{}: {person}", capital(assigned.role.as_str()))
        }
        Event::Noted(noted) => incident
            .corrections
            .get(&record.header.act)
            .map_or_else(|| noted.text.clone(), |correction| correction.text.clone()),
        Event::UpdateSent(sent) => {
            let current = incident.update(&record.header.act).map_or(&sent.update, |update| &update.sent);
            let mut reached: Vec<_> = current.deliveries.iter().map(|delivery| name(&delivery.stakeholder)).collect();
            reached.dedup();
            let promised =
                current.promise.as_ref().map(|promise| format!(". Next promised by {}", here.said(promise.at)));
            format!("Update to {}{}", reached.join(", "), promised.unwrap_or_default())
        }
        Event::AspectStated(stated) if stated.holds => format!("Stated: {} involved", stated.aspect),
        Event::AspectStated(stated) => format!("Not so after all: {} involved", stated.aspect),
        Event::ItemDone(done) => format!("Done: {}{}", thing(incident, &done.item), because(&done.note)),
        Event::ItemSkipped(skipped) => format!("Skipped: {}: {}", thing(incident, &skipped.item), skipped.reason),
        Event::ItemReopened(reopened) => {
            format!("To do after all: {}{}", thing(incident, &reopened.item), because(&reopened.reason))
        }
        Event::ItemAdded(added) => format!("To do: {}", added.item.text),
        Event::ItemGiven(given) => {
            format!("{} does {}", given.owner.as_deref().unwrap_or("Nobody"), thing(incident, &given.item))
        }
        Event::DeadlineTriggered(triggered) => {
            format!("{} runs: its event came to pass", report(incident, &triggered.deadline))
        }
        Event::DeadlineMet(met) => format!("{} was reported{}", report(incident, &met.deadline), because(&met.note)),
        Event::Asked(asked) => format!("Asked {}: {}, by {}", asked.who, asked.what, here.said(asked.due_at)),
        Event::AskAnswered(answered) => {
            format!("Answered: {}{}", ask(incident, &answered.ask), because(&answered.answer))
        }
        Event::AskExtended(extended) => {
            let until = here.said(extended.due_at);
            format!("More time for {}, until {until}{}", ask(incident, &extended.ask), because(&extended.reason))
        }
        Event::AskDropped(dropped) => {
            format!("Not needed any more: {}: {}", ask(incident, &dropped.ask), dropped.reason)
        }
        Event::HandedOver(given) => format!("Handed over to {}{}", given.to, because(&given.note)),
        Event::CommandAccepted(accepted) => format!("{} took command", accepted.person),
        Event::HandoverConfirmed(confirmed) => {
            let handovers = &incident.command.handovers;
            let to = handovers.iter().find(|handover| handover.act == confirmed.handover);
            format!("Confirmed: {} has command", to.map_or("the other", |handover| &handover.given.to))
        }
        Event::DraftApproved(approved) => {
            let let_stand = match approved.overruled.len() {
                0 => String::new(),
                1 => ", letting 1 error of the review stand".to_owned(),
                many => format!(", letting {many} errors of the review stand"),
            };
            format!("{} approved the word to {}{let_stand}", approved.by, name(&approved.stakeholder))
        }
        Event::LegalHoldPlaced(placed) => format!("Legal hold: {}", placed.reason),
        Event::LegalHoldLifted(lifted) => format!("{} lifted the legal hold{}", lifted.by, because(&lifted.reason)),
        Event::CompensationApproved(approved) => {
            format!("{} approved what customers are offered: {}", approved.by, approved.what)
        }
        Event::CompensationMoved(moved) => offer_moved(moved),
        Event::CustomersListed(_)
        | Event::CustomersForgotten(_)
        | Event::LettersApproved(_)
        | Event::LettersPosted(_)
        | Event::CustomerAnswered(_)
        | Event::CustomerStepSet(_)
        | Event::CustomerStepDone(_) => crate::customers::said(incident, &said.event, here).unwrap_or_default(),
        Event::FollowUpAdded(added) => format!("Follow-up: {}", follow_ups::said(&added.follow_up, here)),
        Event::FollowUpChanged(changed) => {
            format!("Follow-up put right: {}", follow_ups::said(&changed.follow_up, here))
        }
        Event::FollowUpDone(done) => {
            format!("Follow-up done: {}{}", follow_ups::named(incident, &done.of), because(&done.note))
        }
        Event::FollowUpDropped(dropped) => {
            format!("Follow-up dropped: {}: {}", follow_ups::named(incident, &dropped.of), dropped.reason)
        }
        Event::FollowUpReopened(reopened) => {
            format!("Follow-up open again: {}{}", follow_ups::named(incident, &reopened.of), because(&reopened.reason))
        }
        Event::LessonStated(stated) => format!("{}: {}", capital(aftermath::sort(stated.lesson)), stated.text),
        Event::PostmortemMoved(moved) => {
            format!("The postmortem is due {}: {}", here.said(moved.due_at), moved.reason)
        }
        Event::PostmortemPublished(published) => {
            let place = published.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            format!("Postmortem published, {}{place}", published.audience)
        }
        Event::ReassuranceSettled(settled) => {
            let how = if settled.told { "they heard" } else { "nobody needs to hear" };
            format!("Reassurance, {}: {how}{}", reassurance::said(settled.round), because(&settled.note))
        }
        Event::RingBegan(began) => {
            let names: Vec<_> = began.steps.iter().map(|step| step.who.as_str()).collect();
            format!("Ringing {}: {}", began.scheme, names.join(", then "))
        }
        Event::RingUnanswered(unanswered) => format!("{} did not answer", unanswered.who),
        Event::RingAnswered(answered) => format!("{} answered{}", answered.who, because(&answered.note)),
        Event::RingDropped(dropped) => format!("Nobody needs to be rung any more: {}", dropped.reason),
        Event::IncidentLinked(linked) => {
            format!("{} {}: {}", capital(super::links::said(linked.tie)), linked.reference, linked.title)
        }
        Event::IncidentUnlinked(unlinked) => {
            let other = super::links::reference_of(incident, &unlinked.other);
            format!("Nothing to do with {other} after all{}", because(&unlinked.reason))
        }
        Event::StakeholderAdded(added) => format!("{} added", added.stakeholder.name),
        Event::StakeholderDropped(dropped) => format!("{} dropped: {}", name(&dropped.stakeholder), dropped.reason),
        Event::Held(held) => {
            let told = if held.told { "told" } else { "not told" };
            format!("Held until {} for {} ({told}): {}", here.said(held.until), names(&held.stakeholders), held.reason)
        }
        Event::HoldReleased(released) => format!("Hold released for {}", names(&released.stakeholders)),
        Event::Snoozed(snoozed) => {
            let why = snoozed.reason.as_deref().unwrap_or("no reason given");
            format!("{} snoozed until {}: {why}", name(&snoozed.stakeholder), here.said(snoozed.until))
        }
        Event::CadenceStretched(stretched) => match stretched.factor {
            1 => format!("Cadence back to the playbook's{}", because(&stretched.reason)),
            factor => format!("Cadence stretched to {factor} times the interval{}", because(&stretched.reason)),
        },
        Event::Retracted(retracted) => {
            format!("Retracted {}{}", retracted_act(folded, &retracted.act, here), because(&retracted.why))
        }
        Event::Expunged(expunged) => format!("Removed the text of an entry: {}", expunged.why),
        Event::NoteCorrected(corrected) => format!("Corrected: {}", corrected.text),
        Event::UpdateCorrected(_) => "Corrected the record of an update".to_owned(),
        Event::Unknown(unknown) => format!("An entry of a kind that this version does not know: {}", unknown.kind),
    }
}

/// A thing to be done, as it is called.
fn thing(incident: &Incident, id: &ItemId) -> String {
    item_of(incident, id).map_or_else(|| id.to_string(), |item| format!("\u{201c}{}\u{201d}", item.text))
}

/// A report, as it is called.
fn report(incident: &Incident, id: &str) -> String {
    let known = deadlines::known(incident);
    known.into_iter().find(|deadline| deadline.id == id).map_or_else(|| id.to_owned(), |found| found.name.clone())
}

/// An ask, as it is called.
fn ask(incident: &Incident, act: &ActId) -> String {
    let found = incident.asks.iter().find(|ask| &ask.act == act);
    found.map_or_else(|| "an ask".to_owned(), |ask| format!("{}, \u{201c}{}\u{201d}", ask.who, ask.what))
}

/// What stands beside a decision: `Why: it is quicker. Decided by Ines. To be looked at again 14:30 UTC.`
fn about(event: Option<&Event>, here: &Here) -> Option<String> {
    let Some(Event::Noted(noted)) = event else { return None };
    let parts = [
        noted.why.as_ref().map(|why| format!("Why: {why}")),
        noted.decided_by.as_ref().map(|by| format!("Decided by {by}")),
        noted.revisit_at.map(|at| format!("To be looked at again {}", here.said(at))),
    ];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
    (!said.is_empty()).then_some(said)
}

/// What a retraction took back. A retraction of a retraction is not followed: a hostile log may lead in a circle.
fn retracted_act(folded: &Folded, act: &ActId, here: &Here) -> String {
    let of_act = |record: &&Record| &record.header.act == act;
    match folded.records.iter().find(of_act).map(|record| record.header.kind.as_str()) {
        None => "an act that is not here".to_owned(),
        Some("retracted") => "a retraction".to_owned(),
        Some(_) => format!("\u{201c}{}\u{201d}", label(folded, act, here)),
    }
}

fn fact_name(fact: foghorn_core::Fact) -> String {
    capital(&fact.as_str().replace('-', " "))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// `They were given: a month free of charge, by Mara: as a voucher by mail`.
fn offer_moved(moved: &CompensationMoved) -> String {
    let did = match moved.step {
        OfferStep::Proposed => "Proposed to offer",
        OfferStep::Approved => "Approved to offer",
        OfferStep::Told => "They were told that they get",
        OfferStep::Given => "They were given",
        OfferStep::Dropped => "Not offered any more",
    };
    let by = moved.by.as_ref().map(|by| format!(", by {by}")).unwrap_or_default();
    let note = moved.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{did}: {}{by}{note}", moved.what)
}
