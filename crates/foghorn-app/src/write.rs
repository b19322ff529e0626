//! Acting: load, decide, append and project in one transaction. An answer means that it is on disk.

use std::sync::Arc;

use foghorn_core::incident::Incident;
use foghorn_core::verbs::{Actor, ApplyPlaybook, Decision, Declaration, Declare, Expunge, TakeOver, Verb};
use foghorn_core::{ActId, DraftId, EntryId, Playbook, StreamId};
use foghorn_store::{Act, Kept, Reading, StoreError, Write};
use serde::Serialize;
use ts_rs::TS;

use crate::app::{App, token};
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;
use crate::project::{dues, summary};
use crate::table::{PlaybookOn, TakeOverOn};

/// What an act answers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Receipt {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// The act, for retracting or correcting it.
    pub act: ActId,
    /// What the actor should know about it, in sentences.
    pub notes: Vec<String>,
}

/// Declares an incident in a stream of its own.
pub(crate) fn declare(app: &App, declare: Declare) -> Result<Receipt, Failure> {
    let stream = StreamId::new(token());
    let done = app.store().write(|tx| {
        let actor = app.actor(tx)?;
        let playbook = playbook(app, tx, declare.playbook.as_deref())?;
        let reference = format!("INC-{}", tx.next_number()?);
        let mut decision = declare.decide(Declaration { reference, playbook: &playbook }, &actor)?;
        decision.notes.extend(replaced(app, &playbook));
        let (folded, act, notes) =
            append(app, tx, &stream, &actor, decision, |_, kept| Ok(Arc::new(Folded::whole(&stream, kept))))?;
        let reference = folded.incident.reference.clone();
        Ok((folded, Receipt { incident: stream, reference, act, notes }))
    });
    finish(app, done)
}

/// What whoever declares must know where his own playbook has faults: the one below it is in force.
fn replaced(app: &App, playbook: &Playbook) -> Option<String> {
    let fault = app.library().playbook_fault(&playbook.name)?.to_string();
    Some(format!("Your own playbook {} has faults, so the one below it is in force: {fault}", playbook.name))
}

/// Starts the clocks of an imported record, with a playbook by value; planned work keeps the one that it was declared with.
pub(crate) fn take_over(app: &App, on: TakeOverOn) -> Result<Receipt, Failure> {
    let playbook = app.store().read(|reading| {
        if on.playbook.is_none() {
            let folded = app.folds().read(reading, &find(reading, &on.incident)?)?;
            if let Some(in_force) = folded.incident.playbook.current() {
                return Ok((**in_force).clone());
            }
        }
        playbook(app, reading, on.playbook.as_deref())
    })?;
    act(app, &on.incident, TakeOver { playbook })
}

/// Puts another playbook in force, by value.
pub(crate) fn apply_playbook(app: &App, on: PlaybookOn) -> Result<Receipt, Failure> {
    let playbook = app.library_now()?.playbook(&on.playbook)?.clone();
    act(app, &on.incident, ApplyPlaybook { playbook })
}

/// Does an act on an incident.
pub(crate) fn act<V: Verb>(app: &App, incident: &str, verb: V) -> Result<Receipt, Failure> {
    let done = app.store().write(|tx| {
        let actor = app.actor(tx)?;
        let stream = match app.folds().known(incident) {
            Some(stream) => stream,
            None => find(tx, incident)?,
        };
        let mut folded = app.folds().taken(tx, &stream)?;
        let decision = match verb.decide(&folded.incident, &actor) {
            Ok(decision) => decision,
            Err(refusal) => {
                app.folds().put(&stream, &folded);
                return Err(Failure::from(refusal));
            }
        };
        let (folded, act, notes) =
            append(app, tx, &stream, &actor, decision, |tx, kept| match Arc::make_mut(&mut folded).take_in(kept) {
                true => Ok(folded),
                false => Ok(Arc::new(Folded::whole(&stream, tx.entries(&stream)?))),
            })?;
        let reference = shown_reference(tx, &folded.incident.reference, &stream)?;
        Ok((folded, Receipt { incident: stream, reference, act, notes }))
    });
    finish(app, done)
}

/// Does an act on each of several incidents, all in one transaction: all of it is on disk, or nothing.
pub(crate) fn act_on_each<V: Verb>(app: &App, acts: Vec<(StreamId, V)>) -> Result<Vec<Receipt>, Failure> {
    let done = app.store().write(|tx| {
        let actor = app.actor(tx)?;
        let mut done = Vec::with_capacity(acts.len());
        for (stream, verb) in acts {
            let folded = app.folds().read(tx, &stream)?;
            let decision = verb.decide(&folded.incident, &actor)?;
            let (folded, act, notes) = append(app, tx, &stream, &actor, decision, |tx, _| {
                Ok(Arc::new(Folded::whole(&stream, tx.entries(&stream)?)))
            })?;
            let reference = shown_reference(tx, &folded.incident.reference, &stream)?;
            done.push((folded, Receipt { incident: stream, reference, act, notes }));
        }
        Ok::<_, Failure>(done)
    })?;
    done.into_iter().map(|one| finish(app, Ok(one))).collect()
}

/// Removes the body of one entry from the log, the search, snapshots and all later exports.
pub(crate) fn expunge(app: &App, incident: &str, expunge: Expunge) -> Result<Receipt, Failure> {
    let entry = expunge.entry;
    let aside = app.store().set_aside()?;
    let done = app.store().write(|tx| {
        let actor = app.actor(tx)?;
        let stream = find(tx, incident)?;
        let folded = app.folds().taken(tx, &stream)?;
        let also = expunge.also(&folded.incident);
        let draft = draft_of(&folded.incident, entry);
        let decision = expunge.decide(&folded.incident, &actor)?;
        if !tx.expunge(&stream, entry)? {
            return Err(Failure::new(
                "no-entry",
                "That entry has no text any more, or does not belong to this incident.",
            ));
        }
        for same_text in also {
            tx.expunge(&stream, same_text)?;
        }
        if let Some(draft) = draft {
            crate::workshop::discard(tx, &draft)?;
        }
        let (folded, act, mut notes) = append(app, tx, &stream, &actor, decision, |tx, _| {
            Ok(Arc::new(Folded::whole(&stream, tx.entries(&stream)?)))
        })?;
        if !tx.drafts(Some(&stream))?.is_empty() {
            notes.push("Drafts of this incident may still quote it: discard them, or write them anew.".to_owned());
        }
        notes.extend(aside.iter().map(|path| {
            format!("{} was set aside and may still hold it; Foghorn changes no such file: delete it.", path.display())
        }));
        let reference = shown_reference(tx, &folded.incident.reference, &stream)?;
        Ok((folded, Receipt { incident: stream, reference, act, notes }))
    });
    finish(app, done)
}

/// The draft that an update or an approval came from: it holds the same text.
pub(crate) fn draft_of(incident: &Incident, entry: EntryId) -> Option<DraftId> {
    let updates = incident.updates.iter().filter(|update| update.stamp.entry == entry);
    let sent = updates.filter_map(|update| update.sent.proof.as_ref()?.draft.clone());
    let approvals = incident.approvals.iter().filter(|(stamp, _)| stamp.entry == entry);
    sent.chain(approvals.map(|(_, approved)| approved.draft.clone())).next()
}

/// The playbook of this name; the setting's where none is given.
fn playbook(app: &App, reading: &Reading<'_>, name: Option<&str>) -> Result<Playbook, Failure> {
    match name {
        Some(name) => app.library().playbook(name).cloned(),
        None => app.library().playbook(&app.known(reading)?.settings.playbook).cloned(),
    }
}

/// Appends what was decided; `fold` says what the incident is with it, and that is projected.
fn append(
    app: &App,
    tx: &mut Write<'_>,
    stream: &StreamId,
    actor: &Actor,
    decision: Decision,
    fold: impl FnOnce(&Write<'_>, Vec<Kept>) -> Result<Arc<Folded>, StoreError>,
) -> Result<(Arc<Folded>, ActId, Vec<String>), Failure> {
    let act = ActId::new(token());
    let now = app.now();
    let written = Act {
        stream: stream.clone(),
        act: act.clone(),
        by: actor.id.clone(),
        author: actor.name.clone(),
        now,
        wall_micros: now.timestamp_micros(),
        what: decision.what,
        salt: &mut || uuid::Uuid::new_v4().simple().to_string(),
    };
    let folded = tx.append_and_project(written, |tx, kept| {
        let folded = fold(tx, kept)?;
        let (summary, dues) = (summary(&folded), dues(&folded.incident));
        Ok::<_, StoreError>((folded, summary, dues))
    })?;
    Ok((folded, act, decision.notes))
}

/// After the commit the fold is kept and the listeners are told; after a failure nothing is: the next use reads anew.
fn finish(app: &App, done: Result<(Arc<Folded>, Receipt), Failure>) -> Result<Receipt, Failure> {
    let (folded, receipt) = done?;
    app.folds().put(&receipt.incident, &folded);
    app.added(receipt.incident.clone(), folded.seq);
    Ok(receipt)
}
