//! Reading a playbook file: every key of every table by itself, so that all faults are told at once, each with its line.
//!
//! Not here: what a key means (the types beside this file), and reading a playbook out of the log, which is lenient (serde).

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, Error};

use super::contracts::contracts;
use super::faults::{Found, PlaybookFaults};
use super::section::Section;
use super::{Approval, Checklist, CompensationModel, Deadline, Item, Playbook, Preferred, Rhythm, Stages, Stakeholder};
use crate::ids::StakeholderId;
use crate::span::Span;
use crate::words::Severity;

/// Whom the file describes, and in which line.
type Known = BTreeMap<String, usize>;

pub(super) fn read(text: &str) -> Result<Playbook, PlaybookFaults> {
    let mut found = Found::in_text(text);
    let readable = without_broken_lines(text, &mut found);
    let (root, _) = DeTable::parse_recoverable(readable.as_deref().unwrap_or(text));
    let read = playbook(&mut found, root.get_ref());
    found.or(read)
}

/// The text with its broken lines left empty, so that what stands after them is read too; `None`: none is broken.
fn without_broken_lines(text: &str, found: &mut Found) -> Option<String> {
    const ROUNDS: usize = 20;
    let mut readable: Option<String> = None;
    let mut before = 0;
    for _ in 0..ROUNDS {
        let (_, errors) = DeTable::parse_recoverable(readable.as_deref().unwrap_or(text));
        let line = |error: &Error| error.span().map_or(1, |span| found.lines.line(span.start));
        let broken: Vec<(usize, String)> =
            errors.iter().map(|error| (line(error), error.message().to_owned())).collect();
        // A list that is never closed makes each line after it look broken: the first is told.
        let Some(first) = broken.iter().map(|(line, _)| *line).min() else { return readable };
        if before > 0 && first <= before + 1 {
            return readable;
        }
        before = first;
        let lines: Vec<usize> = broken.iter().map(|(line, _)| *line).collect();
        broken.into_iter().for_each(|(line, message)| found.broken(line, message));
        let kept =
            readable.as_deref().unwrap_or(text).split('\n').enumerate().map(|(index, line)| {
                if lines.contains(&(index + 1)) { " ".repeat(line.len()) } else { line.to_owned() }
            });
        readable = Some(kept.collect::<Vec<_>>().join("\n"));
    }
    readable
}

fn playbook(found: &mut Found, root: &DeTable<'_>) -> Option<Playbook> {
    let mut file = Section::new("the playbook", root, 1);
    let name = file.must(found, "name");
    let about = file.words(found, "about");
    let severities = severities(found, &mut file);
    let stages = file.table(found, "stages", "[stages]").map_or_else(Stages::default, |table| stages(found, table));
    let (stakeholders, known) = stakeholders(found, &mut file);
    let approval = approval(found, &mut file, &known);
    let checklists = checklists(found, &mut file, &known);
    let deadlines = deadlines(found, &mut file, &known);
    let preferred = preferences(found, &mut file, &known);
    let compensations = compensations(found, &mut file);
    let contracts = contracts(found, &mut file);
    file.end(found);
    Some(Playbook {
        name: name?,
        about: about?,
        severities,
        stages,
        approval,
        stakeholders,
        checklists,
        deadlines,
        preferred,
        compensations,
        contracts,
    })
}

fn severities(found: &mut Found, file: &mut Section<'_, '_>) -> BTreeMap<Severity, String> {
    let Some(table) = file.table(found, "severities", "[severities]") else { return BTreeMap::new() };
    let mut severities = BTreeMap::new();
    for (key, line) in table.keys(found) {
        let meaning = table.under::<String>(found, key);
        if let Some(severity) = severity(found, key, line) {
            severities.extend(meaning.map(|meaning| (severity, meaning)));
        }
    }
    severities
}

fn severity(found: &mut Found, key: &str, line: usize) -> Option<Severity> {
    let severity = Severity::ALL.iter().copied().find(|severity| severity.as_str() == key);
    if severity.is_none() {
        found.wrong(line, format!("\u{201c}{key}\u{201d} is not a severity; use SEV1, SEV2, SEV3 or SEV4"));
    }
    severity
}

fn stages(found: &mut Found, mut table: Section<'_, '_>) -> Stages {
    let usual = Stages::default();
    let mut spans = |key, usual: Vec<Span>| {
        let said: Vec<Span> = table.list(found, key).into_iter().map(|(span, _)| span).collect();
        if table.has(key) { said } else { usual }
    };
    let (nags, todo_nags) = (spans("nags", usual.nags), spans("todo_nags", usual.todo_nags));
    let (report_heads_up, report_nags) =
        (spans("report_heads_up", usual.report_heads_up), spans("report_nags", usual.report_nags));
    let more_nags = table.may(found, "more_nags").unwrap_or(usual.more_nags);
    let mut span = |key, usual: Span| table.may(found, key).unwrap_or(usual);
    let stages = Stages {
        heads_up: span("heads_up", usual.heads_up),
        due_for: span("due_for", usual.due_for),
        nags,
        more_nags,
        more_every: span("more_every", usual.more_every),
        then_every: span("then_every", usual.then_every),
        bundle: span("bundle", usual.bundle),
        snooze: span("snooze", usual.snooze),
        quiet_at_most: span("quiet_at_most", usual.quiet_at_most),
        editing_quiet: span("editing_quiet", usual.editing_quiet),
        after_change: span("after_change", usual.after_change),
        with_before: span("with_before", usual.with_before),
        ask_severity: span("ask_severity", usual.ask_severity),
        ask_roles: span("ask_roles", usual.ask_roles),
        todo_nags,
        report_heads_up,
        report_nags,
        long_incident: span("long_incident", usual.long_incident),
        suggest_handover: span("suggest_handover", usual.suggest_handover),
        warn_handover: span("warn_handover", usual.warn_handover),
    };
    table.end(found);
    stages
}

fn stakeholders(found: &mut Found, file: &mut Section<'_, '_>) -> (Vec<Stakeholder>, Known) {
    let mut known = Known::new();
    let mut read = Vec::new();
    let mut partners: Vec<(String, StakeholderId, usize)> = Vec::new();
    let mut hearing_with = BTreeSet::new();
    let tables = file.tables(found, "stakeholder", "the stakeholder");
    if tables.is_empty() && !file.has("stakeholder") {
        found.missing(1, "there is no [[stakeholder]]: nobody would hear".to_owned());
    }
    for mut table in tables {
        let id = table.id(found, &mut known);
        let name = table.words(found, "name");
        let channels: Vec<_> = table.list(found, "channels").into_iter().map(|(channel, _)| channel).collect();
        if channels.is_empty() && !table.has("channels") {
            found.missing(table.line, format!("{} has no \u{201c}channels\u{201d}", table.what));
        }
        let mut required = Vec::new();
        for (channel, line) in table.list(found, "required") {
            if !channels.contains(&channel) {
                let message =
                    format!("{} requires \u{201c}{channel}\u{201d}, which is not among its channels", table.what);
                found.wrong(line, message);
            }
            required.push(channel);
        }
        let with: Option<StakeholderId> = table.may(found, "with");
        if let Some(with) = &with {
            partners.push((table.what.clone(), with.clone(), table.line_of(found, "with")));
            hearing_with.extend(id.clone());
        }
        let when_added = table.may(found, "when_added").unwrap_or_default();
        let cadence = cadence(found, &mut table);
        table.end(found);
        if let (Some(id), Some(name)) = (id, name) {
            let id = StakeholderId::new(id);
            read.push(Stakeholder { id, name, channels, required, with, when_added, cadence });
        }
    }
    for (what, with, line) in partners {
        is_known(found, line, &with, &known, &format!("{what} hears with"));
        if hearing_with.contains(with.as_str()) {
            let message = format!("{what} hears with {with}, who hears with somebody else; name that one");
            found.wrong(line, message);
        }
    }
    (read, known)
}

fn cadence(found: &mut Found, stakeholder: &mut Section<'_, '_>) -> BTreeMap<Severity, Rhythm> {
    let what = format!("the cadence of {}", stakeholder.what);
    let Some(table) = stakeholder.table(found, "cadence", &what) else { return BTreeMap::new() };
    let mut cadence = BTreeMap::new();
    for (key, line) in table.keys(found) {
        let rhythm = table.table_under(found, key, &what);
        let severity = severity(found, key, line);
        let Some(mut table) = rhythm else { continue };
        let rhythm = Rhythm {
            first: table.may(found, "first"),
            investigating: table.may(found, "investigating"),
            identified: table.may(found, "identified"),
            monitoring: table.may(found, "monitoring"),
            after_change: table.may(found, "after_change"),
        };
        table.end(found);
        cadence.extend(severity.map(|severity| (severity, rhythm)));
    }
    cadence
}

fn approval(found: &mut Found, file: &mut Section<'_, '_>, known: &Known) -> Approval {
    let Some(mut table) = file.table(found, "approval", "[approval]") else { return Approval::default() };
    let severities: Vec<_> = table.list(found, "severities").into_iter().map(|(severity, _)| severity).collect();
    let mut stakeholders = Vec::new();
    for (id, line) in table.list::<StakeholderId>(found, "stakeholders") {
        is_known(found, line, &id, known, "words need approval to");
        stakeholders.push(id);
    }
    if !table.has("severities") && table.has("stakeholders") {
        let message = "approval names stakeholders, but no severities at which it is asked for".to_owned();
        found.missing(table.line, message);
    }
    table.end(found);
    Approval { severities, stakeholders }
}

fn checklists(found: &mut Found, file: &mut Section<'_, '_>, known: &Known) -> Vec<Checklist> {
    let mut seen = BTreeMap::new();
    let mut read = Vec::new();
    for mut table in file.tables(found, "checklist", "the checklist") {
        let id = table.id(found, &mut seen);
        let title = table.words(found, "title");
        let phase = table.must(found, "phase");
        let stakeholder = whom(found, &mut table, known, "is about");
        let severities = table.list(found, "severities").into_iter().map(|(severity, _)| severity).collect();
        let when = table.list(found, "when").into_iter().map(|(aspect, _)| aspect).collect();
        let items = items(found, &mut table);
        table.end(found);
        if let (Some(id), Some(title), Some(phase)) = (id, title, phase) {
            read.push(Checklist { id, title, phase, stakeholder, severities, when, items });
        }
    }
    read
}

fn items(found: &mut Found, list: &mut Section<'_, '_>) -> Vec<Item> {
    let tables = list.tables(found, "item", "the item");
    if tables.is_empty() {
        found.missing(list.line, format!("{} has no item", list.what));
    }
    let mut seen = BTreeMap::new();
    let mut read = Vec::new();
    for mut table in tables {
        let id = table.id(found, &mut seen);
        let text = table.words(found, "text");
        let why = table.may(found, "why");
        let owner = table.may(found, "owner");
        let due = table.may(found, "due");
        let link: Option<String> = table.may(found, "link");
        if link.as_ref().is_some_and(|link| !link.starts_with("https://") && !link.starts_with("http://")) {
            let line = table.line_of(found, "link");
            found.wrong(line, format!("the \u{201c}link\u{201d} of {} is no web address", table.what));
        }
        table.end(found);
        if let (Some(id), Some(text)) = (id, text) {
            read.push(Item { id, text, why, owner, due, link });
        }
    }
    read
}

fn deadlines(found: &mut Found, file: &mut Section<'_, '_>, known: &Known) -> Vec<Deadline> {
    let mut seen = BTreeMap::new();
    let mut read = Vec::new();
    for mut table in file.tables(found, "deadline", "the deadline") {
        let id = table.id(found, &mut seen);
        let name = table.words(found, "name");
        let trigger = table.words(found, "trigger");
        let (after, business_days): (Option<Span>, Option<u32>) =
            (table.may(found, "after"), table.may(found, "business_days"));
        if table.has("after") == table.has("business_days") {
            let message = format!(
                "{} runs either some time \u{201c}after\u{201d}, or so many \u{201c}business_days\u{201d}",
                table.what
            );
            found.missing(table.line, message);
        }
        let stakeholder: Option<StakeholderId> = table.must(found, "stakeholder");
        if let Some(id) = &stakeholder {
            let said = format!("{} is for", table.what);
            is_known(found, table.line_of(found, "stakeholder"), id, known, &said);
        }
        let source = table.words(found, "source");
        table.end(found);
        if let (Some(id), Some(name), Some(trigger), Some(stakeholder), Some(source)) =
            (id, name, trigger, stakeholder, source)
        {
            read.push(Deadline { id, name, trigger, after, business_days, stakeholder, source });
        }
    }
    read
}

fn preferences(found: &mut Found, file: &mut Section<'_, '_>, known: &Known) -> Vec<Preferred> {
    let mut read: Vec<Preferred> = Vec::new();
    for mut table in file.tables(found, "prefer", "[[prefer]]") {
        let stakeholder = whom(found, &mut table, known, "is for");
        let occasion: Option<String> = table.may(found, "occasion");
        let template = table.words(found, "template");
        if !table.has("stakeholder") && !table.has("occasion") {
            let message = "[[prefer]] says for whom, on which \u{201c}occasion\u{201d}, or both".to_owned();
            found.missing(table.line, message);
        }
        if read.iter().any(|other| other.stakeholder == stakeholder && other.occasion == occasion) {
            found.wrong(table.line, "for these and this occasion a template is preferred already".to_owned());
        }
        table.end(found);
        read.extend(template.map(|template| Preferred { stakeholder, occasion, template }));
    }
    read
}

fn compensations(found: &mut Found, file: &mut Section<'_, '_>) -> Vec<CompensationModel> {
    let mut seen = BTreeMap::new();
    let mut read = Vec::new();
    for mut table in file.tables(found, "compensation", "the compensation") {
        let id = table.id(found, &mut seen);
        let (name, offer) = (table.words(found, "name"), table.words(found, "offer"));
        let fits = table.words(found, "fits");
        table.end(found);
        if let (Some(id), Some(name), Some(offer), Some(fits)) = (id, name, offer, fits) {
            read.push(CompensationModel { id, name, offer, fits });
        }
    }
    read
}

/// The stakeholder that a table names, who must be in the file.
fn whom(found: &mut Found, table: &mut Section<'_, '_>, known: &Known, relation: &str) -> Option<StakeholderId> {
    let id: Option<StakeholderId> = table.may(found, "stakeholder");
    if let Some(id) = &id {
        let said = format!("{} {relation}", table.what);
        is_known(found, table.line_of(found, "stakeholder"), id, known, &said);
    }
    id
}

fn is_known(found: &mut Found, line: usize, id: &StakeholderId, known: &Known, said: &str) {
    if !known.contains_key(id.as_str()) {
        let message = format!("{said} \u{201c}{id}\u{201d}, who is not in this playbook");
        found.wrong(line, message);
    }
}
