//! The words of a brief, section by section. Whatever somebody typed is text in it, and never structure.

use foghorn_core::checklists::checklists;
use foghorn_core::clocks::{Clock, Fate, Stage, minutes_late};
use foghorn_core::deadlines::deadlines;
use foghorn_core::event::{Event, Noted};
use foghorn_core::incident::{Incident, Joining, Ring};
use foghorn_core::when::minutes_said;
use foghorn_core::{At, Fact, Kind, NoteKind, Role};
use foghorn_drafts::clean::{for_markdown, one_line};
use foghorn_exchange::LeftOut;

use super::Told;
use crate::read::incident::role_view;
use crate::read::timeline::happened_at;

/// So many notes are told, the newest; a brief is read in a minute.
const NOTES: usize = 40;

/// What says the lines of one section.
type Section = fn(&Told<'_>) -> Vec<String>;

const LEFT_OUT: &str = "left out of this copy";

/// The whole brief.
pub(super) fn markdown(told: &Told<'_>) -> String {
    let mut page = Page { text: format!("# Brief of {}\n", said(told.reference)) };
    head(told, &mut page);
    let sections: [(&str, Section); 10] = [
        ("Situation", situation),
        ("Impact", impact),
        ("Objectives and exit criteria", objectives),
        ("Known and not known", known),
        ("What was tried and decided", tried),
        ("Open asks and items", open),
        ("Clocks running", clocks),
        ("Promises outstanding", promises),
        ("Who is who", roles),
        ("Drafts open", drafts),
    ];
    for (title, lines) in sections {
        page.section(title, &lines(told));
    }
    page.text
}

struct Page {
    text: String,
}

impl Page {
    fn section(&mut self, title: &str, lines: &[String]) {
        self.text += &format!("\n## {title}\n\n");
        if lines.is_empty() {
            self.text += "Nothing.\n";
        }
        for line in lines {
            self.text += &format!("- {line}\n");
        }
    }
}

fn head(told: &Told<'_>, page: &mut Page) {
    let incident = &told.folded.incident;
    let newest = told.folded.records.iter().map(|record| record.header.recorded_at).max();
    page.text += &format!("\n**{}**\n", said(incident.title_now()));
    if incident.kind == Kind::Drill {
        page.text += "\nThis is an exercise.\n";
    }
    let by = match told.by.as_str() {
        "" => String::new(),
        _ if told.leaves_out(LeftOut::Names) => String::new(),
        by => format!(" by {}", said(by)),
    };
    let as_of = told.at(newest.unwrap_or(told.here.now));
    page.text += &format!("\nState as of {as_of}. Made {}{by}.\n", told.at(told.here.now));
    if !told.without.is_empty() {
        let what: Vec<_> = told.without.iter().map(|what| what.as_str()).collect();
        page.text += &format!("\nLeft out of this copy: {}.\n", what.join(", "));
    }
}

fn situation(told: &Told<'_>) -> Vec<String> {
    let incident = &told.folded.incident;
    let unconfirmed = if incident.severity_confirmed() { "" } else { ", unconfirmed" };
    let severity = incident.severity_now();
    let word = incident.playbook.current().and_then(|playbook| playbook.severities.get(&severity));
    let word = word.map(|word| format!(" ({})", said(word))).unwrap_or_default();
    let mut lines = vec![format!("**Severity:** {severity}{word}{unconfirmed}")];
    let status = incident.status.latest().map_or(String::new(), |stated| {
        let why = stated.value.1.as_ref().map(|why| format!(": {}", told.note(why))).unwrap_or_default();
        format!(" since {}{why}", told.at(stated.stamp.at))
    });
    lines.push(format!("**Status:** {}{status}", incident.status_now()));
    let began = incident.started().map(|at| format!(", the impact began {}", told.at(at))).unwrap_or_default();
    lines.push(format!("**Declared** {}{began}, {} ago", told.at(incident.declared_at()), told.ago(since(incident))));
    if let Some((reason, at)) = incident.legal_hold_now() {
        lines.push(format!("**Legal hold** since {}: {}", told.at(at), told.note(reason)));
    }
    if let Some(offer) = incident.offered() {
        lines.push(format!(
            "**Compensation** approved by {}: {}",
            told.person(&offer.value.by),
            said(&offer.value.what)
        ));
    }
    lines
}

fn since(incident: &Incident) -> At {
    incident.started().unwrap_or_else(|| incident.declared_at())
}

fn impact(told: &Told<'_>) -> Vec<String> {
    facts(told, &[Fact::Impact, Fact::Scope, Fact::DataSafety, Fact::Workaround])
}

fn known(told: &Told<'_>) -> Vec<String> {
    facts(told, &[Fact::Known, Fact::Unknown, Fact::Doing, Fact::Estimate])
}

fn facts(told: &Told<'_>, which: &[Fact]) -> Vec<String> {
    let incident = &told.folded.incident;
    let line = |fact: &Fact| {
        let name = match fact {
            Fact::Impact => "Impact",
            Fact::Scope => "Scope",
            Fact::Known => "Known",
            Fact::Unknown => "Not known",
            Fact::Doing => "Doing",
            Fact::Workaround => "Workaround",
            Fact::DataSafety => "Data safety",
            Fact::Estimate => "Estimate",
        };
        let stated = incident.facts.get(fact).and_then(|history| history.latest());
        match stated.filter(|stated| !stated.value.is_empty()) {
            Some(stated) => format!("**{name}:** {} ({})", said(&stated.value), told.at(stated.stamp.at)),
            None => format!("**{name}:** not stated"),
        }
    };
    which.iter().map(line).collect()
}

fn objectives(told: &Told<'_>) -> Vec<String> {
    let command = &told.folded.incident.command;
    let mut lines = Vec::new();
    if let Some(objectives) = command.objectives() {
        lines.push(format!("**Objectives:** {}", told.note(objectives)));
    }
    if let Some(criteria) = command.exit_criteria() {
        lines.push(format!("**Exit criteria:** {}", told.note(criteria)));
    }
    if let Some(handover) = command.handovers.last() {
        let at = told.at(handover.stamp.at);
        let by = handover.author.as_deref().map(|by| format!(" by {}", told.person(by))).unwrap_or_default();
        let note = handover.given.note.as_ref().map(|note| format!(": {}", told.note(note))).unwrap_or_default();
        lines.push(format!("Handed over{by} to {} {at}{note}", told.person(&handover.given.to)));
    }
    lines
}

/// Notes, decisions and observations, oldest first; of very many the newest.
fn tried(told: &Told<'_>) -> Vec<String> {
    if told.leaves_out(LeftOut::Notes) {
        return vec![format!("({LEFT_OUT})")];
    }
    let incident = &told.folded.incident;
    let dead: std::collections::BTreeSet<_> =
        incident.acts.iter().filter(|trace| !trace.live).map(|trace| &trace.act).collect();
    let mut notes: Vec<(At, String)> = Vec::new();
    for record in told.folded.records.iter().filter(|record| !dead.contains(&record.header.act)) {
        let Some(known) = &record.said else { continue };
        let Event::Noted(noted) = &known.event else { continue };
        let corrected = incident.corrections.get(&record.header.act);
        let text = corrected.map_or(&noted.text, |correction| &correction.text);
        let kind = match noted.note {
            NoteKind::Note => "",
            NoteKind::Decision => "**Decision:** ",
            NoteKind::Observation => "Observation: ",
        };
        let by = known.author.as_deref().map(|by| format!(" ({})", told.person(by))).unwrap_or_default();
        let at = happened_at(incident, record);
        notes.push((at, format!("{}: {kind}{}{by}{}", told.at(at), said(text), decided(told, noted))));
    }
    notes.sort_by_key(|(at, _)| *at);
    let earlier = notes.len().saturating_sub(NOTES);
    let more = (earlier > 0).then(|| format!("({earlier} earlier ones stand in the timeline)"));
    more.into_iter().chain(notes.into_iter().skip(earlier).map(|(_, line)| line)).collect()
}

/// What stands behind a decision: `. Why: it is quicker. Decided by Ines. To be looked at again 14:30 UTC`.
fn decided(told: &Told<'_>, noted: &Noted) -> String {
    let parts = [
        noted.why.as_ref().map(|why| format!("Why: {}", said(why))),
        noted.decided_by.as_ref().map(|by| format!("Decided by {}", told.person(by))),
        noted.revisit_at.map(|at| format!("To be looked at again {}", told.at(at))),
    ];
    parts.into_iter().flatten().fold(String::new(), |all, part| format!("{all}. {part}"))
}

fn open(told: &Told<'_>) -> Vec<String> {
    let (incident, now) = (&told.folded.incident, told.here.now);
    let late = |late: bool| if late { " **late**" } else { "" };
    let mut asks: Vec<_> = incident.asks.iter().filter(|ask| ask.end.is_none()).collect();
    asks.sort_by_key(|ask| ask.due_at);
    let mut lines: Vec<String> = asks
        .into_iter()
        .map(|ask| {
            let by = format!("by {}{}", told.at(ask.due_at), late(now > ask.due_at));
            format!("Asked {}: {}, {by}", told.person(&ask.who), said(&ask.what))
        })
        .collect();
    lines.extend(incident.rings.iter().filter(|ring| ring.end.is_none()).map(|ring| rung(told, ring)));
    for report in deadlines(incident, told.here.zone).iter().filter(|report| report.is_open()) {
        let due = report.due_at.map(|due| format!("due {}{}", told.at(due), late(now > due))).unwrap_or_default();
        lines.push(format!("Report: {}, {due}. Check with counsel.", said(&report.deadline.name)));
    }
    for list in checklists(incident) {
        for thing in list.things.iter().filter(|thing| thing.is_open()) {
            let due = thing.due_at.map(|at| format!(", due {}{}", told.at(at), late(thing.is_late(now))));
            let owner = thing.owner.map(|owner| format!(" ({})", told.person(owner)));
            let (due, owner) = (due.unwrap_or_default(), owner.unwrap_or_default());
            lines.push(format!("{}: {}{owner}{due}", said(list.title), said(&thing.item.text)));
        }
    }
    lines
}

/// Who is being rung, and who did not answer before them.
fn rung(told: &Told<'_>, ring: &Ring) -> String {
    let silent: Vec<String> = ring.unanswered.iter().map(|(who, _)| told.person(who)).collect();
    let silent = silent.join(", ");
    let scheme = said(&ring.scheme);
    match ring.ringing() {
        None => format!("Ringing {scheme}: nobody answered ({silent})"),
        Some(ringing) => {
            let late = if told.here.now > ringing.until { " **late**" } else { "" };
            let before = if silent.is_empty() { String::new() } else { format!("; no answer from {silent}") };
            let (who, until) = (told.person(&ringing.step.who), told.at(ringing.until));
            format!("Ringing {scheme}: {who}, the next one at {until}{late}{before}")
        }
    }
}

fn clocks(told: &Told<'_>) -> Vec<String> {
    let incident = &told.folded.incident;
    let (stages, now) = (incident.stages(), told.here.now);
    let mut running: Vec<&Clock> = incident.clocks().iter().filter(|clock| clock.due.is_some()).collect();
    running.sort_by_key(|clock| clock.due.map(|due| due.at));
    let line = |clock: &Clock| {
        let due = clock.due.map_or(now, |due| due.at);
        let stage = match clock.stage(&stages, now) {
            Some(Stage::Overdue) => {
                format!(" **overdue by {}**", minutes_said(u64::from(minutes_late(due, now))))
            }
            Some(Stage::Due) => " **due now**".to_owned(),
            Some(Stage::Held) => " (held)".to_owned(),
            Some(Stage::LastWord) => " (last word)".to_owned(),
            _ => String::new(),
        };
        let last = match clock.told() {
            Some(word) => format!("last told {}", told.at(word.at)),
            None => "not told yet".to_owned(),
        };
        let held = clock.hold.as_ref().map(|hold| {
            let they = if hold.told { "they were told" } else { "they were not told" };
            format!("; held until {}: {} ({they})", told.at(hold.until), told.note(&hold.reason))
        });
        format!("**{}:** due {}{stage}, {last}{}", told.name(clock), told.at(due), held.unwrap_or_default())
    };
    running.into_iter().map(line).collect()
}

fn promises(told: &Told<'_>) -> Vec<String> {
    let mut standing: Vec<(At, String)> = Vec::new();
    for clock in told.folded.incident.clocks() {
        for promise in clock.promises.iter().filter(|promise| promise.fate == Fate::Standing) {
            let late = if minutes_late(promise.at, told.here.now) > 0 { " **late**" } else { "" };
            let (by, made) = (told.at(promise.at), told.at(promise.made_at));
            standing.push((promise.at, format!("**{}:** a word by {by}{late}, promised {made}", told.name(clock))));
        }
    }
    standing.sort_by_key(|(at, _)| *at);
    standing.into_iter().map(|(_, line)| line).collect()
}

fn roles(told: &Told<'_>) -> Vec<String> {
    if told.leaves_out(LeftOut::Names) {
        return vec![format!("({LEFT_OUT})")];
    }
    let line = |role: &Role| {
        let name = match role {
            Role::Commander => "Commander",
            Role::Deputy => "Deputy",
            Role::Scribe => "Scribe",
            Role::Communications => "Communications lead",
            Role::Expert => "Subject-matter expert",
            Role::Liaison => "Customer liaison",
            Role::Sponsor => "Executive sponsor",
        };
        let view = role_view(&told.folded.incident, *role);
        match (view.person, view.since) {
            (Some(person), Some(since)) => format!("**{name}:** {} since {}", said(&person), told.at(since)),
            _ => format!("**{name}:** nobody"),
        }
    };
    Role::ALL.iter().map(line).collect()
}

fn drafts(told: &Told<'_>) -> Vec<String> {
    if told.leaves_out(LeftOut::Drafts) {
        return vec![format!("({LEFT_OUT})")];
    }
    let line = |draft: &super::DraftCard| {
        let approved = if draft.approved { ", approved" } else { "" };
        let saved = told.at(draft.saved_at);
        format!(
            "**{}:** {}, saved {saved}{approved}: {}",
            said(&draft.name),
            said(&draft.title),
            said(&draft.first_words)
        )
    };
    told.drafts.iter().map(line).collect()
}

impl Told<'_> {
    fn leaves_out(&self, what: LeftOut) -> bool {
        self.without.contains(&what)
    }

    fn at(&self, at: At) -> String {
        self.here.said(at)
    }

    fn ago(&self, at: At) -> String {
        minutes_said((self.here.now - at).num_minutes().max(0).unsigned_abs())
    }

    /// A person's name, unless names are left out.
    fn person(&self, name: &str) -> String {
        if self.leaves_out(LeftOut::Names) { "somebody".to_owned() } else { said(name) }
    }

    /// What somebody noted for the house, unless notes are left out.
    fn note(&self, text: &str) -> String {
        if self.leaves_out(LeftOut::Notes) { format!("({LEFT_OUT})") } else { said(text) }
    }

    /// A stakeholder's name; of one that was added here it is left out with contacts.
    fn name(&self, clock: &Clock) -> String {
        let was_added = self.folded.incident.joined.iter().any(|(_, joining)| match joining {
            Joining::Added(stakeholder) => stakeholder.id == clock.stakeholder,
            Joining::Dropped(_) => false,
        });
        let hidden = was_added && self.leaves_out(LeftOut::Contacts);
        if hidden { format!("A stakeholder ({LEFT_OUT})") } else { said(clock.name()) }
    }
}

/// What somebody typed, on one line, such that Markdown shows it as it is.
fn said(text: &str) -> String {
    for_markdown(&one_line(text))
}
