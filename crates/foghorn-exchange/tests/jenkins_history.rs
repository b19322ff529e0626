//! A public page's real history in files, where the folder with it lies beside the project: nothing of it is kept here.

use std::path::Path;

use foghorn_core::{Event, Kind};
use foghorn_exchange::{Format, cstate, detect};

const HISTORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/jenkins-status");

#[test]
fn all_of_it_comes_in_and_what_ends_before_it_begins_is_marked() {
    let Ok(files) = std::fs::read_dir(Path::new(HISTORY)) else {
        println!("skipped: no real history lies at ../shared/data/jenkins-status");
        return;
    };
    let (mut all, mut planned, mut backwards, mut noted) = (0, 0, 0, 0);
    for file in files {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(detect(text.as_bytes()), Some(Format::CState), "{}", path.display());
        let page = cstate::read(&path.file_stem().unwrap().to_string_lossy(), &text)
            .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        all += 1;
        for entry in page.entries() {
            assert_eq!(entry.check(), Ok(()));
            match entry.said().unwrap().event {
                Event::Declared(declared) => planned += usize::from(declared.kind == Kind::Maintenance),
                Event::HistoryImported(imported) => {
                    backwards += usize::from(imported.flaws.iter().any(|flaw| flaw.contains(") before it begins (")));
                }
                Event::Noted(_) => noted += 1,
                Event::StatusChanged(_) | Event::UpdateSent(_) => {}
                other => panic!("unexpected {}", other.kind()),
            }
        }
    }
    assert_eq!((all, planned, backwards, noted), (297, 156, 8, 297));
}
