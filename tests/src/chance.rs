//! A random moment that can be had again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::aloud;

/// The variable that brings a moment back.
const SEED: &str = "CRASH_SEED";

/// A seed: anew in each run, or as `CRASH_SEED` says.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    seed: u64,
}

impl Chance {
    /// Takes a seed and says it, so that a failure can be had again.
    ///
    /// # Errors
    /// `CRASH_SEED` is no number.
    pub fn take() -> Result<Self> {
        let seed = match std::env::var(SEED) {
            Ok(seed) => seed.parse().with_context(|| format!("{SEED}={seed} is no number"))?,
            // Six digits can be read out over the telephone.
            Err(_) => RandomState::new().build_hasher().finish() % 1_000_000,
        };
        aloud::say(&format!("{SEED}={seed}"));
        Ok(Self { seed })
    }

    /// A moment up to `longest`.
    pub fn moment(self, longest: Duration) -> Duration {
        // The golden ratio's multiples spread over the range, however close two seeds are.
        let spread = self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 11;
        longest.mul_f64(spread as f64 / (1_u64 << 53) as f64)
    }
}
