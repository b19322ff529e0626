//! Many incidents added up: by month, by severity, by component, spread, promises, objectives, silences.
//!
//! What is withdrawn, planned or a drill is left out, and so is each record that contradicts itself: their number is told
//! beside the others. No figure is made of people. Months are those of `zone`.

use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use super::row::{FigureRow, Placed};
use crate::entry::At;
use crate::words::{Kind, Severity, Status};

/// An incident, as far as it is added up.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Real, imported, or one of those that are left out.
    pub kind: Kind,
    /// How bad it was in the end.
    pub severity: Severity,
    /// Where it stands.
    pub status: Status,
    /// When it was declared.
    pub declared_at: At,
    /// Its numbers.
    pub row: FigureRow,
}

/// What many incidents add up to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Many {
    /// How many are counted.
    pub counted: usize,
    /// How many of those are still open.
    pub open: usize,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
    /// From the beginning of the impact to declaring.
    pub detect: Spread,
    /// From declaring to the first word to anybody.
    pub first_word: Spread,
    /// From declaring to the first repair.
    pub mitigate: Spread,
    /// From declaring to resolved.
    pub resolve: Spread,
    /// How long the impact lasted.
    pub impact: Spread,
    /// The longest silence of each incident.
    pub silence: Spread,
    /// Words that had a due time, and those of them that came by it.
    pub words: [u32; 2],
    /// Promises: made, kept, late.
    pub promises: [u32; 3],
    /// Whole minutes late, all promises together.
    pub late_minutes: u32,
    /// Month by month, oldest first; a month without an incident is there too.
    pub months: Vec<Month>,
    /// By severity, worst first.
    pub severities: Vec<Weight>,
    /// By component, most often first; at most twelve.
    pub components: Vec<Component>,
    /// How many lasted how long.
    pub lengths: Vec<Bucket>,
    /// How the objectives stand.
    pub objectives: Vec<Objective>,
    /// What a clock would have called, at one cadence.
    pub silences: Silences,
}

/// Incidents that are not added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftOut {
    /// Why.
    pub reason: String,
    /// How many.
    pub incidents: usize,
}

/// A figure over many incidents, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Spread {
    /// How many incidents have it.
    pub count: usize,
    /// Half of them have less.
    #[ts(type = "number | null")]
    pub median: Option<i64>,
    /// Nine of ten have less.
    #[ts(type = "number | null")]
    pub p90: Option<i64>,
    /// The most.
    #[ts(type = "number | null")]
    pub most: Option<i64>,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Month {
    /// `2026-11`.
    pub month: String,
    /// How many were declared in it.
    pub incidents: usize,
    /// How long their impact lasted together, in minutes; where it is not known, from declaring.
    #[ts(type = "number")]
    pub minutes: i64,
    /// From declaring to resolved, half of them took less; seconds.
    #[ts(type = "number | null")]
    pub resolve: Option<i64>,
    /// From declaring to the first word, half of them took less; seconds.
    #[ts(type = "number | null")]
    pub first_word: Option<i64>,
    /// Words that had a due time, and those of them that came by it.
    pub words: [u32; 2],
    /// Promises: made, and late.
    pub promises: [u32; 2],
}

/// Incidents of one severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Weight {
    /// Which.
    pub severity: Severity,
    /// How many.
    pub incidents: usize,
    /// From declaring to resolved.
    pub resolve: Spread,
    /// From declaring to the first word.
    pub first_word: Spread,
}

/// Incidents that affected one component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Component {
    /// Which, as its source calls it.
    pub name: String,
    /// How many.
    pub incidents: usize,
    /// How long their impact lasted together, in minutes.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// Incidents that lasted about as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Bucket {
    /// Less than so many minutes; absent: all that lasted longer.
    #[ts(type = "number | null")]
    pub below: Option<i64>,
    /// How many.
    pub incidents: usize,
}

/// "First word to customers within 5 min in 95 % of SEV1."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Objective {
    /// To whom, by the short name.
    pub stakeholder: String,
    /// At which severity.
    pub severity: Severity,
    /// Within so many seconds of declaring.
    #[ts(type = "number")]
    pub within: i64,
    /// In how many of a hundred.
    pub percent: usize,
    /// How many incidents were judged.
    pub judged: usize,
    /// How many of them kept it.
    pub met: usize,
    /// How many more misses the present number allows; negative: so many too many.
    #[ts(type = "number")]
    pub left: i64,
}

/// What a clock would have called at one cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Silences {
    /// The cadence, in minutes.
    pub cadence: u32,
    /// Incidents that have at least one word.
    pub judged: usize,
    /// Those of them that were silent for longer at least once.
    pub incidents: usize,
    /// How often a word would have fallen due before it came.
    pub calls: usize,
}

/// So many components are named.
const COMPONENTS: usize = 12;
/// Up to which length, in minutes, incidents are counted together.
const LENGTHS: [i64; 7] = [15, 30, 60, 120, 240, 480, 1440];

/// Adds up incidents. `objectives` are to be judged as they stand: whom, at which severity, within how many seconds, in how
/// many of a hundred.
pub fn add_up(all: &[Asked], objectives: &[(String, Severity, i64, usize)], cadence: u32, zone: Tz) -> Many {
    let mut left_out: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut counted: Vec<(&Asked, Placed<'_>)> = Vec::with_capacity(all.len());
    for asked in all {
        match reason_against(asked) {
            Some(reason) => *left_out.entry(reason).or_default() += 1,
            None => counted.push((asked, Placed { declared_at: asked.declared_at, row: &asked.row })),
        }
    }
    let rows = || counted.iter().map(|(_, placed)| placed.row);
    let sum = |of: fn(&FigureRow) -> u32| rows().map(of).fold(0_u32, u32::saturating_add);
    Many {
        counted: counted.len(),
        open: counted.iter().filter(|(asked, _)| asked.status.is_open()).count(),
        left_out: left_out
            .into_iter()
            .map(|(reason, incidents)| LeftOut { reason: reason.to_owned(), incidents })
            .collect(),
        detect: spread(rows().filter_map(|row| row.detect)),
        first_word: spread(rows().filter_map(first_word)),
        mitigate: spread(rows().filter_map(|row| row.mitigate)),
        resolve: spread(rows().filter_map(|row| row.resolve)),
        impact: spread(rows().filter_map(|row| row.impact)),
        silence: spread(rows().filter_map(|row| row.gaps.iter().max().map(|minutes| i64::from(*minutes) * 60))),
        words: [sum(|row| row.words[0]), sum(|row| row.words[1])],
        promises: [sum(|row| row.promises[0]), sum(|row| row.promises[1]), sum(|row| row.promises[2])],
        late_minutes: sum(|row| row.late_minutes),
        months: months(&counted, zone),
        severities: severities(&counted),
        components: components(rows()),
        lengths: lengths(rows()),
        objectives: objectives.iter().map(|objective| judged(&counted, objective)).collect(),
        silences: silences(rows(), cadence),
    }
}

/// Why an incident is no failure that figures may be made of; `None`: it is.
fn reason_against(asked: &Asked) -> Option<&'static str> {
    match (asked.kind, asked.status) {
        (Kind::Drill, _) => Some("drills"),
        (Kind::Maintenance, _) => Some("planned work"),
        (_, Status::Withdrawn) => Some("withdrawn"),
        _ if asked.row.backwards => Some("records that end before they begin"),
        (Kind::Real | Kind::Imported, _) => None,
    }
}

fn first_word(row: &FigureRow) -> Option<i64> {
    row.told.iter().filter_map(|told| told.first_word).min()
}

fn lasted(row: &FigureRow) -> i64 {
    row.impact.or(row.resolve).unwrap_or(0) / 60
}

fn spread(values: impl Iterator<Item = i64>) -> Spread {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    let at = |percent: usize| values.get((values.len() * percent / 100).min(values.len().saturating_sub(1))).copied();
    Spread { count: values.len(), median: at(50), p90: at(90), most: values.last().copied() }
}

fn months(counted: &[(&Asked, Placed<'_>)], zone: Tz) -> Vec<Month> {
    let mut of: BTreeMap<(i32, u32), Vec<&FigureRow>> = BTreeMap::new();
    for (_, placed) in counted {
        let local = placed.declared_at.with_timezone(&zone);
        of.entry((local.year(), local.month())).or_default().push(placed.row);
    }
    let (Some(first), Some(last)) = (of.keys().next().copied(), of.keys().next_back().copied()) else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let mut at = first;
    // A record may claim any year: nobody reads a hundred years month by month.
    while at <= last && months.len() < 1_200 {
        let rows = of.get(&at).map(Vec::as_slice).unwrap_or_default();
        let sum = |of: fn(&FigureRow) -> u32| rows.iter().map(|row| of(row)).fold(0_u32, u32::saturating_add);
        months.push(Month {
            month: format!("{:04}-{:02}", at.0, at.1),
            incidents: rows.len(),
            minutes: rows.iter().map(|row| lasted(row)).sum(),
            resolve: spread(rows.iter().filter_map(|row| row.resolve)).median,
            first_word: spread(rows.iter().filter_map(|row| first_word(row))).median,
            words: [sum(|row| row.words[0]), sum(|row| row.words[1])],
            promises: [sum(|row| row.promises[0]), sum(|row| row.promises[2])],
        });
        at = if at.1 == 12 { (at.0 + 1, 1) } else { (at.0, at.1 + 1) };
    }
    months
}

fn severities(counted: &[(&Asked, Placed<'_>)]) -> Vec<Weight> {
    let weight = |severity: &Severity| {
        let rows = || counted.iter().filter(|(asked, _)| asked.severity == *severity).map(|(_, placed)| placed.row);
        Weight {
            severity: *severity,
            incidents: rows().count(),
            resolve: spread(rows().filter_map(|row| row.resolve)),
            first_word: spread(rows().filter_map(first_word)),
        }
    };
    Severity::ALL.iter().map(weight).filter(|weight| weight.incidents > 0).collect()
}

fn components<'a>(rows: impl Iterator<Item = &'a FigureRow>) -> Vec<Component> {
    let mut of: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    for row in rows {
        for name in &row.components {
            let (incidents, minutes) = of.entry(name).or_default();
            *incidents += 1;
            *minutes += lasted(row);
        }
    }
    let mut all: Vec<_> = of
        .into_iter()
        .map(|(name, (incidents, minutes))| Component { name: name.to_owned(), incidents, minutes })
        .collect();
    all.sort_by(|a, b| b.incidents.cmp(&a.incidents).then(b.minutes.cmp(&a.minutes)));
    all.truncate(COMPONENTS);
    all
}

fn lengths<'a>(rows: impl Iterator<Item = &'a FigureRow>) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = LENGTHS
        .iter()
        .map(|below| Bucket { below: Some(*below), incidents: 0 })
        .chain([Bucket { below: None, incidents: 0 }])
        .collect();
    for minutes in rows.filter_map(|row| row.impact.or(row.resolve)).map(|seconds| seconds / 60) {
        let place = LENGTHS.partition_point(|below| *below <= minutes);
        buckets[place].incidents += 1;
    }
    buckets
}

fn judged(counted: &[(&Asked, Placed<'_>)], objective: &(String, Severity, i64, usize)) -> Objective {
    let (stakeholder, severity, within, percent) = objective;
    let of = counted.iter().filter(|(asked, _)| asked.severity == *severity);
    let waits: Vec<Option<i64>> = of
        .filter_map(|(_, placed)| placed.row.told.iter().find(|told| told.stakeholder == *stakeholder))
        .map(|told| told.first_word)
        .collect();
    // A printed minute lasts to its end.
    let met = waits.iter().flatten().filter(|seconds| **seconds < within + 60).count();
    let allowed = waits.len() * (100 - percent.min(&100)) / 100;
    let missed = waits.len() - met;
    let signed = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Objective {
        stakeholder: stakeholder.clone(),
        severity: *severity,
        within: *within,
        percent: *percent,
        judged: waits.len(),
        met,
        left: signed(allowed) - signed(missed),
    }
}

fn silences<'a>(rows: impl Iterator<Item = &'a FigureRow>, cadence: u32) -> Silences {
    let mut silences = Silences { cadence, judged: 0, incidents: 0, calls: 0 };
    for row in rows.filter(|row| !row.gaps.is_empty()) {
        let longer = row.gaps.iter().filter(|gap| **gap > cadence).count();
        silences.judged += 1;
        silences.calls += longer;
        silences.incidents += usize::from(longer > 0);
    }
    silences
}
