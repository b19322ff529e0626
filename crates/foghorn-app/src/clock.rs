//! The clock: the only place below the shell that reads the time. Everything else takes `now`.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use foghorn_core::At;

/// What time it is: the wall clock, or one that stands still until it is set.
///
/// Only a program that opens an [`App`](crate::App) can give it the second kind; nothing that a user types or sets
/// reaches it. Tests do, so that an hour of an incident passes in no time.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Microseconds of UTC since 1970; `None`: the wall clock.
    stands_at: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// A clock that shows this instant until it is [`set`](Self::set); its clones show the same.
    pub fn fixed(at: At) -> Self {
        Self { stands_at: Some(Arc::new(AtomicI64::new(at.timestamp_micros()))) }
    }

    /// Sets a fixed clock, in whichever direction; the wall clock stays as it is.
    pub fn set(&self, at: At) {
        if let Some(stands_at) = &self.stands_at {
            stands_at.store(at.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Now, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
    pub fn now(&self) -> At {
        let fixed = self.stands_at.as_ref().map(|stands_at| stands_at.load(Ordering::SeqCst));
        fixed.and_then(At::from_timestamp_micros).unwrap_or_else(chrono::Utc::now)
    }
}

/// The time since now, by a clock that does not jump with the wall clock.
pub(crate) fn stopwatch() -> impl Fn() -> Duration {
    let began = std::time::Instant::now();
    move || began.elapsed()
}
