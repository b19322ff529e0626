//! Contacts: who can be reached, changing that, other programs' files, and ringing a group's people one by one.
//!
//! Personal data stays out of every log: it lies in one table, `contacts.csv` of the library, that any spreadsheet
//! opens. What was rung is in the log, by name. Here: what the screen shows. Beside it: what changes it (`change`),
//! and files (`files`). Not here: the order of a call scheme (foghorn-core), and what a line of the table says
//! (foghorn-exchange).

pub(crate) mod change;
pub(crate) mod files;

use chrono::{DateTime, NaiveDate, Utc};
use foghorn_core::ActId;
use foghorn_core::contacts::{Contact, WAIT, call_order, steps};
use foghorn_core::incident::{Incident, Ring};
use foghorn_core::verbs::BeginRing;
use foghorn_core::when::Here;
use foghorn_drafts::Origin;
use foghorn_exchange::contacts::Draft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::library::contacts::Contacts;
use crate::write::{self, Receipt};

/// So many are shown at once; typing narrows them down.
const SHOWN: usize = 200;

/// Asks for contacts.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub(crate) struct ShowContacts {
    /// Words that must stand in one of its fields each.
    #[serde(default)]
    #[ts(optional)]
    pub find: Option<String>,
    /// Only those of this group.
    #[serde(default)]
    #[ts(optional)]
    pub group: Option<String>,
    /// Only those that nobody looked at for 90 days.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub stale: bool,
    /// How many to leave out before the first.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<usize>,
}

/// Contacts.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContactsView {
    /// Those that were asked for, in the order of their names; in a group those of its call scheme first, in its order.
    pub contacts: Vec<ContactView>,
    /// How many were asked for in all.
    pub found: usize,
    /// How many there are.
    pub total: usize,
    /// How many of them nobody looked at for 90 days.
    pub stale: usize,
    /// The groups that there are.
    pub groups: Vec<ContactGroup>,
    /// Faults of the files, with file and line.
    pub faults: Vec<String>,
    /// The user's own table.
    pub file: String,
}

/// One contact. Texts as they are typed; an empty one is not known.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContactView {
    /// The name.
    pub name: String,
    /// `team` or `yours`.
    pub origin: String,
    /// The groups: `database:1; executives`.
    pub groups: String,
    /// What they do.
    pub role: String,
    /// For whom they work.
    pub organisation: String,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Mail addresses.
    pub emails: Vec<String>,
    /// An IANA zone.
    pub zone: String,
    /// A language.
    pub language: String,
    /// How long to wait for an answer: `5m`.
    pub wait: String,
    /// A vendor's contract.
    pub contract: String,
    /// A vendor's support.
    pub support: String,
    /// When somebody last made sure that it is right.
    pub reviewed_on: Option<NaiveDate>,
    /// True where that is over 90 days ago, or never was.
    pub stale: bool,
    /// What else to know.
    pub note: String,
}

/// A group of contacts.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ContactGroup {
    /// Its name.
    pub group: String,
    /// How many are in it.
    pub contacts: usize,
    /// Whom its call scheme rings, in this order; empty: it has none.
    pub scheme: Vec<SchemeStep>,
}

/// Somebody in a call scheme.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct SchemeStep {
    /// Who.
    pub who: String,
    /// After so long without an answer the next one is rung.
    pub wait: String,
}

/// People being rung.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RingView {
    /// The act that began it.
    pub ring: ActId,
    /// The group's name.
    pub scheme: String,
    /// Since when.
    pub began_at: DateTime<Utc>,
    /// Who is being rung; `None`: everybody was, and nobody answered.
    pub ringing: Option<RingingView>,
    /// Who did not answer, in this order.
    pub unanswered: Vec<String>,
    /// Who would be rung next.
    pub next: Option<String>,
}

/// Somebody who is being rung.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RingingView {
    /// Who.
    pub who: String,
    /// Their numbers, as far as this laptop knows them.
    pub phones: Vec<String>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When to ring the next one.
    pub until: DateTime<Utc>,
    /// True where that is over.
    pub late: bool,
}

/// Rings a group's people, the first one now.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct RingOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The group.
    pub scheme: String,
}

/// Contacts, as they were asked for.
pub(crate) fn contacts(app: &App, ask: ShowContacts) -> Result<ContactsView, Failure> {
    let library = app.library_now()?;
    let known = &library.contacts;
    let today = app.store().read(|reading| Ok::<_, Failure>(today(&app.here(reading)?)))?;
    let words: Vec<String> = ask.find.unwrap_or_default().split_whitespace().map(str::to_lowercase).collect();
    let group = ask.group.as_deref().map(str::trim).filter(|group| !group.is_empty());
    let is_asked = |contact: &Contact| {
        group.is_none_or(|group| contact.place(group).is_some())
            && (!ask.stale || contact.is_stale(today))
            && says(contact, &words)
    };
    let mut found: Vec<_> = known.all.iter().zip(&known.origins).filter(|(contact, _)| is_asked(contact)).collect();
    if let Some(group) = group {
        let order = |contact: &Contact| contact.place(group).and_then(|place| place.order).unwrap_or(u32::MAX);
        found.sort_by_key(|(contact, _)| order(contact));
    }
    let shown = found.iter().skip(ask.from.unwrap_or(0)).take(SHOWN);
    Ok(ContactsView {
        contacts: shown.map(|(contact, origin)| view(contact, **origin, today)).collect(),
        found: found.len(),
        total: known.all.len(),
        stale: known.all.iter().filter(|contact| contact.is_stale(today)).count(),
        groups: groups(known),
        faults: known.faults.iter().map(|(file, fault)| format!("{file}, {fault}")).collect(),
        file: library.folders().own_contacts().display().to_string(),
    })
}

/// Rings a group's people, one after the other.
pub(crate) fn ring(app: &App, on: RingOn) -> Result<Receipt, Failure> {
    let library = app.library_now()?;
    let known = &library.contacts;
    let scheme = on.scheme.trim();
    if call_order(&known.all, scheme).is_empty() {
        let schemes: Vec<_> = groups(known).into_iter().filter(|group| !group.scheme.is_empty()).collect();
        let there = schemes.iter().map(|group| group.group.as_str()).collect::<Vec<_>>().join(", ");
        let message = if there.is_empty() {
            "No group of contacts has a call scheme yet: give people a place in a group, like database:1.".to_owned()
        } else {
            format!("\u{201c}{scheme}\u{201d} has no call scheme; there are {there}.")
        };
        return Err(Failure::new("no-scheme", message));
    }
    write::act(app, &on.incident, BeginRing { scheme: scheme.to_owned(), steps: steps(&known.all, scheme) })
}

/// Whoever is being rung about an incident, and who nobody reached.
pub(crate) fn rings(app: &App, incident: &Incident, here: &Here) -> Vec<RingView> {
    let open = incident.rings.iter().filter(|ring| ring.end.is_none());
    open.map(|ring| ring_view(app, ring, here)).collect()
}

fn ring_view(app: &App, ring: &Ring, here: &Here) -> RingView {
    let library = app.library();
    let phones = |who: &str| library.contacts.named(who).map(|contact| contact.phones.clone()).unwrap_or_default();
    RingView {
        ring: ring.act.clone(),
        scheme: ring.scheme.clone(),
        began_at: ring.stamp.at,
        ringing: ring.ringing().map(|ringing| RingingView {
            who: ringing.step.who.clone(),
            phones: phones(&ringing.step.who),
            since: ringing.since,
            until: ringing.until,
            late: here.now > ringing.until,
        }),
        unanswered: ring.unanswered.iter().map(|(who, _)| who.clone()).collect(),
        next: ring.steps.get(ring.unanswered.len() + 1).map(|step| step.who.clone()),
    }
}

/// The day it is where the user is.
pub(crate) fn today(here: &Here) -> NaiveDate {
    here.now.with_timezone(&here.zone).date_naive()
}

fn groups(known: &Contacts) -> Vec<ContactGroup> {
    let mut groups: Vec<ContactGroup> = Vec::new();
    for place in known.all.iter().flat_map(|contact| &contact.groups) {
        match groups.iter_mut().find(|group| group.group.eq_ignore_ascii_case(&place.group)) {
            Some(group) => group.contacts += 1,
            None => groups.push(ContactGroup { group: place.group.clone(), contacts: 1, scheme: Vec::new() }),
        }
    }
    for group in &mut groups {
        let step = |contact: &Contact| SchemeStep {
            who: contact.name.clone(),
            wait: contact.wait.unwrap_or(WAIT).to_string(),
        };
        group.scheme = call_order(&known.all, &group.group).into_iter().map(step).collect();
    }
    groups.sort_by_cached_key(|group| group.group.to_lowercase());
    groups
}

fn says(contact: &Contact, words: &[String]) -> bool {
    let draft = Draft::from(contact);
    let all = [
        draft.name,
        draft.groups,
        draft.role,
        draft.organisation,
        draft.phones,
        draft.emails,
        draft.contract,
        draft.support,
        draft.note,
    ];
    let all = all.join("\n").to_lowercase();
    words.iter().all(|word| all.contains(word))
}

fn view(contact: &Contact, origin: Origin, today: NaiveDate) -> ContactView {
    let draft = Draft::from(contact);
    ContactView {
        name: draft.name,
        origin: if origin == Origin::Team { "team" } else { "yours" }.to_owned(),
        groups: draft.groups,
        role: draft.role,
        organisation: draft.organisation,
        phones: contact.phones.clone(),
        emails: contact.emails.clone(),
        zone: draft.zone,
        language: draft.language,
        wait: draft.wait,
        contract: draft.contract,
        support: draft.support,
        reviewed_on: contact.reviewed_on,
        stale: contact.is_stale(today),
        note: draft.note,
    }
}
