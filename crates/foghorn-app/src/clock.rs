//! The clock: the only place below the shell that reads the time. Everything else takes `now`.

use std::time::Duration;

use foghorn_core::At;

/// Reads the wall clock.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock;

impl Clock {
    /// Now, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
    pub(crate) fn now(self) -> At {
        chrono::Utc::now()
    }
}

/// The time since now, by a clock that does not jump with the wall clock.
pub(crate) fn stopwatch() -> impl Fn() -> Duration {
    let began = std::time::Instant::now();
    move || began.elapsed()
}
