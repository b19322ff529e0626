//! Reviewing messages that lie outside the log: with which rules, against which facts, in which zone.
//!
//! Here: gathering what a review needs; read alone, a message needs no data folder, and none is made. Not here: what is
//! wrong with a text (foghorn-review), and where the texts come from.

use std::path::Path;
use std::sync::Arc;

use chrono_tz::Tz;
use foghorn_core::verbs::known;
use foghorn_core::{At, StakeholderId};
use foghorn_review::{Around, Fault, Known, Message, Review, Rules, review};

use crate::app::App;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::find::find;
use crate::library::rules::{built_in, rules};
use crate::settings::Settings;
use crate::workshop::facts::known_facts;

/// What messages are held against.
#[derive(Clone, Debug)]
pub struct Reviewer {
    rules: Arc<Rules>,
    faults: Vec<Fault>,
    now: At,
    zone: Tz,
    incident: Option<Known>,
}

impl Reviewer {
    /// Reads messages alone: by the built-in rules, and those of the folder `team` over them.
    ///
    /// # Errors
    /// Where `team` is no folder.
    pub fn alone(team: Option<&Path>) -> Result<Self, Failure> {
        let (rules, faults) = match team {
            Some(folder) => rules(folder_of_rules(folder)?),
            None => (built_in(), Vec::new()),
        };
        let (now, zone) = (Clock::default().now(), Settings::default().zone());
        Ok(Self { rules, faults, now, zone, incident: None })
    }

    /// Reads messages alone, by the rules of the data folder's library, and those of the folder `team` over them.
    ///
    /// # Errors
    /// As [`alone`](Self::alone).
    pub fn at_home(app: &App, team: Option<&Path>) -> Result<Self, Failure> {
        let (rules, faults) = at_home(app, team)?;
        Ok(Self { rules, faults, ..Self::alone(None)? })
    }

    /// Reads messages with an incident at hand, as they would be posted to `stakeholder` now; rules of the data folder's
    /// library count, and those of `team` over them.
    ///
    /// # Errors
    /// As [`alone`](Self::alone); where there is no such incident, or it has no such stakeholder.
    pub fn of_incident(app: &App, incident: &str, stakeholder: &str, team: Option<&Path>) -> Result<Self, Failure> {
        let (rules, faults) = at_home(app, team)?;
        app.store().read(|reading| {
            let here = app.here(reading)?;
            let folded = app.folds().read(reading, &find(reading, incident)?)?;
            let stakeholder = known(&folded.incident, &StakeholderId::new(stakeholder))?;
            let facts = known_facts(&folded, &stakeholder, &here);
            Ok(Self { rules, faults, now: here.now, zone: here.zone, incident: Some(facts) })
        })
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Rule files that are not in force, and why.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What the rules say about a message.
    pub fn review(&self, message: &Message<'_>) -> Review {
        review(&self.rules, message, &Around { now: self.now, zone: self.zone, incident: self.incident.as_ref() })
    }
}

/// The rules of a data folder's library, and those of the folder `team` over them.
fn at_home(app: &App, team: Option<&Path>) -> Result<(Arc<Rules>, Vec<Fault>), Failure> {
    let library = app.library_now()?;
    match team {
        Some(folder) => Ok(library.rules_under(folder_of_rules(folder)?)),
        None => Ok((library.rules(), library.faults_of_rules())),
    }
}

/// The team's folder of rules, which whoever names it means to be there.
fn folder_of_rules(folder: &Path) -> Result<&Path, Failure> {
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(Failure::new("unreadable", format!("{} is not a folder of rules.", folder.display())))
}
