//! The store alone against its goals: `cargo run --release -p foghorn-store --example speed -- FOLDER [ENTRIES]`.
//!
//! An act against raw SQLite commits of equal bytes, alternating on one disk; an import of many entries; acts beside
//! it; indexing; searching. `make bench` measures the same through the app's door.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods)] // a bench reads the clock and prints

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use foghorn_core::event::Noted;
use foghorn_core::{
    Body, Entry, EntryId, Event, Header, Kind, NoteKind, ReplicaId, Said, Severity, Status, StreamId, Unwritten,
};
use foghorn_store::{Act, ArchiveQuery, DueRow, Kept, Slowly, Store, StoreError, Summary, Write};
use rusqlite::{Connection, params};

const WORDS: [&str; 40] = [
    "we",
    "are",
    "investigating",
    "reports",
    "of",
    "degraded",
    "performance",
    "for",
    "checkout",
    "payments",
    "in",
    "region",
    "west",
    "europe",
    "the",
    "fix",
    "has",
    "been",
    "deployed",
    "and",
    "monitoring",
    "results",
    "customers",
    "may",
    "see",
    "errors",
    "when",
    "paying",
    "by",
    "card",
    "identified",
    "cause",
    "database",
    "failover",
    "next",
    "update",
    "within",
    "thirty",
    "minutes",
    "resolved",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().unwrap_or_else(|| "speed-folder".to_owned()));
    let entries: usize = arguments.next().map_or(1_000_000, |count| count.parse().unwrap());
    let _ = std::fs::remove_dir_all(&root);
    let began = Instant::now();
    let store = open(&root);
    println!("open, new folder: {:?}", began.elapsed());
    if std::env::var_os("ONLY_IMPORT").is_some() {
        return import(&store, entries);
    }
    acts(&store, &root, "before the import");
    if std::env::var_os("ONLY_ACTS").is_some() {
        return;
    }
    import(&store, entries);
    acts(&store, &root, "after the import");
    index(&store);
    search(&store);
    lists(&store);
    let began = Instant::now();
    store.snapshot(noon()).unwrap();
    println!("snapshot: {:?}", began.elapsed());
    let began = Instant::now();
    let verified = store.verify().unwrap();
    println!("verify: {:?}, clean {}, {} entries", began.elapsed(), verified.is_clean(), verified.entries);
    let began = Instant::now();
    store.check().unwrap();
    println!("check every page: {:?}", began.elapsed());
    drop(store);
    let began = Instant::now();
    let store = open(&root);
    println!("open, {} entries: {:?}", store.max_seq().unwrap(), began.elapsed());
}

fn open(root: &Path) -> Store {
    let mut minted = 0;
    let mut mint = || {
        minted += 1;
        ReplicaId::new(format!("0193-replica-of-this-laptop-{minted}-{:p}", &raw const minted))
    };
    Store::open(root, "machine", &mut mint, noon()).unwrap().store
}

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_366_400, 0).unwrap()
}

fn acts(store: &Store, root: &Path, when: &str) {
    for size in [50_usize, 2_000] {
        let stream = StreamId::new(format!("0193{size:04}-7c1e-7000-8000-{:012}", when.len()));
        for _ in 0..size / 2 {
            store.write(|write| act(write, &stream, &mut 0)).unwrap();
        }
        let path = root.join("raw.db");
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             CREATE TABLE IF NOT EXISTS acts (id INTEGER PRIMARY KEY, bytes BLOB);",
        )
        .unwrap();
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut seq = store.max_seq().unwrap();
        for _ in 0..1_500 {
            let mut bytes = 0;
            let began = Instant::now();
            seq = store
                .write(|write| {
                    assert!(write.entries_after(&stream, seq)?.is_empty());
                    bytes = act(write, &stream, &mut seq)?;
                    Ok::<_, StoreError>(seq)
                })
                .unwrap();
            ours.push(began.elapsed());
            let blob = vec![7_u8; bytes];
            let began = Instant::now();
            raw.execute_batch("BEGIN IMMEDIATE").unwrap();
            raw.prepare_cached("INSERT INTO acts (bytes) VALUES (?1)").unwrap().execute(params![blob]).unwrap();
            raw.execute_batch("COMMIT").unwrap();
            theirs.push(began.elapsed());
        }
        let (our, their) = (quantiles(ours), quantiles(theirs));
        println!(
            "act on {size} entries, {when}: p50 {:?} against {:?} = {:.2}; p99.9 {:?} against {:?}",
            our[0],
            their[0],
            our[0].as_secs_f64() / their[0].as_secs_f64(),
            our[2],
            their[2]
        );
    }
}

/// One act: two entries, a summary, three clocks. Answers with its bytes.
fn act(write: &mut Write<'_>, stream: &StreamId, seq: &mut i64) -> Result<usize, StoreError> {
    let event = |text: &str| Unwritten { happened_at: noon(), event: Event::from(Noted::plain(NoteKind::Note, text)) };
    let kept = write.append(Act {
        stream: stream.clone(),
        act: "01930000-0000-7000-8000-00000000ac70".into(),
        by: "author-0193".into(),
        author: Some("Ada Lovelace".to_owned()),
        now: noon(),
        wall_micros: noon().timestamp_micros(),
        what: vec![event(&WORDS.join(" ")), event("status is identified")],
        salt: &mut || "00112233445566778899aabbccddeeff".to_owned(),
    })?;
    *seq = kept.last().unwrap().seq;
    let summary = summary(stream, 1, *seq);
    let dues: Vec<DueRow> = ["customers", "support", "executives"].map(|stakeholder| due(stream, stakeholder)).into();
    write.project(&summary, &dues)?;
    let bodies: usize = kept.iter().map(|kept| kept.entry.body.as_ref().unwrap().json.len() + 32 + 230).sum();
    Ok(bodies + summary.card.len() + 200 + 3 * 160)
}

fn due(stream: &StreamId, stakeholder: &str) -> DueRow {
    let (due_at, set_at) = (noon() + TimeDelta::minutes(15), noon());
    DueRow { stream: stream.clone(), stakeholder: stakeholder.into(), due_at, set_at, json: "x".repeat(80) }
}

fn summary(stream: &StreamId, number: u64, up_to_seq: i64) -> Summary {
    Summary {
        stream: stream.clone(),
        reference: format!("INC-{number}"),
        number: Some(number),
        kind: Kind::Real,
        title: "Checkout fails for card payments".to_owned(),
        severity: Severity::Sev2,
        status: Status::Investigating,
        started_at: None,
        declared_at: noon() + TimeDelta::minutes(i64::try_from(number).unwrap()),
        resolved_at: None,
        updated_at: noon(),
        updates: 3,
        open: number < 20,
        live: false,
        up_to_seq,
        card: "c".repeat(700),
    }
}

fn streams(entries: usize) -> impl Iterator<Item = Vec<Entry>> {
    const EACH: usize = 100;
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    (0..entries / EACH).map(move |number| {
        let stream = StreamId::new(format!("statuspage-{number:026}"));
        let mut prev = EntryId::NONE;
        (1..=EACH as u64)
            .map(|n| {
                let mut text = String::new();
                for _ in 0..14 {
                    seed ^= seed << 13;
                    seed ^= seed >> 7;
                    seed ^= seed << 17;
                    // Squared, so that some words are common and some are rare, as in any language.
                    let dice = (seed >> 11) as f64 / (1_u64 << 53) as f64;
                    text.push_str(WORDS[(dice * dice * WORDS.len() as f64) as usize]);
                    text.push(' ');
                }
                if n % 50 == 0 {
                    text.push_str(&format!("ticket{number}x{n}"));
                }
                let said = Said { author: None, event: Noted::plain(NoteKind::Note, text).into() };
                let body = Body { salt: "00112233445566778899aabbccddeeff".to_owned(), json: said.encode() };
                let at = noon() + TimeDelta::seconds(n.cast_signed());
                let mut header = Header {
                    id: EntryId::NONE,
                    stream: stream.clone(),
                    replica: "import-of-statuspage".into(),
                    n,
                    prev,
                    act: format!("statuspage-{number}-{n}").as_str().into(),
                    hlc: at.timestamp_micros(),
                    recorded_at: at,
                    happened_at: at,
                    by: "import".into(),
                    kind: "noted".to_owned(),
                    version: 1,
                    body_hash: body.hash(),
                };
                header.id = header.seal();
                prev = header.id;
                Entry { header, body: Some(body) }
            })
            .collect()
    })
}

fn import(store: &Store, entries: usize) {
    let began = Instant::now();
    let made: Vec<_> = streams(entries.min(100_000)).collect();
    println!("making {} entries (not counted below): {:?}", made.len() * 100, began.elapsed());
    drop(made);
    let done = AtomicBool::new(false);
    let waits = std::thread::scope(|scope| {
        let beside = scope.spawn(|| {
            let stream = StreamId::from("beside");
            let mut waits = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let began = Instant::now();
                store.write(|write| act(write, &stream, &mut 0)).unwrap();
                waits.push(began.elapsed());
                std::thread::sleep(Duration::from_millis(37));
            }
            waits
        });
        let clock = Instant::now();
        let mut making = Duration::ZERO;
        let mut number = 100;
        // What makes the entries is the bench, not the import: its time is taken off.
        let mut source = streams(entries);
        let batches = std::iter::from_fn(|| {
            let began = Instant::now();
            let next = source.next();
            making += began.elapsed();
            next
        });
        let imported = store
            .take_in_slowly(
                batches,
                Slowly {
                    cancel: &AtomicBool::new(false),
                    stopwatch: &|| clock.elapsed(),
                    on_progress: &mut |_| {},
                    prepare: &|_| (),
                    project: &mut |write: &mut Write<'_>, stream: &StreamId, kept: Vec<Kept>, ()| {
                        number += 1;
                        write.project(&summary(stream, number, kept.last().map_or(0, |kept| kept.seq)), &[])
                    },
                },
            )
            .unwrap();
        done.store(true, Ordering::Relaxed);
        let took = clock.elapsed() - making;
        let rate = imported.added as f64 / took.as_secs_f64();
        println!("import: {} entries in {took:?} = {rate:.0} a second", imported.added);
        beside.join().unwrap()
    });
    let count = waits.len();
    println!("{count} acts beside it: {:?} (p50, p99, p99.9, longest)", quantiles(waits));
}

fn index(store: &Store) {
    let began = Instant::now();
    let text_of = |entry: &Entry| match entry.said()?.event {
        Event::Noted(noted) => Some(noted.text),
        _ => None,
    };
    while store.index_some(2_000, &text_of).unwrap().remaining > 0 {}
    println!("indexing {} entries: {:?}", store.max_seq().unwrap(), began.elapsed());
}

fn search(store: &Store) {
    for query in [
        "ch",
        "che",
        "chec",
        "checkout",
        "we",
        "inves",
        "investigating deg",
        "ticket77",
        "ticket7700x50",
        "zebra",
        "zz",
        "region west europe da",
        "resolved minutes thirty within update",
        "ticket1 ticket2x",
    ] {
        let mut hits = 0;
        let times = (0..50)
            .map(|_| {
                let began = Instant::now();
                hits = store.search(query, 50, None).unwrap().hits.len();
                began.elapsed()
            })
            .collect();
        println!("search {query:?}: {hits} hits, {:?}", quantiles(times));
    }
}

fn lists(store: &Store) {
    let queries = [
        ("archive", ArchiveQuery { limit: 50, ..ArchiveQuery::default() }),
        ("archive, absent word", ArchiveQuery { text: "zebra".to_owned(), limit: 50, ..ArchiveQuery::default() }),
        ("archive, one status", ArchiveQuery { status: Some(Status::Closed), limit: 50, ..ArchiveQuery::default() }),
    ];
    let timed = |name: &str, ask: &dyn Fn() -> usize| {
        let mut rows = 0;
        let times = (0..200)
            .map(|_| {
                let began = Instant::now();
                rows = ask();
                began.elapsed()
            })
            .collect();
        println!("{name}: {rows} rows, {:?}", quantiles(times));
    };
    for (name, query) in &queries {
        timed(name, &|| store.archive(query).unwrap().rows.len());
    }
    timed("titles by one letter", &|| store.titles("z", 50).unwrap().len());
    timed("live summaries", &|| store.live_summaries().unwrap().len());
    timed("dues", &|| store.dues().unwrap().len());
    timed("data version", &|| usize::try_from(store.data_version().unwrap()).unwrap());
}

/// p50, p99, p99.9 and the longest.
fn quantiles(mut times: Vec<Duration>) -> [Duration; 4] {
    times.sort_unstable();
    [500, 990, 999, 1_000].map(|mille| times[(times.len() * mille / 1_000).min(times.len() - 1)])
}
