//! The review of a draft at every key press: findings, the parts of an apology, lengths, stale sentences, in one trip.
//!
//! Places are in UTF-16 units of the text, as the window counts. Not here: what is wrong with a message (foghorn-review),
//! and gathering what it is held against (`facts`).

use chrono::{DateTime, Utc};
use foghorn_core::promise_text::{PromiseRead, read_promise};
use foghorn_core::when::Here;
use foghorn_core::{DraftId, Overruled, StakeholderId, Status, to_second};
use foghorn_drafts::draft::blanks;
use foghorn_drafts::length::{is_plain, length};
use foghorn_drafts::stale::stale;
use foghorn_drafts::{Draft, Occasion};
use foghorn_exchange::copies;
use foghorn_review::{Around, Finding, Known, Language, Level, Message, Part, Review, review};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::copies::subject;
use super::utf16::Utf16;
use super::{DraftText, Standing, standing};
use crate::app::App;
use crate::failure::Failure;
use crate::folds::Folded;
use crate::read::suggested::{LengthUnit, unit};

/// Asks what is wrong with a draft as it stands.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ReviewDraft {
    /// Which draft.
    pub draft: DraftId,
    /// Its text as it stands.
    pub text: String,
    /// The status that the incident gets with the record of this message; where missing, it stays as it is.
    #[serde(default)]
    #[ts(optional)]
    pub telling: Option<Status>,
}

/// What the review says.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DraftReview {
    /// Remarks, in the order of the text; what is missing comes first.
    pub findings: Vec<DraftFinding>,
    /// The six parts of an apology, in the order of the lights.
    pub parts: Vec<PartLight>,
    /// True where the text apologises, or should.
    pub apologises: bool,
    /// School years needed to read it; `None` where it is too short, or not English.
    pub grade: Option<f32>,
    /// School years that its readers should need at most.
    pub grade_aim: Option<f32>,
    /// How many words it has.
    pub words: usize,
    /// How many sentences it has.
    pub sentences: usize,
    /// False: only the rules on time, secrets, facts and length were asked.
    pub english: bool,
    /// How many blanks are left.
    pub blanks: usize,
    /// How long it is where it may go.
    pub lengths: Vec<ChannelLength>,
    /// What changed since it was written from the facts.
    pub stale: Vec<StaleLine>,
    /// The next update that it promises.
    pub promise_at: Option<DateTime<Utc>>,
    /// The words that promise it.
    pub promise_words: Option<String>,
}

/// One remark.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct DraftFinding {
    /// The rule's name.
    pub rule: String,
    /// How much it weighs.
    pub severity: FindingLevel,
    /// Where it begins; begin and end are 0 where something is missing.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is wrong, and what to write instead.
    pub message: String,
    /// What to put there, only where that is certain.
    pub fix: Option<FindingFix>,
    /// Why it stands all the same, where somebody said so.
    pub overruled: Option<String>,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FindingLevel {
    /// Must be mended or overruled before approval.
    Error,
    /// Should be mended.
    Warning,
    /// Worth a look.
    Hint,
}

/// What to put in the place of something.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct FindingFix {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there afterwards.
    pub text: String,
}

/// A part of an apology.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct PartLight {
    /// Which.
    pub part: ApologyPart,
    /// Where it stands; empty: nowhere.
    pub places: Vec<TextSpan>,
    /// True where this occasion asks for it.
    pub required: bool,
}

/// The parts of an apology (Lewicki, Polin and Lount 2016).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ApologyPart {
    /// "We are sorry."
    Regret,
    /// What happened.
    Explanation,
    /// "Our change caused it."
    Ownership,
    /// What will be better.
    Promise,
    /// What is given or mended.
    Repair,
    /// Asking to be forgiven.
    Forgiveness,
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub(crate) struct TextSpan {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// How long a draft is on one channel.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct ChannelLength {
    /// `sms`, `social`, `mail-subject`, or one of the stakeholder's.
    pub channel: String,
    /// Its length in `unit`.
    pub used: usize,
    /// The most that the channel takes, where that is known.
    pub limit: Option<usize>,
    /// In what the channel counts.
    pub unit: LengthUnit,
    /// How many messages it becomes; more than 1 only for SMS.
    pub parts: usize,
    /// False where it is too long.
    pub fits: bool,
}

/// A line of the fact sheet that changed after the draft was written.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct StaleLine {
    /// Its name in templates: `data_safety`.
    pub line: String,
    /// Its name on the screen.
    pub name: String,
    /// What the draft was written from, where it was known.
    pub old: Option<String>,
    /// What holds now, where it is known.
    pub new: Option<String>,
    /// Since when, where somebody stated it.
    pub stated_at: Option<DateTime<Utc>>,
    /// Sentences that say the old value, and how they would say the new one.
    pub sentences: Vec<StaleSentence>,
}

/// A sentence that a new fact makes stale.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct StaleSentence {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The sentence with what holds now.
    pub suggestion: String,
}

/// Errors of a text, by who answers for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Open {
    /// Nobody; each without a reason.
    pub(crate) errors: Vec<Overruled>,
    /// Somebody, with a reason.
    pub(crate) let_stand: Vec<Overruled>,
}

/// Reviews a draft.
pub(crate) fn review_draft(app: &App, ask: ReviewDraft) -> Result<DraftReview, Failure> {
    app.store().read(|reading| {
        let Standing { version, kept } = standing(reading, &ask.draft)?;
        let here = app.here(reading)?;
        let folded = app.folds().read(reading, &version.stream)?;
        let (text, written) = (ask.text.as_str(), &kept.written);
        let found = reviewed(app, &folded, &here, text, written, ask.telling);
        let units = Utf16::of(text);
        let english = found.language == Language::English;
        let promised = match read_promise(text, &here) {
            PromiseRead::Found(promise) => Some(promise),
            PromiseRead::Missed(_) | PromiseRead::None => None,
        };
        Ok(DraftReview {
            findings: found.findings.iter().map(|finding| shown(finding, text, &units, &kept.overruled)).collect(),
            apologises: !found.parts.is_empty() || asks_for_apology(written.occasion),
            parts: lights(&found, written.occasion, &units),
            grade: found.grade,
            grade_aim: app.library().rules().grade_aim(written.stakeholder.as_str()).filter(|_| english),
            words: found.words,
            sentences: found.sentences,
            english,
            blanks: blanks(text).len(),
            lengths: lengths(&folded, text, written),
            stale: stale_lines(&folded, &here, text, written, &units),
            promise_at: promised.as_ref().map(|promise| promise.at),
            promise_words: promised.map(|promise| promise.words),
        })
    })
}

/// The errors that the review finds in a draft as it stands.
pub(crate) fn open_errors(
    app: &App,
    folded: &Folded,
    here: &Here,
    kept: &DraftText,
    telling: Option<Status>,
) -> Result<Open, Failure> {
    let found = reviewed(app, folded, here, &kept.text, &kept.written, telling);
    Ok(sorted_out(&found, &kept.text, &kept.overruled))
}

/// What the review says of a letter that was made from a draft, held against `known`; and its errors, where what the draft
/// lets stand, stands too.
pub(crate) fn review_letter(
    app: &App,
    known: &Known,
    here: &Here,
    text: &str,
    kept: &DraftText,
) -> (Vec<DraftFinding>, Open) {
    let units = Utf16::of(text);
    let around = Around { now: here.now, zone: here.zone, incident: Some(known) };
    let subject = copies::subject(text).unwrap_or_default();
    let found = review(&app.library().rules(), &message(text, &subject, &kept.written), &around);
    let findings = found.findings.iter().map(|finding| shown(finding, text, &units, &kept.overruled)).collect();
    (findings, sorted_out(&found, text, &kept.overruled))
}

/// The errors of a text that was written elsewhere, to one stakeholder.
pub(crate) fn errors_of(
    app: &App,
    folded: &Folded,
    here: &Here,
    text: &str,
    stakeholder: &StakeholderId,
    telling: Option<Status>,
) -> Open {
    let message = Message { text, stakeholder: stakeholder.as_str(), ..Message::default() };
    sorted_out(&against_facts(app, folded, here, &message, stakeholder, telling), text, &[])
}

fn reviewed(app: &App, folded: &Folded, here: &Here, text: &str, written: &Draft, telling: Option<Status>) -> Review {
    let subject = copies::subject(text).unwrap_or_default();
    against_facts(app, folded, here, &message(text, &subject, written), &written.stakeholder, telling)
}

fn message<'m>(text: &'m str, subject: &'m str, written: &'m Draft) -> Message<'m> {
    Message {
        text,
        subject,
        occasion: written.occasion.as_str(),
        stakeholder: written.stakeholder.as_str(),
        channel: written.channel.as_deref().unwrap_or_default(),
    }
}

fn against_facts(
    app: &App,
    folded: &Folded,
    here: &Here,
    message: &Message<'_>,
    stakeholder: &StakeholderId,
    telling: Option<Status>,
) -> Review {
    let rules = app.library().rules();
    app.facts().ask(folded, stakeholder, here, |known| {
        let changed = telling.map(|status| known.told_as(status, to_second(here.now)));
        let known = changed.as_ref().unwrap_or(known);
        review(&rules, message, &Around { now: here.now, zone: here.zone, incident: Some(known) })
    })
}

fn sorted_out(found: &Review, text: &str, overruled: &[Overruled]) -> Open {
    let mut open = Open::default();
    for finding in found.findings.iter().filter(|finding| finding.severity == Level::Error) {
        match answer(finding, text, overruled) {
            Some(answer) if !open.let_stand.contains(answer) => open.let_stand.push(answer.clone()),
            Some(_) => {}
            None => open.errors.push(Overruled {
                rule: finding.rule.clone(),
                words: words(finding, text).to_owned(),
                reason: String::new(),
            }),
        }
    }
    open
}

/// Why a finding stands, where somebody said so: of these words, under this rule.
fn answer<'o>(finding: &Finding, text: &str, overruled: &'o [Overruled]) -> Option<&'o Overruled> {
    let words = words(finding, text);
    overruled.iter().find(|said| said.rule == finding.rule && said.words == words)
}

fn words<'t>(finding: &Finding, text: &'t str) -> &'t str {
    text.get(finding.start..finding.end).unwrap_or_default()
}

fn shown(finding: &Finding, text: &str, units: &Utf16, overruled: &[Overruled]) -> DraftFinding {
    DraftFinding {
        overruled: answer(finding, text, overruled).map(|said| said.reason.clone()),
        rule: finding.rule.clone(),
        severity: match finding.severity {
            Level::Error => FindingLevel::Error,
            Level::Warning => FindingLevel::Warning,
            Level::Hint => FindingLevel::Hint,
        },
        start: units.at(finding.start),
        end: units.at(finding.end),
        message: finding.message.clone(),
        fix: finding.fix.as_ref().map(|fix| FindingFix {
            start: units.at(fix.start),
            end: units.at(fix.end),
            text: fix.text.clone(),
        }),
    }
}

fn lights(found: &Review, occasion: Occasion, units: &Utf16) -> Vec<PartLight> {
    let all = [
        (Part::Regret, ApologyPart::Regret),
        (Part::Explanation, ApologyPart::Explanation),
        (Part::Ownership, ApologyPart::Ownership),
        (Part::Promise, ApologyPart::Promise),
        (Part::Repair, ApologyPart::Repair),
        (Part::Forgiveness, ApologyPart::Forgiveness),
    ];
    let light = |(part, shown)| PartLight {
        part: shown,
        places: found
            .places
            .iter()
            .filter(|place| place.part == part)
            .map(|place| TextSpan { start: units.at(place.start), end: units.at(place.end) })
            .collect(),
        required: asks_for_apology(occasion) && matches!(part, Part::Ownership | Part::Repair),
    };
    all.into_iter().map(light).collect()
}

fn asks_for_apology(occasion: Occasion) -> bool {
    matches!(occasion, Occasion::Apology | Occasion::ApologyIndividual | Occasion::Compensation)
}

fn lengths(folded: &Folded, text: &str, written: &Draft) -> Vec<ChannelLength> {
    if written.occasion.is_document() {
        return Vec::new();
    }
    let row = folded.incident.stakeholder(&written.stakeholder);
    let mut channels: Vec<&str> = row.iter().flat_map(|row| &row.channels).map(|channel| channel.as_str()).collect();
    channels.extend(written.channel.as_deref());
    channels.extend(["sms", "social", "mail-subject"]);
    let mut seen = std::collections::BTreeSet::new();
    channels.retain(|channel| seen.insert(*channel));
    let as_it_is = written.channel.as_deref().is_some_and(is_plain);
    let plain = if as_it_is { text.to_owned() } else { copies::plain(text) };
    let subject = subject(text, &written.title);
    let one = |channel: &str| {
        let shown = match channel {
            "mail-subject" => subject.as_str(),
            channel if is_plain(channel) => plain.as_str(),
            _ => text,
        };
        let limit = written.limit.filter(|_| written.channel.as_deref() == Some(channel));
        let length = length(channel, shown, limit);
        ChannelLength {
            channel: channel.to_owned(),
            used: length.used,
            limit: length.limit,
            unit: unit(length.unit),
            parts: length.parts,
            fits: length.fits(),
        }
    };
    channels.into_iter().map(one).collect()
}

fn stale_lines(folded: &Folded, here: &Here, text: &str, written: &Draft, units: &Utf16) -> Vec<StaleLine> {
    let line = |stale: foghorn_drafts::Stale| StaleLine {
        line: stale.line.name().to_owned(),
        name: stale.line.blank().to_owned(),
        old: stale.old,
        new: stale.new,
        stated_at: stale.stated_at,
        sentences: stale
            .sentences
            .into_iter()
            .map(|sentence| StaleSentence {
                start: units.at(sentence.start),
                end: units.at(sentence.end),
                suggestion: sentence.suggestion,
            })
            .collect(),
    };
    stale(written, text, &folded.incident, to_second(here.now)).into_iter().map(line).collect()
}
