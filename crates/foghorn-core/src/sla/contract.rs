//! What a contract promises on how much a service is there, and what it owes where it was not.

use chrono::{NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A contract's clause on availability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Its short name, unique in the playbook.
    pub id: String,
    /// Its name on the screen: "Gold".
    pub name: String,
    /// Over what it is measured.
    pub period: Period,
    /// The zone of its days and hours.
    #[serde(default)]
    pub zone: Tz,
    /// When the service is owed; `None`: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Days on which it is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<NaiveDate>,
    /// Shorter failures do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Span>,
    /// Each failure counts as a multiple of this, rounded up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_up: Option<Span>,
    /// Of what the credit is a part: "the monthly fee".
    pub of: String,
    /// What is owed below which availability, the mildest first.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// Over what a contract measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// A calendar month.
    Month,
    /// Three calendar months, from January, April, July and October.
    Quarter,
    /// A calendar year.
    Year,
}

/// Hours at which a service is owed; where `to` is not after `from` they reach into the next day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// On the days of the week on which they begin.
    pub days: Vec<Weekday>,
    /// From this local time.
    pub from: NaiveTime,
    /// To this one.
    pub to: NaiveTime,
}

/// What is owed below an availability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// In millionths: 99.9 % is 999,000.
    pub below: u32,
    /// In hundredths of a percent of the fee: 10 % is 1,000.
    pub credit: u32,
}
