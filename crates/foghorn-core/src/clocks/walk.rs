//! The rules of due times: one walk over what happened, in the order of the world.
//!
//! Here: what each turn does to each clock. A due time is the earliest of its parts: a standing promise, what the
//! cadence asks for, a raise not yet answered, an untold change, a partner's due time, a hold's end, a last word.
//! Not here: what time it is, and what touches one clock alone (`running`).

use std::collections::{BTreeMap, BTreeSet};

use super::running::{Running, first_word, interval, moved};
use super::turn::{Posted, Turn, turns};
use super::{Because, Clock, Due, Fate, Hold, Promised, Word, after, before};
use crate::entry::At;
use crate::history::Stamp;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::playbook::{Playbook, Stages, Stakeholder};
use crate::span::Span;
use crate::words::{Kind, Severity, Status};

struct Walk {
    stages: Stages,
    order: Vec<StakeholderId>,
    clocks: BTreeMap<StakeholderId, Running>,
    /// Whom the playbook in force describes.
    listed: BTreeSet<StakeholderId>,
    /// Whom somebody added, and did not drop since.
    by_hand: BTreeSet<StakeholderId>,
    declared_at: At,
    severity: Severity,
    status: Status,
    stretched: u32,
    live: bool,
}

pub(super) fn walk(incident: &Incident) -> Vec<Clock> {
    let mut walk = Walk {
        stages: incident.stages(),
        order: Vec::new(),
        clocks: BTreeMap::new(),
        listed: BTreeSet::new(),
        by_hand: BTreeSet::new(),
        declared_at: incident.declared_at(),
        severity: incident.severity_now(),
        status: Status::Investigating,
        stretched: 1,
        live: matches!(incident.kind, Kind::Real | Kind::Drill),
    };
    let one_second = |a: &(Stamp, Turn<'_>), b: &(Stamp, Turn<'_>)| {
        matches!((&a.1, &b.1), (Turn::Word(_), Turn::Word(_))) && a.0.at == b.0.at
    };
    for turns in turns(incident).chunk_by(one_second) {
        // Words of one second are judged by what was due before any of them: customers and support in one update.
        let in_force: Vec<_> = turns.iter().map(|(stamp, turn)| walk.in_force(stamp.at, turn)).collect();
        for ((stamp, turn), in_force) in turns.iter().zip(in_force) {
            walk.take(stamp.at, turn, in_force);
        }
    }
    // Every due time first: who hears with somebody needs that one's clock.
    let dues: Vec<_> = walk.order.iter().map(|id| (id.clone(), walk.due(id))).collect();
    let (severity, status) = (walk.severity, walk.status);
    let finish = |(id, due)| walk.clocks.remove(&id).map(|running| running.finish(id, due, severity, status));
    dues.into_iter().filter_map(finish).collect()
}

impl Walk {
    /// The due time by which a word is judged.
    fn in_force(&self, at: At, turn: &Turn<'_>) -> Option<At> {
        match turn {
            Turn::Word(posted) if at >= self.declared_at => self.due(posted.to).map(|due| due.at),
            _ => None,
        }
    }

    fn take(&mut self, at: At, turn: &Turn<'_>, in_force: Option<At>) {
        match *turn {
            Turn::Opened { severity, status } => {
                self.severity = severity;
                self.status = status;
            }
            Turn::Playbook(playbook) => self.playbook_becomes(at.max(self.declared_at), playbook),
            Turn::Added(row) => {
                self.by_hand.insert(row.id.clone());
                self.join(at.max(self.declared_at), &Stakeholder { when_added: false, ..row.clone() });
            }
            Turn::Dropped(id) => {
                self.by_hand.remove(id);
                if let Some(clock) = self.clocks.get_mut(id) {
                    clock.joined = false;
                    clock.dropped = true;
                    clock.silence();
                }
            }
            Turn::TakenOver => {
                let starts = !std::mem::replace(&mut self.live, true);
                if starts && self.status.is_open() {
                    self.start_over(at, Because::FirstWord);
                }
            }
            Turn::Severity(severity) => self.severity_becomes(at, severity),
            Turn::Status(status) => self.status_becomes(at, status),
            Turn::Impact => self.changed(at),
            Turn::Stretched(factor) => {
                self.stretched = factor;
                self.count_intervals_anew(at);
            }
            Turn::Held { stakeholders, until, reason, told } => {
                let hold = Hold { set_at: at, until, reason: reason.to_owned(), told };
                self.hold(stakeholders, &hold);
            }
            Turn::Released(stakeholders) => self.release(at, stakeholders),
            Turn::Word(ref posted) => self.word(at, posted, in_force),
        }
    }

    /// Whom it describes comes, or is counted anew; whom only the one before described goes. Whoever was added by hand
    /// stays as added.
    fn playbook_becomes(&mut self, at: At, playbook: &Playbook) {
        let listed = playbook.stakeholders.iter().map(|row| row.id.clone()).collect();
        let before = std::mem::replace(&mut self.listed, listed);
        for id in before.difference(&self.listed).filter(|id| !self.by_hand.contains(*id)) {
            if let Some(clock) = self.clocks.get_mut(id) {
                clock.leave();
            }
        }
        let (severity, status, stretched) = (self.severity, self.status, self.stretched);
        for row in playbook.stakeholders.iter().filter(|row| !self.by_hand.contains(&row.id)).collect::<Vec<_>>() {
            match self.clocks.get_mut(&row.id).filter(|clock| clock.joined) {
                Some(clock) if row.when_added => {
                    clock.leave();
                    clock.row = Some(row.clone());
                }
                Some(clock) => clock.becomes(at, row, severity, status, stretched),
                None => self.join(at, row),
            }
        }
        self.owe_changes(at);
    }

    /// A stakeholder comes into play: never told, it owes a first word from now on.
    fn join(&mut self, at: At, row: &Stakeholder) {
        let (severity, status, stretched) = (self.severity, self.status, self.stretched);
        let clock = self.clock(&row.id);
        clock.row = Some(row.clone());
        clock.joined = !row.when_added;
        clock.dropped = false;
        if !clock.joined || !status.is_open() {
            return;
        }
        if clock.words.is_empty() {
            let from = *clock.counted_from.get_or_insert(at);
            clock.cadence = first_word(clock.rhythm(severity).first, from, Because::FirstWord);
        } else {
            let next = clock.next_word(severity, status, stretched);
            clock.cadence = next.map(|due| Due { at: due.at.max(at), set_at: at, ..due });
        }
    }

    fn severity_becomes(&mut self, at: At, severity: Severity) {
        let before = std::mem::replace(&mut self.severity, severity);
        if severity == before {
            return;
        }
        if self.status.is_open() {
            let (status, stretched) = (self.status, self.stretched);
            for clock in self.clocks.values_mut() {
                if severity.worse_than(before) {
                    clock.raise(at, before, severity);
                } else {
                    clock.lower(at, severity, status, stretched);
                }
            }
        }
        self.changed(at);
    }

    fn status_becomes(&mut self, at: At, status: Status) {
        let before = std::mem::replace(&mut self.status, status);
        if status == before {
            return;
        }
        match (before.is_open(), status) {
            (true, open) if open.is_open() => {
                self.count_intervals_anew(at);
                self.changed(at);
            }
            (false, open) if open.is_open() => {
                self.start_over(at, Because::Reopened);
                self.changed(at);
            }
            (_, Status::Resolved | Status::Withdrawn) => self.end(at),
            _ => {}
        }
    }

    /// Due times that rest on the interval become posting + the interval in force, never earlier than the change;
    /// promises, holds and overdue debts stay.
    fn count_intervals_anew(&mut self, at: At) {
        let (severity, status, stretched) = (self.severity, self.status, self.stretched);
        for clock in self.clocks.values_mut() {
            let (Some(due), Some(word)) = (clock.cadence, clock.words.last()) else { continue };
            // Where a raise comes first, the due time does not rest on the interval.
            let raised = clock.raises.iter().any(|raise| raise.due <= due.at);
            if due.because != Because::Interval || due.at <= at || raised {
                continue;
            }
            let anew = interval(clock.rhythm(severity), status, stretched).map(|span| after(word.at, span).max(at));
            clock.cadence = moved(due, anew, at);
        }
    }

    /// A change of status, severity or impact: where the severity has no rhythm, a word about it is due.
    fn changed(&mut self, at: At) {
        for clock in self.clocks.values_mut() {
            clock.untold_since.get_or_insert(at);
        }
        self.owe_changes(at);
    }

    /// Where the severity has no rhythm, a word about what is not told yet is due.
    fn owe_changes(&mut self, at: At) {
        if !self.status.is_open() || !self.change_driven() {
            return;
        }
        for id in self.clocks.keys().cloned().collect::<Vec<_>>() {
            let wait = self.after_change(&id);
            if let (Some(wait), Some(clock)) = (wait, self.clocks.get_mut(&id))
                && clock.change.is_none()
                && clock.cadence.is_none()
                && let Some(since) = clock.untold_since
            {
                let due = after(since, wait).max(at);
                clock.change = Some(Due { at: due, set_at: since, because: Because::Change });
            }
        }
    }

    /// True where the severity has no regular rhythm but somebody hears after a change.
    fn change_driven(&self) -> bool {
        self.clocks.values().any(|clock| clock.joined && clock.rhythm(self.severity).after_change.is_some())
    }

    /// How long after an untold change a word is due to somebody; `None`: never.
    fn after_change(&self, id: &StakeholderId) -> Option<Span> {
        let clock = self.clocks.get(id)?;
        if let Some(own) = clock.rhythm(self.severity).after_change.filter(|_| clock.joined) {
            return Some(own);
        }
        if clock.told() {
            return Some(self.stages.after_change);
        }
        let partner = clock.partner().and_then(|with| self.clocks.get(with))?;
        partner.rhythm(self.severity).after_change.filter(|_| clock.joined && partner.joined)
    }

    fn hold(&mut self, stakeholders: &[StakeholderId], hold: &Hold) {
        for id in self.chosen(stakeholders) {
            // A hold replaces a due time; where there is none, there is nothing to hold.
            if self.due(&id).is_some()
                && let Some(clock) = self.clocks.get_mut(&id)
            {
                clock.put_on_hold(hold.clone());
            }
        }
    }

    /// After an early release what was held counts again, never earlier than the release.
    fn release(&mut self, at: At, stakeholders: &[StakeholderId]) {
        for id in self.chosen(stakeholders) {
            if let Some(clock) = self.clocks.get_mut(&id)
                && clock.hold.take().is_some()
            {
                let parts = [&mut clock.cadence, &mut clock.change, &mut clock.left_out, &mut clock.last_word];
                for part in parts.into_iter().flatten().filter(|part| part.at < at) {
                    *part = Due { at, set_at: at, ..*part };
                }
                for raise in clock.raises.iter_mut().filter(|raise| raise.due < at) {
                    raise.due = at;
                }
            }
        }
    }

    /// Open again, or taken over: a first word is due to everybody who was told, and to those in play.
    fn start_over(&mut self, at: At, because: Because) {
        let severity = self.severity;
        let after_change = self.stages.after_change;
        for clock in self.clocks.values_mut() {
            clock.silence();
            let first = clock.rhythm(severity).first.or(clock.told().then_some(after_change));
            if clock.told() || clock.joined {
                clock.counted_from = Some(at);
                clock.cadence = first_word(first, at, because);
            }
        }
    }

    /// Resolved or withdrawn: one last word to everybody told anything.
    fn end(&mut self, at: At) {
        let (severity, status, after_change) = (self.severity, self.status, self.stages.after_change);
        for clock in self.clocks.values_mut() {
            let owed_first = clock.words.is_empty() && (clock.cadence.is_some() || clock.never_told);
            let told_status = clock.told_status;
            clock.silence();
            clock.told_status = told_status;
            clock.never_told = owed_first && status == Status::Resolved;
            if clock.told() && told_status != Some(status) {
                let first = clock.rhythm(severity).first.unwrap_or(after_change);
                clock.last_word = first_word(Some(first), at, Because::LastWord);
            }
        }
    }

    fn word(&mut self, at: At, posted: &Posted<'_>, in_force: Option<At>) {
        let (severity, status, stretched) = (self.severity, self.status, self.stretched);
        let after_change = self.stages.after_change;
        let clock = self.clock(posted.to);
        if posted.told {
            clock.discharge(at);
        }
        let promise = posted.promise;
        clock.promises.extend(promise.map(|promise| Promised {
            update: posted.act().clone(),
            made_at: at,
            at: promise.at,
            fate: Fate::Standing,
        }));
        clock.incomplete.clone_from(&posted.incomplete);
        if !posted.told {
            return;
        }
        // Of words of one second the earlier promise decides.
        let tie = clock.words.last().filter(|word| word.at == at).map(|word| word.due_before);
        let tied = clock.latest_promise.take().filter(|_| tie.is_some());
        clock.latest_promise = tied.into_iter().chain(promise.cloned()).min_by_key(|p| (p.at, p.reason.is_none()));
        clock.told_status = posted.update.sent.status.or(clock.told_status);
        clock.words.push(Word {
            update: posted.act().clone(),
            at,
            due_before: tie.unwrap_or(in_force),
            status: clock.told_status,
        });
        clock.answer();
        // A word with a promise replaces a hold; one without leaves it standing until its end.
        clock.hold = clock.hold.take().filter(|hold| promise.is_none() && at < hold.until);
        if status.is_open() {
            clock.cadence = clock.next_word(severity, status, stretched);
        } else if matches!(status, Status::Resolved | Status::Withdrawn) {
            clock.never_told = false;
            if clock.told_status == Some(status) {
                clock.last_word = None;
            } else if clock.last_word.is_none() {
                let first = clock.rhythm(severity).first.unwrap_or(after_change);
                clock.last_word = first_word(Some(first), at, Because::LastWord);
            }
        }
        self.told_without(at, posted);
    }

    /// Whoever hears with the stakeholder just told, and was left out, is due at once.
    fn told_without(&mut self, at: At, posted: &Posted<'_>) {
        if !self.status.is_open() {
            return;
        }
        let since = before(at, self.stages.with_before);
        let severity = self.severity;
        let by_change = self.clocks.get(posted.to).is_some_and(|clock| clock.rhythm(severity).after_change.is_some());
        for (id, clock) in &mut self.clocks {
            if clock.partner() != Some(posted.to) || clock.left_out_in_force().is_some() {
                continue;
            }
            let concerned = clock.told() || clock.joined && (clock.rhythm(severity).is_regular() || by_change);
            let listed = posted.update.sent.deliveries.iter().any(|d| &d.stakeholder == id && clock.counts(&d.channel));
            let heard = listed || clock.words.last().is_some_and(|word| word.at >= since);
            if concerned && !heard {
                clock.left_out = Some(Due { at, set_at: at, because: Because::With });
                clock.left_out_held = false;
            }
        }
    }

    /// The due time in force: the earliest of the clock's parts.
    fn due(&self, id: &StakeholderId) -> Option<Due> {
        let clock = self.clocks.get(id)?;
        if !self.live || self.status == Status::Closed {
            return None;
        }
        let promise = clock.promises.iter().filter(|promise| promise.fate == Fate::Standing).map(|promise| Due {
            at: promise.at,
            set_at: promise.made_at,
            because: Because::Promise,
        });
        let mut parts: Vec<Due> = promise.collect();
        let partner = self.partner_due(clock);
        if let Some(hold) = &clock.hold {
            parts.push(Due { at: hold.until, set_at: hold.set_at, because: Because::Hold });
            // What was printed for the partner stands for whoever hears with it.
            parts.extend(partner.filter(|(_, because)| *because == Because::Promise).map(|(due, _)| due));
        } else {
            parts.extend(clock.cadence);
            parts.extend(clock.change);
            parts.extend(clock.last_word);
            parts.extend(partner.map(|(due, _)| due));
        }
        // A raise, or a word to the partner alone, after the hold was set calls for a word in spite of it.
        parts.extend(clock.raises_in_force().chain(clock.left_out_in_force()));
        parts.into_iter().min_by_key(|due| (due.at, due.because))
    }

    /// Once told, who hears with somebody is due when that one is; with why that one is.
    fn partner_due(&self, clock: &Running) -> Option<(Due, Because)> {
        let with = clock.partner()?;
        if !clock.told() || !self.status.is_open() || self.clocks.get(with)?.partner().is_some() {
            return None;
        }
        self.due(with).map(|due| (Due { because: Because::With, ..due }, due.because))
    }

    fn chosen(&self, stakeholders: &[StakeholderId]) -> Vec<StakeholderId> {
        if stakeholders.is_empty() { self.order.clone() } else { stakeholders.to_vec() }
    }

    fn clock(&mut self, id: &StakeholderId) -> &mut Running {
        if !self.clocks.contains_key(id) {
            self.order.push(id.clone());
        }
        self.clocks.entry(id.clone()).or_default()
    }
}
