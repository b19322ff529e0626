//! Import of a long history, from the file to the last commit, with acts beside it; then its indexing.
//!
//! The folder that it makes is the one that the other benches measure on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use foghorn_app::App;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use serde_json::json;

use crate::ground::{Ground, ask, declare, note, open, said};

/// Somebody acts so often beside the import.
const ACT_EVERY: Duration = Duration::from_millis(25);
/// How often the index is asked how far it is.
const ASK_EVERY: Duration = Duration::from_millis(100);

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let history = ground.history(ground.entries)?;
    let app = open(&ground.folder_anew(ground.entries)?)?;
    let beside = declare(&app, "Beside the import", 50)?;
    let done = AtomicBool::new(false);
    let (imported, took, waits) = thread::scope(|scope| {
        let acting = scope.spawn(|| acts(&app, &beside, &done));
        let began = Instant::now();
        let imported = ask(&app, "import", json!({"path": history}));
        let took = began.elapsed();
        done.store(true, Ordering::Relaxed);
        let waits = acting.join().map_err(|_| anyhow!("the acts beside it broke off"))??;
        Ok::<_, anyhow::Error>((imported?, took, waits))
    })?;
    let added = imported["added"].as_u64().context("no count")? as f64;
    let indexed = indexed(&app)?;
    ask(&app, "withdraw", json!({"incident": beside, "reason": "only beside the import"}))?;
    drop(app);
    ground.complete(ground.entries)?;
    let size = std::fs::metadata(&history)?.len() / 1_048_576;
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![
            Check::at_least("from file to committed", 50_000.0, added / took.as_secs_f64(), Unit::PerSecond),
            Check::at_most("indexed, a million entries", 30.0, indexed.as_secs_f64() * 1e6 / added, Unit::Seconds),
            Check::at_most("an act beside it, longest wait", 30.0, milliseconds(waits.longest()), Unit::Milliseconds),
        ],
        remarks: vec![
            format!(
                "A status page's history of {size} MiB: {added} entries in {:.1} s, pauses included.",
                took.as_secs_f64()
            ),
            format!(
                "Notes beside it, one each {} ms, until they were acknowledged: {}.",
                ACT_EVERY.as_millis(),
                waits.line()
            ),
            format!("Indexed {:.1} s after its end.", indexed.as_secs_f64()),
        ],
    })
}

fn acts(app: &App, incident: &str, done: &AtomicBool) -> Result<Times> {
    let mut waits = Times::default();
    for number in 0.. {
        if done.load(Ordering::Relaxed) {
            break;
        }
        waits.of(|| ask(app, "note", json!({"incident": incident, "text": note(number)})))?;
        thread::sleep(ACT_EVERY);
    }
    Ok(waits)
}

/// How long it takes until everything is indexed; snapshots that the same work takes are not counted.
fn indexed(app: &App) -> Result<Duration> {
    let began = Instant::now();
    thread::scope(|scope| {
        let keeping = scope.spawn(|| said(app.keep_once()));
        let indexed = loop {
            let ended = keeping.is_finished();
            let found = ask(app, "search", json!({"query": "lighthouse", "limit": 1}))?;
            if found["behind"] == 0 {
                break began.elapsed();
            }
            if ended {
                keeping.join().map_err(|_| anyhow!("the index broke off"))??;
                anyhow::bail!("the index ended before its end");
            }
            thread::sleep(ASK_EVERY);
        };
        keeping.join().map_err(|_| anyhow!("the index broke off"))??;
        Ok(indexed)
    })
}
