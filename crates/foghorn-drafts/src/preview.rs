//! How a template reads, without an incident: its message from facts that are always the same.
//!
//! For the page of a template, and for `check` in a team's own CI: what a template does at three turns of an incident,
//! and what its author would want to know. Not here: faults that keep a template out of force (`grammar`), and the
//! review of its words.

use chrono_tz::Tz;
use foghorn_core::At;
use foghorn_core::promise_text::find_promise;
use foghorn_core::when::Here;

use crate::draft::{Blank, blanks};
use crate::length::{Length, length};
use crate::library::Fault;
use crate::render::fill;
use crate::sheet::{Line, Sheet};
use crate::template::Template;

/// 21 November 2026, 14:10 UTC, a Saturday.
const NOW: i64 = 1_795_270_200;

/// A turn of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Just declared: nothing is known but the title.
    First,
    /// The cause is known, every fact is stated, and they have heard once.
    Open,
    /// It is resolved.
    Over,
}

/// A template's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The message.
    pub text: String,
    /// What is left to fill.
    pub blanks: Vec<Blank>,
    /// How long it is where it goes.
    pub length: Length,
    /// What its author would want to know, in sentences.
    pub remarks: Vec<String>,
}

/// Writes a template's message from facts that are always the same.
///
/// # Errors
/// The template's fault: it prints far more than a message holds.
pub fn preview(template: &Template, turn: Turn) -> Result<Preview, Fault> {
    let sheet = sample(turn);
    let filled = fill(template, &sheet, "").map_err(|error| Fault::of(template, &error))?;
    let length = length(template.channel.as_deref().unwrap_or_default(), &filled.text, template.limit);
    let mut remarks = Vec::new();
    if !length.fits() {
        let limit = length.limit.unwrap_or_default();
        remarks.push(format!("With ordinary facts it is {} long, and its channel takes {limit}.", length.used));
    }
    let promises = filled.printed.iter().any(|printed| printed.line == Line::NextUpdate);
    let here = Here::utc(now());
    if promises && sheet.promise_at.is_some() && find_promise(&filled.text, &here).is_none() {
        let better = "The promise cannot be read from these words; write: The next update comes by {{ next_update }}.";
        remarks.push(better.to_owned());
    }
    Ok(Preview { blanks: blanks(&filled.text), text: filled.text, length, remarks })
}

fn sample(turn: Turn) -> Sheet {
    let mut sheet = Sheet::default();
    let status = match turn {
        Turn::First => "investigating",
        Turn::Open => "identified",
        Turn::Over => "resolved",
    };
    let always = [
        (Line::Title, "Card payments fail"),
        (Line::Reference, "INC-7"),
        (Line::Severity, "SEV1"),
        (Line::Meaning, "Critical: customers cannot do what they came for"),
        (Line::Status, status),
        (Line::Commander, "Ann"),
        (Line::Communications, "Tom"),
        (Line::Stakeholder, "Customers"),
    ];
    let stated = [
        (Line::Impact, "12 % of card payments in the EU fail"),
        (Line::Scope, "People in the EU who pay by card"),
        (Line::Known, "Our release at 13:05 UTC made card checks fail"),
        (Line::Unknown, "Whether payments that were tried twice were charged twice"),
        (Line::Doing, "We are taking the release back, and 3 of 8 regions are done"),
        (Line::Workaround, "Pay by bank transfer"),
        (Line::DataSafety, "No data was lost or seen by others"),
        (Line::Estimate, "40 minutes"),
        (Line::News, "where we stand and what we are doing"),
        (Line::Changes, "Status: identified (was: investigating)"),
        (Line::Offer, "One month free of charge"),
        (Line::Done, "Card checks are tried with every release before it goes out"),
        (Line::Reason, "The alarm came from a test"),
    ];
    let known = if turn == Turn::First { &stated[..0] } else { &stated[..] };
    for (line, text) in always.iter().chain(known) {
        sheet.text(*line, text, None);
    }
    let minutes = |minutes: i64| now() + chrono::TimeDelta::minutes(minutes);
    let mut times = vec![(Line::Now, 0), (Line::Declared, -45)];
    if turn != Turn::First {
        times.extend([(Line::Since, -58), (Line::LastWord, -40)]);
        sheet.text(Line::Lasted, "58 min", None);
    }
    if turn == Turn::Over {
        times.push((Line::Ended, 0));
    } else {
        times.push((Line::NextUpdate, 20));
        sheet.promise_at = Some(minutes(20));
    }
    for (line, after) in times {
        sheet.time(line, minutes(after), now(), Tz::UTC);
    }
    let conditions: &[&str] = match turn {
        Turn::First => &["investigating", "open"],
        Turn::Open => &["identified", "open", "told", "changed", "harm_is_new"],
        Turn::Over => &["resolved", "told", "changed"],
    };
    sheet.assume(conditions);
    sheet
}

fn now() -> At {
    At::from_timestamp(NOW, 0).unwrap_or(At::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::{Turn, now, preview};
    use crate::library::{Library, Origin};

    #[test]
    fn every_template_that_ships_can_be_shown_without_a_remark() {
        assert_eq!(now().to_rfc3339(), "2026-11-21T14:10:00+00:00");
        for shelved in Library::built_in().shelf() {
            for turn in [Turn::First, Turn::Open, Turn::Over] {
                let preview = preview(&shelved.template, turn).expect("it is short");
                assert_eq!(preview.remarks, [""; 0], "{} at {turn:?}:\n{}", shelved.template.name, preview.text);
                assert!(!preview.text.is_empty());
            }
        }
    }

    #[test]
    fn an_author_hears_what_readers_and_clocks_would_miss() {
        let mut library = Library::default();
        let head = "+++\ntitle = \"T\"\noccasion = \"sms\"\nchannel = \"sms\"\noffered = \"Always.\"\n+++\n";
        let body = "{{ impact | sentence }} {{ known | sentence }} {{ unknown | sentence }} {{ doing | sentence }}\n\
                    Look here again at {{ next_update }}!";
        library.add("any/sms.md", &format!("{head}{body}"), Origin::Yours);
        let template = library.named("any/sms").expect("it is right");
        assert_eq!(
            preview(template, Turn::Open).expect("it is short").remarks,
            [
                "With ordinary facts it is 235 long, and its channel takes 160.",
                "The promise cannot be read from these words; write: The next update comes by {{ next_update }}.",
            ]
        );
    }
}
