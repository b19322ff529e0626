//! One incident in a few numbers: what many are added up from. Kept beside its summary, and made anew from the log at will.
//!
//! Open incidents have no moving number in it: what is pending is absent, so that a row does not age.

use serde::{Deserialize, Serialize};

use super::{BACKWARDS, Figure, figures, gaps};
use crate::entry::At;
use crate::incident::Incident;
use crate::words::Status;

/// The form of the row; rows of another one are made anew.
const FORM: u8 = 2;
/// So many silences are kept of one incident: more than any was seen to have.
const GAPS: usize = 200;

/// The numbers of one incident. Lengths are in seconds; absent: there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// The form of this row.
    #[serde(rename = "v")]
    pub form: u8,
    /// From the beginning of the impact to declaring.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub detect: Option<i64>,
    /// From declaring to the first repair.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub mitigate: Option<i64>,
    /// From declaring to resolved.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub resolve: Option<i64>,
    /// From the beginning of the impact to resolved.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<i64>,
    /// How long each stakeholder waited for the first word.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
    /// Each silence towards whom the page or the playbook names first, in whole minutes, while it lasted.
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<u32>,
    /// Words that had a due time, and those of them that came by it.
    #[serde(rename = "w", default)]
    pub words: [u32; 2],
    /// Promises: made, kept, late.
    #[serde(rename = "p", default)]
    pub promises: [u32; 3],
    /// Whole minutes late, all promises together.
    #[serde(rename = "l", default)]
    pub late_minutes: u32,
    /// What was affected, as its source says.
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<String>,
    /// Follow-ups, also settled ones.
    #[serde(rename = "f", default, skip_serializing_if = "is_none")]
    pub follow_ups: u32,
    /// The record ends before it begins.
    #[serde(rename = "b", default, skip_serializing_if = "std::ops::Not::not")]
    pub backwards: bool,
}

/// How long one stakeholder waited for the first word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Whom, by the short name.
    #[serde(rename = "s")]
    pub stakeholder: String,
    /// Seconds; absent: it is over, and they were never told.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub first_word: Option<i64>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "what serde asks for")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl FigureRow {
    /// The row of an incident as it stands. Nothing in it depends on the time of day.
    pub fn of(incident: &Incident) -> Self {
        let over = !incident.status_now().is_open();
        // What an open incident adds up to by now is pending: with the last word as its end it has no moving number. One
        // that is over is judged by when that was.
        let last = incident.clocks().iter().flat_map(|clock| &clock.words).map(|word| word.at).max();
        let closed = incident.status.latest().filter(|status| status.value.0.is_over()).map(|status| status.stamp.at);
        let end = last.max(closed).unwrap_or_else(|| incident.declared_at());
        let all = figures(incident, end);
        let told = all.told.iter().filter_map(|told| match &told.first_word {
            Figure::Recorded(seconds) => Some((told, Some(*seconds))),
            Figure::Pending(_) if over && incident.status_now() != Status::Withdrawn => Some((told, None)),
            Figure::Pending(_) | Figure::NotApplicable(_) | Figure::Invalid(_) => None,
        });
        let first = incident.clocks().iter().find(|clock| !clock.words.is_empty());
        let minutes = |seconds: i64| u32::try_from(seconds / 60).unwrap_or(u32::MAX);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            form: FORM,
            detect: all.detect.recorded(),
            mitigate: all.mitigate.recorded(),
            resolve: all.resolve.recorded(),
            impact: all.impact.recorded(),
            told: told
                .map(|(told, first_word)| Told { stakeholder: told.stakeholder.to_string(), first_word })
                .collect(),
            gaps: first.map_or_else(Vec::new, |clock| {
                gaps(incident, clock, end).into_iter().map(minutes).take(GAPS).collect()
            }),
            words: [count(all.words[1]), count(all.words[2])],
            promises: [count(all.promises[0]), count(all.promises[1]), count(all.promises[2])],
            late_minutes: all.promises_late_minutes,
            components: incident.source.as_ref().map(|source| source.components.clone()).unwrap_or_default(),
            follow_ups: count(incident.aftermath.follow_ups.len()),
            backwards: matches!(&all.resolve, Figure::Invalid(why) if why == BACKWARDS),
        }
    }

    /// How a row of this form begins.
    pub const BEGINNING: &str = "{\"v\":2,";

    /// Reads a row; `None` where it is of another form, or none.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|row: &Self| row.form == FORM)
    }

    /// Writes it.
    pub fn write(&self) -> String {
        // Plain numbers and texts have no way to fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a row is judged by, beside its numbers.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) declared_at: At,
    pub(super) row: &'a FigureRow,
}
