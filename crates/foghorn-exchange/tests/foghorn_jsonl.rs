//! The export of a log comes back as the same entries, and goes out again as the same bytes.

use foghorn_core::{ActId, At, AuthorId, Body, Entry, EntryId, Header, ReplicaId, StreamId};
use foghorn_exchange::foghorn_jsonl::{export_order, read_entry, write_entry};
use proptest::prelude::*;

fn entry(salt: &str, json: &str) -> Entry {
    let body = Body { salt: salt.to_owned(), json: json.to_owned() };
    let mut header = Header {
        id: EntryId::NONE,
        stream: StreamId::new("0198c0de-0000-7000-8000-000000000001"),
        replica: ReplicaId::new("0198c0de-0000-7000-8000-000000000002"),
        n: 1,
        prev: EntryId::NONE,
        act: ActId::new("0198c0de-0000-7000-8000-000000000003"),
        hlc: 1_795_266_300_000_000,
        recorded_at: At::from_timestamp_millis(1_795_266_300_250).unwrap_or_default(),
        happened_at: At::from_timestamp(1_795_266_300, 0).unwrap_or_default(),
        by: AuthorId::new("somebody"),
        kind: "noted".to_owned(),
        version: 1,
        body_hash: body.hash(),
    };
    header.id = header.seal();
    Entry { header, body: Some(body) }
}

fn note() -> Entry {
    entry("00112233445566778899aabbccddeeff", r#"{"event":{"note":"note","text":"Rolled back."}}"#)
}

fn fault(line: &str) -> String {
    read_entry(3, line).err().map(|fault| fault.to_string()).unwrap_or_default()
}

#[test]
fn a_line_names_its_fields_in_a_fixed_order() {
    insta::assert_snapshot!(write_entry(&note()), @r#"{"foghorn":1,"id":"2039839b0f77dfaff58497240040bef884bf2457a6aa166f433a1ddb238dea34","stream":"0198c0de-0000-7000-8000-000000000001","replica":"0198c0de-0000-7000-8000-000000000002","n":1,"prev":"0000000000000000000000000000000000000000000000000000000000000000","act":"0198c0de-0000-7000-8000-000000000003","hlc":1795266300000000,"recorded_at":"2026-11-21T13:05:00.250Z","happened_at":"2026-11-21T13:05:00Z","by":"somebody","kind":"noted","version":1,"body_hash":"568163167d610cb7998b037bdf75e72b7ed20c9f03ee10b628780a5ecc90d1ef","body":{"salt":"00112233445566778899aabbccddeeff","json":"{\"event\":{\"note\":\"note\",\"text\":\"Rolled back.\"}}"}}"#);
}

#[test]
fn an_expunged_entry_has_no_body_and_comes_back_without_one() {
    let expunged = Entry { body: None, ..note() };
    let line = write_entry(&expunged);
    assert!(!line.contains("\"body\":"));
    assert_eq!(read_entry(1, &line), Ok(expunged));
}

#[test]
fn an_altered_line_is_refused() {
    let line = write_entry(&note());
    assert_eq!(
        fault(&line.replace("Rolled back", "Rolled over")),
        "line 3: the entry was altered: its body does not match its header"
    );
    assert_eq!(
        fault(&line.replace("somebody", "somebodx")),
        "line 3: the entry was altered: its header does not match its id"
    );
}

#[test]
fn a_line_of_another_format_or_version_is_refused_with_what_to_do() {
    let line = write_entry(&note());
    let newer = "line 3: it is in version 2 of the format, and this Foghorn reads version 1; update Foghorn";
    assert_eq!(fault(&line.replace("\"foghorn\":1", "\"foghorn\":2")), newer);
    assert_eq!(fault(r#"{"foghorn":2,"signed":true}"#), newer);
    assert!(fault("{}").starts_with("line 3: it does not have the fields of this format: missing field"));
    assert!(fault("not JSON").starts_with("line 3: it is not proper JSON"));
    assert!(fault(&line.replacen('{', "{\"extra\":1,", 1)).contains("unknown field `extra`"));
}

#[test]
fn fields_that_no_foghorn_writes_are_refused() {
    let line = write_entry(&note());
    let refused = |from: &str, to: &str| fault(&line.replace(from, to));
    assert!(refused("\"n\":1", "\"n\":0").contains("its n is 0"));
    assert!(refused("\"noted\"", "\"\"").contains("its kind must be a name"));
    assert!(refused("somebody", "some\\u0000body").contains("its by must be a name"));
    assert!(refused("somebody", &"x".repeat(201)).contains("its by must be a name"));
    assert!(
        refused(".250Z", ".2501Z")
            .contains("its recorded_at must be an instant in UTC, written like 1970-01-01T00:00:00.000Z")
    );
    assert!(refused(".250Z", ".250+00:00").contains("its recorded_at must be"));
    assert!(refused("00112233", "0011223").contains("the salt of its body"));
    let no_object = write_entry(&entry("00112233445566778899aabbccddeeff", "[1]"));
    assert!(fault(&no_object).contains("its body is not a JSON object"));
    assert!(fault(&format!("{line}{}", " ".repeat(9 << 20))).contains("longer than 8 MiB"));
}

#[test]
fn an_export_goes_stream_by_stream_in_the_order_of_the_log() {
    let mut late = note();
    late.header.hlc += 1;
    let mut other = note();
    other.header.stream = StreamId::new("00000000-0000-7000-8000-000000000001");
    other.header.hlc += 2;
    let mut entries = [late.clone(), note(), other.clone()];
    entries.sort_by(|a, b| export_order(a).cmp(&export_order(b)));
    assert_eq!(entries, [other, note(), late]);
}

proptest! {
    #[test]
    fn what_goes_out_comes_back_as_the_same_bytes(
        text in "\\PC*|[\u{0}-\u{20}\u{2028}\"\\\\\u{1f4a5}]*",
        names in proptest::collection::vec("[!-~\u{e9}]{1,40}", 5),
        n in 1..=i64::MAX as u64,
        hlc in any::<i64>(),
        recorded in -2_000_000_000_000_i64..250_000_000_000_000,
        happened in -2_000_000_000_i64..250_000_000_000,
        version in any::<u32>(),
        prev in any::<[u8; 32]>(),
        gone in any::<bool>(),
    ) {
        let json = serde_json::json!({"event": {"text": text}}).to_string();
        let mut entry = entry("00112233445566778899AABBccddeeff", &json);
        entry.header.stream = StreamId::new(&*names[0]);
        entry.header.replica = ReplicaId::new(&*names[1]);
        entry.header.act = ActId::new(&*names[2]);
        entry.header.by = AuthorId::new(&*names[3]);
        entry.header.kind.clone_from(&names[4]);
        entry.header.n = n;
        entry.header.hlc = hlc;
        entry.header.version = version;
        entry.header.prev = EntryId(prev);
        entry.header.recorded_at = At::from_timestamp_millis(recorded).expect("in range");
        entry.header.happened_at = At::from_timestamp(happened, 0).expect("in range");
        entry.header.id = entry.header.seal();
        if gone {
            entry.body = None;
        }
        let line = write_entry(&entry);
        prop_assert!(!line.contains('\n'));
        let back = read_entry(1, &line);
        prop_assert_eq!(back.as_ref(), Ok(&entry));
        prop_assert_eq!(back.map(|entry| write_entry(&entry)), Ok(line));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..600, flip in any::<u8>()) {
        foghorn_exchange::detect(&bytes);
        let mut line = write_entry(&note()).into_bytes();
        let place = cut % line.len();
        line[place] ^= flip;
        for bytes in [bytes, line] {
            for line in foghorn_exchange::Lines::new(bytes.as_slice()).flatten() {
                let _ = read_entry(line.number, &line.text);
            }
        }
    }
}
