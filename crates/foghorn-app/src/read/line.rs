//! What the timeline's quick line says, before Enter: who is asked for what until when, what is decided and when to look
//! at it again.

use chrono::TimeDelta;
use foghorn_core::NoteKind;
use foghorn_core::quick_line::{QuickLine, read};
use foghorn_core::verbs::{LogLine, Verb};
use foghorn_core::when::Here;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;

/// Asks what a line says before it is logged.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadLine {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// As it was typed.
    pub line: String,
}

/// What a line says.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LineRead {
    /// What it becomes.
    pub kind: LineKind,
    /// What is shown before Enter, in a sentence; `None` where the line itself says all.
    pub said: Option<String>,
    /// Why it cannot be logged as it stands.
    pub fault: Option<String>,
}

/// What a line becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// A note.
    Note,
    /// A decision.
    Decision,
    /// An observation.
    Observation,
    /// An ask: a small clock.
    Ask,
}

/// What a line says.
pub(crate) fn read_line(app: &App, ask: ReadLine) -> Result<LineRead, Failure> {
    app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        let actor = app.actor(reading)?;
        let line = read(&ask.line, &folded.incident, &actor.here);
        let (kind, said) = told(&line, &actor.here);
        // What is still being typed is no fault.
        let begun = ask.line.trim().is_empty() || matches!(&line, QuickLine::Ask { what, .. } if what.is_empty());
        let decided = LogLine { line: ask.line, at: None }.decide(&folded.incident, &actor);
        let fault = decided.err().filter(|_| !begun).map(|refusal| Failure::from(refusal).message);
        Ok(LineRead { kind, said, fault })
    })
}

fn told(line: &QuickLine, here: &Here) -> (LineKind, Option<String>) {
    match line {
        QuickLine::Note { note: NoteKind::Observation, .. } => (LineKind::Observation, None),
        QuickLine::Note { .. } => (LineKind::Note, None),
        QuickLine::Decision { text, why, decided_by, revisit_at } => {
            let again = revisit_at.as_ref().and_then(|at| at.coming(here).ok());
            let parts = [
                why.as_ref().map(|why| format!("Why: {why}")),
                decided_by.as_ref().map(|by| format!("Decided by {by}")),
                again.map(|at| format!("To be looked at again {}", here.said(at))),
            ];
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            let said = (!parts.is_empty()).then(|| format!("{text}. {}.", parts.join(". ")));
            (LineKind::Decision, said)
        }
        QuickLine::Ask { who, what, .. } if what.is_empty() => {
            (LineKind::Ask, Some(format!("Asks {who}: for what? For instance: check latency 3m\u{2026}")))
        }
        QuickLine::Ask { who, what, minutes, timed } => {
            let by = here.now.checked_add_signed(TimeDelta::minutes(i64::from(*minutes))).unwrap_or(here.now);
            let why = if *timed { "" } else { ", as the line says no time" };
            (LineKind::Ask, Some(format!("Asks {who}: {what}, by {} ({minutes} min{why})", here.said(by))))
        }
    }
}
