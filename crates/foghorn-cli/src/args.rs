//! What can be typed. The doc comment of a command is its help text; docs/cli.md tells of the answers.
//!
//! Here: the commands, and what most of them take. What keeps people told has its fields in `telling`, what is to be done in
//! `doing`, what reads files in `reading`.

mod afterwards;
mod customers;
mod doing;
mod handing;
mod judging;
mod linking;
mod reaching;
mod reading;
mod telling;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use foghorn_app::core::{self as domain, Kind, Severity, Status};

pub(crate) use afterwards::{FollowUpAct, FollowUpOf, FollowUps, Lesson, Postmortem, Reassure, Report, Tracker};
pub(crate) use customers::{Customer, Customers, Letters, Only};
pub(crate) use doing::{Ask, Aspect, Deadline, Item, ItemAct, ReportAct, Todo};
pub(crate) use handing::{Accept, Brief, Handover, Shared};
pub(crate) use judging::{Figures, Trends};
pub(crate) use linking::{Link, Unlink};
pub(crate) use reaching::{Contacts, Ring};
pub(crate) use reading::{Check, Review};
pub(crate) use telling::{
    Compensation, Correct, Credits, Draft, Hold, LegalHold, Playbook, Prove, Release, Sent, SentRecord, Snooze,
    Stakeholder, Stretch,
};

/// Who must hear from us, by when, in which words, and did we keep the promise that we printed?
#[derive(Parser)]
#[command(name = "foghorn", version, max_term_width = 100)]
pub(crate) struct Foghorn {
    /// The data folder [default: FOGHORN_DATA_DIR, else the system's place for the data of programs]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Answer in JSON, for scripts
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// What a program that was started once is to do.
#[derive(Subcommand)]
pub(crate) enum Task {
    #[command(flatten)]
    OnFolder(Command),
    /// Review messages before they are posted: what is wrong, where, and what to write instead
    Review(Review),
    /// Check a team's own rules, templates and playbooks, and run the rules' examples
    Check(Check),
    /// Print what lets a shell complete these commands
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// What is asked of a data folder, or done in it.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Declare an incident: one line, and the clocks run
    Declare(Declare),
    /// List incidents that are not over, or all
    List(List),
    /// Show one incident
    Show(Show),
    /// Change status, severity, title, or when the impact began, all in one act
    Set(Set),
    /// State a line of the fact sheet: impact, scope, known, unknown, doing, workaround, data-safety, estimate
    Fact(Fact),
    /// Give somebody a role: commander, deputy, scribe, communications, expert, liaison, sponsor
    Role(Role),
    /// Log a note, a decision or an observation
    Note(Note),
    /// What is to be done: lists, reports, and what people were asked for
    Todo(Todo),
    /// Do, skip, reopen or give something that is to be done, or add one more
    Item(Item),
    /// Ask somebody for something by a time; answer, extend or drop an ask
    Ask(Ask),
    /// A report to a regulator: its event came to pass, or it was made; check with counsel
    Deadline(Deadline),
    /// State what is special: data, vendor, regulated, security, failover; some lists are for that
    Aspect(Aspect),
    /// Print a text to start from
    #[command(visible_alias = "write")]
    Draft(Draft),
    /// Record a message that was sent; the clocks restart from its posting
    Sent(Sent),
    /// Put the record of a sent message right, or add its text
    Correct(Correct),
    /// Show what proves each text that was sent, and whose text a copy is
    Prove(Prove),
    /// Keep sentences on cause, fault, data and compensation back until somebody named lifts it; the clocks run on
    LegalHold(LegalHold),
    /// Approve what customers are offered, or list what the playbook suggests; until then no message may promise it
    Compensation(Compensation),
    /// Hand command over: an act in the log, and a file for the laptop of whoever takes it
    Handover(Handover),
    /// Take in what was handed over, and take command; or take it back
    Accept(Accept),
    /// Say that the other has it: this laptop only watches from here on
    Confirm(Incident),
    /// Print what the next commander must know, or write it into a file
    Brief(Brief),
    /// Give a stakeholder a clock, or take it away
    Stakeholder(Stakeholder),
    /// Show what another playbook would change, and apply it
    Playbook(Playbook),
    /// Tie it to another incident: same cause, a part of it, a duplicate
    Link(Link),
    /// Untie it from another incident
    Unlink(Unlink),
    /// Who can be reached; takes in and writes CSV and vCard
    Contacts(Contacts),
    /// What a contract owes for the time that the service was not there, with the arithmetic
    Credits(Credits),
    /// Customers who hear one by one: who is on the list, and how far it came with each
    Customers(Customers),
    /// One customer: their letter, what they answered, what comes next
    Customer(Customer),
    /// Letters to them: what the review finds in each; approve, save and record them as sent
    Letters(Letters),
    /// Ring the people of a group one after the other, and say who answered
    Ring(Ring),
    /// Quieten a clock for a few minutes; never moves its due time
    Snooze(Snooze),
    /// Hold words back until a stated time, at most 24 h ahead
    Hold(Hold),
    /// End a hold early
    Release(Release),
    /// Stretch the cadence of a long incident, or set it back with 1
    Stretch(Stretch),
    /// Service is back: one last word is due to everybody told anything
    Resolve(Ending),
    /// Open it again
    Reopen(Ending),
    /// Withdraw it: a false alarm or a duplicate
    Withdraw(Withdraw),
    /// Close it; refused while somebody is owed a word, unless a reason is given
    Close(Ending),
    /// What is left until it can be closed, and what those who were told of it hear long after
    Aftermath(Incident),
    /// Settle a round of reassurance: they heard what we changed, or how it stands 30 or 90 days after; or need not
    Reassure(Reassure),
    /// Something to be done after it: add, change, done, drop, reopen
    FollowUp(FollowUpOf),
    /// Follow-ups of all incidents that are open, and causes that come again; a file of them for an issue tracker
    FollowUps(FollowUps),
    /// State what was learned: a contributing factor, what went well, luck
    Lesson(Lesson),
    /// The postmortem as the log tells it, in Markdown; its date, and that it was published
    Postmortem(Postmortem),
    /// Start the clocks of imported history
    TakeOver(Incident),
    /// Take an act back, whoever did it
    Retract(Retract),
    /// Take back your own last act
    Undo(Undo),
    /// Bring back what undo took
    Redo(Incident),
    /// Remove the text of one entry for good; its header stays and still verifies
    Expunge(Expunge),
    /// How fast, how long, and how well people were told: one incident's figures
    Figures(Figures),
    /// The same for many incidents: by month, severity and component, objectives, silences
    Trends(Trends),
    /// The report of a month for executives and board, in Markdown, or as a page
    Report(Report),
    /// What is due when: one line a clock
    Due(Due),
    /// Search everything said; the last word counts as a prefix
    Search(Search),
    /// Take in a brief, or as JSON lines a Foghorn export or a status page's history
    Import(Import),
    /// Write one incident or all as JSON lines that import back to the same log
    Export(Export),
    /// Check every id and hash, and that lists show what the log says
    Verify,
    /// Make lists and clocks anew from the log
    Rebuild,
    /// Copy the whole log into one file
    Backup(Backup),
    /// Show the settings of this laptop, or change one
    Config(Config),
    /// Remind without a window: notifications, and a line each, until it is stopped
    Watch(Watch),
}

#[derive(Args)]
pub(crate) struct Completions {
    /// Which shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args)]
pub(crate) struct Config {
    /// Which setting; all of them where none is named
    pub(crate) name: Option<String>,
    /// What it becomes
    #[arg(requires = "name", allow_hyphen_values = true)]
    pub(crate) value: Option<String>,
}

#[derive(Args)]
pub(crate) struct Watch {
    /// Print lines only
    #[arg(long)]
    pub(crate) no_notifications: bool,
    /// Tell what is to be said now, and end
    #[arg(long)]
    pub(crate) once: bool,
}

#[derive(Args)]
pub(crate) struct Incident {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
}

#[derive(Args)]
pub(crate) struct Declare {
    /// What is broken, in one line; may begin with how bad: "SEV1 Checkout fails"
    pub(crate) title: String,
    /// How bad, 1 to 4 [default: as the line begins, else 2, unconfirmed]
    #[arg(long, visible_alias = "severity")]
    pub(crate) sev: Option<Severity>,
    /// real, drill or maintenance
    #[arg(long)]
    pub(crate) kind: Option<Kind>,
    /// When it was declared; clocks start there: 14:05, "25 min ago", or ISO with zone
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// When the impact began; starts no clock
    #[arg(long, value_name = "WHEN")]
    pub(crate) since: Option<String>,
    /// Who commands [default: you]
    #[arg(long, value_name = "NAME")]
    pub(crate) commander: Option<String>,
    /// Which playbook: default, finance, data-breach … [default: the one of the settings]
    #[arg(long)]
    pub(crate) playbook: Option<String>,
}

#[derive(Args)]
pub(crate) struct List {
    /// Also what is over, and imported history
    #[arg(long)]
    pub(crate) all: bool,
    /// Only with these words in title or reference
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Only with this status
    #[arg(long)]
    pub(crate) status: Option<Status>,
}

#[derive(Args)]
pub(crate) struct Show {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What had happened by then, with today's knowledge
    #[arg(long, value_name = "WHEN", conflicts_with = "known_at")]
    pub(crate) as_of: Option<String>,
    /// What had been written down by then
    #[arg(long, value_name = "WHEN")]
    pub(crate) known_at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Set {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// investigating, identified, monitoring or resolved
    #[arg(long)]
    pub(crate) status: Option<Status>,
    /// 1 to 4; the same one confirms it
    #[arg(long, visible_alias = "severity")]
    pub(crate) sev: Option<Severity>,
    /// What is broken, in one line
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// When the impact began
    #[arg(long, value_name = "WHEN")]
    pub(crate) since: Option<String>,
    /// When status or severity changed [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
}

#[derive(Args)]
pub(crate) struct Fact {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// impact, scope, known, unknown, doing, workaround, data-safety or estimate
    pub(crate) fact: domain::Fact,
    /// What is true; empty: nothing is known any more
    pub(crate) text: String,
    /// How that is known: the query, the backup that was read, who looked; for yourselves, no message tells it
    #[arg(long, value_name = "HOW")]
    pub(crate) evidence: Option<String>,
    /// As of when [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Role {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// commander, deputy, scribe, communications, expert, liaison or sponsor
    pub(crate) role: domain::Role,
    /// Who; missing: nobody
    pub(crate) person: Option<String>,
    /// Since when [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Note {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// What to write down
    pub(crate) text: String,
    /// It is a decision
    #[arg(long, conflicts_with = "observation")]
    pub(crate) decision: bool,
    /// It is an observation
    #[arg(long)]
    pub(crate) observation: bool,
    /// Why it was decided
    #[arg(long, visible_alias = "reason", requires = "decision")]
    pub(crate) why: Option<String>,
    /// Who decided [default: you]
    #[arg(long, value_name = "NAME", requires = "decision")]
    pub(crate) by: Option<String>,
    /// When the decision is to be looked at again
    #[arg(long, value_name = "WHEN", requires = "decision")]
    pub(crate) revisit: Option<String>,
    /// When it happened [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
    /// Correct the line that this act wrote
    #[arg(long, value_name = "ACT")]
    pub(crate) correct: Option<String>,
}

#[derive(Args)]
pub(crate) struct Ending {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
    /// When [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Withdraw {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// Why: false alarm, duplicate of which
    #[arg(long)]
    pub(crate) reason: String,
    /// When [default: now]
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<String>,
}

#[derive(Args)]
pub(crate) struct Retract {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The act, as `foghorn show --json` names it
    pub(crate) act: String,
    /// Why
    #[arg(long, visible_alias = "why")]
    pub(crate) reason: Option<String>,
    /// The message that the act recorded as sent was not posted
    #[arg(long)]
    pub(crate) not_posted: bool,
}

#[derive(Args)]
pub(crate) struct Undo {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The message that was recorded as sent was not posted
    #[arg(long)]
    pub(crate) not_posted: bool,
}

#[derive(Args)]
pub(crate) struct Expunge {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The entry, as `foghorn show --json` names it
    pub(crate) entry: String,
    /// Why; do not repeat the secret here
    #[arg(long, visible_alias = "why")]
    pub(crate) reason: String,
}

#[derive(Args)]
pub(crate) struct Due {
    /// Only this incident's
    pub(crate) incident: Option<String>,
    /// Also what is to be done by a time: asks, things of a list, reports, decisions to be looked at again
    #[arg(long)]
    pub(crate) todo: bool,
}

#[derive(Args)]
pub(crate) struct Search {
    /// The words
    #[arg(required = true)]
    pub(crate) words: Vec<String>,
    /// How many hits, at most 100
    #[arg(long, default_value_t = 30)]
    pub(crate) limit: usize,
}

#[derive(Args)]
pub(crate) struct Import {
    /// The file
    pub(crate) file: PathBuf,
    /// Open it with what stands in the first line of this file; `-` reads it from the standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Export {
    /// The file; never overwritten
    pub(crate) file: PathBuf,
    /// Only this incident
    #[arg(long)]
    pub(crate) incident: Option<String>,
}

#[derive(Args)]
pub(crate) struct Backup {
    /// The file; never overwritten
    pub(crate) file: PathBuf,
}
