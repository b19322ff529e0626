//! What is local to this laptop: whether notifications work, what the app must say about itself.

use chrono::{DateTime, TimeDelta, Utc};
use foghorn_core::At;
use foghorn_core::when::Here;
use foghorn_store::{MintedBecause, OpenNews, Store};
use serde::Serialize;
use ts_rs::TS;

use crate::app::App;
use crate::contacts::today;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::Nothing;

/// What the window needs before its first screen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Desk {
    /// The version of the app.
    pub version: String,
    /// Settings in force.
    pub settings: Settings,
    /// The zone in force, as an IANA name.
    pub zone: String,
    /// When the quiet hours end that are now.
    pub quiet_until: Option<DateTime<Utc>>,
    /// The data folder.
    pub data_dir: String,
    /// What the user must know about the data or the desktop, in sentences.
    pub problems: Vec<Problem>,
    /// Playbooks that can be chosen, and files with faults.
    pub playbooks: Vec<PlaybookView>,
    /// How many contacts nobody looked at for 90 days.
    pub stale_contacts: usize,
    /// Faults of user files: file, line and reason.
    pub faults: Vec<String>,
}

/// Something the user must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// For the window to branch on: `no-notifications`, `other-ticker`, `salvaged`, `disk-full`, `clock-jump`, …
    pub code: String,
    /// A sentence that says what to do.
    pub message: String,
}

/// A playbook that can be chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlaybookView {
    /// Its name.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// `built in`, `team` or `yours`.
    pub origin: String,
}

/// What the window needs before its first screen.
pub(crate) fn desk(app: &App, _: Nothing) -> Result<Desk, Failure> {
    app.look_at_zone_anew();
    let settings = app.settings()?;
    let library = app.library_now()?;
    let today = today(&Here { now: app.now(), zone: settings.zone() });
    Ok(Desk {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        zone: settings.zone().name().to_owned(),
        quiet_until: settings.quiet_hours(app.now(), settings.zone()),
        settings,
        data_dir: app.folder().display().to_string(),
        problems: app.problems(),
        playbooks: library.list(),
        stale_contacts: library.contacts.all.iter().filter(|contact| contact.is_stale(today)).count(),
        faults: library.faults().map(ToString::to_string).collect(),
    })
}

/// What opening the folder found, as far as the user must know it. That a log was set aside is said for a day, in
/// every window and terminal: whoever happened to open the folder first may not have been looking.
pub(crate) fn news(store: &Store, news: &[OpenNews], now: At) -> Result<Vec<Problem>, Failure> {
    const KEPT: &str = "news";
    let mut problems: Vec<Problem> = news.iter().filter_map(problem).collect();
    let kept = problems.iter().find(|problem| ["salvaged", "restored"].contains(&problem.code.as_str()));
    if let Some(problem) = kept {
        let json = serde_json::to_string(&(now, &problem.code, &problem.message)).unwrap_or_default();
        store.write(|tx| tx.local_set(KEPT, &json))?;
    } else if let Some(json) = store.local_get(KEPT)?
        && let Ok((at, code, message)) = serde_json::from_str::<(At, String, String)>(&json)
        && now - at < TimeDelta::days(1)
    {
        problems.push(Problem { code, message });
    }
    Ok(problems)
}

fn problem(news: &OpenNews) -> Option<Problem> {
    let problem = |code: &str, message: String| Some(Problem { code: code.to_owned(), message });
    match news {
        OpenNews::Created | OpenNews::ReplicaMinted { why: MintedBecause::New } => None,
        OpenNews::ReplicaMinted { .. } => problem(
            "copied",
            "This data folder was copied or moved here. It writes under a new name from now on, so both copies can be \
             merged later."
                .to_owned(),
        ),
        OpenNews::SalvagedFrom { set_aside, snapshot, missing_entries, unknown_after } => {
            let aside = set_aside.as_ref().map_or_else(
                || "The data file was gone.".to_owned(),
                |path| format!("The data file was damaged and is set aside as {}.", path.display()),
            );
            let from = snapshot.as_ref().map_or_else(
                || "There was no snapshot to go on with.".to_owned(),
                |path| format!("Foghorn goes on with the snapshot {}.", path.display()),
            );
            let then = "Look at what is open and write down again what is not there; keep the file that was set aside.";
            let later = unknown_after.map_or_else(String::new, |at| {
                let at = at.format("%Y-%m-%d %H:%M UTC");
                format!(" Nothing tells how many were written after {at}: they may be missing, too.")
            });
            let missing = format!("Entries known to be missing: {missing_entries}.{later}");
            problem("salvaged", format!("{aside} {from} {missing} {then}"))
        }
        OpenNews::Restored { from, .. } => problem("restored", format!("Restored from {}.", from.display())),
        OpenNews::Migrated { snapshot, .. } => problem(
            "migrated",
            format!("The data was brought to a newer format; a copy of the old one is {}.", snapshot.display()),
        ),
    }
}
