//! Answers as a person reads them on a terminal. Scripts use `--json`.
//!
//! Here: which printer takes which answer. The printers: receipts of acts (`receipt`), one incident (`incident`),
//! figures (`figures`), lists (`lists`), what is to be done (`todo`), what comes after (`afterwards`), who can be reached (`contacts`), who hears one by one (`customers`), what was sent and what proves it (`proof`), what looks after the folder
//! (`upkeep`), settings (`settings`), reminders (`reminder`), the review (`findings`), the check of a library (`checked`) and
//! playbooks (`playbook`). How text and times are shown: `terminal`.

mod afterwards;
mod checked;
mod contacts;
mod customers;
mod figures;
mod findings;
mod good;
mod handing;
mod incident;
mod lists;
mod playbook;
mod proof;
mod receipt;
mod reminder;
mod settings;
mod terminal;
mod todo;
mod upkeep;

use anyhow::Result;
use foghorn_app::App;
use foghorn_app::core::when::Here;
use serde_json::Value;

use crate::args::Command;
use crate::ask::view_of_act;
pub(crate) use checked::checked;
pub(crate) use findings::{all_findings, findings};
pub(crate) use proof::is_proven;
pub(crate) use receipt::is_act;
pub(crate) use reminder::reminder;
pub(crate) use terminal::{Place, escaped, line};

/// An answer as JSON, which a terminal cannot be made to obey either.
///
/// # Errors
/// None that is known of: every answer is made of what JSON has.
pub(crate) fn json(answer: &Value) -> Result<String> {
    Ok(escaped(&serde_json::to_string_pretty(answer)?) + "\n")
}

/// The answer of a command in lines; a brief's page is HTML.
///
/// # Errors
/// Where the incident that an act was done on cannot be read again.
pub(crate) fn human(app: &App, command: &Command, answer: &Value) -> Result<String> {
    let place = Place(Here { now: app.now(), zone: app.settings()?.zone() });
    Ok(match command {
        Command::List(list) => lists::list(answer, list, &place),
        Command::Show(_) => incident::show(answer, &place),
        Command::Draft(_) => terminal::block(answer["text"].as_str().unwrap_or_default(), "") + "\n",
        Command::Prove(_) => proof::prove(answer, &place),
        Command::Playbook(asked) if asked.playbook.is_none() => playbook::playbooks(answer),
        Command::Playbook(asked) if !asked.apply => playbook::difference(answer, &place),
        Command::Compensation(_) if !is_act(command) => good::offers(answer, &place),
        Command::Credits(asked) if asked.contract.is_none() => good::contracts(answer),
        Command::Credits(_) => good::credits(answer),
        Command::FollowUps(asked) if asked.export.is_some() => afterwards::exported(answer),
        Command::FollowUps(_) => afterwards::follow_ups(answer, &place),
        Command::Aftermath(_) => afterwards::aftermath(answer, &place),
        Command::Postmortem(_) if !is_act(command) => {
            terminal::block(answer["markdown"].as_str().unwrap_or_default(), "") + "\n"
        }
        Command::Contacts(asked) => contacts::contacts(answer, asked),
        Command::Customers(asked) if !is_act(command) => customers::customers(answer, asked, &place),
        Command::Customer(_) if !is_act(command) => customers::letter(answer),
        Command::Letters(asked) if !is_act(command) => customers::letters(answer, asked),
        Command::Figures(_) => figures::figures(answer),
        Command::Trends(_) => figures::trends(answer),
        Command::Report(asked) if asked.save.is_some() => format!("Saved as {}.\n", terminal::text(&answer["path"])),
        Command::Report(_) => terminal::block(answer["markdown"].as_str().unwrap_or_default(), "") + "\n",
        Command::Due(due) if due.todo => lists::due(&answer["clocks"], &place) + &todo::due(&answer["todo"], &place),
        Command::Due(_) => lists::due(answer, &place),
        Command::Todo(asked) => todo::todo(answer, asked.all, &place),
        Command::Search(_) => lists::search(answer, &place),
        Command::Accept(_) => handing::accepted(app, answer, &place)?,
        Command::Brief(brief) => handing::brief(answer, brief),
        Command::Import(_) => upkeep::import(answer),
        Command::Export(_) => upkeep::export(answer),
        Command::Verify => upkeep::verify(answer),
        Command::Rebuild => upkeep::rebuild(answer),
        Command::Backup(_) => upkeep::backup(answer),
        Command::Config(asked) => settings::settings(answer, asked)?,
        act => {
            let incident = &answer["incident"];
            let view = match receipt::told_by(act, answer) {
                Some(told) => view_of_act(app, incident, told)?,
                None => app.dispatch("incident", serde_json::json!({ "incident": incident }))?,
            };
            receipt::receipt(act, answer, &view, &place)
        }
    })
}
