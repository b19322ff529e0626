//! How time passed since the last look: awake, asleep, with the wall clock set anew, or without a look for long.
//!
//! Three clocks tell it apart: the wall clock can be set, the boot clock counts sleep and cannot be set, the
//! monotonic one stops while the laptop sleeps. Where all three agree that long went by, the program itself stood
//! still: desktops freeze their programs around a sleep. Not here: what follows from it (foghorn-app).

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

/// Differences below this are the kernel's slewing and our own slowness.
const NOTICED: TimeDelta = TimeDelta::seconds(2);
/// Looks are half a second apart; one that has to wait for a busy disk and a slow bus takes a few seconds.
const STANDSTILL: TimeDelta = TimeDelta::seconds(10);

/// A reading of the three clocks.
#[derive(Clone, Copy, Debug)]
struct Reading {
    wall: DateTime<Utc>,
    boot: Duration,
    awake: Instant,
}

/// What happened besides time passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leap {
    /// The laptop slept so long.
    Slept(TimeDelta),
    /// Somebody set the wall clock, forward or back.
    ClockSet(TimeDelta),
    /// The laptop was awake so long, and this program was not.
    StoodStill(TimeDelta),
}

/// Remembers the last look.
#[derive(Debug, Default)]
pub(crate) struct Passing {
    last: Option<Reading>,
}

impl Passing {
    /// Looks at the clocks; `wall` is what foghorn-app's clock says.
    pub(crate) fn look(&mut self, wall: DateTime<Utc>) -> Option<Leap> {
        let now = Reading { wall, boot: boot_time(), awake: Instant::now() };
        let last = self.last.replace(now)?;
        leap(wall - last.wall, elapsed(last.boot, now.boot), delta(now.awake.duration_since(last.awake)))
    }
}

/// From how far each clock went.
fn leap(wall: TimeDelta, boot: TimeDelta, awake: TimeDelta) -> Option<Leap> {
    // Set is asked first: a clock that was put right after a sleep must not hide behind it.
    if (wall - boot).abs() > NOTICED {
        Some(Leap::ClockSet(wall - boot))
    } else if boot - awake > NOTICED {
        Some(Leap::Slept(boot - awake))
    } else if awake > STANDSTILL {
        Some(Leap::StoodStill(awake))
    } else {
        None
    }
}

fn elapsed(from: Duration, to: Duration) -> TimeDelta {
    delta(to.saturating_sub(from))
}

fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

#[cfg(target_os = "linux")]
fn boot_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Elsewhere the monotonic clock stands in: a sleep then looks like a clock that was set, which is told the same way.
#[cfg(not(target_os = "linux"))]
fn boot_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(wall: i64, boot: i64, awake: i64) -> Option<Leap> {
        leap(TimeDelta::seconds(wall), TimeDelta::seconds(boot), TimeDelta::seconds(awake))
    }

    #[test]
    fn an_ordinary_second_is_nothing() {
        assert_eq!(seconds(1, 1, 1), None);
    }

    #[test]
    fn a_night_in_the_bag_is_sleep() {
        assert_eq!(seconds(28_800, 28_800, 1), Some(Leap::Slept(TimeDelta::seconds(28_799))));
    }

    #[test]
    fn a_clock_that_is_set_is_no_sleep_in_either_direction() {
        assert_eq!(seconds(3_601, 1, 1), Some(Leap::ClockSet(TimeDelta::seconds(3_600))));
        assert_eq!(seconds(-3_599, 1, 1), Some(Leap::ClockSet(TimeDelta::seconds(-3_600))));
        assert_eq!(seconds(900, 4_500, 1), Some(Leap::ClockSet(TimeDelta::seconds(-3_600))));
    }

    #[test]
    fn a_program_that_was_frozen_stood_still() {
        assert_eq!(seconds(600, 600, 600), Some(Leap::StoodStill(TimeDelta::seconds(600))));
        assert_eq!(seconds(9, 9, 9), None, "a busy disk");
    }

    #[test]
    fn the_first_look_has_nothing_to_compare_with() {
        let wall = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        assert_eq!(Passing::default().look(wall), None);
    }
}
