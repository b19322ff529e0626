//! The ticker: looks at the wall clock at least twice a second, and right at the next stage.
//!
//! Timers do not count sleep, so due times are never timers: each look compares with the clock (`passing` tells sleep
//! from a clock that was set). Only one window of a data folder reminds; the others say so. Not here: what is due.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use foghorn_app::read::desk::Problem;
use foghorn_app::tick::{Jump, Tick};
use foghorn_app::{App, Failure};

use crate::awake::Awake;
use tokio::time::Instant;

use crate::passing::{Leap, Passing};
use crate::shell::Shell;

/// What another process writes must show within a second: half of it to notice, half of it to draw.
const GLANCE: Duration = Duration::from_millis(500);
/// Even when nobody says that anything changed: one look at everything a minute.
const LOOK_ANYWAY: chrono::TimeDelta = chrono::TimeDelta::seconds(60);
/// Until then the window is painted, and what can wait has waited for it.
const PAINTED: Duration = Duration::from_secs(3);
const OTHER_TICKER: &str = "other-ticker";
const BLIND: &str = "ticker";

/// Ticks until the program ends.
pub(crate) async fn run(shell: Arc<Shell>, app: App) {
    let mut ticker = Ticker { shell, app, passing: Passing::default(), awake: Awake::default(), seen: Seen::default() };
    ticker.wait_for_turn().await;
    let (began, mut keeper) = (Instant::now(), None);
    let mut jump = Some(Jump::NotRunning);
    loop {
        // Index and snapshots belong to the window that reminds: one of them is enough.
        if keeper.is_none() && began.elapsed() >= PAINTED {
            keeper = Some(ticker.app.start_keeper());
        }
        ticker.look(jump.take()).await;
        jump = ticker.sleep().await;
    }
}

struct Ticker {
    shell: Arc<Shell>,
    app: App,
    passing: Passing,
    awake: Awake,
    seen: Seen,
}

/// What the last full look found.
#[derive(Default)]
struct Seen {
    at: DateTime<Utc>,
    tick: Tick,
    stale: bool,
    failed: bool,
}

impl Ticker {
    /// Until this window may remind: another one of the same folder may have the right.
    async fn wait_for_turn(&mut self) {
        let mut told = false;
        loop {
            match self.blocking(|app| app.take_ticker_lock()).await {
                Ok(true) => break,
                Ok(false) if !told => {
                    told = true;
                    self.app.report(Problem {
                        code: OTHER_TICKER.to_owned(),
                        message: "Another Foghorn window on this data folder reminds you; this one only shows."
                            .to_owned(),
                    });
                }
                Ok(false) => {}
                Err(failure) => return self.blind(&failure),
            }
            tokio::time::sleep(GLANCE).await;
            self.blocking(|app| Ok(app.poll_other_writers())).await.ok();
        }
        self.app.settled(OTHER_TICKER);
    }

    /// Looks at everything where something changed or fell due; else only at what the tray says.
    async fn look(&mut self, jump: Option<Jump>) {
        let now = self.app.now();
        let fell_due = self.seen.tick.next_at.is_some_and(|at| at <= now);
        let long_ago = (now - self.seen.at).abs() > LOOK_ANYWAY;
        if jump.is_some() || self.seen.stale || fell_due || long_ago {
            match self.blocking(move |app| app.tick(jump)).await {
                Ok(tick) => self.take_in(now, tick).await,
                Err(failure) => self.blind(&failure),
            }
        }
        self.shell.tray.say(self.seen.tick.headline.as_ref(), now);
    }

    async fn take_in(&mut self, now: DateTime<Utc>, mut tick: Tick) {
        if std::mem::take(&mut self.seen.failed) {
            self.app.settled(BLIND);
        }
        self.shell.alarms.settle(&tick);
        for reminder in std::mem::take(&mut tick.reminders) {
            let shell = Arc::clone(&self.shell);
            let reminding = self.blocking(move |app| {
                shell.alarms.remind(app, reminder);
                Ok(())
            });
            reminding.await.ok();
        }
        self.shell.set_clocks_running(tick.clocks_running);
        let keep_awake = tick.clocks_running > 0 && self.app.settings().is_ok_and(|settings| settings.keep_awake);
        self.awake.keep(keep_awake).await;
        self.seen = Seen { at: now, tick, stale: false, failed: false };
    }

    /// Sleeps until the next stage, a glance at most, or until something changed; tells how time passed.
    async fn sleep(&mut self) -> Option<Jump> {
        let until_next = self.seen.tick.next_at.and_then(|at| (at - self.app.now()).to_std().ok()).unwrap_or(GLANCE);
        tokio::select! {
            () = tokio::time::sleep(until_next.min(GLANCE)) => {}
            () = self.shell.wake.notified() => self.seen.stale = true,
        }
        if self.blocking(|app| Ok(app.poll_other_writers())).await.unwrap_or(false) {
            self.seen.stale = true;
        }
        self.passing.look(self.app.now()).map(|leap| match leap {
            Leap::Slept(_) => Jump::Slept,
            Leap::ClockSet(_) => Jump::ClockChanged,
            Leap::StoodStill(_) => Jump::StoodStill,
        })
    }

    /// The folder cannot be read: the window must say that nobody watches the clocks.
    fn blind(&mut self, failure: &Failure) {
        if !std::mem::replace(&mut self.seen.failed, true) {
            let message = format!("Foghorn cannot see its clocks and reminds nobody: {}", failure.message);
            self.app.report(Problem { code: BLIND.to_owned(), message });
        }
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let app = self.app.clone();
        tauri::async_runtime::spawn_blocking(move || work(&app))
            .await
            .unwrap_or_else(|error| Err(Failure::new("broken", error.to_string())))
    }
}
