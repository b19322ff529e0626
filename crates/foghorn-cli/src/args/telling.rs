//! What can be typed to keep people told: words, and the clocks that ask for them.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use foghorn_app::core::{Severity, Status};

#[derive(Args)]
pub(crate) struct Draft {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// For whom
    #[arg(long = "for", default_value = "customers", value_name = "STAKEHOLDER")]
    pub(crate) stakeholder: String,
    /// What it is for: progress, apology, sms … [default: what the incident calls for]
    #[arg(long)]
    pub(crate) occasion: Option<String>,
    /// From which template, by its name: any/progress [default: theirs for the occasion]
    #[arg(long, value_name = "NAME")]
    pub(crate) template: Option<String>,
}

#[derive(Args)]
pub(crate) struct Sent {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    #[command(flatten)]
    pub(crate) record: SentRecord,
    /// To whom, as STAKEHOLDER or STAKEHOLDER:CHANNEL; may be given several times
    #[arg(long, required = true, value_delimiter = ',', value_name = "WHOM")]
    pub(crate) to: Vec<String>,
    /// Change the status in the same act
    #[arg(long, value_name = "STATUS")]
    pub(crate) set_status: Option<Status>,
    /// Why it went out with errors of the review or without approval, where it did
    #[arg(long, value_name = "REASON")]
    pub(crate) without: Option<String>,
    /// Another incident that the same message was posted for; may be given several times
    #[arg(long, value_delimiter = ',', value_name = "INCIDENT")]
    pub(crate) also: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Prove {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// A copy that somebody has; `-` reads it from the standard input
    pub(crate) file: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct LegalHold {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Why; needed to place it
    #[arg(long, required_unless_present = "lift")]
    pub(crate) reason: Option<String>,
    /// Lift it
    #[arg(long, requires = "by")]
    pub(crate) lift: bool,
    /// Who lifts it
    #[arg(long, value_name = "NAME", requires = "lift")]
    pub(crate) by: Option<String>,
}

#[derive(Args)]
#[command(
    group(ArgGroup::new("step").args(["propose", "told", "given", "drop"]).requires("offer")),
    group(ArgGroup::new("offer").args(["what", "model"]).requires("whose")),
    group(ArgGroup::new("whose").args(["by", "propose", "told", "given", "drop"]).multiple(true))
)]
pub(crate) struct Compensation {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What is offered; without it and --model, what was offered so far, and what the playbook suggests
    pub(crate) what: Option<String>,
    /// What the playbook suggests under this short name
    #[arg(long, value_name = "ID")]
    pub(crate) model: Option<String>,
    /// Who approved it, or proposed it
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Only an idea yet: nobody has approved it
    #[arg(long)]
    pub(crate) propose: bool,
    /// They were told of it
    #[arg(long)]
    pub(crate) told: bool,
    /// They have it
    #[arg(long)]
    pub(crate) given: bool,
    /// It is not offered any more, and why
    #[arg(long, value_name = "REASON")]
    pub(crate) drop: Option<String>,
    /// To whom, or how
    #[arg(long, conflicts_with = "drop")]
    pub(crate) note: Option<String>,
}

#[derive(Args)]
pub(crate) struct Credits {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Which contract, by its short name; without it, those that there are
    pub(crate) contract: Option<String>,
    /// Another incident that the contract counts, too (may be given again)
    #[arg(long = "also", value_name = "INCIDENT")]
    pub(crate) also: Vec<String>,
    /// Time that the contract does not count: from, to, and why (may be given again)
    #[arg(long, num_args = 3, value_names = ["FROM", "TO", "WHY"], action = clap::ArgAction::Append)]
    pub(crate) exclude: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Playbook {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The other playbook; without it, the one in force and those that there are
    pub(crate) playbook: Option<String>,
    /// Apply it; without this, what it would change is only shown
    #[arg(long, requires = "playbook")]
    pub(crate) apply: bool,
}

#[derive(Args)]
pub(crate) struct SentRecord {
    /// The text; `-` reads it from the standard input
    #[arg(long, conflicts_with = "file")]
    pub(crate) text: Option<String>,
    /// A file with the text
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
    /// The channel, where --to does not say [default: the stakeholder's first required one]
    #[arg(long)]
    pub(crate) channel: Option<String>,
    /// When it was posted [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// The next update that it promised [default: as read from the text]
    #[arg(long, value_name = "WHEN")]
    pub(crate) promise: Option<String>,
    /// Why the promise may be later than the cadence says
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// It promised nothing, whatever the text seems to say
    #[arg(long, conflicts_with = "promise")]
    pub(crate) no_promise: bool,
    /// A stakeholder of this update whom the promise does not bind
    #[arg(long, value_name = "STAKEHOLDER")]
    pub(crate) not_for: Vec<String>,
    /// The status that it told [default: the one in force]
    #[arg(long, value_name = "STATUS")]
    pub(crate) tells: Option<Status>,
    /// The severity that it told [default: the one in force]
    #[arg(long, value_name = "SEV")]
    pub(crate) tells_sev: Option<Severity>,
}

#[derive(Args)]
pub(crate) struct Correct {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The act that recorded it, as `foghorn show --json` names it
    pub(crate) act: String,
    #[command(flatten)]
    pub(crate) record: SentRecord,
    /// To whom, where that was wrong
    #[arg(long, value_delimiter = ',', value_name = "WHOM")]
    pub(crate) to: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Stakeholder {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Its short name: board, acme-bank
    pub(crate) stakeholder: String,
    /// Its name on the screen
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Where it can be told; may be given several times
    #[arg(long, value_delimiter = ',')]
    pub(crate) channel: Vec<String>,
    /// Channels that count as told [default: any]
    #[arg(long, value_delimiter = ',')]
    pub(crate) required: Vec<String>,
    /// Minutes to the first word [default: the playbook's]
    #[arg(long, value_name = "MINUTES")]
    pub(crate) first: Option<u32>,
    /// Minutes from word to word [default: the playbook's]
    #[arg(long, value_name = "MINUTES")]
    pub(crate) then: Option<u32>,
    /// Since when [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// Take its clock away instead, and say why
    #[arg(long, value_name = "REASON")]
    pub(crate) drop: Option<String>,
}

#[derive(Args)]
pub(crate) struct Snooze {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Whose clock [default: the one that is due next]
    #[arg(long = "for", value_name = "STAKEHOLDER")]
    pub(crate) stakeholder: Option<String>,
    /// For how long [default: the playbook's, 5 minutes]
    #[arg(long)]
    pub(crate) minutes: Option<u32>,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// "I am on it"
    #[arg(long)]
    pub(crate) on_it: bool,
}

#[derive(Args)]
pub(crate) struct Hold {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Its end
    #[arg(long, value_name = "WHEN")]
    pub(crate) until: String,
    /// Why
    #[arg(long, visible_alias = "because")]
    pub(crate) reason: String,
    /// For whom [default: everybody]
    #[arg(long = "for", value_delimiter = ',', value_name = "STAKEHOLDER")]
    pub(crate) stakeholders: Vec<String>,
    /// Stakeholders were told of it
    #[arg(long)]
    pub(crate) told: bool,
}

#[derive(Args)]
pub(crate) struct Release {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// For whom [default: everybody]
    #[arg(long = "for", value_delimiter = ',', value_name = "STAKEHOLDER")]
    pub(crate) stakeholders: Vec<String>,
}

#[derive(Args)]
pub(crate) struct Stretch {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// How many times the playbook's interval
    pub(crate) factor: u32,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
}
