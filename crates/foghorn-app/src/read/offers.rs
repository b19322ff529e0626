//! What the app would like to ask or offer about an incident, and that it was told "not now".
//!
//! An answer is local to this laptop: it is no act and stands in no log. Not here: doing what is offered.

use foghorn_core::At;
use foghorn_core::Role;
use foghorn_core::incident::Incident;
use foghorn_store::{Reading, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::incident::role_view;
use crate::app::App;
use crate::failure::Failure;
use crate::find::find;
use crate::table::Nothing;

/// Something the app would like to ask or offer; never forced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Offer {
    /// Nobody said how bad it is.
    ConfirmSeverity,
    /// It has lasted long: twice the interval?
    LongCadence,
    /// The commander has had it for an hour.
    SuggestHandover,
    /// The commander has had it for three.
    WarnHandover,
}

/// "Not now" to an offer.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WaveOffer {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which.
    pub offer: Offer,
}

/// What is offered now and was not waved away on this laptop.
pub(crate) fn offers(reading: &Reading<'_>, incident: &Incident, now: At) -> Result<Vec<Offer>, StoreError> {
    let mut offers = Vec::new();
    for offer in offered(incident, now) {
        if reading.local_get(&key(incident, offer))? != Some(about(incident, offer)) {
            offers.push(offer);
        }
    }
    Ok(offers)
}

/// Remembers that an offer was waved away: the same is not offered again here.
pub(crate) fn wave_offer(app: &App, ask: WaveOffer) -> Result<Nothing, Failure> {
    let folded = app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        Ok::<_, Failure>(app.folds().read(reading, &stream)?)
    })?;
    let incident = &folded.incident;
    app.store().write(|tx| tx.local_set(&key(incident, ask.offer), &about(incident, ask.offer)))?;
    app.changed(Vec::new());
    Ok(Nothing {})
}

fn offered(incident: &Incident, now: At) -> Vec<Offer> {
    let mut offers = Vec::new();
    if !incident.is_live() || !incident.status_now().is_open() {
        return offers;
    }
    let stages = incident.stages();
    let lasted = now - incident.declared_at();
    if !incident.severity_confirmed() && lasted >= stages.ask_severity.delta() {
        offers.push(Offer::ConfirmSeverity);
    }
    if incident.stretched.current().copied().unwrap_or(1) == 1 && lasted >= stages.long_incident.delta() {
        offers.push(Offer::LongCadence);
    }
    match in_command_since(incident).map(|since| now - since) {
        Some(long) if long >= stages.warn_handover.delta() => offers.push(Offer::WarnHandover),
        Some(long) if long >= stages.suggest_handover.delta() => offers.push(Offer::SuggestHandover),
        _ => {}
    }
    offers
}

/// Since when the commander has it; `None` where nobody does, or where it was handed over and waits to be taken.
pub(crate) fn in_command_since(incident: &Incident) -> Option<At> {
    let waits = incident.command.open().is_some();
    role_view(incident, Role::Commander).since.filter(|_| !waits)
}

fn key(incident: &Incident, offer: Offer) -> String {
    format!("waved/{}/{offer:?}", incident.id)
}

/// What an answer was about: a handover waved away by one commander is offered to the next.
fn about(incident: &Incident, offer: Offer) -> String {
    match offer {
        Offer::ConfirmSeverity | Offer::LongCadence => String::new(),
        Offer::SuggestHandover | Offer::WarnHandover => {
            role_view(incident, Role::Commander).since.map(|since| since.to_rfc3339()).unwrap_or_default()
        }
    }
}
