//! What changes where another playbook is applied, told before it is.
//!
//! The incident is folded as if it had been applied and compared with how it stands, so that what is told is what happens.
//! Not here: applying it (`verbs::ApplyPlaybook`), and how the difference reads.

use chrono_tz::Tz;

use crate::checklists::{Applied, checklists};
use crate::clocks::Clock;
use crate::deadlines::deadlines;
use crate::entry::{At, Hash, Header, to_second};
use crate::event::{Event, PlaybookApplied, Said};
use crate::ids::{ActId, AuthorId, EntryId, ItemId, ReplicaId, StakeholderId};
use crate::incident::{Incident, Record};
use crate::playbook::{Approval, Playbook, Rhythm};
use crate::span::Span;
use crate::words::Severity;

/// What would be otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Who comes and who goes.
    pub stakeholders: Vec<WhoMoves>,
    /// How often those who stay would hear.
    pub cadences: Vec<CadenceMoves>,
    /// Words that would be due at another time.
    pub dues: Vec<DueMoves>,
    /// Checklists that apply now or would apply then.
    pub lists: Vec<ListMoves>,
    /// Reports.
    pub deadlines: Vec<ReportMoves>,
    /// Whose words need approval, before and after, where that changes.
    pub approval: Option<(Approval, Approval)>,
}

/// Which way something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is new.
    Comes,
    /// It is not there any more.
    Goes,
    /// It stays, otherwise.
    Changes,
}

/// A stakeholder that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoMoves {
    /// Who.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// Whether they come or go.
    pub way: Way,
    /// True where they were told anything.
    pub told: bool,
}

/// A beat of a cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// To the first word.
    First,
    /// From word to word while investigating.
    Investigating,
    /// While identified.
    Identified,
    /// While monitoring.
    Monitoring,
    /// After a change that is not told.
    AfterChange,
}

/// A beat that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CadenceMoves {
    /// Whose.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// At which severity.
    pub severity: Severity,
    /// Which beat.
    pub beat: Beat,
    /// What it is; none: there is none.
    pub before: Option<Span>,
    /// What it would be.
    pub after: Option<Span>,
}

/// A word that would be due at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueMoves {
    /// To whom.
    pub stakeholder: StakeholderId,
    /// Their name.
    pub name: String,
    /// When it is due; none: no word is.
    pub before: Option<At>,
    /// When it would be.
    pub after: Option<At>,
}

/// A checklist that comes, goes or changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListMoves {
    /// Its short name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What becomes of it.
    pub way: Way,
    /// What there would be to do beside what there is.
    pub come: Vec<String>,
    /// What would not be on it any more.
    pub go: Vec<String>,
    /// How many of its things are settled already and stay so.
    pub kept: usize,
}

/// A report that comes, goes, or is due at another time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMoves {
    /// Its short name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub way: Way,
    /// When it is due; none: it does not run.
    pub before: Option<At>,
    /// When it would be.
    pub after: Option<At>,
}

impl Difference {
    /// True where nothing of the incident would change.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What would change if a playbook were applied now; days of reports end at midnight in `zone`.
pub fn difference(incident: &Incident, playbook: &Playbook, now: At, zone: Tz) -> Difference {
    let then = applied(incident, playbook, now);
    let in_force = |incident: &Incident| incident.playbook.current().map(|playbook| playbook.approval.clone());
    let (asked, asks) = (in_force(incident).unwrap_or_default(), in_force(&then).unwrap_or_default());
    Difference {
        stakeholders: stakeholders(incident, &then),
        cadences: cadences(incident, &then),
        dues: dues(incident, &then),
        lists: lists(&checklists(incident), &checklists(&then)),
        deadlines: reports(incident, &then, zone),
        approval: (asked != asks).then_some((asked, asks)),
    }
}

/// The incident as it would be: nothing of this is written.
fn applied(incident: &Incident, playbook: &Playbook, now: At) -> Incident {
    let event = Event::from(PlaybookApplied { playbook: playbook.clone() });
    let header = Header {
        id: EntryId::NONE,
        stream: incident.id.clone(),
        replica: ReplicaId::new(String::new()),
        n: 0,
        prev: EntryId::NONE,
        act: ActId::new(String::new()),
        // After all that was written in this second.
        hlc: i64::MAX,
        recorded_at: now,
        happened_at: to_second(now),
        by: AuthorId::new(String::new()),
        kind: event.kind().to_owned(),
        version: 1,
        body_hash: Hash([0; 32]),
    };
    let mut then = incident.clone();
    then.push(&Record { header, said: Some(Said { author: None, event }) });
    then.settle();
    then
}

/// Each clock of either, as it is and as it would be.
fn pairs<'a>(now: &'a Incident, then: &'a Incident) -> impl Iterator<Item = (Option<&'a Clock>, &'a Clock)> {
    // No clock goes for good: what was promised stands on it.
    then.clocks().iter().map(|clock| (now.clock(&clock.stakeholder), clock))
}

fn stakeholders(now: &Incident, then: &Incident) -> Vec<WhoMoves> {
    let moves = pairs(now, then).filter_map(|(before, after)| {
        let way = match (before.is_some_and(|clock| clock.joined), after.joined) {
            (false, true) => Way::Comes,
            (true, false) => Way::Goes,
            _ => return None,
        };
        let (stakeholder, name) = (after.stakeholder.clone(), after.name().to_owned());
        Some(WhoMoves { stakeholder, name, way, told: after.told().is_some() })
    });
    moves.collect()
}

fn cadences(now: &Incident, then: &Incident) -> Vec<CadenceMoves> {
    let mut moves = Vec::new();
    let stay = pairs(now, then).filter_map(|(before, after)| Some((before?, after)));
    for (before, after) in stay.filter(|(before, after)| before.joined && after.joined) {
        for severity in Severity::ALL {
            let (old, new) = (beats(before, *severity), beats(after, *severity));
            let changed = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
            moves.extend(changed.map(|((beat, before), (_, span))| CadenceMoves {
                stakeholder: after.stakeholder.clone(),
                name: after.name().to_owned(),
                severity: *severity,
                beat,
                before,
                after: span,
            }));
        }
    }
    moves
}

fn beats(clock: &Clock, severity: Severity) -> [(Beat, Option<Span>); 5] {
    let rhythm: Rhythm = clock.row.as_ref().and_then(|row| row.cadence.get(&severity)).copied().unwrap_or_default();
    [
        (Beat::First, rhythm.first),
        (Beat::Investigating, rhythm.investigating),
        (Beat::Identified, rhythm.identified),
        (Beat::Monitoring, rhythm.monitoring),
        (Beat::AfterChange, rhythm.after_change),
    ]
}

fn dues(now: &Incident, then: &Incident) -> Vec<DueMoves> {
    let at = |clock: &Clock| clock.due.map(|due| due.at);
    let moves = pairs(now, then).map(|(before, after)| DueMoves {
        stakeholder: after.stakeholder.clone(),
        name: after.name().to_owned(),
        before: before.and_then(at),
        after: at(after),
    });
    moves.filter(|due| due.before != due.after).collect()
}

fn lists(now: &[Applied<'_>], then: &[Applied<'_>]) -> Vec<ListMoves> {
    let stays = |list: &Applied<'_>, others: &[Applied<'_>]| others.iter().any(|other| other.id == list.id);
    let gone = now.iter().filter(|list| !stays(list, then)).map(|list| moved(list, Way::Goes, Some(list), None));
    let come = then.iter().map(|list| match now.iter().find(|other| other.id == list.id) {
        Some(before) => moved(list, Way::Changes, Some(before), Some(list)),
        None => moved(list, Way::Comes, None, Some(list)),
    });
    let changes = |list: &ListMoves| list.way != Way::Changes || !list.come.is_empty() || !list.go.is_empty();
    come.chain(gone).filter(changes).collect()
}

fn moved(list: &Applied<'_>, way: Way, now: Option<&Applied<'_>>, then: Option<&Applied<'_>>) -> ListMoves {
    let things = |list: Option<&Applied<'_>>| -> Vec<(ItemId, String)> {
        let things = list.into_iter().flat_map(|list| &list.things);
        things.map(|thing| (thing.id.clone(), thing.item.text.clone())).collect()
    };
    let (before, after) = (things(now), things(then));
    let lacking = |some: &[(ItemId, String)], others: &[(ItemId, String)]| {
        let lacks = some.iter().filter(|(id, _)| others.iter().all(|(other, _)| other != id));
        lacks.map(|(_, text)| text.clone()).collect()
    };
    ListMoves {
        id: list.id.to_owned(),
        title: list.title.to_owned(),
        way,
        come: lacking(&after, &before),
        go: lacking(&before, &after),
        kept: list.things.iter().filter(|thing| !thing.is_open()).count(),
    }
}

fn reports(now: &Incident, then: &Incident, zone: Tz) -> Vec<ReportMoves> {
    let (before, after) = (deadlines(now, zone), deadlines(then, zone));
    let stays = after.iter().map(|report| {
        let known = before.iter().find(|other| other.deadline.id == report.deadline.id);
        ReportMoves {
            id: report.deadline.id.clone(),
            name: report.deadline.name.clone(),
            way: if known.is_some() { Way::Changes } else { Way::Comes },
            before: known.and_then(|known| known.due_at),
            after: report.due_at,
        }
    });
    let gone = before.iter().filter(|report| after.iter().all(|other| other.deadline.id != report.deadline.id));
    let gone = gone.map(|report| ReportMoves {
        id: report.deadline.id.clone(),
        name: report.deadline.name.clone(),
        way: Way::Goes,
        before: report.due_at,
        after: None,
    });
    let changes = |report: &ReportMoves| report.way != Way::Changes || report.before != report.after;
    stays.chain(gone).filter(changes).collect()
}
