//! Making good: what those who were hurt are offered and how far it came, what contracts owe with the arithmetic, and who
//! was told, apologised to and followed up.
//!
//! Not here: the arithmetic (`foghorn_core::sla`), approving and giving (acts).

use chrono::{DateTime, Utc};
use foghorn_core::incident::{Incident, Offer, Update};
use foghorn_core::sla::{Contract, Credit, Exclusion, Failure as Outage, credits, percent};
use foghorn_core::when::{Here, When};
use foghorn_core::{OfferStep, StakeholderId, Status, StreamId, to_second};
use foghorn_review::{Around, Message, Part, Rules, review};
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::customers::{CustomerCounts, counts};
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::library::playbook_page::PlaybookCompensation;

/// Asks how an incident is made good.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowMakingGood {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// How an incident is made good.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct MakingGood {
    /// Its stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// What is offered, in the order in which it came up.
    pub offers: Vec<OfferStory>,
    /// What the playbook in force suggests.
    pub models: Vec<PlaybookCompensation>,
    /// Contracts that the playbook in force knows.
    pub contracts: Vec<ContractView>,
    /// Who was told, apologised to and followed up.
    pub trust: Vec<TrustRow>,
    /// How far it came with customers one by one.
    pub customers: CustomerCounts,
}

/// An offer, and how far it came.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OfferStory {
    /// What is offered.
    pub what: String,
    /// How far it came.
    pub state: OfferStep,
    /// True where it was approved, and nobody has it yet.
    pub owed: bool,
    /// Every step, in the order of the log.
    pub steps: Vec<OfferStepView>,
}

/// A step of an offer.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct OfferStepView {
    /// Which.
    pub step: OfferStep,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Option<String>,
    /// To whom, how, or why it was dropped.
    pub note: Option<String>,
}

/// A contract.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContractView {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it owes: `below 99.9 %: 10 %; below 99 %: 25 % of the monthly fee`.
    pub says: String,
}

/// What a stakeholder got beside clocks.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct TrustRow {
    /// Who.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// When they heard first.
    pub told_at: Option<DateTime<Utc>>,
    /// When they first read a regret in our words.
    pub apologised_at: Option<DateTime<Utc>>,
    /// When they first heard that it is over.
    pub over_told_at: Option<DateTime<Utc>>,
    /// When they last heard anything.
    pub last_at: Option<DateTime<Utc>>,
}

/// Asks what a contract owes.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ShowCredits {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which contract, by its short name.
    pub contract: String,
    /// Other incidents that the contract counts, too.
    #[serde(default)]
    #[ts(optional)]
    pub also: Option<Vec<String>>,
    /// Time that it does not count.
    #[serde(default)]
    #[ts(optional)]
    pub exclude: Option<Vec<ExcludedTime>>,
}

/// Time that a contract does not count.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExcludedTime {
    /// From when.
    pub from: When,
    /// Until when.
    pub to: When,
    /// Why.
    pub why: String,
}

/// What a contract owes.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CreditsView {
    /// `INC-7`.
    pub reference: String,
    /// The contract.
    pub contract: ContractView,
    /// True where a failure goes on: it grows.
    pub so_far: bool,
    /// Time that it does not count, as it was understood.
    pub excluded: Vec<ExcludedSpan>,
    /// One for each period that is touched.
    pub credits: Vec<CreditView>,
}

/// Time that a contract does not count, as instants.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ExcludedSpan {
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when.
    pub to: DateTime<Utc>,
    /// Why.
    pub why: String,
}

/// What a contract owes for one period.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CreditView {
    /// The calculation.
    #[serde(flatten)]
    #[ts(flatten)]
    pub credit: Credit,
    /// What could be offered for it; absent: nothing is owed.
    pub offer: Option<String>,
}

/// How an incident is made good.
pub(crate) fn making_good(app: &App, ask: ShowMakingGood) -> Result<MakingGood, Failure> {
    let rules = app.library().rules();
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let incident = &folded.incident;
        let playbook = incident.playbook.current();
        Ok(MakingGood {
            reference: shown_reference(reading, &incident.reference, &stream)?,
            offers: incident.offers.iter().map(story).collect(),
            models: playbook.iter().flat_map(|playbook| &playbook.compensations).map(Into::into).collect(),
            contracts: playbook.iter().flat_map(|playbook| &playbook.contracts).map(shown).collect(),
            trust: trust(incident, &rules, &here),
            customers: counts(&incident.customers),
            incident: stream,
        })
    })
}

/// What a contract owes for an incident, and for others that it counts.
pub(crate) fn show_credits(app: &App, ask: ShowCredits) -> Result<CreditsView, Failure> {
    app.store().read(|reading| {
        let here = app.here(reading)?;
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let playbook = folded.incident.playbook.current();
        let known = playbook.map(|playbook| playbook.contracts.as_slice()).unwrap_or_default();
        let contract =
            known.iter().find(|one| one.id == ask.contract).ok_or_else(|| no_contract(known, &ask.contract))?;
        let mut counted = vec![stream.clone()];
        for other in ask.also.unwrap_or_default() {
            let other = find(reading, &other)?;
            if !counted.contains(&other) {
                counted.push(other);
            }
        }
        let mut outages = Vec::new();
        for one in &counted {
            outages.extend(outages_of(app, reading, one, &here)?);
        }
        let excluded =
            ask.exclude.unwrap_or_default().iter().map(|one| exclusion(one, &here)).collect::<Result<Vec<_>, _>>()?;
        let so_far = outages.iter().any(|(_, goes_on)| *goes_on);
        let outages: Vec<Outage> = outages.into_iter().map(|(outage, _)| outage).collect();
        let owed = credits(contract, &outages, &excluded).into_iter().map(|credit| CreditView {
            offer: (credit.credit > 0).then(|| {
                format!("{} of {} for {}", percent(i64::from(credit.credit), 100), contract.of, credit.period)
            }),
            credit,
        });
        Ok(CreditsView {
            reference: shown_reference(reading, &folded.incident.reference, &stream)?,
            contract: shown(contract),
            so_far,
            credits: owed.collect(),
            excluded: excluded
                .into_iter()
                .map(|one| ExcludedSpan { from: one.stretch.0, to: one.stretch.1, why: one.why })
                .collect(),
        })
    })
}

/// From when to when the service was not there, as the log has it, each time that it was resolved and reopened; and whether
/// that goes on. What was withdrawn was no failure.
fn outages_of(
    app: &App,
    reading: &Reading<'_>,
    stream: &StreamId,
    here: &Here,
) -> Result<Vec<(Outage, bool)>, Failure> {
    let folded = app.folds().read(reading, stream)?;
    let incident = &folded.incident;
    let name = shown_reference(reading, &incident.reference, stream)?;
    if incident.status_now() == Status::Withdrawn {
        return Ok(Vec::new());
    }
    let outage = |from, to, goes_on| (Outage { name: name.clone(), stretch: (from, to) }, goes_on);
    let mut since = Some(incident.started().unwrap_or_else(|| incident.declared_at()));
    let mut found = Vec::new();
    for stated in incident.status.all() {
        match (stated.value.0.is_open(), since) {
            (true, None) => since = Some(stated.stamp.at),
            (false, Some(from)) => {
                found.push(outage(from, stated.stamp.at, false));
                since = None;
            }
            _ => {}
        }
    }
    found.extend(since.map(|from| outage(from, to_second(here.now), true)));
    Ok(found)
}

fn exclusion(one: &ExcludedTime, here: &Here) -> Result<Exclusion, Failure> {
    let why = one.why.trim();
    if why.is_empty() {
        return Err(Failure::new("empty", "Say why the contract does not count that time."));
    }
    let at = |when: &When| when.past(here).map_err(|error| Failure::new("time", format!("{error}.")));
    let stretch = (at(&one.from)?, at(&one.to)?);
    if stretch.0 >= stretch.1 {
        return Err(Failure::new("time", "What is not counted ends before it begins."));
    }
    Ok(Exclusion { why: why.to_owned(), stretch })
}

fn no_contract(known: &[Contract], given: &str) -> Failure {
    let names: Vec<_> = known.iter().map(|one| one.id.as_str()).collect();
    let there_are = match names.as_slice() {
        [] => "it has none; docs/playbooks.md says how to write one".to_owned(),
        names => names.join(", "),
    };
    Failure::new("no-contract", format!("The playbook in force has no contract \u{201c}{given}\u{201d}: {there_are}."))
}

/// A contract as screens name it.
pub(crate) fn shown(contract: &Contract) -> ContractView {
    let step = |step: &foghorn_core::sla::Step| {
        format!("below {}: {}", percent(i64::from(step.below), 10_000), percent(i64::from(step.credit), 100))
    };
    let steps: Vec<_> = contract.steps.iter().map(step).collect();
    let says = format!("{} of {}", steps.join("; "), contract.of);
    ContractView { id: contract.id.clone(), name: contract.name.clone(), says }
}

fn story(offer: &Offer) -> OfferStory {
    let furthest = [OfferStep::Given, OfferStep::Told, OfferStep::Approved, OfferStep::Proposed];
    let state = furthest.into_iter().find(|step| offer.reached(*step).is_some()).unwrap_or(OfferStep::Dropped);
    OfferStory {
        what: offer.what.clone(),
        state,
        owed: offer.is_owed(),
        steps: offer
            .steps
            .iter()
            .map(|moved| OfferStepView {
                step: moved.step,
                at: moved.stamp.at,
                by: moved.by.clone(),
                note: moved.note.clone(),
            })
            .collect(),
    }
}

/// A row for each who has a clock, in the playbook's order.
fn trust(incident: &Incident, rules: &Rules, here: &Here) -> Vec<TrustRow> {
    let regrets = |update: &&Update| {
        let text = update.sent.text.as_deref().unwrap_or_default();
        let around = Around { now: here.now, zone: here.zone, incident: None };
        let found = review(rules, &Message { text, ..Message::default() }, &around);
        found.places.iter().any(|place| place.part == Part::Regret)
    };
    let apologies: Vec<_> = incident.updates.iter().filter(regrets).map(|update| &update.act).collect();
    let resolved = incident.resolved_at();
    let row = |clock: &foghorn_core::clocks::Clock| {
        let of = |update: &&Update| update.sent.deliveries.iter().any(|one| one.stakeholder == clock.stakeholder);
        let heard = |update: &Update| {
            let theirs = update.sent.deliveries.iter().filter(|one| one.stakeholder == clock.stakeholder);
            theirs.map(|one| one.posted_at).min()
        };
        let theirs = || incident.updates.iter().filter(of);
        TrustRow {
            stakeholder: clock.stakeholder.clone(),
            name: clock.name().to_owned(),
            told_at: theirs().filter_map(heard).min(),
            apologised_at: theirs().filter(|update| apologies.contains(&&update.act)).filter_map(heard).min(),
            over_told_at: theirs().filter_map(heard).filter(|at| resolved.is_some_and(|over| *at >= over)).min(),
            last_at: theirs().filter_map(heard).max(),
        }
    };
    let in_play = |clock: &&foghorn_core::clocks::Clock| clock.in_play || clock.told().is_some();
    incident.clocks().iter().filter(in_play).map(row).collect()
}
