//! Times of one thing done many times, and what they say.

use std::time::{Duration, Instant};

/// How long something took, each time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it and keeps how long it took.
    pub fn of<T>(&mut self, act: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let answer = act();
        self.add(began.elapsed());
        answer
    }

    /// Keeps one time.
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// These and those together.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        Self([self.0.as_slice(), others.0.as_slice()].concat())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time below which so many of a thousand lie; zero where there is none.
    pub fn permille(&self, permille: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * permille / 1_000).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }

    /// The one in the middle.
    pub fn median(&self) -> Duration {
        self.permille(500)
    }

    /// Only one of a hundred took longer.
    pub fn p99(&self) -> Duration {
        self.permille(990)
    }

    /// The longest.
    pub fn longest(&self) -> Duration {
        self.0.iter().max().copied().unwrap_or_default()
    }

    /// All of it in one line.
    pub fn line(&self) -> String {
        let [p50, p99, p999] = [500, 990, 999].map(|permille| milliseconds(self.permille(permille)));
        let (longest, count) = (milliseconds(self.longest()), self.count());
        format!("p50 {p50:.2}, p99 {p99:.2}, p99.9 {p999:.2}, longest {longest:.2} ms of {count}")
    }
}

impl FromIterator<Duration> for Times {
    fn from_iter<I: IntoIterator<Item = Duration>>(times: I) -> Self {
        Self(times.into_iter().collect())
    }
}

/// As a number that can be compared with a goal.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_times_that_were_measured() {
        let times: Times = (1..=1_000).rev().map(Duration::from_millis).collect();
        assert_eq!(times.median(), Duration::from_millis(501));
        assert_eq!(times.p99(), Duration::from_millis(991));
        assert_eq!(times.longest(), Duration::from_millis(1_000));
    }

    #[test]
    fn nothing_measured_is_no_time() {
        assert_eq!(Times::default().p99(), Duration::ZERO);
    }
}
