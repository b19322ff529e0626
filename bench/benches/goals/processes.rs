//! What the processes of one window cost: memory and processor time, as the kernel counts them.

use std::fs;

use anyhow::{Context, Result};
use foghorn_tests::process::children_of;

/// The kernel counts processor time in hundredths of a second, on every machine that has a web view.
const TICKS_A_SECOND: f64 = 100.0;

/// A process and everything that it started.
pub(crate) fn family(root: u32) -> Result<Vec<u32>> {
    let mut all = vec![root];
    let mut place = 0;
    while let Some(parent) = all.get(place).copied() {
        all.extend(children_of(parent)?);
        place += 1;
    }
    Ok(all)
}

/// Their memory in MiB, what is shared with others counted in parts (PSS).
pub(crate) fn memory(root: u32) -> Result<f64> {
    let mut kibibytes = 0.0;
    for id in family(root)? {
        // One that ended meanwhile has no memory any more.
        let Ok(rollup) = fs::read_to_string(format!("/proc/{id}/smaps_rollup")) else { continue };
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("no Pss")?;
        kibibytes += line.trim().trim_end_matches(" kB").parse::<f64>()?;
    }
    Ok(kibibytes / 1_024.0)
}

/// The processor time that they have used so far, in seconds.
pub(crate) fn processor_seconds(root: u32) -> Result<f64> {
    let mut ticks = 0.0;
    for id in family(root)? {
        let Ok(stat) = fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        // "pid (name) state ppid …": user and system time are the 14th and 15th, the 12th and 13th behind the name.
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        for time in after_name.split_whitespace().skip(11).take(2) {
            ticks += time.parse::<f64>()?;
        }
    }
    Ok(ticks / TICKS_A_SECOND)
}
