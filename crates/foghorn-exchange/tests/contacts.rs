//! Contacts in and out: tables and cards of other programs, faults with their places, and back to the same.

use foghorn_core::Span;
use foghorn_core::contacts::{Contact, Place, call_order};
use foghorn_exchange::contacts::{Draft, Read, contact_of, read_cards, read_table, write_cards, write_table};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn faults(read: &Read) -> Vec<String> {
    read.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_table_of_our_own_columns_is_read() {
    let read = read_table(
        b"name,groups,role,organisation,phone,email,zone,language,wait,contract,support,reviewed_on,note\n\
          Ada Byron,database:1; executives,Head of data,Acme,+44 20 7946 0000; +44 7700 900000,ada@acme.example,Europe/London,en,3m,,,2026-10-01,\"Prefers, calls\"\n",
    );
    assert_eq!(faults(&read), [""; 0]);
    let ada = &read.contacts[0];
    assert_eq!(ada.phones, ["+44 20 7946 0000", "+44 7700 900000"]);
    assert_eq!(ada.place("DATABASE"), Some(&Place { group: "database".to_owned(), order: Some(1) }));
    assert_eq!(ada.wait, Some(Span::minutes(3)));
    assert_eq!(ada.note, "Prefers, calls");
    assert!(!ada.is_stale("2026-12-30".parse().expect("a day")));
    assert!(ada.is_stale("2026-12-31".parse().expect("a day")), "more than 90 days");
}

#[test]
fn a_table_of_another_program_is_read_and_what_means_nothing_is_named() {
    let text = "\u{feff}First Name;Last Name;Company;E-mail 1 - Value;Phone 1 - Value;Phone 2 - Value;Labels;Order;Birthday\r\n\
                Bob;Ng;Acme;bob@acme.example;020 1;020 2;network;2;1 May\r\n;;;;;;;;\r\n";
    let read = read_table(text.as_bytes());
    assert_eq!(faults(&read), [""; 0]);
    assert_eq!(read.left_out, ["Birthday"]);
    let [bob] = read.contacts.as_slice() else { panic!("one contact: {read:?}") };
    assert_eq!((bob.name.as_str(), bob.phones.len(), bob.organisation.as_str()), ("Bob Ng", 2, "Acme"));
    assert_eq!(bob.groups, [Place { group: "network".to_owned(), order: Some(2) }]);
}

#[test]
fn every_fault_of_a_table_is_told_with_its_line() {
    let read = read_table(
        b"name,phone,email,zone,wait,reviewed_on,groups,language\n\
          Ada,call me,ada at acme,Mars/Base,soon,yesterday,database:first,klingon speech\n\
          ,1234,,,,,,\nBob,,,,,,,\nbob,,,,,,,\nEve,1,2,3,4,5,6,7,8,9\n",
    );
    let told = [
        "line 2: \u{201c}call me\u{201d} is no telephone number.",
        "line 2: \u{201c}ada at acme\u{201d} is no mail address.",
        "line 2: \u{201c}klingon speech\u{201d} is no language; write one like en or pt-BR.",
        "line 2: \u{201c}database:first\u{201d} names no place in a group; write database:1.",
        "line 2: \u{201c}soon\u{201d} is no time to wait; write one like 5m.",
        "line 2: \u{201c}Mars/Base\u{201d} is no zone; write one like Europe/Berlin.",
        "line 2: \u{201c}yesterday\u{201d} is no day; write one like 2026-10-01.",
        "line 3: There is no name.",
        "line 5: \u{201c}bob\u{201d} stands in line 4 already; one contact a name.",
        "line 6: It has 10 cells, and there are 8 columns.",
    ];
    assert_eq!(faults(&read), told);
}

#[test]
fn a_file_that_is_no_table_and_no_text_is_refused_with_its_place() {
    assert_eq!(
        faults(&read_table(b"a,b\n1,2\n")),
        ["line 1: No column is called name; the first line must name the columns."]
    );
    assert_eq!(faults(&read_table(b"name\nAda\n\xff\n")), ["line 3: This line is not UTF-8; save the file as UTF-8."]);
    assert!(!read_cards(b"name\nAda\n").faults.is_empty());
    assert!(!read_cards(b"").faults.is_empty());
    assert!(!read_cards(b"BEGIN:VCARD\r\nFN:Ada\r\n").faults.is_empty(), "cut off");
}

#[test]
fn cards_of_other_programs_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Byron;Ada;;;\r\nORG:Acme;Data\r\nTITLE:Head of data\r\n\
        TEL;TYPE=work,voice:+44 20 7946 0000\r\nEMAIL;TYPE=INTERNET:ada@acme.example\r\nBDAY:1990-01-01\r\n\
        TZ:+02:00\r\nCATEGORIES:database,executives,Team: Data\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bob Ng\r\nTEL;VALUE=uri:tel:+1-555-0100\r\nTZ:Europe/Berlin\r\nNOTE:On call\\nodd weeks\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB\r\nTEL;CELL:12345\r\nEND:VCARD\r\n";
    let read = read_cards(text.as_bytes());
    assert_eq!(faults(&read), [""; 0]);
    assert_eq!(read.left_out, ["BDAY"]);
    let [ada, bob, zoe] = read.contacts.as_slice() else { panic!("three: {read:?}") };
    assert_eq!((ada.name.as_str(), ada.organisation.as_str(), ada.phones.len()), ("Ada Byron", "Acme", 1));
    assert_eq!(ada.zone.map(|zone| zone.name()), Some("Etc/GMT-2"), "two hours before Greenwich");
    assert!(ada.place("executives").is_some());
    assert!(ada.place("Team Data").is_some(), "a colon would name a place in the group: {ada:?}");
    assert_eq!((bob.phones[0].as_str(), bob.note.as_str()), ("+1-555-0100", "On call\nodd weeks"));
    assert_eq!(zoe.name, "Zo\u{eb}");
}

#[test]
fn the_call_scheme_of_a_group_rings_those_with_a_place_in_its_order() {
    let read = read_table(b"name,groups\nCy,database\nBo,database:2\nAl,Database:1\nDi,network:1\nAb,database:2\n");
    let order: Vec<_> = call_order(&read.contacts, "database").iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(order, ["Al", "Ab", "Bo"]);
}

#[test]
fn a_spreadsheet_runs_nothing_of_it() {
    let contact =
        contact_of(Draft { name: "=HYPERLINK(\"x\")".to_owned(), phones: "+44 20 1".to_owned(), ..Draft::default() });
    let table = write_table(&[contact.expect("a contact")]);
    assert!(table.contains("\"'=HYPERLINK") && table.contains(",+44 20 1,"), "{table}");
}

fn word() -> impl Strategy<Value = String> {
    // Letters of every sort, and what CSV, vCard and spreadsheets take for signs of their own.
    "[=+@'-]?[A-Za-z\u{e4}\u{5d0}\u{1f600}\",:\\\\.<>&-]{1,8}( [a-z,\"'\\\\]{1,6})?"
        .prop_map(|text| text.trim().to_owned())
}

fn contact() -> impl Strategy<Value = Contact> {
    let group = ("[a-z]{1,6}( [a-z]{1,4})?", option::of(1_u32..9)).prop_map(|(group, order)| Place { group, order });
    let fields =
        (word(), option::of(word()), option::of(word()), option::of(word()), option::of(word()), option::of(word()));
    let places = vec(group, 0..3).prop_map(|mut places: Vec<Place>| {
        places.dedup_by(|one, other| one.group == other.group);
        if places.len() == 2 && places[0].group == places[1].group {
            places.truncate(1)
        }
        places
    });
    let numbers = (vec("[+]?[0-9]{2,9}( [0-9]{2})?", 0..3), vec("[a-z]{1,5}@[a-z]{1,5}\\.example", 0..3));
    let rest = (
        option::of(select(vec![chrono_tz::Europe::Berlin, chrono_tz::America::Lima])),
        option::of(1_u32..86_400),
        option::of((2000_i32..2100, 1_u32..13, 1_u32..29)),
        select(vec!["", "en", "pt-BR"]),
    );
    (fields, places, numbers, rest).prop_map(|(fields, groups, (phones, emails), (zone, wait, day, language))| {
        Contact {
            name: fields.0,
            groups,
            role: fields.1.unwrap_or_default(),
            organisation: fields.2.unwrap_or_default(),
            phones,
            emails,
            zone,
            language: language.to_owned(),
            wait: wait.map(Span::seconds),
            contract: fields.3.unwrap_or_default(),
            support: fields.4.unwrap_or_default(),
            reviewed_on: day.and_then(|(year, month, day)| chrono::NaiveDate::from_ymd_opt(year, month, day)),
            note: fields.5.unwrap_or_default(),
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(contact in contact()) {
        prop_assume!(!contact.name.is_empty());
        let contacts = vec![contact];
        let table = read_table(write_table(&contacts).as_bytes());
        prop_assert_eq!(&table.contacts, &contacts, "{:?}", table.faults);
        let cards = read_cards(write_cards(&contacts).as_bytes());
        prop_assert_eq!(&cards.contacts, &contacts, "{:?} of {}", cards.faults, write_cards(&contacts));
    }

    #[test]
    fn no_file_makes_reading_fail(bytes in vec(any::<u8>(), 0..300), text in "(BEGIN:VCARD\r\n)?[ -~\r\n]{0,200}(END:VCARD)?") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let _ = read_table(bytes);
            let _ = read_cards(bytes);
        }
    }
}

#[test]
fn a_quotation_mark_that_nobody_closes_is_a_fault_and_swallows_nobody() {
    let read = read_table(b"name,phone,note\nAda,+49 1234,\"night only\nBob,+49 5678,x\n");
    assert!(read.contacts.is_empty());
    assert_eq!((read.faults.len(), read.faults[0].line), (1, 2), "{:?}", read.faults);
    assert!(read_table(b"name,note\nAda,\"two\nlines\"\n").faults.is_empty());
}

#[test]
fn what_stands_twice_is_kept_once_and_other_address_books_lists_are_read() {
    let read =
        read_table(b"name,phone,mobile,labels\nAda,+49 30 1234,+49 30 1234 ::: +49 5678,Work ::: * myContacts\n");
    assert_eq!(read.faults.len(), 0, "{:?}", read.faults);
    assert_eq!(read.contacts[0].phones, ["+49 30 1234", "+49 5678"]);
    let groups: Vec<_> = read.contacts[0].groups.iter().map(|place| place.group.as_str()).collect();
    assert_eq!(groups, ["Work", "myContacts"]);
}
