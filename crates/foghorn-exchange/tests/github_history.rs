//! A public page's real history, where the folder with it lies beside the project: nothing of it is kept here.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use foghorn_core::{Event, Status};
use foghorn_exchange::{Format, Lines, detect, foghorn_jsonl, statuspage_jsonl};

const HISTORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/github-status-incidents.jsonl");

#[test]
fn all_of_it_comes_in_and_every_incident_is_resolved() {
    if !Path::new(HISTORY).exists() {
        println!("skipped: no real history lies at ../shared/data/github-status-incidents.jsonl");
        return;
    }
    let mut first_bytes = vec![0; 4096];
    let read = std::io::Read::read(&mut File::open(HISTORY).unwrap(), &mut first_bytes).unwrap();
    assert_eq!(detect(&first_bytes[..read]), Some(Format::StatuspageJsonl));

    let (mut streams, mut references) = (BTreeSet::new(), BTreeSet::new());
    let (mut updates, mut promises, mut maintenance, mut flawed) = (0, 0, 0, 0);
    for line in Lines::new(BufReader::new(File::open(HISTORY).unwrap())) {
        let line = line.unwrap();
        let record = statuspage_jsonl::read_line(line.number, &line.text).unwrap();
        let entries = record.entries();
        let mut status = None;
        for entry in &entries {
            assert_eq!(entry.check(), Ok(()));
            assert_eq!(foghorn_jsonl::read_entry(1, &foghorn_jsonl::write_entry(entry)).as_ref(), Ok(entry));
            streams.insert(entry.header.stream.clone());
            match entry.said().unwrap().event {
                Event::Declared(declared) => {
                    status = Some(declared.status);
                    maintenance += usize::from(declared.kind == foghorn_core::Kind::Maintenance);
                    references.insert(declared.reference);
                }
                Event::HistoryImported(imported) => flawed += usize::from(!imported.flaws.is_empty()),
                Event::StatusChanged(changed) => status = Some(changed.status),
                Event::UpdateSent(sent) => {
                    updates += 1;
                    promises += usize::from(sent.update.promise.is_some());
                }
                other => panic!("unexpected {}", other.kind()),
            }
        }
        assert_eq!(status, Some(Status::Resolved), "{}", record.id);
    }
    assert_eq!((streams.len(), references.len(), updates, maintenance), (819, 819, 4_570, 18));
    assert_eq!((promises, flawed), (69, 29));
}
