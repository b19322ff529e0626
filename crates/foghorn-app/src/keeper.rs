//! The keeper: what a folder needs beside acts, on a thread of its own — the search index, snapshots, segments.
//!
//! Nothing here is waited for by an act. Where the disk refuses, the user is told, and it is tried again later.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::TimeDelta;
use foghorn_core::At;
use foghorn_core::figures::FigureRow;

use crate::app::App;
use crate::failure::Failure;
use crate::folds::Folded;
use crate::project::project;
use crate::read::archive::searchable;
use crate::read::desk::Problem;

/// So many entries are indexed before the index lets others in.
const INDEXED_AT_ONCE: usize = 2_000;
/// So many incidents of an older version get their figures before others may write.
const FIGURED_AT_ONCE: usize = 20;
/// How often what was written is copied away.
const SEGMENT_EVERY: TimeDelta = TimeDelta::minutes(10);
/// Where the folder keeps when that was done last.
const SEGMENTED_AT: &str = "segmented-at";
/// How often the keeper looks whether there is something to do.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// A running keeper; it stops when this is dropped.
pub struct Keeper {
    wake: Sender<Wake>,
}

/// Why the keeper looks up.
enum Wake {
    Changed,
    Stop,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // A keeper that has stopped already needs no word.
        self.wake.send(Wake::Stop).ok();
    }
}

impl App {
    /// Starts the keeper.
    pub fn start_keeper(&self) -> Keeper {
        let (wake, woken) = channel();
        let changed = wake.clone();
        self.on_change(Box::new(move |_| {
            // Nobody listens any more once the keeper has stopped.
            changed.send(Wake::Changed).ok();
        }));
        let app = self.clone();
        std::thread::spawn(move || {
            loop {
                app.keep();
                let first = match woken.recv_timeout(LOOK_EVERY) {
                    Ok(wake) => Some(wake),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                // One look serves all changes that came meanwhile.
                if first.into_iter().chain(woken.try_iter()).any(|wake| matches!(wake, Wake::Stop)) {
                    return;
                }
            }
        });
        Keeper { wake }
    }

    /// Indexes what is not indexed yet, takes the day's snapshot where it is due, and copies away what was written
    /// since the last copy where that is a while ago: what a terminal does before it ends.
    ///
    /// # Errors
    /// Where the disk refuses; the log itself is not touched.
    pub fn keep_once(&self) -> Result<(), Failure> {
        self.figures_of_old()?;
        while self.store().index_some(INDEXED_AT_ONCE, &searchable)?.remaining > 0 {}
        let now = self.now();
        if self.store().snapshot_is_due(now)? {
            self.store().snapshot(now)?;
            let days = self.settings()?.keep_copies_days;
            self.store().thin(now, TimeDelta::days(days.into()))?;
        }
        // Kept in the folder, so that neither a restart nor many short commands put it off.
        let last = self.store().local_get(SEGMENTED_AT)?.and_then(|at| at.parse::<At>().ok());
        if last.is_none_or(|last| now - last >= SEGMENT_EVERY || now < last) && self.store().segment(now)?.is_some() {
            self.store().write(|tx| tx.local_set(SEGMENTED_AT, &now.to_rfc3339()))?;
        }
        Ok(())
    }

    /// Makes the figures of incidents that an older version projected, some at a time, so that acts beside it hardly wait.
    fn figures_of_old(&self) -> Result<(), Failure> {
        while !self.figured() {
            let streams = self.store().read(|reading| reading.cards_of_old(FigureRow::BEGINNING, FIGURED_AT_ONCE))?;
            if streams.is_empty() {
                self.is_figured();
                break;
            }
            self.store().write(|tx| {
                for stream in &streams {
                    project(tx, &Folded::whole(stream, tx.entries(stream)?))?;
                }
                Ok::<_, Failure>(())
            })?;
        }
        Ok(())
    }

    fn keep(&self) {
        match self.keep_once() {
            Ok(()) => self.settled("keeper"),
            Err(failure) => self.report(Problem {
                code: "keeper".to_owned(),
                message: format!("Snapshots or the search index could not be written. {}", failure.message),
            }),
        }
    }
}
