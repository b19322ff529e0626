//! "I sent it": recording a message that was posted.
//!
//! A posted fact is never refused for what it says: late, odd, against the cadence or to somebody unheard of, it
//! happened. Refused is only what cannot be understood: nobody told, a posting that is still to come, a promise before
//! its posting.

use std::collections::BTreeSet;

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, Verb, text};
use crate::entry::{At, sha256_hex};
use crate::event::{Delivery, Overruled, Promise, Proof, SentUpdate, StatusChanged, UpdateSent};
use crate::ids::{Channel, DraftId, StakeholderId};
use crate::incident::Incident;
use crate::refusal::Refusal;
use crate::when::{Here, When};
use crate::words::{Severity, Status};

/// The channel of a stakeholder that has none, where nobody said which.
const ELSEWHERE: &str = "other";

/// Records a message that was sent.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Send {
    /// Its final text; may follow later.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// To whom, where, when.
    pub deliveries: Vec<DeliverySaid>,
    /// When it was posted, where a delivery does not say; now where missing.
    #[serde(default)]
    #[ts(optional)]
    pub posted_at: Option<When>,
    /// The status that it told; the one in force where missing.
    #[serde(default)]
    #[ts(optional)]
    pub tells_status: Option<Status>,
    /// The severity that it told; the one in force where missing.
    #[serde(default)]
    #[ts(optional)]
    pub tells_severity: Option<Severity>,
    /// The next update that it promised.
    #[serde(default)]
    #[ts(optional)]
    pub promise: Option<PromiseSaid>,
    /// Changes the status in the same act.
    #[serde(default)]
    #[ts(optional)]
    pub change_status: Option<Status>,
    /// The draft that it was written as.
    #[serde(default)]
    #[ts(optional)]
    pub draft: Option<DraftId>,
    /// Errors of the review that were let stand, each with its reason.
    #[serde(default)]
    #[ts(optional)]
    pub overruled: Option<Vec<Overruled>>,
    /// Why it went out with errors or without approval, where it did.
    #[serde(default)]
    #[ts(optional)]
    pub without: Option<String>,
}

/// One posting, as it is said.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DeliverySaid {
    /// To whom.
    pub stakeholder: StakeholderId,
    /// Where; the stakeholder's first required channel where missing.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<Channel>,
    /// When; the update's where missing.
    #[serde(default)]
    #[ts(optional)]
    pub posted_at: Option<When>,
}

/// A promise, as it is said.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PromiseSaid {
    /// By when.
    pub at: When,
    /// Why it may be later than the cadence says.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Whom of this update it does not bind.
    #[serde(default)]
    #[ts(optional)]
    pub not_for: Option<Vec<StakeholderId>>,
}

impl Verb for Send {
    fn decide(self, incident: &Incident, actor: &Actor) -> Result<Decision, Refusal> {
        let deliveries = deliveries(incident, actor, &self.deliveries, self.posted_at.as_ref())?;
        let first = first_posting(&deliveries)?;
        let in_force = incident.status.at(first).map_or(incident.status_now(), |(status, _)| *status);
        let severity = incident.severity.at(first).map_or(incident.severity_now(), |(severity, _)| *severity);
        let told = self.tells_status.or(self.change_status).unwrap_or(in_force);
        let text = sent_text(self.text.as_deref())?;
        let said = Proof {
            draft: self.draft,
            overruled: self.overruled.unwrap_or_default(),
            without: super::reason(self.without.as_deref())?,
            ..Proof::default()
        };
        let mut update = SentUpdate {
            proof: proof(incident, text.as_deref(), said),
            text,
            status: Some(told),
            severity: Some(self.tells_severity.unwrap_or(severity)),
            promise: self.promise.map(|said| promise(said, actor, first)).transpose()?,
            deliveries,
        };
        let mut notes = notes(incident, &update);
        if let Some(needed) = unapproved(incident, &update) {
            notes.push(format!("The playbook asks for an approval ({needed}); this is recorded without one."));
            let without = Some(format!("no reason given (nobody approved this very text: {needed})"));
            update.proof = Some(Proof { without, ..update.proof.unwrap_or_default() });
        }
        let mut decision = Decision::default();
        if let Some(status) = self.change_status.filter(|status| *status != in_force) {
            if !in_force.is_open() || status.is_over() {
                return Err(Refusal::Over(in_force.to_string()));
            }
            decision = decision.and(first, StatusChanged { status, reason: None });
        }
        decision = decision.and(first, UpdateSent { update });
        decision.notes = notes;
        Ok(decision)
    }
}

/// Postings as they will stand in the log.
pub(super) fn deliveries(
    incident: &Incident,
    actor: &Actor,
    said: &[DeliverySaid],
    posted_at: Option<&When>,
) -> Result<Vec<Delivery>, Refusal> {
    let default = actor.when(posted_at)?;
    let mut deliveries = Vec::with_capacity(said.len());
    for delivery in said {
        let stakeholder = super::stakeholder(&delivery.stakeholder)?;
        let row = incident.stakeholder(&stakeholder);
        let usual = row.and_then(|row| row.required.first().or(row.channels.first())).cloned();
        deliveries.push(Delivery {
            stakeholder,
            channel: match &delivery.channel {
                Some(given) => super::channel(given)?,
                None => usual.unwrap_or_else(|| Channel::new(ELSEWHERE)),
            },
            posted_at: match &delivery.posted_at {
                Some(at) => actor.when(Some(at))?,
                None => default,
            },
        });
    }
    if deliveries.is_empty() { Err(Refusal::NobodyTold) } else { Ok(deliveries) }
}

/// The earliest posting.
pub(super) fn first_posting(deliveries: &[Delivery]) -> Result<At, Refusal> {
    deliveries.iter().map(|delivery| delivery.posted_at).min().ok_or(Refusal::NobodyTold)
}

/// The text, where there is one: an empty one follows later.
pub(super) fn sent_text(given: Option<&str>) -> Result<Option<String>, Refusal> {
    match given {
        Some(given) if !given.trim().is_empty() => text("the text", given).map(Some),
        _ => Ok(None),
    }
}

/// What stands behind a text: its hash, who approved this very text, and what was said about it; `None` where there is
/// nothing to prove.
pub(super) fn proof(incident: &Incident, text: Option<&str>, said: Proof) -> Option<Proof> {
    let sha256 = text.map(|text| sha256_hex(text.as_bytes())).unwrap_or_default();
    let approved_by = incident.approval_of(&sha256).map(|(_, approved)| approved.by.clone());
    let proof = Proof { sha256, approved_by, ..said };
    (proof != Proof::default()).then_some(proof)
}

/// The promise, read as of the posting.
pub(super) fn promise(said: PromiseSaid, actor: &Actor, posted_at: At) -> Result<Promise, Refusal> {
    let at = said.at.coming(&Here { now: posted_at, ..actor.here })?;
    if at <= posted_at {
        return Err(Refusal::PromiseBeforePosting(actor.here.said(at)));
    }
    let reason = super::reason(said.reason.as_deref())?;
    let not_for = said.not_for.unwrap_or_default().iter().map(super::stakeholder).collect::<Result<_, _>>()?;
    Ok(Promise { at, reason, not_for })
}

/// What whoever recorded it should know.
pub(super) fn notes(incident: &Incident, update: &SentUpdate) -> Vec<String> {
    let mut notes = unheard_of(incident, update);
    for clock in incident.clocks() {
        let reached: Vec<_> = update.deliveries.iter().filter(|d| d.stakeholder == clock.stakeholder).collect();
        let Some(row) = &clock.row else { continue };
        let counts = row.required.is_empty() || reached.iter().any(|delivery| row.required.contains(&delivery.channel));
        if !reached.is_empty() && !counts {
            let required = row.required.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
            notes.push(format!("{} do not count as told yet: their channel is {required}.", row.name));
        }
        let runs = incident.status_now().is_open() && clock.hold.is_none();
        if let Some(with) = row.with.as_ref().filter(|_| reached.is_empty() && runs)
            && update.deliveries.iter().any(|delivery| &delivery.stakeholder == with)
        {
            notes.push(format!("{} hears with {with} and was left out, so a word to them is due now.", row.name));
        }
    }
    notes
}

/// That somebody should have approved it, where nobody did and nobody said why.
fn unapproved(incident: &Incident, update: &SentUpdate) -> Option<String> {
    let proof = update.proof.as_ref();
    let is_settled = proof.is_some_and(|proof| proof.approved_by.is_some() || proof.without.is_some());
    let told: Vec<_> = update.deliveries.iter().map(|delivery| delivery.stakeholder.clone()).collect();
    incident.approval_needed(&told).filter(|_| !is_settled)
}

/// Names in the record that the incident does not know: recorded as typed, and said, because they may be slips.
fn unheard_of(incident: &Incident, update: &SentUpdate) -> Vec<String> {
    let rows: Vec<_> = incident.clocks().iter().filter_map(|clock| clock.row.as_ref()).collect();
    let meant = |typed: &str, known: BTreeSet<&str>| match super::nearest(typed, known.into_iter()) {
        Some(nearest) => format!("\u{201c}{typed}\u{201d} (did you mean {nearest}?)"),
        None => format!("\u{201c}{typed}\u{201d}"),
    };
    let told: BTreeSet<_> = update.deliveries.iter().map(|delivery| &delivery.stakeholder).collect();
    let channels: BTreeSet<_> = update.deliveries.iter().map(|delivery| &delivery.channel).collect();
    let mut notes = Vec::new();
    for stakeholder in told.iter().filter(|told| incident.stakeholder(told).is_none()) {
        let who = meant(stakeholder.as_str(), rows.iter().map(|row| row.id.as_str()).collect());
        notes.push(format!(
            "Foghorn does not know the stakeholder {who}. It is recorded as it was typed; correct the record where that \
             was a slip."
        ));
    }
    for channel in channels {
        let known: BTreeSet<_> = rows.iter().flat_map(|row| &row.channels).map(Channel::as_str).collect();
        if !known.contains(channel.as_str()) && channel.as_str() != ELSEWHERE {
            notes.push(format!(
                "Foghorn does not know the channel {}. It counts as told only for those who may be told anywhere.",
                meant(channel.as_str(), known)
            ));
        }
    }
    let not_for = update.promise.iter().flat_map(|promise| &promise.not_for);
    notes.extend(not_for.filter(|id| !told.contains(id)).map(|id| {
        format!("\u{201c}{id}\u{201d} was not told here, so leaving them out of the promise changes nothing.")
    }));
    notes
}
