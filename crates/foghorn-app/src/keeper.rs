//! The keeper: what a folder needs beside acts, on a thread of its own — the search index, snapshots, segments.
//!
//! Nothing here is waited for by an act. Where the disk refuses, the user is told, and it is tried again later.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::TimeDelta;

use crate::app::App;
use crate::failure::Failure;
use crate::read::archive::searchable;
use crate::read::desk::Problem;

/// So many entries are indexed before the index lets others in.
const INDEXED_AT_ONCE: usize = 2_000;
/// How often what was written is copied away.
const SEGMENT_EVERY: TimeDelta = TimeDelta::minutes(10);
/// How often the keeper looks whether there is something to do.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// A running keeper; it stops when this is dropped.
pub struct Keeper {
    _stop: Sender<()>,
}

impl App {
    /// Starts the keeper.
    pub fn start_keeper(&self) -> Keeper {
        let (stop, stopped) = channel::<()>();
        let (wake, woken) = channel::<()>();
        self.on_change(Box::new(move |_| {
            // Nobody listens any more once the keeper has stopped.
            wake.send(()).ok();
        }));
        let app = self.clone();
        std::thread::spawn(move || {
            let mut segmented_at = app.now();
            loop {
                if matches!(stopped.try_recv(), Err(std::sync::mpsc::TryRecvError::Disconnected)) {
                    return;
                }
                app.keep(&mut segmented_at);
                match woken.recv_timeout(LOOK_EVERY) {
                    // One look serves all changes that came meanwhile.
                    Ok(()) => while woken.try_recv().is_ok() {},
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        Keeper { _stop: stop }
    }

    /// Indexes what is not indexed yet, and takes the day's snapshot where it is due: what a terminal does before it
    /// ends.
    ///
    /// # Errors
    /// Where the disk refuses; the log itself is not touched.
    pub fn keep_once(&self) -> Result<(), Failure> {
        while self.store().index_some(INDEXED_AT_ONCE, &searchable)?.remaining > 0 {}
        let now = self.now();
        if self.store().snapshot_is_due(now)? {
            self.store().snapshot(now)?;
            self.store().thin(now)?;
        }
        Ok(())
    }

    fn keep(&self, segmented_at: &mut foghorn_core::At) {
        let kept = self.keep_once().and_then(|()| {
            let now = self.now();
            if now - *segmented_at >= SEGMENT_EVERY || now < *segmented_at {
                self.store().segment(now)?;
                *segmented_at = now;
            }
            Ok(())
        });
        match kept {
            Ok(()) => self.settled("keeper"),
            Err(failure) => self.report(Problem {
                code: "keeper".to_owned(),
                message: format!("Snapshots or the search index could not be written. {}", failure.message),
            }),
        }
    }
}
