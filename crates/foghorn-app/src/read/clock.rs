//! One clock, as every screen shows it.

use chrono::{DateTime, Utc};
use foghorn_core::clocks::{Because, Clock, Fate, Stage, judged_at};
use foghorn_core::incident::Incident;
use foghorn_core::reminders::{snoozed_before, snoozed_until};
use foghorn_core::{At, Channel, StakeholderId, Status};
use serde::Serialize;
use ts_rs::TS;

/// One stakeholder's clock in one incident. Instants are UTC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClockView {
    /// Whose clock.
    pub stakeholder: StakeholderId,
    /// The stakeholder's name.
    pub name: String,
    /// When the next word is due; `None` where nothing is.
    pub due_at: Option<DateTime<Utc>>,
    /// What set the due time, and when.
    pub set_at: Option<DateTime<Utc>>,
    /// Why it is due then; `None` without a due time.
    pub because: Option<Because>,
    /// What the clock says now; `None` where it says nothing (never in play, or the last word was said).
    pub stage: Option<Stage>,
    /// When the stage changes next by itself.
    pub next_stage_at: Option<DateTime<Utc>>,
    /// The standing promise, where there is one.
    pub promised_at: Option<DateTime<Utc>>,
    /// Quiet until then, where somebody snoozed it.
    pub snoozed_until: Option<DateTime<Utc>>,
    /// True where the snooze just given was not the first in a row, so the next one asks for a reason.
    pub snooze_needs_reason: bool,
    /// Why and until when words are held back.
    pub hold: Option<HoldView>,
    /// The last word that counts as told.
    pub told_at: Option<DateTime<Utc>>,
    /// Required channels that the last update did not reach.
    pub incomplete: Vec<Channel>,
    /// How many facts changed after the last word to them.
    pub behind: usize,
    /// Words that counted as told.
    pub words: usize,
    /// How many of them came by the due time in force.
    pub words_on_time: usize,
    /// How many of them had a due time to be judged by.
    pub words_judged: usize,
    /// Hears together with this stakeholder.
    pub with: Option<String>,
    /// Where it can be told.
    pub channels: Vec<ChannelView>,
}

/// A channel of a stakeholder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChannelView {
    /// Its short name.
    pub channel: Channel,
    /// Its name on the screen.
    pub name: String,
    /// Whether it counts as told.
    pub required: bool,
}

/// A hold that is in force.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HoldView {
    /// Its end.
    pub until: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// Whether stakeholders know of it.
    pub told: bool,
}

/// Promises printed to stakeholders, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct PromiseCount {
    /// All of them.
    pub made: usize,
    /// Kept.
    pub kept: usize,
    /// Late.
    pub late: usize,
    /// Minutes late, all together.
    pub late_minutes: u32,
    /// Still open, and in time.
    pub standing: usize,
}

/// The clocks that are in play, what is due next first.
pub(crate) fn clocks(incident: &Incident, now: At) -> Vec<ClockView> {
    let mut views: Vec<_> =
        incident.clocks().iter().filter(|clock| clock.in_play).map(|clock| view(incident, clock, now)).collect();
    // A stable sort: the playbook's order decides between clocks that are due at the same time.
    views.sort_by_key(|view| (view.due_at.is_none(), view.due_at));
    views
}

/// Promises of all clocks, counted as of `now`: one whose minute is over without a word is late already.
pub(crate) fn promises(incident: &Incident, now: At) -> PromiseCount {
    let mut count = PromiseCount::default();
    let judging = judged_at(incident, now);
    for promise in incident.clocks().iter().flat_map(|clock| &clock.promises) {
        count.made += 1;
        match promise.fate_at(judging) {
            Fate::Standing => count.standing += 1,
            Fate::Kept => count.kept += 1,
            Fate::Late(minutes) => {
                count.late += 1;
                count.late_minutes = count.late_minutes.saturating_add(minutes);
            }
        }
    }
    count
}

fn view(incident: &Incident, clock: &Clock, now: At) -> ClockView {
    let stages = incident.stages();
    let told_at = clock.told().map(|word| word.at);
    let row = clock.row.as_ref();
    let required = |channel: &Channel| row.is_some_and(|row| row.required.contains(channel));
    ClockView {
        stakeholder: clock.stakeholder.clone(),
        name: clock.name().to_owned(),
        due_at: clock.due.map(|due| due.at),
        set_at: clock.due.map(|due| due.set_at),
        because: clock.due.map(|due| due.because),
        stage: clock.stage(&stages, now),
        next_stage_at: clock.next_stage_at(&stages, now),
        promised_at: clock.standing_promise().map(|promise| promise.at),
        snoozed_until: snoozed_until(incident, clock, now),
        snooze_needs_reason: snoozed_before(incident, clock),
        hold: clock.hold.as_ref().map(|hold| HoldView {
            until: hold.until,
            reason: hold.reason.clone(),
            told: hold.told,
        }),
        told_at,
        incomplete: clock.incomplete.clone(),
        behind: told_at.map_or(0, |told_at| behind(incident, told_at, clock.told().and_then(|word| word.status))),
        words: clock.words.len(),
        words_on_time: clock.words.iter().filter(|word| word.on_time() == Some(true)).count(),
        words_judged: clock.words.iter().filter(|word| word.on_time().is_some()).count(),
        with: row
            .and_then(|row| row.with.as_ref())
            .map(|with| incident.stakeholder(with).map_or_else(|| with.to_string(), |partner| partner.name.clone())),
        channels: row.map_or_else(Vec::new, |row| {
            let channel = |channel: &Channel| ChannelView {
                channel: channel.clone(),
                name: channel_name(channel),
                required: required(channel),
            };
            row.channels.iter().map(channel).collect()
        }),
    }
}

/// How many facts were stated after an instant, and the status where that message told another one.
pub(super) fn behind(incident: &Incident, since: At, told: Option<Status>) -> usize {
    let facts =
        incident.facts.values().filter(|history| history.latest().is_some_and(|stated| stated.stamp.at > since));
    facts.count() + usize::from(told.is_some_and(|told| told != incident.status_now()))
}

/// `status-page` as a person reads it: "Status page".
pub(crate) fn channel_name(channel: &Channel) -> String {
    match channel.as_str() {
        "sms" => "SMS".to_owned(),
        "in-app" => "In-app".to_owned(),
        other => {
            let words = other.replace('-', " ");
            let mut chars = words.chars();
            chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
        }
    }
}
