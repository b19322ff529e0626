//! The stages of a clock as a playbook file sets them.
//!
//! Not here: what a clock says at a time (`crate::clocks`), and what is worth a notification (`crate::reminders`).

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// When a clock speaks; "get louder, not denser". The numbers are those of the domain's section on clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stages {
    /// At most so long before the due time comes the heads-up; never more than a third of the wait.
    pub heads_up: Span,
    /// So long after the due time it is "due"; then "overdue".
    pub due_for: Span,
    /// When an overdue clock nags, counted from the due time.
    pub nags: Vec<Span>,
    /// After those, so many more …
    pub more_nags: u32,
    /// … so far apart …
    pub more_every: Span,
    /// … and then for ever so far apart.
    pub then_every: Span,
    /// Stages of one incident that fall within this share one notification.
    pub bundle: Span,
    /// What one click on "Snooze" and on "I am on it" gives.
    pub snooze: Span,
    /// Never more quiet in a row than this.
    pub quiet_at_most: Span,
    /// A key press in a draft quietens its own clock for so long.
    pub editing_quiet: Span,
    /// A change that people were not told of is due after this, where the severity has no rhythm of its own.
    pub after_change: Span,
    /// A word to a stakeholder that hears with another counts as "with" so long before the other's.
    pub with_before: Span,
    /// An unconfirmed severity is asked about once, after this.
    pub ask_severity: Span,
    /// A role that somebody should have is asked about once, after it was nobody's for so long.
    #[serde(skip_serializing_if = "is_usual_ask_roles")]
    pub ask_roles: Span,
    /// When an ask or a thing to be done that is late nags, counted from its due time; then no more.
    #[serde(skip_serializing_if = "is_usual_todo_nags")]
    pub todo_nags: Vec<Span>,
    /// So long before a report is due come its heads-ups, as far as its time ran by then.
    #[serde(skip_serializing_if = "is_usual_report_heads_up")]
    pub report_heads_up: Vec<Span>,
    /// When a report that is late nags, counted from its due time; then no more.
    #[serde(skip_serializing_if = "is_usual_report_nags")]
    pub report_nags: Vec<Span>,
    /// After this long the doubled cadence is offered.
    pub long_incident: Span,
    /// A handover is suggested after so long in command …
    pub suggest_handover: Span,
    /// … and warned about after so long.
    pub warn_handover: Span,
}

impl Default for Stages {
    fn default() -> Self {
        Self {
            heads_up: Span::minutes(5),
            due_for: Span::seconds(60),
            nags: vec![Span::minutes(2), Span::minutes(5), Span::minutes(10)],
            more_nags: 6,
            more_every: Span::minutes(10),
            then_every: Span::minutes(30),
            bundle: Span::seconds(60),
            snooze: Span::minutes(5),
            quiet_at_most: Span::minutes(15),
            editing_quiet: Span::seconds(90),
            after_change: Span::minutes(60),
            with_before: Span::minutes(5),
            ask_severity: Span::minutes(5),
            ask_roles: Span::minutes(10),
            todo_nags: vec![Span::minutes(5), Span::minutes(15)],
            report_heads_up: vec![Span::minutes(24 * 60), Span::minutes(4 * 60), Span::minutes(60)],
            report_nags: vec![Span::minutes(5), Span::minutes(60), Span::minutes(4 * 60), Span::minutes(24 * 60)],
            long_incident: Span::minutes(120),
            suggest_handover: Span::minutes(60),
            warn_handover: Span::minutes(180),
        }
    }
}

// What came later is written down only where a file says otherwise, so that older versions read what most files say.
fn is_usual_ask_roles(span: &Span) -> bool {
    *span == Stages::default().ask_roles
}

fn is_usual_todo_nags(nags: &[Span]) -> bool {
    nags == Stages::default().todo_nags
}

fn is_usual_report_heads_up(spans: &[Span]) -> bool {
    spans == Stages::default().report_heads_up
}

fn is_usual_report_nags(nags: &[Span]) -> bool {
    nags == Stages::default().report_nags
}
