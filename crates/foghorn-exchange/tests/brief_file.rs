//! A `.foghorn` file: what is written is read back; what was altered, cut, or made to mislead is refused with its place.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what fails here is a failing test")]

use chrono::{DateTime, SubsecRound};
use foghorn_core::event::{Noted, RoleAssigned, Said, StatusChanged};
use foghorn_core::{
    ActId, At, AuthorId, Body, Entry, EntryId, Event, Header, NoteKind, ReplicaId, Role, Status, StreamId,
};
use foghorn_exchange::brief_file::{Head, HeadIncident, VERSION, WrittenDraft, read, write};
use foghorn_exchange::{LONGEST_LINE, LeftOut, redacted};

fn at(seconds: i64) -> At {
    DateTime::from_timestamp(1_795_269_900 + seconds, 0).unwrap()
}

/// A chain of one laptop's entries.
fn entries(author: Option<&str>, events: Vec<Event>) -> Vec<Entry> {
    let mut chain: Vec<Entry> = Vec::new();
    for (event, n) in events.into_iter().zip(1..) {
        let kind = event.kind().to_owned();
        let json = Said { author: author.map(str::to_owned), event }.encode();
        let body = Body { salt: format!("{n:032x}"), json };
        let mut header = Header {
            id: EntryId::NONE,
            stream: StreamId::from("incident"),
            replica: ReplicaId::from("laptop"),
            n,
            prev: chain.last().map_or(EntryId::NONE, |entry| entry.header.id),
            act: ActId::new(format!("act-{n}")),
            hlc: i64::try_from(n).unwrap(),
            recorded_at: at(0),
            happened_at: at(0),
            by: AuthorId::from("somebody"),
            kind,
            version: 1,
            body_hash: body.hash(),
        };
        header.id = header.seal();
        chain.push(Entry { header, body: Some(body) });
    }
    chain
}

fn some_entries() -> Vec<Entry> {
    let note = Noted::plain(NoteKind::Note, "rolled back\nthe gateway \u{1f4a5}");
    let role = RoleAssigned { role: Role::Scribe, person: Some("Cleo".to_owned()) };
    let status = StatusChanged { status: Status::Identified, reason: None };
    entries(Some("Ann"), vec![note.into(), role.into(), status.into()])
}

fn head() -> Head {
    Head {
        version: VERSION,
        made_at: at(60),
        made_by: Some("Ann".to_owned()),
        state_as_of: at(0),
        left_out: Vec::new(),
        incidents: vec![HeadIncident {
            stream: "incident".into(),
            reference: "INC-7".to_owned(),
            title: "Cards".to_owned(),
        }],
        entries: 0,
        drafts: 0,
    }
}

fn draft(version: u32) -> WrittenDraft {
    WrittenDraft {
        draft: "draft-1".into(),
        stream: "incident".into(),
        version,
        base: version - 1,
        saved_at: (at(30) + chrono::TimeDelta::milliseconds(250)).trunc_subsecs(3),
        json: r#"{"text":"We are on it."}"#.to_owned(),
    }
}

fn file() -> String {
    String::from_utf8(write(&head(), &some_entries(), &[draft(1), draft(2)])).unwrap()
}

/// What is wrong with it, a line each.
fn faults(text: &str) -> Vec<String> {
    read(text.as_bytes()).expect_err("it should be refused").iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_written_is_read_back() {
    let text = file();
    let read = read(text.as_bytes()).unwrap();
    assert_eq!((read.head.entries, read.head.drafts, text.lines().count()), (3, 2, 7));
    assert_eq!(read.incidents[&StreamId::from("incident")], some_entries());
    let drafts: Vec<_> = read.drafts.into_iter().collect();
    assert_eq!(drafts, [(5, draft(1)), (6, draft(2))]);
    assert_eq!(write(&read.head, &some_entries(), &[draft(1), draft(2)]), text.as_bytes(), "the same bytes again");
}

#[test]
fn a_file_that_was_cut_anywhere_is_refused() {
    let text = file();
    for end in 0..text.len() - 1 {
        if text.is_char_boundary(end) {
            assert!(read(&text.as_bytes()[..end]).is_err(), "cut behind {end} bytes");
        }
    }
    let head_and_two: String = text.lines().take(3).map(|line| format!("{line}\n")).collect();
    assert_eq!(
        faults(&head_and_two),
        ["line 3: the file ends here, 2 of 5 lines after its head and without its seal: a part of it is missing"]
    );
    assert!(read(text.trim_end().as_bytes()).is_ok(), "the last line's end is nothing that is missed");
}

#[test]
fn a_file_with_any_byte_altered_is_refused() {
    let text = file().into_bytes();
    for place in 0..text.len() - 1 {
        let mut altered = text.clone();
        altered[place] ^= 1;
        assert!(read(&altered).is_err(), "byte {place}");
    }
}

#[test]
fn each_fault_names_its_line() {
    let text = file();
    assert_eq!(
        faults(&text.replace("rolled back", "rolled out!")),
        ["line 2: the entry was altered: its body does not match its header"]
    );
    let lied = text.replace("We are on it.", "We are gone .");
    assert_eq!(
        faults(&lied),
        ["line 7: the file was altered after it was made: what stands before this line does not match its seal"]
    );
    assert_eq!(
        faults(&text.replace("\"version\":2", "\"version\":0"))[0],
        "line 6: its version must be 1 or more, and its base a version before it"
    );
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines.push("{}".to_owned());
    assert_eq!(faults(&lines.join("\n")), ["line 8: something follows behind the file's seal"]);
    lines.truncate(5);
    lines.push(lines[4].clone());
    lines.push(lines[4].clone());
    lines.push(lines[4].clone());
    assert_eq!(
        faults(&lines.join("\n")),
        ["line 7: the file's seal should stand here: more follows than its head says"]
    );
    assert_eq!(faults(""), ["line 1: the file is empty"]);
    assert!(faults("{\"foghorn-brief\":1}\n")[0].starts_with("line 1: it does not have the fields of this format"));
}

#[test]
fn a_newer_format_is_refused_with_advice() {
    let newer = file().replacen("\"foghorn-brief\":1", "\"foghorn-brief\":2,\"shape\":\"round\"", 1);
    assert_eq!(
        faults(&newer),
        ["line 1: it is in version 2 of the format, and this Foghorn reads version 1; update Foghorn"]
    );
}

#[test]
fn what_the_head_does_not_name_is_no_part_of_it() {
    let elsewhere = Head { incidents: Vec::new(), ..head() };
    let text = String::from_utf8(write(&elsewhere, &some_entries(), &[draft(1)])).unwrap();
    let said = faults(&text);
    assert_eq!(said.len(), 4);
    assert_eq!(said[0], "line 2: it belongs to an incident that the head does not name");
    assert_eq!(said[3], "line 5: its draft is about an incident that the head does not name");
}

#[test]
fn hostile_counts_and_endless_faults_cost_neither_memory_nor_time() {
    let text = file().replacen("\"entries\":3", &format!("\"entries\":{}", u64::MAX), 1);
    assert!(faults(&text)[0].starts_with("line 5: "), "a draft is no entry");
    let first = file().lines().next().unwrap().to_owned();
    let many = [first.as_bytes(), b"\n", &b"\xff\n".repeat(100_000)].concat();
    assert_eq!(read(&many).expect_err("no text").len(), 20);
    let mut bytes = file().lines().next().unwrap().as_bytes().to_vec();
    bytes.push(b'\n');
    bytes.extend(std::iter::repeat_n(b'x', LONGEST_LINE + 1));
    let said = read(&bytes).expect_err("too long");
    assert_eq!(said[0].to_string(), "line 2: it is longer than 8 MiB");
}

#[test]
fn what_is_left_out_loses_its_body_and_still_proves_itself() {
    let kinds = |left_out: &[LeftOut]| -> Vec<String> {
        let shared = some_entries().into_iter().map(|entry| redacted(entry, left_out));
        let shared: Vec<_> = shared.inspect(|entry| assert_eq!(entry.check(), Ok(()))).collect();
        let text = String::from_utf8(write(&head(), &shared, &[])).unwrap();
        assert!(read(text.as_bytes()).is_ok());
        if left_out.contains(&LeftOut::Names) {
            assert!(!text.replace(r#""made_by":"Ann""#, "").contains("Ann") && !text.contains("Cleo"), "{text}");
        }
        shared.into_iter().filter(|entry| entry.body.is_some()).map(|entry| entry.header.kind).collect()
    };
    assert_eq!(kinds(&[]), ["noted", "role-assigned", "status-changed"]);
    assert_eq!(kinds(&[LeftOut::Notes]), ["role-assigned", "status-changed"]);
    assert_eq!(kinds(&[LeftOut::Contacts, LeftOut::Drafts]), ["noted", "role-assigned", "status-changed"]);
    assert!(kinds(&[LeftOut::Names]).is_empty(), "each body says who wrote it");
    let nameless = entries(None, vec![StatusChanged { status: Status::Identified, reason: None }.into()]);
    assert!(redacted(nameless[0].clone(), &[LeftOut::Names]).body.is_some(), "nobody is named there");
    let tomorrow = entries(
        None,
        vec![Event::Unknown(foghorn_core::event::Unknown {
            kind: "flag-raised".to_owned(),
            json: r#"{"event":{"by":"Ann"}}"#.to_owned(),
        })],
    );
    assert!(redacted(tomorrow[0].clone(), &[LeftOut::Notes]).body.is_none(), "nobody can say what it holds");
}
