//! A draft: a message written from the facts, with what it was written from and the blanks that are left.
//!
//! Writing never fails: where a template does not work, the built-in one of that name does, and where there is none at
//! all, the bare facts. Not here: what became of the draft afterwards (edited, approved, sent).

use chrono_tz::Tz;
use foghorn_core::incident::Incident;
use foghorn_core::{At, Kind, StakeholderId};
use serde::{Deserialize, Serialize};

pub use crate::grammar::Form;
use crate::library::{Fault, Library};
use crate::occasion::Occasion;
use crate::render::{Filled, fill};
use crate::sheet::{Line, Sheet};
use crate::template::Template;

/// A drill is said to be one in the first words, wherever its text ends up.
const EXERCISE: &str = "EXERCISE: ";

/// The last resort: the facts, one a paragraph.
const BARE: &str = "+++
title = \"The bare facts\"
occasion = \"progress\"
offered = \"There is no template for this.\"
+++
# {{ title }}

{{ impact | sentence }}
{% if scope %}

Affected: {{ scope | sentence }}
{% endif %}
{% if doing %}

What we are doing: {{ doing | sentence }}
{% endif %}
{% if workaround %}

What you can do: {{ workaround | sentence }}
{% endif %}
{% if open %}

The next update comes by {{ next_update }}.
{% endif %}
";

/// A message that was written from the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text: Markdown, but for channels that show text as it is.
    pub text: String,
    /// For whom.
    pub stakeholder: StakeholderId,
    /// What for.
    pub occasion: Occasion,
    /// The template's name; empty: the bare facts.
    pub template: String,
    /// What the template is called on the screen.
    pub title: String,
    /// Where it goes, where the template says.
    pub channel: Option<String>,
    /// The longest that it may be, in that channel's units, where the template says.
    pub limit: Option<usize>,
    /// When it was written.
    pub written_at: At,
    /// The zone in which its times are printed, beside UTC.
    pub zone: Tz,
    /// The next time that it promises.
    pub promise_at: Option<At>,
    /// Every line of the sheet that the template prints or asks for.
    pub from: Vec<Used>,
    /// What is left to fill, in the order of the text.
    pub blanks: Vec<Blank>,
}

/// A line of the sheet, as a draft used it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// Which.
    pub line: Line,
    /// What it said; `None`: not known then.
    pub value: Option<String>,
    /// Since when it was so.
    pub stated_at: Option<At>,
    /// Where it stands in the text; empty: it was asked for, and not printed.
    pub places: Vec<Place>,
}

/// A part of the text that says a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How the line is printed there.
    pub form: Form,
}

/// A `⟦…⟧` in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// What stands in it.
    pub name: String,
    /// The byte of its `⟦`.
    pub start: usize,
    /// The byte after its `⟧`.
    pub end: usize,
}

/// A draft, and what went wrong on the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The draft.
    pub draft: Draft,
    /// The fault of a template that could not be used.
    pub fault: Option<Fault>,
}

/// Writes to a stakeholder on an occasion, as of `now`; times are printed in `zone` and in UTC.
pub fn write(
    library: &Library,
    incident: &Incident,
    stakeholder: &StakeholderId,
    occasion: Occasion,
    now: At,
    zone: Tz,
) -> Written {
    match chosen(library, incident, stakeholder, occasion) {
        Some(template) => write_from(template, incident, stakeholder, occasion, now, zone),
        None => Written { draft: bare(incident, stakeholder, occasion, now, zone), fault: None },
    }
}

/// The template that a message starts from: the one that the playbook in force prefers, where there is such a one; else
/// the library's choice.
pub fn chosen<'l>(
    library: &'l Library,
    incident: &Incident,
    stakeholder: &StakeholderId,
    occasion: Occasion,
) -> Option<&'l Template> {
    let playbook = incident.playbook.current();
    let preferred = playbook.and_then(|playbook| playbook.preferred(stakeholder, occasion.as_str()));
    preferred.and_then(|name| library.named(name)).or_else(|| library.choose(stakeholder, occasion))
}

/// What can be written to a stakeholder: what the playbook in force prefers for them, then what the library offers.
pub fn offered<'l>(library: &'l Library, incident: &Incident, stakeholder: &StakeholderId) -> Vec<&'l Template> {
    let playbook = incident.playbook.current();
    let preferred = playbook.iter().flat_map(|playbook| &playbook.preferred);
    let theirs = preferred.filter(|one| one.stakeholder.as_ref().is_none_or(|whom| whom == stakeholder));
    let mut offered: Vec<&Template> = Vec::new();
    for template in theirs.filter_map(|one| library.named(&one.template)).chain(library.offered(stakeholder)) {
        if offered.iter().all(|other| other.name != template.name) {
            offered.push(template);
        }
    }
    offered
}

/// Writes from one template, whatever it is for; where it does not work, from what ships in its place.
pub fn write_from(
    template: &Template,
    incident: &Incident,
    stakeholder: &StakeholderId,
    occasion: Occasion,
    now: At,
    zone: Tz,
) -> Written {
    match from_template(template, incident, stakeholder, occasion, now, zone) {
        Ok(draft) => Written { draft, fault: None },
        Err(fault) => {
            let built_in = Library::built_in();
            let spare = built_in.named(&template.name).or_else(|| built_in.choose(stakeholder, occasion));
            let draft = spare.and_then(|spare| from_template(spare, incident, stakeholder, occasion, now, zone).ok());
            let draft = draft.unwrap_or_else(|| bare(incident, stakeholder, occasion, now, zone));
            Written { draft, fault: Some(fault) }
        }
    }
}

/// The blanks of a text, edited or not. A fact holds no such marks, so each is one of ours or of a template's author.
pub fn blanks(text: &str) -> Vec<Blank> {
    let mut blanks = Vec::new();
    let mut open = None;
    for (at, letter) in text.char_indices() {
        match (letter, open) {
            ('⟦', _) => open = Some(at),
            ('⟧', Some(start)) => {
                let name = text[start + '⟦'.len_utf8()..at].to_owned();
                blanks.push(Blank { name, start, end: at + letter.len_utf8() });
                open = None;
            }
            _ => {}
        }
    }
    blanks
}

/// Writes from one template, whatever it is for.
///
/// # Errors
/// The template's fault: it prints far more than a message holds.
pub fn from_template(
    template: &Template,
    incident: &Incident,
    stakeholder: &StakeholderId,
    occasion: Occasion,
    now: At,
    zone: Tz,
) -> Result<Draft, Fault> {
    let sheet = Sheet::of(incident, stakeholder, now, zone);
    let ahead = if incident.kind == Kind::Drill { EXERCISE } else { "" };
    let filled = fill(template, &sheet, ahead).map_err(|error| Fault::of(template, &error))?;
    let used = template.asks().into_iter().map(|line| used(line, &sheet, &filled)).collect();
    let promises = filled.printed.iter().any(|printed| printed.line == Line::NextUpdate);
    Ok(Draft {
        blanks: blanks(&filled.text),
        text: filled.text,
        stakeholder: stakeholder.clone(),
        occasion,
        template: template.name.clone(),
        title: template.title.clone(),
        channel: template.channel.clone(),
        limit: template.limit,
        written_at: now,
        zone,
        promise_at: sheet.promise_at.filter(|_| promises),
        from: used,
    })
}

fn used(line: Line, sheet: &Sheet, filled: &Filled) -> Used {
    let value = sheet.value(line);
    let places = filled.printed.iter().filter(|printed| printed.line == line);
    Used {
        line,
        value: value.map(|value| value.rows.join("\n")),
        stated_at: value.and_then(|value| value.stated_at),
        places: places.map(|printed| Place { start: printed.start, end: printed.end, form: printed.form }).collect(),
    }
}

fn bare(incident: &Incident, stakeholder: &StakeholderId, occasion: Occasion, now: At, zone: Tz) -> Draft {
    let written = Template::read("", BARE)
        .ok()
        .and_then(|template| from_template(&template, incident, stakeholder, occasion, now, zone).ok());
    written.unwrap_or_else(|| Draft {
        text: String::new(),
        stakeholder: stakeholder.clone(),
        occasion,
        template: String::new(),
        title: String::new(),
        channel: None,
        limit: None,
        written_at: now,
        zone,
        promise_at: None,
        from: Vec::new(),
        blanks: Vec::new(),
    })
}
