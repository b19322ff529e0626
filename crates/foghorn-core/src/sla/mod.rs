//! Service credits: what a contract owes for the time in which a service was not there, with the arithmetic shown.
//!
//! All in whole seconds and whole numbers; availability is rounded down, so that nobody is denied a credit by rounding.
//! Not here: which failures a contract counts at all (somebody says so), and approving an offer
//! (`verbs::ApproveCompensation`).

mod calendar;
mod contract;
mod spans;

use serde::Serialize;
use ts_rs::TS;

pub use contract::{Contract, Hours, Period, Step};
pub use spans::Stretch;
use spans::{both, joined, seconds, without};

use crate::entry::At;

/// All of a whole, in millionths.
const WHOLE: i64 = 1_000_000;

/// A failure that is held against a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it is called: `INC-7`.
    pub name: String,
    /// When the service was not there.
    pub stretch: Stretch,
}

/// Time that a contract does not count: planned work, an act of God.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Why.
    pub why: String,
    /// When.
    pub stretch: Stretch,
}

/// What a contract owes for one of its periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Credit {
    /// The period: `November 2026`.
    pub period: String,
    /// Its first instant.
    #[ts(type = "string")]
    pub from: At,
    /// The first instant after it.
    #[ts(type = "string")]
    pub to: At,
    /// For how many seconds of it the service is owed.
    #[ts(type = "number")]
    pub owed_seconds: i64,
    /// Each failure in it.
    pub failures: Vec<Counted>,
    /// For how many seconds it was not there, as the contract counts.
    #[ts(type = "number")]
    pub down_seconds: i64,
    /// What was there of what was owed, in millionths, rounded down.
    pub availability: u32,
    /// What is owed, in hundredths of a percent of the fee; 0: nothing.
    pub credit: u32,
    /// The arithmetic, a sentence each.
    pub arithmetic: Vec<String>,
}

/// A failure as a contract counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Counted {
    /// What it is called.
    pub name: String,
    /// How long it was in this period.
    #[ts(type = "number")]
    pub seconds: i64,
    /// How much of that the contract counts.
    #[ts(type = "number")]
    pub counted: i64,
    /// Why not all of it, a reason each.
    pub because: Vec<String>,
}

/// What a contract owes for each of its periods that a failure touches, in the order of time.
pub fn credits(contract: &Contract, failures: &[Failure], exclusions: &[Exclusion]) -> Vec<Credit> {
    let mut periods: Vec<Stretch> = Vec::new();
    for failure in failures.iter().filter(|failure| failure.stretch.0 < failure.stretch.1) {
        let mut at = failure.stretch.0;
        while at < failure.stretch.1 {
            let period = calendar::period_of(contract, at);
            if !periods.contains(&period) {
                periods.push(period);
            }
            // A calendar that does not move on would never end.
            if period.1 <= at {
                break;
            }
            at = period.1;
        }
    }
    periods.sort();
    periods.into_iter().map(|period| credit(contract, period, failures, exclusions)).collect()
}

fn credit(contract: &Contract, period: Stretch, failures: &[Failure], exclusions: &[Exclusion]) -> Credit {
    let owed = calendar::owed(contract, period);
    let owed_seconds = seconds(&owed);
    // What two failures have in common is held against the contract once: it counts for the first.
    let mut taken: Vec<Stretch> = Vec::new();
    let mut counted = Vec::new();
    let mut down_seconds = 0;
    for failure in failures {
        let here = both(&joined(vec![failure.stretch]), &[period]);
        if here.is_empty() {
            continue;
        }
        let (one, left) = count(contract, failure, &here, &owed, exclusions, &taken);
        taken = joined(taken.into_iter().chain(left).collect());
        down_seconds += one.counted;
        counted.push(one);
    }
    // Rounding up cannot make a service be missing for longer than it was owed.
    down_seconds = down_seconds.min(owed_seconds);
    let there = owed_seconds - down_seconds;
    let millionths = if owed_seconds == 0 { WHOLE } else { there * WHOLE / owed_seconds };
    let availability = u32::try_from(millionths).unwrap_or_default();
    let step = contract.steps.iter().filter(|step| availability < step.below).max_by_key(|step| step.credit);
    let credit = step.map_or(0, |step| step.credit);
    let name = calendar::period_name(contract, period);
    let arithmetic = told(contract, &name, owed_seconds, &counted, down_seconds, availability, step);
    Credit {
        period: name,
        from: period.0,
        to: period.1,
        owed_seconds,
        failures: counted,
        down_seconds,
        availability,
        credit,
        arithmetic,
    }
}

/// How much of a failure counts, why not all of it, and which stretches that is.
fn count(
    contract: &Contract,
    failure: &Failure,
    here: &[Stretch],
    owed: &[Stretch],
    exclusions: &[Exclusion],
    taken: &[Stretch],
) -> (Counted, Vec<Stretch>) {
    let mut because = Vec::new();
    let mut left = here.to_vec();
    let mut take = |left: &mut Vec<Stretch>, fewer: Vec<Stretch>, why: &str| {
        let gone = seconds(left) - seconds(&fewer);
        if gone > 0 {
            because.push(format!("{} {why}", said(gone)));
        }
        *left = fewer;
    };
    let fewer = without(&left, taken);
    take(&mut left, fewer, "counted with another failure");
    let fewer = both(&left, owed);
    take(&mut left, fewer, "outside the hours of the contract");
    for exclusion in exclusions {
        let fewer = without(&left, &joined(vec![exclusion.stretch]));
        take(&mut left, fewer, &format!("excluded: {}", exclusion.why));
    }
    let mut counted = seconds(&left);
    // Whether it is long enough is said of all of it: the end of a month, or another failure, does not make it shorter.
    let whole = whole(contract, failure, exclusions);
    if let Some(least) = contract.least.map(|least| i64::from(least.as_seconds()))
        && counted > 0
        && whole < least
    {
        because.push(format!("{} is shorter than {}", said(whole), said(least)));
        (counted, left) = (0, Vec::new());
    }
    if let Some(unit) = contract.round_up.map(|unit| i64::from(unit.as_seconds())).filter(|unit| *unit > 0) {
        let rounded = counted.div_euclid(unit) * unit + if counted % unit == 0 { 0 } else { unit };
        if rounded > counted {
            because.push(format!("rounded up from {} to {}", said(counted), said(rounded)));
        }
        counted = rounded;
    }
    (Counted { name: failure.name.clone(), seconds: seconds(here), counted, because }, left)
}

/// How long a failure is in the hours of the contract, without what is excluded.
fn whole(contract: &Contract, failure: &Failure, exclusions: &[Exclusion]) -> i64 {
    let excluded = joined(exclusions.iter().map(|exclusion| exclusion.stretch).collect());
    let owed = calendar::owed(contract, failure.stretch);
    seconds(&without(&both(&joined(vec![failure.stretch]), &owed), &excluded))
}

fn told(
    contract: &Contract,
    period: &str,
    owed: i64,
    failures: &[Counted],
    down: i64,
    availability: u32,
    step: Option<&Step>,
) -> Vec<String> {
    let hours = if contract.hours.is_some() { "the hours of the contract in" } else { "all of" };
    let mut lines = vec![format!("Owed: {hours} {period} ({}), {}.", contract.zone.name(), said(owed))];
    lines.extend(failures.iter().map(|one| {
        let because = if one.because.is_empty() { String::new() } else { format!(" ({})", one.because.join("; ")) };
        format!("{}: {}, of which {} count{because}.", one.name, said(one.seconds), said(one.counted))
    }));
    let there = owed - down;
    lines.push(format!(
        "Available: ({} \u{2212} {}) / {} = {} s / {} s = {}, rounded down.",
        said(owed),
        said(down),
        said(owed),
        there,
        owed,
        percent(i64::from(availability), 10_000)
    ));
    lines.push(match step {
        Some(step) => format!(
            "Below {}: {} of {}.",
            percent(i64::from(step.below), 10_000),
            percent(i64::from(step.credit), 100),
            contract.of
        ),
        None => match contract.steps.iter().map(|step| step.below).max() {
            Some(most) => format!("Not below {}: nothing is owed.", percent(i64::from(most), 10_000)),
            None => "The contract has no step: nothing is owed.".to_owned(),
        },
    });
    lines
}

/// `99.9 %`, from parts of which `of_one` are a percent.
pub fn percent(parts: i64, of_one: i64) -> String {
    let digits = if of_one == 10_000 { 4 } else { 2 };
    let fraction = format!("{:0digits$}", parts.rem_euclid(of_one));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction} %", parts.div_euclid(of_one))
}

/// `2 d 3 h 4 min 5 s`, without what is nothing; `0 s`.
pub fn said(seconds: i64) -> String {
    let parts = [(seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let words: Vec<_> = parts.iter().filter(|(n, _)| *n != 0).map(|(n, unit)| format!("{n} {unit}")).collect();
    if words.is_empty() { "0 s".to_owned() } else { words.join(" ") }
}
