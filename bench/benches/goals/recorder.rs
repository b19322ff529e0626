//! A notification daemon that keeps when it was called, by the clock that the app reads.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use foghorn_app::Clock;
use foghorn_app::core::At;
use foghorn_tests::desk::Desk;
use foghorn_tests::wait::until;
use zbus::blocking::{Connection, connection};
use zbus::zvariant::OwnedValue;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// One call of `Notify`.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// When it came.
    pub(crate) at: At,
    /// The line that a person reads first.
    pub(crate) summary: String,
    /// The rest.
    pub(crate) body: String,
}

/// The daemon; it goes when this is dropped.
pub(crate) struct Recorder {
    calls: Calls,
    _bus: Connection,
}

type Calls = Arc<Mutex<Vec<Call>>>;

struct Daemon {
    calls: Calls,
    clock: Clock,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    #[expect(clippy::too_many_arguments, reason = "the specification's call")]
    fn notify(
        &self,
        _app: &str,
        replaces: u32,
        _icon: &str,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let at = self.clock.now();
        let mut calls = lock(&self.calls);
        calls.push(Call { at, summary, body });
        if replaces == 0 { u32::try_from(calls.len()).unwrap_or(u32::MAX) } else { replaces }
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup", "persistence", "sound"].map(str::to_owned).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ["recorder", "foghorn-bench", "1", "1.2"].map(str::to_owned).into()
    }
}

impl Recorder {
    /// Starts it on a desk that has no daemon yet.
    pub(crate) fn start(desk: &Desk) -> Result<Self> {
        let calls = Calls::default();
        let daemon = Daemon { calls: Arc::clone(&calls), clock: Clock::default() };
        let bus = connection::Builder::address(desk.session_bus())?.serve_at(PATH, daemon)?.name(NAME)?.build()?;
        Ok(Self { calls, _bus: bus })
    }

    /// Everything that was shown so far.
    pub(crate) fn all(&self) -> Vec<Call> {
        lock(&self.calls).clone()
    }

    /// Waits for so many calls that `wanted` accepts, from the `from`th on.
    pub(crate) fn wait_for(
        &self,
        what: &str,
        count: usize,
        from: usize,
        within: Duration,
        wanted: impl Fn(&Call) -> bool,
    ) -> Result<Vec<Call>> {
        until(what, within, || {
            let calls: Vec<_> = self.all().into_iter().skip(from).filter(&wanted).collect();
            Ok((calls.len() >= count).then_some(calls))
        })
    }
}

fn lock(calls: &Mutex<Vec<Call>>) -> std::sync::MutexGuard<'_, Vec<Call>> {
    calls.lock().unwrap_or_else(PoisonError::into_inner)
}
