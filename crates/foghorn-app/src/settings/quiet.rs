//! Quiet hours: times of the day at which nobody is reminded of mild incidents.
//!
//! What fell due meanwhile is told when they end: nothing is lost, and due times stay where they are. Not here: the
//! quiet of a single clock, which is in the log (`foghorn_core::reminders`).

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use foghorn_core::Severity;

use super::Settings;
use crate::failure::Failure;

impl Settings {
    /// Until when nobody is reminded of incidents of this severity; `None`: they are, now.
    pub fn quiet(&self, severity: Severity, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        if !self.quiet_severities.contains(&severity) {
            return None;
        }
        self.quiet_hours(now, zone)
    }

    /// When the quiet hours end that are now.
    pub fn quiet_hours(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let (from, until) = (time(&self.quiet_from)?, time(&self.quiet_until)?);
        let here = now.with_timezone(&zone);
        let (day, at) = (here.date_naive(), here.time());
        let over_midnight = until <= from;
        let end = match (at >= from, at < until) {
            (true, _) if over_midnight => day.checked_add_days(Days::new(1))?,
            (_, true) if over_midnight => day,
            (true, true) => day,
            _ => return None,
        };
        // Where the clocks are set forward over the end, the hours end with the gap.
        let ends = (0..=3).find_map(|hours| {
            let local = end.and_time(until).checked_add_signed(TimeDelta::hours(hours))?;
            local.and_local_timezone(zone).earliest()
        })?;
        Some(ends.with_timezone(&Utc)).filter(|end| *end > now)
    }
}

pub(super) fn check(settings: &Settings) -> Result<(), Failure> {
    for (name, text) in [("quiet_from", &settings.quiet_from), ("quiet_until", &settings.quiet_until)] {
        if !text.is_empty() && time(text).is_none() {
            let message = format!("{name} is a time of the day like 22:00, or nothing; \u{201c}{text}\u{201d} is not.");
            return Err(Failure::new("quiet-hours", message));
        }
    }
    if settings.quiet_from.is_empty() != settings.quiet_until.is_empty() {
        return Err(Failure::new(
            "quiet-hours",
            "Quiet hours need a beginning and an end: quiet_from and quiet_until.",
        ));
    }
    if !settings.quiet_from.is_empty() && settings.quiet_from == settings.quiet_until {
        return Err(Failure::new("quiet-hours", "Quiet hours that end when they begin would last all day."));
    }
    Ok(())
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet(now: &str, from: &str, until: &str, zone: Tz) -> Option<String> {
        let settings = Settings { quiet_from: from.to_owned(), quiet_until: until.to_owned(), ..Settings::default() };
        let end = settings.quiet(Severity::Sev3, now.parse().unwrap(), zone)?;
        Some(end.format("%d %H:%M").to_string())
    }

    #[test]
    fn they_last_over_midnight_in_the_zone_of_the_reader() {
        let at = |now| quiet(now, "22:00", "07:00", Tz::Europe__Berlin);
        assert_eq!(at("2026-11-21T20:59:59Z"), None);
        assert_eq!(at("2026-11-21T21:00:00Z").as_deref(), Some("22 06:00"));
        assert_eq!(at("2026-11-22T02:00:00Z").as_deref(), Some("22 06:00"));
        assert_eq!(at("2026-11-22T06:00:00Z"), None);
    }

    #[test]
    fn or_within_a_day() {
        let at = |now| quiet(now, "12:00", "13:00", Tz::UTC);
        assert_eq!(at("2026-11-21T12:30:00Z").as_deref(), Some("21 13:00"));
        assert_eq!((at("2026-11-21T11:59:00Z"), at("2026-11-21T13:00:00Z")), (None, None));
    }

    #[test]
    fn a_night_with_a_set_clock_ends_when_there_is_such_a_time_again() {
        // 02:30 does not exist in Berlin on 29 March 2026: the hours end at 03:30, which is 01:30 UTC.
        assert_eq!(quiet("2026-03-29T00:00:00Z", "22:00", "02:30", Tz::Europe__Berlin).as_deref(), Some("29 01:30"));
    }

    #[test]
    fn a_severe_incident_knows_no_quiet() {
        let settings =
            Settings { quiet_from: "22:00".to_owned(), quiet_until: "07:00".to_owned(), ..Settings::default() };
        assert_eq!(settings.quiet(Severity::Sev1, "2026-11-21T23:00:00Z".parse().unwrap(), Tz::UTC), None);
    }
}
