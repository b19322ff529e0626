//! Long imports: all of it, beside acts, stoppable, repeatable.

#![allow(clippy::unwrap_used)] // clippy takes helpers of tests for the product

mod common;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use common::*;
use foghorn_core::{Entry, Flaw, StreamId};
use foghorn_store::{Imported, Kept, Progress, Slowly, Store, StoreError, Write};

fn history(streams: usize) -> Vec<Vec<Entry>> {
    (0..streams)
        .map(|number| {
            let texts: Vec<String> = (0..20).map(|line| format!("update {line} of {number}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            foreign_stream(&format!("imported-{number:04}"), "the source", &texts)
        })
        .collect()
}

#[allow(clippy::disallowed_methods)] // a test may look at a clock
fn import(
    store: &Store,
    batches: Vec<Vec<Entry>>,
    cancel: &AtomicBool,
    on_progress: &mut dyn FnMut(Progress),
) -> Imported {
    let began = Instant::now();
    let mut number = 0;
    let mut project = |write: &mut Write<'_>, stream: &StreamId, kept: Vec<Kept>, ()| {
        number += 1;
        let mut summary = summary(stream.as_str(), number, "imported");
        summary.up_to_seq = kept.last().unwrap().seq;
        write.project(&summary, &[])
    };
    let stopwatch = || -> Duration { began.elapsed() };
    let slowly = Slowly { cancel, stopwatch: &stopwatch, on_progress, prepare: &|_| (), project: &mut project };
    store.take_in_slowly::<_, StoreError>(batches, slowly).unwrap()
}

#[test]
fn everything_comes_in_with_its_summaries_and_again_adds_nothing() {
    let mut desk = Desk::new();
    let store = desk.open();
    let mut seen = Vec::new();
    let never = AtomicBool::new(false);
    let imported = import(&store, history(300), &never, &mut |progress| seen.push(progress));
    assert_eq!(imported, Imported { streams: 300, added: 6_000, ..Imported::default() });
    assert_eq!(seen.last(), Some(&Progress { streams: 300, entries: 6_000 }));
    assert!(seen.len() > 1, "in more than one transaction");
    assert!(seen.is_sorted_by_key(|progress| progress.entries));
    assert_eq!(store.read(|reading| reading.unprojected()).unwrap(), []);
    assert!(store.verify().unwrap().is_clean());

    let again = import(&store, history(300), &never, &mut |_| {});
    assert_eq!(again, Imported { streams: 300, already: 6_000, ..Imported::default() });
}

#[test]
fn cancelled_it_keeps_whole_streams_and_repeating_completes() {
    let mut desk = Desk::new();
    let store = desk.open();
    let cancel = AtomicBool::new(false);
    let imported = import(&store, history(300), &cancel, &mut |_| cancel.store(true, Ordering::Relaxed));
    assert!(imported.cancelled && imported.added > 0 && imported.added < 6_000, "{imported:?}");
    assert_eq!(imported.added % 20, 0);
    let completed = import(&store, history(300), &AtomicBool::new(false), &mut |_| {});
    assert_eq!((completed.already, completed.added), (imported.added, 6_000 - imported.added));
}

#[test]
fn a_flawed_entry_is_named_by_its_place() {
    let mut desk = Desk::new();
    let store = desk.open();
    let mut batches = history(3);
    batches[1][5].header.hlc += 1;
    let imported = import(&store, batches, &AtomicBool::new(false), &mut |_| {});
    assert_eq!((imported.added, imported.refused), (59, vec![(25, Flaw::Header)]));
}

#[test]
fn an_act_beside_it_goes_in_between() {
    let mut desk = Desk::new();
    let store = desk.open();
    let done = AtomicBool::new(false);
    let acts = std::thread::scope(|scope| {
        let beside = scope.spawn(|| {
            let mut acts = 0;
            while !done.load(Ordering::Relaxed) {
                note(&store, "inc-live", "beside the import");
                acts += 1;
            }
            acts
        });
        let imported = import(&store, history(600), &AtomicBool::new(false), &mut |_| {});
        done.store(true, Ordering::Relaxed);
        assert_eq!(imported.added, 12_000);
        beside.join().unwrap()
    });
    assert!(acts > 1, "acts went in while the import ran");
    assert_eq!(store.entries(&"inc-live".into()).unwrap().len(), acts);
    assert!(store.verify().unwrap().is_clean());
}
