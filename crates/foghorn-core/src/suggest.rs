//! A word to start from: what is known, said plainly, with the next time and its zone; what is not known stays a
//! visible blank `⟦impact⟧`.
//!
//! The whole of "writing" stands behind this one function until drafts and their review take its place. Nothing is
//! guessed: a sentence without a fact is left out, or is a blank where a reader must not miss it.

use chrono_tz::Tz;

use crate::clocks::next_after_word;
use crate::entry::At;
use crate::ids::StakeholderId;
use crate::incident::Incident;
use crate::when::Here;
use crate::words::{Fact, Status};

/// What the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// They have not heard anything yet.
    FirstWord,
    /// Something changed since their last word.
    Progress,
    /// Nothing did, and that is still an update.
    NoChange,
    /// It is over.
    Resolved,
    /// It was a false alarm or a duplicate.
    Withdrawn,
}

/// A text to start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The text.
    pub text: String,
    /// What it is for.
    pub occasion: Occasion,
    /// The next time that it promises.
    pub promise_at: Option<At>,
    /// How many blanks are left.
    pub blanks: usize,
    /// Facts stated after their last word: which, what it was then, what it is now.
    pub changed: Vec<(Fact, Option<String>, String)>,
    /// When their last word was posted.
    pub told_at: Option<At>,
}

impl Occasion {
    /// Its name in files and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstWord => "first-word",
            Self::Progress => "progress",
            Self::NoChange => "no-change",
            Self::Resolved => "resolved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A text for one stakeholder, as of `now`; times are printed in `zone`.
pub fn suggest(incident: &Incident, stakeholder: &StakeholderId, now: At, zone: Tz) -> Suggestion {
    let told_at = incident.clock(stakeholder).and_then(|clock| clock.told()).map(|word| word.at);
    let changed = told_at.map(|told_at| changed_since(incident, told_at)).unwrap_or_default();
    let status = incident.status_now();
    let status_changed = told_at.is_some_and(|at| incident.status.latest().is_some_and(|s| s.stamp.at > at));
    let occasion = match (status, told_at) {
        (Status::Resolved | Status::Closed, _) => Occasion::Resolved,
        (Status::Withdrawn, _) => Occasion::Withdrawn,
        (_, None) => Occasion::FirstWord,
        (_, Some(_)) if changed.is_empty() && !status_changed => Occasion::NoChange,
        _ => Occasion::Progress,
    };
    // The printed minute never lies after the time that the cadence asks for.
    let promise_at = next_after_word(incident, stakeholder, now)
        .map(|at| at - chrono::TimeDelta::seconds(at.timestamp().rem_euclid(60)))
        .filter(|at| *at > now && status.is_open());
    let here = Here { now, zone };
    let sheet = Sheet { incident, here };
    let mut paragraphs = match occasion {
        Occasion::FirstWord => sheet.first_word(),
        Occasion::Progress => sheet.progress(),
        Occasion::NoChange => sheet.no_change(told_at.unwrap_or(now)),
        Occasion::Resolved => sheet.resolved(),
        Occasion::Withdrawn => sheet.withdrawn(),
    };
    if status.is_open() {
        paragraphs.push(match promise_at {
            Some(at) => format!("The next update comes by {}.", here.said_in_prose(at)),
            None => "The next update comes by ⟦time and zone⟧.".to_owned(),
        });
    }
    let text = paragraphs.join("\n\n");
    Suggestion { blanks: text.matches('⟦').count(), text, occasion, promise_at, changed, told_at }
}

fn changed_since(incident: &Incident, since: At) -> Vec<(Fact, Option<String>, String)> {
    let mut changed = Vec::new();
    for (fact, history) in &incident.facts {
        let Some(latest) = history.latest().filter(|latest| latest.stamp.at > since) else { continue };
        let then = history.at(since).filter(|text| !text.is_empty());
        if then != Some(&latest.value) {
            changed.push((*fact, then.cloned(), latest.value.clone()));
        }
    }
    changed
}

struct Sheet<'a> {
    incident: &'a Incident,
    here: Here,
}

impl Sheet<'_> {
    fn first_word(&self) -> Vec<String> {
        let mut about = vec![self.fact_or_blank(Fact::Impact, "impact: what people cannot do")];
        about.extend(self.scope_and_since());
        let mut paragraphs = vec![self.incident.title_now().to_owned(), about.join(" ")];
        if self.incident.fact(Fact::Impact).is_some() {
            paragraphs.push("We are sorry. You rely on this, and it does not work as it should.".to_owned());
        }
        paragraphs.extend(self.known());
        paragraphs.push(self.doing());
        paragraphs.extend(self.workaround());
        paragraphs
    }

    fn progress(&self) -> Vec<String> {
        let mut about = vec![self.fact_or_blank(Fact::Impact, "impact: what people cannot do")];
        about.extend(self.scope_and_since());
        let stands = match self.incident.status_now() {
            Status::Identified => "We know the cause and are working on the repair.",
            Status::Monitoring => "A repair is in place, and we are watching whether it holds.",
            _ => "We are still looking for the cause.",
        };
        let mut paragraphs = vec![self.incident.title_now().to_owned(), about.join(" "), stands.to_owned()];
        paragraphs.extend(self.known());
        paragraphs.push(self.doing());
        paragraphs.extend(self.workaround());
        paragraphs
    }

    fn no_change(&self, told_at: At) -> Vec<String> {
        let mut paragraphs = vec![
            self.incident.title_now().to_owned(),
            format!(
                "Nothing has changed since our update at {}. We have not forgotten you.",
                self.here.said_in_prose(told_at)
            ),
            self.fact_or_blank(Fact::Impact, "impact: what people cannot do"),
            self.doing(),
        ];
        paragraphs.extend(self.workaround());
        paragraphs
    }

    fn resolved(&self) -> Vec<String> {
        let at = self.incident.resolved_at().unwrap_or(self.here.now);
        let mut paragraphs = vec![
            format!("Resolved: {}", self.incident.title_now()),
            format!("Service has been back to normal since {}.", self.here.said_in_prose(at)),
        ];
        if let Some(impact) = self.incident.fact(Fact::Impact) {
            paragraphs.push(format!("What happened: {}", sentence(impact)));
            paragraphs.push("We are sorry. You rely on this, and it did not work as it should.".to_owned());
        }
        paragraphs.push(format!("Your data: {}", self.fact_or_blank(Fact::DataSafety, "is it safe?")));
        paragraphs.push("What comes next: ⟦when and where the full account follows⟧.".to_owned());
        paragraphs
    }

    fn withdrawn(&self) -> Vec<String> {
        let reason = self.incident.status.current().and_then(|(_, reason)| reason.as_deref());
        vec![
            format!("Withdrawn: {}", self.incident.title_now()),
            "Our earlier message about this does not hold: there is nothing that you need to do.".to_owned(),
            reason.map_or_else(|| "⟦why it is withdrawn⟧".to_owned(), sentence),
        ]
    }

    fn scope_and_since(&self) -> Vec<String> {
        let scope = self.incident.fact(Fact::Scope).map(|scope| format!("Affected: {}", sentence(scope)));
        let since = self.incident.started().map(|at| format!("It began at {}.", self.here.said_in_prose(at)));
        scope.into_iter().chain(since).collect()
    }

    fn known(&self) -> Vec<String> {
        let known = self.incident.fact(Fact::Known).map(|text| format!("What we know: {}", sentence(text)));
        let unknown =
            self.incident.fact(Fact::Unknown).map(|text| format!("What we do not know yet: {}", sentence(text)));
        known.into_iter().chain(unknown).collect()
    }

    fn doing(&self) -> String {
        format!("What we are doing: {}", self.fact_or_blank(Fact::Doing, "what we are doing now"))
    }

    fn workaround(&self) -> Option<String> {
        self.incident.fact(Fact::Workaround).map(|text| format!("What you can do meanwhile: {}", sentence(text)))
    }

    fn fact_or_blank(&self, fact: Fact, blank: &str) -> String {
        self.incident.fact(fact).map_or_else(|| format!("⟦{blank}⟧."), sentence)
    }
}

/// A fact as a sentence: it ends like one.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}
