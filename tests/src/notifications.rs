//! The desk's recording notification daemon: what it was asked to show, and a finger that clicks.
//!
//! The daemon is python-dbusmock's template, a process of its own, so that it can be frozen and killed like a real one.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context, Result};
use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{OwnedValue, Value};

use crate::desk::Desk;
use crate::process::Process;
use crate::wait::{PATIENCE, until};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const MOCK: &str = "org.freedesktop.DBus.Mock";
/// What the recording daemon says it can do: what GNOME, KDE and dunst have in common.
const CAPABILITIES: &str = r#"{"capabilities": "actions body body-markup persistence"}"#;

/// One call of `Notify`, as the daemon saw it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The id that it replaces; 0 for a new one.
    pub replaces: u32,
    /// The line that a person reads first.
    pub summary: String,
    /// The rest, as markup.
    pub body: String,
    /// The keys of its buttons.
    pub actions: Vec<String>,
    /// 0 low, 1 normal, 2 critical.
    pub urgency: Option<u8>,
    /// When it goes by itself, in milliseconds: -1 as the daemon likes, 0 never.
    pub expires: i32,
    /// The id that the daemon answered with.
    pub id: u32,
}

/// The daemon and a line to it.
#[derive(Debug)]
pub struct Notifications {
    bus: Connection,
    daemon: Process,
}

impl Notifications {
    /// Starts the daemon on a desk and waits until it owns its name.
    ///
    /// # Errors
    /// It does not come up.
    pub fn start(desk: &Desk) -> Result<Self> {
        let mut command = desk.command("/usr/bin/python3");
        command.args(["-m", "dbusmock", "--template", "notification_daemon", "--parameters", CAPABILITIES]);
        let daemon = Process::start("dbusmock", &mut command, &desk.dir().join("notifications.log"))?;
        let bus = connection::Builder::address(desk.session_bus())?.build()?;
        until("the notification daemon", PATIENCE, || {
            let answer = bus.call_method(Some(NAME), PATH, Some(NAME), "GetServerInformation", &());
            Ok(answer.is_ok().then_some(()))
        })?;
        Ok(Self { bus, daemon })
    }

    /// The daemon's process, to freeze or kill.
    pub fn daemon(&mut self) -> &mut Process {
        &mut self.daemon
    }

    /// Freezes the daemon: it owns its name and answers nothing.
    ///
    /// # Errors
    /// It is gone.
    pub fn freeze(&self) -> Result<()> {
        self.daemon.freeze()
    }

    /// Lets a frozen daemon go on.
    ///
    /// # Errors
    /// It is gone.
    pub fn thaw(&self) -> Result<()> {
        self.daemon.thaw()
    }

    /// Everything shown so far, in order.
    ///
    /// # Errors
    /// The daemon does not answer.
    pub fn all(&self) -> Result<Vec<Shown>> {
        // GetMethodCalls answers a(tav): when, and the arguments.
        let calls: Vec<(u64, Vec<OwnedValue>)> = self.mock()?.call("GetMethodCalls", &("Notify"))?;
        // The template gives ids in order of the calls that replace nothing; it does not say them in the record.
        let mut next = 1;
        calls
            .into_iter()
            .map(|(_, arguments)| {
                let mut shown = Shown::read(arguments)?;
                if shown.replaces == 0 {
                    shown.id = next;
                    next += 1;
                } else {
                    shown.id = shown.replaces;
                }
                Ok(shown)
            })
            .collect()
    }

    /// Waits for one that `wanted` accepts, among all that were shown from the `from`th on.
    ///
    /// # Errors
    /// None came within `within`; the sentence lists those that did.
    pub fn wait_for(
        &self,
        what: &str,
        from: usize,
        within: Duration,
        wanted: impl Fn(&Shown) -> bool,
    ) -> Result<Shown> {
        until(&format!("a notification: {what}"), within, || {
            Ok(self.all()?.into_iter().skip(from).find(|shown| wanted(shown)))
        })
        .with_context(|| format!("shown so far: {:#?}", self.all().unwrap_or_default()))
    }

    /// The ids that the app closed.
    ///
    /// # Errors
    /// The daemon does not answer.
    pub fn closed(&self) -> Result<Vec<u32>> {
        let calls: Vec<(u64, Vec<OwnedValue>)> = self.mock()?.call("GetMethodCalls", &("CloseNotification"))?;
        calls
            .into_iter()
            .map(|(_, arguments)| {
                let id = arguments.first().context("CloseNotification without an id")?;
                number(id).context("an id that is no number")
            })
            .collect()
    }

    /// Clicks a button of a notification (`default` is the notification itself), which then goes, as on a desktop.
    ///
    /// # Errors
    /// The daemon does not answer.
    pub fn click(&self, shown: &Shown, action: &str) -> Result<()> {
        let arguments: Vec<Value<'_>> = vec![Value::from(shown.id), Value::from(action)];
        let () = self.mock()?.call("EmitSignal", &(NAME, "ActionInvoked", "us", arguments))?;
        let dismissed_by_the_user: Vec<Value<'_>> = vec![Value::from(shown.id), Value::from(2_u32)];
        Ok(self.mock()?.call("EmitSignal", &(NAME, "NotificationClosed", "uu", dismissed_by_the_user))?)
    }

    fn mock(&self) -> Result<Proxy<'_>> {
        Ok(Proxy::new(&self.bus, NAME, PATH, MOCK)?)
    }
}

impl Shown {
    fn read(arguments: Vec<OwnedValue>) -> Result<Self> {
        let [_app, replaces, _icon, summary, body, actions, hints, expires] = <[OwnedValue; 8]>::try_from(arguments)
            .map_err(|arguments| anyhow::anyhow!("Notify with {} arguments", arguments.len()))?;
        let hints: HashMap<String, OwnedValue> = hints.try_into()?;
        let actions: Vec<String> = actions.try_into()?;
        Ok(Self {
            replaces: replaces.try_into()?,
            summary: summary.try_into()?,
            body: body.try_into()?,
            actions: actions.into_iter().step_by(2).collect(),
            urgency: hints.get("urgency").and_then(number).and_then(|level| u8::try_from(level).ok()),
            expires: expires.try_into()?,
            id: 0,
        })
    }
}

/// Numbers come in the width that the mock's Python guessed.
fn number(value: &OwnedValue) -> Option<u32> {
    match &**value {
        Value::U8(number) => Some(u32::from(*number)),
        Value::U32(number) => Some(*number),
        Value::I32(number) => u32::try_from(*number).ok(),
        Value::I64(number) => u32::try_from(*number).ok(),
        Value::U64(number) => u32::try_from(*number).ok(),
        Value::Value(inner) => match &**inner {
            Value::U8(number) => Some(u32::from(*number)),
            Value::U32(number) => Some(*number),
            _ => None,
        },
        _ => None,
    }
}
