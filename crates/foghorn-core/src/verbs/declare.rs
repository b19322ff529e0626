//! Declaring: one line, and the clocks run.

use serde::Deserialize;
use ts_rs::TS;

use super::{Actor, Decision, line};
use crate::event::{Declared, PlaybookApplied, RoleAssigned};
use crate::playbook::Playbook;
use crate::refusal::Refusal;
use crate::when::When;
use crate::words::{Kind, Role, Severity, Status};

/// Declares an incident.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Declare {
    /// What is broken, in one line; may begin with how bad it is: `SEV1 Checkout fails`.
    pub title: String,
    /// How bad; what the line begins with where missing, else SEV2, unconfirmed.
    #[ts(optional)]
    pub severity: Option<Severity>,
    /// Real where missing.
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// When it was declared, where that was not now; clocks start there.
    #[ts(optional)]
    pub at: Option<When>,
    /// When the impact began; starts no clock.
    #[ts(optional)]
    pub since: Option<When>,
    /// Who commands; who declares where missing.
    #[ts(optional)]
    pub commander: Option<String>,
    /// Which playbook; the setting's where missing.
    #[ts(optional)]
    pub playbook: Option<String>,
}

/// What declaring needs beside the payload, found inside the write.
pub struct Declaration<'a> {
    /// The next reference of the folder.
    pub reference: String,
    /// The playbook, by value.
    pub playbook: &'a Playbook,
}

impl Declare {
    /// Decides what a new stream begins with.
    ///
    /// # Errors
    /// A [`Refusal`] for an empty title, a time that is still to come, or a kind that is not declared.
    pub fn decide(self, given: Declaration<'_>, actor: &Actor) -> Result<Decision, Refusal> {
        let kind = self.kind.unwrap_or(Kind::Real);
        if kind == Kind::Imported {
            return Err(Refusal::DeclaredImported);
        }
        let declared_at = actor.when(self.at.as_ref())?;
        let started_at = self.since.as_ref().map(|since| actor.when(Some(since))).transpose()?;
        let title = line("the title", &self.title)?;
        let (in_line, title) = match leading_severity(&title).filter(|_| self.severity.is_none()) {
            Some((severity, rest)) => (Some(severity), rest.to_owned()),
            None => (None, title),
        };
        let severity = self.severity.or(in_line);
        let declared = Declared {
            reference: given.reference,
            title,
            kind,
            severity: severity.unwrap_or(Severity::Sev2),
            severity_confirmed: severity.is_some(),
            started_at,
            status: Status::Investigating,
        };
        let commander = match self.commander {
            Some(name) => Some(line("the commander's name", &name)?),
            None => actor.name.clone(),
        };
        let mut decision =
            Decision::one(declared_at, declared).and(declared_at, PlaybookApplied { playbook: given.playbook.clone() });
        if commander.is_some() {
            decision = decision.and(declared_at, RoleAssigned { role: Role::Commander, person: commander });
        }
        if let Some(severity) = in_line {
            decision = decision.noting(format!("{severity} was read from the line."));
        }
        if kind == Kind::Maintenance {
            decision = decision.noting("Maintenance has no clocks until it is taken over.");
        }
        if started_at.is_some_and(|started_at| started_at > declared_at) {
            decision =
                decision.noting("The impact is said to have begun after it was declared; please check both times.");
        }
        Ok(decision)
    }
}

/// `SEV1 Checkout fails`, `sev1: Checkout fails`, `Sev 1 - Checkout fails`: how bad, and what is broken.
fn leading_severity(line: &str) -> Option<(Severity, &str)> {
    let word = line.get(..3).filter(|word| word.eq_ignore_ascii_case("sev"))?;
    let after = line.get(word.len()..)?;
    let after = after.strip_prefix([' ', '-']).unwrap_or(after);
    let severity: Severity = after.get(..1)?.parse().ok()?;
    let rest =
        after.get(1..)?.trim_start_matches(|c: char| c.is_whitespace() || [':', ',', '-', '\u{2013}'].contains(&c));
    // "SEV1" alone is a title, and so is "SEV12 is down".
    (!rest.is_empty() && rest.len() < after.len() - 1).then_some((severity, rest))
}

#[cfg(test)]
mod tests {
    use super::leading_severity;
    use crate::words::Severity::Sev1;

    #[test]
    fn a_severity_in_front_is_read_however_it_is_typed() {
        for line in [
            "SEV1 Checkout fails",
            "sev1: Checkout fails",
            "Sev 1 - Checkout fails",
            "SEV1, Checkout fails",
            "sev-1 \u{2013} Checkout fails",
        ] {
            assert_eq!(leading_severity(line), Some((Sev1, "Checkout fails")), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_one_stays_in_the_title() {
        for line in
            ["SEV5 is none", "SEV12 is down", "SEV1", "SEV1: ", "Severe delays", "several hosts down", "s\u{e9}v1 x"]
        {
            assert_eq!(leading_severity(line), None, "{line}");
        }
    }
}
