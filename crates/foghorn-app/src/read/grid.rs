//! Who knows what: stakeholders by channels, each cell with what they were last told there and since when.
//!
//! Here: which rows and columns there are, what each cell says, who is quiet and why. Not here: when a word is due (the
//! clocks), and how a cell looks.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use foghorn_core::clocks::Clock;
use foghorn_core::incident::{Incident, Update};
use foghorn_core::{ActId, At, Channel, Fact, Severity, StakeholderId, Status};
use serde::Serialize;
use ts_rs::TS;

use super::clock::{behind, channel_name};

/// So many letters of a message are shown in a cell.
const EXCERPT: usize = 160;

/// The whole grid.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Grid {
    /// Its columns: each channel that somebody in it has, in the playbook's order.
    pub channels: Vec<GridChannel>,
    /// Its rows: whose word is due first, then who is quiet, in the playbook's order.
    pub rows: Vec<GridRow>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GridChannel {
    /// Its short name.
    pub channel: Channel,
    /// Its name on the screen.
    pub name: String,
}

/// A row: one stakeholder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GridRow {
    /// Who.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// Why nobody owes them a word as things stand; `None`: their clock is in play.
    pub quiet: Option<Quiet>,
    /// The severities at which the playbook has a rhythm for them.
    pub hears_at: Vec<Severity>,
    /// Facts stated after their last word, the newest first; all of them where they were never told.
    pub untold: Vec<Untold>,
    /// The status that their last word told, where it is another one now.
    pub told_status: Option<Status>,
    /// Their channels, in the order of the columns.
    pub cells: Vec<GridCell>,
}

/// Why a stakeholder is quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Quiet {
    /// The playbook has no rhythm for them at this severity.
    BelowSeverity,
    /// They hear once somebody adds them.
    WhenAdded,
    /// Somebody said that they need to hear no longer.
    Dropped,
}

/// A fact that they were not told since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Untold {
    /// Which.
    pub fact: Fact,
    /// As it is now; empty: taken back.
    pub text: String,
    /// As of when.
    pub stated_at: DateTime<Utc>,
}

/// A cell: one stakeholder on one channel.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GridCell {
    /// The channel.
    pub channel: Channel,
    /// Whether it counts as told.
    pub required: bool,
    /// When they were last told there; `None`: not yet.
    pub told_at: Option<DateTime<Utc>>,
    /// The act that recorded it.
    pub update: Option<ActId>,
    /// How that message begins.
    pub said: Option<String>,
    /// The status that it told.
    pub status: Option<Status>,
    /// How many facts were stated after it.
    pub behind: usize,
}

/// The latest posting of each stakeholder on each channel.
type Latest<'a> = BTreeMap<(&'a StakeholderId, &'a Channel), (At, &'a Update)>;

/// The grid of an incident.
pub(super) fn grid(incident: &Incident) -> Grid {
    let latest = latest(incident);
    let clocks = incident.clocks();
    let mut rows: Vec<(Option<At>, &Clock)> = clocks.iter().map(|clock| (clock.due.map(|due| due.at), clock)).collect();
    // A stable sort: the playbook's order decides the rest.
    rows.sort_by_key(|(due, clock)| (!clock.in_play, due.is_none(), *due));
    let described = clocks.iter().flat_map(|clock| clock.row.iter().flat_map(|row| &row.channels));
    let posted = latest.keys().map(|(_, channel)| *channel);
    let mut channels: Vec<&Channel> = Vec::new();
    for channel in described.chain(posted) {
        if !channels.contains(&channel) {
            channels.push(channel);
        }
    }
    Grid {
        rows: rows.into_iter().map(|(_, clock)| row(incident, clock, &channels, &latest)).collect(),
        channels: channels
            .into_iter()
            .map(|channel| GridChannel { channel: channel.clone(), name: channel_name(channel) })
            .collect(),
    }
}

fn latest(incident: &Incident) -> Latest<'_> {
    let mut latest = Latest::new();
    for update in &incident.updates {
        for delivery in &update.sent.deliveries {
            let place =
                latest.entry((&delivery.stakeholder, &delivery.channel)).or_insert((delivery.posted_at, update));
            if delivery.posted_at >= place.0 {
                *place = (delivery.posted_at, update);
            }
        }
    }
    latest
}

fn row(incident: &Incident, clock: &Clock, channels: &[&Channel], latest: &Latest<'_>) -> GridRow {
    let described = clock.row.as_ref();
    let told = clock.told();
    let cell = |channel: &Channel| {
        let posted = latest.get(&(&clock.stakeholder, channel));
        let listed = described.is_some_and(|row| row.channels.contains(channel));
        (listed || posted.is_some()).then(|| GridCell {
            channel: channel.clone(),
            required: described.is_some_and(|row| is_required(row, channel)),
            told_at: posted.map(|(at, _)| *at),
            update: posted.map(|(_, update)| update.act.clone()),
            said: posted.and_then(|(_, update)| update.sent.text.as_deref()).map(excerpt),
            status: posted.and_then(|(_, update)| update.sent.status),
            behind: posted.map_or(0, |(at, update)| behind(incident, *at, update.sent.status)),
        })
    };
    let mut untold: Vec<Untold> = stated_after(incident, told.map(|word| word.at)).collect();
    untold.sort_by_key(|untold| std::cmp::Reverse(untold.stated_at));
    GridRow {
        stakeholder: clock.stakeholder.clone(),
        name: clock.name().to_owned(),
        quiet: quiet(incident, clock),
        hears_at: described.map(hears_at).unwrap_or_default(),
        untold,
        told_status: told.and_then(|word| word.status).filter(|status| *status != incident.status_now()),
        cells: channels.iter().filter_map(|channel| cell(channel)).collect(),
    }
}

/// Where a word must stand; of who has no such channel, the first of theirs, which is the one a word is recorded on.
fn is_required(row: &foghorn_core::playbook::Stakeholder, channel: &Channel) -> bool {
    row.required.contains(channel) || (row.required.is_empty() && row.channels.first() == Some(channel))
}

fn quiet(incident: &Incident, clock: &Clock) -> Option<Quiet> {
    if clock.in_play {
        return None;
    }
    let row = clock.row.as_ref();
    Some(match row {
        Some(row) if row.when_added => Quiet::WhenAdded,
        Some(row) if !row.cadence.contains_key(&incident.severity_now()) => Quiet::BelowSeverity,
        _ => Quiet::Dropped,
    })
}

fn hears_at(row: &foghorn_core::playbook::Stakeholder) -> Vec<Severity> {
    Severity::ALL.iter().filter(|severity| row.cadence.contains_key(severity)).copied().collect()
}

/// Facts that were stated, or taken back, after an instant; where there is none, all that say something.
fn stated_after(incident: &Incident, since: Option<At>) -> impl Iterator<Item = Untold> + '_ {
    incident.facts.iter().filter_map(move |(fact, history)| {
        let stated = history.latest()?;
        let news = since.map_or(!stated.value.is_empty(), |since| stated.stamp.at > since);
        news.then(|| Untold { fact: *fact, text: stated.value.clone(), stated_at: stated.stamp.at })
    })
}

/// How a message begins: its first line that says something, cut at a word.
fn excerpt(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some((cut, _)) = line.char_indices().nth(EXCERPT) else { return line.to_owned() };
    let end = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..end])
}
