//! The door of the web view: one command `call`, one event `changed`.
//!
//! What foghorn-app does not do (quitting, hiding, trying the alarm, the desktop's dialogs) is answered here, under the
//! same roof; all else goes to its table, off the UI thread. Not here: any meaning of a payload that belongs to foghorn-app.

use foghorn_app::core::{StakeholderId, StreamId};
use foghorn_app::{Changed, Failure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter};

use crate::file_dialog::{self, ChooseFile};
use crate::mail::{self, OpenMail};
use crate::{quit, settings, shell, shortcut, strip, window};

/// The one event.
const CHANGED: &str = "changed";

/// What the web view is asked to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen<'a> {
    /// All open incidents.
    Board,
    /// The line that declares.
    Declare,
    /// "Nobody will remind you."
    Quit,
    /// One incident, with the keys on one clock.
    Incident(&'a StreamId, Option<&'a StakeholderId>),
    /// A word to write.
    Write(&'a StreamId, &'a StakeholderId),
    /// The record of a word that was sent.
    Sent(&'a StreamId, Option<&'a StakeholderId>),
}

#[derive(Deserialize)]
struct Quit {
    sure: bool,
}

#[derive(Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
enum Window {
    Ready,
    Show,
    Hide,
    FillScreen,
    LeaveFullScreen,
}

/// What another window asks the main one to open.
#[derive(Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
enum Open {
    Board,
    Incident { incident: StreamId, stakeholder: Option<StakeholderId> },
    Write { incident: StreamId, stakeholder: StakeholderId },
    Send { incident: StreamId, stakeholder: Option<StakeholderId> },
}

/// What is on the screen, to be read right behind an act: one way through the web view's door instead of two.
#[derive(Deserialize)]
pub(crate) struct Show {
    name: String,
    payload: Value,
}

/// The one command. With `show` it answers `{ answer, shown }`; `shown` is null where the screen could not be read.
#[tauri::command]
pub(crate) async fn call(
    handle: AppHandle,
    name: String,
    payload: Value,
    show: Option<Show>,
) -> Result<Value, Failure> {
    match name.as_str() {
        "quit" => quit::asked(&handle, parse::<Quit>(&name, payload)?.sure),
        "window" => match parse(&name, payload)? {
            Window::Ready => window::ready(&handle),
            Window::Show => window::show(&handle),
            Window::Hide => quit::put_away(&handle),
            Window::FillScreen => window::fill_screen(&handle, true),
            Window::LeaveFullScreen => window::fill_screen(&handle, false),
        },
        "strip" => strip::toggle(&handle),
        "open" => {
            let asked: Open = parse(&name, payload)?;
            open(
                &handle,
                match &asked {
                    Open::Board => Screen::Board,
                    Open::Incident { incident, stakeholder } => Screen::Incident(incident, stakeholder.as_ref()),
                    Open::Write { incident, stakeholder } => Screen::Write(incident, stakeholder),
                    Open::Send { incident, stakeholder } => Screen::Sent(incident, stakeholder.as_ref()),
                },
            );
        }
        "desktop" => {
            return Ok(json!({ "shortcut": shortcut::can_work(), "file_dialog": file_dialog::is_there() }));
        }
        "choose-file" => return Ok(json!(file_dialog::choose(&handle, parse::<ChooseFile>(&name, payload)?).await?)),
        "open-mail" => mail::open(&handle, parse::<OpenMail>(&name, payload)?).await?,
        "alarm-test" => shell::of(&handle).alarms.try_out(),
        _ => return dispatch(handle, name, payload, show).await,
    }
    Ok(Value::Null)
}

/// Tells the web view something: that of the window, and that of the strip, which heeds only what changed.
pub(crate) fn say(handle: &AppHandle, changed: &Changed) {
    if let Err(error) = handle.emit(CHANGED, changed) {
        tracing::warn!("the window did not hear {changed:?}: {error}");
    }
}

/// Brings the window forward with a screen.
pub(crate) fn open(handle: &AppHandle, screen: Screen<'_>) {
    let (what, incident, stakeholder) = match screen {
        Screen::Board => ("board", None, None),
        Screen::Declare => ("declare", None, None),
        Screen::Quit => ("quit", None, None),
        Screen::Incident(incident, stakeholder) => ("incident", Some(incident), stakeholder),
        Screen::Write(incident, stakeholder) => ("write", Some(incident), Some(stakeholder)),
        Screen::Sent(incident, stakeholder) => ("send", Some(incident), stakeholder),
    };
    window::show(handle);
    let stakeholder = stakeholder.map(ToString::to_string);
    say(handle, &Changed::Open { what: what.to_owned(), incident: incident.cloned(), stakeholder });
}

async fn dispatch(handle: AppHandle, name: String, payload: Value, show: Option<Show>) -> Result<Value, Failure> {
    let work = move || {
        let shell = shell::of(&handle);
        let app = shell.app()?;
        let answer = app.dispatch(&name, payload)?;
        if name == "set-settings" {
            settings::apply_saved(&handle, app);
        }
        Ok(match show {
            Some(show) => json!({ "answer": answer, "shown": app.dispatch(&show.name, show.payload).ok() }),
            None => answer,
        })
    };
    tauri::async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Failure::new("broken", format!("Something broke inside Foghorn: {error}."))))
}

fn parse<T: DeserializeOwned>(name: &str, payload: Value) -> Result<T, Failure> {
    serde_json::from_value(payload).map_err(|error| Failure::new("payload", format!("{name}: {error}.")))
}
